"""What happens to a published site when builds are killed, disks fail, and builds meet.

Real processes and real file systems. ``kill -9`` and faults are tried many times over, on a small
site whose two versions differ in several files.
"""

from __future__ import annotations

import errno
import json
import os
import random
import re
import shutil
import signal
import socket
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


CONFIG = """\
site_name: Elsewhere
site_url: https://elsewhere.example/
theme:
  name: material
  font: false
exclude_docs: |
  /assets/javascripts/
  /assets/stylesheets/
  /assets/images/
plugins:
  - reading-room:
      as_of: 2026-01-31
      search: false
  - rss
"""


class Versions:
    """A site whose texts can be those of either version, and what each is when published."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = root / "site"
        self.trees: dict[str, dict[str, bytes]] = {}

    def publish_both(self, run: Run) -> None:
        """Build the new version and then the old one, which stays."""
        for name in ("new", "old"):
            self.write(name)
            done = run("mkdocs", "build", "--strict", cwd=self.root)
            assert done.returncode == 0, done.stderr
            self.trees[name] = contents(self.site)
        assert self.trees["old"] != self.trees["new"]

    def copy(self, root: Path) -> Versions:
        """The same, in another folder."""
        shutil.copytree(self.root, root, dirs_exist_ok=True)
        other = Versions(root)
        other.trees = self.trees
        return other

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


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Versions:
    root = tmp_path_factory.mktemp("built")
    for folder in ("docs", "posts"):
        (root / folder).mkdir()
    (root / "mkdocs.yml").write_text(CONFIG)
    (root / "docs/about.md").write_text("# About\n")
    versions = Versions(root)
    versions.publish_both(run)
    return versions


@pytest.fixture
def versions(built: Versions, tmp_path: Path) -> Versions:
    return built.copy(tmp_path)


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
    with suppress(ProcessLookupError):
        while not there():
            os.kill(process, 0)
            time.sleep(0.0002)


def folder_of(versions: Versions) -> Path | None:
    return next(versions.root.glob(".site.building-*"), None)


def has(versions: Versions, name: str) -> bool:
    folder = folder_of(versions)
    return bool(folder and (folder / name).exists())


AS_PYTHON_LEAVES = re.compile(
    r"Exception ignored in.*?\n(KeyboardInterrupt:? ?|AttributeError: 'State' object .*?)\n",
    re.DOTALL,
)
"""What Python prints where Ctrl-C meets MkDocs as it opens or closes its log."""


def test_a_build_may_be_killed_at_any_moment(versions: Versions, warm: Warm) -> None:
    """Fifty times: at a random moment after the build has come to some stage."""
    chance = random.Random(SEED)  # noqa: S311
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
            assert "Traceback" not in AS_PYTHON_LEAVES.sub("", said)
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


@pytest.mark.parametrize(
    ("code", "every", "words"),
    [
        (errno.ENOSPC, 2, "The disk is full"),
        (errno.EIO, 6, "The disk has a fault"),
        (None, 4, "A file is larger than may be written here"),
    ],
)
def test_the_disk_may_fail_at_any_write(
    versions: Versions, warm: Warm, code: int | None, every: int, words: str
) -> None:
    """Every few writes: nothing is published, and it is said in plain words."""
    before = versions.published
    versions.write("new" if before == "old" else "old")
    at, failed = 1, 0
    while True:
        warm.start("build", fault={"at": at} | ({} if code is None else {"code": code}))
        status, said = warm.end()
        if "NO FAULT MET" in said:
            break
        assert "Traceback" not in said
        assert status == 1, said
        assert words in said
        assert versions.published == before
        assert versions.beside == []
        failed += 1
        at += every
    assert status == 0, said
    assert failed * every >= 30
    assert versions.published != before


WORLD = """
import json, subprocess, sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])
from helpers import contents

def mount(folder, size):
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "none", folder], check=True)

def build(folder):
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stderr

