"""The worst that a file within its limits can hold: a build ends, or says why not, within ten
seconds of CPU time and 500 MB. The system holds the build to the time, and tells of the memory.

A processor that other programs share counts up to twice the seconds for the same work, and so
does an old one: the build gets twice the time."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from helpers import ENVIRONMENT
from reading_room.sources import limits

SECONDS = 2 * 10
MEGABYTES = 500
BUILD = f"""
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
sys.argv = ["mkdocs", "build"]
runpy.run_module("mkdocs", run_name="__main__")
"""
FRONT = "---\ntitle: A\ndate: 2026-01-05\n---\n\n"
EASY = "---\ntitle: A\n---\n\n"
LIST = "title: W\ndate: 2026-01-06\n"


def over(unit: str) -> Callable[[int], str]:
    """The same again and again."""
    return lambda size: unit * (size // len(unit.encode()))


def numbered(unit: str) -> Callable[[int], str]:
    """The same with another number each time."""
    length = len(unit) + 5 * unit.count("%")
    return lambda size: "".join(unit.replace("%", f"{at:06}") for at in range(size // length))


TEXTS = {
    "open brackets": over("["),
    "emphasis that crosses": over("*a _b "),
    "quotations in quotations": over(">"),
    "lists in lists": over("- "),
    "a table of one row and many columns": lambda n: "a|" * (n // 4) + "\n" + "-|" * (n // 4),
    "a table of columns that no row fills": lambda _: (
        "|a" * 20_000 + "\n" + "|-" * 20_000 + "\n" + "a|\n" * 5_000
    ),
    "references to one note": lambda n: "[^a]" * (n // 4 - 4) + "\n\n[^a]: x",
    "a table of many rows": lambda n: "a|b\n-|-\n" + "x|y\n" * (n // 4 - 3),
    "headings of the first level": over("# a\n\n"),
    "notes that are not there": numbered("[^%] "),
    "notes that nothing refers to": numbered("[^%]: a\n\n"),
    "tags that are never closed": over("<div>\n"),
    "tags that are not allowed": over("<script>\n\n"),
    "citations of works that are not there": numbered("[@a%] "),
    "links that lead nowhere": numbered("[a](x%.md) "),
    "links to headings that are not there": numbered("[a](#x%) "),
    "pictures of a wiki that never end": over("![["),
    "notes of Pandoc that never end": over("^[a "),
    "code that never ends": over("<pre> {{ a }} "),
    "boxes in bold": over("**[!NOTE]**\n"),
    "one line": over("word "),
    "letters of four bytes": over("𝒜"),
    "capitals in one line": lambda n: "😀 " + "AB " * (n // 3 - 2),
    "capitals in a paragraph each": lambda n: "".join(
        f"{''.join(chr(65 + at // 26**power % 26) for power in range(4))}\n\n"
        for at in range(n // 6)
    ),
    "invisible characters": over("\0"),
}
FILES: dict[str, tuple[str, int, str, Callable[[int], str]]] = {
    f"a post: {name}": ("posts/bad.md", limits.POST, FRONT, make) for name, make in TEXTS.items()
} | {
    "an Easy Read edition of rows": (
        "posts/first.easy-read.md", limits.EASY_READ, EASY, over("![a](x.png)\n\nA b.\n\n"),
    ),
    "an Easy Read edition of headings": (
        "posts/first.easy-read.md", limits.EASY_READ, EASY, over("## a\n\n"),
    ),
    "an Easy Read edition of definitions": (
        "posts/first.easy-read.md", limits.EASY_READ, EASY,
        lambda n: "".join(f"[a{i:05}]: /x\n" for i in range(n // 26)) + "\n## a\n" * (n // 14),
    ),
    "a list of many works": (
        "reading_lists/bad.yml", limits.LIST, f"{LIST}items:\n",
        lambda _: "".join(f"- {{id: w{at}, title: T}}\n" for at in range(limits.WORKS)),
    ),
    "a list of too many works": (
        "reading_lists/bad.yml", limits.LIST, f"{LIST}items:\n", numbered("- {id: w%, title: T}\n"),
    ),
    "a list of topics": (
        "reading_lists/bad.yml", limits.LIST, f"{LIST}items:\n",
        numbered("- {id: w%, title: T, topics: [t%]}\n"),
    ),
    "a list that answers works that are not there": (
        "reading_lists/bad.yml", limits.LIST, f"{LIST}items:\n",
        numbered("- {id: w%, title: T, responds_to: [x%]}\n"),
    ),
    "an author of commas": ("posts/bad.md", limits.POST, '---\ntitle: A\nauthors: "', lambda n: (
        ", " * (n // 2 - 20) + '"\ndate: 2026-01-05\n---\n'
    )),
    "a list of unknown keys": ("reading_lists/bad.yml", limits.LIST, "", numbered("k%: v\n")),
    "a list of aliases": (
        "reading_lists/bad.yml", limits.LIST, "a: &a [x, x]\nb:\n", over("- [*a, *a]\n"),
    ),
    "brackets in brackets": ("docs/people.yml", limits.DATA, "", over("[")),
    "steps inwards": (
        "docs/topics.yml", limits.DATA, "", lambda _: "\n".join(" " * i + "a:" for i in range(900)),
    ),
    "comments that answer nothing": (
        "posts/first.comments.yml", limits.COMMENTS, "",
        numbered("- {id: c%, name: J, text: T, reply_to: x%}\n"),
    ),
    "people": ("docs/people.yml", limits.DATA, "", numbered("p%: {name: Jo B%}\n")),
    "a page of open brackets": ("docs/bad.md", limits.PAGE, "", over("[")),
    "a page of lists in lists": ("docs/bad.md", limits.PAGE, "", over("+ ")),
    "a page of cells": (
        "docs/bad.md", limits.PAGE, "",
        lambda n: "|a" * 1000 + "\n" + "|-" * 1000 + "\n" + "|\n" * (n // 2 - 4000),
    ),
    "a page of many tables": (
        "docs/bad.md", limits.PAGE, "",
        over("|a" * 300 + "\n" + "|-" * 300 + "\n" + "|\n" * 320 + "\n\n"),
    ),
    "a page that acts": ("docs/bad.html", limits.STATIC, "", over("<b onx=1>")),
    "a drawing of spaces": (
        "docs/bad.svg", limits.DRAWING, '<svg xmlns="http://www.w3.org/2000/svg"><style>url(',
        lambda n: " " * (n - 20) + "</style></svg>",
    ),
    "a page of aliases": (
        "docs/bad.md", limits.PAGE, "---\na0: &a0 [x, x, x, x, x, x, x, x]\n",
        lambda _: "".join(
            f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 8)}]\n" for i in range(1, 12)
        ) + "---\n",
    ),
}  # fmt: skip


TOLD = {
    "a post: a table of columns that no row fills": "[text-table]",
    "a post: references to one note": "[footnote-many]",
    "a post: quotations in quotations": "[text-deep]",
    "a post: links that lead nowhere": "[file-problems]",
    "an Easy Read edition of headings": "[easy-read-long]",
    "a list of too many works": "works on this list, and 10,000 are the most.",
    "a list of topics": "[value-many]",
    "a list of aliases": "of YAML, and cannot be used here. [yaml]",
    "brackets in brackets": "more than 50 times. [yaml]",
    "steps inwards": "more than 50 times. [yaml]",
    "a page of open brackets": "docs/bad.md: Python-Markdown takes more than 5 seconds",
    "a page of lists in lists": "Python-Markdown",
    "a page of cells": "[text-table]",
    "a page of many tables": "[text-table]",
    "a page that acts": "100 errors in 1 file",
    "a page of aliases": "of YAML, and cannot be used here. [yaml]",
}
"""Some of the reasons why not."""


@pytest.mark.parametrize("name", FILES)
def test_a_build_ends(small_site: Path, name: str) -> None:
    path, most, front, make = FILES[name]
    text = front + make(most - len(front))
    (small_site / path).write_text(text, encoding="utf-8")
    assert (small_site / path).stat().st_size <= most
    assert TOLD.get(name, "") in _ended(small_site)


WORDS: dict[str, tuple[Iterable[str], str]] = {
    "that begin alike": (("a " * (at % 45) + f"a{at}" for at in range(9_000)), "a "),
    "that are parts of one another": (
        ("a" * (at % 90 + 1) + "b" * (at // 90) for at in range(900)), "a" * 95 + " ",
    ),
    "that begin with no plain letter": ((f"é{at} é" for at in range(12_000)), "é "),
    "that stand in links": ((f"w{at}" for at in range(15_000)), "[w1](https://e.example) "),
    "that begin with a letter each": ((f"{chr(0x4E00 + at)}x" for at in range(12_000)), "w "),
    "that are all used": ((f"w{at:06}" for at in range(14_000)), "w% "),
}  # fmt: skip


@pytest.mark.parametrize("name", WORDS)
def test_a_build_ends_whatever_words_are_explained(small_site: Path, name: str) -> None:
    terms, unit = WORDS[name]
    lines = "".join(f"- {{term: {term}, definition: x}}\n" for term in terms)[: limits.DATA]
    (small_site / "docs/glossary.yml").write_text(lines[: lines.rindex("\n")], encoding="utf-8")
    text = (numbered if "%" in unit else over)(unit)(limits.POST - len(FRONT))
    (small_site / "posts/bad.md").write_text(FRONT + text, encoding="utf-8")
    assert ": error: " not in _ended(small_site)


LAUNCH = """
import os, subprocess, sys
child = subprocess.Popen([sys.executable, "-c", sys.argv[1]])
_, status, used = os.wait4(child.pid, 0)
with open("used", "w") as file:
    file.write(f"{os.waitstatus_to_exitcode(status)} {used.ru_maxrss}")
"""
"""Starts a build from a small process: what a process used counts the one that it began as."""


def _ended(site: Path) -> str:
    """What a build says, which ends in time and in little memory."""
    with (site / "said").open("wb") as said:
        command = [sys.executable, "-c", LAUNCH, BUILD]
        subprocess.run(command, cwd=site, env=ENVIRONMENT, stdout=said, stderr=said, check=True)
    code, peak = map(int, (site / "used").read_text().split())
    words = (site / "said").read_text()
    assert "Traceback" not in words
    assert code in (0, 1), words[-1000:]
    assert (site / "site").is_dir() == (code == 0)
    unit = 1 if sys.platform == "darwin" else 1024
    assert peak * unit < MEGABYTES * 1_000_000
    assert len(words) < 2_000_000
    return words
