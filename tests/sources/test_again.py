"""A site whose files are open in an editor, and one file of which is read again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from casebook import cut
from helpers import REPOSITORY
from reading_room.problems import Problem, ordered
from reading_room.settings import Settings
from reading_room.sources import READERS, Contents, read_sources, survey_of
from reading_room.sources.again import read_again

SettingsAt = Callable[[Path], Settings]
CASES = sorted((REPOSITORY / "tests" / "cases" / "library").glob("*.txt"))


def texts_of(text: str) -> dict[str, str]:
    """The files of a case."""
    return {name: body for name, body in cut(text).items() if "." in name}


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def of(problems: list[Problem], paths: frozenset[str]) -> list[Problem]:
    return ordered(problem for problem in problems if problem.path in paths)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_file_that_comes_is_read_as_with_all_others(
    case: Path, tmp_path: Path, settings_at: SettingsAt
) -> None:
    """Each file is empty first, and then read again as it stands in an editor."""
    files = texts_of(case.read_text("utf-8"))
    write(tmp_path, files)
    settings = settings_at(tmp_path)
    whole, problems = read_sources(settings)
    for name, text in files.items():
        if not name.endswith((".md", ".yml", ".yaml")):
            continue
        (tmp_path / name).write_text("", encoding="utf-8")
        before, _ = read_sources(settings)
        path = tmp_path / name
        tree = survey_of(settings, Contents({path: text.encode()}))
        again = read_again(path, tree, before, settings, READERS)
        assert again, name
        assert again.sources == whole, name
        assert name in again.read
        assert ordered(again.problems) == of(problems, again.read), name
        path.write_text(text, encoding="utf-8")


def test_what_is_open_is_read_instead_of_the_disk(tmp_path: Path, settings_at: SettingsAt) -> None:
    write(tmp_path, {"posts/a.md": "---\ntitle: On the disk\ndate: 2014-01-31\n---\nWords.\n"})
    opened = tmp_path / "posts/a.md"
    text = b"---\ntitle: In the editor\ndate: 2014-01-31\n---\nWords.\n"
    settings = settings_at(tmp_path)
    sources, _ = read_sources(settings, tree=survey_of(settings, Contents({opened: text})))
    assert [post.title for post in sources.posts] == ["In the editor"]


def test_what_is_not_saved_yet_is_a_file_like_others(
    tmp_path: Path, settings_at: SettingsAt
) -> None:
    write(tmp_path, {"posts/b.md": "---\ntitle: B\ndate: 2014-01-31\n---\nWords.\n"})
    contents = Contents(
        {
            tmp_path / "posts/a.md": b"---\ntitle: A\ndate: 2014-01-31\n---\nWords.\n",
            tmp_path / "posts/a.comments.yml": b"- id: c1\n  name: Jo\n",
            tmp_path / "reading_lists/new.yml": b"title: New\n",
            tmp_path / "docs/page.html": b"<script>alert(1)</script>",
            tmp_path / "notes.md": b"Nothing of the site's.",
        }
    )
    settings = settings_at(tmp_path)
    sources, problems = read_sources(settings, tree=survey_of(settings, contents))
    assert [post.title for post in sources.posts] == ["A", "B"]
    assert {problem.path for problem in problems} == {
        "posts/a.comments.yml", "reading_lists/new.yml", "docs/page.html"
    }  # fmt: skip


def test_a_file_of_nothing_is_not_read_again(tmp_path: Path, settings_at: SettingsAt) -> None:
    write(tmp_path, {"posts/a.md": "---\ntitle: A\ndate: 2014-01-31\n---\nWords.\n"})
    settings = settings_at(tmp_path)
    sources, _ = read_sources(settings)
    tree = survey_of(settings)
    assert read_again(tmp_path / "posts/b.md", tree, sources, settings, READERS) is None
    assert read_again(tmp_path / "notes.md", tree, sources, settings, READERS) is None
