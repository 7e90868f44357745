"""A list of links in Markdown, as "awesome" lists are. Enters: text. Leaves: what was read of it.

A heading begins a part of the list, and so does an item without a link that has items below it. An
item with a link is a work: its title is what leads there, and what is said behind it is the note.
"""

from __future__ import annotations

import re

from reading_room.importers.found import Read, Remark, TooMuchError
from reading_room.importers.lists import bylines
from reading_room.importers.lists.blocks import Block, Piece, blocks
from reading_room.importers.lists.gathering import Gathering, web_address
from reading_room.importers.lists.linked import (
    begins_with_link,
    has_work,
    is_of_page,
    leads_to_link,
    lines,
    main,
    shown,
    titled,
)
from reading_room.sources import limits

_LINK = re.compile(r"\]\(\s*<?https?://|^\s{0,3}\[[^\]]+\]:\s*<?https?://", re.MULTILINE)
_NO_WORKS = re.compile(
    r"(?:how to |guide to |to )?(?:contribut(?:e|ing|ions?|ors?)\b.*|licen[sc]e.*|code of conduct|"
    r"sponsors?(?:hip)?|backers|maintainers?|credits?|acknowledge?ments?|star history|"
    r"(?:table of )?contents|toc|index|stargazers.*|footnotes?|copyright.*|"
    r"support (?:us|me|this.*)|"
    r"donat(?:e|ions?))",
    re.IGNORECASE,
)
"""Parts of such a page that are about the page."""
_DEEP = re.compile(r"^[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]*){101}", re.MULTILINE)
_MANY_LINKS = (
    f"The item of line {{}} has more than {limits.FIELDS:,} links, and nothing of this file was"
    " taken"
)
_TOO_DEEP = "A line is more than 100 levels deep in lists and quotations"
_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
"""Front matter, which only a program reads, but for the title."""
_SIGNS = re.compile(r"[^\w\s()-]")
_LEAST, _MOST = 20, 400
"""Letters of a description."""
_OF_PAGE = "A link in the table of contents leads to a place on its own page"
_UNDER = "It is under a heading that is about the page, and no work of the list"
_NO_LINK = "An item without a link is no work"
_BADGE = "A picture or a badge has no words"
_BETWEEN = "Words between the works have no place in a list"
_OF_HEADING = "The link of a heading has no place in a list"
_HTML = "A link in a block of HTML was not looked at"
_CODE = "A block of code has no place in a list"
_ROW = "A row without a link is no work"


def is_link_list(text: str) -> bool:
    """Does a text have links of Markdown?"""
    return _LINK.search(text) is not None


def read_link_list(text: str) -> Read:
    """Every item with a link."""
    if deep := _DEEP.search(text):
        line = text.count("\n", 0, deep.start()) + 1
        return Read((), (Remark("refused", _TOO_DEEP, line=line),))
    matter = _MATTER.match(text)
    title = re.search(r"^title:\s*(.+?)\s*$", matter[1], re.MULTILINE) if matter else None
    body = _MATTER.sub(lambda found: "\n" * found[0].count("\n"), text)
    return _Reader(list(blocks(body)), title[1].strip("\"'") if title else "").read()


