"""Digests of what pages show: equal in any process where the values are, and else not."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from markupsafe import Markup

from reading_room.markup import parse
from reading_room.model import Topic
from reading_room.plugin.digests import Digests, digest_of
from reading_room.translation import BRITISH

NOON = datetime.datetime(2026, 1, 5, 12, tzinfo=datetime.UTC)
VALUES: list[Any] = [
    None, 0, 1, "", "1", "a", b"", b"a", (), ("a",), ("a", "b"), ("ab",), (("a",), "b"),
    [("a", ("b",))], {"a": "b"}, {"b": "a"}, frozenset({"a", "b"}), frozenset({"a"}),
    NOON, NOON.replace(tzinfo=ZoneInfo("Europe/London")), NOON.date(), str(NOON.date()),
    Path("a"), Markup("a<"), Topic("a", "b"), Topic("b", "a"), Topic("a", "b", "c"),
    parse("Once."), parse("Twice."), BRITISH, parse, digest_of, ZoneInfo("Europe/London"), "\ud800",
]  # fmt: skip


def test_values_that_differ_have_digests_that_differ() -> None:
    digests = Digests()
    made = [digests.of(value) for value in VALUES]
    assert len(set(made)) == len(VALUES)
    assert made == [Digests().of(value) for value in VALUES]


def test_a_record_that_is_another_object_has_the_same_digest() -> None:
    digests = Digests()
    assert digests.of((Topic("a", "b"), 1)) == digests.of((Topic("a", "b"), 1))
    assert digests.of(Topic("a", "b")) != digests.of(Topic("a", "c"))


def test_what_nobody_knows_has_none() -> None:
    for value in (object(), print, lambda: 0, {("a",): 1}, (each for each in "a")):
        with pytest.raises(TypeError):
            Digests().of(("a", value))


def test_another_process_makes_the_same() -> None:
    code = (
        "from reading_room.plugin.digests import Digests;"
        "print(Digests().of(frozenset(map(str, range(99)))))"
    )
    made = [
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True,
            text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert made[0] == made[1]


def test_pieces_are_told_apart() -> None:
    assert digest_of([b"ab", b"c"]) != digest_of([b"a", b"bc"])
