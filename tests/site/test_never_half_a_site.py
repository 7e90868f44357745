"""Whatever another plugin does, and whatever site_dir says: a whole site, or none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import ENVIRONMENT, Run, contents

TAKES = {
    "a page from the files": (
        "def on_files(files, config):\n"
        "    files.remove(files.get_file_from_path('posts/first.md'))\n",
        "posts/first/index.html is missing",
    ),
    "pages after they were written": (
        "import os, shutil\n"
        "def on_post_build(config):\n"
        "    shutil.rmtree(os.path.join(config.site_dir, 'topics'))\n",
        "topics/index.html and 1 more file are missing",
    ),
    "the words of a page": (
        "def on_post_page(output, page, config):\n"
        "    return '' if page.url == 'people/' else output\n",
        "people/index.html is missing",
    ),
    "a page's address": (
        "def on_files(files, config):\n"
        "    file = files.get_file_from_path('reading_lists/works.yml')\n"
        "    file.dest_uri = 'elsewhere.html'\n"
        "    file.abs_dest_path = config.site_dir + '/elsewhere.html'\n",
        "reading-lists/works/index.html is missing",
    ),
    "an asset": (
        "import os\n"
        "def on_post_build(config):\n"
        "    os.remove(os.path.join(config.site_dir, 'assets/reading-room/room.css'))\n",
        "assets/reading-room/room.css is missing",
    ),
}


@pytest.mark.parametrize(("hook", "told"), TAKES.values(), ids=TAKES)
def test_what_is_taken_away_is_told_and_the_site_stays(
    run: Run, small_site: Path, hook: str, told: str
) -> None:
    assert run("mkdocs", "build", "--strict", cwd=small_site).returncode == 0
    before = contents(small_site / "site")
    (small_site / "hooks.py").write_text(hook)
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text() + "hooks: [hooks.py]\n")
    done = run("mkdocs", "build", cwd=small_site)
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == 1
    assert f"{told} from the finished site" in done.stderr
    assert "out: hooks.py. Nothing was published." in done.stderr
    assert contents(small_site / "site") == before
    assert [path.name for path in small_site.iterdir() if path.name.startswith(".site")] == []


PLUGIN = """\
from mkdocs.plugins import BasePlugin

class Taker(BasePlugin):
    def on_files(self, files, *, config):
        for file in list(files):
            if file.src_uri.startswith("topics"):
                files.remove(file)
        return files
"""
ENTRY = """\
import sys
from importlib.metadata import EntryPoint
import mkdocs.plugins
from taker import Taker

