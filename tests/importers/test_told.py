"""What the manual says is not taken is told, field by field; and how the report reads."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from helpers import REPOSITORY
from importers.imported import empty, imported
from reading_room.importers import IMPORTERS, Remark, lines_of
from reading_room.importers.bibtables import PROGRAMS as BIBLATEX
from reading_room.importers.ristables import PROGRAMS as RIS

TEXT = (
    (REPOSITORY / "docs/manual/importing.md").read_text().partition("Only programs read these")[2]
)
ROWS = re.findall(r"^\| (RIS|BibLaTeX|CSL-JSON) \| (`.+`) \|", TEXT, re.M)
NOT_TAKEN = {
    (kind, field)
    for kind, cell in ROWS
    for field in re.findall(r"`([^`]+)`", cell)
}  # fmt: skip
FILES = {
    "RIS": (".ris", "TY  - BOOK\nTI  - A title\n{}  - 2013\nER  - \n"),
    "BibLaTeX": (".bib", "@book{{a,\n title = {{A title}},\n {} = {{2013}}\n}}\n"),
    "CSL-JSON": (".json", '[{{"title": "A title",\n "{}": "2013"}}]\n'),
}


def test_the_manual_has_every_field_that_a_program_keeps_for_itself() -> None:
    told = {kind: {field for its, field in NOT_TAKEN if its == kind} for kind in FILES}
    assert told["RIS"] == set(RIS) - {"ER"}
    assert told["BibLaTeX"] <= BIBLATEX
    assert len(told["BibLaTeX"]) > 10


@pytest.mark.parametrize(("kind", "field"), sorted(NOT_TAKEN))
def test_a_field_that_is_not_taken_is_told_and_no_loss(kind: str, field: str) -> None:
    ending, text = FILES[kind]
    read = IMPORTERS[ending](text.format(field))
    [remark] = read.remarks
    assert remark.fate == "skipped"
    assert field in remark.words
    assert remark.held == "2013"
    assert remark.line > 0
    [work] = read.works
    assert work.is_whole


@pytest.mark.parametrize("kind", FILES)
def test_a_field_that_nobody_knows_travels_under_custom(kind: str) -> None:
    ending, text = FILES[kind]
    field = "Z9" if kind == "RIS" else "shelf"
    read = IMPORTERS[ending](text.format(field))
    [work] = read.works
    assert work.reference.values["custom"] == {field: "2013"}
    assert [remark.words for remark in read.remarks] == [
        f"{field} has no place of its own, and is kept under custom"
    ]
    assert work.is_whole


def test_the_same_of_many_entries_is_one_line_and_all_of_them_are_had_by_name() -> None:
    remarks = [Remark("left", "VL has no place", f"w{n}", n, str(n)) for n in range(1, 501)]
    first = "w1, line 1; w2, line 2; w3, line 3; w4, line 4; w5, line 5"
    assert list(lines_of(remarks)) == [
        "Left out:",
        f"  VL has no place, 500 times ({first} and 495 more)",
    ]
    whole = list(lines_of(remarks, whole=True))
    assert len(whole) == 2 + 500
    assert whole[-1] == "    w500, line 500: 500"


def test_options_name_the_list_its_title_and_its_day(tmp_path: Path) -> None:
    site = empty(tmp_path / "site")
    file = tmp_path / "Export (2).json"
    file.write_text(json.dumps([{"id": "alfa", "title": "Alfa"}]))
    assert imported(site, file).said == "reading_lists/export-2.yml: a new list of 1 work.\n"
    done = imported(site, file, "--list", "care-act", "--title", "The Care Act: all")
    assert done.status == 0
    assert (site / "reading_lists/care-act.yml").read_text() == (
        'title: "The Care Act: all"\ndate: 2026-01-02\nitems:\n  - work: alfa\n'
    )


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("--list", "Care Act"), "Care Act cannot be the name of a list."),
        (("--date", "soon"), "soon is no day."),
    ],
)
def test_options_that_cannot_be_are_refused_before_anything_is_made(
    tmp_path: Path, words: tuple[str, ...], wanted: str
) -> None:
    site = empty(tmp_path / "site")
    file = tmp_path / "a.json"
    file.write_text(json.dumps([{"id": "alfa", "title": "Alfa"}]))
    done = imported(site, file, *words)
    assert done.status == 1
    assert wanted in done.said
    assert not (site / "reading_lists").exists()


def test_people_and_topics_of_the_site_are_used_where_they_are_the_same(tmp_path: Path) -> None:
    site = empty(tmp_path / "site")
    (site / "docs/people.yml").write_text(
        "alfa-bravo: {name: Alfa Bravo}\nones: {name: {literal: The Ones, kind: group}}\n"
    )
    (site / "docs/topics.yml").write_text("direct-payments: {title: Direct payments}\n")
    file = tmp_path / "a.ris"
    file.write_text(
        "TY  - BOOK\nID  - a\nTI  - A title\nAU  - Bravo, Alfa\nAU  - Bravo, A.\nAU  - The Ones\n"
        "KW  - direct payments\nKW  - other\nER  - \n"
    )
    done = imported(site, file)
    made = (site / "reading_lists/a.yml").read_text()
    assert "    author: [alfa-bravo, A. Bravo, ones]\n" in made
    assert "    topics: [direct-payments]\n" in made
    assert "    custom: {keywords: other}\n" in made
    words = (
        "The topic is not in topics.yml, and is kept as a keyword under custom (a, line 1): other"
    )
    assert words in done.said
    assert done.top == "1 of 1 work came whole."
    assert imported(site, file).said.startswith("reading_lists/a.yml: nothing is new.\n")


def test_topics_that_became_keywords_are_named_however_many_they_are(tmp_path: Path) -> None:
    site = empty(tmp_path / "site")
    (site / "docs/topics.yml").write_text("care: {title: Care}\n")
    file = tmp_path / "a.json"
    names = [f"t{number:02}" for number in range(30)]
    entries = [{"id": f"w{name}", "title": name, "keyword": f"care, {name}, all"} for name in names]
    file.write_text(json.dumps(entries))
    [line] = [line for line in imported(site, file).said.splitlines() if "topics.yml" in line]
    words = (
        "  The topic is not in topics.yml, and is kept as a keyword under custom, 60 times (wt00, "
    )
    assert line.startswith(words)
    assert line.endswith(f"): t00; all; {'; '.join(names[1:19])} and 11 more")


def test_an_entry_whose_id_is_an_address_is_told_under_the_id_that_it_got(tmp_path: Path) -> None:
    site = empty(tmp_path / "site")
    file = tmp_path / "a.json"
    author = [{"family": "Fox", "given": "Alex"}]
    entries = [
        {"id": f"http://zotero.org/items/{letter}", "title": letter, "author": author, "shelf": 2}
        for letter in "AB"
    ]
    file.write_text(json.dumps(entries))
    said = imported(site, file, "--all").said
    assert "    fox, line 1: 2\n    fox-2, line 1: 2\n" in said
    assert "zotero.org" not in said


NAMES = {
    "Charlie Delta": "Charlie Delta",
    "The Echo Foxtrot": "{given: The Echo, family: Foxtrot}",
    "Dr Golf Hotel": "{given: Dr Golf, family: Hotel}",
    "India Council": "{given: India, family: Council}",
    "Juliett and Kilo": "{given: Juliett and, family: Kilo}",
    "Lima van der Mike": "{given: Lima van der, family: Mike}",
}


@pytest.mark.parametrize(("words", "written"), NAMES.items())
def test_a_name_is_written_so_that_it_is_read_as_the_same(
    tmp_path: Path, words: str, written: str
) -> None:
    given, _, family = words.rpartition(" ")
    site = empty(tmp_path / "site")
    file = tmp_path / "a.json"
    entry = {"id": "a", "title": "A", "author": [{"given": given, "family": family}]}
    file.write_text(json.dumps([entry]))
    assert imported(site, file).status == 0
    assert f"    author: [{written}]\n" in (site / "reading_lists/a.yml").read_text()


OTHERS = {
    "Web of Science": (
        "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Fox, A\nTI A work\nER\n\nEF\n",
        "This is Web of Science's own format. Export again there, and choose RIS or BibTeX",
    ),
    "Web of Science without a head": (
        "PT J\nAU Fox, A\n   Hill, B\nTI A work\nPY 2014\nER\n",
        "This is Web of Science's own format. Export again there, and choose RIS or BibTeX",
    ),
    "PubMed": (
        "\nPMID- 17463137\nOWN - NLM\nTI  - A trial.\nAU  - Wood F\n",
        "This is PubMed's own format (MEDLINE). Open it in Zotero or EndNote, and export RIS there",
    ),
    "ERIC, in PubMed's format without its numbers": (
        "OWN - ERIC\nTI  - A trial.\nAU  - Wood, F.\nJT  - Trials\n",
        "This is PubMed's own format (MEDLINE). Open it in Zotero or EndNote, and export RIS there",
    ),
    "RefWorks": (
        "RT Journal Article\nSR Electronic(1)\nID 12\nA1 Wood,Fay\nT1 A trial\nYR 2002\n",
        "This is RefWorks' own format. Export again there, and choose RIS",
    ),
    "RefWorks with a legend": (
        "Refworks Export Tagged Format\n\nTag legend\n*****\nRT=Reference Type\n",
        "This is RefWorks' own format. Export again there, and choose RIS",
    ),
    "Refer without a kind": (
        "%T A trial\n%A Wood, Fay\n%D 2002\n",
        "This is EndNote's own format (Refer, .enw). Export again, and choose RefMan (RIS)",
    ),
}


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("ending", [".ris", ".bib", ".txt"])
def test_of_a_format_that_is_not_read_it_is_told_what_to_export(
    tmp_path: Path, name: str, ending: str
) -> None:
    text, words = OTHERS[name]
    site = empty(tmp_path / "site")
    (tmp_path / f"export{ending}").write_text(text)
    done = imported(site, tmp_path / f"export{ending}")
    assert done.status == 1
    assert words in done.said
    assert not (site / "reading_lists").exists()


@pytest.mark.parametrize("keys", ["a", "ab", "abc"])
def test_entries_that_lead_in_a_circle_are_told_so(keys: str) -> None:
    pairs = zip(keys, keys[1:] + keys[0], strict=True)
    read = IMPORTERS[".bib"](
        "".join(f"@article{{{key}, title={{T}}, crossref={{{other}}}}}\n" for key, other in pairs)
    )
    assert [remark.words for remark in read.remarks] == [
        f"crossref leads in a circle, back to {key}, and was not followed" for key in keys
    ]
    assert len(read.works) == len(keys)
