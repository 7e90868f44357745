"""Dates, names and addresses in the forms of other systems."""

from __future__ import annotations

from pathlib import Path

import pytest

from importers.blogs.moved import blog_of, move, site_in
from importers.imported import library_of
from reading_room.importers.blogs.anchors import Anchored
from reading_room.importers.blogs.matter import alias
from reading_room.importers.blogs.moments import moment
from reading_room.importers.blogs.names import authors
from reading_room.importers.blogs.post import Person

MOMENTS = {
    "2014-01-31": "2014-01-31",
    "2014-1-3": "2014-01-03",
    "2014-01-31T10:00:00+01:00": "2014-01-31 10:00+01:00",
    "2014-01-31 10:00:00 -0500": "2014-01-31 10:00-05:00",
    "2014-01-31 10:00:05 +0000 UTC": "2014-01-31 10:00:05+00:00",
    "2014-01-31T10:00:00.000Z": "2014-01-31 10:00+00:00",
    "2014-07-31 10:00 Europe/London": "2014-07-31 10:00+01:00",
    "2014-01-31 10:00 EST": "2014-01-31 10:00-05:00",
    "2015-03-17 14:00:00 -4": "2015-03-17 14:00-04:00",
    "Fri, 31 Jan 2014 10:00:00 +0100": "2014-01-31 10:00+01:00",
    "Jan 31 2014": "2014-01-31",
    "31 January 2014": "2014-01-31",
    "January 31, 2014 10:00": "2014-01-31 10:00",
    1391162400000: "2014-01-31 10:00+00:00",
    "2014-02-30": "",
    "0000-00-00 00:00:00": "",
    "soon": "",
    "": "",
}


@pytest.mark.parametrize("written", MOMENTS)
def test_a_date_keeps_its_zone(written: object) -> None:
    assert moment(written) == MOMENTS[written]


PEOPLE = {"example": Person("Example Author", "Writes.", "https://author.example")}
NAMES = [
    ("Example Author", ["Example Author"]),
    ("example", ["Example Author"]),
    ("By Example Author", ["Example Author"]),
    ("Example Author and Second Example", ["Example Author", "Second Example"]),
    (
        "Example Author, Second Example & Third Example",
        ["Example Author", "Second Example", "Third Example"],
    ),
    ("Example Author; Second Example", ["Example Author", "Second Example"]),
    ("Example and Second Author", ["Example Author", "Second Author"]),
    ("Example Author (Council of Examples)", ["Example Author | Council of Examples"]),
    ("Example Author, Director of Examples", ["Example Author | Director of Examples"]),
    ("Example Author <example@mail.example>", ["Example Author"]),
    ("Author, Example", ["Author, Example"]),
    ("Dr Example Author", ["Example Author"]),
    ("The Example Team", ["=The Example Team"]),
    ("@example2", ["=@example2"]),
    ("admin", ["=admin"]),
    ("Council of Examples", ["=Council of Examples"]),
    (
        [{"name": "Example Author", "affiliation": "Examples"}, "Second Example"],
        ["Example Author | Examples", "Second Example"],
    ),
    ({"name": "Example Author", "email": "a@mail.example"}, ["Example Author"]),
    (["Example Author", "Example Author"], ["Example Author"]),
    (None, []),
    ("", []),
]


@pytest.mark.parametrize(("written", "meant"), NAMES)
def test_authors_in_all_their_forms(written: object, meant: list[str]) -> None:
    found = [
        f"{'=' * author.is_literal}{author.name}"
        + (f" | {author.organisation}" if author.organisation else "")
        for author in authors(written, PEOPLE)
    ]
    assert found == meant


ALIASES = {
    "/2014/01/a-post/": "/2014/01/a-post/",
    "2014/a.html": "/2014/a.html",
    "https://old.example/a/index.html": "/a/",
    "/Caf%C3%A9/": "/Café/",
    "/A-B/": "/A-B/",
    "/": "",
    "/?p=12": None,
    "/a/#b": None,
    "/a b|c/": None,
    "/../x/": None,
}


@pytest.mark.parametrize("written", ALIASES)
def test_an_old_address_as_an_alias(written: str) -> None:
    assert alias(written) == ALIASES[written]


