"""Works that no list can hold, and the edges of those that it can: what is written is always valid,
and says the same."""

from __future__ import annotations

import json
import re
from pathlib import Path

import bibtexparser
import jsonschema
import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st

from formats import readers
from formats.csl_schema import SCHEMA
from helpers import a_reference
from reading_room.dates import PartialDate, parse_edtf
from reading_room.formats import FORMATS, Reference, biblatex, csl, ris
from reading_room.formats.work_types import RIS_TYPES, TYPES
from reading_room.values import Alternate, Name

ODD = [
    "\\", "{", "}", "}{", "{{", "\\{", "\\}", "%", "#", "$", "&", "_", "~", "^", "@", "--", "---",
    "``", "''", "?`", "!`", "<<", ",,", '"', "and", " and ", "others", "=", "{}", "\\and",
    "a  b", " a ", "a\tb", "a\r\nb", "\x00", "a\x00b", "a\x1bb", "a\u2028b", "a\u2029b", "a\x85b",
    "\u200e\u05d0", "👍🏾", "\ud800", "ER  - ", "TY  - JOUR", "a\nER  - \n", "x" * 200,
    "\\textbf{a}", "$x^2$", "\\", "\\\\", "{\\", "\\n", "a\\", "<b>a</b>", "&amp;", "]]>",
]  # fmt: skip
VALID = jsonschema.Draft202012Validator(SCHEMA)
TEXT = st.one_of(
    st.sampled_from(ODD), st.text(max_size=20), st.lists(st.sampled_from(ODD[:37])).map("".join)
)
NAMES = st.one_of(
    st.builds(lambda family, given: Name(family=family, given=given), TEXT, TEXT),
    st.builds(lambda literal: Name(literal=literal, kind="group"), TEXT),
).filter(lambda name: bool(_folded(name.literal or name.family)))


def _folded(text: str) -> str:
    """What a line of text keeps of it: no white space but single spaces, nothing unprintable."""
    shown = re.sub(r"[\u200b\u202a-\u202e\u2060\u2066-\u2069\ue000\ufeff\ufffe\uffff]", " ", text)
    shown = "".join(
        " " if ord(c) < 32 or 127 <= ord(c) < 160 or 0xD800 <= ord(c) <= 0xDFFF else c
        for c in shown
    )
    return " ".join(shown.split())


@settings(deadline=None, max_examples=60)
@given(TEXT, TEXT, st.lists(NAMES, max_size=3))
def test_any_text_is_read_back_from_biblatex(title: str, note: str, names: list[Name]) -> None:
    reference = a_reference("a", title, note=note, author=tuple(names), topics=(title,))
    found = bibtexparser.parse_string(biblatex.write(reference))
    assert not found.failed_blocks
    [entry] = found.entries
    read = readers.of_bibtexparser(entry)
    assert read["title"] == _folded(title)
    assert " ".join(" ".join(read["note"]).split()) == _folded(note)
    assert read["family and given"] == [
        (_folded(name.literal or name.family), _folded(name.given)) for name in names
    ]
    assert "".join(read["topics"]) == _folded(title)


@settings(deadline=None, max_examples=60)
@given(TEXT, TEXT, st.lists(NAMES, max_size=3))
def test_bibtex_counts_as_many_braces_on_both_sides(
    title: str, note: str, names: list[Name]
) -> None:
    """BibTeX and biber take no notice of a backslash before a brace."""
    reference = a_reference(
        "a", title, note=note, author=tuple(names), url=f"https://a.example/{title}", doi=title
    )
    for line in biblatex.write(reference).removesuffix("\n}\n").partition("\n")[2].split(",\n  "):
        depth = 0
        for brace in re.findall(r"[{}]", line):
            depth += 1 if brace == "{" else -1
            assert depth >= 0, line
        assert depth == 0, line


@settings(deadline=None, max_examples=60)
@given(TEXT, TEXT, st.lists(NAMES, max_size=3))
def test_any_text_is_read_back_from_ris(title: str, note: str, names: list[Name]) -> None:
    text = ris.write(a_reference("a", f"x{title}", note=note, author=tuple(names)))
    assert text.encode()
    lines = text.split("\r\n")
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])
    [read] = rispy.loads(text)
    assert read["title"] == _folded(f"x{title}")
    assert " ".join(read.get("notes", [])) == _folded(note)
    shown = [_folded(name.literal or name.family).replace(",", "‚") for name in names]
    assert [author.partition(",")[0] for author in read.get("authors", [])] == shown


@settings(deadline=None, max_examples=60)
@given(TEXT, TEXT, st.lists(NAMES, max_size=3))
def test_any_text_is_read_back_from_csl_json(title: str, note: str, names: list[Name]) -> None:
    text = csl.join([csl.write(a_reference("a", title, note=note, author=tuple(names)))])
    [item] = json.loads(text.encode())
    VALID.validate([item])
    assert item.get("title", "") == _folded(title)
    assert " ".join(item.get("note", "").split()) == _folded(note)


