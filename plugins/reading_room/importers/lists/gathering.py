"""The works of a list, as they are found in a file. Enters: titles, addresses, and what is said of
them. Leaves: `Read`.

Lists of links say little, and what they have is treated the same whichever program wrote it: what
leads to no page of the web is left out, a work that is there twice comes once, and what stands
outside of all parts of a list gets a part of its own. Each is told, with its line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from reading_room.formats.identifiers import doi_in
from reading_room.importers.draft import Draft
from reading_room.importers.found import Read, Remark, Remarks, counted
from reading_room.importers.plain import on_one_line
from reading_room.sources.web import is_address

if TYPE_CHECKING:
    from reading_room.formats import Reference
    from reading_room.importers.found import Fate, Found

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]{0,30}):(?!\d)", re.IGNORECASE)
_SHOWN = 200
_NO_ADDRESS = "There is no address"
_OF_NO_SITE = "An address that begins with {}: leads to no page of the web"
_OF_ITS_SITE = "An address without https:// leads to a page of its own site alone"
_NOT_ONE = "The address cannot be read as one"
_TWICE = "It is in the file more than once, and stands where it was first"
_SAID_TWICE = "It is in the file more than once, and of the others this was left out"
_NO_TITLE = "Without a title, its address was taken for one"
_GUESSED = "Its {} were guessed: look at them"
_OUTSIDE = "It stands outside of all parts of the list, and is under “{}”"


class Gathering:
    """What has been found so far, in the order in which it stands there."""

    def __init__(self, system: str) -> None:
        self.system = system
        self.remarks = Remarks()
        self._works: list[tuple[Found, tuple[str, ...]]] = []
        self._drafts = 0
        self._parts: dict[int, tuple[str, ...]] = {}
        """The titles of the parts in which works stand, by the works' drafts."""

    def tell(self, fate: Fate, words: str, line: int = 0, held: str = "") -> None:
        """Say what became of something in the file that is no work."""
        shown = on_one_line(held[: 10 * _SHOWN])[:_SHOWN]
        self.remarks.append(Remark(fate, words, "", line, shown))

    def draft(self, entry: str, line: int) -> Draft:
        """A work begins, at a line."""
        self._drafts += 1
        counted(self._drafts)
        return Draft(entry, line, self.remarks)

    def link(
        self, title: str, address: str, line: int, parts: tuple[str, ...] = ()
    ) -> Draft | None:
        """A link, as a work; None where it leads to no page of the web, which is told."""
        place, why = web_address(address)
        if why:
            self.tell("left", why, line, f"{on_one_line(title)} {address}".strip())
            return None
        draft = self.draft("", line)
        put_address(draft, place, address)
        draft.seen("title", title, line)
        words = on_one_line(title)
        if not words:
            draft.say("guessed", _NO_TITLE, place)
            words = re.sub(r"^https?://(?:www\.)?", "", place).rstrip("/")
        draft.give("title", "title", words)
        self.stand(draft, parts)
        return draft

    def stand(self, draft: Draft, parts: tuple[str, ...]) -> None:
        """Put a work into a part of the list, by the titles of that part and those around it."""
        self._parts[id(draft)] = tuple(filter(None, map(on_one_line, parts)))

    def add(self, draft: Draft | None, guessed: tuple[str, ...] = (), origin: str = "") -> None:
        """A work is finished. ``guessed``: the keys whose values were, from words."""
        if draft is None:
            return
        if guessed:
            named = ", ".join(dict.fromkeys(guessed))
            draft.say("guessed", _GUESSED.format("values"), f"{named}: {origin}")
        found = draft.found()
        parts = self._parts.pop(id(draft), ())
        if found and guessed:
            words = f"Guessed: {', '.join(dict.fromkeys(guessed))}. Look at it. The line was:"
            found = found._replace(guess=f"{words} {on_one_line(origin)}")
        if found:
            self._works.append((found, parts))

    def __len__(self) -> int:
        return len(self._works)

    def read(self, title: str = "", description: str = "", rest: str = "") -> Read:
        """The whole file. ``rest`` is the title of a part for what is in none, where others are."""
        works = self._in_parts(self._once())
        if rest and any(work.reference.section_title for work in works):
            works = [self._in_rest(work, rest) for work in works]
        return Read(tuple(works), tuple(self.remarks), on_one_line(title), on_one_line(description))

    def _in_rest(self, work: Found, rest: str) -> Found:
        if work.reference.section_title:
            return work
        self.tell("mended", _OUTSIDE.format(rest), work.line, work.reference.title)
        return work._replace(reference=work.reference.but(section_title=rest))

    @staticmethod
    def _in_parts(works: list[tuple[Found, tuple[str, ...]]]) -> list[Found]:
        """The works with the titles of their parts; a part in which all the others are is none."""
        known = {parts for _, parts in works}
        while len(known) > 1 and all(len(parts) > 1 for parts in known):
            if len({parts[0] for parts in known}) > 1:
                break
            works = [(work, parts[1:]) for work, parts in works]
            known = {parts for _, parts in works}
        return [
            work._replace(reference=work.reference.but(section_title=": ".join(parts)))
            for work, parts in works
        ]

    def _once(self) -> list[tuple[Found, tuple[str, ...]]]:
        seen: dict[tuple[str, ...], Reference] = {}
        works = []
        for work, parts in self._works:
            marks = _marks(work.reference)
            first = next((seen[mark] for mark in marks if mark in seen), None)
            if first is None:
                works.append((work, parts))
                seen |= dict.fromkeys(marks, work.reference)
                continue
            self.tell("mended", _TWICE, work.line, work.reference.title)
            if work.reference.note and work.reference.note != first.note:
                self.tell("left", _SAID_TWICE, work.line, work.reference.note)
        return works


