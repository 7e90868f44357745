"""``mkdocs serve``, the real one: a change is shown, and the feeds stay right."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import feedparser
import pytest

from helpers import ENVIRONMENT


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=5) as answer:
        return str(answer.read().decode())


def wait_for(what: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if what():
                return
        except OSError:
            pass
        time.sleep(0.2)
    pytest.fail("the server did not show it in time")


@pytest.fixture
def address(small_site: Path) -> Iterator[str]:
    port = free_port()
    log = (small_site / "serve.log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
        cwd=small_site, env=ENVIRONMENT, stdout=log, stderr=log,
    )  # fmt: skip
    try:
        base = f"http://127.0.0.1:{port}/"
        wait_for(lambda: "Choice" in get(base + "posts/first/"))
        yield base
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def test_a_save_is_shown_at_once_and_doubles_no_feed(small_site: Path, address: str) -> None:
    """The feeds of the RSS plugin wait for a build of the whole, which a new post asks for."""
    before = feedparser.parse(get(address + "feed_rss_created.xml")).entries
    assert len(before) == 2
    post = small_site / "posts/first.md"
    post.write_text(post.read_text().replace("Because of", "On account of"))
    wait_for(lambda: "On account of" in get(address + "posts/first/"))
    assert "On account of" in get(address + "feed.xml")
    (small_site / "posts/second.md").write_text("---\ntitle: Two\ndate: 2026-01-07\n---\n\nMore.\n")
    wait_for(lambda: "More." in get(address + "posts/second/"))
    after = feedparser.parse(get(address + "feed_rss_created.xml")).entries
    assert [entry.id for entry in after][1:] == [entry.id for entry in before]
    assert "On account of" in next(e.summary for e in after if "first" in e.link)
    assert not (small_site / "site").exists()


def test_a_mistake_is_told_and_its_mending_shown(small_site: Path, address: str) -> None:
    post = small_site / "posts/first.md"
    good = post.read_text()
    post.write_text(good.replace("2026-01-05", "2026-13-05"))
    wait_for(lambda: "[value-date]" in (small_site / "serve.log").read_text())
    assert "Because of" in get(address + "posts/first/")
    post.write_text(good.replace("Because of", "Thanks to"))
    wait_for(lambda: "Thanks to" in get(address + "posts/first/"))
    assert "Traceback" not in (small_site / "serve.log").read_text()


def test_a_mistake_under_docs_is_told_too(small_site: Path, address: str) -> None:
    page = small_site / "docs/about.md"
    good = page.read_text()
    page.write_text(f"{good}\n<script>alert(1)</script>\n")
    wait_for(lambda: "[docs-script]" in (small_site / "serve.log").read_text())
    assert "alert(1)" not in get(address + "about/")
    page.write_text(f"{good}\nAll is well.\n")
    wait_for(lambda: "All is well." in get(address + "about/"))
    assert "Traceback" not in (small_site / "serve.log").read_text()
