"""git, asked for old versions of files. Enters: a folder. Leaves: versions, newest first.

Nothing that a repository's settings name is run: no pager, hook, filter, signature check or
transport. Nothing is written, and no file of the checkout is looked at.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_LONGEST = 60
"""Seconds that one question may take."""
_HEAD = 65_536
"""Bytes of a file that are looked at."""
_GIT = (
    "git", "--no-pager", "--literal-pathspecs", "--no-replace-objects",
    "-c", "core.quotePath=off", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
    "-c", "log.showSignature=false", "-c", "log.showRoot=true", "-c", "log.follow=false",
)  # fmt: skip
_LOG = (
    "log", "-z", "--raw", "--no-abbrev", "--find-renames", "--first-parent", "-m", "--relative",
    "--no-ext-diff", "--no-textconv", "--no-color", "--no-show-signature", "--no-notes",
    "-O/dev/null", "--format=%x01%ct", "HEAD", "--",
)  # fmt: skip
_WHOLE = ("rev-parse", "--is-shallow-repository", "HEAD")


class NoHistoryError(Exception):
    """There is no repository, no commit or no git: nothing to look at, and nothing to say."""


class HistoryError(Exception):
    """There is a repository, and it cannot be read; the message says why."""


class Change(NamedTuple):
    """One file of one commit: what it was before, and what after; an empty id is no file."""

    moment: int
    """When it was committed, in seconds since 1970."""
    path: str
    old: str
    new: str
    new_path: str
    """Where the file is after it: another path where git sees that it was moved."""


def is_whole(folder: Path) -> bool:
    """Is all of the history here? Raises NoHistoryError and HistoryError."""
    done = _run(folder, _WHOLE)
    if done.returncode == 0:
        return done.stdout.startswith(b"false\n")
    if b"dubious ownership" in done.stderr:
        raise HistoryError("the repository is another user's (see safe.directory in git's manual)")
    raise NoHistoryError


def changes(folder: Path, below: Iterable[str]) -> Iterator[Change]:
    """What commits of this branch did to files below some folders, newest first.

    Merges count as one change, so that what came and went on a branch before it was merged was
    never there. Paths are relative to ``folder``. Raises HistoryError.
    """
    with tempfile.TemporaryFile() as output:
        done = _run(folder, (*_LOG, *below), output)
        if done.returncode:
            raise HistoryError("git cannot read it")
        output.seek(0)
        yield from _parsed(output.read())


def texts(folder: Path, ids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The beginning of each of some versions. Raises HistoryError."""
    with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as output:
        asked.write("".join(f"{id_}\n" for id_ in ids).encode())
        asked.seek(0)
        done = _run(folder, ("cat-file", "--batch"), output, asked)
        if done.returncode:
            raise HistoryError("git cannot read old versions of files")
        output.seek(0)
        while line := output.readline():
            id_, what, *size = line.decode("ascii", "replace").split()
            if what != "missing":
                length = int(size[0])
                yield id_, output.read(min(length, _HEAD))
                output.seek(max(length - _HEAD, 0) + 1, os.SEEK_CUR)


def _run(
    folder: Path,
    words: tuple[str, ...],
    output: IO[bytes] | None = None,
    asked: IO[bytes] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    own |= {
        "LC_ALL": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",  # a partial clone would fetch what it lacks
    }
    try:
        return subprocess.run(  # noqa: S603
            [*_GIT, *words], cwd=folder, env=own, stdin=asked or subprocess.DEVNULL,
            stdout=output or subprocess.PIPE, stderr=subprocess.PIPE, timeout=_LONGEST, check=False,
        )  # fmt: skip
    except FileNotFoundError:
        raise NoHistoryError from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise HistoryError(f"git does not answer ({type(error).__name__})") from error


def _parsed(log: bytes) -> Iterator[Change]:
    """``\\1moment``, then for each file ``:mode mode id id letter``, its path, and its new one."""
    parts = iter(log.split(b"\0"))
    moment = 0
    for part in parts:
        if part.startswith(b"\1"):
            moment = int(part[1:])
            continue
        words = part.strip().lstrip(b":").split()
        if len(words) != 5:
            continue
        modes, ids, letter = words[:2], words[2:4], words[4]
        path = _path(next(parts))
        new_path = _path(next(parts)) if letter[:1] in b"RC" else path
        old, new = (
            id_.decode() if mode.startswith(b"100") else ""
            for mode, id_ in zip(modes, ids, strict=True)
        )
        yield Change(moment, path, "" if letter.startswith(b"C") else old, new, new_path)


def _path(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")
