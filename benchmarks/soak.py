"""Saves files of a served site hundreds of times: what a save costs, and what is left of it.

A number of posts enters; a table leaves: CPU and wall seconds of saves, and the memory of the
server after each tenth of them. At the end what is served is compared, byte by byte, with what a
server that has just begun serves of the same files.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from statistics import median
from tempfile import TemporaryDirectory, mkdtemp

import corpus
from serve import QUIET, cpu, free_port, wait_for

PUBLISHED = {"READING_ROOM_AS_PUBLISHED": "1"}
_BETWEEN = 1.5
FEEDS = ("feed_rss_", "feed_json_")
"""Those of mkdocs-rss-plugin wait for a build of the whole, and say when they were built."""


class Served:
    """A site while it is served."""

    def __init__(self, folder: Path, process: int, port: int) -> None:
        self.folder, self.process = folder, process
        self.address = f"http://127.0.0.1:{port}/"

    @property
    def memory(self) -> float:
        """Its resident memory in MB (Linux, proc(5))."""
        status = Path(f"/proc/{self.process}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def wait_for(self, words: str, page: str) -> None:
        """Wait until a page has these words in it."""
        wait_for(words, self.address + page)


@contextmanager
def served(site: Path, port: int, environment: dict[str, str]) -> Iterator[Served]:
    """Serve a site, whose pages have the port in their addresses, and whose folder of built files
    is the only one in a folder for temporary files of its own."""
    scratch = Path(mkdtemp(prefix="reading-room-"))
    environment = environment | {"TMPDIR": str(scratch)}
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "-a", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=site, env=os.environ | QUIET | environment)
    try:
        wait_for("<html", f"http://127.0.0.1:{port}/")
        [folder] = scratch.glob("mkdocs_*")
        yield Served(folder, server.pid, port)
    finally:
        server.send_signal(signal.SIGINT)  # as Ctrl-C, for MkDocs to take its folder away
        server.wait(30)
        rmtree(scratch)


def in_all(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, but for the feeds that wait."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(FEEDS)
    }


class Editor:
    """Saves one file after another, and says which page shows it, and by which words."""

    def __init__(self, site: Path) -> None:
        self.site, self.random = site, random.Random(13)
        self.posts = sorted((site / "posts").rglob("*.md"))
        self.originals = {path: path.read_text() for path in self.posts}
        self.kinds: list[Callable[[str], tuple[str, str]]] = [
            *[self.text] * 14, *[self.title] * 3, self.draft, self.mistake, self.made
        ]  # fmt: skip

    def save(self, number: int) -> tuple[str, str, str]:
        """One save, or two: of which kind, the words to wait for, and the page."""
        kind = self.text if number == 1 else self.random.choice(self.kinds)
        return (kind.__name__, *kind(f"Saved for the {number}th time."))

    def _some(self) -> Path:
        return self.random.choice(self.posts)

    def text(self, mark: str) -> tuple[str, str]:
        """A post has a sentence more."""
        post = self._some()
        post.write_text(f"{self.originals[post]}\n{mark}\n")
        return mark, f"posts/{post.stem}/"

    def title(self, mark: str) -> tuple[str, str]:
        """A post has another title, which other pages show, too."""
        post = self._some()
        lines = self.originals[post].splitlines(keepends=True)
        at = next(at for at, line in enumerate(lines) if line.startswith("title:"))
        lines[at] = f'title: "{mark}"\n'
        post.write_text("".join(lines))
        return mark, f"posts/{post.stem}/"

    def draft(self, mark: str) -> tuple[str, str]:
        """A post becomes a draft, which a preview of what is published does not have; and a text
        is saved."""
        post = self._some()
        post.write_text(self.originals[post].replace("\ntitle:", "\ndraft: true\ntitle:", 1))
        time.sleep(_BETWEEN)
        return self.text(mark)

    def mistake(self, mark: str) -> tuple[str, str]:
        """A mistake, and its mending before long."""
        post = self._some()
        post.write_text(self.originals[post].replace("\ntitle:", "\ntitel:", 1))
        time.sleep(_BETWEEN)
        post.write_text(f"{self.originals[post]}\n{mark}\n")
        return mark, f"posts/{post.stem}/"

    def made(self, mark: str) -> tuple[str, str]:
        """A post is made, or made anew."""
        post = self.site / "posts" / f"made-{self.random.randint(1, 5)}.md"
        post.write_text(f"---\ntitle: Made\ndate: 2025-03-04\n---\n\n{mark}\n")
        return mark, f"posts/{post.stem}/"


def soak(site: Path, saves: int, environment: dict[str, str]) -> bool:
    """Save, print, and compare. Is what is served the same as in a server that has just begun?"""
    editor, port = Editor(site), free_port()
    costs: dict[str, list[tuple[float, float]]] = defaultdict(list)
    with served(site, port, environment) as server:
        for number in range(1, saves + 1):
            time.sleep(_BETWEEN)  # the server comes to rest
            spent, started = cpu(server.process), time.monotonic()
            kind, mark, page = editor.save(number)
            server.wait_for(mark, page)
            costs[kind].append((cpu(server.process) - spent, time.monotonic() - started))
            if number % max(1, saves // 10) == 0 or number == 1:
                print(f"{number:>4} saves: {server.memory:.0f} MB", flush=True)
        time.sleep(2 * _BETWEEN)
        shown = in_all(server.folder)
    with served(site, port, environment) as server:
        fresh = in_all(server.folder)
    for kind, found in costs.items():
        spent, wall = (median(each) for each in zip(*found, strict=True))
        print(f"{kind:>8}: {len(found):>3} times, median {spent:.2f} CPU s, {wall:.2f} s")
    paths = shown.keys() | fresh.keys()
    differing = sorted(path for path in paths if shown.get(path) != fresh.get(path))
    print(f"{len(fresh):,} files, of which {len(differing)} differ from a fresh preview's.")
    for path in differing[:10]:
        print(f"  {path}")
    return not differing


def main() -> None:
    """Read the command line, write a site, and soak it."""
    # What a shell runs in the background ignores Ctrl-C, and so would the servers.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    parser = argparse.ArgumentParser(description="Save files of a served site for a long time.")
    parser.add_argument("count", type=int, help="how many posts, 10 or more")
    parser.add_argument("--saves", type=int, default=300, help="how many saves (default: 300)")
    parser.add_argument("--as-published", action="store_true", help="without what is to come")
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="reading-room-") as name:
        site = Path(name) / "site"
        corpus.write(asked.count, site, search=False)
        if not soak(site, asked.saves, PUBLISHED if asked.as_published else {}):
            sys.exit(1)


if __name__ == "__main__":
    main()
