"""What is stored comes back as it was, and nothing else can be made of it."""

from __future__ import annotations

import datetime
import json
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from helpers import REPOSITORY
from reading_room.markup import BRITISH, parse
from reading_room.outputs.cache import Kept
from reading_room.plugin.read_before import FOLDER, ReadBefore
from reading_room.plugin.stored import RECORDS, restored, stored
from reading_room.sources import READERS
from reading_room.sources.lists import read_list
from reading_room.sources.posts import NOTHING_BESIDE, Companions, read_post

LONDON = ZoneInfo("Europe/London")
CONTENT = [
    *sorted((REPOSITORY / "posts").rglob("*.md")),
    *sorted((REPOSITORY / "tests/constructs/posts").rglob("*.md")),
    *sorted((REPOSITORY / "tests/cases").rglob("*.md")),
]
LISTS = [
    *sorted((REPOSITORY / "reading_lists").glob("*.yml")),
    *sorted((REPOSITORY / "tests/constructs/reading_lists").glob("*.yml")),
]
NOON = datetime.datetime(2026, 10, 25, 1, 30)  # noqa: DTZ001
VALUES: list[Any] = [
    None, True, 1, -1.5, "", "a", "\ud800", "ä" * 500, b"", b"\xff\n", (), ((),), [], [()], {},
    {"a": {"b": (1, [2])}}, frozenset(), frozenset({"a", "b"}), NOON, NOON.date(),
    NOON.replace(tzinfo=LONDON), NOON.replace(tzinfo=LONDON, fold=1),
    NOON.replace(tzinfo=datetime.timezone(datetime.timedelta(hours=-3, minutes=-30))),
    NOON.replace(tzinfo=datetime.UTC), parse("# One\n\n[two](three.md)[^1]\n\n[^1]: Four."),
]  # fmt: skip


def same(one: Any, other: Any) -> bool:
    """Are these equal, also in what records are not compared by, and of the same types?"""
    if type(one) is not type(other):
        return False
    if is_dataclass(one):
        return all(same(getattr(one, f.name), getattr(other, f.name)) for f in fields(one))
    if isinstance(one, (tuple, list)):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return same(list(one.items()), list(other.items()))
    if isinstance(one, datetime.datetime):
        return (repr(one), one.fold) == (repr(other), other.fold)
    return bool(one == other)


@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
def test_a_value_comes_back(value: Any) -> None:
    assert same(restored(stored(value)), value)


def test_every_post_and_list_comes_back() -> None:
    met: set[type] = set()
    assert len(CONTENT) > 30
    assert len(LISTS) > 3
    for path in CONTENT:
        made = read_post(path.name, path.stem, path.read_text(), LONDON, NOTHING_BESIDE, BRITISH)
        _look(made, met)
    for path in LISTS:
        found = read_list(path.name, path.stem, path.read_text(), LONDON, (), BRITISH)
        _look(found, met)
    assert {kind.__name__ for kind in met} > {"Post", "ReadingList", "Item", "Text", "Problem"}


def _look(made: Any, met: set[type]) -> None:
    assert same(restored(stored(made)), made)
    _kinds(made, met)


def _kinds(value: Any, met: set[type]) -> None:
    if type(value) in RECORDS:
        met.add(type(value))
        for field in fields(value) if is_dataclass(value) else ():
            _kinds(getattr(value, field.name), met)
    if isinstance(value, (tuple, list)):
        for each in value:
            _kinds(each, met)


@pytest.mark.parametrize("value", [object(), print, Path("a"), {"a": object()}, NOON.time()])
def test_what_is_not_known_is_not_stored(value: Any) -> None:
    with pytest.raises(TypeError):
        stored(value)


def _line(tree: Any) -> bytes:
    line = json.dumps(tree).encode()
    return len(line).to_bytes(8) + line


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\0", pickle.dumps(print), _line([99, "a"]), _line([-1]), _line(["print", "a"]),
        _line([9]), _line([True, [[]]]), _line([4, "today"]), _line([5, "now", "", 0]),
        _line([7, "x"]), _line([1.5]), _line([[], []]), stored("a" * 500)[:-1],
    ],
)  # fmt: skip
def test_what_was_not_stored_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
        restored(data)


class Read:
    """A reader that counts."""

    def __init__(self) -> None:
        self.paths: list[str] = []

    def __call__(self, path: str, *given: Any) -> Any:
        self.paths.append(path)
        return read_post(path, *given)


def _round(cache: Path, programs: str, texts: dict[str, str], beside: Companions) -> list[str]:
    read = Read()
    before = ReadBefore(cache, "site", programs, READERS._replace(post=read))
    for path, text in texts.items():
        made = before.readers.post(path, "a", text, LONDON, beside, BRITISH)
        assert made == read_post(path, "a", text, LONDON, beside, BRITISH)
    before.end()
    return read.paths


CHANGES: dict[str, Callable[[dict[str, str]], object]] = {
    "a text": lambda texts: texts.update({"3.md": "---\ntitle: Three\n---\nAnother"}),
    "a path": lambda texts: texts.update({"3b.md": texts.pop("3.md")}),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_text_is_read_once(tmp_path: Path, change: Callable[[dict[str, str]], object]) -> None:
    texts = {f"{n}.md": f"---\ntitle: {n}\ndate: 2026-01-01\n---\nText.\n" for n in range(200)}
    assert len(_round(tmp_path, "1", texts, NOTHING_BESIDE)) == 200
    assert _round(tmp_path, "1", texts, NOTHING_BESIDE) == []
    change(texts)
    assert len(_round(tmp_path, "1", texts, NOTHING_BESIDE)) == 1
    assert _round(tmp_path, "1", texts, NOTHING_BESIDE) == []


def test_a_text_is_read_again_by_another_program_and_beside_other_files(tmp_path: Path) -> None:
    texts = {"1.md": "---\ntitle: One\ndate: 2026-01-01\n---\nText.\n"}
    comments = READERS.comments(
        "1.comments.yml", "- {id: a, name: Ann, date: 2026-01-01, text: Yes.}", LONDON
    )[0]
    assert comments
    assert _round(tmp_path, "1", texts, NOTHING_BESIDE) == ["1.md"]
    assert _round(tmp_path, "2", texts, NOTHING_BESIDE) == ["1.md"]
    assert _round(tmp_path, "2", texts, Companions(None, comments)) == ["1.md"]
    assert _round(tmp_path, "2", texts, Companions(None, comments)) == []


def test_what_cannot_be_restored_is_read_once_more_and_kept_anew(tmp_path: Path) -> None:
    texts = {"1.md": "---\ntitle: One\ndate: 2026-01-01\n---\nText.\n"}
    assert _round(tmp_path, "1", texts, NOTHING_BESIDE) == ["1.md"]
    [path] = (tmp_path / FOLDER).iterdir()
    kept, key = Kept(path.parent, lasting=True), path.name.removesuffix(".kept")
    files = kept.get(key)
    assert files
    kept.put(key, [(name, b"nothing of ours") for name, _ in files])
    assert _round(tmp_path, "1", texts, NOTHING_BESIDE) == ["1.md"]
    assert _round(tmp_path, "1", texts, NOTHING_BESIDE) == []
