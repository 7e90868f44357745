"""What ``mkdocs serve`` shows after a save is what a fresh build would show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.exceptions import MkDocsException

from preview_builder import Builder, alone
from scribe import Scribe
from test_mistakes import wrong

RSS = {f"feed_{kind}_{which}.{ending}" for kind, ending in (("rss", "xml"), ("json", "json"))
       for which in ("created", "updated")}  # fmt: skip


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    with alone():
        yield


def differing(shown: dict[str, bytes], fresh: dict[str, bytes]) -> list[str]:
    """The paths at which two sites are not the same, the feeds of the RSS plugin aside."""
    paths = (shown.keys() | fresh.keys()) - RSS
    return sorted(path for path in paths if shown.get(path) != fresh.get(path))


def built(builder: Builder) -> tuple[dict[str, bytes], bool]:
    """What is built, and whether it is all of the site: a build ends at a mistake, and a preview
    that has just begun leaves out a part."""
    try:
        site = builder.build()
    except MkDocsException:
        return {}, False
    return site, not builder.plugins["reading-room"].standing.partial


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("published", [True, False])
def test_fifty_changes_of_any_kind_are_shown_as_a_fresh_build_shows_them(
    tmp_path: Path, seed: int, published: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eight times: 400 changes of titles, texts, topics, people, lists, templates and so on. A
    preview of what is published is as a build; one of what is to come, as a preview just begun."""
    monkeypatch.setenv("READING_ROOM_AS_PUBLISHED", "1" if published else "")
    scribe = Scribe(tmp_path / "work", seed)
    config = tmp_path / "work/mkdocs.yml"
    preview = Builder(config, tmp_path / "shown", serve=True)
    shown = preview.build()
    refused = small = 0
    for number in range(50):
        what = scribe.edit()
        fresh, whole = built(Builder(config, tmp_path / f"fresh-{number}", serve=not published))
        if not whole:
            refused += 1
            assert preview.build() == shown, what
            scribe.mend()
            again = Builder(config, tmp_path / f"mended-{number}", serve=not published)
            fresh, whole = built(again)
            assert whole, what
        shown = preview.build()
        assert differing(shown, fresh) == [], f"change {number}: {what}"
        small += preview.plugins["reading-room"].preview.touched is not None
    assert small > 15
    assert refused < 15


def test_a_small_change_keeps_what_the_footer_finds_of_the_site(
    tmp_path: Path, small_site: Path
) -> None:
    config, docs = small_site / "mkdocs.yml", small_site / "docs"
    config.write_text(config.read_text().replace("name: material", "name: reading-room"))
    (docs / "reading-settings.md").write_text("# Reading settings\n")
    (docs / "accessibility.yml").write_text(
        "organisation: Us\nprepared: 2026-01-01\ncontact: {email: a@example.org}\n"
    )
    preview = Builder(config, tmp_path / "shown", serve=True)
    preview.build()
    post = small_site / "posts/first.md"
    post.write_text(post.read_text().replace("Because of", "On account of"))
    shown = preview.build()
    assert preview.plugins["reading-room"].preview.touched is not None
    page = shown["posts/first/index.html"].decode()
    assert "On account of" in page
    for address in ("reading-settings/", "accessibility/", "accessibility/#report"):
        assert f'href="../../{address}"' in page
    assert differing(shown, Builder(config, tmp_path / "fresh", serve=False).build()) == []


def test_a_draft_without_a_date_is_in_no_feed(tmp_path: Path, small_site: Path) -> None:
    """A feed needs a date for each entry, and 1970 is nobody's."""
    front = "title: Waiting\ndraft: true\nauthors: [Ann Bell]"
    (small_site / "posts/waiting.md").write_text(f"---\n{front}\n---\n\nWords.\n")
    shown = Builder(small_site / "mkdocs.yml", tmp_path / "shown", serve=True).build()
    assert b"Waiting" in shown["posts/waiting/index.html"]
    feeds = {path: data for path, data in shown.items() if path.endswith(".xml") or path in RSS}
    assert RSS & feeds.keys()
    assert not [path for path, data in feeds.items() if "feed" in path and b"Waiting" in data]
    entries = [data for data in feeds.values() if b"<entry>" in data or b"<item>" in data]
    assert entries
    assert not any(b"1970" in data for data in entries)


def test_what_begins_with_a_mistake_is_as_a_site_without_that_post(
    tmp_path: Path, small_site: Path
) -> None:
    (small_site / "posts/second.md").write_text("---\ntitle: Two\ndate: 2026-01-07\n---\n\nMore.\n")
    bad, config = small_site / "posts/bad.md", small_site / "mkdocs.yml"
    bad.write_text("---\ntitle: Bad\ndate: 2026-01-32\n---\n\nWords.\n")
    shown = Builder(config, tmp_path / "shown", serve=True).build()
    assert "posts/second/index.html" in shown
    assert not [path for path in shown if "bad" in path]
    bad.unlink()
    assert differing(shown, Builder(config, tmp_path / "fresh", serve=True).build()) == []


@pytest.mark.parametrize("name", ["index.md", "README.md"])
def test_a_mistake_in_the_introduction_leaves_the_home_page_there_without_it(
    tmp_path: Path, small_site: Path, name: str
) -> None:
    (small_site / "docs/index.md").unlink(missing_ok=True)
    page, config = small_site / "docs" / name, small_site / "mkdocs.yml"
    page.write_text("# Welcome\n\nHello.\n\n<script>alert(1)</script>\n")
    preview = Builder(config, tmp_path / "shown", serve=True)
    home = preview.build()["index.html"]
    assert preview.plugins["reading-room"].standing.partial
    assert b"posts/first/" in home
    assert b"alert(1)" not in home
    page.write_text("# Welcome\n\nHello.\n")
    shown = preview.build()
    assert b"Hello." in shown["index.html"]
    assert differing(shown, Builder(config, tmp_path / "fresh", serve=True).build()) == []


def test_a_site_of_a_hundred_mistakes_is_shown_as_far_as_it_goes(
    tmp_path: Path, small_site: Path
) -> None:
    for name, body in wrong().items():
        (small_site / name).parent.mkdir(parents=True, exist_ok=True)
        (small_site / name).write_bytes(body.encode())
    preview = Builder(small_site / "mkdocs.yml", tmp_path / "shown", serve=True)
    shown = preview.build()
    plugin = preview.plugins["reading-room"]
    assert plugin.standing.partial
    assert plugin.preview.notices.held == "32 posts and 1 reading list are missing"
    assert len(plugin.library.posts) > 10
    for post in plugin.library.posts:
        assert f"posts/{post.slug}/index.html" in shown
