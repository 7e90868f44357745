"""A build asks the network nothing, whatever the lists say of addresses."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import ENVIRONMENT, REPOSITORY, SITE

GUARD = """\
import json, sys

ASKS = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
        "socket.gethostbyname", "socket.gethostbyaddr", "urllib.Request",
        "http.client.connect", "ftplib.connect", "smtplib.connect"}
asked = []


def guard(event, words):
    if event in ASKS:
        asked.append([event, repr(words)])
        raise PermissionError("no network here")


sys.addaudithook(guard)
from %s
try:
    main(sys.argv[1:])
finally:
    print(json.dumps({"asked": asked, "loaded": sorted(sys.modules)}))
"""
BUILD = "mkdocs.__main__ import cli as main"
COMMAND = "reading_room.cli import main"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The repository's own content, with lists of every field and state."""
    for name in SITE:
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    shutil.copytree(REPOSITORY / "tests/constructs", tmp_path, dirs_exist_ok=True)
    config = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("reading-room:\n", "reading-room:\n      search: false\n")
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    return tmp_path


def guarded(program: str, *words: str, cwd: Path) -> tuple[int, list[list[str]], list[str], str]:
    """Run a program where whatever asks the network fails, and is remembered: an audit hook sees
    every call of Python's own sockets, which all libraries are made of."""
    done = subprocess.run(
        [sys.executable, "-c", GUARD % program, *words],
        cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    found = json.loads(done.stdout.splitlines()[-1])
    return done.returncode, found["asked"], found["loaded"], done.stderr


def test_a_build_asks_nothing_and_does_not_even_load_what_could(folder: Path) -> None:
    code, asked, loaded, said = guarded(BUILD, "build", cwd=folder)
    assert (code, asked) == (0, []), said
    assert "no longer works" in (folder / "site/reading-lists/links/index.html").read_text()
    assert not [name for name in loaded if name.startswith("reading_room.links")]


def test_nor_does_a_check_of_the_files(folder: Path) -> None:
    code, asked, _, said = guarded(COMMAND, "check", cwd=folder)
    assert (code, asked) == (0, []), said


def test_the_guard_sees_whoever_asks(folder: Path) -> None:
    _, asked, _, _ = guarded(COMMAND, "links", "check", "--pause", "0", cwd=folder)
    assert {event for event, _ in asked} == {"socket.getaddrinfo"}
