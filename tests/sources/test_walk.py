"""What stands in the folders and is no plain file: links, pipes, folders that cannot be read."""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from reading_room.problems import as_text
from reading_room.sources import limits, read_sources
from reading_room.sources.files import symlinks

POST = "---\ntitle: Choice\ndate: 2014-01-31\n---\n"
FOLDERS = ["posts", "reading_lists", "docs"]


def said(problems: list[Any]) -> list[str]:
    return [as_text(problem).split("\n")[0] for problem in problems]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for folder in (*FOLDERS, "notes/deep", ".kept", "site"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("notes/keys.yml", ".env.md", ".kept/x.md", "site/x.md"):
        (tmp_path / name).write_text("secret: yes\n")
    (tmp_path / "notes/x.md").write_text(POST)
    (tmp_path / "notes/deep/x.png").write_bytes(b"x")
    return tmp_path


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What whoever builds can read, and is no part of the site."""
    folder = tmp_path_factory.mktemp("outside")
    (folder / "secret.md").write_text(POST)
    return folder


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("name", ["x.md", "x.png", "x.yml", "people.yml"])
def test_a_link_out_of_the_site_is_refused_by_name(
    site: Path, outside: Path, read_site: Callable[..., Any], folder: str, name: str
) -> None:
    (site / folder / name).symlink_to(outside / "secret.md")
    sources, problems = read_site({})
    assert said(problems) == [f"{folder}/{name}: error: {symlinks.OUT} [file-link]"]
    assert sources.posts == sources.media == sources.pages == ()


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("/", symlinks.OUT),
        ("../..", symlinks.OUT),
        ("/dev/zero", symlinks.OUT),
        ("../notes/deep", symlinks.FOLDER),
        (".", symlinks.FOLDER),
        ("nowhere", symlinks.NOWHERE),
        ("linked.md", symlinks.NOWHERE),
        ("../.env.md", symlinks.HIDDEN),
        ("../.kept/x.md", symlinks.HIDDEN),
        ("../site/x.md", symlinks.BUILT),
        ("../notes/deep/x.png", symlinks.OTHER),
        ("../notes/keys.yml", symlinks.OTHER),
    ],
)
def test_what_a_link_may_not_lead_to_is_refused_and_not_entered(
    site: Path, read_site: Callable[..., Any], folder: str, target: str, message: str
) -> None:
    (site / folder / "linked.md").symlink_to(target)
    _, problems = read_site({})
    assert said(problems) == [f"{folder}/linked.md: error: {message} [file-link]"]


@pytest.mark.parametrize("name", ["works.yml", "people.yml", "works.comments.yml", "works.json"])
@pytest.mark.parametrize("folder", FOLDERS)
def test_data_is_taken_from_nowhere_else(
    site: Path, read_site: Callable[..., Any], folder: str, name: str
) -> None:
    (site / folder / name).symlink_to("../notes/keys.yml")
    _, problems = read_site({})
    assert said(problems) == [f"{folder}/{name}: error: {symlinks.OTHER} [file-link]"]


def test_a_text_of_the_site_may_be_a_page_and_a_post(
    site: Path, read_site: Callable[..., Any]
) -> None:
    (site / "README.md").write_text("# Read me\n")
    (site / "docs/index.md").symlink_to("../README.md")
    (site / "docs/a.jpg").symlink_to("../notes/deep/x.png")
    (site / "posts/choice.md").symlink_to("../notes/x.md")
    (site / "posts/a.png").symlink_to(site / "notes/deep/x.png")
    sources, problems = read_site({})
    assert problems == []
    assert sources.pages == ("a.jpg", "index.md")
    assert [post.slug for post in sources.posts] == ["choice"]
    assert sources.media == ("posts/a.png",)


def test_a_draft_is_not_published_by_a_link_from_docs(
    site: Path, read_site: Callable[..., Any]
) -> None:
    (site / "docs/x.md").symlink_to("../posts/draft.md")
    _, problems = read_site({"posts/draft.md": POST.replace("---\n", "---\ndraft: true\n", 1)})
    assert said(problems) == [f"docs/x.md: error: {symlinks.ELSEWHERE} [file-link]"]


def test_a_site_in_a_repository_may_have_files_of_all_of_it(
    tmp_path: Path, settings_at: Callable[[Path], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "project/website"
    (site / "docs").mkdir(parents=True)
    (tmp_path / "project/README.md").write_text("# Read me\n")
    (site / "docs/index.md").symlink_to("../../README.md")
    refused = [f"docs/index.md: error: {symlinks.OUT} [file-link]"]
    assert said(read_sources(settings_at(site))[1]) == refused
    (tmp_path / "project/.git").mkdir()
    sources, problems = read_sources(settings_at(site))
    assert (sources.pages, problems) == (("index.md",), [])
    monkeypatch.setenv("HOME", str(tmp_path / "project"))
    assert said(read_sources(settings_at(site))[1]) == refused


def test_a_hidden_link_of_docs_is_refused_for_mkdocs_would_follow_it(
    site: Path, read_site: Callable[..., Any]
) -> None:
    (site / "docs/.cache").mkdir()
    (site / "docs/.cache/x").symlink_to("/", target_is_directory=True)
    (site / "docs/.y").symlink_to("/", target_is_directory=True)
    (site / "posts/.z").symlink_to("/", target_is_directory=True)
    _, problems = read_site({})
    assert said(problems) == [
        f"docs/.cache/x: error: {symlinks.OUT} [file-link]",
        f"docs/.y: error: {symlinks.OUT} [file-link]",
    ]


@pytest.mark.parametrize("name", [".well-known/security.txt", ".x.md", "a.md~"])
def test_a_link_that_is_passed_over_may_not_lead_out_for_mkdocs_may_be_told_to_publish_it(
    site: Path, outside: Path, read_site: Callable[..., Any], name: str
) -> None:
    (site / "docs/.well-known").mkdir()
    (site / "docs" / name).symlink_to(outside / "secret.md")
    (site / "docs/.#lock.md").symlink_to("jo@desk.1234:5678")
    (site / "posts/.x.md").symlink_to(outside / "secret.md")  # of posts nothing hidden is taken
    assert said(read_site({})[1]) == [f"docs/{name}: error: {symlinks.OUT} [file-link]"]


def test_a_link_leads_to_what_git_keeps_in_this_repository(
    site: Path, settings_at: Callable[[Path], Any]
) -> None:
    git = partial(subprocess.run, cwd=site, check=True, capture_output=True)
    git(["git", "init", "-q"])
    (site / "part").mkdir()
    (site / "part/x.md").write_text("secret")
    git(["git", "init", "-q", "part"])
    (site / "docs/a.md").symlink_to("../notes/x.md")
    (site / "docs/b.md").symlink_to("../part/x.md")
    refused = f"docs/b.md: error: {symlinks.OUT} [file-link]"
    assert said(read_sources(settings_at(site))[1]) == [
        f"docs/a.md: error: {symlinks.UNKEPT} [file-link]", refused,
    ]  # fmt: skip
    git(["git", "add", "notes/x.md"])
    assert said(read_sources(settings_at(site))[1]) == [refused]


def test_a_link_in_a_folder_is_called_like_what_it_leads_to(
    site: Path, read_site: Callable[..., Any]
) -> None:
    (site / "posts/a.png").symlink_to("draft.md")
    (site / "docs/people.txt").symlink_to("people.yml")
    draft = POST.replace("---\n", "---\ndraft: true\n", 1)
    _, problems = read_site({"posts/draft.md": draft, "docs/people.yml": "a:\n  name: Alex Fox\n"})
    assert said(problems) == [
        f"docs/people.txt: error: {symlinks.OTHER} [file-link]",
        f"posts/a.png: error: {symlinks.OTHER} [file-link]",
    ]


def test_a_link_to_a_file_of_the_same_folder_is_that_file(
    site: Path, read_site: Callable[..., Any]
) -> None:
    (site / "posts/shared").mkdir()
    (site / "posts/shared/a.png").write_bytes(b"x")
    (site / "posts/b.png").symlink_to("shared/a.png")
    sources, problems = read_site({"posts/x.md": POST})
    assert problems == []
    assert sources.media == ("posts/b.png", "posts/shared/a.png")


def test_a_lock_of_emacs_is_a_left_over_though_it_leads_nowhere(
    site: Path, read_site: Callable[..., Any]
) -> None:
    (site / "posts/.#x.md").symlink_to("jo@desk.1234:5678")
    sources, problems = read_site({"posts/x.md": POST})
    assert problems == []
    assert sources.strays == ("posts/.#x.md",)


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("name", ["x.md", "x.yml", "people.yml", "x.svg", "x"])
def test_a_pipe_is_refused_and_not_opened(
    site: Path, read_site: Callable[..., Any], folder: str, name: str
) -> None:
    os.mkfifo(site / folder / name)
    _, problems = read_site({})
    assert said(problems) == [
        f"{folder}/{name}: error: This is no file that can be read. [file-special]"
    ]


def test_a_socket_and_a_link_to_a_pipe_are_refused(
    site: Path, read_site: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site / "posts")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("a.md")
    os.mkfifo("b")
    Path("c.md").symlink_to("b")
    _, problems = read_site({})
    assert [problem.rule for problem in problems] == ["file-special"] * 3


@contextmanager
def nobody() -> Iterator[None]:
    """Root may read everything: be somebody else for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.parametrize("folder", ["posts", "posts/deep", "docs/deep", "reading_lists"])
def test_a_folder_that_cannot_be_read_is_told(
    settings_at: Callable[[Path], Any], folder: str
) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        for each in (*FOLDERS, folder):
            (root / each).mkdir(exist_ok=True)
        (root / folder).chmod(0)
        with nobody():
            _, problems = read_sources(settings_at(root))
        (root / folder).chmod(0o755)
    assert said(problems) == [
        f"{folder}: error: This folder cannot be read: Permission denied. [file-unreadable]"
    ]


def test_a_file_that_cannot_be_read_is_told(settings_at: Callable[[Path], Any]) -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)
        (root / "posts").mkdir()
        (root / "posts/x.md").write_text(POST)
        (root / "posts/x.md").chmod(0)
        with nobody():
            _, problems = read_sources(settings_at(root))
    assert said(problems) == [
        "posts/x.md: error: This file cannot be read: Permission denied. [file-unreadable]"
    ]


