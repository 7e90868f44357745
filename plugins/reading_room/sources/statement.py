"""The accessibility statement. Enters: docs/accessibility.yml, which its owners write, and
accessibility.json, which the browser tests do. Leaves: records and problems.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from reading_room.criteria import CRITERIA
from reading_room.problems import Problem
from reading_room.sources.web import is_email
from reading_room.sources.yaml.fields import Fields
from reading_room.sources.yaml.reader import Place, Reader
from reading_room.statement import Contact, Dated, Failing, Finding, Results, Statement, Tried
from reading_room.wording import short

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

KEYS = (
    "organisation", "public_body", "contact", "prepared", "reviewed", "aims", "failings",
    "burden", "out_of_scope", "tried", "not_tested", "plans",
)  # fmt: skip
CONTACT_KEYS = ("email", "form", "answer")
FAILING_KEYS = ("what", "why", "criterion", "instead", "mended_by")
TRIED_KEYS = ("what", "by", "on", "found")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def read_statement(path: str, text: str, zone: ZoneInfo) -> tuple[Statement | None, list[Problem]]:
    """What the owners of a site say: who runs it, what is known to fail, what was not tested."""
    reader = Reader(path, zone)
    root = reader.compose(text)
    if root is None:
        if not reader.problems:
            reader.error(
                Place(0, 0),
                "file-empty",
                "There is nothing in this file.",
                "Say who runs the site: organisation: In Control",
            )
        return None, reader.problems
    fields = Fields(reader, root, KEYS, "The statement")
    fields.require("organisation", "In Control")
    fields.require("prepared", "2026-01-31")
    prepared, reviewed = _own_days(fields)
    trials = _each(reader, fields, "tried", TRIED_KEYS)
    tried = tuple(map(_tried, trials))
    days = [("prepared", prepared, fields), ("reviewed", reviewed, fields)]
    days += [("on", one.on, where) for one, where in zip(tried, trials, strict=True)]
    texts: dict[str, Any] = {
        key: tuple(reader.text(node, key, "An entry") for node in fields.entries(key))
        for key in ("aims", "burden", "out_of_scope", "not_tested", "plans")
    }
    statement = Statement(
        organisation=fields.line("organisation"),
        public_body=fields.yes("public_body"),
        contact=_contact(reader, fields),
        prepared=prepared,
        reviewed=reviewed,
        failings=tuple(map(_failing, _each(reader, fields, "failings", FAILING_KEYS))),
        tried=tried,
        days=tuple(Dated(key, day, path, *at.place(key)) for key, day, at in days if day),
        **texts,
    )
    return statement, reader.problems


def _own_days(fields: Fields) -> tuple[date | None, date | None]:
    """When the statement was prepared, and when it was last reviewed."""
    prepared, reviewed = fields.day("prepared"), fields.day("reviewed")
    if prepared and reviewed and reviewed < prepared:
        fields.reader.error(
            fields.place("reviewed"),
            "statement-dates",
            "The statement was reviewed before it was prepared.",
            "Look at both dates: one of them has a slip.",
        )
    return prepared, reviewed


def _contact(reader: Reader, fields: Fields) -> Contact:
    """Where to report a problem: there has to be a way."""
    example = "{email: access@example.org}"
    node = fields.get("contact")
    if not fields.require("contact", example) or node is None:
        return Contact()
    keys = Fields(reader, node, CONTACT_KEYS, "The contact")
    email = keys.raw("email", "access@example.org")
    if email and not is_email(email):
        reader.error(
            keys.place("email"),
            "value-address",
            f"{short(email)} is not an e-mail address.",
            "Write email: access@example.org",
        )
    form = keys.address("form")
    if keys.has_keys and "email" not in keys and "form" not in keys:
        reader.error(
            node,
            "key-missing",
            "The contact needs an e-mail address, or the address of a form.",
            f"Write contact: {example}",
        )
    return Contact(email, form, keys.line("answer"))


def _each(reader: Reader, fields: Fields, key: str, known: tuple[str, ...]) -> list[Fields]:
    what = {"failings": "A failing", "tried": "A trial"}[key]
    return [Fields(reader, node, known, what) for node in fields.entries(key)]


def _failing(fields: Fields) -> Failing:
    fields.require("what", "Most posts have no Easy Read edition.")
    fields.require("why", "Each is written by hand, and we have written two.")
    criterion = fields.raw("criterion", "1.2.5")
    if criterion and criterion not in CRITERIA:
        fields.reader.error(
            fields.place("criterion"),
            "value-choice",
            f"{short(criterion)} is not the number of a success criterion of WCAG 2.2.",
            "Write criterion: 1.2.5, or take the line out where it fails none.",
        )
    return Failing(
        what=fields.line("what"),
        why=fields.line("why"),
        criterion=criterion,
        instead=fields.line("instead"),
        mended_by=fields.line("mended_by"),
    )


def _tried(fields: Fields) -> Tried:
    for key, example in (
        ("what", "The search page with VoiceOver on an iPhone"), ("by", "The editors"),
        ("on", "2026-01-31"), ("found", "Every result is read out."),
    ):  # fmt: skip
        fields.require(key, example)
    return Tried(fields.line("what"), fields.line("by"), fields.day("on"), fields.line("found"))


def read_results(path: str, text: str, zone: ZoneInfo) -> tuple[Results | None, list[Problem]]:
    """What the browser tests wrote. Nobody writes it by hand, so that any slip is one problem."""
    del zone
    try:
        return _results(json.loads(text, object_pairs_hook=_once)), []
    except json.JSONDecodeError as error:
        at, what = (error.lineno, error.colno), "is not the JSON that the browser tests write"
    except (RecursionError, ValueError):  # deeper, or a number longer, than Python reads
        at, what = (0, 0), "is not the JSON that the browser tests write"
    except _UnlikeError as error:
        at, what = (0, 0), str(error)
    hint = "Run make access, which tests the site and writes the file; nobody changes it by hand."
    return None, [Problem(path, *at, "access-results", f"This file {what}.", hint)]


class _UnlikeError(Exception):
    """What is other than the browser tests write it."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A mapping that says everything once; of two values JSON itself takes the last."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _UnlikeError(f"says twice what {short(key)} is")
        found[key] = value
    return found


