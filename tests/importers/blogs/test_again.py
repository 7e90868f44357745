"""A blog that is imported again: nothing twice, nothing lost that an editor wrote since."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from importers.blogs.moved import blog_of, files, move, site_in
from importers.imported import library_of

TEXTS = {
    "posts/2014-01-31-first.md": (
        "---\ntitle: First\ntags: [budgets]\nauthor: Example Author\n---\n"
        "Words, and [the second post](2014-02-08-second.md).\n\n![A square](square.svg)\n"
    ),
    "posts/2014-02-08-second.md": "---\ntitle: Second\n---\nMore words.\n",
    "posts/square.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
}


def test_again_changes_nothing(tmp_path: Path) -> None:
    site, blog = site_in(tmp_path), blog_of(tmp_path / "old", TEXTS)
    assert move(site, blog).status == 0
    first = files(site)
    assert set(first) == {
        "mkdocs.yml",
        ".reading-room/import.json",
        "docs/people.yml",
        "docs/topics.yml",
        "posts/old/first/index.md",
        "posts/old/first/square.svg",
        "posts/old/second.md",
    }
    done = move(site, blog)
    assert "0 new, 0 changed, 3 the same" in done.said
    assert files(site) == first


def test_a_dry_run_shows_all_and_writes_nothing(tmp_path: Path) -> None:
    site, blog = site_in(tmp_path), blog_of(tmp_path / "old", TEXTS)
    before = files(site)
    dry = move(site, blog, "--dry-run")
    assert files(site) == before
    assert "3 new, 0 changed, 0 the same (nothing was written)" in dry.said
    assert dry.said.replace(" (nothing was written)", "").replace("to be ", "") == (
        move(site, blog).said
    )


def test_what_was_edited_stays_and_what_is_new_comes(tmp_path: Path) -> None:
    site, blog = site_in(tmp_path), blog_of(tmp_path / "old", TEXTS)
    move(site, blog)
    edited = site / "posts/old/second.md"
    edited.write_text(edited.read_text().replace("More words.", "Better words."))
    (site / "posts/old/first/square.svg").unlink()
    (site / "posts/old/of-ours.md").write_text("---\ntitle: Ours\ndate: 2015-01-01\n---\nWords.\n")
    blog_of(
        blog,
        {
            "posts/2014-02-08-second.md": "---\ntitle: Second\n---\nMore words, changed.\n",
            "posts/2014-03-01-third.md": "---\ntitle: Third\ntags: [care]\n---\nThird.\n",
            "posts/2014-01-31-first.md": TEXTS["posts/2014-01-31-first.md"] + "\nAnd more.\n",
        },
    )
    done = move(site, blog)
    assert "1 new, 1 changed, 0 the same" in done.said
    assert "Edited since the last import, and left alone: second.md." in done.said
    assert "Taken away since the last import, and not made again: first/square.svg." in done.said
    assert "Better words." in edited.read_text()
    assert "And more." in (site / "posts/old/first/index.md").read_text()
    assert (site / "posts/old/third.md").exists()
    assert (site / "posts/old/of-ours.md").exists()
    assert (site / "docs/topics.yml").read_text().count("title:") == 2
    again = move(site, blog)
    assert "0 new, 0 changed" in again.said


def test_a_slug_that_is_there_gets_the_date_and_keeps_it(tmp_path: Path) -> None:
    site, blog = site_in(tmp_path), blog_of(tmp_path / "old", TEXTS)
    (site / "posts").mkdir()
    (site / "posts/second.md").write_text("---\ntitle: Ours\ndate: 2015-01-01\n---\nWords.\n")
    move(site, blog)
    assert (site / "posts/old/second-2014-02-08.md").exists()
    assert "](../second-2014-02-08.md)" in (site / "posts/old/first/index.md").read_text()
    (site / "posts/second.md").unlink()
    assert "0 new, 0 changed" in move(site, blog).said


def test_a_topic_is_told_of_where_nobody_is_new(tmp_path: Path) -> None:
    site, blog = site_in(tmp_path), blog_of(tmp_path / "old", TEXTS)
    (site / "docs/people.yml").write_text("ours:\n  name: Example Author\n")
    assert "Also added: 1 topic to topics.yml.\n" in move(site, blog).said


def test_people_and_topics_that_are_there_are_taken(tmp_path: Path) -> None:
    site, blog = site_in(tmp_path), blog_of(tmp_path / "old", TEXTS)
    people, topics = site / "docs/people.yml", site / "docs/topics.yml"
    people.write_text("ours:\n  name: Example Author  # the first\n")
    topics.write_text("budgets:\n  title: Our budgets\n")
    before = people.read_text(), topics.read_text()
    move(site, blog)
    assert (people.read_text(), topics.read_text()) == before
    assert "authors: [ours]" in (site / "posts/old/first/index.md").read_text()
    _, errors = library_of(site)
    assert errors == []


def test_killed_half_way_it_is_whole_or_nothing(tmp_path: Path) -> None:
    site = site_in(tmp_path)
    texts = {
        f"posts/2014-01-{day:02}-post-{day}-{number}.md": f"---\ntitle: P {day} {number}\n---\nW.\n"
        for day in range(1, 29)
        for number in range(4)
    }
    blog = blog_of(tmp_path / "old", texts)
    words = ["-m", "reading_room", "import", str(blog), "-f", str(site / "mkdocs.yml")]
    started = time.monotonic()
    subprocess.run([sys.executable, *words], check=True, capture_output=True)
    whole = time.monotonic() - started
    made = files(site / "posts")
    assert len(made) == len(texts)
    for part in (0.5, 0.8, 0.95):
        (site / "posts").rename(tmp_path / f"done-{part}")
        (site / ".reading-room/import.json").unlink()
        running = subprocess.Popen(
            [sys.executable, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(whole * part)
        os.kill(running.pid, signal.SIGKILL)
        running.wait()
        there = files(site / "posts") if (site / "posts").exists() else {}
        assert there in ({}, made), part
        subprocess.run([sys.executable, *words], check=True, capture_output=True)
        assert files(site / "posts") == made
