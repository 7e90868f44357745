"""CSL-JSON as Crossref, DataCite and PubMed answer. Enters: JSON. Leaves: an item of CSL-JSON.

`importers.services` knows what services call things. What CSL has no variable for is of no use to a
list here, and neither are abstracts and keywords: the editor has not asked for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reading_room.importers.addresses import doi_of
from reading_room.importers.described.answers import (
    Answer,
    NoWorkError,
    Told,
    filled,
    host,
    loaded,
    plain,
)
from reading_room.importers.services import cleaned
from reading_room.schema import ITEM
from reading_room.work import NAME_KEYS

if TYPE_CHECKING:
    from reading_room.formats.identifiers import Identifier
    from reading_room.importers.described.answers import Item

_WANTED = frozenset(key.name for key in ITEM if key.is_csl) - {
    "abstract", "accessed", "available-date", "citation-key", "custom", "note", "source", "status",
}  # fmt: skip


def from_csl(answer: Answer, wanted: Identifier) -> Told:
    """The work. Raises NoWorkError where it is none, or another one."""
    value = loaded(answer)
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, dict):
        raise NoWorkError(f"{host(answer.url)} answered with no description of one work")
    item = _item(value)
    if not item.get("title"):
        raise NoWorkError(f"{host(answer.url)} does not say what it is called")
    _check(answer, wanted, item)
    doubts = []
    if wanted.kind == "PMID":
        item["title"] = _unstopped(item["title"])
        item["PMID"] = wanted.value
    else:
        item["DOI"] = wanted.value
    if _is_shouted(item["title"]):
        doubts.append("The title is in capitals, as the service has it.")
    return Told(item, tuple(doubts))


def _item(value: dict[str, Any]) -> Item:
    """What a list has variables for, as plain words."""
    item = {key: _plainly(key, held) for key, held in cleaned(value).items() if key in _WANTED}
    item["DOI"] = doi_of(item.get("DOI", "")) or ""
    return filled(item)


def _plainly(key: str, held: Any) -> Any:
    if key in NAME_KEYS:
        many = held if isinstance(held, list) else [held]
        return [name for each in many if (name := _name(each))]
    return held if isinstance(held, dict) else plain(held)


def _check(answer: Answer, wanted: Identifier, item: Item) -> None:
    """Raises NoWorkError where a work is another than the one that was asked for."""
    said = str(item.get(wanted.kind, ""))
    if said and said.lower() != wanted.value.lower():
        raise NoWorkError(
            f"{host(answer.url)} was asked for {wanted.words} and answered with {said}"
            f" ({item['title'][:80]}): if that is the work, give {wanted.kind} {said}"
        )


def _name(value: object) -> dict[str, str] | None:
    """A name as CSL has it; None where there are no words in it."""
    if not isinstance(value, dict):
        return {"literal": plain(value)} if plain(value) else None
    parts = {key: plain(value.get(key)) for key in _NAME_PARTS}
    if whole := parts["literal"] or (plain(value.get("name")) if not parts["family"] else ""):
        return {"literal": whole}
    return filled(parts) or None


_NAME_PARTS = ("literal", "family", "given", "suffix", "dropping-particle",
               "non-dropping-particle")  # fmt: skip


def _unstopped(title: str) -> str:
    """A title without the full stop that PubMed puts behind each."""
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


def _is_shouted(title: str) -> bool:
    return title.isupper() and " " in title
