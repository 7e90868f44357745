"""Somebody else's site in our theme: the menu, and what mkdocs.yml adds to the pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import html5lib
import pytest

from helpers import REPOSITORY, Run, contents

Write = Callable[[dict[str, str]], Path]
XHTML = "{http://www.w3.org/1999/xhtml}"
CONFIG = """\
site_name: Ours
site_url: https://ours.example/
theme:
  name: reading-room
plugins:
  - reading-room: {as_of: 2026-01-31, search: false}
"""
RICH = """\
site_name: Ours
site_url: https://ours.example/room/
site_author: Ann & Co
copyright: Ann &copy; 2026
repo_url: https://github.com/ours/room
edit_uri: edit/main/docs/
theme:
  name: reading-room
  logo: images/logo.svg
  favicon: images/logo.svg
  palette: {primary: "#1A4480"}
extra_css: [own.css]
extra_javascript: [own.js, {path: more.js, type: module}]
extra:
  social:
    - icon: fontawesome/brands/mastodon
      link: https://social.example/@ann?a=1&b=2
      name: Ann & us
    - {link: "mailto:ann@example.org"}
nav:
  - posts.md
  - Guides:
    - guides/index.md
    - First steps: guides/one.md
    - Deeper:
      - guides/two.md
      - Elsewhere: https://elsewhere.example/
  - Root: /other/
plugins:
  - reading-room: {as_of: 2026-01-31}
