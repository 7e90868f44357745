"""What was typed as a word processor or another program shows it, and makes nothing here. Enters:
a text. Leaves: faults.

Numbers and notes typed by hand, tables of tabs or dashes, paragraphs pushed in by spaces, words of
a template that nobody filled in, letters that were read in the wrong encoding.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from reading_room.markup.events import is_start, read, take
from reading_room.markup.templates import without_code
from reading_room.markup.text import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NUMBER = r"(?P<number>\(?(?:\d{1,2}|[a-h]|i{1,3}|iv|v|vi{1,3})(?P<sign>[.)]))"
_NUMBERED = re.compile(
    rf"^(?P<in>[ \t>]*){_NUMBER}(?P<gap>[ \t]*)(?=[^\W\d_])[^\n]*\n"
    r"[ \t>]*\(?(?:\d{1,2}|[a-h]|i{1,3}|iv|v|vi{1,3})(?P=sign)(?P=gap)(?=[^\W\d_])",
    re.MULTILINE,
)
"""Two lines, one below the other, that begin with a number or letter and its bracket or dot."""
_TIGHT = re.compile(
    r"^[ \t>]*(?P<mark>[-+])(?P<words>[^\W\d_][^\n]*)\n(?=[ \t>]*(?P=mark)[^\W\d_])", re.MULTILINE
)
"""Two lines, one below the other, that begin with a hyphen and a letter."""
_TIGHT_BEGINS = re.compile(r"\n[ \t>]*[-+][^\W\d_]")
_NO_WORDS = re.compile(r"[ \t>]*(?:\d{1,9}[.)][ \t]|[-*+][ \t]|#|```|~~~|<|\||\x00|---|===)")
_NOTE_BELOW = re.compile(
    r"^[ \t]*(?:\[(?P<label>\d{1,3}|[ivx]{1,4})\](?![\[(:])|(?P<raised>[¹²³⁴-⁹]+))[ \t]*(?=\S)",
    re.MULTILINE,
)
_NO_BOX = re.compile(
    r"^[ \t>]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?P<box>\[[xX]\](?=[^\W_])|\[\](?=[ \t]*[^\W_]))",
    re.MULTILINE,
)
_NO_SEMICOLON = re.compile(
    r"(?<![^\s\w(“\"'>])(?<![?&=/])(?P<name>&(?:amp|nbsp|quot|copy|pound|euro|hellip|[mn]dash|[lr][sd]quo))(?![;\w=])"
)
_ESCAPED = re.compile(r"(?<!\\)(?P<mark>\\\*\\\*)(?P<words>[^*\\\n]{1,200})(?P=mark)")
_NO_LIST = "There is a backslash before this bullet, so the lines make no list."
_ESCAPED_MARKS = (
    (re.compile(
        r"^[ \t]*(?P<meant>\\#(?:\\?#){0,5}[ \t]+(?:\d+\\?[.)]|[^\sa-z\d])[^\n]*)$", re.MULTILINE),
     "There is a backslash before this mark, so the line is no heading.",
     "Take out the backslash: {}"),
    (re.compile(r"^[ \t]*(?P<meant>\\[-*+][ \t]+[^\s\d][^\n]*)$", re.MULTILINE),
     _NO_LIST, "Take out the backslashes: {}"),
    (re.compile(r"^[ \t]*(?P<meant>\\>[ \t]*[^\s\d=][^\n]*)$", re.MULTILINE),
     "There is a backslash before this mark, so the line is no quotation.",
     "Take out the backslash: {}"),
    (re.compile(r"(?P<meant>\\!?\\?\[[^\[\]\\\n]{1,200}\\?\]\\?\((?:https?:|www\.)[^()\s]*\\?\))"),
     "There are backslashes before these brackets, so this is no link.",
     "Take out the backslashes: {}"),
)  # fmt: skip
"""Marks behind a backslash: of bullets two are needed, for one may begin a remark. Before a number
it may be needed: # 1 in the charts, > 50 per cent, - 5 degrees."""
_SHOWN = 60
_TABBED = re.compile(r"^[^\t\n]+(?:\t+[^\t\n]+)+\n[^\t\n]+(?:\t+[^\t\n]+)+$", re.MULTILINE)
_DRAWN = re.compile(r"^[ \t]*\+-{2,}(?:\+-{2,})+\+[ \t]*$", re.MULTILINE)
_PROSE = re.compile(r"[A-Z“\"‘(][^\W\d_]*[,;:]?(?: [^\s{}=<>|\\$@#]+){4,}")
"""How a sentence begins, which no program is."""
_ENTRY = re.compile(r"(?:[-*+•]|\d{1,2}[.)])[ \t]+[^\W\d_][^{}=<>|\\$;]*\Z")
_MAY_BE_INDENTED = re.compile(r"\n[ \t]*\n(?: {4}|\t) {0,3}[A-Z\"“‘(*+•\d-]")
_OF_A_BOX = re.compile(rb"(?:!!!|\?\?\?|===)[^\n]*\n\s*\Z")
"""A mark of MkDocs before what stands in its box: told of with that mark."""
_UNFILLED = re.compile(
    r"lorem ipsum dolor|click (?:here )?or tap (?:here )?to enter (?:text|a date)\.?"
    r"|click here to enter (?:text|a date)\.?|error! (?:reference source not found|bookmark not"
    r" defined|hyperlink reference not valid)\.?|\[insert [^\[\]\n]{2,60}\]"
    r"|your text goes here|write your (?:text|post) here|\[Comment(?:ed)? \[[A-Z]{1,4}\d+\]",
    re.IGNORECASE,
)
_JOINED = "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"
"""Letters that a PDF has joined to one: nobody finds such a word by a search."""
_GARBLED = re.compile(
    "â€[\u0080-\u00ff\u2010-\u2122œžŸ€˜™š›]?|Ã[\u0080-\u00bf\u0152-\u0178\u2010-\u203a€™]"
    f"|[{_JOINED}]|Â[\u00a0-\u00bf]|ï»¿|\ufffd|(?<![\\w\\\\])\\\\u[0-9a-f]{4}|(?<=\\w)\\\\u[0-9a-f]{4}"
)


