"""A work as a COinS (OpenURL KEV, Z39.88-2004). Enters: a `Reference`. Leaves: what stands in
``<span class="Z3988" title="…">``, still to be escaped as HTML.

Zotero is who reads it, and its ``openurl.js`` decides the form: a value is looked at in the order
in which it stands, so that the type, which changes what later keys mean, is last. Link resolvers of
libraries read the formats of OpenURL, for articles, books, theses and patents; all else is Dublin
Core.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from reading_room.formats.mapping import COMMA
from reading_room.work import NAME_KEYS, present

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reading_room.formats.reference import Reference
    from reading_room.values import Name

_START = "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3A"
_MARKS = re.compile("[^A-Za-z0-9_.~%-]+")


class _Form(NamedTuple):
    """A format of OpenURL, and what it calls what every work has."""

    format: str
    """With its genre, where it has genres."""
    title: str = "rft.title"
    container: str = "rft.source"
    publisher: str = "rft.publisher"
    author: str = "rft.au"
    names: str = "rft.au"
    """How the keys begin for a name in parts."""
    address: str = "rft_id"


_ARTICLE = _Form("journal&rft.genre=article", "rft.atitle", "rft.jtitle", "rft.pub")
_BOOK = _Form("book&rft.genre=book", "rft.btitle", publisher="rft.pub")
_PART = _BOOK._replace(format="book&rft.genre=bookitem", title="rft.atitle", container="rft.btitle")
_THESIS = _Form("dissertation", publisher="rft.inst")
_PATENT = _Form("patent", publisher="rft.pub", author="rft.inventor", names="rft.inv")
_ANYTHING = _Form("dc", author="rft.creator", address="rft.identifier")
_FORMS = {
    "article-journal": _ARTICLE,
    "article-magazine": _ARTICLE,
    "article-newspaper": _ARTICLE,
    "book": _BOOK,
    "chapter": _PART,
    "classic": _BOOK,
    "entry": _PART,
    "entry-dictionary": _PART,
    "entry-encyclopedia": _PART,
    "paper-conference": _PART._replace(format="book&rft.genre=proceeding"),
    "patent": _PATENT,
    "report": _BOOK._replace(format="book&rft.genre=report"),
    "review": _ARTICLE,
    "review-book": _ARTICLE,
    "thesis": _THESIS,
}
TYPES = {
    "article": "preprint",
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "bill": "bill",
    "broadcast": "tvBroadcast",
    "dataset": "dataset",
    "document": "document",
    "entry": "encyclopediaArticle",
    "entry-dictionary": "dictionaryEntry",
    "entry-encyclopedia": "encyclopediaArticle",
    "figure": "artwork",
    "graphic": "artwork",
    "hearing": "hearing",
    "interview": "interview",
    "legal_case": "case",
    "legislation": "statute",
    "manuscript": "manuscript",
    "map": "map",
    "motion_picture": "film",
    "pamphlet": "document",
    "personal_communication": "letter",
    "post": "forumPost",
    "post-weblog": "blogPost",
    "regulation": "statute",
    "software": "computerProgram",
    "song": "audioRecording",
    "speech": "presentation",
    "standard": "standard",
    "treaty": "statute",
    "webpage": "webpage",
}
"""Zotero's name for each type of CSL but those of which the format of OpenURL says enough."""
_PARTS = {
    "volume": "rft.volume", "issue": "rft.issue", "page": "rft.pages", "ISSN": "rft.issn",
    "ISBN": "rft.isbn", "edition": "rft.edition", "publisher-place": "rft.place",
    "collection-title": "rft.series", "number-of-pages": "rft.tpages",
}  # fmt: skip
"""Which Zotero reads whatever the format of the context object, and so of every type."""
_PARTS_OF = {
    _ARTICLE: {"container-title-short": "rft.stitle"},
    _THESIS: {"genre": "rft.degree"},
    _PATENT: {"number": "rft.number"},
}
_PAGES = re.compile(r"([A-Za-z]?[0-9]+)[-–]([A-Za-z]?[0-9]+)")
_CONTRIBUTORS = frozenset(NAME_KEYS) - {
    "author", "collection-editor", "container-author", "original-author", "recipient",
    "reviewed-author",
}  # fmt: skip
"""Those who had part in the work itself; Zotero knows of them no more than that."""
_CLEANED = re.compile(r"[.,/\[\]:]")
"""What Zotero takes away from a name, or cuts it at."""


