"""Marks that mark nothing. Enters: a parsed text. Leaves: faults for what readers see as marks.

A mark of bold type, italics or code that is never closed, or has a space on its inner side, is
words to CommonMark. Whatever is left of such signs in the HTML was meant for something.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reading_room.markup.events import kind_of, read
from reading_room.markup.text import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.markup.text import Text

RULE = "mark-stray"
_SIGNS = (b"*", b"`", b"~~", b">#", b">\xef\xbc\x83")
"""Signs that the HTML of a text without slips has in its code at most."""
_LOW = re.compile(rb"(?<![\w/&;=.#\"-])_+\w")
_ELSE = "\ufffc"
"""Stands for each thing in a line that is no word: code, a picture, an escaped sign."""
_WORDS = frozenset({"Heading", "Paragraph", "TableCell", "Item", "DefinitionListDefinition"})
_HIDDEN = frozenset({"CodeBlock", "HtmlBlock", "Image"})
_NAMES = {"**": "bold type", "__": "bold type", "*": "italics", "_": "italics", "`": "code"}
_NAMES |= {"~~": "struck-out words", "***": "bold italics"}
_RUN = re.compile(r"\*{1,3}|~~|`+|_{1,3}")
_SPACED = re.compile(
    r"(?<!\S)(?P<mark>\*\*|__|~~|\*|_)(?P<before>[ ]?)"
    rf"(?P<words>[^\s*_~{_ELSE}](?:[^*_~\n{_ELSE}]{{0,200}}[^\s*_~{_ELSE}])?)"
    r"(?P<after>[ ]?)(?P=mark)(?![\w*_~])"
)
"""``** words **``: a mark with a space on its inner side, and its partner."""
_SINGLE = re.compile(r"(?<![*_\w])[*_](?![*_])|(?<![*_])[*_](?![*_\w])")
_HALVES = 2
"""More than two single marks in a block are bullets that ran together, or a product."""
_NO_NOTE = re.compile(r"\n[ \t>]*\*+ ?\S")
"""``* Figures for 2019``: such a line explains an asterisk elsewhere."""
_OLD_QUOTE = re.compile(r"\w'+(?!\w)")
"""The end of "`as old typewriters quote'"."""
_FAR = 500
"""Letters in which such a quotation ends."""
_WORD = re.compile(r"[\w.]*")
_PARTED = re.compile(r"[_.]\w")
_BOLD_HEADING = re.compile(r"(?P<mark>\*\*)?(?P<marks>#{7,}|＃+)[ \t]*(?P<words>[^\n#]*\w[^\n]*)")
_IN_BOLD = re.compile(r"#{1,6}[ \t]+\S")


class _Block(NamedTuple):
    """The words of a block, and where in the source each letter begins."""

    seen: str
    places: list[int]
    bold: bool
    """Do its words begin with a mark of bold type?"""


def may_have(text: Text) -> bool:
    """Is any such sign left in the HTML?"""
    html = text.html
    return any(sign in html for sign in _SIGNS) or (b"_" in html and bool(_LOW.search(html)))


def find(source: str) -> Iterator[Fault]:
    """Marks that mark nothing."""
    encoded = source.encode()
    notes = bool(_NO_NOTE.search(f"\n{source}"))
    opened = ""  # by the block before: its partner is here, where it cannot close it
    for block in _blocks(source, encoded):
        if fault := _heading(block):
            yield fault
            continue
        faults = list(_pairs(block, notes=notes))
        ends = [fault for fault in faults if fault.message.startswith(f"{opened} ends")]
        yield from (fault for fault in faults if not (opened and fault in ends))
        opened = next((f.message.split()[0] for f in faults if " begins " in f.message), "")


def _blocks(source: str, encoded: bytes) -> Iterator[_Block]:
    """The blocks that have words, as readers see them."""
    seen: list[str] = []
    places: list[int] = []
    hidden = links = 0
    bold = False

    def add(words: str, start: int) -> None:
        for letter in words:
            seen.append(letter)
            places.append(start)
            start += len(letter.encode())

    for event, span in read(source, merged=False):
        start = span["start"]
        if not isinstance(event, dict):
            add("\n" if event != "Rule" else "", start)
            continue
        [(key, value)] = event.items()
        if key in ("Start", "End"):
            kind = kind_of(value)
            step = 1 if key == "Start" else -1
            hidden += step * (kind in _HIDDEN)
            links += step * (kind == "Link")
            bold = bold or (key == "Start" and kind == "Strong" and not seen)
            if kind in _WORDS:
                if seen:
                    yield _Block("".join(seen), list(places), bold)
                seen, places, bold = [], [], False
            elif kind in ("Link", "Image"):
                add(_ELSE, start)
        elif key == "Text" and not hidden and not links:
            escaped = encoded[start - 1 : start] == b"\\" or encoded[start : start + 1] == b"&"
            add(_ELSE * len(value) if escaped else value, start)
        elif not hidden:
            add(_ELSE, start)
    if seen:
        yield _Block("".join(seen), list(places), bold)


def _heading(block: _Block) -> Fault | None:
    """``####### Words``, ``＃ Words`` and ``**## Words**``: marks of a heading that make none."""
    found = _BOLD_HEADING.match(block.seen)
    if found:
        what = f"No heading begins with {found['marks']}"
        what += "." if found["marks"][0] == "＃" else ": six are the most."
        said = " ".join(found["words"].split())
    elif block.bold and _IN_BOLD.match(block.seen):
        what, said = (
            "Marks of a heading inside bold type make no heading.",
            block.seen.strip("# \n"),
        )
    else:
        return None
    return Fault(block.places[0], RULE, what, f"Write ## {said}")


