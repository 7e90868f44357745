"""The JSON Schema of ``reading-room check --format json``. Enters: the rules. Leaves: a schema."""

from __future__ import annotations

from typing import Any

from reading_room.rules import RULES

NAME = "problems"
VERSION = 1
"""Goes up where a program that reads reports would have to change."""


def report_schema() -> dict[str, Any]:
    """The schema of a report."""
    fields = {
        "path": _words("The file, relative to the site's folder, with forward slashes."),
        "line": _number("The line, from 1; 0 is the file as a whole."),
        "column": _number("The column in characters, from 1; 0 is the line or file as a whole."),
        "rule": {
            "description": "The rule; `reading-room rules` explains it.",
            "enum": [*RULES],
        },
        "level": {
            "description": "An error stops a build; advice does not.",
            "enum": ["error", "advice"],
        },
        "message": _words("What is wrong, in a sentence."),
        "hint": _words("What to write instead; may be empty."),
        "fixable": {
            "description": "Is the rule one that --fix mends, where one thing can be meant?",
            "type": "boolean",
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Problems of a site",
        "description": "What reading-room check --format json prints.",
        **_object(
            {
                "version": {"description": "The version of this form.", "const": VERSION},
                "problems": {
                    "description": "Every problem, by file, line and column.",
                    "type": "array",
                    "items": _object(fields),
                },
            }
        ),
    }


def _object(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": [*fields],
        "additionalProperties": False,
        "properties": fields,
    }


def _words(about: str) -> dict[str, Any]:
    return {"description": about, "type": "string"}


def _number(about: str) -> dict[str, Any]:
    return {"description": about, "type": "integer", "minimum": 0}
