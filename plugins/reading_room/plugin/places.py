"""The options that say what a site calls its parts. Enters: options. Leaves: `Addresses`."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from reading_room.addresses import DEFAULT, INDEX, KINDS, Addresses
from reading_room.plugin.rule_options import wrong
from reading_room.slugs import slug_of
from reading_room.wording import short

if TYPE_CHECKING:
    from mkdocs.config.base import Config
    from mkdocs.config.defaults import MkDocsConfig

_PART = re.compile(r"[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*")
_NOT_OURS = ("admin", "assets", "pagefind")
"""Folders at the top of a site that its theme, its search and its web editor make."""
_LONGEST = 200
_DEVICES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""Names that no folder can have on Windows."""
_NUMBERED = {"posts": re.compile(r"page(?:/|$)"), "archive": re.compile(r"\d+(?:/|$)")}
"""What pages that come by number have below the page of their kind: older posts, and years. A
post, topic or person with the name of another kind is told with its file, by `library.taken`."""
_ALWAYS = ("accessibility",)
"""What is there because a file is, and can have another address, but not none."""


def read_addresses(config: MkDocsConfig, options: Config) -> Addresses:
    """What each option says. Raises PluginError for what cannot be an address.

    Without ``site_url`` there are no feeds, and so no page that says how to subscribe to them.
    """
    folders = config.use_directory_urls
    places = {kind: _place(kind, options[kind]) for kind in KINDS}
    if not config.site_url:
        places["subscribe"] = ""
    given = [(kind, place) for kind, place in places.items() if place]
    for (one, place), (other, same) in combinations(given, 2):
        if place.casefold() == same.casefold():
            raise wrong(f"{one} and {other} cannot both be at {place}/. Give one another address.")
        _check_below(one, place, other, same)
        _check_below(other, same, one, place)
    end = "/" if folders else f"/{INDEX}"
    return Addresses(
        **{kind: f"{place}{end}" if place else "" for kind, place in places.items()},
        folders=folders,
    )


def _check_below(outer: str, place: str, inner: str, at: str) -> None:
    """One kind may be below another, but not where that has pages by number."""
    rest = at.casefold().removeprefix(f"{place}/".casefold())
    if len(rest) < len(at) and outer in _NUMBERED and _NUMBERED[outer].match(rest):
        what = "pages of older posts" if outer == "posts" else "pages of years"
        raise wrong(
            f"{inner}: the site has its {what} at {at}/. Write {inner}:"
            f" {getattr(DEFAULT, inner).strip('/')}, say."
        )


def check_home(config: MkDocsConfig, *, ours: bool) -> None:
    """A site has a home page, whoever makes it."""
    docs = Path(config.docs_dir)
    written = ("index.md", "README.md", "index.html")
    if not ours and not any((docs / name).is_file() for name in written):
        index = f"{docs.name}/index.md"
        raise wrong(f"home: false leaves the home page to {index}, which is not there. Write it.")


def _place(kind: str, given: object) -> str:
    """An address without the slash at either end; empty where there are to be no such pages."""
    usual = getattr(DEFAULT, kind).strip("/")
    if given is True:
        return str(usual)
    if given is False and kind not in _ALWAYS:
        return ""
    place = given.strip("/") if isinstance(given, str) else ""
    parts = place.split("/")
    if not all(map(_PART.fullmatch, parts)):
        near = "/".join(filter(None, map(slug_of, parts))) or usual
        no = "" if kind in _ALWAYS else f", or {kind}: false for a site without"
        raise wrong(
            f"{kind}: {short(str(given))} cannot be part of an address. Write {kind}: {near}{no}."
        )
    if any(len(part) > _LONGEST for part in parts):
        raise wrong(f"{kind}: {short(place)} is too long. Keep each part under {_LONGEST} letters.")
    if device := next(filter(_DEVICES.fullmatch, map(str.casefold, parts)), None):
        raise wrong(
            f"{kind}: no folder can be called {device} on Windows. Write {kind}: {usual}, say."
        )
    if parts[0].casefold() in _NOT_OURS:
        raise wrong(f"{kind}: the site has other files in {parts[0]}/. Write {kind}: {usual}, say.")
    return place
