"""Slips of the hand that Markdown publishes as they stand. Enters: Markdown. Leaves: faults."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from reading_room.markup import links
from reading_room.markup.events import read
from reading_room.markup.text import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyromark.event import BrokenLink, Range

_MAYBE = re.compile("##[^\\s#]")
_TIGHT = re.compile(
    rb"^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*"
    rb"(?P<marks>#{2,6})(?![\s#])(?P<words>[^\n]*[A-Za-z\x80-\xff][^\n]*)",
    re.MULTILINE,
)
_DEFINED = re.compile(r"^[ \t>]*\[(?P<label>(?:[^\[\]\\\n]|\\.)+)\]:", re.MULTILINE)
_ADDRESS = re.compile(
    rb":[ \t]*(?:<[^<>\n]*>|(?:https?://|www\.|mailto:|/|\.\.?/|#)\S+|\S+\.(?:md|ya?ml|html?|pdf)(?:#\S*)?)"
    rb"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*\r?(?:\n|\Z)"
)
"""The rest of a line that gives a label an address."""
_ROUND = re.compile(
    rb"(?P<gap>[ \t]*(?:\n[ \t]*)?)\((?P<address>(?:[^()\n]|\([^()\n]*\)){1,400}?)"
    rb"(?P<title>[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)"
)
_FAR = re.compile(rb"(?:https?://|www\.)\S+|\S+\.(?:md|ya?ml)(?:#\S*)?")
"""What surely is an address, also where a space stands before its bracket."""
_NEAR = re.compile(rb"(?:https?:|www\.|[^\n]*/)[^\n]*|[^\n]*\.[A-Za-z0-9]{2,4}(?:#[^\n]*)?")
"""What looks like an address right behind words in brackets, spaces in it or not."""

_NAMED = re.compile(r"(?P<address>\S+)[ \t]+[“”„‘’](?P<title>[^“”„‘’\n]+)[“”‘’]")
"""An address and a title, in the quotation marks of a word processor."""
_SPACED = re.compile(r"mailto:[ \t]*[^\s@]+@[^\s@]+|tel:\s*\+?[\d\s.-]+")
"""An e-mail address or a telephone number, with spaces in it."""
_PATH = re.compile(rb"[^<>{}\"'|`:#]+\.[A-Za-z0-9]{2,4}")
"""A path to a file, with spaces in it, and nothing else."""
_SPACED_PLACE = re.compile(r"(?P<file>[^\s#:]*)#(?P<words>[^#\n]+)")
"""A heading of a file, or of this one, as it reads."""


class Unknown:
    """Is asked about links to references that are not there: citations, and slips."""

    def __init__(self, source: str, faults: list[Fault]) -> None:
        self.source = source
        self.faults = faults

    @cached_property
    def encoded(self) -> bytes:
        """The source in UTF-8, made where it is first wanted: seldom."""
        return self.source.encode()

    def __call__(self, link: BrokenLink) -> tuple[str, str] | None:
        """An address for the parser; None leaves the link as words."""
        reference, span = link["reference"], link["span"]
        if link["link_type"] != "Shortcut":
            self._undefined(reference.strip(), span["start"])
        elif reference.startswith("@"):
            return "", ""
        elif self.encoded[span["end"] : span["end"] + 1] == b":" and self._is_glued(
            reference, span
        ):
            self._undefined(reference, span["start"])
        elif links.reads_as_citation(reference):
            self.faults.append(links.with_words(reference, span["start"]))
        else:
            here = self.encoded, span["start"], span["end"]
            self.faults += [fault for fault in (no_link(*here) or no_picture(*here),) if fault]
        return None

    def _is_glued(self, reference: str, span: Range) -> bool:
        """Does ``[label]`` begin a line that would give it an address, but goes on with a text?"""
        if not _ADDRESS.match(self.encoded, span["end"]):
            return False
        first = self.encoded.rfind(b"\n", 0, span["start"]) + 1
        above = self.encoded[self.encoded.rfind(b"\n", 0, max(first - 1, 0)) + 1 : first]
        return bool(
            above.strip(b" \t>\r\n")
            and not self.encoded[first : span["start"]].strip(b" \t>")
            and reference in self._defined
        )

    def _undefined(self, label: str, offset: int) -> None:
        """A label without an address; or with one on a line that goes on with a paragraph."""
        start = self._defined.get(label)
        if start is None:
            self.faults.append(links.undefined(label, offset))
        elif start >= 0:
            self._defined[label] = -1  # it is said once, however often the label is used
            line = self.source[start:].partition("\n")[0].strip()
            self.faults.append(links.glued(label, line, len(self.source[:start].encode())))

    @cached_property
    def _defined(self) -> dict[str, int]:
        """Where the line of each label with an address begins; it is looked for once."""
        starts: dict[str, int] = {}
        for found in _DEFINED.finditer(self.source):
            starts.setdefault(found["label"], found.start())
        return starts


def headings(source: str) -> Iterator[Fault]:
    """``##Heading``: the space is not there, and the marks would be read as words."""
    if not _MAYBE.search(source):
        return
    found = {tight.start("marks"): tight for tight in _TIGHT.finditer(source.encode())}
    code = False
    events = read(source, merged=False) if found else ()
    for event, span in events:
        if not isinstance(event, dict):
            continue
        start = event.get("Start")
        if isinstance(start, dict) and "CodeBlock" in start:
            code = True
        elif event.get("End") == "CodeBlock":
            code = False
        elif "Text" in event and not code and span["start"] in found:
            tight = found.pop(span["start"])
            marks, words = tight["marks"].decode(), tight["words"].decode().strip()
            yield Fault(
                span["start"],
                "heading-form",
                f"There is no space after {marks}, so this is not a heading.",
                f"Write {marks} {words}",
            )


