"""The site that a build replaced, which the next one brings up to date. Enters: what its pages will
show, as keys. Leaves: those of its files that need not be made again.

After an edit nearly all files of a site are what they were, and to make them again, with their
folders, costs more than all else. So the folder that a build replaced is not thrown away: it is
moved to the user's cache, with a list of its files. The next build makes it its own, takes away
whatever is not as the list has it or is to be made otherwise, and adds the rest. The site that is
published is not touched until the other takes its place, whole or not at all, as ever.
"""

from __future__ import annotations

import json
import os
import stat
import tempfile
import time
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from reading_room.outputs.cache import KEPT, Kept
from reading_room.plugin.tidying import (
    folders_of,
    folds,
    is_still,
    keep_only,
    rights_in,
    rights_of_new,
    stamp_of,
    take_out,
)
from reading_room.publish import rmtree

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from reading_room.plugin.tidying import Rights, Stamp

    Known = dict[str, tuple[str, Stamp]]
    """The files of a site: of each a key that tells what it shows, where there is one; a stamp."""

FOLDER = "sites"
DAYS = 30
_LIST = "files"
_MOST = 1 << 27
"""How many bytes of lists stay at the most, of all sites together."""


class Spare:
    """That of one site, where there is one."""

    def __init__(self, cache: Path | None = None, site: str = "") -> None:
        """In the user's ``cache``; without one nothing is found, and nothing kept."""
        self._folder = cache and cache / FOLDER
        self._place = cache and cache / FOLDER / _hashed(site)
        self._others: Known = {}
        """Files that are no pages, and may be wanted again."""
        self.is_taken = False

    def take(
        self, built: Path, keys: Callable[[], Mapping[str, str]], files: Collection[str] = ()
    ) -> frozenset[str]:
        """Put it where a site is being ``built``, in the place of an empty folder. Which pages
        stand there already as they will be, by their files?

        ``keys`` tells by the file of each page what it will show; ``files`` are the paths of all
        that MkDocs will put there.
        """
        known = self._known(self._place)
        if not (self._place and known) or any(built.iterdir()):
            return frozenset()
        facts, rights, wanted = built.stat(), rights_of_new(built), keys()
        mode, apart = stat.S_IMODE(facts.st_mode), not folds(built)
        built.rmdir()
        try:
            self._place.rename(built)
            built.chmod(mode)
            if rights_in(facts)[1:] != rights_in(built.stat())[1:]:
                raise PermissionError(built)
            stand = frozenset(self._staying(built, known, wanted, rights, apart=apart))
            self._make_way(built, files)
        except OSError:  # another disk or owner, or files that cannot be taken away
            self._others.clear()
            rmtree(built)
            if built.exists():  # somebody else's: the next build tries again
                built.rename(built.with_name(f"{built.name}-left"))
            built.mkdir(mode)
            return frozenset()
        self.is_taken = True
        return stand

    def has(self, built: Path, path: str, key: str) -> bool:
        """Is a file that is no page there as it will be? ``key`` tells what it will be made of.
        Where it is not, nothing else of before is in its way."""
        before, stamp = self._others.get(path, ("", []))
        if key and before == key and is_still(built / path, stamp):
            return True
        self._make_way(built, [path])
        return False

    def settle(self, built: Path, written: Collection[str]) -> None:
        """All is written: take away those other files of before that were not."""
        for path in self._others.keys() - written:
            if is_still(target := built / path, self._others[path][1]):
                take_out(built, target)

    def _make_way(self, built: Path, files: Iterable[str]) -> None:
        """Take away other files of before where one of these ``files`` needs a folder, and folders
        of them where it is to be."""
        ways = {parent for path in files for parent in folders_of(path)}
        for path in [*(ways & self._others.keys()), *self._below(files)]:
            if (target := built / path).is_symlink() or target.is_file():
                take_out(built, target)
            self._others.pop(path, None)

    def _below(self, folders: Iterable[str]) -> Iterator[str]:
        """Other files of before below folders, where these are such."""
        wanted = self._folders.intersection(folders)
        if wanted:
            yield from (path for path in self._others if not wanted.isdisjoint(folders_of(path)))

    @cached_property
    def _folders(self) -> frozenset[str]:
        """The folders of other files of before."""
        return frozenset(parent for path in self._others for parent in folders_of(path))

    def list_files(
        self, built: Path, keys: Callable[[], Mapping[str, str]], written: Collection[str]
    ) -> None:
        """Keep a list of the files of this site, for when it is replaced: of those with ``keys``,
        and of the others that were ``written``."""
        if self._folder is None:
            return
        known = []
        for path, key in {**dict.fromkeys(written, ""), **keys()}.items():
            with suppress(OSError):  # another plugin may have taken it away
                known.append((path, key, stamp_of(os.lstat(os.path.join(built, path)))))  # noqa: PTH118
        data = json.dumps(known, separators=(",", ":")).encode("utf-8", "surrogatepass")
        self._lists(self._folder).put(_name(built), [(_LIST, data)])

    def keep(self, replaced: Path) -> None:
        """Move a site that was replaced to where the next build finds it, if it has a list and the
        cache is on its disk."""
        if not (self._folder and self._place):
            return
        with suppress(OSError):  # then it goes, and the next build makes everything
            lists = self._lists(self._folder)
            if not lists.touch(_name(replaced)):
                return
            _throw_away(self._place)
            replaced.rename(self._place)
            os.utime(self._place)
            _clear_up(self._folder)
            lists.forget(DAYS, _MOST)

    def _known(self, site: Path | None) -> Known:
        """The list of a site's files; empty where there is none that can be trusted."""
        if self._folder is None or site is None:
            return {}
        try:
            if not stat.S_ISDIR(site.lstat().st_mode):
                return {}
            found = self._lists(self._folder).get(_name(site)) or []
            return _listed(dict(found)[_LIST])
        except (OSError, KeyError, ValueError, TypeError):
            return {}

    def _staying(
        self,
        built: Path,
        known: Known,
        wanted: Mapping[str, str],
        rights: Rights,
        *,
        apart: bool,
    ) -> Iterator[str]:
        """Take away all but the pages that are wanted as they are, and other files that are known;
        these, too, where names do not stay ``apart`` that differ in capitals alone. Which pages?
        """

        def stays(path: str, facts: os.stat_result) -> bool:
            key, stamp = known.get(path, ("", []))
            if stamp_of(facts) != stamp:
                return False
            if path in wanted:
                return wanted[path] == key
            if apart:
                self._others[path] = key, stamp
            return apart

        for path in keep_only(str(built), "", stays, rights):
            if path not in self._others:
                yield path

    @staticmethod
    def _lists(folder: Path) -> Kept:
        return Kept(folder, lasting=True)


def _name(site: Path) -> str:
    """By which the list of a folder is kept. Another mask of rights makes other files."""
    facts, mask = site.lstat(), os.umask(0)
    os.umask(mask)
    return _hashed(f"{facts.st_dev} {facts.st_ino} {mask}")


def _hashed(words: str) -> str:
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


def _listed(data: bytes) -> Known:
    """Raises ValueError or TypeError where it is anything else than `Spare.list_files` writes."""
    return {str(path): (str(key), [int(n) for n in stamp]) for path, key, stamp in json.loads(data)}


def _throw_away(folder: Path) -> None:
    """Take a folder away, out of everybody's sight first: nobody takes one that is half gone."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.is_dir():
        away = tempfile.mkdtemp(dir=folder.parent)
        folder.rename(away)
        rmtree(Path(away))


def _clear_up(folder: Path) -> None:
    """Take away the spares of sites that were not built lately, and what a killed build left."""
    found = [path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()]
    newest = sorted(found, key=lambda path: -path.stat().st_mtime)
    since = time.time() - DAYS * 86_400
    for number, path in enumerate(newest):
        if number >= KEPT or path.stat().st_mtime < since:
            _throw_away(path)
