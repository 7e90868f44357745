"""YAML read node by node. Enters: the text of a file. Leaves: values, each with its place.

`yaml.compose` on the C loader gives nodes that keep line and column and the value as written, so
that ``2014`` and ``2014-01-31`` stay what the editor typed. A `Reader` gathers the problems of one
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml
from reading_room.model import Ref
from reading_room.problems import Level, Problem

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from reading_room.markup import Text

_WORDS = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"
_ABBREVIATED = 60


class Place(NamedTuple):
    """A line and a column of a file, both from 1; line 0 is the file as a whole."""

    line: int
    column: int


class Reader:
    """The problems of one file. ``first_line`` is the line (from 0) on which the YAML begins."""

    def __init__(self, path: str, zone: ZoneInfo, first_line: int = 0) -> None:
        self.path = path
        self.zone = zone
        self.first_line = first_line
        self.problems: list[Problem] = []

    def compose(self, text: str) -> yaml.Node | None:
        """The document's root node; None where it is empty or is not YAML (a problem)."""
        try:
            return yaml.compose(text, Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = self._place(mark) if mark else Place(0, 0)
            self.error(place, "yaml", *_plain_words(error))
        except (yaml.YAMLError, ValueError) as error:
            self.error(Place(0, 0), "yaml", f"This is not YAML: {short(str(error))}.")
        return None

    def place(self, node: yaml.Node) -> Place:
        """Where a node begins in the file."""
        return self._place(node.start_mark)

    def ref(self, node: yaml.ScalarNode) -> Ref:
        """A reference as written, with its place."""
        return Ref(node.value.strip(), *self.place(node))

    def error(
        self, at: yaml.Node | Place, rule: str, message: str, hint: str = "", level: Level = "error"
    ) -> None:
        """Add a problem at a node or place."""
        place = at if isinstance(at, Place) else self.place(at)
        self.problems.append(Problem(self.path, *place, rule, message, hint, level))

    def faults(self, text: Text) -> None:
        """Add the faults of a parsed text."""
        for fault in text.faults:
            self.error(Place(*text.place(fault.offset)), fault.rule, fault.message, fault.hint)

    def text(self, node: yaml.Node, what: str) -> str:
        """The words of a scalar; where it is something else, a problem and an empty string."""
        if not isinstance(node, yaml.ScalarNode):
            self.error(
                node,
                "value-words",
                f"{what} must be words, not a list of things.",
                "Write it on one line; put quotes round it where it has a colon in it.",
            )
            return ""
        if node.tag not in (_WORDS, _NULL):
            self.error(
                node,
                "value-words",
                f"{what} must be words; {node.value} unquoted is read as a number, date or yes/no.",
                f'Put quotes round it: "{node.value}"',
            )
            return ""
        return "" if node.tag == _NULL else node.value.strip()

    def scalar(self, node: yaml.Node, what: str, form: str) -> str:
        """A scalar exactly as written, whatever YAML takes it for; ``form`` says what is wanted."""
        if isinstance(node, yaml.ScalarNode):
            return str(node.value).strip()
        self.error(node, "value-form", f"{what} must be {form}.", "Write one value here.")
        return ""

    def sequence(self, node: yaml.Node, what: str) -> list[yaml.Node]:
        """The entries of a list; one value standing alone counts as a list of one."""
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        if isinstance(node, yaml.ScalarNode):
            return [] if node.tag == _NULL else [node]
        self.error(node, "value-list", f"{what} must be a list.", "Begin each entry with a hyphen.")
        return []

    def refs(self, node: yaml.Node, what: str) -> tuple[Ref, ...]:
        """A list of ids, as written; a repeated one is a problem."""
        found: list[Ref] = []
        for entry in self.sequence(node, what):
            if not isinstance(entry, yaml.ScalarNode) or not entry.value.strip():
                self.error(
                    entry,
                    "value-id",
                    f"{what}: this is not an id.",
                    "Write ids in lower case, with hyphens for spaces.",
                )
                continue
            ref = self.ref(entry)
            if any(ref.id == other.id for other in found):
                self.error(
                    entry,
                    "value-twice",
                    f"{what}: {ref.id} is given twice.",
                    "Take one of them out.",
                )
                continue
            found.append(ref)
        return tuple(found)

    def _place(self, mark: yaml.error.Mark) -> Place:
        return Place(self.first_line + mark.line + 1, mark.column + 1)


def short(text: str) -> str:
    """The text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _ABBREVIATED else line[: _ABBREVIATED - 1] + "…"


def _plain_words(error: yaml.MarkedYAMLError) -> tuple[str, str]:
    """What YAML's commonest complaints mean to somebody who writes, and what to do."""
    said = f"{error.problem or ''} {error.context or ''}"
    if "mapping values are not allowed" in said:
        return (
            "There is a second colon on this line.",
            'Put quotes round the words after the first colon: title: "Choice: a history"',
        )
    if "tab" in said or "\\t" in said:
        return "This line begins with a tab.", "Use spaces, two for each step inwards."
    if "cannot start any token" in said:
        return (
            "A value cannot begin with this character.",
            'Put quotes round the value: name: "@Ermintrude2"',
        )
    if (
        "expected <block end>" in said
        or "expected ',' or" in said
        or "could not find expected" in said
    ):
        return (
            "This line does not fit the lines above it.",
            "Look for a missing quote, bracket or colon, or spaces at the start of the line.",
        )
    if "while scanning a quoted scalar" in said:
        return "A quote is opened and not closed.", "Add the closing quote."
    if "undefined alias" in said or "while scanning an alias" in said:
        return ("A value cannot begin with an asterisk.", 'Put quotes round it: "*"')
    return f"This is not YAML: {short(said.strip())}.", "Compare it with a file that works."
