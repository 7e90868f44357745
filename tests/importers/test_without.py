"""``--without``: keys that an editor leaves out of an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from importers.imported import empty, imported

if TYPE_CHECKING:
    from pathlib import Path

_WORKS = """\
@article{alfa,
  title = {Alfa}, author = {Hill, Anna}, journal = {Moor}, year = 2014,
  abstract = {What it is about.}, funding = {A charity.}, keywords = {care}}
@article{beta,
  title = {Beta}, author = {Hill, Bo}, year = 2015, abstract = {Another one.}, grant = {12}}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return empty(tmp_path / "site")


def _items(site: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = yaml.safe_load((site / "reading_lists/works.yml").read_text())[
        "items"
    ]
    return found


def test_keys_are_left_out_by_the_names_of_csl_or_of_the_file(site: Path, tmp_path: Path) -> None:
    """A key of CSL, one that is kept under ``custom``, and topics, which are no value of a work."""
    file = tmp_path / "works.bib"
    file.write_text(_WORKS)
    options = ["--without", "Abstract", "--without", "funding", "--without", "topics"]
    done = imported(site, file, *options)
    assert done.status == 0, done.said
    assert done.top == "2 of 2 works came whole."
    assert "abstract, as --without asks, 2 times (alfa, line 1; beta, line 4)" in done.said
    assert "funding, as --without asks (alfa, line 1)" in done.said
    assert "funding has no place of its own" not in done.said
    assert "grant has no place of its own, and is kept under custom" in done.said
    alfa, beta = _items(site)
    assert alfa.keys() == {"id", "title", "author", "container-title", "issued", "type"}
    assert beta["custom"] == {"grant": "12"}


def test_a_key_that_no_work_has_is_reported(site: Path, tmp_path: Path) -> None:
    file = tmp_path / "works.bib"
    file.write_text(_WORKS)
    done = imported(site, file, "--without", "abstrakt")
    assert "--without names abstrakt, and no work in this file has it" in done.said
    assert all("abstract" in item for item in _items(site))


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("Title", "A work needs its Title: --without cannot leave it out."),
        ("id", "A work needs its id: --without cannot leave it out."),
        (" ", "--without names no key. Write --without abstract"),
    ],
)
def test_a_work_keeps_what_it_cannot_be_without(
    site: Path, tmp_path: Path, key: str, said: str
) -> None:
    file = tmp_path / "works.bib"
    file.write_text(_WORKS)
    done = imported(site, file, "--without", key)
    assert done.status == 1
    assert said in done.said
    assert not (site / "reading_lists").exists()


def test_of_a_list_that_is_too_large_is_said_what_can_be_left_out(
    site: Path, tmp_path: Path
) -> None:
    """A bibliography with long abstracts: what an import says makes it small enough."""
    file = tmp_path / "works.bib"
    entry = (
        "@article{{w{0}, title = {{Work {0}}}, year = 2014, abstract = {{{1}}}, grant = {{{2}}}}}"
    )
    text = "\n".join(entry.format(n, "What it is about. " * 120, "Paid. " * 60) for n in range(400))
    file.write_text(text)
    done = imported(site, file)
    assert done.status == 1
    options = "--without abstract --without grant"
    said = f"Most of the room is taken by abstract and grant. To leave this out: {options}"
    assert said in done.said
    assert not (site / "reading_lists/works.yml").exists()
    again = imported(site, file, *options.split())
    assert again.status == 0, again.said
    assert len(_items(site)) == 400
