"""``reading-room init``: a site from nothing, and what a MkDocs site lacks."""

from __future__ import annotations

import itertools
import json
import re
import signal
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import jsonschema
import pytest
import yaml

from helpers import ENVIRONMENT, Run, contents
from reading_room.cli.pins import pins
from reading_room.plugin.options import Options
from reading_room.scaffold.hosts import guess
from reading_room.scaffold.site import nightly, schema_globs
from reading_room.schema import OPTIONS, POST
from reading_room.schema.json_schema import schemas

LANGUAGES = ("en-GB", "cy", "de", "es", "fr")
THEMES = ("reading-room", "material")
KINDS = list(zip(itertools.product(LANGUAGES, THEMES), itertools.cycle(("mkdocs", "properdocs")),
                 strict=False))  # fmt: skip


def begin(run: Run, site: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return run("reading_room", "init", str(site), "--yes", *words, cwd=site.parent)


@pytest.mark.parametrize(("kind", "tool"), KINDS)
def test_a_new_site_has_no_problem_and_builds_strictly(
    run: Run, tmp_path: Path, kind: tuple[str, str], tool: str
) -> None:
    language, theme = kind
    site = tmp_path / "my-site"
    done = begin(run, site, "--language", language, "--theme", theme, "--timezone", "Europe/Paris",
                 "--address", "https://reading.example")  # fmt: skip
    assert done.returncode == 0, done.stderr
    checked = run("reading_room", "check", "--all", cwd=site)
    assert (checked.returncode, checked.stdout) == (0, "")
    assert "No problems found." in checked.stderr
    built = run(tool, "build", "--strict", cwd=site)
    assert built.returncode == 0, built.stderr
    assert "Published 1 post and 1 reading list." in built.stderr
    html = (site / "site/posts/how-to-write-a-post/index.html").read_text("utf-8")
    assert "My site" in html
    assert (f'<html lang="{language}"' in html) or (f'<html lang="{language[:2]}"' in html)
    post = (site / "posts/how-to-write-a-post.md").read_text("utf-8")
    assert ("\nlanguage: en-GB\n" in post) == (language != "en-GB")


def test_a_new_site_needs_no_address(run: Run, tmp_path: Path) -> None:
    site = tmp_path / "site-without"
    assert begin(run, site).returncode == 0
    assert "# site_url: " in (site / "mkdocs.yml").read_text("utf-8")
    assert run("reading_room", "check", cwd=site).stdout == ""
    built = run("mkdocs", "build", "--strict", cwd=site)
    assert built.returncode == 0, built.stderr


def test_what_is_said_of_keys_is_what_is_declared(run: Run, tmp_path: Path) -> None:
    begin(run, tmp_path / "site")
    config = (tmp_path / "site/mkdocs.yml").read_text("utf-8")
    assert f"# {OPTIONS['timezone'].about}" in config
    post = (tmp_path / "site/posts/how-to-write-a-post.md").read_text("utf-8")
    for name in ("title", "date", "authors", "topics"):
        assert f"# {POST[name].about}\n{name}: " in post
    assert f"# series: {POST['series'].example}  # {POST['series'].about}" in post


def test_a_remark_is_right_as_soon_as_it_is_none(run: Run, tmp_path: Path) -> None:
    begin(run, tmp_path / "site")
    site = tmp_path / "site"
    for path in (site / "mkdocs.yml", *site.rglob("docs/*.yml"), *site.rglob("reading_lists/*")):
        text = re.sub(r"^( *)# ([\w-]+: .*  # .*)$", r"\1\2", path.read_text("utf-8"), flags=re.M)
        path.write_text(text, "utf-8")
        assert yaml.safe_load(text)
    loaded = yaml.safe_load((site / "mkdocs.yml").read_text("utf-8"))
    [options] = [each["reading-room"] for each in loaded["plugins"] if isinstance(each, dict)]
    assert {"timezone", "language", "rules", "search"} <= options.keys()
    assert options.keys() <= {name for name, _ in Options._schema}


def test_questions_are_asked_until_the_answer_is_right(tmp_path: Path) -> None:
    answers = ("A place to read", "reading", "https://reading.example/blog", "Welsh!", "cy", "blue",
               "material", "Europe/Nowhere", "Europe/Paris", "gitlab")  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "reading_room", "init", "new"], cwd=tmp_path, env=ENVIRONMENT,
        input="\n".join(answers) + "\n", capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("Error: ") == 4
    config = yaml.safe_load((tmp_path / "new/mkdocs.yml").read_text("utf-8"))
    assert config["site_name"] == "A place to read"
    assert config["site_url"] == "https://reading.example/blog/"
    assert config["theme"] == {"name": "material", "font": False, "language": "cy"}
    assert config["plugins"][0] == {"reading-room": {"timezone": "Europe/Paris", "language": "cy"}}
    assert (tmp_path / "new/.gitlab-ci.yml").is_file()
    assert not (tmp_path / "new/.github").exists()


