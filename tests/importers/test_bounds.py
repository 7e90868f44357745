"""What a file can make an import take: it has an end, whatever the file is."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from importers.imported import Done, empty, imported
from reading_room.importers import IMPORTERS
from reading_room.importers.ristext import Value
from reading_room.sources import limits


def refused(folder: Path, file: Path) -> Done:
    site = empty(folder / "site")
    done = imported(site, file)
    assert done.status == 1
    assert not (site / "reading_lists").exists()
    return done


@pytest.mark.parametrize("kind", ["device", "pipe"])
def test_what_is_no_file_is_not_read(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "a.bib"
    if kind == "pipe":
        os.mkfifo(file)
    else:
        file.symlink_to("/dev/zero")
    assert "is no file" in refused(tmp_path, file).said


def test_no_more_is_read_of_a_file_than_an_import_can_take(tmp_path: Path) -> None:
    file = tmp_path / "a.bib"
    with file.open("wb") as stream:
        stream.truncate(40 * limits.IMPORT)
    tracemalloc.start()
    said = refused(tmp_path, file).said
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "It has 400 MB, and the most that can be read is 10 MB" in said
    assert most < 3 * limits.IMPORT


def test_words_of_string_that_hold_each_other_have_an_end() -> None:
    levels = [
        f"@string{{s{n} = {' # '.join([f's{n - 1}'] * 10)}}}" for n in range(1, 12)
    ]  # fmt: skip
    text = "\n".join(['@string{s0 = "abcdefghij"}', *levels, "@book{a, title = s11}"])
    assert len(text) < 1000
    read = IMPORTERS[".bib"](text)
    assert sum(len(work.reference.title) for work in read.works) <= limits.IMPORT
    assert "@string" in read.remarks[0].words
    assert "more words than can be read" in read.remarks[0].words


def test_a_value_of_many_lines_is_not_copied_for_each_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = []
    replaced = Value._replace

    def counted(value: Value, text: str) -> Value:
        made.append(text)
        return replaced(value, text=text)

    monkeypatch.setattr(Value, "_replace", counted)
    text = "TY  - BOOK\nTI  - A\nN1  - x\n" + "y\n" * 1000 + "ER  - \n"
    [work] = IMPORTERS[".ris"](text).works
    assert work.reference.note.count("y") == 1000
    assert len(made) < 10


CPU = 20
"""Seconds: twice what any file may take, for the clock of a machine may be shared."""
MEMORY = 1_000_000_000
"""Bytes of addresses: twice what any file may take."""


def of_bib(number: int) -> str:
    return "".join(
        f"@article{{k{n},\n title = {{Work {n} of many}},\n author = {{Fox, Al{n} and Hen, Bo}},\n"
        f" journal = {{Journal {n % 50}}},\n year = {{{1950 + n % 70}}},\n"
        f" doi = {{10.1234/{n}}}\n}}\n"
        for n in range(number)
    )


def of_ris(number: int) -> str:
    return "".join(
        f"TY  - JOUR\nAU  - Fox, Al{n}\nTI  - Work {n}\nPY  - 2014\nER  - \n" for n in range(number)
    )


def works(size: int, start: str, piece: str, end: str) -> str:
    """As many works of the largest size as there is room for in ``size`` letters."""
    one = start + piece * ((150_000 - len(start)) // len(piece)) + end
    return one * (size // len(one))


RECORD = "TY  - BOOK\nTI  - A\n"
WORST: dict[str, tuple[str, Callable[[], str]]] = {
    "6,000 works": (".bib", lambda: of_bib(6000)),
    "6,000 works of one author and year": (".ris", lambda: of_ris(6000)),
    "100,000 @": (".bib", lambda: "@" * 100_000),
    "entries in entries": (".bib", lambda: "@a{" * 3_000_000),
    "entries that nothing ends": (".bib", lambda: "@book{a, title={\n" * 390_000),
    "remarks that nothing ends": (".bib", lambda: "@comment{\n" * 390_000),
    "commands that nobody knows": (
        ".bib",
        lambda: works(9_000_000, "@book{a, title={", "\\abcde ", "}}\n"),
    ),
    "600 kB of commands in one title": (
        ".bib",
        lambda: "@book{a, title={" + "".join(f"\\x{'abcdefghij'[n % 10] * (n // 10 % 60)} "
                                             for n in range(15_000)) + "}}",
    ),
    "formulas": (".bib", lambda: works(4_000_000, "@book{a, title={", "\\( $x ", "}}\n")),
    "accents": (".bib", lambda: works(1_900_000, "@book{a, title={", "\\'", "}}\n")),
    "braces": (".bib", lambda: works(9_000_000, "@book{a, title={", "{a}{", "}}\n")),
    "keywords": (".bib", lambda: works(9_000_000, "@book{a, title={A}, keywords={", "a,", "}}\n")),
    "names": (".bib", lambda: works(9_000_000, "@book{a, title={A}, author={", "a and ", "}}\n")),
    "a DOI without an end": (
        ".bib",
        lambda: works(9_000_000, "@book{a, title={A}, doi={", "10.", "}}\n"),
    ),
    "an address without an end": (
        ".bib",
        lambda: works(9_000_000, "@book{a, title={A}, url={", "http://", "}}\n"),
    ),
    "fields": (".bib", lambda: "@book{a, title={A}, " + "url={x}," * 900_000 + "}"),
    "words without braces": (".bib", lambda: "@book{a, title=" + "x # " * 2_000_000 + "x}"),
    "a chain of crossref": (
        ".bib",
        lambda: "".join(f"@book{{k{n}, title={{T{n}}}, f{n}={{x}}, crossref={{k{n + 1}}}}}\n"
                        for n in range(9999)),
    ),
    "xdata in xdata": (
        ".bib",
        lambda: "".join(
            f"@xdata{{k{n}, a{n}={{x}}, xdata={{"
            f"{','.join(f'k{n * 5 + m}' for m in range(1, 9))}}}}}\n" for n in range(3000)
        ) + "@book{a, title={A}, xdata={k0}}",
    ),
    "20,000 empty entries": (".json", lambda: "[" + ",".join(["{}"] * 20_000) + "]"),
    "two million numbers": (".json", lambda: "[" + "1," * 2_000_000 + "1]"),
    "levels": (".json", lambda: '[{"id": "a", "title": "A", "x": ' + "[" * 5_000_000),
    "tags": (".json", lambda: '[{"title": "' + "<b " * 60_000 + '"}]'),
    "tags that are closed": (
        ".json",
        lambda: "[" + ",".join(['{"title": "' + "<b>&amp;" * 18_000 + '"}'] * 55) + "]",
    ),
    "lines of RIS": (".ris", lambda: works(9_000_000, RECORD, "KW  - abcdefghijklmnopqr\n", "")),
    "notes of RIS": (".ris", lambda: works(9_000_000, RECORD, "N1  - abcdefghijklmnopqr\n", "")),
    "addresses of RIS": (
        ".ris",
        lambda: works(9_000_000, "TY  - BOOK\nTI  - A\nUR  - ", "http://a ", "\n"),
    ),
    "records without anything": (".ris", lambda: "TY  - BOOK\n" * 390_000),
    "lines of nothing": (".ris", lambda: "ZZ  - x\n" * 390_000),
    "aliases": (".yaml", lambda: "a: &a [x, x]\n" + "".join(
        f"b{n}: &b{n} [*{'a' if not n else f'b{n - 1}'}, *a]\n" for n in range(40)
    ) + "references: [*b39]\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", WORST)
def test_the_worst_files_end_in_time_and_room(tmp_path: Path, name: str) -> None:
    ending, text = WORST[name]
    ends_in_time_and_room(empty(tmp_path / "site"), ending, text())


MARKS = ("[^", "^[", "[a]", "{%", "{#", "{% raw %}", "{% comment %}", "{{</*", '{{< a "', "<p>")
"""What begins something that never ends."""


@pytest.mark.parametrize("mark", MARKS)
def test_the_worst_posts_of_a_blog_end_in_time_and_room(tmp_path: Path, mark: str) -> None:
    posts = tmp_path / "old/_posts"
    posts.mkdir(parents=True)
    (tmp_path / "old/_config.yml").write_text("url: https://old.example\n")
    text = mark * (150_000 // len(mark)) + "%}}#}"
    (posts / "2015-01-01-post.md").write_text(f"---\ntitle: P\n---\n\n{text}\n")
    site = empty(tmp_path / "site")
    assert "1 post in posts/old/" in bounded(site, str(tmp_path / "old"))


HEAD = "title: A\ndate: 2026-01-02\n"
TEN_THOUSAND = 10_000


def full(start: str, one: str, room: int = limits.LIST) -> tuple[str, int]:
    """A list as large as lists can be, ``one`` with each number; and how many works are in it."""
    pieces, size, number = [f"{HEAD}{start}:\n"], 0, 0
    while (size := size + len(piece := one.replace("#", str(number)))) < room - 100:
        pieces.append(piece)
        number += 1
    return "".join(pieces), min(number, TEN_THOUSAND)


def again(number: int, **values: object) -> str:
    """CSL-JSON of so many works of a list, each with these values."""
    return json.dumps(
        [{"id": f"w{n}", "type": "book", "title": f"Work {n}"} | values for n in range(number)]
    )


def placed(number: int, name: str) -> str:
    """New works, each in a section of its own."""
    return json.dumps([
        {"id": f"v{n}", "type": "book", "title": f"New {n}",
         "custom": {"reading-room": {"section": {"id": f"{name}{n}", "title": "S"}}}}
        for n in range(number)
    ])  # fmt: skip


WORK = "  - id: w#\n    type: book\n    title: Work #\n"
PART = "  - id: s#\n    title: S\n    items:\n    - {id: w#, type: book, title: Work #}\n"
AGAIN: dict[str, tuple[tuple[str, int], Callable[[int], str]]] = {
    "every work changed": (
        full("items", WORK + "    publisher: Penguin Books\n"),
        lambda number: again(number, publisher="Puffin"),
    ),
    "every work changed in brackets": (
        full("items", "  - {id: w#, type: book, title: Work #, publisher: Penguin Books}\n"),
        lambda number: again(number, publisher="Puffin: two"),
    ),
    "more than there is room for": (
        full("items", WORK),
        lambda number: again(number, author=[{"family": "Fox", "given": "Al"}] * 20),
    ),
    "more names than there is room for": (
        full("items", WORK),
        lambda number: json.dumps([
            {"id": f"w{n}", "type": "book", "title": f"Work {n}", "author": [
                {"family": f"Fox{n}", "given": f"Al{m}"} for m in range(20)]}
            for n in range(number)]),
    ),
    "remarks in every value": (
        full("items", WORK + "    topics:\n      # why\n      - care\n"),
        lambda number: again(number, keyword="voice"),
    ),
    "remarks in every other value": (
        full("items", (WORK + "    topics: [care]\n" + WORK.replace("#", "x#")
                       + "    topics:\n      # why\n      - care\n")),
        lambda number: again(number, keyword="voice"),
    ),
    "keys with question marks": (
        full("items", WORK + "    ? publisher\n    : Penguin\n"),
        lambda number: again(number, publisher="Puffin"),
    ),
    "keys given twice": (
        full("items", WORK + "    publisher: A\n    publisher: B\n"),
        lambda number: again(number, publisher="Puffin"),
    ),
    "values that cannot be read": (
        full("items", WORK + "    issued: of old\n"),
        lambda number: again(number, issued={"date-parts": [[2014]]}),
    ),
    "texts of many lines": (
        full("items", WORK + "    note: |\n      A line.\n\n"),
        lambda number: again(number, note="Another."),
    ),
    "a new work in every section": (full("sections", PART, 700_000), lambda n: placed(n, "s")),
    "new sections": (full("sections", PART, 200_000), lambda n: placed(n, "t")),
    "ten thousand new works": (
        full("items", WORK, 300_000),
        lambda number: of_csl(number, TEN_THOUSAND),
    ),
    "a list of JSON": (
        (json.dumps({"title": "A", "date": "2026-01-02", "items": [
            {"id": f"w{n}", "type": "book", "title": f"Work {n}", "publisher": "Penguin Books"}
            for n in range(9000)]}), 9000),
        lambda number: again(number, publisher="Puffin"),
    ),
}  # fmt: skip


def of_csl(start: int, end: int) -> str:
    return json.dumps([
        {"id": f"w{n}", "type": "book", "title": f"Work {n}"} for n in range(start, end)
    ])  # fmt: skip


@pytest.mark.parametrize("name", AGAIN)
def test_the_worst_files_end_in_time_and_room_on_a_large_list(tmp_path: Path, name: str) -> None:
    (there, number), text = AGAIN[name]
    assert len(there) <= limits.LIST
    site = empty(tmp_path / "site")
    (site / "reading_lists").mkdir()
    (site / "reading_lists/a.yml").write_text(there)
    said = ends_in_time_and_room(site, ".json", text(number))
    assert "cannot be read as it is" not in said


def ends_in_time_and_room(site: Path, ending: str, text: str) -> str:
    """Import a file into the list a, with bounds; what was said."""
    file = site.parent / f"worst{ending}"
    file.write_text(text)
    assert file.stat().st_size <= limits.IMPORT
    return bounded(site, str(file), "--list", "a")


def bounded(site: Path, *words: str) -> str:
    """``reading-room import`` with bounds; what was said."""
    line = ["-m", "reading_room", "import", *words, "-f", str(site / "mkdocs.yml")]
    done = subprocess.run(
        [sys.executable, *line],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_bounded,
    )
    assert done.returncode in (0, 1), (done.returncode, done.stderr[-500:])
    assert "Traceback" not in done.stderr
    assert done.stdout.strip() or "cannot be" in done.stderr
    return done.stdout + done.stderr


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
