"""Where links lead in an export. Enters: the library. Leaves: paths between its files.

Files keep the paths that they have in the site, so that most links stay as they are written; a
list alone has another name, for it is Markdown there.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from reading_room.library.known import known_addresses, old_addresses
from reading_room.markup import is_outside

if TYPE_CHECKING:
    from reading_room.library import Library
    from reading_room.model import Post, ReadingList

_ENDING = re.compile(r"\.ya?ml$")
GONE = "gone:"
"""Takes the place of an address that leads to nothing published, until the link is taken away."""


class Places:
    """Every file that an export has, by its path in the site."""

    def __init__(self, library: Library) -> None:
        index = library.index
        self.library = library
        self.site = library.settings.site_url.rstrip("/")
        self.posts: tuple[Post, ...] = library.posts
        self.lists: tuple[ReadingList, ...] = library.lists
        self.pages = tuple(index.pages)
        self.written = {path: path for path in (*self.pages, *library.media)}
        self.written |= {post.path: post.path for post in self.posts}
        self.written |= {each.path: list_page(each) for each in self.lists}
        editions = [post.easy_read.path for post in self.posts if post.easy_read]
        self.written |= {path: path for path in editions}
        self._known = old_addresses(index) | known_addresses(index)
        self._hidden = {
            path
            for paths in (index.posts, index.lists, index.editions, index.left_out, index.media)
            for path in paths
            if path not in self.written
        }

    def lead(self, dest: str, path: str) -> str | None:
        """A target as it is written in the file of the export that is made of the one at ``path``;
        None where it stays as it is, and `GONE` where it leads to nothing that is published."""
        target, mark, anchor = dest.partition("#")
        if not target or is_outside(dest) or dest.startswith("data:"):
            return None
        target, _, _ = target.partition("?")
        target = unquote(target)
        if target.startswith("/"):
            address = self.library.addresses.written(target, self._known)
            where = self._known.get(address, "")
            if not where:
                return f"{self.site}/{quote(address)}{mark}{anchor}" if self.site else None
        else:
            where = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        if where in self._hidden:
            return GONE
        new = self.written.get(where)
        if new is None or (new == where and not target.startswith("/")):
            return None
        return f"{quote(posixpath.relpath(new, posixpath.dirname(path) or '.'))}{mark}{anchor}"

    def work(self, id_: str, path: str) -> str:
        """The link to a work on the list where it is at home; empty where nothing shows it."""
        home = self.library.homes.get(id_)
        if home is None:
            return ""
        page = posixpath.relpath(list_page(home), posixpath.dirname(path) or ".")
        return f"{quote(page)}#{id_}"


def list_page(found: ReadingList) -> str:
    """The path of a list as Markdown."""
    return _ENDING.sub(".md", found.path)


def list_base(found: ReadingList) -> str:
    """The paths of a list's files for other programs, without their endings."""
    return _ENDING.sub("", found.path)
