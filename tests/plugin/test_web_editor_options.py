"""The options ``cms`` and ``cms_backend``: which git host, or what to write instead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from reading_room.plugin.options import read_settings
from reading_room.settings import WebEditor


def settings(folder: Path, options: dict[str, Any], **written: Any) -> WebEditor | None:
    (folder / "docs").mkdir(exist_ok=True)
    config = {"site_name": "Ours", "plugins": [{"reading-room": options}]} | written
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    loaded = load_config(str(folder / "mkdocs.yml"))
    return read_settings(loaded, loaded.plugins["reading-room"].config).web_editor


@pytest.mark.parametrize(
    ("url", "backend", "host"),
    [
        ("https://github.com/a/b", {"name": "github", "repo": "a/b"}, "https://api.github.com"),
        ("https://www.github.com/a/b.git/", {"name": "github", "repo": "a/b"}, "https://api.github.com"),
        ("https://gitlab.com/a/b/c", {"name": "gitlab", "repo": "a/b/c"}, "https://gitlab.com"),
        (
            "https://codeberg.org/a/b",
            {
                "name": "gitea",
                "repo": "a/b",
                "base_url": "https://codeberg.org",
                "api_root": "https://codeberg.org/api/v1",
            },
            "https://codeberg.org",
        ),
    ],
)  # fmt: skip
def test_the_host_of_repo_url(tmp_path: Path, url: str, backend: dict[str, str], host: str) -> None:
    editor = settings(tmp_path, {"cms": True}, repo_url=url)
    assert editor
    assert dict(editor.backend) == backend
    assert editor.hosts == (host,)


def test_a_host_of_ones_own(tmp_path: Path) -> None:
    backend = {
        "name": "gitea",
        "repo": "a/b",
        "base_url": "https://git.example.org",
        "api_root": "https://api.example.org/v1",
    }
    editor = settings(tmp_path, {"cms": True, "cms_backend": backend})
    assert editor
    assert editor.hosts == ("https://api.example.org", "https://git.example.org")


def test_without_it_there_is_none(tmp_path: Path) -> None:
    assert settings(tmp_path, {}, repo_url="https://github.com/a/b") is None


@pytest.mark.parametrize(
    ("backend", "says"),
    [
        ({}, "cms: true needs to know where the repository is, and repo_url does not say it."),
        ({"name": "github"}, "cms: true needs to know where the repository is"),
        ({"repoo": "a/b"}, "cms_backend has no key repoo. Did you mean repo?"),
        ({"name": "bitbucket"}, "cms_backend, name: write one of github, gitlab, gitea"),
        ({"repo": 3}, "cms_backend, repo: write words, such as example/reading"),
        ({"base_url": "git"}, "cms_backend, base_url: write a web address"),
        ("github", "cms_backend has keys of its own."),
    ],
)
def test_what_is_refused(tmp_path: Path, backend: Any, says: str) -> None:
    with pytest.raises(PluginError) as refused:
        settings(tmp_path, {"cms": True, "cms_backend": backend})
    assert f"mkdocs.yml, plugins, reading-room: {says}" in str(refused.value)


def test_a_folder_of_the_editors_name(tmp_path: Path) -> None:
    (tmp_path / "docs/admin").mkdir(parents=True)
    with pytest.raises(PluginError, match="docs/admin/ is there"):
        settings(tmp_path, {"cms": True}, repo_url="https://github.com/a/b")
