"""The plugin in somebody else's site: plain Material, MkDocs and ProperDocs, git, and mistakes."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from helpers import ENVIRONMENT, Run, contents

BUILT_AT = re.compile(rb"<(pubDate|lastBuildDate)>[^<]*</\1>|mkdocs-(1\.6\.\d|ProperDocs [\d.]+)")


def build(run: Run, site: Path, tool: str = "mkdocs", into: str = "site") -> None:
    done = run(tool, "build", "--strict", "--site-dir", into, cwd=site)
    assert done.returncode == 0, done.stderr


def test_mkdocs_and_properdocs_make_the_same_pages(run: Run, small_site: Path) -> None:
    build(run, small_site, "mkdocs", "one")
    build(run, small_site, "properdocs", "two")
    one, two = contents(small_site / "one"), contents(small_site / "two")
    assert one.keys() == two.keys()
    pages = [name for name in one if name.endswith((".html", ".xml")) and "rss" not in name]
    assert len(pages) > 15
    ours = [name for name in pages if name != "sitemap.xml"]
    different = [n for n in ours if BUILT_AT.sub(b"", one[n]) != BUILT_AT.sub(b"", two[n])]
    assert different == []


@pytest.mark.parametrize(
    "page",
    [
        "index.html",
        "posts/first/index.html",
        "posts/index.html",
        "reading-lists/works/index.html",
        "topics/direct-payments/index.html",
        "archive/2026/index.html",
        "feed.xml",
        "feed_rss_created.xml",
        "robots.txt",
    ],
)
def test_every_kind_of_page_is_there(run: Run, small_site: Path, page: str) -> None:
    build(run, small_site)
    assert (small_site / "site" / page).is_file()


def test_pages_under_docs_link_to_posts_and_works(run: Run, small_site: Path) -> None:
    build(run, small_site)
    html = (small_site / "site/about/index.html").read_text()
    assert 'href="../posts/first/#why"' in html
    assert 'href="../reading-lists/works/#fox-2014"' in html


def test_a_title_is_text_in_material_too(run: Run, small_site: Path) -> None:
    build(run, small_site)
    html = (small_site / "site/posts/first/index.html").read_text()
    assert "<title>Choice &amp; control" in html
    assert "Choice & control" not in html


def test_three_mistakes_are_all_told_and_the_old_site_stays(run: Run, small_site: Path) -> None:
    git = ["git", "-c", "user.name=An editor", "-c", "user.email=editor@elsewhere.example"]
    subprocess.run([*git, "init", "-q"], cwd=small_site, check=True)
    (small_site / ".gitignore").write_text("site/\n")
    subprocess.run([*git, "add", "."], cwd=small_site, check=True)
    subprocess.run([*git, "commit", "-qm", "A post"], cwd=small_site, check=True)
    build(run, small_site)
    before = contents(small_site / "site")

    post = small_site / "posts/first.md"
    broken = post.read_text().replace("2026-01-05", "2026-02-30").replace("topics", "topic")
    post.write_text(broken.replace("@fox-2014", "@fox-2041"))
    done = run("mkdocs", "build", cwd=small_site)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    told = [line for line in done.stderr.splitlines() if line.startswith("posts/first.md:")]
    assert told == [
        "posts/first.md:3:7: error: There is no such date as 2026-02-30. [value-date]",
        "posts/first.md:5:1: error: A post has no key called topic. [key-unknown]",
        "posts/first.md:10:12: error: No reading list has an item with the id fox-2041."
        " [citation-unknown]",
    ]
    hints = [line for line in done.stderr.splitlines() if line.startswith("    ")]
    assert any("Did you mean topics?" in hint for hint in hints)
    assert any("Did you mean fox-2014?" in hint for hint in hints)
    assert contents(small_site / "site") == before
    assert [path.name for path in small_site.glob(".site*")] == []

    subprocess.run([*git, "checkout", "-q", "--", "."], cwd=small_site, check=True)
    build(run, small_site)
    assert contents(small_site / "site").keys() == before.keys()


def test_what_is_held_back_is_counted_and_named_in_the_last_lines(
    run: Run, small_site: Path
) -> None:
    text = (small_site / "posts/first.md").read_text()
    (small_site / "posts/later.md").write_text(text.replace("2026-01-05", "2026-12-03"))
    (small_site / "posts/draft.md").write_text(text.replace("---\n\n", "draft: true\n---\n\n"))
    (small_site / "posts/notes.txt").write_text("to do")
    done = run("mkdocs", "build", "--strict", cwd=small_site)
    assert done.returncode == 0, done.stderr
    assert "Published 1 post and 1 reading list." in done.stderr
    assert "posts/later.md: until 3 December 2026" in done.stderr
    assert "posts/draft.md: a draft" in done.stderr
    assert "posts/notes.txt" in done.stderr
    for path, data in contents(small_site / "site").items():
        assert not path.startswith(("posts/later", "posts/draft", "posts/notes"))
        if path.endswith((".html", ".xml", ".json")):
            assert b"posts/later" not in data, path
            assert b"posts/draft" not in data, path


def test_a_warning_in_a_strict_build_publishes_nothing(run: Run, small_site: Path) -> None:
    build(run, small_site)
    before = contents(small_site / "site")
    (small_site / "docs/about.md").write_text("# About\n\n[Nowhere](nowhere.md)\n")
    done = run("mkdocs", "build", "--strict", cwd=small_site)
    assert done.returncode == 1
    assert contents(small_site / "site") == before


def test_a_site_without_posts_or_lists_builds(run: Run, small_site: Path) -> None:
    (small_site / "posts/first.md").unlink()
    (small_site / "reading_lists/works.yml").unlink()
    (small_site / "docs/about.md").write_text("# About\n")
    build(run, small_site)
    assert "There are no posts yet." in (small_site / "site/posts/index.html").read_text()


def test_two_builds_are_the_same_to_the_byte(
    run: Run, small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(run, small_site, into="one")
    monkeypatch.setitem(ENVIRONMENT, "TZ", "Pacific/Auckland")
    monkeypatch.setitem(ENVIRONMENT, "PYTHONHASHSEED", "7")
    build(run, small_site, into="two")
    one, two = contents(small_site / "one"), contents(small_site / "two")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []
