"""Links between posts. Enters: a moved post, and where all others are. Leaves: its text with links
to their files, and the report of those that lead nowhere any more."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reading_room.importers.blogs.leading import relink
from reading_room.importers.blogs.text.shortcodes import PLACE

if TYPE_CHECKING:
    from reading_room.importers.blogs.anchors import Anchored
    from reading_room.importers.blogs.links import Places
    from reading_room.importers.blogs.plan import Here, Moved
    from reading_room.importers.blogs.text.draft import Draft

_LOST = "link to a heading that is not there"
_WORDS = r"(?<![!\\])\[(?P<words>(?:[^\[\]\\]|\\.|!\[[^\[\]]*\](?:\([^()\n]*\))?)+)\]"
_INLINE = re.compile(rf"{_WORDS}\(#(?P<anchor>[^\s()<>]+)(?:[ \t]+\"[^\"\n]*\")?\)")
_DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?P<label>[^\[\]\n]+)\]:[ \t]+#(?P<anchor>\S+)[ \t]*$\n?", re.M
)
_REFERENCE = re.compile(rf"{_WORDS}(?:\[(?P<label>[^\[\]\n]*)\])?(?![(:])")
_TO_LIST = f"{PLACE}list:"
"""Begins a link to a list of this site, by its name."""


def link_posts(
    moved: Moved,
    draft: Draft,
    places: Places,
    by_post: dict[int, Moved],
    anchored: Anchored,
    here: Here,
) -> None:
    """Links to other posts become links to their files."""
    own = set(moved.files) | {name for name, _ in moved.fetched.values()}

    def lead(dest: str, place: int, picture: bool) -> str | None:
        if picture or dest in own or re.match(r"(?:mailto|tel):", dest):
            return None
        if dest.startswith(_TO_LIST):
            slug, mark, anchor = dest.removeprefix(_TO_LIST).partition("#")
            way = posixpath.relpath(
                f"{here.lists}/{slug}.yml", posixpath.dirname(moved.path) or "."
            )
            return f"{way}{mark}{anchor}"
        led = places.lead(dest, moved.post)
        if led.post is None:
            if led.is_lost:
                draft.tell(
                    place,
                    "link that leads nowhere",
                    dest,
                    "kept as it is: --base https://… would lead it to the old site",
                    "decide",
                )
                return led.address if led.address != dest else None
            if led.address != dest and not led.file:
                draft.tell(place, "link to a page that is not imported", dest, led.address)
            return led.address if led.address != dest and not led.file else None
        target = by_post.get(id(led.post))
        if target is None:
            return None
        anchor = anchored.of(target.draft.text, led.anchor) if led.anchor else ""
        if led.anchor and not anchor:
            draft.tell(
                place,
                _LOST,
                dest,
                "it leads to the page",
                "dropped",
            )
        if target is moved:
            path = "" if anchor else posixpath.basename(moved.path)
        else:
            path = posixpath.relpath(target.path, posixpath.dirname(moved.path) or ".")
        return f"{path}#{anchor}" if anchor else path

    _own_places(draft, anchored)
    relink(draft, lead)


def _own_places(draft: Draft, anchored: Anchored) -> None:
    """A link to a place of its own page that is not there, such as its comments, is its words."""

    def is_there(anchor: str) -> bool:
        return bool(anchored.of(draft.text, unquote(anchor)))

    def words(found: re.Match[str]) -> str | None:
        if is_there(found["anchor"]):
            return None
        draft.tell(found.start(), _LOST, f"#{found['anchor']}", "its words alone", "dropped")
        return found["words"]

    if "](#" in draft.text:
        draft.sub(_INLINE, words)
    if "]: #" not in draft.text:
        return
    lost = {
        found["label"].casefold()
        for found in _DEFINITION.finditer(draft.text)
        if not is_there(found["anchor"])
    }
    if lost:
        draft.sub(_DEFINITION, lambda found: "" if found["label"].casefold() in lost else None)
        draft.sub(_REFERENCE, lambda found: _referred(draft, found, lost))


def _referred(draft: Draft, found: re.Match[str], lost: set[str]) -> str | None:
    if (found["label"] or found["words"]).casefold() not in lost:
        return None
    draft.tell(found.start(), _LOST, found[0], "its words alone", "dropped")
    return found["words"]
