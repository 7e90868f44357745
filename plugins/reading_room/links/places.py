"""What an address shows of the page that is there. Enters: an address. Leaves: whether it is the
first page of a site, one to search or to sign in on, one of errors, or a copy in a web archive."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from reading_room.links.journeys import bare

if TYPE_CHECKING:
    from urllib.parse import SplitResult

_EXTENSION = re.compile(r"\.(?:html?|php|aspx?|jsp|cfm|do)$")
_HOME = frozenset({"", "index", "home", "homepage", "default", "main", "start", "welcome", "hafan"})
_LANGUAGE = re.compile(
    r"(?:ar|bg|bn|ca|cs|cy|da|de|el|en|es|et|eu|fa|fi|fr|ga|gd|gl|he|hi|hr|hu|is|it|ja|ko|lt|lv|mt"
    r"|nb|nl|nn|no|pa|pl|pt|ro|ru|sk|sl|sr|sv|th|tr|uk|ur|vi|zh)(?:[-_][a-z]{2,4})?|eng|cym"
)
"""Of the first step of a path."""
_SEARCH = frozenset({
    "search", "searchresults", "search-results", "search_results", "find", "results", "suche",
    "recherche", "buscar", "ricerca", "zoeken", "chwilio", "advanced-search", "site-search",
})  # fmt: skip
_ALL = frozenset({"all", "node", "content", "site", "index", "pages", "documents", "advanced"})
_NOTHING_MEANT = re.compile(
    r"utm_\w+|ref(?:errer)?|from|redirect(?:ed)?|lang(?:uage)?|locale|src|source|e|err(?:or)?|404|msg"
    r"|not_?found|status|aspxerrorpath"
)
"""What in a query makes no other page."""
_ASKED = frozenset({"q", "query", "s", "search", "searchterm", "keywords", "keyword"})
_ERROR = re.compile(
    r"/(?:errors?|missing|gone|removed)(?:[/.]|$)|(?:^|[/._-])(?:404|410)(?:[/._-]|$)"
    r"|(?:^|[/._-])(?:not-?_?found|error-?_?(?:page|404|410)|404-?_?(?:error|page|not-?_?found))"
    r"(?:[/._-]|$)|page-?_?not-?_?found|file-?_?not-?_?found"
)
_SIGN_IN = re.compile(
    r"(?:^|[/._-])(?:log-?_?[io]n|sign-?_?[io]n|wayf|shibboleth|saml2?|sso|oauth2?|idp|authn?|adfs"
    r"|openathens)"
    r"(?:[/._?-]|$)",
    re.IGNORECASE,
)
_SIGN_IN_HOST = re.compile(r"(?:login|logon|signin|sso|idp|wayf|auth|accounts?)\d*\.")
_KEPT = re.compile(r"/(\d{4}(?:\d{2}){2,5})(?:[a-z]{2}_)?/((?:https?:/{1,2})?[^/].*)$")
"""How the archives that run Wayback, pywb and their like write the address of a copy."""
_ARCHIVES = re.compile(
    r"(?:web\.archive\.org|webarchive\.nationalarchives\.gov\.uk|(?:www\.)?webarchive\.org\.uk"
    r"|wayback\.archive-it\.org|archive\.(?:today|ph|is|li|md|fo|vn)|perma\.cc|arquivo\.pt"
    r"|webcitation\.org|web\.archive\.bibalex\.org|webarchive\.loc\.gov|ghostarchive\.org)"
)


class Kept(NamedTuple):
    """What the address of a copy in a web archive says: of which day it is, where it is known."""

    day: date | None


def is_home(url: str) -> bool:
    """Is it the first page of a site?"""
    parts = urlsplit(url)
    steps = [_EXTENSION.sub("", step) for step in parts.path.lower().split("/") if step]
    if steps and _LANGUAGE.fullmatch(steps[0]):
        steps = steps[1:]
    asked = parse_qsl(parts.query, keep_blank_values=True)
    same = all(_NOTHING_MEANT.fullmatch(name.lower()) for name, _ in asked)
    return (same if asked else not parts.query) and (
        not steps or (len(steps) == 1 and steps[0] in _HOME)
    )


def is_search(url: str) -> bool:
    """Is it a page to search a site on, or one of what was found?"""
    parts = urlsplit(url)
    steps = [_EXTENSION.sub("", step) for step in parts.path.lower().rstrip("/").split("/")]
    if len(steps) > 1 and steps[-1] in _ALL:
        steps.pop()
    last = steps[-1]
    asked = {name.lower() for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
    return last in _SEARCH or (last in _HOME and bool(asked & _ASKED))


def is_error(url: str) -> bool:
    """Does its path say that there is nothing?"""
    return _ERROR.search(urlsplit(url).path.lower()) is not None


def is_sign_in(url: str) -> bool:
    """Does it say that one signs in there?"""
    parts = urlsplit(url)
    return bool(_SIGN_IN.search(parts.path) or _SIGN_IN_HOST.match(parts.hostname or ""))


def kept(url: str, original: str) -> Kept | None:
    """Is it a copy of an address in a web archive? None where it is not."""
    parts = urlsplit(url)
    found = _KEPT.search(unquote(parts.path + (f"?{parts.query}" if parts.query else "")))
    if found and _is_of(found[2], original):
        return Kept(_day(found[1]))
    return Kept(None) if _is_archive(parts) and not _is_archive(urlsplit(original)) else None


def _is_archive(parts: SplitResult) -> bool:
    return _ARCHIVES.fullmatch(parts.hostname or "") is not None and len(parts.path) > 1


def _is_of(said: str, original: str) -> bool:
    scheme, slashes, rest = said.partition(":/")
    whole = (
        f"http://{rest.lstrip('/')}"
        if slashes and scheme in ("http", "https")
        else f"http://{said}"
    )
    try:
        return bare(whole) == bare(original)
    except ValueError:
        return False


def _day(stamp: str) -> date | None:
    try:
        return datetime.strptime(stamp[:8], "%Y%m%d").date()  # noqa: DTZ007
    except ValueError:
        return None
