"""Callouts of Ghost, and admonitions of docutils and its like, in HTML. Enters: a draft of HTML.
Leaves: the same with quotations in their place, which `alerts` makes alerts of once all is
Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.importers.blogs.text.boxes import ALERTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reading_room.importers.blogs.text.draft import Draft

_CARD = re.compile(
    r"<(?P<tag>div|aside|section)\b[^<>]*\bclass=[\"'](?P<classes>[^\"'<>]*"
    r"(?:\bkg-callout-card|(?<![\w-])admonition)(?![\w-])[^\"'<>]*)[\"'][^<>]*>",
    re.I,
)
_EMOJI = re.compile(r"<div\b[^<>]*\bkg-callout-emoji\b[^<>]*>(?P<emoji>[^<>]*)</div>", re.I)
_TITLE = re.compile(
    r"<p\b[^<>]*\bclass=[\"'][^\"'<>]*\badmonition-title\b[^<>]*>(?P<words>.*?)</p>", re.I | re.S
)
_MARK = "\ue014"
_ALERT = re.compile(rf"(?m)^((?:> ?)*> ?){_MARK}([A-Z]+)[ \t]*\n(?:(?:> ?)*>[ \t]*\n)*")


def callouts(draft: Draft) -> None:
    """Make a quotation of each callout, with a mark that says which alert it is to be."""
    made: list[tuple[int, int, str]] = []
    for card in _CARD.finditer(draft.text):
        if made and card.start() < made[-1][1]:
            continue
        inside, end = _to_end(draft.text, card.end(), card["tag"])
        kinds = [word for word in card["classes"].lower().split() if word != "admonition"]
        kind = next((ALERTS[word] for word in kinds if word in ALERTS), "NOTE")
        words = _EMOJI.sub(
            lambda found: f"<p>{found['emoji']}</p>" if found["emoji"] else "", inside
        )
        if found := _TITLE.search(words):
            title = _title(found["words"], (*kinds, kind.lower()))
            words = words[: found.start()] + title + words[found.end() :]
        draft.tell(card.start(), "callout", re.sub(r"<[^<>]*>", " ", inside), "an alert")
        made.append((card.start(), end, f"<blockquote><p>{_MARK}{kind}</p>{words}</blockquote>"))
    draft.splice(made)


def _title(words: str, known: Iterable[str]) -> str:
    """The title of an admonition, where it says more than of which kind it is."""
    return "" if words.strip().lower() in known else f"<p><strong>{words.strip()}</strong></p>"


def alerts(text: str) -> str:
    """The text with alerts where quotations have the mark."""
    text = _ALERT.sub(r"\1[!\2]\n", text)
    return re.sub(r"(?m)^(?![ \t]*>)(.*\S.*)\n(?=> \[![A-Z]+\]$)", r"\1\n\n", text)


def _to_end(html: str, start: int, tag: str) -> tuple[str, int]:
    """What is inside an element, and where it ends."""
    depth = 1
    for found in re.finditer(rf"<(?P<end>/?){tag}\b[^<>]*>", html[start:], re.I):
        depth += -1 if found["end"] else 1
        if not depth:
            return html[start : start + found.start()], start + found.end()
    return html[start:], len(html)
