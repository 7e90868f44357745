"""The site that a command is for. Enters: the path of mkdocs.yml. Leaves: its settings."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from reading_room.builder import address_unread
from reading_room.cli.no_site import none_here
from reading_room.plugin import ReadingRoomPlugin
from reading_room.plugin.options import read_settings
from reading_room.plugin.rule_options import unknown

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from reading_room.settings import Settings

config_file = click.option(
    "--config-file",
    "-f",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    help="The site's mkdocs.yml. Default: the one in this folder.",
)
"""The option that names the site, for every command."""


class NotOursError(click.ClickException):
    """A mkdocs.yml that does not use the plugin."""


def settings_of(path: Path) -> tuple[MkDocsConfig, Settings]:
    """A site's mkdocs.yml, and the settings that it gives the plugin."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    if not path.exists():
        raise click.ClickException(none_here(path))
    try:
        config = load_config(str(path))
        for plugin in config.plugins.values():
            if isinstance(plugin, ReadingRoomPlugin):
                for words in unknown(plugin.config).values():
                    click.echo(f"{path}: warning: plugins, reading-room: {words}", err=True)
                return config, read_settings(config, plugin.config)
    except MkDocsException as error:
        raise click.ClickException(str(error)) from None
    except (ValueError, RecursionError) as error:  # PyYAML's, of a day that no month has
        if unread := address_unread(error):
            raise click.ClickException(f"{path}: {unread}") from None
        raise click.ClickException(f"{path} cannot be read: {error}.") from None
    raise NotOursError(f"{path} does not use the plugin reading-room.")
