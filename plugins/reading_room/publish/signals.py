"""Signals that end a build. Enters: what has to be done first. Leaves: the process, as it would.

Only signals that nobody else handles are taken, only in the main thread (Python has no others),
and only for as long as a build runs.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

_STOP = [
    found
    for name in ("SIGTERM", "SIGHUP")
    if isinstance(found := getattr(signal, name, None), signal.Signals)
]
_ALL = [signal.SIGINT, *_STOP]


class Ending:
    """While it lasts, SIGTERM and SIGHUP tidy up before they end the process as they always do."""

    def __init__(self, tidy: Callable[[], None]) -> None:
        self._tidy = tidy
        self._taken: list[signal.Signals] = []
        if threading.current_thread() is threading.main_thread():
            self._taken = [s for s in _STOP if signal.getsignal(s) is signal.SIG_DFL]
        for number in self._taken:
            signal.signal(number, self._end)

    def over(self) -> None:
        """Let go of the signals."""
        for number in self._taken:
            if signal.getsignal(number) == self._end:
                signal.signal(number, signal.SIG_DFL)
        self._taken = []

    def _end(self, number: int, frame: FrameType | None) -> None:
        del frame
        self._tidy()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)


@contextlib.contextmanager
def held() -> Iterator[None]:
    """Signals that would end the process wait until this is done; ``kill -9`` does not."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = {number: signal.getsignal(number) for number in _ALL}
    mine = [number for number, found in before.items() if found not in (None, signal.SIG_IGN)]
    try:
        for number in mine:
            signal.signal(number, lambda number, _: came.append(number))
        yield
    finally:
        for number in mine:
            signal.signal(number, before[number])
        for first in came[:1]:
            signal.raise_signal(first)
