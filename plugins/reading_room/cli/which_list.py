"""Which list a command works on. Enters: the name that an editor gave, if any. Leaves: the list."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import click

from reading_room.cli.asking import ask, one_of
from reading_room.library.index import build_index
from reading_room.markup import BRITISH, UNPRINTABLE
from reading_room.problems import nearest
from reading_room.scaffold.new import NotNewError, empty_list
from reading_room.sources import READERS, path_slug, read_sources

if TYPE_CHECKING:
    from reading_room.library.index import Index
    from reading_room.model import ReadingList
    from reading_room.settings import Settings

_BEGIN = 'A new one begins with --new-list "…" in place of --list.'


def which_list(settings: Settings, slug: str) -> tuple[Index, ReadingList]:
    """The site's index, and the list that is named, or that somebody names when asked.

    Raises ClickException where there is none of that name, or where it cannot be read.
    """
    sources, _ = read_sources(settings)
    name = path_slug(slug)
    for path in sorted(sources.unread):
        if path_slug(path) == name and (settings.root / path).parent == settings.reading_lists:
            raise click.ClickException(
                f"{path} cannot be read as it is, and nothing was added. See reading-room check."
            )
    index, _ = build_index(sources, settings)
    lists = {each.slug: each for each in index.lists.values()}
    known = sorted(lists)
    if not slug and len(known) != 1:
        name = _asked(known)
    elif not slug:
        name = known[0]
    if name not in lists:
        near = nearest(name, lists)
        hint = f"Did you mean {near}?" if near else f"There are: {', '.join(known) or 'none'}."
        raise click.ClickException(f"There is no reading list {name}. {hint} {_BEGIN}")
    return index, lists[name]


def begin_list(settings: Settings, title: str) -> tuple[Index, ReadingList, str]:
    """The site's index, a list of this title that is not written yet, and its text.

    Raises ClickException where a list has that name, or the title is none.
    """
    sources, _ = read_sources(settings)
    index, _ = build_index(sources, settings)
    folder = settings.reading_lists.relative_to(settings.root).as_posix()
    words = " ".join(title.split())
    if not words:
        raise click.ClickException("--new-list has no words. Write --new-list 'What to read first'")
    if UNPRINTABLE.search(words):
        raise click.ClickException(
            "--new-list has characters that nobody can see. Type the title again."
        )
    day = datetime.datetime.now(settings.zone).date()
    try:
        made = empty_list(sources, folder, "", {"title": words, "date": day})
    except NotNewError as why:
        there = "To add to it, name it: --list" if "is there" in str(why) else "Give another title."
        raise click.ClickException(str(why).replace("Give another --id.", there)) from None
    slug = path_slug(made.path.rpartition("/")[2])
    for path in sorted(sources.unread):
        if path_slug(path) == slug and path.startswith(f"{folder}/"):
            raise click.ClickException(
                f"{path} is there already, and cannot be read as it is. See reading-room check."
            )
    found, _ = READERS.reading_list(made.path, slug, made.text, settings.zone, (), BRITISH)
    if found is None:
        raise click.ClickException(f"{words} cannot be the title of a list.")
    return index, found, made.text


def _asked(known: list[str]) -> str:
    """Which of the site's lists is meant, where nobody has said it."""
    if not known:
        raise click.ClickException(f"There is no reading list yet. {_BEGIN}")
    named = f"Say which list: --list {known[0]} (or {', '.join(known[1:])})"
    return ask("To which list", "", one_of(known), choices=known, instead=named)


def check_section(found: ReadingList, section: str) -> None:
    """Raises ClickException where a list has no section of that id."""
    known = [part.id for part in found.sections if part.id]
    if not section or section in known:
        return
    if not known:
        raise click.ClickException(f"{found.path} has no sections: leave --section out.")
    near = nearest(section, known)
    hint = f"Did you mean {near}?" if near else f"There are: {', '.join(known)}."
    raise click.ClickException(f"{found.path} has no section {section}. {hint}")
