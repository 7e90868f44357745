"""Links to what is not there. Enters: an address, and the index. Leaves: what is wrong with it, and
the nearest that could be meant."""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reading_room.library import link_hints

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reading_room.library.index import Index
    from reading_room.problems import Suggestions


class Nowhere:
    """What to say of links that lead nowhere. It remembers what else there is of each kind."""

    def __init__(
        self,
        index: Index,
        known: Mapping[str, str],
        hidden: Collection[str],
        suggest: Suggestions,
    ) -> None:
        """``known`` are the addresses of the site, ``hidden`` the files that nothing shows."""
        self._index, self._known, self._hidden, self._suggest = index, known, hidden, suggest
        self._alike: dict[str, list[str]] = {}

    def why(self, dest: str, where: str, folder: str) -> tuple[str, str]:
        """What is wrong with a link of a text in ``folder`` that should lead to the file ``where``,
        and what to write instead."""
        index = self._index
        kinds = (index.posts, index.lists, index.media, index.pages)
        if not where or any(where in files for files in kinds):
            hint = "Write the path to a picture, or take the ! away to make a link of it."
            return f"{dest} is a page, not a picture.", hint
        hint = "Write the path from this file to the other, such as ../reading_lists/x.yml"
        if dest.startswith("/"):
            wanted = index.addresses.written(unquote(dest), self._known)
            near = self._suggest.nearest(wanted, self._known, "known")
            hint = f"Did you mean /{near}?" if near else hint
            if any(dest[1:] in files for files in kinds):
                hint = f"Write {written(posixpath.relpath(dest[1:], folder))}"
            return f"There is no page at {dest} on this site.", hint
        if mail := link_hints.mail(dest):
            return mail
        if dest.startswith("@") and dest[1:] in index.items:
            return f"{dest} is no address, but the id of a work.", f"To cite it, write [{dest}]"
        if where in index.strays:
            return link_hints.left_over(dest)
        near = self._of_that_name(where) or self._suggest.nearest(
            where, self._like(where), f"files {link_hints.kind(where)}"
        )
        hint = f"Did you mean {written(posixpath.relpath(near, folder))}?" if near else hint
        return f"There is no file {dest} here.", hint

    def _of_that_name(self, where: str) -> str:
        """The one file that a published address without an ending (``../about/``) can mean."""
        name = posixpath.basename(where)
        if "." in name:
            return ""
        found = [path for path in self._like(where) if PurePosixPath(path).stem == name]
        return found[0] if len(found) == 1 else ""

    def _like(self, where: str) -> list[str]:
        """Every file of the kind of one that is not there."""
        found = self._alike.setdefault(link_hints.kind(where), [])
        if not found:
            index = self._index
            kinds = (index.posts, index.lists, index.media, index.pages, self._hidden)
            found += link_hints.of_kind(where, (each for files in kinds for each in files))
        return found


def written(path: str) -> str:
    """A path as it is written in a link, where some signs mean something else."""
    return path.replace("%", "%25").replace("#", "%23").replace("?", "%3F")
