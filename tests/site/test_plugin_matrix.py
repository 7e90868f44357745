"""Plugins that most sites have, beside this one: what each gives to pages under docs/ it gives with
us and without us, our pages stay as they are, and neither asks which of the two is named first.

With ``-s`` the table is printed. All builds are in this process, by MkDocs' own command.
"""

from __future__ import annotations

import html
import json
import logging
import os
import re
import subprocess
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import htmlmin
import pytest
import yaml
from click.testing import CliRunner
from mkdocs.__main__ import cli
from mkdocs.config.defaults import MkDocsConfig

from helpers import REPOSITORY, contents

CASES = REPOSITORY / "tests/cases/plugins"
SITE: dict[str, str] = yaml.safe_load((CASES / "site.yml").read_text(encoding="utf-8"))
MATRIX: list[dict[str, Any]] = yaml.safe_load((CASES / "matrix.yml").read_text(encoding="utf-8"))
NAV = [
    {"Start": "index.md"},
    {"Blog": "posts.md"},
    {"A post": "posts/first.md"},
    {"Us": "about.md"},
    {"Guide": ["guide/index.md", "guide/steps.md"]},
]
OURS = [{"reading-room": {"as_of": "2026-01-31", "search": False}}, "rss"]
WHEN = "2026-01-20T12:00:00Z"
IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Ann Example"), ("EMAIL", "ann@example.org"), ("DATE", WHEN))
} | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
ARTICLE = re.compile(r"<article.*</article>", re.DOTALL)
SPACE = re.compile(r"\s+")
TABLE: dict[str, list[str]] = {}


@pytest.fixture(autouse=True, scope="module")
def table() -> Iterator[None]:
    """The table, once all rows are known."""
    yield
    for name, row in TABLE.items():
        print(f"\n{name:30} {' | '.join(row)}", end="")
    print()


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of each build."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("DISABLE_MKDOCS_2_WARNING", "true")
    for name, value in IDENTITY.items():
        monkeypatch.setenv(name, value)


class Built:
    """A site that was built."""

    def __init__(self, folder: Path, *words: str) -> None:
        before, kept = Path.cwd(), dict(MkDocsConfig._schema)["plugins"]
        kept.plugin_cache = {}  # type: ignore[attr-defined]  # plugins live no longer than a build
        os.chdir(folder)
        try:
            done = CliRunner().invoke(cli, ["build", *words])
        finally:
            os.chdir(before)
            kept.plugin_cache = {}  # type: ignore[attr-defined]
            logging.getLogger("mkdocs").handlers.clear()
            logging.getLogger("mkdocs.commands.build").filters.clear()  # of what was said before
        self.code, self.said = done.exit_code, done.output
        self.raised = done.exception if not isinstance(done.exception, SystemExit) else None
        self.files = contents(folder / "site") if (folder / "site").is_dir() else {}

    def page(self, path: str) -> str:
        """The text of a file."""
        assert path in self.files, (path, sorted(self.files))
        return self.files[path].decode()


