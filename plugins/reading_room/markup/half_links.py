"""Links of which a bracket is missing or of the wrong kind. Enters: Markdown without its code.
Leaves: what looks like each of them, what is wrong with it, and what was meant.

They are links of nobody's Markdown: an address makes sure that one was meant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = r"[^\s()\[\]{}<>]+\.(?:md|ya?ml|pdf|docx?|html?|png|jpe?g|gif|webp|svg)(?:#[\w-]+)?"
_ADDRESS = rf"(?P<address>(?:https?://|www\.|mailto:)[^\s()\[\]{{}}<>]+|{_FILE})"
_WORDS = r"\[(?P<words>[^\[\]\n]{1,200})"
_PICTURE = r"\S+\.(?:png|jpe?g|gif|webp|svg|avif)"
_STOP = re.compile(r"[.,;:!?]+\Z")


class Kind(NamedTuple):
    """A kind of slip: what it looks like, what is wrong, and what to write, where that is sure."""

    pattern: re.Pattern[str]
    message: str
    right: str
    """With ``{words}``, ``{address}`` and ``{mark}``; empty where nobody can know it."""
    glance: re.Pattern[str] | None
    """What a text with such a slip has in any case, and is quickly looked for."""


_CLOSES = re.compile(r"\](?:\([^()\n]*(?:\n|\Z|\()|\([^\s()\[\]]+\]|[ \t]?\{)")
_TURNED = re.compile(r"\)\[")
_UNQUOTED = re.compile(r"\]\([^\s()]+[ \t]+\"[^\"()\n]*\)")
_OPENS = re.compile(r"\[[^\[\]\n(]{1,200}\((?:https?:|www\.|mailto:|[^\s()\[\]]+\.\w{2,4}[)#])")
_PICTURES = re.compile(r"!\[[^\[\]\n]*\][ \t]*[^\s(\[]")
_SPACED = re.compile(r"! \[")
"""Each begins with signs that are quickly looked for."""
_KINDS = (
    Kind(
        re.compile(rf"(?P<mark>!?)(?<!\\){_WORDS}\]\({_ADDRESS}(?=[.,;:!?]*(?:\s|\Z))"
                   r"(?![ \t\n]+[\"'(])(?!(?:[^()\n]|\n(?!\n))*\))"),
        "The round bracket of this link is never closed, so it is not a link.",
        "{mark}[{words}]({address})",
        _CLOSES,
    ),
    Kind(
        re.compile(rf"(?P<mark>!?)(?<!\\)\[(?P<words>[^\[\]\n()]{{1,200}}?)\({_ADDRESS}\)(?![^\[\]\n]*\])"),
        "The square bracket of this link is never closed, so it is not a link.",
        "{mark}[{words}]({address})",
        _OPENS,
    ),
    Kind(
        re.compile(
            rf"(?P<mark>!?)(?<!\\){_WORDS}\]\((?P<address>[^\s()]+[ \t]+\"[^\"()\n]{{1,200}})\)"
        ),
        "The title of this link has no quotation mark at its end, so it is not a link.",
        '{mark}[{words}]({address}")',
        _UNQUOTED,
    ),
    Kind(
        re.compile(rf"(?P<mark>!?)(?<!\\){_WORDS}\][ \t]?\{{{_ADDRESS}\}}"),
        "The address of a link belongs in round brackets, so this is not a link.",
        "{mark}[{words}]({address})",
        _CLOSES,
    ),
    Kind(
        re.compile(rf"(?P<mark>!?)(?<!\\){_WORDS}\]\({_ADDRESS}\](?!\()"),
        "A square bracket closes the address of this link, so it is not a link.",
        "{mark}[{words}]({address})",
        _CLOSES,
    ),
    Kind(
        re.compile(
            rf"(?<!\\)(?P<mark>!)\((?P<words>[^()\[\]\n]{{1,200}})\)\[(?P<address>{_PICTURE})\]"
        ),
        "The brackets of this link are the wrong way round, so it is not a link.",
        "{mark}[{words}]({address})",
        _TURNED,
    ),
    Kind(
        re.compile(
            r"(?P<mark>)(?<![\]\\])\((?P<address>(?:https?://|www\.|mailto:)[^\s()\[\]{}<>]+)\)"
            r"\[(?P<words>(?![\^@])[^\[\]\n]{1,200})(?<!\d)\](?![(\[:])"
        ),
        "The words of this link come after its address, so it is not a link.",
        "{mark}[{words}]({address})",
        _TURNED,
    ),
    Kind(
        re.compile(
            r"(?P<mark>)(?:^|(?<=[ \t(]))(?<!\w[ \t])! "  # French has a space before the mark
            rf"(?P<words>\[[^\[\]\n]*\])(?P<address>\({_PICTURE}\))",
            re.MULTILINE,
        ),
        "There is a space after the exclamation mark, so this is a link and not a picture.",
        "!{words}{address}",
        _SPACED,
    ),
    Kind(
        re.compile(rf"(?P<mark>!){_WORDS}\][ \t]*(?P<address>(?![ \t(\[&]){_PICTURE})"),
        "The address of a picture belongs in round brackets, so this is not a picture.",
        "{mark}[{words}]({address})",
        _PICTURES,
    ),
    Kind(
        re.compile(rf"(?P<mark>)(?<![\w\])\0])(?P<words>[^\s\[\]()]{{1,80}})(?<![!\\])\]\({_ADDRESS}\)"),
        "The square bracket before the words of this link is missing, so it is not a link.",
        "",
        None,
    ),
)  # fmt: skip


class Slip(NamedTuple):
    """Such a link, from ``start`` to ``end``; ``meant`` takes its place, where that is sure."""

    start: int
    end: int
    message: str
    hint: str
    meant: str


def may_have(source: str) -> bool:
    """A glance: nearly no text has one."""
    return "]" in source and bool(
        source.count("]") > source.count("[")
        or "! [" in source
        or ")[" in source
        or _CLOSES.search(source)
        or _OPENS.search(source)
        or _PICTURES.search(source)
        or _UNQUOTED.search(source)
    )


def find(seen: str) -> Iterator[Slip]:
    """The slips of a text whose code is blank."""
    for kind in _KINDS:
        if kind.glance and not kind.glance.search(seen):
            continue
        for found in kind.pattern.finditer(seen):
            if not kind.right and _opened(seen, found.start()):
                continue
            yield _slip(kind, found)


def _opened(seen: str, at: int) -> bool:
    """Does a bracket that opens in this paragraph wait for one that closes?"""
    before = seen[max(seen.rfind("\n\n", 0, at), 0) : at]
    return before.count("[") > before.count("]") or before.rfind("[") > before.rfind("]")


def _slip(kind: Kind, found: re.Match[str]) -> Slip:
    address = found["address"]
    stop = _STOP.search(address)
    end = found.end()
    if stop and end == found.end("address"):
        address, end = address[: stop.start()], end - len(stop[0])
    meant = kind.right.format(mark=found["mark"], words=found["words"].strip(), address=address)
    message = kind.message.replace("link", "picture") if found["mark"] else kind.message
    hint = f"Write {meant}" if meant else f"Write [ before its first word: [words]({address})"
    return Slip(found.start(), end, message, hint, meant)
