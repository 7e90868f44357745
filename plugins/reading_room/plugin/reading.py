"""Files read and joined. Enters: a site's settings. Leaves: its library, and what is wrong."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reading_room.library import Glossary, build_library, settle
from reading_room.markup import clean
from reading_room.sources import READERS, read_sources, remembering

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading_room.library import Library
    from reading_room.problems import Problem
    from reading_room.settings import Settings


class Reading:
    """Reads everything, as often as it is asked to."""

    def __init__(self) -> None:
        self._readers, self._clean = READERS, clean
        self.glossary: Callable[..., Glossary] = Glossary

    def remember(self) -> None:
        """Keep what was made of each text: the next build has most of them, too."""
        self._readers, self._clean = remembering(READERS), cache(clean)
        self.glossary = lru_cache(maxsize=1)(Glossary)

    def read(self, settings: Settings) -> tuple[Library, list[Problem]]:
        """The library of a site, and all problems of its files."""
        sources, problems = read_sources(settings, self._readers)
        library, more = build_library(sources, settings, self._clean)
        return library, settle(problems + more, sources, settings)
