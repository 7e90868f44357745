"""Mappings of YAML. Enters: a mapping node. Leaves: its values in the types that are wanted.

A `Fields` reads one mapping key by key; what it does not know, or cannot take, is a problem of
the file's `Reader`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

import yaml
from reading_room.dates import PartialDate, parse_moment, parse_partial
from reading_room.problems import did_you_mean, nearest
from reading_room.sources.reader import Place, Reader, short

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from reading_room.model import Ref

Choice = TypeVar("Choice", bound=str)

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NULL = "tag:yaml.org,2002:null"


class Fields:
    """One mapping, read key by key. Unknown and repeated keys are problems at once."""

    def __init__(self, reader: Reader, node: yaml.Node, known: Collection[str], what: str) -> None:
        self.reader = reader
        self.node = node
        self.what = what
        self.nodes: dict[str, yaml.Node] = {}
        if not isinstance(node, yaml.MappingNode):
            reader.error(
                node,
                "value-keys",
                f"{what} must have keys and values, such as {next(iter(known))}: …",
            )
            return
        for key, value in node.value:
            self._add(key, value, known)

    def _add(self, key: yaml.Node, value: yaml.Node, known: Collection[str]) -> None:
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if name not in known:
            near = nearest(name, known) if name else ""
            hint = f"Did you mean {near}?" if near else did_you_mean("", known)
            self.reader.error(
                key, "key-unknown", f"{self.what} has no {short(name) or 'such key'}.", hint
            )
        elif name in self.nodes:
            self.reader.error(key, "key-twice", f"{name} is given twice.", "Keep one of the two.")
        elif not (isinstance(value, yaml.ScalarNode) and value.tag == _NULL):
            self.nodes[name] = value

    def __contains__(self, key: str) -> bool:
        return key in self.nodes

    def get(self, key: str) -> yaml.Node | None:
        """The node of a key, where it is given."""
        return self.nodes.get(key)

    def require(self, key: str, example: str) -> bool:
        """Is the key given? If not, a problem with an example of what to write."""
        if key not in self.nodes:
            self.reader.error(
                self.node,
                "key-missing",
                f"{self.what} needs {_a(key)}.",
                f"Add a line: {key}: {example}",
            )
            return False
        return True

    def text(self, key: str) -> str:
        """Words; empty where the key is not given."""
        node = self.nodes.get(key)
        return self.reader.text(node, f"The {key}") if node else ""

    def line(self, key: str) -> str:
        """Words on one line: white space is folded."""
        return " ".join(self.text(key).split())

    def raw(self, key: str, form: str) -> str:
        """A value exactly as typed."""
        node = self.nodes.get(key)
        return self.reader.scalar(node, f"The {key}", form) if node else ""

    def address(self, key: str) -> str:
        """A web address (http or https); anything else is a problem."""
        value = self.raw(key, "a web address")
        if value and not re.match(r"https?://[^\s/]", value):
            self._wrong(
                key,
                "value-address",
                f"The {key} {short(value)} is not a web address.",
                "Begin with https:// and leave no spaces.",
            )
            return ""
        return value

    def yes(self, key: str) -> bool:
        """True or false."""
        value = self.raw(key, "true or false").lower()
        if value not in ("", "true", "false", "yes", "no"):
            self._wrong(
                key,
                "value-yes-no",
                f"{key} must be true or false, not {short(value)}.",
                f"Write {key}: true",
            )
        return value in ("true", "yes")

    def whole(self, key: str) -> int | None:
        """A whole number of 1 or more."""
        value = self.raw(key, "a whole number")
        if not value:
            return None
        if not re.fullmatch(r"[1-9][0-9]{0,5}", value):
            self._wrong(
                key,
                "value-number",
                f"{key} must be a whole number, not {short(value)}.",
                f"Write {key}: 12",
            )
            return None
        return int(value)

    def choice(self, key: str, options: tuple[Choice, ...]) -> Choice | None:
        """One of some words; None where the key is not given."""
        value = self.raw(key, f"one of {', '.join(options)}")
        for option in options:
            if value == option:
                return option
        if value:
            self._wrong(
                key,
                "value-choice",
                f"{key} cannot be {short(value)}.",
                f"Write one of: {', '.join(options)}.",
            )
        return None

    def moment(self, key: str) -> datetime | None:
        """A day, or a day and a time."""
        value = self.raw(key, "a date")
        moment = parse_moment(value, self.reader.zone) if value else None
        if value and moment is None:
            self._wrong(
                key,
                "value-date",
                f"The {key} {short(value)} is not a date.",
                f"Write it as year-month-day: {key}: 2014-01-31",
            )
        return moment

    def day(self, key: str) -> date | None:
        """A day."""
        moment = self.moment(key)
        return moment.date() if moment else None

    def partial(self, key: str) -> PartialDate | None:
        """A year, a month or a day."""
        value = self.raw(key, "a date")
        found = parse_partial(value) if value else None
        if value and found is None:
            self._wrong(
                key,
                "value-date",
                f"The {key} {short(value)} is not a date.",
                'Write what is known, no more: "2014", "2014-01" or "2014-01-31".',
            )
        return found

    def slug(self, key: str, what: str) -> str:
        """An id: lower-case letters, digits and hyphens."""
        value = self.raw(key, "an id")
        if value and not SLUG.fullmatch(value):
            self._wrong(
                key,
                "value-id",
                f"{short(value)} cannot be {what}.",
                "Use lower-case letters, digits and single hyphens: routledge-2014",
            )
            return ""
        return value

    def ref(self, key: str) -> Ref | None:
        """A reference to something by its id."""
        refs = self.refs(key)
        if len(refs) > 1:
            self._wrong(key, "value-one", f"{key} takes one id.", "Keep one of them.")
        return refs[0] if refs else None

    def refs(self, key: str) -> tuple[Ref, ...]:
        """References by id: a list, or one alone."""
        node = self.nodes.get(key)
        return self.reader.refs(node, f"The {key}") if node else ()

    def entries(self, key: str) -> list[yaml.Node]:
        """The nodes of a list; empty where the key is not given."""
        node = self.nodes.get(key)
        return self.reader.sequence(node, f"The {key}") if node else []

    def place(self, key: str) -> Place:
        """Where the value of a key stands; else where the mapping begins."""
        return self.reader.place(self.nodes.get(key, self.node))

    def _wrong(self, key: str, rule: str, message: str, hint: str) -> None:
        self.reader.error(self.nodes[key], rule, message, hint)


def _a(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"
