"""What a build is made of: the lock, the bill of materials, the audit, the ways of installing.

The commands are those of the Makefile, run by make with the environment that runs these tests.
"""

from __future__ import annotations

import json
import re
import shlex
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from helpers import ENVIRONMENT, REPOSITORY
from npm import MISSING

LOCKS = ("requirements.lock", "requirements-dev.lock")
PINNED = re.compile(r"^([a-z0-9-]+)==(\S+?)(?: ;.*?)? \\\n((?:    --hash=.*\n?)+)", re.MULTILINE)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
A_PIN_OR_ITS_HASH = re.compile(
    r"[a-z0-9-]+==[\w.+!]+(?: ; [^:@\\]+)? \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?"
)


def pinned(lock: str) -> dict[tuple[str, str], set[str]]:
    """The hashes of each package in a lock, by its name and version."""
    text = (REPOSITORY / lock).read_text(encoding="utf-8")
    found = {(name, version): {*HASH.findall(rest)} for name, version, rest in PINNED.findall(text)}
    assert len(found) == len(re.findall(r"^[a-z]", text, re.MULTILINE))
    return found


def make(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a target, with the commands of this environment and what is installed as it is."""
    own = [f"BIN={Path(sys.executable).parent}", "-o", ".venv/test", "-o", ".venv/site"]
    return subprocess.run(
        ["make", "--no-print-directory", *own, *words],
        cwd=REPOSITORY, env=ENVIRONMENT | variables, capture_output=True, text=True, timeout=300,
    )  # fmt: skip


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pinned_package_has_hashes_and_no_place_it_came_from(lock: str) -> None:
    assert all(pinned(lock).values())
    assert len(pinned(lock)) > 30
    lines = (REPOSITORY / lock).read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if not A_PIN_OR_ITS_HASH.fullmatch(line)]


def test_every_package_of_npm_has_a_hash_and_no_place_it_came_from() -> None:
    folder = REPOSITORY / "tests/browser"
    text = (folder / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    wanted = json.loads((folder / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert packages.pop("")["dependencies"] == wanted
    assert all(re.fullmatch(r"[0-9.]+", version) for version in wanted.values())
    for name, one in packages.items():
        assert one["integrity"].startswith("sha512-"), name
        assert one.keys().isdisjoint({"resolved", "hasInstallScript", "link"}), name
    assert {name.removeprefix("node_modules/") for name in packages} >= wanted.keys()
    assert "npm ci --ignore-scripts" in MISSING
    assert " ci --ignore-scripts " in (folder / "install.sh").read_text(encoding="utf-8")


def test_the_bill_of_materials_names_every_package_with_its_hashes(tmp_path: Path) -> None:
    done = make("sbom", f"SBOM={tmp_path}/one.json")
    assert done.returncode == 0, done.stderr
    bill = json.loads((tmp_path / "one.json").read_text(encoding="utf-8"))
    assert bill["bomFormat"] == "CycloneDX"
    assert bill["metadata"]["component"]["name"] == "mkdocs-reading-room"
    named = {
        (part["name"], part["version"]): {
            found["content"] for where in part["externalReferences"] for found in where["hashes"]
        }
        for part in bill["components"]
    }
    assert named == pinned("requirements.lock")


def test_the_bill_of_materials_is_the_same_file_on_any_day(tmp_path: Path) -> None:
    for name, epoch in (("one", "0"), ("two", "1900000000")):
        done = make("sbom", f"SBOM={tmp_path}/{name}.json", SOURCE_DATE_EPOCH=epoch, TZ="UTC-14")
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
    assert str(REPOSITORY) not in (tmp_path / "one.json").read_text(encoding="utf-8")


class Advisories(BaseHTTPRequestHandler):
    """Answers as osv.dev does; one package is known to be bad."""

    bad = ""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        answer: dict[str, object] = {}
        if asked["package"]["name"] == self.bad:
            affected = {"package": asked["package"], "ranges": [], "versions": [asked["version"]]}
            answer = {"vulns": [{"id": "TRIAL-1", "summary": "It is bad.", "affected": [affected]}]}
        data = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """A test's output is not the place for a server's log."""


@pytest.fixture
def advisories(request: pytest.FixtureRequest) -> Iterator[str]:
    """What to tell make, so that it asks a server on this machine."""
    handler = type("Trial", (Advisories,), {"bad": request.param})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"ADVISORIES=osv --osv-url http://127.0.0.1:{server.server_port}/v1/query"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("advisories", [""], indirect=True)
def test_an_audit_passes_where_every_package_was_asked_about(advisories: str) -> None:
    done = make("audit", advisories)
    assert done.returncode == 0, done.stderr
    assert "No known vulnerabilities found" in done.stdout + done.stderr


@pytest.mark.parametrize("advisories", ["jinja2"], indirect=True)
def test_an_audit_fails_where_a_package_is_known_to_be_bad(advisories: str) -> None:
    done = make("audit", advisories)
    assert done.returncode != 0
    assert "TRIAL-1" in done.stdout
    assert "Not passed" in done.stderr


@pytest.mark.parametrize("service", ["pypi", "osv"])
def test_an_audit_that_could_not_ask_does_not_pass(service: str, tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # and nobody listens
        proxy = f"http://127.0.0.1:{closed.getsockname()[1]}"
        nobody = dict.fromkeys(("HTTPS_PROXY", "https_proxy", "ALL_PROXY"), proxy)
        empty = {"PIP_CACHE_DIR": str(tmp_path), "NO_PROXY": "", "no_proxy": ""}
        done = make("audit", f"ADVISORIES={service}", **nobody, **empty)
    assert done.returncode != 0
    assert "No known vulnerabilities" not in done.stdout + done.stderr
    assert "could not be asked about" in done.stderr


def test_everything_is_installed_by_its_hashes() -> None:
    """Every pip command in the Makefile, the README and CI; what is built here fetches nothing."""
    files = ("Makefile", "README.md", ".ci/run", "tests/browser/install.sh")
    text = "\n".join((REPOSITORY / name).read_text(encoding="utf-8") for name in files)
    lines = re.findall(r"^\s*(?:\$\(PIP\)|python -m pip install) (.*)$", text, re.MULTILINE)
    assert len(lines) == 5
    for line in lines:
        words = {*shlex.split(line)}
        built_here = {"--no-deps", "--no-build-isolation"} <= words
        assert built_here or "--require-hashes" in words, line
