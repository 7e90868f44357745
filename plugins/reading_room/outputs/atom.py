"""Atom feeds (RFC 4287), full text. Enters: the library. Leaves: a feed for the site and one
beside each topic, person, series and list, and for Easy Read.

Written by hand: python-feedgen builds a tree with lxml for every feed and writes the text of a
post again for each feed it stands in; here a post is written once and joined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from reading_room.addresses import folder
from reading_room.dates import is_read, rfc3339
from reading_room.library import MadeOf
from reading_room.model import Post
from reading_room.outputs.entries import Entries, Entry, last_change, newest, words
from reading_room.outputs.output import Output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library import Library
    from reading_room.library.recordings import Recording
    from reading_room.model import ReadingList, Record


def atom_feeds(library: Library) -> Iterator[Output]:
    """Every Atom feed."""
    if not library.settings.site_url:
        return
    feeds = _Feeds(library)
    for address, title, records in _groups(library):
        yield feeds.of_records(address, title, records)
    addresses, say = library.addresses, library.settings.say
    if addresses.easy_read:
        editions = [post for post in library.posts if post.easy_read]
        newest_ones = editions[: library.settings.feed_entries]
        yield feeds.of_editions(addresses.easy_read, say.gettext("Easy Read"), newest_ones)
    for found in library.lists:
        yield feeds.of_works(found)


def feed_groups(library: Library) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Every Atom feed with something in it, as the address of its page and its title, by kind of
    page; under no name first that of the site, and of Easy Read."""
    addresses, say = library.addresses, library.settings.say
    first = [(addresses.home, library.settings.site_name)]
    if addresses.easy_read and any(post.easy_read for post in library.posts):
        first.append((addresses.easy_read, say.gettext("Easy Read")))
    yield "", first
    kinds = {"Topics": addresses.topics, "Series": addresses.series, "People": addresses.people}
    groups = [(address, title) for address, title, records in _groups(library) if records]
    for kind, index in kinds.items():
        below = [each for each in groups if index and each[0].startswith(folder(index))]
        yield say.gettext(kind), below
    lists = [(addresses.reading_list(each.slug), each.title) for each in library.lists]
    yield say.gettext("Reading lists"), lists


def _groups(library: Library) -> Iterator[tuple[str, str, list[Record]]]:
    """The feeds of posts and lists: address, title, and members, of each kind the newest."""
    limit = library.settings.feed_entries
    addresses = library.addresses
    yield addresses.home, "", [*library.posts[:limit], *library.lists[:limit]]
    for id_, topic in library.topics.items() if addresses.topics else ():
        posts = library.topic_posts.get(id_, ())
        if id_ not in library.topic_posts and id_ not in library.topic_lists:
            continue  # only works are about it
        lists = library.topic_lists.get(id_, ())
        yield addresses.topic(id_), topic.title, [*posts[:limit], *lists[:limit]]
    for id_, series in library.series.items() if addresses.series else ():
        yield addresses.one_series(id_), series.title, [*series.posts[-limit:]]
    for id_, person in library.people.items() if addresses.people else ():
        posts = library.person_posts.get(id_, ())
        lists = library.person_lists.get(id_, ())
        yield addresses.person(id_), str(person.name), [*posts[:limit], *lists[:limit]]


