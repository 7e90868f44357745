"""The accessibility statement claims what is known and no more."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from pathlib import Path

import pytest

from casebook import build
from helpers import REPOSITORY, Run
from reading_room.criteria import CRITERIA
from reading_room.pages import site_pages
from reading_room.statement import (
    AAA,
    Contact,
    Failing,
    Finding,
    Results,
    Statement,
    Tried,
    compliance,
)

DAY = datetime.date(2026, 1, 31)
BARE = Statement("In Control", Contact("access@example.org"), DAY)
TRIED = (Tried("All of it", "Ann", DAY, "Nothing."),)
CLEAN = Results(DAY, "4.1", "156", ("wcag2a",), ("Home", "Post"), ("Light", "Dark"), ())


def broken(rule: str = "image-alt", *, sure: bool = True, page: str = "Home") -> Finding:
    return Finding(page, "Light", rule, "Say it", ("1.1.1",), 2, sure)


@pytest.mark.parametrize(
    ("said", "results", "expected"),
    [
        ({}, None, "unknown"),
        ({}, CLEAN, "unknown"),
        ({"tried": TRIED}, CLEAN, "fully"),
        ({"tried": TRIED}, None, "unknown"),
        ({"tried": TRIED, "not_tested": ("Voice control",)}, CLEAN, "unknown"),
        ({"tried": TRIED}, CLEAN._replace(findings=(broken(sure=False),)), "unknown"),
        ({"tried": TRIED}, CLEAN._replace(findings=(broken(),)), "partially"),
        ({"tried": TRIED}, CLEAN._replace(findings=(broken(AAA),)), "fully"),
        ({"tried": TRIED, "failings": (Failing("Films", "No", "1.2.2"),)}, CLEAN, "partially"),
        ({"tried": TRIED, "failings": (Failing("No BSL", "No"),)}, CLEAN, "unknown"),
        ({"tried": TRIED, "failings": (Failing("No BSL", "No", "1.2.6"),)}, CLEAN, "unknown"),
        ({"tried": TRIED, "burden": ("Old films",)}, CLEAN, "partially"),
        ({"tried": TRIED, "out_of_scope": ("Maps",)}, CLEAN, "partially"),
        ({"failings": (Failing("Films", "No", "1.2.2"),)}, None, "partially"),
    ],
)
def test_compliance(said: dict[str, object], results: Results | None, expected: str) -> None:
    statement = Statement("In Control", Contact("access@example.org"), DAY, **said)  # type: ignore[arg-type]
    assert compliance(statement, results) == expected


def test_the_criteria_of_the_standard_by_level() -> None:
    """WCAG 2.2 has 86: 31 of level A, 24 of AA and 31 of AAA; Success Criterion 4.1.1 is gone."""
    levels = Counter(one.level for one in CRITERIA.values())
    assert levels == {"A": 31, "AA": 24, "AAA": 31}
    assert "4.1.1" not in CRITERIA
    names = [one.name for one in CRITERIA.values()]
    assert len({*names}) == len(names) == len(CRITERIA)


CLAIMS = [
    ("", ["fully compliant with"], ["What was not tested"]),
    ("failings: [{what: Films have no captions, why: No time}]",
     ["We do not call", "see “Content that is not accessible”"], ["fully compliant with"]),
    ("burden: [Old films]", ["due to the non-compliances listed below"], ["We know of none"]),
    ("out_of_scope: [Maps]", ["due to the exemptions listed below"], ["We know of none"]),
    ("not_tested: [Magnifiers.]", ["<li>Magnifiers.</li>", "see “What was not"], ["by hand"]),
]  # fmt: skip


@pytest.mark.parametrize(("more", "there", "absent"), CLAIMS)
def test_what_is_claimed_and_why(
    run: Run, small_site: Path, more: str, there: list[str], absent: list[str]
) -> None:
    docs = small_site / "docs"
    said = "organisation: Us\nprepared: 2026-01-01\ncontact: {email: a@example.org}\n"
    tried = "tried: [{what: All of it, by: Ann, on: 2026-01-02, found: Nothing.}]\n"
    (docs / "accessibility.yml").write_text(said + tried + more)
    (docs / "accessibility.json").write_text(
        json.dumps(CLEAN._asdict() | {"tested_on": "2026-01-02"})
    )
    done = run("mkdocs", "build", "--strict", cwd=small_site)
    assert done.returncode == 0, done.stderr
    html = (small_site / "site/accessibility/index.html").read_text()
    assert [words for words in there if words not in html] == []
    assert [words for words in absent if words in html] == []


def test_a_statement_that_says_the_least_says_what_was_not_tested(
    run: Run, small_site: Path
) -> None:
    (small_site / "docs/accessibility.yml").write_text(
        "organisation: Us\nprepared: 2026-01-01\ncontact: {email: a@example.org}\n"
    )
    done = run("mkdocs", "build", "--strict", cwd=small_site)
    assert done.returncode == 0, done.stderr
    html = (small_site / "site/accessibility/index.html").read_text()
    assert "see “What was not tested”" in html
    _, section = html.split("<h2>What was not tested</h2>")
    assert "No results of a program’s tests are recorded." in section
    assert "anybody tried the website by hand" in section


def test_a_row_for_each_kind_of_page() -> None:
    found = (
        broken(),
        broken("label"),
        broken(AAA),
        broken(sure=False),
        broken("label", page="Post"),
    )
    results = CLEAN._replace(findings=found)
    assert results.rows == [("Home", 2, 2, 1), ("Post", 1, 0, 0)]
    assert [one.rule for one in results.failing] == [AAA, "image-alt", "label"]
    assert results.where("label") == "Home, Post"


def test_there_is_a_page_where_there_is_a_statement_and_no_other_may_be_there(
    tmp_path: Path,
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    said = "organisation: In Control\nprepared: 2026-01-31\ncontact: {email: a@example.org}\n"
    page = "=== docs/accessibility.md\nHello\n"
    one = build(tmp_path / "one", f"=== docs/accessibility.yml\n{said}{page}")
    assert [problem.rule for problem in one.problems] == ["docs-address"]
    [made] = [made for made in site_pages(one.library) if made.address == "accessibility/"]
    assert made.changed == DAY
    two = build(tmp_path / "two", page)
    assert two.problems == []
    assert "accessibility/" not in {made.address for made in site_pages(two.library)}


def test_what_is_said_and_found_is_shown_and_nothing_else(run: Run, small_site: Path) -> None:
    docs = small_site / "docs"
    (docs / "accessibility.yml").write_text(
        "organisation: Jo & Co\nprepared: 2026-01-01\n"
        'contact: {email: "o\'neil+a/b@example.org", answer: soon,'
        " form: 'https://example.org/f?a=1&b=2'}\n"
        "failings: [{what: Films, why: Nobody., criterion: 1.2.2, mended_by: June}]\n"
    )
    results = CLEAN._replace(findings=(broken(),))._asdict() | {"tested_on": "2026-01-02"}
    results["findings"] = [finding._asdict() for finding in results["findings"]]
    (docs / "accessibility.json").write_text(json.dumps(results))
    done = run("mkdocs", "build", "--strict", cwd=small_site)  # in Material's own shell
    assert done.returncode == 0, done.stderr
    site = small_site / "site"
    html = (site / "accessibility/index.html").read_text()
    for words in (
        'id="report"', "mailto:o&#39;neil+a%2Fb@example.org?subject=Accessibility%20of%20Elsewhere",
        "https://example.org/f?a=1&amp;b=2", "Jo &amp; Co", "We will answer soon.", "partially",
        "success criterion 1.2.2 Captions (Prerecorded) (level A).", "by June",
        "success criterion 1.1.1 Non-text Content (level A).", "What was not tested",
        "anybody tried the website by hand", "Say it", "A program found this on: Home.",
        "axe-core 4.1", "2 January 2026", "is not run by one",
    ):  # fmt: skip
        assert words in html, words
    for words in ("fully compliant", "burden", "No results", "exemptions", "None", "reviewed on"):
        assert words not in html, words
    assert not list(site.glob("accessibility.*"))
    (docs / "accessibility.json").write_text("{}")
    done = run("mkdocs", "build", "--strict", cwd=small_site)
    assert done.returncode == 1
    assert "Run make access" in done.stderr
    assert "Traceback" not in done.stderr


def test_results_without_a_statement_are_published_as_the_file_they_are(
    run: Run, small_site: Path
) -> None:
    (small_site / "docs/accessibility.json").write_text("[]")
    (small_site / "docs/accessibility.md").write_text("# My own\n")
    done = run("mkdocs", "build", "--strict", cwd=small_site)
    assert done.returncode == 0, done.stderr
    assert (small_site / "site/accessibility.json").read_text() == "[]"
    assert "My own" in (small_site / "site/accessibility/index.html").read_text()


def test_the_own_statement_says_what_was_found(real_site: Path) -> None:
    found = json.loads((REPOSITORY / "docs/accessibility.json").read_text(encoding="utf-8"))
    page = (real_site / "accessibility/index.html").read_text(encoding="utf-8")
    assert ("No page broke a rule in any state" in page) == (found["findings"] == [])
    assert ("<table>" in page) == (found["findings"] != [])
    assert all(kind in page for kind in found["pages"])