def test_old_addresses_lead_here_and_no_two_posts_have_one(tmp_path: Path) -> None:
    post = "---\ntitle: {}\ndate: 2014-01-0{}\npermalink: {}\naliases: {}\n---\nWords.\n"
    blog = blog_of(
        tmp_path / "old",
        {
            "one.md": post.format("One", 1, "/2014/One.html", "[/a/, /posts/two/, '/x?y=1']"),
            "two.md": post.format("Two", 2, "/2014/two/", "[/A/, /b/, /Topics/, /posts/page/2/]"),
        },
    )
    site = site_in(tmp_path)
    done = move(site, blog)
    library, errors = library_of(site)
    assert errors == []
    assert {post.slug: [ref.id for ref in post.aliases] for post in library.posts} == {
        "one": ["2014/One.html", "a"],
        "two": ["2014/two", "b"],
    }
    assert "Left out: it is the address of another post" in done.report
    assert "`/posts/two/`" in done.report
    assert "your web server has to lead on from there" in done.report
    assert "this site has a page of its own there" in done.report
    assert "`/Topics/`" in done.report
    assert "`/posts/page/2/`" in done.report


def test_links_to_posts_by_their_abbreviations_lead_to_files(tmp_path: Path) -> None:
    post = "---\ntitle: {}\ndate: 2014-01-0{}\nabbrlink: {}\n---\n{}\n"
    blog = blog_of(
        tmp_path / "old",
        {
            "src/content/posts/one.md": post.format("One", 1, "a1b2", "Read [the next](/c3d4/)."),
            "src/content/posts/two.md": post.format("Two", 2, "c3d4", "Read [the first](/a1b2)."),
            "astro.config.mjs": 'export default { site: "https://old.example" };\n',
        },
    )
    site = site_in(tmp_path)
    move(site, blog)
    library, errors = library_of(site)
    assert errors == []
    assert "[the next](two.md)" in (site / "posts/old/one.md").read_text()
    assert "[the first](one.md)" in (site / "posts/old/two.md").read_text()
    assert sorted(ref.id for post in library.posts for ref in post.aliases) == ["a1b2", "c3d4"]


def test_a_picture_of_another_site_that_was_a_link_is_one_link(tmp_path: Path) -> None:
    text = (
        "[![A chart](https://b.example/a.png)](https://b.example/report)\n\n"
        "[![A chart](https://b.example/a.png)](https://b.example/large.png)\n\n"
        '<a href="https://b.example/report"><img src="https://b.example/b.png" alt="A map"></a>\n'
    )
    blog = blog_of(tmp_path / "old", {"a.md": f"---\ntitle: A\ndate: 2014-01-01\n---\n{text}"})
    site = site_in(tmp_path)
    move(site, blog)
    made = (site / "posts/old/a.md").read_text().partition("---\n\n")[2]
    assert made == (
        "[Picture: A chart](https://b.example/a.png)"
        " ([the page behind this picture](https://b.example/report))\n\n"
        "[Picture: A chart](https://b.example/a.png)\n\n"
        '<a href="https://b.example/b.png">Picture: A map</a>'
        ' (<a href="https://b.example/report">the page behind this picture</a>)\n'
    )


def test_pages_that_stay_behind_are_named_with_what_to_do(tmp_path: Path) -> None:
    blog = blog_of(
        tmp_path / "old",
        {
            "eleventy.config.js": "",
            "about.md": "---\ntitle: About\n---\nWho we are.\n",
            "hidden.md": "---\ntitle: H\neleventyExcludeFromCollections: true\n---\nX.\n",
            "posts/2014-01-01-a.md": "---\ntitle: A\ntags: posts\n---\nWords.\n",
        },
    )
    done = move(site_in(tmp_path), blog)
    assert "2 pages are not imported: they are not posts." in done.said
    for kind, path in (
        ("page that is not a post", "about.md"),
        ("page that no collection has", "hidden.md"),
    ):
        assert f"### {kind} (1)" in done.report
        assert f"`{path}:1`" in done.report
    assert "put its text in a file under docs/" in done.report


def test_a_place_whose_heading_has_code_is_found_by_its_old_name() -> None:
    text = "## Composing `Option<T>` values\n\n<!-- <a id='comments'> -->\n"
    assert Anchored().of(text, "composing-option-values") == "composing-optiont-values"
    assert Anchored().of(text, "comments") == ""
