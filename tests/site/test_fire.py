"""What happens to a published site when builds are killed, disks fail, and builds meet.

Real processes and real file systems. ``kill -9`` and faults are tried many times over, on a small
site whose two versions differ in several files.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from helpers import ENVIRONMENT, REPOSITORY, Run, contents

SEED = 20260131


class Versions:
    """A site whose texts can be those of either version, and what each is when published."""

    def __init__(self, root: Path, run: Run) -> None:
        self.root = root
        self.site = root / "site"
        self.trees = {}
        for name in ("new", "old"):
            self.write(name)
            done = run("mkdocs", "build", "--strict", cwd=root)
            assert done.returncode == 0, done.stderr
            self.trees[name] = contents(self.site)
        assert self.trees["old"] != self.trees["new"]

    def write(self, name: str) -> None:
        for other in ("old", "new"):
            post = f"---\ntitle: The {name} title\ndate: 2026-01-05\n---\n\nThe {name} text.\n"
            path = self.root / f"posts/{other}.md"
            path.write_text(post) if other == name else path.unlink(missing_ok=True)

    @property
    def published(self) -> str:
        """Which version stands in the site's folder, whole: "old" or "new"."""
        found = contents(self.site)
        for name, tree in self.trees.items():
            if found == tree:
                return name
        old, new = self.trees.values()
        mixed = {path: data == old.get(path) for path, data in found.items()}
        missing = sorted((old.keys() | new.keys()) - found.keys())
        pytest.fail(f"neither whole: {mixed}, missing {missing}")

    @property
    def beside(self) -> list[str]:
        """What builds have left beside the site."""
        return [path.name for path in self.root.glob(".site*")]


@pytest.fixture
def versions(small_site: Path, run: Run) -> Versions:
    (small_site / "posts/first.md").unlink()
    (small_site / "reading_lists/works.yml").unlink()
    (small_site / "docs/about.md").write_text("# About\n")
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text() + "exclude_docs: /assets/\n")
    return Versions(small_site, run)


class Warm:
    """Builds in processes of their own, one at a time: see warm.py."""

    def __init__(self, root: Path) -> None:
        self.server = subprocess.Popen(
            [sys.executable, str(REPOSITORY / "tests/warm.py")],
            cwd=root, env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def start(self, *words: str, fault: dict[str, int] | None = None) -> int:
        """Begin a build; its process."""
        assert self.server.stdin
        self.server.stdin.write(json.dumps({"words": words, "fault": fault}) + "\n")
        self.server.stdin.flush()
        return int(self._line())

    def end(self) -> tuple[int, str]:
        """Wait for the build: how it ended, and what it said."""
        done = json.loads(self._line())
        return done["status"], done["output"]

    def _line(self) -> str:
        assert self.server.stdout
        return self.server.stdout.readline()


@pytest.fixture
def warm(versions: Versions) -> Iterator[Warm]:
    warm = Warm(versions.root)
    yield warm
    warm.server.communicate()


class Reader:
    """Reads the site over and over, as a web server does, and notes what should not be.

    Each file is there and whole, and once a reader has met the version that is being built they
    never meet the other again.
    """

    FILES = ("index.html", "feed.xml", "posts/index.html", "feed_rss_created.xml", "sitemap.xml")

    def __init__(self, versions: Versions) -> None:
        self.versions = versions
        self.wrong: list[str] = []
        self.reads = 0
        self.newest = ""
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Reader:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def look_for(self, newest: str) -> None:
        """From now on this version may take the other's place, and not the other way round."""
        self._newest, self._met = newest, False

    def _run(self) -> None:
        self.look_for("new")
        while not self._stop.is_set():
            for name in self.FILES:
                try:
                    self._see(name, (self.versions.site / name).read_bytes())
                except OSError as error:
                    self.wrong.append(f"{name}: {error}")
            time.sleep(0.001)

    def _see(self, name: str, data: bytes) -> None:
        self.reads += 1
        newest, met = self._newest, self._met
        found = {version for version, tree in self.versions.trees.items() if tree[name] == data}
        if not found:
            self.wrong.append(f"{name} is of neither version")
        elif found == {newest}:
            self._met = True
        elif newest not in found and met and newest == self._newest:
            self.wrong.append(f"{name} is old, and another file was new before it")


def wait_until(there: Callable[[], bool], process: int) -> None:
    """Come back when it is there, or the process is not."""
    while not there() and Path(f"/proc/{process}").exists():
        time.sleep(0.0002)


def folder_of(versions: Versions) -> Path | None:
    return next(versions.root.glob(".site.building-*"), None)


def has(versions: Versions, name: str) -> bool:
    folder = folder_of(versions)
    return bool(folder and (folder / name).exists())


def test_a_build_may_be_killed_at_any_moment(versions: Versions, warm: Warm) -> None:
    """Fifty times: at a random moment after the build has come to some stage."""
    chance = random.Random(SEED)
    inode = [0]
    stages: list[Callable[[], bool]] = [
        lambda: True,
        lambda: bool(folder_of(versions)),
        lambda: has(versions, "404.html"),
        lambda: has(versions, "posts/index.html"),
        lambda: has(versions, "feed_json_updated.json"),
        lambda: has(versions, "robots.txt"),
        lambda: versions.site.stat().st_ino != inode[0],
    ]
    lengths = (0.15, 0.1, 0.05, 0.05, 0.02, 0.004, 0.002)
    signals = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
    outcomes: Counter[str] = Counter()
    left_over = 0
    with Reader(versions) as reader:
        for attempt in range(50):
            before, left_before = versions.published, set(versions.beside)
            after = "new" if before == "old" else "old"
            versions.write(after)
            inode[0] = versions.site.stat().st_ino
            stage, number = attempt % len(stages), signals[attempt % len(signals)]
            reader.look_for(after)
            process = warm.start("build", "--quiet")
            wait_until(stages[stage], process)
            time.sleep(chance.uniform(0, lengths[stage]))
            with suppress(ProcessLookupError):
                os.kill(process, number)
            status, said = warm.end()
            assert status in (0, 1, -number), said
            assert "Traceback" not in said
            found = versions.published
            outcomes["before" if found == before else "after"] += 1
            if number == signal.SIGKILL:
                left_over += bool(versions.beside)
            else:
                assert set(versions.beside) <= left_before, (stage, number)
    assert reader.wrong == []
    assert reader.reads > 1000
    assert outcomes["before"] >= 10
    assert outcomes["after"] >= 10
    assert left_over >= 5
    assert warm.start("build", "--quiet")
    assert warm.end() == (0, "")
    assert versions.beside == []
