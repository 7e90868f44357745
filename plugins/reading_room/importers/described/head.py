"""The head of a page. Enters: HTML. Leaves: what it says of itself to programs, as it was written.

`extruct` would read the same; it brings lxml, rdflib, pyRdfa3, mf2py and others, for RDFa and
microformats that no bibliography needs. metadata_parser brings BeautifulSoup and a client of its
own, which would ask the network past ours; html5lib is slow and builds a tree. What is looked for
are three kinds of tags, for which the standard library's parser is enough.
"""

from __future__ import annotations

import json
from contextlib import suppress
from html.parser import HTMLParser
from typing import Any

_MOST = 1_000_000
"""Of a page so many characters are looked through."""
_MANY = 2000
_SCRIPTS = 50
_NODES = 5000
_DEPTH = 12


class Head(HTMLParser):
    """``metas`` has the contents of every meta element by its name in small letters."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.metas: dict[str, list[str]] = {}
        self.title = ""
        self.heading = ""
        self.language = ""
        self.canonical = ""
        self._scripts: list[str] = []
        self._in = ""
        self._count = 0
        with suppress(AssertionError):  # html.parser's, of a declaration that it does not know
            self.feed(text[:_MOST])
            self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """HTMLParser's own hook."""
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._meta(given)
        elif tag == "html":
            self.language = self.language or given.get("lang", "")
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            self.canonical = self.canonical or given.get("href", "").strip()
        elif tag == "script":
            kind = given.get("type", "").partition(";")[0].strip().lower()
            if kind == "application/ld+json" and len(self._scripts) < _SCRIPTS:
                self._scripts.append("")
                self._in = "script"
        elif (tag == "title" and not self.title) or (tag == "h1" and not self.heading):
            self._in = tag

    def handle_endtag(self, tag: str) -> None:
        """HTMLParser's own hook."""
        if tag == self._in:
            self._in = ""

    def handle_data(self, data: str) -> None:
        """HTMLParser's own hook."""
        if self._in == "script":
            self._scripts[-1] += data
        elif self._in == "title":
            self.title += data
        elif self._in == "h1":
            self.heading += data

    def _meta(self, given: dict[str, str]) -> None:
        name = given.get("name") or given.get("property") or given.get("itemprop") or ""
        content = given.get("content", "").strip()
        self._count += 1
        if name and content and self._count <= _MANY:
            name = name.strip().lower().removeprefix("bepress_")
            self.metas.setdefault(name, []).append(content)

    @property
    def nodes(self) -> list[dict[str, Any]]:
        """Every object of JSON-LD on the page, however deep, with what it names by ``@id`` only
        put in its place."""
        found: list[dict[str, Any]] = []
        for script in self._scripts:
            with suppress(ValueError, RecursionError):
                _gather(json.loads(script.strip().rstrip(";"), strict=False), found, 0)
        by_id = {each["@id"]: each for each in reversed(found)
                 if isinstance(each.get("@id"), str) and len(each) > 1}  # fmt: skip
        return [{key: _resolved(value, by_id) for key, value in each.items()} for each in found]


def _gather(value: object, found: list[dict[str, Any]], depth: int) -> None:
    if depth > _DEPTH or len(found) >= _NODES:
        return
    if isinstance(value, dict):
        found.append(value)
        for part in value.values():
            _gather(part, found, depth + 1)
    elif isinstance(value, list):
        for part in value:
            _gather(part, found, depth + 1)


def _resolved(value: object, by_id: dict[str, dict[str, Any]]) -> object:
    if isinstance(value, list):
        return [_resolved(each, by_id) for each in value]
    if isinstance(value, dict):
        known = by_id.get(str(value.get("@id", "")), {})
        return {**known, **value} if known is not value else value
    return value
