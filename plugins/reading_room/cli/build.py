"""``reading-room build`` and ``serve``. Enters: words for MkDocs. Leaves: what MkDocs does of them.

Another process does it, in which `reading_room.builder` is what runs: so that nothing of one
builder is loaded where the other builds, and signals go to who builds.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NoReturn

import click

from reading_room.builder import BANNERS, OPTIONS
from reading_room.cli.no_site import none_here

if TYPE_CHECKING:
    from collections.abc import Mapping

NOTHING: Mapping[str, str] = MappingProxyType({})
PUBLISHED = {"READING_ROOM_AS_PUBLISHED": "1"}
UNKEPT = {"READING_ROOM_NO_CACHE": "1"}
"""What tells the plugin, for the builder's own command takes no options of plugins."""

_OWN = ("properdocs.yml", "properdocs.yaml")
"""What ProperDocs alone reads, before mkdocs.yml."""
_MKDOCS = ("mkdocs.yml", "mkdocs.yaml")
_SPEAK_FOR_THEMSELVES = ("-f", "--config-file", "-h", "--help")
"""Options with which no mkdocs.yml need be here."""
_PASSED_ON = {"ignore_unknown_options": True, "allow_extra_args": True}


@click.command(context_settings=_PASSED_ON, add_help_option=False)
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[OPTIONS]")
@click.option(OPTIONS["build"][0], is_flag=True)
def build(words: tuple[str, ...], no_cache: bool) -> None:
    """Build the site, as mkdocs build does and with its options."""
    run("build", words, UNKEPT if no_cache else {})


@click.command(context_settings=_PASSED_ON, add_help_option=False)
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[OPTIONS]")
@click.option(OPTIONS["serve"][0], is_flag=True)
def serve(words: tuple[str, ...], as_published: bool) -> None:
    """Show the site on this machine, and build it again at each change, as mkdocs serve does."""
    run("serve", words, PUBLISHED if as_published else {})


def run(command: str, words: tuple[str, ...], more: Mapping[str, str] = NOTHING) -> NoReturn:
    """Run a command of the site's builder, without its banners. Does not come back."""
    named = any(word.startswith(_SPEAK_FOR_THEMSELVES) for word in words)
    if not named and not any(Path(name).is_file() for name in (*_MKDOCS, *_OWN)):
        raise click.ClickException(none_here(_MKDOCS[0]))
    call = [sys.executable, "-m", "reading_room.builder", builder(Path()), command, *words]
    environment = {**os.environ, **BANNERS, **more}
    if os.name == "posix":
        sys.stdout.flush()
        os.execve(call[0], call, environment)  # noqa: S606 (no shell is wanted)
    try:
        raise SystemExit(subprocess.call(call, env=environment))  # noqa: S603
    except KeyboardInterrupt:  # which the builder has had, too
        raise SystemExit(1) from None


def builder(folder: Path) -> str:
    """ProperDocs where the site is one of its own, or MkDocs is not there; else MkDocs."""
    owned = any((folder / name).is_file() for name in _OWN)
    return "mkdocs" if find_spec("mkdocs") and not owned else "properdocs"
