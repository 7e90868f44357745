"""What is written out comes back: the same posts, the same lists."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from helpers import REPOSITORY, SITE, Run, contents
from reading_room.cli.site import settings_of
from reading_room.library import Library, build_library
from reading_room.model import Post, ReadingList
from reading_room.sources import read_sources


def site_of(folder: Path) -> Library:
    _, settings = settings_of(folder / "mkdocs.yml")
    sources, _ = read_sources(settings)
    library, _ = build_library(sources, settings)
    return library


def came_back(run: Run, folder: Path, *, name: str = "out") -> Path:
    """A site without posts and lists to which an export of another comes."""
    done = run("reading_room", "export", str(folder.parent / name), cwd=folder)
    assert done.returncode == 0, done.stderr
    new = folder.parent / "new"
    shutil.copytree(folder / "docs", new / "docs")
    for file in ("people", "topics", "series", "glossary"):
        (new / f"docs/{file}.yml").unlink(missing_ok=True)
    shutil.copy(folder / "mkdocs.yml", new)
    if (folder / "overrides").is_dir():
        shutil.copytree(folder / "overrides", new / "overrides")
    done = run("reading_room", "import", str(folder.parent / name), cwd=new)
    assert done.returncode == 0, done.stdout + done.stderr
    return new


def said(html: str) -> str:
    """HTML without the paths of pictures, which stand in another folder."""
    return re.sub(r'src="[^"]*/', 'src="', html)


def of_post(library: Library, post: Post) -> dict[str, Any]:
    topics = [library.topic_ids[ref.id] for ref in post.topics]
    edition = post.easy_read
    return {
        "title": post.title,
        "date": post.date,
        "updated": post.updated,
        "authors": [(library.name(name), name.organisation) for name in post.authors],
        "topics": topics,
        "description": post.description,
        "series": post.series and library.series[post.series.id].title,
        "image": post.image and (Path(post.image.src).name, post.image.alt, post.image.caption),
        "audio": post.audio and Path(post.audio.src).name,
        "aliases": [ref.id for ref in post.aliases],
        "language": post.language,
        "canonical": post.canonical_url,
        "page_author": post.page_author and library.name(post.page_author),
        "review_by": post.review_by,
        "state": post.comments_state,
        "allow": post.allow,
        "comments": [
            (each.id, each.name, each.text, each.date, each.reply_to and each.reply_to.id)
            for each in post.comments
        ],
        "text": said(library.html(post.path)),
        "cites": library.cites.get(post.slug),
        "edition": edition
        and (
            edition.title,
            edition.checked_by,
            edition.checked_on,
            edition.pictures,
            [said(library.html(edition.path, str(n))) for n in range(len(edition.rows))],
            [row.image and (Path(row.image.src).name, row.image.alt) for row in edition.rows],
        ),
    }


def of_list(library: Library, found: ReadingList) -> dict[str, Any]:
    source = found.source
    return {
        "title": found.title,
        "date": found.date,
        "curators": [library.name(name) for name in found.curators],
        "topics": [library.topic_ids[ref.id] for ref in found.topics],
        "description": found.description,
        "source": source,
        "aliases": [ref.id for ref in found.aliases],
        "intro": said(library.html(found.path, "intro")),
        "outro": said(library.html(found.path, "outro")),
        "sections": [
            (part.title, [(e.item.id, e.note, e.importance) for e in part.entries])
            for part in found.sections
        ],
        "comments": [(each.name, each.text, each.date) for each in found.comments],
    }


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, run: Run) -> tuple[Library, Library, Path]:
    """A site with everything that an editor can write, and one to which its export came."""
    folder = tmp_path_factory.mktemp("both") / "old"
    for name in SITE:
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copytree(REPOSITORY / "tests/constructs", folder, dirs_exist_ok=True)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    new = came_back(run, folder)
    return site_of(folder), site_of(new), new


def test_posts_come_back(both: tuple[Library, Library, Path]) -> None:
    old, new, _ = both
    assert [post.slug for post in new.posts] == [post.slug for post in old.posts]
    for before, after in zip(old.posts, new.posts, strict=True):
        one, other = of_post(old, before), of_post(new, after)
        for key, value in one.items():
            assert other[key] == value, (before.slug, key)


def test_lists_come_back(both: tuple[Library, Library, Path]) -> None:
    old, new, _ = both
    assert [found.slug for found in new.lists] == [found.slug for found in old.lists]
    for before, after in zip(old.lists, new.lists, strict=True):
        one, other = of_list(old, before), of_list(new, after)
        for key, value in one.items():
            assert other[key] == value, (before.slug, key)
    assert {id_: item.title for id_, item in new.index.items.items()} == {
        id_: item.title for id_, item in old.index.items.items() if id_ in old.homes
    }


def test_people_topics_and_words_come_back(both: tuple[Library, Library, Path]) -> None:
    old, new, _ = both
    for id_, person in old.people.items():
        again = new.people[id_]
        assert (str(again.name), again.description, again.url) == (
            str(person.name),
            person.description,
            person.url,
        )
        assert again.name.kind == person.name.kind
    assert {i: (t.title, t.description) for i, t in new.topics.items()} == {
        i: (t.title, t.description) for i, t in old.topics.items()
    }
    assert new.words == old.words
    assert {i: s.title for i, s in new.series.items()} == {
        i: s.title for i, s in old.series.items()
    }


def test_a_second_import_changes_nothing(both: tuple[Library, Library, Path], run: Run) -> None:
    _, _, folder = both
    before = contents(folder)
    done = run("reading_room", "import", str(folder.parent / "out"), cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert contents(folder) == before


def test_words_and_people_come_to_a_site_that_has_some(
    run: Run, small_site: Path, tmp_path: Path
) -> None:
    people, words = small_site / "docs/people.yml", small_site / "docs/glossary.yml"
    known = people.read_text()
    people.write_text(f"{known}jo-lee:\n  name: Jo Lee\n  fediverse: '@jo@social.example'\n")
    more = "- term: Direct payment\n  definition: Money.\n"
    words.write_text(f"{more}- term: Choice\n  definition: More.\n")
    done = run("reading_room", "export", str(tmp_path / "out"), cwd=small_site)
    assert done.returncode == 0, done.stderr
    people.write_text(known)
    words.write_text("- term: Choice\n  definition: Ours.\n")
    done = run("reading_room", "import", str(tmp_path / "out"), cwd=small_site)
    assert "glossary.yml: brought up to date" in done.stdout, done.stdout + done.stderr
    assert words.read_text() == f"- term: Choice\n  definition: Ours.\n{more}"
    assert "@jo@social.example" in people.read_text()
