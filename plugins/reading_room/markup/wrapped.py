"""Addresses that lead by way of a service that counts or scans them, as they are copied from mails
and search results. Enters: an address. Leaves: the one that it leads to.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

_BY_QUERY = re.compile(
    r"https?://(?:"
    r"(?:www\.)?google\.(?:[a-z]{2,3}|com?\.[a-z]{2})/url"
    r"|[\w.-]+\.safelinks\.protection\.outlook\.com/"
    r"|lm?\.facebook\.com/l\.php|l\.instagram\.com/"
    r"|(?:www\.)?youtube\.com/redirect"
    r"|(?:www\.)?linkedin\.com/(?:redir/redirect|safety/go)"
    r"|href\.li/|t\.umblr\.com/redirect|slack-redir\.net/link"
    r")\?",
    re.IGNORECASE,
)
_KEYS = ("q", "url", "u", "z")
_PROOFPOINT = re.compile(
    r"https?://urldefense\.(?:com|us)/v3/__(?P<address>https?:/[^*]+?)__;", re.I
)
MAY_BE = ("/url?", "safelinks.", "/l.php?", "l.instagram.", "/redir", "/safety/go", "urldefense.",
          "href.li", "umblr.com", "slack-redir")  # fmt: skip
"""One of these is in every such address."""


_MOST = 5
"""Services that may lead to one another before it is believed that they go round in a circle."""


def unwrapped(address: str) -> str:
    """Where it leads, through as many services as there are; empty where it is no such address."""
    target = ""
    for _ in range(_MOST):
        if not (within := _within(target or address)):
            break
        target = within
    return target


def _within(address: str) -> str:
    """The address that one service is asked for."""
    if found := _PROOFPOINT.match(address):
        return re.sub(r"\A(https?):/{1,2}", r"\1://", found["address"])
    if not _BY_QUERY.match(address):
        return ""
    asked = parse_qs(urlsplit(address).query)
    targets = (asked[key][0] for key in _KEYS if key in asked)
    return next((each for each in targets if re.match(r"https?://[^\s/]", each)), "")
