"""What an editor typed, said again. Enters: words, or a line of YAML. Leaves: the same in quotes,
or cut short."""

from __future__ import annotations

import re

LONGEST = 300
"""How much of a line is looked at: what is said of a line without an end is said of its start."""
_KEY = re.compile(r"[\s-]*[\[{]?\s*([\w-]+)[ \t]*:[ \t]+(.*?)\s*$")
_LONG = 60
_ENDS_BEFORE = re.compile(r"([\"'])(?:(?!\1).)+(?<=\S)\1[\s,.;:!?)].", re.DOTALL)
"""A quotation that ends before the last of the words, such as "this" and "that"."""
_ESCAPED = re.compile(r"(?<!\\)\\(?=[:'#&!,.?*_\[\]-])(?!_\()")
_CURLY = re.compile("[“”]([^“”]+)[“”]|[‘’]([^‘’]+)[‘’]")


def unescaped(words: str) -> str:
    """Words without backslashes before their punctuation, which a program or somebody else who
    thought of Markdown typed there: ``My letter\\: six``."""
    return _ESCAPED.sub("", words)


def quoted(words: str) -> str:
    """Words as YAML takes them whatever they hold."""
    if len(words) > 1 and words[0] == words[-1] in "\"'" and not _ENDS_BEFORE.match(words):
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
    return f"{found[1]}: {quoted(curly_off(found[2]))}" if found else quoted(line.strip())


def bare(words: str) -> str:
    """A value without what somebody typed round it: curly quotes, and a comma behind it."""
    return curly_off(words.strip().rstrip(",;").rstrip()).strip()


def curly_off(words: str) -> str:
    """Words without the curly quotes that stand round them, which a program typed for straight
    ones."""
    found = _CURLY.fullmatch(words)
    return found[1] or found[2] if found else words
