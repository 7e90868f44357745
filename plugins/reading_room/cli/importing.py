"""``reading-room import``. Enters: a file or a folder of another system. Leaves: lists or posts,
and a report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reading_room import garbage
from reading_room.cli import moving
from reading_room.cli.import_lists import Asked, import_lists
from reading_room.cli.moving_options import Wanted, options
from reading_room.cli.returning import take_back
from reading_room.cli.site import config_file, settings_of
from reading_room.importers import FORMATS
from reading_room.importers.blogs.systems.exported import is_exported

_FILE = click.Path(exists=True, path_type=Path)


@click.command("import")
@click.argument("file", type=_FILE)
@config_file
@click.option("--list", "slug", default="", help="The list to make or to update, by its file name.")
@click.option("--title", default="", help="The title of a new list.")
@click.option("--date", default="", help="The date of a new list. Default: today.")
@click.option("--split", is_flag=True, help="Make each part of a file (a folder, a shelf, a"
              " collection, a heading) a list of its own.")  # fmt: skip
@click.option("--without", multiple=True, metavar="KEY", help="A key of a list's works to leave"
              " out, such as abstract; as often as you like.")  # fmt: skip
@click.option("--all", "whole", is_flag=True, help="Name every entry of a list in the report.")
@options
def import_(
    file: Path,
    config_file: Path,
    slug: str,
    title: str,
    date: str,
    without: tuple[str, ...],
    *,
    split: bool,
    whole: bool,
    **blog: Any,
) -> None:
    """Make a reading list of a bibliography, bookmarks, a table of books, a list of links or
    references; or posts of a blog's folder or export; or bring them up to date.

    What has no place here is told, with its line. Exits with 1 where an entry was not imported, or
    where what was imported has errors.
    """
    _, settings = settings_of(config_file)
    system = blog["system"] or ""
    if is_exported(file):
        raise SystemExit(take_back(file, settings, Wanted(**blog), whole=whole))
    if system not in FORMATS and moving.is_blog(file, system):
        raise SystemExit(moving.move(file, settings, Wanted(**blog)))
    dry_run, report = blog["dry_run"], blog["report"]
    garbage.rest()  # a list's trees hold no cycles, and to look for some took a third of the time
    asked = Asked(slug, title, date, system, whole, split, dry_run, report, without)
    raise SystemExit(import_lists(file, settings, asked))
