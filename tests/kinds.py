"""A site with a page of every kind, and in them every kind of thing that a text can hold."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from playwright.sync_api import Page, expect

from helpers import REPOSITORY

KINDS = {
    "home": "", "posts": "posts/", "post": "posts/what-a-direct-payment-is/",
    "long post": "posts/specimen/", "lists": "reading-lists/",
    "list": "reading-lists/what-future-for-personalisation/",
    "list in parts": "reading-lists/the-road-to-personalisation/", "people": "people/",
    "person": "people/editors/", "topics": "topics/", "topic": "topics/co-production/",
    "series": "series/the-road-to-personalisation/", "year": "archive/2026/",
    "glossary": "glossary/", "search": "search/", "results": "search/?q=direct+payments",
    "none": "search/?q=zzzzqqqq", "settings": "reading-settings/", "editions": "easy-read/",
    "Easy Read": "posts/what-a-direct-payment-is/easy-read/", "subscribe": "subscribe/",
    "docs": "boxes/", "accessibility": "accessibility/", "404": "404.html",
}  # fmt: skip


def write(folder: Path) -> Path:
    """A copy of what the repository's site is made from, and one of everything."""
    for name in ("docs", "posts", "reading_lists", "overrides"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    shutil.copytree(REPOSITORY / "tests/cases/kinds", folder, dirs_exist_ok=True)
    (folder / "posts/talk.mp3").write_bytes(b"ID3")
    return folder


def visit(page: Page, address: str, names: Iterable[str] = KINDS) -> Iterator[str]:
    """Go to each kind of page in turn; its name, once all of it is there."""
    for name in names:
        page.goto(address + KINDS[name])
        if "?q=" in KINDS[name]:
            expect(page.get_by_role("status")).to_contain_text(re.compile("results? for", re.I))
        yield name
