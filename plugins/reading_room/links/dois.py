"""DOIs at their resolver. Enters: an address of a DOI. Leaves: whether it is registered, and where
it leads.

Whoever registered a DOI answers for where it leads, and many a publisher keeps programs out, so
that nothing is asked but whether the resolver redirects.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urlsplit

from reading_room.links.http import Answer, Asker, host_of
from reading_room.links.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

RESOLVER = "https://doi.org/"
_RESOLVERS = frozenset({"doi.org", "dx.doi.org", "www.doi.org"})
_DOI = re.compile(r"10\.\d{4,9}/.+")
_MISSING = (404, 410)


def is_doi(url: str, resolver: str) -> bool:
    """Is it an address of a DOI, at a site's resolver or at the one that everybody uses?"""
    if url.startswith(resolver):
        said = url[len(resolver) :]
    elif urlsplit(url).hostname in _RESOLVERS:
        said = urlsplit(url).path.lstrip("/")
    else:
        return False
    return _DOI.match(unquote(said)) is not None


def resolve(asker: Asker, method: str, url: str, resolver: str) -> Answer:
    """The resolver's last word: where it is a redirect, the DOI is registered. Raises Trouble or
    Stopped."""
    at = urldefrag(url).url
    for _ in range(asker.manners.redirects + 1):
        answer = asker.ask(method, at)
        if not answer.is_redirect or not is_doi(answer.target, resolver):
            break
        at = urldefrag(answer.target).url
    else:
        raise Trouble("loop", host_of(url))
    if answer.is_redirect and not answer.target:
        raise Trouble("redirect", host_of(at))
    return answer


def landings(asker: Asker, url: str, resolver: str) -> Iterator[str]:
    """Where a DOI leads, as far as one gets. Raises Trouble where the resolver has no such DOI, or
    Stopped."""
    answer = resolve(asker, "GET", url, resolver)
    if answer.status in _MISSING:
        raise Trouble("unregistered", url)
    seen: set[str] = set()
    while answer.is_redirect and answer.target and answer.target not in seen:
        seen.add(answer.target)
        yield answer.target
        if len(seen) > asker.manners.redirects:
            return
        try:
            answer = asker.ask("HEAD", urldefrag(answer.target).url)
        except Trouble:
            return
