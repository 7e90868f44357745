"""Who had part in a work of CSL-JSON. Enters: the names of a role. Leaves: them, in a draft.

Our own exports have more of a name than CSL can hold, and roles that it has not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reading_room.importers import people
from reading_room.importers.plain import on_one_line, words_of
from reading_room.sources import limits
from reading_room.values import Name

if TYPE_CHECKING:
    from reading_room.importers.draft import Draft

_NAME_PARTS = (
    "family", "given", "suffix", "dropping-particle", "non-dropping-particle", "literal",
    "comma-suffix", "static-ordering", "parse-names", "multi", "isInstitution",
    "sequence", "affiliation", "ORCID", "orcid", "authenticated-orcid", "name", "raw", "suffix",
    "prefix", "role", "id", "nameType", "nameIdentifiers",
)  # fmt: skip
"""What a name may have without a remark. A list has places for the first six."""
_KNOWN = frozenset(_NAME_PARTS)
_NO_PARTS = dict.fromkeys(_NAME_PARTS[:6], "")
_PARTICLES = ("dropping-particle", "non-dropping-particle")


def take_people(draft: Draft, role: str, held: object, kinds: object, *, is_rich: bool) -> None:
    """The names of a role, with what ``kinds`` of our own exports say of each."""
    if isinstance(held, dict | str):
        held = [held]
    if not isinstance(held, list):
        draft.say("left", f"{role} should be a list of names", held)
        return
    known = kinds if isinstance(kinds, list) else []
    names = []
    for number, each in enumerate(held[: limits.PEOPLE]):
        if is_rich and each == {"literal": "others"}:
            each = {"literal": people.OTHERS}
        name = _name(draft, each, is_ours=not is_rich)
        more = known[number] if number < len(known) else None
        if name and isinstance(more, dict):
            name = people.with_kind(name, more.get("kind"), more.get("organisation"))
        names.append(name)
    draft.names(filter(None, names), role, len(held[limits.PEOPLE :]))


def _joined(value: object) -> object:
    """Several given names, which pandoc takes one by one."""
    is_words = isinstance(value, list) and all(isinstance(each, str) for each in value)
    return " ".join(value) if is_words and isinstance(value, list) else value


def take_own_people(draft: Draft, role: str, names: list[Any]) -> None:
    """Names in a role that CSL does not have, with all that is known of them in one object."""
    whole = [each for each in names if isinstance(each, dict)]
    apart = ("kind", "organisation")
    parts = [{key: held for key, held in each.items() if key not in apart} for each in whole]
    take_people(draft, role, parts, whole, is_rich=False)


def _name(draft: Draft, held: object, *, is_ours: bool) -> Name | None:
    if isinstance(held, str):
        family, comma, given = held.partition(",")
        if not is_ours and comma and family.strip() and given.strip() and "," not in given:
            return people.person(draft, given, family)
        return people.whole(draft, held)
    if isinstance(held, dict) and (name := people.plain_person(held)):
        return name
    if not isinstance(held, dict):
        draft.say("left", "A name of author should be an object with family and given", held)
        return None
    parts = _NO_PARTS.copy()
    for key, value in held.items():
        words = words_of(_joined(value)) if key in parts else ""
        if words is None or key not in _KNOWN:
            draft.left(f"author: {key}", value)
        elif words:
            parts[key] = words
    family = parts["family"]
    if before := [parts[key] for key in _PARTICLES if parts[key]]:
        family = " ".join([*before, family] if family else before)
    if not is_ours and not (parts["literal"] or family or parts["given"]):
        parts["literal"] = words_of(held.get("name")) or words_of(held.get("raw")) or ""
    if parts["literal"] and not family:
        return people.whole(draft, parts["literal"])
    if is_ours and not parts["given"] and (alone := on_one_line(family)):
        return Name(family=alone)
    return people.person(draft, parts["given"], family, parts["suffix"])
