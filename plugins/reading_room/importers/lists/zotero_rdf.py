"""Zotero RDF. Enters: an export of a library or of collections. Leaves: what was read of it.

It is the one format of Zotero's that has collections. Its items become CSL-JSON, by the names that
Zotero's own converter gives its fields, and `read_csl` reads that: so a work is the same whichever
way it came. https://github.com/zotero/translators (Zotero RDF.js)
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reading_room.importers.csl import read_csl
from reading_room.importers.found import Read, Remark, counted
from reading_room.importers.lists.gathering import Gathering
from reading_room.importers.lists.graph import DC, DCTERMS, RDF, RDF_VALUE, Graph, Z
from reading_room.importers.lists.trees import TreeError, tree
from reading_room.importers.lists.zotero_items import csl_of

if TYPE_CHECKING:
    from reading_room.importers.found import Found
    from reading_room.importers.lists.trees import Element

_SIGN = "http://www.zotero.org/namespaces/export#"
_NO_ITEM = "There is no item in it"
_FILE = "A file, or a copy of a page, is kept by Zotero"
_ALONE = "A collection is empty"
_NOTE_ALONE = "A note that belongs to no item has no place in a list"
_FILE_ALONE = "A file that belongs to no item was left out: only its item can be on a list"
_DEEPEST = 50


def is_zotero_rdf(text: str) -> bool:
    """Is it an export of Zotero's?"""
    return "<rdf:RDF" in text[:5000] and _SIGN in text[:5000]


def read_zotero_rdf(text: str) -> Read:
    """Every item, in the parts that the collections make."""
    try:
        graph = Graph(tree(text, has_namespaces=True))
    except TreeError as why:
        return Read((), (Remark("refused", str(why), line=why.line),))
    if not graph.items:
        return Read((), (Remark("refused", _NO_ITEM, line=1),))
    counted(len(graph.items))
    return _Reader(graph).read()


class _Reader:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._found = Gathering("Zotero")
        self._order: dict[str, list[str]] = {}
        """The titles of the collections in which each item is, by its address."""

    def read(self) -> Read:
        inside = {
            part
            for each in self._graph.collections.values()
            for part in _parts(each)
            if part in self._graph.collections
        }
        for address, collection in self._graph.collections.items():
            if address not in inside:
                self._collect(collection, (), set())
        works, remarks = self._works()
        self._alone()
        more = self._found
        has_parts = any(self._order.values())
        ready = []
        for address, work in works:
            for file in self._graph.files_of(self._graph.items[address]):
                more.tell("skipped", _FILE, file.line, file.words_of(f"{DC}title"))
            titles = self._order.get(address, [])
            title = titles[0] if titles else ("Not in a collection" if has_parts else "")
            reference = work.reference.but(section_title=title)
            ready.append(work._replace(reference=reference, also=tuple(titles[1:])))
        return Read(tuple(ready), (*remarks, *more.remarks))

    def _collect(self, collection: Element, around: tuple[str, ...], seen: set[str]) -> None:
        """Remember which items are in a collection and in those below it; one that holds itself
        ends there."""
        address = collection.given.get(f"{RDF}about", "")
        if address in seen or len(seen) > _DEEPEST:
            return
        title = collection.words_of(f"{DC}title") or "Collection"
        path = (*around, title)
        parts = _parts(collection)
        if not parts:
            self._found.tell("skipped", _ALONE, collection.line, title)
        for part in parts:
            if part in self._graph.items:
                self._order.setdefault(part, []).append(": ".join(path))
        for part in parts:
            if part in self._graph.collections:
                self._collect(self._graph.collections[part], path, {*seen, address})

    def _works(self) -> tuple[list[tuple[str, Found]], tuple[Remark, ...]]:
        """Each item with its address, those of collections first and in their order."""
        items = self._graph.items
        addresses = [*self._order, *(each for each in items if each not in self._order)]
        values: list[dict[str, Any]] = []
        lines: list[int] = []
        for number, address in enumerate(addresses):
            values.append(csl_of(items[address], self._graph) | {"id": f"item-{number}"})
            lines.append(items[address].line)
        read = read_csl(json.dumps(values))
        works = []
        for work in read.works:
            number = int(work.reference.id.removeprefix("item-"))
            key = str(values[number].get("citation-key", ""))
            reference = work.reference.but(id=key)
            works.append(
                (addresses[number], work._replace(reference=reference, line=lines[number]))
            )
        return works, tuple(_moved(remark, lines) for remark in read.remarks)

    def _alone(self) -> None:
        """What belongs to no item."""
        for note in self._graph.lone_notes:
            self._found.tell("left", _NOTE_ALONE, note.line, note.words_of(RDF_VALUE))
        for file in self._graph.lone_files:
            self._found.tell("left", _FILE_ALONE, file.line, file.words_of(f"{DC}title"))


def _moved(remark: Remark, lines: list[int]) -> Remark:
    """A remark on an entry of the CSL-JSON, at the line of the RDF."""
    number = remark.entry.removeprefix("item-")
    line = lines[int(number)] if number.isdigit() and int(number) < len(lines) else 0
    return Remark(remark.fate, remark.words, "", line, remark.held, remark.is_named)


def _parts(collection: Element) -> list[str]:
    found = [each.given.get(f"{RDF}resource", "") for each in collection.all(f"{DCTERMS}hasPart")]
    found += [each.given.get(f"{RDF}resource", "") for each in collection.all(f"{Z}hasMember")]
    return [part for part in found if part]