def test_what_is_empty_stands_nowhere() -> None:
    bare = a_reference("a", "A")
    assert csl.write(bare) == (
        '{"id": "a", "type": "document", "title": "A", "custom": {"reading-room": {"type": ""}}}'
    )
    assert biblatex.write(bare) == "@misc{a,\n  title = {{A}}\n}\n"
    assert ris.write(bare) == "TY  - GEN\r\nID  - a\r\nTI  - A\r\nER  - \r\n"
    assert [format_.join([]) for format_ in FORMATS] == ["", "", "[]\n"]


def test_a_date_is_no_more_precise_than_it_is_known() -> None:
    written = [
        (str(date), biblatex.write(at), ris.write(at), csl.write(at))
        for date in (PartialDate(2014), PartialDate(2014, 1), PartialDate(2014, 1, 31))
        for at in [a_reference("a", "A", issued=date)]
    ]
    for edtf, in_biblatex, in_ris, in_csl in written:
        parts = [int(part) for part in edtf.split("-")]
        assert f"date = {{{edtf}}}" in in_biblatex
        assert (
            f"DA  - {'/'.join([*edtf.split('-'), *('' for _ in range(4 - len(parts)))])}" in in_ris
        )
        assert "PY  - 2014\r\n" in in_ris
        assert json.loads(in_csl)["issued"] == {"date-parts": [parts]}


def test_uncertain_dates_stand_in_one_order_whoever_wrote_them() -> None:
    """A list read back gives the same bytes: its importer finds them in the order of CSL."""
    dates = {key: parse_edtf("1932~/1934") for key in ("event-date", "issued")}
    written = [
        csl.write(Reference("a", {"title": "A", **dict(pairs)}))
        for pairs in (dates.items(), reversed(dates.items()))
    ]
    said = [json.loads(each)["custom"] for each in written]
    assert json.dumps(said[0]) == json.dumps(said[1])
    assert "issued" in written[0]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://a.example/%7Ea/100%25?a={b}&c=$d#e_f~g", None),
        ("https://a.example/{", "https://a.example/%7B"),
        ("https://a.example/}{", "https://a.example/%7D%7B"),
        ("https://a.example/a\\", "https://a.example/a%5C"),
    ],
)
def test_an_address_stands_as_it_is_unless_its_braces_would_end_the_field(
    written: str, read: str | None
) -> None:
    text = biblatex.write(a_reference("a", "A", URL=written, DOI=written))
    assert f"  url = {{{read or written}}}" in text
    assert f"  doi = {{{read or written}}}" in text


def test_types_that_no_list_can_hold_are_kept_too() -> None:
    zine = a_reference("a", "A", type="zine")
    assert biblatex.write(zine).startswith("@misc{a,\n  entrysubtype = {zine},")
    assert "U5  - type: zine" in ris.write(zine)
    assert json.loads(csl.write(zine))["type"] == "zine"


def test_every_type_can_be_told_again_from_what_is_written() -> None:
    assert len({each[:2] for each in TYPES.values()}) == len(TYPES)
    assert {each.ris for each in TYPES.values()} == set(RIS_TYPES)
    for ris_type, type_ in RIS_TYPES.items():
        assert TYPES[type_].ris == ris_type


def test_the_list_of_a_work_is_read_back(tmp_path: Path) -> None:
    listed = a_reference("a", "A", list="l", list_title="L & M")
    file = tmp_path / "a.bib"
    file.write_text(biblatex.write(listed), encoding="utf-8")
    assert readers.biblatex_by_bibtexparser(file)["a"]["list title"] == "L & M"


def test_addresses_of_other_forms_are_text_and_read_back() -> None:
    odd = "https://a.example/{$_%~}{"
    reference = a_reference("a", "A", archive_url=odd, alternates=(Alternate("audio", odd),))
    [entry] = bibtexparser.parse_string(biblatex.write(reference)).entries
    read = readers.of_bibtexparser(entry)
    assert read["archive address"] == odd
    assert read["alternates"] == [("audio", odd)]


QUOTED = [
    Name(given="`Ali", family="Hasan"), Name(given="Ala'", family="Aziz"),
    Name(given="‘Ali", family="Hasan"), Name(given="Ala’", family="Aziz"),
    Name(given="Jo “Al", family="Hasan"), Name(given="Ala”", family="Aziz"),
    Name(given="Sa'd", family="O'Brien"), Name(given="A.", family="'Aziz"),
    Name(literal="The ‘A"), Name(literal="B’ Team"),
]  # fmt: skip


def test_quotation_marks_of_names_join_no_two_of_them_in_pandoc(tmp_path: Path) -> None:
    file = tmp_path / "a.bib"
    file.write_text(biblatex.write(a_reference("a", "A", author=tuple(QUOTED))))
    found = readers.biblatex_by_pandoc(file)["a"]
    curly = str.maketrans("`'", "‘’")
    assert found["names"] == [str(name).translate(curly) for name in QUOTED]
    assert "Sa'd" in file.read_text()
    assert "{Sa'd}" not in file.read_text()
