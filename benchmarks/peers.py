"""The generated posts and lists as other site generators want them.

A number of posts enters; a folder leaves that Hugo or Eleventy can build: the same text and front
matter, and in benchmarks/hugo and benchmarks/eleventy the smallest templates that give the same
kinds of pages.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import corpus

HERE = Path(__file__).resolve().parent


class Peer(NamedTuple):
    """A site generator: how it is called, where it reads posts and lists, and writes the site."""

    name: str
    arguments: tuple[str, ...]
    content: str
    output: str
    asked: bool = False
    """Does it take so long that it builds only where somebody names its program?"""


PEERS = {
    "hugo": Peer("Hugo", ("--quiet",), "content", "public"),
    "eleventy": Peer("Eleventy", ("--quiet",), ".", "public"),
    "zensical": Peer("Zensical", ("build",), "docs", "site", asked=True),
    "pelican": Peer(
        "Pelican", ("--quiet", "-s", "pelicanconf.py"), "content", "output", asked=True
    ),
    "material": Peer("Material's blog", ("build", "-q"), "docs", "site", asked=True),
}
"""By the name of the folder of settings and templates; of the first two it is the program's."""
_IN_BRACKETS = re.compile(r"^(authors|topics): \[(.*)\]$", re.MULTILINE)


def write(program: str, count: int, folder: Path) -> None:
    """Write a site of `count` posts for a peer."""
    shutil.copytree(HERE / program, folder, dirs_exist_ok=True)
    for path, text in content(count):
        file = folder / PEERS[program].content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(KEYS.get(program, str)(text), encoding="utf-8", newline="\n")


def content(count: int) -> Iterator[tuple[str, str]]:
    """Posts, with their year named as a thing to list them by; lists as pages without a text."""
    for path, text in corpus.corpus(count, search=False):
        folder, _, rest = path.partition("/")
        if folder == "posts":
            year = rest.partition("/")[0]
            yield path, text.replace("---\n", f'---\nyears: ["{year}"]\n', 1)
        elif folder == "reading_lists":
            yield f"reading-lists/{Path(rest).stem}.md", f"---\n{text}---\n"


def with_categories(text: str) -> str:
    """Topics are what the blog of Material has pages for."""
    return text.replace("\ntopics: [", "\ncategories: [", 1)


def with_fields(text: str) -> str:
    """Authors and tags of Pelican have commas or semicolons between them, and no brackets; of a
    list it reads no more than its title and date."""
    if "\nitems:\n" in text:
        text = f"{text.partition(chr(10) + 'curators:')[0]}\n---\n"
    return _IN_BRACKETS.sub(_field, text)


def _field(found: re.Match[str]) -> str:
    if found[1] == "topics":
        return f"tags: {found[2]}"
    return f"authors: {found[2].replace(',', ';')}"


KEYS: dict[str, Callable[[str], str]] = {"material": with_categories, "pelican": with_fields}
"""For a peer what becomes of the front matter that others read as it is."""
