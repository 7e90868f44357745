"""Every Atom feed, as feedparser reads it."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import feedparser
import html5lib
import pytest

from casebook import build, settings
from reading_room.library import Library, build_library
from reading_room.outputs import atom_feeds
from reading_room.sources import read_sources

SITE = "https://trial.example/"
HTML = "{http://www.w3.org/1999/xhtml}"
TAG = re.compile(r"tag:trial\.example,2026:[!-~]+")


def addresses(entry: Any) -> list[str]:
    """Where the links and pictures of an entry's text lead."""
    page = html5lib.parseFragment(entry.content[0].value)
    return [a for part in page.iter() for a in (part.get("href"), part.get("src")) if a]


def feeds(library: Library) -> dict[str, Any]:
    return {feed.path: feedparser.parse(feed.write()) for feed in atom_feeds(library)}


def titles(feed: Any) -> list[str]:
    return [entry.title for entry in feed.entries]


def test_there_is_a_feed_for_everything_that_can_be_followed(library: Library) -> None:
    assert sorted(feeds(library)) == [
        "easy-read/feed.xml",
        "feed.xml",
        "people/alex-fox/feed.xml",
        "people/nobody/feed.xml",
        "reading-lists/works/feed.xml",
        "series/the-road/feed.xml",
        "topics/money/feed.xml",
    ]


def test_every_feed_is_sound(library: Library) -> None:
    for output in atom_feeds(library):
        data = output.write()
        feed = feedparser.parse(data)
        assert not feed.bozo, (output.path, feed.bozo_exception)
        assert feed.version == "atom10"
        assert feed.feed.language == "en-GB"
        assert feed.feed.rights == "CC BY & more"
        assert TAG.fullmatch(feed.feed.id)
        assert feed.feed.link == SITE + output.path.removesuffix("feed.xml")
        own = [link.href for link in feed.feed.links if link.rel == "self"]
        assert own == [SITE + output.path]
        assert b"None" not in data
        assert "\ue000" not in data.decode()


def test_every_entry_is_whole(library: Library) -> None:
    for feed in feeds(library).values():
        for entry in feed.entries:
            assert TAG.fullmatch(entry.id), entry.id
            assert entry.link.startswith(SITE)
            assert entry.published_parsed
            assert entry.updated_parsed >= entry.published_parsed
            assert [a for a in addresses(entry) if not a.startswith("https://")] == []


def test_no_two_entries_and_no_two_feeds_have_one_id(library: Library) -> None:
    found: dict[str, str] = {}
    for feed in feeds(library).values():
        assert found.setdefault(feed.feed.id, "feed") == "feed"
        for entry in feed.entries:
            assert found.setdefault(entry.id, entry.link) == entry.link


def test_ids_are_those_that_were_published_once(library: Library) -> None:
    """They are for ever: a change here announces every post again."""
    ids = {entry.id for feed in feeds(library).values() for entry in feed.entries}
    assert {found.removeprefix("tag:trial.example,2026:") for found in ids} == {
        "posts/marks",
        "posts/plain",
        "posts/far",
        "posts/easy",
        "posts/easy/easy-read",
        "reading-lists/works",
        "reading-lists/works/fox-2014",
        "reading-lists/works/morris-2014",
        "reading-lists/works/third",
    }


def test_a_move_of_the_domain_changes_no_id(tmp_path: Path) -> None:
    text = "=== posts/a.md\n---\ntitle: A\ndate: 2014-01-01\n---\n"
    moved = ("https://old.example/", "https://new.example/under/a/path")
    ids = []
    for url in moved:
        library = build(tmp_path, text, site_url=url).library
        feed = feeds(library)["feed.xml"]
        ids.append((feed.feed.id, feed.entries[0].id))
        assert feed.entries[0].link == url.rstrip("/") + "/posts/a/"
    assert ids[0] == ids[1]


def test_without_an_authority_an_id_is_the_address(tmp_path: Path) -> None:
    text = "=== posts/a.md\n---\ntitle: A\ndate: 2014-01-01\n---\n"
    library = build(tmp_path, text, feed_authority="").library
    assert feeds(library)["feed.xml"].entries[0].id == f"{SITE}posts/a/"


