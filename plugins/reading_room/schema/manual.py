"""Tables of the manual. Enters: what is declared, and a page of the manual. Leaves: the page with
its tables of keys. A table stands between ``<!-- keys: NAME -->`` and ``<!-- end of keys -->``.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from reading_room.schema.items import EVERYDAY, ITEM
from reading_room.schema.kinds import CHOICE, MAPPINGS
from reading_room.schema.lists import READING_LIST, SECTION, SOURCE
from reading_room.schema.names import NAME_KEYS
from reading_room.schema.options import BACKEND, OPTIONS
from reading_room.schema.posts import EASY_READ, IMAGE_KEYS, POST
from reading_room.schema.statement import CONTACT, FAILING, STATEMENT, TRIED
from reading_room.schema.tables import COMMENT, PERSON, SERIES, TERM, TOPIC
from reading_room.schema.theme import COLOUR_KEYS, THEME_OPTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reading_room.schema.keys import Key

_TABLE = re.compile(r"(?<=<!-- keys: )([a-z-]+)( -->\n).*?(?=<!-- end of keys -->)", re.DOTALL)
_ALL = (
    POST, IMAGE_KEYS, EASY_READ, READING_LIST, SECTION, SOURCE, NAME_KEYS, PERSON, TOPIC, SERIES,
    TERM, COMMENT, STATEMENT, CONTACT, FAILING, TRIED, BACKEND,
)  # fmt: skip


def with_tables(page: str) -> str:
    """The page, each of its tables made anew."""
    return _TABLE.sub(lambda found: f"{found[1]}{found[2]}\n{TABLES[found[1]]()}\n", page)


def _keys(keys: Iterable[Key[Any]]) -> str:
    rows = ((f"`{key.name}`", _says(key), f"`{_cell(key.example)}`") for key in keys)
    return _table("key", "what it says", "for example", rows=rows)


def _says(key: Key[Any]) -> str:
    needed = "Needed. " if key.required else ""
    inside = [f" `{part.name}` is {_one_of(part)}." for part in key.parts or () if part.options]
    options = f" {_one_of(key).capitalize()}." if _one_of(key) else ""
    parts = "" if key.kind is MAPPINGS else "".join(inside)
    return f"{needed}{_cell(key.about)}{options}{parts}"


def _one_of(key: Key[Any]) -> str:
    if key.kind.name != CHOICE.name or not key.options:
        return ""
    return f"one of {', '.join(f'`{each}`' for each in key.options)}"


def _options(keys: Iterable[Key[Any]]) -> str:
    rows = ((f"`{key.name}`", _cell(key.about), _default(key)) for key in keys)
    return _table("option", "what it does", "default", rows=rows)


def _default(key: Key[Any]) -> str:
    if key.default_says:
        return key.default_says
    given = key.not_given
    shown = str(given).lower() if isinstance(given, bool) else given
    return f"`{shown}`"


def _table(*heads: str, rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"|{'|'.join(f' {cell} ' for cell in line)}|\n" for line in lines)


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


TABLES: dict[str, Callable[[], str]] = {
    **{keys.name: partial(_keys, keys) for keys in _ALL},
    "item": lambda: _keys(key for key in ITEM if key.name in EVERYDAY),
    "item-more": lambda: _keys(key for key in ITEM if key.name not in EVERYDAY),
    **{keys.name: partial(_options, keys) for keys in (OPTIONS, THEME_OPTIONS, COLOUR_KEYS)},
}
"""Every table, by the name that stands in the page."""
