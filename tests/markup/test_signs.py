"""A kind of mark is looked for only where one of its signs is: none may be passed over for that."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reading_room.markup import half_links, marks

CASES = Path(__file__).parent.parent / "cases"
TEXTS = "\n".join(
    path.read_text(errors="replace")
    for path in sorted(CASES.rglob("*"))
    if path.is_file() and path.suffix in (".txt", ".md", ".yml")
)


@pytest.mark.parametrize("kind", [*marks.KINDS, marks.TURNED], ids=lambda kind: kind.what)
def test_every_mark_has_a_sign_of_its_kind(kind: marks.Kind) -> None:
    for found in re.finditer(kind.pattern, TEXTS, re.MULTILINE):
        seen = _line(found)
        assert any(sign in seen for sign in kind.signs), seen


@pytest.mark.parametrize("kind", half_links._KINDS, ids=lambda kind: kind.message)
def test_every_half_link_is_seen_at_a_glance(kind: half_links.Kind) -> None:
    for found in kind.pattern.finditer(TEXTS):
        assert kind.glance is None or kind.glance.search(_line(found)), found[0]


def _line(found: re.Match[str]) -> str:
    return TEXTS[TEXTS.rfind("\n", 0, found.start()) + 1 : TEXTS.find("\n\n", found.end()) + 2]


def test_what_only_looks_like_a_picture_is_left_alone() -> None:
    """French has a space before the mark, and a remark in brackets no picture."""
    assert not list(half_links.find("Quel succès ! [Un exemple](a.jpg) et plus."))
    assert not list(half_links.find('[//]: # (![x]&#40;./a.png "A"&#41;)'))
    assert list(half_links.find("! [An example](a.jpg)"))
    assert list(half_links.find("Look. ! [An example](a.jpg)"))
