"""What is hard to say in a case: order that never wavers, and costs that do not run away."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.structure.files import File

from casebook import Site, build, settings
from reading_room import addresses
from reading_room.library import build_library
from reading_room.pages.words import summary
from reading_room.slugs import address_part
from reading_room.sources import read_sources


def many(folder: Path, posts: int, body: str = "", broken: str = "") -> Site:
    """A site of posts that all share a topic."""
    text = "".join(
        f"=== posts/{year}/p-{number}.md\n---\ntitle: P {number}\ndate: {year}-01-01\n"
        f"topics: [common]\n---\n{body}\n{broken}\n"
        for number, year in ((number, 2000 + number % 20) for number in range(posts))
    )
    return build(folder, text)


def test_two_readings_of_one_site_are_the_same(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    site = many(tmp_path / "one", 60).library
    made = settings(tmp_path / "one")
    sources, _ = read_sources(made)
    turned = sources.__class__(
        posts=sources.posts[::-1], reading_lists=sources.reading_lists[::-1], media=sources.media
    )
    again, _ = build_library(turned, made)
    assert site.posts == again.posts
    assert site.related == again.related
    assert list(site.years) == list(again.years)


def test_a_post_is_related_to_three_others_at_the_most(tmp_path: Path) -> None:
    library = many(tmp_path, 30).library
    for post in library.posts:
        others = library.related[post.slug]
        assert len(others) == 3
        assert post not in others
        assert len({other.slug for other in others}) == 3


def test_one_wrong_link_in_many_posts_is_looked_up_once(tmp_path: Path) -> None:
    """An editor renames a post that all others link to: every one is named, and soon."""
    site = many(tmp_path, 400, broken="[gone](../2001/p-gone.md)")
    made = settings(tmp_path)
    sources, _ = read_sources(made)
    start = time.process_time()
    _, problems = build_library(sources, made)
    assert len(problems) == len(site.problems) == 400
    assert time.process_time() - start < 1


def test_a_long_post_with_many_links_costs_what_its_length_does(tmp_path: Path) -> None:
    links = "words and words [a](#h) " * 20_000
    site = build(tmp_path, f"=== posts/a.md\n---\ntitle: A\ndate: 2014-01-01\n---\n## H\n\n{links}")
    made = settings(tmp_path)
    sources, _ = read_sources(made)
    start = time.process_time()
    _, problems = build_library(sources, made)
    assert problems == site.problems == []
    assert time.process_time() - start < 1.5


def test_dots_of_a_media_path_cannot_leave_the_site(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_text("x")
    (tmp_path / "site").mkdir()
    site = build(
        tmp_path / "site",
        "=== posts/a.md\n---\ntitle: A\ndate: 2014-01-01\n---\n![x](../../secret.png)\n",
    )
    assert [problem.rule for problem in site.problems] == ["link-nowhere"]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.md", ""),
        ("README.md", ""),
        ("about.md", "about/"),
        ("a/index.md", "a/"),
        ("a/b.md", "a/b/"),
        ("a/plan.pdf", "a/plan.pdf"),
        ("a.b.md", "a.b/"),
    ],
)
def test_a_page_under_docs_has_the_address_that_mkdocs_gives_it(path: str, address: str) -> None:
    assert addresses.docs_page(path) == address
    file = File(path, "docs", "site", use_directory_urls=False)
    assert addresses.docs_page(path, folders=False) == file.url


@given(st.text())
def test_an_id_made_of_words_is_one_part_of_an_address(words: str) -> None:
    made = address_part(words)
    assert address_part(made) == made
    assert not set(made) & set("/?#%.\\ ")
    assert not made.startswith("-")
    assert not made.endswith("-")


def test_what_follows_only_from_a_file_that_cannot_be_read_is_not_said(tmp_path: Path) -> None:
    site = build(
        tmp_path,
        "=== docs/people.yml\nalex-fox: [\n"
        "=== posts/a.md\n---\ntitle: A\ndate: 2014-01-01\nauthors: [alex-fox]\n---\n"
        "[b](b.md) [c](never.md)\n"
        "=== posts/b.md\n---\ntitle: [\n---\n",
    )
    assert sorted((problem.path, problem.rule) for problem in site.problems) == [
        ("docs/people.yml", "yaml"),
        ("posts/a.md", "link-nowhere"),
        ("posts/b.md", "yaml"),
    ]


def test_a_library_made_once_shows_the_same_and_keeps_less(tmp_path: Path) -> None:
    """A build that makes no second library frees what its texts have been filled from."""
    told = "=== posts/b.md\n---\ntitle: B\ndate: 2014-01-02\ndescription: Of B.\n---\nWords.\n"
    led = "=== posts/a.md\n---\ntitle: A\ndate: 2014-01-01\n---\n## H\n\nIt *begins*. [B](b.md)\n"
    site = build(tmp_path, told + led).library
    made = settings(tmp_path)
    without_search = replace(made, addresses=replace(made.addresses, search=""))
    for each, at_once in product((made, without_search), (False, True)):
        sources, _ = read_sources(each)
        library, problems = build_library(sources, each, once=True, every_text=at_once)
        assert problems == []
        assert [not post.text.html for post in library.posts] == [at_once, at_once]
        for post in site.posts:
            assert library.html(post.path) == site.html(post.path) != ""
        assert [summary(post) for post in library.posts] == ["Of B.", "It begins. B"]
        assert [post.text.html for post in library.posts] == [b"", b""]
        assert [post.text.plain for post in library.posts] == (
            [post.text.plain for post in site.posts] if each is made else ["", ""]
        )
    assert library.posts == site.posts
