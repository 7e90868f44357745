"""A whole site in a folder, for other programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

from helpers import Run, contents

Write = Callable[[dict[str, str]], Path]


def export(run: Run, site: Path, *words: str) -> str:
    done = run("reading_room", "export", *words, cwd=site)
    assert done.returncode == 0, done.stderr
    return done.stdout


def front(text: str) -> dict[str, object]:
    found = yaml.safe_load(text.split("---\n")[1])
    assert isinstance(found, dict)
    return found


def test_posts_need_nothing_of_this_package(run: Run, small_site: Path) -> None:
    said = export(run, small_site)
    assert "1 post, 1 reading list" in said
    text = (small_site / "export/posts/first.md").read_text()
    assert front(text) | {"date": ""} == {
        "title": "Choice & control",
        "date": "",
        "authors": ["Alex Fox"],
        "tags": ["Direct payments"],
        "slug": "first",
        "permalink": "/posts/first/",
        "url": "/posts/first/",
    }
    assert 'Because of ([Fox 2014](../reading_lists/works.md#fox-2014 "A work")).' in text
    page = (small_site / "export/docs/about.md").read_text()
    assert "[the post](../posts/first.md#why)" in page
    assert "[a work](../reading_lists/works.md#fox-2014)" in page


def test_a_list_comes_as_a_page_and_for_programs(run: Run, small_site: Path) -> None:
    export(run, small_site, "out")
    folder = small_site / "out/reading_lists"
    page = (folder / "works.md").read_text()
    assert front(page)["title"] == "Works"
    assert '1. <span id="fox-2014"></span>Fox, Alex (2014) *' in page.replace("‘", "*")
    (work,) = json.loads((folder / "works.csl.json").read_text())
    assert work["title"] == "A work"
    for ending in (".csl.json", ".bib", ".ris"):
        assert (folder / f"works{ending}").read_bytes() == (
            folder / f"library{ending}"
        ).read_bytes()


def test_all_feeds_are_in_one_file(run: Run, small_site: Path) -> None:
    export(run, small_site)
    run("reading_room", "build", cwd=small_site)
    tree = ET.parse(small_site / "export/feeds.opml")
    site = "https://elsewhere.example/"
    outlines = [each.attrib for each in tree.iter("outline")]
    feeds = [each["xmlUrl"].removeprefix(site) for each in outlines if "xmlUrl" in each]
    built = {path for path in contents(small_site / "site") if path.endswith("feed.xml")}
    assert set(feeds) == built - {"easy-read/feed.xml"}  # in which there is nothing
    assert len(feeds) == len(set(feeds))


def test_the_same_site_gives_the_same_files(run: Run, small_site: Path) -> None:
    export(run, small_site, "one")
    export(run, small_site, "two")
    export(run, small_site, "two")
    assert contents(small_site / "one") == contents(small_site / "two")


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("docs", "of which the site is made"),
        (".", "of which the site is made"),
        ("posts/export", "of which the site is made"),
        ("mine", "is no earlier export"),
        ("mkdocs.yml", "is a file"),
    ],
)
def test_nothing_takes_the_place_of_what_is_no_export(
    run: Run, small_site: Path, target: str, why: str
) -> None:
    (small_site / "mine").mkdir()
    (small_site / "mine/letter.txt").write_text("Dear")
    before = contents(small_site)
    done = run("reading_room", "export", target, cwd=small_site)
    assert done.returncode == 1
    assert why in done.stderr
    assert contents(small_site) == before


def test_a_site_with_errors_is_left_whole(run: Run, small_site: Path) -> None:
    export(run, small_site)
    before = contents(small_site / "export")
    (small_site / "posts/first.md").write_text("---\ntitle: A\n---\n\n[gone](gone.md)\n")
    done = run("reading_room", "export", cwd=small_site)
    assert done.returncode == 1
    assert "Nothing was exported: 2 errors" in done.stderr
    assert contents(small_site / "export") == before


def test_an_export_in_git_keeps_its_history(run: Run, small_site: Path) -> None:
    export(run, small_site)
    (small_site / "export/.git").mkdir()
    (small_site / "export/.git/HEAD").write_text("ref")
    (small_site / "export/posts/old.md").write_text("left over")
    export(run, small_site)
    assert (small_site / "export/.git/HEAD").read_text() == "ref"
    assert not (small_site / "export/posts/old.md").exists()


MATTER = "---\ntitle: {}\ndate: 2026-01-{:02}\n---\n\n"


def test_what_is_not_published_stays_at_home(run: Run, write: Write, small_site: Path) -> None:
    word = "zqxjkvbw"
    write(
        {
            "posts/out.md": MATTER.format("Out", 7)
            + f'See [the other](held.md), [a plan][p], <a href="held.md">how it went</a> and'
            f" [a list](../reading_lists/held.yml#{word}).\n\n[p]: plan/index.md\n",
            "posts/held.md": f"---\ntitle: {word}\ndate: 2027-01-01\n---\n\n{word}\n",
            "posts/plan/index.md": f"---\ntitle: {word}\ndate: 2026-01-01\ndraft: true\n---\n\n"
            f"![{word}]({word}.svg)\n",
            f"posts/plan/{word}.svg": f"<svg xmlns='http://www.w3.org/2000/svg'>"
            f"<title>{word}</title></svg>",
            "posts/gone.md": f"---\ntitle: {word}\ndate: 2026-01-01\n"
            f"withdrawn: It was wrong.\n---\n\n{word}\n",
            "reading_lists/held.yml": f"title: {word}\ndate: 2027-01-06\nitems:\n"
            f"  - id: {word}\n    title: {word}\n    issued: '2014'\n",
            "docs/people.yml": "alex-fox:\n  name: Alex Fox\n",
        }
    )
    said = export(run, small_site)
    assert "posts/held.md: until 1 January 2027" in said
    assert "posts/plan/index.md: a draft" in said
    assert "posts/gone.md: withdrawn" in said
    for path, data in contents(small_site / "export").items():
        assert word not in path
        assert word.encode() not in data, path
    text = (small_site / "export/posts/out.md").read_text()
    assert "See the other, a plan, <a>how it went</a> and a list." in text
    export(run, small_site, "--drafts", "all")
    text = (small_site / "all/posts/held.md").read_text()
    assert front(text)["title"] == word
    assert front((small_site / "all/posts/plan/index.md").read_text())["draft"] is True
    assert not (small_site / "all/posts/gone.md").exists()


def test_a_config_of_any_name_in_any_folder(run: Run, small_site: Path, tmp_path: Path) -> None:
    (small_site / "mkdocs.yml").rename(small_site / "other.yml")
    away = tmp_path / "away"
    away.mkdir()
    done = run("reading_room", "export", "-f", str(small_site / "other.yml"), "x", cwd=away)
    assert done.returncode == 0, done.stderr
    assert (away / "x/posts/first.md").is_file()


def test_a_person_brings_a_picture(run: Run, small_site: Path, write: Write) -> None:
    write(
        {
            "docs/people.yml": "alex-fox:\n  name: Alex Fox\n"
            "  picture: {src: images/alex.svg, alt: Alex at a table}\n",
            "docs/images/alex.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        }
    )
    export(run, small_site)
    people = yaml.safe_load((small_site / "export/data/authors.yml").read_text())
    picture = people["alex-fox"]["picture"]
    assert picture == {"src": "docs/images/alex.svg", "alt": "Alex at a table"}
    assert (small_site / "export" / picture["src"]).is_file()
