"""One work put on a list. Enters: a work, the list, its text. Leaves: the text with the work behind
the last of the list or of a section, and what to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reading_room.importers.habits import id_like
from reading_room.importers.making import make
from reading_room.importers.plan import Place, Plan

if TYPE_CHECKING:
    from reading_room.formats import Reference
    from reading_room.importers.alike import Alike
    from reading_room.importers.found import Found, Remark
    from reading_room.importers.making import Made
    from reading_room.importers.site import Site
    from reading_room.model import ReadingList

_IN_OTHERS = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "chapter", "paper-conference"}
)
_PUBLISHED = frozenset({"book", "report", "thesis", "chapter"})


class Added(NamedTuple):
    """The list with a work more. ``lines`` are what is new in it."""

    made: Made
    lines: list[str]
    work: Reference
    remarks: tuple[Remark, ...]


def add(
    site: Site, there: ReadingList, section: str, text: str, found: Found, known: Alike | None
) -> Added:
    """Put a work on a list. ``known``: the same work on another list, which is named here."""
    taken = site.index.items.keys() | {part.id for part in there.sections}
    items = site.index.items
    on_list = [site.reference(items[each.item.id]) for each in there.entries
               if each.item.id in items]  # fmt: skip
    work = found.reference.but(section=section)
    if known:
        work = work.but(id=known.work.id)
    else:
        every = [site.reference(item) for item in items.values()]
        habit = on_list if len(on_list) > 1 else every
        work = work.but(id=id_like(work, habit, taken))
    elsewhere = site.index.homes[work.id].path if known else ""
    place = Place(found, work, None, elsewhere)
    plan = Plan(there.slug, there.path, there.title, there, [place])
    made = make(site, plan, "", text)
    return Added(made, new_lines(text, made.text), place.work, tuple(plan.remarks))


def new_lines(before: str, after: str) -> list[str]:
    """The lines that are in a text now, behind those that it began with."""
    old, new = before.splitlines(), after.splitlines()
    start = next(
        (at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other),
        min(len(old), len(new)),
    )
    more = len(new) - len(old)
    if new[start + more :] == old[start:]:
        return new[start : start + more]
    return new[start:]  # items: [] has made room for the first of them


def missing(work: Reference) -> list[str]:
    """What a reference should say, and nobody said: in an editor's words."""
    wanted = {
        "who wrote it (author)": not work.makers,
        "when it appeared (issued)": not work.issued,
        "what kind of work it is (type)": not work.type,
        "where it appeared (container-title)": work.type in _IN_OTHERS and not work.container_title,
        "who published it (publisher)": work.type in _PUBLISHED and not work.publisher,
    }
    return [words for words, is_missing in wanted.items() if is_missing]
