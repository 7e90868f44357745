"""What the heads of pages say to other sites, and the pictures that they name."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from helpers import Run, contents

POST = """\
---
title: "Choice & <control>"
date: 2026-01-05
updated: 2026-01-07
authors: [alex-fox, Jo Lee]
topics: [Direct payments]
image: {src: lead.jpg, alt: "Two \\"people\\"", caption: At the meeting}
---

Words.
"""
EDITION = "---\ntitle: Who decides\n---\n\n![Two people](lead.jpg)\n\nYou decide.\n"
PEOPLE = """\
alex-fox:
  name: Alex Fox
  fediverse: "alex@social.example"
  picture: {src: images/alex.png, alt: Alex Fox at a desk}
"""


@pytest.fixture
def pictured(small_site: Path) -> Path:
    config = (small_site / "mkdocs.yml").read_text()
    config = config.replace("name: material\n  font: false", "name: reading-room")
    config = config.replace("search: false", "search: false\n      cards: true")
    (small_site / "mkdocs.yml").write_text(
        config.replace("cards: true", "cards: true\n      picture_sizes: true")
    )
    (small_site / "posts/first.md").write_text(POST)
    (small_site / "posts/first.easy-read.md").write_text(EDITION)
    (small_site / "docs/about.md").write_text("# About\n")
    (small_site / "docs/people.yml").write_text(PEOPLE)
    (small_site / "docs/images").mkdir()
    Image.new("RGB", (1600, 900), "teal").save(small_site / "posts/lead.jpg")
    Image.new("RGB", (300, 400), "teal").save(small_site / "docs/images/alex.png")
    return small_site


def built(run: Run, site: Path, *replaced: tuple[str, str]) -> Path:
    config = site / "mkdocs.yml"
    for old, new in replaced:
        config.write_text(config.read_text().replace(old, new))
    done = run("mkdocs", "build", "--strict", cwd=site)
    assert done.returncode == 0, done.stderr
    return site / "site"


def said(page: Path) -> dict[str, list[str]]:
    """The names and contents of the head's meta elements."""
    found: dict[str, list[str]] = {}
    pattern = (
        r'<meta (?:property|name)="((?:og|article|twitter|fediverse):[^"]+)" content="([^"]*)"'
    )
    for name, content in re.findall(pattern, page.read_text()):
        found.setdefault(name, []).append(content)
    return found


def nodes(page: Path) -> dict[str, object]:
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text())
    graph = json.loads(block)["@graph"]
    assert [node["@type"] for node in graph][1:] == ["BreadcrumbList"]
    found: dict[str, object] = graph[0]
    return found


def test_pages_say_who_wrote_them_when_and_what_to_show(run: Run, pictured: Path) -> None:
    site = built(run, pictured)
    here = "https://elsewhere.example/"
    head = said(site / "posts/first/index.html")
    assert head == {
        "og:title": ["Choice &amp; &lt;control&gt;"],
        "og:type": ["article"],
        "og:site_name": ["Elsewhere"],
        "og:description": ["Words."],
        "og:url": [f"{here}posts/first/"],
        "og:image": [f"{here}assets/reading-room/cards/post-first.png"],
        "og:image:width": ["1200"],
        "og:image:height": ["630"],
        "og:image:alt": ["Choice &amp; &lt;control&gt; – Alex Fox and Jo Lee – Elsewhere"],
        "twitter:card": ["summary_large_image"],
        "article:published_time": ["2026-01-05"],
        "article:modified_time": ["2026-01-07"],
        "article:author": [f"{here}people/alex-fox/"],
        "article:tag": ["Direct payments"],
        "fediverse:creator": ["@alex@social.example"],
    }
    for name in ("post-first", "list-works"):
        card = Image.open(site / f"assets/reading-room/cards/{name}.png")
        assert card.size == (1200, 630)
    person = said(site / "people/alex-fox/index.html")
    assert person["og:image"] == [f"{here}images/alex.png"]
    assert person["og:type"] == ["profile"]
    assert nodes(site / "people/alex-fox/index.html")["mainEntity"]["image"]  # type: ignore[index]


def test_topics_and_easy_read_editions_describe_themselves(run: Run, pictured: Path) -> None:
    site = built(run, pictured)
    here = "https://elsewhere.example/"
    edition = nodes(site / "posts/first/easy-read/index.html")
    assert (edition["@type"], edition["headline"]) == ("Article", "Who decides")
    assert edition["isBasedOn"]["url"] == f"{here}posts/first/"  # type: ignore[index]
    topic = nodes(site / "topics/direct-payments/index.html")
    assert topic["about"] == {"@type": "DefinedTerm", "name": "Direct payments"}
    [item] = topic["mainEntity"]["itemListElement"]  # type: ignore[index]
    assert item["item"] == {"name": "Choice & <control>", "url": f"{here}posts/first/"}


