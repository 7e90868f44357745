"""What looks like a heading or a list and is none. Enters: the events of a text. Leaves: faults.

Bold type for a heading, bullets typed by hand: whoever listens, or finds their way by headings,
meets neither.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reading_room.markup.events import is_start, kind_of, take, words
from reading_room.markup.text import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.markup.events import Span

_GLYPHS = "•◦‣▪▫●○■□◆◇★☆⁃∙·"
_SIGNS = "←-⇿⌀-⏿☀-➿⬀-⯿\U0001f000-\U0001faff"
_LINE = re.compile(
    rf"\n[ \t>]*(?:[-*+][ \t]+|\d{{1,9}}[.)][ \t]+)*"
    rf"(?:[{_GLYPHS}{_SIGNS}]|[–—][ \t]|[-*](?![\s*-])|[o§](?:[ \t\u00a0\n]|\Z))"
)
"""Where a line may begin with a bullet that was typed."""
_SIGN = re.compile(
    r"\n(?=[ \t>]*[^\sA-Za-z(\"'\[`#|“‘<!>])"
    r"(?![ >]*(?:[-*+]|\d+[.)]) +[A-Za-z(\"'\[`“‘])"
    r"|\n[ \t>]*o(?:[ \t\u00a0\n]|\Z)"
)
"""A glance at the beginnings of lines. A pattern that begins with one letter is quickly looked for:
a third of the time that ``in`` takes for two."""
_SURE = re.compile(rf"[{_GLYPHS}]\s*(?=\w)")
_EMOJI = re.compile(rf"[{_SIGNS}][\u200d{_SIGNS}\ufe0f]*(?:\s|\w)")
"""One may stand for a smile: two alike, or in one paragraph, are bullets."""
_TYPED_O = ("o ", "o\t", "o\u00a0", "o\n")
_LONE = re.compile(rf"[o§{_GLYPHS}]\s*\Z")
"""A bullet of Word that stands in a line of its own, and its words below."""
_OF_WORD = frozenset("o§·")
"""Those that Word writes so; any other, in a paragraph of its own, parts a text."""
_MAYBE = re.compile(
    r"[–—]\s|o[ \t\u00a0]+(?=\S)|§[ \t\u00a0]+(?=[^\W\d_])"
    r"|-(?=\w)(?!\w(?:[\s=,.;:)]|\Z))|\*(?=\w)|\*\s(?=\w)"
)
"""Marks that also begin a remark (* Figures for 2019) or what somebody says: two of them are
bullets; -T is an option of a program."""
_ENDS = (
    ("*", re.compile(r"\*:?(?: *|\\)(?:\n|\Z)")),
    ("_", re.compile(r"_:?(?: *|\\)(?:\n|\Z)")),
    ("<", re.compile(r">:?(?: *|\\)(?:\n|\Z)")),
)
"""How a line may end that stands out as a whole: the sign to look for, and what may follow it."""
_NO_HEADING = re.compile(
    r"(?:by|photo|picture|image|illustration|source|from|translated|credit|copyright|©)\b|.*[@©]",
    re.IGNORECASE | re.DOTALL,
)
_SILENT = frozenset({"CodeBlock", "Heading", "HtmlBlock", "Image", "Table"})
_MARKS = frozenset({"Strong", "Emphasis", "Strikethrough", "Link"})
_LONGEST = 80
"""No heading has more letters."""
_FEW = 8
_LAST = 5
"""Events of a paragraph in which its last words are."""
_CLOSES = "Closing"
"""The kind of a paragraph that ends a letter: a name comes next."""
_LINE_OF_ITS_OWN = "line"
"""The mark of a line in bold above the rest of its paragraph."""


_SPEAKER = re.compile(r"(?:[A-Z][\w.’'-]*\s?){1,3}:")
_NO_SPEAKER = frozenset(
    """
    background conclusion conclusions contact contents discussion findings introduction methods
    notes overview recommendations references resources results sources summary
    """.split()  # noqa: SIM905
) | {"further reading", "more information", "next steps"}
"""One to three words with capitals and a colon that head a text, and are nobody who speaks."""
_CLOSING = re.compile(r"(?:sincerely|faithfully|truly|regards|wishes|thanks),?\Z", re.IGNORECASE)
_SPEECH = re.compile(r"[–—]\s+[\"“‘'(«]*(?:[^\W\d_a-z]|\d).*[.!?…][\"”’')»]*\Z", re.DOTALL)
"""What somebody says, behind a dash: a sentence, and a paragraph of its own."""


class Block(NamedTuple):
    """A block at the top of a text, as far as it can be taken for a heading."""

    kind: str
    offset: int
    strong: str
    """The mark with which all of its words stand out; empty where they don't."""
    words: str


