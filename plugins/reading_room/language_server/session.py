"""When a site is read. Enters: what an editor says of its files. Leaves: diagnostics.

A keystroke reads one file again, a moment later; everything is read when a file is saved, comes or
goes, and when nobody has typed for a while. That happens beside whatever else is asked, in a thread
of its own: all that is handed on is a whole `Site`.
"""

from __future__ import annotations

import asyncio
import datetime
import gc
import logging
import time
from typing import TYPE_CHECKING

from reading_room.language_server.diagnostics import diagnostic
from reading_room.language_server.lines import Lines
from reading_room.language_server.settings import SettingsError, problem_of
from reading_room.language_server.site import again, whole
from reading_room.sources import READERS, Contents, remembering
from reading_room.sources.history import read_history

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from lsprotocol.types import Diagnostic

    from reading_room.language_server.documents import Documents
    from reading_room.language_server.site import Site
    from reading_room.model import Former
    from reading_room.problems import Problem
    from reading_room.settings import Settings

    Publish = Callable[[str, int | None, list[Diagnostic]], None]
    Load = Callable[[Path], Settings | None]

_PAUSE = 0.1
"""Seconds after a keystroke until its file is read."""
_REST = 1.5
"""Seconds without one until everything is read."""
_SOON = 0.2
"""Seconds after a file was saved, or came or went: several may come at once."""
_HISTORY = 300.0
"""Seconds for which git's history is not asked again."""
_log = logging.getLogger(__name__)


