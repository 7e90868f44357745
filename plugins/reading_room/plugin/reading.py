"""Files read and joined. Enters: a site's settings. Leaves: its library, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reading_room.library import Glossary, build_library, faultless, finished, settle
from reading_room.memory import Memory
from reading_room.plugin.digests import Digests
from reading_room.plugin.ground import programs
from reading_room.plugin.read_before import ReadBefore
from reading_room.sources import READERS, read_sources, remembering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from reading_room.library import Faultless, Library, Word
    from reading_room.model import Sources
    from reading_room.problems import Problem
    from reading_room.settings import Settings


class Reading:
    """Reads everything, as often as it is asked to."""

    def __init__(self) -> None:
        self._readers, self._finish = READERS, finished
        self.glossary: Callable[[tuple[Word, ...], str], Glossary] = Glossary
        self._memories: list[Memory[Any]] = []
        self._sources: Sources
        self._before: ReadBefore | None = None
        self.digests = Digests()
        """Makes digests of records; those of texts that a build may have found read are made."""
        self.new: set[str] = set()
        """The paths of the files that were not there, or not the same, at the reading before; where
        nothing is remembered, none."""

    def remember(self) -> None:
        """Keep what was made of each text: the next build has most of them, too."""
        self._readers = remembering(remember=lambda read: self._memory(read, self.new.add))
        self._finish = self._memory(finished)
        self.glossary = _Glossaries()

    def find(self, cache: Path, site: str) -> None:
        """Find what a build of the ``site`` before made of each text, and keep what this does."""
        self._before = ReadBefore(cache, site, programs(), READERS)
        self._readers = self._before.readers

    def read(self, settings: Settings) -> tuple[Library, list[Problem]]:
        """The library of a site, and all problems of its files."""
        self.new.clear()
        for memory in self._memories:
            memory.next_round()
        self._sources, problems = read_sources(settings, self._readers)
        mostly_new = True
        if self._before:
            self._before.end()
            mostly_new = self._before.mostly_new
            self.digests = Digests(self._before.digests)
            self._before, self._readers = None, READERS
        library, more = build_library(
            self._sources,
            settings,
            self._finish,
            once=not self._memories,
            every_text=mostly_new and not self._memories,
        )
        return library, settle(problems + more, self._sources, settings)

    def faultless(self, settings: Settings, problems: Iterable[Problem]) -> Faultless:
        """What can be shown of what was read last, while there are ``problems`` in it."""
        return faultless(self._sources, settings, problems, self._finish)

    def _memory(self, make: Callable[..., Any], told: Callable[[str], None] | None = None) -> Any:
        memory = Memory(make, told)
        self._memories.append(memory)
        return memory


class _Glossaries:
    """The glossary of the build before, where its words are still the same."""

    def __init__(self) -> None:
        self._kept: tuple[tuple[tuple[Word, ...], str], Glossary] | None = None

    def __call__(self, words: tuple[Word, ...], language: str) -> Glossary:
        about = (words, language)
        if self._kept and self._kept[0] == about:
            self._kept[1].next_build()
        else:
            self._kept = (about, Glossary(*about))
        return self._kept[1]
