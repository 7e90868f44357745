"""A site with a list, and a server on this machine that answers as the services do."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from add.answers import CONFIG, LIST, OTHER, Add, Write
from helpers import ENVIRONMENT
from liar import Liar, serving


@pytest.fixture
def liar() -> Iterator[Liar]:
    with serving() as liar:
        yield liar


@pytest.fixture
def site(write: Write, liar: Liar) -> Path:
    return write(
        {
            "mkdocs.yml": CONFIG.format(here=liar.url),
            "docs/index.md": "# Adding\n",
            "reading_lists/works.yml": LIST,
            "reading_lists/others.yml": OTHER,
        }
    )


@pytest.fixture
def command(site: Path) -> list[str]:
    """The command, up to what is to be added."""
    quick = ["--private", "--pause", "0", "--timeout", "2", "-f", str(site / "mkdocs.yml")]
    return [sys.executable, "-m", "reading_room", "add", *quick]


@pytest.fixture
def add(site: Path, command: list[str]) -> Add:
    """Run ``reading-room add`` with these words."""

    def add(*words: str, typed: str = "", to: str = "works") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, *(["--list", to] if to else []), *words],
            cwd=site, env=ENVIRONMENT, capture_output=True, text=True, timeout=60, input=typed,
        )  # fmt: skip

    return add
