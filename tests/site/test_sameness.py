"""The same bytes from the same files and `as_of`: wherever, whenever and however often built.

Each build of the table below is ``mkdocs build`` in a process of its own. The builds of a site
vary everything at once; what a build saw of its machine is written down by `witness`, a hook of
MkDocs, so that no build is taken for one in another place or at another time than it was.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from casebook import cut
from helpers import ENVIRONMENT, REPOSITORY, SITE, contents

HERE = Path(__file__).parent
DAY = 86_400
NOW = time.time()
SPRING = datetime(2027, 3, 14, 6, 59, 59, tzinfo=UTC).timestamp()
"""A second before 2 o'clock in New York, which is then 3 o'clock."""
AUTUMN = datetime(2026, 10, 25, 0, 59, 59, tzinfo=UTC).timestamp()
"""A second before 2 o'clock in London, which is then 1 o'clock again."""


class Build(NamedTuple):
    """One build, and what is peculiar to its machine."""

    folder: int
    zone: str
    locale: int
    clock: float = 0
    """The time at which it begins, in seconds since 1970; 0 leaves the clock alone."""
    umask: int = 0o022
    fresh: bool = False
    """The site that was there before, and all that other builds left, is taken away first."""
    checkout: bool = True
    """The files are written anew, in another order and at other times."""
    epoch: str = ""
    """SOURCE_DATE_EPOCH."""


LATER = NOW + 3 * DAY
# The first folder is built in ten times, each time over the site that was there before.
BUILDS = (
    Build(0, "UTC", 0, fresh=True),
    Build(0, "Pacific/Kiritimati", 1, LATER),
    Build(0, "Pacific/Pago_Pago", 2, umask=0o077),
    Build(0, "America/New_York", 1, SPRING, checkout=False),
    Build(0, "Europe/London", 0, AUTUMN, epoch="86400"),
    Build(0, "Asia/Kathmandu", 2, LATER),
    Build(0, "UTC", 1, LATER, checkout=False, epoch="1900000000"),
    Build(0, "Pacific/Pago_Pago", 0, LATER, umask=0o002),
    Build(0, "Pacific/Kiritimati", 2, checkout=False),
    Build(0, "Europe/London", 1),
    Build(1, "Pacific/Kiritimati", 0, LATER, umask=0o077, fresh=True),
    Build(1, "America/New_York", 2, SPRING, epoch="0"),
    Build(1, "UTC", 1, AUTUMN, fresh=True),
)
FOLDERS = ("a", "un dossier à part, plus loin, avec les mêmes fichiers/bibliothèque")


def own_site() -> dict[str, bytes]:
    """The files of this repository's site, by path."""
    files = {
        f"{folder}/{path}": data
        for folder in SITE
        for path, data in contents(REPOSITORY / folder).items()
    }
    config = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    zone = "timezone: Europe/London\n"
    assert config.count(zone) == 1
    config = config.replace(zone, f"{zone}      as_of: 2027-01-31\n")
    return files | {"mkdocs.yml": config.encode()}


def hard_site() -> dict[str, bytes]:
    """A site made to go wrong, in Material as it comes."""
    text = (REPOSITORY / "tests/cases/site/sameness.txt").read_text(encoding="utf-8")
    return {name: part.encode() for name, part in cut(text).items()}


SITES = {"own": own_site, "hard": hard_site}


