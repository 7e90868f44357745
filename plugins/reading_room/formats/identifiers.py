"""What a work is looked up by. Enters: words that somebody pasted. Leaves: its DOI, ISBN, arXiv id,
PubMed number or address.

A DOI and an address say what they are wherever they stand; a number alone can be anything, so that
an ISBN must be right in its check digit, and PubMed's and arXiv's numbers have their word before
them, or are in an address of theirs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import unquote, urlsplit, urlunsplit

from stdnum import isbn

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal["DOI", "arXiv", "PMID", "ISBN", "address"]
"""From the surest to the least sure: which of several is asked for."""

_DOI = re.compile(r"(?<![\w.])10\.\d{4,9}(?:\.\d+)*/[^\s\"“”]+", re.ASCII)
_PERCENT = re.compile(r"(?<=\b10\.)(\d{4,9}(?:\.\d+)*)%2f", re.IGNORECASE)
_END = ".,;:!?'’”»*_·"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}
_VIEW = re.compile(
    r"/(?:full|abstract|abs|pdf|epdf|pdfdirect|epub|html|meta|summary|fulltext|full/html|"
    r"references|citations?|figures)/?$|\.(?:full|abstract|pdf)(?:\.pdf)?$",
    re.IGNORECASE,
)
"""What sites of publishers put behind a DOI in their own addresses."""
_ADDRESS = re.compile(r"https?://[^\s<>\"“”]+|(?<![\w./@])www\.[\w-]+\.[^\s<>\"“”]+", re.IGNORECASE)
_ARXIV_ID = (
    r"(?:\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,3})?"
)
_ARXIV = re.compile(
    rf"\barxiv(?:\.org/(?:abs|pdf|html)/|\s?:\s?|\s)({_ARXIV_ID})(?![\d/])", re.IGNORECASE
)
_ARXIV_ALONE = re.compile(_ARXIV_ID)
_PMID = re.compile(
    r"\b(?:PMID|pubmed(?:\.ncbi\.nlm\.nih\.gov)?|ncbi\.nlm\.nih\.gov/pubmed)"
    r"(?:\s?[:#/]\s?|\s+(?:ID:?\s?)?)(\d{1,8})(?!\d)",
    re.IGNORECASE,
)
_ISBN = re.compile(
    r"(?:\bISBN(?:[- ]?1[03])?[:.]?\s*)?(?<![\w./-])"
    r"((?:97[89][- –]?)?\d(?:[- –]?\d){8}[- –]?[\dX])(?![\w/])",
    re.IGNORECASE,
)
_CAMPAIGN = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid)(?:=|$)", re.IGNORECASE)


class Identifier(NamedTuple):
    """What to ask for. An ISBN has 13 digits, an arXiv id no version."""

    kind: Kind
    value: str

    @property
    def words(self) -> str:
        """As an editor writes it."""
        return self.value if self.kind == "address" else f"{self.kind} {self.value}"


def identifiers_in(text: str) -> list[Identifier]:
    """Every work's name in some words, each once, from the surest kind to the least sure."""
    text = " ".join(text.split())
    found = dict.fromkeys(_found(text))
    seen: dict[tuple[str, str], Identifier] = {}
    for each in found:
        seen.setdefault((each.kind, each.value.lower() if each.kind == "DOI" else each.value), each)
    return list(seen.values())


def doi_in(text: str) -> str:
    """The first DOI in some words; empty where there is none."""
    return next(_dois(text), "")


def shorter(doi: str) -> str:
    """A DOI without what a publisher's own address has behind it; empty where it has nothing."""
    cut = _VIEW.sub("", doi)
    return cut if cut != doi else ""


def wrong_isbn(text: str) -> str:
    """A number that is called an ISBN, and cannot be one; empty where there is none."""
    for each in re.finditer(r"\bISBN(?:[- ]?1[03])?[:.]?\s*([\dX][\dX -–]{8,20})", text, re.I):
        number = isbn.compact(each[1].strip(" -–").upper())
        if not isbn.is_valid(number):
            return each[1].strip(" -–")
    compact = isbn.compact(text)
    alone = re.fullmatch(r"(?:97[89])?\d{9}[\dXx]", compact) is not None
    return text.strip() if alone and not isbn.is_valid(compact) else ""


def without_campaign(url: str) -> str:
    """An address without what only tells a site how its reader came there."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = "&".join(each for each in parts.query.split("&") if not _CAMPAIGN.match(each))
    return urlunsplit(parts._replace(query=query)) if query != parts.query else url


def _found(text: str) -> Iterator[Identifier]:
    yield from (Identifier("DOI", each) for each in _dois(text))
    for each in _ARXIV.finditer(text):
        yield Identifier("arXiv", _unversioned(each[1]))
    if _ARXIV_ALONE.fullmatch(text):
        yield Identifier("arXiv", _unversioned(text))
    yield from (Identifier("PMID", each[1].lstrip("0")) for each in _PMID.finditer(text)
                if each[1].strip("0"))  # fmt: skip
    without = _ADDRESS.sub(" ", text)
    for each in _ISBN.finditer(_DOI.sub(" ", without)):
        number = isbn.compact(each[1].upper().replace("–", "-"))
        if isbn.is_valid(number):
            yield Identifier("ISBN", isbn.to_isbn13(number))
    for each in _ADDRESS.finditer(text):
        url = _trimmed(each[0])
        yield Identifier("address", url if "://" in url else f"https://{url}")


def _dois(text: str) -> Iterator[str]:
    plain = _PERCENT.sub(r"\1/", text)
    for found in _DOI.finditer(plain):
        doi = found[0]
        if _is_in_address(plain, found.start()):
            doi = unquote(re.split(r"[?#]|&(?=\w+=)", doi, maxsplit=1)[0])
        elif "%" in doi:
            doi = unquote(doi)
        if doi := _trimmed(doi):
            yield doi


def _is_in_address(text: str, at: int) -> bool:
    return "://" in text[text.rfind(" ", 0, at) + 1 : at]


def _trimmed(words: str) -> str:
    """What was copied, without the marks that end a sentence or close what was opened before."""
    while words:
        last = words[-1]
        opened = _PAIRS.get(last)
        if last in _END or (opened and words.count(opened) < words.count(last)):
            words = words[:-1]
        else:
            break
    for close, opened in _PAIRS.items():
        at = _unopened(words, opened, close)
        if at and close == ">":
            words = _trimmed(words[:at])
    return words


def _unopened(words: str, opened: str, close: str) -> int:
    """Where the first bracket is that nothing has opened; 0 where there is none."""
    depth = 0
    for at, char in enumerate(words):
        depth += (char == opened) - (char == close)
        if depth < 0:
            return at
    return 0


def _unversioned(id_: str) -> str:
    return re.sub(r"v\d+$", "", id_)
