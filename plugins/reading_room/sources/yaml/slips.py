"""What each complaint of YAML's parser means. Enters: what it said, and the lines that it read.
Leaves: where to look, what is wrong there, and what to write instead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reading_room.sources.yaml import one_line
from reading_room.wording import LONGEST, mended, quoted, unescaped

if TYPE_CHECKING:
    from collections.abc import Callable

_NO_SPACE = re.compile(r"\s*(?:- )?([\w-]+)[ \t]*:(?![ \t]|$)(.*)")
_OWNER = re.compile(r"([\s-]*)([\w-]+)[ \t]*:(?:[ \t]+(.*?))?\s*$")
_NAMES = frozenset({"author", "authors", "curators", "page_author"})
_MARKED = re.compile(r"[\s-]*[\w-]+[ \t]*:[ \t]+(?P<sign>[*&!])\S.*")
"""A value that begins with a sign of YAML."""


class Complaint(NamedTuple):
    """A line and a column, from 0, two sentences, and the whole line, or lines, as they can only be
    meant."""

    line: int
    column: int
    message: str
    hint: str
    meant: str = ""


class Said(NamedTuple):
    """What the parser said, where, and where the thing begins that it was reading."""

    words: str
    line: int
    column: int
    begin: tuple[int, int]
    lines: list[str]

    @property
    def text(self) -> str:
        return self.lines[self.line] if self.line < len(self.lines) else ""

    def here(self, message: str, hint: str, meant: str = "") -> Complaint:
        return Complaint(self.line, self.column, message, hint, meant)

    def there(self, message: str, hint: str, meant: str = "") -> Complaint:
        return Complaint(*self.begin, message, hint, meant)


def _no_space(line: int, text: str, found: re.Match[str]) -> Complaint:
    """A key whose colon has no space behind it that YAML knows."""
    words = found[2].strip()
    message, hint = "There is no space after the colon on this line.", "Write"
    if found[2][:1].isspace():
        message = "The space after this colon is of another kind, which comes with pasted words."
        hint = "Type a plain space in its place:"
    meant = f"{text[: found.end(1)]}: {words}"
    return Complaint(line, found.end(1), message, f"{hint} {found[1]}: {words}", meant)


def keyed(text: str) -> tuple[int, str, str, str] | None:
    """A line that was meant as a key and its value, and has no colon, or no space behind it."""
    if found := _NO_SPACE.match(text):
        return _no_space(0, text, found)[1:]
    return one_line.colon(text)


def _colon(said: Said) -> Complaint:
    """A colon where none can be: a second one, or the line above goes on by mistake."""
    if re.search(r":[ \t]", said.text[: said.column]):
        return said.here(
            "There is a second colon on this line.",
            f"Put quotes round the words after the first colon: {mended(unescaped(said.text))}",
            one_line.requoted(unescaped(said.text)),
        )
    above = said.line - 1
    while above > 0 and not said.lines[above].strip():
        above -= 1
    before = said.lines[above] if above >= 0 else ""
    if slip := one_line.hyphen(before):
        return Complaint(above, *slip)
    if found := _NO_SPACE.match(before):
        return _no_space(above, before, found)
    if ":" not in before and (slip := one_line.without_colon(before)):
        return Complaint(above, *slip)
    if ":" not in before:
        return Complaint(above, 0, "There is no colon on this line.", _goes_on(said, above))
    return said.here(
        "This line begins further in than the one above it.",
        "Begin both lines at the same place; or put quotes round the words above it.",
    )


def _owner(said: Said, line: int) -> re.Match[str] | None:
    """The nearest key from a line upwards that can hold what stands there."""
    found = (_OWNER.match(each) for each in reversed(said.lines[: line + 1]))
    return next((match for match in found if match), None)


def _goes_on(said: Said, line: int) -> str:
    """What to do with a line without a colon, which may go on with the value above it."""
    owner = _owner(said, line - 1)
    words = said.lines[line].strip() if line < len(said.lines) else ""
    if owner and not owner[3] and words and owner[0] == said.lines[line - 1]:
        return f"If it belongs to {owner[2]}, write both on one line: {owner[2]}: {words[:LONGEST]}"
    if not owner or not owner[3]:
        return _A_COLON
    more = "Lines that belong to the value above them begin with two more spaces than its key"
    belongs = f"{more}: {len(owner[1]) + 2} spaces, if this one belongs to {owner[2]}."
    return belongs if owner[3][0] in "|>" else f"{belongs} Otherwise w{_A_COLON[1:]}"


def _character(said: Said) -> Complaint:
    text, at = said.text, said.column
    if not text[:at].strip() and (slip := one_line.bullet(text)):
        return Complaint(said.line, *slip)
    if text[at : at + 1] == "\t":
        spaced = f"{text[:at].rstrip()} {text[at:].lstrip()}"
        return said.here("There is a tab before this value.", "Write a space for it.", spaced)
    message = f"A value cannot begin with {text[at : at + 1]}"
    inside = one_line.opened(text[:at])
    token = one_line.TOKEN.match(text, at) if inside else re.compile(r"@.*\S").match(text, at)
    owner = _owner(said, said.line) if token else None
    if not token or not (inside or (owner and owner[2] in _NAMES)):
        return said.here(
            message, f"Put quotes round the value: {mended(text)}", one_line.requoted(text, at)
        )
    words = quoted(token[0])
    if token[0][0] == "@" and inside != "{" and owner and owner[2] in _NAMES:
        words = f"{{literal: {words}, kind: pseudonym}}"
    line = text[:at] + words + text[token.end() :]
    return said.here(message, f"Write {line.strip()}")


def _begin(said: Said) -> Complaint:
    line, column = said.begin
    text = said.lines[line]
    if not text[:column].strip() and (slip := one_line.bullet(text)):
        return Complaint(line, *slip)
    return said.there(
        f"A value cannot begin with {text[column : column + 1]}",
        f"Put quotes round the value: {mended(text)}",
        one_line.requoted(text, column),
    )


def _colon_inside(said: Said) -> Complaint:
    return said.here(
        "There is a colon among words between brackets.",
        "Put quotes round those words.",
    )


def _dash(said: Said) -> Complaint:
    return said.here(
        "A list cannot begin on the line of its key.",
        f"Begin it on the next line. If it is no list: {mended(said.text)}",
    )


def _quote(said: Said) -> Complaint:
    return said.there(*NOT_CLOSED)


def _backslash(said: Said) -> Complaint:
    if (plain := unescaped(said.text)) != said.text:
        return said.here(
            "A backslash between double quotes has a meaning of its own, and is not needed here.",
            f"Take it out: {mended(plain)}",
            one_line.requoted(plain),
        )
    return said.here(
        "A backslash between double quotes has a meaning of its own.",
        f"Put single quotes round the value: {mended(said.text)}",
        one_line.requoted(said.text),
    )


def _bracket(said: Said) -> Complaint:
    line, column = said.begin
    text = said.lines[line] if line < len(said.lines) else ""
    opening = text[column : column + 1]
    closing = {"[": "]", "{": "}"}.get(opening, "")
    if not closing:
        return said.there("This line does not fit the lines above it.", _LOOK)
    if closing in text[column:]:
        return said.there(
            f"What is between {opening} and {closing} cannot be read.",
            "Put a comma between entries, a space after each colon, and quotes round words"
            " with a colon, comma, quote or bracket in them.",
        )
    return said.there(
        f"The bracket that opens here is not closed: {opening}",
        f"Write {closing} after its last entry. If it is no list: {mended(text)}",
    )


def _after(said: Said) -> Complaint:
    """Something after a value that has ended, or a line out of step."""
    if said.text[said.column :].strip() in (",", ";"):
        meant = said.text[: said.column].rstrip()
        return said.here("There is a comma after the value.", f"Write {meant.strip()}", meant)
    if said.text[: said.column].rstrip().endswith(("'", '"', "]", "}")):
        return said.here(
            "The value ends before this, at the quote or bracket.",
            f"Put quotes round the whole value: {mended(said.text)}",
            one_line.requoted(said.text),
        )
    if found := _MARKED.fullmatch(said.text):
        message = f"A value cannot begin with {found['sign']}"
        hint = f"Put quotes round the value: {mended(said.text)}"
        return Complaint(
            said.line,
            found.start("sign"),
            message,
            hint,
            one_line.requoted(said.text, found.start("sign")),
        )
    return _astray(said) or said.here("This line does not fit the lines above it.", _LOOK)


def under(spaces: int) -> str:
    """What to do with a list entry whose hyphen is ``spaces`` in above it."""
    begin = {0: "without a space", 1: "with one space"}.get(spaces, f"with {spaces} spaces")
    return f"The hyphens of a list must line up: begin this line {begin}."


def _astray(said: Said) -> Complaint | None:
    """A hyphen that does not stand under the one above it."""
    if not said.text.lstrip().startswith("- "):
        return None
    for line in reversed(said.lines[: said.line]):
        if line.lstrip().startswith("- "):
            message = "This hyphen does not line up with the one above it."
            return said.here(message, under(len(line) - len(line.lstrip())))
    return None


def _no_hyphen(said: Said) -> Complaint:
    if found := _astray(said):
        return found
    return said.here(
        "This line does not begin with a hyphen, as those above it do.",
        "Begin it with a hyphen and a space; or write it further out, where the next key belongs.",
    )


def _block(said: Said) -> Complaint:
    return said.here(
        "After | or > the words begin on the next line.",
        f"Write them there, two spaces in. If the mark is part of the words: {mended(said.text)}",
    )


def _second(said: Said) -> Complaint:
    return said.here(
        "A second part begins at this line of hyphens, and only one can be read.",
        "Take the line --- out.",
    )


def _no_colon(said: Said) -> Complaint:
    line = said.begin[0]
    before = said.lines[line] if line < len(said.lines) else ""
    if (found := _NO_SPACE.match(before)) and not found[2].startswith("//"):
        return _no_space(line, before, found)
    if slip := one_line.without_colon(before):
        return Complaint(line, *slip)
    return said.there("There is no colon on this line.", _goes_on(said, said.begin[0]))


NOT_CLOSED = ("The quote that opens here is not closed.", "Add the closing quote.")
COMPARE = "Compare it with a file that works."
_A_COLON = "Write a key, a colon and a space before its words: title: Choice and control"
_LOOK = "Look for a missing quote, bracket or colon, or spaces at the start of the line."
MEANINGS: tuple[tuple[str, Callable[[Said], Complaint]], ...] = (
    ("mapping values are not allowed", _colon),
    ("cannot start any token", _character),
    ("mapping keys are not allowed", _character),
    ("expected node content while parsing a block", _character),
    ("unexpected ':'", _colon_inside),
    ("escape character", _backslash),
    ("escape code", _backslash),
    ("while scanning a quoted scalar", _quote),
    ("while parsing a quoted scalar", _quote),
    ("while scanning an alias", _begin),
    ("while scanning an anchor", _begin),
    ("while scanning a tag", _begin),
    ("while scanning a directive", _begin),
    ("while parsing a tag", _begin),
    ("undefined alias", _character),
    ("block sequence entries are not allowed", _dash),
    ("scanning a block scalar", _block),
    ("expected a single document", _second),
    ("could not find expected ':'", _no_colon),
    ("while parsing a flow", _bracket),
    ("expected '-' indicator", _no_hyphen),
    ("did not find expected key", _after),
    ("expected <block end>", _after),
    ("expected <document start>", _after),
)
"""Words of the parser, and what they mean; the first that it says counts."""
