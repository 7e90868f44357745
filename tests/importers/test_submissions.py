"""What readers send by a form or by mail, given to the commands that take it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from helpers import REPOSITORY, contents
from reading_room.cli import main
from reading_room.writing import together

CASES = yaml.safe_load((REPOSITORY / "tests/cases/submissions.yml").read_text("utf-8"))
_POST = "---\ntitle: {}\ndate: {}\n{}\n---\n\nWords.\n"
SITE = {
    "mkdocs.yml": "site_name: Trial\nplugins:\n  - reading-room:\n      as_of: 2026-01-31\n",
    "docs/people.yml": "alex-fox:\n  name: Alex Fox\n",
    "posts/care-act.md": _POST.format("The Care Act", "2014-05-14", "comments: open"),
    "posts/care-act.comments.yml": "- id: c1\n  name: Bo\n  text: I was here.\n",
    "posts/folder/index.md": _POST.format("In a folder", "2014-05-14", "comments: open"),
    "posts/draft.md": _POST.format("A draft", "2014-05-14", "comments: open\ndraft: true"),
    "posts/later.md": _POST.format("Of a later day", "2026-03-01", "comments: open"),
    "posts/gone.md": _POST.format("Gone", "2014-05-14", "comments: open\nwithdrawn: Not so."),
    "posts/closed.md": _POST.format("Closed", "2014-05-14", "comments: closed"),
    "posts/off.md": _POST.format("Off", "2014-05-14", "comments: off"),
    "posts/silent.md": _POST.format("Silent", "2014-05-14", "topics: [care]"),
    "posts/broken.md": _POST.format("Broken", "2014-05-14", "comments: open"),
    "posts/broken.comments.yml": "- id: c1\n  nam: Bo\n  text: I was here.\n",
    "reading_lists/works.yml": "title: Works\ndate: 2014-05-14\ncomments: open\nitems:\n"
    '  - id: fox-2014\n    title: Give up or move on\n    author: [alex-fox]\n    issued: "2014"\n'
    "    URL: https://example.org/fox\n",
}


@pytest.fixture
def site(write: Callable[[dict[str, str]], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write(SITE)
    monkeypatch.chdir(root)
    return root


def sent(case: dict[str, Any]) -> tuple[list[str], bytes]:
    """The command of a case, and what it reads."""
    kind = "comment" if "comment" in case else "work"
    given = case[kind]
    if isinstance(given, dict):
        given = given["repeat"] + given["of"] * given["times"] + given.get("end", "")
    command = "comment" if kind == "comment" else "suggestion"
    return [command, "add", "-"], given.encode("utf-8", "surrogatepass")


def ran(case: dict[str, Any], *more: str) -> Result:
    words, data = sent(case)
    done = CliRunner().invoke(main, [*words, *more], input=data)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["shows"])
def test_what_readers_send(case: dict[str, Any], site: Path) -> None:
    before = contents(site)
    trial = ran(case, "--dry-run")
    assert contents(site) == before
    done = ran(case)
    after = contents(site)
    if "refused" in case:
        assert done.exit_code == trial.exit_code == 1
        assert case["refused"] in done.output
        assert after == before
        return
    assert done.exit_code == trial.exit_code == 0, done.output
    assert case.get("says", "") in done.output
    name = case.get("file", "posts/care-act.comments.yml")
    old = before.get(name, b"").decode()
    assert after[name].decode() == old + case["adds"]
    assert {key: value for key, value in after.items() if key != name} == {
        key: value for key, value in before.items() if key != name
    }
    checked = CliRunner().invoke(main, ["check", name])
    assert checked.exit_code == 0, checked.output
    again = ran(case)
    assert again.exit_code == 0
    assert "0 " in again.output
    assert contents(site) == after


def test_an_editor_may_say_what_it_is_about(site: Path) -> None:
    case = {"comment": '{"name": "Jo", "text": "Yes", "list": "works"}'}
    assert ran(case, "--post", "folder").exit_code == 0
    assert (site / "posts/folder/comments.yml").is_file()
    assert not (site / "reading_lists/works.comments.yml").exists()


def test_all_that_is_in_a_file_is_written_or_nothing(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fails at the second file of three: the first is as it was, and the third, too."""
    before = contents(site)
    real = together.create
    tries: list[Path] = []

    def fails(path: Path, new: bytes) -> str:
        tries.append(path)
        return "it cannot be written: no space" if len(tries) > 1 else real(path, new)

    monkeypatch.setattr(together, "create", fails)
    three = [{"name": "A", "text": "x", "post": "care-act"},
             {"name": "A", "text": "x", "post": "folder"},
             {"name": "A", "text": "x", "list": "works"}]  # fmt: skip
    done = ran({"comment": json.dumps(three)})
    assert done.exit_code == 1
    assert "no space. No file was changed." in done.output
    assert len(tries) == 2
    assert contents(site) == before


def test_a_link_where_the_file_would_be_is_not_followed(site: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    (site / "posts/folder/comments.yml").symlink_to(outside)
    ran({"comment": '{"name": "A", "text": "x", "post": "folder"}'})
    assert not outside.exists()
