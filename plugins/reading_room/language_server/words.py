"""Words that may be typed. Enters: nothing. Leaves: one record for each."""

from __future__ import annotations

from typing import NamedTuple

from lsprotocol.types import CompletionItemKind


class Words(NamedTuple):
    """Something that may be typed."""

    text: str
    about: str = ""
    """What it is, on one line."""
    more: str = ""
    """The same at length, in Markdown."""
    kind: CompletionItemKind = CompletionItemKind.Value
    known_as: str = ""
    """Other words by which somebody may look for it."""
