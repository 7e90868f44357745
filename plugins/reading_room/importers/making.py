"""The files that an import writes. Enters: a plan. Leaves: the text of a list, new or changed.

A list that is there keeps every line that is not changed: `sources.edits` puts values in the place
of values, and new works go behind the last of their section.
"""

from __future__ import annotations

from dataclasses import replace
from textwrap import wrap
from typing import TYPE_CHECKING

from reading_room.importers.before import line_of, mark_of
from reading_room.importers.differences import WORK, differences, shown
from reading_room.importers.naming import Numbered, Taken
from reading_room.importers.plan import section_id, words_of_slug
from reading_room.markup import UNPRINTABLE
from reading_room.record import record
from reading_room.slugs import free_id
from reading_room.sources.limits import TOPICS
from reading_room.writing import items
from reading_room.writing.adding import Addition, added
from reading_room.writing.edits import Edit, edited_tree
from reading_room.writing.faults import faults_of, faulty, more_of, too_large
from reading_room.writing.trees import document

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from reading_room.formats import Reference
    from reading_room.importers.plan import Place, Plan
    from reading_room.importers.site import Site
    from reading_room.problems import Problem

_UNKNOWN = "The topic is not in topics.yml, and is kept as a keyword under custom"
_PARTED = "The topic would be read as several, and is kept as a keyword under custom"
_MANY_ON_LIST = f"A list can have {TOPICS} topics, and others are kept as keywords under custom"
_KEYWORDS = "keywords"
_WIDE = 90
_NO_ID = "The work has no id on the list: write one."
_WRONG = "What the list has there has an error, which reading-room check tells."


@record
class Change:
    """A value that an import replaces."""

    id: str
    key: str
    before: str
    after: str


@record
class Made:
    """The text of a list after an import."""

    text: str
    new: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    failed: tuple[str, ...] = ()
    """What could not be written into a list that is there, as sentences."""
    faults: tuple[Problem, ...] = ()
    """Errors that the list would have, and has not yet: it must not be written."""


def make(site: Site, plan: Plan, date: str, text: str | None) -> Made:
    """The list's text: ``text`` with what is new in it, or where there is none, a new list."""
    taken = {ref.id for item in plan.there.items for ref in item.topics} if plan.there else set()
    for place in plan.places:
        _choose_topics(site, plan, place)
        _count_topics(plan, place, taken)
        list(differences(site, plan, place, place.there))  # told; there is nothing to change
    known = [] if text is None else _faults(site, plan, text)
    made = _whole(site, plan, date) if text is None else _updated(site, plan, text, known)
    if made.text == text:
        return made
    return replace(made, faults=tuple(more_of(known, _faults(site, plan, made.text))))


def _faults(site: Site, plan: Plan, text: str) -> list[Problem]:
    comments = plan.there.comments if plan.there else ()
    return faults_of(plan.path, text, site.settings.zone, comments, site.readers)


def _choose_topics(site: Site, plan: Plan, place: Place) -> None:
    """Put topics as this site writes them."""
    known, unknown = site.topics(place.work.topics)
    held = site.topics(place.there.topics)[1] if place.there else ()
    unknown = [title for title in unknown if title not in held]
    for title in unknown:
        words = _UNKNOWN if site.index.closed_topics else _PARTED
        plan.say("mended", words, place, title, is_named=True)
    place.work = _with_keywords(_of_topics(place.work, tuple(known)), unknown)
    place.before = _with_topics(site, place.before)
    place.there = _with_topics(site, place.there)


def _count_topics(plan: Plan, place: Place, taken: set[str]) -> None:
    """Make keywords of topics where the list has all it can have; ``taken``: those it has."""
    own = place.before.topics if place.before else ()
    kept, others = [], []
    for topic in () if place.elsewhere else place.work.topics:
        if topic in own or topic in taken or len(taken) < TOPICS:
            kept.append(topic)
            taken.add(topic)
        else:
            others.append(topic)
            plan.say("mended", _MANY_ON_LIST, place, topic, is_named=True)
    if not place.elsewhere:
        place.work = _with_keywords(_of_topics(place.work, tuple(kept)), others)


def _with_topics(site: Site, known: Reference | None) -> Reference | None:
    return _of_topics(known, tuple(site.topics(known.topics)[0])) if known else None


def _of_topics(work: Reference, topics: tuple[str, ...]) -> Reference:
    return work if topics == work.topics else work.but(topics=topics)


def _with_keywords(work: Reference, words: Sequence[str]) -> Reference:
    """A work with words under its own key ``keywords``, which travels with it."""
    if not words:
        return work
    custom = dict(work.values.get("custom", {}))
    custom[_KEYWORDS] = "; ".join(filter(None, [custom.get(_KEYWORDS), *words]))
    return work.but(values={**work.values, "custom": custom})


def _entry(site: Site, place: Place) -> list[str]:
    """The lines of a work that is new on a list."""
    found = site.values(place.work)
    if place.elsewhere:
        found = {"work": place.work.id} | {key: found[key] for key in WORK if key in found}
    return _with_remark(items.item(found), "" if place.elsewhere else place.found.guess)


