"""The settings of MkDocs, of which no tag is run. Enters: a file. Leaves: its values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reading_room.importers.blogs.reading import text_of, yaml_of

if TYPE_CHECKING:
    from pathlib import Path

FILES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
_ENV = re.compile(r"!ENV[ \t]+\[[^\]\n]*,[ \t]*(?P<last>[^\],\n]+?)[ \t]*\]")
_TAGGED = re.compile(r"!!python/\S+|!ENV(?:[ \t]+(?:\[[^\]]*\]|\w+))?|!relative\b")


def settings(file: Path) -> dict[str, Any]:
    """The values of a file of settings: of a variable of the environment, what stands for it where
    it is not set."""
    found = yaml_of(_TAGGED.sub("", _ENV.sub(r"\g<last>", text_of(file))))
    return found if isinstance(found, dict) else {}


def settings_in(folder: Path) -> dict[str, Any]:
    """The settings of a folder; empty where it is no site of MkDocs."""
    file = next((folder / name for name in FILES if (folder / name).is_file()), None)
    return settings(file) if file else {}


def language_of(config: dict[str, Any]) -> str:
    """The language that the theme is set to."""
    theme = config.get("theme")
    return str(theme.get("language") or "en") if isinstance(theme, dict) else "en"
