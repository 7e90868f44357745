"""An import of lists. Enters: a file of works. Leaves: reading lists, all of them or none, and a
report."""

from __future__ import annotations

import contextlib
import datetime
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from reading_room.cli.import_lines import Done, said
from reading_room.cli.one_import import alone, journal_of
from reading_room.dates import parse_moment
from reading_room.importers import (
    FORMATS,
    Found,
    Made,
    NoFormatError,
    Plan,
    Planner,
    Read,
    Remark,
    Site,
    called,
    in_markdown,
    lines_of,
    make,
    open_file,
    reader_of,
    remembered,
    whole_of,
)
from reading_room.importers.blogs.journal import FILE
from reading_room.importers.blogs.journal import written as journal_written
from reading_room.importers.omitting import NEEDED, without
from reading_room.library import build_library, settle
from reading_room.library.index import build_index
from reading_room.problems import PRINTERS, errors, on_one_line, ordered
from reading_room.publish.signals import held
from reading_room.slugs import SLUG, own_slug
from reading_room.sources import read_sources, remembering
from reading_room.writing.saving import create, replaced, save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reading_room.importers.blogs.journal import Journal
    from reading_room.settings import Settings

_ALSO = "It is in several parts of the file, and stands in the first (--split has it in each)"
_FAULTS = "it would have errors"


class Asked(NamedTuple):
    """What the command's options ask for."""

    slug: str = ""
    title: str = ""
    date: str = ""
    system: str = ""
    whole: bool = False
    split: bool = False
    dry_run: bool = False
    report: Path | None = None
    without: tuple[str, ...] = ()


def import_lists(
    file: Path, settings: Settings, asked: Asked, more: Callable[[str], str] | None = None
) -> int:
    """Import a file; what the command ends with. ``more`` puts into the text of a new list what its
    works do not say, and whoever gives it looks for errors."""
    _refuse(asked.without)
    read = without(_read(file, asked.system), asked.without)
    name, day, words = _slug(asked.slug, file), _day(asked.date, settings), _title(asked.title)
    read = _split(read) if asked.split else _whole(read)
    with contextlib.nullcontext() if asked.dry_run else alone(settings):
        journal = journal_of(settings)
        slugs = [name, *(own_slug(found.reference.list, "list") for found in read.works)]
        site = _site(settings, slugs)
        by_name = bool(asked.slug) and not asked.split
        plans = Planner(site, journal.lists).plans(read.works, name, alone=by_name)
        for plan in plans:
            plan.description = read.description if len(plans) == 1 else ""
        if title := words or read.title:
            _give_title(plans, title, is_asked=bool(words))
        done = [_made(settings, site, plan, day, more or str) for plan in plans]
        done = _written(settings, site, done, journal, dry_run=asked.dry_run)
        told = _tell(file, read, done, asked)
    if asked.dry_run or more or all(each.why for each in done):
        return told
    return told | _say_problems(site, {each.plan.path for each in done})


def _refuse(keys: Iterable[str]) -> None:
    for key in keys:
        if not key.strip():
            raise click.ClickException("--without names no key. Write --without abstract")
        if key.casefold() in NEEDED:
            raise click.ClickException(f"A work needs its {key}: --without cannot leave it out.")


def _give_title(plans: list[Plan], title: str, *, is_asked: bool) -> None:
    """The title that is asked for, or else the file's own: it is that of a single list."""
    if len(plans) == 1 and (is_asked or not plans[0].has_title):
        plans[0].title = title


def _tell(file: Path, read: Read, done: list[Done], asked: Asked) -> int:
    plans = [each.plan for each in done]
    of_lists = [remark for plan in plans for remark in plan.remarks]
    remarks = called([*read.remarks, *of_lists], plans)
    head = [] if not (top := whole_of(read.works, read.remarks, of_lists)) else [top]
    head += said(done, whole=asked.whole, dry_run=asked.dry_run)
    told = list(lines_of(remarks, whole=asked.whole))
    for line in [*head, *told]:
        click.echo(on_one_line(line))
    if asked.report:
        text = in_markdown(f"What became of {file.name}", head, remarks)
        try:
            asked.report.write_text(text, encoding="utf-8")
        except OSError as error:
            raise click.ClickException(f"{asked.report}: {error.strerror}.") from None
        click.echo(f"The whole report: {asked.report}")
    elif told and not asked.whole:
        click.echo("With --all, every entry is named, and what it held.")
    failed = any(each.why or each.made.failed for each in done) or not done
    refused = any(remark.fate == "refused" for remark in remarks)
    return int(failed or refused)


