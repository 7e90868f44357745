"""``mkdocs serve`` under a Content-Security-Policy. Enters: the server. Leaves: one that reloads.

MkDocs writes a script into each page it serves, which asks the server for news. A policy that lets
no script stand in a page would stop that one too, so it is let through by its hash, and nothing
else: what the published page may not do, the preview does not either.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_META = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)')
_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def reloading(app: WSGIApplication) -> WSGIApplication:
    """The same server, whose pages allow the script that MkDocs put last in them."""
    return changed_pages(app, allow_last_script)


def changed_pages(app: WSGIApplication, change: Callable[[bytes], bytes]) -> WSGIApplication:
    """The same server, with something changed in the HTML of each page."""

    def served(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        held: list[tuple[str, list[tuple[str, str]]]] = []

        def hold(status: str, headers: list[tuple[str, str]], *_: object) -> Any:
            held.append((status, headers))

        body = app(environ, hold)
        status, headers = held[-1]
        if ("Content-Type", "text/html") in headers:
            page = change(b"".join(body))
            headers = [pair for pair in headers if pair[0] != "Content-Length"]
            headers.append(("Content-Length", str(len(page))))
            body = [page]
        start(status, headers)
        return body

    return served


def allow_last_script(page: bytes) -> bytes:
    """Add the hash of a page's last inline script to its policy, and requests to its own site."""
    scripts = _SCRIPT.findall(page)
    if not scripts:
        return page
    digest = base64.b64encode(hashlib.sha256(scripts[-1]).digest())
    return _META.sub(lambda found: found[1] + _allowing(found[2], digest), page, count=1)


def _allowing(written: bytes, digest: bytes) -> bytes:
    policy = html.unescape(written.decode()).encode()  # `&#x27;` has a semicolon, and ends no rule
    rules = dict(part.strip().partition(b" ")[::2] for part in policy.split(b";"))
    rules[b"script-src"] = rules.get(b"script-src", b"") + b" 'sha256-%s'" % digest
    rules.setdefault(b"connect-src", b"'self'")
    return b"; ".join(b" ".join(rule).strip() for rule in rules.items())
