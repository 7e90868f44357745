"""Every key of every file, declared once. Enters: nothing. Leaves: kinds, keys, and what is made
of them: JSON Schemas, and the tables of the manual.
"""

from reading_room.schema.files import FILES, File
from reading_room.schema.items import ITEM, TYPES
from reading_room.schema.keys import Key, Keys, Kind
from reading_room.schema.lists import READING_LIST, SECTION, SOURCE
from reading_room.schema.names import NAME_KEYS
from reading_room.schema.options import BACKEND, OPTIONS
from reading_room.schema.posts import EASY_READ, IMAGE_KEYS, POST
from reading_room.schema.statement import CONTACT, FAILING, STATEMENT, TRIED
from reading_room.schema.tables import COMMENT, PERSON, SERIES, TERM, TOPIC
from reading_room.schema.theme import COLOUR_KEYS, THEME_OPTIONS

__all__ = [
    "BACKEND", "COLOUR_KEYS", "COMMENT", "CONTACT", "EASY_READ", "FAILING", "FILES", "IMAGE_KEYS",
    "ITEM", "NAME_KEYS", "OPTIONS", "PERSON", "POST", "READING_LIST", "SECTION", "SERIES", "SOURCE",
    "STATEMENT", "TERM", "THEME_OPTIONS", "TOPIC", "TRIED", "TYPES", "File", "Key", "Keys", "Kind",
]  # fmt: skip