def web_address(text: str) -> tuple[str, str]:
    """An address of the web, as it can be followed; or an empty one, and why there is none."""
    words = "".join(text.split("\n")).strip()
    words = words[1:-1] if words.startswith("<") and words.endswith(">") else words
    if not words:
        return "", _NO_ADDRESS
    lower = words.lower()
    if lower.startswith("feed:"):
        words = re.sub(r"(?i)^feed:(?://)?(?=https?:)", "", words)
        words = re.sub(r"(?i)^feed://", "http://", words)
    elif lower.startswith("//"):
        words = f"https:{words}"
    elif lower.startswith("www."):
        words = f"https://{words}"
    scheme = _SCHEME.match(words)
    if scheme is None:
        return "", _OF_ITS_SITE
    if scheme[1].lower() not in ("http", "https"):
        return "", _OF_NO_SITE.format(scheme[1].lower())
    words = f"{scheme[1].lower()}{words[len(scheme[1]) :]}"
    made = re.sub(r"[\s\\<>\"]", lambda found: quote(found[0]), words)
    return (made, "") if is_address(made) else ("", _NOT_ONE)


def put_address(draft: Draft, place: str, held: str) -> None:
    """Give a work its address; one that resolves a DOI is its DOI."""
    if doi_in(place) and re.match(r"https?://(?:dx\.|www\.)?doi\.org/", place, re.IGNORECASE):
        draft.put("DOI", "address", place)
    if "DOI" not in draft:
        if "type" not in draft:
            draft.give("type", "address", "webpage")
        draft.give("URL", "address", place, held)


def _marks(work: Reference) -> list[tuple[str, ...]]:
    """What no two works of one file have in common."""
    title = " ".join(work.title.casefold().split())
    address = re.sub(r"^https?://(?:www\.)?", "", work.url).rstrip("/")
    isbn = str(work.values.get("ISBN", ""))
    marks: list[tuple[str, ...]] = [("doi", work.doi.lower())] if work.doi else []
    marks += [("address", address, title)] if address else []
    marks += [("isbn", isbn, title)] if isbn else []
    if not marks:
        marks = [("title", title, *map(str, work.makers), str(work.issued or ""))]
    return marks
