"""What many pages of Material share is made once, and each page is as it would be without that."""

from __future__ import annotations

import shutil
from pathlib import Path

import jinja2
import pytest

from helpers import REPOSITORY, Run, contents
from reading_room.plugin.pieces import Proof

CONFIG = """\
site_name: Elsewhere
site_url: https://elsewhere.example/room/
repo_url: https://git.example/ours/room
copyright: Ours
theme:
  name: material
  font: false
  {theme}
plugins:
  - search
  - reading-room: {{as_of: 2027-01-31, search: false}}
  - rss: {{use_git: false}}
extra:
  {extra}
use_directory_urls: {folders}
nav:
  - Start: index.md
  - Blog:
      - posts.md
      - {post}
      - Old: [archive.md, series.md, {{Deep: [people.md, deep/one.md, deep/two.md]}}]
  - Guide: [deep/index.md, deep/three.md]
  - Lists: reading-lists.md
  - Away: https://away.example/
"""
PALETTE = (
    "palette: [{scheme: default, toggle: {icon: material/brightness-7, name: Dark}},"
    " {scheme: slate, toggle: {icon: material/brightness-4, name: Light}}]"
)
SITES = {
    "plain": ("favicon: assets/images/favicon.png", "generator: true", "true"),
    "sections": (
        "features: [navigation.sections, navigation.indexes, navigation.footer, navigation.path]",
        "social: [{icon: fontawesome/brands/mastodon, link: 'https://away.example/'}]",
        "true",
    ),
    "tabs": (
        "features: [navigation.tabs, navigation.sections, navigation.expand, toc.integrate,"
        " navigation.top]\n  " + PALETTE,
        "version: {provider: mike}",
        "false",
    ),
    "sticky": (
        "features: [navigation.tabs, navigation.tabs.sticky, navigation.prune, announce.dismiss]"
        "\n  logo: posts/logo.svg\n  language: de",
        "alternate: [{name: Deutsch, link: /de/, lang: de}, {name: X, link: posts/, lang: en}]",
        "true",
    ),
}


@pytest.mark.parametrize("name", SITES)
def test_pages_are_what_they_are_without_sharing(tmp_path: Path, run: Run, name: str) -> None:
    theme, extra, folders = SITES[name]
    shutil.copytree(REPOSITORY / "tests/stock", tmp_path, dirs_exist_ok=True)
    for path in ("deep/index", "deep/one", "deep/two", "deep/three"):
        (tmp_path / f"docs/{path}.md").parent.mkdir(exist_ok=True)
        (tmp_path / f"docs/{path}.md").write_text(f"# {path}\n\n## Part\n\nText.\n")
    for number in range(6):
        text = f"---\ntitle: Post {number}\ndate: 2026-01-01\n---\n\n## One\n\nText.\n"
        (tmp_path / f"posts/post-{number}.md").write_text(text)
    post = min(path.name for path in (tmp_path / "posts").glob("*.md"))
    config = CONFIG.format(theme=theme, extra=extra, folders=folders, post=f"posts/{post}")
    (tmp_path / "mkdocs.yml").write_text(config)
    made = []
    for command in ("mkdocs", str(REPOSITORY / "tests/anew.py")):
        done = run(command, "build", "-q", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        made.append(contents(tmp_path / "site"))
    shared, anew = ({path: data for path, data in site.items() if path.endswith(".html")}
                    for site in made)  # fmt: skip
    assert list(shared) == list(anew)
    assert [path for path in shared if shared[path] != anew[path]] == []


TEMPLATES = {
    "the same on all pages": ("{{ config.site_name }}{{ 'a/' | url }}", True),
    "a mark": ("{% for item in nav %}{% if item == page %}{{ page.title }}{% endif %}{% endfor %}",
               True),
    "pages of an entry": ("{% if page in nav.pages %}{% set entry = page %}{% endif %}", True),
    "a title": ("{{ page.title }}", False),
    "not on one page": ("{% if not (page in nav.pages) %}{{ page.title }}{% endif %}", False),
    "another value": ("{% if nav.other != page %}{{ page.title }}{% endif %}", False),
    "else": ("{% if nav.first == page %}{% else %}{{ page.title }}{% endif %}", False),
    "a feature that is off": ("{% if 'off' in features %}{{ page.title }}{% endif %}", True),
    "a feature that is on": ("{% if 'on' in features %}{{ page.title }}{% endif %}", False),
    "an unknown name": ("{{ room.title }}", False),
    "a part of another": ("{% include 'title.html' %}", False),
    "a part that is missing": ("{% include 'missing.html' %}", False),
    "a part that is the same": ("{% include 'name.html' %}", True),
    "any part": ("{% include config.part %}", False),
    "another page": ("{% set page = nav.first %}{{ page.title }}", False),
    "chance": ("{{ nav.items | random }}", False),
    "a filter of a plugin": ("{{ config.site_name | shout }}", False),
}  # fmt: skip


@pytest.mark.parametrize("case", TEMPLATES)
def test_a_piece_is_shared_where_it_asks_for_nothing_of_the_page(case: str) -> None:
    text, wanted = TEMPLATES[case]
    files = {"it.html": text, "title.html": "{{ page.title }}", "name.html": "{{ config.a }}"}
    env = jinja2.Environment(loader=jinja2.DictLoader(files), autoescape=False)  # noqa: S701
    env.filters |= {"url": str, "shout": str.upper}
    assert Proof(env, frozenset({"on"})).holds("it.html") is wanted
