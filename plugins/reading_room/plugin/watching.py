"""What a preview looks at, as it comes and goes. Enters: MkDocs' server, paths. Leaves: the server
watching those of them that are there.

MkDocs watches what was there at the start: a folder made later, one that another branch of git
brings, or one that mkdocs.yml names since its last change would be seen at the next start.
"""

from __future__ import annotations

import os
import threading
import time
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
        self._seen: set[str] = set()

    def over(self, config: MkDocsConfig, paths: Iterable[str]) -> None:
        """From now on look at what MkDocs watches and at these paths, whether there is something
        already or not."""
        every = (config.docs_dir, config.config_file_path, *config.watch, *paths)
        self._paths = dict.fromkeys(os.path.abspath(path) for path in every if path)  # noqa: PTH100

    def begin(self, server: LiveReloadServer) -> None:
        """Look until the process ends."""
        self._seen = {path for path in self._paths if os.path.exists(path)}  # noqa: PTH110
        threading.Thread(target=self._look, args=(server,), daemon=True).start()

    def _look(self, server: LiveReloadServer) -> None:
        observer = server.observer
        while observer.ident is None:  # MkDocs starts it when all else is done
            time.sleep(_EVERY)
        while observer.is_alive():
            self.look(server)
            observer.join(_EVERY)

    def look(self, server: LiveReloadServer) -> None:
        """Watch what has come, and build the site again for it, and for what has gone."""
        looking = {_path(each) for each in _alive(server)}
        changed = False
        for path in self._paths:
            there = os.path.exists(path)  # noqa: PTH110
            if path in self._seen and path not in looking:  # it went, if only for a moment
                server.unwatch(path)
                self._seen.discard(path)
                changed = True
            if there and path not in self._seen:
                server.watch(path)
                self._seen.add(path)
                changed = True
        if changed:
            for emitter in _alive(server)[:1]:  # MkDocs builds for any change of a file
                event = FileModifiedEvent(emitter.watch.path)
                server.observer.event_queue.put((event, emitter.watch))


def _alive(server: LiveReloadServer) -> list[EventEmitter]:
    """Those that look at a path. One whose path has gone has stopped, and does not begin again."""
    return sorted((each for each in server.observer.emitters if each.is_alive()), key=_path)


def _path(emitter: EventEmitter) -> str:
    return os.fsdecode(emitter.watch.path)
