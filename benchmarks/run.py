"""Times cold builds of generated sites, ours and those of its peers, beside the bars of ours.

Numbers of posts enter; for each a Markdown table of builds leaves, and one of the phases of ours.
Nothing is asserted: README.md says how to read them.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

import corpus
import peers
from phases import PHASES


class Bar(NamedTuple):
    """What a cold build may take, the search index aside."""

    cpu: float
    """Seconds of CPU time, at most."""
    hugo: float
    """CPU time as a part of Hugo's, at most."""
    peak: float | None = None
    """MiB of memory, at most."""


BARS = {1_000: Bar(cpu=2.2, hugo=1), 10_000: Bar(cpu=38 / 3, hugo=1 / 3, peak=400)}
HEADINGS = (
    "build", "pages", "files", "folders", "CPU s", "user", "system", "of the first's", "wall s",
    "peak MiB",
)  # fmt: skip
LEAVING = "leaving"

QUIET = {
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "PYTHONDONTWRITEBYTECODE": "",  # an installed package is compiled once and not at every build
}
CACHE = ".cache"
MAXRSS_IN_A_MIB = 2**20 if sys.platform == "darwin" else 2**10


class Cost(NamedTuple):
    """What one build wrote and took."""

    pages: float
    """HTML files in the built site."""
    files: float
    """All of its files."""
    folders: float
    """Those of the built site, itself among them."""
    user: float
    """Seconds in the build's own code, and in that of the processes it started and waited for."""
    system: float
    """Seconds in the kernel on their behalf: most are spent on making files and folders."""
    wall: float
    """Seconds by the clock."""
    peak: float
    """MiB of memory, of the largest of those processes at its largest."""

    @property
    def cpu(self) -> float:
        """User and system seconds together."""
        return self.user + self.system


class Build(NamedTuple):
    """A site in a folder, and how it is built."""

    name: str
    folder: Path
    command: tuple[str, ...]
    output: str = "site"
    cold: bool = True
    """Without what an earlier build has made, or kept in a cache?"""
    edited: bool = False
    """Has a post one more sentence than it had at the build before?"""

    def run(self) -> Cost:
        """Build in a fresh process."""
        if self.cold:
            shutil.rmtree(self.folder / self.output, ignore_errors=True)
            shutil.rmtree(self.folder / CACHE, ignore_errors=True)
        if self.edited:
            post = min((self.folder / "posts").rglob("*.md"))
            post.write_text(f"{post.read_text('utf-8')}\nOne more sentence.\n", "utf-8")
        cache = str(self.folder / CACHE)
        os.sync()  # what was written and thrown away before is not this build's to wait for
        environment = os.environ | QUIET | {"XDG_CACHE_HOME": cache, "HUGO_CACHEDIR": cache}
        started = perf_counter()
        process = subprocess.Popen(
            self.command, cwd=self.folder, env=environment, stdout=subprocess.DEVNULL
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)  # or Popen would wait once more
        if status:
            sys.exit(f"{self.name} failed; what it said is above.")
        made = list(os.walk(self.folder / self.output))
        names = [name for _, _, found in made for name in found]
        return Cost(
            pages=sum(name.endswith(".html") for name in names),
            files=len(names),
            folders=len(made),
            user=usage.ru_utime,
            system=usage.ru_stime,
            wall=wall,
            peak=usage.ru_maxrss / MAXRSS_IN_A_MIB,
        )


MKDOCS = sys.executable, "-m", "mkdocs", "build", "-q"


def builds(posts: int, folder: Path, programs: dict[str, str]) -> list[Build]:
    """Ours without and with search, and those of the peers that there are; their sites written."""
    plain, search = folder / "plain", folder / "search"
    corpus.write(posts, plain, search=False)
    corpus.write(posts, search, search=True)
    made = [
        Build("Reading Room", plain, MKDOCS),
        Build("… after one edit", plain, MKDOCS, cold=False, edited=True),
        Build("… after one more", plain, MKDOCS, cold=False, edited=True),
        Build("… with search", search, MKDOCS),
        Build("… with search, its text unchanged", search, MKDOCS, cold=False),
    ]
    for program, path in programs.items():
        peer = peers.PEERS[program]
        peers.write(program, posts, folder / program)
        made.append(Build(peer.name, folder / program, (path, *peer.arguments), peer.output))
    return made


