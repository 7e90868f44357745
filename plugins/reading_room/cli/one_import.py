"""One import of a site at a time. Enters: a site's settings. Leaves: a lock while an import
lasts, and what earlier ones wrote."""

from __future__ import annotations

import contextlib
import shutil
from typing import TYPE_CHECKING

import click

from reading_room.importers.blogs.journal import FILE, FOLDER, JournalError, read_journal
from reading_room.publish.locks import let_go, take

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.importers.blogs.journal import Journal
    from reading_room.settings import Settings


@contextlib.contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Wait for another import to end, and take away what a killed one left behind."""
    aside = settings.root / FOLDER
    try:
        aside.mkdir(exist_ok=True)
        lock = take(aside / "import.lock", lambda: click.echo("Waiting for another import."))
    except OSError as error:
        raise click.ClickException(f"{aside} cannot be written: {error.strerror}.") from None
    try:
        for left_over in aside.glob("import-*"):
            shutil.rmtree(left_over, ignore_errors=True)
        yield
    finally:
        if lock is not None:
            let_go(aside / "import.lock", lock)
        with contextlib.suppress(OSError):
            aside.rmdir()


def journal_of(settings: Settings) -> Journal:
    """What earlier imports wrote. Raises ClickException."""
    try:
        return read_journal(settings.root)
    except JournalError:
        raise click.ClickException(
            f"{FILE} cannot be read, and it says what you edited since an import. Take out what"
            " git may have left in it (<<<<<<<), or get it back from git, and import again."
        ) from None
