"""What a preview adds to a site, none of which is ever in a build. Enters: MkDocs' server. Leaves:
one that says in each page what is wrong, and goes on serving whatever a build ends with.

The script and the styles come from the server itself, so that the policy of the pages lets them
be.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from click import ClickException
from jinja2 import TemplateError

from reading_room.plugin.reloading import changed_pages, reloading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from mkdocs.livereload import LiveReloadServer

    from reading_room.plugin.notices import Notices

_FILES = Path(__file__).with_name("served")
_AT = "/livereload/"
"""Addresses that MkDocs keeps for its own reloading: no page of a site is there."""
_KINDS = {"panel.css": "text/css; charset=utf-8", "panel.js": "text/javascript; charset=utf-8"}
_HEAD = f'<link rel="stylesheet" href="{_AT}panel.css">'.encode()
_SCRIPT = f'<script defer src="{_AT}panel.js"></script>'.encode()
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)')


def serve_notices(server: LiveReloadServer, notices: Notices) -> None:
    """Have a server show notices in its pages, and builds put them there."""
    if app := server.get_app():
        server.set_app(reloading(with_panel(app, notices)))
    server.builder = guarded(server.builder, notices)


def with_panel(app: WSGIApplication, notices: Notices) -> WSGIApplication:
    """The same server, whose pages say what is wrong."""
    pages = changed_pages(app, lambda html: add_panel(html, notices.html().encode()))

    def served(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        name = environ["PATH_INFO"].removeprefix(_AT)
        if name not in _KINDS or not environ["PATH_INFO"].startswith(_AT):
            return pages(environ, start)
        data = (_FILES / name).read_bytes()
        start("200 OK", [("Content-Type", _KINDS[name]), ("Content-Length", str(len(data)))])
        return [data]

    return served


def add_panel(html: bytes, panel: bytes) -> bytes:
    """Put a panel at the end of a page, unless its policy would keep styles and scripts from it: a
    redirect is shown to nobody."""
    policy = _POLICY.search(html)
    if policy and b"script-src 'self'" not in policy[1]:
        return html
    html = html.replace(b"</head>", _HEAD + b"</head>", 1)
    body, end, rest = html.rpartition(b"</body>")
    return body + panel + _SCRIPT + end + rest if end else html + panel + _SCRIPT


def guarded(build: Callable[[], None], notices: Notices) -> Callable[[], None]:
    """A build that never raises: MkDocs' server would answer nobody until the next one."""

    def guard() -> None:
        notices.begin()
        loggers = [logging.getLogger(name) for name in ("mkdocs", "properdocs")]
        for logger in loggers:
            logger.addHandler(notices)
        try:
            build()
        except (Exception, SystemExit) as error:
            notices.fail(_said(error))
        finally:
            for logger in loggers:
                logger.removeHandler(notices)

    return guard


def _place(error: TemplateError) -> str:
    """The template of an error, and the line where that is known."""
    where = (getattr(error, name, None) for name in ("filename", "name"))
    template = next(filter(None, where), "A template")
    line = getattr(error, "lineno", None)
    return f"{template}:{line}" if line else template


def _said(error: BaseException) -> str:
    """What ended a build, in words; it is printed, too."""
    if isinstance(error, TemplateError):
        words = f"{_place(error)}: {error}"
    elif isinstance(error, (ClickException, SystemExit)):
        words = str(error)
    else:
        traceback.print_exc()
        return f"{type(error).__name__}: {error}"
    sys.stderr.write(f"{words}\n")
    return words
