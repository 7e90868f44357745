"""Counts the instructions of builds of generated sites: a figure that a busy machine does not
change, nor a disk.

Numbers of posts enter; for each a Markdown table of builds leaves, ours (cold, and after edits) and
Hugo's, of the same content. Valgrind counts what a program executes itself; what the kernel does
for it is not counted. A build takes about fifty times as long as without.
"""

import argparse
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import run

OPTIONS = "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"
COUNTED = re.compile(r"I\s+refs:\s+([\d,]+)")
STEADY = {"PYTHONHASHSEED": "0", "GOMAXPROCS": "1"}
"""Sets have the same order each time; threads of Go that have nothing to do do not turn in loops,
which would count."""
MILLION = 1_000_000


def instructions(build: run.Build, valgrind: str, folder: Path) -> int:
    """How many instructions a build takes, with those of the processes that it starts."""
    folder.mkdir()
    told = "--trace-children=yes", f"--log-file={folder}/%p"
    build._replace(command=(valgrind, *OPTIONS, *told, *build.command)).run()
    counts = [COUNTED.search(log.read_text(encoding="utf-8")) for log in folder.iterdir()]
    return sum(int(found[1].replace(",", "")) for found in counts if found)


def table(posts: int, valgrind: str, programs: dict[str, str]) -> Iterator[str]:
    """What is printed for a number of posts."""
    yield f"\n## {posts:,} posts\n"
    yield run.row(("build", "million instructions", "of the first's"))
    yield run.row(("---", "--:", "--:"))
    with TemporaryDirectory(prefix="reading-room-") as name:
        first = 0
        for number, build in enumerate(run.builds(posts, Path(name), programs)):
            if build.folder.name == "search":
                continue
            count = instructions(build, valgrind, Path(name) / f"counts-{number}")
            first = first or count
            yield run.row((build.name, f"{count / MILLION:,.0f}", f"{count / first:.2f}×"))


def main() -> None:
    """Read the command line, build, and print the tables as they grow."""
    parser = argparse.ArgumentParser(description="Count the instructions of builds.")
    parser.add_argument("counts", type=int, nargs="+", help="how many posts, 1 or more")
    parser.add_argument(
        "--hugo",
        default=shutil.which("hugo") or "",
        help="the program of Hugo; empty to leave it out (default: that on PATH)",
    )
    parser.add_argument(
        "--valgrind",
        default=shutil.which("valgrind") or "",
        help="the program of Valgrind (default: that on PATH)",
    )
    asked = parser.parse_args()
    if min(asked.counts) < 1:
        parser.error("counts must be 1 or more")
    if not asked.valgrind:
        parser.error("Valgrind, which counts, is not on PATH: name its program")
    os.environ |= STEADY
    for count in asked.counts:
        for line in table(count, asked.valgrind, {"hugo": asked.hugo} if asked.hugo else {}):
            run.say(line)


if __name__ == "__main__":
    main()
