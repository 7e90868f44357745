"""Elements of HTML that are hidden from readers. Enters: the attributes of a tag. Leaves: what is
wrong with them, for no style and no such attribute is left here, and the words would be published.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

_HIDES = re.compile(
    r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)\b", re.IGNORECASE
)
"""Styles of what is on no page."""


class _Attribute(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def value(self) -> str: ...


def hiding(attributes: Iterable[_Attribute]) -> tuple[str, str] | None:
    """The message and the hint for an element that other programs show to nobody."""
    for attribute in attributes:
        style = _HIDES.search(attribute.value) if attribute.name == "style" else None
        if style or attribute.name == "hidden":
            what = f"style {' '.join(style[0].split())}" if style else "HTML attribute hidden"
            return (
                f"The {what} hides what is in this element from readers, but not here.",
                "Take out what they are not to read. If they are, take out the attribute.",
            )
    return None
