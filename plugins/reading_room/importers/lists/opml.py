"""OPML. Enters: an outline of feeds or links. Leaves: what was read of it.

Feed readers export their subscriptions so, outliners their outlines. An outline that holds others
is a part of the list; one with an address is a work. http://opml.org/spec2.opml
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.importers.found import Read, Remark
from reading_room.importers.lists.gathering import Gathering
from reading_room.importers.lists.moments import day_of
from reading_room.importers.lists.trees import TreeError, tree
from reading_room.importers.plain import on_one_line, without_tags

if TYPE_CHECKING:
    from reading_room.importers.draft import Draft
    from reading_room.importers.lists.trees import Element

_SIGN = re.compile(r"<opml[\s>]", re.IGNORECASE)
_ADDRESSES = ("htmlUrl", "url", "href", "link", "xmlUrl")
"""Where the address of a work may stand, that of its page first."""
_NOTES = ("description", "_note", "note")
_READ = frozenset({"text", "title", "type", "category", "created", *_ADDRESSES, *_NOTES})
_PROGRAMS = frozenset(
    {"version", "iscomment", "isbreakpoint", "imageurl", "image", "favicon", "icon", "sortindex",
     "isopen", "useragent", "checked", "_status", "complete", "id", "uuid", "guid", "syncxmlurl",
     "archivemode", "usecustomfetchinterval", "fetchinterval", "maxarticleage",
     "maxarticlenumber", "comment"}
)  # fmt: skip
"""What programs keep in an outline for themselves, in small letters."""
_EMPTY = "An outline has no address, and nothing in it"
_NONE = "There is no outline in it, as OPML has them"
_OF_FOLDER = "Words about a part have no place in a list"


def is_opml(text: str) -> bool:
    """Is it an outline?"""
    return _SIGN.search(text[:5000]) is not None


def read_opml(text: str) -> Read:
    """Every outline with an address."""
    found = Gathering("OPML")
    try:
        root = tree(text)
    except TreeError as why:
        return Read((), (Remark("refused", str(why), line=why.line),))
    body = root.first("body")
    if body is None:
        return Read((), (Remark("refused", _NONE, line=root.line),))
    for outline in body.all("outline"):
        _outline(found, outline, ())
    head = root.first("head")
    title = head.words_of("title") if head else ""
    return found.read(_unnamed(title), rest="Not in a folder")


def _unnamed(title: str) -> str:
    """The title, where it is more than what the program calls each of its exports."""
    words = on_one_line(without_tags(title))
    return "" if re.search(r"\bexport(?:ed)?\b|^subscriptions?\b|\bOPML\b", words, re.I) else words


def _outline(found: Gathering, outline: Element, parts: tuple[str, ...]) -> None:
    given = {
        name: value.strip() if name in _ADDRESSES else without_tags(value).strip()
        for name, value in outline.given.items()
    }
    title = given.get("text") or given.get("title", "")
    inside = list(outline.all("outline"))
    address = next((given[name] for name in _ADDRESSES if given.get(name)), "")
    if address:
        _work(found, outline, given, address, parts)
    elif not inside:
        found.tell("left", _EMPTY, outline.line, title)
    elif words := " ".join(given[name] for name in _NOTES if given.get(name)):
        found.tell("left", _OF_FOLDER, outline.line, words)
    for each in inside:
        _outline(found, each, (*parts, title))


def _work(
    found: Gathering,
    outline: Element,
    given: dict[str, str],
    address: str,
    parts: tuple[str, ...],
) -> None:
    title = given.get("text") or given.get("title", "")
    draft = found.link(title, address, outline.line, parts)
    if draft is None:
        return
    other = given.get("title", "")
    if other and on_one_line(other) != on_one_line(title):
        draft.keep("title", other)
    notes = dict.fromkeys(given[name] for name in _NOTES if given.get(name))
    if words := "\n\n".join(words for words in notes if words != title):
        draft.put("note", "description", words)
    for category in given.get("category", "").split(","):
        draft.topic(category.strip("/ ").rpartition("/")[2])
    if created := given.get("created", ""):
        day = day_of(created)
        if day:
            draft.give("accessed", "created", day)
        else:
            draft.left("created", created)
    _more(draft, given, address)
    found.add(draft)


def _more(draft: Draft, given: dict[str, str], address: str) -> None:
    """What else an outline says: the other addresses of a feed, and what programs keep."""
    for name in _ADDRESSES:
        if given.get(name) and given[name] != address:
            draft.keep("feed" if name == "xmlUrl" else name, given[name])
    for name, value in given.items():
        if name.lower() == "language" and value:
            draft.put("language", name, value)
        elif name.lower() in _PROGRAMS or ":" in name:
            draft.skip(name, value)
        elif name not in _READ and value:
            draft.keep(name, value)