def no_link(source: bytes, start: int, end: int) -> Fault | None:
    """``[words] (address)`` and ``[words](an address)``; ``[words]`` goes from start to end."""
    found = _ROUND.match(source, end)
    if not found:
        return None
    words = " ".join(source[start:end].decode().split())
    if b"{{" in found["address"] or b"{%" in found["address"]:
        return None  # which another program would fill in, and is reported as that
    address, title = found["address"].strip(), (found["title"] or b"").decode()
    if found["gap"]:
        if not _FAR.fullmatch(address):
            return None
        what = "a line break" if b"\n" in found["gap"] else "a space"
        message = f"There is {what} between the brackets, so this is not a link."
        meant = f"{words}({address.decode()}{title})"
        hint = f"Write {meant}"
    elif named := _NAMED.fullmatch(address.decode()):
        message = "The title of this link has curly quotes, so this is not a link."
        meant = f'{words}({named["address"]} "{named["title"]}")'
        hint = f"Write {meant}"
    elif spaced := _SPACED.fullmatch(address.decode()):
        message = "There is a space in the address, so this is not a link."
        meant = f"{words}({''.join(spaced[0].split())})"
        hint = f"Write {meant}"
    elif place := _SPACED_PLACE.fullmatch(address.decode()):
        message = "There is a space in the address, so this is not a link."
        meant = f"{words}({place['file']}#{'-'.join(place['words'].lower().split())}{title})"
        hint, meant = f"Write {meant}", ""
    elif address.startswith(b"mailto:"):
        message = "There is a space in the address, so this is not a link."
        hint, meant = f"Write an address without spaces: {words}(mailto:jo@example.org)", ""
    elif re.search(rb"\s", address) and _NEAR.fullmatch(address):
        message = "There is a space in the address, so this is not a link."
        meant = f"{words}(<{address.decode()}>{title})"
        hint = f"Write {meant}, or give the file a name without spaces."
        meant = meant if _PATH.fullmatch(address) else ""
    else:
        return None
    if words.startswith("!"):
        message = message.replace("a link", "a picture")
    return Fault(start, "link-form", message, hint, meant)


_ALONE = re.compile(rb"[.,;:!?)]*[ \t]*(?:\n|\Z)")


def no_picture(source: bytes, start: int, end: int) -> Fault | None:
    """``![words]`` at the end of a line, and no address behind it."""
    if source[start : start + 2] != b"![" or source[max(start - 1, 0) : start].strip():
        return None
    words = source[start + 2 : end - 1].decode().strip()
    if not any(map(str.isalpha, words)) or not _ALONE.match(source, end):
        return None
    message = "This picture has no address, so readers see its words in brackets."
    return Fault(start, "link-form", message, f"Write ![{words}](photo.jpg), with its file.")
