"""Pagefind is not started for a site whose texts stay as they are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pagefind.service import get_executable

from helpers import ENVIRONMENT, Run, contents


def test_a_build_with_the_same_texts_needs_no_pagefind(
    small_site: Path, run: Run, tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    program = tmp_path_factory.mktemp("program") / "pagefind"
    shutil.copy(get_executable() or "", program)
    monkeypatch.setitem(ENVIRONMENT, "PAGEFIND_BINARY_PATH", str(program))
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text().replace("search: false", "search: true"))
    post = small_site / "posts/first.md"

    first = run("mkdocs", "build", cwd=small_site)
    assert first.returncode == 0, first.stderr
    index = contents(small_site / "site/pagefind")
    assert "pagefind.js" in index

    program.chmod(0o644)  # the same program, which nobody can start
    post.write_text(post.read_text().replace("date: 2026-01-05", "date: 2026-01-05 10:00"))
    second = run("mkdocs", "build", cwd=small_site)
    assert second.returncode == 0, second.stderr
    assert contents(small_site / "site/pagefind") == index

    post.write_text(post.read_text().replace("Because", "For"))
    third = run("mkdocs", "build", cwd=small_site)
    assert third.returncode != 0
    assert "it cannot be started" in third.stderr
    assert contents(small_site / "site/pagefind") == index
