"""References as people type them, one to a line or to a paragraph. Enters: text. Leaves: works, of
which everything is guessed that has no sign of its own.

A DOI, an ISBN, an address, an arXiv id and a PubMed number say what they are. The year, the authors
and the title are found by where they stand in the usual styles (`styles`); and the line goes beside
the work, so that whoever looks at it sees what it was made of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reading_room.formats.identifiers import identifiers_in
from reading_room.importers.lists.gathering import Gathering, web_address
from reading_room.importers.lists.styles import Parts, parts_of
from reading_room.importers.plain import on_one_line, without_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.importers.draft import Draft
    from reading_room.importers.found import Read

_START = re.compile(
    r"\s*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)](?=\s)|[-*•–—·▪◦‣](?=\s)|\\bibitem\S*)\s*"
)
"""What begins an entry of a list."""
_HEADING = re.compile(r"\s*#{1,6}\s+(.+?)\s*#*\s*|\s*(?:\*\*|__)(.+?)(?:\*\*|__):?\s*")
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|_{3,}|\*{3,})\s*")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_SIGN = re.compile(r"\b10\.\d{4,9}/|https?://|\bwww\.|\barXiv:|\bPMID|\bISBN", re.IGNORECASE)
_LONGEST_HEADING, _WORDS_OF_HEADING = 70, 7
_NO_WORK = "A line names no work: there is no title in it"
_HEADING_GUESSED = "A line was taken for a heading"
_KEYS = {"title": "title", "container": "container-title"}


class Entry(NamedTuple):
    """The words of one reference, and the line on which they begin."""

    words: str
    line: int
    is_heading: bool = False


def is_references(text: str) -> bool:
    """Is it a page of references: has every other line, or paragraph, a year or an address?"""
    entries = [each for each in _entries(text) if not each.is_heading]
    signed = sum(bool(_SIGN.search(e.words) or _YEAR.search(e.words)) for e in entries)
    return bool(entries) and signed * 2 >= len(entries)


def read_references(text: str) -> Read:
    """Every reference."""
    found = Gathering("references")
    title, part = "", ""
    for entry in _entries(text):
        if entry.is_heading:
            words = _bare_heading(entry.words)
            if not title and not len(found) and entry.line <= _first_line(text):
                title = words
            else:
                part = words
            if not _HEADING.fullmatch(entry.words):
                found.tell("guessed", _HEADING_GUESSED, entry.line, words)
            continue
        _reference(found, entry, part)
    return found.read(title, rest="Not under a heading")


def _first_line(text: str) -> int:
    return next((n for n, line in enumerate(text.split("\n"), 1) if line.strip()), 0)


def _bare_heading(words: str) -> str:
    found = _HEADING.fullmatch(words)
    return on_one_line(next(filter(None, found.groups())) if found else words).rstrip(":")


def _reference(found: Gathering, entry: Entry, part: str) -> None:
    words = entry.words
    draft = found.draft("", entry.line)
    _signs(draft, words)
    parts = parts_of(words)
    if not re.search(r"[^\W\d_]", parts.title):
        parts = parts._replace(title="")
    guessed = _take(draft, parts)
    if not parts.title:
        name = _name(draft)
        if not name:
            found.tell("left", _NO_WORK, entry.line, words)
            return
        draft.put("title", "title", name)
        guessed.append("title")
    found.stand(draft, (part,))
    found.add(draft, tuple(guessed), words)


def _name(draft: Draft) -> str:
    """What a work without a title is called by: its DOI, its address, its number."""
    address = re.sub(r"^https?://(?:www\.)?", "", str(draft.value("URL") or "")).rstrip("/")
    doi = draft.value("DOI")
    for key in ("ISBN", "PMID"):
        if number := draft.value(key):
            address = address or f"{key} {number}"
    return f"doi:{doi}" if doi else address


def _signs(draft: Draft, words: str) -> None:
    """What says itself what it is."""
    for each in identifiers_in(words):
        if each.kind == "arXiv":
            draft.put("URL", "arXiv", f"https://arxiv.org/abs/{each.value}")
        elif each.kind == "address":
            place, _ = web_address(each.value)
            is_doi = re.match(r"https?://(?:dx\.|www\.)?doi\.org/", place)
            if place and not (is_doi and "DOI" in draft):
                draft.put("URL", "address", place)
        else:
            draft.put(each.kind, each.kind, each.value)


def _take(draft: Draft, parts: Parts) -> list[str]:
    """Put what was guessed into a work; the keys that have it."""
    guessed = []
    for key, value in (("title", parts.title), ("issued", parts.year), ("volume", parts.volume),
                       ("container-title", parts.container), ("issue", parts.issue),
                       ("page", parts.pages), ("publisher", parts.publisher)):  # fmt: skip
        if value:
            draft.put(key, key, value)
            guessed.append(key)
    if parts.editors:
        draft.names(parts.editors, "editor")
        guessed.append("editor")
    if parts.names:
        role = "editor" if parts.are_editors else "author"
        draft.names(parts.names, role)
        guessed.insert(0, role)
    kind = _kind(draft, parts)
    if kind:
        draft.put("type", "type", kind)
    return guessed


def _kind(draft: Draft, parts: Parts) -> str:
    if parts.volume or parts.issue:
        return "article-journal"
    if parts.is_chapter:
        return "chapter"
    if "ISBN" in draft or parts.publisher:
        return "book"
    return "webpage" if "URL" in draft and "DOI" not in draft else ""


def _entries(text: str) -> Iterator[Entry]:
    """Headings and references, whose lines are put together where they were broken."""
    lines = [without_tags(line) if "<" in line else line for line in text.split("\n")]
    blocks = list(_blocks(lines))
    for number, (line, block) in enumerate(blocks):
        yield from _of_block(line, block, is_last=number + 1 == len(blocks))


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Lines between which there is no empty one, and where they begin."""
    block: list[str] = []
    for number, line in enumerate(lines, 1):
        if line.strip() and not _UNDERLINE.fullmatch(line):
            if _HEADING.fullmatch(line) and block:
                yield number - len(block), block
                block = []
            block.append(line)
            if _HEADING.fullmatch(line):
                yield number, block
                block = []
        elif block:
            yield number - len(block), block
            block = []
    if block:
        yield len(lines) - len(block) + 1, block


