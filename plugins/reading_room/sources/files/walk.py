"""What stands in a folder. Enters: a content folder. Leaves: its files, left-overs, and refusals.

Nothing is opened, links are followed as `symlinks` says, and nothing is skipped without a word.
Only names that begin with a dot are left alone, as MkDocs leaves them; one that looks like content
is named all the same.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from reading_room.sources import limits
from reading_room.sources.files.symlinks import NOWHERE, link_fault

if TYPE_CHECKING:
    from pathlib import Path

    from reading_room.sources.files.symlinks import Reach

NAMES = sys.getfilesystemencoding()
"""How this machine reads the names of files: "utf-8" nearly everywhere."""
_LEFT_OVER = re.compile(
    r"~\$.*|.*~|#.*#|\.#.*|\.~lock\..*"
    r"|(?:eh)?thumbs\.db|desktop\.ini|\.ds_store"
    r"|.*\.(?:bak|crdownload|orig|part|rej|sw[a-p]|tmp)"
    r"|.*\.(?:md|ya?ml)\.(?:old|save|txt)",
    re.IGNORECASE,
)
"""What editors, office programs and systems leave behind."""
_AWKWARD = re.compile('[<>"]')
"""What Windows takes in no name, and breaks out of the quotes in which themes print addresses."""
_CONTENT = re.compile(r".*\.(?:md|ya?ml)", re.IGNORECASE)


class Refusal(NamedTuple):
    """A file or folder that no site can be built with, and why: see `Problem`."""

    path: Path
    rule: str
    message: str
    hint: str


class Walked(NamedTuple):
    """Every file of a folder, in the order of their names, the files of a folder first."""

    files: list[Path]
    left_over: list[Path]
    refused: list[Refusal]


def walk(folder: Path, reach: Reach, *, dots: bool = False) -> Walked:
    """Everything below a folder; one that is not there is empty.

    ``reach`` is how far links may lead.
    ``dots`` looks into folders whose name begins with a dot too, because MkDocs does; all that
    matters there is what they link to.
    """
    walker = _Walker(folder, reach, dots=dots)
    if folder.is_dir():
        walker.run()
    return Walked(walker.files, walker.left_over, walker.refused)


class _Walker:
    def __init__(self, folder: Path, reach: Reach, *, dots: bool) -> None:
        self.folder = folder
        self.reach = reach
        self.real = folder.resolve()
        self.dots = dots
        self.files: list[Path] = []
        self.left_over: list[Path] = []
        self.refused: list[Refusal] = []

    def run(self) -> None:
        """Look through the folder and those below, without recursion: they may be a thousand."""
        waiting = [self.folder]
        while waiting:
            folder = waiting.pop()
            waiting += reversed(self._look(folder))

    def _look(self, folder: Path) -> list[Path]:
        """Take the files of a folder; the folders in it."""
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            self._refuse(
                folder, "file-unreadable", f"This folder cannot be read: {error.strerror}."
            )
            return []
        folders = []
        folded: dict[str, str] = {}
        hidden = any(part.startswith(".") for part in folder.relative_to(self.folder).parts)
        for entry in entries:
            path = folder / entry.name
            if self._passed_over(entry, path, hidden=hidden or entry.name.startswith(".")):
                continue
            self._alike(path, folded)
            if entry.is_dir(follow_symlinks=False):
                folders.append(path)
            elif not hidden and not entry.name.startswith("."):
                self.files.append(path)
        return folders

    def _passed_over(self, entry: os.DirEntry[str], path: Path, *, hidden: bool) -> bool:
        """Is this no file or folder to go on with? Say why where nobody would expect it."""
        folder = entry.is_dir(follow_symlinks=False)
        link = entry.is_symlink()
        linked_folder = link and path.is_dir()
        if hidden and not self.dots:
            self._name(entry.name, path, left=_CONTENT if not folder else None)
            return True
        if not folder and not linked_folder and (hidden or _LEFT_OVER.fullmatch(entry.name)):
            if link and self.dots:  # mkdocs.yml may have MkDocs publish it all the same
                self._lead(path)
            self._name(entry.name, path, left=_CONTENT if hidden else _LEFT_OVER)
            return True
        return self._refused(entry, path, link=link)

    def _name(self, name: str, path: Path, left: re.Pattern[str] | None) -> None:
        """Name a file that is passed over, where it looks like something that was not meant to."""
        if left and (left.fullmatch(name) or _LEFT_OVER.fullmatch(name)):
            self.left_over.append(path)

    def _refused(self, entry: os.DirEntry[str], path: Path, *, link: bool) -> bool:
        before = len(self.refused)
        if NAMES != "utf-8" and not entry.name.isascii():
            self._refuse(path, "file-locale", _MISREAD)
        elif not _SPACES.sub(" ", entry.name).isprintable():
            self._refuse(path, "file-name", _UNSHOWN)
        elif _AWKWARD.search(entry.name):
            self._refuse(path, "file-name", _BREAKS_OUT)
        elif len(os.fsencode(path.relative_to(self.folder))) > limits.PATH:
            self._refuse(path, "file-name", _LONG)
        elif link:
            self._link(path)
        elif not (entry.is_dir(follow_symlinks=False) or entry.is_file(follow_symlinks=False)):
            self._refuse(path, "file-special", "This is no file that can be read.")
        return len(self.refused) > before

    def _link(self, path: Path) -> None:
        """A link is as good as the file that it leads to, if it may."""
        if fault := link_fault(path, self.real, self.reach):
            self._refuse(path, "file-link", fault)
        elif not path.is_file():
            self._refuse(path, "file-special", "This is no file that can be read.")

    def _lead(self, path: Path) -> None:
        """A link that is passed over may lead nowhere, as those of text editors do, but not to what
        no link may publish."""
        if (fault := link_fault(path, self.real, self.reach)) and fault != NOWHERE:
            self._refuse(path, "file-link", fault)

    def _alike(self, path: Path, folded: dict[str, str]) -> None:
        """Say so where two names are one on Windows and on a Mac."""
        name = path.name
        first = folded.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if first != name:
            self._refuse(
                path, "file-twice", f"On Windows and on a Mac its name is the same as {first}."
            )

    def _refuse(self, path: Path, rule: str, message: str) -> None:
        self.refused.append(Refusal(path, rule, message, _HINTS[rule]))


_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Those that programs write for a plain one, and that an address can have as well."""
_MISREAD = (
    f"This machine reads the names of files as {NAMES}, and this one is UTF-8: its address would be"
    " another than elsewhere."
)
_UNSHOWN = "There is a character in this name that cannot be shown."
_BREAKS_OUT = "There is a <, a > or a quotation mark in this name."
_LONG = "The path to this file is too long."
_HINTS = {
    "file-locale": "Set PYTHONUTF8=1 in the environment, and build again.",
    "file-link": "Put the file itself here. A link may lead to a file of the same content folder,"
    " to another text (.md) of the repository, or to a picture there.",
    "file-name": "Give it a short name of letters, digits and hyphens.",
    "file-special": "Delete it, and put a file of words, a picture or a recording here.",
    "file-twice": "Rename one of the two; capitals and the way an accent is stored do not count.",
    "file-unreadable": "Look at its name and who may read it.",
}
