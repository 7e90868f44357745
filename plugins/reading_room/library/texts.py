"""Where links and citations lead. Enters: a text and the index. Leaves: what belongs into the
holes of the text, or problems.

Addresses begin with `markup.ROOT` where the way to the site's root belongs.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, unquote

from reading_room.library import link_hints, unlinked
from reading_room.library.anchors import PageAnchor, edition_ids, list_ids
from reading_room.library.nowhere import Nowhere, written
from reading_room.markup import ROOT, Citation, Link, Text, without_code
from reading_room.problems import MOST, Problem, Suggestions
from reading_room.wording import short

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from reading_room.library.index import Index
    from reading_room.model import ReadingList, Record
    from reading_room.values import Image

_RANGE = re.compile(r"(?<=\d)-+(?=\d)")
_NUMBER = re.compile(r"(\b[^\W\d]{1,5}\.?)\s+(?=\d)")
"""A short word before a number, such as "p." or "para"."""
NOWHERE = "held:"
"""A scheme that `markup.clean` takes out, so that only the words of a link stay."""


class _Spot(NamedTuple):
    """Where a link stands. Its line is worked out only where there is a problem to report."""

    path: str
    place: Callable[[], tuple[int, int]]
    ids: tuple[Collection[str], ...]
    """The anchors of the page that it stands on, from one or more texts."""


@dataclass
class Linker:
    """Fills the holes of texts. Gathers problems, and anchors that must be looked at later."""

    index: Index
    labels: Mapping[str, str]
    """The short citation of each work, whatever others there are: "Fox and Griffiths 2014"."""
    hidden: Collection[str]
    """Paths of posts, editions and lists that nothing shows: words that lead there are no links."""
    withdrawn: Collection[str]
    """Those of them that were withdrawn."""
    homes: Mapping[str, ReadingList]
    """For each work that is shown, the list to find it on."""
    known: Mapping[str, str]
    """Every address in the site, for links that begin with a slash, and the file behind it; an
    empty path where the site makes the page itself."""
    site: str = ""
    """The address of the site itself."""
    problems: list[Problem] = field(default_factory=list)
    anchors: list[PageAnchor] = field(default_factory=list)
    uses: list[tuple[str, str]] = field(default_factory=list)
    """Which file shows or links to which picture, sound or document."""
    _suggest: Suggestions = field(default_factory=Suggestions)
    _counts: Counter[str] = field(default_factory=Counter)
    """How many problems of each file there are."""
    _known_ids: dict[str, set[str]] = field(default_factory=dict)

    def fillings(
        self, text: Text, path: str, apart: Mapping[str, str], ids: Collection[str] = ()
    ) -> tuple[str, ...]:
        """What belongs into the holes of a text in the file ``path``; ``apart`` are the short
        citations that its page has to tell apart, and ``ids`` other anchors there."""
        here = (text.ids, ids)
        marks = {fault.offset for fault in text.faults if fault.rule == "text-template"}

        def link(hole: Link) -> str:
            if hole.offset - 1 in marks:
                return NOWHERE  # @[youtube](abc): it has been told of
            spot = _Spot(path, lambda: text.place(hole.offset), here)
            return escape(self._target(hole.dest, spot, picture=hole.kind == "image"))

        if self.site and "://" in text.source and self._own[0].search(text.source):
            self._own_addresses(text, path)
        return text.fillings(link, lambda hole: self._citation(hole, text, path, apart))

    @cached_property
    def _own(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        return link_hints.own_addresses(self.site)

    def _own_addresses(self, text: Text, path: str) -> None:
        """Look where addresses lead that name the site itself."""
        seen = without_code(text.source)
        parts = {address.partition("/")[0] for address, where in self.known.items() if where}
        for found in self._own[1].finditer(seen):
            named = found["path"].rstrip(".,;:!?")
            target, _, anchor = unquote(named).partition("#")
            address = self.index.addresses.written(target.partition("?")[0], self.known)
            at = _begin(seen, found.start())
            place = text.place(len(seen[:at].encode()))
            if address not in self.known and target.strip("/").partition("/")[0] in parts:
                near = self._suggest.nearest(address, self.known, "known")
                self._add(
                    path, place, "link-nowhere",
                    f"There is no page at {named} on this site.",
                    f"Did you mean /{near}?" if near else "Write the path to the file.",
                )  # fmt: skip
            elif (
                (where := self.known.get(address)) and seen[at] == "[" and where not in self.hidden
            ):
                self._published(named, where, anchor, path, place)

    def _published(
        self, named: str, where: str, anchor: str, path: str, place: tuple[int, int]
    ) -> None:
        """Advise of a link to the address of a page that is a file here."""
        file = written(posixpath.relpath(where, posixpath.dirname(path)))
        file = f"{file}#{anchor}" if anchor else file
        self._add(
            path, place, "link-published",
            f"{short(named)} is {where} here: a link to the file leads there on the git host too,"
            " and stays right when an address changes.",
            f"Write {file}", file,
        )  # fmt: skip

    def image(self, image: Image, path: str) -> str:
        """The address of a picture that is named outside a text, from the site's root."""
        spot = _Spot(path, lambda: (image.line, image.column), ())
        return self._target(image.src, spot, picture=True).replace(ROOT, "")

    def _target(self, dest: str, spot: _Spot, *, picture: bool) -> str:
        """The address of a target. Behind ``:~:`` are words that a browser looks for itself."""
        dest, mark, words = dest.partition(":~:")
        found = self._reached(dest, spot, picture=picture)
        if not mark or found == NOWHERE:
            return found
        return f"{found}{'' if '#' in found else '#'}{mark}{quote(words, safe='%=,&-.~')}"

    def _reached(self, dest: str, spot: _Spot, *, picture: bool) -> str:
        target, _, anchor = dest.partition("#")
        target, _, query = target.partition("?")
        target, anchor = unquote(target), unquote(anchor)
        if not dest:
            return NOWHERE  # the text has said so itself
        if not target and not picture:
            if not anchor.startswith(("fn:", "fnref:")):
                self._check(anchor, "this text", spot, *spot.ids)
            return f"#{quote(anchor)}"
        address = ""
        if target.startswith("/"):
            address = self.index.addresses.written(target, self.known)
            where = self.known.get(address, target)
            if where == "" and not picture:
                asked = f"?{query}" if query else ""
                return f"{ROOT}{quote(address)}{asked}" + _hash(anchor)
        else:
            where = posixpath.normpath(posixpath.join(posixpath.dirname(spot.path), target))
        if where in self.index.left_out and not picture:
            self._left_out(where, spot)
            return NOWHERE
        if where in self.hidden and not picture:
            index = self.index
            ours = where in index.posts or where in index.lists or where in index.editions
            if ours and self._told(spot.path):
                told = unlinked.hidden(where, gone=where in self.withdrawn)
                self._add(spot.path, spot.place(), *told)
            return NOWHERE
        if target.startswith("/") and not picture and address in self.known:
            self._published(target, where, anchor, spot.path, spot.place())
        found = None if picture and not self._is_file(where) else self._address(where, anchor, spot)
        if found is None:
            self._nowhere(dest, where, spot)
            return NOWHERE
        return f"{ROOT}{quote(found)}" + _hash(anchor)

    def _left_out(self, where: str, spot: _Spot) -> None:
        """A page that mkdocs.yml keeps out of the site: its words are no link."""
        if self._told(spot.path):
            told = unlinked.left_out(where, self.index.left_out[where])
            self._add(spot.path, spot.place(), *told)

    def _is_file(self, where: str) -> bool:
        return where in self.index.media or where in self.index.pages

    def _address(self, where: str, anchor: str, spot: _Spot) -> str | None:
        index = self.index
        if post := index.posts.get(where):
            self._check(anchor, where, spot, post.text.ids)
            return self.index.addresses.post(post.slug)
        if reading_list := index.lists.get(where):
            self._check(anchor, where, spot, self._ids(where, anchor, list_ids, reading_list))
            return self.index.addresses.reading_list(reading_list.slug)
        if edition := index.editions.get(where):
            self._check(anchor, where, spot, self._ids(where, anchor, edition_ids, edition))
            return self.index.addresses.edition(edition.slug)
        if where in index.media:
            self.uses.append((spot.path, where))
            return index.media[where]
        if where in index.pages:
            problem = self._no_anchor(anchor, where, spot) if anchor else None
            gone = Problem(spot.path, *spot.place(), *unlinked.taken_out(where))
            self.anchors.append(PageAnchor(where, anchor, problem, gone))
        return index.pages.get(where)

    def _ids(
        self, where: str, anchor: str, ids: Callable[[Any], set[str]], page: Record
    ) -> Collection[str]:
        """The anchors of a page, where one is asked for."""
        if anchor and where not in self._known_ids:
            self._known_ids[where] = ids(page)
        return self._known_ids.get(where, ())

    def _check(self, anchor: str, where: str, spot: _Spot, *ids: Collection[str]) -> None:
        if anchor and not any(anchor in known for known in ids) and self._told(spot.path):
            self.problems.append(self._no_anchor(anchor, where, spot, *ids))

    def _no_anchor(self, anchor: str, where: str, spot: _Spot, *ids: Collection[str]) -> Problem:
        known: set[str] = set().union(*ids)
        near = self._suggest.did_you_mean(anchor, known, f"{spot.path} {where}")
        return Problem(
            spot.path, *spot.place(), "link-anchor",
            f"There is no heading or item #{anchor} in {where}.",
            link_hints.anchor(anchor) or near or f"Look at the headings of {where}.",
        )  # fmt: skip

    def _told(self, path: str) -> bool:
        """Is there still somebody to hear of one more problem of this file? See `ordered`."""
        self._counts[path] += 1
        return self._counts[path] <= MOST + 1

    def _nowhere(self, dest: str, where: str, spot: _Spot) -> None:
        if not self._told(spot.path):
            return
        told = self._nowhere_at.why(dest, where, spot.path)
        self._add(spot.path, spot.place(), "link-nowhere", *told)

    @cached_property
    def _nowhere_at(self) -> Nowhere:
        return Nowhere(self.index, self.known, self.hidden, self._suggest)

    def _citation(self, citation: Citation, text: Text, path: str, apart: Mapping[str, str]) -> str:
        parts = []
        for work in citation.works:
            if work.id not in self.index.items:
                if not self._told(path):
                    continue
                self._add(
                    path, text.place(citation.offset), "citation-unknown",
                    f"No reading list has an item with the id {work.id}.",
                    self._suggest.did_you_mean(work.id, self.index.items, "items")
                    or "Add the work to a reading list.",
                )  # fmt: skip
                continue
            home = self.homes.get(work.id)
            if home is None and self._told(path):
                where = self.index.homes[work.id].path
                told = unlinked.homeless(work.id, where, gone=where in self.withdrawn)
                self._add(path, text.place(citation.offset), *told)
            at = self.index.addresses.reading_list(home.slug) if home else ""
            address = f"{ROOT}{at}#{work.id}" if home else NOWHERE
            label = escape(apart.get(work.id) or self.labels[work.id])
            locator = f", {escape(_typeset(work.locator))}" if work.locator else ""
            parts.append(f'<a href="{address}">{label}</a>{locator}')
        return f'<span class="citation">({"; ".join(parts)})</span>'

    def _add(
        self, path: str, place: tuple[int, int], rule: str, message: str, hint: str, meant: str = ""
    ) -> None:
        self.problems.append(Problem(path, *place, rule, message, hint, meant=meant))


def _begin(text: str, at: int) -> int:
    """Where the link begins whose address stands ``at`` an offset."""
    found = re.search(r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?$", text[max(0, at - 500) : at])
    return at - (len(found[0]) if found else 0)


def _typeset(locator: str) -> str:
    """``pp. 4-6`` with a dash between the numbers, and each number beside its word."""
    if locator.startswith("pp"):
        locator = _RANGE.sub("–", locator)
    return _NUMBER.sub("\\1\u00a0", locator)


def _hash(anchor: str) -> str:
    """The end of an address; "=" and "," stay, for they say from when to when a film plays (W3C
    Media Fragments)."""
    return f"#{quote(anchor, safe='/=,')}" if anchor else ""
