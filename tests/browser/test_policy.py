"""The policy in a real browser: it stops what must not run, and nothing that the site does.

Every test is run with the policy of the pages alone, as on GitHub Pages; with the headers of
the theme; and with those of docs/manual/nginx.conf, by nginx itself where the machine has one.
"""

from __future__ import annotations

import getpass
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from helpers import ENVIRONMENT, REPOSITORY, SITE, Run
from policies import nginx_headers, shipped_headers

NGINX = (REPOSITORY / "docs/manual/nginx.conf").read_text(encoding="utf-8")
SERVED = ["pages", "headers", "nginx-read", *(["nginx"] if shutil.which("nginx") else [])]
PAGES = (
    "", "posts/", "posts/counting-personal-budgets/", "posts/what-a-direct-payment-is/easy-read/",
    "posts/policy/", "old/policy/", "table/", "reading-lists/",
    "reading-lists/what-future-for-personalisation/", "people/", "people/editors/", "topics/",
    "topics/co-production/", "series/", "series/the-road-to-personalisation/", "archive/",
    "archive/2026/", "easy-read/", "glossary/", "search/", "subscribe/", "about/", "404.html",
)  # fmt: skip
POST = """\
---
title: Policy
date: 2026-01-02
audio: talk.mp3
aliases: [/old/policy/]
---

| a | b |
|:--|--:|
| 1 | 2 |

- [ ] a task
- [x] another

> [!NOTE]
> An alert.[^1]

Word
: Its meaning.

## Part two

[^1]: A note.
"""
TABLE = "# Table\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n```python\nprint()\n```\n"
ATTACK = """\
<script>window.ran = "inline"</script>
<p id="press" onclick="window.ran = 'handler'">Press</p>
<a id="follow" href="javascript:window.ran = 'address'">Follow</a>
<img src="x" onerror="window.ran = 'error'">
<img src="http://localhost:1/spy.png">
<script src="http://localhost:1/spy.js"></script>
<iframe srcdoc="&lt;script&gt;parent.ran = 'frame'&lt;/script&gt;"></iframe>
<form id="form" action="http://localhost:1/"><button>Send</button></form>
<p id="plain" style="color: red">Red</p>
<base href="http://localhost:1/">
"""
PROBE = """\
WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))
  .then(() => "may", () => "may not")
  .then((answer) => { document.documentElement.dataset.webassembly = answer; });
"""


def _sources(folder: Path) -> Path:
    """A copy of what the repository's site is made from."""
    for name in SITE:
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    return folder


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The repository's site with a page of every kind, and three with an attack in them."""
    folder = _sources(tmp_path_factory.mktemp("guarded"))
    (folder / "posts/policy.md").write_text(POST, encoding="utf-8")
    (folder / "posts/talk.mp3").write_bytes(b"ID3")
    (folder / "docs/table.md").write_text(TABLE, encoding="utf-8")
    done = run("mkdocs", "build", cwd=folder)
    assert done.returncode == 0, done.stderr
    site = folder / "site"
    for page in ("", "search/", "old/policy/"):
        html = (site / page / "index.html").read_text(encoding="utf-8")
        for name, text in (("attack", ATTACK), ("probe", '<script src="/probe.js"></script>')):
            bad = html.replace("</main>", f"{text}</main>")
            bad = re.sub('<meta http-equiv="refresh"[^>]*>|<script data-to.*?</script>', "", bad)
            (site / page / f"{name}.html").write_text(bad, encoding="utf-8")
            bare = re.sub('<meta http-equiv="Content-Security-Policy"[^>]*>', "", bad)
            (site / page / f"{name}-bare.html").write_text(bare, encoding="utf-8")
    (site / "probe.js").write_text(PROBE, encoding="utf-8")
    return site