found = mkdocs.plugins.get_plugins()
found["taker"] = EntryPoint("taker", "taker:Taker", "mkdocs.plugins")
mkdocs.plugins.get_plugins = lambda: found
import mkdocs.config.config_options as options
options.plugins.get_plugins = lambda: found
from mkdocs.__main__ import cli
cli()
"""


def test_the_plugin_is_named(small_site: Path) -> None:
    (small_site / "taker.py").write_text(PLUGIN)
    (small_site / "run.py").write_text(ENTRY)
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text().replace("  - rss\n", "  - taker\n"))
    done = subprocess.run(
        [sys.executable, "run.py", "build"], cwd=small_site, env=ENVIRONMENT,
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 1
    assert "topics/index.html is missing from the finished site" in done.stderr
    assert "out: taker. Nothing was published." in done.stderr


def refused(site: Path, folder: Path, told: str, home: Path | None = None) -> None:
    """A build into the folder is refused, and nothing in it or beside it has changed."""
    before = {path: path.stat().st_mtime_ns for path in folder.parent.rglob("*")}
    environment = os.environ | ({"HOME": str(home)} if home else {})
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-d", str(folder)], cwd=site,
        env=ENVIRONMENT | environment, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert told in done.stderr
    assert {path: path.stat().st_mtime_ns for path in folder.parent.rglob("*")} == before


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (["letters.txt"], "holds letters.txt, and is no site that MkDocs built before"),
        (["photos/a.jpg", ".git/HEAD"], "holds photos, and is no site"),
        (["index.html"], "holds index.html, and is no site"),
        (["package.json", "sitemap.xml"], "holds package.json, and is no site"),
        (
            ["404.html", "index.html", "mine.txt", "sitemap.xml", "sitemap.xml.gz"],
            "holds 404.html, and is no site",
        ),
        (["pagefind/pagefind.js", "search/search_index.json", "sitemap.xml"], "is no site that"),
        ([".bashrc", ".cache/big"], "looks like somebody's home folder: .bashrc is in it"),
        (["sitemap.xml", "sitemap.xml.gz", ".ssh/key"], "looks like somebody's home folder: .ssh"),
    ],
)
def test_a_folder_that_is_no_site_is_left_alone(
    small_site: Path,
    tmp_path_factory: pytest.TempPathFactory,
    files: list[str],
    told: str,
) -> None:
    folder = tmp_path_factory.mktemp("other") / "folder"
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("mine")
    refused(small_site, folder, told)


@pytest.mark.parametrize(
    "rest",
    [
        "theme: mkdocs\nplugins: []\n",
        "theme: material\nplugins: []\n",
        "theme: {name: null, custom_dir: theme}\nplugins: [search]\n",
    ],
)
def test_a_site_that_mkdocs_built_without_the_plugin_is_replaced(
    run: Run, small_site: Path, tmp_path: Path, rest: str
) -> None:
    plain = tmp_path / "plain"
    for name in ("docs/index.md", "theme/main.html"):
        (plain / name).parent.mkdir(parents=True)
        (plain / name).write_text("# Plain\n")
    (plain / "mkdocs.yml").write_text(f"site_name: Plain\n{rest}")
    folder = tmp_path / "public"
    assert run("mkdocs", "build", "-d", str(folder), cwd=plain).returncode == 0
    done = run("mkdocs", "build", "-d", str(folder), cwd=small_site)
    assert done.returncode == 0, done.stderr
    assert (folder / "posts/first/index.html").is_file()


def test_a_home_folder_and_those_above_it(
    small_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("homes") / "all/ann"
    home.mkdir(parents=True)
    refused(small_site, home, "is a home folder, or above one", home)
    refused(small_site, home.parent, "is a home folder, or above one", home)


def test_the_root_and_a_parent_of_the_sources(run: Run, small_site: Path) -> None:
    (small_site / "content").mkdir()
    (small_site / "docs").rename(small_site / "content/docs")
    (small_site / "content/docs/about.md").write_text("# About\n")
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text() + "docs_dir: content/docs\n")
    for folder in ("/", "..", ".", "content", "posts/sub", ".git/www"):
        done = run("mkdocs", "build", "-d", folder, cwd=small_site)
        assert done.returncode == 1
        told = ("would take the place of", "should not be within the 'site_dir'")  # MkDocs' own
        assert any(words in done.stderr for words in told)
    assert (small_site / "posts/first.md").is_file()


@pytest.mark.parametrize("before", ["nothing", "dot files", "mkdocs", "material", "ours"])
def test_a_folder_that_is_new_empty_or_a_site_is_taken(
    run: Run, small_site: Path, tmp_path_factory: pytest.TempPathFactory, before: str
) -> None:
    folder = tmp_path_factory.mktemp("out") / "www"
    if before == "nothing":
        folder.mkdir()
    elif before == "dot files":
        (folder / ".git").mkdir(parents=True)
        (folder / ".git/HEAD").write_text("ref")
        (folder / ".nojekyll").write_text("")
    elif before == "ours":
        assert run("mkdocs", "build", "-d", str(folder), cwd=small_site).returncode == 0
    else:
        plain = tmp_path_factory.mktemp("plain")
        (plain / "docs").mkdir()
        (plain / "docs/index.md").write_text("# Plain\n")
        (plain / "mkdocs.yml").write_text(f"site_name: Plain\ntheme: {before}\nplugins: []\n")
        assert run("mkdocs", "build", "-d", str(folder), cwd=plain).returncode == 0
    done = run("mkdocs", "build", "--strict", "-d", str(folder), cwd=small_site)
    assert done.returncode == 0, done.stderr
    assert (folder / "posts/first/index.html").is_file()
    if before == "dot files":
        assert (folder / ".git/HEAD").read_text() == "ref"
