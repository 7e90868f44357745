"""``reading-room new``: one more file, or one more entry of a file."""

from __future__ import annotations

import datetime
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from helpers import ENVIRONMENT, REPOSITORY, Run, contents
from reading_room.markup import BRITISH
from reading_room.scaffold.habits import post_habit
from reading_room.schema import POST
from reading_room.sources import READERS
from reading_room.sources.posts import NOTHING_BESIDE
from reading_room.writing.entries import with_entry

Write = Callable[[dict[str, str]], Path]
UTC = ZoneInfo("UTC")


@pytest.fixture
def site(small_site: Path) -> Path:
    """A site in which topics are free, and a day is known."""
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text().replace("2026-01-31", "2099-01-31"))
    return small_site


def new(run: Run, site: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run("reading_room", "new", *words, cwd=site)


def is_sound(run: Run, site: Path) -> bool:
    done = run("reading_room", "check", "--all", cwd=site)
    return done.stdout == "" and "No problems found." in done.stderr


def test_a_post_is_a_draft_with_what_the_declaration_says(run: Run, site: Path) -> None:
    done = new(run, site, "post", "Give up: or “move on”?", "--authors", "alex-fox", "--authors",
               "Jo Lee", "--description", "Who decides.")  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("posts/give-up-or-move-on.md  It is a draft")
    text = (site / "posts/give-up-or-move-on.md").read_text("utf-8")
    front = yaml.safe_load(text.split("---\n")[1])
    today = datetime.datetime.now(ZoneInfo("Europe/London")).date()
    assert front == {
        "title": "Give up: or “move on”?", "date": today, "authors": ["alex-fox", "Jo Lee"],
        "description": "Who decides.", "draft": True,
    }  # fmt: skip
    assert text.startswith(f"---\n# {POST['title'].about}\ntitle: ")
    assert f"# topics: {POST['topics'].example}  # {POST['topics'].about}\n" in text
    assert is_sound(run, site)
    assert run("mkdocs", "build", "--strict", "-q", cwd=site).returncode == 0
    assert not (site / "site/posts/give-up-or-move-on").exists()


def test_a_post_that_is_no_draft_is_published(run: Run, site: Path) -> None:
    done = new(run, site, "post", "Now", "--no-draft", "--date", "2026-01-02", "--id", "here")
    assert (done.returncode, done.stdout) == (0, "posts/here.md\n")
    assert "draft: true\n" not in (site / "posts/here.md").read_text().replace("# draft", "")
    found = run("reading_room", "check", "--all", cwd=site)
    assert found.returncode == 0
    assert found.stdout.startswith("posts/here.md: advice: There are no words")


def test_its_examples_are_ids_of_the_site(run: Run, site: Path) -> None:
    """So that a line is right as soon as it is no remark any more."""
    (site / "docs/topics.yml").write_text("care: {title: Care}\nmoney: {title: Money}\n")
    new(run, site, "post", "Ours")
    post = site / "posts/ours.md"
    assert "# topics: [care, money]  # " in post.read_text()
    assert "# authors: [alex-fox" in post.read_text()
    post.write_text(re.sub(r"^# (?=authors|topics)", "", post.read_text(), flags=re.M))
    assert run("reading_room", "check", "posts/ours.md", cwd=site).returncode == 0


HABITS = [
    ({}, "posts/a-thought.md"),
    ({"posts/one/index.md": "2026-01-05"}, "posts/a-thought/index.md"),
    ({"posts/2026/one.md": "2026-01-05", "posts/2025/two.md": "2025-01-05"},
     "posts/2031/a-thought.md"),
    ({"posts/2026/01/one/index.md": "2026-01-05"}, "posts/2031/02/a-thought/index.md"),
    ({"posts/2026-01/one.md": "2026-01-05"}, "posts/2031-02/a-thought.md"),
    ({"posts/news/one.md": "2026-01-05", "posts/news/two.md": "2026-01-06", "posts/three.md":
      "2026-01-07"}, "posts/news/a-thought.md"),
    ({"posts/2026-01-05-one.md": "2026-01-05"}, "posts/2031-02-03-a-thought.md"),
    ({"posts/2026/one.md": "2014-01-05"}, "posts/2026/a-thought.md"),
]  # fmt: skip


@pytest.mark.parametrize(("posts", "path"), HABITS)
def test_a_post_is_filed_as_the_others_are(posts: dict[str, str], path: str) -> None:
    made = []
    for name, day in posts.items():
        text = f"---\ntitle: A\ndate: {day}\n---\n\nWords.\n"
        post, _ = READERS.post(name, Path(name).stem, text, UTC, NOTHING_BESIDE, BRITISH)
        assert post
        made.append(post)
    habit = post_habit(made, "posts")
    assert f"posts/{habit.path('a-thought', datetime.date(2031, 2, 3))}" == path


def test_there_is_no_second_of_an_id(run: Run, site: Path) -> None:
    (site / "posts/2026").mkdir()
    (site / "posts/first.md").rename(site / "posts/2026/first.md")
    about = site / "docs/about.md"
    about.write_text(about.read_text().replace("posts/first", "posts/2026/first"))
    (site / "docs/topics.yml").write_text("payments: {title: Payments}\n")
    (site / "docs/glossary.yml").write_text(
        "- {term: Carer, definition: Who cares., also: [carers]}\n"
    )
    post = site / "posts/2026/first.md"
    post.write_text(post.read_text().replace("Direct payments", "payments"))
    before = contents(site)
    for words, what in (
        (("post", "First"), "posts/2026/first.md has the address first already"),
        (("list", "Works", "--work", "Another"), "reading_lists/works.yml is there already"),
        (("list", "Others", "--work", "doi:10.1234/x"), "--new-list Others"),
        (("person", "Alex Fox"), "docs/people.yml has alex-fox already"),
        (("topic", "Payments"), "docs/topics.yml has payments already"),
        (("term", "Carers", "--definition", "Who cares."), "docs/glossary.yml has carers already"),
    ):
        done = new(run, site, *words)
        assert done.returncode == 1, words
        assert what in done.stderr
    assert contents(site) == before


def test_a_list_has_its_first_work(run: Run, site: Path) -> None:
    done = new(run, site, "list", "More to read", "--work", "Plain Words", "--curators", "alex-fox")
    assert (done.returncode, done.stdout) == (0, "reading_lists/more-to-read.yml\n")
    made = yaml.safe_load((site / "reading_lists/more-to-read.yml").read_text())
    assert made["items"] == [{"id": "plain-words", "title": "Plain Words"}]
    assert made["curators"] == ["alex-fox"]
    assert new(run, site, "list", "Again", "--work", "fox-2014").returncode == 0
    assert yaml.safe_load((site / "reading_lists/again.yml").read_text())["items"] == [
        {"work": "fox-2014"}
    ]
    assert is_sound(run, site)


def test_a_list_ends_as_the_others_do(run: Run, site: Path) -> None:
    (site / "reading_lists/works.yml").rename(site / "reading_lists/works.yaml")
    about = site / "docs/about.md"
    about.write_text(about.read_text().replace("works.yml", "works.yaml"))
    assert new(run, site, "list", "More", "--work", "A thing").stdout == "reading_lists/more.yaml\n"


def test_people_topics_and_terms_are_added_and_every_byte_is_kept(run: Run, site: Path) -> None:
    people = site / "docs/people.yml"
    people.write_bytes(b"# All of us\r\nalex-fox:\r\n    name: Alex Fox   # our first\r\n# the end")
    before = people.read_bytes()
    done = new(run, site, "person", "Jo Lee", "--url", "https://jo.example/")
    assert (done.returncode, done.stdout) == (0, "docs/people.yml\n")
    assert people.read_bytes() == before + (
        b"\r\njo-lee:\r\n  name: Jo Lee\r\n"
        b"  url: https://jo.example/\r\n"
        b"  # description: Wrote for the In Control blog.  # Who they are, in a sentence.\r\n"
        b'  # fediverse: "@alex@social.example"  # Their account there, which Mastodon names'
        b" beside links to what they wrote.\r\n"
        b"  # picture: {src: images/alex.jpg, alt: Alex Fox at a desk}  # A picture of them, by its"
        b" path from docs/: `src`, `alt`.\r\n"
        b"  # short: ADASS  # What an organisation is called for short. Citations say it, and the"
        b" search finds it.\r\n"
    )
    assert new(run, site, "person", "The Elders", "--kind", "group").returncode == 0
    assert yaml.safe_load(people.read_text())["the-elders"] == {
        "name": {"literal": "The Elders", "kind": "group"}
    }
    done = new(
        run, site, "term", "Carer", "--definition", "Who cares: for love.", "--also", "carers"
    )
    assert done.returncode == 0, done.stderr
    assert yaml.safe_load((site / "docs/glossary.yml").read_text()) == [
        {"term": "Carer", "definition": "Who cares: for love.", "also": ["carers"]}
    ]
    assert is_sound(run, site)


def test_what_would_be_wrong_is_told_and_not_written(run: Run, site: Path) -> None:
    before = contents(site)
    for words, what in (
        (("post", "A thought", "--no-draft", "--authors", "nobody"), "has no one called nobody."),
        (("post", "A thought", "--no-draft", "--date", "soon"), "posts/a-thought.md:5:"),
        (("post", "A thought", "--id", "A_b"), "--id A_b: an id is"),
        (("post", "Feed", "--no-draft"), "The site needs the address feed for itself."),
        (("topic", "Payments"), "Direct payments"),  # it would be the only topic there is
    ):
        done = new(run, site, *words)
        assert done.returncode == 1, words
        assert what in done.stderr
        assert "Traceback" not in done.stderr
    assert contents(site) == before


def test_a_draft_is_written_and_what_will_be_wrong_is_told(run: Run, site: Path) -> None:
    done = new(run, site, "post", "A thought", "--authors", "nobody")
    assert done.returncode == 0
    assert (
        "has no one called nobody. (It is an error as soon as this is no longer a draft.)"
        in done.stderr
    )
    assert (site / "posts/a-thought.md").is_file()


ENTRIES = [
    ("", "a: {x: 1}\n", ""),
    ("# only a remark", "# only a remark\na: {x: 1}\n", ""),
    ("b: {x: 2}\n", "b: {x: 2}\na: {x: 1}\n", ""),
    ("b:\n  x: 2\n\nc:\n  x: 3\n", "b:\n  x: 2\n\nc:\n  x: 3\n\na: {x: 1}\n", ""),
    ("  b: 2", "  b: 2\n  a: {x: 1}\n", ""),
    ("b: |\n  text\n", "b: |\n  text\na: {x: 1}\n", ""),
    ("{b: 2}\n", "{b: 2}\n", "brackets"),
    ("b: 2\n...\n", "b: 2\n...\n", "touching"),
    ("b: [\n", "b: [\n", "YAML"),
    ("a: 2\n", "a: 2\n", "touching"),
    ("words\n", "words\n", "YAML"),
]


@pytest.mark.parametrize(("text", "wanted", "why"), ENTRIES)
def test_an_entry_goes_to_the_end(text: str, wanted: str, why: str) -> None:
    added = with_entry(text, ["a: {x: 1}"])
    assert added.text == wanted
    assert why in added.why
    assert bool(added.why) == bool(why)


def test_an_easy_read_edition_has_its_first_row(run: Run, site: Path) -> None:
    pictures = site / "posts/images"
    pictures.mkdir()
    [drawing, *_] = sorted((REPOSITORY / "posts/images/easy-read").glob("*.svg"))
    (pictures / "a house.svg").write_bytes(drawing.read_bytes())
    done = new(run, site, "easy-read", "first", "--picture", "images/a house.svg", "--alt",
               "A [small] house", "--words", "You can choose.")  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "posts/first.easy-read.md\n"), done.stderr
    assert "![A \\[small\\] house](<images/a house.svg>)" in (
        (site / "posts/first.easy-read.md").read_text()
    )
    assert is_sound(run, site)
    again = new(run, site, "easy-read", "posts/first.md", "--picture", "x", "--alt", "y")
    assert "posts/first.md has one already: posts/first.easy-read.md." in again.stderr
    wrong = new(run, site, "easy-read", "frist", "--picture", "x", "--alt", "y")
    assert "There is no post frist. Did you mean first?" in wrong.stderr