@pytest.fixture(scope="module", params=SERVED)
def guarded_address(
    request: pytest.FixtureRequest,
    guarded: Path,
    serve: Callable[..., str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The address of that site, served in one of the ways."""
    if request.param == "nginx":
        with_nginx = _nginx(guarded, tmp_path_factory.mktemp("nginx"))
        yield from with_nginx
        return
    rules = shipped_headers((guarded / "_headers").read_text(encoding="utf-8"))
    ways: dict[str, Callable[[str], dict[str, str]]] = {
        "pages": lambda _: {},
        "headers": lambda _: rules["/*"],
        "nginx-read": partial(nginx_headers, NGINX),
    }
    yield serve(guarded, ways[request.param])  # noqa: PT022


def _nginx(site: Path, folder: Path) -> Iterator[str]:
    """The shipped file in nginx itself, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = NGINX.replace("listen 80;", f"listen 127.0.0.1:{port};")
    server = server.replace("/srv/reading-room/site", str(site))
    paths = "".join(
        f"{name}_temp_path {folder};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    types = "types { text/html html; text/css css; text/javascript js; image/svg+xml svg; }\n"
    http = f"access_log off;\n{paths}{types}{server}"
    config = folder / "nginx.conf"
    config.write_text(
        f"user {getpass.getuser()};\ndaemon off;\npid {folder}/pid;\nerror_log {folder}/log;\n"
        f"events {{}}\nhttp {{\n{http}}}\n"
    )
    command = ["nginx", "-c", str(config), "-e", str(folder / "log")]
    process = subprocess.Popen(command)
    try:
        _wait_for(f"127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture
def refused(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what its browser refused or complained of, in the order of it."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(5_000)
    seen: list[str] = []
    page.expose_function("refused", lambda rule, what: seen.append(f"{rule} {what}"))
    page.add_init_script(
        "document.addEventListener('securitypolicyviolation',"
        " (event) => refused(event.effectiveDirective, event.blockedURI))"
    )

    def hear(message: Any) -> None:
        if message.type in ("error", "warning"):
            seen.append(f"console {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: seen.append(f"error {error}"))
    yield page, seen
    context.close()


def test_nothing_that_the_site_does_is_refused(
    refused: tuple[Page, list[str]], guarded_address: str
) -> None:
    page, seen = refused
    for path in PAGES:
        page.goto(guarded_address + path, wait_until="load")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert (path, seen) == (path, [])
    assert page.locator("link[rel=stylesheet]").count() > 0
    page.goto(guarded_address + "old/policy/")
    page.wait_for_url(guarded_address + "posts/policy/")
    page.locator("audio").evaluate("audio => { audio.load(); }")
    assert [line for line in seen if "audio" not in line.lower()] == []


def test_a_redirect_keeps_the_part_of_an_address(
    refused: tuple[Page, list[str]], guarded_address: str
) -> None:
    page, seen = refused
    page.goto(guarded_address + "old/policy/#part-two")
    page.wait_for_url(guarded_address + "posts/policy/#part-two")
    assert seen == []


def test_a_redirect_leads_on_where_no_script_runs(browser: Browser, guarded_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(guarded_address + "old/policy/#part-two")
    page.wait_for_url(guarded_address + "posts/policy/")
    context.close()


def test_columns_are_aligned_without_a_style_in_the_page(
    refused: tuple[Page, list[str]], guarded_address: str
) -> None:
    page, seen = refused
    for path in ("table/", "posts/policy/"):
        page.goto(guarded_address + path)
        cell = page.locator("td").nth(1)
        assert cell.evaluate("cell => getComputedStyle(cell).textAlign") == "right"
    assert seen == []


def test_a_work_of_a_list_is_saved(refused: tuple[Page, list[str]], guarded_address: str) -> None:
    page, seen = refused
    page.goto(guarded_address + "reading-lists/what-future-for-personalisation/")
    page.locator("details.cite summary").first.click()
    with page.expect_download() as started:
        page.locator("details.cite .save button").first.click()
    assert started.value.suggested_filename.endswith(".ris")
    assert seen == []


def test_search_works(refused: tuple[Page, list[str]], guarded_address: str) -> None:
    page, seen = refused
    page.goto(guarded_address + "about/")
    field = page.get_by_role("banner").get_by_role("searchbox")
    field.fill("direct payments")
    field.press("Enter")
    expect(page.locator(".search-results > li").first).to_be_visible()
    page.locator(".search-results a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert seen == []


@pytest.mark.parametrize("folder", ["", "search/", "old/policy/"])
def test_what_got_into_a_page_does_not_run(
    refused: tuple[Page, list[str]], guarded_address: str, folder: str
) -> None:
    page, seen = refused
    asked: list[str] = []
    page.on("response", lambda response: asked.append(response.url))
    page.goto(f"{guarded_address}{folder}attack.html")
    page.locator("#press").click()
    page.locator("#follow").click()
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    color = page.locator("#plain").evaluate("text => getComputedStyle(text).color")
    assert color != "rgb(255, 0, 0)"
    # Playwright waits for the stopped form for ever, so it comes last.
    page.locator("#form").evaluate("form => form.requestSubmit()")
    wanted = "script-src-elem script-src-attr style-src-attr img-src form-action base-uri"
    missing = {*wanted.split()}
    for _ in range(50):  # a busy machine takes its time over telling
        page.wait_for_timeout(200)
        missing -= {line.split()[0] for line in seen}
        if not missing:
            break
    assert not missing
    assert page.url == f"{guarded_address}{folder}attack.html"
    assert [url for url in asked if "localhost" in url] == []


@pytest.mark.parametrize(
    ("folder", "answer"), [("", "may not"), ("search/", "may")]
)  # fmt: skip
def test_webassembly_runs_on_the_search_page_alone(
    refused: tuple[Page, list[str]], guarded_address: str, folder: str, answer: str
) -> None:
    page, _ = refused
    page.goto(f"{guarded_address}{folder}probe.html")
    expect(page.locator("html")).to_have_attribute("data-webassembly", answer)


def test_headers_alone_stop_it_too_and_nothing_else_does(
    refused: tuple[Page, list[str]], guarded_address: str, request: pytest.FixtureRequest
) -> None:
    page, _ = refused
    page.goto(f"{guarded_address}attack-bare.html", wait_until="domcontentloaded")
    headers = "[pages]" not in request.node.name
    assert (page.evaluate("window.ran") is None) == headers


def test_a_preview_reloads_under_the_policy(
    refused: tuple[Page, list[str]], tmp_path: Path
) -> None:
    page, seen = refused
    folder = _sources(tmp_path)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        where = f"127.0.0.1:{probe.getsockname()[1]}"
    with (tmp_path / "log").open("w") as log:
        command = [sys.executable, "-m", "mkdocs", "serve", "-a", where]
        server = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=log, stderr=log)
    try:
        _wait_for(where, server)
        for path in ("search/", "about/"):
            page.goto(f"http://{where}/{path}")
            expect(page.get_by_role("heading", level=1)).to_be_visible()
        about = folder / "docs/about.md"
        about.write_text(about.read_text(encoding="utf-8") + "\nA new line.\n", encoding="utf-8")
        expect(page.get_by_text("A new line.")).to_be_visible(timeout=60_000)
        assert seen == []
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(where: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until something answers there."""
    host, _, port = where.partition(":")
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex((host, int(port))) == 0:
                return
        assert server.poll() is None
        time.sleep(0.1)
    pytest.fail(f"nothing answers at {where}")
