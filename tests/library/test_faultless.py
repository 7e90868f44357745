"""What a preview shows while some files have mistakes: all that has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from casebook import build as build_case
from casebook import settings
from helpers import REPOSITORY
from reading_room.library import Faultless, build_library, faultless, finished, settle
from reading_room.problems import errors
from reading_room.sources import read_sources

CASES = sorted((REPOSITORY / "tests/cases/library").glob("*.txt"))
GOOD = "---\ntitle: {0}\ndate: 2026-01-05\n---\n\n{1}\n"


def found(root: Path) -> Faultless:
    """What can be shown of a site on the disk."""
    made = settings(root)
    sources, problems = read_sources(made)
    _, more = build_library(sources, made)
    return faultless(sources, made, settle(problems + more, sources, made), finished)


def shown(site: Faultless) -> list[str]:
    return sorted(record.path for record in (*site.library.posts, *site.library.lists))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("docs", "posts", "reading_lists"):
        (tmp_path / name).mkdir()
    (tmp_path / "posts/good.md").write_text(GOOD.format("Good", "Well said."))
    (tmp_path / "posts/bad.md").write_text(GOOD.format("Bad", "Odd.").replace("date", "dote"))
    return tmp_path


def test_the_rest_is_shown_and_a_link_to_what_is_missing_is_words(site: Path) -> None:
    (site / "posts/links.md").write_text(GOOD.format("Links", "See [the other](bad.md)."))
    made = found(site)
    assert shown(made) == ["posts/good.md", "posts/links.md"]
    assert (made.faulty, made.following) == (("posts/bad.md",), ())
    assert made.missing == "1 post is missing"
    assert made.library.html("posts/links.md", "text") == "<p>See <a>the other</a>.</p>\n"


def test_what_cites_a_work_of_a_list_that_is_missing_is_missing_too(site: Path) -> None:
    (site / "reading_lists/works.yml").write_text(
        "title: Works\ndate: 2026-13-05\nitems:\n  - {id: fox-2014, title: A, type: book}\n"
    )
    (site / "posts/cites.md").write_text(GOOD.format("Cites", "So it is [@fox-2014]."))
    (site / "posts/far.md").write_text(GOOD.format("Far", "See [this](/posts/cites/)."))
    made = found(site)
    assert shown(made) == ["posts/good.md"]
    assert made.faulty == ("posts/bad.md", "reading_lists/works.yml")
    assert made.following == ("posts/cites.md", "posts/far.md")
    assert made.missing == "3 posts and 1 reading list are missing"


def test_a_post_goes_with_a_mistake_in_what_stands_beside_it(site: Path) -> None:
    """And so does a picture that is refused, with what shows it."""
    (site / "posts/bad.md").write_text(GOOD.format("Bad", "Odd."))
    (site / "posts/bad.comments.yml").write_text("- id: a\n  nome: Ann\n  text: Words.\n")
    (site / "posts/red.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")
    (site / "posts/shows.md").write_text(GOOD.format("Shows", "![Red](red.svg)"))
    made = found(site)
    assert shown(made) == ["posts/good.md"]
    assert (made.faulty, made.following) == (("posts/bad.md",), ("posts/shows.md",))
    assert "posts/red.svg" not in made.library.media


def test_people_who_cannot_be_read_are_named_nowhere(site: Path) -> None:
    """Who names them by their ids is not shown; all others are."""
    (site / "docs/people.yml").write_text("- id: ann-bell\n  name: [\n")
    (site / "posts/bad.md").write_text(
        GOOD.format("Hers", "Odd.").replace("date:", "authors: [ann-bell]\ndate:")
    )
    made = found(site)
    assert shown(made) == ["posts/good.md"]
    assert made.following == ("posts/bad.md",)


def test_where_everything_is_wrong_nothing_is_shown(site: Path) -> None:
    (site / "posts/good.md").unlink()
    made = found(site)
    assert shown(made) == []
    assert made.missing == "no post or list is shown"


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_no_error_is_left_in_any_post_or_list(case: Path, tmp_path: Path) -> None:
    """Of every golden site, most of which have mistakes; and nothing goes without a word."""
    whole = build_case(tmp_path, case.read_text("utf-8"))
    made = whole.library.settings
    sources, problems = read_sources(made)
    site = faultless(sources, made, whole.problems, finished)
    wrong = {problem.path for problem in errors(whole.problems)}
    everything = {record.path for record in (*sources.posts, *sources.reading_lists)}
    stays = everything - {*site.faulty, *site.following}
    hidden = {held.path for held in site.library.held}
    hidden |= {record.path for record in site.library.withdrawn}
    assert stays == {*shown(site), *hidden}
    assert not stays & wrong
    assert not (everything & {problem.path for problem in errors(problems)}) & stays
    if not errors(whole.problems):
        assert stays == everything
