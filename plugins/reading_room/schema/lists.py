"""Reading lists. Enters: nothing. Leaves: every key of a list, a section, and a list's source."""

from __future__ import annotations

from reading_room.schema import posts
from reading_room.schema.items import ITEM
from reading_room.schema.keys import Key, Keys
from reading_room.schema.kinds import (
    ADDRESS,
    LANGUAGE,
    MAPPING,
    MAPPINGS,
    MARKDOWN,
    MOMENT,
    NAMES,
    PARTIAL,
    SLUG,
    WORDS,
)

SOURCE_TITLE = Key("title", WORDS, "The title of the list there.", "Ten pieces from a winter",
                   also=("name", "heading", "work-title"))  # fmt: skip
SOURCE_CONTAINER = Key("container-title", WORDS, "The blog, journal or site in which it appeared.",
                       "Think Local Act Personal",
                       also=("blog", "journal", "source", "website"))  # fmt: skip
SOURCE_ISSUED = Key("issued", PARTIAL, "When it appeared.", "2014-02",
                    also=("date", "pubdate", "published", "year"))  # fmt: skip
SOURCE_URL = Key("URL", ADDRESS, "Where it is.", "https://www.example.org/list", also=("url",))
SOURCE = Keys("source", "A source", "Where others first published the list.",
              (SOURCE_TITLE, SOURCE_CONTAINER, SOURCE_ISSUED, SOURCE_URL))  # fmt: skip

TITLE = Key("title", WORDS, "The title.", "What future for personalisation?", required=True,
            also=posts.TITLE.also)  # fmt: skip
DATE = Key("date", MOMENT, "The day, or the day and the time; until then a list is held back.",
           "2014-02-14", required=True, also=posts.DATE.also, is_noun=True,
           read_as=posts.DATE.read_as)  # fmt: skip
SOURCE_KEY = Key("source", MAPPING, "Where others first published the list: `title`, "
                 "`container-title`, `issued`, `URL`.", "{title: Ten pieces from a winter}",
                 parts=SOURCE, is_noun=True)  # fmt: skip
CURATORS = Key("curators", NAMES, "Who chose the works.", "[alex-fox]", also=("by",), is_noun=False)
INTRO = Key("intro", MARKDOWN, "What comes before the works, in Markdown.", "Ten pieces to read.")
OUTRO = Key("outro", MARKDOWN, "What comes after the works, in Markdown.", "There is more to come.")
LANGUAGE_KEY = Key("language", LANGUAGE, "The language of the list's own words, where it is not "
                   "the site's; a work has its own `language`.", "cy",
                   read_as=posts.LANGUAGE_KEY.read_as)  # fmt: skip
_ONE = "{id: routledge-2014, title: Personalisation – give up or move on}"
_WORKS = ("books", "entries", "links", "list", "pieces", "readings", "references", "works")
ITEMS = Key("items", MAPPINGS, "The works, in their order.", f"[{_ONE}]", also=_WORKS,
            parts=ITEM)  # fmt: skip

SECTION_ID = Key("id", SLUG, "The address of the section on the page of the list.", "the-case-for",
                 required=True)  # fmt: skip
SECTION_TITLE = Key("title", WORDS, "Its heading.", "The case for", required=True,
                    also=posts.TITLE.also)  # fmt: skip
SECTION_ITEMS = Key("items", MAPPINGS, ITEMS.about, ITEMS.example, also=_WORKS, parts=ITEM,
                    counted=False)  # fmt: skip
SECTION = Keys("section", "A section", "A part of a reading list.",
               (SECTION_ID, SECTION_TITLE, SECTION_ITEMS),
               between={"required": ["id", "title", "items"],
                        "properties": {"items": {"minItems": 1}}})  # fmt: skip
SECTIONS = Key("sections", MAPPINGS, "Parts of the list, instead of `items`: `id`, `title`, "
               "`items`.", f"[{{id: the-case-for, title: The case for, items: [{_ONE}]}}]",
               parts=SECTION)  # fmt: skip

READING_LIST = Keys(
    "reading-list",
    "A reading list",
    "A reading list.",
    (
        TITLE, DATE, SOURCE_KEY, CURATORS, posts.TOPICS, posts.DESCRIPTION, INTRO, OUTRO,
        posts.COMMENTS, posts.ALIASES_KEY, posts.WITHDRAWN, LANGUAGE_KEY, ITEMS, SECTIONS,
        posts.ALLOW,
    ),
    between={
        "oneOf": [{"required": [ITEMS.name]}, {"required": [SECTIONS.name]}],
        "properties": {key.name: {"type": "array", "minItems": 1} for key in (ITEMS, SECTIONS)},
    },
)  # fmt: skip