def _pairs(block: _Block, *, notes: bool) -> Iterator[Fault]:
    """Marks with a space on their inner side, then those that have no partner."""
    taken: list[tuple[int, int]] = []
    singles = len(_SINGLE.findall(block.seen))
    for found in _SPACED.finditer(block.seen):
        if _is_meant(found) and (len(found["mark"]) == 2 or singles == _HALVES):
            taken.append(found.span())
            yield _spaced(block, found)
    for run in _RUN.finditer(block.seen):
        if any(start <= run.start() < end for start, end in taken):
            continue
        if said := _alone(block.seen, run, notes=notes):
            yield Fault(block.places[run.start()], RULE, *said)
            return  # what comes behind it would follow from it


def _is_meant(found: re.Match[str]) -> bool:
    """Is it no product of three numbers, nor two words with an asterisk each?"""
    if not (found["before"] or found["after"]) or not re.search(r"[^\W\d_]{2}", found["words"]):
        return False
    return len(found["mark"]) == 2 or len(found["words"].split()) > 1


def _spaced(block: _Block, found: re.Match[str]) -> Fault:
    mark, words = found["mark"], found["words"]
    meant = f"{mark}{words}{mark}"
    return Fault(
        block.places[found.start()],
        RULE,
        f"There is a space on the inner side of {mark}, so readers see the marks.",
        f"Write {meant}",
        f"{found[0]}\n{meant}",
    )


def _alone(seen: str, run: re.Match[str], *, notes: bool) -> tuple[str, str] | None:
    """What there is to say of a mark without a partner; None where it may be a sign in its own
    right: a gender star, a multiplication, a mark that a note explains."""
    mark = run[0]
    before, after = seen[run.start() - 1 : run.start()], seen[run.end() : run.end() + 1]
    opens = (not before or before.isspace() or before in "([“‘—–/") and _begins(after)
    closes = not opens and _ends(before) and (not after or after.isspace() or after in ".,;:!?)”’")
    name = _NAMES.get(mark, "code")
    if not (opens or closes) or _is_sign(mark, before, seen, run.end(), notes=notes):
        return None
    if mark[0] in "*_" and not opens and (len(mark) == 1 or mark[0] == "_" or before.isdigit()):
        return None
    if opens:
        said = f"{mark} begins {name} here and is never closed, so readers see it."
        return said, f"Write {mark} behind the last word that it is for. To show it, write \\{mark}"
    said = f"{mark} ends {name} here, which nothing begins, so readers see it."
    return said, f"Write {mark} before the first word that it is for, or take it out."


def _is_sign(mark: str, before: str, seen: str, end: int, *, notes: bool) -> bool:
    """May a mark that ends at ``end`` stand for itself?"""
    if mark[0] == "`":
        return bool(_OLD_QUOTE.search(seen, end, end + _FAR))
    if mark[0] == "_":
        word = _WORD.match(seen, end)
        return not seen[end : end + 1].isalpha() or bool(word and _PARTED.search(word[0]))
    if mark == "*":
        return notes or before in ("", "\n") or not seen[end : end + 1].isalpha()
    return mark[0] == "*" and notes and before in ("", "\n")


def _begins(letter: str) -> bool:
    return letter.isalnum() or letter in ("“", "‘", '"', "'", "(", _ELSE)


def _ends(letter: str) -> bool:
    return bool(letter) and (letter.isalnum() or letter in ".!?…”’\"')" + _ELSE)
