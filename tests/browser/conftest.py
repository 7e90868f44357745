"""A real headless Chromium, and servers on this machine that end with the tests."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from browser_fonts import environment
from helpers import REPOSITORY, Run
from npm import node
from policies import shipped_headers

NAMES = ("chromium", "chromium-browser", "google-chrome")
HeadersOf = Callable[[str], dict[str, str]]
MISSING = """\
The browser tests need Chromium, and there is none on this machine. Install it with
    apt-get install chromium
or  .venv/bin/playwright install --with-deps chromium
"""


class _Server(ThreadingHTTPServer):
    """Keeps so many waiting that none is turned away: a search asks for several files at once."""

    request_queue_size = 64


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    node()  # which fails where the fonts are not there
    with sync_playwright() as play:
        found = next(filter(None, map(shutil.which, NAMES)), None) or play.chromium.executable_path
        if not Path(found).exists():
            pytest.fail(MISSING, pytrace=False)
        browser = play.chromium.launch(
            executable_path=found,
            args=["--no-sandbox"],
            env=environment(tmp_path_factory.mktemp("fonts")),
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session", autouse=True)
def whole_pages_after_a_click() -> Iterator[None]:
    """A click that leads to another page ends once that page is whole, as a reader would wait.

    Playwright's own ends as soon as the new page begins, and what is counted then may not be read
    in yet on a busy machine.
    """
    click = Locator.click

    def click_and_arrive(self: Locator, *given: Any, **named: Any) -> None:
        click(self, *given, **named)
        if not self.page.is_closed():
            self.page.wait_for_load_state()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Locator, "click", click_and_arrive)
        yield


class _Quiet(SimpleHTTPRequestHandler):
    def __init__(self, *given: Any, headers_of: HeadersOf, **named: Any) -> None:
        self.headers_of = headers_of
        super().__init__(*given, **named)

    def end_headers(self) -> None:
        for name, value in self.headers_of(self.path.partition("?")[0]).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """A test's output is not the place for a server's log."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """Serve a folder on 127.0.0.1, with headers for each path; the address of its root."""
    servers = []

    def serve(folder: Path, headers_of: HeadersOf = lambda _: {}) -> str:
        handler = partial(_Quiet, directory=str(folder), headers_of=headers_of)
        server = _Server(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def address(serve: Callable[[Path], str], real_site: Path) -> str:
    """The repository's own site, served."""
    return serve(real_site)


@pytest.fixture(scope="session")
def every_kind(serve: Callable[..., str], everything: Path) -> str:
    """The address of a site with a page of every kind (kinds.py), under the headers it ships."""
    rules = shipped_headers((everything / "_headers").read_text(encoding="utf-8"))
    return serve(everything, lambda _: rules["/*"])


@pytest.fixture
def look(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page with the measures of measures.js: ``look(320)``, ``look(320, 256, **context)``.

    The test fails on a script error, a complaint of the browser, or a request to another host.
    """
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def look(width: int, height: int = 900, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        context.add_init_script(path=Path(__file__).with_name("measures.js"))
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on(
            "console",
            lambda line: wrong.append(line.text) if line.type in ("error", "warning") else None,
        )
        page.on(
            "request",
            lambda asked: (
                None if asked.url.startswith("http://127.0.0.1:") else wrong.append(asked.url)
            ),
        )
        return page

    yield look
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture(scope="session")
def large_site(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A generated site with enough posts for several pages."""
    folder = tmp_path_factory.mktemp("large") / "corpus"
    made = run(str(REPOSITORY / "benchmarks" / "corpus.py"), "130", str(folder), cwd=REPOSITORY)
    assert made.returncode == 0, made.stderr
    done = run("mkdocs", "build", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test on any script error or request to another host."""
    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith(("http://127.0.0.1:", "data:"))
            else wrong.append(request.url)
        ),
    )  # fmt: skip
    yield page
    context.close()
    assert wrong == []
