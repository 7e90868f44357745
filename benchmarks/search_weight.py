"""Weighs searches in Chromium: what a reader downloads for a first search, and for the next.

A built site and words to search for enter; a Markdown table of bytes leaves. The site is served on
127.0.0.1 as production servers do it: text in gzip, and Pagefind's own files, compressed already,
as they are. Each row has a browser that has never seen the site.
"""

import argparse
import gzip
import shutil
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = "chromium", "chromium-browser", "google-chrome"
TEXT = ".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"
"""What servers compress. Files of Pagefind's own kinds are none of these."""
KB = 1_000


KINDS = {
    "pf_meta": "list of all records",
    "pagefind": "Pagefind's program",
    "pf_index": "words",
    "pf_filter": "filters",
    "pf_fragment": "results",
}
"""What the files of an index hold, by the ending of their names."""
COLUMNS = "page, styles, scripts", *KINDS.values()


class Download(NamedTuple):
    """A response that the browser took in."""

    address: str
    size: int
    """Bytes over the network, headers and compression included (``encodedDataLength``)."""


class Handler(SimpleHTTPRequestHandler):
    """Serves the files of a site, text in gzip."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the whole file; browsers ask for nothing else here."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        text = path.suffix in TEXT
        body = compressed(path) if text else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if text:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """The table is all there is to read."""


@cache
def compressed(path: Path) -> bytes:
    """A file in gzip, at the level that servers come with."""
    return gzip.compress(path.read_bytes(), compresslevel=6)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a built site, for as long as it is served."""

    def handler(*words: object) -> Handler:
        return Handler(*words, directory=str(site))  # type: ignore[arg-type]

    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


class Scales:
    """What a page has downloaded since it was last asked. A page without workers, that is: each
    of these has a network of its own."""

    def __init__(self, page: Page) -> None:
        self._addresses: dict[str, str] = {}
        self._taken: list[Download] = []
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def _asked(self, event: dict[str, Any]) -> None:
        self._addresses[event["requestId"]] = event["request"]["url"]

    def _finished(self, event: dict[str, Any]) -> None:
        address = self._addresses[event["requestId"]]
        self._taken.append(Download(address, int(event["encodedDataLength"])))

    def take(self) -> list[Download]:
        """The downloads, and begin again."""
        taken, self._taken = self._taken, []
        return taken


def searches(browser: Browser, address: str, queries: Iterable[str]) -> Iterator[list[Download]]:
    """What each of some searches downloads, one after the other, in a profile of their own.

    The first begins with the page; the others are made in it.
    """
    context = browser.new_context()
    page = context.new_page()
    scales = Scales(page)
    for number, query in enumerate(queries):
        if number == 0:
            page.goto(f"{address}search/?{urlencode({'q': query})}")
        else:
            page.locator(".search-page input").fill(query)
            page.locator(".search-page input").press("Enter")
        page.locator(".search-status", has_text=f"“{query}”").wait_for()
        page.wait_for_load_state("networkidle")
        yield scales.take()
    context.close()


def kind(download: Download) -> str:
    """The column that a download belongs in."""
    name = urlsplit(download.address).path.rpartition("/")[2]
    ending = name.rpartition(".")[2]
    return KINDS.get(ending, "page, styles, scripts")


def row(query: str, downloads: list[Download]) -> str:
    """A line of the table: kB of each kind, and of all."""
    weights = Counter[str]()
    for download in downloads:
        weights[kind(download)] += download.size
    cells = [query, f"{weights.total() / KB:.0f}", *(f"{weights[k] / KB:.0f}" for k in COLUMNS)]
    return f"| {' | '.join([*cells, str(len(downloads))])} |"


def main() -> None:
    """Read the command line, search, and print the table as it grows."""
    parser = argparse.ArgumentParser(description="Weigh searches of a built site in Chromium.")
    parser.add_argument("site", type=Path, help="the folder of a site that was built with search")
    parser.add_argument(
        "queries", nargs="+", help='searches, the next after a slash: "garden/direct payments"'
    )
    asked = parser.parse_args()
    print(f"| search | kB in all | {' | '.join(COLUMNS)} | requests |")
    print(f"| --- |{' --: |' * (len(COLUMNS) + 2)}", flush=True)
    with served(asked.site) as address, sync_playwright() as play:
        found = next(filter(None, map(shutil.which, CHROMIUM)), None)
        browser = play.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for queries in asked.queries:
            words = queries.split("/")
            marks = ["", *["then: "] * len(words)]
            for mark, query, taken in zip(
                marks, words, searches(browser, address, words), strict=False
            ):
                print(row(mark + query, taken), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