def test_an_edition_takes_the_posts_own_picture_and_folder(run: Run, site: Path) -> None:
    home = site / "posts/second"
    home.mkdir()
    [drawing, *_] = sorted((REPOSITORY / "posts/images/easy-read").glob("*.svg"))
    (home / "house.svg").write_bytes(drawing.read_bytes())
    (home / "index.md").write_text(
        "---\ntitle: Two\ndate: 2026-01-09\nimage: {src: house.svg, alt: A house}\n---\n\nWords.\n"
    )
    done = new(run, site, "easy-read", "second")
    assert (done.returncode, done.stdout) == (0, "posts/second/easy-read.md\n"), done.stderr
    assert is_sound(run, site)


def test_nobody_who_answers_makes_nothing(site: Path) -> None:
    before = contents(site)
    for words in ((), ("post",), ("list", "A list"), ("term", "Carer"), ("easy-read",)):
        done = subprocess.run(
            [sys.executable, "-m", "reading_room", "new", *words], cwd=site, env=ENVIRONMENT,
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        assert done.returncode == 1, words
        assert "Nobody answered, and nothing was written. Say it: reading-room new" in done.stderr
    assert contents(site) == before


def test_it_asks_in_a_terminal_and_opens_the_editor(site: Path) -> None:
    editor = site.parent / "editor.py"
    editor.write_text("import sys\nopen(sys.argv[1], 'a').write('Mine.\\n')\n")
    ours, theirs = pty.openpty()
    asked = subprocess.Popen(
        [sys.executable, "-m", "reading_room", "new", "post", "--edit"], cwd=site, stdin=theirs,
        stdout=theirs, stderr=theirs,
        env=ENVIRONMENT | {"EDITOR": f"{sys.executable} {editor}", "VISUAL": ""},
    )  # fmt: skip
    os.write(ours, b"A thought\nalex-fox\n\nWho decides.\n")
    assert asked.wait(60) == 0
    os.close(theirs)
    text = (site / "posts/a-thought.md").read_text()
    assert "title: A thought\n" in text
    assert "authors: [alex-fox]\n" in text
    assert "# topics: " in text
    assert "description: Who decides.\n" in text
    assert text.endswith("Mine.\n")
    os.close(ours)


def test_the_kind_is_asked_for_too(site: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reading_room", "new"], cwd=site, env=ENVIRONMENT,
        input="people\nperson\nJo Lee\nA writer.\n\n", capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Write one of post, list, person" in done.stderr
    assert yaml.safe_load((site / "docs/people.yml").read_text())["jo-lee"] == {
        "name": "Jo Lee", "description": "A writer.",
    }  # fmt: skip


def test_a_long_title_has_a_short_address(run: Run, site: Path) -> None:
    done = new(run, site, "post", "word " * 60)
    assert done.returncode == 0, done.stderr
    path = done.stdout.split("  ")[0]
    assert len(Path(path).stem) <= 80
    assert set(Path(path).stem.split("-")) == {"word"}
    assert (site / path).is_file()


@pytest.mark.parametrize(
    ("title", "says"),
    [
        (" ", "It is needed, and there are no words in it."),
        ("Index", "The site needs the address index for itself."),
        (b"\xff\xfe".decode(errors="surrogateescape"), "does not send as UTF-8"),
    ],
    ids=["blank", "reserved", "no UTF-8"],
)
def test_what_cannot_be_a_title_makes_nothing(run: Run, site: Path, title: str, says: str) -> None:
    before = contents(site)
    done = new(run, site, "post", title)
    assert done.returncode != 0
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(site) == before
