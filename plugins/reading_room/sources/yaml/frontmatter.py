"""Front matter. Enters: the text of a Markdown file. Leaves: its fields, its Markdown, its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from reading_room.sources.yaml.fields import Fields
from reading_room.sources.yaml.reader import Place, Reader

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from reading_room.schema import Keys

_FENCES = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_PLUSES = re.compile(r"\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def front_matter(text: str) -> tuple[int, int] | None:
    """Where the YAML between the lines of hyphens begins and ends; None where there is none."""
    found = _FENCES.match(text)
    return found.span(1) if found else None


def toml_end(text: str) -> int:
    """Where front matter in TOML ends, the line of plus signs below it included; 0 without."""
    found = _PLUSES.match(text)
    return found.end() if found else 0


def read_front_matter(
    path: str, text: str, zone: ZoneInfo, keys: Keys, *, bare: bool = False
) -> tuple[Reader, Fields | None, str, int]:
    """The reader of the file, its fields (None: not to be read), its Markdown, and the line
    (from 1) on which the Markdown begins. A ``bare`` text needs no front matter.

    Keys that are no YAML are in ``reader.lost``; the fields are the others, whose mistakes are to
    be reported in the same run.
    """
    reader = Reader(path, zone, first_line=1)
    found = _FENCES.match(text) or _PLUSES.match(text)
    if not text.strip():
        reader.error(Place(1, 1), "file-empty", "This file is empty.", _BEGIN)
        return reader, None, "", 1
    if found is None and bare:
        return reader, Fields(reader, _nothing(), keys), text, 1
    if found is None:
        if almost := _almost_closed(text):
            line = text.count("\n", 0, almost.start()) + 1
            said = almost[0].strip()
            reader.error(
                Place(line, 1),
                "front-matter",
                f"The front matter has no end, for this line is not of three hyphens alone: {said}",
                "Write --- on a line of its own.",
            )
        else:
            said, hint = _unfenced(text, keys.what)
            if hint == _BEGIN and path.rpartition("/")[2].lower() == "readme.md":
                hint = _NO_POST
            reader.error(Place(1, 1), "front-matter", said, hint)
        return reader, None, "", 1
    plus = text.startswith("+")
    written = _from_toml(reader, found[1]) if plus else found[1]
    node = reader.compose(written) or (_rest(reader, written) if written else None)
    body = text[found.end() :]
    line = text.count("\n", 0, found.end()) + 1
    if isinstance(node, yaml.ScalarNode) and reader.colons(node):
        return reader, None, body, line
    if node is None:
        if not reader.problems:
            reader.error(
                Place(1, 1),
                "front-matter",
                "The front matter is empty.",
                _ADD_TOML if plus else _ADD,
            )
        return reader, None, body, line
    if plus:
        reader.error(Place(1, 1), "front-matter-toml", _IS_TOML, _AS_TOML)
    return reader, Fields(reader, node, keys), body, line


def _from_toml(reader: Reader, text: str) -> str:
    """TOML as YAML; nothing, and a problem, where it is no TOML."""
    from reading_room.sources.yaml.toml import Slip, as_yaml  # few sites have any

    written = as_yaml(text)
    if isinstance(written, Slip):
        at = Place(written.line + 2, written.column + 1)
        reader.error(at, "front-matter", f"This is not TOML: {written.why}.", _PLAIN_TOML)
        return ""
    return written


def _nothing() -> yaml.MappingNode:
    """Front matter without a key, at the top of a file."""
    top = yaml.Mark("", 0, 0, 0, None, 0)
    return yaml.MappingNode("tag:yaml.org,2002:map", [], top, top)


def _rest(reader: Reader, text: str) -> yaml.Node | None:
    """What can be read once the keys with slips are taken out; None where that is nothing."""
    lines, told = text.split("\n"), 0
    for _ in range(_SLIPS):
        slips = [slip.line - reader.first_line - 1 for slip in reader.problems[told:]]
        if not slips or min(slips) < 0:
            return None
        for slip in slips:
            start, end = _part(lines, slip)
            if not any(line.strip() for line in lines[start:end]):  # a slip of another place
                del reader.problems[told:]
                return None
            if name := _NAME.match(lines[start]):
                reader.lost.add(name[1].lower())
            lines[start:end] = [""] * (end - start)
        told = len(reader.problems)
        if node := reader.compose("\n".join(lines)):
            return node
    return None


def _part(lines: list[str], at: int) -> tuple[int, int]:
    """Where the key begins that a line belongs to, and where the next one does."""
    start = at
    while start > 0 and lines[start][:1] in _INSIDE:
        start -= 1
    if start > 0 and ":" not in lines[start] and _EMPTY.fullmatch(lines[start - 1]):
        start -= 1  # its value, on a line of its own
    ends = (line for line in range(at + 1, len(lines)) if lines[line][:1] not in _INSIDE)
    return start, next(ends, len(lines))


_SLIPS = 5
"""After how many no other is looked for."""
_NAME = re.compile(r"\W*([\w-]+)")
_EMPTY = re.compile(r"[\w-]+[ \t]*:[ \t]*")
_INSIDE = ("", " ", "\t", "-", "#", "]", "}")
"""How lines begin that belong to the key above them."""


def _almost_closed(text: str) -> re.Match[str] | None:
    """The line that would end the front matter, had it three hyphens alone."""
    if not text.startswith("---\n"):
        return None
    found = _ALMOST.search(text, 4)
    above = text[4 : found.start()].strip("\n").split("\n") if found else []
    keys = all(line[:1] in _INSIDE or _NAMED.match(f"{line}\n") for line in above)
    return found if keys and above else None


def _unfenced(text: str, what: str) -> tuple[str, str]:
    """What to say of a file without whole front matter."""
    if text.startswith("---") and _CLOSING.search(text, 3):
        message = "The lines of hyphens round the front matter are not just three hyphens."
        return message, "Write --- on a line of its own, before and after it."
    if _HEADING.match(text):
        return "A text editor has made a heading of this front matter.", _PLAIN
    if _ONE_LINE.match(text):
        return "All of this front matter is on one line.", _PLAIN
    if text.startswith("---"):
        message = "The front matter has no end."
        return message, "Put a line of three hyphens, ---, after its last line."
    if found := _IN_CODE.match(text):
        message = "This front matter is in a block of code."
        if found["fence"]:
            return message, "Take the lines of ``` above and below it out."
        return message, f"Write --- in place of {found['code']} above it and of ``` below it."
    if (found := _BELOW.match(text)) and found["line"].strip():
        line = found["line"].strip()[:40]
        message = f"Front matter is the first thing in a file, and this is above it: {line}"
        return message, "Move what is above the first --- below the second."
    if _JSON.match(text) or _REMARK.match(text):
        message = "This front matter is written as JSON or in a comment, which is not read."
        return message, _PLAIN
    if text.lstrip().startswith("---"):
        message = "There is something above the front matter."
        return message, "Delete the empty lines and spaces above the first ---."
    if text.startswith("+++"):
        message = "This front matter is TOML, and has no end."
        return message, "Put a line of three plus signs, +++, after its last line."
    if _DASHES.match(text) or _RULES.match(text):
        message = "The lines round the front matter are not of hyphens."
        return (
            message,
            "Write --- on a line of its own, before and after it: no dashes.",
        )
    if _NAMED.match(text) and _CLOSING.search(text):
        message = "The line of hyphens above the front matter is missing."
        return message, "Write --- on a line of its own, above the first key."
    if _TITLED.match(text):
        message = "The lines of hyphens round the front matter are missing."
        return message, "Write --- on a line of its own, above the first key and below the last."
    return f"{what} begins with front matter (title, and so on), and this file does not.", _BEGIN


_ALMOST = re.compile(r"^(?:---[ \t]*\w[^\n:]{0,30}|…|--|[‐-―−][‐-―−-]*)[ \t]*$", re.MULTILINE)
"""A line that was meant to end front matter."""
_ONE_LINE = re.compile(r"---[ \t]*(?:title|date)[ \t]*:[^\n]*---[ \t]*(?:\n|\Z)")
_HEADING = re.compile(r"\s*(?:[*_-]{3,}\s+)?#{1,6}[ \t]+(?:title|date|layout)[ \t]*:[ \t]")
"""Front matter as an editor of Markdown writes it that takes the hyphens for an underline."""
_BELOW = re.compile(
    r"(?P<line>#[^\n]+|```\w*[^\n]*|[^\n-][^\n]{0,200})\n"
    r"\s*---[ \t]*\n(?:[A-Za-z_]+:[^\n]*\n|[ -][^\n]*\n)+---[ \t]*\n"
)
_IN_CODE = re.compile(r"\s*(?P<code>```[ \t]*\w*)[ \t]*\n(?P<fence>---[ \t]*\n)?[A-Za-z_]\w*:[ \t]")
_JSON = re.compile(r"\s*\{\s*\"\w+\"\s*:")
_REMARK = re.compile(r"\s*<!--\s*\n\s*[A-Za-z_]\w*:[ \t]")
_DASHES = re.compile(r"\s*(?:--|[‐-―−_*=~][‐-―−_*=~-]*|-+[‐-―−][‐-―−-]*)[ \t]*\r?\n[A-Za-z]\w*:")
_RULES = re.compile(r"\s*(?:\* ){2,}\*[ \t]*\n\s*[A-Za-z]\w*:[ \t]")
"""A line across the page, as some editors write a line of hyphens."""
_NAMED = re.compile(r"\s*(?:[A-Za-z_]\w*:[^\n]*\n)+")
_TITLED = re.compile(r"\s*(?:title|date)[ \t]*:[ \t]*\S")
_CLOSING = re.compile(r"^[ \t]*-{3,}[ \t]*$", re.MULTILINE)
_IS_TOML = "This front matter is TOML, between lines of +++, and was read."
_AS_TOML = (
    'Where a message says title: My day, write title = "My day" in this file.'
    " reading-room import writes YAML, from the folder of the old site."
)
_PLAIN = (
    "Write each key on a line of its own (title: Choice and control), and --- on a line above the"
    " first and below the last."
)
_PLAIN_TOML = 'Write each key as title = "My day", on a line of its own, with the words in quotes.'
_ADD = "Put title: and the title between the two lines of hyphens."
_ADD_TOML = (
    'Put title = "My day", with the title in the quotes, between the two lines of plus signs.'
)
_BEGIN = "Begin the file with a line ---, then title: and the title, then a line ---."
_NO_POST = "Move it out of this folder: a file of remarks is no post. Or give it front matter."
