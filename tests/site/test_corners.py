"""Corners where something could be lost: wrong folders, taken addresses, long names."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from helpers import Run, contents

POST = "---\ntitle: {title}\ndate: 2026-01-0{day}\n---\n\nWords.\n"


def build(run: Run, site: Path, *words: str):  # type: ignore[no-untyped-def]
    done = run("mkdocs", "build", "--strict", *words, cwd=site)
    assert "Traceback" not in done.stderr, done.stderr
    return done


@pytest.mark.parametrize("folder", ["posts", "reading_lists", "posts/out"])
def test_a_site_is_never_built_over_its_sources(run: Run, small_site: Path, folder: str) -> None:
    before = contents(small_site)
    done = build(run, small_site, "--site-dir", folder)
    assert done.returncode == 1
    assert "would take the place of" in done.stderr
    assert contents(small_site) == before


def test_a_site_is_never_built_over_a_file(run: Run, small_site: Path) -> None:
    (small_site / "site").write_text("mine")
    done = build(run, small_site)
    assert done.returncode == 1
    assert "No site can be built at" in done.stderr
    assert (small_site / "site").read_text() == "mine"


def test_a_folder_of_posts_that_is_not_there_is_told(run: Run, small_site: Path) -> None:
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text().replace("search: false", "posts_dir: post"))
    done = build(run, small_site)
    assert done.returncode == 1
    assert "there is no folder post beside mkdocs.yml" in done.stderr


def test_no_id_takes_the_place_of_an_index(run: Run, small_site: Path) -> None:
    post = small_site / "posts/first.md"
    text = post.read_text().replace("[Direct payments]", "[index, other]\nseries: index")
    post.write_text(text)
    (small_site / "docs/people.yml").write_text(
        "alex-fox:\n  name: Alex Fox\nindex:\n  name: Ann Index\n"
    )
    assert build(run, small_site).returncode == 0
    for kind in ("topics", "series", "people"):
        assert (small_site / f"site/{kind}/index.html").is_file()
        assert (small_site / f"site/{kind}/index/index.html").is_file()


def test_no_post_takes_the_place_of_a_page_of_the_index(run: Run, small_site: Path) -> None:
    config = small_site / "mkdocs.yml"
    config.write_text(
        config.read_text().replace("search: false", "search: false\n      page_size: 1")
    )
    (small_site / "posts/page").mkdir()
    (small_site / "posts/page/2.md").write_text(POST.format(title="Two", day=2))
    assert build(run, small_site).returncode == 0
    assert (small_site / "site/posts/2/index.html").is_file()
    assert "Page 2 of 2" in (small_site / "site/posts/page/2/index.html").read_text()


def test_a_folder_of_posts_may_have_any_name(run: Run, small_site: Path) -> None:
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text().replace("search: false", "posts_dir: topics"))
    (small_site / "posts").rename(small_site / "topics")
    (small_site / "docs/about.md").write_text("# About\n")
    (small_site / "topics/direct-payments.md").write_text(POST.format(title="Care", day=2))
    assert build(run, small_site).returncode == 0
    assert "Care" in (small_site / "site/posts/direct-payments/index.html").read_text()
    assert (small_site / "site/topics/direct-payments/index.html").is_file()


@pytest.mark.parametrize("name", ["404.html", "sitemap.xml", "posts.md", "feed_rss_created.xml"])
def test_no_file_under_docs_is_overwritten(run: Run, small_site: Path, name: str) -> None:
    (small_site / "docs" / name).write_text("mine")
    done = build(run, small_site)
    assert done.returncode == 1
    assert f"docs/{name}: error: This file would be published at" in done.stderr


def test_a_heading_of_a_page_under_docs_must_be_there(run: Run, small_site: Path) -> None:
    post = small_site / "posts/first.md"
    post.write_text(
        post.read_text() + "\n[Us](../docs/about.md#us), [them](../docs/about.md#them)\n"
    )
    (small_site / "docs/about.md").write_text("# About\n\n## Us\n")
    done = build(run, small_site)
    assert done.returncode == 1
    told = [line for line in done.stderr.splitlines() if line.startswith("posts/")]
    assert told == [
        "posts/first.md:12:28: error: There is no heading or item #them in docs/about.md."
        " [link-anchor]"
    ]


@pytest.mark.parametrize(
    "change",
    [
        ("topics: [Direct payments]", f"topics: [{'日' * 100}]"),
        ("topics: [Direct payments]", f"slug: {'a' * 260}"),
        ("topics: [Direct payments]", f"series: {'b' * 300}"),
        ("topics: [Direct payments]", f"aliases: [/{'c' * 300}/]"),
    ],
)
def test_a_name_too_long_for_the_disk_is_told(
    run: Run, small_site: Path, change: tuple[str, str]
) -> None:
    post = small_site / "posts/first.md"
    post.write_text(post.read_text().replace(*change))
    (small_site / "docs/about.md").write_text("# About\n")
    done = build(run, small_site)
    assert done.returncode == 1
    assert "[address-long]" in done.stderr


def test_an_old_address_leaves_hidden_folders_alone(run: Run, small_site: Path) -> None:
    post = small_site / "posts/first.md"
    post.write_text(post.read_text().replace("topics:", "aliases: [/.git/x/]\ntopics:"))
    done = build(run, small_site)
    assert done.returncode == 1
    assert "[alias-form]" in done.stderr


def test_an_index_md_with_a_heading_has_one_heading(run: Run, small_site: Path) -> None:
    (small_site / "docs/index.md").write_text("# Welcome all\n\nHello.\n")
    assert build(run, small_site).returncode == 0
    home = (small_site / "site/index.html").read_text()
    assert len(re.findall("<h1", home)) == 1
    assert "New posts" in home


def test_the_pages_of_a_site_without_a_nav_can_be_found(run: Run, small_site: Path) -> None:
    assert build(run, small_site).returncode == 0
    html = (small_site / "site/posts/first/index.html").read_text()
    links = re.findall(r'<a href="([^"]*)" class="md-nav__link"', html)
    found = {urljoin("/posts/first/", link).removesuffix("/") for link in links}
    assert {"/posts", "/reading-lists", "/topics", "/subscribe"} <= found
    assert not {"/search", "/glossary"} & found  # search: false, and no term yet


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("posts_dir: docs/blog", "must be folders beside one another"),
        ("lists_dir: posts", "must be folders beside one another"),
    ],
)
def test_folders_of_sources_stand_apart(run: Run, small_site: Path, change: str, told: str) -> None:
    (small_site / "docs/blog").mkdir()
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text().replace("search: false", change))
    done = build(run, small_site)
    assert done.returncode == 1
    assert told in done.stderr


def test_a_folder_may_have_any_name_that_git_takes(run: Run, small_site: Path) -> None:
    (small_site / "posts").rename(small_site / "a(b")
    (small_site / "docs/about.md").write_text("# About\n")
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text().replace("search: false", 'posts_dir: "a(b"'))
    assert build(run, small_site).returncode == 0
    assert "Choice" in (small_site / "site/feed_rss_created.xml").read_text()


def test_a_build_leaves_git_alone(run: Run, small_site: Path) -> None:
    (small_site / ".git").mkdir()
    (small_site / ".git/HEAD").write_text("ref: refs/heads/main")
    done = build(run, small_site, "--site-dir", ".git")
    assert done.returncode == 1
    assert (small_site / ".git/HEAD").is_file()


def test_a_linked_folder_is_named(run: Run, small_site: Path) -> None:
    (small_site / "elsewhere").mkdir()
    (small_site / "posts/linked").symlink_to(small_site / "elsewhere", target_is_directory=True)
    assert "posts/linked" in build(run, small_site).stderr


def test_pages_link_those_feeds_that_there_are(run: Run, small_site: Path) -> None:
    config = small_site / "mkdocs.yml"
    names = "{rss_created: new.xml, rss_updated: changed.xml}"
    config.write_text(
        config.read_text().replace(
            "- rss", f"- rss: {{json_feed_enabled: false, feeds_filenames: {names}}}"
        )
    )
    assert build(run, small_site).returncode == 0
    html = (small_site / "site/subscribe/index.html").read_text()
    assert "RSS, newest first" in html
    assert "https://elsewhere.example/new.xml</code>" in html
    assert "JSON Feed" not in html
    assert (small_site / "site/new.xml").is_file()


def test_a_picture_is_published_where_a_shown_text_shows_it_and_nowhere_else(
    run: Run, small_site: Path
) -> None:
    (small_site / "posts/held").mkdir()
    for name in ("held/shared.png", "held/own.png", "loose.png", "nobodys.png"):
        (small_site / "posts" / name).write_bytes(b"picture")
    (small_site / "posts/held/index.md").write_text(
        "---\ntitle: Held\ndate: 2026-01-02\ndraft: true\n---\n\n"
        "![A](shared.png) ![B](own.png) ![C](../loose.png)\n"
    )
    post = small_site / "posts/first.md"
    post.write_text(post.read_text() + "\n![A](held/shared.png)\n")
    assert build(run, small_site).returncode == 0
    published = {path.name for path in (small_site / "site/posts").rglob("*.png")}
    assert published == {"shared.png", "nobodys.png"}


def test_a_readme_introduces_the_home_page_where_there_is_no_index(
    run: Run, small_site: Path
) -> None:
    """MkDocs publishes it at the site's root: it would be lost behind ours."""
    (small_site / "docs/README.md").write_text("# Welcome\n\nTo our [blog](posts.md).\n")
    done = run("mkdocs", "build", "--strict", cwd=small_site)
    assert done.returncode == 0, done.stderr
    home = (small_site / "site/index.html").read_text()
    assert 'To our <a href="posts/">blog</a>' in home
    assert "posts/first/" in home
