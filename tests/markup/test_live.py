"""What acts in HTML that is published as it is is found, wherever a browser may find it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import html5lib
import pytest
import yaml

from reading_room.markup import acts, live
from safety import acts as really_acts

CASES = Path(__file__).parents[1] / "cases" / "markup"


@pytest.mark.parametrize("case", yaml.safe_load((CASES / "live.yml").read_text("utf-8")))
def test_case(case: dict[str, Any]) -> None:
    assert [found.what for found in live(case["html"])] == case["acts"]


@pytest.mark.parametrize("case", yaml.safe_load((CASES / "live.yml").read_text("utf-8")))
def test_its_place_is_that_of_the_tag(case: dict[str, Any]) -> None:
    for found in live(case["html"]):
        assert case["html"][found.offset :].startswith(found.written)
        assert found.written.startswith("<")


def test_whatever_acts_to_a_parser_acts_here() -> None:
    """Each known attack that html5lib sees something live in."""
    attacks = yaml.safe_load((CASES / "attacks.yml").read_text("utf-8"))
    seen = 0
    for attack in (str(each) for kind in attacks.values() for each in kind):
        tree = html5lib.parseFragment(attack)
        elements = [each for each in tree.iter() if isinstance(each.tag, str)]
        if any(what for each in elements for what in really_acts(each, foreign=True)):
            seen += 1
            assert any(live(attack)), attack
    assert seen > 30


@pytest.mark.parametrize(
    "piece", ["<a ", "<a/b=x", '<a b="', "<a b='<a c=\"", "<", "<a", "<a b  ", "&", "<a b=&#"]
)
def test_html_that_is_made_to_be_slow_is_refused_or_read_at_once(piece: str) -> None:
    """Each character is looked at a few times, however often a tag seems to begin."""
    tangled = [found for found in live(piece * 20_000) if "tangled" in found.what]
    assert len(tangled) <= 1


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("javascript:alert(1)", True), (" java\tscript:x", True), ("data:text/html,x", True),
        ("https://e.example/javascript:", False), ("a/b.md", False), ("//e.example", False),
    ],
)  # fmt: skip
def test_addresses_that_act(address: str, expected: bool) -> None:
    assert acts(address) is expected
