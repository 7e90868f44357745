"""``reading-room check --fix``, run as editors run it: what it shows, what it writes, what it
leaves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from helpers import Run, contents
from reading_room.cli import fixing, main

POST = b"""---\r
title: 2014  # ours\r
date: 14 May 2025\r
---\r
\r
Words\xe2\x80\x8b.\r
"""
MENDED = POST.replace(b"2014  #", b'"2014"  #').replace(b"14 May 2025", b"2025-05-14").replace(
    b"\xe2\x80\x8b", b"")  # fmt: skip


@pytest.fixture
def site(small_site: Path) -> Path:
    """A site with one post that can be mended."""
    (small_site / "posts/mend.md").write_bytes(POST)
    return small_site


def check(run: Run, site: Path, *words: str):  # type: ignore[no-untyped-def]
    return run("reading_room", "check", *words, cwd=site)


def test_the_difference_is_shown_and_nothing_changed(run: Run, site: Path) -> None:
    before = contents(site)
    done = check(run, site, "--diff")
    assert '\n-date: 14 May 2025␍\n+title: "2014"  # ours␍\n+date: 2025-05-14␍\n' in done.stdout
    assert "\n-Words<U+200B>.␍\n+Words.␍\n" in done.stdout
    assert "--fix would mend 3 problems in 1 file." in done.stderr
    assert contents(site) == before


def test_nobody_who_answers_agrees_to_nothing(run: Run, site: Path) -> None:
    before = contents(site)
    done = check(run, site, "--fix")
    assert "Nobody answered: --yes mends without asking." in done.stderr
    assert contents(site) == before


@pytest.mark.parametrize(("answer", "text"), [("y\n", MENDED), ("n\n", POST)])
def test_an_editor_is_asked(
    site: Path, answer: str, text: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site)
    done = CliRunner().invoke(main, ["check", "--fix"], input=answer)
    assert done.exit_code == 0
    assert "Mend 3 problems in 1 file?" in done.output
    assert (site / "posts/mend.md").read_bytes() == text


def test_what_can_be_mended_is_and_all_else_stays(run: Run, site: Path) -> None:
    before = contents(site)
    done = check(run, site, "--fix", "--yes")
    assert done.returncode == 0
    assert "Mended 3 problems in 1 file." in done.stderr
    assert "No problems found." in done.stderr
    assert contents(site) == before | {"posts/mend.md": MENDED}
    again = check(run, site, "--fix", "--yes")
    assert "There is nothing that --fix can mend." in again.stderr
    assert contents(site) == before | {"posts/mend.md": MENDED}


def test_only_the_files_that_are_named_are_mended(run: Run, site: Path) -> None:
    before = contents(site)
    check(run, site, "--fix", "--yes", "posts/first.md", "reading_lists")
    assert contents(site) == before
    check(run, site, "--fix", "--yes", "posts")
    assert contents(site) == before | {"posts/mend.md": MENDED}


def test_a_report_for_machines_stays_one(run: Run, site: Path) -> None:
    done = check(run, site, "--diff", "--format", "json")
    assert len(json.loads(done.stdout)["problems"]) == 3
    assert "+date: 2025-05-14" in done.stderr


def test_a_file_that_was_changed_meanwhile_is_left_alone(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = site / "posts/mend.md"

    def agrees(question: str) -> bool:
        post.write_bytes(b"theirs")
        return bool(question)

    monkeypatch.chdir(site)
    monkeypatch.setattr(fixing, "_agrees", agrees)
    done = CliRunner().invoke(main, ["check", "--fix"])
    assert "posts/mend.md is left as it is: it was changed by somebody else" in done.output
    assert post.read_bytes() == b"theirs"


def test_what_is_printed_can_be_limited_to_files_and_folders(run: Run, site: Path) -> None:
    works = site / "reading_lists/works.yml"
    works.write_text(works.read_text().replace("title: A work", "title: 12"))
    for words, files in (
        ([], {"posts/mend.md", "reading_lists/works.yml"}),
        (["reading_lists"], {"reading_lists/works.yml"}),
        (["posts/mend.md"], {"posts/mend.md"}),
        (["docs"], set()),
    ):
        done = check(run, site, *words, "--format", "json")
        assert {each["path"] for each in json.loads(done.stdout)["problems"]} == files


def test_an_error_elsewhere_counts_where_it_is_asked_for(run: Run, site: Path) -> None:
    (site / "posts/wrong.md").write_text("---\ntitle: Wrong\ndate: soon\n---\n\nWords.\n")
    assert check(run, site).returncode == 1
    assert check(run, site, "reading_lists").returncode == 0
    assert check(run, site, "posts/wrong.md").returncode == 1


@pytest.mark.parametrize("words", [["nowhere"], ["--format", "xml"], ["--fixx"], [".."]])
def test_misuse(run: Run, site: Path, words: list[str]) -> None:
    done = check(run, site, *words)
    assert done.returncode == 2
    assert "Usage: " in done.stderr
