"""A work of a list as feeds tell of it. Enters: the library. Leaves: HTML with absolute addresses
that needs no styles, in the order of the list's page; who cites a work stands there alone."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reading_room.library import availability_of, importance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reading_room.library import Availability, Library
    from reading_room.model import Entry, Item, ReadingList
    from reading_room.translation import Translation


class Works:
    """Makes the HTML of the works of each list once; ``site`` is the site's address. A title leads
    to the work's own place on its list, or (``own`` is False) to where the work can be had."""

    def __init__(self, library: Library, site: str, *, own: bool = True) -> None:
        self.library, self.site, self._own = library, site, own
        self._made: dict[str, list[str]] = {}

    def of(self, found: ReadingList) -> list[str]:
        """Each work of a list, in its order, with what the list says of it."""
        made = self._made.get(found.slug)
        if made is None:
            entries = found.entries
            own = frozenset([entry.item.id for entry in entries])
            made = self._made[found.slug] = [self._work(each, found, own) for each in entries]
        return made

    def _work(self, entry: Entry, found: ReadingList, own: frozenset[str]) -> str:
        library = self.library
        item = library.index.items[entry.item.id]
        link = f"{self.site}{library.addresses.reading_list(found.slug)}#{item.id}"
        who = library.makers(item)
        say = library.settings.say
        where = availability_of(item, say)
        note = [escape(part) for part in entry.note.split("\n\n")]
        parts = [
            _link(link if self._own else where.address, item),
            escape(". ".join([part for part in (who, library.appeared(item)) if part])),
            *_where(where, say),
            *note,
            _facts(entry, where, item, say),
        ]
        if item.responds_to:
            parts.append(
                self._thread(
                    say.gettext("Answers %(works)s"), (r.id for r in item.responds_to), found, own
                )
            )
        if answers := library.answered_by.get(item.id):
            parts.append(
                self._thread(
                    say.gettext("Answered by %(works)s"), (a.id for a in answers), found, own
                )
            )
        if not (language := library.settings.another(found.language)):
            return "".join([f"<p>{part}</p>" for part in parts if part])
        said = {True: escape(language), False: escape(library.settings.language)}
        return "".join([f'<p lang="{said[part in note]}">{part}</p>' for part in parts if part])

    def _thread(
        self, words: str, ids: Iterable[str], found: ReadingList, own: frozenset[str]
    ) -> str:
        """``Answers A, B``, each a link to its place on this list, or on its own."""
        library = self.library
        links = []
        for id_ in ids:
            home = found if id_ in own else library.homes.get(id_)
            if home:
                address = f"{self.site}{library.addresses.reading_list(home.slug)}#{id_}"
                links.append(_link(address, library.index.items[id_]))
        return words % {"works": ", ".join(links)} if links else ""


def _link(address: str, item: Item) -> str:
    said = f' lang="{escape(item.language)}"' if item.language else ""
    if not address:
        return f"<span{said}>{escape(item.title)}</span>"
    return f'<a href="{escape(address)}"{said}>{escape(item.title)}</a>'


def in_language(html: str, language: str) -> str:
    """Words among others, with their language where that is another."""
    return f'<span lang="{escape(language)}">{html}</span>' if language else html


def _facts(entry: Entry, where: Availability, item: Item, say: Translation) -> str:
    """``Essential. Open to read. 12 minutes to read.``"""
    minutes, time = item.minutes, ""
    if minutes and item.is_played:
        time = say.ngettext("%(num)s minute", "%(num)s minutes", minutes)
    elif minutes:
        time = say.ngettext("%(num)s minute to read", "%(num)s minutes to read", minutes)
    said = (importance(entry.importance, say), where.access, time)
    return " ".join([f"{part}." for part in said if part])


def _where(found: Availability, say: Translation) -> tuple[str, str]:
    """Where a work can be had, in words, and what became of its address."""
    said = f"{found.copy} {found.state}".strip()
    end = f": {found.gone}" if found.gone else "."
    shown = _shown(found.address)
    if found.copy:
        shown = say.gettext("Archived copy: %(address)s", address=shown)
    links = [(shown, found.address)] if found.address else []
    links += found.others
    words = [f'<a href="{escape(address)}">{escape(words)}</a>' for words, address in links]
    return escape(said + end) if said else "", ", ".join(words)


def _shown(address: str) -> str:
    """An address as it is read: without what all of them begin with."""
    return address.removeprefix("https://").removeprefix("http://")
