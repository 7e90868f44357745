"""One request at a time to each host, with a pause after it. Enters: a host. Leaves: its turn."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reading_room.links.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator


class Stopped(Exception):  # noqa: N818
    """Somebody wants to stop; what is under way is left."""


class Turns:
    """Whose turn it is. A redirect may lead any thread to any host, so that it is not enough to
    give each thread hosts of its own."""

    def __init__(self, pause: float) -> None:
        self.pause = pause
        self.stop = threading.Event()
        self._lock = threading.Lock()
        self._hosts: dict[str, threading.Lock] = {}
        self._from: dict[str, float] = {}
        self._left_alone: set[str] = set()

    @contextmanager
    def at(self, host: str) -> Iterator[None]:
        """A turn at a host, once it is free and rested. Raises Stopped, and Trouble where the host
        asked to be left alone for longer than anybody waits."""
        with self._lock:
            lock = self._hosts.setdefault(host, threading.Lock())
        with lock:
            self.sleep(self._from.get(host, 0) - time.monotonic())
            if host in self._left_alone:
                raise Trouble("wait", host)
            try:
                yield
            finally:
                self.rest(host, self.pause)

    def rest(self, host: str, seconds: float) -> None:
        """Leave a host alone for a while."""
        with self._lock:
            self._from[host] = max(self._from.get(host, 0), time.monotonic() + seconds)

    def leave_alone(self, host: str) -> None:
        """Ask a host nothing more today."""
        with self._lock:
            self._left_alone.add(host)

    def sleep(self, seconds: float) -> None:
        """Wait. Raises Stopped."""
        if self.stop.wait(max(seconds, 0)):
            raise Stopped