def test_nobody_who_answers_is_no_site(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reading_room", "init", "new"], cwd=tmp_path, env=ENVIRONMENT,
        input="A name\n", capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Nobody answered, and nothing was written. --yes" in done.stderr
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("option", "value"),
    [("--address", "reading"), ("--language", "x"), ("--theme", "blue"), ("--host", "ftp"),
     ("--timezone", "Nowhere"), ("--name", " ")],
)  # fmt: skip
def test_a_wrong_option_is_no_site(run: Run, tmp_path: Path, option: str, value: str) -> None:
    done = begin(run, tmp_path / "new", option, value)
    assert done.returncode == 2
    assert option in done.stderr
    assert not (tmp_path / "new").exists()


def test_settings_that_are_no_yaml_are_left_with_one_line(run: Run, tmp_path: Path) -> None:
    site = tmp_path / "old"
    site.mkdir()
    (site / "mkdocs.yml").write_text("site_name: X\nplugins:\n  - search\n nav: [\n")
    done = begin(run, site)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f"Error: Nothing was written: {site / 'mkdocs.yml'}:4:2: This line does not fit the lines"
        " above it. Mend it, and run init again."
    ]
    assert [path.name for path in site.iterdir()] == ["mkdocs.yml"]


def test_a_second_time_changes_nothing(run: Run, tmp_path: Path) -> None:
    begin(run, tmp_path / "new")
    before = contents(tmp_path / "new")
    done = begin(run, tmp_path / "new", "--name", "Another")
    assert done.returncode == 0
    assert "Made nothing in" in done.stdout
    assert "Left as they were: mkdocs.yml, " in done.stdout
    assert contents(tmp_path / "new") == before


