"""What can be found, and the index that Pagefind makes of it."""

from __future__ import annotations

import gzip
import json
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pagefind import service

from casebook import build
from reading_room.addresses import Addresses
from reading_room.outputs.pagefind import pagefind
from reading_room.outputs.search import SearchRecord, search_index, search_records
from reading_room.outputs.spellings import besides
from reading_room.pages import site_pages

if TYPE_CHECKING:
    from reading_room.library import Library


def records(library: Library) -> dict[str, SearchRecord]:
    found = list(search_records(library))
    assert len({record.url for record in found}) == len(found)
    return {record.url: record for record in found}


def test_all_that_has_an_address_can_be_found(library: Library) -> None:
    assert set(records(library)) == {
        "posts/marks/",
        "posts/plain/",
        "posts/far/",
        "posts/easy/",
        "posts/easy/easy-read/",
        "reading-lists/works/",
        "reading-lists/works/#fox-2014",
        "reading-lists/works/#morris-2014",
        "reading-lists/works/#third",
        "people/alex-fox/",
        "people/nobody/",
        "subscribe/",
    }


def test_pages_that_serve_readers_are_found_by_what_they_do(library: Library) -> None:
    feeds = records(library)["subscribe/"]
    assert feeds.meta == {"service": "Subscribe"}
    for words in ("feed", "RSS", "JSON Feed"):
        assert words in feeds.content


def test_nothing_that_is_not_shown_can_be_found(library: Library) -> None:
    assert "ecret" not in str(records(library))


def test_a_post_is_found_by_all_its_words(library: Library) -> None:
    found = records(library)
    marks = found["posts/marks/"]
    for words in ("Short & <sweet>", "Bold", "Note."):
        assert words in marks.content
    assert marks.meta["title"] == 'Choice & "control" <now> ]]> &amp; more'
    assert marks.meta["about"] == "Short & <sweet> ]]>"
    assert marks.meta["who"].startswith("Alex Fox")
    assert marks.meta["date"] == "2014-01-31"


def test_a_work_is_found_by_what_the_list_says_of_it(library: Library) -> None:
    work = records(library)["reading-lists/works/#fox-2014"]
    for words in ("A <work> & ]]>", "Alex Fox, The A Team", "A & B blog", "Second paragraph."):
        assert words in work.content
    assert work.meta["list"] == "Works & days"


@pytest.mark.parametrize(
    ("issued", "shown"),
    [
        ("2014-01", "2014-01"),
        ("0450~", "c. 450"),
        ("1984/1986", "1984–1986"),
        ("2014-21", "spring 2014"),
        ("-0349", "350 BC"),
    ],
)
def test_a_date_that_the_page_cannot_write_itself_is_in_words(
    tmp_path: Path, issued: str, shown: str
) -> None:
    """The page writes ``2014-01`` in the reader's language."""
    site = f"""\
=== reading_lists/works.yml
title: Works
date: 2014-01-01
items:
  - {{id: one, title: One, issued: "{issued}"}}
"""
    work = records(build(tmp_path, site).library)["reading-lists/works/#one"]
    assert work.meta["date"] == shown


def test_an_easy_read_edition_is_found_by_its_own_words(library: Library) -> None:
    found = records(library)
    assert found["posts/easy/easy-read/"] == SearchRecord(
        "posts/easy/easy-read/",
        "You live in a house.\nChoose.",
        {"title": "An easy post & more", "date": "2013-05-01", "form": "Easy Read"},
        {"kind": ["Easy Read"], "year": ["2013"]},
    )
    assert "Choose." not in found["posts/easy/"].content


GLOSSARY = """\
=== docs/glossary.yml
- {term: Resumé, definition: A short life., also: [resumés, CV & more]}
- {term: resume, definition: Go on.}
=== posts/a.md
---
title: A
date: 2026-01-05
---
No resume.
=== posts/a.easy-read.md
---
title: A
---
You resume with a CV & more.
=== posts/b.md
---
title: B
date: 2026-01-05
language: cy
---
=== posts/b.easy-read.md
---
title: B
---
You resume.
"""


