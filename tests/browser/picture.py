"""The picture in the README: ``python tests/browser/picture.py site docs/manual/home.png``."""

from __future__ import annotations

import shutil
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import sync_playwright


def main(site: str, picture: str) -> None:
    """Serve the built site on 127.0.0.1 and take a picture of its home page."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=site)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as play:
        found = shutil.which("chromium") or play.chromium.executable_path
        browser = play.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light")
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        page.screenshot(path=picture)
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main(*sys.argv[1:])