class _Reader:
    def __init__(self, each: list[Block], title: str) -> None:
        self._blocks = each
        self._found = Gathering("Markdown")
        self._title = title
        self._description = ""
        self._headings: dict[int, str] = {}
        self._groups: dict[int, str] = {}
        self._waiting: tuple[Block, Piece, tuple[str, ...]] | None = None
        """A heading with a link: a work, if nothing below it is one."""
        self._said: list[tuple[int, str]] = []
        """Words below it, with their lines."""
        self._has_title = False
        items = sum(each.kind in ("item", "row") and has_work(each) for each in self._blocks)
        words = sum(each.kind == "words" and begins_with_link(each) for each in self._blocks)
        self._are_guessed = not (items or words) and _are_entries(self._blocks)
        """Are its entries paragraphs with one link each, behind other words?"""
        self._words_are_works = words > items or self._are_guessed

    def read(self) -> Read:
        for block in self._blocks:
            for piece in block.pieces:
                if piece.is_badge:
                    self._found.tell("skipped", _BADGE, block.line, piece.address)
            getattr(self, f"_{block.kind}")(block)
        self._settle()
        return self._found.read(self._title, self._description, "Not under a heading")

    @property
    def _parts(self) -> tuple[str, ...]:
        above = [words for _, words in sorted(self._headings.items())]
        return (*above, *(words for _, words in sorted(self._groups.items())))

    def _heading(self, block: Block) -> None:
        self._settle()
        self._groups.clear()
        words = block.words
        if not words:
            return
        if block.level == 1 and not self._has_title and not len(self._found):
            self._title, self._has_title = self._title or words, True
            return
        self._headings = {at: w for at, w in self._headings.items() if at < block.level}
        link = next((each for each in block.links if not each.address.startswith("#")), None)
        if link and not web_address(link.address)[1]:
            self._waiting = (block, link, self._parts)
        self._headings[block.level] = words

    def _settle(self) -> None:
        """The heading with a link is a work, where nothing was below it but words."""
        if self._waiting is None:
            return
        block, link, parts = self._waiting
        self._waiting = None
        draft = self._found.link(block.words, link.address, block.line, parts)
        if draft and self._said:
            draft.put("note", "note", "\n\n".join(words for _, words in self._said))
        self._found.add(draft)
        self._said = []

    def _is_below(self) -> None:
        """There are works below the heading: it is a part, whatever its link says."""
        if self._waiting is None:
            return
        block, link, _ = self._waiting
        self._waiting = None
        self._found.tell("left", _OF_HEADING, block.line, f"{block.words} {link.address}")
        for line, words in self._said:
            self._found.tell("left", _BETWEEN, line, words)
        self._said = []

    def _item(self, block: Block) -> None:
        self._groups = {at: words for at, words in self._groups.items() if at < block.depth}
        if has_work(block):
            self._work(block, block.pieces)
        elif block.has_items:
            self._groups[block.depth] = block.words.rstrip(" :：")
            if any(link.address.startswith("#") for link in block.links):
                self._groups.pop(block.depth)
                self._found.tell("skipped", _OF_PAGE, block.line, block.words)
        else:
            self._no_work(block, _NO_LINK)

    def _row(self, block: Block) -> None:
        if has_work(block):
            self._work(block, block.pieces)
        elif not block.level and block.words:
            self._no_work(block, _ROW)

    def _words(self, block: Block) -> None:
        if has_work(block) and self._words_are_works and self._headings | self._groups:
            for line in lines(block):
                if any(piece.address for piece in line):
                    self._work(block, line)
                elif words := "".join(piece.words for piece in line).strip():
                    self._between(block, words)
            return
        words = " ".join(shown(block.pieces).split())
        if not words:
            return
        if self._waiting and not is_of_page(block):
            self._said.append((block.line, words))
        elif not self._description and self._is_about_all(block, words):
            self._description = words
        else:
            self._between(block, words)

    def _is_about_all(self, block: Block, words: str) -> bool:
        """Does a paragraph above all parts say what the list is?"""
        is_above = not (self._headings or len(self._found))
        return is_above and _LEAST < len(words) <= _MOST and not begins_with_link(block)

    def _between(self, block: Block, words: str) -> None:
        if is_of_page(block):
            self._found.tell("skipped", _OF_PAGE, block.line, words)
        else:
            self._found.tell("left", _BETWEEN, block.line, words)

    def _html(self, block: Block) -> None:
        for link in block.pieces:
            if not link.address.startswith("#"):
                self._found.tell("left", _HTML, block.line, link.address)

    def _code(self, block: Block) -> None:
        self._found.tell("left", _CODE, block.line, block.words)

    def _no_work(self, block: Block, why: str) -> None:
        links = block.links
        if is_of_page(block):
            self._found.tell("skipped", _OF_PAGE, block.line, block.words)
        elif links:
            self._found.tell("left", web_address(links[0].address)[1], block.line, shown(links))
        elif block.words:
            self._found.tell("left", why, block.line, block.words)

    def _work(self, block: Block, pieces: list[Piece]) -> None:
        """An item, a row or a line as a work."""
        self._is_below()
        if len(block.links) > limits.FIELDS:
            raise TooMuchError(_MANY_LINKS.format(block.line))
        if any(_NO_WORKS.fullmatch(_SIGNS.sub("", part).strip()) for part in self._parts):
            self._found.tell("left", _UNDER, block.line, shown(pieces))
            return
        number = main(pieces)
        link, before, after = pieces[number], pieces[:number], pieces[number + 1 :]
        title, note, guessed = titled(link, before, after)
        draft = self._found.link(title, link.address, block.line, self._parts)
        if draft is None:
            return
        note, names = bylines.taken(note)
        for name in names:
            draft.names([name])
        if note:
            draft.put("note", "note", note)
        guessed = guessed or self._are_guessed
        keys = (*(("title",) if guessed else ()), *(("author",) if names else ()))
        self._found.add(draft, keys, " ".join(shown(pieces).split()))


def _are_entries(each: list[Block]) -> bool:
    """Are most paragraphs below headings entries, though they begin with no link?"""
    first = next((at for at, block in enumerate(each) if block.kind == "heading"), len(each))
    said = [block for block in each[first:] if block.kind == "words" and block.words.strip()]
    entries = sum(map(leads_to_link, said))
    return entries >= _FEW and entries * 3 >= len(said) * 2


_FEW = 2
"""Entries that a list has at least."""
