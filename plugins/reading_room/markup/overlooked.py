"""Slips that a text can be published with. Enters: a parsed text. Leaves: faults, all of them
advice; they take their time, and only ``reading-room check`` and a text editor ask."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING
from urllib.parse import quote

from reading_room.markup import stray, typed
from reading_room.markup.events import kind_of, read
from reading_room.markup.templates import RULE as TEMPLATE
from reading_room.markup.templates import find, without_code
from reading_room.markup.text import Fault
from reading_room.markup.wrapped import MAY_BE, unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.markup.text import Text

_LOCAL = re.compile(
    r"(?:https?:)?//(?:localhost|127\.\d|0\.0\.0\.0|192\.168\.|10\.\d|\[::1\])", re.IGNORECASE
)
_TWICE = re.compile(r"https?:/{1,2}(?=https?:?//)", re.IGNORECASE)
_MAY_BE_LOCAL = (
    *("//localhost", "//127.", "//0.0", "//192.168.", "//10.", "//[::1"),
    *("http://http", "https://http", "http:/http", "https:/http"),
)
_LINK = re.compile(
    r"!?\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\]"
    r"\(<?(?P<address>(?:https?:)?//(?:[^\s<>()]|\([^\s<>()]*\))+)"
)
_NO_LETTER = re.compile(rb"&amp;[A-Za-z]{2,8};")
_REFERENCE = re.compile(r"&(?P<name>[A-Za-z]{2,8};)")
_TWO_FRONT_MATTERS = re.compile(
    r"\s*(?:---[ \t]*\n|(?=(?:title|date|authors?|topics|tags|description|draft|image):[ \t]))"
    r"(?:[A-Za-z_]+:[^\n]*\n|[ -][^\n]*\n)+---[ \t]*(?:\n|\Z)"
)
"""A second block, with a line of hyphens of its own above it or behind the first one's."""
_COLONS = re.compile(
    r"^[ \t>]*(?:[-*+][ \t]+)?(?P<name>[A-Z][\w-]{0,30})::(?=[ \t]+\S)", re.MULTILINE
)
"""A label with a second colon: with a small letter it is more like a field of Dataview."""
_MAY_BE_UNDERLINED = re.compile(r"\n[ \t>]*-+[ \t]*(?:\n|\Z)")
_UNDERLINE = re.compile(rb"\n[ \t>]*-+[ \t]*\Z")
_ENDS_A_SENTENCE = re.compile(rb"[\w\x80-\xff][.;:,][\"')*_]*[ \t]*\Z|\n")


def slips_of(text: Text) -> list[Fault]:
    """Marks that mark nothing, and what was typed as other programs show it; of two at one place
    the first."""
    found = [*typed.check(text.source), *_links(text), *_letters(text), *_second(text.source)]
    if ":: " in text.source or "::\t" in text.source:
        found += _colons(without_code(text.source))
    if text.headings and _MAY_BE_UNDERLINED.search(text.source):
        found += _underlined(text.source.encode())
    if stray.may_have(text):
        found += stray.find(text.source)
    told = {fault.offset for fault in text.faults}
    marks = find(text.source) if any(fault.rule == TEMPLATE for fault in text.faults) else []
    kept: list[Fault] = []
    for fault in found:
        if any(mark.start <= fault.offset < mark.end for mark in marks):
            continue  # {% link _posts/x.md %}
        if fault.offset not in told:
            told.add(fault.offset)
            kept.append(fault)
    return kept


def nowhere(address: str) -> tuple[str, str] | None:
    """What to write for an address that leads nowhere, in words and alone; None where it may lead
    somewhere."""
    if _LOCAL.match(address):
        return "It is on your own computer. Write the path to the file, or its address.", ""
    if twice := _TWICE.match(address):
        meant = re.sub(r"\A(https?):?//", r"\1://", address[twice.end() :])
        return f"It begins twice. Write {meant}", meant
    return None


def by_way(target: str) -> tuple[str, str, str]:
    """What to say of an address that leads to another by way of a service."""
    message = "This link leads by way of a service that counts who follows it, or stops one day."
    address = quote(target, safe="/:?#[]@!$&'*+,;=%~")
    return message, f"Write the address itself: {address}", address


def _links(text: Text) -> Iterator[Fault]:
    """Links to the writer's own computer, those that begin twice, and those that lead by way of
    a service."""
    source = text.source
    if "//" not in source or not any(sign in source for sign in (*_MAY_BE_LOCAL, *MAY_BE)):
        return
    seen = without_code(text.source)
    for found in _LINK.finditer(seen):
        if hint := nowhere(found["address"]):
            yield Fault(
                len(seen[: found.start()].encode()),
                "link-local",
                f"{found['address']} leads nowhere for readers.",
                *hint,
            )
        elif target := unwrapped(found["address"]):
            yield Fault(len(seen[: found.start()].encode()), "link-wrapped", *by_way(target))


def _letters(text: Text) -> Iterator[Fault]:
    """``&nbps;``: a reference to no letter."""
    if b"&amp;" not in text.html or not _NO_LETTER.search(text.html):
        return
    seen = without_code(text.source)
    for found in _REFERENCE.finditer(seen):
        if found["name"] not in html5:
            yield Fault(
                len(seen[: found.start()].encode()),
                "text-garbled",
                f"{found[0]} stands for no letter.",
                "Write the letter itself.",
            )


def _colons(seen: str) -> Iterator[Fault]:
    """``Time:: 10.30``: a colon that was typed twice."""
    for found in _COLONS.finditer(seen):
        yield Fault(
            len(seen[: found.start("name")].encode()),
            "mark-stray",
            f"There are two colons after {found['name']}, and readers see both.",
            f"Write one of them: {found['name']}:",
            f"{found['name']}::\n{found['name']}:",
        )


def _second(source: str) -> Iterator[Fault]:
    """A second block of front matter below the first."""
    if _TWO_FRONT_MATTERS.match(source):
        yield Fault(
            len(source) - len(source.lstrip()),
            "front-matter-twice",
            "There is a second block of front matter here, which readers see.",
            "Move its lines into the first, above, and delete the rest.",
        )


def _underlined(source: bytes) -> Iterator[Fault]:
    """A paragraph with a line of hyphens right below it, which makes a heading of it."""
    for event, span in read(source.decode(), merged=False):
        if not (isinstance(event, dict) and kind_of(event.get("Start", "")) == "Heading"):
            continue
        said = source[span["start"] : span["end"]].rstrip(b"\n")
        line = _UNDERLINE.search(said)
        if line and _ENDS_A_SENTENCE.search(said[: line.start()]):
            yield Fault(
                span["start"] + line.start() + 1,
                "heading-underlined",
                "This line of hyphens makes a heading of the paragraph right above it.",
                "Put an empty line above the hyphens. For a heading, write ## before its words.",
                "\n",
            )