def test_without_an_address_there_are_no_feeds(tmp_path: Path) -> None:
    library = build(tmp_path, "", site_url="").library
    assert list(atom_feeds(library)) == []


def test_the_site_s_feed_has_posts_and_lists_newest_first(library: Library) -> None:
    assert titles(feeds(library)["feed.xml"]) == [
        "Works & days",
        "Plain",
        'Choice & "control" < now> ]]> &amp; more',
        "Far away",
        "A long post",
    ]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("topics/money/feed.xml", ["Works & days", 'Choice & "control" < now> ]]> &amp; more']),
        ("series/the-road/feed.xml", ['Choice & "control" < now> ]]> &amp; more', "A long post"]),
        ("easy-read/feed.xml", ["An easy post & more"]),
        ("people/nobody/feed.xml", []),
        ("reading-lists/works/feed.xml", ["A < work> & ]]>", "Undated", "Third"]),
    ],
)
def test_who_is_in_which_feed(library: Library, path: str, expected: list[str]) -> None:
    assert titles(feeds(library)[path]) == expected


def test_nothing_that_is_not_shown_is_in_a_feed(library: Library) -> None:
    for output in atom_feeds(library):
        assert b"ecret" not in output.write()


def test_marks_come_through_as_they_were_written(library: Library) -> None:
    entry = next(e for e in feeds(library)["feed.xml"].entries if "Choice" in e.title)
    assert entry.summary == "Short & < sweet> ]]>"
    assert [author.name for author in entry.authors] == ["Alex Fox", "Smith & < Co>"]
    assert [tag.term for tag in entry.tags] == ["Money & < care>"]
    text = "".join(html5lib.parseFragment(entry.content[0].value).itertext())
    assert ']]> and <a href="#x">.' in text
    assert "Bold <script> & more" in text


def test_dates_are_those_of_the_post(library: Library) -> None:
    entries = {entry.link: entry for entry in feeds(library)["feed.xml"].entries}
    marks = entries[f"{SITE}posts/marks/"]
    assert marks.published == "2014-01-31T18:30:00+00:00"
    assert marks.updated == "2014-06-01T00:00:00+01:00"
    assert entries[f"{SITE}posts/far/"].published == "2014-02-01T01:00:00+10:00"
    assert feeds(library)["feed.xml"].feed.updated == "2014-06-01T00:00:00+01:00"


def test_a_post_s_anchors_and_pictures_lead_to_the_site(library: Library) -> None:
    entry = next(e for e in feeds(library)["feed.xml"].entries if "Choice" in e.title)
    found = addresses(entry)
    assert f"{SITE}posts/my%20photo.png" in found
    assert f"{SITE}posts/marks/#why-how" in found
    assert f"{SITE}posts/plain/" in found


def test_an_entry_of_a_list_says_who_where_when_and_why(library: Library) -> None:
    entry = feeds(library)["reading-lists/works/feed.xml"].entries[0]
    assert entry.link == f"{SITE}reading-lists/works/#fox-2014"
    assert [author.name for author in entry.authors] == ["Alex Fox", "The A Team"]
    assert entry.summary == "A & B blog, January 2014"
    text = " ".join(html5lib.parseFragment(entry.content[0].value).itertext())
    for words in ("A <work> & ]]>", "Alex Fox, The A Team", "Why & how.", "Second paragraph."):
        assert words in text


def test_a_list_s_entry_in_the_site_s_feed_shows_every_work(library: Library) -> None:
    entry = feeds(library)["feed.xml"].entries[0]
    html = entry.content[0].value
    text = " ".join(html5lib.parseFragment(html).itertext())
    for words in ("Begin with", "First & foremost", "A <work> & ]]>", "Undated", "The end."):
        assert words in text
    assert '<ol start="3">' in html
    assert f'href="{SITE}reading-lists/works/#fox-2014"' in html


