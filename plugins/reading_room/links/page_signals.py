"""What a page says of itself. Enters: its bytes. Leaves: its title, its words, what they show."""

from __future__ import annotations

import re
from contextlib import suppress
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from reading_room.links import titles as looked_for
from reading_room.links.phrases import (
    FOR_SALE,
    GUARD,
    NEEDS_SCRIPT,
    NOT_FOUND,
    SIGN_IN,
    SIGN_IN_NAME,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?([\w-]{2,20})", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset=[\"']?([\w-]{2,20})", re.IGNORECASE)
_REFRESH = re.compile(
    r"\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"]+)", re.IGNORECASE
)
_LONGEST = 500
"""No title has more characters."""
_MANY = 60
_BEGINNING = 2000
"""Of a text, in characters: here a page says that there is nothing, if it does."""
_UNSEEN = frozenset({"script", "style", "template", "svg"})
_PICTURES = frozenset({"frame", "iframe", "object", "embed", "img", "video", "audio", "canvas"})
_NAMES = frozenset({
    "og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title", "eprints.title",
})  # fmt: skip
_CHALLENGES = {"cf-mitigated": "challenge", "x-amzn-waf-action": "", "sg-captcha": "challenge"}
"""Headers with which a guard says that this is not the page; "" stands for any value."""


class Refresh(NamedTuple):
    """Where a page sends its readers, and after how many seconds."""

    target: str
    seconds: int


class Page(HTMLParser):
    """A page, as far as it was read."""

    def __init__(self, body: bytes, headers: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self.heading = ""
        self.names: list[str] = []
        """The titles that it gives to other programs."""
        self.asks_password = False
        self.refresh: Refresh | None = None
        self._text: list[str] = []
        self._in: str = ""
        self._hidden = 0
        self._has_tags = body.strip() == b""
        self._has_script = False
        self._has_pictures = False
        self._without_script = 0
        self._is_challenge = any(
            value in headers.get(name, "").lower()
            for name, value in _CHALLENGES.items()
            if name in headers
        )
        with suppress(AssertionError):  # html.parser's, of a declaration that it does not know
            self.feed(_decoded(body, headers.get("Content-Type", "")))
        self.text = " ".join(" ".join(self._text).split())
        self.title = " ".join(self.title[:_LONGEST].split())
        self.heading = " ".join(self.heading[:_LONGEST].split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """HTMLParser's own hook."""
        self._has_tags = True
        self._hidden += tag in _UNSEEN
        self._without_script += tag == "noscript"
        self._has_script |= tag == "script"
        self._has_pictures |= tag in _PICTURES
        if tag in ("title", "h1"):
            self._in = tag
        said = {name: value or "" for name, value in attrs}
        self.asks_password |= tag == "input" and said.get("type", "").lower() == "password"
        if tag == "meta":
            self._meta(said)

    def _meta(self, said: Mapping[str, str]) -> None:
        name = (said.get("property") or said.get("name") or "").lower()
        if name in _NAMES and len(self.names) < len(_NAMES):
            self.names.append(said.get("content", "")[:_LONGEST])
        if (said.get("http-equiv") or "").lower() == "refresh" and not self._without_script:
            found = _REFRESH.match(said.get("content", "")[:_BEGINNING])
            self.refresh = Refresh(found[2].strip(), int(found[1])) if found else None

    def handle_endtag(self, tag: str) -> None:
        """HTMLParser's own hook."""
        self._hidden = max(self._hidden - (tag in _UNSEEN), 0)
        self._without_script = max(self._without_script - (tag == "noscript"), 0)
        if tag == self._in:
            self._in = ""

    def handle_data(self, data: str) -> None:
        """HTMLParser's own hook."""
        if self._hidden:
            return
        self._text.append(data)
        if self._in == "title" and len(self.title) < _LONGEST:
            self.title += data
        elif self._in == "h1" and len(self.heading) < _LONGEST:
            self.heading += f" {data}"

    @property
    def says_not_found(self) -> bool:
        """Does its title or heading say that there is nothing here?"""
        return any(NOT_FOUND.search(words) for words in (self.title, self.heading))

    @property
    def text_says_not_found(self) -> bool:
        """Does the beginning of its text say so?"""
        return NOT_FOUND.search(self.text[:_BEGINNING]) is not None

    @property
    def is_for_sale(self) -> bool:
        """Is it a page in the place of a site, whose name somebody sells? Such pages are short."""
        return len(self.text) < 3000 and bool(FOR_SALE.search(self.text))

    @property
    def is_long(self) -> bool:
        """Is there text to speak of? What comes before a page, to keep programs out or to ask for
        cookies, is short."""
        return len(self.text.split()) >= _MANY

    @property
    def is_blank(self) -> bool:
        """Is there nothing to be seen, and no script that could show anything?"""
        return self._has_tags and not (
            self.text or self.names or self._has_script or self._has_pictures
        )

    @property
    def is_guard(self) -> bool:
        """Is it what comes before a page, to keep programs out or to ask for cookies?"""
        return self._is_challenge or (not self.is_long and bool(GUARD.search(self.text)))

    @property
    def needs_script(self) -> bool:
        """Is there nothing to be seen before scripts have run?"""
        if self.is_long:
            return False
        bare = self.text in ("", self.title) and not self._has_pictures
        return (self._has_script and bare) or bool(NEEDS_SCRIPT.search(self.text))

    @property
    def is_sign_in(self) -> bool:
        """Is it a page on which to sign in, and nothing else?"""
        return self.asks_password and bool(SIGN_IN.search(f"{self.title} {self.heading}"))

    @property
    def is_named_sign_in(self) -> bool:
        """Is it a short page with that name, and does it ask for a password later, if at all?"""
        return not self.is_long and any(
            SIGN_IN_NAME.match(name) for name in (self.title, self.heading)
        )

    def shares(self, titles: Iterable[str]) -> bool:
        """Is any telling word of some titles on it? True too where they have no such word."""
        return looked_for.shares(self._words, titles)

    def shows(self, titles: Iterable[str]) -> bool:
        """Is one of some titles on it? True too where there is none."""
        return looked_for.shows(self._words, titles)

    def is_titled(self, titles: Iterable[str]) -> bool:
        """Is one of some titles its own? False where there is none."""
        own = (self.title, self.heading, *self.names)
        return any(
            looked_for.words(title) != [] and looked_for.shows(name, [title])
            for title in titles
            for name in own
        )

    @property
    def _words(self) -> str:
        return " ".join([self.text, *self.names])


def is_page(headers: Mapping[str, str]) -> bool:
    """Is an answer HTML, or does not say what it is?"""
    kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return kind in ("", "text/html", "application/xhtml+xml")


def _decoded(body: bytes, content_type: str) -> str:
    found = _HEADER_CHARSET.search(content_type)
    meta = _CHARSET.search(body[:2048])
    name = found[1] if found else meta[1].decode("ascii") if meta else "utf-8"
    try:
        return body.decode(name, "replace")
    except (LookupError, ValueError):  # "idna" and "undefined" are no encodings of pages
        return body.decode("utf-8", "replace")
