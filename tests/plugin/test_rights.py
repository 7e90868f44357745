"""The licence that feeds carry, from words that are HTML to MkDocs."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config

from reading_room.plugin.options import read_settings


@pytest.mark.parametrize(
    ("copyright_", "rights"),
    [
        ("Copyright &copy; 2016 - 2026 Ann &amp; Co", "Copyright © 2016 - 2026 Ann & Co"),
        ('<a href="https://e.example/">CC&nbsp;BY</a> &ndash; &#169;', "CC BY – ©"),
        ("Ann &lt;ann&gt;", "Ann <ann>"),
        ("Ann & Co", "Ann & Co"),
    ],
)
def test_feeds_have_them_in_plain_words(tmp_path: Path, copyright_: str, rights: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "posts").mkdir()
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: Trial\ncopyright: '{copyright_}'\nplugins: [reading-room]\n"
    )
    config = load_config(str(tmp_path / "mkdocs.yml"))
    plugin = config.plugins["reading-room"]
    assert read_settings(config, plugin.config).rights == rights
