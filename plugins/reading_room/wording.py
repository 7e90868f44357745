"""What an editor typed, said again. Enters: words, or a line of YAML. Leaves: the same in quotes,
or cut short."""

from __future__ import annotations

import re

LONGEST = 300
"""How much of a line is looked at: what is said of a line without an end is said of its start."""
_KEY = re.compile(r"[\s-]*[\[{]?\s*([\w-]+)[ \t]*:[ \t]+(.*?)\s*$")
_LONG = 60


def quoted(words: str) -> str:
    """Words as YAML takes them whatever they hold."""
    if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'":
        words = words[1:-1]
    if '"' in words or "\\" in words:
        return "'" + words.replace("'", "''") + "'"
    return f'"{words}"'


def short(text: str) -> str:
    """The text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONG else line[: _LONG - 1] + "…"


def mended(line: str) -> str:
    """``key: "value"`` for a line that holds both; else the line in quotes."""
    line = line[:LONGEST]
    found = _KEY.match(line)
    return f"{found[1]}: {quoted(found[2])}" if found else quoted(line.strip())
