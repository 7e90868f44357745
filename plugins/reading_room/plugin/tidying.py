"""A folder of a site that was published is tidied. Enters: what may stay. Leaves: that alone, and
no folder that is empty or that a new site would not have.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Stamp = list[int]
    Rights = tuple[int, int, int]
    """A mode, and the numbers of a user and a group."""


def keep_only(
    folder: str, below: str, stays: Callable[[str, os.stat_result], bool], rights: Rights
) -> Iterator[str]:
    """Take away the files that do not stay, and folders without one that does or with other than
    these ``rights``; yield the others, by their paths ``below`` the first folder. Links are not
    followed."""
    with os.scandir(folder) as entries:
        found = list(entries)
    kept = 0
    for entry in found:
        path = below + entry.name
        if entry.is_dir(follow_symlinks=False):
            same = rights_in(entry.stat(follow_symlinks=False)) == rights
            if not same:  # it goes: in one that is read-only nothing can be taken away
                os.chmod(entry.path, stat.S_IRWXU)  # noqa: PTH101
            inside = [*keep_only(entry.path, f"{path}/", stays if same else _none, rights)]
            yield from inside
            kept += bool(inside)
        elif stays(path, entry.stat(follow_symlinks=False)):
            yield path
            kept += 1
        else:
            os.unlink(entry.path)  # noqa: PTH108
    if not kept and below:
        os.rmdir(folder)  # noqa: PTH106


def _none(path: str, facts: os.stat_result) -> bool:
    """No file stays."""
    del path, facts
    return False


def take_out(built: Path, file: Path) -> None:
    """Take a file away, and those folders of it that are empty now."""
    file.unlink()
    with suppress(OSError):
        for folder in file.parents:
            if folder == built:
                return
            folder.rmdir()


def folders_of(path: str) -> Iterator[str]:
    """The folders of a file in a site: of ``a/b/index.html`` first ``a/b``, then ``a``."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def rights_in(facts: os.stat_result) -> Rights:
    """What is allowed to whom."""
    return stat.S_IMODE(facts.st_mode), facts.st_uid, facts.st_gid


def rights_of_new(folder: Path) -> Rights:
    """Those that a new folder gets in this one."""
    new = folder / "new"
    new.mkdir()
    facts = new.stat()
    new.rmdir()
    return rights_in(facts)


def folds(folder: Path) -> bool:
    """Do names mean the same here that differ in capitals alone, as on macOS and Windows? There a
    file that is to go may be the one that is to stay."""
    return folder.with_name(folder.name.swapcase()).exists()


def stamp_of(facts: os.stat_result) -> Stamp:
    """What differs once a file was written to, changed its rights or got another's place."""
    return [facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino, facts.st_mode]


def is_still(file: Path, stamp: Stamp) -> bool:
    try:
        return stamp_of(file.lstat()) == stamp
    except OSError:
        return False
