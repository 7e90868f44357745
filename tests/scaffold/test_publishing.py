"""What publishes a site: the files for each host are valid, and their lines do what they should."""

from __future__ import annotations

import datetime
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from helpers import ENVIRONMENT, REPOSITORY, Run
from reading_room.scaffold.site import HOSTS, Answers, workflows

BIN = Path(sys.executable).parent
ENV = ENVIRONMENT | {
    "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "Jo", "GIT_AUTHOR_EMAIL": "jo@reading.example",
    "GIT_COMMITTER_NAME": "Jo", "GIT_COMMITTER_EMAIL": "jo@reading.example",
    "PIP_NO_INDEX": "1",  # all that is pinned is installed here
}  # fmt: skip
ANSWERS = Answers("My reading room", "", "en-GB", "reading-room", "Europe/London", "",
                  datetime.date(2026, 1, 31))  # fmt: skip
WRITE = bool(os.environ.get("READING_ROOM_WRITE_TABLES"))
Clone = Callable[..., Path]


def files(host: str) -> dict[str, str]:
    return workflows(Answers(**vars(ANSWERS) | {"host": host}))


def sh(script: str, cwd: Path, **more: str) -> str:
    """Run lines as the shells of hosts do."""
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script], cwd=cwd, env=ENV | more,
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, f"{script}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


@pytest.fixture(params=["full", "shallow"])
def clone(run: Run, tmp_path: Path, request: pytest.FixtureRequest) -> Clone:
    """A new site, committed twice, from a bare repository: with its history or without."""

    def made(host: str) -> Path:
        site = tmp_path / "work"
        done = run("reading_room", "init", str(site), "--yes", "--host", host, "--address",
                   "https://reading.example/", cwd=tmp_path)  # fmt: skip
        assert done.returncode == 0, done.stderr
        save = "git add --all && git commit --quiet --message Site"
        sh(f"git init --quiet --initial-branch=main && {save}", site)
        post = site / "posts/how-to-write-a-post.md"
        post.write_text(post.read_text("utf-8").replace("And then", "Last"), "utf-8")
        sh(save, site)
        sh("git clone --quiet --bare work bare.git", tmp_path)
        depth = ["--depth 1"] if request.param == "shallow" else []
        sh(
            " ".join(["git clone --quiet", *depth, (tmp_path / "bare.git").as_uri(), "clone"]),
            tmp_path,
        )
        return tmp_path / "clone"

    return made


def steps(workflow: Path) -> dict[str, str]:
    """The lines of each step that has some, by its name."""
    job = yaml.safe_load(workflow.read_text("utf-8"))["jobs"]["build"]
    return {step["name"]: step["run"] for step in job["steps"] if "run" in step}


def test_githubs_steps_check_and_build_a_clone(clone: Clone) -> None:
    site = clone("github")
    lines = steps(site / ".github/workflows/site.yml")
    assert list(lines) == ["Install what the site is built with", "Check posts and lists", "Build"]
    said = "".join(sh(line, site) for line in lines.values())
    assert "No problems found." in said
    assert (site / "site/posts/how-to-write-a-post/index.html").is_file()
    (site / "posts/broken.md").write_text("---\ntitle: A\ndate: soon\n---\n\nWords.\n")
    with pytest.raises(AssertionError, match=r"::error file=posts/broken\.md,line=3"):
        sh(lines["Check posts and lists"], site)


def test_gitlabs_jobs_check_and_build_a_clone(clone: Clone) -> None:
    site = clone("gitlab")
    jobs: dict[str, Any] = yaml.safe_load((site / ".gitlab-ci.yml").read_text("utf-8"))
    for name in ("check", "preview", "pages"):
        sh("\n".join([*jobs["default"]["before_script"], *jobs[name]["script"]]), site)
    report = jobs["check"]["artifacts"]["reports"]["codequality"]
    assert json.loads((site / report).read_text("utf-8")) == []
    assert (site / "public/posts/how-to-write-a-post/index.html").is_file()
    (site / "posts/broken.md").write_text("---\ntitle: A\ndate: soon\n---\n\nWords.\n")
    with pytest.raises(AssertionError):
        sh("\n".join(jobs["check"]["script"]), site)
    [found] = json.loads((site / report).read_text("utf-8"))
    assert found["location"]["path"] == "posts/broken.md"


def test_forgejos_steps_check_build_and_push_a_clone(clone: Clone, tmp_path: Path) -> None:
    site = clone("forgejo")
    lines = steps(site / ".forgejo/workflows/site.yml")
    assert "apt-get install" in lines.pop("Install Python")
    assert "pip install -r requirements.txt" in lines.pop("Install what the site is built with")
    (site / ".venv").symlink_to(BIN.parent)
    bare = (tmp_path / "bare.git").as_uri()
    forge = {
        "GITHUB_ACTOR": "jo", "TOKEN": "word", "GITHUB_SHA": "0" * 40,
        "GITHUB_SERVER_URL": "https://forge.example", "GITHUB_REPOSITORY": "jo/site",
        "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": f"url.{bare}.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://jo:word@forge.example/jo/site.git",
    }  # fmt: skip
    for line in lines.values():
        sh(line, site, **forge)
    published = sh("git ls-tree -r --name-only pages", tmp_path / "bare.git").splitlines()
    assert "posts/how-to-write-a-post/index.html" in published
    assert sh("git rev-list --count pages", tmp_path / "bare.git") == "1\n"


