"""Addresses that have gone, told from git's history: with real repositories."""

from __future__ import annotations

import subprocess
import textwrap
from pathlib import Path

import pytest

import casebook
from helpers import ENVIRONMENT, Run
from reading_room.library import build_library
from reading_room.library.removed import check_gone
from reading_room.problems import as_text, ordered
from reading_room.sources import read_sources
from reading_room.sources.files import git
from reading_room.sources.history import read_history

POST = (
    "---\ntitle: {title}\ndate: {date}\n{more}---\n\nWords about {title}, and a few more of them.\n"
)
LIST = "title: Works\ndate: 2014-02-01\nitems:\n  - id: fox-2014\n    title: A work\n"
EDITION = "---\ntitle: Easy\n---\n\n![](a.png)\n\nWords.\n"


def post(title: str = "One", date: str = "2014-01-05", more: str = "") -> str:
    return POST.format(title=title, date=date, more=more)


class Repository:
    """A site in git, whose commits are a day apart, from 1 January 2015."""

    def __init__(self, root: Path, inside: str = "") -> None:
        self.top = root
        self.root = root / inside
        self.day = 0
        for name in ("docs", "posts", "reading_lists"):
            (self.root / name).mkdir(parents=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str) -> str:
        who = ["-c", "user.name=An editor", "-c", "user.email=editor@elsewhere.example"]
        when = f"2015-01-{self.day:02} 12:00:00 +0000"
        own = ENVIRONMENT | {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        own |= {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
        return subprocess.run(
            ["git", *who, *words],
            cwd=self.top, env=own, check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip

    def write(self, files: dict[str, str | None]) -> None:
        """Write files; None takes one away."""
        for name, text in files.items():
            path = self.root / name
            if text is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)

    def commit(self, files: dict[str, str | None]) -> None:
        self.write(files)
        self.day += 1
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "A change")

    def look(self) -> tuple[str, str]:
        """The advice, as an editor sees it, and why it is not all."""
        settings = casebook.settings(self.root)
        sources, _ = read_sources(settings)
        library, _ = build_library(sources, settings)
        formers, why = read_history(settings)
        found = ordered(check_gone(formers, library.index, sources.unread))
        return "\n".join(as_text(problem) for problem in found), why

    @property
    def gone(self) -> list[str]:
        """The addresses that have gone."""
        advice, _ = self.look()
        lines = [line for line in advice.splitlines() if "[address-gone]" in line]
        return [line.split(" was published")[0].rpartition(" ")[2] for line in lines]


@pytest.fixture
def site(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_a_post_that_was_deleted_is_told_with_its_day(site: Repository) -> None:
    site.commit({"posts/one.md": post()})
    site.commit({"posts/one.md": None})
    assert site.look() == (
        "posts/one.md: advice: /posts/one/ was published from this file until 2 January 2015, and"
        " leads nowhere now. [address-gone]\n"
        "    If it moved, write aliases: [/posts/one/] in what took its place. If it was taken"
        " back, bring the file back and write withdrawn: and why.",
        "",
    )


def test_a_renamed_post_is_told_with_its_new_file(site: Repository) -> None:
    site.commit({"posts/one.md": post()})
    site.commit({"posts/one.md": None, "posts/two.md": post()})
    site.commit({"posts/two.md": None, "posts/three.md": post()})
    advice, _ = site.look()
    assert site.gone == ["/posts/one/", "/posts/two/"]
    assert advice.count("The text is in posts/three.md now: write aliases: [") == 2
    site.write({"posts/three.md": post(more="aliases: [/posts/one/, posts/two]\n")})
    assert site.gone == []


@pytest.mark.parametrize("commit", [True, False])
def test_a_list_and_an_easy_read_edition(site: Repository, commit: bool) -> None:
    beside = {"posts/one.easy-read.md": EDITION, "posts/a.png": "a"}
    site.commit(
        {"posts/one.md": post(more="slug: uno\n"), "reading_lists/works.yml": LIST} | beside
    )
    change = {"posts/one.easy-read.md": None, "reading_lists/works.yml": None}
    (site.commit if commit else site.write)(change)
    assert site.gone == ["/posts/uno/easy-read/", "/reading-lists/works/"]
    assert ("until 2 January 2015" in site.look()[0]) is commit


def test_an_edition_is_not_gone_while_its_post_cannot_be_read(site: Repository) -> None:
    site.commit({"posts/one.md": post(), "posts/one.easy-read.md": EDITION})
    site.commit({"posts/two/index.md": post(), "posts/two/easy-read.md": EDITION})
    site.write({"posts/one.md": post(title="["), "posts/two/index.md": "no front matter"})
    assert site.gone == []


@pytest.mark.parametrize("commit", [True, False])
def test_an_address_that_a_key_gave(site: Repository, commit: bool) -> None:
    site.commit({"posts/one.md": post(more="slug: uno  # the first\n")})
    (site.commit if commit else site.write)({"posts/one.md": post(more="slug: due\n")})
    assert site.gone == ["/posts/uno/"]
    assert "The text is in posts/one.md now" in site.look()[0]


@pytest.mark.parametrize(
    "change",
    [
        {"posts/one.md": None, "posts/2014/one.md": post()},
        {"posts/one.md": None, "posts/one/index.md": post()},
        {"posts/one.md": None, "posts/other.md": post(more="slug: one\n")},
        {"posts/one.md": None, "reading_lists/x.yml": LIST + "aliases: [/posts/one/]\n"},
        {"posts/one.md": post(more="withdrawn: It was wrong.\n")},
        {"posts/one.md": post(more="draft: true\n")},
        {"posts/one.md": post(title="[")},  # it cannot be read: the error is enough
    ],
)
def test_an_address_that_stands_or_leads_on_is_not_told(
    site: Repository, change: dict[str, str | None]
) -> None:
    site.commit({"posts/one.md": post()})
    site.commit(change)
    assert site.gone == []


@pytest.mark.parametrize(
    "before",
    [
        {"posts/one.md": post(more="draft: true\n")},
        {"posts/one.md": post(more='draft: "true"\n')},
        {"posts/one.md": post(date="2015-01-09")},  # its day had not come
        {"posts/one.md": post(date="soon")},
        {"posts/one.md": "to do"},
        {"posts/.one.md": post()},
        {"posts/one.txt": post()},
        {"posts/one.comments.yml": "- id: a\n"},
        {"posts/one.easy-read.md": EDITION},
        {"reading_lists/works.comments.yml": "- id: a\n"},
        {"reading_lists/older/works.yml": LIST},
        {"docs/one.md": "# One\n"},
        {"posts/one (1).md": post()},
        {"posts/Copy of one.md": post()},
        {"posts/one.md": "\n" + post()},
        {"posts/one.md": "title: One\ndate: 2014-01-05\n\nWords.\n"},
        {"posts/one.md": "---\ntitle: One\ndate: 2014-01-05\n\nWords.\n"},
        {"reading_lists/works (1).yml": LIST},
    ],
)
def test_what_was_never_published_is_not_told(
    site: Repository, before: dict[str, str | None]
) -> None:
    site.commit(before)
    site.commit(dict.fromkeys(before))
    assert site.gone == []


def test_a_text_that_is_not_utf_8_was_never_published(site: Repository) -> None:
    (site.root / "posts/one.md").write_bytes(post("Caf\xe9").encode("cp1252"))
    site.commit({})
    site.commit({"posts/one.md": None})
    assert site.gone == []


def test_a_draft_that_had_been_published_is_told(site: Repository) -> None:
    site.commit({"posts/one.md": post()})
    site.commit({"posts/one.md": post(more="draft: true\n")})
    site.commit({"posts/one.md": None})
    assert "until 2 January 2015" in site.look()[0]


def test_what_came_and_went_before_a_merge_was_never_there(site: Repository) -> None:
    site.commit({"posts/one.md": post()})
    site.git("checkout", "-q", "-b", "branch")
    site.commit({"posts/tow.md": post("Two")})
    site.commit({"posts/tow.md": None, "posts/two.md": post("Two"), "posts/one.md": None})
    site.git("checkout", "-q", "main")
    site.day += 1
    site.git("merge", "-q", "--no-ff", "-m", "Merge", "branch")
    assert site.gone == ["/posts/one/"]
    assert "until 4 January 2015" in site.look()[0]


def test_a_post_that_came_back_is_not_told(site: Repository) -> None:
    site.commit({"posts/one.md": post()})
    site.commit({"posts/one.md": None})
    site.commit({"posts/one.md": post("Again")})
    assert site.gone == []


def test_a_site_may_stand_in_a_folder_of_its_repository(tmp_path: Path) -> None:
    site = Repository(tmp_path, "sites/blog (1)")
    site.commit({"posts/[a]/one.md": post(), "posts/zwei-ä.md": post(), "posts/b\nc.md": post()})
    site.commit({"posts/[a]/one.md": None, "posts/b\nc.md": None})
    assert site.look()[0].startswith("posts/[a]/one.md: advice: /posts/one/ was published")
    assert len(site.gone) == 1


def test_where_there_is_no_history_nothing_is_said(
    tmp_path: Path, site: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write({"posts/one.md": post()})
    assert site.look() == ("", "")  # no commit yet
    subprocess.run(["rm", "-r", ".git"], cwd=tmp_path, check=True)
    assert site.look() == ("", "")  # no repository
    monkeypatch.setenv("PATH", str(tmp_path))
    assert site.look() == ("", "")  # no git


def test_a_shallow_clone_says_so(tmp_path: Path, site: Repository) -> None:
    site.commit({"posts/one.md": post()})
    site.commit({"posts/one.md": None, "posts/two.md": post()})
    clone = tmp_path / "clone"
    site.git("clone", "-q", "--depth", "1", f"file://{site.root}", str(clone))
    settings = casebook.settings(clone)
    formers, why = read_history(settings)
    assert [former.path for former in formers] == ["posts/two.md"]
    assert "shallow" in why


def test_a_clone_without_old_texts_fetches_nothing(tmp_path: Path, site: Repository) -> None:
    site.commit({"posts/one.md": post()})
    site.commit({"posts/one.md": None, "posts/two.md": "---\ntitle: Else\n---\n"})
    site.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    site.git("clone", "-q", "--filter=blob:none", f"file://{site.root}", str(clone))
    before = sorted((clone / ".git/objects").rglob("*"))
    formers, why = read_history(casebook.settings(clone))
    assert formers == []
    assert "git cannot read" in why
    assert sorted((clone / ".git/objects").rglob("*")) == before


def test_a_repository_of_another_user_says_so(
    site: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.commit({"posts/one.md": post()})
    true = git.subprocess.run

    def run(words: list[str], **more: object) -> object:
        more["env"] = more["env"] | {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}  # type: ignore[operator]
        return true(words, **more)

    monkeypatch.setattr(git.subprocess, "run", run)
    assert site.look() == (
        "",
        "the repository is another user's (see safe.directory in git's manual)",
    )


def test_nothing_that_a_repository_names_is_run(tmp_path: Path, site: Repository) -> None:
    """Programs that git runs by itself for some commands and settings."""
    evil = tmp_path / "evil"
    evil.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
    evil.chmod(0o755)
    site.commit({"posts/one.md": post(), ".gitattributes": "* diff=x filter=x\n"})
    site.commit({"posts/one.md": None})
    lines = f"""
        [core]
            pager = {evil}
            fsmonitor = {evil}
            sshCommand = {evil}
            editor = {evil}
        [pager]
            log = {evil}
        [gpg]
            program = {evil}
        [log]
            showSignature = true
            showRoot = false
            follow = true
        [diff]
            external = {evil}
            renames = false
        [diff "x"]
            textconv = {evil}
            command = {evil}
        [filter "x"]
            clean = {evil}
            smudge = {evil}
            process = {evil}
        [alias]
            log = "!{evil}"
        [format]
            pretty = "%H"
    """
    with (site.root / ".git/config").open("a") as config:
        config.write(textwrap.dedent(lines))
    assert site.gone == ["/posts/one/"]
    assert not (tmp_path / "ran").exists()


def test_a_day_beyond_the_calendar_is_no_fault(site: Repository) -> None:
    site.commit({"posts/one.md": post()})
    (site.root / "posts/one.md").unlink()
    site.git("add", "-A")
    tree = site.git("write-tree").strip()
    parent = site.git("rev-parse", "HEAD").strip()
    who = "A <a@a.example> 99999999999999 +0000"
    (site.root / "commit").write_text(
        f"tree {tree}\nparent {parent}\nauthor {who}\ncommitter {who}\n\nx\n"
    )
    commit = site.git("hash-object", "-t", "commit", "-w", "--literally", "commit").strip()
    site.git("update-ref", "HEAD", commit)
    assert site.gone == ["/posts/one/"]


def test_check_advises_and_a_build_asks_no_git(run: Run, small_site: Path) -> None:
    git_words = ["git", "-c", "user.name=An editor", "-c", "user.email=editor@elsewhere.example"]
    subprocess.run([*git_words, "init", "-q"], cwd=small_site, check=True)
    (small_site / "posts/old.md").write_text(post())
    subprocess.run([*git_words, "add", "."], cwd=small_site, check=True)
    subprocess.run([*git_words, "commit", "-qm", "A post"], cwd=small_site, check=True)
    (small_site / "posts/old.md").unlink()
    done = run("reading_room", "check", cwd=small_site)
    assert done.returncode == 0, done.stderr
    assert "posts/old.md: advice: /posts/old/ was published from this file, and" in done.stdout
    assert "[address-gone]" in done.stdout
    built = run("mkdocs", "build", "--strict", cwd=small_site)
    assert built.returncode == 0
    assert "address-gone" not in built.stderr
    assert "advice" not in built.stderr
