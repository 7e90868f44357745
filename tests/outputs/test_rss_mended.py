"""mkdocs-rss-plugin's feeds, written by its own template and functions, and mended."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import feedparser
import mkdocs_rss_plugin
from jinja2 import Environment, FileSystemLoader
from mkdocs_rss_plugin.models import PageInformation, RssFeedBase
from mkdocs_rss_plugin.util import Util

from reading_room.outputs import Entries, mend_feed

if TYPE_CHECKING:
    from helpers import Run
    from reading_room.library import Library

SITE = "https://trial.example/"
MOMENT = datetime(2020, 1, 1, tzinfo=UTC)
TITLE = 'Choice & "control" < now> ]]> &amp; more'
"""As it comes out: for readers who take a title for HTML there is no tag in it."""


def page(address: str, **changed: Any) -> PageInformation:
    """A page as the plugin knows it: with what it makes of a post, or with nothing."""
    facts: dict[str, Any] = {
        "title": "Its own title",
        "link": SITE + address,
        "guid": SITE + address,
        "description": "Too short…",
        "created": MOMENT,
        "updated": MOMENT,
        "pub_date": "Wed, 01 Jan 2020 00:00:00 +0000",
        "image": None,
    }
    return PageInformation(**(facts | changed))


def feed(*pages: PageInformation, **changed: Any) -> RssFeedBase:
    facts: dict[str, Any] = {
        "title": "Health & care <5",
        "html_url": SITE,
        "rss_url": f"{SITE}feed_rss_created.xml",
        "json_url": f"{SITE}feed_json_created.json",
        "pubDate": "Wed, 01 Jan 2020 00:00:00 +0000",
        "buildDate": "Wed, 01 Jan 2020 00:00:00 +0000",
        "ttl": 1440,
        "entries": list(pages),
    }
    return RssFeedBase(**(facts | changed))


def rss(library: Library, made: RssFeedBase) -> Any:
    """The RSS feed as the plugin writes it, mended, as feedparser reads it."""
    folder = files(mkdocs_rss_plugin) / "templates"
    loader = Environment(loader=FileSystemLoader(str(folder)), autoescape=False)  # noqa: S701
    data = loader.get_template("rss.xml.jinja2").render(feed=asdict(made)).encode()
    mended = mend_feed("feed_rss_created.xml", data, Entries(library))
    assert b"None" not in mended
    found = feedparser.parse(mended)
    assert not found.bozo, found.bozo_exception
    return found


def mended_json(library: Library, made: RssFeedBase) -> Any:
    data = json.dumps(Util.feed_to_json(made)).encode()
    mended = mend_feed("feed_json_created.json", data, Entries(library))
    assert b"null" not in mended
    assert b"None" not in mended
    return json.loads(mended)


MARKS = {
    "title": "Choice &amp; &#34;control&#34; &lt;now&gt; ]]&gt; &amp;amp; more",
    "authors": ["Alex Fox", "Smith & <Co>"],
    "categories": ["Money & <care>"],
    "image": (f"{SITE}wrong/address.png", "image/png", None),
}


def test_marks_that_would_break_the_feed_come_through(library: Library) -> None:
    class Said(str):
        """A title that is escaped already, as Markup is: ``|e`` leaves it."""

        def __html__(self) -> str:
            return str(self)

    made = feed(page("posts/marks/", **MARKS | {"title": Said(MARKS["title"])}))
    found = rss(library, made)
    (entry,) = found.entries
    assert found.feed.title == "Health & care <5"
    assert entry.title == TITLE
    assert [author.name for author in entry.authors] == ["Alex Fox", "Smith & < Co>"]
    assert [tag.term for tag in entry.tags] == ["Money & < care>"]


def test_an_entry_has_the_whole_text_the_id_and_the_picture(library: Library) -> None:
    (entry,) = rss(library, feed(page("posts/marks/", **MARKS))).entries
    assert entry.id == "tag:trial.example,2026:posts/marks"
    assert not entry.guidislink
    assert entry.link == f"{SITE}posts/marks/"
    assert f'href="{SITE}posts/plain/"' in entry.summary
    (picture,) = entry.enclosures
    assert {key: picture[key] for key in ("href", "type", "length")} == {
        "href": f"{SITE}posts/my%20photo.png",
        "type": "image/png",
        "length": "4",
    }


def test_a_picture_under_docs(library: Library) -> None:
    (entry,) = rss(library, feed(page("posts/plain/"))).entries
    (picture,) = entry.enclosures
    assert (picture.href, picture.length) == (f"{SITE}images/open%20door.png", "6")


def test_nothing_is_printed_for_what_is_not_there(library: Library) -> None:
    made = feed(page("about/", authors=[None], categories=None), page("posts/easy/", authors=None))
    made.logo_url = None
    made.author = None
    made.language = None
    found = rss(library, made)
    assert found.feed.language == "en-GB"
    assert found.feed.subtitle == "Trial"  # RSS wants a description
    assert found.feed.rights == "CC BY & more"
    assert "image" not in found.feed
    assert [entry.get("authors", [{}])[0].get("name") for entry in found.entries] == [None, None]


def test_a_page_that_is_not_ours_keeps_its_words(library: Library) -> None:
    (entry,) = rss(library, feed(page("about/", authors=["Rob Greig"]))).entries
    assert entry.title == "Its own title"
    assert entry.summary == "Too short…"
    assert entry.id == f"{SITE}about/"
    assert entry.author == "Rob Greig"


def test_the_stylesheet_stays(library: Library) -> None:
    folder = files(mkdocs_rss_plugin) / "templates"
    loader = Environment(loader=FileSystemLoader(str(folder)), autoescape=False)  # noqa: S701
    made = asdict(feed()) | {"stylesheet": "/rss.xsl"}
    data = loader.get_template("rss.xml.jinja2").render(feed=made).encode()
    mended = mend_feed("feed_rss_created.xml", data, Entries(library)).decode()
    assert '<?xml-stylesheet type="text/xsl" href="/rss.xsl"?>\n<rss' in mended


def test_json_has_the_whole_text_and_no_nulls(library: Library) -> None:
    made = feed(page("posts/marks/", **MARKS), page("about/", authors=[None]))
    found = mended_json(library, made)
    marks, about = found["items"]
    assert found["language"] == "en-GB"
    assert marks["id"] == "tag:trial.example,2026:posts/marks"
    assert marks["title"] == TITLE
    assert marks["summary"] == "Short & < sweet> ]]>"
    assert marks["image"] == f"{SITE}posts/my%20photo.png"
    assert marks["date_modified"] == "2014-06-01T00:00:00+01:00"
    assert f'href="{SITE}posts/plain/"' in marks["content_html"]
    assert marks["authors"] == [{"name": "Alex Fox"}, {"name": "Smith & < Co>"}]
    assert about["authors"] == []
    assert about["content_html"] == "Too short…"


def test_a_site_whose_names_have_marks_is_built(
    run: Run, write: Callable[[dict[str, str]], Path]
) -> None:
    """From end to end, for the plugin may change what it writes."""
    site = write(
        {
            "mkdocs.yml": """\
                site_name: Health & Care
                site_url: https://x.example/
                theme: {name: material, font: false}
                plugins:
                  - reading-room: {as_of: 2026-01-31, search: false, feed_authority: "x,2026"}
                  - rss
                """,
            "docs/about.md": "# About\n",
            "posts/a.md": """\
                ---
                title: 'Choice & "control" <now> ]]>'
                date: 2014-01-31
                authors: [{literal: "Smith & <Co>", kind: organisation}]
                topics: [Health & <care>]
                ---
                Words & `]]>`.
                """,
        }
    )
    done = run("mkdocs", "build", cwd=site)
    assert done.returncode == 0, done.stderr
    for name in ("feed_rss_created.xml", "feed_rss_updated.xml"):
        data = (site / "site" / name).read_bytes()
        found = feedparser.parse(data)
        assert not found.bozo, found.bozo_exception
        assert b"None" not in data
        assert found.feed.title == "Health & Care"
        (entry,) = found.entries
        assert entry.title == 'Choice & "control" < now> ]]>'
        assert entry.author == "Smith & < Co>"
        assert [tag.term for tag in entry.tags] == ["Health & < care>"]
        assert entry.id == "tag:x,2026:posts/a"
    (item,) = json.loads((site / "site" / "feed_json_created.json").read_bytes())["items"]
    assert item["authors"] == [{"name": "Smith & < Co>"}]
    assert item["tags"] == ["Health & < care>"]
