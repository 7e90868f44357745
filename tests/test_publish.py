"""A build takes the old site's place: with real folders, real locks and real processes."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reading_room import publish
from reading_room.publish import Staging

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


def published(site: Path, files: dict[str, str]) -> Staging:
    staging = Staging(site)
    write(staging.folder, files)
    staging.publish()
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
        monkeypatch.setattr(publish, "_exchange", lambda one, other: False)  # noqa: ARG005
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
    staging = Staging(site)
    write(staging.folder, {"index.html": "new"})
    inodes = site.stat().st_ino, staging.folder.stat().st_ino
    assert publish._exchange(staging.folder, site)
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
    staging = Staging(site)
    write(staging.folder, {"index.html": "half a build"})
    staging.abandon()
    assert tree(site) == before
    assert site.stat().st_mtime_ns == moment
    assert names(site.parent) == ["site"]


def test_abandoning_twice_is_no_fault(site: Path) -> None:
    staging = Staging(site)
    staging.abandon()
    staging.abandon()


@pytest.mark.usefixtures("either_way")
def test_a_failure_while_dot_entries_are_kept_changes_nothing(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(site, {".git/HEAD": "ref"})
    before = tree(site)
    staging = Staging(site)
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

    monkeypatch.setattr(publish, "_exchange", broken)
    before = tree(site)
    staging = Staging(site)
    write(staging.folder, {"index.html": "new"})
    with pytest.raises(OSError, match="Input/output"):
        staging.publish()
    staging.abandon()
    assert tree(site) == before
    assert names(site.parent) == ["site"]


def test_where_the_second_rename_fails_the_first_is_undone(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "_exchange", lambda one, other: False)  # noqa: ARG005
    before = tree(site)
    staging = Staging(site)
    staging.folder.rmdir()  # somebody else's clean-up: the second rename has nothing to rename
    with pytest.raises(FileNotFoundError):
        staging._rename_twice()
    staging.abandon()
    assert tree(site) == before
    assert names(site.parent) == ["site"]


@pytest.mark.parametrize("mode", [0o755, 0o750, 0o2775])
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


def test_a_folder_that_cannot_be_moved_is_filled(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mount point cannot be renamed: its own folder stays, and what is in it changes."""
    write(site, {".git/HEAD": "ref", "was-a-file": "", "was-a-folder/index.html": ""})
    (site / "link").symlink_to("index.html")

    def busy(one: Path, other: Path) -> bool:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), f"{one} {other}")

    monkeypatch.setattr(publish, "_exchange", busy)
    inode = site.stat().st_ino
    new = {"index.html": "new", "was-a-file/index.html": "x", "was-a-folder": "y", "link": "z"}
    published(site, new)
    assert site.stat().st_ino == inode
    assert {name: found for name, found in tree(site).items() if found} == {
        ".git/HEAD": b"ref",
        "index.html": b"new",
        "link": b"z",
        "was-a-file/index.html": b"x",
        "was-a-folder": b"y",
    }
    assert "gone" not in names(site)
    assert names(site.parent) == ["site"]


HOLD = """
import sys, time
from pathlib import Path
from reading_room.publish import Staging
staging = Staging(Path(sys.argv[1]))
(staging.folder / "index.html").write_text("half")
print(staging.folder, flush=True)
time.sleep(60)
"""


def running_build(site: Path) -> tuple[subprocess.Popen[str], Path]:
    """Another process that is half-way through a build of the same site."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(site)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    return process, Path(process.stdout.readline().strip())


def test_what_a_killed_build_left_is_cleared_up_and_a_running_one_is_not(site: Path) -> None:
    killed, left_over = running_build(site)
    running, folder = running_build(site)
    try:
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        assert left_over.is_dir()
        published(site, {"index.html": "new"})
        assert not left_over.exists()
        assert tree(folder) == {"index.html": b"half"}
        assert tree(site) == {"index.html": b"new"}
    finally:
        running.kill()
        running.wait()
        for process in (killed, running):
            assert process.stdout
            process.stdout.close()
    Staging(site).abandon()
    assert names(site.parent) == ["site"]


def test_two_builds_in_one_process_leave_each_other_alone(site: Path) -> None:
    one = Staging(site)
    write(one.folder, {"index.html": "one"})
    two = Staging(site)
    write(two.folder, {"index.html": "two"})
    one.publish()
    two.publish()
    assert tree(site) == {"index.html": b"two"}
    assert names(site.parent) == ["site"]


def test_a_build_killed_between_its_renames_gives_the_old_site_back(site: Path) -> None:
    before = tree(site)
    build = site.parent / ".site.building-abc"
    write(build, {"index.html": "new"})
    site.rename(build.with_name(f"{build.name}.old"))
    Staging(site).abandon()
    assert tree(site) == before
    assert names(site.parent) == ["site"]


def test_nothing_is_taken_from_a_build_between_its_renames(site: Path) -> None:
    running = Staging(site)
    old = running.folder.with_name(f"{running.folder.name}.old")
    site.rename(old)
    Staging(site).abandon()
    assert old.is_dir()
    assert not site.exists()
    old.rename(site)
    running.abandon()


def test_folders_of_other_sites_are_left_alone(site: Path) -> None:
    others = {".website.building-x", "site.building-x", ".site", ".site.building"}
    for name in others:
        write(site.parent / name, {"index.html": "theirs"})
    Staging(site).abandon()
    assert set(names(site.parent)) == {"site", *others}
