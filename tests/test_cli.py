"""The command ``reading-room``, run as editors run it."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from helpers import ENVIRONMENT, Run
from reading_room.cli import main
from reading_room.rules import RULES


def check(run: Run, site: Path, *words: str):  # type: ignore[no-untyped-def]
    return run("reading_room", "check", *words, cwd=site)


def test_a_sound_site_has_no_problems(run: Run, small_site: Path) -> None:
    done = check(run, small_site)
    assert (done.returncode, done.stdout) == (0, "")
    assert "No problems found." in done.stderr


def test_problems_are_those_of_the_build(run: Run, small_site: Path) -> None:
    post = small_site / "posts/first.md"
    post.write_text(post.read_text().replace("date: 2026-01-05", "date: soon"))
    (small_site / "reading_lists/works.yml").write_text("title: [a\n")
    done = check(run, small_site)
    built = run("mkdocs", "build", cwd=small_site)
    told = [line for line in done.stdout.splitlines() if ": error: " in line]
    assert done.returncode == built.returncode == 1
    assert len(told) == 2
    assert set(told) <= set(built.stderr.splitlines())
    assert "2 errors in 2 files" in done.stderr
    assert not (small_site / "site").exists()


def test_an_option_that_there_is_not_is_told_with_the_nearest(run: Run, small_site: Path) -> None:
    config = small_site / "mkdocs.yml"
    text = config.read_text().replace(
        "reading-room:", "reading-room:\n      post: blog\n      1: x"
    )
    config.write_text(text)
    for done in (check(run, small_site), run("mkdocs", "build", cwd=small_site)):
        assert done.returncode == 0, done.stderr
        assert "There is no option called post. Did you mean posts?" in done.stderr
        assert "There is no option called 1. There are timezone, language, as_of" in done.stderr
        assert "Unrecognised" not in done.stderr


def test_advice_is_no_error(run: Run, small_site: Path) -> None:
    works = small_site / "reading_lists/works.yml"
    works.write_text(works.read_text() + works.read_text().partition("items:\n")[2].replace(
        "fox-2014", "fox-2014-again"))  # fmt: skip
    done = check(run, small_site)
    assert done.returncode == 0
    assert "advice: fox-2014-again looks like fox-2014" in done.stdout


def test_a_rule_that_only_advises_does_so_in_check_and_build(run: Run, small_site: Path) -> None:
    post = small_site / "posts/first.md"
    post.write_text(post.read_text() + "\n[Click here](first.md)\n")
    config = small_site / "mkdocs.yml"
    before = config.read_text()
    wanted = "reading-room:\n      rules: {link-says-nothing: error}"
    config.write_text(before.replace("reading-room:", wanted))
    assert check(run, small_site).returncode == run("mkdocs", "build", cwd=small_site).returncode
    assert not (small_site / "site").exists()
    config.write_text(before)
    done = check(run, small_site)
    built = run("mkdocs", "build", "--strict", cwd=small_site)
    assert (done.returncode, built.returncode) == (0, 0)
    assert "advice: The words of this link" in done.stdout
    assert "1 piece of advice: see reading-room check." in built.stderr


def test_errors_stand_last_and_a_line_says_that_cases_can_stand(run: Run, small_site: Path) -> None:
    post = small_site / "posts/first.md"
    post.write_text(f"{post.read_text()}\n![](door.svg)\n\n{'word ' * 30}end.\n")
    post.with_name("door.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    done = check(run, small_site, "--reading")
    levels = re.findall(r": (error|advice): ", done.stdout)
    assert levels == sorted(levels) == ["advice", "error"]
    said = "allow: [image-alt] in the file's front matter"
    assert done.stderr.count(said) == done.stderr.splitlines()[-1].count(said) == 1
    assert run("mkdocs", "build", cwd=small_site).stderr.count(said) == 1
    github = check(run, small_site, "--reading", "--format", "github").stdout
    assert re.findall("^::([a-z]+)", github, re.MULTILINE) == ["error", "notice"]


def test_nothing_is_said_of_cases_that_can_stand_where_none_can(run: Run, small_site: Path) -> None:
    post = small_site / "posts/first.md"
    post.write_text(post.read_text().replace("date: 2026-01-05", "date: soon"))
    assert "let stand" not in check(run, small_site).stderr


def test_annotations_for_github(run: Run, small_site: Path) -> None:
    post = small_site / "posts/first.md"
    post.write_text(post.read_text().replace("date: 2026-01-05", "date: 100%"))
    done = check(run, small_site, "--format", "github")
    assert done.stdout.startswith("::error file=posts/first.md,line=3,col=7,title=value-date::")
    assert "100%25" in done.stdout


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("site_name: x\n", "does not use the plugin reading-room"),
        ("site_name: x\nplugins: [reading-room: {timezone: Nowhere/Here}]\n", "no zone"),
        ("site_name: x\nplugins: [reading-room: {as_of: soon}]\n", "as_of must be a day"),
        (
            "site_name: x\nplugins: [reading-room: {timegate: archive.example}]\n",
            "timegate is the address of an archive",
        ),
        (
            "site_name: x\nplugins: [reading-room: {doi_resolver: doi.example}]\n",
            "doi_resolver is the address of a resolver",
        ),
        (
            "site_name: x\nplugins: [reading-room: {posts_dir: ../x}]\n",
            "posts_dir must be a folder",
        ),
        (
            "site_name: x\nplugins: [reading-room: {rules: {link-say-nothing: off}}]\n",
            "there is no rule called link-say-nothing. Did you mean link-says-nothing?",
        ),
        (
            "site_name: x\nplugins: [reading-room: {rules: {slug-twice: advice}}]\n",
            "slug-twice cannot be advice. It keeps the site sound",
        ),
        (
            "site_name: x\nplugins: [reading-room: {rules: {link-bare: warn}}]\n",
            "Write link-bare: error, link-bare: advice or link-bare: off",
        ),
        (
            "site_name: x\nplugins: [reading-room: {rules: [link-bare]}]\n",
            "Write rules: {abbreviation-unknown: error, sentence-long: off}",
        ),
        (
            "site_name: x\nplugins: [reading-room: {advice_only: [link-says-nothin, link-bare]}]\n",
            "Write instead: rules: {link-says-nothing: advice, link-bare: advice}",
        ),
        ("site_name: [\n", "mkdocs.yml"),
        (
            "site_name: x\nsite_url: 'ftp://[::1/'\nplugins: [reading-room]\n",
            "site_url, or another address in it, cannot be read (Invalid IPv6 URL)",
        ),
    ],
)
def test_a_wrong_mkdocs_yml_is_told_in_words(
    run: Run, small_site: Path, config: str, said: str
) -> None:
    (small_site / "mkdocs.yml").write_text(config)
    done = check(run, small_site)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_where_there_is_no_site(run: Run, tmp_path: Path) -> None:
    done = check(run, tmp_path)
    assert done.returncode == 2
    assert "There is no mkdocs.yml here" in done.stderr
    assert "Traceback" not in done.stderr


def test_rules_are_explained(run: Run, tmp_path: Path) -> None:
    done = run("reading_room", "rules", "link-bare", "file-encoding", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"link-bare: {RULES['link-bare'].sentence}.\nIt is advice")
    assert "rules: {link-bare: off}" in done.stdout
    assert "allow: [link-bare]" in done.stdout
    _, _, fixed = done.stdout.partition("file-encoding: ")
    assert "It is always an error" in fixed
    assert "off" not in fixed


def test_every_rule_is_printed_and_a_slip_is_understood(run: Run, tmp_path: Path) -> None:
    done = run("reading_room", "rules", cwd=tmp_path)
    assert [rule for rule in RULES if f"  {rule}: " not in done.stdout] == []
    done = run("reading_room", "rules", "link-bear", cwd=tmp_path)
    assert done.returncode == 2
    assert "Did you mean link-bare?" in done.stderr


@pytest.mark.parametrize("words", [["new", "post", "X"], ["serve"], ["build"], ["export", "out"]])
def test_where_there_is_no_site_every_command_says_what_to_do(
    words: list[str], tmp_path: Path, run: Run
) -> None:
    done = run("reading_room", *words, cwd=tmp_path)
    assert done.returncode != 0
    assert "There is no mkdocs.yml here. Go to the site's folder" in done.stderr
    assert "reading-room init" in done.stderr


@pytest.mark.parametrize(("word", "meant"), [("chekc", "check"), ("preview", "serve")])
def test_a_command_that_is_not_there_is_answered_with_the_one_that_is_meant(
    word: str, meant: str
) -> None:
    done = CliRunner().invoke(main, [word])
    assert done.exit_code == 2
    assert f"There is no command {word}. Did you mean {meant}?" in done.output


SHUT = {"stdin": "<&-", "stdout": ">&-", "full": ">/dev/full"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a shell and a disk that is full")
@pytest.mark.parametrize(
    ("words", "shut", "status", "said"),
    [
        ("new post", "stdin", 1, "Nobody answered, and nothing was written."),
        ("comment add -", "stdin", 1, "It is none of what a form sends"),
        ("build", "stdout", 0, "Published 1 post"),
        ("check", "stdout", 0, "No problems found."),
        ("schema post", "full", 1, "Error: not all was printed: No space left on device."),
    ],
)
def test_a_stream_that_is_closed_or_full_is_no_reason_for_a_traceback(
    small_site: Path, words: str, shut: str, status: int, said: str
) -> None:
    line = f"{shlex.quote(sys.executable)} -m reading_room {words} {SHUT[shut]}"
    done = subprocess.run(
        ["sh", "-c", line], cwd=small_site, env=ENVIRONMENT, text=True,
        stdin=subprocess.DEVNULL, capture_output=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == status, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("value", ["", "soon", "99999999999999"])
def test_a_moment_that_is_none_is_told(
    small_site: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    monkeypatch.chdir(small_site)
    done = CliRunner().invoke(main, ["check"])
    assert done.exit_code != 0
    assert f"SOURCE_DATE_EPOCH of this build is {value!r}. Write seconds since 1970" in done.output


def test_seconds_are_a_number(small_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small_site)
    done = CliRunner().invoke(main, ["links", "check", "--timeout", "nan"])
    assert done.exit_code == 2
    assert "it is no number of seconds." in done.output
