"""All feeds of a site, for a reader of feeds. Enters: the library. Leaves: OPML 2.0."""

from __future__ import annotations

import datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from reading_room.outputs import feeds

if TYPE_CHECKING:
    from reading_room.library import Library


def opml(library: Library) -> str:
    """Each feed with its name and its page; empty for a site without an address of its own."""
    settings = library.settings
    site = settings.site_url.rstrip("/") + "/"
    if site == "/":
        return ""
    day = datetime.datetime.combine(library.changed, datetime.time(), settings.zone)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<opml version="2.0">',
        "<head>",
        f"<title>{escape(settings.site_name)}</title>",
        f"<dateModified>{format_datetime(day)}</dateModified>",
        "</head>",
        "<body>",
    ]
    for page, title in feeds(library):
        words = quoteattr(f"{title} – {settings.site_name}" if title else settings.site_name)
        feed = quoteattr(site + library.addresses.feed(page))
        lines.append(
            f'<outline type="rss" text={words} title={words} xmlUrl={feed}'
            f" htmlUrl={quoteattr(site + page)}/>"
        )
    return "\n".join([*lines, "</body>", "</opml>", ""])
