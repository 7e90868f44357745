"""``serve`` as editors run it: a server on this machine that ends with the test."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from helpers import ENVIRONMENT

LOG = "serve.log"


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


@contextmanager
def serving(folder: Path, program: str = "mkdocs", **environment: str) -> Iterator[str]:
    """The address of a site while it is served; what is said in the terminal is in `LOG`."""
    port = free_port()
    with (folder / LOG).open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", program, "serve", "-a", f"127.0.0.1:{port}"],
            cwd=folder, env=ENVIRONMENT | environment, stdout=log, stderr=log,
        )  # fmt: skip
        try:
            address = f"http://127.0.0.1:{port}/"
            wait_for(lambda: "<html" in get(address))
            yield address
        finally:
            server.terminate()
            server.wait(20)