def _results(given: Any) -> Results:
    found = _record(given, Results)
    pages, states = _names(found["pages"]), _names(found["states"])
    findings = found["findings"]
    if not isinstance(findings, list):
        raise _UnlikeError("has something else than a list of findings")
    return Results(
        tested_on=_day(found["tested_on"]),
        axe=_word(found["axe"]),
        chromium=_word(found["chromium"]),
        rules=_names(found["rules"]),
        pages=pages,
        states=states,
        findings=tuple(_finding(one, pages, states) for one in findings),
    )


def _finding(given: Any, pages: tuple[str, ...], states: tuple[str, ...]) -> Finding:
    one = _record(given, Finding)
    criteria, elements, sure = one["criteria"], one["elements"], one["sure"]
    if one["page"] not in pages or one["state"] not in states:
        raise _UnlikeError("has a finding on a page, or in a state, that was not tested")
    if type(elements) is not int or elements < 1 or type(sure) is not bool:
        raise _UnlikeError("has a finding that does not say how often, or how surely")
    return Finding(
        _word(one["page"]), _word(one["state"]), _word(one["rule"]), _word(one["help"]),
        _names(criteria) if criteria else (), elements, sure,
    )  # fmt: skip


def _record(given: Any, kind: Any) -> dict[str, Any]:
    """A mapping with exactly the fields of a record."""
    wanted = {*kind._fields}
    if not isinstance(given, dict) or given.keys() != wanted:
        odd = sorted(map(str, given.keys() ^ wanted)) if isinstance(given, dict) else []
        told = f": {', '.join(odd[:3])}" if odd else ""
        raise _UnlikeError(f"has not the keys that the browser tests write{told}")
    return given


def _names(given: Any) -> tuple[str, ...]:
    """Words, each once, and one at the least."""
    if not isinstance(given, list) or not given:
        raise _UnlikeError("has something else than a list of words")
    names = tuple(map(_word, given))
    if len(set(names)) < len(names):
        raise _UnlikeError("names something twice")
    return names


def _word(given: Any) -> str:
    if not isinstance(given, str) or not given.strip() or not given.isprintable():
        raise _UnlikeError("has something else than words")
    return given


def _day(given: Any) -> date:
    words = _word(given)
    try:
        if _DAY.fullmatch(words):  # Python reads the days of weeks, too
            return date.fromisoformat(words)
    except ValueError:  # the 31st of February
        pass
    raise _UnlikeError(f"says that the site was tested on {short(words)}")
