"""One request and its answer. Enters: an address. Leaves: an `Answer`, or a `Trouble`."""

from __future__ import annotations

import re
import time
import zlib
from dataclasses import dataclass
from http.client import HTTPException, LineTooLong
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urljoin, urlsplit

import requests
from requests import Request
from requests.cookies import extract_cookies_to_jar
from urllib3.exceptions import HTTPError, ReadTimeoutError

from reading_room.links.public_only import Fence, cut_off
from reading_room.links.trouble import Trouble

if TYPE_CHECKING:
    import threading
    from collections.abc import Mapping

    from requests import Response

    from reading_room.links.rate_limit import Turns
    from reading_room.links.trouble import Kind


_PACKED = ("gzip", "x-gzip", "deflate")


@dataclass(frozen=True, slots=True)
class Manners:
    """How patient and how modest to be; all times are in seconds."""

    agent: str
    timeout: float = 20
    """How long a server may be silent."""
    whole: float = 40
    """How long one answer may take."""
    pause: float = 1
    """Between two requests to one host."""
    back_off: float = 2
    """Before the second try; twice that before the third."""
    tries: int = 3
    longest_wait: float = 60
    """How long a server may ask to be left alone before it is left for another day."""
    redirects: int = 10
    most: int = 256 * 1024
    """How many bytes of a page are read."""
    private: bool = False
    """Ask this machine and its network too?"""

    @property
    def compatible(self) -> str:
        """Who asks, in the form that browsers and the programs of search engines use: many a site
        says to every other that a page is not there."""
        return f"Mozilla/5.0 (compatible; {self.agent.replace(' (', '; ').removesuffix(')')})"


class Answer(NamedTuple):
    """What came back. ``body`` is its beginning, ``target`` where a redirect leads, if anywhere."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    target: str
    is_redirect: bool


class Asker:
    """Asks one address after another; each thread has its own."""

    def __init__(self, manners: Manners, turns: Turns) -> None:
        self.manners = manners
        self.turns = turns
        self.session = requests.Session()
        self.session.trust_env = False  # no passwords from .netrc, no proxy that looks names up
        self.session.headers.clear()
        for scheme in ("http://", "https://"):
            self.session.mount(scheme, Fence())

    def forget(self) -> None:
        """Drop cookies: no site learns what another address of it said."""
        self.session.cookies.clear()

    @property
    def cookies(self) -> frozenset[tuple[str, str | None]]:
        """Which cookies there are."""
        return frozenset((cookie.name, cookie.value) for cookie in self.session.cookies)

    def ask(self, method: str, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """One answer, when it is the host's turn. Raises Trouble or Stopped."""
        host = host_of(url)
        with self.turns.at(host), cut_off(self.manners.whole, private=self.manners.private) as over:
            try:
                return self._asked(method, url, headers or {}, over)
            except requests.RequestException as error:
                raise _trouble(error, host, over) from None

    def _asked(
        self, method: str, url: str, headers: Mapping[str, str], over: threading.Event
    ) -> Answer:
        polite = {
            "User-Agent": self.manners.agent,
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
        session = self.session
        request = session.prepare_request(Request(method, url, headers=polite | dict(headers)))
        # Session.send would read the whole body of a redirect, however long it is
        response = session.get_adapter(url).send(
            request, stream=True, timeout=self.manners.timeout, verify=True
        )
        with response:
            if over.is_set():  # what there is of its head looks whole
                raise Trouble("silence", host_of(url))
            extract_cookies_to_jar(session.cookies, request, response.raw)  # type: ignore[no-untyped-call]
            target = response.headers.get("Location", "")
            return Answer(
                url,
                response.status_code,
                response.headers,
                b"" if method == "HEAD" else self._body(response, over),
                _joined(url, target) if target else "",
                300 <= response.status_code < 400 and response.status_code not in (300, 304),
            )

    def _body(self, response: Response, over: threading.Event) -> bytes:
        """As much of it as is wanted; what came before it was broken off counts."""
        parts: list[bytes] = []
        left = self.manners.most
        until = time.monotonic() + self.manners.whole
        while left > 0 and not over.is_set() and time.monotonic() < until:
            try:
                part = response.raw.read1(min(left, 65536), decode_content=False)
            except ReadTimeoutError:
                if not parts:
                    raise Trouble("silence", host_of(response.url)) from None
                break
            except (HTTPError, OSError):
                if not parts:
                    kind: Kind = "silence" if over.is_set() else "cut"
                    raise Trouble(kind, host_of(response.url)) from None
                break
            if not part:
                break
            parts.append(part)
            left -= len(part)
        return self._unpacked(b"".join(parts), response.headers.get("Content-Encoding", ""))

    def _unpacked(self, body: bytes, encoding: str) -> bytes:
        """Sent packed though nobody asked for it; never more of it than is wanted."""
        if encoding.strip().lower() not in _PACKED:
            return body
        try:
            return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(body, self.manners.most)
        except zlib.error:
            return b""


def is_readable(headers: Mapping[str, str]) -> bool:
    """Is an answer packed in no way, or in one that can be unpacked?"""
    return headers.get("Content-Encoding", "").strip().lower() in ("", "identity", *_PACKED)


def host_of(url: str) -> str:
    """Whom to ask. Raises Trouble where the address cannot be taken apart, or is not on the web."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        _ = parts.port
    except ValueError:
        raise Trouble("address", url) from None
    if parts.scheme not in ("http", "https"):
        raise Trouble("scheme", url)
    if not host:
        raise Trouble("address", url)
    return host


_NO_SITE = re.compile(r"(?:https?:)?/{2,}|https?:/?", re.IGNORECASE)


def _joined(url: str, location: str) -> str:
    """Where a redirect leads; empty where it names no site. Its bytes are what they are, whatever
    they were meant to be. Raises Trouble where that is no address."""
    if _NO_SITE.fullmatch(location.strip()):
        return ""
    try:
        return urljoin(url, quote(location.encode("latin-1"), safe="%/:=&?~#+!$,;'@()*[]"))
    except ValueError:
        raise Trouble("address", location) from None


def _is_too_much(error: BaseException) -> bool:
    """Is it that an answer has more lines before its page, or longer ones, than http.client reads?
    It says the first by an HTTPException of no kind of its own. What an error was raised for is
    among its arguments."""
    return (
        isinstance(error, LineTooLong)
        or type(error) is HTTPException
        or any(_is_too_much(each) for each in error.args if isinstance(each, BaseException))
    )


def _trouble(error: requests.RequestException, host: str, over: threading.Event) -> Trouble:
    """Our words for what requests raises."""
    if over.is_set() or isinstance(error, requests.Timeout):
        return Trouble("silence", host)
    if isinstance(error, requests.exceptions.InvalidHeader) or _is_too_much(error):
        return Trouble("head", host)
    if isinstance(error, requests.exceptions.SSLError):
        return Trouble("tls", host)
    if isinstance(error, requests.ConnectionError):
        return Trouble("cut", host)
    return Trouble("address", host)