def test_a_lead_picture_has_its_size_and_smaller_versions(run: Run, pictured: Path) -> None:
    site = built(run, pictured)
    page = (site / "posts/first/index.html").read_text()
    [tag] = re.findall(r'<figure class="lead-picture">(<img [^>]*>)', page)
    assert 'width="1600" height="900"' in tag
    assert "loading" not in tag
    [srcset] = re.findall('srcset="([^"]*)"', tag)
    for source in srcset.split(", "):
        path, width = source.split(" ")
        made = Image.open(site / "posts/first" / path)
        assert f"{made.width}w" == width
    home = (site / "index.html").read_text()
    assert re.search(r'<img src="\./posts/lead\.jpg" alt="" [^>]*loading="lazy">', home)


def test_a_site_that_asks_for_nothing_has_the_picture_alone(run: Run, pictured: Path) -> None:
    site = built(run, pictured, ("cards: true", "cards: false"), ("sizes: true", "sizes: false"))
    head = said(site / "posts/first/index.html")
    assert head["og:image"] == ["https://elsewhere.example/posts/lead.jpg"]
    assert head["og:image:width"] == ["1600"]
    assert head["og:image:alt"] == ["Two &#34;people&#34;"]
    assert not (site / "assets/reading-room/cards").exists()
    assert not (site / "assets/reading-room/pictures").exists()
    page = (site / "posts/first/index.html").read_text()
    assert "srcset" not in page
    assert 'width="1600" height="900"' in page


def test_a_letter_that_no_font_has_leaves_a_post_without_a_card(run: Run, pictured: Path) -> None:
    (pictured / "posts/other.md").write_text("---\ntitle: 谁来决定\ndate: 2026-01-05\n---\n\nx\n")
    site = built(run, pictured)
    assert "og:image" not in said(site / "posts/other/index.html")
    assert said(site / "posts/other/index.html")["twitter:card"] == ["summary"]
    done = run("mkdocs", "build", cwd=pictured)
    assert "posts/other.md has no card: no font here has 谁来决定." in done.stderr


def test_two_builds_make_the_same_pictures_whatever_was_kept(
    run: Run,
    pictured: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = contents(built(run, pictured))
    again = contents(built(run, pictured))
    assert first == again
    empty = tmp_path_factory.mktemp("empty")
    monkeypatch.setitem(run.__closure__[0].cell_contents, "XDG_CACHE_HOME", str(empty))  # type: ignore[attr-defined]
    assert contents(built(run, pictured)) == first


def test_what_is_kept_is_trusted_as_far_as_it_is_whole(
    run: Run,
    pictured: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cache = tmp_path_factory.mktemp("kept")
    monkeypatch.setitem(run.__closure__[0].cell_contents, "XDG_CACHE_HOME", str(cache))  # type: ignore[attr-defined]
    first = contents(built(run, pictured))
    kept = [path for path in cache.rglob("*.kept") if path.parent.name in ("cards", "pictures")]
    assert len(kept) == 4
    for path in kept:
        data = bytearray(path.read_bytes())
        data[-1] ^= 1
        path.write_bytes(data)
    assert contents(built(run, pictured)) == first


@pytest.mark.parametrize(
    "account", ["@alex", "alex@social", "https://social.example/@alex", "@a b@social.example"]
)
def test_an_account_that_is_none_is_refused(run: Run, small_site: Path, account: str) -> None:
    people = f'alex-fox:\n  name: Alex Fox\n  fediverse: "{account}"\n'
    (small_site / "docs/people.yml").write_text(people)
    done = run("reading_room", "check", cwd=small_site)
    assert done.returncode == 1
    assert "is not an account of the fediverse." in done.stdout
    assert 'fediverse: "@alex@social.example"' in done.stdout


def test_a_picture_of_somebody_must_be_there(run: Run, small_site: Path) -> None:
    people = "alex-fox:\n  name: Alex Fox\n  picture: {src: images/x.png, alt: Alex Fox}\n"
    (small_site / "docs/people.yml").write_text(people)
    done = run("reading_room", "check", cwd=small_site)
    assert done.returncode == 1
    assert "docs/people.yml:3" in done.stdout


@pytest.mark.parametrize("line", ["cards: true\n      card_fonts: nowhere", "cards: 3"])
def test_options_that_cannot_be_are_refused(run: Run, small_site: Path, line: str) -> None:
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text().replace("search: false", f"search: false\n      {line}"))
    done = run("reading_room", "check", cwd=small_site)
    assert done.returncode != 0
    assert line.rpartition("\n")[2].strip().partition(":")[0] in done.stderr


def test_the_site_has_a_manifest_with_icons_that_are_there(run: Run, pictured: Path) -> None:
    site = built(run, pictured)
    manifest = json.loads((site / "manifest.webmanifest").read_text())
    assert manifest["name"] == "Elsewhere"
    for icon in manifest["icons"]:
        data = (site / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            width, height = Image.open(BytesIO(data)).size
            assert icon["sizes"] == f"{width}x{height}"
    page = (site / "index.html").read_text()
    assert '<link rel="manifest" href="./manifest.webmanifest">' in page
    assert page.count('<meta name="theme-color"') == 2


def test_a_manifest_of_the_sites_own_stays(
    run: Run, pictured: Path, write: Callable[[dict[str, str]], Path]
) -> None:
    write({"docs/manifest.webmanifest": "{}"})
    assert (built(run, pictured) / "manifest.webmanifest").read_text() == "{}"
