"""``reading-room import``. Enters: a file of another system. Leaves: lists, and a report."""

from __future__ import annotations

import datetime
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from reading_room.cli import moving
from reading_room.cli.moving_options import Wanted, options
from reading_room.cli.returning import take_back
from reading_room.cli.site import config_file, settings_of
from reading_room.dates import parse_moment
from reading_room.importers import (
    IMPORTERS,
    KNOWN_ENDINGS,
    Made,
    Plan,
    Planner,
    Read,
    Remark,
    Site,
    called,
    elsewhere,
    ending_of,
    lines_of,
    make,
    open_file,
    whole_of,
)
from reading_room.importers.blogs.systems.exported import is_exported
from reading_room.library import build_library, settle
from reading_room.library.index import build_index
from reading_room.problems import PRINTERS, Problem, counted, errors, on_one_line, ordered
from reading_room.slugs import SLUG, own_slug
from reading_room.sources import read_sources, remembering
from reading_room.writing.saving import create, save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reading_room.settings import Settings

_CHANGES = 20
"""How many changed values of a list are shown, where not all are asked for."""
_FAULTS = "it would have errors"
_FILE = click.Path(exists=True, path_type=Path)


class _Done(NamedTuple):
    """A list after an import, and why it could not be written."""

    plan: Plan
    made: Made
    why: str = ""
    old: bytes | None = None
    """What the file holds before; None where there is none."""


@click.command("import")
@click.argument("file", type=_FILE)
@config_file
@click.option("--list", "slug", default="", help="The list to make or to update, by its file name.")
@click.option("--title", default="", help="The title of a new list.")
@click.option("--date", default="", help="The date of a new list. Default: today.")
@click.option("--all", "whole", is_flag=True, help="Name every entry in the report.")
@options
def import_(
    file: Path, config_file: Path, slug: str, title: str, date: str, *, whole: bool, **blog: Any
) -> None:
    """Make a reading list of a .bib, .ris or CSL-JSON file, or posts of a blog's folder or
    export; or bring them up to date.

    What has no place here is told, with its line. Exits with 1 where an entry was not imported, or
    where what was imported has errors.
    """
    _, settings = settings_of(config_file)
    if is_exported(file):
        import_one = partial(import_list, whole=whole)
        raise SystemExit(take_back(file, settings, Wanted(**blog), import_one))
    if moving.is_blog(file, blog["system"] or ""):
        raise SystemExit(moving.move(file, settings, Wanted(**blog)))
    raise SystemExit(import_list(file, settings, slug, title, date, whole=whole))


def import_list(
    file: Path,
    settings: Settings,
    slug: str,
    title: str,
    date: str,
    *,
    whole: bool,
    more: Callable[[str], str] | None = None,
) -> int:
    """Make a list of a file, or bring it up to date; what the command ends with. ``more`` puts into
    the text of a new list what its works do not say, and whoever gives it looks for errors."""
    read = _read(file)
    name = _slug(slug, file)
    day = _day(date, settings)
    words = _title(title)
    site = _site(settings, [name, *(found.reference.list for found in read.works)])
    plans = Planner(site).plans(read.works, name, alone=bool(slug))
    if words and len(plans) == 1:
        plans[0].title = words
    done = _written(settings, [_made(settings, site, plan, day, more or str) for plan in plans])
    remarks = [*read.remarks, *(remark for plan in plans for remark in plan.remarks)]
    of_lists = [remark for plan in plans for remark in plan.remarks]
    if top := whole_of(read.works, read.remarks, of_lists):
        click.echo(top)
    for line in _said(done, called(remarks, plans), whole=whole):
        click.echo(on_one_line(line))
    found = [] if more else _problems(site, {plan.path for plan in plans})
    for problem in found:
        click.echo(PRINTERS["text"](problem))
    failed = any(each.why or each.made.failed for each in done) or not done
    refused = any(remark.fate == "refused" for remark in remarks)
    return 1 if failed or refused or found else 0


def _read(file: Path) -> Read:
    endings = sorted(IMPORTERS, key=len, reverse=True)
    ending = next((each for each in endings if file.name.lower().endswith(each)), "")
    if not ending and not file.name.lower().endswith(KNOWN_ENDINGS):
        raise click.ClickException(
            f"{file.name} cannot be imported: the name of a file that can be ends in"
            f" {', '.join(IMPORTERS)}."
        )
    try:
        opened = open_file(file)
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read: {error.strerror}.") from None
    if opened.fault:
        where = f"{file}:{opened.line}" if opened.line else f"{file}"
        raise click.ClickException(f"{where}: {opened.fault}.")
    ending = ending or _ending_of(file, opened.text)
    read = IMPORTERS[ending](opened.text)
    guessed = (Remark("mended", opened.remark),) if opened.remark else ()
    return read._replace(remarks=(*guessed, *read.remarks))


def _ending_of(file: Path, text: str) -> str:
    """What a file holds whose name does not say it, as EndNote's exports in .txt."""
    if ending := ending_of(text):
        return ending
    words = elsewhere(text) or ("the name of a file that can be ends in " + ", ".join(IMPORTERS))
    raise click.ClickException(f"{file.name} cannot be imported: {words}.")


