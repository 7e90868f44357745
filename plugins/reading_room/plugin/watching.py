"""What a preview looks at, as it comes and goes. Enters: MkDocs' server, paths. Leaves: the server
watching those of them that are there.

MkDocs watches what was there at the start: a folder made later, one that another branch of git
brings, or one that mkdocs.yml names since its last change would be seen at the next start.
"""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog.events import FileModifiedEvent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from watchdog.observers.api import EventEmitter

_EVERY = 0.5
"""Seconds between two looks, as between MkDocs' own."""


class Watch:
    """The paths that a preview looks at."""

    def __init__(self) -> None:
        self._paths: dict[str, None] = {}
        self._seen: dict[str, bool] = {}
        """Those that MkDocs was told to watch: is it a file?"""

    def over(self, config: MkDocsConfig, paths: Iterable[str]) -> None:
        """From now on look at what MkDocs watches and at these paths, whether there is something
        already or not."""
        every = (config.docs_dir, config.config_file_path, *config.watch, *paths)
        self._paths = dict.fromkeys(os.path.abspath(path) for path in every if path)  # noqa: PTH100

    def begin(self, server: LiveReloadServer) -> None:
        """Look until the process ends."""
        self._seen = {path: Path(path).is_file() for path in self._paths if Path(path).exists()}
        threading.Thread(target=self._look, args=(server,), daemon=True).start()

    def _look(self, server: LiveReloadServer) -> None:
        observer = server.observer
        while observer.ident is None:  # MkDocs starts it when all else is done
            time.sleep(_EVERY)
        while observer.is_alive():
            if self._has_changed(server):
                self._build(server)
            observer.join(_EVERY)

    def _has_changed(self, server: LiveReloadServer) -> bool:
        """Have MkDocs watch what has come. Has something come or gone?"""
        emitters, changed = _alive(server), False
        if not server.observer.should_keep_running():  # it stops, and looks at nothing any more
            return False
        for path in self._paths:
            if path in self._seen and not self._of(path, emitters):  # it went, if only for a moment
                server.unwatch(path)
                del self._seen[path]
                changed = True
            if path not in self._seen and Path(path).exists():
                server.watch(path)
                self._seen[path] = Path(path).is_file()
                changed = True
        return changed

    def _build(self, server: LiveReloadServer) -> None:
        """MkDocs builds for a change of any file that it watches: have it hear of one."""
        emitters = _alive(server)
        for path in self._seen:
            for emitter in self._of(path, emitters):
                server.observer.event_queue.put((FileModifiedEvent(path), emitter.watch))

    def _of(self, path: str, emitters: list[EventEmitter]) -> list[EventEmitter]:
        """Those that look at a path. Of a file, newer watchdogs look at the folder."""
        ways = {path, os.path.dirname(path)} if self._seen[path] else {path}  # noqa: PTH120
        return [each for each in emitters if os.fsdecode(each.watch.path) in ways]


def _alive(server: LiveReloadServer) -> list[EventEmitter]:
    """All that look at a path. One whose path has gone has stopped, and does not begin again."""
    return [each for each in server.observer.emitters if each.is_alive()]
