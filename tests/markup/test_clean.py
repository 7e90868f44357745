"""Attacks come out of `clean` as a browser's parser would see them: without anything that acts."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import Any

import html5lib
import pytest
import yaml

from reading_room.markup import Citation, Link, clean, parse
from reading_room.markup.clean import MATHS, SCHEMES, TAGS

ATTACKS = Path(__file__).parents[1] / "cases" / "markup" / "attacks.yml"
ATTRIBUTES = {
    "alt", "aria-label", "checked", "class", "colspan", "datetime", "dir", "disabled",
    "headers", "height", "href", "id", "lang", "loading", "open", "reversed", "role", "rowspan",
    "scope", "src", "start", "tabindex", "title", "type", "width",
}  # fmt: skip


def attacks() -> list[Any]:
    kinds = yaml.safe_load(ATTACKS.read_text(encoding="utf-8"))
    return [pytest.param(each, id=f"{kind}: {each}") for kind in kinds for each in kinds[kind]]


@pytest.mark.parametrize("attack", attacks())
def test_attack(attack: str) -> None:
    assert_harmless(clean(attack))
    assert_harmless(clean(parse(attack).fill(_link, _citation)))
    assert_harmless(clean(parse(f"- x\n\n  {attack}\n\n> {attack}").fill(_link, _citation)))


@pytest.mark.parametrize("attack", attacks())
def test_it_is_clean_the_second_time_too(attack: str) -> None:
    """What changes when it is read again may have been read in two ways."""
    once = clean(parse(attack).fill(_link, _citation))
    assert clean(once) == once


def _link(link: Link) -> str:
    return escape(link.dest)


def _citation(citation: Citation) -> str:
    return "".join(escape(work.id + work.locator) for work in citation.works)


def assert_harmless(html: str) -> None:
    """Only tags, attributes and addresses that are allowed; and the page around stays whole."""
    page = html5lib.parse(
        f'<main><div id="text">{html}</div><p id="after">after</p></main>',
        namespaceHTMLElements=False,
    )
    main = page.find("body/main")
    assert [child.get("id") for child in main] == ["text", "after"], html
    assert [child.tag for child in page.find("head")] == [], html
    assert len(page.find("body")) == 1, html
    for element in main[0].iter():
        assert isinstance(element.tag, str), f"a comment is left in {html}"
        assert element.tag.rpartition("}")[2] in TAGS | MATHS, html
        assert set(element.attrib) <= ATTRIBUTES, html
        for name in ("href", "src"):
            assert _is_safe(element.get(name, "")), html
        if element.tag == "input":
            assert (element.get("type"), element.get("disabled")) == ("checkbox", ""), html


def _is_safe(address: str) -> bool:
    """A browser drops control characters and white space before it looks for the scheme."""
    bare = "".join(char for char in address if char > " ")
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", bare)
    return scheme is None or scheme[1].lower() in SCHEMES


def test_what_is_allowed_stays() -> None:
    html = (
        '<p lang="cy" dir="ltr" id="a" title="b">c <abbr title="d">e</abbr><br>'
        '<a href="https://example.org/?f=g&amp;h" title="i">j</a>'
        '<img src="k.png" alt="" width="1" height="2" loading="lazy"></p>'
        '<details open=""><summary>l</summary>m</details>'
        '<ol start="3" reversed=""><li>n</li></ol>'
        '<table><tbody><tr><th scope="col">o</th><td colspan="2">p</td></tr></tbody></table>'
        '<a href="mailto:q@example.org">r</a><a href="tel:+44">s</a><a href="t.md#u">v</a>'
        '<blockquote>w</blockquote><time datetime="2014">x</time>'
    )
    assert tree(clean(html)) == tree(html)


def test_what_the_writer_writes_stays() -> None:
    """Nothing of our own HTML is on the list of what is taken out."""
    text = parse(
        "## a\n\n> [!NOTE]\n> b[^1]\n\n| c | d |\n|:-:|--:|\n| e | f |\n\n- [x] g\n- [ ] h\n\n"
        "```py\ni\n```\n\n![j](k.png)\n\nl\n: m\n\n~~n~~\n\n[^1]: o\n"
    )
    html = text.fill(_link, _citation)
    assert tree(clean(html)) == tree(html)


def tree(html: str) -> list[Any]:
    fragment = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [(each.tag, dict(each.attrib), each.text, each.tail) for each in fragment.iter()]
