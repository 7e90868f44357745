"""XML as a tree. Enters: text. Leaves: its elements, each with its line; or why there are none.

expat is stopped at the first entity or type of document that is declared: it could stand for
gigabytes, or for a file of this machine, and no export needs one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from reading_room.sources import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Programs leave such characters in exports, and XML has none of them."""
_BARE = re.compile(r"&(?!(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)")
"""An ampersand that was not escaped, as some feed readers write it in addresses."""
_DECLARED = re.compile(r"<!DOCTYPE\s+opml(?:\s+(?:SYSTEM|PUBLIC)[^\[\]<>]*)?>", re.IGNORECASE)
_DEEPEST = 200
_ENTITIES = "It declares entities or a type of document, which no export does"
_DEEP = f"It has more than {_DEEPEST} levels"
_BROKEN = "It is no XML that can be read: {}"


class TreeError(Exception):
    """A text that is no XML, or that could hurt: why, and the line."""

    def __init__(self, why: str, line: int) -> None:
        super().__init__(why)
        self.line = line


@dataclass(slots=True)
class Element:
    """An element: its name (with its namespace and a blank, where it has one), what is given in its
    tag, and what is inside."""

    name: str
    given: dict[str, str]
    line: int
    inside: list[Element] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Its own words."""
        return "".join(self.parts).strip()

    def all(self, name: str) -> Iterator[Element]:
        """The elements of a name right inside it."""
        return (each for each in self.inside if each.name == name)

    def first(self, name: str) -> Element | None:
        """The first of them; None where there is none."""
        return next(self.all(name), None)

    def words_of(self, name: str) -> str:
        """The words of the first of them; empty where there is none."""
        return found.words if (found := self.first(name)) else ""


def tree(text: str, *, has_namespaces: bool = False) -> Element:
    """The root of a text. Raises TreeError."""
    parser = expat.ParserCreate("utf-8", " " if has_namespaces else None)
    parser.buffer_text = True
    top = Element("", {}, 0)
    path = [top]
    count = 0

    def start(name: str, given: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if len(path) > _DEEPEST or count > limits.MARKS:
            raise TreeError(_DEEP, parser.CurrentLineNumber)
        element = Element(name, given, parser.CurrentLineNumber)
        path[-1].inside.append(element)
        path.append(element)

    def refuse(*_: object) -> int:
        raise TreeError(_ENTITIES, parser.CurrentLineNumber)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: path.pop()
    parser.CharacterDataHandler = lambda words: path[-1].parts.append(words)
    parser.EntityDeclHandler = refuse
    parser.StartDoctypeDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    clean = re.sub(r"\A\s*<\?xml[^<>]*\?>", _as_lines, _CONTROL.sub("", text))
    clean = _BARE.sub("&amp;", _DECLARED.sub(_as_lines, clean))
    try:
        parser.Parse(clean.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        why = _BROKEN.format(expat.ErrorString(error.code))
        raise TreeError(why, error.lineno) from None
    return top.inside[0]


def _as_lines(found: re.Match[str]) -> str:
    """Nothing, and as many lines of it: the text is decoded already, whatever it says of itself."""
    return "\n" * found[0].count("\n")
