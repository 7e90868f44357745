"""Anchors, aliases and tags of YAML, which are not supported: most are meant as words. Enters:
where such a sign is, and the file's lines. Leaves: what is wrong there, and what to write instead.
"""

from __future__ import annotations

import re

from reading_room.sources.yaml import one_line
from reading_room.sources.yaml.slips import Complaint
from reading_room.wording import LONGEST, mended, quoted

_BEFORE_BRACKET = re.compile(r"(&\w+)[ \t]*[\[{]")
"""An anchor before a bracket, and not before words, which may only begin with "&"."""
_NAME = re.compile(r"[&*]([\w-]+)(?:[ \t]+(\S.*?))?[ \t]*$")
"""An anchor with the words that it names, or an alias alone."""
_ALIAS = re.compile(r"\*([\w-]+)[ \t]*(?=$|[,\]}])")
_ENTRY = re.compile(r"[ \t]*(?:-[ \t]+)+")


def marked(line: int, column: int, lines: list[str]) -> Complaint:
    """What to say of the sign at a line and a column, both from 0."""
    text = lines[line]
    if "<<:" in text[:column]:
        return Complaint(
            line, column, "<<: is a merge key of YAML, and cannot be used here.",
            "Write the keys and values out.",
        )  # fmt: skip
    if not text[:column].strip() and (slip := one_line.bullet(text)):
        return Complaint(line, *slip)
    if name := _named(line, column, lines):
        hint = f"Take {name} out, and write out what it stands for wherever you want it."
        return Complaint(line, column, _not_here(name), hint)
    if (found := _NAME.match(text, column)) and (said := _said(found[1], lines)):
        hint = f"Write the words themselves: {text[:column].strip()} {said}"
        return Complaint(line, column, _not_here(found[0].split()[0]), hint)
    if (found := _ALIAS.match(text, column)) and _has_anchor(found[1], lines):
        hint = f"Copy here what follows &{found[1]}"
        return Complaint(line, column, _not_here(f"*{found[1]}"), hint)
    return _words(line, column, text)


def _not_here(name: str) -> str:
    """The message for an anchor or an alias, with its sign."""
    kind = "an anchor" if name[0] == "&" else "an alias"
    return f"{name} is {kind} of YAML, and cannot be used here."


def _words(line: int, column: int, text: str) -> Complaint:
    """Words that begin with the sign, in a list or by themselves."""
    message = f"A value cannot begin with {text[column : column + 1]}"
    token = one_line.TOKEN.match(text, column) if len(text) < LONGEST else None
    if token and one_line.opened(text[:column]):
        end = token.end()
    elif token and _ENTRY.fullmatch(text[:column]):
        end = len(text.rstrip())
    else:
        return Complaint(line, column, message, f"Put quotes round the value: {mended(text)}")
    words, after = text[column:end], text[end:].rstrip()
    before = text[:column].lstrip()
    hint = f"Put quotes round it: {before}{quoted(words)}{after}"
    if bare := words.strip("&*! \t"):
        hint += f"; or take the {words[0]} out: {before}{bare}{after}"
    return Complaint(line, column, message, hint)


def _named(line: int, column: int, lines: list[str]) -> str:
    """The anchor of a list or of keys with values, with its sign; empty where there is none."""
    text = lines[line]
    if found := _BEFORE_BRACKET.match(text, column):
        return found[1]
    found = _NAME.match(text, column)
    if found is None or found[2] or text[column] != "&":
        return ""
    below = next((each for each in lines[line + 1 :] if each.strip()), "")
    further = len(below) - len(below.lstrip()) > len(text) - len(text.lstrip())
    entry = below.lstrip().startswith("- ") and not _ENTRY.match(text)
    return f"&{found[1]}" if further or entry else ""


def _has_anchor(name: str, lines: list[str]) -> bool:
    """Does something in the file have this name?"""
    anchor = re.compile(rf"(?:^|[\s\[{{,])&{re.escape(name)}(?![\w-])")
    return any(anchor.search(line[:LONGEST]) for line in lines)


def _said(name: str, lines: list[str]) -> str:
    """What an anchor names, where an alias of that name is in the file too: empty where not."""
    anchor = re.compile(rf"&{re.escape(name)}[ \t]+([^\s\[{{].*?)[ \t]*$")
    alias = re.compile(rf"(?:[:,\[-]|^)[ \t]*\*{re.escape(name)}[ \t]*(?:[,\]]|$)")
    short = [line for line in lines if len(line) < LONGEST] if len(lines) < LONGEST else []
    if not any(map(alias.search, short)):
        return ""
    return next((found[1] for line in short if (found := anchor.search(line))), "")
