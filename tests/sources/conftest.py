"""A site on the disk, read by the sources and by nothing else."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from reading_room.model import Sources
from reading_room.problems import Problem, ordered
from reading_room.settings import Settings
from reading_room.sources import read_sources

ReadSite = Callable[[Mapping[str, str | bytes]], tuple[Sources, list[Problem]]]


@pytest.fixture
def read_site(tmp_path: Path) -> ReadSite:
    """Write files by their paths, and read them as one site in the zone Europe/London."""

    def read(files: Mapping[str, str | bytes]) -> tuple[Sources, list[Problem]]:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        sources, problems = read_sources(_settings(tmp_path))
        return sources, ordered(problems)

    return read


@pytest.fixture
def settings_at() -> Callable[[Path], Settings]:
    """The settings of a site at a folder."""
    return _settings


def _settings(root: Path) -> Settings:
    return Settings(
        root=root,
        docs=root / "docs",
        posts=root / "posts",
        reading_lists=root / "reading_lists",
        site_dir=root / "site",
        site_name="A reading room",
        site_url="https://example.org/",
        description="",
        language="en-GB",
        zone=ZoneInfo("Europe/London"),
        as_of=datetime.date(2026, 1, 1),
        feed_authority="example.org,2026",
    )
