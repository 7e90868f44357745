"""Headings below the title. Enters: a draft, and the title of its post. Leaves: headings that begin
with two marks and skip no level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.importers.blogs.post import Left
from reading_room.importers.blogs.text.draft import in_fences

if TYPE_CHECKING:
    from reading_room.importers.blogs.text.draft import Draft

_ATX = re.compile(
    r"^(?P<in>[ \t>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)*)(?P<marks>#{1,6})(?P<rest>[ \t]+[^\n]*|)$"
)
_TIGHT = re.compile(r"^(?P<marks>#{2,6})(?=[A-Za-z0-9])")
_NAMED = re.compile(r"<a\s+(?:name|id)=[\"'](?P<id>[^\"'<>]+)[\"']\s*>\s*</a>[ \t]*", re.I)
"""A place that links lead to, in a heading that is one itself."""
_SETEXT = re.compile(r"^[ \t]{0,3}(?P<mark>=+|-+)[ \t]*$")
_PARAGRAPH = re.compile(r"^[ ]{0,3}(?![#>|`~<]|[-*+][ \t]|\d+[.)][ \t]|[-*_ \t]+$)\S")
_HTML = re.compile(r"<(?P<end>/?)h(?P<level>[1-6])(?=[\s>])", re.I)


def headings(draft: Draft, title: str) -> None:
    """Give each heading the level below the one that it belongs to."""
    if (
        "#" not in draft.text
        and "\n=" not in draft.text
        and "\n-" not in draft.text
        and not _HTML.search(draft.text)
    ):
        return
    lines = list(in_fences(draft.lines()))
    made: list[tuple[str, int]] = []
    above: list[int] = []
    changed: list[tuple[int, str]] = []
    first = True
    for at, (line, number, inside) in enumerate(lines):
        new = line
        if not inside:
            if made and _SETEXT.match(line) and _underlines(lines, at, made):
                text = made.pop()
                new = f"{'#' if '=' in line else '##'} {text[0].strip()}"
                number = text[1]
            new = _TIGHT.sub(r"\g<marks> ", new)
            if found := _ATX.match(new):
                words = re.sub(
                    r"[ \t]*(?:#+[ \t]*)?(?:\{#[^{}]*\})?[ \t]*$", "", found["rest"]
                ).strip()
                if not words:
                    if found["rest"] or found["marks"]:
                        draft.left.append(_left(draft, number, line, "left out: it has no words"))
                        made.append(("", number))
                    continue
                if first and _same(words, title):
                    said = "left out: it repeats the title"
                    draft.left.append(_left(draft, number, new, said))
                    first = False
                    made.append(("", number))
                    continue
                first = False
                level = _level(above, len(found["marks"]))
                if level != len(found["marks"]):
                    changed.append((number, new.strip()))
                new = f"{found['in']}{'#' * level}{_unnamed(found['rest'])}"
            elif _HTML.search(new):
                new = _html(new, above)
        made.append((new, number))
    if [line for line, _ in made] != draft.text.split("\n"):
        draft.replace_lines(made)
    for number, words in changed:
        became = "moved below the title, no level skipped"
        draft.left.append(_left(draft, number, words, became, "level of a heading"))


def _left(draft: Draft, number: int, words: str, became: str, kind: str = "heading") -> Left:
    return Left(draft.path, number, kind, words.strip(), became)


def _underlines(lines: list[tuple[str, int, bool]], at: int, made: list[tuple[str, int]]) -> bool:
    """Does a line of signs make a heading of the one line of a paragraph above it?"""
    line = lines[at][0]
    before, inside = lines[at - 1][0], lines[at - 1][2]
    over = lines[at - 2][0] if at > 1 else ""
    plain = not inside and _PARAGRAPH.match(before) and made[-1][0] == before
    if not plain or (over.strip() and not re.match(r"[ \t]*#", over)) or "|" in before:
        return False
    return len(line.strip()) > 1 or "=" in line


def _level(above: list[int], level: int) -> int:
    while above and above[-1] >= level:
        above.pop()
    above.append(level)
    return min(len(above) + 1, 6)


def _unnamed(rest: str) -> str:
    """A heading without the names that it has by its words."""
    own = re.sub(r"[\W_]+", "-", re.sub(r"<[^<>]*>", "", rest)).strip("-").lower()
    return _NAMED.sub(lambda found: "" if found["id"].lower() == own else found[0], rest)


def _html(line: str, above: list[int]) -> str:
    def change(found: re.Match[str]) -> str:
        level = min(len(above) + 1, 6) if found["end"] else _level(above, int(found["level"]))
        return f"<{found['end']}h{level}"

    return _HTML.sub(change, line)


def _same(words: str, title: str) -> bool:
    def bare(text: str) -> str:
        return re.sub(r"[\W_]+", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)).lower()

    return bool(title) and bare(words) == bare(title)