def coins(reference: Reference) -> str:
    """``ctx_ver=Z39.88-2004&rft_val_fmt=…&rft.title=…``: spaces are ``%20``, and each part has
    its ``=``, without which Zotero stops at the whole page.

    Zotero takes a description for the abstract. A post's own is one; why somebody put a work on a
    list is none, and stands in the downloads as a note. Nor has it a word for an archived copy: of
    an address that is gone there is the copy's.
    """
    form = _FORMS.get(reference.type, _ANYTHING)
    values = reference.values
    pairs = [
        (form.title, reference.title),
        (form.container, reference.container_title),
        *_people(form, reference),
        ("rft.date", str(reference.issued or "")),
        (form.publisher, reference.publisher),
        *[(key, values[name]) for name, key in _PARTS.items() if name in values],
        *([] if form is _ANYTHING else _parts(form, values)),
        ("rft_id", f"info:pmid/{values['PMID']}" if "PMID" in values else ""),
        ("rft_id", f"info:doi/{reference.doi}" if reference.doi else ""),
        (form.address, _address(reference.place)),
        ("rft.language", reference.language),
        ("rft.description", "" if reference.list else reference.note),
        *[("rft.subject", topic) for topic in reference.topics],
        ("rft.type", _type(form, reference)),
    ]
    said = "&".join([f"{key}={_quoted(value)}" for key, value in pairs if value])
    return f"{_START}{form.format}&{said}"


def _type(form: _Form, reference: Reference) -> str:
    if form is _ANYTHING:
        return TYPES.get(reference.type, "webpage" if reference.url else "document")
    return TYPES.get(reference.type, "")


def _parts(form: _Form, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What only a format of OpenURL has a key for."""
    for name, key in _PARTS_OF.get(form, {}).items():
        yield key, values.get(name, "")
    if pages := _PAGES.fullmatch(values.get("page", "")):
        yield "rft.spage", pages[1]
        yield "rft.epage", pages[2]


@lru_cache(maxsize=4096)
def _quoted(value: str) -> str:
    """As `quote` does it with nothing safe, in a third of the time; names and topics come again."""
    value = value.replace("%", "%25").replace(" ", "%20").replace(",", "%2C")
    value = value.replace("/", "%2F").replace(":", "%3A")
    return value if value.isalnum() else _MARKS.sub(_escape, value)


def _escape(found: re.Match[str]) -> str:
    return quote(found[0], safe="")


def _people(form: _Form, reference: Reference) -> Iterable[tuple[str, str]]:
    """Its authors, then everybody else who had part in it, whose role Zotero has no key for."""
    authors = reference.authors
    if _CONTRIBUTORS.isdisjoint(reference.values):
        return _authors(form, authors, ())
    roles = present(reference.values, _CONTRIBUTORS)
    names = dict.fromkeys(name for role in roles for name in reference.names(role))
    others = [name for name in names if name not in authors]
    contributors = [("rft.contributor", _in_one_piece(name)) for name in others]
    return [*_authors(form, authors, others), *contributors]


def _authors(
    form: _Form, authors: Iterable[Name], others: Sequence[Name]
) -> Iterator[tuple[str, str]]:
    """Persons as ``rft.au``, whole names as ``rft.aulast``, which Zotero never splits.

    A name in which it would change something stands in two parts, which it leaves alone, but for
    one that it would take for the same as a contributor's. A whole name that is also the family
    name of somebody else needs a first name, if only a space: without one Zotero fails, and finds
    nothing on the page.
    """
    families = {name.family for name in (*authors, *others) if name.given}
    for name in authors:
        whole = str(name)
        if name.family and name.given:
            if not _CLEANED.search(whole) or any(_is_alike(name, other) for other in others):
                yield form.author, _in_one_piece(name)
                continue
            yield f"{form.names}last", name.family
            yield f"{form.names}first", name.given
        else:
            yield f"{form.names}last", whole
            if whole in families:
                yield f"{form.names}first", " "


def _is_alike(one: Name, other: Name) -> bool:
    """Might Zotero take them for one person?"""
    return one.family == other.family and one.given[0] == other.given[:1]


def _in_one_piece(name: Name) -> str:
    """A comma at the end says that a name is whole; any other of its own is the look-alike that RIS
    has."""
    if not name.given or not name.family:
        return f"{str(name).replace(',', COMMA)},"
    return f"{name.family.replace(',', COMMA)}, {name.given.replace(',', COMMA)}"


def _address(url: str) -> str:
    """Zotero reads ``+`` as a space, escaped or not; in a path that is another address."""
    path, mark, query = url.partition("?")
    return f"{path.replace('+', '%2B')}{mark}{query}" if "+" in path else url
