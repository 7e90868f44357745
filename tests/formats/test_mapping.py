"""What is said of the formats in the manual, in nginx.conf and in the tables of the code is one."""

from __future__ import annotations

import re

from helpers import REPOSITORY
from reading_room.formats import FORMATS
from reading_room.formats.mapping import FIELDS
from reading_room.formats.work_types import RIS_TYPES, TYPES
from reading_room.schema import ITEM
from reading_room.schema import TYPES as TYPES_OF_LISTS

MANUAL = REPOSITORY / "docs/manual"


def rows(heading: str) -> list[list[str]]:
    """The table under a heading of the manual, without its marks for code."""
    text = (MANUAL / "downloads.md").read_text(encoding="utf-8")
    table = re.search(rf"^## {heading}\n.*?\n((?:\|[^\n]*\n)+)", text, re.DOTALL | re.MULTILINE)
    assert table
    lines = table[1].replace("`", "").splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_part_of_a_reference_has_its_place_in_each_format() -> None:
    nested = {name.partition(".")[0] for name in FIELDS if "." in name}
    assert nested == {"archive", "link", "list"}
    assert {name for name in FIELDS if "." not in name} | nested - {"list"} | {"work"} == set(
        ITEM.names
    )


def test_no_two_values_stand_in_one_place() -> None:
    """But for those that are told apart by the type, or by a value beside them."""
    shared = {
        "csl": {"archive_location"},
        "biblatex": {"number"},
        "ris": {"T2", "SN"},
    }
    for at, (form, known) in enumerate(shared.items()):
        places = [place for fields in FIELDS.values() for place in fields[at].split(", ")]
        assert {place for place in places if places.count(place) > 1} == known, form


def test_the_manual_says_what_stands_where() -> None:
    called = {
        "list.section": "the id of its section", "list.section_title": "the title of its section",
        "list.id": "the id of its list", "list.title": "the title of its list",
    }  # fmt: skip
    assert [name for name, *_ in rows("What stands where")] == [
        called.get(name, name.replace(".", ": ")) for name in FIELDS
    ]
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
