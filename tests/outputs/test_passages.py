"""Pages under docs/ as the search finds them: a passage for each heading that has an id."""

from __future__ import annotations

from pathlib import Path

from casebook import build
from reading_room.outputs import Passage, passages
from reading_room.outputs.search import search_index

HTML = """\
<h1 id="the-page">The page</h1>
<p>First <b>words</b>.</p><p>More &amp; more.</p>
<h2 id="one">With <code>code</code><a class="headerlink" href="#one">¶</a></h2>
<table><tr><td>a</td><td>b</td></tr></table>
<script>not(words)</script>
<h3>No id</h3>
<h2 id="two">Two</h2>
"""


def test_a_passage_is_what_stands_below_a_heading() -> None:
    assert [*passages("manual/", "The page", HTML)] == [
        Passage("manual/", "The page", "", "First words. More & more."),
        Passage("manual/#one", "The page", "With code", "a b. No id"),
        Passage("manual/#two", "The page", "Two", ""),
    ]


def test_they_are_in_the_index(tmp_path: Path) -> None:
    library = build(tmp_path, "").library
    found = [Passage("manual/#one", "The page", "One", "Words of a passage.")]
    with_, without = (dict(search_index(library, given)) for given in (found, []))
    assert b'"Page"' in with_["search/filters.json"]
    fragments = [
        [name for name in each if name.endswith(".pf_fragment")] for each in (with_, without)
    ]
    assert len(fragments[0]) == len(fragments[1]) + 1
