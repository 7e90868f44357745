"""Addresses of the web and of e-mail, as editors write them. Enters: a value. Leaves: whether
anybody can follow it, and what to write instead."""

from __future__ import annotations

import re
from urllib.parse import quote

from reading_room.markup import UNPRINTABLE, names_a_site
from reading_room.wording import curly_off

_ADDRESS = re.compile(r"https?://[^\s/\\<>\"][^\s\\<>\"]*")
_EMAIL = re.compile(
    r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[^\W_][\w-]*\.)+[^\W_][\w-]*"
)
"""An address as HTML's own fields take it, with letters of any script: no quotes, no lists."""
_SLIP = re.compile(r"(?:(https?)(?::/?(?!/)|//))|(?=www\.)", re.IGNORECASE)
_LINKED = re.compile(r"\[[^\[\]]*\]\((\S+)\)")
"""A link of Markdown, where an address alone is wanted."""
_AWKWARD = re.compile(r"[\\<>\"]")


def is_address(value: str) -> bool:
    """Is it an address (http or https) at which there can be a site, all of which can be seen?"""
    return (
        _ADDRESS.fullmatch(value) is not None
        and UNPRINTABLE.search(value) is None
        and names_a_site(value)
    )


def is_email(value: str) -> bool:
    """Is it one address, at a domain with a dot in it?"""
    return _EMAIL.fullmatch(value) is not None


def mended_address(value: str) -> str:
    """What to write instead of an address that is none."""
    if _ADDRESS.fullmatch(value):
        return "Copy it again from the top of your browser: no site can have this name."
    if bare := whole_address(value):
        return f"Write {bare}"
    first = value.split()[0].rstrip(",;.") if value.split() else ""
    if first != value and is_address(first):
        return f"Write the address alone: {first}"
    if found := _AWKWARD.search(value):
        return f"Write {quote(found[0])} for {found[0]}"
    return "Begin with https:// and leave no spaces."


def whole_address(value: str) -> str:
    """The address that can only be meant: without brackets or curly quotes round it, out of a link
    of Markdown, and with https:// before it where there is ``www.`` or a slip."""
    linked = _LINKED.fullmatch(value)
    bare = curly_off(linked[1] if linked else value).removeprefix("<").removesuffix(">").strip()
    if slip := _SLIP.match(bare):
        bare = f"{'https' if slip[1] is None else slip[1].lower()}://{bare[slip.end() :]}"
    return bare if bare != value and is_address(bare) else ""