def test_a_folder_of_files_keeps_them(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("mine\n")
    (tmp_path / "README.md").write_text("# Mine\n")
    done = begin(run, tmp_path)
    assert "Left as they were: .gitignore." in done.stdout
    assert (tmp_path / ".gitignore").read_text() == "mine\n"
    assert (tmp_path / "README.md").read_text() == "# Mine\n"
    assert run("reading_room", "check", cwd=tmp_path).returncode == 0


OLD = """\
# My settings
site_name: Old   # and dear
theme: {name: material, font: false}
docs_dir: pages
nav:
  - Home: index.md
plugins:
  - search   # theirs
  - tags: {}
# the end
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_mkdocs_site_gets_what_it_lacks(run: Run, tmp_path: Path, ends: str) -> None:
    old = OLD.replace("\n", ends).encode()
    (tmp_path / "mkdocs.yml").write_bytes(old)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/index.md").write_text("# Home\n\nOld words.\n")
    (tmp_path / "requirements.txt").write_text("mkdocs-material\n")
    done = begin(run, tmp_path, "--timezone", "Europe/Paris")
    assert done.returncode == 0, done.stderr
    assert "Added the plugin to mkdocs.yml." in done.stdout
    assert "Left as they were: requirements.txt." in done.stdout
    assert f"Add to requirements.txt: mkdocs-reading-room=={version('mkdocs-reading-room')}" in (
        done.stdout
    )
    new = (tmp_path / "mkdocs.yml").read_bytes()
    added = b"  - tags: {}"
    head, _, tail = old.partition(added)
    assert new.startswith(head + added)
    assert new.endswith(tail)
    assert b"reading-room:" in new
    assert (new.count(b"\r") == new.count(b"\n")) == (ends == "\r\n")
    assert (tmp_path / "pages/people.yml").is_file()
    assert not (tmp_path / "pages/about.md").exists()
    assert run("reading_room", "check", cwd=tmp_path).stdout == ""
    built = run("mkdocs", "build", "--strict", cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    assert "Old words." in (tmp_path / "site/index.html").read_text("utf-8")
    assert "Reading lists" not in (tmp_path / "site/index.html").read_text("utf-8")


CONFIGS = [
    ("site_name: A\n", ["search", "reading-room", "rss"]),
    ("site_name: A", ["search", "reading-room", "rss"]),
    ("site_name: A\nplugins: [search]\n", ["search", "reading-room", "rss"]),
    ("site_name: A\nplugins: [\n  search,\n]\n", ["search", "reading-room", "rss"]),
    ("site_name: A\nplugins: {search: {}}  # few\n", ["search", "reading-room", "rss"]),
    ("site_name: A\nplugins:  # none yet\ntheme: mkdocs\n", ["search", "reading-room", "rss"]),
    ("site_name: A\nplugins: search\n", None),
    ("site_name: A\nplugins:\n  search: {}\n", ["search", "reading-room", "rss"]),
    ("site_name: A\nplugins:\n- search\n- rss\n", ["search", "rss", "reading-room"]),
    ("site_name: A\nplugins: []\n", ["reading-room", "rss"]),
    ("INHERIT: base.yml\nsite_name: A\n", None),
    ("site_name: A\nplugins: !ENV [PLUGINS]\n", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "plugins"), CONFIGS)
def test_settings_are_added_to_or_left(
    run: Run, tmp_path: Path, text: str, plugins: list[str] | None
) -> None:
    (tmp_path / "mkdocs.yml").write_text(text)
    done = begin(run, tmp_path)
    assert done.returncode == 0, done.stderr
    new = (tmp_path / "mkdocs.yml").read_text()
    if plugins is None:
        assert new == text
        assert "mkdocs.yml is left as it is." in done.stdout
        assert "  - reading-room:\n" in done.stdout
    else:
        entries = yaml.safe_load(new)["plugins"]
        assert [each if isinstance(each, str) else next(iter(each)) for each in entries] == plugins
        kept = [line.rstrip("]},") for line in text.splitlines() if "}  # few" not in line]
        assert all(any(each.startswith(line) for each in new.splitlines()) for line in kept)
        assert ("# few" in new, "# none yet" in new) == ("# few" in text, "# none yet" in text)


@pytest.mark.parametrize(
    ("text", "docs"),
    [
        ("site_name: A\ndocs_dir: ./content/pages/\n", "content/pages"),
        ("site_name: A\ndocs_dir: !ENV [DOCS_OF_NO_SITE, content]\n", "content"),
        ("INHERIT: base.yml\nsite_name: A\nplugins:\n  - search\n", "inherited"),
    ],
)
def test_data_go_where_the_pages_are(run: Run, tmp_path: Path, text: str, docs: str) -> None:
    (tmp_path / "base.yml").write_text("docs_dir: inherited\n")
    (tmp_path / "mkdocs.yml").write_text(text)
    (tmp_path / docs).mkdir(parents=True)
    (tmp_path / docs / "index.md").write_text("# Home\n")
    assert begin(run, tmp_path).returncode == 0
    assert (tmp_path / docs / "people.yml").exists()
    assert not (tmp_path / "docs").exists()
    assert run("reading_room", "check", cwd=tmp_path).returncode == 0


def test_nothing_is_written_outside_the_folder(run: Run, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "mkdocs.yml").write_text("site_name: A\ndocs_dir: ../pages\n")
    done = begin(run, site)
    assert (
        "docs_dir of mkdocs.yml (../pages) is outside this folder: move it inside." in done.stdout
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_site_with_posts_of_its_own_gets_no_examples(run: Run, small_site: Path) -> None:
    before = contents(small_site)
    done = begin(run, small_site)
    after = contents(small_site)
    assert done.returncode == 0, done.stderr
    assert {name: after[name] for name in before} == before
    assert not [name for name in after.keys() - before.keys() if name.startswith(("docs", "posts"))]
    assert run("reading_room", "check", cwd=small_site).returncode == 0


def test_a_site_of_properdocs_stays_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "properdocs.yml").write_text("site_name: A\ntheme: material\n")
    assert begin(run, tmp_path).returncode == 0
    assert "- reading-room:" in (tmp_path / "properdocs.yml").read_text()
    assert not (tmp_path / "mkdocs.yml").exists()


def test_what_cannot_be_written_leaves_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "posts").write_text("a file, and no folder\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n")
    before = contents(tmp_path)
    done = begin(run, tmp_path)
    assert done.returncode == 1
    assert "Nothing was written. posts/" in done.stderr
    assert contents(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mkdocs.yml", "posts"]


@pytest.mark.parametrize("moment", range(6))
def test_who_interrupts_it_gets_a_whole_site_or_none(tmp_path: Path, moment: int) -> None:
    command = [sys.executable, "-m", "reading_room", "init", "new", "--yes"]
    made = subprocess.Popen(command, cwd=tmp_path, env=ENVIRONMENT, stderr=subprocess.DEVNULL,
                            stdout=subprocess.DEVNULL)  # fmt: skip
    for _ in range(6000):
        if (tmp_path / "new").exists() or made.poll() is not None:
            break
        time.sleep(0.0005 if moment else 0)
    time.sleep(moment * 0.0005)
    made.send_signal(signal.SIGINT)
    made.wait(60)
    assert len(contents(tmp_path / "new")) in (0, 23)


def test_the_pins_are_what_is_installed() -> None:
    found = dict(pin.split("==") for pin in pins())
    assert next(iter(found)) == "mkdocs-reading-room"
    assert {"mkdocs", "mkdocs-material", "pyyaml", "pagefind", "pagefind-bin"} <= found.keys()
    assert all(version(name) == pinned for name, pinned in found.items())
    assert "pytest" not in found


def test_an_editors_program_is_told_of_every_schema(run: Run, tmp_path: Path) -> None:
    begin(run, tmp_path / "new")
    settings = json.loads((tmp_path / "new/.vscode/settings.json").read_text("utf-8"))
    wired = settings["yaml.schemas"]
    assert wired == {f"./schemas/{name}.json": globs for name, globs in schema_globs()}
    for path in wired:
        made = json.loads((tmp_path / "new" / path).read_text("utf-8"))
        assert made == schemas()[Path(path).stem]
        jsonschema.Draft202012Validator.check_schema(made)
    assert wired["./schemas/reading-list.json"][0] == "reading_lists/!(*.comments).yml"


@pytest.mark.parametrize(
    ("remote", "host", "address"),
    [
        ("https://github.com/jo/site.git", "github", "https://jo.github.io/site/"),
        ("git@github.com:Jo/jo.github.io.git", "github", "https://jo.github.io/"),
        ("ssh://git@gitlab.com:22/group/sub/site", "gitlab", "https://group.gitlab.io/sub/site/"),
        ("https://user:word@codeberg.org/jo/pages.git", "forgejo", "https://jo.codeberg.page/"),
        ("https://gitlab.council.example/web/site.git", "gitlab", ""),
        ("/srv/git/site.git", "github", ""),
        ("", "github", ""),
    ],
)
def test_a_repositorys_address_tells_who_publishes(remote: str, host: str, address: str) -> None:
    assert guess(remote, []) == (host, address)


def test_what_is_there_tells_more_than_the_address() -> None:
    assert guess("https://github.com/jo/site", ["docs", "netlify.toml"]).host == "netlify"


@pytest.mark.parametrize(
    ("zone", "times"),
    [
        ("Europe/London", ["10 0 * * *", "10 23 * * *"]),
        ("UTC", ["10 0 * * *"]),
        ("Asia/Kolkata", ["40 18 * * *"]),
        ("Australia/Sydney", ["10 13 * * *", "10 14 * * *"]),
    ],
)
def test_a_schedule_in_utc_meets_midnight_all_year(zone: str, times: list[str]) -> None:
    assert nightly(zone, 2026) == times
