"""Python's collector of cycles rests while modules are loaded and while a build reads and
writes: they make none, and to look for some took 70 of 900 ms of a small build, and a third of a
large one. While pages are made it dozes, for those of some themes are cycles."""

from __future__ import annotations

import gc

USUAL = gc.get_threshold()
MADE = 10_000
"""How many new containers there are when it looks; a page of Material's leaves about a hundred."""

OFTEN = 16
"""After how many saves a preview collects what they left."""


def rest() -> None:
    """Look for no cycles from now on."""
    gc.disable()
    gc.set_threshold(*USUAL)


def doze() -> None:
    """Look for them now and then, and only among what is made from now on: a page of a theme whose
    templates bring macros of their own is a cycle, and holds all that was put into it."""
    gc.freeze()
    gc.set_threshold(MADE)
    gc.enable()


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
    gc.set_threshold(*USUAL)
    gc.enable()


def sweep(saves: int) -> None:
    """Look for them again, but after every `OFTEN` saves of a preview among all that there is.

    A save leaves some hundred objects that only a collector finds, and to look for them among all
    that stays took a tenth of what a save costs.
    """
    if saves % OFTEN == 0:
        gc.unfreeze()
        gc.collect()
    gc.freeze()
    gc.enable()
