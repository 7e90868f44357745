"""Where a work of BibLaTeX is read. Enters: an entry. Leaves: its address, in a draft.

Addresses stand in ``url``, and in many a field that programs and people use instead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.importers.addresses import address_in, short_doi, url_of
from reading_room.importers.bibtables import EPRINT_FIELDS, EPRINTS, LINK_FIELDS, LINKS, OWN_LINKS
from reading_room.importers.bibwords import verbatim, words_in
from reading_room.importers.latex import plain
from reading_room.importers.plain import on_one_line
from reading_room.sources.web import is_address

if TYPE_CHECKING:
    from reading_room.importers.bibtext import Bib
    from reading_room.importers.draft import Draft

ADDRESS_ALONE = re.compile(r"https?://\S+|\b(?:available (?:at|from)|url)\b:?", re.IGNORECASE)
"""An address, or words that only lead to one."""
_ARXIV = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?")
_AMONG_WORDS = re.compile(
    rf"\b(?:arxiv(?: e-?prints?)?\s*:\s*|abs/)({_ARXIV.pattern})", re.IGNORECASE
)
"""``arXiv preprint arXiv:2007.00642``, as Google Scholar has it; ``abs/2007.00642``, as DBLP."""
ARXIV_FIELDS = ("arxivid", "arxiv")
_WORDS = ("journal", "journaltitle", "volume", "number", "howpublished", "note", "publisher")
"""Fields in which programs put such a number."""


def take_eprint(draft: Draft, entry: Bib) -> None:
    """Where an archive of preprints has it."""
    value = entry.fields.get("eprint")
    if value is None:
        for key in EPRINT_FIELDS & entry.fields.keys():
            draft.keep(key, words_in(draft, key, entry.fields[key]), "", entry.fields[key].line)
        return
    kind = next((entry.fields[key].text for key in ("eprinttype", "archiveprefix")
                 if key in entry.fields), "")  # fmt: skip
    number = on_one_line(plain(value.text).text)
    kind = plain(kind).text.strip().lower()
    number = re.sub(r"^arxiv:\s*", "", number, flags=re.IGNORECASE)
    number = number.removesuffix(".pdf")
    if (not kind and _ARXIV.fullmatch(number)) or kind.startswith("arxiv"):
        kind = "arxiv"
    if kind == "pubmed" and number.isdigit():
        draft.put("PMID", "eprint", number, value.line)
    address = url_of(number)
    if not address and kind in EPRINTS:
        address = EPRINTS[kind].format(number)
    if address and is_address(address) and "URL" not in draft and "url" not in entry.fields:
        draft.give("URL", "eprint", address, number, value.line)
    if not address or ("url" in entry.fields and not _is_same(address, draft.value("URL"))):
        draft.keep("eprint", f"{kind}:{number}" if kind else number, "", value.line)
    for key in ("eprintclass", "primaryclass"):
        if key in entry.fields:
            draft.keep(key, plain(entry.fields[key].text).text, "", entry.fields[key].line)


def _is_same(address: str, other: object) -> bool:
    """Do both lead to one page, but for ``http`` or ``https``, ``www.`` and a version?"""
    return isinstance(other, str) and _bare(address) == _bare(other)


def _bare(address: str) -> str:
    address = re.sub(r"^https?://(?:www\.)?", "", address.lower()).removesuffix(".pdf").rstrip("/")
    return re.sub(r"(?<=\d)v\d+$", "", address.replace("/pdf/", "/abs/"))


def take_preprint(draft: Draft, entry: Bib) -> None:
    """Where arXiv has it, by its number in a field of its own or among words."""
    has_address = not {"url", "eprint"}.isdisjoint(entry.fields)
    for key in ARXIV_FIELDS if has_address else (*ARXIV_FIELDS, *_WORDS):
        if key not in entry.fields:
            continue
        value = entry.fields[key]
        words = on_one_line(plain(value.text).text)
        found = _AMONG_WORDS.search(words)
        number = found[1] if found else words if key in ARXIV_FIELDS else ""
        address = EPRINTS["arxiv"].format(number) if _ARXIV.fullmatch(number) else ""
        if address and "URL" not in draft:
            draft.give("URL", key, address, words, value.line)
        elif key in ARXIV_FIELDS and not _is_same(address, draft.value("URL")):
            draft.keep(key, words, "", value.line)


def take_link(draft: Draft, entry: Bib) -> None:
    """The first address that any other field has, and the rest kept. A file is an address of the
    work where there is no other."""
    if "doi" in entry.fields and "URL" not in draft and "DOI" not in draft:
        text = verbatim(entry.fields["doi"].text)
        if address := short_doi(text) or url_of(text):
            draft.give("URL", "doi", address, text, entry.fields["doi"].line)
    fields = entry.fields
    for key in LINKS[1:]:
        value = fields.get(key)
        if value is None or key == "eprint":
            continue
        if key == "pdf" and {"url", "doi"} & fields.keys():
            if address_in(value.text):
                draft.skip(key, value.text, value.line)
            continue
        address = url_of(verbatim(value.text)) if key in LINK_FIELDS else address_in(
            verbatim(value.text))  # fmt: skip
        if key in LINK_FIELDS and not address:
            draft.keep(key, verbatim(value.text), "", value.line)
        elif address:
            draft.link(key, address, value.line, is_own=key in OWN_LINKS)
