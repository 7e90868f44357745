"""What is in an RDF of Zotero's. Enters: its tree. Leaves: its items, collections, notes and files
by their addresses.

A thing may stand where it is named, or by itself with an address to which others point: a journal
in its article, or behind it under ``urn:issn:…``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.importers.lists.trees import Element

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns# "
Z = "http://www.zotero.org/namespaces/export# "
DC = "http://purl.org/dc/elements/1.1/ "
DCTERMS = "http://purl.org/dc/terms/ "
BIB = "http://purl.org/net/biblio# "
FOAF = "http://xmlns.com/foaf/0.1/ "
LINK = "http://purl.org/rss/1.0/modules/link/ "
PRISM = "http://prismstandard.org/namespaces/1.2/basic/ "
VCARD = "http://nwalsh.com/rdf/vCard# "
RDF_VALUE = f"{RDF}value"
_CONTAINERS = frozenset(
    {f"{BIB}Journal", f"{BIB}Periodical", f"{BIB}Newspaper", f"{BIB}Series", f"{BIB}CourtReporter",
     f"{Z}Website", f"{Z}Blog", f"{Z}Forum", f"{BIB}Part", f"{FOAF}Organization",
     f"{Z}UserItem", f"{DCTERMS}URI", f"{Z}AutomaticTag"}
)  # fmt: skip


class Graph:
    """Things by their addresses; an item that stands in another is one of its own, too."""

    def __init__(self, root: Element) -> None:
        self._named: dict[str, Element] = {}
        self.items: dict[str, Element] = {}
        self.collections: dict[str, Element] = {}
        self._notes: dict[str, Element] = {}
        self._files: dict[str, Element] = {}
        self._pointed: set[str] = set()
        for number, each in enumerate(root.inside):
            self._take(each, number)

    def _take(self, element: Element, number: int) -> None:
        address = element.given.get(f"{RDF}about") or element.given.get(f"{RDF}nodeID") or ""
        kind = element.words_of(f"{Z}itemType")
        self._named.setdefault(address, element)
        for name in (f"{DCTERMS}isReferencedBy", f"{LINK}link"):
            self._pointed |= {each.given.get(f"{RDF}resource", "") for each in element.all(name)}
        address = address or f"#{number}"
        if element.name == f"{Z}Collection":
            self.collections[address] = element
        elif element.name == f"{BIB}Memo" or kind == "note":
            self._notes[address] = element
        elif element.name == f"{Z}Attachment" or kind == "attachment":
            self._files[address] = element
        elif kind or element.name not in _CONTAINERS:
            self.items[address if address not in self.items else f"{address}#{number}"] = element

    @property
    def lone_notes(self) -> list[Element]:
        """Notes of no item."""
        return [note for address, note in self._notes.items() if address not in self._pointed]

    @property
    def lone_files(self) -> list[Element]:
        """Files of no item."""
        return [file for address, file in self._files.items() if address not in self._pointed]

    def things(self, element: Element, name: str) -> Iterator[Element]:
        """What a property of an element holds, or points to."""
        for each in element.all(name):
            if each.inside:
                yield from each.inside
            elif found := self._named.get(each.given.get(f"{RDF}resource", "")):
                yield found

    def notes_of(self, item: Element) -> list[str]:
        """The notes of an item, in HTML."""
        found = self.things(item, f"{DCTERMS}isReferencedBy")
        return [words for note in found if (words := note.words_of(RDF_VALUE))]

    def files_of(self, item: Element) -> list[Element]:
        """The files and links of an item."""
        return list(self.things(item, f"{LINK}link"))
