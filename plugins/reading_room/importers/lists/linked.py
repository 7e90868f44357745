"""An item of a list of links. Enters: its words and links. Leaves: which of them leads to the work,
its title, and what is said of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.importers.lists.blocks import Piece
from reading_room.importers.lists.gathering import web_address

if TYPE_CHECKING:
    from reading_room.importers.lists.blocks import Block

_GENERIC = re.compile(
    r"[\[(]?\s*(?:[📄📝🔗🌐▶️🎥📺]\s*)?(?:(?:the |full |see |view |official |live |free )?"
    r"(?:abs|abstract|article|arxiv|blog|blog post|book|code|demo|details|doc|docs|"
    r"documentation|doi|download|ebook|epub|full text|github|here|home|homepage|home page|html|"
    r"info|"
    r"link|link \d+|links?|more|online|original|page|paper|pdf|post|preprint|project|"
    r"project page|publication|read|read (?:it|more|online)|report|repo|repository|site|slides|"
    r"source|source code|talk|tweet|url|video|watch|web|web ?page|web ?site|www|youtube|📄|🔗|↗|→))"
    r"\s*[\])]?",
    re.IGNORECASE,
)
"""What a link says that names no work: the title is elsewhere in the item."""
_LONGEST = 120
"""Letters of a title."""
_BREAK = re.compile(r"\s[-–—]\s|(?<=[^\W\d_]{3})[.?!]\s|:\s|\s{2,}")
_NUMBER = re.compile(r"^\s*(?:\(?\d{1,3}[.)]|[-–—•*·]+)\s+")
_BEFORE = " \t\n-–—:：|,.·•*([⟶→»_"
_AFTER = re.compile(r"^[\s\-–—:：|,.;·•*⟶→»_]+")
_LEAD = re.compile(r"[\W_]*|[^\n]{0,79}[,:;.)\]–—|\"“‘'-]\s*")
"""What is before the link of an entry that is a paragraph, such as names and a year: unlike the
words of a sentence it ends with a sign."""
_SIGNS_ALONE = re.compile(r"[\W_]+")
_STUB = re.compile(r"[\[(]\s*[\])]")


def has_work(block: Block) -> bool:
    return any(not web_address(link.address)[1] for link in block.links)


def is_of_page(block: Block) -> bool:
    """Do its links lead to places on its own page?"""
    links = block.links
    return bool(links) and all(link.address.startswith("#") for link in links)


def begins_with_link(block: Block) -> bool:
    """Does it begin with a link, whatever signs are before its words?"""
    first = next((piece for piece in block.pieces if re.search(r"\w", piece.words)), None)
    return bool(first and first.address and not web_address(first.address)[1])


def leads_to_link(block: Block) -> bool:
    """Has it one link, behind words that are no sentence, such as who wrote what it leads to?"""
    web = [piece for piece in block.pieces if piece.address]
    if len(web) != 1 or web_address(web[0].address)[1] or _is_generic(web[0]):
        return False
    before = shown(block.pieces[: block.pieces.index(web[0])])
    return bool(_LEAD.fullmatch(before))


def lines(block: Block) -> list[list[Piece]]:
    """The pieces of a paragraph, line by line; a line that begins with no link goes on with the one
    before it."""
    lines: list[list[Piece]] = [[]]
    for piece in block.pieces:
        if piece.is_end:
            lines.append([])
        else:
            lines[-1].append(piece)
    made: list[list[Piece]] = []
    for line in lines:
        first = next((piece for piece in line if piece.words.strip()), None)
        if made and first and not first.address:
            made[-1] += [Piece(" "), *line]
        elif line:
            made.append(line)
    return made


def main(pieces: list[Piece]) -> int:
    """The link that leads to the work: the first that names something, else the first."""
    web = [
        number
        for number, piece in enumerate(pieces)
        if piece.address and not piece.is_badge and not web_address(piece.address)[1]
    ]
    named = [number for number in web if not _is_generic(pieces[number])]
    return next(iter(named), web[0])


def _is_generic(piece: Piece) -> bool:
    words = piece.words.strip()
    return (
        bool(_GENERIC.fullmatch(words))
        or words == piece.address
        or not re.search(r"\w", words)
        or bool(re.fullmatch(r"https?://\S+|\d{1,2}", words))
    )


def titled(link: Piece, before: list[Piece], after: list[Piece]) -> tuple[str, str, bool]:
    """The title, what is said of the work, and whether the title was guessed."""
    if not _is_generic(link):
        said = _NUMBER.sub("", shown(before)).strip(" -–—:|,;")
        said = "" if _SIGNS_ALONE.fullmatch(said) else said
        return link.words, _note(said, shown(after)), False
    strong = next((p for p in before if p.is_strong and re.search(r"\w", p.words)), None)
    words = _NUMBER.sub("", shown(before))
    if strong:
        title = strong.words.strip(_BEFORE)
        rest = words.replace(strong.words, "", 1)
        return title, _note(_AFTER.sub("", rest).rstrip(_BEFORE), shown(after)), True
    title, rest = _first(words)
    if title:
        return title, _note(rest, shown(after)), True
    words = _AFTER.sub("", _STUB.sub("", shown(after))).strip()
    first, stop, rest = words.partition(". ")
    if first and len(first) <= 200:
        return first.rstrip("."), _note("", rest) if stop else "", True
    return link.words if link.words != link.address else "", _note("", shown(after)), True


def _first(words: str) -> tuple[str, str]:
    """The title at the beginning of words, and what is behind it: they end where a line does, or at
    a dash or a full stop where all of them would be too long for a title."""
    title, _, rest = words.strip(_BEFORE).partition("\n")
    if len(title) > _LONGEST and (found := _BREAK.search(title)):
        title, rest = title[: found.start()], f"{title[found.end() :]} {rest}"
    return title.strip(_BEFORE), rest.strip(_BEFORE)


def _note(before: str, after: str) -> str:
    """What stands before and behind a link, without the marks between them."""
    after = _AFTER.sub("", re.sub(r"^\s*[\])]+", "", _STUB.sub("", after)))
    words = " – ".join(filter(None, (before.strip(), after.strip())))
    words = "\n\n".join(" ".join(part.split()) for part in re.split(r"\n\s*\n", words))
    return "" if _SIGNS_ALONE.fullmatch(words) else words.strip()


def shown(pieces: list[Piece]) -> str:
    """Words, with addresses in brackets behind those of links."""
    shown = []
    for piece in pieces:
        if piece.is_badge:
            continue
        away = piece.address and not web_address(piece.address)[1] and piece.address != piece.words
        shown.append(f"{piece.words} ({piece.address})" if away else piece.words)
    return "".join(shown)
