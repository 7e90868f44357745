import time

BLOG_AUTHOR = "Example Author"
BLOG_TITLE = "Old"
SITE_URL = "https://old.example/"
DEFAULT_LANG = "en"
TRANSLATIONS = {"en": "", "cy": "./cy"}
TIMEZONE = "Europe/London"
POSTS = (
    ("posts/*.rst", "blog", "post.tmpl"),
    ("posts/*.txt", "blog", "post.tmpl"),
    ("posts/*.md", "blog", "post.tmpl"),
    ("posts/*.html", "blog", "post.tmpl"),
    ("posts/*.ipynb", "blog", "post.tmpl"),
)
PAGES = (("pages/*.md", "", "page.tmpl"),)
PRETTY_URLS = True
NOW = time.time()
