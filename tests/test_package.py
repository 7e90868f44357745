"""The wheel and the sdist: what is in them, and a stranger's site built by nothing else of ours."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from helpers import ENVIRONMENT, REPOSITORY

FOR_TRANSLATORS = {"reading_room/locale/babel.ini", "reading_room/locale/reading_room.pot"}
"""What `make words` reads and writes, and no site needs."""
SOURCES = ("LICENSE", "README.md", "pyproject.toml")
POST = """\
---
title: A stranger’s post
date: 2026-05-14
topics: [Gardens]
---

Words, and [@fox-2014].
"""
WORKS = """\
title: Works
date: 2026-01-06
items:
  - {id: fox-2014, title: A work, author: [Alex Fox], issued: "2014-01"}
"""


def run(*words: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [*map(str, words)], cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, made of the repository's files by the build backend."""
    folder = tmp_path_factory.mktemp("source")
    for name in SOURCES:
        shutil.copy(REPOSITORY / name, folder)
    left = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(REPOSITORY / "plugins", folder / "plugins", ignore=left)
    backend = "from setuptools import build_meta; build_meta.build_sdist('dist')"
    run(sys.executable, "-c", backend, cwd=folder)
    [made] = (folder / "dist").iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made of the sdist."""
    folder = tmp_path_factory.mktemp("wheel")
    offline = ("--no-deps", "--no-build-isolation", "--no-index", "--no-cache-dir")
    run(sys.executable, "-m", "pip", "wheel", *offline, "-w", folder, sdist, cwd=folder)
    [made] = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment of its own with the wheel, which sees what the package needs and nothing of
    the repository."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    python = folder / "bin/python"
    ours = ("-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    site = Path(run(python, *ours, cwd=folder).strip())
    (site / "needed.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    offline = ("--no-deps", "--no-index", "--no-cache-dir")
    run(sys.executable, "-m", "pip", "--python", python, "install", *offline, wheel, cwd=folder)
    return python


def test_the_wheel_has_every_file_of_the_package(wheel: Path) -> None:
    package = REPOSITORY / "plugins/reading_room"
    files = (path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc")
    wanted = {path.relative_to(package.parent).as_posix() for path in files}
    found = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert found == wanted - FOR_TRANSLATORS
    assert {
        "reading_room/py.typed",
        "reading_room/theme/_headers",
        "reading_room/theme/mkdocs_theme.yml",
        "reading_room/theme/assets/site.css",
        "reading_room/templates/reading_room/post.html",
        "reading_room/templates/assets/reading-room/room.css",
    } <= found


def test_the_wheel_names_the_command_the_plugin_and_the_theme(wheel: Path) -> None:
    made = zipfile.ZipFile(wheel)
    [names] = (name for name in made.namelist() if name.endswith("entry_points.txt"))
    points = made.read(names).decode().split("\n\n")
    assert [point.split("\n")[:2] for point in points] == [
        ["[console_scripts]", "reading-room = reading_room.cli:main"],
        ["[mkdocs.plugins]", "reading-room = reading_room.plugin:ReadingRoomPlugin"],
        ["[mkdocs.themes]", "reading-room = reading_room.theme"],
    ]


def test_the_sdist_has_what_the_wheel_is_made_of_and_nothing_else(sdist: Path) -> None:
    with tarfile.open(sdist) as made:
        names = {name.partition("/")[2] for name in made.getnames()}
    assert {*SOURCES, "plugins/reading_room/theme/main.html"} <= names
    assert not [
        name for name in names if name.endswith((".pyc", ".log")) or name.startswith("site/")
    ]


@pytest.mark.parametrize("tool", ["mkdocs", "properdocs"])
def test_the_readmes_lines_build_a_site_by_the_wheel_alone(
    python: Path, tmp_path: Path, tool: str
) -> None:
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    [config] = re.findall(r"```yaml\n(site_name:.*?)```", readme, re.S)
    assert len(config.splitlines()) <= 10
    assert "name: reading-room\n" in config
    written = {
        "mkdocs.yml": config, "docs/index.md": "# Welcome\n", "posts/first.md": POST,
        "reading_lists/works.yml": WORKS,
    }  # fmt: skip
    for name, text in written.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    where = run(python, "-c", "import reading_room as r; print(r.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(python.parents[1])
    said = run(python, "-m", tool, "build", "--strict", cwd=tmp_path)
    assert "Published 1 post and 1 reading list." in said
    html = (tmp_path / "site/posts/first/index.html").read_text("utf-8")
    assert "<h1>A stranger’s post</h1>" in html
    assert 'role="search"' in html
    assert (tmp_path / "site/pagefind/pagefind.js").is_file()
    assert (tmp_path / "site/assets/site.css").is_file()
    run(python, "-m", "reading_room", "check", cwd=tmp_path)


@pytest.mark.parametrize("way", ["uvx", "pip"])
def test_a_site_begins_by_the_wheel_alone(
    wheel: Path, python: Path, tmp_path: Path, way: str
) -> None:
    """By uvx, which installs the wheel for one command, or by what pip installed. Nothing is taken
    from a network: what the package needs is what these tests have."""
    [needs] = [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith("/METADATA")]
    lines = zipfile.ZipFile(wheel).read(needs).decode().splitlines()
    names = [re.split(r"[^\w.-]", line.split()[1])[0] for line in lines
             if line.startswith("Requires-Dist: ")]  # fmt: skip
    (tmp_path / "none.txt").write_text("".join(f"{n}; python_version < '3'\n" for n in names))
    offline = ("--offline", "--no-index", "--no-config", "--python", sys.executable)
    uvx = (sys.executable, "-m", "uv", "tool", "run", *offline, "--overrides", "none.txt",
           "--from", wheel, "reading-room")  # fmt: skip
    call = uvx if way == "uvx" else (python, "-m", "reading_room")
    alone = {"PYTHONPATH": sysconfig.get_path("purelib"), "UV_CACHE_DIR": str(tmp_path / "cache")}
    done = subprocess.run(
        [*map(str, call), "init", "my-site", "--yes"], cwd=tmp_path, capture_output=True, text=True,
        env=ENVIRONMENT | (alone if way == "uvx" else {}), timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    site = tmp_path / "my-site"
    pins = (site / "requirements.txt").read_text("utf-8")
    assert "\nmkdocs-reading-room==" in pins
    assert "\nmkdocs==" in pins
    run(python, "-m", "reading_room", "check", cwd=site)
    run(python, "-m", "reading_room", "build", "--strict", cwd=site)
    assert (site / "site/posts/how-to-write-a-post/index.html").is_file()
