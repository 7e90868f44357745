"""The generated posts and lists in Pelican, in the plainest of the themes that come with it."""

SITENAME = "A generated reading room"
SITEURL = "https://example.org"
TIMEZONE = "Europe/London"
DEFAULT_LANG = "en"
THEME = "simple"
PATH = "content"
ARTICLE_PATHS = ["posts"]
PAGE_PATHS = ["reading-lists"]
USE_FOLDER_AS_CATEGORY = False
DEFAULT_PAGINATION = 20
ARTICLE_URL = "posts/{slug}/"
ARTICLE_SAVE_AS = "posts/{slug}/index.html"
YEAR_ARCHIVE_SAVE_AS = "archive/{date:%Y}/index.html"
FEED_ALL_ATOM = None
FEED_ALL_RSS = "feed.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
RSS_FEED_SUMMARY_ONLY = False