def may_be_bold(source: str) -> bool:
    """May a paragraph end in bold or italics?"""
    return any(sign in source and end.search(source) for sign, end in _ENDS)


def may_have_bullets(source: str) -> bool:
    """May a line begin with a bullet that was typed?"""
    begins = (source[:1].isalpha() and source[:2] not in _TYPED_O) or source[:1] == "\n"
    return not (begins and not _SIGN.search(source)) and bool(_LINE.search(f"\n{source}"))


def bold(events: Iterator[Span]) -> Iterator[Fault]:
    """Paragraphs in bold or italics that stand for a heading."""
    blocks = list(_blocks(events))
    for before, block, after in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        if _is_heading(before, block, after):
            yield Fault(
                block.offset,
                "heading-bold",
                f'"{block.words}" looks like a heading, but is not one.',
                f"Put ## or ### before it: ## {block.words.rstrip(':')}",
            )


def _is_heading(before: Block | None, block: Block, after: Block | None) -> bool:
    """Is a block that stands out as a whole meant for a heading of the next one?"""
    said = block.words
    if not block.strong or not said or len(said) > _LONGEST or said[-1] in ".!…;,)”\"’'":
        return False
    if _NO_HEADING.match(said) or _speaks(said) or (before and before.kind == _CLOSES):
        return False
    if block.strong == _LINE_OF_ITS_OWN:
        return True
    if after is None or after.strong or after.kind in ("Heading", "Rule"):
        return False
    if block.strong in ("Strong", "b", "strong"):
        return True
    first, last = said[0], said[-1]
    return not (
        before is None or before.kind == "Image" or first.islower() or last == "?"
        or any(map(str.isdigit, said)) or len(said.split()) > _FEW
    )  # fmt: skip


def _speaks(said: str) -> bool:
    """Is it who speaks in an interview: **Ann Fox:**?"""
    name = said.rstrip(": ").lower()
    return bool(_SPEAKER.fullmatch(said)) and name not in _NO_SPEAKER


def _blocks(events: Iterator[Span]) -> Iterator[Block]:
    """The blocks at the top of a text."""
    depth = 0
    for event, span in events:
        if not isinstance(event, dict):
            if depth == 0:
                yield Block(event, span["start"], "", "")
        elif "End" in event:
            depth -= 1
        elif "Start" in event:
            kind = kind_of(event["Start"])
            if depth == 0 and kind == "Paragraph":
                yield _paragraph(span["start"], take(events))
                continue
            if depth == 0 and kind != "FootnoteDefinition":
                yield Block(kind, span["start"], "", "")
            depth += 1


def _paragraph(offset: int, inner: list[Span]) -> Block:
    kind = "Image" if is_start(inner[0][0], "Image") else "Paragraph"
    if _CLOSING.search(words(inner[-_LAST:]).rstrip()) and len(words(inner)) < _LONGEST:
        kind = _CLOSES
    return Block(kind, offset, *_standing_out(inner))


def _standing_out(inner: list[Span]) -> tuple[str, str]:
    """The mark that all words of a paragraph stand in, and the words."""
    marks = [event for event, _ in inner]
    if marks[-1:] == [{"Text": ":"}]:
        marks.pop()
    while marks and isinstance(marks[-1], dict) and "FootnoteReference" in marks[-1]:
        marks.pop()
    first, last = marks[0] if marks else None, marks[-1] if marks else None
    if not isinstance(first, dict) or not isinstance(last, dict):
        return "", ""
    kind = first.get("Start")
    if kind == "Strong" and "HardBreak" in marks:
        return _line(inner)
    said = " ".join(words(inner).split())
    if kind in ("Strong", "Emphasis") and last == {"End": kind}:
        alone = sum(mark in ({"Start": kind}, {"End": kind}) for mark in marks) == 2
        return (kind, said) if alone and said else ("", "")
    tag = re.fullmatch(r"<(b|strong|i|em)>", str(first.get("InlineHtml")), re.IGNORECASE)
    if tag and str(last.get("InlineHtml")).lower() == f"</{tag[1].lower()}>" and said:
        return tag[1].lower(), said
    return "", ""