def test_names_that_are_no_words_are_told(site: Path, read_site: Callable[..., Any]) -> None:
    os.close(os.open(os.fsencode(site / "posts") + b"/caf\xe9.md", os.O_CREAT))
    (site / "docs/a\nb.md").write_text("x")
    (site / "posts/\u202egnp.md").write_text("x")
    _, problems = read_site({})
    assert [problem.rule for problem in problems] == ["file-name"] * 3
    assert all(problem.path.isprintable() for problem in problems)


def test_a_path_that_no_site_could_hold_is_told(
    site: Path, read_site: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site / "posts")
    for _ in range(limits.PATH // 200 + 1):
        Path("a" * 200).mkdir()
        monkeypatch.chdir("a" * 200)
    _, problems = read_site({})
    assert [problem.rule for problem in problems] == ["file-name"]


def test_a_thousand_folders_inside_one_another(site: Path, read_site: Callable[..., Any]) -> None:
    deep = site / "posts" / Path(*["a"] * 400)
    deep.mkdir(parents=True)
    (deep / "x.md").write_text(POST)
    sources, problems = read_site({})
    assert problems == []
    assert [post.slug for post in sources.posts] == ["x"]


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("posts/x.md", limits.POST),
        ("posts/x.easy-read.md", limits.EASY_READ),
        ("posts/x.comments.yml", limits.COMMENTS),
        ("posts/x.svg", limits.DRAWING),
        ("reading_lists/x.yml", limits.LIST),
        ("reading_lists/x.comments.yml", limits.COMMENTS),
        ("docs/people.yml", limits.DATA),
        ("docs/topics.yaml", limits.DATA),
        ("docs/glossary.yml", limits.DATA),
        ("docs/x.md", limits.PAGE),
        ("docs/x.svg", limits.DRAWING),
    ],
)
def test_a_file_is_weighed_before_it_is_read(
    site: Path, read_site: Callable[..., Any], path: str, most: int
) -> None:
    with (site / path).open("wb") as file:
        file.truncate(most)
    _, problems = read_site({})
    assert "file-size" not in {problem.rule for problem in problems}
    with (site / path).open("wb") as file:
        file.truncate(3_000_000_000)
    _, problems = read_site({})
    found = [problem for problem in problems if problem.rule == "file-size"]
    assert said(found) == [
        f"{path}: error: This file has 3000 MB, and the most that can be read is"
        f" {limits.size(most)}. [file-size]"
    ]


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1, "1 kB"), (250_000, "250 kB"), (1_000_000, "1 MB"), (1_240_000, "1.2 MB")],
)
def test_sizes_are_shown_as_file_managers_show_them(number: int, shown: str) -> None:
    assert limits.size(number) == shown


def test_a_list_on_comments_is_one_unless_it_stands_beside_what_they_are_on(
    read_site: Callable[..., Any],
) -> None:
    works = "title: Works\ndate: 2026-01-05\nitems:\n  - {id: ID, title: A work, type: report}\n"
    sources, problems = read_site({
        "reading_lists/on-comments.yml": works.replace("ID", "a"),
        "reading_lists/care.yml": works.replace("ID", "b"),
        "reading_lists/care-coments.yml": "- id: c1\n",
    })  # fmt: skip
    slugs = [found.slug for found in sources.reading_lists]
    assert slugs == ["care", "on-comments"]
    assert [(problem.path, problem.rule) for problem in problems] == [
        ("reading_lists/care-coments.yml", "file-ending")
    ]