def test_a_record_has_its_language_where_that_is_not_the_sites(tmp_path: Path) -> None:
    found = records(build(tmp_path, GLOSSARY).library)
    said = {url: record.meta["lang"] for url, record in found.items() if "lang" in record.meta}
    assert said == {"posts/b/": "cy", "posts/b/easy-read/": "cy"}


def test_a_word_is_found_by_all_its_forms_at_its_place_in_the_glossary(tmp_path: Path) -> None:
    library = build(tmp_path, GLOSSARY).library
    words = json.loads(dict(search_index(library))["search/words.json"])
    assert words == [
        ["resume", "resume", [], "Go on."],
        ["resume-2", "Resumé", ["resumés", "CV & more"], "A short life."],
    ]
    pages = {page.address: page for page in site_pages(library)}
    letters = pages["glossary/"].view().letters.values()
    assert [word[0] for word in words] == [word.id for words in letters for word in words]
    assert not any(url.startswith("glossary/") for url in records(library))


def test_a_slip_may_have_been_meant_for_a_word_of_two_texts_or_of_a_title(tmp_path: Path) -> None:
    once = build(tmp_path, GLOSSARY.replace("No resume.", "Uncommon words abound."))
    spellings = dict(search_index(once.library))["search/spellings.txt"].decode().split(" ")
    assert {"resumé", "resumés"} <= {*spellings}
    assert "uncommon" not in spellings
    twice = GLOSSARY.replace("No resume.", "Uncommon.").replace("You resume.", "Uncommon resume.")
    spellings = dict(search_index(build(tmp_path, twice).library))["search/spellings.txt"]
    assert "uncommon" in spellings.decode().split(" ")


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Plain words.", ""),
        ("Été à Genève", ""),  # Pagefind takes accents off
        ("Kirsten Ørsted", " ␞ Orsted Oersted"),
        ("Müller, Straße", " ␞ Mueller Strasse"),
        ("個人預算", " ␞ 個人 人預 預算"),
        ("the 筆 sign", " ␞ 筆"),
        ("งบ", " ␞ งบ"),
    ],
)
def test_a_text_is_found_by_other_spellings(text: str, more: str) -> None:
    assert besides(text) == more


def test_an_edition_is_found_by_the_words_that_it_explains(tmp_path: Path) -> None:
    found = records(build(tmp_path, GLOSSARY).library)
    assert found["posts/a/easy-read/"].meta["also"] == "resume, Resumé"
    assert [url for url, record in found.items() if "also" in record.meta] == ["posts/a/easy-read/"]


def test_the_same_sources_give_the_same_records(tmp_path: Path) -> None:
    before, after = (list(search_records(build(tmp_path, GLOSSARY).library)) for _ in range(2))
    assert before == after


def test_filters(library: Library) -> None:
    found = {url: record.filters for url, record in records(library).items()}
    assert found["posts/marks/"] == {
        "kind": ["Post"],
        "topic": ["Money & <care>"],
        "person": ["Alex Fox", "Smith & <Co>"],
        "year": ["2014"],
    }
    assert found["posts/plain/"] == {"kind": ["Post"], "year": ["2014"]}
    assert found["reading-lists/works/"]["kind"] == ["Reading list"]
    assert found["reading-lists/works/#third"] == {
        "kind": ["Work on a list"],
        "topic": ["Money & <care>"],  # its list's, for it names none itself
        "year": ["2013"],
    }
    assert found["people/alex-fox/"] == {"kind": ["Person"], "person": ["Alex Fox"]}


def test_everything_said_of_a_record_is_words(library: Library) -> None:
    for record in search_records(library):
        assert "None" not in str(record)
        assert "\ue000" not in str(record)
        assert all(isinstance(value, str) and value for value in record.meta.values()) or (
            record.url == "people/nobody/"
        )


