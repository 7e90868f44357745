"""``mkdocs serve``, the real one: a change is shown, and the feeds stay right."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError

import feedparser
import pytest

from preview_server import LOG, get, serving, wait_for


@pytest.fixture
def address(small_site: Path) -> Iterator[str]:
    with serving(small_site) as address:
        yield address


def test_a_save_is_shown_at_once_and_doubles_no_feed(small_site: Path, address: str) -> None:
    """The feeds of the RSS plugin wait for a build of the whole, which a new post asks for."""
    before = feedparser.parse(get(address + "feed_rss_created.xml")).entries
    assert len(before) == 2
    post = small_site / "posts/first.md"
    post.write_text(post.read_text().replace("Because of", "On account of"))
    wait_for(lambda: "On account of" in get(address + "posts/first/"))
    assert "On account of" in get(address + "feed.xml")
    (small_site / "posts/second.md").write_text("---\ntitle: Two\ndate: 2026-01-07\n---\n\nMore.\n")
    wait_for(lambda: "More." in get(address + "posts/second/"))
    after = feedparser.parse(get(address + "feed_rss_created.xml")).entries
    assert [entry.id for entry in after][1:] == [entry.id for entry in before]
    assert "On account of" in next(e.summary for e in after if "first" in e.link)
    assert not (small_site / "site").exists()


def test_a_mistake_is_told_and_its_mending_shown(small_site: Path, address: str) -> None:
    post = small_site / "posts/first.md"
    good = post.read_text()
    post.write_text(good.replace("2026-01-05", "2026-13-05"))
    wait_for(lambda: "[value-date]" in (small_site / LOG).read_text())
    assert "Because of" in get(address + "posts/first/")
    post.write_text(good.replace("Because of", "Thanks to"))
    wait_for(lambda: "Thanks to" in get(address + "posts/first/"))
    assert "Traceback" not in (small_site / LOG).read_text()


def test_a_mistake_under_docs_is_told_too(small_site: Path, address: str) -> None:
    page = small_site / "docs/about.md"
    good = page.read_text()
    page.write_text(f"{good}\n<script>alert(1)</script>\n")
    wait_for(lambda: "[docs-script]" in (small_site / LOG).read_text())
    assert "alert(1)" not in get(address + "about/")
    page.write_text(f"{good}\nAll is well.\n")
    wait_for(lambda: "All is well." in get(address + "about/"))
    assert "Traceback" not in (small_site / LOG).read_text()


def test_a_site_with_a_mistake_is_served_with_what_it_can_show(small_site: Path) -> None:
    """Once a post and a page under docs/ are mended, all is there, with no new start. What links to
    the post is there all the time, and shows what is saved in it meanwhile."""
    post, page = small_site / "posts/first.md", small_site / "docs/about.md"
    good = {path: path.read_text() for path in (post, page)}
    post.write_text(good[post].replace("2026-01-05", "2026-13-05"))
    page.write_text(f"{good[page]}\n<script>alert(1)</script>\n")
    other = small_site / "posts/other.md"
    other.write_text("---\ntitle: Other\ndate: 2026-01-06\n---\n\nSee [it](first.md).\n")
    with serving(small_site) as address:
        assert "1 problem: 1 post is missing until it is mended" in get(address)
        assert "posts/first.md:3:7" in get(address)
        assert "See <a>it</a>." in get(address + "posts/other/")
        assert "posts/first/" not in get(address + "posts/")
        with pytest.raises(HTTPError, match="404") as missing:
            get(address + "posts/first/")
        assert "posts/first.md:3:7" in missing.value.read().decode()
        other.write_text(other.read_text().replace("See", "Look at"))
        wait_for(lambda: "Look at <a>it</a>." in get(address + "posts/other/"))
        with pytest.raises(HTTPError, match="404"):
            get(address + "about/")
        post.write_text(good[post])
        wait_for(lambda: "docs-script" in (small_site / LOG).read_text())
        wait_for(lambda: "1 problem: a part of the site is missing" in get(address))
        wait_for(lambda: "Because of" in get(address + "posts/first/"))
        assert "posts/first/" in get(address + "posts/other/")
        with pytest.raises(HTTPError, match="404"):
            get(address + "about/")
        page.write_text(f"{good[page]}\nAll is well.\n")
        wait_for(lambda: "All is well." in get(address + "about/"))
        assert "preview-panel" not in get(address)
    assert "Traceback" not in (small_site / LOG).read_text()


def test_what_is_to_come_is_shown_with_its_day_and_a_draft_as_one(small_site: Path) -> None:
    write = small_site.joinpath
    write("posts/later.md").write_text("---\ntitle: Later\ndate: 2026-12-03\n---\n\nIn time.\n")
    write("posts/plan.md").write_text(
        "---\ntitle: Plan\ndate: 2026-01-08\ndraft: true\n---\n\nNot yet.\n"
    )
    with serving(small_site) as address:
        assert "Will be published on 3 December 2026" in get(address + "posts/later/")
        assert "A draft: not published" in get(address + "posts/plan/")
        listing = get(address + "posts/")
        assert "Will be published on 3 December 2026" in listing
        assert "A draft: not published" in listing
        assert "posts/plan.md: a draft" in (small_site / LOG).read_text()
    with serving(small_site, "properdocs", READING_ROOM_AS_PUBLISHED="1") as address:
        listing = get(address + "posts/")
        assert "Choice" in listing
        assert "Later" not in listing
        assert "Plan" not in listing


def test_a_folder_made_while_it_runs_is_seen_and_seen_to_go(small_site: Path) -> None:
    posts = small_site / "posts"
    shutil.move(posts, small_site / "kept")
    (small_site / "docs/about.md").write_text("# About\n")
    with serving(small_site) as address:
        assert "There are no posts yet." in get(address + "posts/")
        shutil.copytree(small_site / "kept", posts)
        wait_for(lambda: "Because of" in get(address + "posts/first/"))
        (posts / "first.md").rename(posts / "renamed.md")
        wait_for(lambda: "Because of" in get(address + "posts/renamed/"))
        assert "posts/first/" not in get(address + "posts/")
        shutil.rmtree(posts)
        wait_for(lambda: "There are no posts yet." in get(address + "posts/"))
        shutil.copytree(small_site / "kept", posts)
        wait_for(lambda: "Because of" in get(address + "posts/first/"))
    assert "Traceback" not in (small_site / LOG).read_text()


def test_mistakes_are_said_in_the_page_and_the_rest_stays_up(
    small_site: Path, address: str
) -> None:
    """Of a post, of mkdocs.yml and of a template; the page comes back when each is mended."""
    post, settings = small_site / "posts/first.md", small_site / "mkdocs.yml"
    page = address + "posts/first/"
    good = post.read_text()
    post.write_text(good.replace("2026-01-05", "2026-13-05"))
    wait_for(lambda: "posts/first.md:3:7" in get(page))
    assert "Because of" in get(page)
    assert "2026-05-13" in get(address + "about/")  # what to write instead
    post.write_text(good)
    wait_for(lambda: "preview-panel" not in get(page))
    config = settings.read_text()
    settings.write_text(config + "nav: [\n")
    wait_for(lambda: "error parsing the configuration file" in get(page))
    assert "Because of" in get(page)
    settings.write_text(config.replace("site_name: Elsewhere", "site_name: Here at last"))
    wait_for(lambda: "Here at last" in get(page) and "preview-panel" not in get(page))
    settings.write_text(config.replace("name: material", "name: material\n  custom_dir: own"))
    wait_for(lambda: "custom_dir" in get(page))
    (small_site / "own").mkdir()
    (small_site / "own/main.html").write_text('{% extends "base.html" %}{% block nothing %}')
    settings.write_text(settings.read_text() + "# and again\n")
    wait_for(lambda: "own/main.html:1: Unexpected end" in get(page))
    (small_site / "own/main.html").write_text('{% extends "base.html" %}<!-- own -->')
    wait_for(lambda: "preview-panel" not in get(page))
    assert "Because of" in get(page)
    assert "Traceback" not in (small_site / LOG).read_text()


def test_people_and_the_glossary_are_seen_too(small_site: Path, address: str) -> None:
    people = small_site / "docs/people.yml"
    people.write_text(people.read_text().replace("Alex Fox", "Alex J Fox"))
    wait_for(lambda: "Alex J Fox" in get(address + "posts/first/"))
    (small_site / "docs/glossary.yml").write_text("- term: Because\n  definition: For a reason.\n")
    wait_for(lambda: "For a reason." in get(address + "posts/first/"))
