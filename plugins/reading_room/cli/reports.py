"""Problems as people and programs read them. Enters: problems. Leaves: one text.

A format is one function in `FORMATS`. What each program wants is in its own schema, to which
tests/test_reports.py holds it.
"""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from reading_room.problems import PRINTERS, errors
from reading_room.rules import RULES
from reading_room.schema.report import VERSION
from reading_room.writing.fixes import FIXABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reading_room.problems import Problem

NAME = "reading-room"
_ADDRESS = "https://pypi.org/project/mkdocs-reading-room/"


def report(form: str, problems: Sequence[Problem]) -> str:
    """The problems in a format."""
    return FORMATS[form](problems)


def _text(problems: Sequence[Problem]) -> str:
    """Advice first, each sort by itself; then errors by file, where a screen ends."""
    advice = sorted((each for each in problems if each.level == "advice"), key=lambda p: p.rule)
    return "\n".join(map(PRINTERS["text"], [*advice, *errors(problems)]))


def _github(problems: Sequence[Problem]) -> str:
    return "\n".join(map(PRINTERS["github"], problems))


def _gitlab(problems: Sequence[Problem]) -> str:
    """GitLab's code quality, a subset of Code Climate's: a finding is known by its fingerprint, so
    that two of one line are two."""
    told: dict[str, int] = {}
    found = []
    for problem in problems:
        words = "\n".join((problem.path, problem.rule, problem.message))
        told[words] = told.get(words, 0) + 1
        print_ = hashlib.sha256(f"{words}\n{told[words]}".encode()).hexdigest()
        found.append(
            {
                "type": "issue",
                "check_name": problem.rule,
                "description": _said(problem),
                "categories": ["Style"],
                "severity": "major" if problem.level == "error" else "info",
                "fingerprint": print_,
                "location": {"path": problem.path, "lines": {"begin": problem.line or 1}},
            }
        )
    return _json(found)


def _sarif(problems: Sequence[Problem]) -> str:
    """SARIF 2.1.0, which GitHub's code scanning and editors read."""
    ids = sorted({problem.rule for problem in problems})
    driver = {
        "name": NAME,
        "version": version("mkdocs-reading-room"),
        "informationUri": _ADDRESS,
        "rules": [_rule(id_) for id_ in ids],
    }
    return _json(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {"driver": driver},
                    "columnKind": "unicodeCodePoints",
                    "results": [_result(problem, ids.index(problem.rule)) for problem in problems],
                }
            ],
        }
    )


def _rule(id_: str) -> dict[str, Any]:
    """A rule as SARIF describes one."""
    rule = RULES[id_]
    sentence = f"{rule.sentence[0].upper()}{rule.sentence[1:]}."
    return {
        "id": id_,
        "shortDescription": {"text": sentence},
        "defaultConfiguration": {"level": _level(rule.level)},
    }


def _result(problem: Problem, index: int) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(problem.path)}}
    if problem.line:
        location["region"] = {"startLine": problem.line, "startColumn": problem.column or 1}
    return {
        "ruleId": problem.rule,
        "ruleIndex": index,
        "level": _level(problem.level),
        "message": {"text": _said(problem)},
        "locations": [{"physicalLocation": location}],
    }


def _own(problems: Sequence[Problem]) -> str:
    """Our own JSON, as schemas/problems.json has it."""
    return _json(
        {
            "version": VERSION,
            "problems": [
                {
                    "path": problem.path,
                    "line": problem.line,
                    "column": problem.column,
                    "rule": problem.rule,
                    "level": problem.level,
                    "message": problem.message,
                    "hint": problem.hint,
                    "fixable": problem.rule in FIXABLE,
                }
                for problem in problems
            ],
        }
    )


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": _text,
    "github": _github,
    "gitlab": _gitlab,
    "sarif": _sarif,
    "json": _own,
}


def _said(problem: Problem) -> str:
    return f"{problem.message} {problem.hint}".strip()


def _level(level: str) -> str:
    return "error" if level == "error" else "note"


def _uri(path: str) -> str:

    return quote(path)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