class _Feeds:
    """Writes feeds; an entry that stands in several is written once."""

    def __init__(self, library: Library) -> None:
        self.settings, self.addresses = library.settings, library.addresses
        self.entries = Entries(library)
        self._recording = library.settings.say.gettext("Recording of this post")
        self._written: dict[str, str] = {}
        self._made_of = MadeOf(library)
        self._records: dict[str, object] = {}

    def of_records(self, address: str, title: str, records: list[Record]) -> Output:
        """The feed of posts and lists; in a preview some have no date yet, and wait for one."""
        records = [record for record in records if is_read(record.date)]
        return Output(
            self.addresses.feed(address),
            lambda: (title, [self._of(record) for record in records] or self.settings.as_of),
            lambda: self._write(address, title, [self.entries.of(record) for record in records]),
        )

    def of_editions(self, address: str, title: str, posts: list[Post]) -> Output:
        """The feed of Easy Read editions."""
        made_of, made = self._made_of, self.entries
        posts = [post for post in posts if is_read(post.date)]
        return Output(
            self.addresses.feed(address),
            lambda: [(made_of.post(p), p.easy_read and made_of.easy_read(p.easy_read))
                     for p in posts] or self.settings.as_of,
            lambda: self._write(address, title, [made.easy_read(post) for post in posts]),
        )  # fmt: skip

    def of_works(self, found: ReadingList) -> Output:
        """The feed of the works on a list, in its order."""
        address = self.addresses.reading_list(found.slug)
        return Output(
            self.addresses.feed(address),
            lambda: (
                self._of(found),
                any(s.entries for s in found.sections) or self.settings.as_of,
            ),
            lambda: self._write(
                address,
                found.title,
                list(self.entries.works(found)),
                ordered=True,
                language=self.settings.another(found.language),
            ),
        )

    def _of(self, record: Record) -> object:
        """What the entries of a post or list are made of."""
        about = self._records.get(record.path)
        if about is None:
            gather = self._made_of.post if isinstance(record, Post) else self._made_of.reading_list
            about = self._records[record.path] = gather(record)  # type: ignore[arg-type]
        return about

    def _write(
        self,
        address: str,
        title: str,
        entries: list[Entry],
        *,
        ordered: bool = False,
        language: str = "",
    ) -> bytes:
        """The feed beside a page: the newest entries, or ``ordered``, each one in its order. Its
        title may be in a ``language`` of its own."""
        settings = self.settings
        shown = entries if ordered else newest(entries, settings.feed_entries)
        site = self.entries.site
        name = words(f"{title} – {settings.site_name}" if title else settings.site_name)
        about = words(settings.description)
        head = [
            '<?xml version="1.0" encoding="utf-8"?>\n',
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(settings.language)}>\n',
            f"<title{_language(language)}>{escape(name)}</title>\n",
            f"<subtitle>{escape(about)}</subtitle>\n" if about and not title else "",
            f"<id>{escape(self.entries.id(self.addresses.feed(address)))}</id>\n",
            f'<link rel="self" href={quoteattr(site + self.addresses.feed(address))}/>\n',
            f'<link rel="hub" href={quoteattr(settings.websub)}/>\n' if settings.websub else "",
            f'<link rel="alternate" type="text/html" href={quoteattr(site + address)}/>\n',
            f"<updated>{rfc3339(last_change(shown, settings.as_of))}</updated>\n",
            f"<author><name>{escape(words(settings.site_name))}</name></author>\n",
            f"<rights>{escape(settings.rights)}</rights>\n" if settings.rights else "",
        ]
        parts = [self._entry(entry) for entry in shown]
        return "".join([*head, *parts, "</feed>\n"]).encode()

    def _entry(self, entry: Entry) -> str:
        text = self._written.get(entry.id)
        if text is None:
            text = self._written[entry.id] = _xml(entry, self._recording)
        return text


def _xml(entry: Entry, recording: str) -> str:
    parts = [
        f"<entry{_language(entry.language)}>\n",
        f"<title{_language(entry.of_title)}>{escape(entry.title)}</title>\n",
        f"<id>{escape(entry.id)}</id>\n",
        f'<link rel="alternate" type="text/html" href={quoteattr(entry.link)}/>\n',
        _enclosure(entry.sound, recording) if entry.sound else "",
        f"<published>{rfc3339(entry.published)}</published>\n",
        f"<updated>{rfc3339(entry.updated)}</updated>\n",
        *(f"<author><name>{escape(name)}</name></author>\n" for name in entry.authors),
        *(f"<category term={quoteattr(topic)}/>\n" for topic in entry.topics),
        f"<summary>{escape(entry.summary)}</summary>\n" if entry.summary else "",
        f'<content type="html">{escape(entry.html)}</content>\n',
        "</entry>\n",
    ]
    return "".join(parts)


def _language(language: str) -> str:
    return f" xml:lang={quoteattr(language)}" if language else ""


def _enclosure(sound: Recording, title: str) -> str:
    """A recording; of one that is elsewhere nobody knows the length, and RFC 4287 asks for none."""
    length = "" if sound.size is None else f' length="{sound.size}"'
    return (
        f'<link rel="enclosure" type={quoteattr(sound.type)}{length}'
        f" href={quoteattr(sound.address)} title={quoteattr(title)}/>\n"
    )
