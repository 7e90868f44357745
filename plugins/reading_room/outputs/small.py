"""Small files. Enters: the library. Leaves: redirects from old addresses, and robots.txt."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reading_room.library import addresses
from reading_room.model import Post

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library import Library
    from reading_room.model import Record

_REDIRECT = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<link rel="canonical" href="{canonical}">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={href}">
</head>
<body>
<main>
<h1>{title}</h1>
<p>This page has moved: <a href="{href}">{title}</a></p>
</main>
</body>
</html>
"""


def redirects(library: Library) -> Iterator[tuple[str, bytes]]:
    """A page at each old address that leads to the new one, with no script."""
    records: list[Record] = [*library.posts, *library.lists, *library.withdrawn]
    for record in records:
        is_post = isinstance(record, Post)
        target = (addresses.post if is_post else addresses.reading_list)(record.slug)
        for alias in record.aliases:
            path = alias.id if alias.id.endswith((".html", ".htm")) else f"{alias.id}/index.html"
            href = "../" * path.count("/") + target
            canonical = library.settings.site_url.rstrip("/") + "/" + target
            page = _REDIRECT.format(
                language=escape(library.settings.language),
                title=escape(record.title),
                canonical=escape(canonical),
                href=escape(href),
            )
            yield path, page.encode()


def robots(library: Library) -> Iterator[tuple[str, bytes]]:
    """robots.txt (RFC 9309): all is open, and the sitemap is named. A docs/robots.txt wins."""
    docs = library.settings.docs.relative_to(library.settings.root).as_posix()
    if f"{docs}/robots.txt" in library.index.pages or not library.settings.site_url:
        return
    site = library.settings.site_url.rstrip("/")
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site}/sitemap.xml\n".encode()
