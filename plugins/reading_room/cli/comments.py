"""``reading-room comment``. Enters: what readers sent. Leaves: comments files for an editor to
commit, and what was said of each."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reading_room.cli.site import config_file, settings_of
from reading_room.importers.submissions import NoSubmissionError, RefusedError, read_submissions
from reading_room.importers.submissions.comments import said_in, with_comment
from reading_room.importers.submissions.records import Records, open_to_comments
from reading_room.problems import counted, on_one_line
from reading_room.sources import limits, read_sources
from reading_room.writing.together import Change, save_all

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading_room.importers.submissions import Submission
    from reading_room.model import Record, Sources
    from reading_room.settings import Settings

_ENDINGS = ("comments.yml", "comments.yaml")
_WHAT = "No file was changed: mend what is wrong, or leave it out, and run the command again."


@click.group()
def comment() -> None:
    """Look after comments that readers sent."""


@comment.command("add")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@config_file
@click.option("--post", default="", help="The post that it is about, by its file name.")
@click.option("--list", "reading_list", default="", help="The list that it is about.")
@click.option("--dry-run", is_flag=True, help="Show what would be added, and write nothing.")
def add(file: str, config_file: Path, post: str, reading_list: str, dry_run: bool) -> None:
    """Add comments that a form or a mail brought, for you to commit.

    FILE is JSON, form data or a mail saved as a file; - reads it from the command before. All that
    is in it is added, or nothing. Exits with 1 where something cannot be added.
    """
    _, settings = settings_of(config_file)
    sent = submissions(file)
    sources, _ = read_sources(settings)
    desk = _Desk(settings, sources, Records(sources, settings), post, reading_list)
    take_all(sent, desk.take)
    desk.write(dry_run=dry_run)


def take_all(sent: list[Submission], take: Callable[[Submission], None]) -> None:
    """Take each. Where that cannot be for some, say why, and leave the program."""
    failed = False
    for each in sent:
        try:
            take(each)
        except RefusedError as why:
            failed = True
            say(f"{called(each, sent)}{why}", err=True)
    if failed:
        say(_WHAT, err=True)
        raise SystemExit(1)


def submissions(file: str) -> list[Submission]:
    """What is in a file; programs that fell into the trap are told, and left out."""
    try:
        if file == "-":
            data = sys.stdin.buffer.read(limits.SUBMISSION + 1)
        else:
            with Path(file).open("rb") as stream:
                data = stream.read(limits.SUBMISSION + 1)
        sent = read_submissions(data)
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read: {error.strerror}.") from None
    except NoSubmissionError as why:
        raise click.ClickException(f"{file}: {why}") from None
    for each in sent:
        if each.is_trapped:
            say(f"{called(each, sent)}Left out: a program wrote it, for the field is filled that"
                " people leave empty.")  # fmt: skip
    return [each for each in sent if not each.is_trapped]


def called(each: Submission, sent: list[Submission]) -> str:
    """Its number, where there are several."""
    return f"Entry {each.number}: " if len(sent) > 1 or each.number > 1 else ""


def look(added: int, files: int) -> str:
    """What to do with what was added."""
    what, where = "it" if added == 1 else "them", "file" if files == 1 else "files"
    return f"Look at {what}, and commit the {where}."


def say(line: str, *, err: bool = False) -> None:
    """Print a line in which nothing of a stranger's can move the cursor."""
    click.echo(on_one_line(line), err=err)


class _Desk:
    """Puts one comment after another into the files as they will be."""

    def __init__(
        self, settings: Settings, sources: Sources, records: Records, post: str, reading_list: str
    ) -> None:
        self._settings, self._sources, self._records = settings, sources, records
        self._post, self._list = post, reading_list
        self._files: dict[str, tuple[bytes | None, str]] = {}
        self._new = 0
        self._told: list[str] = []

    def take(self, sent: Submission) -> None:
        """Raises RefusedError where it cannot be added."""
        record = self._records.of(sent, self._post, self._list)
        open_to_comments(record)
        said = said_in(sent, self._settings)
        path = self._path(record)
        old, text = self._opened(path)
        grown = with_comment(said, path, text, self._settings)
        if grown.there:
            self._told.append(f"{path}: it is there already, as {grown.there}.")
            return
        self._files[path] = (old, grown.text)
        self._new += 1
        self._told += [f"{path}:", *grown.lines, *grown.remarks]

    def write(self, *, dry_run: bool) -> None:
        """Write all of it, or nothing."""
        for line in self._told:
            say(line)
        root = self._settings.root
        changes = [
            Change(root / path, old, text.encode()) for path, (old, text) in self._files.items()
        ]
        if not dry_run and (why := save_all(changes)):
            raise click.ClickException(f"{why}. No file was changed.")
        what = counted(self._new, "comment")
        end = f" {look(self._new, len(self._files))}" if self._new and not dry_run else ""
        say(f"{what} would be added." if dry_run else f"{what} added.{end}")

    def _path(self, record: Record) -> str:
        """The record's comments file, be it there or not."""
        beside = self._sources.files.beside.get(record.path, ())
        there = [path for path in beside if path.endswith(_ENDINGS)]
        if there:
            return there[0]
        path = Path(record.path)
        is_folder = path.stem == "index" and path.suffix == ".md"
        name = "comments.yml" if is_folder else f"{path.stem}.comments.yml"
        return path.with_name(name).as_posix()

    def _opened(self, path: str) -> tuple[bytes | None, str]:
        """The file as it was, and as it is by now. Raises RefusedError."""
        if path in self._files:
            return self._files[path]
        if path in self._sources.unread:
            raise RefusedError(f"{path} cannot be read as it is: see reading-room check.")
        file = self._settings.root / path
        if not file.exists():
            return None, ""
        try:
            old = file.read_bytes()
            return old, old.decode()
        except (OSError, UnicodeDecodeError):
            raise RefusedError(f"{path} cannot be read: see reading-room check.") from None
