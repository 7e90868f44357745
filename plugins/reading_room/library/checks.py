"""Checks of the whole library. Enters: sources, index, settings. Leaves: problems.

A check is one function in `CHECKS`; its docstring is its page in the manual.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reading_room.library import addresses
from reading_room.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reading_room.library.index import Index
    from reading_room.model import Item, Record, Settings


def check_titles(index: Index, settings: Settings) -> Iterator[Problem]:
    """heading-level-one: the title of a post is its only heading of the first level."""
    del settings
    for post in index.posts.values():
        for heading in post.text.headings:
            if heading.level == 1:
                line, column = post.text.place(heading.offset)
                yield Problem(
                    post.path, line, column, "heading-level-one",
                    f"The title is the page's only heading with one #, and this is another:"
                    f" {heading.text}.",
                    f"Write ## {heading.text}",
                )  # fmt: skip


def check_docs(index: Index, settings: Settings) -> Iterator[Problem]:
    """docs-address: no page under docs/ takes an address that the site makes itself."""
    del settings
    for path, address in index.pages.items():
        if address.startswith(addresses.OWN):
            yield Problem(
                path, 0, 0, "docs-address",
                f"This file would be published at {address}, which the site makes itself.",
                "Give the file or its folder another name.",
            )  # fmt: skip


def check_aliases(index: Index, settings: Settings) -> Iterator[Problem]:
    """alias-taken: an old address leads to one page, and takes no page's own address."""
    del settings
    taken = {addresses.post(post.slug).strip("/"): post.path for post in index.posts.values()}
    taken |= {
        addresses.reading_list(found.slug).strip("/"): found.path for found in index.lists.values()
    }
    taken |= {address.strip("/"): path for path, address in index.pages.items()}
    taken |= {address.strip("/"): "the site itself" for address in addresses.OWN}
    records: list[Record] = [*index.posts.values(), *index.lists.values()]
    for record in records:
        for alias in record.aliases:
            first = taken.setdefault(alias.id, record.path)
            generated = alias.id.startswith(
                ("people/", "topics/", "series/", "archive/", "posts/page/", "pagefind/")
            )
            if first != record.path or generated:
                yield Problem(
                    record.path, alias.line, alias.column, "alias-taken",
                    f"The address {alias.id} belongs to {first}.",
                    "Take this alias out, or rename the other file.",
                )  # fmt: skip


def check_reviews(index: Index, settings: Settings) -> Iterator[Problem]:
    """review-due (advice): a post says until when it should be looked at again."""
    for post in index.posts.values():
        if post.review_by and post.review_by <= settings.as_of:
            yield Problem(
                post.path, 0, 0, "review-due",
                f"This post was to be looked at again by {post.review_by.isoformat()}.",
                "Bring it up to date and set updated and review_by, or withdraw it.",
                "advice",
            )  # fmt: skip


def check_twins(index: Index, settings: Settings) -> Iterator[Problem]:
    """item-alike (advice): two items may be one work (same DOI, address, or title and authors)."""
    del settings
    seen: dict[tuple[str, ...], Item] = {}
    for item in index.items.values():
        for key in _marks(item):
            first = seen.setdefault(key, item)
            if first is not item:
                yield Problem(
                    item.path, item.line, 1, "item-alike",
                    f"{item.id} looks like {first.id}, on line {first.line} of {first.path}.",
                    f"If it is the same work, write work: {first.id} and this list's own note.",
                    "advice",
                )  # fmt: skip
                break


def check_names(index: Index, settings: Settings) -> Iterator[Problem]:
    """name-met-twice (advice): who is met twice by name may deserve an entry in people.yml."""
    del settings
    known = {str(person.name) for person in index.people.values()}
    met: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for item in index.items.values():
        for name in item.authors:
            if not name.person and name.kind != "organisation":
                met[str(name)].append((item.path, item.line))
    for words, places in sorted(met.items()):
        if len(places) > 1 and words not in known:
            path, line = places[1]
            yield Problem(
                path, line, 1, "name-met-twice",
                f"{words} is the name of an author of {len(places)} items.",
                f"If it is one person, add {addresses.slugify(words)}: to docs/people.yml and"
                " write that id.",
                "advice",
            )  # fmt: skip


def _marks(item: Item) -> Iterator[tuple[str, ...]]:
    if item.doi:
        yield "doi", item.doi.lower()
    if item.url:
        yield "url", item.url.removeprefix("https://").removeprefix("http://").rstrip("/")
    if item.authors:
        yield "title", item.title.lower(), *(str(name) for name in item.authors)


CHECKS: tuple[Callable[[Index, Settings], Iterator[Problem]], ...] = (
    check_titles,
    check_docs,
    check_aliases,
    check_reviews,
    check_twins,
    check_names,
)
