"""The files in which a site's settings are: a preview looks at each of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config

from reading_room.plugin.preview import settings_files


@pytest.mark.parametrize(
    "line", ["INHERIT: ../base.yml", "INHERIT: '../base.yml'", '"INHERIT" : "../base.yml"  # all']
)
def test_those_that_mkdocs_yml_inherits_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    (tmp_path / "sub/docs").mkdir(parents=True)
    (tmp_path / "root.yml").write_text("site_name: Trial\n")
    (tmp_path / "base.yml").write_text("INHERIT: root.yml\nplugins: []\n")
    (tmp_path / "sub/mkdocs.yml").write_text(f"{line}\ntheme: mkdocs\n")
    monkeypatch.chdir(tmp_path)
    config = load_config("sub/mkdocs.yml")
    assert config.site_name == "Trial"
    names = ("sub/mkdocs.yml", "base.yml", "root.yml")
    assert settings_files(config) == [tmp_path / name for name in names]
