import os

AUTHOR = "Example Author"
SITENAME = "Old"
SITEURL = "https://old.example"
PATH = "content"
DEFAULT_LANG = "en"
TIMEZONE = "Europe/London"
ARTICLE_URL = "posts/{date:%Y}/{slug}.html"
STATIC_PATHS = ["images"]
HOME = os.environ.get("HOME")
