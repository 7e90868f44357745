"""All feeds of a site in one file (OPML 2.0), which feed readers import. Enters: the library, or
any list of feeds. Leaves: the file.

`subscriptions` is the one maker of such files: whoever has feeds to list gives them to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from reading_room.outputs.atom import feed_groups
from reading_room.outputs.entries import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.library import Library


class Feed(NamedTuple):
    """A feed: what it is of, where it is, and the page that it belongs to."""

    title: str
    feed: str
    page: str


def opml(library: Library) -> Iterator[tuple[str, bytes]]:
    """The file of all Atom feeds, where the site has feeds at all."""
    if library.settings.site_url:
        groups = site_feeds(library)
        yield library.addresses.opml, subscriptions(library.settings.site_name, groups).encode()


def site_feeds(library: Library) -> list[tuple[str, list[Feed]]]:
    """Every Atom feed, under the kind of page that it belongs to; that of the whole site first."""
    site = library.settings.site_url.rstrip("/") + "/"
    addresses = library.addresses
    return [
        (kind, [Feed(title, site + addresses.feed(page), site + page) for page, title in feeds])
        for kind, feeds in feed_groups(library)
    ]


def subscriptions(title: str, groups: Iterable[tuple[str, Iterable[Feed]]]) -> str:
    """Feeds in OPML, under headings; those under an empty one stand by themselves."""
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">\n',
        f"<head><title>{escape(words(title))}</title></head>\n<body>\n",
    ]
    for heading, feeds in groups:
        lines = "".join(map(_outline, feeds))
        if heading and lines:
            lines = f"<outline text={quoteattr(words(heading))}>\n{lines}</outline>\n"
        parts.append(lines)
    return "".join([*parts, "</body>\n</opml>\n"])


def _outline(feed: Feed) -> str:
    """``rss`` is OPML's word for any feed."""
    title = quoteattr(words(feed.title))
    return (
        f'<outline type="rss" text={title} title={title} xmlUrl={quoteattr(feed.feed)}'
        f" htmlUrl={quoteattr(feed.page)}/>\n"
    )
