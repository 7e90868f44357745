"""The accessibility statement. Enters: docs/accessibility.yml, which its owners write, and
accessibility.json, which the browser tests do. Leaves: records and problems.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from reading_room.problems import Problem
from reading_room.schema import CONTACT, FAILING, STATEMENT, TRIED
from reading_room.schema import statement as keys
from reading_room.sources.values import take
from reading_room.sources.yaml.fields import Fields
from reading_room.sources.yaml.reader import Place, Reader
from reading_room.statement import Contact, Dated, Failing, Finding, Results, Statement, Tried
from reading_room.wording import short

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

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
    fields = Fields(reader, root, STATEMENT)
    fields.whole()
    prepared, reviewed = _own_days(fields)
    trials = [Fields(reader, node, TRIED) for node in fields.entries(keys.TRIED_KEY.name)]
    failings = [Fields(reader, node, FAILING) for node in fields.entries(keys.FAILINGS.name)]
    tried = tuple(map(_tried, trials))
    days = [("prepared", prepared, fields), ("reviewed", reviewed, fields)]
    days += [("on", one.on, where) for one, where in zip(tried, trials, strict=True)]
    texts: dict[str, Any] = {key.name: take(fields, key) for key in keys.TEXTS}
    statement = Statement(
        organisation=take(fields, keys.ORGANISATION),
        public_body=take(fields, keys.PUBLIC_BODY),
        contact=_contact(reader, fields),
        prepared=prepared,
        reviewed=reviewed,
        failings=tuple(map(_failing, failings)),
        tried=tried,
        days=tuple(Dated(key, day, path, *at.place(key)) for key, day, at in days if day),
        **texts,
    )
    return statement, reader.problems


def _own_days(fields: Fields) -> tuple[date | None, date | None]:
    """When the statement was prepared, and when it was last reviewed."""
    prepared, reviewed = take(fields, keys.PREPARED), take(fields, keys.REVIEWED)
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
    node = fields.get(keys.CONTACT_KEY.name)
    if node is None or not node.value:
        return Contact()
    inside = Fields(reader, node, CONTACT)
    if inside.has_keys and "email" not in inside and "form" not in inside:
        reader.error(
            node,
            "key-missing",
            "The contact needs an e-mail address, or the address of a form.",
            f"Write contact: {keys.CONTACT_KEY.example}",
        )
    return Contact(
        take(inside, keys.CONTACT_EMAIL),
        take(inside, keys.CONTACT_FORM),
        take(inside, keys.CONTACT_ANSWER),
    )


def _failing(fields: Fields) -> Failing:
    fields.whole()
    return Failing(
        what=take(fields, keys.FAILING_WHAT),
        why=take(fields, keys.FAILING_WHY),
        criterion=take(fields, keys.FAILING_CRITERION),
        instead=take(fields, keys.FAILING_INSTEAD),
        mended_by=take(fields, keys.FAILING_MENDED_BY),
    )


def _tried(fields: Fields) -> Tried:
    fields.whole()
    return Tried(
        take(fields, keys.TRIED_WHAT),
        take(fields, keys.TRIED_BY),
        take(fields, keys.TRIED_ON),
        take(fields, keys.TRIED_FOUND),
    )


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
