"""Python's collector of cycles rests while modules are loaded and while a build runs: neither makes
any, and to look for some took 70 of 900 ms of a small build, and a third of a large one."""

from __future__ import annotations

import gc

_MUCH = 100_000
"""So many new objects are a few megabytes."""


def rest() -> None:
    """Look for no cycles from now on."""
    gc.disable()


def wake(*, collect: bool = False) -> None:
    """Look for them again, but not among what is there already.

    Otherwise all that a build made would be looked through at once, and again when the process
    ends. ``collect`` what can go first: where there are more builds to come in this process, the
    pages and files of the one before know one another.
    """
    gc.unfreeze()
    if collect:
        gc.collect()
    gc.freeze()
    gc.enable()


def sweep() -> None:
    """Collect what can go of what was made since the last whole build, once there is much of it: a
    preview is built again and again, and a save leaves some hundred objects that know one another,
    and takes as long to look for them as a tenth of itself."""
    if gc.get_count()[0] > _MUCH:
        gc.collect()
    gc.set_threshold(_MUCH)
    gc.enable()