@pytest.fixture(scope="session")
def locales(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """Three locales that this machine has, as variables for a process: C, one with letters and
    an order of its own, and one that is not UTF-8. The system makes them where it can."""
    folder = tmp_path_factory.mktemp("locales")
    if shutil.which("localedef") and Path("/usr/share/i18n/locales/tr_TR").is_file():
        for name, source, charset in (
            ("sv_SE.UTF-8", "sv_SE", "UTF-8"), ("tr_TR.ISO-8859-9", "tr_TR", "ISO-8859-9"),
        ):  # fmt: skip
            made = ["localedef", "-i", source, "-f", charset, str(folder / name)]
            subprocess.run(made, check=True, capture_output=True)
        names = ["C", "sv_SE.UTF-8", "tr_TR.ISO-8859-9"]
        return [{"LC_ALL": name, "LOCPATH": str(folder)} for name in names]
    listed = subprocess.run(["locale", "-a"], check=True, capture_output=True, text=True)
    others = [name for name in listed.stdout.split() if name not in ("C", "POSIX")]
    names = ["C", "POSIX", *sorted(others, key=lambda name: name.startswith("C."))][:1:-1]
    return [{"LC_ALL": name} for name in [*names, "POSIX", "C"][:3]]


class Machine:
    """Builds one site again and again, and keeps what each build saw and made."""

    def __init__(self, files: dict[str, bytes], root: Path, locales: list[dict[str, str]]) -> None:
        config = files["mkdocs.yml"] + b"\nhooks: [witness.py]\n"
        witness = (HERE / "witness.py").read_bytes()
        self.files = files | {"mkdocs.yml": config, "witness.py": witness}
        self.root = root
        self.locales = locales
        self.turn = count(1)

    def build(self, build: Build) -> tuple[dict[str, bytes], dict[str, Any]]:
        """The files of the site without Pagefind's, and what the witness wrote."""
        turn = next(self.turn)
        folder = self.root / FOLDERS[build.folder]
        if build.fresh:
            shutil.rmtree(folder, ignore_errors=True)
        if build.checkout or build.fresh:
            self._check_out(folder, turn, build.clock or NOW)
        seen = self.root / "seen.json"
        seen.unlink(missing_ok=True)
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict"],
            cwd=folder, env=self._environment(build, turn, seen), umask=build.umask,
            capture_output=True, text=True, errors="replace", timeout=300,
        )  # fmt: skip
        assert done.returncode == 0, (build, done.stderr)
        made = contents(folder / "site")
        kept = {path: data for path, data in made.items() if not path.startswith("pagefind/")}
        return kept, json.loads(seen.read_text(encoding="utf-8"))

    def _check_out(self, folder: Path, turn: int, moment: float) -> None:
        """Write every file, in an order and with times that chance decides."""
        chance = random.Random(turn)  # noqa: S311
        for path in SITE:
            shutil.rmtree(folder / path, ignore_errors=True)
        for path in chance.sample(sorted(self.files), len(self.files)):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(self.files[path])
            at = moment - chance.random() * 900 * DAY
            os.utime(target, (at, at))

    def _environment(self, build: Build, turn: int, seen: Path) -> dict[str, str]:
        own = {"TZ": build.zone, "PYTHONHASHSEED": str(turn), "WITNESS_FILE": str(seen)}
        if build.clock:
            own["WITNESS_CLOCK"] = str(build.clock)
        if build.epoch:
            own["SOURCE_DATE_EPOCH"] = build.epoch
        ours = {"LC_ALL", "LANG", "LANGUAGE", "PYTHONUTF8", "SOURCE_DATE_EPOCH"}
        if any(not path.isascii() for path in self.files):
            own["PYTHONUTF8"] = "1"  # else a locale that is not UTF-8 is refused: see below
        rest = {name: value for name, value in ENVIRONMENT.items() if name not in ours}
        return rest | self.locales[build.locale] | own


def one_hash(files: dict[str, bytes]) -> str:
    """A hash over every path and every byte."""
    whole = hashlib.sha256()
    for path, data in sorted(files.items()):
        whole.update(f"{path}\0{len(data)}\0".encode() + data)
    return whole.hexdigest()


@pytest.mark.parametrize("site", SITES)
def test_one_hash_in_every_zone_locale_and_folder_on_every_day(
    site: str, tmp_path: Path, locales: list[dict[str, str]]
) -> None:
    machine = Machine(SITES[site](), tmp_path, locales)
    first, sights = {}, []
    for build in BUILDS:
        made, seen = machine.build(build)
        first = first or made
        assert made.keys() == first.keys()
        different = [path for path, data in made.items() if data != first[path]]
        assert different == [], build
        sights.append(seen | {"files": one_hash(made), "epoch": build.epoch})
    assert len(first) > 60
    assert {seen["files"] for seen in sights} == {one_hash(first)}
    assert len({seen["records"] for seen in sights}) == 1
    _were_different(sights, locales)


def _were_different(sights: list[dict[str, Any]], locales: list[dict[str, str]]) -> None:
    """The builds did stand where and when the table says."""
    offsets = {datetime.fromisoformat(seen["hour"]).utcoffset() for seen in sights}
    assert len(offsets) >= 6
    assert {seen["locale"] for seen in sights} == {found["LC_ALL"] for found in locales}
    assert len({seen["folder"] for seen in sights}) == len(FOLDERS)
    assert len({seen["hash"] for seen in sights}) == len(BUILDS)
    assert len({seen["umask"] for seen in sights}) == 3
    assert len({seen["hour"][:10] for seen in sights}) > 4
    for seen, build in zip(sights, BUILDS, strict=True):
        assert 0 <= seen["clock"] - (build.clock or NOW) < DAY


def test_a_name_that_this_machine_would_misread_is_refused(small_site: Path) -> None:
    (small_site / "posts/images").mkdir()
    (small_site / "posts/images/café.png").write_bytes(b"a picture")
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(
        command, cwd=small_site, env=ENVIRONMENT | ascii_only, capture_output=True, timeout=300
    )
    told = done.stderr.decode()
    assert done.returncode == 1
    assert "posts/images/caf" in told
    assert "[file-locale]" in told
    assert "Set PYTHONUTF8=1" in told
    mended = ENVIRONMENT | ascii_only | {"PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=small_site, env=mended, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr
