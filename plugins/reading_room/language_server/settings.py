"""What is wrong with mkdocs.yml. Enters: its path, what was said when it was read. Leaves: a
problem at its line, as far as that can be told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from reading_room.problems import Problem
from reading_room.sources.yaml.errors import explain

if TYPE_CHECKING:
    from pathlib import Path

CONFIGS = ("mkdocs.yml", "mkdocs.yaml")
"""What the file of settings may be called."""


class SettingsError(Exception):
    """mkdocs.yml cannot be read, or says what cannot be."""


def problem_of(config: Path, message: str) -> Problem:
    """The problem of a site's settings: no site is read with them."""
    try:
        text = config.read_bytes().decode("utf-8-sig", "replace")
        yaml.compose(text, Loader=yaml.CSafeLoader)
    except OSError as error:
        return _problem(config, 0, 0, f"This file cannot be read: {error.strerror}.")
    except yaml.MarkedYAMLError as error:
        line, column, what, hint, _ = explain(error, text.split("\n"))
        return _problem(config, line + 1, column + 1, what, hint)
    except (yaml.YAMLError, ValueError):
        return _problem(config, 0, 0, message)
    line, column = _place(text.split("\n"), message)
    return _problem(config, line, column, message)


def _problem(config: Path, line: int, column: int, message: str, hint: str = "") -> Problem:
    return Problem(config.name, line, column, "mkdocs-yml", message, hint, "error")


def _place(lines: list[str], message: str) -> tuple[int, int]:
    """The line of the last option that a message names: ``plugins, reading-room: timezone: …``."""
    found = (0, 0)
    for name in re.findall(r"[a-z][a-z_-]+", message.partition(" is ")[0]):
        for number, line in enumerate(lines, 1):
            if at := re.match(rf"[\s-]*(?={re.escape(name)}\s*:?\s*$|{re.escape(name)}\s*:)", line):
                found = number, at.end() + 1
                break
    return found
