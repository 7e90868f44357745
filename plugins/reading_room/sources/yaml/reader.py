"""YAML read node by node. Enters: the text of a file. Leaves: values, each with its place.

`yaml.compose` on the C loader gives nodes that keep line and column and the value as written, so
that ``2014`` and ``2014-01-31`` stay what the editor typed. A `Reader` gathers the problems of one
file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from reading_room.markup import UNPRINTABLE
from reading_room.problems import MOST, TAKE_OUT, Problem, Suggestions
from reading_room.sources.yaml.errors import explain
from reading_room.sources.yaml.limits import refuse
from reading_room.sources.yaml.loader import Loader
from reading_room.sources.yaml.slips import keyed, under
from reading_room.values import Ref
from reading_room.wording import quoted, short

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from reading_room.markup import Text
    from reading_room.schema import Key

_WORDS = "tag:yaml.org,2002:str"
_ONCE = frozenset({"html-style"})
"""Rules of which one fault of a file is reported."""
_NULL = "tag:yaml.org,2002:null"
_TAG = re.compile(r"#([\w-]+)")
_TAGS = re.compile(r"(?:[ \t]+#[\w-]+[,;]?){2,}[ \t]*")
_HASH = re.compile(r"[ \t]+#[^\s#]")


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
        self.lost: set[str] = set()
        """Keys whose values are no YAML, which is reported."""
        self.suggest = Suggestions()
        self._lines: list[str] = []

    def compose(self, text: str) -> yaml.Node | None:
        """The document's root node; None where it is empty or is not YAML (a problem)."""
        self._lines = text.split("\n")
        try:
            if refused := list(refuse(text, self._lines)):
                for each in refused:
                    self.error(self._at(each.line, each.column), "yaml", *each[2:])
                return None
            return yaml.compose(text, Loader=Loader)
        except yaml.MarkedYAMLError as error:
            found = explain(error, self._lines)
            self.error(self._at(found.line, found.column), "yaml", *found[2:])
        except (yaml.YAMLError, ValueError) as error:
            self.error(Place(0, 0), "yaml", f"This is not YAML: {short(str(error))}.")
        return None

    def colons(self, node: yaml.ScalarNode) -> bool:
        """Say so of each line of one long value that was meant as a key; is there any?"""
        lines = range(node.start_mark.line, node.end_mark.line + 1)
        found = [(at, keyed(self._lines[at])) for at in lines if at < len(self._lines)]
        for at, slip in found:
            if slip:
                self.error(self._at(at, slip[0]), "yaml", *slip[1:])
        return any(slip for _, slip in found)

    def place(self, node: yaml.Node) -> Place:
        """Where a node begins in the file."""
        return self._at(node.start_mark.line, node.start_mark.column)

    def error(
        self, at: yaml.Node | Place, rule: str, message: str, hint: str = "", meant: str = ""
    ) -> None:
        """Add a problem at a node or place; its level is that of its rule."""
        place = at if isinstance(at, Place) else self.place(at)
        self.problems.append(Problem(self.path, *place, rule, message, hint, meant=meant))

    def faults(self, text: Text) -> None:
        """Add the faults of a parsed text, as far as anybody is told of them."""
        for fault in text.faults[: MOST + 1]:
            if fault.rule in _ONCE and any(told.rule == fault.rule for told in self.problems):
                continue
            self.error(Place(*text.place(fault.offset)), *fault[1:])

    def text(self, node: yaml.Node, key: Key[Any], what: str = "") -> str:
        """The words of a scalar; where it is something else, a problem and an empty string.

        ``what`` is what the words are, where that is not ``key``.
        """
        what = what or key.the
        if not isinstance(node, yaml.ScalarNode):
            hint = (
                "Write it on one line; put quotes round it where it has a colon or bracket in it."
            )
            line = self._lines[node.start_mark.line][node.start_mark.column :]
            if line.startswith("{{"):
                hint = f"{short(line)} is filled in by another program: write the words themselves."
            self.error(node, "value-words", f"{what} must be words, not a list of things.", hint)
            return ""
        if node.tag == _NULL or not node.value:
            return ""
        if node.tag != _WORDS:
            message, hint = _not_words(node, key, what)
            if key.name == "withdrawn":
                self.error(node, "value-words", message, hint)
                return ""
            self.error(node, "value-quotes", message, hint, quoted(node.value))
        return self._whole(node)

    def origin(self, node: yaml.ScalarNode) -> tuple[int, int, bool]:
        """Where the words of a scalar begin in the file, and whether its lines are folded."""
        line, column = node.start_mark.line, node.start_mark.column
        if node.style == "|":
            text = next((each for each in node.value.split("\n") if each.strip()), "")
            typed = next((each for each in self._lines[line + 1 :] if each.strip()), "")
            indent = len(typed) - len(typed.lstrip(" ")) - (len(text) - len(text.lstrip(" ")))
            return (*self._at(line + 1, indent), False)
        folded = node.style == ">" or node.end_mark.line != line
        return (*self._at(line, column + (node.style in ("'", '"'))), folded)

    def scalar(self, node: yaml.Node, key: Key[Any], example: str = "") -> str:
        """A scalar exactly as written, whatever YAML takes it for; ``example`` is a good one, where
        that of the key would not do."""
        if isinstance(node, yaml.ScalarNode):
            return self._whole(node)
        several = isinstance(node, yaml.CollectionNode) and bool(node.value)
        self.error(
            node,
            "value-form",
            f"{key.the} must be one value, not {'several' if several else 'an empty bracket'}.",
            f"Write {key.name}: {example or key.example}",
        )
        return ""

    def dropped(self, node: yaml.Node) -> bool:
        """Say so where words after a value would be left out because they begin with #."""
        line, column = node.end_mark.line, node.end_mark.column
        found = _HASH.match(self._lines[line], column) if line < len(self._lines) else None
        if found:
            hint = (
                "Put quotes round the whole value. If they are a remark to other editors,"
                " put a space after the #."
            )
            if tags := _TAGS.fullmatch(self._lines[line], column):
                hint = f"Write a list, without the #: [{', '.join(_TAG.findall(tags[0]))}]"
            self.error(
                self._at(line, found.end() - 2),
                "value-hash",
                "Words that begin with # are left out.",
                hint,
            )
            return True
        return False

    def sequence(self, node: yaml.Node, what: str) -> list[yaml.Node]:
        """The entries of a list; one value standing alone counts as a list of one. ``what`` begins
        the sentence that says what must be one."""
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        if isinstance(node, yaml.ScalarNode):
            return [] if node.tag == _NULL else [node]
        self.error(
            node,
            "value-list",
            f"{what} must be a list.",
            "Begin each entry with a hyphen and a space, on a line of its own.",
        )
        return []

    def few(self, node: yaml.Node, key: Key[Any]) -> list[yaml.Node]:
        """The entries of a list that has no more of them than anybody reads."""
        entries = self.sequence(node, key.the)
        if not key.limit or len(entries) <= key.limit:
            return entries
        message = f"There are {len(entries):,} {key.name} here, and {key.limit} are the most."
        self.error(node, "value-many", message, "Keep those that matter.")
        return entries[: key.limit]

    def refs(self, node: yaml.Node, key: Key[Any]) -> tuple[Ref, ...]:
        """A list of ids, as written; a repeated one is a problem."""
        found: dict[str, Ref] = {}
        for entry in self.few(node, key):
            ref = self._ref(entry, key)
            if ref and ref.id in found:
                self.error(
                    entry,
                    "value-twice",
                    f"{key.name}: {ref.id} is given twice.",
                    "Take one of them out.",
                    TAKE_OUT,
                )
            elif ref:
                found[ref.id] = ref
        return tuple(found.values())

    def _ref(self, entry: yaml.Node, key: Key[Any]) -> Ref | None:
        before = len(self.problems)
        words = self._whole(entry) if isinstance(entry, yaml.ScalarNode) else ""
        if not words and len(self.problems) > before:
            return None
        if not words:
            message = f"An entry of {key.name} is empty, or is not a single word or phrase."
            self.error(entry, "value-id", message, f"Write {key.name}: {key.example}")
            return None
        if "," in words or ";" in words:
            parts = ", ".join(part.strip() for part in re.split("[,;]", words) if part.strip())
            message = f"{short(words)} is one entry of {key.name}, and looks like several."
            self.error(entry, "value-id", message, f"Write {key.name}: [{parts}]", f"[{parts}]")
            return None
        return Ref(words, *self.place(entry))

    def _whole(self, node: yaml.ScalarNode) -> str:
        """The value of a scalar, once nothing of it is lost or hidden."""
        value = str(node.value)
        if not node.style:
            if node.start_mark.line != node.end_mark.line and self._hidden_list(node):
                return ""
            self.dropped(node)
        elif node.style == '"' and UNPRINTABLE.search(value):
            self.error(
                node,
                "file-control",
                "There is an invisible character in this value.",
                "Take out what follows the backslash, and the backslash.",
            )
            return ""
        return value.strip()

    def _hidden_list(self, node: yaml.ScalarNode) -> bool:
        """Say so where a line of a value begins a list entry; is there one?"""
        first = self._lines[node.start_mark.line][: node.start_mark.column]
        for line in range(node.start_mark.line + 1, node.end_mark.line + 1):
            text = self._lines[line] if line < len(self._lines) else ""
            if text.lstrip().startswith("- "):
                self.error(
                    self._at(line, len(text) - len(text.lstrip())),
                    "value-list",
                    "This line begins a list entry, but would be read as more words of the value"
                    " above it.",
                    under(len(first) - len(first.lstrip()))
                    if first.strip() == "-"
                    else "Move the first entry to a line of its own, with a hyphen, too.",
                )
                return True
        return False

    def _at(self, line: int, column: int) -> Place:
        return Place(self.first_line + line + 1, column + 1)


def _not_words(node: yaml.ScalarNode, key: Key[Any], what: str) -> tuple[str, str]:
    """What to say of a value that YAML takes for something else than words."""
    if key.name == "withdrawn":
        return "withdrawn must be the reason, in words.", "Write withdrawn: The figures were wrong."
    message = f"{what} {node.value} is read as words; other programs read a number, date or yes/no."
    shown = quoted(node.value)
    return message, f"Put quotes round it: {f'{key.name}: ' if what == key.the else ''}{shown}"