def check(source: str) -> Iterator[Fault]:
    """Every such slip, code aside; a glance at the text comes first."""
    wanted = [find for may_have, find in _FINDERS if may_have(source)]
    seen = without_code(source) if wanted else ""
    for find in wanted:
        yield from find(seen)
    if ("    " in source or "\t" in source) and _MAY_BE_INDENTED.search(f"\n\n{source}"):
        yield from _indented(source)


def _at(seen: str, place: int) -> int:
    return len(seen[:place].encode())


def _numbered(seen: str) -> Iterator[Fault]:
    """``1.one``, ``(1) one`` and ``a) one``, one below another."""
    last = -1
    for found in _NUMBERED.finditer(seen):
        start, mark = found.start("number"), found["number"]
        if start < last:
            continue
        if not (found["gap"] and mark[:-1].isdigit()):
            what = f"Lines that begin with {mark} make no list."
            hint = "Begin each line with its number, a full stop and a space: 1. …"
        elif mark[:-1] != "1" and _runs_on(seen[: found.start()]):
            what = f"A list that begins with {mark} needs an empty line above it."
            hint = "Leave an empty line above it."
        else:
            continue
        last = found.end() + 1
        yield Fault(_at(seen, start), "bullet-typed", what, hint)


def _tight(seen: str) -> Iterator[Fault]:
    """``-a letter`` below ``-a plan``: the space is not there."""
    last = -1
    for found in _TIGHT.finditer(seen):
        if found.start() > last:
            yield Fault(
                _at(seen, found.start("mark")),
                "bullet-typed",
                f"There is no space after {found['mark']}, so these lines make no list.",
                f"Write - {found['words']}, and leave an empty line above the first.",
            )
        last = found.end() + len(seen[found.end() :].partition("\n")[0]) + 1


