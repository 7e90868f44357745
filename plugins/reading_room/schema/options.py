"""The plugin's options. Enters: nothing. Leaves: every key under ``reading-room`` in mkdocs.yml."""

from __future__ import annotations

from reading_room.schema.keys import Key, Keys
from reading_room.schema.kinds import (
    ADDRESS,
    BACKEND_KIND,
    CHOICE,
    COUNT,
    LANGUAGE,
    LEVELS,
    PARTIAL,
    PATH,
    PLACE,
    WORDS,
    YES,
)

TIMEZONE = Key("timezone", WORDS, "The time zone (an IANA name) of dates that name none; days "
               "begin in it.", "Europe/London", default="Europe/London")  # fmt: skip
LANGUAGE_KEY = Key("language", LANGUAGE, "The language of the site, and of the words that its "
                   "pages add to yours.", "cy", default="en-GB")  # fmt: skip
AS_OF = Key("as_of", PARTIAL, "The day of the build: what is dated later is held back.",
            '"2026-01-31"', default_says="today")  # fmt: skip
SMART = Key("smart", YES, "Do quotation marks, dashes and dots become those of the text's "
            "language?", "false", default=True)  # fmt: skip
FEED_AUTHORITY = Key("feed_authority", WORDS, "Who gives ids to feed entries, and since when: a "
                     "domain that was yours on 1 January of that year.", "example.org,2026",
                     default_says="the pages' addresses")  # fmt: skip
FEED_ENTRIES = Key("feed_entries", COUNT, "How many entries a feed of posts and lists has at the "
                   "most; the feed of a reading list has all of its works.", "50",
                   default=20)  # fmt: skip
WEBSUB = Key("websub", ADDRESS, "The WebSub hub that feeds name, so that readers of feeds hear of "
             "something new at once.", "https://hub.example/", default_says="none")  # fmt: skip
EMAIL_FORM = Key("email_form", ADDRESS, "Where a form on the page of all feeds sends the e-mail "
                 "address of a reader who would rather have e-mail: the address that a service "
                 "gives for its forms.", "https://letters.example/subscribe/reading-room",
                 default_says="no form")  # fmt: skip
EMAIL_FIELD = Key("email_field", WORDS, "What that service calls the field of the e-mail address.",
                  "EMAIL", default="email")  # fmt: skip
WAYS = ("email", "bluesky", "facebook", "linkedin", "mastodon", "whatsapp")
SHARE = Key("share", WORDS, "The links by which readers tell others of a post or list: any of "
            f"{', '.join(WAYS)}, with commas between them; nothing (`\"\"`): there are none.",
            "email, mastodon", default="email, bluesky, linkedin, whatsapp")  # fmt: skip
PAGE_SIZE = Key("page_size", COUNT, "How many posts a page of the index shows.", "50", default=20)
HOME = Key("home", YES, "Is the home page an overview of what is new, which docs/index.md "
           "introduces? If not, docs/index.md is a page like any other.", "false",
           default=True)  # fmt: skip
POSTS = Key("posts", PLACE, "Where posts are: what their addresses begin with.", "blog",
            default="posts")  # fmt: skip
LISTS = Key("reading_lists", PLACE, "Where reading lists are.", "lists", default="reading-lists")
PEOPLE = Key("people", PLACE, "Where people are.", "authors", default="people")
TOPICS = Key("topics", PLACE, "Where topics are.", "tags", default="topics")
SERIES = Key("series", PLACE, "Where series are.", "courses", default="series")
ARCHIVE = Key("archive", PLACE, "Where posts by year are.", "years", default="archive")
EASY_READ = Key("easy_read", PLACE, "Where the page of all Easy Read editions is; each edition is "
                "under the same name below its post.", "easy", default="easy-read")  # fmt: skip
GLOSSARY = Key("glossary", PLACE, "Where the glossary is.", "words", default="glossary")
SEARCH = Key("search", PLACE, "Where the search is; `false`: no index is made.", "find",
             default="search")  # fmt: skip
SUBSCRIBE = Key("subscribe", PLACE, "Where the page of all feeds is.", "feeds", default="subscribe")
ACCESSIBILITY = Key("accessibility", PLACE, "Where the accessibility statement is.",
                    "about/accessibility", default="accessibility")  # fmt: skip
READING_SETTINGS = Key("reading_settings", PLACE, "Where readers choose how pages look, in a site "
                       "with the theme reading-room.", "reading",
                       default="reading-settings")  # fmt: skip
POSTS_DIR = Key("posts_dir", PATH, "The folder of posts, beside mkdocs.yml.", "blog",
                default="posts")  # fmt: skip
LISTS_DIR = Key("lists_dir", PATH, "The folder of reading lists, beside mkdocs.yml.", "lists",
                default="reading_lists")  # fmt: skip
LOCALE_DIR = Key("locale_dir", PATH, "A folder of the site's own catalogues of words, beside "
                 "mkdocs.yml: see translating.md.", "locale",
                 default_says="the plugin's own alone")  # fmt: skip
COMMENTS_TO = Key("comments_to", WORDS, "Where readers send comments: the address of a form "
                  "service (https), for which pages have a form, or an e-mail address. Without it, "
                  "no page asks for comments.", "https://forms.example.org/comments",
                  default_says="nowhere")  # fmt: skip
