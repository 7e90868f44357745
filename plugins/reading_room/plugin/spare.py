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
import shutil
import stat
import tempfile
import time
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING

from reading_room.outputs.cache import KEPT, Kept

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

    Known = dict[str, tuple[str, "Stamp"]]
    """The files of a site: of each a key that tells what it shows, where there is one; a stamp."""
    Stamp = list[int]

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

    def take(self, built: Path, keys: Callable[[], Mapping[str, str]]) -> frozenset[str]:
        """Put it where a site is being ``built``, in the place of an empty folder. Which pages
        stand there already as they will be, by their files?

        ``keys`` tells by the file of each page what it will show. Raises OSError where what was put
        there can neither be used nor taken away.
        """
        known = self._known(self._place)
        if not (self._place and known) or any(built.iterdir()):
            return frozenset()
        mode, wanted = stat.S_IMODE(built.stat().st_mode), keys()
        built.rmdir()
        try:
            self._place.rename(built)
            built.chmod(mode)
            stand = frozenset(self._staying(built, known, wanted))
        except OSError:  # another disk, or files that cannot be taken away
            shutil.rmtree(built, ignore_errors=True)
            built.mkdir(mode)
            self._others.clear()
            return frozenset()
        self.is_taken = True
        return stand

    def has(self, built: Path, path: str, key: str) -> bool:
        """Is a file that is no page there as it will be? ``key`` tells what it will be made of."""
        before, stamp = self._others.get(path, ("", []))
        return bool(key) and before == key and _is_still(built / path, stamp)

    def settle(self, built: Path, written: Collection[str]) -> None:
        """All is written: take away those other files of before that were not."""
        for path in self._others.keys() - written:
            if _is_still(target := built / path, self._others[path][1]):
                target.unlink()
                with suppress(OSError):
                    os.removedirs(target.parent)

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
                known.append((path, key, _stamp(os.lstat(os.path.join(built, path)))))  # noqa: PTH118
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

    def _staying(self, built: Path, known: Known, wanted: Mapping[str, str]) -> Iterator[str]:
        """Take away all but the pages that are wanted as they are, and other files that are known.
        Which pages?"""

        def stays(path: str, facts: os.stat_result) -> bool:
            key, stamp = known.get(path, ("", []))
            if _stamp(facts) != stamp:
                return False
            if path not in wanted:
                self._others[path] = key, stamp
            return path not in wanted or wanted[path] == key

        for path in _keep_only(str(built), "", stays):
            if path not in self._others:
                yield path

    @staticmethod
    def _lists(folder: Path) -> Kept:
        return Kept(folder, lasting=True)


def _keep_only(
    folder: str, below: str, stays: Callable[[str, os.stat_result], bool]
) -> Iterator[str]:
    """Take away the files that do not stay, and folders without one that does; yield the others,
    by their paths ``below`` the first folder. Links are not followed."""
    with os.scandir(folder) as entries:
        found = list(entries)
    kept = 0
    for entry in found:
        path = below + entry.name
        if entry.is_dir(follow_symlinks=False):
            inside = [*_keep_only(entry.path, f"{path}/", stays)]
            yield from inside
            kept += bool(inside)
        elif stays(path, entry.stat(follow_symlinks=False)):
            yield path
            kept += 1
        else:
            os.unlink(entry.path)  # noqa: PTH108
    if not kept and below:
        os.rmdir(folder)  # noqa: PTH106


def _stamp(facts: os.stat_result) -> Stamp:
    """What differs once a file was written to, changed its rights or got another's place."""
    return [facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino, facts.st_mode]


def _is_still(file: Path, stamp: Stamp) -> bool:
    try:
        return _stamp(file.lstat()) == stamp
    except OSError:
        return False


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
        shutil.rmtree(away, ignore_errors=True)


def _clear_up(folder: Path) -> None:
    """Take away the spares of sites that were not built lately, and what a killed build left."""
    found = [path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()]
    newest = sorted(found, key=lambda path: -path.stat().st_mtime)
    since = time.time() - DAYS * 86_400
    for number, path in enumerate(newest):
        if number >= KEPT or path.stat().st_mtime < since:
            _throw_away(path)
