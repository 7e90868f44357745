"""Pages that take too long. Enters: which page MkDocs is about to convert. Leaves: nothing; stops
the build, in words, where the conversion does not end.

Python-Markdown takes the square of the length of some texts (a thousand open brackets), and what a
site's extensions take nobody knows: a page of 50 kB can keep a build busy for an hour.
"""

from __future__ import annotations

import signal
import threading
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

if TYPE_CHECKING:
    from types import FrameType

SECONDS = 5
"""CPU time that a page under docs/ may take; one of 250 kB takes two."""


class Watch:
    """Looks at one page at a time. It needs a Unix system; elsewhere nothing is stopped."""

    def __init__(self) -> None:
        self.page = ""
        """The page that is being converted."""
        self._armed = False

    def begin(self, page: str) -> None:
        """MkDocs begins to convert a page."""
        self.page = page
        if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGPROF, self._stop)
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            self._armed = True

    def end(self) -> None:
        """It has ended."""
        self.page = ""
        if self._armed:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, signal.SIG_DFL)
            self._armed = False

    def explain(self, error: Exception) -> None:
        """What to say of an error that a page's own text has brought about. Raises PluginError."""
        page = self.page
        self.end()
        if page and isinstance(error, RecursionError):
            raise PluginError(
                f"{page}: lists, quotations or marks stand inside one another too deeply for"
                " Python-Markdown. Look for a key that was held down. Nothing was published."
            ) from None

    def _stop(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        raise PluginError(
            f"{self.page}: Python-Markdown takes more than {SECONDS} seconds for this page. Look"
            " for brackets that are not closed, a table of a thousand columns, or a key that was"
            " held down; or divide the page. Nothing was published."
        )