SUGGESTIONS_TO = Key("suggestions_to", WORDS, "Where they suggest works for a reading list: the "
                     "same.", "editors@example.org", default_says="nowhere")  # fmt: skip
CARDS = Key("cards", YES, "Is a picture (a card) drawn for each post and list, for other sites to "
            "show with a link to it? See pictures.md.", "true", default=False)  # fmt: skip
CARD_FONTS = Key("card_fonts", PATH, "A folder of fonts, beside mkdocs.yml, for letters that those "
                 "of cards do not have.", "fonts", default_says="none")  # fmt: skip
PICTURE_SIZES = Key("picture_sizes", YES, "Are smaller versions made of the picture at the top of "
                    "a post, for phones?", "true", default=False)  # fmt: skip
TIMEGATE = Key("timegate", ADDRESS, "The archive in which `reading-room links archive` looks for "
               "copies: its TimeGate, to which an address can be added.",
               "https://web.archive.org/web/",
               default="https://web.archive.org/web/")  # fmt: skip
DOI_RESOLVER = Key("doi_resolver", ADDRESS, "Where `reading-room links` looks DOIs up, and "
                   "`reading-room add` asks what they stand for: a resolver, to whose address a "
                   "DOI can be added.", "https://doi.org/",
                   default="https://doi.org/")  # fmt: skip
ISBN_SERVICE = Key("isbn_service", ADDRESS, "Where `reading-room add` asks for an ISBN: Open "
                   "Library, or what answers as it does.", "https://openlibrary.example/?isbn=",
                   default="https://openlibrary.org/api/books?format=json&jscmd=data"
                   "&bibkeys=ISBN:")  # fmt: skip
ARXIV_SERVICE = Key("arxiv_service", ADDRESS, "Where it asks for a work on arXiv.",
                    "https://arxiv.example/query?id_list=",
                    default="https://export.arxiv.org/api/query?max_results=1"
                    "&id_list=")  # fmt: skip
PMID_SERVICE = Key("pmid_service", ADDRESS, "Where it asks for a number of PubMed.",
                   "https://pubmed.example/?format=csl&id=",
                   default="https://api.ncbi.nlm.nih.gov/lit/ctxp/v1/pubmed/?format=csl"
                   "&id=")  # fmt: skip
CMS = Key("cms", YES, "Is there a web editor at `/admin/`? See web-editor.md.", "true",
          default=False)  # fmt: skip
HOST = Key("name", CHOICE, "What the git host runs; `gitea` is Forgejo and Codeberg, too.",
           "gitlab", options=("github", "gitlab", "gitea"))  # fmt: skip
REPOSITORY = Key("repo", WORDS, "The owner and the name of the repository.", "example/reading")
BRANCH = Key("branch", WORDS, "The branch that is published.", "main")
BASE_URL = Key("base_url", ADDRESS, "Where the host is, or the service by which editors sign in.",
               "https://git.example.org")  # fmt: skip
API_ROOT = Key("api_root", ADDRESS, "Where its API is.", "https://git.example.org/api/v1")
AUTH_ENDPOINT = Key("auth_endpoint", WORDS, "The path at which editors sign in.", "oauth/authorize")
APP_ID = Key("app_id", WORDS, "The id of the OAuth application that the host knows the editor by.",
             "2ef4c1d0")  # fmt: skip
BACKEND = Keys(
    "backend",
    "The git host of the web editor",
    "Where the web editor finds and puts files, in Sveltia CMS's own words.",
    (HOST, REPOSITORY, BRANCH, BASE_URL, API_ROOT, AUTH_ENDPOINT, APP_ID),
)
CMS_BACKEND = Key("cms_backend", BACKEND_KIND, "The git host that the web editor works with, where "
                  "`repo_url` does not say it.",
                  "{name: gitea, repo: example/reading, base_url: https://git.example.org}",
                  parts=BACKEND)  # fmt: skip
RULES_KEY = Key("rules", LEVELS, "The level of rules in this site: `error`, `advice` or `off`.",
                "{abbreviation-unknown: error, sentence-long: off}")  # fmt: skip

CACHE = Key("cache", YES, "Is what a build made kept in your cache folder for the next one? "
            "`reading-room build --no-cache` leaves the cache alone once.", "false",
            default=True)  # fmt: skip

OPTIONS = Keys(
    "option",
    "An option",
    "What mkdocs.yml may say under reading-room.",
    (
        TIMEZONE, LANGUAGE_KEY, AS_OF, SMART, FEED_AUTHORITY, FEED_ENTRIES, WEBSUB, EMAIL_FORM,
        EMAIL_FIELD, SHARE, PAGE_SIZE, HOME,
        POSTS, LISTS, PEOPLE, TOPICS, SERIES, ARCHIVE, EASY_READ, GLOSSARY, SEARCH, SUBSCRIBE,
        ACCESSIBILITY, READING_SETTINGS, POSTS_DIR, LISTS_DIR, LOCALE_DIR, COMMENTS_TO,
        SUGGESTIONS_TO, CARDS, CARD_FONTS, PICTURE_SIZES, TIMEGATE, DOI_RESOLVER, ISBN_SERVICE,
        ARXIV_SERVICE, PMID_SERVICE, CMS, CMS_BACKEND, CACHE, RULES_KEY,
    ),
)  # fmt: skip
