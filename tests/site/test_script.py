"""Text never becomes script: whole sites, in the theme's own shell and in Material's."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import Run, contents

PAGE = "# About\n\n"


def refused(run: Run, site: Path, **files: str) -> list[str]:
    """The problems that a build names, where it changes nothing."""
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text)
    done = run("mkdocs", "build", cwd=site)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    assert not (site / "site").exists()
    return [line for line in done.stderr.splitlines() if ": error: " in line]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("<script>alert(1)</script>", "3:1: error: There is the tag <script>"),
        ("Words. <b onclick='alert(1)'>x</b>", "3:8: error: There is the attribute onclick"),
        (
            "[x](javascript:alert(1))",
            "3:5: error: There is an address that begins with javascript:",
        ),
        ("## x {: onclick=alert(1) }", "3:9: error: There is the attribute onclick"),
        ("<iframe src='https://e.example'></iframe>", "3:1: error: There is the tag <iframe>"),
        ("<form action='https://e.example'>", "3:1: error: There is a form that is sent to"),
        ("<p id='__config'>{}</p>", "3:1: error: There is the id __config"),
        ("![x](data:text/html,x)", "3:6: error: There is an address that begins with data:"),
    ],
)
def test_what_acts_in_a_page_under_docs_is_refused(
    run: Run, small_site: Path, written: str, told: str
) -> None:
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text() + "markdown_extensions: [attr_list]\n")
    [problem] = refused(run, small_site, **{"docs/about.md": PAGE + written})
    assert problem.startswith(f"docs/about.md:{told}")
    assert problem.endswith("[docs-script]")


def test_what_acts_is_told_of_every_page_at_once(run: Run, small_site: Path) -> None:
    pages = {"docs/about.md": "<base href=x>\n\n<object>", "docs/b.md": "<embed>", "docs/c.md": "x"}
    problems = refused(run, small_site, **pages)
    assert [line.partition(" ")[0] for line in problems] == [
        "docs/about.md:1:1:", "docs/about.md:3:1:", "docs/b.md:1:1:"
    ]  # fmt: skip


def test_a_script_that_mkdocs_yml_names_is_the_sites_own(run: Run, small_site: Path) -> None:
    config = small_site / "mkdocs.yml"
    config.write_text(
        config.read_text() + "extra_javascript: [js/own.js, {path: m.mjs, type: module}]\n"
    )
    for name in ("js/own.js", "m.mjs", "js/other.js"):
        (small_site / "docs" / name).parent.mkdir(exist_ok=True)
        (small_site / "docs" / name).write_text("1")
    [problem] = refused(run, small_site)
    assert problem.startswith("docs/js/other.js: error: This file is a script")
    (small_site / "docs/js/other.js").unlink()
    assert run("mkdocs", "build", "--strict", cwd=small_site).returncode == 0


FRONT_MATTER = """\
---
title: '</title><script>alert(1)</script>'
description: '0;url=https://e.example" http-equiv="refresh'
author: '"><img src=x onerror=alert(1)>'
subtitle: <b onclick=alert(1)>
---

