"""The command ``reading-room``, for editors. Enters: its words. Leaves: problems, printed."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import get_files

from reading_room.library import (
    account,
    build_library,
    can_stand,
    check_gone,
    check_reading,
    in_words,
    settle,
)
from reading_room.plugin import ReadingRoomPlugin
from reading_room.plugin.options import read_settings
from reading_room.plugin.pages import left_out
from reading_room.problems import PRINTERS, errors, errors_last, ordered, summary
from reading_room.sources import read_history, read_sources

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from reading_room.settings import Settings


@click.group()
@click.version_option(package_name="mkdocs-reading-room")
def main() -> None:
    """Look after the posts and reading lists of a site."""


@main.command()
@click.option(
    "--config-file",
    "-f",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    help="The site's mkdocs.yml. Default: the one in this folder.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(PRINTERS)),
    default="text",
    help="How to print problems: for a terminal, or as annotations of a GitHub workflow.",
)
def check(config_file: Path, form: str) -> None:
    """Print every problem of every file, without building.

    Advise also of long sentences and hard words, and where git's history is at hand, of addresses
    that lead nowhere any more. Exits with 1 where there is an error; advice alone is no error.
    """
    config, settings = _settings(config_file)
    sources, problems = read_sources(settings)
    library, more = build_library(sources, settings)
    formers, why = read_history(settings)
    gone = check_gone(formers, library.index, sources.unread)
    advice = check_reading(library)
    found = ordered(settle([*problems, *more, *gone, *advice], sources, settings))
    if why:
        click.echo(f"What git's history could tell is left out: {why}.", err=True)
    for problem in errors_last(found) if form == "text" else found:
        click.echo(PRINTERS[form](problem))
    if not errors(found):
        for line in in_words(account(library, left_out(get_files(config), library))):
            click.echo(line, err=True)
    click.echo(summary(found), err=True)
    if line := can_stand(found):
        click.echo(line, err=True)
    raise SystemExit(1 if errors(found) else 0)


def _settings(config_file: Path) -> tuple[MkDocsConfig, Settings]:
    """A site's mkdocs.yml, and the settings that it gives the plugin."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    try:
        config = load_config(str(config_file))
        for plugin in config.plugins.values():
            if isinstance(plugin, ReadingRoomPlugin):
                return config, read_settings(config, plugin.config)
    except MkDocsException as error:
        raise click.ClickException(str(error)) from None
    except (ValueError, RecursionError) as error:  # PyYAML's, of a day that no month has
        raise click.ClickException(f"{config_file} cannot be read: {error}.") from None
    raise click.ClickException(f"{config_file} does not use the plugin reading-room.")
