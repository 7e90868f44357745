"""Small files. Enters: the library. Leaves: redirects from old addresses, and robots.txt."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import TYPE_CHECKING

from reading_room.addresses import old

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library import Library
    from reading_room.model import Record

_SCRIPT = "location.replace(document.currentScript.dataset.to + location.hash)"
"""Takes a reader who came to a heading there (``/2014/one/#part-two``) to that heading here. A
``refresh`` alone would lose it; it leads on those whose browser runs no script."""
_HASH = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()
MOVED = f"'sha256-{_HASH}'"
"""How a policy names that line."""
_POLICY = f"default-src 'none'; script-src {MOVED}; form-action 'none'; base-uri 'none'"
"""What a redirect may load or run (CSP 3): that line and nothing else, in whatever site it is."""
_REDIRECT = """<!doctype html>
<html lang="{language}"{direction}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
{canonical}<script data-to="{href}">{script}</script>
<meta http-equiv="refresh" content="0; url={href}">
</head>
<body>
<main>
<h1>{title}</h1>
<p>{moved}</p>
</main>
</body>
</html>
"""


def redirects(library: Library) -> Iterator[tuple[str, bytes]]:
    """A page at each old address that leads to the new one, with no script."""
    records: list[Record] = [*library.posts, *library.lists, *library.withdrawn]
    url = library.settings.site_url
    site = f"{url.rstrip('/')}/" if url else ""
    moved = library.settings.say.gettext("This page has moved: %(page)s")
    for record in records:
        target = library.addresses.of(record)
        for alias in record.aliases:
            path = old(alias.id)
            href = "../" * path.count("/") + target
            page = _REDIRECT.format(
                language=escape(library.settings.language),
                direction=' dir="rtl"' if library.settings.direction == "rtl" else "",
                policy=_POLICY,
                script=_SCRIPT,
                title=escape(record.title),
                moved=moved % {"page": f'<a href="{escape(href)}">{escape(record.title)}</a>'},
                canonical=f'<link rel="canonical" href="{escape(site + target)}">\n'
                if site
                else "",
                href=escape(href),
            )
            yield path, page.encode()


def robots(library: Library) -> Iterator[tuple[str, bytes]]:
    """robots.txt (RFC 9309): all is open, and the sitemap is named. A docs/robots.txt wins."""
    if (
        f"{library.settings.docs_folder}/robots.txt" in library.index.pages
        or not library.settings.site_url
    ):
        return
    site = library.settings.site_url.rstrip("/")
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site}/sitemap.xml\n".encode()
