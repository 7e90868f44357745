"""``reading-room check``. Enters: a site. Leaves: its problems, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from mkdocs.structure.files import get_files

from reading_room.cli.site import config_file, settings_of
from reading_room.library import (
    account,
    build_library,
    by_rule,
    can_stand,
    check_gone,
    check_reading,
    in_words,
    settle,
    to_set,
)
from reading_room.plugin.files import left_out
from reading_room.problems import (
    PRINTERS,
    counted,
    errors,
    errors_last,
    few_of_each,
    ordered,
    summary,
)
from reading_room.sources import read_history, read_sources

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@config_file
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(PRINTERS)),
    default="text",
    help="How to print problems: for a terminal, or as annotations of a GitHub workflow.",
)
@click.option("--all", "every", is_flag=True, help="Print all advice, and not five of each rule.")
def check(config_file: Path, form: str, *, every: bool) -> None:
    """Print every problem of every file, without building.

    Advise also of long sentences and hard words, and where git's history is at hand, of addresses
    that lead nowhere any more. Of each rule's advice five pieces are printed (--all: every one),
    and at the end how often each rule is broken. Exits with 1 where there is an error; advice alone
    is no error.
    """
    config, settings = settings_of(config_file)
    sources, problems = read_sources(settings)
    library, more = build_library(sources, settings)
    formers, why = read_history(settings)
    gone = check_gone(formers, library.index, sources.unread)
    advice = check_reading(library)
    found = ordered(settle([*problems, *more, *gone, *advice], sources, settings))
    if why:
        click.echo(f"What git's history could tell is left out: {why}.", err=True)
    shown, more_advice = (found, 0) if every else few_of_each(found)
    for problem in errors_last(shown) if form == "text" else shown:
        click.echo(PRINTERS[form](problem))
    if more_advice:
        click.echo(f"{counted(more_advice, 'more piece')} of advice: use --all.", err=True)
    if not errors(found):
        for line in in_words(
            account(library, left_out(get_files(config).get_file_from_path, library))
        ):
            click.echo(line, err=True)
    for line in by_rule(found):
        click.echo(line, err=True)
    click.echo(summary(found), err=True)
    if line := to_set(found, settings):
        click.echo(
            f"To change what is reported, write under reading-room in mkdocs.yml: {line}", err=True
        )
    if line := can_stand(found):
        click.echo(line, err=True)
    raise SystemExit(1 if errors(found) else 0)