class Session:
    """One site for as long as its files are open. ``config`` is its mkdocs.yml."""

    def __init__(self, config: Path, load: Load, documents: Documents, publish: Publish) -> None:
        self.config = config
        self.site: Site | None = None
        self.ready = asyncio.Event()
        """Has everything been read once, or turned out to be no site of ours?"""
        self._load, self._documents, self._publish = load, documents, publish
        self._readers = remembering(READERS)
        self._settings: Settings | None = None
        self._day = datetime.date.min
        self._wrong: Problem | None = None
        self._formers: list[Former] = []
        self._asked_history = 0.0
        self._typed: set[Path] = set()
        self._told: dict[Path, tuple[Problem, ...]] = {}
        self._pause: asyncio.TimerHandle | None = None
        self._rest: asyncio.TimerHandle | None = None
        self._work: asyncio.Task[None] | None = None
        self._wanted = False

    def has(self, path: Path) -> bool:
        """Is it a file in one of the site's folders?"""
        settings = self._settings
        if settings is None:
            return False
        folders = (settings.docs, settings.posts, settings.reading_lists)
        return any(path.is_relative_to(folder) for folder in folders)

    def knows(self, path: Path) -> bool:
        """Is it one of those, or the site's own mkdocs.yml?"""
        settings = self._settings
        own = settings is not None and path == settings.root / self.config.name
        return own or self.has(path)

    def typed(self, path: Path) -> None:
        """Somebody typed into a file."""
        if not self.has(path):
            return
        self._typed.add(path)
        self._pause = self._later(self._pause, _PAUSE, self._read_typed)
        self.look(_REST)

    def now(self, path: Path) -> tuple[Problem, ...]:
        """The problems of a file as it stands, whatever was typed a moment ago."""
        if path in self._typed:
            self._read_typed()
        return self.site.problems.get(self.site.shown(path), ()) if self.site else ()

    def as_if(self, path: Path, text: str) -> tuple[Problem, ...]:
        """What the problems of a file would be with another text."""
        if self.site is None:
            return ()
        opened = self._documents.bytes() | {path: text.encode("utf-8", "replace")}
        found = again(self.site, path, Contents(opened), self._readers)
        return found[0].problems.get(self.site.shown(path), ()) if found else ()

    def look(self, seconds: float = _SOON) -> None:
        """Read everything, a moment later."""
        self._rest = self._later(self._rest, seconds, self._start)

    def settings_changed(self) -> None:
        """Read mkdocs.yml again, and then everything."""
        self._day = datetime.date.min
        self.look()

    def close(self) -> None:
        """Read nothing more."""
        for timer in (self._pause, self._rest):
            if timer:
                timer.cancel()

    def _later(
        self, timer: asyncio.TimerHandle | None, seconds: float, what: Callable[[], None]
    ) -> asyncio.TimerHandle:
        if timer:
            timer.cancel()
        return asyncio.get_running_loop().call_later(seconds, what)

    def _read_typed(self) -> None:
        """Read the files that were typed into, each alone."""
        paths, self._typed = self._typed, set()
        if self.site is None:
            return
        for path in sorted(paths):
            self._tell(self._read(path))

    def _read(self, path: Path) -> set[Path]:
        """Read one file; the paths of those whose problems may be others now."""
        if self.site is None:
            return set()
        try:
            found = again(self.site, path, Contents(self._documents.bytes()), self._readers)
        except Exception:
            _log.exception("%s was not read", path)
            found = None
        if found is None:
            if not self.site.leaves_out(path):
                self.look()
            return set()
        self.site, read = found
        return {self.site.settings.root / each for each in read}

    def _start(self) -> None:
        """Read everything now; once more where that is under way."""
        if self._work and not self._work.done():
            self._wanted = True
            return
        self._work = asyncio.get_running_loop().create_task(self._read_everything())

    async def _read_everything(self) -> None:
        try:
            await self._once()
        except Exception:
            _log.exception("%s was not read", self.config.parent)
        finally:
            self.ready.set()
        if self._wanted:
            self._wanted = False
            self.look()

    async def _once(self) -> None:
        contents = Contents(self._documents.bytes())
        first = self.site is None
        site, wrong = await asyncio.to_thread(self._whole, contents)
        self._tell_settings(wrong)
        if site is None:
            return
        self.site = site
        if first:
            gc.freeze()  # a thousand posts that stay: nobody need look through them again
        root = site.settings.root
        told = {root / path for path in site.problems}.union(self._told) - {self.config}
        now = self._documents.bytes()
        told |= {path for path in (*contents.opened, *now) if self.has(path)}
        for path in now.keys() | contents.opened.keys():
            if self.has(path) and now.get(path) != contents.opened.get(path):
                told |= self._read(path)  # somebody typed while everything was read
        self._tell(told)

    def _whole(self, contents: Contents) -> tuple[Site | None, Problem | None]:
        """Everything that is there, and why mkdocs.yml cannot be read, where that is so. Runs in a
        thread, and changes nothing that others look at but ``_settings``."""
        today = datetime.datetime.now(datetime.UTC).date()
        wrong = self._wrong
        if self._day != today:
            try:
                self._settings, wrong = self._load(self.config), None
            except SettingsError as error:
                wrong = problem_of(self.config, str(error))
            self._day = today
        settings = self._settings
        if settings is None:
            return None, wrong
        if self.site is None or time.monotonic() > self._asked_history + _HISTORY:
            self._formers, _ = read_history(settings)
            self._asked_history = time.monotonic()
        site = whole(settings, contents, self._readers, self._formers, self.site)
        return site, wrong

    def _tell_settings(self, wrong: Problem | None) -> None:
        """Say why mkdocs.yml cannot be read; the site stays as it was until it can."""
        self._wrong = wrong
        if wrong or self.config in self._told:
            self._tell_one(self.config, (wrong,) if wrong else ())

    def _tell(self, paths: Iterable[Path]) -> None:
        """Say what is wrong with files, where that differs from what was said last."""
        if self.site is None:
            return
        for path in sorted(set(paths)):
            problems = self.site.problems.get(self.site.shown(path), ())
            if problems or self._told.get(path) or self._documents.at(path):
                self._tell_one(path, problems)

    def _tell_one(self, path: Path, problems: tuple[Problem, ...]) -> None:
        document = self._documents.at(path)
        if document is None and self._told.get(path) == problems:
            return  # of a file that is open, what is said belongs to one version of it
        self._told[path] = problems
        if not problems:
            del self._told[path]
        lines = self._documents.lines(path) if problems else Lines("")
        found = [diagnostic(problem, lines) for problem in problems]
        version = document.version if document else None
        self._publish(self._documents.uri(path), version, found)