"""
POST = "---\ntitle: First\ndate: 2026-01-05\ntopics: [Gardens]\n---\n\nWords.\n"
FILES = {
    "docs/index.md": "# Home\n",
    "docs/images/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "docs/guides/index.md": "# All guides\n",
    "docs/guides/one.md": "# One\n",
    "docs/guides/two.md": "# Two & more\n",
    "docs/own.css": "h1 { color: #000 }\n",
    "docs/own.js": "",
    "docs/more.js": "",
    "posts/first.md": POST,
}


def built(run: Run, folder: Path, *words: str) -> Path:
    done = run("mkdocs", "build", "--strict", *words, cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def menu(page: Path) -> list[str]:
    """Each entry of the menu on a line, with what it leads to and how it is marked."""
    tree = html5lib.parse(page.read_text("utf-8"))
    [nav] = [e for e in tree.iter(f"{XHTML}nav") if e.get("aria-label") == "Main"]
    lines = []
    for element in nav.iter():
        tag = str(element.tag).removeprefix(XHTML)
        if tag in ("a", "summary", "span"):
            mark = element.get("aria-current", "")
            words = ("".join(element.itertext()), element.get("href", f"({tag})"), mark)
            lines.append(" ".join(filter(None, words)))
    return lines


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    folder = tmp_path_factory.mktemp("rich")
    for name, text in ({"mkdocs.yml": RICH} | FILES).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return built(run, folder)


def test_a_nested_menu_shows_every_entry_and_marks_where_a_page_stands(rich: Path) -> None:
    assert menu(rich / "guides/two/index.html") == [
        "Posts ../../posts/",
        "Guides (summary) true",
        "All guides ../../guides/",
        "First steps ../../guides/one/",
        "Deeper (span)",
        "Two & more ../../guides/two/ page",
        "Elsewhere https://elsewhere.example/",
        "Root /other/",
    ]
    assert menu(rich / "posts/first/index.html")[:2] == [
        "Posts ../../posts/ true",
        "Guides (summary)",
    ]


def test_a_page_has_what_mkdocs_yml_adds(rich: Path) -> None:
    html = (rich / "posts/first/index.html").read_text("utf-8")
    for words in (
        '<meta name="author" content="Ann &amp; Co">',
        '<link rel="icon" href="../../images/logo.svg" type="image/svg+xml">',
        '<img class="logo" src="../../images/logo.svg" alt="">',
        '<a href="https://github.com/ours/room/edit/main/posts/first.md">Edit this page</a>',
        '<a href="https://github.com/ours/room">Source: GitHub</a>',
        "Ann &copy; 2026",
        '<a rel="me" href="https://social.example/@ann?a=1&amp;b=2"><svg aria-hidden="true"',
        "Ann &amp; us</a>",
        '<a rel="me" href="mailto:ann@example.org">ann@example.org</a>',
        '<script src="../../own.js"></script>',
        '<script src="../../more.js" type="module"></script>',
    ):
        assert words in html, words
    styles = re.findall('<link rel="stylesheet" href="([^"]+)">', html)
    assert [Path(path).name for path in styles] == [
        "room.css",
        "pages.css",
        "site.css",
        "palette.css",
        "own.css",
    ]
    missing = (rich / "404.html").read_text("utf-8")
    assert 'href="/room/own.css"' in missing
    assert 'src="/room/own.js"' in missing


def test_the_sites_own_colours_are_in_a_file(rich: Path) -> None:
    styles = (rich / "assets/palette.css").read_text("utf-8")
    assert styles == ":root { --own-primary: #1A4480; --own-primary-dark: #89B0E7; }\n"


def test_every_page_and_file_that_a_page_names_is_there(rich: Path) -> None:
    files = contents(rich)
    for path, data in files.items():
        if path.endswith(".html"):
            for address in re.findall(r'(?:href|src|action)="([^"#?]+)', data.decode()):
                if ":" in address:
                    continue
                if address.startswith("/"):
                    target = rich / address.removeprefix("/room/")
                else:
                    target = (rich / path).parent / address
                assert address == "/other/" or target.exists(), (path, address)


def test_nothing_of_materials_pages_is_published(rich: Path) -> None:
    found = [path for path in contents(rich) if path.startswith("assets/")]
    icons = [f"icon-{size}.png" for size in (180, 192, 512)]
    ours = [*icons, "icon.svg", "notes.js", "pages.css", "palette.css", "place.js", "reading.js"]
    assert [path for path in found if "/reading-room/" not in path] == [
        f"assets/{name}" for name in (*ours, "site.css")
    ]


def test_without_a_nav_the_menu_is_one_row(run: Run, write: Write) -> None:
    pages = {f"docs/{name}.md": f"# {name.title()}\n" for name in ("about", "us", "help", "a", "b")}
    more = {"docs/guides/one.md": "# One\n", "mkdocs.yml": CONFIG, "posts/first.md": POST}
    site = built(run, write({"docs/index.md": "# Home\n"} | pages | more))
    assert menu(site / "guides/one/index.html") == [
        "Posts ../../posts/",
        "Topics ../../topics/",
        "A ../../a/",
        "About ../../about/",
        "More (summary) true",
        "B ../../b/",
        "Help ../../help/",
        "Us ../../us/",
        "Guides (span)",
        "One ../../guides/one/ page",
    ]


def test_a_site_of_next_to_nothing(run: Run, write: Write) -> None:
    """No address, no feeds of mkdocs-rss-plugin, no search, no post."""
    config = CONFIG.replace("site_url: https://ours.example/\n", "")
    site = built(run, write({"mkdocs.yml": config, "docs/about.md": "# About\n"}))
    assert menu(site / "index.html") == ["About ./about/"]
    html = (site / "index.html").read_text("utf-8")
    assert 'role="search"' not in html
    assert re.findall('<li><a href="([^"]+)">', html[html.index("<footer") :]) == [
        "./reading-settings/"
    ]


def test_a_sites_own_words_on_reading_settings(run: Run, write: Write) -> None:
    own = "---\ntitle: How it looks\ndescription: Ours & yours.\n---\n\n## For us\n\nOwn words.\n"
    files = {"mkdocs.yml": CONFIG, "docs/reading-settings.md": own, "posts/first.md": POST}
    site = built(run, write(files))
    html = (site / "reading-settings/index.html").read_text("utf-8")
    assert "<h1>How it looks</h1>" in html
    assert '<p class="lead">Ours &amp; yours.</p>' in html
    assert "Own words." in html
    assert "Where your settings are kept" not in html
    assert html.count('<input type="radio"') == 17
    assert 'href="../../reading-settings/"' in (site / "posts/first/index.html").read_text("utf-8")


def test_in_another_theme_there_are_no_reading_settings(run: Run, small_site: Path) -> None:
    assert not (built(run, small_site) / "reading-settings").exists()


def test_a_custom_dir_overrides_a_template_of_the_theme(run: Run, write: Write) -> None:
    config = CONFIG.replace("  name: reading-room\n", "  name: reading-room\n  custom_dir: mine\n")
    mine = '{% extends "main.html" %}{% block content %}<p>Mine</p>{% endblock %}'
    files = {"mkdocs.yml": config, "mine/404.html": mine, "docs/index.md": "# Home\n"}
    site = built(run, write(files))
    html = (site / "404.html").read_text("utf-8")
    assert "<p>Mine</p>" in html
    assert "</footer>" in html
    shipped = REPOSITORY / "plugins/reading_room/theme/_headers"
    assert (site / "_headers").read_bytes() == shipped.read_bytes()


PARTIALS = {
    "announcement": ("index.html", "posts/first/index.html", "404.html"),
    "welcome": ("index.html",),
    "after-post": ("posts/first/index.html",),
    "footer": ("index.html", "posts/first/index.html", "404.html"),
}
IN_MATERIAL = ("welcome", "after-post")


@pytest.mark.parametrize("theme", ["reading-room", "material"])
def test_a_site_has_words_of_its_own_where_the_manual_says(
    run: Run, write: Write, theme: str
) -> None:
    config = CONFIG.replace("  name: reading-room\n", f"  name: {theme}\n  custom_dir: mine\n")
    words = '<p>The {}: <a href="{{{{ root }}}}{{{{ shown("posts/first.md").url }}}}">first</a></p>'
    own = {f"mine/reading_room/partials/{name}.html": words.format(name) for name in PARTIALS}
    files = own | {"mkdocs.yml": config, "posts/first.md": POST, "docs/index.md": "# Home\n"}
    site = built(run, write(files))
    pages = {name: (site / name).read_text("utf-8") for name in PARTIALS["footer"]}
    for name, places in PARTIALS.items():
        wanted = places if theme == "reading-room" or name in IN_MATERIAL else ()
        found = {
            path: re.findall(rf'<p>The {name}: <a href="(.*?)"', pages[path]) for path in pages
        }
        assert [path for path in pages if found[path]] == [path for path in pages if path in wanted]
        for path in wanted:
            [link] = found[path]
            assert link.removeprefix("./").endswith("posts/first/")


def test_the_manual_names_every_file_that_is_for_a_sites_own_words() -> None:
    folder = REPOSITORY / "plugins/reading_room/templates/reading_room/partials"
    manual = (REPOSITORY / "docs/manual/settings.md").read_text("utf-8")
    named = re.findall(r"^\| `reading_room/partials/(.*?)\.html` \|", manual, re.M)
    assert sorted(named) == sorted(path.stem for path in folder.iterdir()) == sorted(PARTIALS)


def test_a_main_html_of_a_site_fills_the_blocks_of_the_theme(run: Run, write: Write) -> None:
    config = CONFIG.replace("  name: reading-room\n", "  name: reading-room\n  custom_dir: mine\n")
    block = "{{% block {0} %}}<!-- {0} -->{{{{ super() }}}}{{% endblock %}}"
    blocks = "".join(map(block.format, ("htmltitle", "styles", "extrahead", "content")))
    files = {
        "mkdocs.yml": config, "docs/about.md": "# About\n", "posts/first.md": POST,
        "mine/main.html": '{% extends "theme:main.html" %}' + blocks,
    }  # fmt: skip
    site = built(run, write(files))
    html = (site / "about/index.html").read_text("utf-8")
    assert re.findall("<!-- (.*?) -->", html) == ["htmltitle", "styles", "extrahead", "content"]
    assert "<title>About" in html
    assert '<div class="announcement">' not in html
    assert (site / "posts/first/index.html").read_text("utf-8").count("<!-- htmltitle -->") == 0


@pytest.mark.parametrize("tool", ["mkdocs", "properdocs"])
def test_without_the_plugin_the_theme_says_what_it_needs(run: Run, write: Write, tool: str) -> None:
    config = "site_name: Ours\ntheme: reading-room\n"
    done = run(tool, "build", cwd=write({"mkdocs.yml": config, "docs/index.md": "# Home\n"}))
    assert done.returncode == 1
    assert "write - reading-room under plugins in mkdocs.yml" in done.stderr.splitlines()[-1]


def test_pages_under_docs_keep_to_the_policy(run: Run, write: Write) -> None:
    """Columns, emoji and pictures as extensions and editors write them."""
    config = CONFIG + (
        "markdown_extensions:\n  - tables\n  - pymdownx.emoji:\n"
        "      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
        "      emoji_generator: !!python/name:material.extensions.emoji.to_svg\n"
    )
    text = "# About\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\nFine :smile: :material-check:.\n"
    more = "\n![A](https://pictures.example/a.png) ![B](data:image/png;base64,AAAA)\n"
    folder = write({"mkdocs.yml": config, "docs/about.md": text})
    html = (built(run, folder) / "about/index.html").read_text("utf-8")
    assert html.count('class="right"') == 2
    assert "style=" not in html
    assert "Fine 😄 <span" in html
    write({"docs/about.md": text + more})
    done = run("mkdocs", "build", "--strict", cwd=folder)
    assert done.returncode == 1
    told = [line for line in done.stderr.splitlines() if "would not be shown" in line]
    assert [re.findall(r"docs/about.md: (\S+) would", line) for line in told] == [
        ["https://pictures.example/a.png"],
        ["data:image/png"],
    ]
