"""Addresses that two would have. Enters: the index, settings. Leaves: a problem for each.

A check is one function in `CHECKS`; its docstring is its page in the manual.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reading_room.addresses import OWN, SOME_SITES, file_at, folder, old
from reading_room.library.known import known_addresses
from reading_room.problems import Problem, counted
from reading_room.schema import OPTIONS
from reading_room.values import Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reading_room.addresses import Addresses
    from reading_room.library.index import Index
    from reading_room.model import Item, Record
    from reading_room.settings import Settings

_LONGEST = 200
_FILES = frozenset({"404.html", "feed.xml", "index.html"})
"""Files that the site makes in its folders."""
_RECORDS = ("posts", "reading_lists")
"""The kinds below whose address there is room for old addresses: slugs are the site's editors'."""
_MOVED = {
    "posts": "If it is a post, move it into the folder of posts, outside docs/. If it is a page: ",
    "reading_lists": "If it is a reading list, move it into the folder of lists, outside docs/. If"
    " it is a page: ",
}
"""What is likelier meant than a page, and comes first."""


def check_docs(index: Index, settings: Settings) -> Iterator[Problem]:
    """docs-address: no file under docs/ takes an address that the site makes itself, not even in
    other capitals: some systems take no account of them."""
    own = (*OWN, *settings.feeds)
    kinds = _folders(index.addresses, stated=index.statement is not None)
    met: dict[str, list[tuple[str, str]]] = {}
    for path, address in index.pages.items():
        at = folder(address).casefold()
        if settings.home and path.casefold().endswith(".html") and file_at(address) == "index.html":
            yield Problem(
                path, 0, 0, "docs-address",
                "This file would be published at index.html, which is the home page that the site"
                " makes itself.",
                "Write its words into docs/index.md, or give it another name.",
            )  # fmt: skip
        elif address.casefold().startswith(own):
            yield Problem(
                path, 0, 0, "docs-address",
                f"This file would be published at {address}, which the site makes itself.",
                "Give the file or its folder another name.",
            )  # fmt: skip
        else:
            for kind in (kind for kind, below in kinds.items() if at.startswith(below)):
                met.setdefault(kind, []).append((path, address))
    for kind, files in met.items():
        yield _in_the_way(kind, files)


def _in_the_way(kind: str, files: list[tuple[str, str]]) -> Problem:
    (path, address), *more = files
    others = f", and {counted(len(more), 'more file')} below it," if more else ""
    off = "" if kind in _RECORDS or kind == "accessibility" else f" or {kind}: false,"
    moved = _MOVED.get(kind, "")
    write = "write" if moved else "Write"
    return Problem(
        path, 0, 0, "docs-address",
        f"This file{others} would be published at {address}, which the site makes itself.",
        f"{moved}{write} {kind}: {OPTIONS[kind].example},{off} under reading-room in mkdocs.yml, or"
        " give the file or its folder another name.",
    )  # fmt: skip


def _folders(addresses: Addresses, *, stated: bool) -> dict[str, str]:
    """What addresses of each kind begin with, in small letters."""
    return {
        kind: folder(address).casefold()
        for kind, address in addresses.indexes.items()
        if kind not in SOME_SITES or (stated and kind == "accessibility")
    }


def check_off(index: Index, settings: Settings) -> Iterator[Problem]:
    """address-off: what is written has an address, and mkdocs.yml turns none of that off."""
    del settings
    everything = {"posts": [*index.posts], "reading_lists": [*index.lists]}
    for kind, paths in everything.items():
        if paths and not getattr(index.addresses, kind):
            what = "post" if kind == "posts" else "reading list"
            yield Problem(
                paths[0], 0, 0, "address-off",
                f"{kind}: false in mkdocs.yml leaves no address for {counted(len(paths), what)}.",
                f"Take {kind}: false out, or the files away.",
            )  # fmt: skip


def check_parts(index: Index, settings: Settings) -> Iterator[Problem]:
    """address-part: where one part of the site is below another (``posts: blog``, ``topics:
    blog/topics``), no post has the name of that part; and where pages are files, nothing is called
    index, as the page of all of a kind is."""
    del settings
    kinds = _folders(index.addresses, stated=index.statement is not None)
    inner = {
        (outer, at.removeprefix(around).partition("/")[0]): kind
        for kind, at in kinds.items()
        for outer, around in kinds.items()
        if at != around and at.startswith(around)
    }
    files = not index.addresses.folders
    for outer, path, ref in _ids(index) if inner or files else ():
        if files and ref.id.casefold() == "index":
            at, all_of = kinds.get(outer, ""), outer.replace("_", " ")
            yield Problem(
                path, ref.line, ref.column, "address-part",
                f"The address {at}index.html belongs to the page of all {all_of}.",
                "Choose another name than index.",
            )  # fmt: skip
        elif kind := inner.get((outer, ref.id.casefold())):
            yield Problem(
                path, ref.line, ref.column, "address-part",
                f"The address {kinds[outer]}{ref.id}/ belongs to {kind}.",
                f"Give one of them another name: mkdocs.yml says where {kind} is to be.",
            )  # fmt: skip


def _ids(index: Index) -> Iterator[tuple[str, str, Ref]]:
    """What addresses below those of each kind are made of, and where it is written."""
    for post in index.posts.values():
        yield "posts", post.path, Ref(post.slug, 0, 0)
        if post.series:
            yield "series", post.path, post.series
    for found in index.lists.values():
        yield "reading_lists", found.path, Ref(found.slug, 0, 0)
    for person in index.people.values():
        yield "people", person.path, Ref(person.id, person.line, 1)
    for path, ref in topic_refs(index):
        yield "topics", path, ref._replace(id=index.topic_id(ref.id))


def check_places(index: Index, settings: Settings) -> Iterator[Problem]:
    """file-place: no folder stands where a page does, which is a file called index.html."""
    del settings
    for path in (*index.pages, *index.media):
        made = [part for part in PurePosixPath(path).parts[:-1] if part.casefold() in _FILES]
        if made:
            yield Problem(
                path, 0, 0, "file-place",
                f"The folder {made[0]} would take the place of a file that the site makes.",
                "Give the folder another name, such as images.",
            )  # fmt: skip


def check_aliases(index: Index, settings: Settings) -> Iterator[Problem]:
    """alias-taken: an old address leads to one page, and takes no other file's address, capitals
    aside."""
    del settings
    records: list[Record] = [*index.posts.values(), *index.lists.values()]
    aliases = [(record.path, alias) for record in records for alias in record.aliases]
    if not aliases:
        return
    known = known_addresses(index).items()
    taken = {file_at(address).casefold(): path for address, path in known}
    own = frozenset(taken)
    is_made = files_of_site(index.addresses)
    for path, alias in aliases:
        taken.setdefault(old(alias.id).casefold(), path)
    for path, alias in aliases:
        file = old(alias.id).casefold()
        owner = _owner(file, taken, is_made)
        if owner != path or file in own:
            yield Problem(
                path, alias.line, alias.column, "alias-taken",
                f"The address {alias.id} belongs to {owner}.",
                "Only one page can have it: take the alias out where it is not wanted.",
            )  # fmt: skip


def _owner(file: str, taken: Mapping[str, str], is_made: re.Pattern[str]) -> str:
    """Whose a file of the site is, or the file that stands where its folder should be."""
    for parent in PurePosixPath(file).parents:
        if str(parent) in taken:
            return f"{taken[str(parent)]} ({parent} is a file, and no folder)"
    return "the site itself" if is_made.match(file) else taken[file]


def files_of_site(addresses: Addresses) -> re.Pattern[str]:
    """The files that the site makes itself; a folder may not stand where it makes a file."""
    kinds = {kind: re.escape(at) for kind, at in _folders(addresses, stated=False).items()}
    posts, lists = (kinds.pop(kind, "") for kind in _RECORDS)
    indexes = "|".join(filter(None, (posts, lists)))
    ways = [
        *kinds.values(), "(?:assets|pagefind)/",
        rf"(?:{indexes})?index\.html?$", r"404\.html$", r"(?:.*/)?feed\.xml/",
        r"(?:sitemap\.xml(?:\.gz)?|robots\.txt|rss\.xsl|feed_[^/]*)/",
    ]  # fmt: skip
    if posts:
        ways.append(f"{posts}page/")
    if lists:
        ways.append(rf"{lists}(?:[^/]+/)?[^/]+\.(?:bib|ris|csl\.json)/")
    return re.compile("|".join(ways))


def check_lengths(index: Index, settings: Settings) -> Iterator[Problem]:
    """address-long: no part of an address is longer than file systems take (255 bytes)."""
    del settings
    records: list[Record] = [*index.posts.values(), *index.lists.values()]
    aliases = [(record.path, alias) for record in records for alias in record.aliases]
    parts = [(path, ref) for _, path, ref in _ids(index)]
    for path, ref in [*parts, *aliases]:
        if len(ref.id.encode()) <= _LONGEST:
            continue
        if any(len(part.encode()) > _LONGEST for part in ref.id.split("/")):
            yield Problem(
                path, ref.line, ref.column, "address-long",
                f"{ref.id[:40]}… is too long to be part of an address.",
                "Keep it under 200 letters, better under 60.",
            )  # fmt: skip


def topic_refs(index: Index) -> list[tuple[str, Ref]]:
    """Every topic that somebody named, and where."""
    about: list[Record | Item] = [*index.posts.values(), *index.lists.values()]
    about += index.items.values()
    return [(thing.path, ref) for thing in about for ref in thing.topics]


CHECKS: tuple[Callable[[Index, Settings], Iterator[Problem]], ...] = (
    check_docs,
    check_off,
    check_parts,
    check_places,
    check_aliases,
)
"""`check_lengths` compares nothing, and is called for itself."""
