"""Anything at all in a contributor's files: a build publishes it safely, or says what is wrong.

Each example is a whole build by MkDocs itself. In CI there are 200, always the same ones; by hand
``HYPOTHESIS_PROFILE=thorough python -m pytest tests/test_anything.py`` tries 10,000 new ones.
"""

from __future__ import annotations

import contextlib
import gc
import io
import logging
import os
import re
import shutil
import tempfile
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Verbosity, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from anything import sites
from helpers import contents
from reading_room.plugin import ReadingRoomPlugin
from safety import Own, dead_links, live

settings.register_profile(
    "ci",
    max_examples=200,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
settings.register_profile(
    "thorough", settings.get_profile("ci"), max_examples=10_000, derandomize=False,
    verbosity=Verbosity.normal,
)  # fmt: skip
PROFILE = settings.get_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
CONFIG = """\
site_name: Anything & more
site_url: https://anything.example/
site_description: A site.
repo_url: https://git.example/room
edit_uri: edit/main/docs/
theme:
  name: {theme}
  font: false
markdown_extensions: [attr_list, md_in_html, abbr, footnotes, toc: {{permalink: true}}]
plugins:
  - reading-room:
      as_of: 2026-01-31
      search: false
      feed_authority: anything.example,2026
  - rss
"""
BUILDS = count()
THEMES = ("material", "reading-room")
CALM = {
    "docs/index.md": b"# Home\n",
    "docs/about.md": b"# About\n\n## Us\n",
    "docs/accessibility.md": b"# Accessibility\n",
    "posts/first.md": b"---\ntitle: First\ndate: 2026-01-05\naliases: [/old/]\n---\n\nWords.\n",
}
FOLDERS = ("docs", "posts", "reading_lists")


@dataclass
class Built:
    """What came of a build: the plugin with its library, where it succeeded; and what it said."""

    root: Path
    plugin: ReadingRoomPlugin | None
    said: str

    @property
    def site(self) -> Path:
        return self.root / "site"


def built(root: Path) -> Built:
    """Build a site in this process, as ``mkdocs build`` does."""
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    log = logging.getLogger("mkdocs")
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    config = load_config(str(root / "mkdocs.yml"))
    with contextlib.redirect_stderr(said):
        try:
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        except MkDocsException as error:
            return Built(root, None, f"{said.getvalue()}\n{error}")
        finally:
            config.plugins.on_shutdown()
            gc.unfreeze()  # a build sets apart what it made, for its process ends; this one goes on
            if not next(BUILDS) % 20:
                gc.collect()
            log.removeHandler(handler)
    plugin = config.plugins["reading-room"]
    assert isinstance(plugin, ReadingRoomPlugin)
    return Built(root, plugin, said.getvalue())


@contextlib.contextmanager
def folder(files: dict[str, bytes], theme: str) -> Iterator[Path]:
    """A folder with a site in it, and a neighbour that nobody may touch."""
    with tempfile.TemporaryDirectory() as beside:
        root = Path(beside, "room")
        write(root, {**files, "mkdocs.yml": CONFIG.format(theme=theme).encode()})
        Path(beside, "neighbour.txt").write_text("mine")
        yield root


def write(root: Path, files: dict[str, bytes]) -> None:
    for name in FOLDERS:
        shutil.rmtree(root / name, ignore_errors=True)
        (root / name).mkdir(parents=True)
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@pytest.fixture(scope="module")
def own() -> dict[str, Own]:
    """The scripts that each theme brings along, and the bytes of the calm site."""
    found = {}
    for theme in THEMES:
        with folder(CALM, theme) as root:
            assert built(root).plugin
            found[theme] = Own()
            found[theme].learn(root / "site")
    return found


@settings(PROFILE)
@given(files=sites(), theme=st.sampled_from((*THEMES, THEMES[1])))
def test_anything_is_published_safely_or_refused_in_words(
    own: dict[str, Own], files: dict[str, bytes], theme: str
) -> None:
    with folder(files, theme) as root:
        before = old_site(root)
        done = attempt(root)
        after = contents(root.parent)
        assert "Traceback" not in done.said
        assert {name for name in after if not name.startswith("room/site/")} == {
            "neighbour.txt", "room/mkdocs.yml", *(f"room/{name}" for name in files)
        }  # fmt: skip
        assert all(after[f"room/{name}"] == data for name, data in files.items())
        if done.plugin is None:
            assert contents(done.site) == before
            assert_told(done, files)
        else:
            foreign = pages_of_docs(done)
            assert live(done.site, own[theme], foreign) == []
            assert dead_links(done.site, foreign) == []
            assert lost(done, files) == []


def old_site(root: Path) -> dict[str, bytes]:
    """Stands for the site that was published before."""
    (root / "site").mkdir()
    (root / "site/index.html").write_text('<meta name="generator" content="mkdocs-1.6.1">Before')
    for mark in ("404.html", "sitemap.xml"):  # by which a build knows that a site was here
        (root / "site" / mark).write_text("Before")
    return contents(root / "site")


def attempt(root: Path) -> Built:
    try:
        return built(root)
    except Exception:
        pytest.fail(traceback.format_exc())


def assert_told(done: Built, files: dict[str, bytes]) -> None:
    """A problem names a file that is there, and a rule."""
    told = re.findall(r"^(\S.*?)(?::\d+)*: error: .* \[[a-z-]+\]$", done.said, re.MULTILINE)
    assert told, done.said
    names = {str(path) for name in files for path in (Path(name), *Path(name).parents)}
    assert set(told) <= set(map(shown, names)), (told, done.said)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", done.said)


def shown(name: str) -> str:
    """A path as problems name it."""
    return "".join(char if char.isprintable() else "\ufffd" for char in name)


def pages_of_docs(done: Built) -> frozenset[str]:
    """Pages whose text is MkDocs' own."""
    assert done.plugin
    pages = done.plugin.library.index.pages.values()
    return frozenset(
        f"{page}index.html" if page.endswith("/") or not page else page for page in pages
    )


def lost(done: Built, files: dict[str, bytes]) -> list[str]:
    """Files that are neither published nor held back nor named."""
    assert done.plugin
    library = done.plugin.library
    records = [*library.posts, *library.lists, *library.withdrawn]
    held = {found.path for found in library.held}
    known = {record.path for record in records} | held | set(library.strays)
    homes = {path.removesuffix(".md").removesuffix("index").removesuffix(".yml") for path in known}
    missing = []
    for name in files:
        stem = name.removesuffix(".yml").removesuffix(".md")
        beside = stem.removesuffix("comments").removesuffix("easy-read").removesuffix(".")
        if name in known or beside in homes or shown(name) in done.said:
            continue
        if name in ("docs/people.yml", "docs/topics.yml", "docs/glossary.yml"):
            continue
        if Path(name).name.startswith("."):
            continue
        if name in library.index.media and (done.site / name).is_file():
            assert (done.site / name).read_bytes() == files[name]
            continue
        if name in library.index.media and (held or library.withdrawn):
            continue
        address = library.index.pages.get(name)
        place = done.site / (address or "nowhere")
        if address is not None and (place.is_file() or (place / "index.html").is_file()):
            continue
        missing.append(name)
    return missing
