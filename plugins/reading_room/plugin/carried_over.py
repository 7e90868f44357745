"""What a build carries over from those before it. Enters: the pages and outputs of a site, on its
ground (`ground_of`). Leaves: those that need not be made, and what the next build may carry over.

A page may stand already, in the site that was replaced (`Spare`), or its HTML is known
(`Finished`); both are told by a key of all that it shows. So are the files that are no pages.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reading_room.addresses import file_at
from reading_room.plugin.finished import Finished
from reading_room.plugin.ground import index_of
from reading_room.plugin.spare import Spare

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from reading_room.outputs import Output
    from reading_room.pages import SitePage
    from reading_room.plugin.digests import Digests
    from reading_room.plugin.finished import Before


class CarriedOver:
    """That of one build."""

    def __init__(
        self,
        cache: Path | None = None,
        site: str = "",
        ground: str | None = None,
        pages: Mapping[str, SitePage] | None = None,
        digests: Digests | None = None,
        *,
        anew: Collection[str] = (),
        whole: bool = False,
    ) -> None:
        """Of a build of a ``site`` with ``pages``, and ``digests`` of what they show: nothing
        without the user's ``cache``, or where nobody knows the ground. A build that is ``whole``
        makes every page, for others to see. Those that stand ``anew`` are made each time: MkDocs
        has a part in them, as in that of docs/index.md."""
        self._pages = pages or {}
        sources = [page.source for path, page in self._pages.items() if path not in anew]
        self._finished = Finished(cache, site, ground, sources, digests)
        self._spare = Spare(None if whole or ground is None else cache, site)
        self._others: dict[str, str] = {}
        """The keys of files that are no pages."""

    def stand(self, built: Path, files: Collection[str] = ()) -> frozenset[str]:
        """Put in the place of an empty folder what there is of the site to be ``built``, with these
        ``files`` of MkDocs', by their paths in it. Which files of pages stand there now?"""
        stand = self._spare.take(built, self._keys, files)
        pages = self._pages.values()
        self._finished.leave(page for page in pages if file_at(page.address) in stand)
        return stand

    def before(self, page: SitePage) -> Before | None:
        """What is known of a page that is to be made; None where it is not kept."""
        return self._finished.before(page)

    def end_pages(self) -> None:
        """All pages are made."""
        self._finished.end()

    def has(self, output: Output, built: Path) -> bool:
        """Does a file that is no page stand already as it will be?"""
        if not self._spare.is_taken:
            return False  # nor is any key worth its making
        key = self._others[output.path] = self._finished.key_of(output, self._index)
        return self._spare.has(built, output.path, key)

    def end(self, built: Path, written: Collection[str]) -> None:
        """All is made: nothing else of before stays, and the next build may know what there is."""
        self._spare.settle(built, written)
        self._spare.list_files(built, self._keys, written)

    def keep(self, replaced: Path) -> None:
        """Move the site that this build replaced to where the next one finds it."""
        self._spare.keep(replaced)

    @cached_property
    def _index(self) -> str:
        """A digest of all pages: a file that is no page may name any of them."""
        return self._finished.digest_of(index_of(self._pages))

    def _keys(self) -> dict[str, str]:
        return self._others | self._finished.keys(self._pages.values())
