"""Which addresses an editor wants to be asked. Enters: the words of a command. Leaves: the lists,
and the addresses on them."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

import click

from reading_room.dates import parse_partial
from reading_room.links.targets import Target, targets
from reading_room.sources import path_slug, read_sources

if TYPE_CHECKING:
    from reading_room.links.journal import Journal
    from reading_room.model import ReadingList
    from reading_room.settings import Settings

_DAYS = re.compile(r"([1-9][0-9]{0,3})d")


def targets_of(settings: Settings, found: list[ReadingList]) -> list[Target]:
    """The addresses on some lists."""
    texts = {
        each.path: (settings.root / each.path).read_text(encoding="utf-8-sig") for each in found
    }
    return list(targets(found, texts, settings.doi_resolver))


def chosen(settings: Settings, names: tuple[str, ...]) -> list[ReadingList]:
    """The lists that are named, by file or slug; all where none is."""
    sources, _ = read_sources(settings)
    for path in sorted(sources.unread):
        if (settings.root / path).is_relative_to(settings.reading_lists):
            click.echo(f"{path} cannot be read, and is left out. See reading-room check.", err=True)
    by_slug = {found.slug: found for found in sources.reading_lists}
    wanted = [path_slug(name) for name in names] or list(by_slug)
    for slug in wanted:
        if slug not in by_slug:
            known = ", ".join(sorted(by_slug)) or "none"
            raise click.ClickException(f"There is no reading list {slug}. There are: {known}.")
    return [by_slug[slug] for slug in dict.fromkeys(wanted)]


def day_of(since: str, today: datetime.date) -> datetime.date:
    """The day that ``--since`` means: "7d" is a week ago."""
    if found := _DAYS.fullmatch(since):
        return today - datetime.timedelta(days=int(found[1]))
    known = parse_partial(since)
    if known is None or not known.day:
        raise click.BadParameter(
            "Write a day, 2026-11-01, or a number of days, 7d.", param_hint="--since"
        )
    return datetime.date(known.year, known.month, known.day)


def checked_since(target: Target, day: datetime.date, journal: Journal) -> bool:
    """Was it checked on that day or later? What could not be is asked again."""
    if target.work:
        checked = target.work.link_checked
        return bool(checked and str(checked) >= day.isoformat())
    past = journal.past.get(target.url)
    return bool(past and past.finding.status and past.day >= day)
