"""A site's journal of checks. Enters: settings. Leaves: the journal, open for one check alone."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reading_room.links.journal import Journal, journal_path
from reading_room.publish import locks

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator

    from reading_room.settings import Settings


@contextmanager
def journal_of(settings: Settings, today: Callable[[], datetime.date]) -> Iterator[Journal]:
    """The site's journal, which no other check has open meanwhile, where there are locks.

    ``today`` is asked when the waiting is over.
    """
    path = journal_path(settings)
    with ExitStack() as stack:
        try:
            if path:
                _lock(stack, path.with_suffix(".lock"))
            journal = Journal(path or Path(os.devnull), today())
        except OSError as error:
            fault = f"Nothing can be kept in {path}: {error.strerror}."
            raise click.ClickException(fault) from None
        yield stack.enter_context(journal)


def _lock(stack: ExitStack, path: Path) -> None:
    """Lock a file until the stack is closed. Raises OSError where it cannot be made."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = locks.take(path, _waiting)
    if lock is not None:
        stack.callback(locks.let_go, path, lock)


def _waiting() -> None:
    click.echo("Another check of this site's links is running; waiting for it.", err=True)
