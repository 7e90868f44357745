"""Boxes and tabs. Enters: a draft with ``!!! note``, ``??? note``, ``:::note``, ``=== "Tab"``.
Leaves: alerts (``> [!NOTE]``), details, and headings.

The words of a box of Python-Markdown stand four spaces in, and are code to CommonMark: so this
comes before anything that passes over code.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from reading_room.importers.blogs.post import Left
from reading_room.importers.blogs.text.draft import in_fences

if TYPE_CHECKING:
    from reading_room.importers.blogs.text.draft import Draft

Line = tuple[str, int]

ALERTS = {
    **dict.fromkeys(
        ("tip", "hint", "success", "check", "done", "example", "recommendation"), "TIP"
    ),
    **dict.fromkeys(("important", "question", "help", "faq", "key"), "IMPORTANT"),
    **dict.fromkeys(("warning", "attention", "warn", "alert"), "WARNING"),
    **dict.fromkeys(
        ("caution", "danger", "error", "failure", "fail", "missing", "bug", "critical"), "CAUTION"
    ),
    **dict.fromkeys(
        (
            "note",
            "info",
            "information",
            "abstract",
            "summary",
            "tldr",
            "todo",
            "quote",
            "cite",
            "seealso",
            "admonition",
            "secondary",
            "primary",
            "aside",
            "callout",
            "notice",
            "box",
        ),
        "NOTE",
    ),
}
_BOX = re.compile(
    r"^(?P<in>[ \t>]*)(?P<mark>!!!|\?\?\?\+?)[ \t]*(?P<type>[A-Za-z][\w-]*(?:[ \t]+[a-z][\w-]*)*)"
    r"?[ \t]*(?:\"(?P<title>[^\"\n]*)\")?[ \t]*$"
)
_TAB = re.compile(r"^(?P<in>[ \t>]*)===[+!]*[ \t]+[\"'](?P<title>[^\n]*?)[\"'][ \t]*$")
_COLONS = re.compile(
    r"^(?P<in>[ \t>]*)(?P<mark>:{3,})[ \t]*\{?(?P<type>[A-Za-z.][\w.-]*)\}?"
    r"[ \t]*(?P<title>\[[^\n\]]*\]|\{[^\n}]*\}|[^\n{]*)?(?P<more>\{[^\n}]*\})?[ \t]*$"
)
_END = re.compile(r"^[ \t>]*(?P<mark>:{3,})[ \t]*$")
_CALLOUT = re.compile(
    r"^(?P<in>[ \t]*>[ \t>]*)\[!(?P<type>[\w-]+)\](?P<fold>[+-]?)[ \t]*(?P<title>.*)$"
)
_ALERT = frozenset({"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"})
_DEEPEST = 20


def boxes(draft: Draft) -> None:
    """Make alerts of boxes, and headings of tabs."""
    text = draft.text
    if "!!!" in text or "???" in text or "\n===" in f"\n{text}" or ":::" in text or "=== " in text:
        draft.replace_lines(_boxes(draft, draft.lines(), 0))
    if "[!" in draft.text:
        made = (_callout(draft, *line) for line in in_fences(draft.lines()))
        draft.replace_lines([line for lines in made for line in lines])


def _callout(draft: Draft, line: str, number: int, inside: bool) -> list[Line]:
    """Obsidian's ``> [!info] Title``: GitHub knows five words, and no title."""
    found = None if inside else _CALLOUT.match(line)
    if not found:
        return [(line, number)]
    name = found["type"].upper()
    title = found["title"].strip()
    if name in _ALERT and not title and not found["fold"]:
        return [(line, number)]
    draft.left.append(_told(draft, number, f"[!{found['type']}]", "an alert"))
    name = name if name in _ALERT else ALERTS.get(found["type"].lower(), "NOTE")
    before = found["in"]
    made = [f"{before}[!{name}]"]
    if title:
        made += [f"{before}**{title}**", before.rstrip()]
    return [(each, number) for each in made]


def _told(draft: Draft, line: int, words: str, became: str) -> Left:
    return Left(draft.path, line, f"box {words}", words, became)


def _boxes(draft: Draft, lines: list[Line], depth: int) -> list[Line]:
    """The lines with their boxes changed, and those inside boxes, too."""
    made: list[Line] = []
    marked = list(in_fences(lines))
    at = 0
    while at < len(marked):
        line, number, inside = marked[at]
        found = (
            None
            if inside or depth > _DEEPEST
            else (_BOX.match(line) or _TAB.match(line) or _COLONS.match(line))
        )
        if not found:
            made.append((line, number))
            at += 1
            continue
        if ":::" in found[0] and (after := _to_code_end(marked, at, found)):
            language = found["type"].lower()
            inner = _outdented([(each, n) for each, n, _ in marked[at + 1 : after]], "")
            made += [(f"```{language}", number), *_trimmed(inner), ("```", number)]
            at = after
            if at < len(marked) and marked[at][0].strip():
                made.append(("", number))
            continue
        if ":::" in found[0]:
            end, after = _to_colons(marked, at, len(found["mark"]))
            inner = [(each, n) for each, n, _ in marked[at + 1 : end]]
        else:
            after = _to_outdent(marked, at, found["in"])
            inner = _outdented([(each, n) for each, n, _ in marked[at + 1 : after]], found["in"])
        inner = _trimmed(_boxes(draft, inner, depth + 1))
        made += _made(draft, found, number, inner)
        at = after
        if at < len(marked) and marked[at][0].strip():
            made.append(("", number))
    return made


def _to_code_end(marked: list[tuple[str, int, bool]], at: int, found: re.Match[str]) -> int:
    """Where the code ends whose first line, four spaces in, names its language (``:::python``);
    0 for what is no such code."""
    is_code = len(found["in"].expandtabs()) >= 4 and not (found["title"] or "").strip()
    if not is_code or (at and marked[at - 1][0].strip()):
        return 0
    end = _to_outdent(marked, at, "")
    return 0 if any(_END.match(line) for line, _, _ in marked[at + 1 : end]) else end


def _to_outdent(marked: list[tuple[str, int, bool]], at: int, before: str) -> int:
    """Where the lines end that stand four spaces in."""
    end = at + 1
    for place in range(at + 1, len(marked)):
        line = marked[place][0]
        if not line.strip(" \t>"):
            continue
        if not (line.startswith((f"{before}    ", f"{before}\t", f"{before.rstrip()}     "))):
            break
        end = place + 1
    return end


def _to_colons(marked: list[tuple[str, int, bool]], at: int, marks: int) -> tuple[int, int]:
    """Where the box ends that colons began: the last line in it, and the one after it."""
    depth = 0
    for place in range(at + 1, len(marked)):
        line, _, inside = marked[place]
        if inside:
            continue
        if end := _END.match(line):
            if (len(end["mark"]) == marks and not depth) or len(end["mark"]) > marks:
                return place, place + 1
            depth -= len(end["mark"]) == marks
        elif (begun := _COLONS.match(line)) and len(begun["mark"]) == marks:
            depth += 1
    return len(marked), len(marked)


def _outdented(lines: list[Line], before: str) -> list[Line]:
    made = []
    for line, number in lines:
        rest = line[len(before) :] if line.startswith(before) else line.lstrip(" \t>")
        rest = rest[1:] if rest.startswith("\t") else rest[4:] if rest.startswith("    ") else rest
        made.append((rest, number))
    return made


def _trimmed(lines: list[Line]) -> list[Line]:
    while lines and not lines[0][0].strip():
        lines = lines[1:]
    while lines and not lines[-1][0].strip():
        lines = lines[:-1]
    return lines


def _made(draft: Draft, found: re.Match[str], number: int, inner: list[Line]) -> list[Line]:
    before = found["in"]
    groups = found.groupdict()
    title = (groups.get("title") or "").strip()
    if "mark" not in groups:
        draft.left.append(_told(draft, number, f'=== "{title}"', "a heading"))
        made = [(f"#### {title}", number), ("", number), *inner]
        return [(f"{before}{line}".rstrip(), n) for line, n in made] + [("", number)]
    colons = found["mark"].startswith(":")
    words = (groups.get("type") or "note").strip(".").split()
    kind = next((word for word in words if word.lower() in ALERTS), words[0] if words else "note")
    if colons:
        title = _title_of(title)
    draft.left.append(_told(draft, number, f"{found['mark']} {kind}", "an alert"))
    if kind.lower() in ("details", "collapse") or found["mark"].startswith("?"):
        return _details(before, title or kind.capitalize(), number, inner)
    alert = ALERTS.get(kind.lower(), "NOTE")
    said = title if title.lower() not in (kind.lower(), alert.lower()) else ""
    if kind.lower() not in ALERTS and not title and not colons:
        said = kind.replace("-", " ").capitalize()
    if colons and kind.lower() not in ALERTS:
        return [(f"{before}{line}".rstrip(), n) for line, n in inner]
    made = [(f"[!{alert}]", number)]
    if said:
        made += [(f"**{said}**", number), ("", number)]
    return [(f"{before}> {line}".rstrip(), n) for line, n in [*made, *inner]]


def _title_of(words: str) -> str:
    """``[A title]``, ``A title`` or ``{title="A title"}``."""
    if named := re.search(r"title=[\"']([^\"']*)[\"']", words):
        return named[1]
    return "" if words.startswith("{") else words.strip('[] "')


def _details(before: str, title: str, number: int, inner: list[Line]) -> list[Line]:
    made = [
        (f"<details><summary>{escape(title, quote=False)}</summary>", number),
        ("", number),
        *inner,
        ("", number),
        ("</details>", number),
    ]
    return [(f"{before}{line}".rstrip(), n) for line, n in made]
