"""axe on every kind of page in every state: no rule broken, contrast of AAA, nothing left open.

``make access`` writes what it finds to docs/accessibility.json, from which the site's accessibility
statement is made; every other run holds that file to what it finds.
"""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import access
import npm
from helpers import REPOSITORY, WRITE
from kinds import KINDS

RESULTS = REPOSITORY / "docs/accessibility.json"
FAULTY = """\
<!doctype html><html lang="en"><head><title>x</title><style>
  main { color: #777; } .over { position: relative; margin-top: -1em; }
  .under { background: url(x.png); color: #000; } .dim { color: #bbb; } .pale { color: #666; }
</style></head><body><main><h1>x</h1><img src="x.png">
<p class="dim">Words that are dim.</p><p class="over">Over them.</p>
<p class="pale">Words that are pale.</p><p class="under">Words on a picture.</p>
</main></body></html>
"""


@pytest.fixture(scope="module")
def measured(browser: Browser, every_kind: str) -> Callable[[str], access.Matrix]:
    """What is found on one kind of page, looked at once."""
    npm.node()
    return functools.cache(lambda name: access.measure(browser, every_kind, {name: KINDS[name]}))


@pytest.fixture(scope="module")
def matrix(measured: Callable[[str], access.Matrix]) -> access.Matrix:
    return access.joined([measured(name) for name in KINDS])


@pytest.mark.parametrize("name", KINDS)
def test_no_rule_is_broken(measured: Callable[[str], access.Matrix], name: str) -> None:
    """One kind of page at a time: ``pytest tests/browser/test_access.py -k List``."""
    found = measured(name)
    assert [finding for finding in found.findings if finding.sure] == []
    assert [finding for finding in found.findings if not finding.sure] == []


def test_the_table(matrix: access.Matrix, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\n\n{matrix.table()}\n")
    assert matrix.pages == (*KINDS,)


def test_the_statement_says_what_was_found(matrix: access.Matrix) -> None:
    found = matrix.results()
    if WRITE:
        found["tested_on"] = datetime.datetime.now(datetime.UTC).date().isoformat()
        RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    said = json.loads(RESULTS.read_text(encoding="utf-8"))
    for other in ("tested_on", "chromium"):  # the browser of another machine may be another
        said.pop(other)
        found.pop(other, "")
    assert said == found, "What the site says of its tests is out of date: run make access."


def test_faults_are_found_and_nothing_is_called_clear_that_is_not(
    browser: Browser, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    npm.node()
    (tmp_path / "faulty").mkdir()
    (tmp_path / "faulty/index.html").write_text(FAULTY)
    found = access.measure(browser, serve(tmp_path), {"Faulty": "faulty/"})
    rules = {(finding.state, finding.rule, finding.sure) for finding in found.findings}
    for state in access.STATES:
        assert (state, "image-alt", True) in rules
    assert ("Light", access.CONTRAST, True) in rules  # 5.7:1
    assert ("Light", "color-contrast", True) in rules  # 4.5:1
    places = {place for finding in found.findings for place in finding.elements}
    assert places >= {"img", ".dim", ".over", ".pale", ".under", "h1"}
    assert any(not finding.sure and ".under" in finding.elements for finding in found.findings)
    assert "image-alt" in json.dumps(found.results())
