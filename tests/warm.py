"""Run as a program: ``mkdocs`` in one process after another, without waiting for its imports.

Each line that enters is JSON, ``{"words": […], "fault": null}``; two leave, the number of the new
process, and, when it has ended, ``{"status": …, "output": …}``. What happens in the process is what
the command does, but for a fault: ``{"at": 7, "code": 28}`` makes the seventh change of the disk
below a hidden folder fail with that error, and without a code the seventh file that is opened for
writing takes no bytes (the system itself refuses them).
"""

from __future__ import annotations

import json
import os
import resource
import sys

import mkdocs_rss_plugin.plugin
from mkdocs.__main__ import cli

import reading_room.plugin

assert mkdocs_rss_plugin.plugin
assert reading_room.plugin
CHANGES = {"open", "os.mkdir", "os.rename", "os.chmod", "shutil.copyfile", "os.link", "os.symlink"}
BELOW = ".building-"


class Fault:
    """Breaks the disk once."""

    def __init__(self, at: int, code: int | None = None) -> None:
        self.left = at
        self.code = code
        self.limit = resource.getrlimit(resource.RLIMIT_FSIZE)

    def __call__(self, event: str, words: tuple[object, ...]) -> None:
        if self.left <= 0 or event not in CHANGES or BELOW not in str(words[0]):
            return
        if event == "open" and not (isinstance(words[2], int) and words[2] & os.O_ACCMODE):
            return
        if event != "open" and (self.code is None or not _changes(event, str(words[0]))):
            return
        self.left -= 1
        if self.left:
            return
        if self.code is not None:
            raise OSError(self.code, os.strerror(self.code), str(words[0]))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, self.limit[1]))


def _changes(event: str, path: str) -> bool:
    """A folder that is there already is not made, and its failing is no failure."""
    return event != "os.mkdir" or not os.path.isdir(path)  # noqa: PTH112


def run(words: list[str], fault: dict[str, int] | None) -> None:
    """Become the command."""
    breaks = Fault(**fault) if fault else None
    if breaks:
        sys.addaudithook(breaks)
    try:
        cli(words, prog_name="mkdocs")
    finally:
        if breaks and breaks.left > 0:
            print("NO FAULT MET", file=sys.stderr, flush=True)


def main() -> None:
    for line in sys.stdin:
        read, write = os.pipe()
        process = os.fork()
        if not process:
            try:
                os.dup2(write, 1)
                os.dup2(write, 2)
                os.close(read)
                os.close(write)
                run(**json.loads(line))
            except KeyboardInterrupt:  # before the command began, or after its end
                os._exit(1)
        os.close(write)
        print(process, flush=True)
        with os.fdopen(read, errors="replace") as output:
            said = output.read()
        _, status = os.waitpid(process, 0)
        print(json.dumps({"status": os.waitstatus_to_exitcode(status), "output": said}), flush=True)


if __name__ == "__main__":
    main()
