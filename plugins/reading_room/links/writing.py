"""What was found, written into the lists. Enters: new values of items. Leaves: files in which
nothing else has changed, and what could not be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reading_room.markup import BRITISH
from reading_room.sources import READERS, limits, path_slug
from reading_room.writing.edits import Edit, edited
from reading_room.writing.saving import save

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reading_room.links.targets import Target
    from reading_room.settings import Settings


class Wish(NamedTuple):
    """A value for a key of the item whose address a target is."""

    target: Target
    key: str
    value: str


class Written(NamedTuple):
    """How many items got a new value, and what could not be written, as lines for an editor."""

    items: int
    faults: tuple[str, ...]


def write(settings: Settings, wishes: Iterable[Wish], *, dry: bool) -> Written:
    """Write all wishes, file by file; ``dry``: only say what would be written."""
    by_path: dict[str, list[Wish]] = {}
    for wish in wishes:
        by_path.setdefault(wish.target.path, []).append(wish)
    done = [_one_file(settings, path, found, dry=dry) for path, found in by_path.items()]
    return Written(sum(each.items for each in done), tuple(f for each in done for f in each.faults))


def _one_file(settings: Settings, path: str, wishes: list[Wish], *, dry: bool) -> Written:
    """An item whose address was changed while the network was asked is left alone: what was found
    is about the other address."""
    file = settings.root / path
    try:
        old = file.read_bytes()
        text = old.decode()
    except (OSError, UnicodeDecodeError):
        return Written(0, (f"{path}: not written, for it cannot be read any more.",))
    clean = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found, _ = READERS.reading_list(path, path_slug(path), clean, settings.zone, (), BRITISH)
    now = {item.id: (item.url, item.doi) for item in found.items} if found else {}
    edits, faults = [], []
    for target, key, value in wishes:
        work = target.work
        if work is None or now.get(work.id) != (work.url, work.doi):
            faults.append(
                f"{path}: {target.what} is not written: its address was changed meanwhile."
            )
        else:
            edits.append(Edit(work.id, key, value))
    done = edited(text, edits)
    for edit, why in done.refused:
        line = next(wish.target.line for wish in wishes if wish.target.what == edit.id)
        faults.append(f"{path}:{line}: {edit.key} of {edit.id} is not written. {why}")
    if done.heavy:
        most = limits.size(limits.LIST)
        why = (
            f"it would be larger than {most}, and could not be read any more. Make two lists of it"
        )
        return Written(0, (*faults, f"{path}: not written, for {why}."))
    if done.made and not dry and (why := save(file, old, done.text.encode())):
        return Written(0, (*faults, f"{path}: not written, for {why}."))
    return Written(len(done.items), tuple(faults))
