"""What an import does to the lists of a site. Enters: works that were read. Leaves: the new text of
each list, and what to tell.

Every work gets its place first, on all lists, so that one may answer another wherever it stands.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reading_room.importers.before import Before
from reading_room.importers.found import Remark
from reading_room.importers.matching import matched, sure_marks
from reading_room.importers.naming import Numbered, Taken, id_of, new_id_for
from reading_room.slugs import own_slug

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Mapping, Sequence

    from reading_room.formats import Reference
    from reading_room.importers.found import Fate, Found
    from reading_room.importers.site import Site
    from reading_room.model import ReadingList

_NOWHERE = (
    "The list has it as work:, and no list has the work itself: write id: instead of work:, a title"
    " below it, and import again"
)
_OTHER_ID = "The id stands for something else in this site, and another was made"


@dataclass(slots=True)
class Place:
    """Where a work of the file stands. ``work`` has our id, and ours for what it responds to."""

    found: Found
    work: Reference
    before: Reference | None = None
    """What the list says of it so far; None where it is new on this list."""
    elsewhere: str = ""
    """The path of the list that names it first, where that is another one."""
    there: Reference | None = None
    """What that list says of it, where it is new on this one."""


@dataclass(slots=True)
class Plan:
    """One list: the file's works on it, and those of the list that the file does not have."""

    slug: str
    path: str
    title: str
    there: ReadingList | None
    places: list[Place] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    has_title: bool = False
    """Do the works give the title?"""
    gone: list[str] = field(default_factory=list)
    """Works that were taken off the list since an earlier import."""
    before: Before = field(default_factory=Before)
    """What earlier imports gave the list."""
    description: str = ""
    """What the file says of itself, for a new list."""
    remarks: list[Remark] = field(default_factory=list)

    def say(
        self, fate: Fate, words: str, place: Place, held: str = "", *, is_named: bool = False
    ) -> None:
        """Add a remark on a work of the file."""
        entry = place.found.reference.id or place.work.id
        self.remarks.append(Remark(fate, words, entry, place.found.line, held, is_named))


