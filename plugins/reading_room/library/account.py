"""Every file accounted for. Enters: the library. Leaves: what became of each file, in words.

What is published, withdrawn, held back, read as data, and left over makes up all files found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reading_room.library.library import Held
from reading_room.problems import counted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reading_room.library.library import Library
    from reading_room.model import Record


class Account(NamedTuple):
    """How many files became what; all of them together are ``found``."""

    found: int
    posts: int
    lists: int
    editions: int
    comments: int
    media: int
    pages: int
    data: int
    withdrawn: int
    held: tuple[Held, ...]
    left_over: tuple[str, ...]


def account(library: Library, left_out: Collection[str] = ()) -> Account:
    """Count the files of a site; ``left_out`` are files of docs/ that MkDocs leaves out."""
    files = library.files
    shown: list[Record] = [*library.posts, *library.lists]
    beside = [path for record in shown for path in files.beside.get(record.path, ())]
    held = tuple(_held(library, left_out))
    waiting = {each.path for each in held}
    spoken = [path for path in beside if path.endswith((".yml", ".yaml")) and path not in waiting]
    return Account(
        found=files.count,
        posts=len(library.posts),
        lists=len(library.lists),
        editions=sum(path.endswith(".md") for path in beside),
        comments=len(spoken),
        media=len(library.media),
        pages=len(files.pages) - len(left_out),
        data=files.data,
        withdrawn=sum(1 + len(files.beside.get(r.path, ())) for r in library.withdrawn),
        held=held,
        left_over=library.strays,
    )


def _held(library: Library, left_out: Collection[str]) -> Iterator[Held]:
    """What is not published, and why, with what belongs to it."""
    files = library.files
    for held in library.held:
        yield held
        yield from (Held(path, f"with {held.path}") for path in files.beside.get(held.path, ()))
    records: list[Record] = [*library.posts, *library.lists]
    for record in records:
        if record.comments_state == "off":
            for path in files.beside.get(record.path, ()):
                if not path.endswith(".md"):
                    yield Held(path, f"comments are off in {record.path}")
    published = frozenset(library.media)
    for path in files.media:
        if path not in published:
            yield Held(path, "with the post or page that uses it")
    for path in left_out:
        yield Held(path, "MkDocs leaves it out")


def in_words(found: Account) -> Iterator[str]:
    """One line that counts every file, and a line for each that is not published."""
    kinds = [
        counted(found.posts, "post"),
        counted(found.lists, "reading list"),
        counted(found.editions, "Easy Read edition"),
        counted(found.comments, "file") + " of comments",
        counted(found.media, "file") + " beside posts",
        counted(found.pages, "file") + " under docs/",
        counted(found.data, "file") + " of data",
        f"{found.withdrawn:,} withdrawn",
        f"{len(found.held):,} held back",
        f"{len(found.left_over):,} left over",
    ]
    said = [kind for kind in kinds if not kind.startswith("0 ")]
    yield f"{counted(found.found, 'file')}: {', '.join(said) or 'nothing to publish'}."
    for held in found.held:
        yield f"Held back: {held.path}: {held.why}"
    for path in found.left_over:
        yield f"Left over, not part of the site: {path}"
