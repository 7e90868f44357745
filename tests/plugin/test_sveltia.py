"""Sveltia CMS's files: from npm once, then from the cache, and never other ones than are pinned."""

from __future__ import annotations

import json
import os
import tarfile
from pathlib import Path

import jsonschema
import pytest
from mkdocs.exceptions import PluginError

from casebook import build
from reading_room.outputs import web_editor
from reading_room.outputs.cache import Kept
from reading_room.plugin import sveltia as module
from reading_room.plugin.sveltia import FILES, PACKAGE, VERSION, sveltia
from reading_room.settings import WebEditor

SITE = """\
=== docs/people.yml
a-b:
  name: Alex Fox
c-d:
  name: {literal: C D, kind: group}
=== docs/topics.yml
money:
  title: Money
=== posts/one.md
---
title: One
date: 2026-01-01
topics: [money]
---
Text.
=== posts/two.md
---
title: Two
date: 2026-01-01
authors: a-b
---
Text.
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package itself, as npm has it."""
    folder = tmp_path_factory.mktemp("npm")
    return folder / module._pack(str(folder))


def npm_that(folder: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    program = folder / "npm"
    program.write_text(f"#!/bin/sh\n{does}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_they_are_fetched_once(
    tmp_path: Path, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    npm_that(tmp_path, monkeypatch, f"cp {package} . && echo {package.name}")
    files = sveltia(tmp_path / "cache")
    assert sorted(path for path, _ in files) == sorted(f"admin/{name}" for name in FILES)
    npm_that(tmp_path, monkeypatch, "exit 1")
    assert sveltia(tmp_path / "cache") == files
    with pytest.raises(PluginError, match=f"npm cannot get {PACKAGE}"):
        sveltia(None)


def test_others_in_the_cache_are_not_taken(
    tmp_path: Path, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    npm_that(tmp_path, monkeypatch, f"cp {package} . && echo {package.name}")
    files = dict(sveltia(tmp_path / "cache"))
    others = [(name, b"alert(1)" if name.endswith(".js") else b"") for name in FILES]
    Kept(tmp_path / "cache" / "web-editor").put(VERSION, others)
    assert dict(sveltia(tmp_path / "cache")) == files


def test_another_package_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.js").write_text("alert(1)", "utf-8")
    with tarfile.open(tmp_path / "other.tgz", "w:gz") as packed:
        packed.add(tmp_path / "a.js", "package/dist/sveltia-cms.js")
    npm_that(tmp_path, monkeypatch, f"cp {tmp_path}/other.tgz . && echo other.tgz")
    with pytest.raises(PluginError, match="is not what this version was tried with"):
        sveltia(tmp_path / "cache")


def test_it_says_what_npm_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm_that(tmp_path, monkeypatch, "echo npm error code ENOTFOUND >&2; exit 1")
    with pytest.raises(PluginError, match=r"\(npm error code ENOTFOUND\)\. Nothing was published"):
        sveltia(None)


def test_the_forms_are_as_its_schema_has_them(package: Path, tmp_path: Path) -> None:
    with tarfile.open(package) as packed:
        file = packed.extractfile("package/schema/sveltia-cms.json")
        assert file
        schema = json.load(file)
    library = build(tmp_path, SITE).library
    editor = WebEditor((("name", "github"), ("repo", "a/b")), ("https://api.github.com",))
    config = web_editor.configuration(library, editor)
    jsonschema.Draft7Validator(schema).validate(config)
    posts, easy_read, data = config["collections"]
    names = [field["name"] for field in posts["fields"]]
    assert names[:5] == ["title", "date", "topics", "description", "body"]
    assert "authors" not in names
    assert [field["name"] for field in easy_read["fields"]][:2] == ["title", "body"]
    alex, group = data["files"][0]["fields"]
    assert [field["name"] for field in alex["fields"]] == [
        "name",
        "description",
        "url",
        "fediverse",
        "short",
    ]
    assert [field["name"] for field in group["fields"]] == [
        "description",
        "url",
        "fediverse",
        "short",
    ]
    said = web_editor.without_fields(library)
    assert said.endswith("Posts: authors; People and topics: c-d: name.")
