"""The fields of a form by our names. Enters: fields as a service calls them. Leaves: a Submission.

Services put a form's fields into an envelope of their own; what is in the envelope beside them (an
address, an e-mail, a browser's name) is left there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reading_room.problems import on_one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

TRAP = "_gotcha"
"""The field that nobody sees, and that programs fill in. Several services know it by this name."""
MOST = 200
"""How many submissions a file can have."""
_OURS: dict[str, tuple[str, ...]] = {
    "name": ("name", "your_name", "full_name"),
    "author": ("author",),
    "text": ("text", "comment", "message", "body"),
    "post": ("post", "slug"),
    "list": ("list", "reading_list"),
    "reply_to": ("reply_to", "parent"),
    "date": ("date", "created_at", "submitted_at", "timestamp"),
    "title": ("title",),
    "address": ("address", "url", "link"),
    "why": ("why", "note"),
    TRAP: ("gotcha", "honeypot", "bot_field", "botcheck"),
}
"""What each field is called by our form, and by others."""
_ENVELOPES = ("data", "submission", "fields", "payload")
_SEVERAL = ("submissions", "items", "entries")
_INSIDE = re.compile(r"(?:fields|options|data)\[([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Submission:
    """What one reader sent: each value as it came, and none of them safe yet."""

    fields: Mapping[str, str]
    number: int = 1
    """Its place in the file."""
    unknown: tuple[str, ...] = ()
    """The names of other fields, as they came."""

    def get(self, name: str) -> str:
        """The value of a field; empty where there is none."""
        return self.fields.get(name, "")

    def left_out(self, taken: Collection[str]) -> str:
        """A sentence on the fields that are not among those that are taken; empty where all are."""
        known = (name for name in self.fields if name not in {*taken, TRAP} and self.get(name))
        names = [on_one_line(" ".join(name.split())[:40]) for name in (*known, *self.unknown)]
        return f"Left out: {', '.join(names)}." if names else ""

    @property
    def is_trapped(self) -> bool:
        """Did a program fill in what nobody sees?"""
        return bool(self.get(TRAP).strip())


def submission(given: Mapping[str, Any], number: int = 1, outer: Any = ()) -> Submission:
    """A submission of the fields of a form; of the envelope the time is taken alone."""
    found: dict[str, str] = {}
    by_name = {_plain(name): (name, value) for name, value in given.items()}
    for ours, names in _OURS.items():
        for name in names:
            _, value = by_name.pop(name, ("", None))
            if isinstance(value, str | int | float) and not isinstance(value, bool):
                found.setdefault(ours, str(value))
    unknown = tuple(str(name) for name, value in by_name.values() if value not in (None, ""))
    if "date" not in found and isinstance(outer, dict):
        found |= {"date": when} if (when := submission(outer).get("date")) else {}
    return Submission(found, number, unknown)


def unpacked(value: Any) -> Iterator[tuple[Mapping[str, Any], Any]]:
    """The forms in a value of JSON, each with the envelope that it came in."""
    if isinstance(value, list):
        for each in value:
            yield from unpacked(each)
    elif isinstance(value, dict):
        several = next((value[key] for key in _SEVERAL if isinstance(value.get(key), list)), None)
        if several is not None:
            yield from unpacked(several)
            return
        yield _opened(value)


def _opened(value: Mapping[str, Any]) -> tuple[Mapping[str, Any], Any]:
    """What is in an envelope, be it in another one, and the innermost of them."""
    envelope: Any = ()
    while inner := [value[key] for key in _ENVELOPES if isinstance(value.get(key), dict)]:
        envelope, value = value, inner[0]
    return value, envelope


def _plain(name: object) -> str:
    """A field's name without what services put round it: ``fields[your-name]``, ``_date``."""
    words = str(name)
    inside = _INSIDE.fullmatch(words)
    return (inside[1] if inside else words).strip("_ ").lower().replace("-", "_").replace(" ", "_")
