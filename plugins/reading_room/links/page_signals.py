"""What a page says of itself. Enters: its bytes. Leaves: its title, its words, what they show."""

from __future__ import annotations

import re
from contextlib import suppress
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?([\w-]{2,20})", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset=[\"']?([\w-]{2,20})", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}|\d{4,}")
_LONGEST = 500
"""No title has more characters."""
_MANY = 60
_UNSEEN = frozenset({"script", "style", "template", "svg"})
_NOT_FOUND = re.compile(
    r"\b(?:404|410)\b|\b(?:page|file|document|article|content|resource|item|url)s?\b[^.]{0,40}?"
    r"\b(?:not (?:be )?found|no longer (?:available|exists?|here)|does ?n[o’']t exist"
    r"|cannot be found|unavailable|been (?:removed|deleted))\b"
    r"|^\W*not found\b|\bnot found\W*$|heb ei (?:ganfod|chanfod)",
    re.IGNORECASE,
)
_FOR_SALE = re.compile(
    r"\b(?:this |the )?domain(?: name)?\b[^.]{0,60}?"
    r"\b(?:for sale|may be for sale|has expired|is parked|parked free)\b"
    r"|\bbuy this domain\b|\bparked domain\b|\bthis site is parked\b",
    re.IGNORECASE,
)
_SIGN_IN = re.compile(r"\b(?:sign|log)[ -]?(?:in|on)\b|\bmewngofnod", re.IGNORECASE)
_SIGN_IN_PATH = re.compile(
    r"(?:^|[/._-])(?:log-?_?[io]n|sign-?_?[io]n|wayf|shibboleth|saml2?|sso|oauth2?|idp|authn?)"
    r"(?:[/._?-]|$)",
    re.IGNORECASE,
)  # fmt: skip


class Page(HTMLParser):
    """A page, as far as it was read."""

    def __init__(self, body: bytes, headers: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self.heading = ""
        self.asks_password = False
        self._text: list[str] = []
        self._in: str = ""
        self._hidden = 0
        with suppress(AssertionError):  # html.parser's, of a declaration that it does not know
            self.feed(decoded(body, headers.get("Content-Type", "")))
        self.text = " ".join(" ".join(self._text).split())
        self.title = " ".join(self.title[:_LONGEST].split())
        self.heading = " ".join(self.heading[:_LONGEST].split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """HTMLParser's own hook."""
        self._hidden += tag in _UNSEEN
        if tag in ("title", "h1"):
            self._in = tag
        self.asks_password |= tag == "input" and ("type", "password") in attrs

    def handle_endtag(self, tag: str) -> None:
        """HTMLParser's own hook."""
        self._hidden = max(self._hidden - (tag in _UNSEEN), 0)
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
        return any(_NOT_FOUND.search(words) for words in (self.title, self.heading))

    @property
    def is_for_sale(self) -> bool:
        """Is it a page in the place of a site, whose name somebody sells? Such pages are short."""
        return len(self.text) < 3000 and bool(_FOR_SALE.search(self.text))

    @property
    def is_long(self) -> bool:
        """Is there text to speak of? What stands before a page, to keep programs out or to ask for
        cookies, is short."""
        return len(self.text.split()) >= _MANY

    @property
    def is_sign_in(self) -> bool:
        """Is it a page on which to sign in, and nothing else?"""
        return self.asks_password and bool(_SIGN_IN.search(f"{self.title} {self.heading}"))

    def shares(self, titles: Iterable[str]) -> bool:
        """Is any telling word of some titles on it? True too where they have no such word."""
        wanted = {word for title in titles for word in telling(title)}
        return not wanted or bool(wanted & telling(self.text))


def telling(words: str) -> set[str]:
    """The words of four letters or more, by which one title is told from another."""
    return {word.casefold() for word in _WORD.findall(words)} - _COMMON


def is_sign_in_address(path: str) -> bool:
    """Does the path of an address say that one signs in there?"""
    return _SIGN_IN_PATH.search(path) is not None


def is_page(headers: Mapping[str, str]) -> bool:
    """Is an answer HTML, or does not say what it is?"""
    kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return kind in ("", "text/html", "application/xhtml+xml")


def decoded(body: bytes, content_type: str) -> str:
    """The text of a page, in the encoding that its head or the page itself names."""
    found = _HEADER_CHARSET.search(content_type)
    meta = _CHARSET.search(body[:2048])
    name = found[1] if found else meta[1].decode("ascii") if meta else "utf-8"
    try:
        return body.decode(name, "replace")
    except (LookupError, ValueError):  # "idna" and "undefined" are no encodings of pages
        return body.decode("utf-8", "replace")


_COMMON = frozenset({
    "about", "after", "also", "been", "before", "care", "could", "does", "from", "have", "home",
    "into", "more", "most", "only", "other", "over", "page", "should", "social", "some", "such",
    "than", "that", "their", "them", "then", "there", "these", "they", "this", "those", "through",
    "were", "what", "when", "where", "which", "will", "with", "would", "your",
})  # fmt: skip
"""Words that are on any page of this field, or of any."""
