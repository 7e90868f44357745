"""A reference looked up. Enters: words that somebody pasted. Leaves: the work, as the service or
the page describes it.

Services are asked by `links` and understood by `importers`, which know nothing of each other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reading_room.formats.identifiers import Identifier, identifiers_in, shorter, wrong_isbn
from reading_room.importers.described import Described, NoWorkError, described, host
from reading_room.importers.described.answers import Answer
from reading_room.links.rate_limit import Stopped
from reading_room.links.services import NothingSaidError, look_up
from reading_room.links.trouble import SILENT, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.links.http import Asker
    from reading_room.settings import Settings

_ONE = ("DOI", "arXiv", "PMID")
"""Of these a reference has one; of ISBNs it may have one for each binding."""
_NOTHING = (
    "there is nothing in it to look up. Give a DOI, an ISBN, an arXiv id, PMID and a number, or an"
    " address, and put a reference that has spaces between quotes."
)


class NotFoundError(Exception):
    """Why a reference leads to no work, as a sentence; ``unreached``: nobody was there to say."""

    def __init__(self, why: str, *, unreached: bool = False) -> None:
        super().__init__(why)
        self.unreached = unreached


class Wanted(NamedTuple):
    """What was asked for, who answered, and the work."""

    identifier: Identifier
    host: str
    described: Described


def described_by(asker: Asker, settings: Settings, reference: str) -> Wanted:
    """The work that a reference leads to. Raises NotFoundError."""
    whys: list[str] = []
    verdict = "not found"
    for wanted in _candidates(reference):
        asker.forget()
        try:
            found = _asked(asker, settings, wanted)
        except NothingSaidError as why:
            whys.append(f"{wanted.words}: {why}")
            if not why.is_unknown and wanted.kind != "DOI":
                break
        except (NoWorkError, Trouble, Stopped) as why:
            whys.append(f"{wanted.words}: {why}")
            if isinstance(why, Trouble) and why.kind == "private":
                whys[-1] += " (--private asks it, too)"
            if isinstance(why, Trouble) and why.kind in SILENT:
                whys[-1], verdict = f"{wanted.words}: {_unreached(why)}", "not looked up"
            break
        else:
            return _by_doi(asker, settings, found) if wanted.kind == "address" else found
    raise NotFoundError(f"{verdict}. {'; '.join(whys)}.", unreached=verdict == "not looked up")


def _unreached(why: Trouble) -> str:
    """Whose silence it is cannot be told from here: the service's, or that of one's own network."""
    words = "its name could not be looked up" if why.kind in ("dns", "nameless") else str(why)
    return (
        f"{why.who} could not be reached ({words}). See whether this machine is connected to the"
        " network and the address is right, and try again"
    )


def _candidates(reference: str) -> Iterator[Identifier]:
    """What to ask for, one after another until one is known. Raises NotFoundError."""
    found = identifiers_in(reference)
    if not found:
        if wrong := wrong_isbn(reference):
            raise NotFoundError(f"{wrong} is no ISBN: a digit is wrong, or missing.")
        raise NotFoundError(_NOTHING)
    kind = found[0].kind
    same = [each for each in found if each.kind == kind]
    if kind in _ONE and len(same) > 1:
        several = " and ".join(each.value for each in same)
        raise NotFoundError(f"it holds more than one {kind}: {several}. Give each by itself.")
    for each in same if kind == "ISBN" else same[:1]:
        yield each
        if cut := shorter(each.value) if kind == "DOI" else "":
            yield Identifier("DOI", cut)
    if kind == "DOI":
        yield from (each for each in found if each.kind == "address")


def _asked(asker: Asker, settings: Settings, wanted: Identifier) -> Wanted:
    said = look_up(asker, settings, wanted)
    answer = Answer(said.form, said.text, said.url, said.address)
    return Wanted(wanted, host(said.url), described(answer, wanted))


def _by_doi(asker: Asker, settings: Settings, page: Wanted) -> Wanted:
    """What the resolver says of a page's own DOI, which is more than the page does: where it is the
    same work. Else the page."""
    work = page.described.found.reference
    if not work.doi:
        return page
    wanted = Identifier("DOI", work.doi)
    try:
        found = _asked(asker, settings, wanted)
    except (NothingSaidError, NoWorkError, Trouble) as why:
        doubt = f"The page names {wanted.words}, of which nothing more is to be had: {why}."
    else:
        if _is_alike(work.title, found.described.found.reference.title):
            return found
        other = found.described.found.reference.title
        doubt = f"The page names {wanted.words}, which is another work ({other[:80]})."
    more = page.described._replace(doubts=(*page.described.doubts, doubt))
    return page._replace(described=more)


def _is_alike(one: str, other: str) -> bool:
    """Do two titles share at least half of the words of the shorter?"""
    words = [set(re.findall(r"\w{3,}", each.casefold())) for each in (one, other)]
    least = min(map(len, words))
    return not least or len(words[0] & words[1]) * 2 >= least
