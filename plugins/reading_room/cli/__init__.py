"""The command ``reading-room``, for editors. Enters: its words. Leaves: what each part prints."""

from __future__ import annotations

import click

from reading_room.cli.adding import add
from reading_room.cli.check import check
from reading_room.cli.importing import import_
from reading_room.cli.links import links
from reading_room.cli.lsp import lsp
from reading_room.cli.schema import schema

__all__ = ["main"]


@click.group()
@click.version_option(package_name="mkdocs-reading-room")
def main() -> None:
    """Look after the posts and reading lists of a site."""


main.add_command(add)
main.add_command(check)
main.add_command(import_)
main.add_command(links)
main.add_command(lsp)
main.add_command(schema)
