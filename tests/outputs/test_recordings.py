"""Recordings in every feed of a whole build, as feedparser and JSON readers meet them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import feedparser
import pytest

from helpers import Run

SITE = "https://x.example/"
CONFIG = """\
site_name: Talks
site_url: https://x.example/
theme: {name: material, font: false}
plugins:
  - reading-room: {as_of: 2026-01-31, search: false}
  - rss
"""
POST = "---\ntitle: {title}\ndate: 2014-01-0{day}\n{more}---\nWords.\n"
IMAGE = "image: {src: photo.png, alt: A & B}\n"


@pytest.fixture
def site(run: Run, write: Callable[[dict[str, str]], Path]) -> Path:
    folder = write(
        {
            "mkdocs.yml": CONFIG,
            "docs/about.md": "# About\n",
            "posts/here.md": POST.format(title="Here", day=5, more="audio: a talk.m4a\n" + IMAGE),
            "posts/a talk.m4a": "0123456789",
            "posts/photo.png": "png",
            "posts/there.md": POST.format(
                title="There", day=4, more="audio: https://radio.example/a.mp3?b=1&c\n" + IMAGE
            ),
            "posts/play.md": POST.format(
                title="Page", day=3, more="audio: https://radio.example/play/1\n" + IMAGE
            ),
            "posts/none.md": POST.format(title="None", day=2, more=""),
        }
    )
    done = run("mkdocs", "build", "--strict", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def enclosures(site: Path, name: str) -> dict[str, list[dict[str, Any]]]:
    found = feedparser.parse((site / name).read_bytes())
    assert not found.bozo, found.bozo_exception
    return {
        entry.title: [
            {key: link[key] for key in ("href", "type", "length", "title") if key in link}
            for link in entry.links
            if link.rel == "enclosure"
        ]
        for entry in found.entries
    }


def test_atom_says_the_length_of_what_is_here(site: Path) -> None:
    title = "Recording of this post"
    assert enclosures(site, "feed.xml") == {
        "Here": [
            {"href": f"{SITE}posts/a%20talk.m4a", "type": "audio/mp4", "length": "10",
             "title": title}
        ],
        "There": [
            {"href": "https://radio.example/a.mp3?b=1&c", "type": "audio/mpeg", "title": title}
        ],
        "Page": [],
        "None": [],
    }  # fmt: skip


@pytest.mark.parametrize("name", ["feed_rss_created.xml", "feed_rss_updated.xml"])
def test_an_item_of_rss_has_one_enclosure_the_recording_before_the_picture(
    site: Path, name: str
) -> None:
    picture = {"href": f"{SITE}posts/photo.png", "type": "image/png", "length": "3"}
    assert enclosures(site, name) == {
        "Here": [{"href": f"{SITE}posts/a%20talk.m4a", "type": "audio/mp4", "length": "10"}],
        "There": [
            {"href": "https://radio.example/a.mp3?b=1&c", "type": "audio/mpeg", "length": "0"}
        ],
        "Page": [picture],
        "None": [],
    }
    text = feedparser.parse((site / name).read_bytes()).entries[0].summary
    assert f'<img alt="A &amp; B" src="{SITE}posts/photo.png" />' in text


def test_json_feed_has_attachments(site: Path) -> None:
    items = json.loads((site / "feed_json_created.json").read_text())["items"]
    title = "Recording of this post"
    assert {item["title"]: item.get("attachments") for item in items} == {
        "Here": [
            {"url": f"{SITE}posts/a%20talk.m4a", "mime_type": "audio/mp4", "title": title,
             "size_in_bytes": 10}
        ],
        "There": [
            {"url": "https://radio.example/a.mp3?b=1&c", "mime_type": "audio/mpeg", "title": title}
        ],
        "Page": None,
        "None": None,
    }  # fmt: skip
    assert items[0]["image"] == f"{SITE}posts/photo.png"


def test_a_page_says_what_there_is_to_hear(site: Path) -> None:
    here, there, page = (
        (site / f"posts/{slug}/index.html").read_text() for slug in ("here", "there", "play")
    )
    assert '<audio controls preload="none" src="../../posts/a%20talk.m4a"' in here
    assert ">The recording as a file (M4A, 1 kB)</a>" in here
    assert ">Listen to this post at radio.example (MP3)</a>" in there
    assert ">Listen to this post at radio.example</a>" in page
    assert "<audio" not in there + page
