"""The search index is kept from one build to the next, and nothing kept is trusted unseen."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from casebook import build
from reading_room.outputs import pagefind
from reading_room.outputs.cache import KEPT, Kept
from reading_room.outputs.search import search_index

if TYPE_CHECKING:
    from reading_room.library import Library

SITE = """\
=== docs/people.yml
alex-fox:
  name: Alex Fox
=== docs/glossary.yml
- {term: Choice, definition: More than one thing to take., also: [choices]}
=== posts/first.md
---
title: Choice and control
date: 2014-01-31
authors: [alex-fox]
topics: [Money]
---
Words of a post.
=== posts/first.easy-read.md
---
title: To choose
allow: [easy-read-picture]
---
You have choices.
"""
FILES = [("a/b.txt", b"one\ntwo"), ("empty", b""), ("c", bytes(range(256)))]
Index = dict[str, bytes]


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Each start of Pagefind."""
    starts: list[Path] = []
    real = pagefind._start

    def start(program: Path, piece: int) -> subprocess.Popen[bytes]:
        starts.append(program)
        return real(program, piece)

    monkeypatch.setattr(pagefind, "_start", start)
    return starts


@pytest.fixture
def index(tmp_path: Path, cache: Path) -> Callable[..., Index]:
    """Build a site anew, and make its index: ``index(SITE, language="cy")``."""

    def index(text: str = SITE, **changed: object) -> Index:
        return dict(search_index(build(tmp_path, text, cache=cache, **changed).library))

    return index


def keeping(cache: Path) -> Path:
    (found,) = (cache / "search").iterdir()
    return found


def test_an_index_is_not_made_again_when_nothing_that_can_be_found_has_changed(
    index: Callable[..., Index], started: list[Path]
) -> None:
    first = index()
    again = index(SITE.replace("date: 2014-01-31", "date: 2014-01-31 12:00\nupdated: 2015-01-01"))
    assert again == first
    assert len(started) == 1
    assert "pagefind/pagefind.js" in first


@pytest.mark.parametrize(
    ("was", "is_now"),
    [
        ("Words of", "Other words of"),
        ("Choice and", "Choice or"),
        ("[Money]", "[Time]"),
        ("name: Alex Fox", "name: Alex Foxe"),
        ("2014-01-31", "2014-02-01"),
        ("posts/first", "posts/second"),
        ("[choices]", "[options]"),
        ("You have", "You want"),
    ],
)
def test_a_change_of_what_can_be_found_makes_it_again(
    index: Callable[..., Index], started: list[Path], tmp_path: Path, was: str, is_now: str
) -> None:
    first = index()
    shutil.rmtree(tmp_path / "posts")
    assert index(SITE.replace(was, is_now)) != first
    assert len(started) == 2
    shutil.rmtree(tmp_path / "posts")
    assert index() == first
    assert len(started) == 2  # both are kept


def test_another_language_makes_it_again(index: Callable[..., Index], started: list[Path]) -> None:
    index()
    index(language="cy")
    assert len(started) == 2


def test_another_pagefind_makes_it_again(
    index: Callable[..., Index],
    started: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index()
    other = tmp_path / "other-pagefind"
    other.write_bytes(started[0].read_bytes() + b"\0")
    other.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(other))
    index()
    assert started[1:] == [other]


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def one_bit_wrong(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def others_may_write(path: Path) -> None:
    path.chmod(0o666)


def others_may_write_beside(path: Path) -> None:
    path.parent.chmod(0o777)


def a_link(path: Path) -> None:
    path.rename(path.with_suffix(".elsewhere"))
    path.symlink_to(path.with_suffix(".elsewhere"))


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    "harm",
    [
        cut_short,
        one_bit_wrong,
        emptied,
        others_may_write,
        others_may_write_beside,
        a_link,
        a_folder,
        a_pipe,
    ],
)
def test_what_is_damaged_or_could_be_others_is_made_again(
    index: Callable[..., Index], started: list[Path], cache: Path, harm: Callable[[Path], None]
) -> None:
    index()
    harm(keeping(cache))
    assert "pagefind/pagefind.js" in index()
    assert len(started) == 2


def test_what_belongs_to_another_user_is_neither_taken_nor_changed(
    index: Callable[..., Index],
    started: list[Path],
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index()
    before = keeping(cache).stat()
    user = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: user + 1)
    index()
    assert len(started) == 2
    assert keeping(cache).stat() == before


def test_where_nothing_can_be_kept_the_index_is_made_each_time(
    index: Callable[..., Index], started: list[Path], cache: Path
) -> None:
    cache.write_text("no folder")
    for _ in range(2):
        assert "pagefind/pagefind.js" in index()
    assert len(started) == 2
    assert cache.read_text() == "no folder"


def test_what_the_search_page_offers(index: Callable[..., Index]) -> None:
    assert json.loads(index()["search/filters.json"]) == {
        "kind": ["Easy Read", "Page", "Person", "Post", "Word"],
        "topic": ["Money"],
        "person": ["Alex Fox"],
        "year": ["2014"],
    }


def test_choices_are_all_the_values_of_all_filters(library: Library) -> None:
    assert json.loads(dict(search_index(library))["search/filters.json"]) == {
        "kind": ["Easy Read", "Page", "Person", "Post", "Reading list", "Work on a list"],
        "topic": ["Money & <care>", "Unused"],
        "person": ["Alex Fox", "Ann Nobody", "Smith & <Co>", "The A Team"],
        "year": ["2013", "2014"],
    }


def test_files_come_back_as_they_went(cache: Path) -> None:
    kept = Kept(cache)
    assert kept.get("key") is None
    kept.put("key", FILES)
    assert kept.get("key") == FILES
    assert kept.get("other") is None
    kept.put("none", [])
    assert kept.get("none") == []


@pytest.mark.parametrize(
    "line", [b"5", b'[["a","b"]]', b"[[1,2]]", b'[[["l"],1]]', b"[" * 100_000, b"{}x"]
)
def test_what_is_no_list_of_files_counts_for_nothing(cache: Path, line: bytes) -> None:
    kept = Kept(cache)
    kept.put("key", FILES)
    rest = line + b"\nx"
    (cache / "key.kept").write_bytes(hashlib.blake2b(rest).digest() + rest)
    assert kept.get("key") is None


def test_those_used_last_stay(cache: Path) -> None:
    kept = Kept(cache)
    for number in range(KEPT):
        kept.put(str(number), FILES)
        os.utime(cache / f"{number}.kept", (number, number))
    (cache / "left-over.kept1234").write_bytes(b"of a killed build")
    os.utime(cache / "left-over.kept1234", (0, 0))
    assert kept.get("0") == FILES
    kept.put("new", FILES)
    assert {path.stem for path in cache.iterdir()} == {"0", "2", "3", "new"}


def _put(folder: Path, number: int) -> None:
    for _ in range(100):
        Kept(folder).put("key", [("file", bytes([number]) * 100_000)])


def test_two_builds_at_once_keep_one_of_both_whole(cache: Path) -> None:
    context = multiprocessing.get_context("spawn")
    builds = [context.Process(target=_put, args=(cache, number)) for number in (1, 2)]
    for process in builds:
        process.start()
    seen = set()
    while any(process.is_alive() for process in builds):
        files = Kept(cache).get("key")
        if files is not None:
            ((_, data),) = files
            assert len(set(data)) == 1
            assert len(data) == 100_000
            seen.add(data[0])
    assert [process.exitcode for process in builds] == [0, 0]
    assert seen
    assert len(list(cache.iterdir())) == 1
