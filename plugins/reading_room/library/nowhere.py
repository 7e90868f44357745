"""Links to what is not there. Enters: an address, and the index. Leaves: what is wrong with it, and
the nearest that could be meant."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reading_room.library import link_hints
from reading_room.markup.links import ON_A_COMPUTER

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
        self._names: dict[link_hints.Kind, defaultdict[str, list[str]]] = {}

    def why(self, dest: str, where: str, path: str) -> tuple[str, str, str]:
        """What is wrong with a link of the file ``path`` that should lead to the file ``where``,
        what to write instead, and the address that can only be meant."""
        index, folder = self._index, posixpath.dirname(path)
        if not where or self._is_there(where):
            hint = "Write the path to a picture, or take the ! away to make a link of it."
            return f"{dest} is a page, not a picture.", hint, ""
        if dest.startswith("/"):
            return self._at_root(dest, path)
        if mail := link_hints.mail(dest):
            return *mail, f"mailto:{dest}"
        if slip := self._backslashes(dest, folder):
            return slip
        if dest.startswith("@") and dest[1:] in index.items:
            return f"{dest} is no address, but the id of a work.", f"To cite it, write [{dest}]", ""
        if where in index.strays:
            return *link_hints.left_over(dest), ""
        near = self._near(where, path)
        to = "".join(dest.partition("#")[1:]) if link_hints.kind(near) == "text" else ""
        hint = f"Did you mean {_from(folder, near)}{to}?" if near else link_hints.to_write(dest)
        same = near and written(near.lower()) == written(where.lower())
        return f"There is no file {dest} here.", hint, _from(folder, near) + to if same else ""

    def _backslashes(self, dest: str, folder: str) -> tuple[str, str, str] | None:
        """What to say of a path as Windows shows it."""
        if "\\" not in dest:
            return None
        if dest.startswith("\\"):
            message = f"{dest} is on a computer of your own network, where no reader can open it."
            return (
                message,
                ON_A_COMPUTER,
                "",
            )
        meant = dest.replace("\\", "/")
        where = posixpath.normpath(posixpath.join(folder, meant))
        message = f"The path {dest} has backslashes, which lead nowhere on the web."
        return message, f"Write {meant}", meant if self._is_there(where) else ""

    def _at_root(self, dest: str, path: str) -> tuple[str, str, str]:
        """What to say of an address that begins with a slash."""
        index, folder = self._index, posixpath.dirname(path)
        message = f"There is no page at {dest} on this site."
        if self._is_there(dest[1:]):
            return message, f"Write {_from(folder, dest[1:])}", ""
        if link_hints.kind(dest) != "text":
            near = self._near(dest[1:], path)
            hint = f"Did you mean {_from(folder, near)}?" if near else link_hints.to_write(dest)
            return f"There is no file {dest} on this site.", hint, ""
        wanted = index.addresses.written(unquote(dest), self._known)
        near = self._suggest.nearest(wanted, self._known, "known")
        hint = f"Did you mean /{near}?" if near else link_hints.to_write(dest)
        return message, hint, ""

    def _is_there(self, where: str) -> bool:
        """Is a file one that a link can lead to?"""
        return any(where in files for files in self._shown)

    @property
    def _shown(self) -> tuple[Collection[str], ...]:
        index = self._index
        return index.posts, index.lists, index.media, index.pages

    def _near(self, where: str, path: str) -> str:
        """The file whose name is most like that of one that is not there, whatever folder it is
        in; never the file with the link itself."""
        what = link_hints.kind(where)
        named, name = self._named(what), _name(where)
        near = self._suggest.nearest(name, named, f"files {what}")
        if named.get(near) == [path]:
            others = [each for each in named if each != near]
            near = self._suggest.nearest(name, others, f"files {what} but {path}")
        found = [each for each in named.get(near, ()) if each != path]
        return max(found, key=lambda each: SequenceMatcher(None, where, each).ratio(), default="")

    def _named(self, what: link_hints.Kind) -> Mapping[str, list[str]]:
        """Every file of a kind, by its name: a picture is no page."""
        if what not in self._names:
            names = self._names[what] = defaultdict(list)
            kinds = (*self._shown, self._hidden)
            for path in link_hints.of_kind(what, (each for files in kinds for each in files)):
                names[_name(path)].append(path)
        return self._names[what]


def _name(path: str) -> str:
    """The name of a file without its ending, or of the folder that it is the index of."""
    folder, name = posixpath.split(path)
    stem = posixpath.splitext(name)[0]
    return posixpath.basename(folder) if stem == "index" and folder else stem


def _from(folder: str, path: str) -> str:
    return written(posixpath.relpath(path, folder))


def written(path: str) -> str:
    """A path as it is written in a link, where some signs mean something else."""
    return path.replace("%", "%25").replace("#", "%23").replace("?", "%3F")
