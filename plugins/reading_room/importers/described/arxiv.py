"""arXiv's Atom. Enters: a feed. Leaves: an item of CSL-JSON.

It is read by expat as a stream that stops at the first document type: none of arXiv's answers has
one, and nothing is ever expanded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from reading_room.importers.described.answers import (
    Answer,
    NoWorkError,
    Told,
    date_of,
    filled,
    host,
    plain,
)
from reading_room.importers.described.names import several

if TYPE_CHECKING:
    from reading_room.formats.identifiers import Identifier

_ATOM = "http://www.w3.org/2005/Atom "
_ARXIV = "http://arxiv.org/schemas/atom "
_ENTRY = f"{_ATOM}feed/{_ATOM}entry"
_NAMES = "arXiv does not say which part of a name is the family name: check it."


def from_arxiv(answer: Answer, wanted: Identifier) -> Told:
    """The work. Raises NoWorkError where there is none, or another one."""
    try:
        fields = _Entry().read(answer.text)
    except (expat.ExpatError, ValueError):
        raise NoWorkError(f"what {host(answer.url)} answered is no feed") from None
    first = {name: words[0] for name, words in fields.items()}
    title, id_ = plain(first.get("title", "")), first.get("id", "").strip()
    if not title or "/api/errors" in id_:
        raise NoWorkError(f"{host(answer.url)} knows no {wanted.words}")
    said = id_.rpartition("/abs/")[2]
    if said.rpartition("v")[0] != wanted.value and said != wanted.value:
        raise NoWorkError(
            f"{host(answer.url)} was asked for {wanted.words} and answered with {said or 'another'}"
            f" ({title[:80]})"
        )
    names = several(fields.get("name", []))
    doubts = [_NAMES] if names else []
    item = {
        "type": "article",
        "title": title,
        "author": names,
        "issued": date_of(first.get("published", ""), doubts),
        "publisher": "arXiv",
        "number": f"arXiv:{wanted.value}",
        "DOI": f"10.48550/arXiv.{wanted.value}",
        "URL": f"https://arxiv.org/abs/{wanted.value}",
    }
    if doi := plain(first.get("doi", "")):
        doubts.append(f"It has been published since: for that version, add {doi}")
    elif journal := plain(first.get("journal_ref", "")):
        doubts.append(f"It has been published since ({journal}): for that version, add its DOI")
    return Told(filled(item), tuple(doubts))


class _Entry:
    """The texts of the first entry's elements, by name."""

    def __init__(self) -> None:
        self.fields: dict[str, list[str]] = {}
        self.path: list[str] = []
        self.entries = 0
        self.words: list[str] = []
        self.parser = expat.ParserCreate("utf-8", " ")  # whatever the text says that it was in
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.words.append
        self.parser.StartDoctypeDeclHandler = self._doctype

    def read(self, text: str) -> dict[str, list[str]]:
        """Raises ExpatError or ValueError where it is no such text."""
        self.parser.Parse(text.encode(), True)
        return self.fields

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        del attributes
        self.path.append(name)
        self.entries += "/".join(self.path) == _ENTRY
        self.words.clear()

    def _end(self, name: str) -> None:
        if self.entries == 1 and "/".join(self.path).startswith(f"{_ENTRY}/"):
            key = name.removeprefix(_ATOM).removeprefix(_ARXIV)
            self.fields.setdefault(key, []).append("".join(self.words))
        self.path.pop()
        self.words.clear()

    def _doctype(self, *_: object) -> None:
        raise ValueError
