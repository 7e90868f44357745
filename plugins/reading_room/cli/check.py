"""``reading-room check``. Enters: a site. Leaves: its problems, printed; with ``--fix``, files
mended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from mkdocs.structure.files import get_files

from reading_room import garbage
from reading_room.cli.fixing import fix
from reading_room.cli.no_site import none_here
from reading_room.cli.reports import FORMATS, report
from reading_room.cli.site import config_file, settings_of
from reading_room.cli.site_problems import SiteProblems
from reading_room.library import account, by_rule, can_stand, in_words, to_set
from reading_room.plugin.files import left_out
from reading_room.problems import counted, errors, few_of_each, ordered, summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

    from reading_room.library import Library
    from reading_room.problems import Problem
    from reading_room.settings import Settings

_MANY = 10
"""So many problems, and the site may have been written by other rules: it may want to set them."""


@click.command()
@config_file
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(FORMATS)),
    default="text",
    help="How to print problems: for a terminal (text), as annotations of a GitHub workflow"
    " (github), as GitLab's code quality (gitlab), as SARIF 2.1.0 (sarif), or as JSON of our own"
    " (json).",
)
@click.option("--all", "every", is_flag=True, help="Print all advice, and not five of each rule.")
@click.option(
    "--reading",
    is_flag=True,
    help="Advise also of long sentences and hard words: it takes as long as all the rest.",
)
@click.option("--fix", "mend", is_flag=True, help="Mend what can only mean one thing.")
@click.option("--yes", is_flag=True, help="With --fix: mend without asking.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.argument("paths", nargs=-1, type=click.Path(exists=True), metavar="[PATH]...")
def check(
    config_file: Path,
    form: str,
    paths: tuple[str, ...],
    *,
    every: bool,
    reading: bool,
    mend: bool,
    yes: bool,
    diff: bool,
) -> None:
    """Print every problem of every file, without building.

    PATH is a file or folder of the site: all is read, and what is wrong there is printed. Default:
    everything. Of each rule's advice five pieces are printed (--all: every one), and at the end how
    often each rule is broken. Where git's history is at hand, advises also of addresses that lead
    nowhere any more.

    With --fix, shows first what it would change, and asks. Dates, quotes, names of keys and the
    like are written as they can only be meant; all else stays as it is, letter for letter.

    Exits with 0 where there is no error, with 1 where there is one (advice is none), and with 2
    where there is no such path or no site.
    """
    if not config_file.exists():
        raise click.UsageError(none_here(config_file))
    config, settings = settings_of(config_file)
    wanted = _wanted(settings, paths)
    garbage.rest()
    site = SiteProblems(settings, thorough=reading)
    if mend or diff:
        fix(site, wanted, ask=not yes, write=not diff, err=form != "text")
    library, problems, why = site.on_disk()
    if why:
        click.echo(f"What git's history could tell is left out: {why}.", err=True)
    found = ordered(problem for problem in problems if wanted(problem.path))
    shown, more = (found, 0) if every or form not in ("text", "github") else few_of_each(found)
    if text := report(form, shown):
        click.echo(text)
    if more:
        click.echo(f"{counted(more, 'more piece')} of advice: use --all.", err=True)
    if not errors(found) and not paths:
        _account(config, library)
    _sum_up(found, settings)
    raise SystemExit(1 if errors(found) else 0)


def _wanted(settings: Settings, paths: tuple[str, ...]) -> Callable[[str], bool]:
    """Is a file of the site among those that are asked for?"""
    root = settings.root.resolve()
    asked = {Path(path).resolve(): path for path in paths}
    for each, typed in asked.items():
        if not each.is_relative_to(root):
            raise click.UsageError(f"{typed} is no file or folder of this site.")

    def wanted(path: str) -> bool:
        return not asked or any((root / path).is_relative_to(each) for each in asked)

    return wanted


def _account(config: MkDocsConfig, library: Library) -> None:
    """Say what is published, and what is not."""
    lines = in_words(account(library, left_out(get_files(config).get_file_from_path, library)))
    for line in lines:
        click.echo(line, err=True)


def _sum_up(found: list[Problem], settings: Settings) -> None:
    """Say how often each rule is broken, and what can be done."""
    for line in by_rule(found):
        click.echo(line, err=True)
    click.echo(summary(found), err=True)
    if len(found) >= _MANY and (line := to_set(found, settings)):
        click.echo(
            f"To change what is reported, write under reading-room in mkdocs.yml: {line}", err=True
        )
    if line := can_stand(found):
        click.echo(line, err=True)