def test_netlifys_command_builds_a_clone(clone: Clone) -> None:
    site = clone("netlify")
    build = tomllib.loads((site / "netlify.toml").read_text("utf-8"))["build"]
    sh(build["command"], site)
    assert (site / build["publish"] / "index.html").is_file()
    assert (site / build["publish"] / "_headers").is_file()


def test_cloudflares_command_builds_a_clone(clone: Clone) -> None:
    site = clone("cloudflare")
    text = (site / "wrangler.toml").read_text("utf-8")
    [command] = re.findall(r"build command: (.*)", text)
    sh(command, site)
    assert (site / tomllib.loads(text)["pages_build_output_dir"] / "index.html").is_file()


def test_a_dated_post_comes_out_on_its_day(clone: Clone) -> None:
    """The same commit, built by the schedule of the next night."""
    site = clone("github")
    today = datetime.datetime.now(ZoneInfo("Europe/London")).date()
    tomorrow = today + datetime.timedelta(days=1)
    for name, day in (("today", today), ("tomorrow", tomorrow)):
        (site / f"posts/{name}.md").write_text(f"---\ntitle: {name}\ndate: {day}\n---\n\nWords.\n")
    build = steps(site / ".github/workflows/site.yml")["Build"]
    assert "posts/tomorrow.md" in sh(build, site)
    assert (site / "site/posts/today/index.html").is_file()
    assert not (site / "site/posts/tomorrow").exists()
    config = site / "mkdocs.yml"
    zone = "timezone: Europe/London\n"
    config.write_text(config.read_text("utf-8").replace(zone, f"{zone}      as_of: {tomorrow}\n"))
    sh(build, site)
    assert (site / "site/posts/tomorrow/index.html").is_file()


SCHEMAS = {
    "github": ("vendor.github-workflows", ()),
    "forgejo": ("vendor.github-workflows", ()),
    "gitlab": ("vendor.gitlab-ci", ("--data-transform", "gitlab-ci")),
}


@pytest.mark.parametrize("host", SCHEMAS)
def test_a_workflow_is_what_its_schema_asks_for(tmp_path: Path, host: str) -> None:
    schema, more = SCHEMAS[host]
    [text] = files(host).values()
    (tmp_path / "workflow.yml").write_text(text, "utf-8")
    check = [BIN / "check-jsonschema", "--builtin-schema", schema, *more, "workflow.yml"]
    done = subprocess.run(check, cwd=tmp_path, env=ENV, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout
    broken = text.replace("script:", "skript:").replace("jobs:", "jop:")
    (tmp_path / "workflow.yml").write_text(broken, "utf-8")
    wrong = subprocess.run(check, cwd=tmp_path, env=ENV, capture_output=True, text=True, timeout=60)
    assert wrong.returncode == 1


def test_githubs_workflow_has_no_weakness(tmp_path: Path) -> None:
    folder = tmp_path / ".github/workflows"
    folder.mkdir(parents=True)
    [text] = files("github").values()
    (folder / "site.yml").write_text(text, "utf-8")
    audit = [BIN / "zizmor", "--offline", "--persona", "pedantic", "--no-progress", folder]
    done = subprocess.run(audit, cwd=tmp_path, env=ENV, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout
    (folder / "site.yml").write_text(text.replace("permissions: {}", "permissions: write-all"))
    done = subprocess.run(audit, cwd=tmp_path, env=ENV, capture_output=True, text=True, timeout=60)
    assert done.returncode != 0


@pytest.mark.parametrize("host", ["github", "forgejo"])
def test_actions_are_pinned_by_hash(host: str) -> None:
    [text] = files(host).values()
    used = re.findall(r"uses: (.*)", text)
    assert used
    for each in used:
        assert re.fullmatch(r"\S+/actions/\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+"
                            r"|actions/\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)  # fmt: skip


def test_the_manual_has_every_file_as_it_is() -> None:
    page = REPOSITORY / "docs/manual/publishing.md"
    text = page.read_text("utf-8")
    made = text
    for host in HOSTS[:-1]:
        for name, lines in files(host).items():
            kind = "toml" if name.endswith(".toml") else "yaml"
            block = f"<!-- file: {name} -->\n\n```{kind}\n{lines}```\n\n<!-- end of file -->"
            pattern = rf"<!-- file: {re.escape(name)} -->.*?<!-- end of file -->"
            made, count = re.subn(pattern, lambda _, b=block: b, made, flags=re.S)  # type: ignore[misc]
            assert count == 1, name
    if WRITE:
        page.write_text(made, "utf-8")
    else:
        assert text == made


def test_a_commit_is_checked_before_it_is_made(run: Run, tmp_path: Path) -> None:
    site = tmp_path / "site"
    run("reading_room", "init", str(site), "--yes", cwd=tmp_path)
    sh("git init --quiet && git add --all", site)
    home = {"PRE_COMMIT_HOME": str(tmp_path / "home")}
    assert "Passed" in sh("pre-commit run --all-files", site, **home)
    (site / "posts/broken.md").write_text("---\ntitle: A\n---\n\nWords.\n")
    with pytest.raises(AssertionError, match=r"posts/broken\.md"):
        sh("git add --all && pre-commit run", site, **home)


def test_the_hook_of_this_repository_is_one() -> None:
    sh("pre-commit validate-manifest .pre-commit-hooks.yaml", REPOSITORY)
    [hook] = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["entry"].split()[0] == "reading-room"