def _boxes(seen: str) -> Iterator[Fault]:
    """``- []a task`` and ``- [x]a task``: no boxes to tick."""
    for found in _NO_BOX.finditer(seen):
        yield Fault(
            _at(seen, found.start("box")),
            "bullet-typed",
            f"{found['box']} makes no box to tick here, and is published as it stands.",
            f"Write [{'x' if found['box'][1:2] in ('x', 'X') else ' '}] and a space behind it.",
        )


def _letters(seen: str) -> Iterator[Fault]:
    """``&amp`` without its semicolon, which readers see as it is."""
    for found in _NO_SEMICOLON.finditer(seen):
        yield Fault(
            _at(seen, found.start("name")),
            "text-garbled",
            f"There is no semicolon behind {found['name']}, so readers see it as it stands.",
            f"Write {found['name']};",
            f"{found['name']}\n{found['name']};",
        )


def _runs_on(before: str) -> bool:
    """Is there a paragraph above, of words alone, that a line goes on with?"""
    above = before.rsplit("\n\n", 1)[-1].strip("\n")
    lines = above.split("\n") if above and not before.endswith("\n\n") else []
    return bool(lines) and not any(_NO_WORDS.match(line) for line in lines)


def _notes(seen: str) -> Iterator[Fault]:
    """``[1] The note`` below a text that has ``[1]`` in it, and ``¹ The note``."""
    told: set[str] = set()
    for found in _NOTE_BELOW.finditer(seen):
        sign = found["raised"] or f"[{found['label']}]"
        used = seen.find(sign)
        if not 0 <= used < found.start() or sign in told:
            continue
        told.add(sign)
        label = found["label"] or "1"
        yield Fault(
            _at(seen, used),
            "note-typed",
            f"{sign} is typed, and leads to no note.",
            f"Write [^{label}] here, and begin the note with [^{label}]:",
        )
        return  # all of a text's notes are typed in one way


def _escaped(seen: str) -> Iterator[Fault]:
    """``\\*\\*words\\*\\*``: a rich-text editor kept the marks as words."""
    if found := _ESCAPED.search(seen):
        mark = found["mark"].replace("\\", "")
        meant = f"{mark}{found['words']}{mark}"
        yield Fault(
            _at(seen, found.start()),
            "mark-stray",
            "There are backslashes before these marks, so readers see the marks.",
            f"Write {meant}",
        )


def _escaped_lines(seen: str) -> Iterator[Fault]:
    """``\\# Heading``, ``\\- an entry``, ``\\[words\\](address)``: what was typed as Markdown into
    a program that keeps it as words (Google Docs, Notion)."""
    for pattern, what, hint in _ESCAPED_MARKS:
        found = pattern.search(seen)
        if found and not (what is _NO_LIST and pattern.search(seen, found.end()) is None):
            meant = " ".join(found["meant"].replace("\\", "").split())
            shown = meant if len(meant) < _SHOWN else f"{meant[:_SHOWN]}…"
            yield Fault(_at(seen, found.start("meant")), "mark-stray", what, hint.format(shown))


def _tables(seen: str) -> Iterator[Fault]:
    """Cells with tabs between them, or in boxes of dashes."""
    for pattern, what in ((_TABBED, "Tabs between words make"), (_DRAWN, "Lines of + and - make")):
        if found := pattern.search(seen):
            yield Fault(
                _at(seen, found.start()),
                "table-typed",
                f"{what} no table: its rows run together into one paragraph.",
                "Put | between the cells, and below the first row a row of dashes: | --- | --- |",
            )


def _unfilled(seen: str) -> Iterator[Fault]:
    """Words that a template or Word puts where somebody's own belong."""
    for found in _UNFILLED.finditer(seen):
        yield unfilled(found[0], _at(seen, found.start()))


