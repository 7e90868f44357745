"""Why nothing is known of an address. Enters: what went wrong. Leaves: words for it."""

from __future__ import annotations

from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "address", "cut", "dns", "empty", "fault", "head", "loop", "nameless", "private", "redirect",
    "refused", "refuses", "scheme", "script", "server", "silence", "tls",
    "unregistered", "wait",
]  # fmt: skip

WORDS: dict[Kind, str] = {
    "address": "the address cannot be taken apart",
    "cut": "{} broke the connection off",
    "dns": "the name of {} could not be looked up",
    "empty": "{} sent an empty page",
    "fault": "Reading Room went wrong over {}: please report it",
    "head": "what {} sends before its page cannot be read",
    "loop": "{} leads round in circles",
    "nameless": "there is no site named {}",
    "private": "{} is this machine or one of its own network, which is not asked",
    "redirect": "{} sends readers on without saying where",
    "refused": "nobody answers at {}",
    "refuses": "{} does not let programs look",
    "script": "{} shows nothing to programs that run no scripts",
    "scheme": "{} is no address of the web",
    "server": "{} has trouble of its own",
    "silence": "{} took too long to answer",
    "unregistered": "no such DOI is registered: {}",
    "tls": "{} cannot prove that it is itself (its certificate)",
    "wait": "{} asks to come back later",
}
PASSING: frozenset[Kind] = frozenset(
    {"cut", "dns", "nameless", "refused", "server", "silence", "wait"}
)
"""Worth a second try in a while."""
LASTING: frozenset[Kind] = frozenset(
    {"cut", "dns", "empty", "loop", "nameless", "redirect", "refused", "server", "silence"}
)
"""What a reader may meet too: on how many days it was met is counted, and reported. It makes no
address gone, for all of it also keeps programs out that are not readers."""
SILENT: frozenset[Kind] = frozenset({"dns", "nameless", "refused", "silence"})
"""What one meets at every address where one's own network is down."""


class Trouble(Exception):  # noqa: N818
    """Nothing was found out. ``who`` was asked, ``wait`` is how many seconds the server asks to be
    left alone."""

    def __init__(self, kind: Kind, who: str, more: str = "", wait: float = 0) -> None:
        self.kind = kind
        self.who = who
        self.wait = wait
        self.words = WORDS[kind].format(who) + (f" ({more})" if more else "")
        super().__init__(self.words)
