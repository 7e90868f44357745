"""What an import tells its editor. Enters: remarks. Leaves: lines of text.

Remarks that say the same of many entries are one line, with the first few entries by name, so that
500 entries do not fill the screen; ``whole`` names every one, with what it held.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.problems import counted
from reading_room.wording import short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reading_room.importers.found import Fate, Found, Remark

_HEADINGS: dict[Fate, str] = {
    "mended": "Taken in another form:",
    "skipped": "Left out, as only a program reads it:",
    "guessed": "Guessed, for you to look at:",
    "left": "Left out:",
    "refused": "Not imported:",
}
"""In this order: what matters most stands last, where a screen ends."""
_FEW = 5
_MANY = 20


def lines_of(remarks: Iterable[Remark], *, whole: bool = False) -> Iterator[str]:
    """Every remark, those with the same words together."""
    groups: dict[tuple[Fate, str], list[Remark]] = {}
    for remark in remarks:
        groups.setdefault((remark.fate, remark.words), []).append(remark)
    for fate, heading in _HEADINGS.items():
        found = {words: group for (its, words), group in groups.items() if its == fate}
        if found:
            yield heading
        for words, group in found.items():
            yield from _group(words, group, whole=whole)


def _group(words: str, group: Sequence[Remark], *, whole: bool) -> Iterator[str]:
    if whole:
        yield f"  {words}:"
        for remark in group:
            held = f": {remark.held}" if remark.held else ""
            yield f"    {_where(remark)}{held}"
        return
    first = group[0]
    if len(group) == 1:
        held = f": {short(first.held)}" if first.held else ""
        yield f"  {words} ({_where(first)}){held}"
        return
    entries = list(dict.fromkeys(map(_where, group)))
    more = f" and {len(entries) - _FEW:,} more" if len(entries) > _FEW else ""
    where = f"({'; '.join(entries[:_FEW])}{more})"
    yield f"  {words}, {counted(len(group), 'time')} {where}{_held(group)}"


def _held(group: Sequence[Remark]) -> str:
    """The values that are told even where they are many, each once."""
    held = list(dict.fromkeys(short(remark.held) for remark in group if remark.is_named))
    more = f" and {len(held) - _MANY:,} more" if len(held) > _MANY else ""
    return f": {'; '.join(held[:_MANY])}{more}" if held else ""


def _where(remark: Remark) -> str:
    line = f"line {remark.line}" if remark.line else ""
    return ", ".join(filter(None, (remark.entry, line))) or "the file"


def whole_of(works: Sequence[Found], remarks: Sequence[Remark], of_lists: Sequence[Remark]) -> str:
    """How many works lost nothing that a reader would miss; empty where there is none.

    ``remarks`` are those of the file, ``of_lists`` those of the lists that it came to.
    """
    lost = {(each.entry, each.line) for each in of_lists if each.fate in ("left", "refused")}
    whole = sum(1 for w in works if w.is_whole and (w.reference.id, w.line) not in lost)
    refused = sum(1 for each in remarks if each.fate == "refused")
    return f"{whole:,} of {counted(len(works) + refused, 'work')} came whole." if works else ""


def in_markdown(title: str, head: Iterable[str], remarks: Iterable[Remark]) -> str:
    """The whole report: every remark, with its line."""
    lines = [f"# {_plain(title)}", "", *(f"- {_plain(line.strip())}" for line in head)]
    groups: dict[tuple[Fate, str], list[Remark]] = {}
    for remark in remarks:
        groups.setdefault((remark.fate, remark.words), []).append(remark)
    for fate in reversed(_HEADINGS):
        found = [(words, group) for (its, words), group in groups.items() if its == fate]
        if found:
            lines += ["", f"## {_HEADINGS[fate].rstrip(':')}"]
        for words, group in sorted(found, key=lambda pair: -len(pair[1])):
            lines += ["", f"### {_plain(words)} ({len(group):,})", ""]
            lines += [f"- {_place(remark)}" for remark in group]
    return "\n".join(lines) + "\n"


def _place(remark: Remark) -> str:
    held = " ".join(remark.held.split())
    mark = "``" if "`" in held else "`"
    gap = " " if mark == "``" else ""
    shown = f": {mark}{gap}{held}{gap}{mark}" if held else ""
    return f"{_plain(_where(remark))}{shown}"


def _plain(words: str) -> str:
    """Words as Markdown shows them, whatever they hold."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(words.split()))
