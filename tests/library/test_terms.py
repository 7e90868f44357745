"""Every case of tests/cases/library/terms.yml, and what holds of any text and any glossary."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import html5lib
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reading_room.library import Glossary
from reading_room.library.terms import words_of
from reading_room.markup import clean, parse
from reading_room.model import Term

CASES = Path(__file__).parents[1] / "cases" / "library" / "terms.yml"
_LINK = re.compile(r'<a class="term" href="#word:([^"]*)" id="use:\1">(.*?)</a>', re.DOTALL)
NO_PLACE = {"h2", "a", "code", "abbr", "th", "summary"}


def cases() -> list[Any]:
    found = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["about"]) for case in found]


def html(markdown: str) -> bytes:
    """What the library makes of a text without holes."""
    text = parse(markdown)
    return clean(text.fill(lambda link: link.dest, lambda _: "")).encode()


def shown(marked: str) -> str:
    """A page's words on one line, with its links to words."""
    return " ".join(re.sub(r"<[^>]*>", "", _LINK.sub(r"[\1|\2]", marked)).split())


def glossary(terms: list[dict[str, Any]]) -> Glossary:
    made = [Term(each["term"], "What it means.", tuple(each.get("also", ()))) for each in terms]
    return Glossary(words_of(made), "en-GB")


@pytest.mark.parametrize("case", cases())
def test_cases(case: dict[str, Any]) -> None:
    words = glossary(case["terms"])
    texts = [html(text) for text in case["texts"]]
    linked = words.linked(texts, case.get("language", ""))
    assert shown("\n".join(linked)) == " ".join(case["shown"].split())
    used = [word.id for word in words.used(texts, case.get("language", ""))]
    assert sorted(used) == sorted(id_ for text in linked for id_, _ in _LINK.findall(text))


SYLLABLES = st.sampled_from(
    ["care", "Care", "PA", "plan", "plans", "co-", "é", "’", "'", " ", "\n", "&nbsp;", "&", "s",
     "2014", "“I”", "-", "x"]
)  # fmt: skip
FORM = st.lists(SYLLABLES, min_size=1, max_size=4).map("".join)
PIECES = st.sampled_from(
    ["## care plan\n", "[care](https://care.example)", "`plan`", "<b>care</b>", "> care ",
     '<span lang="cy">plan</span>', "<abbr>PA</abbr>", "\n\n", "- care\n", "*plan*", "&amp;plan",
     '<i title="care > plan">', "</i>", "| care |\n|---|\n| plan |\n", "![plan](https://a.example)",
     '<span class="citation">(PA)</span>', "<details><summary>plan</summary>care</details>"]
)  # fmt: skip
TEXT = st.lists(st.one_of(FORM, PIECES, SYLLABLES), max_size=25).map("".join)
TERMS = st.lists(st.tuples(FORM, st.lists(FORM, max_size=2)), max_size=5)


@settings(max_examples=400, derandomize=True, deadline=None, database=None)
@given(terms=TERMS, markdown=st.lists(TEXT, min_size=1, max_size=3))
def test_marking_changes_no_word_and_nests_no_link(
    terms: list[tuple[str, list[str]]], markdown: list[str]
) -> None:
    made = words_of(Term(term, "Meaning.", tuple(also)) for term, also in terms)
    words = Glossary(made, "en-GB")
    texts = [html(text) for text in markdown]
    linked = words.linked(texts)
    assert linked == words.linked(texts) == Glossary(made, "en-GB").linked(texts)
    bare = [_LINK.sub(r"\2", text).replace("\xa0", "&nbsp;") for text in linked]
    assert bare == [text.decode() for text in texts]
    page = html5lib.parseFragment("".join(linked), namespaceHTMLElements=False)
    above = {child: parent for parent in page.iter() for child in parent}
    links = [element for element in page.iter("a") if element.get("class") == "term"]
    assert [link.get("id") for link in links] == [
        f"use:{id_}" for text in linked for id_, _ in _LINK.findall(text)
    ]
    ids = {link.get("id") for link in links}
    assert len(ids) == len(links) == len(words.used(texts))
    assert [link.get("id") for link in links if _is_no_place(above, link)] == []


def _is_no_place(above: dict[Any, Any], element: Any) -> bool:
    while (element := above.get(element)) is not None:
        if element.tag in NO_PLACE or element.get("class") in ("citation", "visually-hidden"):
            return True
        if (element.get("lang") or "en").partition("-")[0] != "en":
            return True
    return False
