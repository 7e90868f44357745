"""What a file says otherwise than a list. Enters: a work that both have. Leaves: the keys, with
both values. What stays because of the list's own form, or because an editor changed it, is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reading_room.sources.limits import ENTRIES
from reading_room.writing import items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.formats import Reference
    from reading_room.importers.plan import Place, Plan
    from reading_room.importers.site import Site

WORK = ("note", "importance")
"""What a list says of a work that is at home on another."""
_GATHERED = ("alternates", "topics", "responds_to")
"""Lists to which an import adds, and from which it takes nothing."""
_COUNTED = {"topics": "topics", "responds_to": "works to which it responds"}
"""Lists of which a work can have only so many entries, and what an editor calls them."""
_MANY = f"A work can have {ENTRIES} {{}}, and the others were left out"
_BOTH = "{} was changed on the list, and in the file, too: the list's own was kept"
_OWN_FORMS = ("author", "link", "archive", *_GATHERED)
"""Keys of which a list has a form of its own, so that a difference says nothing."""


def differences(
    site: Site, plan: Plan, place: Place, known: Reference | None
) -> Iterator[tuple[str, Any, Any]]:
    """Each key whose value the file has otherwise than what is known, with both values. What only
    the list can say that has the work first is a remark."""
    if known is None:
        return
    before, after = site.values(known), site.values(place.work)
    for key in (key for key in after if key != "id"):
        old, new = before.get(key), _joined(key, before.get(key), after[key])
        if key in _COUNTED and len(new) > ENTRIES:
            held = ", ".join(new[ENTRIES:])
            plan.say("left", _MANY.format(_COUNTED[key]), place, held, is_named=True)
            new = new[:ENTRIES]
        if old == new:
            continue
        if place.elsewhere and key not in WORK:
            words = f"{key} differs from what {place.elsewhere} has, which this import leaves alone"
            plan.say("left", words, place, shown(after[key]))
            continue
        if plan.before.is_same(place.work.id, key, after[key]):
            continue
        if key not in _OWN_FORMS and plan.before.is_edited(place.work.id, key, old):
            plan.say("left", _BOTH.format(key), place, shown(new))
            continue
        yield key, old, new


def _joined(key: str, old: Any, new: Any) -> Any:
    """What is to stand for ``key``: for some keys the file's value is not the whole of it."""
    if key in _GATHERED:
        return [*(old or []), *(each for each in new if each not in (old or []))]
    if key == "link" and old and old.get("checked", "") >= new.get("checked", ""):
        return old
    if key == "archive" and old and "url" not in new:
        return old
    if key == "author" and old and len(old) == len(new):
        return [_same_name(one, other) for one, other in zip(old, new, strict=True)]
    return new


def _same_name(old: Any, new: Any) -> Any:
    """The old form of a name, where the new one only says less of it."""
    if isinstance(old, dict) and isinstance(new, dict):
        if new == {"literal": old.get("family")} and "given" not in old:
            return old
        return old if old | new == old else new
    if isinstance(old, dict) and old.get("name", old.get("person")) == new:
        return old
    return new


def shown(value: object) -> str:
    return items.flow(value) if value else ""
