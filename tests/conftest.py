"""What all tests share: the repository's own site, built once, and sites made on the spot."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import ENVIRONMENT, REPOSITORY, SITE, WRITE, Run

if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:  # as of what a shell runs behind itself
    signal.signal(signal.SIGINT, signal.default_int_handler)
if signal.getsignal(signal.SIGHUP) == signal.SIG_IGN:  # as of what nohup runs
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


FAILED: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.failed:
        FAILED.append(report.nodeid)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Name what failed, last of all: what a test says can be longer than a log keeps."""
    if FAILED and not hasattr(config, "workerinput"):
        print("\nFailed:", *sorted(set(FAILED)), sep="\n  ")


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run a Python module or file as a command: ``run("mkdocs", "build", cwd=folder)``."""
    cache = {"XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))}

    def run(module: str, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        start = [module] if module.endswith(".py") else ["-m", module]
        command = [sys.executable, *start, *words]
        return subprocess.run(
            command, cwd=cwd, env=ENVIRONMENT | cache, capture_output=True, text=True, timeout=300
        )

    return run


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The repository's own content, built strictly; the folder of the built site."""
    site = tmp_path_factory.mktemp("real") / "site"
    done = run("mkdocs", "build", "--strict", "--site-dir", str(site), cwd=REPOSITORY)
    assert done.returncode == 0, done.stderr
    return site


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The repository's own content and a page of everything that an editor can write (the folder
    constructs), built strictly, with few posts on a page of the index; the built site."""
    return _everything(tmp_path_factory.mktemp("everything"), run)


@pytest.fixture(scope="session")
def everything_as_files(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The same, each page a file."""
    return _everything(tmp_path_factory.mktemp("files"), run, "use_directory_urls: false\n")


def _everything(folder: Path, run: Run, more: str = "") -> Path:
    for name in SITE:
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copytree(REPOSITORY / "tests/constructs", folder, dirs_exist_ok=True)
    config = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    if WRITE:
        (folder / "docs/accessibility.json").unlink(missing_ok=True)
    forms = "https://forms.example.org"
    to = f"comments_to: {forms}\n      suggestions_to: {forms}"
    ours = f"  - reading-room:\n      page_size: 5\n      {to}"
    for line in (ours, "not_in_nav: |\n  /every-markdown.md"):
        assert line.splitlines()[0] in config
        config = config.replace(line.splitlines()[0], line)
    (folder / "mkdocs.yml").write_text(config + more, encoding="utf-8")
    strict = str(REPOSITORY / "tests/strict.py")  # and no template asks for what there is not
    done = run(strict, "build", "--strict", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


CONFIG = """\
site_name: Elsewhere
site_url: https://elsewhere.example/
theme:
  name: material
  font: false
plugins:
  - reading-room:
      as_of: 2026-01-31
      search: false
  - rss
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Write files into an empty folder: ``write({"posts/a.md": "…"})``; the folder."""

    def write(files: dict[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text), encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def small_site(write: Callable[[dict[str, str]], Path]) -> Path:
    """Somebody else's site: Material as it comes, one page, one post and one list."""
    return write(
        {
            "mkdocs.yml": CONFIG,
            "docs/people.yml": "alex-fox:\n  name: Alex Fox\n",
            "docs/about.md": "# About\n\nSee [the post](../posts/first.md#why) and"
            " [a work](../reading_lists/works.yml#fox-2014).\n",
            "posts/first.md": """\
                ---
                title: Choice & control
                date: 2026-01-05
                authors: [alex-fox]
                topics: [Direct payments]
                ---

                ## Why

                Because of [@fox-2014].
                """,
            "reading_lists/works.yml": """\
                title: Works
                date: 2026-01-06
                items:
                  - id: fox-2014
                    title: A work
                    author: [alex-fox]
                    issued: "2014-01"
                """,
        }
    )