def _with_remark(lines: list[str], guess: str) -> list[str]:
    """The lines of a work, with what was guessed as a remark behind the first of them."""
    if not guess:
        return lines
    words = UNPRINTABLE.sub("", " ".join(guess.split()))
    return [lines[0], *(f"  # {line}" for line in wrap(words, _WIDE)), *lines[1:]]


def _whole(site: Site, plan: Plan, date: str) -> Made:
    lines = items.head(plan.title, date, plan.description)
    parts = _sections(plan)
    if [id_ for id_, _, _ in parts] == [""]:
        lines.append("items:")
        for place in plan.places:
            lines += items.indented(_entry(site, place), 2)
    else:
        lines.append("sections:")
        for id_, title, places in parts:
            lines += items.indented(items.section(id_, title), 2)
            for place in places:
                lines += items.indented(_entry(site, place), 6)
    return Made("\n".join(lines) + "\n", tuple(place.work.id for place in plan.places))


def _sections(plan: Plan) -> list[tuple[str, str, list[Place]]]:
    """The works by section, in the order in which sections are first met; one that names none
    stands with the work before it, or else with the first that does."""
    ids = [section_id(place.work) for place in plan.places]
    last = next(filter(None, ids), "")
    parts: dict[str, list[Place]] = {}
    titles: dict[str, str] = {}
    for place, id_ in zip(plan.places, ids, strict=True):
        last = id_ or last
        if last and not id_:
            plan.say(
                "mended", "It names no section, and stands with the work before it", place, last
            )
        parts.setdefault(last, []).append(place)
        if place.work.section_title:
            titles.setdefault(last, place.work.section_title)
    return [(id_, titles.get(id_) or words_of_slug(id_), parts[id_]) for id_ in parts]


def _updated(site: Site, plan: Plan, text: str, known: Collection[Problem]) -> Made:
    """``known``: what is wrong with the list as it is. A value in which that is stays."""
    root = document(text)
    wrong = faulty(root, known)
    changes: list[Change] = []
    edits: list[Edit] = []
    failed = []
    for place in plan.places:
        different = list(differences(site, plan, place, place.before))
        if different and not place.work.id:
            failed.append(f"{place.work.title}: nothing was changed. {_NO_ID}")
            continue
        for key, before, after in different:
            if (place.work.id, key) in wrong:
                failed.append(f"{place.work.id}: {key} was not changed. {_WRONG}")
                continue
            written = items.value_of(key, after)
            edits.append(Edit(place.work.id, key, written))
            changes.append(Change(place.work.id, key, shown(before), written))
    done, root = edited_tree(text, root, edits)
    if done.heavy:
        return Made(text, faults=(too_large(plan.path, done.heavy),))
    new = [place for place in plan.places if not place.before]
    whole = added(done.text, list(_additions(site, plan, new)), root)
    if whole.heavy:
        return Made(text, faults=(too_large(plan.path, whole.heavy),))
    failed += [f"{edit.id}: {edit.key} was not changed. {why}" for edit, why in done.refused]
    refused = {(edit.id, edit.key) for edit, _ in done.refused}
    if whole.why:
        failed.append(f"Nothing was added. {whole.why}")
        new = []
    return Made(
        whole.text,
        tuple(place.work.id for place in new),
        tuple(each for each in changes if (each.id, each.key) not in refused),
        tuple(failed),
    )


def _additions(site: Site, plan: Plan, new: list[Place]) -> Iterator[Addition]:
    """New works, those of one section together; a section that is not there comes with them."""
    sections = plan.there.sections if plan.there else ()
    there = {section.id for section in sections}
    ids = _section_ids(plan, new)
    groups: dict[str, list[Place]] = {}
    for place in new:
        groups.setdefault(ids[section_id(place.work)], []).append(place)
    for id_, group in groups.items():
        lines = [line for place in group for line in _entry(site, place)]
        if there == {""} or id_ in there or not id_:
            yield Addition("" if there == {""} else id_, lines)
        else:
            there.add(id_)
            yield Addition(id_, lines, items.section(id_, _section(group[0])))


def _section_ids(plan: Plan, new: list[Place]) -> dict[str, str]:
    """The ids of sections in the file, and those that they have on the list: none is a work's."""
    sections = {section.id: section.title for section in plan.there.sections} if plan.there else {}
    works = {*plan.missing, *(place.work.id for place in plan.places)} - sections.keys()
    numbered, tried = Numbered(sections), dict[str, int]()
    ids: dict[str, str] = {}
    made_here: set[str] = set()
    for place in new:
        id_ = section_id(place.work)
        if id_ in works and id_ not in ids:
            made = [each for each in numbered.of(id_) if sections[each] == _section(place)]
            taken = Taken(works, sections, made_here)
            ids[id_] = made[0] if made else free_id(id_, taken, tried)
        made_here.add(ids.setdefault(id_, id_))
    return ids


def _section(place: Place) -> str:
    return place.work.section_title or words_of_slug(section_id(place.work))


def remembered(site: Site, plan: Plan) -> dict[str, str]:
    """What an import has given a list, to be known again by the next."""
    return {
        mark_of(place.found.reference): line_of(place.work.id, site.values(place.work))
        for place in plan.places
        if place.work.id
    }
