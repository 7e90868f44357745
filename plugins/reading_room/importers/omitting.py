"""Keys that an editor leaves out of an import. Enters: works as a file has them. Leaves: the works
without these keys, a remark on each, and which keys take most room."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reading_room.importers.found import Remark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reading_room.formats import Reference
    from reading_room.importers.found import Read

NEEDED = frozenset({"id", "title", "type"})
"""Keys without which there is no work."""
_OUTSIDE = {"note": "", "topics": (), "responds_to": ()}
"""What a reference has beside its values and may do without, with what it then holds."""
_SHARE = 10
"""A key is named where it takes more than one part in so many of the words."""
_CUSTOM = "custom"


def without(read: Read, keys: Iterable[str]) -> Read:
    """What was read, without these keys: CSL's, or a file's own that are kept under ``custom``.

    The case of a key does not count. A key that no work has is a remark, too; what else there was
    to say of a key that is left out (that it was kept in another form) is no longer true.
    """
    wanted = {key.casefold(): key for key in keys}
    met: set[str] = set()
    works, remarks = [], []
    for found in read.works:
        reference, names = _but(found.reference, wanted)
        met.update(names)
        works.append(found._replace(reference=reference))
        remarks += [
            Remark("left", f"{name}, as --without asks", reference.id, found.line) for name in names
        ]
    remarks += [
        Remark("left", f"--without names {key}, and no work in this file has it")
        for name, key in wanted.items()
        if name not in {each.casefold() for each in met}
    ]
    told = [each for each in read.remarks if each.words.partition(" ")[0].casefold() not in wanted]
    return read._replace(works=tuple(works), remarks=(*told, *remarks))


def _but(reference: Reference, wanted: dict[str, str]) -> tuple[Reference, list[str]]:
    """A reference without keys, and those of them that it had."""
    values = dict(reference.values)
    custom = dict(values.get(_CUSTOM, {}))
    names = [name for name in values if name.casefold() in wanted]
    own = [name for name in custom if name.casefold() in wanted]
    outside = [name for name in _OUTSIDE if name in wanted and getattr(reference, name)]
    for name in names:
        del values[name]
    for name in own:
        del custom[name]
    if own and custom:
        values[_CUSTOM] = custom
    elif own:
        values.pop(_CUSTOM, None)
    changes = {name: _OUTSIDE[name] for name in outside}
    return reference.but(values=values, **changes), [*names, *own, *outside]


def heaviest(works: Iterable[Reference]) -> list[str]:
    """The keys of words that take most of the room and can be left out, the heaviest first."""
    sizes: Counter[str] = Counter()
    for work in works:
        sizes["note"] += len(work.note)
        held = {**work.values, **work.values.get(_CUSTOM, {})}
        sizes.update({key: len(value) for key, value in held.items() if isinstance(value, str)})
    whole = sum(sizes.values())
    return [key for key, size in sizes.most_common() if size * _SHARE > whole and key not in NEEDED]
