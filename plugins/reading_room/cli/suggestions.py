"""``reading-room suggestion``. Enters: works that readers suggest. Leaves: lists that have them,
for an editor to commit, and what was said of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reading_room.cli.comments import look, say, submissions, take_all
from reading_room.cli.site import config_file, settings_of
from reading_room.importers import Site, lines_of
from reading_room.importers.adding import add as put
from reading_room.importers.alike import alike
from reading_room.importers.submissions import RefusedError
from reading_room.importers.submissions.records import Records, list_of
from reading_room.importers.submissions.works import suggested
from reading_room.library.index import build_index
from reading_room.markup import BRITISH
from reading_room.problems import counted
from reading_room.sources import READERS, read_sources
from reading_room.writing.together import Change, save_all

if TYPE_CHECKING:
    from pathlib import Path

    from reading_room.formats.identifiers import Identifier
    from reading_room.importers.submissions import Submission
    from reading_room.library.index import Index
    from reading_room.model import ReadingList
    from reading_room.settings import Settings


@click.group()
def suggestion() -> None:
    """Look after works that readers suggest."""


@suggestion.command("add")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@config_file
@click.option("--list", "slug", default="", help="The list that it is for, by its file name.")
@click.option("--section", default="", help="The id of the section to add to. Default: the last.")
@click.option("--dry-run", is_flag=True, help="Show what would be added, and write nothing.")
def add(file: str, config_file: Path, slug: str, section: str, dry_run: bool) -> None:
    """Put works on a list that a form or a mail brought, for you to commit.

    FILE is JSON, form data or a mail saved as a file; - reads it from the command before. All that
    is in it is added, or nothing. Exits with 1 where something cannot be added.
    """
    _, settings = settings_of(config_file)
    sent = submissions(file)
    sources, _ = read_sources(settings)
    index, _ = build_index(sources, settings)
    desk = _Desk(settings, index, Records(sources, settings), slug, section)
    take_all(sent, desk.take)
    desk.write(dry_run=dry_run)


class _Desk:
    """Puts one work after another on the lists as they will be."""

    def __init__(
        self, settings: Settings, index: Index, records: Records, slug: str, section: str
    ) -> None:
        self._settings, self._index, self._records = settings, index, records
        self._slug, self._section = slug, section
        self._files: dict[str, tuple[bytes, str]] = {}
        self._new = 0
        self._told: list[str] = []

    def take(self, sent: Submission) -> None:
        """Raises RefusedError where it cannot be added."""
        record = list_of(self._records.of(sent, reading_list=self._slug))
        there = self._index.lists[record.path]
        work = suggested(sent, self._settings.say.gettext("[e-mail address]"))
        site = Site(self._index, self._settings)
        every = (site.reference(item) for item in self._index.items.values())
        if known := alike(work.found.reference, every):
            home = self._index.items[known.work.id]
            self._told.append(
                f"{home.path}:{home.line}: it is there already, or looks like it: {known.work.id}"
                f" ({known.why}). Nothing was changed."
            )
            return
        old, text = self._opened(there.path)
        added = put(site, there, self._section, text, work.found, None)
        if added.made.failed or added.made.faults:
            faults = [f"{each.message} {each.hint}" for each in added.made.faults]
            raise RefusedError(" ".join([*added.made.failed, *faults]))
        self._files[there.path] = (old, added.made.text)
        self._new += 1
        self._told += [f"{there.path}:", *added.lines, *work.told]
        self._told += lines_of([*work.remarks, *added.remarks])
        self._told += _hints(work.by, there)
        self._learn(there, added.made.text)

    def write(self, *, dry_run: bool) -> None:
        """Write all of it, or nothing."""
        for line in self._told:
            say(line)
        changes = [
            Change(self._settings.root / path, old, text.encode())
            for path, (old, text) in self._files.items()
        ]
        if not dry_run and (why := save_all(changes)):
            raise click.ClickException(f"{why}. No file was changed.")
        what = counted(self._new, "work")
        end = f" {look(self._new, len(self._files))}" if self._new and not dry_run else ""
        say(f"{what} would be added." if dry_run else f"{what} added.{end}")

    def _opened(self, path: str) -> tuple[bytes, str]:
        """The list as it was, and as it is by now. Raises RefusedError."""
        if path in self._files:
            return self._files[path]
        try:
            old = (self._settings.root / path).read_bytes()
            return old, old.decode()
        except (OSError, UnicodeDecodeError):
            raise RefusedError(f"{path} cannot be read: see reading-room check.") from None

    def _learn(self, there: ReadingList, text: str) -> None:
        """The list and its works as they are now, for the next work of the file."""
        clean = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        found, _ = READERS.reading_list(
            there.path, there.slug, clean, self._settings.zone, there.comments, BRITISH
        )
        if found is None:
            raise RefusedError(f"{there.path} could not be read with this work on it.")
        self._index.lists[found.path] = found
        for item in found.items:
            self._index.items[item.id], self._index.homes[item.id] = item, found


def _hints(by: tuple[Identifier, ...], there: ReadingList) -> list[str]:
    """How to have it looked up, for a reader rarely says all that a reference needs."""
    if not by:
        return []
    return [f"To have it looked up instead: reading-room add '{by[0].value}' --list {there.slug}"]