def _slug(given: str, file: Path) -> str:
    """The name of the list: the one that is asked for, else the file's own in our form."""
    if not given:
        return own_slug(file.name.partition(".")[0], "list")
    name = given.removesuffix(".yaml").removesuffix(".yml")
    if not SLUG.fullmatch(name):
        raise click.ClickException(
            f"{given} cannot be the name of a list. Use lower-case letters, digits and single"
            f" hyphens: {own_slug(name, 'list')}"
        )
    return name


def _title(given: str) -> str:
    words = " ".join(given.split())
    if given and not words.isprintable():
        raise click.ClickException("The title has a character that nobody can see. Type it again.")
    if given and not words:
        raise click.ClickException("The title has no words. Write --title 'What to read first'")
    return words


def _day(given: str, settings: Settings) -> str:
    if given and not parse_moment(given, settings.zone):
        raise click.ClickException(f"{given} is no day. Write --date 2014-01-31")
    return given or datetime.datetime.now(settings.zone).date().isoformat()


def _site(settings: Settings, slugs: Iterable[str]) -> Site:
    readers = remembering()
    sources, _ = read_sources(settings, readers)
    for path in sorted(sources.unread):
        if Path(path).stem in slugs and (settings.root / path).parent == settings.reading_lists:
            raise click.ClickException(
                f"{path} cannot be read as it is, and nothing was imported. See reading-room check."
            )
    index, _ = build_index(sources, settings)
    return Site(index, settings, readers)


def _made(
    settings: Settings, site: Site, plan: Plan, day: str, more: Callable[[str], str]
) -> _Done:
    if plan.there is None:
        made = make(site, plan, day, None)
        return _Done(plan, replace(made, text=more(made.text)))
    try:
        old = (settings.root / plan.path).read_bytes()
    except OSError as error:
        return _Done(plan, Made(""), f"it cannot be read: {error.strerror}")
    return _Done(plan, make(site, plan, day, old.decode()), "", old)


def _written(settings: Settings, lists: list[_Done]) -> list[_Done]:
    """The lists once they are written: all of them, for one may name works of another, or none
    where one would have errors that it has not yet."""
    wrong = [each.plan.path for each in lists if each.made.faults]
    if not wrong:
        return [each if each.why else _write(settings, each) for each in lists]
    others = f"none is where one cannot be, as {wrong[0]} cannot"
    return [each._replace(why=_FAULTS if each.made.faults else others) for each in lists]


def _write(settings: Settings, done: _Done) -> _Done:
    path, new = settings.root / done.plan.path, done.made.text.encode()
    if done.old is None:
        return done._replace(why=create(path, new))
    return done._replace(why=save(path, done.old, new) if new != done.old else "")


def _said(done: Iterable[_Done], remarks: list[Remark], *, whole: bool) -> Iterator[str]:
    lists = list(done)
    for each in lists:
        yield from _of_list(each, whole=whole)
    if not lists:
        yield "There is no work in this file, and no list was made."
    told = list(lines_of(remarks, whole=whole))
    yield from told
    if told and not whole:
        yield "With --all, every entry is named, and what it held."


def _of_list(done: _Done, *, whole: bool) -> Iterator[str]:
    plan, made = done.plan, done.made
    if done.why:
        yield f"{plan.path} was not written: {done.why}."
        for fault in made.faults[:_CHANGES]:
            yield f"  {fault.message} {fault.hint}"
        return
    new = counted(len(made.new), "work")
    if plan.there is None:
        yield f"{plan.path}: a new list of {new}."
        yield from _on_others(plan, whole=whole)
        return
    changed = len({change.id for change in made.changes})
    if not (made.new or changed):
        yield f"{plan.path}: nothing is new."
    else:
        yield f"{plan.path}: {new} added, {changed:,} changed."
    yield from _on_others(plan, whole=whole)
    for change in made.changes if whole else made.changes[:_CHANGES]:
        before = change.before or "not there"
        yield f"  {change.id}: {change.key} is {change.after}, and was {before}"
    if len(made.changes) > _CHANGES and not whole:
        yield f"  and {len(made.changes) - _CHANGES:,} more values"
    for why in made.failed:
        yield f"  {why}"
    if plan.missing:
        shown = _few(plan.missing, whole=whole)
        yield f"  On the list, and not in the file: {shown}. They were left there."


def _on_others(plan: Plan, *, whole: bool) -> Iterator[str]:
    """Which works are new on this list, and stand on another."""
    found: dict[str, list[str]] = {}
    for place in plan.places:
        if place.there:
            found.setdefault(place.elsewhere, []).append(place.work.id)
    for path, ids in found.items():
        shown = _few(ids, whole=whole)
        yield f"  On {path} already, and named here by its id (work:): {shown}."


def _few(ids: list[str], *, whole: bool) -> str:
    shown = ids if whole else ids[:_CHANGES]
    more = f" and {len(ids) - len(shown):,} more" if len(shown) < len(ids) else ""
    return f"{', '.join(shown)}{more}"


def _problems(site: Site, paths: set[str]) -> list[Problem]:
    """The errors of the lists that were written."""
    settings = site.settings
    sources, problems = read_sources(settings, site.readers)
    _, more = build_library(sources, settings)
    found = settle([*problems, *more], sources, settings)
    return [problem for problem in ordered(errors(found)) if problem.path in paths]
