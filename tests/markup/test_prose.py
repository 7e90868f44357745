"""Every case of tests/cases/markup/sentences.yml and capitals.yml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from reading_room.markup import parse, position
from reading_room.prose import Capitals, known, sentences, suspect, units

CASES = Path(__file__).parents[1] / "cases" / "markup"
KNOWN = known(["CQC", "DPs", "direct payments", "NHS Continuing Healthcare"])


def cases(name: str) -> list[Any]:
    found = yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["about"]) for case in found]


@pytest.mark.parametrize("case", cases("sentences"))
def test_sentences(case: dict[str, str]) -> None:
    found = [" ".join(each.text.split()) for u in units(case["text"]) for each in sentences(u.text)]
    assert found == case["sentences"].splitlines()


@pytest.mark.parametrize("case", cases("capitals"))
def test_capitals(case: dict[str, str]) -> None:
    text = parse(case["text"])
    capitals = Capitals(text.plain, KNOWN)
    found = [
        f"{each.kind} {each.words}"
        for u in units(case["text"])
        for each in capitals.find(u.text, quoted=u.quoted)
    ]
    assert found == case.get("told", "").splitlines()
    if found:
        assert suspect(text.said, KNOWN)


@pytest.mark.parametrize(
    "text",
    ["The CQC, PDFs, a DP and the MCA (Mental Capacity Act).", "McKay, YouTube, iPad, A4, Part IV.",
     "Words, and no capitals at all.", ""],
)  # fmt: skip
def test_most_texts_are_passed_at_a_glance(text: str) -> None:
    assert not suspect(text.encode(), KNOWN)


def test_every_word_knows_its_place() -> None:
    source = "é “a” -- b\n\n- c &amp; [d](x.md) `e` f\n\n> <b>g</b> h\n\n<p>é\ni</p>\n"
    for unit in units(source):
        for word in "abcdfghi":
            if (at := unit.text.find(word)) >= 0:
                line, column = position(source, unit.offset(at))
                assert source.splitlines()[line - 1][column - 1] == word


@pytest.mark.parametrize(
    "source",
    ["AB " * 60_000, "A" * 200_000, "a-" * 100_000, "." * 200_000, ". " * 100_000,
     "Aa (AB) " * 20_000, "www." * 50_000, "://" * 50_000, "<a></a>" * 20_000,
     "<a>" + "<" * 100_000 + "</a>", "@" * 200_000, "_a" * 100_000, "(1999) " * 30_000,
     "R (A " * 30_000, "\n•" * 50_000, "**a**\\\n" * 20_000, "[" + "! " * 100_000 + "](a.md)",
     "A-" * 100_000 + "a", "R v " * 50_000, "“" * 100_000 + "AB", "'AB " * 40_000,
     "AB is A-" * 20_000,
     "a | b\n" * 30_000, "|" * 100_000 + "\n|", "– A.\n\n" * 20_000, "`|\n" * 50_000,
     "".join(f"X{chr(65 + n % 26)}{chr(65 + n // 26)}x " for n in range(676)) * 50],
    ids=lambda source: source[:8].strip(),
)  # fmt: skip
def test_no_text_takes_for_ever(source: str) -> None:
    """The time must grow with the length: of some patterns it grew with its square."""
    text = parse(source)
    suspect(text.said, KNOWN)
    capitals = Capitals(text.plain, KNOWN)
    found = [(list(capitals.find(u.text)), list(sentences(u.text))) for u in units(source)]
    assert len(found) <= len(source)
