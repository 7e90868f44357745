"""What to write for the marks of other programs. Enters: a mark as it was found. Leaves: a hint, or
what takes its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.markup.pairs import CODE as CODE_PAIR

if TYPE_CHECKING:
    from collections.abc import Callable

_ALERTS = {
    **dict.fromkeys(("tip", "hint", "success", "check", "done", "example"), "TIP"),
    **dict.fromkeys(("important", "question", "help", "faq"), "IMPORTANT"),
    **dict.fromkeys(("warning", "warn", "attention"), "WARNING"),
    **dict.fromkeys(("caution", "danger", "error", "failure", "fail", "missing", "bug"), "CAUTION"),
}
BOXES = frozenset({"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"})
"""The kinds of boxes that GitHub knows."""
_PICTURE = re.compile(r"[^|<>]+?\.(?:avif|gif|jpe?g|png|svg|webp)(?=[|]|\Z)", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z][\w./-]*")
_FENCED = "Write three backticks on the line above the code and on the line below it, and take out"
_FENCED += " the tags."
LIQUID = "It is filled in by another program: write the words that it stands for. To show it as it"
LIQUID += " is, put it in backticks."


def alert(found: re.Match[str]) -> str:
    """How an admonition is written here."""
    name = _ALERTS.get(found["type"].lower(), "NOTE")
    if found[0].lstrip(" \t>")[0] == "?":
        return (
            "Write <details><summary>, a title and </summary>, an empty line, the words, an empty"
            " line and </details>."
        )
    return f"Write > [!{name}] in its place, and > before each line that belongs to it."


def shown(tag: str) -> tuple[Callable[[re.Match[str]], str], Callable[[re.Match[str]], str]]:
    """A hint, and what is meant: the words between the two halves of a tag."""

    def meant(found: re.Match[str]) -> str:
        return f"<{tag}>{found['words']}</{tag}>"

    return lambda found: f"Write {meant(found)}", meant


def formula(found: re.Match[str]) -> str:
    """A formula on one line, between dollars, where it can stand there as it is. The backslash of
    ``\\*`` was for Markdown."""
    tex = found[0][2:-2].strip().replace("\\*", "*")
    fits = found[0][1] == "(" and "$" not in tex and "\n" not in tex
    return f"${tex}$" if fits else ""


def boxed(found: re.Match[str]) -> str:
    """How a box of GitHub's is written that was meant by another program's, or has a slip."""
    name = found["kind"].upper()
    known = name if name in BOXES else _ALERTS.get(found["kind"].lower(), "NOTE")
    if ">" not in found[0].partition("[")[0]:
        return f"Write > [!{known}], and > before each line that belongs to it."
    return f"Write > [!{known}] on a line of its own, and the words on the next."


def late(found: re.Match[str]) -> str:
    """How a box is written that is in bold, or below other words of its quotation."""
    if kind := found["kind"]:
        return f"Write > [!{kind.upper()}] on a line of its own, and the words on the next."
    return "Put an empty line above it, for a box begins with this line."


def command(found: re.Match[str]) -> str:
    """What a command of LaTeX is in Markdown."""
    name, words = found["name"], found["words"].strip()
    if "cite" in name:
        return f"Write [{'; '.join(f'@{key.strip()}' for key in words.split(','))}]"
    if name in ("emph", "textit"):
        return f"Write *{words}*"
    if name == "textbf":
        return f"Write **{words}**"
    if name == "footnote":
        return "Write [^1] here, and at the end of the text: [^1]: the words of the note."
    if "section" in name:
        return f"Write ## {words}"
    return "Write it in Markdown. To show it as it is, put it in backticks."


def noted(found: re.Match[str]) -> str:
    """The mark of a note, which the text has with other signs."""
    return f"[^{found['one'] or found['two']}]"


def org_note_meant(found: re.Match[str]) -> str:
    """The mark of a note, or the beginning of the note itself."""
    begins = found.start() == 0 or found.string[found.start() - 1] == "\n"
    return f"[^{found['words']}]{':' if begins else ''}"


def org_note(found: re.Match[str]) -> str:
    """How a note of Org Mode is written here."""
    return f"Write {org_note_meant(found)}"


def wiki(found: re.Match[str]) -> str:
    """How a link of a wiki is written here, or a picture that one shows."""
    words = found["words"].strip()
    if found[0][0] == "!" and (file := _PICTURE.match(words)):
        return (
            f"Write ![what it shows](<{file[0]}>)"
            if " " in file[0]
            else (f"Write ![what it shows]({file[0]})")
        )
    return f"Write [{words}]" if words.startswith("@") else "Write [the words](the-file.md)"


def turned(found: re.Match[str]) -> str:
    """A link with its brackets the right way round."""
    return f"[{found['words']}]({found['address']})"


def shortcode(found: re.Match[str]) -> str:
    """What to write for a shortcode, by what its name says."""
    name = _NAME.search(found[0])
    if name and CODE_PAIR.fullmatch(name[0]):
        return _FENCED
    shows = name and re.search("fig|im(?:g|age)|pic|photo|gallery", name[0], re.IGNORECASE)
    return f"Write in Markdown what it shows{': ![A tree in a park](tree.jpg)' if shows else '.'}"


def tag(found: re.Match[str]) -> str:
    """What to write for a tag of a template."""
    name = _NAME.search(found[0])
    return _FENCED if name and CODE_PAIR.fullmatch(name[0]) else LIQUID
