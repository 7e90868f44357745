"""What becomes of a build whose site has mistakes. Enters: problems. Leaves: they are told; a
refusal, or what a preview shows while they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.plugin import report
from reading_room.plugin.files import leave
from reading_room.problems import errors

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mkdocs.structure.files import Files

    from reading_room.library import Faultless, Library
    from reading_room.plugin.preview import Preview
    from reading_room.problems import Problem


class Standing:
    """Of one build."""

    def __init__(self, preview: Preview | None = None) -> None:
        self._preview = preview
        self.stale = False
        """Does a preview go on showing the build before, for there are mistakes in this one?"""
        self.partial = False
        """Does it show what it can, for there are mistakes, and there was no build before?"""

    def judge(self, problems: list[Problem], saved: Collection[str], *, strict: bool) -> None:
        """Tell problems; ``saved`` are the paths of files that are new or have changed. Raises
        PluginError at an error, unless there is a preview to show something while it stands."""
        self.tell(problems, saved)
        if errors(problems):
            if strict or not self._preview:
                raise report.refusal(problems)
            self.stale = self._preview.hold()
            self.partial = not self.stale

    def tell(self, problems: list[Problem], saved: Collection[str]) -> None:
        """Tell problems, in the terminal and in a preview."""
        told = self._preview.tell(problems, saved) if self._preview else errors(problems)
        report.tell(problems, told)

    def leave_out(self, found: Faultless) -> Library:
        """Say in a preview which posts and lists are not shown. What is the library of the rest?"""
        if self._preview:
            self._preview.notices.leave_out(found)
        return found.library

    def limit(
        self, files: Files, faulty: Iterable[Problem], folder: str, pages: Collection[str]
    ) -> None:
        """Leave files out that are not made while mistakes stand: all, or those of the ``folder``
        of MkDocs' pages that are ``faulty`` themselves. Of those that introduce one of the
        library's ``pages`` (docs/index.md does) the introduction alone is left out."""
        if self.stale:
            leave(files, frozenset())
        elif self.partial:
            unfit = {problem.path.removeprefix(f"{folder}/") for problem in errors(faulty)}
            for path in unfit.intersection(pages):
                file = files.get_file_from_path(path)
                if file and file.page:
                    file.page.content = ""
            leave(files, {file.src_uri for file in files} - unfit.difference(pages))
