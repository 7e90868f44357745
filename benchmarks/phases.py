"""Tells what a build spends its time on.

`python phases.py REPORT build -q` is `mkdocs build -q`, and writes to REPORT, in JSON, the seconds
of CPU time of each phase. The functions at the seams of the plugin (`SEAMS`) are wrapped with a
clock before MkDocs starts; a phase that begins inside another stops the other's clock until it
ends, and what belongs to no seam is MkDocs' own. So the phases add up to the whole. A seam that is
not there any more stops the build, and one that nothing called fails it: name here what took its
place.
"""

import functools
import importlib
import inspect
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

START, MKDOCS = "start", "MkDocs"
PHASES = (
    START,
    "read",
    "parse",
    "resolve",
    "render",
    "feeds",
    "downloads",
    "search",
    "write",
    "publish",
    MKDOCS,
)
SEAMS = (
    ("read", "reading_room.sources:survey"),
    ("read", "reading_room.sources.shelf:read"),
    ("parse", "reading_room.plugin.reading:read_sources"),
    ("resolve", "reading_room.plugin.reading:build_library"),
    ("render", "reading_room.plugin:ReadingRoomPlugin.on_files"),
    ("render", "reading_room.plugin:ReadingRoomPlugin.on_page_context"),
    ("render", "reading_room.plugin.pages:RoomPage.render"),
    ("render", "jinja2:Template.render"),
    ("feeds", "reading_room.plugin:Entries"),
    ("feeds", "reading_room.plugin.pages:_feed_meta"),
    ("feeds", "reading_room.plugin.written:mend_feeds"),
    ("feeds", "reading_room.outputs.atom:_Feeds._write"),
    ("feeds", "mkdocs_rss_plugin.plugin:GitRssPlugin.on_page_content"),
    ("feeds", "mkdocs_rss_plugin.plugin:GitRssPlugin.on_post_build"),
    ("downloads", "reading_room.outputs.downloads:_Written.of_list"),
    ("downloads", "reading_room.outputs.downloads:_Written.of_all"),
    ("search", "reading_room.plugin.written:search_index"),
    ("write", "reading_room.plugin.written:put"),
    ("write", "mkdocs.utils:write_file"),
    ("write", "mkdocs.utils:copy_file"),
    ("publish", "reading_room.plugin:Publication"),
    ("publish", "reading_room.plugin:Publication.publish"),
)
"""A phase, and a function that is all of it or a part. A name is wrapped where it is called from:
`from x import f` makes another name of it."""
TABLES = ("reading_room.outputs:OUTPUTS",)
"""Tuples that hold such functions too."""


def cpu() -> float:
    """Seconds of this process and of those that it has waited for."""
    waited = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + waited.ru_utime + waited.ru_stime


class Clock:
    """Gives each moment to one phase."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(PHASES, 0.0)
        self.called: set[str] = set()
        self._running = [START]
        self._since = 0.0

    def switch(self) -> None:
        """Give the phase that is running its time until now."""
        now = cpu()
        self.spent[self._running[-1]] += now - self._since
        self._since = now

    def begin(self, phase: str) -> None:
        """A phase begins, inside the one that is running."""
        self.switch()
        self._running.append(phase)

    def end(self) -> None:
        """The phase that is running ends; the one around it goes on."""
        self.switch()
        self._running.pop()

    def timed(self, phase: str, seam: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time given to a phase; of a generator, each step."""

        @functools.wraps(function)
        def call(*args: Any, **kwargs: Any) -> Any:
            self.called.add(seam)
            self.begin(phase)
            try:
                return function(*args, **kwargs)
            finally:
                self.end()

        @functools.wraps(function)
        def steps(*args: Any, **kwargs: Any) -> Iterator[Any]:
            step = iter(function(*args, **kwargs)).__next__
            timed = self.timed(phase, seam, step)
            while True:
                try:
                    made = timed()
                except StopIteration:
                    return
                yield made

        return steps if inspect.isgeneratorfunction(function) else call


def owner(seam: str) -> tuple[Any, str]:
    """What a seam's function is an attribute of, and the attribute's name."""
    module, _, path = seam.partition(":")
    *outer, name = path.split(".")
    found: Any = importlib.import_module(module)
    for part in outer:
        found = getattr(found, part)
    if not hasattr(found, name):
        raise AttributeError(name)
    return found, name


def wrap(clock: Clock) -> None:
    """Put the clock round every seam. Leaves the program where one is missing."""
    missing = []
    wrapped = {}
    for phase, seam in SEAMS:
        try:
            where, name = owner(seam)
        except (ImportError, AttributeError):
            missing.append(seam)
            continue
        found = getattr(where, name)
        if inspect.isclass(found):
            found.__init__ = clock.timed(phase, seam, found.__init__)  # type: ignore[misc]
        else:
            wrapped[found] = clock.timed(phase, seam, found)
            setattr(where, name, wrapped[found])
    for table in TABLES:
        where, name = owner(table)
        setattr(where, name, tuple(wrapped.get(one, one) for one in getattr(where, name)))
    stop_at(missing, "have gone")


def stop_at(seams: list[str], why: str) -> None:
    """Leave the program, where there are such seams."""
    if seams:
        sys.exit(f"{Path(__file__).name}: these seams {why}: {', '.join(seams)}. Mend SEAMS.")


def main() -> None:
    """Run MkDocs under the clock."""
    clock = Clock()
    report = Path(sys.argv.pop(1))
    wrap(clock)
    from mkdocs.__main__ import cli

    clock.begin(MKDOCS)
    try:
        cli()
    except SystemExit as end:
        if end.code:
            raise
    clock.end()
    report.write_text(json.dumps(clock.spent), encoding="utf-8")
    stop_at([seam for _, seam in SEAMS if seam not in clock.called], "were never called")


if __name__ == "__main__":
    main()
