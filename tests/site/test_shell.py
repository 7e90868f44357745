"""The theme around other people's pages: its links lead to what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helpers import Run

STATEMENT = "organisation: Us\nprepared: 2026-01-01\ncontact: {email: a@example.org}\n"
EVERYWHERE = ["subscribe/", "people/", "archive/", "reading-settings/"]
"""Not the glossary, for it has no words."""
CASES = {
    "no statement": ({}, []),
    "a statement": (
        {"docs/accessibility.yml": STATEMENT}, ["accessibility/", "accessibility/#report"],
    ),
    "a page of their own": ({"docs/accessibility.md": "# Ours\n"}, ["accessibility/"]),
    "a page with a heading for it": (
        {"docs/accessibility.md": "# Ours\n\n## Report\n\nTell us.\n"},
        ["accessibility/", "accessibility/#report"],
    ),
    "a page that is left out": (
        {"docs/accessibility.md": "# Ours\n", "mkdocs.yml": "exclude_docs: accessibility.md\n"}, [],
    ),
    "addresses that are files": (
        {"docs/accessibility.md": "# Ours\n", "mkdocs.yml": "use_directory_urls: false\n"},
        ["accessibility.html"],
    ),
    "a statement at an address that is a file": (
        {"docs/accessibility.yml": STATEMENT, "mkdocs.yml": "use_directory_urls: false\n"},
        ["accessibility/index.html", "accessibility/index.html#report"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "links"), CASES.values(), ids=CASES)
def test_the_footer_leads_to_what_is_there(
    run: Run, small_site: Path, files: dict[str, str], links: list[str]
) -> None:
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text().replace("name: material", "name: reading-room"))
    for name, text in files.items():
        path = small_site / name
        path.write_text((path.read_text() if path.exists() else "") + text)
    done = run("mkdocs", "build", "--strict", cwd=small_site)
    assert done.returncode == 0, done.stderr
    pages = [("posts/first/index.html", "../../", ""), ("404.html", "/", "")]
    if "use_directory_urls: false" in config.read_text():
        pages = [("posts/first.html", "../", "index.html"), ("404.html", "/", "index.html")]
    for page, root, end in pages:
        html = (small_site / "site" / page).read_text()
        footer = html[html.index("<footer") :]
        found = re.findall(r'href="([^"]*)"', footer)
        everywhere = [link + end for link in EVERYWHERE]
        assert found == [root + link for link in everywhere + links]
    for link in links:
        path, _, anchor = link.partition("#")
        path = path if path.endswith(".html") else f"{path}index.html"
        assert not anchor or f'id="{anchor}"' in (small_site / "site" / path).read_text()


def test_without_a_shell_the_statement_stands_in_the_navigation(run: Run, small_site: Path) -> None:
    """In Material as it comes, a ``nav`` aside."""
    (small_site / "docs/accessibility.yml").write_text(STATEMENT)
    done = run("mkdocs", "build", "--strict", cwd=small_site)
    assert done.returncode == 0, done.stderr
    for page, link in (
        ("index.html", "accessibility/"),
        ("posts/first/index.html", "../../accessibility/"),
    ):
        assert f'href="{link}"' in (small_site / "site" / page).read_text()
