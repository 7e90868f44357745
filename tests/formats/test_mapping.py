"""What is said of the formats in the manual, in nginx.conf and in the tables of the code is one."""

from __future__ import annotations

import re

from helpers import REPOSITORY
from reading_room.formats import FORMATS, Reference
from reading_room.formats.mapping import FIELDS, RIS_TYPES, TYPES
from reading_room.schema import TYPES as TYPES_OF_LISTS

MANUAL = REPOSITORY / "manual"


def rows(heading: str) -> list[list[str]]:
    """The table under a heading of the manual, without its marks for code."""
    text = (MANUAL / "downloads.md").read_text(encoding="utf-8")
    table = re.search(rf"^## {heading}\n.*?\n((?:\|[^\n]*\n)+)", text, re.DOTALL | re.MULTILINE)
    assert table
    lines = table[1].replace("`", "").splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_part_of_a_reference_has_its_place_in_each_format() -> None:
    assert set(FIELDS) == set(Reference._fields)


def test_the_manual_says_what_stands_where() -> None:
    assert [tuple(places) for _, *places in rows("What stands where")] == [
        tuple(fields) for fields in FIELDS.values()
    ]


def test_the_manual_says_what_each_type_is() -> None:
    wanted = [
        [
            type_ or "none",
            f"@{to.biblatex}{f', {to.subtype}' if to.subtype else ''}",
            to.ris if RIS_TYPES[to.ris] == type_ else f"{to.ris}, type: {type_}",
        ]
        for type_, to in TYPES.items()
    ]
    assert rows("Types") == wanted
    assert set(TYPES) == {"", *TYPES_OF_LISTS}


def test_nginx_is_told_what_the_files_are() -> None:
    text = (MANUAL / "nginx.conf").read_text(encoding="utf-8")
    told = dict(re.findall(r'location ~ (\S+)\$ \{ types \{\} default_type "([^";]+)', text))
    assert told == {re.escape(each.ending): each.media_type for each in FORMATS}
