"""``reading-room links``. Enters: a site. Leaves: what became of the addresses on its
lists, printed and written into them."""

from __future__ import annotations

import datetime
import sys
from importlib.metadata import version
from math import isfinite
from typing import TYPE_CHECKING, TypeVar

import click

from reading_room.cli.journal import journal_of
from reading_room.cli.link_targets import checked_since, chosen, day_of, targets_of
from reading_room.cli.site import config_file, settings_of
from reading_room.links import words
from reading_room.links.checking import anybody_at
from reading_room.links.http import Manners
from reading_room.links.mementos import Memento, NoMementoError
from reading_room.links.rate_limit import Turns
from reading_room.links.runs import Check, Search, archived, wishes
from reading_room.links.trouble import Trouble
from reading_room.links.writing import write
from reading_room.publish.signals import held

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reading_room.links.targets import Target
    from reading_room.links.verdicts import Finding
    from reading_room.links.writing import Wish
    from reading_room.settings import Settings

Step = TypeVar("Step")
_INTERRUPTED = 130
"""What a shell says of a program that Ctrl-C ended."""

the_lists = click.argument("lists", nargs=-1, metavar="[LIST]...")
dry_run = click.option("--dry-run", is_flag=True, help="Ask, and write nothing into the lists.")
private = click.option(
    "--private", is_flag=True, help="Ask addresses of this machine and its own network too."
)


def _number(_: click.Context, option: click.Parameter, value: float) -> float:
    if not isfinite(value):
        raise click.BadParameter("it is no number of seconds.", param=option)
    return value


pause = click.option(
    "--pause",
    type=click.FloatRange(min=0),
    callback=_number,
    default=1.0,
    help="Seconds between two requests to one host. Default: 1.",
)
timeout = click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    callback=_number,
    default=20.0,
    help="Seconds for which a server may be silent. Default: 20.",
)


@click.group()
def links() -> None:
    """Ask the addresses on reading lists what became of them."""


@links.command()
@config_file
@click.option("--since", help="Only what was not checked since a day, 2026-11-01, or for days, 7d.")
@click.option("--anew", is_flag=True, help="Ask all again, even if a check was stopped half-way.")
@dry_run
@private
@pause
@timeout
@the_lists
def check(
    config_file: Path,
    since: str | None,
    anew: bool,
    dry_run: bool,
    private: bool,
    pause: float,
    timeout: float,
    lists: tuple[str, ...],
) -> None:
    """Ask whether each address still works, and write what was found into the lists.

    LIST is the file or the slug of a reading list. Default: all. A check that was stopped goes on
    where it was. Exits with 0 when all could be asked and written, whatever was found.
    """
    _, settings = settings_of(config_file)
    with journal_of(settings, lambda: _today(settings)) as journal:
        asked = targets_of(settings, chosen(settings, lists))
        if anew:
            journal.anew()
        if since:
            day = day_of(since, journal.today)
            asked = [each for each in asked if not checked_since(each, day, journal)]
        raise SystemExit(
            _check(
                settings,
                Check(asked, journal, settings.doi_resolver),
                _manners(settings, pause, timeout, private),
                dry_run,
            )
        )


def _check(settings: Settings, check: Check, manners: Manners, dry: bool) -> int:
    if check.resumed:
        click.echo(
            f"A check was stopped: {len(check.resumed):,} of {len(check.titles):,} addresses have"
            " been asked already. (--anew asks them again.)",
            err=True,
        )
    turns, left = Turns(manners.pause), len(check.left)
    stopped = _run(_recorded(check.run(manners, turns), check), left, turns)
    if check.is_silent and not stopped and not anybody_at(settings.timegate, manners):
        check.journal.void()
        click.echo(
            "No site answers, nor does the archive. Are you on the network? Nothing is written.",
            err=True,
        )
        return 1
    outcomes = check.outcomes
    shut = [each for each in outcomes if each.finding.trouble == "private"]
    lines = [line for each in outcomes if each not in shut for line in words.lines(each)]
    for line in lines + words.fenced([each.target for each in shut]):
        click.echo(line)
    click.echo(words.summary(outcomes), err=True)
    code = _write(settings, wishes(outcomes, check.journal.today), dry)
    if not stopped:
        check.journal.finish()
    return code or stopped or min(check.faults, 1)


