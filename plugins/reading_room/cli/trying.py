"""A change that is only kept if it is right. Enters: a site, a file and its new text. Leaves: the
file written; or as it was, and what would be wrong."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import click

from reading_room.library import build_library, settle
from reading_room.problems import PRINTERS, errors, ordered
from reading_room.publish.signals import held
from reading_room.sources import read_sources, remembering
from reading_room.writing.faults import more_of
from reading_room.writing.saving import create, save

if TYPE_CHECKING:
    from reading_room.model import Sources
    from reading_room.problems import Problem
    from reading_room.settings import Settings


class Trial:
    """A site before a change and after it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._readers = remembering()

    @property
    def sources(self) -> Sources:
        """What the site has before the change."""
        return self._before[0]

    def text(self, path: str) -> str:
        """The text of a file, its line ends as they are; empty where there is none."""
        try:
            return (self.settings.root / path).read_bytes().decode()
        except FileNotFoundError:
            return ""
        except (OSError, UnicodeDecodeError):
            raise click.ClickException(f"{path} cannot be read. See reading-room check.") from None

    def write(self, path: str, text: str) -> None:
        """Write a file, unless there would be errors that there are not without it."""
        file = self.settings.root / path
        old = file.read_bytes() if file.exists() else None
        before = self._before[1]
        with held():
            new = text.encode()
            if why := create(file, new) if old is None else save(file, old, new):
                raise click.ClickException(f"{path}: {why}. Nothing was written.")
            found = more_of(before, self._read()[1])
            wrong = errors(found)
            if wrong:
                self._take_back(path, old, new)
        for problem in ordered(wrong or found):
            click.echo(PRINTERS["text"](problem), err=True)
        if wrong:
            raise click.ClickException("Nothing was written, for that would be wrong.")

    @cached_property
    def _before(self) -> tuple[Sources, list[Problem]]:
        return self._read()

    def _read(self) -> tuple[Sources, list[Problem]]:
        sources, problems = read_sources(self.settings, self._readers)
        _, more = build_library(sources, self.settings)
        return sources, settle([*problems, *more], sources, self.settings)

    def _take_back(self, path: str, old: bytes | None, new: bytes) -> None:
        file = self.settings.root / path
        if old is not None:
            save(file, new, old)
            return
        file.unlink()
        for folder in file.parents:
            if folder == self.settings.root or any(folder.iterdir()):
                break
            folder.rmdir()
