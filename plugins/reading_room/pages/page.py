"""One page to render. Enters: what the makers of pages know. Leaves: a `SitePage`."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from reading_room.addresses import folder
from reading_room.record import record

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from reading_room.markup import Heading
    from reading_room.model import Record
    from reading_room.pages.shown import View


def made(address: str) -> str:
    """The file that a page would come from, if it were written by hand: ``topics.md``, be its own
    address ``topics/`` or ``topics/index.html``.

    Pages below the first level have a folder that no editor uses, so that none takes the place
    of a file: ``reading-room/topics/care-act.md``.
    """
    name = folder(address).strip("/") or "index"
    return f"reading-room/{name}.md" if "/" in name else f"{name}.md"


@record
class SitePage:
    """A page of the site.

    ``address`` is from the site's root (see `addresses`), and empty for the home page;
    ``source`` is the file it is made from, or the one it would be made from if it were written
    by hand. ``view`` makes what its template shows, when it is rendered and not before.
    """

    address: str
    source: str
    template: str
    title: str
    view: Callable[[], View]
    changed: date
    """The day on which what it shows was last changed."""
    description: str = ""
    feed: str = ""
    """The title of the Atom feed beside it, where it has one."""
    record: Record | None = None
    markdown: str = ""
    html: Callable[[], str] = str
    """Makes the text of a post, or what another page says (`pages.content`), with `markup.ROOT`."""
    headings: tuple[Heading, ...] = ()
    ids: frozenset[str] = field(default_factory=frozenset)
    part: str = ""
    """The address of the page that leads to all of its kind, where it does not stand below it."""
    listed: bool = True
    """Is it in the sitemap, and may search engines show it?"""
    made_of: Callable[[], tuple[object, ...]] | None = None
    """What ``view`` and ``html`` are made of, where that is gathered sooner than they are made:
    where it is equal, so are they."""
    coming: str = ""
    """Where a preview alone shows it, when it will be published."""

    @property
    def written(self) -> bool:
        """Is its source a file, and not only what an editor would write?"""
        return self.source != made(self.address)

    def shows(self, view: Callable[[], View] | None = None) -> tuple[object, ...]:
        """All that its HTML depends on, but for the theme and the navigation around it.

        Where this is equal to what it was, so is the page. ``view`` is asked in place of its own.
        """
        rest = self.made_of() if self.made_of else ((view or self.view)(), self.html())
        return (
            self.address, self.template, self.title, self.description, self.feed, self.listed,
            self.changed, self.record, self.coming, *rest,
        )  # fmt: skip

    @property
    def root(self) -> str:
        """The way from the page up to the site's root: ``../../``."""
        return "../" * self.address.count("/") or "./"

    @property
    def here(self) -> str:
        """The way from the page to itself."""
        return self.address.rpartition("/")[2] or "./"
