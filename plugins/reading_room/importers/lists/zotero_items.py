"""An item of Zotero's RDF as CSL-JSON. Enters: its element. Leaves: values by CSL's variables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reading_room.formats.identifiers import doi_in
from reading_room.importers.lists.graph import (
    BIB,
    DC,
    DCTERMS,
    FOAF,
    LINK,
    PRISM,
    RDF,
    RDF_VALUE,
    VCARD,
    Z,
)
from reading_room.schema.other_types import type_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.importers.lists.graph import Graph
    from reading_room.importers.lists.trees import Element

_KINDS = {
    f"{BIB}Book": "book", f"{BIB}BookSection": "bookSection", f"{BIB}Article": "journalArticle",
    f"{BIB}Thesis": "thesis", f"{BIB}Letter": "letter", f"{BIB}Manuscript": "manuscript",
    f"{BIB}Interview": "interview", f"{BIB}MotionPicture": "film", f"{BIB}Report": "report",
    f"{BIB}Illustration": "artwork", f"{BIB}Document": "webpage", f"{BIB}Legislation": "statute",
    f"{BIB}Patent": "patent", f"{BIB}Image": "map", f"{BIB}Recording": "audioRecording",
    f"{BIB}ConferenceProceedings": "presentation", f"{BIB}Data": "computerProgram",
}  # fmt: skip
"""What an item is that does not say it: exports from before 2010 have no ``z:itemType``."""
_OWN_TYPES = {
    "thesis": "thesis", "manuscript": "manuscript", "interview": "interview", "patent": "patent",
    "hearing": "hearing", "bill": "bill", "map": "map", "standard": "standard",
    "document": "document", "instantMessage": "personal_communication",
}  # fmt: skip
_ROLES = {
    f"{BIB}authors": "author", f"{BIB}editors": "editor", f"{BIB}contributors": "contributor",
    f"{Z}translators": "translator", f"{Z}seriesEditors": "collection-editor",
    f"{Z}bookAuthors": "container-author", f"{Z}reviewedAuthors": "reviewed-author",
    f"{Z}directors": "director", f"{Z}scriptwriters": "script-writer", f"{Z}producers": "producer",
    f"{Z}interviewees": "author", f"{Z}interviewers": "interviewer", f"{Z}recipients": "recipient",
    f"{Z}performers": "performer", f"{Z}composers": "composer", f"{Z}podcasters": "author",
    f"{Z}presenters": "author", f"{Z}programmers": "author", f"{Z}inventors": "author",
    f"{Z}artists": "author", f"{Z}cartographers": "author", f"{Z}sponsors": "author",
    f"{Z}guests": "guest", f"{Z}commenters": "author", f"{Z}counsels": "contributor",
    f"{Z}castMembers": "performer", f"{Z}wordsBys": "author",
}  # fmt: skip
_WORDS = {
    f"{DC}title": "title", f"{BIB}pages": "page", f"{PRISM}volume": "volume",
    f"{PRISM}number": "issue", f"{PRISM}edition": "edition", f"{DCTERMS}abstract": "abstract",
    f"{Z}language": "language", f"{Z}shortTitle": "title-short", f"{Z}archive": "archive",
    f"{DC}coverage": "archive_location", f"{Z}libraryCatalog": "source",
    f"{Z}numPages": "number-of-pages", f"{Z}numberOfVolumes": "number-of-volumes",
    f"{Z}type": "genre", f"{Z}citationKey": "citation-key", f"{DC}rights": "license",
    f"{Z}meetingName": "event-title", f"{Z}runningTime": "dimensions", f"{Z}court": "authority",
    f"{Z}history": "references", f"{Z}medium": "medium", f"{Z}scale": "scale",
    f"{Z}system": "medium", f"{Z}versionNumber": "version", f"{DC}description": "note",
    f"{Z}section": "section", f"{Z}status": "status", f"{Z}repository": "publisher",
    f"{Z}archiveID": "number", f"{Z}originalDate": "original-date",
    f"{Z}originalTitle": "original-title", f"{Z}originalPublisher": "original-publisher",
    f"{Z}reportNumber": "number", f"{Z}billNumber": "number", f"{Z}patentNumber": "number",
}  # fmt: skip
_DATES = {f"{DC}date": "issued", f"{DCTERMS}dateSubmitted": "accessed",
          f"{DCTERMS}issued": "issued"}  # fmt: skip
_OF_CONTAINER = {f"{DC}title": "container-title", f"{PRISM}volume": "volume",
                 f"{PRISM}number": "issue", f"{PRISM}edition": "edition",
                 f"{DCTERMS}alternative": "container-title-short"}  # fmt: skip
_READ = frozenset(
    {*_WORDS, *_DATES, *_ROLES, f"{Z}itemType", f"{DC}identifier", f"{DC}subject",
     f"{DCTERMS}isPartOf", f"{DC}publisher", f"{DCTERMS}isReferencedBy", f"{LINK}link",
     f"{DC}relation", f"{RDF}type", f"{LINK}type", f"{LINK}charset", f"{PRISM}volume"}
)  # fmt: skip
_CALL_NUMBER = f"{DCTERMS}LCC"


def csl_of(item: Element, graph: Graph) -> dict[str, Any]:
    """The values of an item."""
    kind = item.words_of(f"{Z}itemType") or _KINDS.get(item.name, "document")
    found: dict[str, Any] = {"type": _OWN_TYPES.get(kind) or type_elsewhere(kind, "document")}
    for name, variable in _WORDS.items():
        for each in item.all(name):
            if each.words:
                found.setdefault(variable, each.words)
    if kind in ("report", "bill", "patent", "standard", "preprint") and "issue" in found:
        found.setdefault("number", found.pop("issue"))
    if kind == "computerProgram" and "edition" in found:
        found["version"] = found.pop("edition")
    for name, variable in _DATES.items():
        if words := item.words_of(name):
            found.setdefault(variable, {"raw": words})
    for name, role in _ROLES.items():
        if people := [person for each in item.all(name) for person in _people(each)]:
            found[role] = [*found.get(role, []), *people]
    _publisher(found, item, graph)
    _containers(found, item, graph)
    for each in item.all(f"{DC}identifier"):
        _identifier(found, each)
    _topics(found, item)
    _notes(found, item, graph)
    if "URL" not in found and "DOI" not in found:
        _address(found, item, graph)
    _others(found, item)
    return found


def _people(role: Element) -> Iterator[dict[str, str]]:
    """The names of a role, in their order."""
    for each in _below(role):
        if each.name == f"{FOAF}Organization":
            yield {"literal": each.words_of(f"{FOAF}name")}
        elif each.name == f"{FOAF}Person":
            family = each.words_of(f"{FOAF}surname")
            given = each.words_of(f"{FOAF}givenName") or each.words_of(f"{FOAF}givenname")
            yield {"family": family, "given": given} if given else {"literal": family}


def _below(element: Element) -> Iterator[Element]:
    for each in element.inside:
        yield each
        yield from _below(each)


def _publisher(found: dict[str, Any], item: Element, graph: Graph) -> None:
    for each in graph.things(item, f"{DC}publisher"):
        if name := each.words_of(f"{FOAF}name"):
            found.setdefault("publisher", name)
        place = next((e.words for e in _below(each) if e.name == f"{VCARD}locality"), "")
        if place:
            found.setdefault("publisher-place", place)
    if words := item.words_of(f"{DC}publisher"):
        found.setdefault("publisher", words)


def _containers(found: dict[str, Any], item: Element, graph: Graph) -> None:
    """What an item is part of: a journal, a book, a series, and that in its turn."""
    waiting, seen = list(graph.things(item, f"{DCTERMS}isPartOf")), 0
    while waiting and seen < 10:
        each, seen = waiting.pop(0), seen + 1
        waiting += graph.things(each, f"{DCTERMS}isPartOf")
        title = each.words_of(f"{DC}title")
        if each.name == f"{BIB}Series":
            found.setdefault("collection-title", title)
            if number := each.words_of(f"{DC}identifier"):
                found.setdefault("collection-number", number)
            continue
        if each.name == f"{BIB}Part":
            found.setdefault("section", title)
            continue
        for name, variable in _OF_CONTAINER.items():
            if words := each.words_of(name):
                found.setdefault(variable, words)
        for identifier in each.all(f"{DC}identifier"):
            _identifier(found, identifier)


def _identifier(found: dict[str, Any], element: Element) -> None:
    """An ISBN, an ISSN, a DOI, an address or a shelf mark."""
    for each in element.inside:
        words = each.words_of(RDF_VALUE)
        if words:
            found.setdefault("call-number" if each.name == _CALL_NUMBER else "URL", words)
    words = element.words or element.given.get(f"{RDF}resource", "")
    known = re.match(r"(ISBN|ISSN|DOI|PMID|PMCID)[ :]+(.+)", words)
    if known:
        found.setdefault(known[1], known[2])
    elif re.match(r"https?://", words):
        found.setdefault("URL", words)
    elif doi_in(words):
        found.setdefault("DOI", doi_in(words))
    elif words:
        found.setdefault("call-number", words)


def _topics(found: dict[str, Any], item: Element) -> None:
    words = []
    for subject in item.all(f"{DC}subject"):
        inside = [e for e in subject.inside if e.name == _CALL_NUMBER]
        if inside:
            found.setdefault("call-number", inside[0].words_of(RDF_VALUE))
            continue
        words += [subject.words, *(each.words_of(RDF_VALUE) for each in subject.inside)]
    if kept := [part.replace(",", " ").replace(";", " ") for part in words if part]:
        found["keyword"] = "; ".join(kept)


def _notes(found: dict[str, Any], item: Element, graph: Graph) -> None:
    """What Zotero has for extra, and notes."""
    notes = [found.get("note", ""), *graph.notes_of(item)]
    if words := "<p>".join(filter(None, notes)):
        found["note"] = words


def _address(found: dict[str, Any], item: Element, graph: Graph) -> None:
    """Where an item says no address, what it is known by, or the link beside it."""
    about = item.given.get(f"{RDF}about", "")
    if re.match(r"https?://", about):
        found["URL"] = about
        return
    for each in graph.files_of(item):
        for identifier in each.all(f"{DC}identifier"):
            _identifier(found, identifier)


def _others(found: dict[str, Any], item: Element) -> None:
    """What has no variable goes under its own name, which is kept under ``custom``."""
    for each in item.inside:
        name = each.name.rpartition(" ")[2]
        if each.name not in _READ and each.words and name not in found:
            found[name] = each.words