def _read(file: Path, system: str) -> Read:
    try:
        opened = open_file(file)
    except OSError as error:
        raise click.ClickException(f"{file} cannot be read: {error.strerror}.") from None
    if opened.fault:
        where = f"{file}:{opened.line}" if opened.line else f"{file}"
        raise click.ClickException(f"{where}: {opened.fault}.")
    try:
        reader = FORMATS[system] if system else reader_of(file.name, opened.text)
    except NoFormatError as why:
        raise click.ClickException(f"{file.name} cannot be imported: {why}.") from None
    read = reader(opened.text)
    guessed = (Remark("mended", opened.remark),) if opened.remark else ()
    return read._replace(remarks=(*guessed, *read.remarks))


def _whole(read: Read) -> Read:
    """All parts in one list, where a work stands once."""
    more = [
        Remark("mended", _ALSO, found.reference.id, found.line, "; ".join(found.also))
        for found in read.works
        if found.also
    ]
    return read._replace(remarks=(*read.remarks, *more))


def _split(read: Read) -> Read:
    """Each part as a list of its own, in the order of the parts."""
    lists: dict[str, list[Found]] = {}
    for found in read.works:
        for part in (found.reference.section_title, *found.also):
            reference = found.reference.but(section="", section_title="")
            if part:
                reference = reference.but(list=own_slug(part, "list"), list_title=part)
            lists.setdefault(part, []).append(found._replace(reference=reference))
    works = [found for part in lists.values() for found in part]
    return read._replace(works=tuple(works), title="", description="")


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
    wanted = set(slugs)
    for path in sorted(sources.unread):
        if Path(path).stem in wanted and (settings.root / path).parent == settings.reading_lists:
            raise click.ClickException(
                f"{path} cannot be read as it is, and nothing was imported. See reading-room check."
            )
    index, _ = build_index(sources, settings)
    return Site(index, settings, readers)


def _made(settings: Settings, site: Site, plan: Plan, day: str, more: Callable[[str], str]) -> Done:
    if plan.there is None:
        made = make(site, plan, day, None)
        return Done(plan, replace(made, text=more(made.text)))
    try:
        old = (settings.root / plan.path).read_bytes()
    except OSError as error:
        return Done(plan, Made(""), f"it cannot be read: {error.strerror}")
    return Done(plan, make(site, plan, day, old.decode()), "", old)


def _written(
    settings: Settings, site: Site, lists: list[Done], journal: Journal, *, dry_run: bool
) -> list[Done]:
    """The lists once they are written: all of them, for one may name works of another, or none
    where one would have errors that it has not yet, or cannot be written."""
    wrong = [each.plan.path for each in lists if each.made.faults]
    if wrong:
        others = f"none is where one cannot be, as {wrong[0]} cannot"
        return [each._replace(why=_FAULTS if each.made.faults else others) for each in lists]
    if dry_run or any(each.why for each in lists):
        return lists
    with held():
        written: list[Done] = []
        for each in lists:
            if why := _write(settings, each):
                for other in reversed(written):
                    _take_back(settings, other)
                others = f"none is where one cannot be, as {each.plan.path} cannot"
                return [d._replace(why=why if d is each else others) for d in lists]
            written.append(each)
        _remember(settings, site, lists, journal)
    return lists


def _write(settings: Settings, done: Done) -> str:
    """Write a list; why not, where that cannot be."""
    path, new = settings.root / done.plan.path, done.made.text.encode()
    if done.old is None:
        return create(path, new)
    return save(path, done.old, new) if new != done.old else ""


def _take_back(settings: Settings, done: Done) -> None:
    path, new = settings.root / done.plan.path, done.made.text.encode()
    if done.old is None:
        path.unlink(missing_ok=True)
    elif new != done.old:
        save(path, new, done.old)


def _remember(settings: Settings, site: Site, lists: list[Done], journal: Journal) -> None:
    """Keep what the lists were given, for the next import."""
    for each in lists:
        if each.made.failed:
            continue
        old = journal.lists.get(each.plan.path, {}) if each.plan.there else {}
        new = remembered(site, each.plan)
        given = each.old != each.made.text.encode()
        journal.lists[each.plan.path] = old | new if given else new | old
    file, data = settings.root / FILE, journal_written(journal)
    with contextlib.suppress(FileNotFoundError):
        if file.read_bytes() == data:
            return
    try:
        replaced(file, data)
    except OSError as error:
        click.echo(f"{FILE} cannot be written: {error.strerror}. The lists are, though.", err=True)


def _say_problems(site: Site, paths: set[str]) -> int:
    """Say what the errors of the lists are that were written; 1 where there are some."""
    settings = site.settings
    sources, problems = read_sources(settings, site.readers)
    _, more = build_library(sources, settings)
    found = settle([*problems, *more], sources, settings)
    left = [problem for problem in ordered(errors(found)) if problem.path in paths]
    for problem in left:
        click.echo(PRINTERS["text"](problem))
    return int(bool(left))
