"""The writer's HTML against the parser's own, on a corpus, but for what is ours on purpose.

Both are read as a browser reads them. What differs on purpose is undone first: `normal` says what.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import html5lib
import pyromark
import pytest

from reading_room.markup import parse
from reading_room.markup.events import OPTIONS

CORPUS = Path(__file__).parents[1] / "cases" / "markup" / "commonmark"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
"""Whose levels are ours: see the texts of tests/cases/markup."""
ALIGN = {"text-align: left": "", "text-align: center": "center", "text-align: right": "right"}


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.md")), ids=lambda path: path.stem)
def test_file(path: Path) -> None:
    compare(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.md")), ids=lambda path: path.stem)
def test_each_block_alone_and_in_a_list(path: Path) -> None:
    """A piece that another does not stand beside meets other states of the writer."""
    for piece in re.split(r"\n{2,}", path.read_text(encoding="utf-8")):
        compare(piece)
        compare("- " + piece.replace("\n", "\n  "))
        compare("> " + piece.replace("\n", "\n> "))


def compare(source: str) -> None:
    ours = parse(source, smart=False).fill(
        lambda link: link.dest.replace("&", "&amp;"), lambda _: ""
    )
    theirs = pyromark.html(source, options=OPTIONS)
    assert normal(ours) == normal(theirs), source


def normal(html: str) -> list[Any]:
    """A page as nested lists, without ids, attributes for access, boxes round tables, and
    places where an address may break."""
    page = html5lib.parseFragment(html.replace("<wbr>", ""), namespaceHTMLElements=False)
    return children(page)


def children(element: Any) -> list[Any]:
    found = words(element.text)
    for child in element:
        if child.tag == "div" and child.get("class") in ("scroll", "highlight"):
            found += children(child)
        elif child.tag == "span" and child.get("class") == "filename":
            pass
        elif child.tag == "code" and len(child):
            found.append([child.tag, attributes(child), words("".join(child.itertext()))])
        elif isinstance(child.tag, str):
            tag = "h" if child.tag in HEADINGS else child.tag
            found.append([tag, attributes(child), children(child)])
        found += words(child.tail)
    return found


def attributes(element: Any) -> dict[str, str]:
    ours = {"aria-label", "tabindex", "loading", "scope"}
    found = {name: value for name, value in element.attrib.items() if name not in ours}
    if element.tag in HEADINGS:
        found.pop("id", None)
    if element.tag == "pre":
        found.pop("role", None)
    if element.tag in ("td", "th") and "style" in found:
        found["class"] = ALIGN[found.pop("style").rstrip(";").strip()]
    for name in ("href", "src"):
        if name in found:
            found[name] = address(found[name])
    return {name: value for name, value in found.items() if value or name != "class"}


def address(value: str) -> str:
    """An address, however its letters beyond ASCII are written."""
    return re.sub(
        r"(?:%[0-9A-F]{2})+",
        lambda run: bytes.fromhex(run[0].replace("%", "")).decode(errors="replace"),
        value,
    )


def words(text: str | None) -> list[str]:
    """Words as a browser shows them outside of code: runs of white space are one space."""
    folded = re.sub(r"[ \t\n]+", " ", text or "")
    return [folded] if folded.strip(" ") else []