def _line(inner: list[Span]) -> tuple[str, str]:
    """A line that stands out above the rest of its paragraph; of an address nothing does."""
    at = [event for event, _ in inner].index("HardBreak")
    line, rest = inner[:at], inner[at + 1 :]
    if line[-1][0] != {"End": "Strong"} or len(words(rest).split()) < _FEW:
        return "", ""
    return _LINE_OF_ITS_OWN, " ".join(words(line).split())


def bullets(events: Iterator[Span]) -> Iterator[Fault]:
    """The first of the bullets that were typed one under another, as long as they are alike or
    in one paragraph."""
    waiting: Fault | None = None
    lone: Fault | None = None
    told: set[str] = set()
    before, alone = "", False
    for line, offset, fresh in _lines(events):
        if lone and not fresh and not alone:
            yield lone
            alone = True
        lone = None
        if _LONE.fullmatch(line):
            if line[0] in _OF_WORD and not alone:
                yield _typed(line, offset)
                alone = True
            lone = _typed(line, offset)
        elif _SURE.match(line):
            if not told or (fresh and line[0] not in told):
                yield _typed(line, offset)
            told.add(line[0])
            waiting = None
        elif _MAYBE.match(line) or _EMOJI.match(line):
            emoji = bool(_EMOJI.match(line))
            alike = (not fresh or line[0] == before) and line[0] not in told
            before = line[0]
            if waiting and (alike if emoji else not told):
                yield waiting
                told.add(line[0])
            waiting = _typed(line, offset)
        else:
            waiting = None
            told.clear()


def _lines(events: Iterator[Span]) -> Iterator[tuple[str, int, bool]]:
    """The words with which lines of text begin, where, and whether they begin a paragraph that is
    no entry of a list; not of headings, tables and code, nor what somebody says behind a dash."""
    begins, silent, entries = True, 0, 0
    for event, span in events:
        if not isinstance(event, dict):
            begins = True
            continue
        [(key, tag)] = event.items()
        if key in ("Start", "End"):
            kind = kind_of(tag)
            entries += (kind == "Item") * (1 if key == "Start" else -1)
            if tag == "Paragraph" and key == "Start":
                inner = take(events)
                if not _SPEECH.match(words(inner)) or _is_dashed(inner):
                    for line in _of_paragraph(inner, fresh=not entries):
                        yield _in_entry(line) if entries else line
                begins = True
                continue
            silent += (kind in _SILENT) * (1 if key == "Start" else -1)
            begins = begins or kind not in _MARKS
        elif key == "Text" and begins and not silent and tag.strip():
            line = tag.lstrip(), span["start"], False
            yield _in_entry(line) if entries else line
            begins = False
        else:
            begins = begins and key == "Text"


def _in_entry(line: tuple[str, int, bool]) -> tuple[str, int, bool]:
    """An entry of a list has its bullet: an emoji behind it is none."""
    return ("", *line[1:]) if _EMOJI.match(line[0]) else line


def _of_paragraph(inner: list[Span], *, fresh: bool) -> Iterator[tuple[str, int, bool]]:
    """The lines of a paragraph, the first of which may be fresh."""
    for line, offset, _ in _lines(iter(inner)):
        yield line, offset, fresh
        fresh = False


def _is_dashed(inner: list[Span]) -> bool:
    """Does more than one line of a paragraph begin with a dash?"""
    return any(_MAYBE.match(line) for line, _, _ in list(_lines(iter(inner)))[1:])


def _typed(line: str, offset: int) -> Fault:
    return Fault(
        offset,
        "bullet-typed",
        f"This line begins with {line[0]}, which does not make a list.",
        "Begin each line with a hyphen and a space, and leave an empty line above the first. Screen"
        " readers then announce a list.",
    )
