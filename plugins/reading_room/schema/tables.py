"""People, topics, series, the glossary and comments. Enters: nothing. Leaves: every key of them."""

from __future__ import annotations

from reading_room.schema.keys import Key, Keys
from reading_room.schema.kinds import (
    ADDRESS,
    FEDIVERSE,
    IMAGE,
    OWN_NAME,
    PARTIAL,
    PHRASES,
    REF,
    REFS,
    SLUG,
    TEXT,
    WORDS,
)
from reading_room.schema.posts import IMAGE_KEYS

_SUMMARY = ("abstract", "summary")
PERSON_NAME = Key("name", OWN_NAME, "The name as it is shown, in any form but an id.", "Alex Fox",
                  required=True)  # fmt: skip
PERSON_DESCRIPTION = Key("description", WORDS, "Who they are, in a sentence.",
                         "Wrote for the In Control blog.",
                         also=(*_SUMMARY, "about", "bio", "biography"))  # fmt: skip
PERSON_SHORT = Key(
    "short",
    WORDS,
    "What an organisation is called for short. Citations say it, and the search finds it.",
    "ADASS",
    also=("abbreviation", "acronym"),
)
PERSON_URL = Key(
    "url",
    ADDRESS,
    "Their own page elsewhere.",
    "https://www.example.org/alex-fox",
    also=("homepage", "web", "website"),
)
PERSON_FEDIVERSE = Key("fediverse", FEDIVERSE, "Their account there, which Mastodon names beside "
                       "links to what they wrote.", '"@alex@social.example"',
                       also=("mastodon",))  # fmt: skip
PICTURE = Key("picture", IMAGE, "A picture of them, by its path from docs/: `src`, `alt`.",
              "{src: images/alex.jpg, alt: Alex Fox at a desk}", parts=IMAGE_KEYS,
              also=("avatar", "image", "photo"))  # fmt: skip
PERSON = Keys("person", "A person", "Somebody who has a page.",
              (PERSON_NAME, PERSON_DESCRIPTION, PERSON_URL, PERSON_FEDIVERSE,
               PICTURE, PERSON_SHORT))  # fmt: skip

_TITLES = ("name", "heading", "work-title")
TOPIC_TITLE = Key("title", WORDS, "What the topic is called.", "Direct payments", required=True,
                  also=_TITLES)  # fmt: skip
TOPIC_DESCRIPTION = Key("description", WORDS, "What it covers, in a sentence.",
                        "Money instead of a service.", also=_SUMMARY)  # fmt: skip
TOPIC = Keys("topic", "A topic", "What posts, lists and works are about.",
             (TOPIC_TITLE, TOPIC_DESCRIPTION))  # fmt: skip

SERIES_TITLE = Key("title", WORDS, "What the series is called.", "Putting People First",
                   required=True, also=_TITLES)  # fmt: skip
SERIES_DESCRIPTION = Key("description", WORDS, "What it is about, in a sentence.",
                         "What a programme changed.", also=_SUMMARY)  # fmt: skip
SERIES_ORDER = Key("order", REFS, "The posts in their order, each by its slug; without it, the "
                   "oldest is first.", "[making-it-real, plain-words]")  # fmt: skip
SERIES = Keys("series", "A series", "Posts that belong together.",
              (SERIES_TITLE, SERIES_DESCRIPTION, SERIES_ORDER))  # fmt: skip

TERM_TERM = Key("term", WORDS, "The word or abbreviation.", "Personal budget", required=True)
DEFINITION = Key("definition", WORDS, "What it means, in plain English.", "The money that …",
                 required=True, also=("meaning",))  # fmt: skip
ALSO = Key("also", PHRASES, "Every other way in which it is written.", "[personal budgets]")
EASY = Key("easy", WORDS, "What it means, in Easy Read.", "How much money you can spend.",
           is_noun=False)  # fmt: skip
TERM = Keys("term", "A term", "A word of the glossary.", (TERM_TERM, DEFINITION, ALSO, EASY))

COMMENT_ID = Key("id", SLUG, "Its name in this file, by which others reply to it.", "c1",
                 required=True)  # fmt: skip
COMMENT_NAME = Key(
    "name", WORDS, "Who wrote it.", "Jo", required=True, also=("author", "by", "writer")
)
COMMENT_DATE = Key("date", PARTIAL, "When it was written, as far as is known.", "2014-02-03",
                   also=("published", "year"), is_noun=True)  # fmt: skip
COMMENT_TEXT = Key("text", TEXT, "Plain words, in paragraphs.", "What Jo wrote", required=True,
                   also=("body", "comment", "content", "message"), counted=False)  # fmt: skip
REPLY_TO = Key(
    "reply_to", REF, "The id of a comment above it.", "c1", also=("in_reply_to", "parent", "reply")
)
COMMENT_PERSON = Key("person", REF, "An id of people.yml, set by an editor only.", "alex-fox")
COMMENT = Keys(
    "comment",
    "A comment",
    "What a reader said under a post or a list.",
    (COMMENT_ID, COMMENT_NAME, COMMENT_DATE, COMMENT_TEXT, REPLY_TO, COMMENT_PERSON),
)
