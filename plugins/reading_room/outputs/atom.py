"""Atom feeds (RFC 4287), full text. Enters: the library. Leaves: a feed for the site and one
beside each topic, person, series and list, and for Easy Read.

Written by hand: python-feedgen builds a tree with lxml for every feed and writes the text of a
post again for each feed it stands in; here a post is written once and joined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from reading_room.dates import rfc3339
from reading_room.outputs.entries import Entries, Entry, last_change, newest, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library import Library
    from reading_room.library.recordings import Recording
    from reading_room.model import Record


def atom_feeds(library: Library) -> Iterator[tuple[str, bytes]]:
    """Every Atom feed: (path in the site, bytes)."""
    if not library.settings.site_url:
        return
    feeds = _Feeds(library)
    made = feeds.entries
    for address, title, records in _groups(library):
        yield feeds.write(address, title, [made.of(record) for record in records])
    addresses, say = library.addresses, library.settings.say
    if addresses.easy_read:
        editions = [post for post in library.posts if post.easy_read]
        entries = [made.easy_read(post) for post in editions[: library.settings.feed_entries]]
        yield feeds.write(addresses.easy_read, say.gettext("Easy Read"), entries)
    for found in library.lists:
        works = list(made.works(found))
        yield feeds.write(addresses.reading_list(found.slug), found.title, works, ordered=True)


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

    def write(
        self, address: str, title: str, entries: list[Entry], *, ordered: bool = False
    ) -> tuple[str, bytes]:
        """The feed beside a page: the newest entries, or ``ordered``, each one in its order."""
        settings = self.settings
        shown = entries if ordered else newest(entries, settings.feed_entries)
        site = self.entries.site
        name = words(f"{title} – {settings.site_name}" if title else settings.site_name)
        about = words(settings.description)
        head = [
            '<?xml version="1.0" encoding="utf-8"?>\n',
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(settings.language)}>\n',
            f"<title>{escape(name)}</title>\n",
            f"<subtitle>{escape(about)}</subtitle>\n" if about and not title else "",
            f"<id>{escape(self.entries.id(self.addresses.feed(address)))}</id>\n",
            f'<link rel="self" href={quoteattr(site + self.addresses.feed(address))}/>\n',
            f'<link rel="alternate" type="text/html" href={quoteattr(site + address)}/>\n',
            f"<updated>{rfc3339(last_change(shown))}</updated>\n",
            f"<author><name>{escape(words(settings.site_name))}</name></author>\n",
            f"<rights>{escape(settings.rights)}</rights>\n" if settings.rights else "",
        ]
        parts = [self._entry(entry) for entry in shown]
        return self.addresses.feed(address), "".join([*head, *parts, "</feed>\n"]).encode()

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
