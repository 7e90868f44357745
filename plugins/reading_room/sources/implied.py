"""What a post says without a key. Enters: the fields of its front matter, its file's name, its
Markdown. Leaves: a date that stands in the name or in an address, and a title that is the first
heading.

Jekyll and Eleventy take the date from there, Material's blog the title. Both can mean one thing.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import yaml

from reading_room.markup import parse
from reading_room.schema import posts as keys
from reading_room.sources.yaml.reader import Place
from reading_room.wording import quoted, short

if TYPE_CHECKING:
    from reading_room.sources.yaml.fields import Fields
    from reading_room.sources.yaml.reader import Reader

_DATED = re.compile(r"((?:19|20)\d\d)-([01]\d)-([0-3]\d)(?:[-_]|$)")
_DATED_ADDRESS = re.compile(r"(?:^|/)((?:19|20)\d\d)/([01]\d)/([0-3]\d)/")
_ADDRESSES = frozenset({"aliases", "path", "permalink", "redirect_from", "url"})
"""Where other programs, and we, write the addresses that a post has or had."""
_TOP = re.compile(r"(?:[ \t]*\n)*( {0,3}#[ \t]+\S[^\n]*|\S[^\n]*\n=+[ \t]*(?=\n|\Z))")
"""A heading of the first level that a text begins with, in either of its forms."""


def is_post(name: str, text: str) -> bool:
    """Is a file without front matter a post all the same: one with a date and a title?"""
    return bool(_day(name) and _TOP.match(text))


def read_date(reader: Reader, fields: Fields, name: str) -> None:
    """Take the date of a file that gives none inside from its name, or else from its addresses."""
    if not fields.lacks(keys.DATE.name):
        return
    found = ((_day(name), "the file's name"), (_day_of_addresses(fields), "an address of the post"))
    day, where = next((each for each in found if each[0]), ("", ""))
    if day:
        fields.imply(keys.DATE.name, day)
        reader.error(
            Place(0, 0),
            "date-form",
            f"The date is read from {where}: {day}.",
            f"Write date: {day}",
        )


def read_title(reader: Reader, fields: Fields, body: str, line: int) -> str:
    """Take the title from the heading that a text begins with; the text without a heading that is
    the title. No line changes its number, and no word its column."""
    found = _TOP.match(body)
    headings = parse(found[1]).headings if found else ()
    if not found or not headings or headings[0].written != 1:
        return body
    words, at = headings[0].text, Place(line + body.count("\n", 0, found.start(1)), 1)
    missing = fields.lacks(keys.TITLE.name)
    if missing and words:
        fields.imply(keys.TITLE.name, words)
        reader.error(
            at,
            "title-in-text",
            f"The title is read from the first heading: {short(words)}",
            f"Write title: {quoted(words)} in the front matter, and take the heading out.",
        )
    elif missing or _folded(words) != _folded(fields.line(keys.TITLE.name)):
        return body
    else:
        reader.error(
            at,
            "title-in-text",
            "The text begins with the title, which is above it already, and is shown once.",
            "Take this heading out.",
        )
    return body[: found.start(1)] + "\n" * found[1].count("\n") + body[found.end(1) :]


def _day_of_addresses(fields: Fields) -> str:
    """The day that stands in them, where they name one and no other."""
    pairs = fields.node.value if fields.has_keys else ()
    named = [
        value for key, value in pairs
        if isinstance(key, yaml.ScalarNode) and key.value in _ADDRESSES
    ]  # fmt: skip
    written = [each.value for value in named for each in _scalars(value)]
    days = {_iso(found) for words in written for found in _DATED_ADDRESS.finditer(words)}
    return days.pop() if len(days) == 1 else ""


def _scalars(node: yaml.Node) -> list[yaml.ScalarNode]:
    """A value, or those of a list; none where it is something else."""
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return [each for each in nodes if isinstance(each, yaml.ScalarNode)]


def _day(name: str) -> str:
    found = _DATED.match(name)
    return _iso(found) if found else ""


def _iso(found: re.Match[str]) -> str:
    try:
        return date(*map(int, found.groups())).isoformat()
    except ValueError:
        return ""


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
