"""What feeds say of a post, a list or a work. Enters: records. Leaves: absolute, plain facts."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import escape
from mimetypes import guess_type
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from reading_room.library.recordings import Recording, recording
from reading_room.markup import ROOT
from reading_room.model import Post, ReadingList
from reading_room.outputs.unstyled import unstyled
from reading_room.outputs.works import Works, in_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from reading_room.library import Library
    from reading_room.model import Item, Record
    from reading_room.values import Name


_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_TO_ANCHOR = re.compile(r'<a [^<>]*?\bhref="(?=#)')


class Picture(NamedTuple):
    """The picture of a post: its absolute address, media type, and size in bytes."""

    url: str
    type: str
    size: int


class Entry(NamedTuple):
    """One entry of a feed. ``html`` and ``link`` are absolute; dates are aware."""

    id: str
    title: str
    link: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    summary: str
    html: str
    image: Picture | None = None
    sound: Recording | None = None
    """With its absolute address."""
    language: str = ""
    """Of a post or list that is in another language than the site."""
    of_title: str = ""
    """The language of the title, where that alone is in another: of a work on a list."""


class Entries:
    """Makes each entry once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.site = library.settings.site_url.rstrip("/") + "/"
        self._made: dict[str, Entry] = {}
        self._works = Works(library, self.site)

    def of(self, record: Record) -> Entry:
        """The entry of a post or of a whole list."""
        entry = self._made.get(record.path)
        if entry is None:
            made = self._post(record) if isinstance(record, Post) else self._list(record)
            entry = self._made[record.path] = made
        return entry

    def id(self, address: str) -> str:
        """A ``tag:`` URI (RFC 4151) of the feed authority, else the page's address."""
        authority = self.library.settings.feed_authority
        return (
            f"tag:{authority}:{quote(self.library.addresses.lasting(address))}"
            if authority
            else self.site + address
        )

    def names(self, names: Iterable[Name]) -> tuple[str, ...]:
        """Names as they are read out."""
        return tuple(words(self.library.name(name)) for name in names)

    def authors(self, record: Record) -> tuple[str, ...]:
        """Who wrote a post, or chose a list."""
        return self.names(record.authors if isinstance(record, Post) else record.curators)

    def topics(self, record: Record) -> tuple[str, ...]:
        """The titles of the topics of a post or list."""
        library = self.library
        return tuple(
            words(library.topics[library.topic_ids[ref.id]].title) for ref in record.topics
        )

    def absolute(self, html: str, address: str) -> str:
        """HTML with every address absolute, for a reader who is elsewhere and has no styles."""
        html = unstyled(html)
        if 'href="#' in html:
            html = _TO_ANCHOR.sub(lambda found: f"{found[0]}{self.site}{address}", html)
        return html.replace(ROOT, self.site)

    def easy_read(self, post: Post) -> Entry:
        """The entry of a post's Easy Read edition."""
        edition = post.easy_read
        if edition is None:
            msg = f"{post.path} has no Easy Read edition"
            raise ValueError(msg)
        address = self.library.addresses.edition(post.slug)
        rows = []
        for number, row in enumerate(edition.rows):
            if row.image:
                src = self.library.images[edition.path, row.image.src]
                source = escape(self.site + src)
                rows.append(f'<p><img src="{source}" alt="{escape(row.image.alt)}"></p>\n')
            rows.append(self.absolute(self.library.html(edition.path, str(number)), address))
        if edition.pictures:
            rows.append(f"<p>{escape(edition.pictures)}</p>\n")
        return self._entry(post, address)._replace(title=words(edition.title), html="".join(rows))

    def works(self, found: ReadingList) -> Iterator[Entry]:
        """The entries of the works on a list, in its order."""
        library = self.library
        here = self.library.addresses.reading_list(found.slug)
        made = iter(self._works.of(found))
        for section in found.sections:
            title = in_language(escape(section.title), library.settings.another(found.language))
            part = library.settings.say.gettext("In the section “%(title)s”.", title=title)
            part = f"<p>{part}</p>" if section.title else ""
            for entry in section.entries:
                item = library.index.items[entry.item.id]
                address = f"{here}#{item.id}"
                yield Entry(
                    id=self.id(address),
                    title=words(item.title),
                    link=self.site + address,
                    published=found.date,
                    updated=found.date,
                    authors=self.names(item.makers),
                    topics=(),
                    summary=words(self._told(item)),
                    html=next(made) + part,
                    of_title=item.language,
                )

    def _told(self, item: Item) -> str:
        """Where a work appeared; before it those who are named and are no authors, for a feed has
        no other word for them."""
        who = "" if item.authors else self.library.makers(item)
        return ". ".join([part for part in (who, self.library.appeared(item)) if part])

    def _post(self, post: Post) -> Entry:
        address = self.library.addresses.post(post.slug)
        html = self.absolute(self.library.html(post.path), address)
        image = self._picture(post)
        if image and post.image:
            caption = f"<figcaption>{escape(post.image.caption)}</figcaption>"
            html = (
                f'<figure><img src="{escape(image.url)}" alt="{escape(post.image.alt)}">'
                f"{caption if post.image.caption else ''}</figure>\n{html}"
            )
        return self._entry(post, address)._replace(
            summary=words(post.description), html=html, image=image, sound=self._sound(post)
        )

    def _picture(self, post: Post) -> Picture | None:
        if not post.image:
            return None
        src = self.library.images[post.path, post.image.src]
        kind = guess_type(src)[0] or "application/octet-stream"
        return Picture(self.site + src, kind, self.library.size(src))

    def _sound(self, post: Post) -> Recording | None:
        """The recording of a post, where an address and a type make it a file to fetch."""
        found = recording(self.library, post)
        if found is None or not found.type:
            return None
        return found if found.is_outside else found._replace(address=self.site + found.address)

    def _list(self, found: ReadingList) -> Entry:
        address = self.library.addresses.reading_list(found.slug)
        html = self.library.html
        parts = [self.absolute(html(found.path, "intro"), address)]
        made = iter(self._works.of(found))
        for section in found.sections:
            if section.title:
                parts.append(f"<h2>{escape(section.title)}</h2>\n")
            parts.append(f'<ol start="{section.entries[0].number}">\n' if section.entries else "")
            parts += [f"<li>{next(made)}</li>\n" for _ in section.entries]
            parts.append("</ol>\n" if section.entries else "")
        parts.append(self.absolute(html(found.path, "outro"), address))
        return self._entry(found, address)._replace(
            summary=words(found.description), html="".join(parts)
        )

    def _entry(self, record: Record, address: str) -> Entry:
        return Entry(
            id=self.id(address),
            title=words(record.title),
            link=self.site + address,
            published=record.date,
            updated=record.changed,
            authors=self.authors(record),
            topics=self.topics(record),
            summary="",
            html="",
            language=self.library.settings.another(record.language),
        )


def words(text: str) -> str:
    """Plain text in which there is no tag even for a reader that takes it for HTML, as many do
    with titles and names: RSS cannot say which of the two they are."""
    return _TAG.sub("< ", text) if "<" in text else text


def newest(entries: Iterable[Entry], limit: int) -> list[Entry]:
    """The newest entries; what is of one moment by its id."""
    by_id = sorted(entries, key=lambda entry: entry.id)
    return sorted(by_id, key=lambda entry: entry.published, reverse=True)[:limit]


def last_change(entries: Iterable[Entry], as_of: date) -> datetime:
    """When the newest change was; the day that the site is built for where there are no entries."""
    none = datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)
    return max((entry.updated for entry in entries), default=none)