def test_an_easy_read_entry_has_its_pictures(library: Library) -> None:
    entry = feeds(library)["easy-read/feed.xml"].entries[0]
    assert entry.link == f"{SITE}posts/easy/easy-read/"
    (picture,) = html5lib.parseFragment(entry.content[0].value).iter(f"{HTML}img")
    assert picture.attrib == {"src": f"{SITE}posts/easy/house.svg", "alt": "A house"}


def test_a_feed_has_so_many_entries_and_a_list_s_feed_has_them_all(tmp_path: Path) -> None:
    posts = "".join(
        f"=== posts/p{day}.md\n---\ntitle: P{day}\ndate: 2014-01-{day:02}\n---\n"
        for day in range(1, 10)
    )
    works = "".join(f"  - id: w{number}\n    title: W{number}\n" for number in range(30))
    head = "title: L\ndate: 2013-01-01\nitems:\n"
    text = f"{posts}=== reading_lists/l.yml\n{head}{works}"
    found = feeds(build(tmp_path, text, feed_entries=3).library)
    assert titles(found["feed.xml"]) == ["P9", "P8", "P7"]
    assert titles(found["reading-lists/l/feed.xml"]) == [f"W{number}" for number in range(30)]


def test_feeds_cost_what_they_hold(tmp_path: Path) -> None:
    """A topic that every post has and a list of many works cost no square of them."""
    posts = "".join(
        f"=== posts/p{n}.md\n---\ntitle: P{n}\ndate: 2014-01-01\ntopics: [t]\n---\nWords.\n"
        for n in range(300)
    )
    works = "".join(f"  - id: w{number}\n    title: W\n" for number in range(3000))
    text = f"{posts}=== reading_lists/l.yml\ntitle: L\ndate: 2013-01-01\nitems:\n{works}"
    build(tmp_path, text)
    made = settings(tmp_path)
    library, _ = build_library(read_sources(made)[0], made)
    start = time.process_time()
    assert len(list(atom_feeds(library))) == 4
    assert time.process_time() - start < 0.5


STYLED = """\
=== posts/a.md
---
title: A
date: 2026-01-05
---
A claim.[^1] The same.[^1]

> [!WARNING]
> Mind the gap.

- [x] Ring them.
- [ ] Write to them.

| Call |
|---|
| `<div class="scroll" tabindex="0">` |

```html
<span class="visually-hidden"> Note </span>
```

<span class="visually-hidden">Hidden <em>words</em>.</span>

<div tabindex="0" role="group" title="More > less">Mine.</div>

$$x$$

[^1]: The note.
"""


def content(folder: Path, text: str) -> str:
    """The text of the only entry of a site's feed."""
    feed = feeds(build(folder, text).library)["feed.xml"]
    return str(feed.entries[0].content[0].value)


def test_a_text_reads_well_without_styles(tmp_path: Path) -> None:
    html = content(tmp_path, STYLED)
    page = html5lib.parseFragment(html)
    assert " ".join("".join(page.itertext()).split()) == (
        "A claim. Note 1 The same. Note 1 Warning Mind the gap."
        " Done: Ring them. To do: Write to them."
        ' Call <div class="scroll" tabindex="0">'
        ' <span class="visually-hidden"> Note </span>'
        " Hidden words. Mine. x"
        " Notes The note. Back to the text at note 1 Back to the text at note 1 (place 2)"
    )
    assert [each.text for each in page.iter(f"{HTML}strong")] == ["Warning", "Notes"]
    links = [a.get("href") for a in page.iter(f"{HTML}a")]
    assert links == [f"{SITE}posts/a/#{id_}" for id_ in ("fn:1", "fn:1", "fnref:1", "fnref:1:2")]


def test_a_text_asks_for_nothing_that_only_pages_have(tmp_path: Path) -> None:
    page = html5lib.parseFragment(content(tmp_path, STYLED))
    for each in page.iter():
        assert not {"tabindex", "role", "aria-label"} & each.attrib.keys(), each.tag
        assert each.get("class") not in ("visually-hidden", "admonition-title", "scroll")
    assert {each.get("title") for each in page.iter(f"{HTML}div")} == {None, "More > less"}
    assert [*page.iter(f"{HTML}input")] == []
