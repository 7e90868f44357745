"""Where links and citations lead. Enters: a text and the index. Leaves: clean HTML, or problems.

The HTML is made once, with `markup.ROOT` where the way to the site's root belongs.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

from reading_room.library import addresses
from reading_room.markup import ROOT, Citation, Link, Text, clean
from reading_room.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reading_room.library.index import Index
    from reading_room.model import Image

NOWHERE = "held:"
"""A scheme that `markup.clean` takes out, so that only the words of a link stay."""


class PageAnchor(NamedTuple):
    """A link into a page under docs/, whose anchors only MkDocs knows, once it is rendered."""

    page: str
    anchor: str
    problem: Problem


@dataclass(slots=True)
class Linker:
    """Fills the holes of texts. Gathers problems, and anchors that must be looked at later."""

    index: Index
    labels: Mapping[str, str]
    """The short citation of each work: "Fox and Griffiths 2014"."""
    hidden: Collection[str]
    """Paths of posts and lists that nothing shows: words that lead there are not links."""
    known: Collection[str]
    """Every address of the site's own pages, for links that begin with a slash."""
    problems: list[Problem] = field(default_factory=list)
    anchors: list[PageAnchor] = field(default_factory=list)

    def html(self, text: Text, path: str) -> str:
        """The clean HTML of a text that stands in the file ``path``."""
        return clean(
            text.fill(
                lambda link: self._link(link, text, path),
                lambda citation: self._citation(citation, text, path),
            )
        )

    def image(self, image: Image, path: str) -> str:
        """The address of a picture named in YAML, from the site's root, or outside."""
        if image.src.startswith(("https://", "http://")):
            return image.src
        place = (image.line, image.column)
        return self._target(image.src, path, place, None, picture=True).replace(ROOT, "")

    def cited(self, text: Text) -> list[str]:
        """The ids of the works that a text cites, in order of first use."""
        works = [
            work.id for hole in text.holes if isinstance(hole, Citation) for work in hole.works
        ]
        return [id_ for id_ in dict.fromkeys(works) if id_ in self.index.items]

    def _link(self, link: Link, text: Text, path: str) -> str:
        place = text.place(link.offset)
        return escape(self._target(link.dest, path, place, text, picture=link.kind == "image"))

    def _target(
        self, dest: str, path: str, place: tuple[int, int], text: Text | None, *, picture: bool
    ) -> str:
        target, _, anchor = dest.partition("#")
        anchor = unquote(anchor)
        if not target:
            self._own_anchor(anchor, text, path, place)
            return f"#{quote(anchor)}"
        target = unquote(target.split("?")[0])
        if target.startswith("/"):
            return self._from_root(target, anchor, path, place)
        where = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        if where in self.hidden:
            return NOWHERE
        address = self._address(where, anchor, path, place)
        if address is None or (picture and where not in self.index.media | self.index.pages.keys()):
            self._nowhere(dest, where, path, place)
            return NOWHERE
        return f"{ROOT}{quote(address)}" + (f"#{quote(anchor)}" if anchor else "")

    def _address(self, where: str, anchor: str, path: str, place: tuple[int, int]) -> str | None:
        index = self.index
        if post := index.posts.get(where):
            self._check(anchor, post.text.ids, where, path, place)
            return addresses.post(post.slug)
        if reading_list := index.lists.get(where):
            ids = {entry.item.id for entry in reading_list.entries}
            ids |= {section.id for section in reading_list.sections}
            self._check(anchor, ids, where, path, place)
            return addresses.reading_list(reading_list.slug)
        if where in index.media:
            return where
        if where in index.pages:
            if anchor:
                problem = self._no_anchor(anchor, where, (), path, place)
                self.anchors.append(PageAnchor(where, anchor, problem))
            return index.pages[where]
        return index.editions.get(where)

    def _from_root(self, target: str, anchor: str, path: str, place: tuple[int, int]) -> str:
        address = target.strip("/")
        address = f"{address}/" if address and "." not in posixpath.basename(address) else address
        if address in self.known:
            return f"{ROOT}{quote(address)}" + (f"#{quote(anchor)}" if anchor else "")
        self._add(
            path, place, "link-nowhere", f"There is no page at {target} on this site.",
            did_you_mean(address, self.known) or "Write the path from this file to the other.",
        )  # fmt: skip
        return NOWHERE

    def _own_anchor(
        self, anchor: str, text: Text | None, path: str, place: tuple[int, int]
    ) -> None:
        if anchor and text is not None and not anchor.startswith(("fn:", "fnref:")):
            self._check(anchor, text.ids, "this text", path, place)

    def _check(
        self, anchor: str, ids: Collection[str], where: str, path: str, place: tuple[int, int]
    ) -> None:
        if anchor and anchor not in ids:
            self.problems.append(self._no_anchor(anchor, where, ids, path, place))

    def _no_anchor(
        self, anchor: str, where: str, ids: Collection[str], path: str, place: tuple[int, int]
    ) -> Problem:
        return Problem(
            path, *place, "link-anchor", f"There is no heading or item #{anchor} in {where}.",
            did_you_mean(anchor, ids) or f"Look at the headings of {where}.",
        )  # fmt: skip

    def _nowhere(self, dest: str, where: str, path: str, place: tuple[int, int]) -> None:
        index = self.index
        known = [*index.posts, *index.lists, *index.media, *index.pages]
        near = did_you_mean(where, known).removeprefix("Did you mean ").removesuffix("?")
        folder = posixpath.dirname(path)
        hint = (
            f"Did you mean {posixpath.relpath(near, folder)}?"
            if near in known
            else "Write the path from this file to the other, such as ../reading_lists/x.yml"
        )
        self._add(path, place, "link-nowhere", f"There is no file {dest} here.", hint)

    def _citation(self, citation: Citation, text: Text, path: str) -> str:
        parts = []
        for work in citation.works:
            home = self.index.homes.get(work.id)
            if home is None:
                self._add(
                    path, text.place(citation.offset), "citation-unknown",
                    f"No reading list has an item with the id {work.id}.",
                    did_you_mean(work.id, self.index.items) or "Add the work to a reading list.",
                )  # fmt: skip
                continue
            address = f"{ROOT}{addresses.reading_list(home.slug)}#{work.id}"
            href = NOWHERE if home.path in self.hidden else address
            label = escape(self.labels[work.id])
            locator = f", {escape(work.locator)}" if work.locator else ""
            parts.append(f'<a href="{href}">{label}</a>{locator}')
        return f'<span class="citation">({"; ".join(parts)})</span>'

    def _add(self, path: str, place: tuple[int, int], rule: str, message: str, hint: str) -> None:
        self.problems.append(Problem(path, *place, rule, message, hint))