@links.command()
@config_file
@click.option("--gone", is_flag=True, help="Only for works whose address is gone, or has changed.")
@dry_run
@private
@pause
@timeout
@the_lists
def archive(
    config_file: Path,
    gone: bool,
    dry_run: bool,
    private: bool,
    pause: float,
    timeout: float,
    lists: tuple[str, ...],
) -> None:
    """Look for an archived copy of each work that has none, and write it into the lists.

    The copy is the one nearest to the work's date. LIST is the file or the slug of a reading list.
    Default: all. Exits with 0 when the archive could be asked and all could be written.
    """
    _, settings = settings_of(config_file)
    found = chosen(settings, lists)
    wanted = [
        target
        for target in targets_of(settings, found)
        if target.work
        and not target.work.archive_url
        and (not gone or target.work.link_status in ("gone", "changed"))
    ]
    search = Search(wanted, {each.path: each.date for each in found}, settings.doi_resolver)
    manners = _manners(settings, pause, timeout, private)
    turns, today = Turns(manners.pause), _today(settings)
    copies: list[tuple[Target, Memento | NoMementoError | Trouble]] = []
    steps = _kept(search.run(manners, turns, settings.timegate, today), copies)
    stopped = _run(steps, len(wanted), turns)
    to_write: list[Wish] = []
    shut: list[Target] = []
    doubts = 0
    for target, copy in copies:
        if isinstance(copy, Memento) and copy.doubt:
            doubts += 1
            for line in words.doubtful(target, copy):
                click.echo(line)
        elif isinstance(copy, Memento):
            to_write.append(archived(target, copy))
            for line in words.copied(target, copy, search.when(target).date()):
                click.echo(line)
        elif isinstance(copy, Trouble) and copy.kind == "private":
            shut.append(target)
        else:
            click.echo(words.not_copied(target, str(copy)))
    for line in words.unsearched(shut):
        click.echo(line)
    asks = f", {doubts:,} for you to look at" if doubts else ""
    click.echo(f"{len(copies):,} looked for, {len(to_write):,} found{asks}.", err=True)
    code = _write(settings, to_write, dry_run)
    raise SystemExit(code or stopped or min(search.faults, 1))


def _recorded(findings: Iterable[Finding], check: Check) -> Iterator[Finding]:
    """Each finding, once it is in the journal. Ctrl-C waits meanwhile: it would leave a finding
    that the journal has, so that nobody asks again, and that no list ever gets."""
    for finding in findings:
        with held():
            check.record(finding)
        yield finding


def _kept(steps: Iterable[Step], kept: list[Step]) -> Iterator[Step]:
    for step in steps:
        kept.append(step)
        yield step


def _run(steps: Iterator[object], length: int, turns: Turns) -> int:
    """Go through all steps under a bar; the exit code, which is not 0 where Ctrl-C ended them."""
    try:
        bar = click.progressbar(
            steps,
            length,
            label="Asking",
            file=sys.stderr,
            show_pos=True,
            hidden=not sys.stderr.isatty(),
        )
        with bar:
            for _ in bar:
                pass
    except KeyboardInterrupt:
        turns.stop.set()
        click.echo("\nStopped. What was found so far is kept, and written.", err=True)
        return _INTERRUPTED
    return 0


def _write(settings: Settings, found: list[Wish], dry: bool) -> int:
    """Write into the lists, and say so; the exit code."""
    written = write(settings, found, dry=dry)
    for fault in written.faults:
        click.echo(fault, err=True)
    verb = "would be written" if dry else "written"
    works = "work" if written.items == 1 else "works"
    click.echo(f"{verb.capitalize()}: {written.items:,} {works}.", err=True)
    return 1 if written.faults else 0


def _today(settings: Settings) -> datetime.date:
    """Today, in the site's zone: ``as_of`` is about what is published."""
    return datetime.datetime.now(settings.zone).date()


def _manners(settings: Settings, pause: float, timeout: float, private: bool) -> Manners:
    program = f"reading-room/{version('mkdocs-reading-room')}"
    agent = f"{program} (looks after links; {settings.site_url or settings.site_name})"
    return Manners(
        agent,
        timeout=timeout,
        whole=2 * timeout,
        pause=pause,
        back_off=2 * pause,
        private=private,
    )