def unfilled(said: str, offset: int) -> Fault:
    """Words that wait for others in their place."""
    return Fault(
        offset, "words-unfilled", f'"{said}" is what a template says.', "Write your own words."
    )


def _garbled(seen: str) -> Iterator[Fault]:
    """``â€™`` for ’: read as one encoding and written in another."""
    for found in _GARBLED.finditer(seen):
        said = found[0]
        lost = said == "\ufffd"
        meant = "" if lost else _as_meant(said)
        made = "program made of two letters." if said in _JOINED else "encoding made of a letter."
        what = "A letter was lost here, and \ufffd is in its place."
        yield Fault(
            _at(seen, found.start()),
            "text-garbled",
            what if lost else f"{said} is what another {made}",
            f"Write {meant}" if meant else "Copy the words again from where they came from.",
            f"{said}\n{meant}" if meant and meant != said else "",
        )


def _as_meant(said: str) -> str:
    """What the bytes say in UTF-8; empty where they say nothing."""
    if said in _JOINED:
        return unicodedata.normalize("NFKC", said)
    if said.startswith("\\u"):
        return chr(int(said[2:], 16))
    raw = bytearray()
    for letter in said:
        try:
            raw += letter.encode("cp1252")
        except UnicodeEncodeError:
            if ord(letter) > 0xFF:
                return ""
            raw.append(ord(letter))
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return ""


def _indented(source: str) -> Iterator[Fault]:
    """Sentences and lists that are shown as code, for spaces stand before them."""
    events = iter(read(source))
    encoded = source.encode()
    for event, span in events:
        if not is_start(event, "CodeBlock") or event["Start"]["CodeBlock"] != "Indented":
            continue
        if _OF_A_BOX.search(encoded, max(span["start"] - 200, 0), span["start"]):
            continue
        said = "".join(inner["Text"] for inner, _ in take(events) if "Text" in inner)
        lines = [line.strip() for line in said.splitlines() if line.strip()]
        if _PROSE.match(said.strip()) or (lines and all(map(_ENTRY.match, lines))):
            yield Fault(
                span["start"],
                "code-indented",
                "These words are shown as code, because there are four spaces or a tab before"
                " them.",
                "Delete the spaces or the tab.",
            )


_NUMBER_BEGINS = re.compile(r"\n[ \t>]*\(?[\da-hiv]{1,4}[.)]")
_NOTE_BEGINS = re.compile(r"\n[ \t]*(?:\[[\divx]|[¹²³⁴-⁹])")
_TEMPLATE_WORDS = (
    *("orem ipsum", "to enter", "rror! ", "[insert", "[Insert", "[INSERT", "goes here"),
    *("rite your", "[Comment", "LOREM"),
)
_GARBLED_SIGNS = ("â€", "Ã", "Â", "ï»¿", "\ufffd", "\\u", *_JOINED)


def _one_of(signs: tuple[str, ...], source: str) -> bool:
    return any(sign in source for sign in signs)


_FINDERS: tuple[tuple[Callable[[str], bool], Callable[[str], Iterator[Fault]]], ...] = (
    (lambda source: bool(_NUMBER_BEGINS.search(f"\n{source}")), _numbered),
    (lambda source: bool(_TIGHT_BEGINS.search(f"\n{source}")), _tight),
    (lambda source: bool(_NOTE_BEGINS.search(source)), _notes),
    (lambda source: "\\*\\*" in source, _escaped),
    (lambda source: "\\" in source, _escaped_lines),
    (lambda source: "[]" in source or "[x]" in source or "[X]" in source, _boxes),
    (lambda source: "&" in source, _letters),
    (lambda source: "\t" in source or "+--" in source, _tables),
    (lambda source: _one_of(_TEMPLATE_WORDS, source), _unfilled),
    (lambda source: _one_of(_GARBLED_SIGNS, source), _garbled),
)
"""For each slip a glance, which is quick, and what finds it."""
