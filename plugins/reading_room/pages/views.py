"""Parts of a list that its page can show alone. Enters: what a list says of its works. Leaves: the
views that are worth offering, and what they say of themselves.

A view is an element of the page, and a link to it: room.css hides the other works while it is the
target. What it says is as true in a browser without styles, which shows all works: it counts, and
claims nothing of what is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reading_room.translation import BRITISH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reading_room.model import Entry, Item
    from reading_room.translation import Translation


LONG = 100
"""With more works than this, the page of a list says once what it says again and again on others:
what is repeated is half of 500 works, and 200 kB is what a page may weigh."""


class View(NamedTuple):
    """A part of a list: its id on the page, the link to it, and how much of the list it is."""

    id: str
    link: str
    says: str


def kinds(entry: Entry, item: Item) -> tuple[str, ...]:
    """The views that show a work, by name."""
    found = []
    if entry.importance == "essential":
        found.append("essential")
    if item.access == "open" and item.link_status != "gone":
        found.append("open")
    if any(other.format == "easy-read" for other in item.alternates):
        found.append("easy-read")
    return tuple(found)


def views(works: Sequence[tuple[str, ...]], say: Translation = BRITISH) -> list[View]:
    """The views that show some of a list's works and not all, from the kinds of each. room.css
    knows them by their names too."""
    found = []
    for name, link, title in (
        ("essential", say.gettext("Only the essentials"), say.gettext("The essentials")),
        ("open", say.gettext("Only open access"), say.gettext("Open to read")),
        ("easy-read", say.gettext("Only Easy Read"), say.gettext("With an Easy Read edition")),
    ):
        count = sum(name in each for each in works)
        if 0 < count < len(works):
            says = say.ngettext(
                "%(title)s: %(count)s of the %(num)s works on this list.",
                "%(title)s: %(count)s of the %(num)s works on this list.",
                len(works),
                title=title,
                count=count,
            )
            found.append(View(f"only:{name}", link, says))
    return found
