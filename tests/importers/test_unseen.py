"""Characters that nobody can see do not go in silence."""

from __future__ import annotations

import pytest

from reading_room.importers import IMPORTERS

VALUES = {
    "note": '"note": "\\ud800"',
    "publisher": '"publisher": "Alfa\\ufffe"',
    "author": '"author": [{"family": "Alfa\\udfff", "given": "B"}]',
    "author as one": '"author": [{"literal": "\\ud800"}]',
    "keyword": '"keyword": "al\\ud800fa"',
}
_SOME = "characters that nobody can see, and they were"


@pytest.mark.parametrize("name", VALUES)
def test_a_value_that_loses_a_character_is_told(name: str) -> None:
    read = IMPORTERS[".json"](f'[{{"id": "a", "title": "A", {VALUES[name]}}}]')
    [remark] = read.remarks
    key = name.partition(" ")[0]
    whole = name in ("note", "author as one")
    left = "nothing but characters that nobody can see, and was" if whole else _SOME
    assert remark.words == f"{key} has {left} left out"
    assert remark.entry == "a"
    assert "\ud800" not in remark.held


@pytest.mark.parametrize(
    "text", ["@book{a, title = {A}, publisher = {\ufffe}}", "@book{a, title = {A\ufffe}}"]
)
def test_it_is_told_of_every_format(text: str) -> None:
    [remark] = IMPORTERS[".bib"](text).remarks
    assert "nobody can see" in remark.words
