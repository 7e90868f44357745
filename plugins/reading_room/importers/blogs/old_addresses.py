"""Old addresses of moved posts. Enters: a plan. Leaves: the aliases of each post."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.addresses import old
from reading_room.importers.blogs import matter
from reading_room.importers.blogs.post import Left

if TYPE_CHECKING:
    from reading_room.importers.blogs.plan import Here, Plan
    from reading_room.importers.blogs.post import ForeignSite


def aliases(site: ForeignSite, made: Plan, here: Here) -> None:
    """Old addresses, each of one post alone, and none that a page has today."""
    new = {f"{here.posts}{moved.slug}".strip("/").lower() for moved in made.moved}
    taken: dict[str, str] = {}
    numbers: list[str] = []
    for moved in made.moved:
        kept: list[str] = []
        for address in [*moved.post.addresses, *moved.meant.aliases]:
            full = address if "://" in address else f"{site.below}/{address.lstrip('/')}"
            made_ = matter.alias(full.removeprefix(here.below) if "?" not in address else address)
            said = None
            if isinstance(made_, str) and made_:
                bare = matter.bare_alias(made_)
                if bare == f"{here.posts}{moved.slug}".strip("/").lower() or (
                    bare in taken and taken[bare] == moved.slug
                ):
                    continue
                if bare in here.pages or (
                    here.files and here.files.match(old(made_.lstrip("/")).casefold())
                ):
                    said = "left out: this site has a page of its own there"
                elif bare in new or bare in taken:
                    said = f"left out: it is the address of {taken.get(bare, 'another post')}"
                else:
                    taken[bare] = moved.slug
                    kept.append(made_)
            elif address.startswith("/?p="):
                numbers.append(address)
            elif made_ is None:
                said = "left out: your web server has to lead on from there"
            if said:
                made.left.append(Left(moved.post.path, 1, "old address", address, said, "dropped"))
        moved.meant.aliases = kept[:100]
        if site.templates and not (moved.post.addresses or kept or moved.post.is_draft):
            made.left.append(_unknown(moved.post.path))
    if numbers:
        said = "left out: no file can stand for it, so your web server has to lead on from there"
        made.left.append(
            Left(
                made.moved[0].post.path,
                1,
                "addresses by number",
                ", ".join(numbers[:5]),
                said,
                "dropped",
            )
        )


def _unknown(path: str) -> Left:
    """A post whose address a program of the old site made."""
    said = "not known, for a program makes it: write it under aliases, as the old site has it"
    return Left(path, 1, "old address of a post", path, said, "decide")
