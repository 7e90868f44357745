"""Every feed of the built site, read as subscribers' programs read it."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import html5lib
import pytest
import yaml

from helpers import REPOSITORY, Run, contents

SITE = "https://reading-room.example/"
LICENCE = "CC BY 4.0"


def xml_feeds(site: Path) -> list[Path]:
    return sorted([*site.rglob("feed.xml"), *site.glob("feed_rss_*.xml")])


def words(html: str) -> str:
    """What a reader reads of some HTML."""
    return " ".join("".join(html5lib.parseFragment(html).itertext()).split())


def test_every_feed_is_well_formed_and_whole(real_site: Path) -> None:
    feeds = xml_feeds(real_site)
    assert len(feeds) > 40
    for path in feeds:
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, (path, feed.get("bozo_exception"))
        assert feed.feed.title, path
        assert feed.feed.language == "en-GB", path
        assert LICENCE in feed.feed.rights, path
        for entry in feed.entries:
            assert entry.title, path
            assert entry.link.startswith(SITE), path
            assert entry.id.startswith("tag:reading-room.example,2026:"), path


def test_entries_carry_their_whole_text_with_absolute_links(real_site: Path) -> None:
    feed = feedparser.parse((real_site / "feed.xml").read_bytes())
    post = next(entry for entry in feed.entries if "counting-personal-budgets" in entry.link)
    html = post.content[0].value
    assert "<table>" in html
    assert "Back to the text" in html
    for path in xml_feeds(real_site):
        for entry in feedparser.parse(path.read_bytes()).entries:
            value = entry.content[0].value if "content" in entry else entry.summary
            for element in html5lib.parse(value).iter():
                for name in ("href", "src"):
                    if address := element.get(name):
                        assert re.match(r"(https?|mailto|tel):", address), (path, address)


def test_rss_and_atom_say_the_same_of_the_same_posts(real_site: Path) -> None:
    atom = feedparser.parse((real_site / "feed.xml").read_bytes()).entries
    rss = feedparser.parse((real_site / "feed_rss_created.xml").read_bytes()).entries
    data = json.loads((real_site / "feed_json_created.json").read_text())["items"]
    said = {entry.id: (entry.title, entry.link, entry.author) for entry in atom}
    assert said == {entry.id: (entry.title, entry.link, entry.author) for entry in rss}
    assert said.keys() == {item["id"] for item in data}
    texts = {entry.id: entry.content[0].value for entry in atom}
    assert texts == {entry.id: entry.summary for entry in rss}
    assert {id_: words(text) for id_, text in texts.items()} == {
        item["id"]: words(item["content_html"]) for item in data
    }


def test_dates_are_those_of_the_front_matter(real_site: Path) -> None:
    feeds = [real_site / "feed.xml", real_site / "feed_rss_created.xml"]
    for path in feeds:
        for entry in feedparser.parse(path.read_bytes()).entries:
            slug = entry.link.rstrip("/").rsplit("/", 1)[1]
            source = REPOSITORY / "posts" / f"{slug}.md"
            if not source.is_file():
                continue
            day = yaml.safe_load(source.read_text().split("---")[1])["date"]
            moment = datetime(*entry.published_parsed[:6], tzinfo=UTC)
            hours = (moment - datetime(day.year, day.month, day.day, tzinfo=UTC)).total_seconds()
            assert hours / 3600 in (0, -1), (path, slug)  # midnight in London


def test_newest_first(real_site: Path) -> None:
    for path in [real_site / "feed.xml", real_site / "feed_rss_created.xml"]:
        dates = [entry.published_parsed for entry in feedparser.parse(path.read_bytes()).entries]
        assert dates == sorted(dates, reverse=True)
        assert len(dates) > 15


def test_a_list_has_an_entry_a_work_in_its_order(real_site: Path) -> None:
    slug = "what-future-for-personalisation"
    feed = feedparser.parse((real_site / f"reading-lists/{slug}/feed.xml").read_bytes())
    data = yaml.safe_load((REPOSITORY / f"reading_lists/{slug}.yml").read_text())
    assert [entry.title for entry in feed.entries] == [item["title"] for item in data["items"]]
    assert feed.entries[0].link == f"{SITE}reading-lists/{slug}/#{data['items'][0]['id']}"
    pseudonym = feed.entries[3]
    assert pseudonym.author == "@Ermintrude2"


@pytest.mark.parametrize("name", ["created", "updated"])
def test_json_feed_follows_version_1_1(real_site: Path, name: str) -> None:
    feed = json.loads((real_site / f"feed_json_{name}.json").read_text())
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{SITE}feed_json_{name}.json"
    assert None not in feed.values()
    for item in feed["items"]:
        assert {"id", "url", "title", "content_html", "date_published"} <= item.keys()
        assert None not in item.values()
        assert datetime.fromisoformat(item["date_published"]).tzinfo


def test_no_feed_says_none(real_site: Path) -> None:
    for path in xml_feeds(real_site):
        for element in ET.parse(path).iter():
            assert (element.text or "").strip() != "None", (path, element.tag)
            assert "None" not in element.attrib.values(), (path, element.tag)


def test_a_picture_is_an_enclosure_with_its_size(run: Run, small_site: Path) -> None:
    picture = b"\x89PNG\r\n\x1a\n not really"
    (small_site / "posts/images").mkdir()
    (small_site / "posts/images/a b.png").write_bytes(picture)
    post = small_site / "posts/first.md"
    image = "image: {src: images/a b.png, alt: 'Two \"people\"'}\n---\n\n"
    post.write_text(post.read_text().replace("---\n\n", image, 1))
    done = run("mkdocs", "build", "--strict", cwd=small_site)
    assert done.returncode == 0, done.stderr
    site = small_site / "site"
    entry = feedparser.parse((site / "feed_rss_created.xml").read_bytes()).entries[-1]
    address = "https://elsewhere.example/posts/images/a%20b.png"
    [enclosure] = entry.enclosures
    assert (enclosure.href, enclosure.length, enclosure.type) == (
        address,
        str(len(picture)),
        "image/png",
    )
    atom = feedparser.parse((site / "feed.xml").read_bytes()).entries
    assert any(f'src="{address}"' in entry.content[0].value for entry in atom)
    html = (site / "posts/first/index.html").read_text()
    assert 'src="../../posts/images/a%20b.png"' in html
    assert "posts/images/a b.png" in contents(site)


def test_all_feeds_are_in_one_file_with_their_pages(real_site: Path) -> None:
    tree = ET.parse(real_site / "feeds.opml")
    outlines = [each.attrib for each in tree.iter("outline") if "xmlUrl" in each.attrib]
    assert outlines[0]["xmlUrl"] == f"{SITE}feed.xml"
    for each in outlines:
        path = each["xmlUrl"].removeprefix(SITE)
        assert feedparser.parse((real_site / path).read_bytes()).entries, path
        assert (real_site / each["htmlUrl"].removeprefix(SITE) / "index.html").is_file()
    with_entries = {
        SITE + path.relative_to(real_site).as_posix()
        for path in real_site.rglob("feed.xml")
        if feedparser.parse(path.read_bytes()).entries
    }
    assert {each["xmlUrl"] for each in outlines} == with_entries


def test_every_feed_has_a_page_for_people_and_no_page_links_to_its_code(real_site: Path) -> None:
    for path in real_site.rglob("feed.xml"):
        feed = path.relative_to(real_site).as_posix()
        page = "subscribe/" if feed == "feed.xml" else feed.removesuffix("feed.xml")
        html = (real_site / page / "index.html").read_text("utf-8")
        if feedparser.parse(path.read_bytes()).entries:
            assert f"<code>{SITE}{feed}</code>" in html
            assert 'id="page:feed"' in html
        heads = re.findall(r'<link rel="alternate" type="application/(\w+)\+', html)
        assert heads[0] == "atom", (page, heads)
    for path in real_site.rglob("*.html"):
        html = path.read_text("utf-8")
        assert not re.search(r'<a [^>]*href="[^"]*feed[a-z_]*\.(?:xml|json)"', html), path


def test_every_feed_names_the_hub(small_site: Path, run: Run) -> None:
    config = small_site / "mkdocs.yml"
    text = config.read_text().replace(
        "search: false", "search: false\n      websub: https://hub.example/"
    )
    config.write_text(text)
    assert run("mkdocs", "build", "--strict", cwd=small_site).returncode == 0
    hubs = [
        [link.href for link in feedparser.parse(path.read_bytes()).feed.links if link.rel == "hub"]
        for path in xml_feeds(small_site / "site")
    ]
    assert len(hubs) > 2
    assert {*map(tuple, hubs)} == {("https://hub.example/",)}
    for path in (small_site / "site").glob("feed_json_*.json"):
        feed = json.loads(path.read_text())
        assert feed["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
