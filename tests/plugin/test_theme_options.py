"""What mkdocs.yml says of our theme: taken, refused in words, or told to have no effect."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from helpers import REPOSITORY
from reading_room.colours import ENOUGH, least_contrast, nearest_readable
from reading_room.plugin.extra_files import check_extra_files, missing
from reading_room.plugin.theme_options import DARK, LIGHT, left_out, misspelt, read_look
from reading_room.schema import COLOUR_KEYS

CASES = yaml.safe_load((REPOSITORY / "tests/cases/theme.yml").read_text("utf-8"))
STYLES = (REPOSITORY / "plugins/reading_room/theme/assets/site.css").read_text("utf-8")


def refused(check: Any, config: Any) -> list[str]:
    try:
        check(config)
    except PluginError as error:
        return str(error).splitlines()
    return []


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_is_taken_refused_and_told(case: dict[str, Any], tmp_path: Path) -> None:
    theme = {"name": "reading-room"} | case.get("theme", {})
    written = {"site_name": "Ours", "theme": theme, "plugins": []} | case.get("config", {})
    files = case.get("files", {}) | {
        "mkdocs.yml": yaml.safe_dump(written, sort_keys=False),
        "docs/index.md": "",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    found = refused(read_look, config) + refused(check_extra_files, config)
    assert found == case.get("refused", [])
    if not found:
        assert [*left_out(config), *missing(config)] == case.get("told", [])
        assert [*misspelt(config)] == case.get("warned", [])


@pytest.mark.parametrize("grounds", [LIGHT, DARK], ids=["light", "dark"])
def test_the_nearest_colour_can_be_read(grounds: tuple[str, ...]) -> None:
    for colour in ("#000", "#fff", "#888888", "#ff0000", "#00FF00", "#1E88E5", "#FFEB3B"):
        near = nearest_readable(colour, grounds)
        assert least_contrast(near, grounds) >= ENOUGH
        assert (
            least_contrast(near, grounds) < ENOUGH + 0.2
            or near == colour.upper()[:7]
            or (least_contrast(colour, grounds) >= ENOUGH)
        )


def test_the_grounds_and_the_colours_of_its_own_are_those_of_the_styles() -> None:
    for ground in (*LIGHT, *DARK):
        assert f": {ground};" in STYLES
    for key in COLOUR_KEYS:
        own = f"var(--own-{key.name.replace('_', '-')}, {key.example.strip(chr(34))})"
        assert own in STYLES
        assert least_contrast(key.example.strip('"'), DARK if "dark" in key.name else LIGHT) >= 7
