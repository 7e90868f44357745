"""A build takes the old site's place: with real folders, real locks and real processes."""

from __future__ import annotations

import errno
import fcntl
import gc
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reading_room import publish
from reading_room.publish import HalfFilledError, Staging

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="exchange is Linux's own")


def tree(folder: Path) -> dict[str, bytes | str]:
    """Everything below a folder: bytes of files, targets of links, "" for folders."""
    return {
        path.relative_to(folder).as_posix(): (
            str(path.readlink())
            if path.is_symlink()
            else path.read_bytes()
            if path.is_file()
            else ""
        )
        for path in sorted(folder.rglob("*"))
    }


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def begun(site: Path) -> Staging:
    staging = Staging(site)
    staging.begin()
    return staging


def published(site: Path, files: dict[str, str]) -> Staging:
    staging = begun(site)
    write(staging.folder, files)
    staging.publish()
    staging.release()
    return staging


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that is published already."""
    folder = tmp_path / "work" / "site"
    write(folder, {"index.html": "old", "posts/a/index.html": "a", "gone/index.html": "gone"})
    return folder


@pytest.fixture(params=["exchange", "two renames"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Publish by exchange, and where the machine has none."""
    if request.param == "two renames":
        monkeypatch.setattr(publish, "exchange", lambda one, other: False)  # noqa: ARG005
    return str(request.param)


def test_the_first_build_makes_the_folder_and_those_above_it(tmp_path: Path) -> None:
    site = tmp_path / "public" / "www" / "site"
    published(site, {"index.html": "new"})
    assert tree(site) == {"index.html": b"new"}
    assert names(site.parent) == ["site"]


@pytest.mark.usefixtures("either_way")
def test_the_new_site_is_all_that_is_left(site: Path) -> None:
    published(site, {"index.html": "new", "posts/b/index.html": "b"})
    assert tree(site) == {
        "index.html": b"new",
        "posts": "",
        "posts/b": "",
        "posts/b/index.html": b"b",
    }
    assert names(site.parent) == ["site"]


@LINUX
def test_on_linux_the_folders_are_exchanged(site: Path) -> None:
    """A reader who has the old folder open goes on reading it; the address is never empty."""
    staging = begun(site)
    write(staging.folder, {"index.html": "new"})
    inodes = site.stat().st_ino, staging.folder.stat().st_ino
    assert publish.exchange(staging.folder, site)
    assert (staging.folder.stat().st_ino, site.stat().st_ino) == inodes
    staging.abandon()


@LINUX
def test_the_address_is_never_empty(site: Path) -> None:
    stop, missing = threading.Event(), []

    def read() -> None:
        while not stop.is_set():
            try:
                (site / "index.html").read_bytes()
            except FileNotFoundError as error:
                missing.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(30):
        published(site, {"index.html": str(number)})
    stop.set()
    reader.join()
    assert missing == []


@pytest.mark.usefixtures("either_way")
def test_entries_with_a_dot_stay(site: Path) -> None:
    write(site, {".git/HEAD": "ref", ".nojekyll": "", ".well-known/security.txt": "old"})
    (site / ".link").symlink_to("index.html")
    (site / ".broken").symlink_to("nowhere")
    published(site, {"index.html": "new", ".well-known/security.txt": "new"})
    assert tree(site) == {
        ".broken": "nowhere",
        ".git": "",
        ".git/HEAD": b"ref",
        ".link": "index.html",
        ".nojekyll": b"",
        ".well-known": "",
        ".well-known/security.txt": b"new",
        "index.html": b"new",
    }


def test_an_abandoned_build_changes_nothing(site: Path) -> None:
    before, moment = tree(site), site.stat().st_mtime_ns
    staging = begun(site)
    write(staging.folder, {"index.html": "half a build"})
    staging.abandon()
    assert tree(site) == before
    assert site.stat().st_mtime_ns == moment
    assert names(site.parent) == ["site"]


def test_abandoning_twice_is_no_fault(site: Path) -> None:
    staging = begun(site)
    staging.abandon()
    staging.abandon()


