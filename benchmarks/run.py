"""Times cold builds of generated sites, and prints them beside the bars of DESIGN.md section 6.

Numbers of posts enter; a Markdown table leaves. Nothing is asserted: README.md says how to read it.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

import corpus


class Bar(NamedTuple):
    """What DESIGN.md section 6 asks of a cold build, the search index aside."""

    cpu: float | None = None
    """Seconds of CPU time, at most."""
    peak: float | None = None
    """MiB of memory, at most."""


BARS = {1_000: Bar(cpu=2.2), 10_000: Bar(cpu=38 / 3, peak=400)}
BARS_COME_FROM = (
    "Bars: DESIGN.md section 6, measured beside Hugo 0.168, "
    "which took 2.2 CPU s for 1,000 posts, and 38 CPU s and 2,130 MiB for 10,000."
)

HEADINGS = (
    "posts",
    "pages written",
    "CPU s",
    "bar, CPU s",
    "wall s",
    "peak MiB",
    "bar, MiB",
    "search, CPU s apart",
)

QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
MAXRSS_IN_A_MIB = 2**20 if sys.platform == "darwin" else 2**10


class Cost(NamedTuple):
    """What one cold build wrote and took."""

    pages: float
    """HTML files in the built site."""
    cpu: float
    """User and system seconds of the build and of the processes it started and waited for."""
    wall: float
    """Seconds by the clock."""
    peak: float
    """MiB of memory, of the largest of those processes at its largest."""


def typical_cost(posts: int, runs: int, *, search: bool) -> Cost:
    """Each figure's median over so many cold builds."""
    costs = [cold_build(posts, search=search) for _ in range(runs)]
    return Cost(*(median(figures) for figures in zip(*costs, strict=True)))


def cold_build(posts: int, *, search: bool) -> Cost:
    """Build a new corpus in a fresh process that finds no cache of an earlier one."""
    with TemporaryDirectory(prefix="reading-room-") as name:
        folder = Path(name)
        corpus.write(posts, folder, search=search)
        command = [sys.executable, "-m", "mkdocs", "build", "-q"]
        environment = os.environ | QUIET | {"XDG_CACHE_HOME": str(folder / ".cache")}

        started = perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)  # or Popen would wait once more
        if status:
            sys.exit(f"The build of {posts:,} posts failed; what it said is above.")
        return Cost(
            pages=sum(1 for _ in (folder / "site").rglob("*.html")),
            cpu=usage.ru_utime + usage.ru_stime,
            wall=wall,
            peak=usage.ru_maxrss / MAXRSS_IN_A_MIB,
        )


def table(counts: list[int], runs: int) -> Iterator[str]:
    """The table's lines, each as soon as its builds are done."""
    yield row(HEADINGS)
    yield row(["--:"] * len(HEADINGS))
    for posts in counts:
        plain = typical_cost(posts, runs, search=False)
        searchable = typical_cost(posts, runs, search=True)
        bar = BARS.get(posts, Bar())
        yield row(
            [
                f"{posts:,}",
                f"{plain.pages:,.0f}",
                f"{plain.cpu:.1f}",
                f"{bar.cpu:.1f}" if bar.cpu else "",
                f"{plain.wall:.1f}",
                f"{plain.peak:,.0f}",
                f"{bar.peak:,.0f}" if bar.peak else "",
                f"{searchable.cpu - plain.cpu:.1f}",
            ]
        )


def row(cells: Iterable[str]) -> str:
    """A line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Read the command line, build, and print the table as it grows."""
    parser = argparse.ArgumentParser(description="Time cold builds of generated sites.")
    parser.add_argument("counts", type=int, nargs="+", help="how many posts, 1 or more")
    parser.add_argument("--runs", type=int, default=3, help="builds for each median (default: 3)")
    asked = parser.parse_args()
    if min(asked.runs, *asked.counts) < 1:
        parser.error("counts and runs must be 1 or more")
    for line in table(asked.counts, asked.runs):
        print(line, flush=True)
    print(f"\nMedians of {asked.runs}. {BARS_COME_FROM}")


if __name__ == "__main__":
    main()
