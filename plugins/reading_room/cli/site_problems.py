"""What is wrong with a site. Enters: its settings. Leaves: every problem, as often as it is asked,
with the texts of some files as they may be to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.library import build_library, settle
from reading_room.library.overlooked import check_overlooked
from reading_room.library.readability import check_reading
from reading_room.library.removed import check_gone
from reading_room.markup import filled
from reading_room.sources import Contents, read_sources, remembering, survey_of
from reading_room.sources.files.pictures import check_pictures
from reading_room.sources.history import read_history

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reading_room.library import Library
    from reading_room.model import Sources
    from reading_room.problems import Problem
    from reading_room.settings import Settings


class SiteProblems:
    """Reads a site, and again as it would be with other texts; ``thorough`` asks the advice that
    takes its time, too."""

    def __init__(self, settings: Settings, *, thorough: bool) -> None:
        self.settings = settings
        self.thorough = thorough
        self._readers = remembering()

    def with_texts(self, texts: Mapping[str, str]) -> list[Problem]:
        """The problems of the site with these texts at these paths, git's history aside."""
        sources, library, problems = self._read(texts)
        return settle([*problems, *self._advice(library)], sources, self.settings)

    def on_disk(self) -> tuple[Library, list[Problem], str]:
        """The library, every problem of the site, and why git's history told nothing."""
        sources, library, problems = self._read({})
        formers, why = read_history(self.settings)
        gone = check_gone(formers, library.index, sources.unread)
        pictures = check_pictures(self.settings.root, [*sources.media, *sources.files.pages])
        found = [*problems, *gone, *pictures, *self._advice(library)]
        return library, settle(found, sources, self.settings), why

    def _read(self, texts: Mapping[str, str]) -> tuple[Sources, Library, list[Problem]]:
        root = self.settings.root
        contents = Contents({root / path: text.encode() for path, text in texts.items()})
        tree = survey_of(self.settings, contents)
        sources, problems = read_sources(self.settings, self._readers, tree)
        # nothing is published from here, so that no HTML is made safe
        library, more = build_library(sources, self.settings, filled)
        return sources, library, problems + more

    def _advice(self, library: Library) -> list[Problem]:
        found = list(check_overlooked(library.index))
        return found + list(check_reading(library)) if self.thorough else found
