"""References of ours held against citeproc-js with Cite Them Right's style: every difference is of
a kind that tests/cases/formats/harvard.yml gives a reason for, and no kind is there for nothing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from formats import harvard
from formats.listed import listed
from helpers import REPOSITORY
from reading_room.formats.citation_style import cite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reading_room.formats import Reference
    from reading_room.values import Name

CASES: dict[str, Any] = yaml.safe_load(
    (REPOSITORY / "tests/cases/formats/harvard.yml").read_text(encoding="utf-8")
)
WORKS: list[dict[str, Any]] = CASES["works"]


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> list[Reference]:
    return listed(tmp_path_factory.mktemp("harvard"), [case["work"] for case in WORKS])


@pytest.fixture(scope="module")
def theirs(works: list[Reference]) -> dict[str, str]:
    return harvard.cited([harvard.csl(work) for work in works])


@pytest.mark.parametrize("at", range(len(WORKS)), ids=[case["work"]["title"] for case in WORKS])
def test_every_difference_has_its_reason(
    works: list[Reference], theirs: dict[str, str], at: int
) -> None:
    work, expected = works[at], _in_full(works[at], theirs[works[at].id])
    for kind, (their, our) in WORKS[at].get("differs", {}).items():
        assert expected.count(their) == 1, f"{kind}: the difference is gone from {expected}"
        expected = expected.replace(their, our)
    assert cite(work) == expected


def test_kinds_and_works(capsys: pytest.CaptureFixture[str]) -> None:
    """There are enough works of enough types, and no kind of difference without one."""
    used = {kind for case in WORKS for kind in case.get("differs", {})}
    assert used == set(CASES["differences"])
    table: dict[str, list[list[str]]] = defaultdict(list)
    for case in WORKS:
        table[case["work"].get("type", "(no type)")].append(list(case.get("differs", {})))
    with capsys.disabled():
        print(f"\n{'type':24} works  same  what differs, beside names in full")
        for type_, rows in table.items():
            kinds = ", ".join(sorted({kind for row in rows for kind in row}))
            print(f"{type_:24} {len(rows):5} {rows.count([]):5}  {kinds}".rstrip())
    assert len(WORKS) >= 60
    assert len(table) >= 30


def _in_full(work: Reference, text: str) -> str:
    """Their text with every name in full, and everybody named: what we do on purpose."""
    role = next((each for each in ("author", "editor", "translator") if work.names(each)), "")
    first = work.names(role)
    if first:
        turned = [_turned(name) for name in first]
        shown = f"{turned[0]} et al." if len(first) > 3 else _and(turned)
        assert text.startswith(shown), f"{text} does not begin with {shown}"
        text = f"{_ours(first)}{text.removeprefix(shown)}"
    for name in work.people:
        if name.given:
            text = text.replace(f"{_initials(name)} {name.family}", str(name))
    return text


def _initials(name: Name) -> str:
    return "".join(f"{word[0]}." for word in name.given.split())


def _turned(name: Name) -> str:
    return f"{name.family}, {_initials(name)}" if name.given else str(name)


def _ours(names: Sequence[Name]) -> str:
    one = names[0]
    rest = [str(name) for name in names[1:]]
    if one.given and len(rest) == 1:
        return f"{one.family}, {one.given}, and {rest[0]}"
    return _and([f"{one.family}, {one.given}" if one.given else str(one), *rest])


def _and(shown: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))
