"""Every file is published, held back or named, and nothing takes the place of anything else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helpers import Run, contents

POST = "---\ntitle: {title}\ndate: 2026-01-05\n{more}---\n\nWords.\n"
LEFT_OVER = [
    "~$x.docx", ".~lock.x.odt#", "Thumbs.db", ".DS_Store", "desktop.ini", "x.md~", "#x.md#",
    "y.md.txt", "z.MD", "x.md.bak", "x.orig", ".x.md.swp",
]  # fmt: skip


def build(run: Run, site: Path, *words: str):  # type: ignore[no-untyped-def]
    done = run("mkdocs", "build", "--strict", *words, cwd=site)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def counts(said: str) -> dict[str, int]:
    """The line that counts: ``{"file": 9, "post": 1, …}``, in the singular."""
    [line] = re.findall(r"^.*?(\d[\d,]* files?: \d.*)\.$", said, re.M)
    found, _, rest = line.partition(": ")
    parts = [found, *rest.split(", ")]
    pairs = (part.split(" ", 1) for part in parts)
    return {
        noun.replace("files", "file").replace("posts", "post"): int(number)
        for number, noun in pairs
    }


def test_all_files_are_counted_once(run: Run, small_site: Path) -> None:
    for folder in ("posts", "reading_lists", "docs"):
        for name in LEFT_OVER:
            (small_site / folder / name).write_text("mine")
    posts = small_site / "posts"
    (posts / "later.md").write_text(
        "---\ntitle: Later\ndate: 2027-01-05\n---\n\n![A](later/a.png)\n"
    )
    (posts / "later.comments.yml").write_text("- {id: c1, name: Jo, text: Good}\n")
    (posts / "later").mkdir()
    (posts / "later/a.png").write_bytes(b"x")
    (posts / "draft.md").write_text(POST.format(title="D", more="draft: true\n"))
    (posts / "gone.md").write_text(POST.format(title="G", more="withdrawn: Wrong.\n"))
    (posts / "gone.easy-read.md").write_text("---\ntitle: G\n---\n\n## It is wrong\n")
    (posts / "off.md").write_text(POST.format(title="O", more="comments: 'off'\n"))
    (posts / "off.comments.yml").write_text("- {id: c1, name: Jo, text: Good}\n")
    (posts / "first.comments.yml").write_text("- {id: c1, name: Jo, text: Good}\n")
    (posts / "first.easy-read.md").write_text("---\ntitle: E\n---\n\n## It is good\n")
    (posts / "notes.pdf").write_bytes(b"x")
    (posts / "notes.txt").write_text("x")
    (small_site / "docs/README.md").write_text("# Read me\n")
    (small_site / "docs/index.md").write_text("# Hello\n")
    (small_site / "docs/templates").mkdir()
    (small_site / "docs/templates/x.html").write_text("x")
    done = run("mkdocs", "build", cwd=small_site)  # MkDocs warns of README.md
    assert done.returncode == 0, done.stderr
    found = counts(done.stderr)
    assert found == {
        "file": 55, "post": 2, "reading list": 1, "Easy Read edition": 1, "file of comments": 1,
        "file beside post": 1, "file under docs/": 2, "file of data": 1, "withdrawn": 2,
        "held back": 7, "left over": 37,
    }  # fmt: skip
    assert sum(found.values()) == 2 * found["file"]
    held = dict(re.findall(r"Held back: (\S+): (.*)$", done.stderr, re.M))
    assert held == {
        "posts/later.md": "until 5 January 2027",
        "posts/later.comments.yml": "with posts/later.md",
        "posts/later/a.png": "with the post or page that uses it",
        "posts/draft.md": "a draft",
        "posts/off.comments.yml": "comments are off in posts/off.md",
        "docs/README.md": "MkDocs leaves it out",
        "docs/templates/x.html": "MkDocs leaves it out",
    }
    check = run("reading_room", "check", cwd=small_site)
    assert counts(check.stderr) == found
    for folder in ("posts", "reading_lists", "docs"):
        for name in LEFT_OVER:
            assert f"Left over, not part of the site: {folder}/{name}" in done.stderr
    published = {Path(path).name for path in contents(small_site / "site")}
    assert published.isdisjoint([*LEFT_OVER, "notes.txt", "a.png"])


def test_a_post_that_is_taken_away_is_gone_from_the_site(run: Run, small_site: Path) -> None:
    post = POST.format(title="A word like zebra", more="topics: [zebras]\n")
    (small_site / "posts/zebra.md").write_text(post)
    assert build(run, small_site).returncode == 0
    before = contents(small_site / "site")
    assert any(b"zebra" in data for data in before.values())
    (small_site / "posts/zebra.md").unlink()
    assert build(run, small_site).returncode == 0
    after = contents(small_site / "site")
    assert not [path for path in after if "zebra" in path]
    assert not [path for path, data in after.items() if b"zebra" in data]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("search: false", "page_size: true", "page_size must be a whole number"),
        ("search: false", "feed_entries: true", "feed_entries must be a whole number"),
        ("- rss", "- rss: {feeds_filenames: {rss_created: ../x.xml}}", "rss_created: ../x.xml"),
        ("- rss", "- rss: {feeds_filenames: {rss_created: /x.xml}}", "rss_created: /x.xml"),
        ("- rss", "- rss: {feeds_filenames: {rss_created: index.html}}", "rss_created: index.html"),
        ("- rss", "- rss: {feeds_filenames: {rss_created: feed.xml}}", "rss_created: feed.xml"),
        ("- rss", "- rss: {feeds_filenames: {json_created: x.xml}}", "json_created: x.xml"),
        ("- rss", "- rss: {feeds_filenames: {rss_updated: feed_rss_created.xml}}", "two feeds"),
        ("elsewhere.example/", "elsewhere.example/?a=b", "site_url is the address"),
        ("elsewhere.example/", "elsewhere.example/#top", "site_url is the address"),
        ("https://elsewhere", "ftp://elsewhere", "site_url is the address"),
        ("https://elsewhere", "javascript://elsewhere", "site_url is the address"),
    ],
)
def test_a_setting_that_would_break_the_site_is_refused(
    run: Run, small_site: Path, old: str, new: str, told: str
) -> None:
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text().replace(old, new))
    done = build(run, small_site)
    assert done.returncode == 1
    assert told in done.stderr
    check = run("reading_room", "check", cwd=small_site)
    assert check.returncode == 1
    assert "Traceback" not in check.stderr


def test_a_day_that_no_month_has_is_told_by_check(run: Run, small_site: Path) -> None:
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text().replace("2026-01-31", "2026-13-01"))
    done = run("reading_room", "check", cwd=small_site)
    assert done.returncode == 1
    assert "mkdocs.yml cannot be read: month must be in 1..12." in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("folder", ["posts", "reading_lists", "docs"])
def test_a_content_folder_may_be_a_link_inside_the_site_and_no_other(
    run: Run, small_site: Path, folder: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (small_site / "content").mkdir()
    (small_site / folder).rename(small_site / "content" / folder)
    (small_site / folder).symlink_to(f"content/{folder}")
    assert build(run, small_site).returncode == 0
    outside = tmp_path_factory.mktemp("outside") / folder
    (small_site / "content" / folder).rename(outside)
    (small_site / folder).unlink()
    (small_site / folder).symlink_to(outside)
    done = build(run, small_site)
    assert done.returncode == 1
    assert "is a link that leads out of the site's folder" in done.stderr


def test_a_content_folder_may_not_be_a_link_to_a_hidden_one(run: Run, small_site: Path) -> None:
    (small_site / ".git").mkdir()
    (small_site / "docs").rename(small_site / ".git/docs")
    (small_site / "docs").symlink_to(".git/docs")
    done = build(run, small_site)
    assert done.returncode == 1
    assert "docs is a link to a hidden folder" in done.stderr
