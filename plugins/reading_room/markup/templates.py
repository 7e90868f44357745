"""What other programs' Markdown means, and this site's and the git host's do not.

Enters: Markdown. Leaves: a fault for each mark of another program that would be published as it
stands. Code and formulas are never looked at; a glance at the text comes first.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reading_room.markup import half_links, pairs
from reading_room.markup.events import is_start, read
from reading_room.markup.marks import CODE, DRAWN, KINDS, TURNED, may_have
from reading_room.markup.pairs import Found
from reading_room.markup.text import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = "text-template"
_CODE_LIKE = re.compile(r"[`~$<\t]| {4}")
"""Without one of these a text has no code, formula or tag, and need not be read to find them."""
_SILENT_TAGS = re.compile(
    r"<!--.*?(?:-->|\Z)|<(pre|code|kbd|samp|tt|var)\b[^<>]*>.*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_DIRECTIVES = frozenset(
    """
    admonition attention caution code-block code-cell danger dropdown error eval-rst figure grid
    hint image important include list-table literalinclude math note seealso tab-set table tip
    toctree warning
    """.split()  # noqa: SIM905
)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when a text first needs it: most sites have none that does."""
    return re.compile(pattern, re.MULTILINE)


def find(source: str) -> list[Found]:
    """The marks of other programs in a text."""
    if not (may_have(source) or half_links.may_have(source)):
        return []
    fences, seen = _without_code(source)
    found = list(pairs.joined(sorted([*fences, *_marks(seen)]), seen.encode()))
    kept: list[Found] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def instead(faults: list[Fault], source: str) -> list[Fault]:
    """Faults of a text. Marks of other programs have one each, whatever else is wrong in them."""
    found = find(source)
    if not found:
        return faults
    encoded = source.encode()
    others = [fault for fault in faults if not _explains(found, fault, encoded)]
    return [*others, *(each.fault for each in found)]


def _explains(found: list[Found], fault: Fault, source: bytes) -> bool:
    """Is a fault there because of a mark of another program: inside it, or a link broken by it?"""
    if any(each.start <= fault.offset < each.end for each in found):
        return True
    if fault.rule != "link-form":
        return False
    end = source.find(b"\n", fault.offset)
    return any(fault.offset < each.start and (end < 0 or each.start < end) for each in found)


def _marks(seen: str) -> Iterator[Found]:
    for kind in (*KINDS, TURNED):
        if not any(sign in seen for sign in kind.signs):
            continue
        for mark in _compiled(kind.pattern).finditer(seen):
            written, start = _written(mark)
            hint = kind.hint if isinstance(kind.hint, str) else kind.hint(mark)
            meant = kind.meant(mark) if kind.meant and CODE not in mark[0] else ""
            found = _found(seen, start, mark.end(), kind.what, written, hint)
            if kind is TURNED:
                found = found._replace(fault=found.fault._replace(rule="link-form", meant=meant))
            elif meant:
                found = found._replace(fault=found.fault._replace(meant=f"{written}\n{meant}"))
            yield found
    for slip in half_links.find(seen):
        first = len(seen[: slip.start].encode())
        last = first + len(seen[slip.start : slip.end].encode())
        meant = f"{seen[slip.start : slip.end]}\n{slip.meant}" if slip.meant else ""
        yield Found(first, last, Fault(first, "link-form", slip.message, slip.hint, meant))


def _written(mark: re.Match[str]) -> tuple[str, int]:
    """A mark as an editor would call it, and where it begins: at ``at``, where it says so."""
    begins = mark.start("at") if mark.groupdict().get("at") is not None else mark.start()
    words = mark.string[begins : mark.end()]
    start = begins + len(words) - len(words.lstrip(" \t>\n"))
    return words.lstrip(" \t>").replace(CODE, ""), start


def _found(seen: str, start: int, end: int, what: str, written: str, hint: str) -> Found:
    first = start if seen.isascii() else len(seen[:start].encode())
    shown = " ".join(written.split())
    shown = shown if len(shown) < 50 else f"{shown[:48]}…"
    message = f"{shown} is {what}, and would be published as it stands."
    return Found(first, first + len(seen[start:end].encode()), Fault(first, RULE, message, hint))


def without_code(source: str) -> str:
    """The text with a stand-in for each byte of its code: places count as in the text."""
    return _without_code(source)[1]


def _without_code(source: str) -> tuple[list[Found], str]:
    """Fences that mean more than code elsewhere; and the text with stand-ins for its code."""
    if not _CODE_LIKE.search(source):
        return [], source
    encoded = bytearray(source.encode())
    fences: list[Found] = []
    for event, span in read(source, merged=False):
        if not isinstance(event, dict):
            continue
        if is_start(event, "CodeBlock"):
            fences += _fence(event["Start"]["CodeBlock"], span)
        elif "Code" not in event and "InlineMath" not in event and "DisplayMath" not in event:
            continue
        _blank(encoded, span["start"], span["end"])
    seen = encoded.decode()
    return fences, _SILENT_TAGS.sub(lambda tag: re.sub(r"[^\n]", _stand_in, tag[0]), seen)


def _stand_in(letter: re.Match[str]) -> str:
    """As many stand-ins as the letter has bytes, so that places stay."""
    return CODE * len(letter[0].encode())


def _blank(encoded: bytearray, start: int, end: int) -> None:
    code = encoded[start:end]
    encoded[start:end] = re.sub(rb"[^\n]", CODE.encode(), bytes(code))


def _fence(kind: object, span: dict[str, int]) -> Iterator[Found]:
    info = kind["Fenced"].strip() if isinstance(kind, dict) else ""
    language = re.split(r"[\s{]", info, maxsplit=1)[0].lower()
    directive = re.match(r"\{([a-z-]+)\}", info)
    if language in DRAWN or info.strip("{. }").lower() in DRAWN:
        drawn = info.strip("{. }").split()[0].lower()
        message = f"The git host makes a drawing of {drawn}, and a site would show its source."
        hint = "Save the drawing as an SVG beside the text, and show it with words that say what is"
        hint += " to be seen: ![How a budget is agreed](budget.svg)"
    elif directive and directive[1] in _DIRECTIVES:
        message = f"{info[:40]} is a directive of MyST, and would be published as it stands."
        hint = "Write in Markdown what it shows: > [!NOTE] for a box, ![…](…) for a picture."
    else:
        return
    yield Found(span["start"], span["end"], Fault(span["start"], RULE, message, hint))
