"""What an import of a blog writes. Enters: a plan, and what became of each of its files. Leaves:
posts, people and topics in their places, all of them or none, and the errors that they have."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
import yaml

from reading_room.importers.blogs import matter
from reading_room.importers.blogs.journal import FILE, FOLDER
from reading_room.importers.blogs.journal import written as journal_written
from reading_room.importers.blogs.writing import staged
from reading_room.library import build_library, settle
from reading_room.problems import Problem, errors, ordered
from reading_room.publish.moves import exchange, rename_twice
from reading_room.sources import read_sources
from reading_room.writing.saving import replaced
from reading_room.writing.trees import composed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.importers.blogs.journal import Journal
    from reading_room.importers.blogs.plan import Plan
    from reading_room.importers.blogs.writing import Fate
    from reading_room.settings import Settings


def write(
    settings: Settings, folder: Path, made: Plan, fate: Fate, journal: Journal, *, dry_run: bool
) -> list[Problem]:
    """Write the plan, or in a dry run a copy of the site with it; the errors of what is
    imported."""
    if not dry_run:
        _written(settings, folder, made, fate, journal)
        return _errors(settings, folder)
    aside = Path(tempfile.mkdtemp(prefix="reading-room-"))
    try:
        trial = _copy(settings, aside)
        _written(trial, trial.posts / folder.name, made, fate, journal)
        return _errors(trial, trial.posts / folder.name)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _copy(settings: Settings, aside: Path) -> Settings:
    """The site's sources in another place."""

    def copied(old: Path) -> Path:
        new = aside / old.relative_to(settings.root)
        if old.is_dir():
            shutil.copytree(old, new, dirs_exist_ok=True)
        return new

    return replace(
        settings,
        root=aside,
        docs=copied(settings.docs),
        posts=copied(settings.posts),
        reading_lists=copied(settings.reading_lists),
    )


def _written(settings: Settings, folder: Path, made: Plan, fate: Fate, journal: Journal) -> None:
    aside = settings.root / FOLDER
    if fate.new or fate.changed:
        tables = [
            *_added(settings.docs, "people", matter.people(made.people)),
            *_added(settings.docs, "topics", matter.topics(made.topics) if made.topics else ""),
        ]
        new = staged(made.files, fate, folder, aside)
        try:
            for path, data in tables:
                replaced(path, data)
            _take_place(new, folder)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    data = journal_written(journal)
    file = settings.root / FILE
    if not file.exists() or file.read_bytes() != data:
        replaced(file, data)


def _take_place(new: Path, folder: Path) -> None:
    """The new folder takes the old one's place; ``new`` holds the old one then, or is gone."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    if not folder.exists():
        new.rename(folder)
    elif not exchange(new, folder):
        old = new.with_name(f"{new.name}.old")
        rename_twice(new, folder, old)
        shutil.rmtree(old, ignore_errors=True)


def _added(docs: Path, name: str, entries: str) -> Iterator[tuple[Path, bytes]]:
    """A file of the site with entries at its end, and its own line ends. Raises ClickException
    where none can stand there."""
    if not entries:
        return
    path = next((file for file in docs.glob(f"{name}.y*ml")), docs / f"{name}.yml")
    old = path.read_bytes().decode() if path.exists() else ""
    newline = "\r\n" if "\r\n" in old else "\n"
    gap = "" if not old or old.endswith("\n") else newline
    new = f"{old}{gap}{entries.replace(chr(10), newline)}"
    if not isinstance(composed(new), yaml.MappingNode):
        raise click.ClickException(
            f"{path.name} is written so that nothing can be added at its end, and nothing was"
            " written. Write its entries below one another, each id with a colon, and import again."
        )
    yield path, new.encode()


def _errors(settings: Settings, folder: Path) -> list[Problem]:
    """The errors of what was imported."""
    sources, problems = read_sources(settings)
    _, more = build_library(sources, settings)
    inside = f"{folder.relative_to(settings.root).as_posix()}/"
    data = f"{settings.docs_folder}/people.yml", f"{settings.docs_folder}/topics.yml"
    found = settle([*problems, *more], sources, settings)
    return [
        problem
        for problem in ordered(errors(found))
        if problem.path.startswith(inside) or problem.path in data
    ]