def test_pagefind_makes_a_fragment_of_each_record(library: Library) -> None:
    files = dict(search_index(library))
    fragments = [data for path, data in files.items() if path.endswith(".pf_fragment")]
    found = {}
    for data in fragments:
        fragment = json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))
        found[fragment["url"].removeprefix("/")] = fragment
    expected = records(library)
    assert len(fragments) == len(expected)
    assert found.keys() == expected.keys()
    for url, record in expected.items():
        assert found[url]["filters"] == record.filters
        assert found[url]["meta"].items() >= record.meta.items()
    assert {"pagefind/pagefind.js", "pagefind/pagefind-entry.json"} <= files.keys()
    entry = json.loads(files["pagefind/pagefind-entry.json"])
    (language,) = entry["languages"].values()
    assert language["page_count"] == len(expected)


def test_what_every_search_downloads_is_packed_tightly(library: Library) -> None:
    files = dict(search_index(library))
    packed = [path for path in files if path.endswith((".pagefind", ".pf_index", ".pf_meta"))]
    assert len(packed) > 3
    for path in packed:
        inside = gzip.decompress(files[path])
        assert inside.startswith(b"pagefind_dcd")
        assert len(files[path]) < len(gzip.compress(inside, 9)), path


def test_search_can_be_left_out(tmp_path: Path) -> None:
    assert list(search_index(build(tmp_path, "", addresses=Addresses(search="")).library)) == []


def test_a_site_with_nothing_in_it_has_an_index_all_the_same(tmp_path: Path) -> None:
    assert "pagefind/pagefind.js" in dict(search_index(build(tmp_path, "").library))


@pytest.fixture
def binary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put a small program in Pagefind's place."""

    def binary(program: str) -> None:
        path = tmp_path / "pagefind"
        path.write_text(f"#!{sys.executable}\n{program}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(path))

    return binary


FEW = [SearchRecord("posts/a/", "words", {"title": "T"}, {})._asdict()]
MANY = [FEW[0] | {"url": f"posts/{n}/", "content": "words " * 2000} for n in range(50)]
ANSWER = (
    "import base64, json, sys\n"
    "sys.stdin.read(100)\n"
    "print(base64.b64encode(json.dumps({}).encode()).decode(), end=',', flush=True)\n"
    "sys.stdin.read()"
)


@pytest.mark.parametrize("given", [FEW, MANY], ids=["few", "many"])
@pytest.mark.parametrize(
    ("program", "why"),
    [
        ("raise SystemExit(3)", "it stopped half-way"),
        ("import sys; sys.stdin.read(1)", "it stopped half-way"),
        ("print('no base64 at all,', flush=True)", "its answer cannot be read"),
        (ANSWER.format("{'no': 'payload'}"), "its answer cannot be read"),
        (
            ANSWER.format("{'payload': {'type': 'Error', 'message': 'The disk is full'}}"),
            "The disk is full",
        ),
    ],
)
def test_a_pagefind_that_fails_says_so_in_words(
    binary: Callable[[str], None], program: str, why: str, given: list[dict[str, Any]]
) -> None:
    binary(program)
    with pytest.raises(RuntimeError) as caught:
        pagefind(given, "en-GB")
    assert str(caught.value) == (
        f"Pagefind could not make the search index: {why}. Install pagefind[bin] again,"
        " or build without search (search: false)."
    )


def test_a_pagefind_that_cannot_be_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "nowhere"))
    with pytest.raises(RuntimeError, match="it cannot be started"):
        pagefind(FEW, "en-GB")


def test_no_pagefind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "get_executable", lambda: None)
    with pytest.raises(RuntimeError, match=r"install pagefind\[bin\], or set search: false"):
        pagefind(FEW, "en-GB")
