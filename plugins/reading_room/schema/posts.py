"""Posts and their Easy Read editions. Enters: nothing. Leaves: every key of their front matter."""

from __future__ import annotations

from reading_room.rules import CONTENT
from reading_room.schema.items import TOPICS_ELSEWHERE
from reading_room.schema.keys import Key, Keys, Kind
from reading_room.schema.kinds import (
    ADDRESS,
    ALIASES,
    ALT,
    DAY,
    IMAGE,
    LANGUAGE,
    MOMENT,
    NAME,
    NAMES,
    PARTIAL,
    PATH,
    RECORDING,
    REF,
    REFS,
    RULES,
    SLUG,
    WORDS,
    YES,
)
from reading_room.values import COMMENT_STATES, CommentState

SRC = Key("src", PATH, "The file of the picture.", "images/photo.jpg", required=True, counted=False,
          read_as=("path", "url", "file"))  # fmt: skip
ALT_KEY = Key("alt", ALT, 'What it shows, for people who cannot see it; "" if it only decorates.',
          "What it shows", required=True, counted=False,
              read_as=("alt_text", "alttext"))  # fmt: skip
CAPTION = Key("caption", WORDS, "The words below it.", "At the meeting", is_noun=False)
IMAGE_KEYS = Keys("image", "An image", "A picture.", (SRC, ALT_KEY, CAPTION), from_elsewhere=True)

TITLE = Key("title", WORDS, "The title.", "Choice and control", required=True,
            also=("name", "heading", "work-title"))  # fmt: skip
DATE = Key("date", MOMENT, "The day, or the day and the time; until then a post is held back.",
           "2014-01-31", required=True, also=("published", "year"), is_noun=True,
           read_as=("created", "pubdate", "published"))  # fmt: skip
AUTHORS = Key("authors", NAMES, "Who wrote it.", "[alex-fox, Miro Griffiths]",
              also=("by", "writer"), is_noun=False,
              read_as=("author",))  # fmt: skip
TOPICS = Key("topics", REFS, "What it is about: ids of topics.yml, or without that file any words.",
             "[direct-payments, care-act]", also=("keywords", "tags"),
             read_as=TOPICS_ELSEWHERE)  # fmt: skip
DESCRIPTION = Key("description", WORDS, "One or two sentences for listings, feeds and previews.",
                  "Who decides, and who pays.", also=("abstract", "summary"),
                  read_as=("excerpt", "summary"))  # fmt: skip
UPDATED = Key("updated", MOMENT, "When the text last changed.", "2014-03-01",
              read_as=("last_modified_at", "last_updated", "lastmod", "modified"))  # fmt: skip
PAGE_AUTHOR = Key("page_author", NAME, "Who looks after the page, where that is not the author.",
                  "Laura Bimpson")  # fmt: skip
SERIES = Key("series", REF, "The series that it is part of: an id, or words, of which its address "
             "is made.",
             "putting-people-first")  # fmt: skip
IMAGE_KEY = Key("image", IMAGE, "A picture for the top of the post and for previews: `src`, `alt`, "
                "`caption`.", "{src: images/photo.jpg, alt: What it shows}",
                parts=IMAGE_KEYS)  # fmt: skip
AUDIO = Key("audio", RECORDING, "A recording of the post: a file beside it, or an address.",
            "talk.mp3")  # fmt: skip
DRAFT = Key("draft", YES, "Is it kept out of the site?", "true",
            filled="Write draft: true, or take the line out.")  # fmt: skip
REVIEW_BY = Key("review_by", DAY, "The day by which to look at it again.", "2015-01-31")
WITHDRAWN = Key("withdrawn", WORDS, "Why it is no longer shown; its address stays, and says so.",
                "The figures were wrong.", is_noun=False,
                filled="Say why: withdrawn: The figures were wrong. Or take the line out.",
                )  # fmt: skip
_STATE: Kind[CommentState] = Kind("choice", "one of a few words", "closed", {"type": "string"})
COMMENTS = Key("comments", _STATE, "Can readers comment, could they, or is nothing of it shown?",
               "open", options=COMMENT_STATES,
               values_read_as=(
                   ("true", "open"), ("yes", "open"), ("false", "off"), ("no", "off"),
               ))  # fmt: skip
ALIASES_KEY = Key("aliases", ALIASES, "Old addresses of this site that lead here.",
                  "[/2014/care-act/]", read_as=("permalink", "redirect_from"))  # fmt: skip
SLUG_KEY = Key("slug", SLUG, "Another address than the file's name gives.", "the-care-act")
LANGUAGE_KEY = Key("language", LANGUAGE, "The language, where it is not the site's.", "cy",
                   read_as=("lang",))  # fmt: skip
CANONICAL_URL = Key("canonical_url", ADDRESS, "Where it was first published.",
                    "https://www.example.org/the-care-act")  # fmt: skip
ALLOW = Key("allow", RULES, "Rules of content that this file need not keep.", "[words-capitals]",
            options=tuple(sorted(CONTENT)))  # fmt: skip

POST = Keys(
    "post",
    "A post",
    "The front matter of a post.",
    (
        TITLE, DATE, AUTHORS, TOPICS, DESCRIPTION, UPDATED, PAGE_AUTHOR, SERIES, IMAGE_KEY, AUDIO,
        DRAFT, REVIEW_BY, WITHDRAWN, COMMENTS, ALIASES_KEY, SLUG_KEY, LANGUAGE_KEY, CANONICAL_URL,
        ALLOW,
    ),
    from_elsewhere=True,
)  # fmt: skip

EASY_READ_TITLE = Key("title", WORDS, "The title, in Easy Read.", "What a direct payment is",
                      required=True, also=TITLE.also)  # fmt: skip
CHECKED_BY = Key("checked_by", WORDS, "Who checked it.", "The editors", is_noun=False)
CHECKED_ON = Key("checked_on", PARTIAL, "When somebody checked it.", "2014-03")
PICTURES = Key("pictures", WORDS, "Whose the pictures are.",
               "The pictures were drawn for this site.", is_noun=False)  # fmt: skip
EASY_READ = Keys(
    "easy-read",
    "An Easy Read edition",
    "The front matter of the Easy Read edition of a post.",
    (EASY_READ_TITLE, CHECKED_BY, CHECKED_ON, PICTURES, ALLOW),
)
