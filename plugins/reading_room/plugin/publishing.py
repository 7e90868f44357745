"""A build on its way to readers. Enters: MkDocs' config, errors. Leaves: the site, or plain words.

`Publication` turns ``config.site_dir`` to a folder beside it for as long as the build runs.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import get_plugin_logger

from reading_room.publish import Ending, HalfFilledError, Staging

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from reading_room.plugin.carried_over import CarriedOver

log = get_plugin_logger("reading-room")

_WHY = {
    errno.ENOSPC: "The disk is full",
    errno.EDQUOT: "The disk quota is used up",
    errno.EFBIG: "A file is larger than may be written here",
    errno.EROFS: "The disk is read-only",
    errno.EACCES: "There is no right to read or write here",
    errno.EPERM: "There is no right to read or write here",
    errno.EIO: "The disk has a fault",
    errno.EMFILE: "Too many files are open",
    errno.ENAMETOOLONG: "A name is too long for the disk",
}
_ERRNO = re.compile(r"\[Errno (\d+)\]")
"""How `shutil` names the errors of several files in one."""


class Publication:
    """One build's folder, and what stands in for it in MkDocs' config."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._public = config.site_dir
        self._staging = Staging(Path(config.site_dir))
        self._ending = Ending(self._staging.abandon)
        self._done = False

    def begin(self) -> None:
        """Wait until no other build of this site runs, and send this one to a folder of its own.

        Raises PluginError where that cannot be.
        """
        try:
            self._staging.begin(_waiting)
        except OSError as error:
            raise PluginError(
                f"No site can be built at {self._public}: {_said(error)}. The folder in which it"
                " stands must be one that can be written to."
            ) from error
        self._config.site_dir = str(self._staging.folder)

    def publish(self, carried: CarriedOver, *, hold: bool) -> None:
        """The new site takes the old one's place, which the next build may bring up to date.

        ``hold`` it until this process ends: something else is to be done with it.
        """
        self._staging.publish(carried.keep)
        self._end()
        if not hold:
            self._staging.release()

    def abandon(self) -> None:
        """Nothing of this build stays, unless it is published."""
        if not self._done:
            self._staging.abandon()
            self._end()

    def stop(self, error: Exception) -> None:
        """Where it was the disk that ended this build, say so in plain words, and raise Abort."""
        if self._done:
            return
        self.abandon()
        if isinstance(error, OSError):
            log.debug("It was this:", exc_info=error)
            stands = "Nothing was published: what was published before stands as it was."
            if isinstance(error, HalfFilledError):
                stands = (
                    f"{self._public} cannot be replaced at one stroke, and holds pages of the old"
                    " site and the new one now. Build again."
                )
            log.error(f"{_said(error)}.")
            raise Abort(stands) from error

    def _end(self) -> None:
        self._done = True
        self._ending.over()
        self._config.site_dir = self._public


def _said(error: OSError) -> str:
    """What went wrong, and with which file."""
    if isinstance(error, shutil.Error) and (found := _ERRNO.search(str(error))):
        return _said(OSError(int(found[1]), os.strerror(int(found[1]))))
    code = error.errno or 0
    why = _WHY.get(code) or error.strerror or str(error)
    return f"{why} ({os.fspath(error.filename)})" if error.filename else why


def _waiting() -> None:
    log.info("Another build of this site is running; waiting for it.")
