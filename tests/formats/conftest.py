"""The site of every trap, built by MkDocs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from formats.wanted import SITE
from helpers import Run


@pytest.fixture(scope="session")
def travelled(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The built site of ``tests/formats/site``; its folder of reading lists."""
    folder = tmp_path_factory.mktemp("travel") / "site"
    shutil.copytree(SITE, folder)
    done = run("mkdocs", "build", "--strict", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "site/reading-lists"