def size(folder):
    return sum(-(-len(data) // 4096) * 4 for data in contents(folder).values())

def change():
    post = next(Path("posts").glob("*.md"))
    post.write_text(post.read_text() + "More.")
"""
FULL = """
mount(disk := Path("disk"), 100_000)
assert build(disk / "site")[0] == 0
before, need = contents(disk / "site"), size(disk / "site")
change()
told = []
for part in (0, 0.1, 0.3, 0.5, 0.8, 0.95):
    room = int(need * (1 + part)) + 8
    subprocess.run(["mount", "-o", f"remount,size={room}k", disk], check=True)
    status, said = build(disk / "site")
    whole, beside = contents(disk / "site") == before, [path.name for path in disk.iterdir()]
    told.append([status, "The disk is full" in said, "Traceback" in said, whole, beside])
subprocess.run(["mount", "-o", "remount,size=100000k", disk], check=True)
told.append([build(disk / "site")[0], contents(disk / "site") != before])
print(json.dumps(told))
"""
MOUNTED = """
mount(site := Path("site"), 100_000)
assert build(Path("site"))[0] == 0
before, need = contents(site), size(site)
(site / ".git").mkdir()
(site / ".git/HEAD").write_text("ref")
(site / "left-over.html").write_text("")
device = site.stat().st_dev
before = contents(site)
change()
subprocess.run(["mount", "-o", f"remount,size={need + 16}k", site], check=True)
status, said = build(site)
told = [[status, "The disk is full" in said, "Traceback" in said, contents(site) == before]]
subprocess.run(["mount", "-o", "remount,size=100000k", site], check=True)
told.append([build(site)[0], contents(site) != before, device == site.stat().st_dev])
build(Path("other"))
same = {k: v for k, v in contents(site).items() if k != ".git/HEAD"} == contents(Path("other"))
told.append([same, (site / ".git/HEAD").read_text(), [path.name for path in Path().glob(".site*")]])
print(json.dumps(told))
"""


def in_a_world_of_its_own(code: str, cwd: Path) -> object:
    """Run a program that may mount disks which nobody else sees; what it prints, read as JSON.

    None where this machine lets nobody mount anything, as in a container without privileges.
    """
    own = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
    allowed = [*own, "mount", "-t", "tmpfs", "none", str(cwd)]
    if not shutil.which("unshare") or subprocess.run(allowed, capture_output=True).returncode:
        return None
    done = subprocess.run(
        [*own, sys.executable, "-c", WORLD + code, str(REPOSITORY / "tests")],
        cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_full_disk_changes_nothing(versions: Versions) -> None:
    """On a real disk that is too small, and then no longer.

    Where nobody may mount one, `test_the_disk_may_fail_at_any_write` stands for this.
    """
    told = in_a_world_of_its_own(FULL, versions.root)
    failed = [1, True, False, True, ["site"]]
    assert told in (None, [failed] * 6 + [[0, True]])


def test_a_mounted_site_is_filled_and_a_full_disk_changes_nothing(versions: Versions) -> None:
    """A mount point cannot be renamed: the system says EBUSY.

    Where nobody may mount one, tests/test_publish.py has the system's answer stand for it.
    """
    told = in_a_world_of_its_own(MOUNTED, versions.root)
    wanted = [[1, True, False, True], [0, True, True], [True, "ref", []]]
    assert told in (None, wanted)


def humble(*command: str) -> list[str]:
    """A command run by somebody to whom the rights of files mean something: not root."""
    if os.geteuid():
        return list(command)
    none = "-dac_override,-dac_read_search"
    return ["setpriv", f"--bounding-set={none}", f"--inh-caps={none}", *command]


@pytest.mark.parametrize("locked", [".", "site", "site/posts", "docs/about.md", "posts/old.md"])
def test_what_may_not_be_read_or_written_is_told(versions: Versions, locked: str) -> None:
    assert versions.published == "old"
    path = versions.root / locked
    mode = path.stat().st_mode
    path.chmod(0o555 if path.is_dir() else 0)
    try:
        done = subprocess.run(
            humble(sys.executable, "-m", "mkdocs", "build"),
            cwd=versions.root, env=ENVIRONMENT, capture_output=True, text=True,
        )  # fmt: skip
        beside = versions.beside
    finally:
        (path if path.exists() else versions.root).chmod(mode)
    assert "Traceback" not in done.stderr
    assert beside == []
    assert versions.published == "old"
    if locked.startswith("site"):  # the folder beside it may be written to: it is replaced
        assert done.returncode == 0
    else:
        assert done.returncode == 1
        assert re.search("[Nn]o right to read or write here|cannot be read", done.stderr)


def start(versions: Versions, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", *words],
        cwd=versions.root, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


HOLD = """
import pathlib, time


def on_env(env, config, files):
    pathlib.Path("begun").touch()
    while pathlib.Path("hold").exists():
        time.sleep(0.01)
"""


@pytest.mark.parametrize("killed", [True, False])
def test_builds_of_one_site_wait_for_one_another(versions: Versions, killed: bool) -> None:
    """Three at once, the first of them with the old texts: it does not come out last."""
    (versions.root / "hooks.py").write_text(HOLD)
    config = versions.root / "mkdocs.yml"
    config.write_text(config.read_text() + "hooks: [hooks.py]\n")
    (versions.root / "hold").touch()
    first = start(versions)
    while not (versions.root / "begun").exists():
        assert first.poll() is None
        time.sleep(0.01)
    versions.write("new")
    others = [start(versions), start(versions)]
    for other in others:
        assert other.stderr
        assert "waiting for it" in other.stderr.readline()
    assert versions.published == "old"
    assert len(versions.beside) == 2
    if killed:
        first.kill()
    (versions.root / "hold").unlink()
    said = [build.communicate()[1] for build in (first, *others)]
    ended = [build.returncode for build in (first, *others)]
    assert ended == [-signal.SIGKILL if killed else 0, 0, 0], said
    assert versions.published == "new"
    assert versions.beside == []


DIE = """
import os, signal


def on_post_build(config):
    if os.path.exists("die"):
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize(
    "command",
    [
        ["mkdocs", "build"],
        ["mkdocs", "build", "--dirty"],
        ["mkdocs", "build", "--site-dir", "site"],
        ["properdocs", "build"],
        ["mkdocs", "gh-deploy", "--site-dir", "site"],
    ],
    ids=" ".join,
)
def test_every_command_that_builds_publishes_whole(
    versions: Versions, run: Run, command: list[str]
) -> None:
    bare = versions.root / "bare.git"
    for words in (["init", "-q", "--bare", str(bare)], ["init", "-q"],
                  ["remote", "add", "origin", str(bare)]):  # fmt: skip
        subprocess.run(["git", *words], cwd=versions.root, check=True)
    seen = versions.root / "seen"
    (bare / "hooks/pre-receive").write_text(f"#!/bin/sh\nls -a {versions.root} > {seen}\n")
    (bare / "hooks/pre-receive").chmod(0o755)
    (versions.root / "hooks.py").write_text(DIE)
    config = versions.root / "mkdocs.yml"
    config.write_text(config.read_text() + "hooks: [hooks.py]\n")
    versions.write("new")
    (versions.root / "die").touch()
    assert run(*command, cwd=versions.root).returncode == -signal.SIGKILL
    assert versions.published == "old"
    assert len(versions.beside) == 2
    (versions.root / "die").unlink()
    done = run(*command, cwd=versions.root)
    assert done.returncode == 0, done.stderr
    assert versions.beside == []
    if command[0] == "mkdocs":  # ProperDocs writes its own name into the feeds
        assert versions.published == "new"
    else:
        assert contents(versions.site).keys() == versions.trees["new"].keys()
    if "gh-deploy" in command:
        show = ["git", "-C", str(bare), "show", "gh-pages:index.html"]
        assert subprocess.check_output(show) == versions.trees["new"]["index.html"]
        assert ".site.building.lock" in seen.read_text()  # no other build, while it was pushed


def test_serve_writes_nothing_near_the_site(versions: Versions) -> None:
    versions.write("new")
    around = {path.name for path in versions.root.iterdir()}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
        cwd=versions.root, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert server.stderr
        while "Serving on" not in (line := server.stderr.readline()):
            assert line
        assert {path.name for path in versions.root.iterdir()} == around
        assert versions.published == "old"
    finally:
        server.terminate()
        server.communicate()
