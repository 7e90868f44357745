"""Every built page is valid HTML, to html-validate: redirects and the page for lost readers too.

The sites are the repository's own, and the same with everything that an editor can write. Left out
in htmlvalidate.json is what is no fault here: how nh3 writes attributes, how long an editor's title
is, checksums of the site's own files (``require-sri``), ids with a colon, which are the page's own,
and a button to send the reading settings, which take effect at once (``wcag/h32``).
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

import npm

CONFIG = npm.FOLDER / "htmlvalidate.json"
COMMAND = npm.MODULES / "html-validate" / "bin" / "html-validate.mjs"


def faults(folder: Path) -> list[str]:
    """What is wrong with the pages of a folder, each with its place."""
    words = [npm.node(), str(COMMAND), "--config", str(CONFIG), "--formatter", "json", "**/*.html"]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=300)
    assert done.returncode in (0, 1), done.stderr
    return [
        f"{Path(page['filePath']).relative_to(folder)}:{one['line']}:{one['column']}:"
        f" {one['message']} [{one['ruleId']}]"
        for page in json.loads(done.stdout)
        for one in page["messages"]
    ]


@pytest.mark.parametrize("site", ["real_site", "everything"])
def test_every_page_is_valid(site: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(site)
    pages = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    assert len(pages) > 60
    assert "404.html" in pages
    assert faults(folder) == []


@pytest.mark.parametrize(
    ("html", "rule"),
    [
        ("<p><div>x</div></p>", "close-order"),
        ("<img src=x>", "wcag/h37"),
        ("<b id=a></b><b id=a></b>", "no-dup-id"),
        ("<p align=center>x</p>", "no-deprecated-attr"),
        ("<blink>x</blink>", "deprecated"),
        ("<h2>x</h2><h4>y</h4>", "heading-level"),
        ("<a href=x aria-labelledby=none>x</a>", "no-missing-references"),
    ],
)
def test_a_fault_is_found(tmp_path: Path, html: str, rule: str) -> None:
    head = '<!doctype html>\n<html lang="en"><head><title>x</title></head>'
    page = f"{head}<body>{html}</body></html>"
    (tmp_path / "x.html").write_text(page)
    assert f"[{rule}]" in "".join(faults(tmp_path))


@pytest.mark.parametrize(
    ("node", "told"),
    [("", "There is no Node.js"), ("v18.19.1", "18.19.1 is too old"), ("v99.0.0", "There is no a")],
)
def test_what_is_missing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, node: str, told: str
) -> None:
    if node:
        (tmp_path / "node").write_text(f"#!/bin/sh\necho {node}\n")
        (tmp_path / "node").chmod(0o755)
    (tmp_path / "package.json").write_text('{"dependencies": {"a": "1.0.0"}}')
    monkeypatch.setattr(npm, "_of_the_wheel", lambda: None)
    monkeypatch.setattr(npm, "FOLDER", tmp_path)
    monkeypatch.delenv(npm.LEAVE_OUT, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pytest.fail.Exception, match=told) as failed:
        npm.node()
    assert "make test" in str(failed.value)
    monkeypatch.setenv(npm.LEAVE_OUT, "1")
    with pytest.raises(pytest.skip.Exception, match=npm.LEAVE_OUT):
        npm.node()
