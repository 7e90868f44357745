"""Who checked an Easy Read edition is said where its front matter says it, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Run

EDITION = """\
---
title: Choice
{keys}---

![Two doors, one of them open](doors.svg)

You choose.
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h3v7H1z"/></svg>\n'


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("", ""),
        ("checked_by: a readers’ group\n", "<p>Checked by a readers’ group.</p>"),
        (
            'checked_by: a readers’ group\nchecked_on: "2026-01-05"\n',
            "<p>Checked by a readers’ group on 5 January 2026.</p>",
        ),
        (
            'checked_by: a readers’ group\nchecked_on: "2026-01"\n',
            "<p>Checked by a readers’ group in January 2026.</p>",
        ),
    ],
)
def test_who_checked_an_edition(run: Run, small_site: Path, keys: str, said: str) -> None:
    (small_site / "posts/first.easy-read.md").write_text(EDITION.format(keys=keys))
    (small_site / "posts/doors.svg").write_text(SVG)
    done = run("mkdocs", "build", "--strict", cwd=small_site)
    assert done.returncode == 0, done.stderr
    page = (small_site / "site/posts/first/easy-read/index.html").read_text()
    assert said in page
    assert page.count("Checked") == bool(said)
