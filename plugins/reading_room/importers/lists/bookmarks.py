"""Bookmarks. Enters: the HTML that browsers and bookmark services export. Leaves: what was read.

The format (Netscape's of 1996) is HTML by name only: elements are never ended, and the indentation
says nothing. So the tags that matter are looked for one after another, and nothing else is read.
Firefox, Chrome, Safari, Internet Explorer, Delicious, Pinboard, Shaarli, Raindrop and Scuttle write
it; Pocket's export is a list of its own in HTML, and is read the same.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from reading_room.importers.lists.gathering import Gathering
from reading_room.importers.lists.moments import day_of
from reading_room.importers.plain import on_one_line, without_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.importers.draft import Draft
    from reading_room.importers.found import Read

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>a|dd|dl|dt|h1|h3|hr|li|ol|title|ul)\b"
    r"(?P<given>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/=]+)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?"
)
_NETSCAPE = re.compile(r"<!DOCTYPE\s+NETSCAPE-Bookmark-file|<DT>\s*<(?:A\s+HREF|H3)\b", re.I)
_POCKET = re.compile(r"<title>\s*Pocket Export|<a\b[^<>]*\btime_added=", re.I)
_DAYS = ("add_date", "time_added")
_PROGRAMS = {
    "icon": "picture", "icon_uri": "picture", "last_modified": "day of change",
    "last_visit": "day of the last visit", "shortcuturl": "keyword", "toread": "mark to read later",
    "last_charset": "encoding", "feedurl": "feed", "hash": "number", "id": "number",
    "post_data": "form", "webkeyword": "keyword", "data-cover": "picture",
    "data-important": "mark of importance",
}  # fmt: skip
"""What programs say of a bookmark for themselves."""
_READ = frozenset({"href", "tags", "private", "description", "rel", "target", "class", *_DAYS})
_PRIVATE = "It is marked as private, and was left out: add it by hand if readers may see it"
_OF_FOLDER = "Words about a folder have no place in a list"
_ALONE = "A folder is empty"


class Tag(NamedTuple):
    """A tag, the words behind it up to the next, and its line."""

    name: str
    is_end: bool
    given: dict[str, str]
    words: str
    line: int


def is_bookmarks(text: str) -> bool:
    """Is it an export of bookmarks, and no page of the web?"""
    start = text[:20_000]
    return bool(_NETSCAPE.search(start) or _POCKET.search(start))


def read_bookmarks(text: str) -> Read:
    """Every bookmark, in the parts that its folders make."""
    return _Reader(Gathering("bookmarks")).read(text)


class _Reader:
    def __init__(self, gathering: Gathering) -> None:
        self._found = gathering
        self._folders: list[tuple[str, int, int]] = []
        """Their titles, their lines, and how many works there were before them."""
        self._folder = ("", 0)
        """The folder whose list is about to begin."""
        self._heading = ""
        """Pocket's folders are headings, with lists below them."""
        self._title = ""
        self._open: Draft | None = None
        self._note: list[str] = []
        self._is_about_folder = False
        self._is_left = False
        """Was the bookmark before these words left out?"""

    def read(self, text: str) -> Read:
        for tag in _tags(text):
            if not tag.is_end:
                self._begin(tag)
            elif tag.name == "dl":
                self._leave()
            elif tag.name == "a" and self._is_described():
                self._note.append(tag.words)
        self._finish()
        while self._folders:
            self._leave()
        return self._found.read(self._title, rest="Not in a folder")

    def _begin(self, tag: Tag) -> None:
        if tag.name == "dd":
            self._note.append(tag.words)
            self._is_about_folder = self._open is None and not self._is_left
            return
        if tag.name == "a" and self._is_described():
            self._note += [tag.words, f" ({tag.given.get('href', '')})"]
            return
        self._finish()
        if tag.name == "a":
            self._bookmark(tag)
        elif tag.name == "title":
            words = _words(tag.words)
            self._title = self._title or ("" if words == "Pocket Export" else words)
        elif tag.name == "h1":
            self._heading = _words(tag.words)
        elif tag.name == "h3":
            self._folder = (_words(tag.words), tag.line)
        elif tag.name == "dl":
            self._folders.append((*self._folder, len(self._found)))
            self._folder, self._heading = ("", 0), ""

    def _is_described(self) -> bool:
        """Does a link stand among the words about a bookmark?"""
        return self._open is not None and bool(self._note)

    def _leave(self) -> None:
        self._finish()
        if not self._folders:
            return
        title, line, before = self._folders.pop()
        if title and len(self._found) == before:
            self._found.tell("skipped", _ALONE, line, title)

    def _bookmark(self, tag: Tag) -> None:
        given, line = tag.given, tag.line
        title = _words(tag.words)
        if given.get("private", "0").lower() not in ("", "0", "false"):
            self._found.tell("left", _PRIVATE, line, title)
            self._is_left = True
            return
        parts = tuple(title for title, _, _ in self._folders) or (self._heading,)
        self._open = draft = self._found.link(title, given.get("href", ""), line, parts)
        if draft is None:
            self._is_left = True
            return
        for name in filter(given.get, _DAYS):
            if given[name] in ("0", "-1"):
                continue
            if day := day_of(given[name]):
                draft.give("accessed", name.upper(), day)
            else:
                draft.left(name.upper(), given[name], line)
        draft.topics([part for part in re.split("[,|]", given.get("tags", "")) if part.strip()])
        if words := given.get("description", ""):
            self._note.append(words)
        for name, value in given.items():
            if name in _PROGRAMS and value:
                draft.skip(f"{name.upper()} ({_PROGRAMS[name]})", value, line)
            elif name not in _READ and value:
                draft.left(name.upper(), value, line)

    def _finish(self) -> None:
        words = without_tags("".join(self._note)).strip()
        if self._open is not None:
            if words:
                self._open.put("note", "DD", words)
            self._found.add(self._open)
        elif self._is_about_folder and words:
            self._found.tell("left", _OF_FOLDER, self._folder[1], words)
        self._open, self._note = None, []
        self._is_about_folder = self._is_left = False


def _tags(text: str) -> Iterator[Tag]:
    """The tags that matter; comments are passed over."""
    line, counted_to = 1, 0
    text = _without_comments(text)
    tags = list(_TAG.finditer(text))
    for number, found in enumerate(tags):
        end = tags[number + 1].start() if number + 1 < len(tags) else len(text)
        line += text.count("\n", counted_to, found.start())
        counted_to = found.start()
        given = {
            each["name"].lower(): unescape((each["value"] or "").strip("\"'"))
            for each in _ATTRIBUTE.finditer(found["given"])
        }
        yield Tag(found["name"].lower(), bool(found["end"]), given, text[found.end() : end], line)


def _without_comments(text: str) -> str:
    """The same without comments, line for line; one without an end is none."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0:
        end = text.find("-->", start)
        if end < 0:
            break
        parts += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + 3
    return "".join([*parts, text[at:]])


def _words(text: str) -> str:
    return on_one_line(without_tags(re.sub(r"<p\b[^<>]*>", " ", text, flags=re.I)))
