"""What a file can make an import take: it has an end, whatever the file is."""

from __future__ import annotations

import os
import tracemalloc
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
    assert "It has 800 MB, and the most that can be read is 20 MB" in said
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
