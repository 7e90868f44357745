"""Callouts of Ghost. Enters: a draft of HTML. Leaves: the same with quotations in their place,
which `alerts` makes alerts of once all is Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reading_room.importers.blogs.text.draft import Draft

_CARD = re.compile(r"<div\b[^<>]*\bkg-callout-card\b[^<>]*>", re.I)
_DIV = re.compile(r"<(?P<end>/?)div\b[^<>]*>", re.I)
_EMOJI = re.compile(r"<div\b[^<>]*\bkg-callout-emoji\b[^<>]*>(?P<emoji>[^<>]*)</div>", re.I)
_MARK = "\ue014"
_ALERT = re.compile(rf"(?m)^((?:> ?)*> ?){_MARK}[ \t]*\n(?:(?:> ?)*>[ \t]*\n)*")


def callouts(draft: Draft) -> None:
    """Make a quotation of each callout, with a mark that says which alert it is to be."""
    made: list[tuple[int, int, str]] = []
    for card in _CARD.finditer(draft.text):
        if made and card.start() < made[-1][1]:
            continue
        inside, end = _to_end(draft.text, card.end())
        words = _EMOJI.sub(
            lambda found: f"<p>{found['emoji']}</p>" if found["emoji"] else "", inside
        )
        draft.tell(card.start(), "callout", re.sub(r"<[^<>]*>", " ", inside), "an alert")
        made.append((card.start(), end, f"<blockquote><p>{_MARK}</p>{words}</blockquote>"))
    draft.splice(made)


def alerts(text: str) -> str:
    """The text with alerts where quotations have the mark."""
    text = _ALERT.sub(r"\1[!NOTE]\n", text)
    return re.sub(r"(?m)^([^\s>].*)\n(?=> \[!NOTE\]$)", r"\1\n\n", text)


def _to_end(html: str, start: int) -> tuple[str, int]:
    """What is inside a division, and where it ends."""
    depth = 1
    for tag in _DIV.finditer(html, start):
        depth += -1 if tag["end"] else 1
        if not depth:
            return html[start : tag.start()], tag.end()
    return html[start:], len(html)
