"""Anything at all as a work, and as a file: what was written is read back, and nothing ends in a
traceback.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers.imported import empty, imported, library_of
from importers.test_dialects import FILES
from reading_room.dates import PartialDate, parse_edtf
from reading_room.formats import FORMATS, Reference
from reading_room.importers import IMPORTERS, open_text
from reading_room.schema import ITEM, TYPES, Key
from reading_room.sources.web import is_address
from reading_room.sources.work_values import is_doi
from reading_room.sources.yaml.fields import is_language
from reading_room.values import FORMATS as FORMS
from reading_room.values import (
    IMPORTANCE,
    KINDS,
    LINK_STATES,
    Alternate,
    Archive,
    LinkState,
    Name,
)
from reading_room.writing.items import item

PROFILE = settings(
    max_examples=100, derandomize=True, deadline=None, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
LETTERS = st.one_of(
    st.sampled_from(list("abcABC .,;:-–'\"`&%$#_{}~^\\@<>|()[]/!?=+*0127éßØאبж漢🧑")),
    st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S")),
)
COMMA = "‚"
"""What stands for a comma in a name of RIS: a true one of this kind becomes a comma."""


def _folded(text: str) -> str:
    return " ".join(text.split())


PIECES = st.sampled_from(
    ["and", "others", "van der", "--", "``", "''", "?`", "TY  - JOUR", "ER  - ", "@article{x,",
     "<i>", "</i>", "&amp;", "\\emph{x}", "{", "}", "\\", "$x$", "et al."]
)  # fmt: skip
TEXT = st.lists(st.one_of(PIECES, st.text(LETTERS, max_size=8)), min_size=1, max_size=5).map(
    lambda parts: _folded(" ".join(parts))
)
LINE = TEXT.filter(bool)
NOTE = st.lists(LINE, max_size=3).map("\n\n".join)
WORDS = LINE.filter(lambda text: COMMA not in text and text.lower() not in ("et al", "et al."))
NAME = st.one_of(
    st.builds(Name, family=WORDS, organisation=TEXT),
    st.builds(Name, given=WORDS, family=WORDS, organisation=TEXT),
    st.builds(Name, literal=WORDS, kind=st.sampled_from([None, *KINDS]), organisation=TEXT),
)
SLUG = st.from_regex(r"[a-z0-9]{1,8}(?:-[a-z0-9]{1,4}){0,2}", fullmatch=True)
DAY = st.sampled_from(["1066", "2014", "2014-01", "2014-12-09"]).map(
    lambda text: PartialDate(*map(int, text.split("-")))
)
DATE = st.sampled_from(
    ["1066", "2014", "2014-01", "2014-12-09", "1932~", "2014-21", "2014-22?", "1984/1986",
     "2014-05-06%", "1984-11/1985-02-03", "1932~/1934", "2013-24/2014-21"]
).map(parse_edtf)  # fmt: skip
MARKS = st.text(st.sampled_from(list("ab/?=&%$#_~.,;:-+@()[]'*é漢{}\\")), max_size=12)
ADDRESS = MARKS.map(lambda tail: f"https://alfa.example/{tail}").filter(is_address)
DOI = MARKS.map(lambda tail: f"10.1000/{tail}").filter(is_doi)
ALTERNATE = st.builds(Alternate, format=st.sampled_from(FORMS), url=ADDRESS)
LANGUAGES = ["en", "cy", "de", "en-GB", "pt-BR", "zh-Hant-HK", "en-GB-oxendict", "nb"]
NUMBER = st.one_of(
    LINE, st.integers(0, 5000).map(str),
    st.sampled_from(["12-34", "12–34", "12--34", "e1-e9", "1-3, 7, 9-12", "S12-S15", "2nd", "007"]),
)  # fmt: skip
BY_KIND: dict[str, st.SearchStrategy[Any]] = {
    "words": LINE,
    "text": NOTE.filter(bool),
    "number": NUMBER,
    "names": st.lists(NAME, min_size=1, max_size=3).map(tuple),
    "edtf": DATE,
    "address": ADDRESS,
    "doi": DOI,
    "isbn": st.sampled_from(["978-1-4473-0000-4", "0-306-40615-2 9780306406157"]),
    "issn": st.sampled_from(["0045-3102", "0045-3102 1468-263X"]),
    "language": st.sampled_from(LANGUAGES).filter(is_language),
    "minutes": st.integers(1, 6000),
    "alternates": st.lists(ALTERNATE, min_size=1, max_size=2, unique=True).map(tuple),
    "archive": st.builds(
        Archive, st.just("") | ADDRESS, st.none() | DAY, st.just("") | LINE
    ).filter(any),
    "link": st.builds(LinkState, st.sampled_from(["", *LINK_STATES]), st.none() | DAY).filter(any),
    "custom": st.dictionaries(LINE, LINE, min_size=1, max_size=3),
}
"""Any value of a key, by its kind."""


def _of(key: Key[Any]) -> st.SearchStrategy[Any]:
    return st.sampled_from(key.options) if key.options else BY_KIND[key.kind.name]


SAID = {"id", "note", "importance", "topics", "responds_to", "work"}
VALUES = {key.name: _of(key) for key in ITEM if key.name not in SAID}


@st.composite
def values(draw: st.DrawFn) -> dict[str, Any]:
    """A title, and some of the other keys, each as likely as any other."""
    chosen = draw(st.lists(st.sampled_from(sorted(VALUES)), max_size=8, unique=True))
    found = {"title": draw(LINE)} | {name: draw(VALUES[name]) for name in chosen}
    if "URL" not in found and "DOI" not in found:
        found.pop("link", None)
    return found


REFERENCE = st.builds(
    Reference,
    id=SLUG,
    values=values(),
    note=NOTE,
    importance=st.sampled_from([None, *IMPORTANCE]),
    topics=st.lists(LINE, max_size=2, unique=True).map(tuple),
    responds_to=st.lists(SLUG, max_size=2, unique=True).map(tuple),
    section=SLUG,
    section_title=LINE,
    list=SLUG,
    list_title=LINE,
)


def test_every_key_of_an_item_is_written() -> None:
    assert set(VALUES) | SAID == set(ITEM.names)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.id)
@pytest.mark.parametrize("name", sorted(VALUES))
@settings(PROFILE, max_examples=4)
@given(data=st.data())
def test_every_key_is_read_back_in_every_type(form: Any, name: str, data: st.DataObject) -> None:
    held = data.draw(VALUES[name])
    address = {"URL": "https://alfa.example/"} if name == "link" else {}
    _comes_back(form, [
        Reference(f"a{n}", {"title": "A", "type": type_, **address, name: held},
                  list="l", list_title="L")
        for n, type_ in enumerate(TYPES)
    ])  # fmt: skip


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.id)
@PROFILE
@given(works=st.lists(REFERENCE, min_size=1, max_size=3, unique_by=lambda work: work.id))
def test_every_work_is_read_back_as_it_was_written(form: Any, works: list[Reference]) -> None:
    _comes_back(form, works)


def _comes_back(form: Any, works: list[Reference]) -> None:
    text = form.join([form.write(work) for work in works])
    opened = open_text(text.encode())
    assert opened.fault == ""
    read = IMPORTERS[form.ending](opened.text)
    assert list(read.remarks) == []
    assert [found.reference for found in read.works] == works
    again = form.join([form.write(found.reference) for found in read.works])
    assert again == text


@PROFILE
@given(words=st.lists(TEXT, min_size=1, max_size=3), note=st.lists(TEXT, min_size=1, max_size=5))
def test_yaml_is_read_as_the_words_that_were_written(words: list[str], note: list[str]) -> None:
    names = [{"given": words[0], "family": each} for each in words]
    values = {"title": words[0], "author": names, "note": "\n".join(note), "topics": words}
    assert yaml.load("\n".join(item(values)), Loader=yaml.CSafeLoader) == [values]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty(tmp_path_factory.mktemp("any") / "site")


GIVEN = {path.suffix: path.read_bytes() for path in FILES}


@st.composite
def broken(draw: st.DrawFn, ending: str) -> bytes:
    """A good file with pieces taken out, put in twice, or put in from elsewhere."""
    data = GIVEN[ending]
    for _ in range(draw(st.integers(1, 4))):
        start, end = sorted((draw(st.integers(0, len(data))), draw(st.integers(0, len(data)))))
        again = st.just(data[start:end])
        piece = draw(st.one_of(st.binary(max_size=6), st.sampled_from(HOSTILE), again))
        data = data[:start] + piece + data[draw(st.sampled_from([start, end])) :]
    return data[:20_000]


HOSTILE = [
    b"\x00", b"\xe9", b"\xff\xfe", b"\xef\xbb\xbf", b"\r\n", b"\r", b"{" * 50, b"}", b'"', b"\\",
    b"@", b"@string{a = a # b}", b"NaN", b"[[[[", b"TY  - JOUR\n", b"ER  - \n", b"\xe2\x80\xa8",
    b"\xe2\x80\xae", b"1e999", b"-0", b"null", b'{"id": 1}', b"9" * 5000, b"\x1b[2J", b"<p>",
]  # fmt: skip


ANYTHING = {ending: st.one_of(broken(ending), st.binary(max_size=100)) for ending in GIVEN}


@pytest.mark.parametrize("ending", sorted(GIVEN))
@PROFILE
@given(data=st.data())
def test_any_bytes_are_read_or_told(ending: str, data: st.DataObject) -> None:
    opened = open_text(data.draw(ANYTHING[ending]))
    if not opened.fault:
        read = IMPORTERS[ending](opened.text)
        assert all(found.reference.title for found in read.works)
        assert all(0 <= remark.line <= opened.text.count("\n") + 1 for remark in read.remarks)


@pytest.mark.parametrize("ending", sorted(GIVEN))
@settings(PROFILE, max_examples=15)
@given(data=st.data())
def test_any_file_makes_a_sound_list_or_says_what_to_mend(
    site: Path, ending: str, data: st.DataObject
) -> None:
    file = site.parent / f"any{ending}"
    file.write_bytes(data.draw(ANYTHING[ending]))
    made = site / "reading_lists/any.yml"
    made.unlink(missing_ok=True)
    done = imported(site, file)
    assert done.said.strip()
    assert not set(done.said) & set(map(chr, [*range(10), *range(11, 32), 0x2028, 0x202E]))
    if made.exists():
        before = made.read_bytes()
        assert library_of(site)[1] == [] or done.status == 1
        imported(site, file)
        assert made.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "data", "wanted"),
    [
        ("a.bib", "@book{a, title = {Литература}}".encode("cp1251"), "a.bib:1: It is not saved"),
        ("a.ris", b"\x00\x01", "a.ris:1: It is no text."),
        ("a.json", b"[" * 100_000, "This entry has more levels"),
        ("a.json", b'[{"id": "a", "x": ' + b"[" * 900 + b"]" * 900 + b"}]", "more levels"),
        ("a.json", b'[{"id": ' + b"9" * 5000 + b"}]", "a longer number"),
        ("a.json", b'{"id": "a"}', "This file has no entries"),
        ("a.json", b'[{"id": "a", "title": "A"}, {"id": "b" "title"}]', "This is not JSON"),
        ("a.json", b"", "This file has no entries"),
        ("a.ris", b"", "There is no work in this file"),
        ("a.bib", b"{" * 50_000, "These words stand outside of entries"),
        (
            "a.bib",
            b"@book{a, title = " + b"{" * 20_000 + b"}" * 20_000 + b"}",
            "A work needs a title, and this entry has none",
        ),
        ("a.txt", b"", "a.txt cannot be imported"),
    ],
)
def test_broken_files_are_told_in_words(
    tmp_path: Path, name: str, data: bytes, wanted: str
) -> None:
    site = empty(tmp_path / "site")
    (tmp_path / name).write_bytes(data)
    done = imported(site, tmp_path / name)
    assert wanted in done.said
    assert done.status == 1


def test_what_stands_before_a_mistake_is_imported(tmp_path: Path) -> None:
    site = empty(tmp_path / "site")
    (tmp_path / "a.json").write_bytes(b'[{"id": "a", "title": "A"},\n {"id": "b" "title"}]')
    done = imported(site, tmp_path / "a.json")
    assert "  - id: a\n    title: A\n" in (site / "reading_lists/a.yml").read_text()
    assert "nothing after it was read (line 2)" in done.said
    assert done.status == 1