class Planner:
    """Gives works their places, list after list, and remembers which ids are taken."""

    def __init__(self, site: Site, before: Mapping[str, Mapping[str, str]] | None = None) -> None:
        self._site = site
        self._before = before or {}
        self._lists = {found.slug: found for found in site.index.lists.values()}
        self._homes: dict[str, str] = {}
        self._works: dict[str, Reference] = {}
        self._marks: dict[tuple[str, ...], str] = {}
        self._tried: dict[str, int] = {}
        for id_, item in site.index.items.items():
            self._take(site.reference(item), site.index.homes[id_].path)
        self._renamed: dict[str, str] = {}

    def plans(self, works: Sequence[Found], slug: str, *, alone: bool) -> list[Plan]:
        """A plan for each list: for the one that is named ``slug`` ``alone``, or for those that the
        works name themselves (they come from this site), and ``slug`` for others."""
        groups: dict[str, list[Found]] = defaultdict(list)
        for found in works:
            own = "" if alone else found.reference.list
            groups[own_slug(own, "list") if own else slug].append(found)
        plans = [self._plan(own, group) for own, group in groups.items()]
        for plan in plans:
            self._answers(plan)
        for place in (place for plan in plans for place in plan.places):
            if place.elsewhere and not place.before:
                place.there = self._works[place.work.id]
        return plans

    def _plan(self, slug: str, works: list[Found]) -> Plan:
        there = self._lists.get(slug)
        folder = self._site.lists_folder
        given = _title(works)
        title = given or words_of_slug(slug)
        path = there.path if there else f"{folder}/{slug}.yml"
        before = Before(self._before.get(path) if there else None)
        plan = Plan(slug, path, title, there, has_title=bool(given), before=before)
        known = self._on(there)
        named = [each.reference.but(id=id_of(each.reference)) for each in works]
        numbered, own = Numbered(known), {work.id for work in named}
        named = [work.but(id=self._made(work, known, numbered, own)) for work in named]
        pairs = self._paired(plan, works, named, known)
        sections = {section_id(each.reference) for each in works} - {""}
        sections |= {section.id for section in there.sections} if there else set()
        nowhere = {entry.item.id for entry in there.entries} - known.keys() if there else set()
        there_ids = Taken(sections, known)
        self._tried, here = {}, set[str]()
        for number, found in enumerate(works):
            if number not in pairs and named[number].id in nowhere:
                say = Remark("refused", _NOWHERE, found.reference.id, found.line, named[number].id)
                plan.remarks.append(say)
                continue
            id_ = plan.before.id_of(found.reference)
            if id_ and number not in pairs:
                plan.gone.append(id_)
                continue
            plan.places.append(self._place(plan, found, pairs.get(number), there_ids, here))
            here.add(plan.places[-1].work.id)
        plan.missing = [id_ for id_, work in known.items() if work.id and id_ not in here]
        return plan

    @staticmethod
    def _paired(
        plan: Plan, works: list[Found], named: list[Reference], known: Mapping[str, Reference]
    ) -> dict[int, Reference]:
        """Which work of the list each work of the file is: the one that it became, whatever was
        changed in it since, or else the one that is like it."""
        moved = plan.before.moved([each.reference for each in works])
        ids = [
            plan.before.id_of(each.reference) or moved.get(number, "")
            for number, each in enumerate(works)
        ]
        pairs: dict[int, Reference] = {}
        taken: set[int] = set()
        for number, id_ in enumerate(ids):
            if id_ in known and id(known[id_]) not in taken:
                pairs[number] = known[id_]
                taken.add(id(known[id_]))
        rest = [number for number in range(len(works)) if number not in pairs]
        left = [each for each in known.values() if id(each) not in taken]
        found = matched([named[number] for number in rest], left)
        return pairs | {rest[number]: work for number, work in found.items()}

    def _on(self, there: ReadingList | None) -> dict[str, Reference]:
        """The works of a list by id, as it has them; those without one are there, too."""
        items = self._site.index.items
        nameless = iter([item for item in there.items if not item.id] if there else [])
        known = {}
        for number, entry in enumerate(there.entries if there else []):
            item = items.get(entry.item.id) if entry.item.id else next(nameless, None)
            if item:
                known[item.id or f"without id, {number}"] = self._site.reference(item, entry)
        return known

    def _made(
        self, work: Reference, known: Collection[str], numbered: Numbered, own: Collection[str]
    ) -> str:
        """The id that a work has on a list: that of an earlier import, where its own stands for
        something else in the site. ``own``: the ids in the file."""
        if work.id in known or work.id not in self._homes or self._known(work, known):
            return work.id
        return next((id_ for id_ in numbered.of(work.id) if id_ not in own), work.id)

    def _place(
        self, plan: Plan, found: Found, before: Reference | None, taken: Taken, here: set[str]
    ) -> Place:
        """``taken``: the ids of what is on this list, sections too; ``here``: those of its plan."""
        work = found.reference
        if before:
            home = self._homes.get(before.id, plan.path)
            place = Place(found, work.but(id=before.id), before, home if home != plan.path else "")
        elif id_ := self._known(work, Taken(taken, here)):
            place = Place(found, work.but(id=id_), None, self._homes[id_])
        else:
            id_ = new_id_for(work, Taken(self._homes, taken), self._tried)
            place = Place(found, work.but(id=id_))
            self._take(place.work, plan.path)
            if (wanted := id_of(work)) and id_ != wanted:
                plan.say("mended", _OTHER_ID, place, id_)
        if work.id and place.work.id:
            self._renamed.setdefault(work.id, place.work.id)
        return place

    def _known(self, work: Reference, taken: Container[str]) -> str:
        """The id of the same work on another list of the site; empty where there is none."""
        marks = sure_marks(work.but(id=id_of(work)))
        found = (self._marks[mark] for mark in marks if mark in self._marks)
        return next((id_ for id_ in found if id_ not in taken), "")

    def _take(self, work: Reference, path: str) -> None:
        self._homes[work.id] = path
        self._works[work.id] = work
        for mark in sure_marks(work):
            self._marks.setdefault(mark, work.id)

    def _answers(self, plan: Plan) -> None:
        """Put our ids for what a work responds to, as far as it is in the site."""
        for place in plan.places:
            ids = [self._renamed.get(id_, id_) for id_ in place.work.responds_to]
            there = [id_ for id_ in dict.fromkeys(ids) if id_ in self._homes]
            for id_ in ids:
                if id_ not in self._homes:
                    plan.say("left", "It responds to a work that is not in this site", place, id_)
            place.work = place.work.but(responds_to=tuple(there))
            if not place.elsewhere and not place.before:
                self._works[place.work.id] = place.work


def called(remarks: Iterable[Remark], plans: Sequence[Plan]) -> list[Remark]:
    """Remarks that name an entry by our id, where the file has an address or a number for one."""
    ours: dict[str, set[str]] = {}
    for place in (place for plan in plans for place in plan.places):
        if not id_of(place.found.reference):
            ours.setdefault(place.found.reference.id, set()).add(place.work.id)
    known = {theirs: next(iter(ids)) for theirs, ids in ours.items() if theirs and len(ids) == 1}
    return [replace(each, entry=known.get(each.entry, each.entry)) for each in remarks]


def _title(works: Sequence[Found]) -> str:
    """The title that the works give their list; nothing where they come from several."""
    found = {each.reference.list: each.reference.list_title for each in works}
    found.pop("", None)
    return next(iter(found.values())) if len(found) == 1 else ""


def words_of_slug(slug: str) -> str:
    """``care-act`` as a title: "Care act"."""
    words = slug.replace("-", " ")
    return words[:1].upper() + words[1:]


def section_id(work: Reference) -> str:
    """The id of the part of a list in which a work stands; empty where there are no parts."""
    words = work.section or work.section_title
    return own_slug(words, "section") if words else ""
