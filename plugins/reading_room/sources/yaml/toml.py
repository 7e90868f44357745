"""TOML as YAML. Enters: the TOML of a post's front matter. Leaves: YAML that says the same, each
key on the line on which it was.

Hugo and Zola write it, between lines of +++. As YAML it goes through the same readers as all other
front matter, whose messages then name the right lines.
"""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, datetime, time
from typing import Any, NamedTuple

LIFTED = "taxonomies"
"""Zola's table of topics and the like, whose keys are keys of the post everywhere else."""
_LONG = re.compile(r'("""|\'\'\').*?\1', re.DOTALL)
_BEGINS = re.compile(
    r"""^[ \t]*(?:\[{1,2}[ \t]*["']?(?P<table>[\w-]+)
        |["']?(?P<key>[\w-]+)["']?[ \t]*(?P<sign>[=.]))""",
    re.MULTILINE | re.VERBOSE,
)
_APART = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_WHERE = re.compile(r"(.*?)\s*\(at line (\d+), column (\d+)\)$")


class Slip(NamedTuple):
    """Why a text is no TOML, and where: a line and a column, from 0."""

    why: str
    line: int
    column: int


def as_yaml(text: str) -> str | Slip:
    """The same in YAML, line by line."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return _slip(str(error), text)
    except ValueError:
        return Slip("a number has thousands of digits", 0, 0)
    except RecursionError:
        return Slip("too many brackets are inside one another", 0, 0)
    lifted = values.get(LIFTED)
    if isinstance(lifted, dict):
        del values[LIFTED]
        values = {**lifted, **values}
    lines = [""] * (text.count("\n") + 1)
    begins = _begins(text)
    for key, value in values.items():
        line, sign = begins.get(key, (-1, 0))
        if line < 0 or lines[line]:
            lines.append(f"{_word(key)}: {_flow(value)}")
        else:
            lines[line] = f"{_word(key).ljust(sign)}: {_flow(value)}"
    return "\n".join(lines)


def _begins(text: str) -> dict[str, tuple[int, int]]:
    """The line of each key, and the column of the sign behind it: those inside tables aside, for a
    table is one value."""
    shown = _LONG.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    begins: dict[str, tuple[int, int]] = {}
    table, line, at = "", 0, 0
    for found in _BEGINS.finditer(shown):
        line += shown.count("\n", at, found.start())
        at = found.start()
        table = found["table"] or table
        if found["table"] or table in ("", LIFTED):
            sign = found.start("sign") - at if found["sign"] == "=" else 0
            begins.setdefault(found["table"] or found["key"], (line, sign))
    return begins


def _flow(value: Any) -> str:
    """A value in YAML, on one line."""
    if isinstance(value, dict):
        pairs = ", ".join(f"{_word(key)}: {_flow(each)}" for key, each in value.items())
        return f"{{{pairs}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    return _quoted(value)


def _quoted(value: Any) -> str:
    """As JSON has it: the signs that YAML takes for ends of lines, or refuses, by their numbers."""
    return _APART.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False)
    )


def _word(key: str) -> str:
    """A key in YAML."""
    return key if re.fullmatch(r"[A-Za-z_][\w-]*", key) else _quoted(key)


def _slip(told: str, text: str) -> Slip:
    """Where tomllib found what is no TOML."""
    found = _WHERE.match(told)
    if found and found[1] == r"Illegal character '\n'":
        return Slip("the words have no quotes behind them", int(found[2]) - 1, int(found[3]) - 1)
    if found is None:
        return Slip(told.removesuffix(" (at end of document)"), text.count("\n"), 0)
    return Slip(found[1], int(found[2]) - 1, int(found[3]) - 1)
