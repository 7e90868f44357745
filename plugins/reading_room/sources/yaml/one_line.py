"""Slips that a line of YAML shows by itself. Enters: the line. Leaves: a column (from 0), what is
wrong, what to write, and the whole line as it can only be meant; None where it has no such slip.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from reading_room.problems import counted
from reading_room.wording import LONGEST, curly_off, quoted

Found: TypeAlias = "tuple[int, str, str, str] | None"

NO_TAB = (
    "Take the tab out. A line that belongs to the one above begins with two more spaces than it."
)
_SPACES = "\u00a0\u2000-\u200a\u202f\u3000"
_TIGHT = re.compile(r"(\s*-)([^\W\d_][\w-]*[ \t]*:(?:[ \t].*)?)")
_OTHER_COLON = re.compile(
    r"(?P<before>\s*(?:- )?)(?P<key>[a-z][\w-]*)[ \t]*[：︰;=][ \t]*(?P<value>\S.*)"
)
_BARE_KEY = re.compile(
    r"(?P<before>\s*(?:- )?)(?P<key>[A-Za-z][\w-]*)[ \t]+(?P<value>\"[^\"]+\"|'[^']+')[ \t]*"
)
_BULLET = re.compile(r"(?P<before>\s*)[*•–—‣·][ \t\u00a0]+(?P<words>\S.*)")
TOKEN = re.compile(r"[^,\[\]{}]*[^,\[\]{}\s]")
"""An entry of a list between brackets."""
_REQUOTED = re.compile(r"(?P<key>(?:[\s-]*- )?\s*[\w-]+[ \t]*:[ \t]+)(?P<value>[^\s\[{|>].*?)\s*")
_KEY = re.compile(r"[\w-]+[ \t]*:(?:[ \t]|$)")
_PAIR = re.compile(r"(?P<before> *(?:- +)?)(?:[\w-]+[ \t]*:[ \t]+[^|>&*#\s]|(?:---\s*)?$)")
"""A key with its value on the same line; or the line above the first one."""
_ODD_SPACE = re.compile(rf"[ \t]*[{_SPACES}][ \t{_SPACES}]*")


def hyphen(text: str) -> Found:
    """``-id: x``: an entry of a list begins with a key, and its hyphen has no space behind it."""
    found = _TIGHT.fullmatch(text)
    if found is None or len(text) >= LONGEST:
        return None
    meant = f"{found[1]} {found[2]}"
    what = "There is no space after the hyphen on this line."
    return found.end(1), what, f"Write {meant.strip()}", meant


def space(text: str) -> Found:
    """Spaces of another kind at the beginning, which count as words."""
    found = _ODD_SPACE.match(text)
    if found is None or len(text) >= LONGEST:
        return None
    return (
        0,
        "This line begins with spaces of another kind, which come with pasted words.",
        f"Write {counted(found.end(), 'plain space')} there.",
        " " * found.end() + text[found.end() :],
    )


def bullet(text: str) -> Found:
    """An entry of a list that begins with another sign than a hyphen."""
    found = _BULLET.fullmatch(text)
    if found is None or len(text) >= LONGEST:
        return None
    meant = f"{found['before']}- {found['words']}"
    what = "An entry of a list begins with a hyphen, and this line with another sign."
    return found.end("before"), what, f"Write {meant.strip()}", meant


def colon(text: str) -> Found:
    """``title; x``, ``title = x``, or a colon of Chinese: another sign stands for the colon."""
    found = _OTHER_COLON.fullmatch(text)
    if found is None or len(text) >= LONGEST:
        return None
    pair = f"{found['key']}: {found['value']}"
    what = "There is no colon after the key on this line."
    return found.end("key"), what, f"Write {pair}", found["before"] + pair


def bare_key(text: str) -> Found:
    """``title "x"``: a key before quotation marks, and no colon."""
    found = _BARE_KEY.fullmatch(text)
    if found is None or len(text) >= LONGEST:
        return None
    meant = f"{found['before']}{found['key']}: {found['value']}"
    what = "There is no colon after the key on this line."
    return found.end("key"), what, f"Write {meant.strip()}", meant


def without_colon(text: str) -> Found:
    """What a line without a colon was meant to be, where that is sure."""
    return space(text) or bullet(text) or colon(text) or bare_key(text)


def without_tabs(lines: list[str], above: str) -> str:
    """The lines down to the first that has no tab before its words, each with two spaces for a tab;
    a key below a key that has its value, or on the first line, begins where that begins."""
    made: list[str] = []
    for line in lines:
        words = line.lstrip()
        before = line[: len(line) - len(words)]
        if "\t" not in before:
            break
        if len(line) >= LONGEST:
            return ""
        pair = _PAIR.match(above) if _KEY.match(words) else None
        above = (" " * pair.end("before") if pair else before.replace("\t", "  ")) + words
        made.append(above)
    return "\n".join(made)


def requoted(text: str, at: int = -1) -> str:
    """The line with quotes round its value, which begins ``at`` an offset where that is known;
    empty where it may have a remark, or more values than one."""
    found = _REQUOTED.fullmatch(text)
    if not found or " #" in text or len(text) >= LONGEST or at not in (-1, found.start("value")):
        return ""
    return f"{found['key']}{quoted(curly_off(found['value']))}"


def opened(text: str) -> str:
    """The bracket that is open at the end of some text, or none."""
    opened = [""]
    for char in re.sub(r"\"[^\"]*\"|'[^']*'", "", text):
        if char in "[{":
            opened.append(char)
        elif char in "]}" and len(opened) > 1:
            opened.pop()
    return opened[-1]
