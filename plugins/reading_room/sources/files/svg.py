"""SVG pictures. Enters: the bytes of one. Leaves: what in it would act, or ask another site.

In a page, ``<img>`` shows a picture and runs nothing; opened by its own address it is a page of
this site, and its scripts are the site's. The file is read by expat as a stream, up to the first
entity that it declares and that is more than the name of a namespace: nothing grows. (defusedxml
does the same by the same handlers, and says less about where.)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from reading_room.markup import acts
from reading_room.problems import Problem
from reading_room.sources.files.styles import FETCHING, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

_XHTML = "http://www.w3.org/1999/xhtml"
_ACTIVE = frozenset({"script", "handler", "listener", "iframe", "embed", "object"})
_WORDS = frozenset(
    """
    b blockquote body br center code dd div dl dt em font h1 h2 h3 h4 h5 h6 hr i li ol p pre s
    small span strike strong sub sup table tbody td tfoot th thead tr u ul
    """.split()  # noqa: SIM905
)
"""HTML in which draw.io and others keep the words of a drawing: nothing of it acts."""
_NAMESPACE = re.compile(r"https?://[^\s<>&\"'%]{1,200}")
_MOST_ENTITIES = 50
"""Adobe's programs declare a dozen, each the name of a namespace."""
_HREF = frozenset({"href", "src", "base"})
"""Keys of addresses, and of what comes before them all (``xml:base``)."""
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]{2}")
_PICTURE = re.compile(r"data:image/(?:png|gif|jpe?g|webp|avif)[;,]", re.IGNORECASE)
_IGNORED = re.compile("[\x00-\x20]+")
_ASKS = re.compile(
    rf"@import|{FETCHING}|url\(\s*+[\"']?+\s*+(?!#|data:)(?=[^\s\"')])",
    re.IGNORECASE,
)
_HARMLESS_INSTRUCTIONS = frozenset({"xpacket"})
"""What Adobe's programs put round their metadata."""
_PLAIN = "Open it in the program that made it and save it as plain SVG, without scripts and links."
_ASKS_FOR = "This picture asks another file or site for something"
_OTHER = "Save what it shows inside the picture, or as a PNG."


class _Enough(Exception):  # noqa: N818
    """What is to come need not be read."""


def check_svg(path: str, data: bytes) -> list[Problem]:
    """The problems of the picture at ``path``."""
    return _Reader(path).read(data)


class _Reader:
    """Expat's events of one picture, and the problems found so far."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.style: list[str] | None = None
        self.entities = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction

    def read(self, data: bytes) -> list[Problem]:
        try:
            self.parser.Parse(data, True)
        except _Enough:
            pass
        except expat.ExpatError as error:
            self._add(
                f"This picture cannot be read as SVG: {expat.ErrorString(error.code)}.",
                "Open it in the program that made it and save it again.",
                (error.lineno, error.offset + 1),
            )
        except (LookupError, ValueError):  # what Python says of the encoding that a file declares
            self._add(
                "This picture is in an encoding that cannot be read here.",
                'Save it as UTF-8, with encoding="UTF-8" in its first line.',
            )
        return self.problems

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if name.lower() in _ACTIVE or (space == _XHTML and name.lower() not in _WORDS):
            self._add(f"This picture has a <{name}> in it, which acts when it is opened.", _PLAIN)
        for key, value in attributes.items():
            for message, hint in _faults(name.lower(), key.rpartition(" ")[2].lower(), value):
                self._add(message, hint)
        if name.lower() == "style":
            self.style = []

    def _end(self, tag: str) -> None:
        if self.style is not None and tag.rpartition(" ")[2].lower() == "style":
            if _asks("".join(self.style)):
                self._add(f"{_ASKS_FOR}, in its style.", _OTHER)
            self.style = None

    def _words(self, words: str) -> None:
        if self.style is not None:
            self.style.append(words)

    def _entity(self, _name: str, parameter: bool, value: str | None, *_: object) -> None:
        self.entities += 1
        plain = not parameter and value is not None and _NAMESPACE.fullmatch(value)
        if plain and self.entities <= _MOST_ENTITIES:
            return
        self._add("This picture declares entities of its own.", _PLAIN)
        raise _Enough

    def _instruction(self, target: str, _: str) -> None:
        if target not in _HARMLESS_INSTRUCTIONS:
            self._add(f"This picture has an instruction for programs in it: <?{target}", _PLAIN)

    def _add(self, message: str, hint: str, place: tuple[int, int] | None = None) -> None:
        place = place or (self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        if all(problem.message != message for problem in self.problems):
            self.problems.append(Problem(self.path, *place, "svg-script", message, hint))


def _faults(element: str, key: str, value: str) -> Iterator[tuple[str, str]]:
    """What is wrong with an attribute, and what to do."""
    bare = _IGNORED.sub("", value)
    if key.startswith("on"):
        yield f"This picture has the attribute {key}, which runs a script.", _PLAIN
    elif _acts(element, key, bare):
        yield f"This picture leads to an address that acts: {bare[:40]}", _PLAIN
    elif key in _HREF and element != "a" and _ADDRESS.match(bare) and not _PICTURE.match(bare):
        yield f"{_ASKS_FOR}: {bare[:60]}", _OTHER
    elif "(" in value and _asks(value):
        yield f"{_ASKS_FOR}, in {key}.", _OTHER


def _acts(element: str, key: str, bare: str) -> bool:
    shown = element != "a" and key in _HREF and _PICTURE.match(bare)
    return ":" in bare and key not in ("d", "points", "style") and not shown and acts(bare, key)


def _asks(style: str) -> bool:
    """Does some CSS fetch anything from elsewhere?"""
    return _ASKS.search(plain(style)) is not None