Words.
"""


SHELL = """\
{% block htmltitle %}<title>{{ page.title if page }}</title>{% endblock %}
{% block styles %}{% endblock %}{% block extrahead %}{% endblock %}
{% if page %}<p title="{{ page.meta.description }}">{{ page.meta.author }}</p>
{{ page.meta.subtitle }}{{ page.content }}{% endif %}
{% for item in nav %}{{ item.title }}{% endfor %}
{% block content %}{% endblock %}
"""


@pytest.mark.parametrize("theme", ["font: false", "custom_dir: shell"])
def test_front_matter_under_docs_is_words_in_any_template(
    run: Run, small_site: Path, theme: str
) -> None:
    shell = small_site / "shell"
    shell.mkdir()
    (shell / "main.html").write_text(SHELL)
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text().replace("font: false", theme))
    (small_site / "docs/about.md").write_text(FRONT_MATTER)
    assert run("mkdocs", "build", cwd=small_site).returncode == 0
    for name, data in contents(small_site / "site").items():
        if name.endswith(".html"):
            for attack in (
                b"<script>alert",
                b"<img src=x",
                b"<b onclick",
                b'" http-equiv="refresh',
            ):
                assert attack not in data, name
    assert b"&lt;script&gt;alert(1)" in (small_site / "site/about/index.html").read_bytes()


@pytest.mark.parametrize(
    "title",
    [
        "!!binary PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
        '{"<script>alert(1)</script>": x}',
        '!!pairs ["<script>alert(1)</script>": x]',
        '!!set {"<script>alert(1)</script>"}',
        '["<script>alert(1)</script>"]',
    ],
)
def test_front_matter_of_any_type_is_words(run: Run, small_site: Path, title: str) -> None:
    (small_site / "docs/about.md").write_text(f"---\ntitle: {title}\n---\nx")
    done = run("mkdocs", "build", cwd=small_site)
    assert "Traceback" not in done.stderr
    for name, data in contents(small_site / "site").items():
        assert b"<script>alert" not in data, name


@pytest.mark.parametrize("location", [" JavaScript:alert(1)", r"\x6aavascript:alert(1)"])
def test_front_matter_leads_to_no_script(run: Run, small_site: Path, location: str) -> None:
    text = f"---\ntemplate: redirect.html\nlocation: '{location}'\n---\nx"
    [problem] = refused(run, small_site, **{"docs/about.md": text})
    assert f"leads to {location.strip()}" in problem


@pytest.mark.parametrize(
    ("front_matter", "told"),
    [
        ("template: none.html", "The theme has no template none.html. [docs-template]"),
        ("icon: <b>", "show this page: there is no .icons/&lt;b&gt;.svg. [docs-page]"),
        ("hide: 5", "cannot show this page: argument of type 'int' is not iterable. [docs-page]"),
    ],
)
def test_front_matter_that_a_template_cannot_bear_is_told(
    run: Run, small_site: Path, front_matter: str, told: str
) -> None:
    [problem] = refused(run, small_site, **{"docs/about.md": f"---\n{front_matter}\n---\nx"})
    assert problem.startswith("docs/about.md")
    assert problem.endswith(told)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            ("site_name: Elsewhere", 'site_name: "a\\x01b"'),
            "invisible character (U+0001) in site_name",
        ),
        (
            ("elsewhere.example/", 'elsewhere.example/"x/'),
            "site_url is the address of the home page",
        ),
    ],
)
def test_mkdocs_yml_says_words_that_xml_takes(
    run: Run, small_site: Path, change: tuple[str, str], told: str
) -> None:
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text().replace(*change))
    done = run("mkdocs", "build", cwd=small_site)
    assert done.returncode == 1
    assert told in done.stderr


def test_an_old_address_takes_no_file_of_the_theme(run: Run, small_site: Path) -> None:
    post = small_site / "posts/first.md"
    alias = "topics: [Direct payments]\naliases: [/assets/reading-room/search.js]"
    post.write_text(post.read_text().replace("topics: [Direct payments]", alias))
    [problem] = refused(run, small_site)
    assert "belongs to the site itself" in problem


def test_a_site_may_say_that_its_pages_have_scripts_of_their_own(
    run: Run, small_site: Path
) -> None:
    files = {"docs/about.md": f"{PAGE}<script>go()</script>\n", "docs/js/go.js": "function go(){}"}
    assert len(refused(run, small_site, **files)) == 1  # pages are made if files may be
    stopped = run("mkdocs", "build", cwd=small_site)
    assert "write rules: {docs-script: advice}" in stopped.stderr
    config = small_site / "mkdocs.yml"
    text = config.read_text()
    assert "reading-room:\n" in text
    config.write_text(
        text.replace("reading-room:\n", "reading-room:\n      rules: {docs-script: advice}\n")
    )
    done = run("mkdocs", "build", "--strict", cwd=small_site)
    assert done.returncode == 0, done.stderr
    assert "<script>go()</script>" in (small_site / "site/about/index.html").read_text()
    assert (small_site / "site/js/go.js").exists()


@pytest.mark.parametrize(("rules", "title"), [("", "Q&amp;A"), ("docs-script: advice", "Q&A")])
def test_templates_read_front_matter_as_it_is_where_those_who_write_pages_are_trusted(
    run: Run, small_site: Path, rules: str, title: str
) -> None:
    """A hook or a filter may take it for data: for part of an address, or to compare it."""
    config = small_site / "mkdocs.yml"
    text = config.read_text().replace("-room:\n", f"-room:\n      rules: {{{rules}}}\n")
    config.write_text(f"{text}hooks: [hooks.py]\n")
    (small_site / "hooks.py").write_text(
        "def on_page_context(context, page, config, nav):\n"
        '    page.content += f\'<i>{page.meta.get("of", "")}</i>\'\n'
    )
    (small_site / "docs/about.md").write_text(f"---\nof: Q&A\n---\n{PAGE}")
    done = run("mkdocs", "build", "--strict", cwd=small_site)
    assert done.returncode == 0, done.stderr
    assert f"<i>{title}</i>" in (small_site / "site/about/index.html").read_text()


def test_templates_of_the_sites_own_are_no_pages_though_they_stand_among_them(
    run: Run, small_site: Path
) -> None:
    """As sites have it whose ``custom_dir`` is a folder of docs/."""
    config = small_site / "mkdocs.yml"
    config.write_text(
        config.read_text().replace("theme:\n", "theme:\n  custom_dir: docs/overrides\n")
    )
    own = small_site / "docs/overrides/main.html"
    own.parent.mkdir()
    own.write_text(
        '{% extends "base.html" %}{% block scripts %}{{ super() }}<script>own()</script>'
        "{% endblock %}"
    )
    done = run("mkdocs", "build", "--strict", cwd=small_site)
    assert done.returncode == 0, done.stderr
    assert "<script>own()</script>" in (small_site / "site/about/index.html").read_text()
    checked = run("reading_room", "check", cwd=small_site)
    assert checked.returncode == 0, checked.stdout
    beside = "docs/overrides.html"
    (small_site / beside).write_text("<script>own()</script>")
    stopped = run("mkdocs", "build", cwd=small_site)
    assert stopped.returncode == 1
    assert f"{beside}:1:1: error: There is the tag <script>" in stopped.stderr
