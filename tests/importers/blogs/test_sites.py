"""A blog of each system, with everything that its texts may hold, against what is to come of
it.

``expected/SYSTEM.txt`` has every file that an import makes, the report's groups first.
``REWRITE=1`` writes them anew: look at the difference before it is kept.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from importers.blogs.moved import SITES, files, move, site_in
from importers.imported import library_of

EXPECTED = Path(__file__).parent / "expected"
BLOGS = {
    "astro": "",
    "docusaurus": "",
    "eleventy": "",
    "ghost": "export.json",
    "html": "",
    "hugo": "",
    "jekyll": "",
    "material": "",
    "nikola": "",
    "pelican": "",
    "wordpress": "export.xml",
    "zola": "",
}


@pytest.mark.parametrize("name", BLOGS)
def test_a_blog_comes_over(name: str, tmp_path: Path) -> None:
    site = site_in(tmp_path)
    done = move(site, SITES / name / BLOGS[name])
    there = files(site)
    posts = [path for path in there if path.startswith("posts/") and path.endswith(".md")]
    counted = re.match(
        r"[^:]+: ([\d,]+) posts? in the old site.*; ([\d,]+) posts? in posts/", done.said
    )
    assert counted is not None, done.said
    assert counted[1] == counted[2] == str(len(posts))
    assert len(posts) >= 20
    said = [done.said.replace(str(tmp_path), "…")]
    for path, data in sorted(there.items()):
        if path.startswith(("posts/", "docs/")) and not path.endswith((".svg", ".pdf", ".png")):
            said.append(f"\n=== {path}\n{data.decode()}")
        elif path.startswith("posts/"):
            said.append(f"\n=== {path} ({len(data)} bytes)\n")
    text = "".join(said)
    if os.environ.get("REWRITE"):
        EXPECTED.mkdir(exist_ok=True)
        (EXPECTED / f"{name}.txt").write_text(text)
    assert text == (EXPECTED / f"{name}.txt").read_text()


@pytest.mark.parametrize("name", BLOGS)
def test_its_errors_are_announced_and_again_changes_nothing(name: str, tmp_path: Path) -> None:
    site = site_in(tmp_path)
    done = move(site, SITES / name / BLOGS[name])
    _, errors = library_of(site)
    for problem in errors:
        assert f"### {problem.rule} (" in done.report, problem
        assert f"`{problem.path}:{problem.line}`" in done.report, problem
    assert done.status == bool(errors)
    first = files(site)
    assert "0 new, 0 changed" in move(site, SITES / name / BLOGS[name]).said
    assert files(site) == first


@pytest.mark.parametrize("name", BLOGS)
def test_the_system_is_found_and_can_be_said(name: str, tmp_path: Path) -> None:
    said = "markdown" if name == "astro" else name
    by_itself = move(site_in(tmp_path / "a"), SITES / name / BLOGS[name], "--dry-run").said
    assert move(
        site_in(tmp_path / "b"), SITES / name / BLOGS[name], "--dry-run", "--from", said
    ).said == (by_itself.replace(str(tmp_path / "a"), str(tmp_path / "b")))
