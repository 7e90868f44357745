"""``reading-room import`` of an export. Enters: its folder. Leaves: its people and topics, its
lists, and its posts, each written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reading_room.cli import moving
from reading_room.cli.import_lists import Asked, import_lists
from reading_room.importers.blogs.reading import read, text_of
from reading_room.importers.blogs.systems.exported import lists_of, read_exported
from reading_room.importers.returning import Back, tables
from reading_room.library import build_library, settle
from reading_room.problems import PRINTERS, errors, ordered
from reading_room.sources import read_sources
from reading_room.writing.saving import replaced

if TYPE_CHECKING:
    from pathlib import Path

    from reading_room.cli.moving_options import Wanted
    from reading_room.settings import Settings


def take_back(folder: Path, settings: Settings, wanted: Wanted, *, whole: bool) -> int:
    """Import an export; what the command ends with. ``whole``: name every work."""
    lists = lists_of(folder)
    site = read_exported(folder)
    if wanted.dry_run:
        click.echo(f"{len(lists):,} lists would be made, or brought up to date.")
        return moving.move(folder, settings, wanted) if site.posts else 0
    _tables(folder, settings)
    failed = 0
    for file in lists:
        slug = file.name.removesuffix(".csl.json")
        page = read(text_of(file.with_name(f"{slug}.md")))
        back = Back(site, settings, page)
        asked = Asked(slug, back.title, back.date, whole=whole)
        failed |= import_lists(file, settings, asked, back.text)
        _comments(file.with_name(f"{slug}.comments.yml"), settings)
    failed |= moving.move(folder, settings, wanted) if site.posts else 0
    return failed | _told(settings)


def _told(settings: Settings) -> int:
    """The errors of lists, now that everything is there to which they lead."""
    sources, problems = read_sources(settings)
    _, more = build_library(sources, settings)
    inside = f"{settings.reading_lists.relative_to(settings.root).as_posix()}/"
    found = ordered(errors(settle([*problems, *more], sources, settings)))
    for problem in (own := [each for each in found if each.path.startswith(inside)]):
        click.echo(PRINTERS["text"](problem))
    return int(bool(own))


def _tables(folder: Path, settings: Settings) -> None:
    """Who and what lists and posts refer to, for those that the site does not know."""
    sources, _ = read_sources(settings)
    for name, new in tables(folder, sources).items():
        path = next(settings.docs.glob(f"{name}.y*ml"), settings.docs / f"{name}.yml")
        old = path.read_bytes().decode() if path.exists() else ""
        if new:
            gap = "" if not old or old.endswith("\n") else "\n"
            replaced(path, f"{old}{gap}{new}".encode())
            click.echo(f"{path.relative_to(settings.root)}: brought up to date.")


def _comments(file: Path, settings: Settings) -> None:
    """The comments of a list, where it has none yet."""
    target = settings.reading_lists / file.name
    if file.is_file() and not target.exists():
        replaced(target, file.read_bytes())
