"""The generated posts and lists as other site generators want them.

A number of posts enters; a folder leaves that Hugo or Eleventy can build: the same text and front
matter, and in benchmarks/hugo and benchmarks/eleventy the smallest templates that give the same
kinds of pages.
"""

import shutil
from collections.abc import Iterator
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


PEERS = {
    "hugo": Peer("Hugo", ("--quiet",), "content", "public"),
    "eleventy": Peer("Eleventy", ("--quiet",), ".", "public"),
}
"""By the name of the program and of the folder of templates."""


def write(program: str, count: int, folder: Path) -> None:
    """Write a site of `count` posts for a peer."""
    shutil.copytree(HERE / program, folder, dirs_exist_ok=True)
    for path, text in content(count):
        file = folder / PEERS[program].content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


def content(count: int) -> Iterator[tuple[str, str]]:
    """Posts, with their year named as a thing to list them by; lists as pages without a text."""
    for path, text in corpus.corpus(count, search=False):
        folder, _, rest = path.partition("/")
        if folder == "posts":
            year = rest.partition("/")[0]
            yield path, text.replace("---\n", f'---\nyears: ["{year}"]\n', 1)
        elif folder == "reading_lists":
            yield f"reading-lists/{Path(rest).stem}.md", f"---\n{text}---\n"
