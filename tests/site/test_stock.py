"""Material as it comes, and other themes: which pages get what, what a build says of language."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import Run

Write = Callable[[dict[str, str]], Path]
STYLES = "assets/reading-room/material.css"
SAYS = "the theme's language is"


def site(small_site: Path, theme: str = "", plugin: str = "", more: str = "") -> Path:
    """Somebody else's site, with more under its theme and under the plugin, and below them."""
    config = small_site / "mkdocs.yml"
    text = config.read_text().replace("  font: false\n", f"  font: false\n{theme}")
    text = text.replace("search: false\n", f"search: true\n{plugin}")
    config.write_text(text + more)
    return small_site


def built(run: Run, folder: Path, *words: str) -> tuple[str, str]:
    """What the build said, and the page of a post."""
    done = run("mkdocs", "build", *words, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stderr, (folder / "site/posts/first/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("theme", "plugin", "warned", "html", "ours"),
    [
        ("", "", "", "en", "en-GB"),
        ("  language: de\n", "      language: de\n", "", "de", None),
        ("  language: de\n", "      language: de-CH\n", "", "de", "de-CH"),
        ("", "      language: de\n", "", "de", None),
        ("", "      language: zh-CN\n", "", "zh", "zh-CN"),
        ("", "      language: ga\n", "", "en", "ga"),
        ("  language: en\n", "      language: de\n", "write language: de under theme", "en", "de"),
        ("  language: de\n", "", "write language: de under reading-room", "de", "en-GB"),
    ],
)
def test_the_pages_language_and_the_sites_agree_or_a_warning_says_so(
    run: Run, small_site: Path, theme: str, plugin: str, warned: str, html: str, ours: str | None
) -> None:
    said, page = built(run, site(small_site, theme, plugin))
    assert (SAYS in said) == bool(warned)
    assert warned in said
    assert re.findall(r'<html lang="([^"]*)"', page) == [html]
    assert re.findall(r'<div class="rr"(?: lang="([^"]*)")?>', page) == [ours or ""]
    if warned:
        strict = run("mkdocs", "build", "--strict", cwd=small_site)
        assert strict.returncode == 1


def test_a_post_in_another_language_says_so_whatever_the_page_says(
    run: Run, small_site: Path
) -> None:
    post = small_site / "posts/first.md"
    post.write_text(post.read_text().replace("topics:", "language: en\ntopics:"))
    _, page = built(run, site(small_site, "  language: fr\n", "      language: de\n"))
    assert '<html lang="fr"' in page
    assert '<div class="rr" lang="de">' in page
    assert '<div class="text" lang="en">' in page


OWN = """
{% extends "base.html" %}
{% block announce %}Tomorrow at noon.{% endblock %}
"""


def test_a_site_that_fills_materials_blocks_is_still_material(run: Run, small_site: Path) -> None:
    folder = site(small_site, "  custom_dir: own\n", more="extra_css: [mine.css]\n")
    (folder / "own").mkdir()
    (folder / "own/main.html").write_text(OWN)
    (folder / "docs/mine.css").write_text("p { margin: 0 }")
    _, page = built(run, folder, "--strict")
    assert "Tomorrow at noon." in page
    assert page.index("main.") < page.index(STYLES) < page.index("mine.css")
    for name in ("posts/first/index.html", "about/index.html", "404.html"):
        html = (folder / "site" / name).read_text("utf-8")
        assert html.count('class="rr-find"') == 1, name
        assert html.count(STYLES) == 1, name


@pytest.mark.parametrize("name", ["mkdocs", "readthedocs"])
def test_another_theme_gets_nothing_of_materials(run: Run, small_site: Path, name: str) -> None:
    folder = site(small_site)
    config = folder / "mkdocs.yml"
    config.write_text(re.sub(r"theme:\n.*\n.*\n", f"theme: {name}\n", config.read_text()))
    said, page = built(run, folder, "--strict")
    assert SAYS not in said
    assert STYLES not in page
    assert 'rel="alternate"' in page
    assert "Because of" in page
    search = (folder / "site/search/index.html").read_text("utf-8")
    assert 'name="q"' in search
    assert "query.js" not in search


def test_a_shell_of_ones_own_is_not_material(run: Run, small_site: Path) -> None:
    folder = site(small_site, "  custom_dir: own\n")
    (folder / "own").mkdir()
    (folder / "own/main.html").write_text(
        "<html>{% block styles %}{% endblock %}{% block extrahead %}{% endblock %}"
        "{% block content %}{{ page.content }}{% endblock %}</html>"
    )
    _, page = built(run, folder, "--strict")
    assert STYLES not in page
    assert "Because of" in page


def test_a_site_without_any_search_has_none_in_its_header(run: Run, small_site: Path) -> None:
    _, page = built(run, small_site, "--strict")
    assert "rr-find" not in page
    assert 'for="__search"' not in page


NAV = """\
nav:
  - Home: index.md
  - Blog:
      - All of it: posts.md
      - Books: reading-lists.md
"""


def test_a_section_of_the_navigation_is_open_at_its_posts(run: Run, small_site: Path) -> None:
    (small_site / "docs/index.md").write_text("# Home\n")
    _, page = built(run, site(small_site, more=NAV))
    [primary] = re.findall(r'<nav class="md-nav md-nav--primary".*?data-md-type="toc"', page, re.S)
    active = re.findall(
        r'<li class="[^"]*md-nav__item--active[^"]*">(.*?)(?=<li|</ul>)', primary, re.S
    )
    assert len(active) == 2
    assert "Blog" in active[0]
    assert "checked" in active[0]  # the section is open
    assert "All of it" in active[1]


def test_the_index_of_mkdocs_own_search_has_works_too(run: Run, small_site: Path) -> None:
    folder = site(small_site)
    config = folder / "mkdocs.yml"
    text = re.sub(r"theme:\n.*\n.*\n", "theme: readthedocs\n", config.read_text())
    config.write_text(text.replace("plugins:\n", "plugins:\n  - search\n"))
    built(run, folder, "--strict")
    index = json.loads((folder / "site/search/search_index.json").read_text("utf-8"))
    found = {entry["location"]: entry for entry in index["docs"]}
    assert "A work" in found["reading-lists/works/"]["text"]
    assert found["reading-lists/works/#fox-2014"]["title"] == "A work"
    assert "Alex Fox" in found["reading-lists/works/#fox-2014"]["text"]


def test_a_navigation_that_is_left_open_names_no_page_with_nothing_on_it(
    run: Run, small_site: Path
) -> None:
    def shown() -> set[str]:
        _, page = built(run, small_site)
        [primary] = re.findall(r'<nav class="md-nav md-nav--primary".*?</nav>', page, re.S)
        return {*re.findall(r'<a href="([^"]*)" class="md-nav__link', primary)}

    parts = {f"../../{name}/" for name in ("reading-lists", "topics", "subscribe")}
    filled = {"../..", "../../about/", "../", "../../people/", *parts}
    assert shown() == filled
    words = "- term: Advocate\n  definition: Who speaks for you.\n"
    (small_site / "docs/glossary.yml").write_text(words)
    edition = "---\ntitle: Two\nallow: easy-read-picture\n---\n\nShort words.\n"
    (small_site / "posts/first.easy-read.md").write_text(edition)
    assert shown() == {*filled, "../../glossary/", "../../easy-read/"}
