"""The command ``reading-room``, for editors. Enters: its words. Leaves: what each part prints."""

from __future__ import annotations

import click

from reading_room.cli.adding import add
from reading_room.cli.build import build, serve
from reading_room.cli.check import check
from reading_room.cli.importing import import_
from reading_room.cli.init import init
from reading_room.cli.links import links
from reading_room.cli.new import new
from reading_room.cli.schema import schema

__all__ = ["main"]


@click.group()
@click.version_option(package_name="mkdocs-reading-room")
def main() -> None:
    """Look after the posts and reading lists of a site."""


main.add_command(add)
main.add_command(build)
main.add_command(check)
main.add_command(import_)
main.add_command(init)
main.add_command(links)
main.add_command(new)
main.add_command(schema)
main.add_command(serve)
