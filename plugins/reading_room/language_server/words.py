"""Words that may be typed. Enters: nothing. Leaves: one record for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lsprotocol.types import CompletionItemKind

if TYPE_CHECKING:
    from collections.abc import Callable


class Words(NamedTuple):
    """Something that may be typed."""

    text: str
    about: str = ""
    """What it is, on one line."""
    more: Callable[[], str] | None = None
    """What says the same at length, in Markdown."""
    kind: CompletionItemKind = CompletionItemKind.Value
    known_as: str = ""
    """Other words by which somebody may look for it."""