def in_turns(contestants: list[Build], runs: int) -> list[Cost]:
    """Each one's medians over so many rounds. In a round each builds once, so that what else the
    machine does meets them all."""
    rounds = [[build.run() for build in contestants] for _ in range(runs)]
    return [
        Cost(*(median(figures) for figures in zip(*costs, strict=True)))
        for costs in zip(*rounds, strict=True)
    ]


def phases(search: Build) -> dict[str, float]:
    """CPU seconds of each phase of a cold build; the last is what Python needs to end."""
    report = search.folder / "phases.json"
    program = str(Path(__file__).with_name("phases.py"))
    command = (sys.executable, program, str(report), *MKDOCS[3:])
    cost = search._replace(command=command).run()
    spent: dict[str, float] = json.loads(report.read_text(encoding="utf-8"))
    return spent | {LEAVING: cost.cpu - sum(spent.values())}


def tables(posts: int, runs: int, programs: dict[str, str]) -> Iterator[str]:
    """What is printed for a number of posts."""
    with TemporaryDirectory(prefix="reading-room-") as name:
        contestants = builds(posts, Path(name), programs)
        costs = in_turns(contestants, runs)
        yield f"\n## {posts:,} posts\n"
        yield row(HEADINGS)
        yield row(["---"] + ["--:"] * (len(HEADINGS) - 1))
        for build, cost in zip(contestants, costs, strict=True):
            yield row(cells(build.name, cost, costs[0]))
        yield from verdict(posts, contestants, costs)
        spent = phases(contestants[3])
    yield row(["CPU s of a build with search", *spent, "in all"])
    yield row(["---"] + ["--:"] * (len(PHASES) + 2))
    yield row(["", *(f"{s:.2f}" for s in spent.values()), f"{sum(spent.values()):.2f}"])


def cells(name: str, cost: Cost, first: Cost) -> list[str]:
    """A row of the table of builds."""
    ratio = f"{cost.cpu / first.cpu:.1f}×"
    return [
        name,
        *(f"{count:,.0f}" for count in (cost.pages, cost.files, cost.folders)),
        *(f"{seconds:.1f}" for seconds in (cost.cpu, cost.user, cost.system)),
        ratio,
        f"{cost.wall:.1f}",
        f"{cost.peak:,.0f}",
    ]


def verdict(posts: int, contestants: list[Build], costs: list[Cost]) -> Iterator[str]:
    """What the bars ask at this size, and what was reached; an empty line at least."""
    yield ""
    bar = BARS.get(posts)
    if bar is None:
        return
    ours = costs[0]
    said = [f"{ours.cpu:.1f} CPU s where at most {bar.cpu:.1f} were asked"]
    for build, cost in zip(contestants, costs, strict=True):
        if build.name == peers.PEERS["hugo"].name:
            said.append(f"{ours.cpu / cost.cpu:.2f} of Hugo's CPU time where {bar.hugo:.2f} was")
    if bar.peak:
        said.append(f"{ours.peak:,.0f} MiB where {bar.peak:,.0f} were")
    yield f"Bars, search aside: {'; '.join(said)}.\n"


def row(words: Iterable[str]) -> str:
    """A line of a Markdown table."""
    return f"| {' | '.join(words)} |"


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)


def machine() -> str:
    """What the figures were measured on, and how busy it was."""
    load = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    return f"{os.cpu_count()} cores; load over 1, 5 and 15 minutes: {load}"


def main() -> None:
    """Read the command line, build, and print the tables as they grow."""
    parser = argparse.ArgumentParser(description="Time cold builds of generated sites.")
    parser.add_argument("counts", type=int, nargs="+", help="how many posts, 1 or more")
    parser.add_argument("--runs", type=int, default=3, help="builds for each median (default: 3)")
    for program, peer in peers.PEERS.items():
        parser.add_argument(
            f"--{program}",
            default="" if peer.asked else shutil.which(program) or "",
            help=f"the program of {peer.name}; empty to leave it out (default: "
            + ("left out)" if peer.asked else "that on PATH)"),
        )
    asked = parser.parse_args()
    if min(asked.runs, *asked.counts) < 1:
        parser.error("counts and runs must be 1 or more")
    programs = {program: path for program in peers.PEERS if (path := getattr(asked, program))}
    say(f"{machine()}. Medians of {asked.runs}.")
    for count in asked.counts:
        for line in tables(count, asked.runs, programs):
            say(line)
    say(f"\n{machine()}.")


if __name__ == "__main__":
    main()