@pytest.mark.usefixtures("either_way")
def test_a_failure_while_dot_entries_are_kept_changes_nothing(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(site, {".git/HEAD": "ref"})
    before = tree(site)
    staging = begun(site)
    write(staging.folder, {"index.html": "new"})

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(publish.shutil, "copytree", full)
    with pytest.raises(OSError, match="No space"):
        staging.publish()
    staging.abandon()
    assert tree(site) == before
    assert names(site.parent) == ["site"]


def test_an_exchange_that_fails_changes_nothing(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(one: Path, other: Path) -> bool:
        raise OSError(errno.EIO, os.strerror(errno.EIO), f"{one} {other}")

    monkeypatch.setattr(publish, "exchange", broken)
    before = tree(site)
    staging = begun(site)
    write(staging.folder, {"index.html": "new"})
    with pytest.raises(OSError, match="Input/output"):
        staging.publish()
    staging.abandon()
    assert tree(site) == before
    assert names(site.parent) == ["site"]


def test_where_the_second_rename_fails_the_first_is_undone(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "exchange", lambda one, other: False)  # noqa: ARG005
    before = tree(site)
    staging = begun(site)
    staging.folder.rename(site.parent / "elsewhere")  # somebody else's clean-up
    with pytest.raises(FileNotFoundError):
        staging._move()
    staging.abandon()
    assert tree(site) == before
    assert names(site.parent) == ["elsewhere", "site"]


@pytest.mark.parametrize("mode", [0o755, 0o750, 0o2775, 0o555])
@pytest.mark.usefixtures("either_way")
def test_the_folder_keeps_its_rights(site: Path, mode: int) -> None:
    site.chmod(mode)
    published(site, {"index.html": "new"})
    assert site.stat().st_mode & 0o7777 == mode


def test_a_new_folder_has_the_rights_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    published(tmp_path / "site", {"index.html": "new"})
    assert (tmp_path / "site").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.usefixtures("either_way")
def test_a_link_to_the_site_stays_a_link(tmp_path: Path, site: Path) -> None:
    link = tmp_path / "public"
    link.symlink_to(site)
    published(link, {"index.html": "new"})
    assert link.readlink() == site
    assert tree(site) == {"index.html": b"new"}
    assert names(tmp_path) == ["public", "work"]


def test_a_link_to_a_site_that_is_not_there_yet(tmp_path: Path) -> None:
    (tmp_path / "public").symlink_to(tmp_path / "disk" / "site")
    published(tmp_path / "public", {"index.html": "new"})
    assert tree(tmp_path / "disk" / "site") == {"index.html": b"new"}


@pytest.fixture
def mounted(site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in a folder that cannot be renamed."""

    def busy(one: Path, other: Path) -> bool:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), f"{one} {other}")

    monkeypatch.setattr(publish, "exchange", busy)
    return site


def test_a_folder_that_cannot_be_moved_is_filled(mounted: Path) -> None:
    """A mount point cannot be renamed: its own folder stays, and what is in it changes."""
    write(mounted, {".git/HEAD": "ref", "was-a-file": "", "was-a-folder/index.html": ""})
    (mounted / "link").symlink_to("index.html")

    inode = mounted.stat().st_ino
    new = {"index.html": "new", "was-a-file/index.html": "x", "was-a-folder": "y", "link": "z"}
    published(mounted, new)
    assert mounted.stat().st_ino == inode
    assert {name: found for name, found in tree(mounted).items() if found} == {
        ".git/HEAD": b"ref",
        "index.html": b"new",
        "link": b"z",
        "was-a-file/index.html": b"x",
        "was-a-folder": b"y",
    }
    assert "gone" not in names(mounted)
    assert names(mounted.parent) == ["site"]


def test_a_full_disk_is_met_before_anything_is_filled(
    mounted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = tree(mounted)
    staging = begun(mounted)
    write(staging.folder, {"index.html": "new"})
    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(OSError, match="No space") as caught:
        staging.publish()
    assert not isinstance(caught.value, HalfFilledError)
    staging.abandon()
    assert tree(mounted) == before
    assert names(mounted.parent) == ["site"]


def test_a_folder_that_was_filled_half_way_is_filled_by_the_next_build(
    mounted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staging = begun(mounted)
    write(staging.folder, {"index.html": "new", "posts/a/index.html": "new"})

    def broken(path: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rmdir", broken)
        with pytest.raises(HalfFilledError):
            staging.publish()
    staging.abandon()
    write(mounted, {".site.building-killed/index.html": "half"})
    published(mounted, {"index.html": "newer"})
    assert tree(mounted) == {"index.html": b"newer"}
    assert names(mounted.parent) == ["site"]


def test_pages_are_filled_in_after_what_they_show(
    mounted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = []
    replace = Path.replace

    def note(source: Path, target: Path) -> Path:
        moved.append(target.name)
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", note)
    published(mounted, {"index.html": "new", "feed.xml": "new", "style.css": "new"})
    assert moved == ["style.css", "feed.xml", "index.html"]


HOLD = """
import sys
from pathlib import Path
from reading_room.publish import Ending, Staging
staging = Staging(Path(sys.argv[1]))
ending = Ending(staging.abandon)
try:
    staging.begin(lambda: print("waiting", flush=True))
    (staging.folder / "index.html").write_text(sys.argv[2])
    print(staging.folder, flush=True)
    sys.stdin.readline()
    staging.publish()
    staging.release()
finally:
    staging.abandon()
"""


class Build:
    """Another process that builds the same site, and publishes it when it is told to."""

    def __init__(self, site: Path, text: str = "half") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(site), text],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip

    def says(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def end(self, with_signal: signal.Signals | None = None) -> int:
        """Publish, or be stopped; how the process ended."""
        if with_signal:
            self.process.send_signal(with_signal)
            self.process.wait(30)
        self.process.communicate("\n")
        return self.process.returncode


@pytest.fixture
def build(site: Path) -> Iterator[Callable[[str], Build]]:
    """Begin to build the site in another process."""
    begun: list[Build] = []

    def build(text: str) -> Build:
        begun.append(Build(site, text))
        return begun[-1]

    yield build
    for each in begun:
        each.process.kill()
        each.process.communicate()


Begin = Callable[[str], Build]


def test_what_a_killed_build_left_is_cleared_up(site: Path, build: Begin) -> None:
    killed = build("half")
    left_over = Path(killed.says())
    killed.end(signal.SIGKILL)
    assert (left_over / "index.html").is_file()
    published(site, {"index.html": "new"})
    assert tree(site) == {"index.html": b"new"}
    assert names(site.parent) == ["site"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_build_that_is_stopped_leaves_nothing(
    site: Path, build: Begin, number: signal.Signals
) -> None:
    """And it ends as any process does that is sent this signal."""
    before = tree(site)
    stopped = build("half")
    assert Path(stopped.says()).is_dir()
    assert stopped.end(number) == -number
    assert tree(site) == before
    assert names(site.parent) == ["site"]


def test_a_second_build_waits_for_the_first_and_publishes_last(site: Path, build: Begin) -> None:
    first = build("one")
    folder = first.says()
    second, third = build("two"), build("two")
    assert [second.says(), third.says()] == ["waiting", "waiting"]
    assert set(names(site.parent)) == {".site.building.lock", Path(folder).name, "site"}
    assert first.end() == 0
    for waiting in (second, third):
        waiting.process.stdin.write("\n")  # type: ignore[union-attr]
        waiting.process.stdin.flush()  # type: ignore[union-attr]
    assert [second.end(), third.end()] == [0, 0]
    assert tree(site) == {"index.html": b"two"}
    assert names(site.parent) == ["site"]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_second_build_goes_on_where_the_first_is_killed(
    site: Path, build: Begin, number: signal.Signals
) -> None:
    first = build("one")
    first.says()
    second = build("two")
    assert second.says() == "waiting"
    first.end(number)
    assert Path(second.says()).is_dir()
    assert second.end() == 0
    assert tree(site) == {"index.html": b"two"}
    assert names(site.parent) == ["site"]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_second_build_may_be_stopped_while_it_waits(
    site: Path, build: Begin, number: signal.Signals
) -> None:
    first = build("one")
    folder = Path(first.says())
    second = build("two")
    assert second.says() == "waiting"
    second.end(number)
    assert tree(folder) == {"index.html": b"one"}
    assert first.end() == 0
    assert tree(site) == {"index.html": b"one"}
    assert names(site.parent) == ["site"]


def test_builds_of_other_sites_do_not_wait(site: Path, build: Begin) -> None:
    build("one").says()
    staging = Staging(site.with_name("other"))
    staging.begin(lambda: pytest.fail("it waited"))
    staging.abandon()


def test_one_process_does_not_wait_for_itself(site: Path) -> None:
    one = begun(site)
    with pytest.raises(OSError, match="building it already"):
        begun(site)
    one.publish()
    begun(site).abandon()  # what is published and kept is let go
    assert names(site.parent) == ["site"]


def test_a_build_that_was_forgotten_keeps_nobody_out(site: Path) -> None:
    one = begun(site)
    folder = one.folder
    del one
    gc.collect()
    begun(site).abandon()
    assert not folder.exists()


def test_a_published_site_can_be_kept_from_other_builds(site: Path, build: Begin) -> None:
    one = begun(site)
    one.publish()
    second = build("two")
    assert second.says() == "waiting"
    one.release()
    assert Path(second.says()).is_dir()


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOTSUP, errno.EBADF])
def test_where_there_are_no_locks_nobody_waits_and_left_overs_go_after_a_day(
    site: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(lock: int, how: int) -> None:
        raise OSError(code, os.strerror(code), f"{lock} {how}")

    monkeypatch.setattr(fcntl, "flock", refuse)
    fresh, stale = (site.parent / f".site.building-{name}" for name in ("fresh", "stale"))
    write(fresh, {"index.html": "half"})
    write(stale, {"index.html": "half"})
    os.utime(stale, (0, 0))
    published(site, {"index.html": "new"})
    assert tree(site) == {"index.html": b"new"}
    assert names(site.parent) == [".site.building-fresh", "site"]


def test_a_build_killed_between_its_renames_gives_the_old_site_back(site: Path) -> None:
    before = tree(site)
    build = site.parent / ".site.building-abc"
    write(build, {"index.html": "new"})
    site.rename(build.with_name(f"{build.name}.old"))
    begun(site).abandon()
    assert tree(site) == before
    assert names(site.parent) == ["site"]


def test_folders_of_other_sites_are_left_alone(site: Path) -> None:
    others = {".website.building-x", "site.building-x", ".site", ".site.building"}
    for name in others:
        write(site.parent / name, {"index.html": "theirs"})
    begun(site).abandon()
    assert set(names(site.parent)) == {"site", *others}
