"""Anything at all as a work, and as a file: what was written is read back, and nothing ends in a
traceback.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers import a_reference
from importers.imported import empty, imported, library_of
from importers.test_dialects import FILES
from reading_room.dates import PartialDate
from reading_room.formats import FORMATS, Reference
from reading_room.importers import IMPORTERS, open_text
from reading_room.schema import TYPES
from reading_room.sources.web import is_address
from reading_room.sources.work_values import is_doi
from reading_room.sources.yaml.fields import is_language
from reading_room.values import ACCESS, IMPORTANCE, KINDS, LINK_STATES, Alternate, Name
from reading_room.values import FORMATS as FORMS
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
DATE = st.one_of(st.just("1066"), st.just("2014"), st.just("2014-01"), st.just("2014-12-09")).map(
    lambda text: PartialDate(*map(int, text.split("-")))
)
MARKS = st.text(st.sampled_from(list("ab/?=&%$#_~.,;:-+@()[]'*é漢{}\\")), max_size=12)
ADDRESS = MARKS.map(lambda tail: f"https://alfa.example/{tail}").filter(is_address)
DOI = MARKS.map(lambda tail: f"10.1000/{tail}").filter(is_doi)
ALTERNATE = st.builds(Alternate, format=st.sampled_from(FORMS), url=ADDRESS)
LINK = st.one_of(
    st.just({}),
    st.builds(lambda status, checked: {"link_status": status, "link_checked": checked},
              st.sampled_from(["", *LINK_STATES]), st.none() | DATE),
)  # fmt: skip
FACTS = st.fixed_dictionaries(
    {
        "title": LINE, "type": st.sampled_from(["", *TYPES]),
        "authors": st.lists(NAME, max_size=3).map(tuple),
        "editor": st.lists(NAME, max_size=2).map(tuple), "container_title": TEXT,
        "issued": st.none() | DATE, "url": st.just("") | ADDRESS, "doi": st.just("") | DOI,
        "publisher": TEXT,
        "language": st.sampled_from(["", "en", "cy", "zh-Hant-HK"]).filter(
            lambda tag: not tag or is_language(tag)),
        "note": NOTE, "importance": st.sampled_from([None, *IMPORTANCE]),
        "access": st.sampled_from(["", *ACCESS]), "minutes": st.none() | st.integers(1, 6000),
        "archive_url": st.just("") | ADDRESS, "archive_date": st.none() | DATE,
        "alternates": st.lists(ALTERNATE, max_size=2, unique=True).map(tuple),
        "topics": st.lists(LINE, max_size=2, unique=True).map(tuple),
        "responds_to": st.lists(SLUG, max_size=2, unique=True).map(tuple),
        "section": SLUG, "section_title": LINE, "list": SLUG, "list_title": LINE,
    }
)  # fmt: skip
REFERENCE = st.builds(
    lambda id_, facts, link: a_reference(
        id_, **(facts | (link if facts["url"] or facts["doi"] else {}))
    ),
    SLUG, FACTS, LINK,
)  # fmt: skip


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.id)
@PROFILE
@given(works=st.lists(REFERENCE, min_size=1, max_size=3, unique_by=lambda work: work.id))
def test_every_work_is_read_back_as_it_was_written(form, works: list[Reference]) -> None:  # type: ignore[no-untyped-def]
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
