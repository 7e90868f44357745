"""The whole way of a text. Enters: a post of another system. Leaves: a draft in CommonMark."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from reading_room.importers.blogs.text.boxes import boxes
from reading_room.importers.blogs.text.callouts import alerts, callouts
from reading_room.importers.blogs.text.converting import to_markdown
from reading_room.importers.blogs.text.debris import debris, remarks, word_notes
from reading_room.importers.blogs.text.dialects import dialects
from reading_room.importers.blogs.text.draft import Draft
from reading_room.importers.blogs.text.fences import ended
from reading_room.importers.blogs.text.formulas import formulas, prices
from reading_room.importers.blogs.text.headings import headings
from reading_room.importers.blogs.text.html import changes, sifted
from reading_room.importers.blogs.text.inside import pictures_inside
from reading_room.importers.blogs.text.marks import link
from reading_room.importers.blogs.text.no_links import no_links
from reading_room.importers.blogs.text.references import references
from reading_room.importers.blogs.text.snippets import include
from reading_room.importers.blogs.text.tags import unhide
from reading_room.importers.blogs.text.templates import fill, restored
from reading_room.markup.templates import find

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reading_room.importers.blogs.post import ForeignPost, ForeignSite, Left

_BLANKS = re.compile(r"\n(?:[ \t]*\n){2,}")
_ROUNDS = 4
_BRACKETS = re.compile(r"\\\[([^\[\]\\\n^@!\s][^\[\]\\\n]+)\\\](?![(\[:])")
"""Brackets that are words without a backslash, too; with one before each, a formula of MathJax."""


_LINK = re.compile(r"<a href=\"([^\"]*)\">([^<]*)</a>")


def _linked(old: str, new: str) -> str:
    """A link that stands for a frame is one of Markdown."""
    found = None if old.startswith("<a") else _LINK.fullmatch(new)
    return link(unescape(found[2]), unescape(found[1])) if found else new


def _name(words: str) -> str:
    """What a mark is called: of a value between quotes, what is done with it."""
    if found := re.match(r"\{\{-?\s*(?:\"[^\"]*\"|'[^']*')\s*\|\s*(\w+)", words):
        return found[1][:30]
    name = re.sub(r"^\W+", "", words).split()
    return name[0][:30] if name else ""


def _tell_kept(draft: Draft) -> None:
    """Name what is known to nobody, and stays."""
    encoded = draft.text.encode()
    for found in find(draft.text):
        place = len(encoded[: found.start].decode(errors="ignore"))
        words = encoded[found.start : found.end].decode(errors="ignore")
        name = _name(words)
        is_tag = name and re.match(r"\{|\[/?\w+[ \]]", words)
        kind = f"mark of a template: {name}" if is_tag else "mark of another program"
        draft.tell(
            place, kind, words[:200], "kept as it is: check says what to write instead", "kept"
        )


def _own_words(values: Mapping[str, Any], before: str = "") -> dict[str, str]:
    """What a text may take from its own front matter: ``{{ page.link }}``, ``{{ book.title }}``."""
    made: dict[str, str] = {}
    for key, value in values.items():
        name = f"{before}{key}"
        if isinstance(value, dict) and before.count(".") < 2:
            made |= _own_words(value, f"{name}.")
        elif isinstance(value, str | int) and not isinstance(value, bool):
            made[name] = str(value)
    return made if before else {**made, **{f"page.{name}": said for name, said in made.items()}}


def common(post: ForeignPost, site: ForeignSite, title: str, left: list[Left]) -> Draft:
    """CommonMark of a post's text."""
    draft = Draft(post.path, post.body, post.line, left)
    if post.form == "ours":
        return draft
    debris(draft)
    pictures_inside(draft, post.embedded)
    words = {"site.baseurl": "", **site.words, **_own_words(post.values), "title": title}
    words["page.title"] = title
    if post.form == "html":
        kept: list[str] = []
        fill(draft, site.templates, words, kept, site.pieces)
        callouts(draft)
        html = sifted(draft.text, lambda *told: draft.tell(*told))
        text = restored(alerts(to_markdown(html)), kept)
        draft.replace_lines([(line, post.line) for line in text.split("\n")])
        word_notes(draft)
        draft.sub(_BRACKETS, lambda found: f"[{found[1]}]")
    else:
        include(draft, site.snippets)
        formulas(draft)
        boxes(draft)
        fill(draft, site.templates, words, None, site.pieces)
        if "mdx" in site.templates:
            remarks(draft)
        word_notes(draft)
        dialects(draft)
        for _ in range(_ROUNDS):
            if "<" not in draft.text:
                break
            made = changes(
                draft.text,
                lambda *told: draft.tell(*told),
                code=draft.code(),
                is_mdx="mdx" in site.templates,
            )
            text = draft.text
            draft.splice([(start, end, _linked(text[start:end], new)) for start, end, new in made])
            if not made:
                break
    no_links(draft)
    if post.form == "markdown":
        ended(draft)
    prices(draft)
    headings(draft, title)
    unhide(draft)
    references(draft)
    _tell_kept(draft)
    draft.sub(_BLANKS, lambda _: "\n\n")
    return draft