def _of_block(line: int, block: list[str], *, is_last: bool) -> Iterator[Entry]:
    if _HEADING.fullmatch(block[0]):
        yield Entry(block[0], line, is_heading=True)
        return
    if _is_heading(block[0]) and not (is_last and len(block) == 1):
        yield Entry(block[0].strip(), line, is_heading=True)
        line, block = line + 1, block[1:]
    yield from _joined(line, block)


def _is_heading(line: str) -> bool:
    """Is it a line that names a part, not a work? It has no year, no address, no full stop."""
    words = line.strip()
    if len(words) > _LONGEST_HEADING or _SIGN.search(words) or _START.match(words):
        return False
    if words.endswith(":"):
        return True
    is_bare = not _YEAR.search(words) and words[-1] not in ".,;!?)”\"'"
    return is_bare and len(words.split()) <= _WORDS_OF_HEADING


def _joined(line: int, block: list[str]) -> Iterator[Entry]:
    """The references of a block: each line is one, or each that has a number; in others a line that
    is indented, or that has no year or address of its own, goes on with the one before it."""
    starts: list[int] = []
    is_numbered = bool(block and _START.match(block[0]))
    for number, words in enumerate(block):
        is_start = bool(_START.match(words)) if is_numbered else _begins(words, number, block)
        if is_start or not starts:
            starts.append(number)
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(block)
        words = on_one_line(" ".join(block[start:end]))
        mark = _START.match(words)
        words = words[mark.end() :].strip() if mark else words
        if words:
            yield Entry(words, line + start)


def _begins(words: str, number: int, block: list[str]) -> bool:
    """Does a line without a number begin a reference?"""
    if words[:1] in " \t" and number:
        return False
    before = block[number - 1].strip() if number else ""
    is_whole = all(_YEAR.search(each) or _SIGN.search(each) for each in block)
    if is_whole and (not before or before[-1] in ".!?)/”\"'" or _SIGN.search(before)):
        return True
    ends = not before or before[-1] in ".!?)”\"'" or bool(re.search(r"\S{4,}/\S*$", before))
    is_new = bool(re.match(r"[^\W\d_a-z]|[‘“\"']|https?://|10\.", words))
    return ends and is_new and not _only_address(words)


def _only_address(words: str) -> bool:
    """Is there nothing on a line but the address of the work before it?"""
    return (
        re.fullmatch(
            r"(?:available (?:at|from):?\s*|retrieved from\s*|doi:?\s*|url:?\s*)?<?"
            r"(?:https?://|www\.|10\.\d{4,9}/)\S+>?\.?",
            words.strip(),
            re.IGNORECASE,
        )
        is not None
        and not words[:1].isupper()
    )