def write(folder: Path, files: dict[str, str], plugins: list[Any], nav: Any) -> Path:
    """A site in a git repository of its own."""
    config = {
        "site_name": "Matrix",
        "site_url": "https://matrix.example/",
        "theme": {"name": "material", "font": False},
        "plugins": plugins,
        "validation": {"omitted_files": "ignore"},
    }
    if nav != "none":
        config["nav"] = nav
    for name, text in {**files, "mkdocs.yml": yaml.safe_dump(config, sort_keys=False)}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "All of it"]):
        subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The site that ours is to be the same as, built without the plugin."""

    @cache
    def build(words: str) -> Built:
        files, nav = json.loads(words)
        return Built(write(tmp_path_factory.mktemp("plain"), files, OURS, nav), "--strict")

    def plain(case: dict[str, Any]) -> Built:
        given = case.get("plain", {"files": case.get("files", {}), "nav": case.get("nav", NAV)})
        files = {**SITE, **given.get("files", {})}
        for name in given.get("without", ()):
            del files[name]
        return build(json.dumps([files, given.get("nav", NAV)]))

    return plain


def entry(case: dict[str, Any]) -> Any:
    """The plugin as mkdocs.yml has it."""
    options = case.get("options")
    return {case["plugin"]: options} if options else case["plugin"]


def alone(folder: Path, case: dict[str, Any]) -> Built:
    """The pages under docs/ with the plugin, and without us."""
    files = {**SITE, **case.get("files", {})}
    files = {
        name: text for name, text in files.items() if not name.startswith(("posts", "reading"))
    }
    del files["docs/links.md"]
    nav = case.get("nav", NAV)
    if nav != "none":
        nav = [part for part in nav if "posts" not in json.dumps(part)]
    for name in ("docs/.nav.yml", "docs/SUMMARY.md"):
        if name in files:
            lines = files[name].splitlines(keepends=True)
            files[name] = "".join(line for line in lines if "posts" not in line)
    return Built(write(folder, files, [entry(case)], nav))


@pytest.mark.parametrize("case", MATRIX, ids=lambda case: case["plugin"])
def test_a_plugin_does_beside_us_what_it_does_without(
    case: dict[str, Any], tmp_path: Path, plain: Any
) -> None:
    orders = {"after": [*OURS, entry(case)], "before": [entry(case), *OURS]}
    row = TABLE.setdefault(case["plugin"], [])
    if "stops" in case:
        for order, plugins in orders.items():
            assert_stops(tmp_path / order, case, plugins)
        row.append("stops, with a plain line")
        return
    without, expected = alone(tmp_path / "alone", case), plain(case)
    assert without.code == 0, without.said
    assert expected.code == 0, expected.said
    for order, plugins in orders.items():
        files = {**SITE, **case.get("files", {})}
        folder = write(tmp_path / order, files, plugins, case.get("nav", NAV))
        built, strict = Built(folder), Built(folder, "--strict")
        assert (built.code, built.raised) == (0, None), built.said
        if "last" in case and order == "before":
            assert case["last"] in strict.said
            assert (strict.code, strict.raised) == (1, None), strict.said
            row.append(f"{order}: built; --strict: its own warning")
        else:
            assert (strict.code, strict.raised) == (0, None), strict.said
            assert built.files.keys() == strict.files.keys()
            row.append(f"{order}: built; --strict: built")
        row.append(assert_ours(case, built, expected))
        assert_theirs(case, built, without)


def assert_ours(case: dict[str, Any], built: Built, expected: Built) -> str:
    """Our pages and files are as they are without the plugin, or changed as they should be."""
    changes = case.get("changes", "")
    same = 0
    for path, data in expected.files.items():
        if path.startswith("sitemap.xml"):
            continue
        if not is_ours(path, case):
            continue
        found = built.files[path]
        if path.endswith(".html"):
            before, after = data.decode(), found.decode()
            assert changed(changes, before) == changed_by(changes, after), path
        else:
            assert found == data, path
        same += found == data
    places = re.compile("<loc>(.*?)</loc>")
    missing = set(places.findall(expected.page("sitemap.xml"))) - set(
        places.findall(built.page("sitemap.xml"))
    )
    assert not missing
    return f"{same} of ours the same" + (f", others: {kind(changes)}" if changes else "")


def is_ours(path: str, case: dict[str, Any]) -> bool:
    """Is this none of the pages under docs/, nor what the theme brings?"""
    if path == "index.html":  # both: docs/index.md is what it begins with
        return not case.get("home")
    return not path.startswith(("about/", "guide/", "links/", "SUMMARY/", "made/", "blog/", "404"))


def kind(changes: Any) -> str:
    return changes if isinstance(changes, str) else "links in the head"


def changed(changes: Any, page: str) -> str:
    """A page as the plugin should change it, or what is to be the same of it."""
    if changes == "minified":
        return str(htmlmin.minify(page, reduce_empty_attributes=True, convert_charrefs=True))
    return changed_by(changes, page)


def changed_by(changes: Any, page: str) -> str:
    """What is to be the same of a page that the plugin has changed."""
    if changes == "article":
        return "".join(ARTICLE.findall(page))
    if changes == "text":
        words = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", "", page, flags=re.DOTALL)
        return SPACE.sub(" ", html.unescape(words))
    if isinstance(changes, list):
        for pattern in changes:
            page = re.sub(pattern, "", page)
        return SPACE.sub(" ", page)
    return page


def assert_theirs(case: dict[str, Any], built: Built, without: Built) -> None:
    """Pages under docs/ have of the plugin what they have without us."""
    for path in without.files:
        if path.endswith(".html") and path.startswith(("about/", "guide/", "made/", "blog/")):
            wanted, found = (ARTICLE.findall(site.page(path)) for site in (without, built))
            assert wanted, path
            assert found == wanted, path
    for path, words in case.get("gives", {}).items():
        for word in words:
            assert word in built.page(path) or re.search(word, built.page(path)), (path, word)
    for path, words in case.get("ours_too", {}).items():
        for word in words:
            assert word in built.page(path), (path, word)
    page = built.page("links/index.html")
    for link in ("../posts/first/#why", "../reading-lists/works/#fox-2014", "../posts/"):
        assert re.search(f'href="?{re.escape(link)}["> ]', page), link


def assert_stops(folder: Path, case: dict[str, Any], plugins: list[Any]) -> None:
    """The build ends with one line for an editor, and the site is as it was."""
    write(folder, SITE, OURS, NAV)
    before = Built(folder)
    assert before.code == 0, before.said
    config = yaml.safe_load((folder / "mkdocs.yml").read_text())
    (folder / "mkdocs.yml").write_text(yaml.safe_dump({**config, "plugins": plugins}))
    built = Built(folder)
    assert (built.code, built.raised) == (1, None), built.said
    assert case["stops"] in built.said
    assert "Traceback" not in built.said
    assert built.files == before.files


def test_the_manual_says_of_each_plugin_what_happens() -> None:
    text = (REPOSITORY / "docs/manual/plugins.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w/-]+)`.*\| (yes|no) \|$", text, re.MULTILINE)
    tested = {name for name, said in rows if said == "yes"}
    assert tested == {case["plugin"] for case in MATRIX}


def test_the_matrix_is_of_a_whole_site(tmp_path: Path) -> None:
    """Every kind of page that stands in most sites is in it."""
    built = Built(write(tmp_path, SITE, OURS, NAV), "--strict")
    kinds = textwrap.dedent("""\
        posts/first/ posts/first/easy-read/ posts/second/ reading-lists/works/ people/alex-fox/
        topics/direct-payments/ series/choice/ glossary/ archive/2026/ subscribe/""")
    assert {f"{address}index.html" for address in kinds.split()} <= built.files.keys()


def test_a_plugin_that_makes_a_page_after_all_others_finds_our_theme_whole(tmp_path: Path) -> None:
    """print-site asks the theme for its templates again when everything else is built."""
    folder = write(tmp_path, SITE, [*OURS, "print-site"], NAV)
    config = yaml.safe_load((folder / "mkdocs.yml").read_text())
    (folder / "mkdocs.yml").write_text(yaml.safe_dump({**config, "theme": "reading-room"}))
    built = Built(folder)
    assert built.code == 0, built.said
    printed, page = (built.page(path) for path in ("print_page/index.html", "about/index.html"))
    assert "First of all." in printed
    for part in (r"<html [^>]*>", '<nav aria-label="Main">', r'<a class="name"[^>]*>'):
        assert re.search(part, printed), part
        assert re.search(part, page), part


MENU = re.compile(r'<nav aria-label="Main">.*?</nav>', re.DOTALL)


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize(
    ("plugin", "path", "text", "nav", "menu"),
    [
        (
            "awesome-nav",
            "docs/.nav.yml",
            "nav:\n  - Us: about.md\n  - Blog: posts.md\n  - '*'\n",
            "none",
            ["about/ Us", "posts/ Blog"],
        ),
        (
            "section-index",
            "docs/more.md",
            "# More",
            [{"Blog": ["posts.md", "archive.md"]}, {"Guide": ["guide/index.md", "guide/steps.md"]}],
            ["posts/ Blog", "archive/ Posts by year", "guide/ Guide", "guide/steps/ Steps"],
        ),
    ],
)
def test_our_theme_has_the_navigation_that_a_plugin_makes(
    tmp_path: Path, plugin: str, path: str, text: str, nav: Any, menu: list[str], before: bool
) -> None:
    plugins = [plugin, *OURS] if before else [*OURS, plugin]
    folder = write(tmp_path, {**SITE, path: text}, plugins, nav)
    config = yaml.safe_load((folder / "mkdocs.yml").read_text())
    (folder / "mkdocs.yml").write_text(yaml.safe_dump({**config, "theme": "reading-room"}))
    built = Built(folder, "--strict")
    assert built.code == 0, built.said
    found = MENU.search(built.page("links/index.html"))
    assert found
    shown = re.findall(r'<a href="\.\./([^"]*)"[^>]*>([^<]*)', found[0])
    assert [f"{url} {title}" for url, title in shown][: len(menu)] == menu


def test_names_in_nav_are_what_the_navigation_says(tmp_path: Path) -> None:
    """And the pages keep their own headings."""
    built = Built(write(tmp_path, SITE, OURS, NAV), "--strict")
    page = built.page("posts/index.html")
    said = re.findall(r'<span class="md-ellipsis">\s*([^<]*?)\s*</span>', page)
    assert {"Start", "Blog", "A post", "Us"} <= set(said)
    assert "<h1>Posts</h1>" in page
    assert "Choice &amp; control</h1>" in built.page("posts/first/index.html")


def test_we_can_be_loaded_by_a_group(tmp_path: Path) -> None:
    """Material's group loads plugins in its own on_config."""
    inside = [{"group": {"enabled": True, "plugins": OURS}}]
    grouped = Built(write(tmp_path / "grouped", SITE, inside, NAV), "--strict")
    plain = Built(write(tmp_path / "plain", SITE, OURS, NAV), "--strict")
    assert grouped.code == 0, grouped.said
    assert grouped.files == plain.files
