"""Addresses among words, which git hosts make into links. Enters: words. Leaves: where they are.

The rules are those of GitHub's extended autolinks
(https://github.github.com/gfm/#autolinks-extension-).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_HOST = r"(?:[\w-]+\.)*[\w-]+"
_FOUND = re.compile(
    rf"(?<![A-Za-z])(?P<web>https?://{_HOST}[^\s<>]*)"
    rf"|(?<![^\s*_~(])(?P<www>www\.{_HOST}[^\s<>]*)"
    r"|(?<![\w.+-])(?P<mail>[\w.+-]+@(?:[A-Za-z0-9_-]+\.)+[A-Za-z0-9_-]*[A-Za-z0-9])(?![\w@-])",
    re.IGNORECASE,
)
_DOMAIN = re.compile(rf"(?:https?://)?(?P<host>{_HOST})", re.IGNORECASE)
_MAIL = re.compile(r"@(?<=\w@)\w")
_BARE = re.compile(r":(?<!\]\(http:)(?<!\]\(https:)//")
_TRAILS = "?!.,:*_~'\"”’»"
"""Closing quotation marks too, which GitHub takes for a part of the address."""
_REFERENCE = re.compile(r"&[A-Za-z0-9]+;\Z")


class Address(NamedTuple):
    """An address as it is written, where it begins, and where it leads."""

    words: str
    start: int
    dest: str


def may_have(source: str) -> bool:
    """May there be an address in a text?"""
    return (
        (":" in source and _BARE.search(source) is not None)
        or "www." in source
        or ("@" in source and _MAIL.search(source) is not None)
    )


def addresses(words: str) -> Iterator[Address]:
    """The addresses among some words, in order."""
    for found in _FOUND.finditer(words):
        if found["mail"]:
            yield Address(found[0], found.start(), f"mailto:{found[0]}")
            continue
        shown = _without_trail(found[0])
        if _is_domain(shown):
            yield Address(shown, found.start(), shown if found["web"] else f"http://{shown}")


def _without_trail(address: str) -> str:
    """The address without the marks of the sentence that it stands in."""
    extra = address.count(")") - address.count("(")
    while True:
        if address[-1] in _TRAILS:
            address = address.rstrip(_TRAILS)
        elif address[-1] == ")" and extra > 0:
            address, extra = address[:-1], extra - 1
        elif address[-1] == ";" and (found := _REFERENCE.search(address)):
            address = address[: found.start()]
        else:
            return address


def _is_domain(address: str) -> bool:
    found = _DOMAIN.match(address)
    labels = found["host"].split(".") if found else []
    return bool(labels) and not any("_" in label for label in labels[-2:])
