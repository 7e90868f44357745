"""Times `mkdocs serve`: from the moment a post is saved to the moment its new text is served.

A number of posts enters; a line for each save and the median leave. CPU time is that of the
server's process, its watching of the files included.
"""

import argparse
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import corpus

TICKS = os.sysconf("SC_CLK_TCK")
QUIET = {
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "PYTHONDONTWRITEBYTECODE": "",  # an installed package is compiled once and not at every build
}
PATIENCE = 600
"""Seconds to wait for the first build of a large site."""


def cpu(process: int) -> float:
    """The CPU seconds a process has used so far (Linux, proc(5))."""
    words = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / TICKS


def wait_for(words: str, address: str) -> None:
    """Wait until a page is served that has these words in it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310
                if words in answer.read().decode():
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.02)
    sys.exit(f"{address} did not show {words!r} within {PATIENCE} s.")


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def saves(folder: Path, count: int) -> list[tuple[float, float]]:
    """CPU and wall seconds of so many saves of a post's text."""
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "-a", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=folder, env=os.environ | QUIET)
    posts = sorted((folder / "posts").rglob("*.md"))
    found = []
    try:
        for number in range(count + 1):
            post = posts[len(posts) * number // (count + 1)]
            address = f"http://127.0.0.1:{port}/posts/{post.stem}/"
            wait_for("<h1", address)
            time.sleep(2)  # let the server come to rest
            mark = f"Saved for the {number}th time."
            before, started = cpu(server.pid), time.monotonic()
            post.write_text(f"{post.read_text()}\n{mark}\n")
            wait_for(mark, address)
            found.append((cpu(server.pid) - before, time.monotonic() - started))
    finally:
        server.terminate()
        server.wait(30)
    return found[1:]  # the first one warms up


def main() -> None:
    """Read the command line, serve, save, and print."""
    parser = argparse.ArgumentParser(description="Time saves under mkdocs serve.")
    parser.add_argument("count", type=int, help="how many posts, 1 or more")
    parser.add_argument("--saves", type=int, default=7, help="how many saves (default: 7)")
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="reading-room-") as name:
        folder = Path(name) / "site"
        corpus.write(asked.count, folder, search=False)
        costs = saves(folder, asked.saves)
    for spent, wall in costs:
        print(f"{spent:.2f} CPU s, {wall:.2f} s by the clock")
    print(f"Median: {median(c for c, _ in costs):.2f} CPU s, {median(w for _, w in costs):.2f} s.")


if __name__ == "__main__":
    main()
