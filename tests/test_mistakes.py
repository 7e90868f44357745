"""A hundred mistakes in one site (tests/cases/mistakes.txt): each is reported once, at its line,
and ``--fix`` writes what it may, and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from casebook import cut, settings
from reading_room.cli.fixing import fix
from reading_room.cli.site_problems import SiteProblems

TEXT = (Path(__file__).parent / "cases/mistakes.txt").read_text("utf-8")
RULE = re.compile(r" *⟦([a-z-]+)⟧")
MENDED = re.compile(r"^(?P<line>[^»\n]*)»(?P<new>[^\n]*)\n", re.MULTILINE)
_MANY = 100


def parts(text: str) -> dict[str, str]:
    """The files, by path."""
    return {name.partition(" ⟦")[0]: body for name, body in cut(text).items()}


def wrong() -> dict[str, str]:
    """The site as it was written."""
    text = MENDED.sub(lambda line: f"{RULE.sub('', line['line'])}\n", TEXT)
    return {name: RULE.sub("", body) for name, body in parts(text).items()}


def right() -> dict[str, str]:
    """The site once it is mended."""
    text = MENDED.sub(
        lambda line: f"{line['new']}\n".replace("⏎", "\n") if line["new"] else "", TEXT
    )
    return {name: RULE.sub("", body) for name, body in parts(text).items()}


def sown() -> Counter[tuple[str, int, str]]:
    """The file, line and rule of each mistake; line 0 is the file as a whole."""
    found: Counter[tuple[str, int, str]] = Counter()
    for name, body in cut(TEXT).items():
        path = name.partition(" ⟦")[0]
        found.update((path, 0, rule) for rule in RULE.findall(name))
        for number, line in enumerate(body.splitlines(), 1):
            found.update((path, number, rule) for rule in RULE.findall(line))
    return found


def write(root: Path, files: dict[str, str]) -> SiteProblems:
    """A site in a folder."""
    for name, body in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(body.encode())
    return SiteProblems(settings(root), thorough=False)


def read(root: Path) -> dict[str, str]:
    """The files of a site."""
    paths = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in paths}


def test_each_mistake_is_reported_once_at_its_place(tmp_path: Path) -> None:
    site = write(tmp_path, wrong())
    wanted = sown()
    assert wanted.total() >= _MANY
    found: Counter[tuple[str, int, str]] = Counter()
    for problem in site.on_disk()[1]:
        whole = (problem.path, 0, problem.rule)
        found[whole if whole in wanted else (problem.path, problem.line, problem.rule)] += 1
        assert problem.hint, problem
    assert sorted((wanted - found).elements()) == []
    assert sorted((found - wanted).elements()) == []


def test_what_can_be_mended_is_and_every_other_byte_stays(tmp_path: Path) -> None:
    site = write(tmp_path, wrong())
    assert fix(site, lambda _: True, ask=False, write=True, err=True)
    assert read(tmp_path) == right()
    again = SiteProblems(site.settings, thorough=False)
    assert not fix(again, lambda _: True, ask=False, write=True, err=True)
    assert read(tmp_path) == right()
