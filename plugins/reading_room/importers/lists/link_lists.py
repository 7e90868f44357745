"""A list of links in Markdown, as "awesome" lists are. Enters: text. Leaves: what was read of it.

A heading begins a part of the list, and so does an item without a link that has items below it. An
item with a link is a work: its title is what leads there, and what is said behind it is the note.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.importers.lists import bylines
from reading_room.importers.lists.blocks import Block, Piece, blocks
from reading_room.importers.lists.gathering import Gathering, web_address

if TYPE_CHECKING:
    from reading_room.importers.found import Read

_LINK = re.compile(r"\]\(\s*<?https?://|^\s{0,3}\[[^\]]+\]:\s*<?https?://", re.MULTILINE)
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
_NO_WORKS = re.compile(
    r"(?:how to |guide to |to )?(?:contribut(?:e|ing|ions?|ors?)\b.*|licen[sc]e.*|code of conduct|"
    r"sponsors?(?:hip)?|backers|maintainers?|credits?|acknowledge?ments?|star history|"
    r"(?:table of )?contents|toc|index|stargazers.*|footnotes?|copyright.*|"
    r"support (?:us|me|this.*)|"
    r"donat(?:e|ions?))",
    re.IGNORECASE,
)
"""Parts of such a page that are about the page."""
_LONGEST = 120
"""Letters of a title."""
_BREAK = re.compile(r"\s[-–—]\s|(?<=[^\W\d_]{3})[.?!]\s|:\s|\s{2,}")
_NUMBER = re.compile(r"^\s*(?:\(?\d{1,3}[.)]|[-–—•*·]+)\s+")
_BEFORE = " \t\n-–—:：|,.·•*([⟶→»_"
_AFTER = re.compile(r"^[\s\-–—:：|,.;·•*⟶→»_]+")
_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
"""Front matter, which only a program reads, but for the title."""
_SIGNS_ALONE = re.compile(r"[\W_]+")
_STUB = re.compile(r"[\[(]\s*[\])]")
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
        items = sum(each.kind in ("item", "row") and _has_work(each) for each in self._blocks)
        words = sum(each.kind == "words" and _begins_with_link(each) for each in self._blocks)
        self._words_are_works = words > items

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
        if _has_work(block):
            self._work(block, block.pieces)
        elif block.has_items:
            self._groups[block.depth] = block.words.rstrip(" :：")
            if any(link.address.startswith("#") for link in block.links):
                self._groups.pop(block.depth)
                self._found.tell("skipped", _OF_PAGE, block.line, block.words)
        else:
            self._no_work(block, _NO_LINK)

    def _row(self, block: Block) -> None:
        if _has_work(block):
            self._work(block, block.pieces)
        elif not block.level and block.words:
            self._no_work(block, _ROW)

    def _words(self, block: Block) -> None:
        if _has_work(block) and self._words_are_works and self._headings | self._groups:
            for line in _lines(block):
                if any(piece.address for piece in line):
                    self._work(block, line)
                elif words := "".join(piece.words for piece in line).strip():
                    self._between(block, words)
            return
        words = " ".join(_shown(block.pieces).split())
        if not words:
            return
        if self._waiting and not _is_of_page(block):
            self._said.append((block.line, words))
        elif not self._description and self._is_about_all(block, words):
            self._description = words
        else:
            self._between(block, words)

    def _is_about_all(self, block: Block, words: str) -> bool:
        """Does a paragraph above all parts say what the list is?"""
        is_above = not (self._headings or len(self._found))
        return is_above and _LEAST < len(words) <= _MOST and not _begins_with_link(block)

    def _between(self, block: Block, words: str) -> None:
        if _is_of_page(block):
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
        if _is_of_page(block):
            self._found.tell("skipped", _OF_PAGE, block.line, block.words)
        elif links:
            self._found.tell("left", web_address(links[0].address)[1], block.line, _shown(links))
        elif block.words:
            self._found.tell("left", why, block.line, block.words)

    def _work(self, block: Block, pieces: list[Piece]) -> None:
        """An item, a row or a line as a work."""
        self._is_below()
        if any(_NO_WORKS.fullmatch(_SIGNS.sub("", part).strip()) for part in self._parts):
            self._found.tell("left", _UNDER, block.line, _shown(pieces))
            return
        number = _main(pieces)
        link, before, after = pieces[number], pieces[:number], pieces[number + 1 :]
        title, note, guessed = _titled(link, before, after)
        draft = self._found.link(title, link.address, block.line, self._parts)
        if draft is None:
            return
        note, names = bylines.taken(note)
        for name in names:
            draft.names([name])
        if note:
            draft.put("note", "note", note)
        keys = (*(("title",) if guessed else ()), *(("author",) if names else ()))
        self._found.add(draft, keys, " ".join(_shown(pieces).split()))


_SIGNS = re.compile(r"[^\w\s()-]")


def _has_work(block: Block) -> bool:
    return any(not web_address(link.address)[1] for link in block.links)


def _is_of_page(block: Block) -> bool:
    """Do its links lead to places on its own page?"""
    links = block.links
    return bool(links) and all(link.address.startswith("#") for link in links)


def _begins_with_link(block: Block) -> bool:
    first = next((piece for piece in block.pieces if piece.words.strip()), None)
    return bool(first and first.address and not web_address(first.address)[1])


def _lines(block: Block) -> list[list[Piece]]:
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


def _main(pieces: list[Piece]) -> int:
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


def _titled(link: Piece, before: list[Piece], after: list[Piece]) -> tuple[str, str, bool]:
    """The title, what is said of the work, and whether the title was guessed."""
    if not _is_generic(link):
        said = _NUMBER.sub("", _shown(before)).strip(" -–—:|")
        said = "" if _SIGNS_ALONE.fullmatch(said) else said
        return link.words, _note(said, _shown(after)), False
    strong = next((p for p in before if p.is_strong and re.search(r"\w", p.words)), None)
    words = _NUMBER.sub("", _shown(before))
    if strong:
        title = strong.words.strip(_BEFORE)
        rest = words.replace(strong.words, "", 1)
        return title, _note(_AFTER.sub("", rest).rstrip(_BEFORE), _shown(after)), True
    title, rest = _first(words)
    if title:
        return title, _note(rest, _shown(after)), True
    words = _AFTER.sub("", _STUB.sub("", _shown(after))).strip()
    first, stop, rest = words.partition(". ")
    if first and len(first) <= 200:
        return first.rstrip("."), _note("", rest) if stop else "", True
    return link.words if link.words != link.address else "", _note("", _shown(after)), True


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


def _shown(pieces: list[Piece]) -> str:
    """Words, with addresses in brackets behind those of links."""
    shown = []
    for piece in pieces:
        if piece.is_badge:
            continue
        away = piece.address and not web_address(piece.address)[1] and piece.address != piece.words
        shown.append(f"{piece.words} ({piece.address})" if away else piece.words)
    return "".join(shown)
