"""Every link of a built site, followed from the file that it is in, as a browser does on a disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import html5lib

_NAMES = ("href", "src", "action", "data-to", "data-index", "data-filters", "poster")


def broken_links(site: Path, address: str = "", *, on_disk: bool = False) -> list[str]:
    """Links of pages to what is no file, or no heading there; and of feeds, where the ``address``
    of the site is known. A page for lost readers is shown anywhere: its links begin with a slash.

    A server shows the index.html of a folder, and a browser that reads from a disk does not.
    """
    wrong = []
    for page in sorted(site.rglob("*.html")):
        for link in _links(page):
            at = urlsplit(link)
            if at.scheme or at.netloc:
                continue
            if page.name == "404.html" and at.path.startswith("/"):
                base = urlsplit(address).path if address else "/"
                target = site / unquote(at.path).removeprefix(base)
            else:
                target = Path(os.path.normpath(page.parent / unquote(at.path))) if at.path else page
            if target.is_dir() and not on_disk:
                target = target / "index.html"
            if not target.is_file():
                wrong.append(f"{page.relative_to(site)}: {link}")
            elif target.suffix == ".html" and not _has(target, unquote(at.fragment)):
                wrong.append(f"{page.relative_to(site)}: {link} (no such id)")
    return [*wrong, *_broken_in_feeds(site, address)]


def _broken_in_feeds(site: Path, address: str) -> Iterator[str]:
    for feed in sorted(site.rglob("*.xml")) if address else ():
        for element in ET.parse(feed).iter():
            for link in (element.get("href"), element.get("url"), (element.text or "").strip()):
                if link and link.startswith(address):
                    path = unquote(urlsplit(link.removeprefix(address)).path)
                    target = site / path
                    target = target / "index.html" if path.endswith("/") or not path else target
                    if not target.is_file():
                        yield f"{feed.relative_to(site)}: {link}"


def _links(page: Path) -> Iterator[str]:
    tree = html5lib.parse(page.read_bytes(), namespaceHTMLElements=False)
    for element in tree.iter():
        for name in _NAMES:
            if value := element.get(name):
                yield value
        if element.get("http-equiv") == "refresh":
            yield element.get("content").partition("url=")[2]


def _has(page: Path, anchor: str) -> bool:
    return not anchor or anchor in _ids(page)


@cache
def _ids(page: Path) -> frozenset[str]:
    tree = html5lib.parse(page.read_bytes(), namespaceHTMLElements=False)
    return frozenset(filter(None, (element.get("id") for element in tree.iter())))
