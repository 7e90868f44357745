"""Values of a mapping of YAML. Enters: a mapping node. Leaves: values in the types that are wanted.

A `Fields` reads one mapping key by key; what it cannot take is a problem of the file's `Reader`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from reading_room.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    PartialDate,
    parse_edtf,
    parse_moment,
    parse_partial,
)
from reading_room.problems import nearest, slip_of
from reading_room.slugs import SLUG, slug_of
from reading_room.sources import limits
from reading_room.sources.web import is_address, mended_address, whole_address
from reading_room.sources.yaml.date_hints import unread, unread_edtf
from reading_room.sources.yaml.durations import meant_minutes
from reading_room.sources.yaml.mapping import Mapping
from reading_room.typed_dates import sure, sure_about, sure_moment, sure_range, sure_year
from reading_room.wording import bare, short

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    import yaml

    from reading_room.values import Ref

Choice = TypeVar("Choice", bound=str)

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_EDTF_SIGN = re.compile(r"^\d{4}[^/ ]*/[^/ ]+$|\d{4}/\.\.|\d\d?X|\d[?~%]+$")
"""What no date has that is only a date."""

_FEW = 10


class Fields(Mapping):
    """One mapping, read key by key: a value that is not what its key takes is a problem."""

    def text(self, key: str) -> str:
        """Words; empty where the key is not given."""
        node = self.nodes.get(key)
        return self.reader.text(node, self.key(key)) if node else ""

    def line(self, key: str) -> str:
        """Words on one line: white space is folded."""
        return " ".join(self.text(key).split())

    def raw(self, key: str, example: str = "") -> str:
        """A value exactly as typed."""
        node = self.nodes.get(key)
        return self.reader.scalar(node, self.key(key), example) if node else ""

    def address(self, key: str) -> str:
        """A web address (http or https); anything else is a problem."""
        value = self.raw(key)
        if value and not is_address(value):
            self._wrong(
                key,
                "value-address",
                f"{self.key(key).the} {short(value)} is not a web address.",
                mended_address(value),
                whole_address(value),
            )
            return ""
        return value

    def path(self, key: str) -> str:
        """A path to a file of the site, or a web address."""
        value = self.raw(key)
        name = self.key(key).example.rpartition("/")[2]
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", value) and not is_address(value):
            self._wrong(
                key,
                "value-address",
                f"{key} cannot be {short(value)}.",
                f"Write the path to a file, {key}: {name}, or an address with https://",
            )
            return ""
        return value

    def language(self, key: str) -> str:
        """A language tag (BCP 47)."""
        value = self.raw(key)
        if value and not is_language(value):
            self._wrong(
                key,
                "value-language",
                f"{short(value)} is not the short name of a language.",
                f"Write {key}: en-GB for British English, {key}: cy for Welsh.",
                tag if is_language(tag := value.replace("_", "-")) else "",
            )
            return ""
        return value

    def yes(self, key: str) -> bool:
        """True or false."""
        value = self.raw(key).lower()
        if value not in ("", "true", "false", "yes", "no"):
            self._wrong(
                key,
                "value-yes-no",
                f"{key} must be true or false, not {short(value)}.",
                f"Write {key}: true, or take the line out.",
            )
        return value in ("true", "yes")

    def minutes(self, key: str) -> int | None:
        """A whole number of minutes, of 1 or more and no more than `limits.MINUTES`."""
        value = self.raw(key)
        if not value:
            return None
        if not re.fullmatch(r"[1-9][0-9]{0,5}", value, re.ASCII):
            self._wrong(
                key,
                "value-number",
                f"{key} must be a whole number, not {short(value)}.",
                f"Write {key}: {meant_minutes(value) or 12}",
                str(meant_minutes(value) or ""),
            )
            return None
        if int(value) > limits.MINUTES:
            self._wrong(
                key,
                "value-number",
                f"{key} cannot be {value}: {limits.MINUTES:,} are a hundred hours.",
                f"Write how many minutes the work takes, or take {key} out.",
            )
            return None
        return int(value)

    def choice(
        self, key: str, options: tuple[Choice, ...], elsewhere: Callable[[str], str] | None = None
    ) -> Choice | None:
        """One of some words; None where the key is not given. ``elsewhere`` knows which of them
        another program's word means."""
        value = self.raw(key)
        for option in options:
            if value == option:
                return option
        if value:
            near = (elsewhere(value) if elsewhere else "") or nearest(value, options)
            self._wrong(
                key,
                "value-choice",
                f"{key} cannot be {short(value)}.",
                _one_of(near, options),
                slip_of(value, options),
            )
        return None

    def taken(self, key: str, value: str) -> None:
        """Advise that another program's value is read as one of ours."""
        message = f"{key}: {self.raw(key)} is read as {key}: {value}"
        self._wrong(key, "value-elsewhere", message, f"Write {key}: {value}", value)

    def moment(self, key: str) -> datetime | None:
        """A day, or a day and a time."""
        value = self.raw(key)
        moment = parse_moment(value, self.reader.zone) if value else None
        if value and moment is None:
            meant = sure_moment(bare(value))
            moment = parse_moment(meant, self.reader.zone) if meant else None
            self._read_as(key, value, meant, whole=True, taken=moment is not None)
        if moment and not FIRST_YEAR <= moment.year <= LAST_YEAR:
            self._far(key, moment.year)
        return moment

    def _far(self, key: str, year: int) -> None:
        """Advise of a year in which nobody wrote for the web, or will in this century."""
        self._wrong(
            key,
            "date-far",
            f"{self.key(key).the} is in the year {year}.",
            "Look at the year: two of its digits may have changed places.",
        )

    def day(self, key: str) -> date | None:
        """A day."""
        moment = self.moment(key)
        return moment.date() if moment else None

    def partial(self, key: str) -> PartialDate | None:
        """A year, a month or a day."""
        value = self.raw(key)
        found = parse_partial(value) if value else None
        if value and found is None:
            found = sure(bare(value))
            self._read_as(key, value, str(found), whole=False, taken=found is not None)
        return found

    def edtf(self, key: str) -> PartialDate | None:
        """A year, a season, a month or a day, certain or not, or a range of them (EDTF)."""
        value = self.raw(key)
        found = parse_edtf(value) if value else None
        words = bare(value)
        meant = None if found else sure_range(words) or sure_year(words) or sure_about(words)
        if meant:
            self._read_as(key, value, str(meant), whole=False, taken=True)
            return meant
        if value and found is None and _EDTF_SIGN.search(value):
            self._wrong(key, "value-date", *unread_edtf(key, self.key(key).the, value))
            return None
        return found or self.partial(key)

    def _read_as(self, key: str, value: str, meant: str, *, whole: bool, taken: bool) -> None:
        """Say how a date of another form was read, or that it cannot be read."""
        if taken:
            message = f"{self.key(key).the} {short(value)} is read as {meant}."
            self._wrong(key, "date-form", message, f"Write {key}: {meant}", meant)
        else:
            self._wrong(key, "value-date", *unread(key, self.key(key).the, value, whole=whole))

    def slug(self, key: str, what: str) -> str:
        """An id: lower-case letters, digits and hyphens."""
        value = self.raw(key)
        if value and not SLUG.fullmatch(value):
            self._wrong(
                key,
                "value-id",
                f"{short(value)} cannot be {what}.",
                "Use lower-case letters, digits and single hyphens:"
                f" {slug_of(value) or 'a-short-title'}",
            )
            return ""
        return value

    def ref(self, key: str) -> Ref | None:
        """A reference to something by its id."""
        refs = self.refs(key)
        if len(refs) > 1:
            self._wrong(key, "value-one", f"{key} takes one id.", "Keep one of them.")
        return refs[0] if refs else None

    def refs(self, key: str) -> tuple[Ref, ...]:
        """References by id: a list, or one alone."""
        node = self.nodes.get(key)
        return self.reader.refs(node, self.key(key)) if node else ()

    def entries(self, key: str) -> list[yaml.Node]:
        """The nodes of a list; empty where the key is not given."""
        node = self.nodes.get(key)
        return self.reader.few(node, self.key(key)) if node else []

    def _wrong(self, key: str, rule: str, message: str, hint: str, meant: str = "") -> None:
        self.reader.error(self.nodes[key], rule, message, hint, meant)


def _one_of(near: str, options: tuple[str, ...]) -> str:
    """The word that may be meant, and all of them where they are few or nothing is like it."""
    every = f"It is one of: {', '.join(options)}."
    if not near:
        return every
    return f"Did you mean {near}? {every}" if len(options) <= _FEW else f"Did you mean {near}?"


def is_language(value: str) -> bool:
    """Is it a language tag (BCP 47), as far as its form tells?"""
    return _LANGUAGE.fullmatch(value) is not None
