"""``reading-room export``. Enters: a folder. Leaves: the whole site in it, for other programs."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reading_room.cli.books import write_book
from reading_room.cli.site import config_file, settings_of
from reading_room.exports import MARK, site_files
from reading_room.library import account, build_library, settle
from reading_room.problems import PRINTERS, counted, errors, on_one_line, ordered
from reading_room.publish import Staging
from reading_room.sources import read_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.exports import Exported
    from reading_room.library import Library
    from reading_room.settings import Settings

_TOLD = 20
"""How many files that stay behind are named."""


@click.command()
@click.argument("target", type=click.Path(path_type=Path), required=False)
@config_file
@click.option("--epub", "book", default=None, help="Make a book instead, of a list or of a year.")
@click.option("--drafts", is_flag=True, help="With drafts, and what is dated later.")
def export(target: Path | None, config_file: Path, book: str | None, *, drafts: bool) -> None:
    """Write the whole site into a folder (by itself: export), for any other program.

    Posts and lists as Markdown, lists as CSL-JSON, BibLaTeX and RIS too, pictures, comments,
    people, topics, and all feeds as OPML. With --epub NAME-OF-A-LIST or --epub 2014, a book in one
    file. What a build would not publish stays at home.
    """
    _, settings = settings_of(config_file)
    library = library_of(replace(settings, to_come=drafts))
    if book is not None:
        write_book(library, book, target)
        return
    target = target or Path("export")
    check_target(target, settings)
    count = write_folder(target, site_files(library))
    click.echo(
        f"{target}: {counted(len(library.posts), 'post')},"
        f" {counted(len(library.lists), 'reading list')}, {counted(count, 'file')} in all."
    )
    for line in _left(library):
        click.echo(on_one_line(line))


def library_of(settings: Settings) -> Library:
    """The library of a site without errors: of any other something would be lost."""
    sources, problems = read_sources(settings)
    library, more = build_library(sources, settings)
    found = ordered(errors(settle([*problems, *more], sources, settings)))
    for problem in found:
        click.echo(PRINTERS["text"](problem), err=True)
    if found:
        raise click.ClickException(
            f"Nothing was exported: {counted(len(found), 'error')} would lose something. Mend"
            " what is named above first."
        )
    return library


def check_target(target: Path, settings: Settings) -> None:
    """An export takes the place of what is there: a folder that is new, empty, or an earlier
    export, and none that the site is made of."""
    folder = target.resolve()
    for own in (settings.root, settings.docs, settings.posts, settings.reading_lists):
        if (
            own == folder
            or own.is_relative_to(folder)
            or (own != settings.root and folder.is_relative_to(own))
        ):
            raise click.ClickException(
                f"{target} would take the place of {own.name}/, of which the site is made. Name a"
                " folder of its own, such as export"
            )
    if not folder.exists():
        return
    if not folder.is_dir():
        raise click.ClickException(f"{target} is a file, and no folder. Name another.")
    held = sorted(each.name for each in folder.iterdir() if not each.name.startswith("."))
    if held and not (folder / MARK).is_file():
        raise click.ClickException(
            f"{target} holds {held[0]}, and is no earlier export: an export takes the place of what"
            " is there. Name a new folder, or empty this one."
        )


def write_folder(target: Path, files: Iterable[Exported]) -> int:
    """All files take the folder's place in one step, or none; how many they are."""
    staging = Staging(target)
    count = 0
    try:
        staging.begin(lambda: click.echo("Waiting for another export into this folder."))
        for file in files:
            path = staging.folder / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            if file.origin:
                shutil.copyfile(file.origin, path)
            else:
                path.write_bytes(file.data)
            count += 1
        staging.publish()
    except OSError as error:
        raise click.ClickException(
            f"Nothing was exported: {error.filename or target}: {error.strerror}."
        ) from None
    finally:
        staging.abandon()
    return count


def _left(library: Library) -> Iterator[str]:
    """What stays at home, and why."""
    found = account(library)
    held = [f"{each.path}: {each.why}" for each in found.held]
    held += [f"{each.path}: withdrawn" for each in library.withdrawn]
    if held:
        yield f"Not exported, for it is not published: {counted(len(held), 'file')}"
        yield from (f"  {each}" for each in held[:_TOLD])
        if len(held) > _TOLD:
            yield f"  and {len(held) - _TOLD:,} more"
