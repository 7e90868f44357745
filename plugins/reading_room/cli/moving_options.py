"""The options of ``reading-room import`` that are for blogs, or for blogs and lists. Enters: words
of the command. Leaves: what is wanted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from reading_room.cli.links import pause, private, timeout
from reading_room.importers import FORMATS
from reading_room.importers.blogs.opening import SYSTEMS

if TYPE_CHECKING:
    from collections.abc import Callable


def options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of ``import`` that are for blogs alone."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option(
        "--from",
        "system",
        type=click.Choice((*SYSTEMS, *FORMATS)),
        default=None,
        help="The system or format that a file has, where it is not found out by itself.",
    ),
    click.option(
        "--into", default="", help="The folder below posts/ for a blog. Default: its own name."
    ),
    click.option(
        "--base", default="", help="The address of the old site, where its files do not say it."
    ),
    click.option("--dry-run", is_flag=True, help="Show everything, and write nothing."),
    click.option(
        "--report",
        type=click.Path(dir_okay=False, path_type=Path),
        default=None,
        help="Write down every place that changed, as Markdown.",
    ),
    click.option(
        "--comments",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        default=None,
        help="Of a blog: an export of Disqus, whose comments go to their posts.",
    ),
    click.option(
        "--sitemap",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        multiple=True,
        help="Of a blog: the old site's sitemap.xml, whose addresses go to their posts.",
    ),
    click.option(
        "--fetch", is_flag=True, help="Of a blog: fetch the pictures that are on other sites."
    ),
    private,
    pause,
    timeout,
)


class Wanted(NamedTuple):
    """What the command's options ask for."""

    system: str = ""
    into: str = ""
    base: str = ""
    dry_run: bool = False
    report: Path | None = None
    comments: Path | None = None
    sitemap: tuple[Path, ...] = ()
    fetch: bool = False
    private: bool = False
    pause: float = 1
    timeout: float = 20
