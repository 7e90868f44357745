"""Dates that keep their precision, and what is said of those that are none."""

from __future__ import annotations

from datetime import date, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from reading_room.dates import (
    PartialDate,
    day_text,
    parse_edtf,
    parse_moment,
    parse_partial,
    rfc3339,
)
from reading_room.typed_dates import guess, sure_moment, sure_range, sure_year

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2014", "2014"),
        ("2014-01", "January 2014"),
        ("2014-12", "December 2014"),
        ("2014-01-31", "31 January 2014"),
        ("2012-02-29", "29 February 2012"),
        (" 2014-01-05 ", "5 January 2014"),
        ("0800", "800"),
    ],
)
def test_a_date_is_shown_and_written_at_its_precision(written: str, shown: str) -> None:
    found = parse_partial(written)
    assert found is not None
    assert found.text == shown
    assert str(found) == written.strip()


@pytest.mark.parametrize(
    "written",
    [
        "", "14", "201", "20144", "2014-", "2014-1", "2014-00", "2014-13", "2014-01-00",
        "2014-01-32", "2014-02-29", "2013-02-29", "1900-02-29", "2014-1-31", "2014/01/31",
        "2014-01-31T10:00", "2014-01/2014-03", "2014~", "-2014", "0000", "٢٠١٤", "2014-01-31 ago",
    ],
)  # fmt: skip
def test_what_is_no_date_is_none(written: str) -> None:
    assert parse_partial(written) is None


@pytest.mark.parametrize(
    ("written", "shown", "years"),
    [
        ("-0350", "351 BC", "351 BC"),
        ("-0043-03-15~", "c. 15 March 44 BC", "c. 44 BC"),
        ("-0379/-0369", "380 BC–370 BC", "380 BC–370 BC"),
        ("-0026/0014", "27 BC–14", "27 BC–14"),
    ],
)
def test_years_before_christ_are_said_as_such(written: str, shown: str, years: str) -> None:
    found = parse_edtf(written)
    assert found is not None
    assert (str(found), found.text, found.years) == (written, shown, years)
    assert found < PartialDate(1)


@pytest.mark.parametrize(
    "written", ["-0000", "0000", "-2014-13", "-14", "-0369/-0379", "0014/-0026"]
)
def test_what_is_no_year_before_christ_is_none(written: str) -> None:
    assert parse_edtf(written) is None


def test_dates_sort_with_what_is_not_known_first() -> None:
    written = ["2014-02", "2013-12-31", "2014", "2014-01-31", "2014-01"]
    dates = [date for date in map(parse_partial, written) if date]
    assert [str(each) for each in sorted(dates)] == [
        "2013-12-31", "2014", "2014-01", "2014-01-31", "2014-02",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2014-01-31", "2014-01-31T00:00:00+00:00"),
        ("2014-07-01", "2014-07-01T00:00:00+01:00"),
        ("2014-07-01 09:30", "2014-07-01T09:30:00+01:00"),
        ("2014-07-01T09:30:15.5", "2014-07-01T09:30:15+01:00"),
        ("2014-07-01T09:30Z", "2014-07-01T09:30:00+00:00"),
        ("2014-07-01 09:30 +0200", "2014-07-01T09:30:00+02:00"),
        ("2014-07-01 09:30 -05:00", "2014-07-01T09:30:00-05:00"),
        ("2014-03-30 00:59", "2014-03-30T00:59:00+00:00"),
        ("2014-03-30 02:00", "2014-03-30T02:00:00+01:00"),
        ("2014-10-26 00:59", "2014-10-26T00:59:00+01:00"),
        ("2014-10-26 02:00", "2014-10-26T02:00:00+00:00"),
        ("1970-01-01", "1970-01-01T00:00:00+01:00"),
        ("1000-01-01", "1000-01-01T00:00:00-00:01"),
    ],
)
def test_a_moment_without_a_zone_is_local_in_summer_and_winter(written: str, moment: str) -> None:
    found = parse_moment(written, LONDON)
    assert found is not None
    assert rfc3339(found)[:22] == moment[:22]


def test_an_hour_that_the_clock_skips_or_repeats_is_still_one_moment() -> None:
    skipped = parse_moment("2014-03-30 01:30", LONDON)
    repeated = parse_moment("2014-10-26 01:30", LONDON)
    assert skipped
    assert repeated
    assert rfc3339(skipped) == "2014-03-30T01:30:00+00:00"
    assert rfc3339(repeated) == "2014-10-26T01:30:00+01:00"


@pytest.mark.parametrize(
    "written",
    [
        "", "2014", "2014-01", "2014-02-30", "2014-1-31", "31/01/2014", "2014-07-01 24:00",
        "2014-07-01 09:60", "2014-07-01 9:30", "2014-07-01T09", "2014-07-01 09:30 BST",
        "2014-07-01 09:30+25:00", "2014-07-01  09:30", "2014-W05-1", "20140131", "tomorrow",
        "0999-12-31", "9999-01-01", "٢٠١٤-٠١-٣١",
    ],
)  # fmt: skip
def test_what_is_no_moment_is_none(written: str) -> None:
    assert parse_moment(written, LONDON) is None


@pytest.mark.parametrize(("written", "west"), [("1000-01-01", 999), ("9998-12-31", 9998)])
def test_the_first_and_last_days_have_an_equal_in_every_zone(written: str, west: int) -> None:
    moment = parse_moment(written, ZoneInfo("Pacific/Kiritimati"))
    assert moment is not None
    assert moment.astimezone(timezone(timedelta(hours=-12))).year == west


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("31/01/2014", "2014-01-31"),
        ("1.2.2014", "2014-02-01"),
        ("5-6-2014", "2014-06-05"),
        ("2014-1-5", "2014-01-05"),
        ("2014/01/31", "2014-01-31"),
        ("2014-1", "2014-01"),
        ("31 January 2014", "2014-01-31"),
        ("31st Jan 2014", "2014-01-31"),
        ("1 may, 2014", "2014-05-01"),
        ("January 2014", "2014-01"),
        ("Sept. 2014", "2014-09"),
        ("January 31, 2014", "2014-01-31"),
        ("Jan 31st 2014", "2014-01-31"),
    ],
)
def test_a_guess_puts_the_day_before_the_month(written: str, meant: str) -> None:
    assert str(guess(written)) == meant


@pytest.mark.parametrize(
    "written", ["", "tomorrow", "30/02/2014", "13/13/2014", "Spring 2014", "Ja 2014", "31 Jan 14"]
)
def test_no_guess_is_better_than_a_wild_one(written: str) -> None:
    assert guess(written) is None


def test_a_day_as_british_readers_write_it() -> None:
    assert day_text(date(2012, 9, 17)) == "17 September 2012"
    assert PartialDate(2012, 9, 17).text == day_text(date(2012, 9, 17))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2014-2015", "2014/2015"),
        ("2014–2015", "2014/2015"),
        ("2014 – 2015", "2014/2015"),
        ("2014/15", "2014/2015"),
        ("2004–05", "2004/2005"),
        ("2004/05", None),  # or May 2004
        ("2014-15", None),
        ("2015-2014", None),
        ("2014-01-31", None),
    ],
)
def test_two_years_are_a_range_where_nothing_else_can_be_meant(
    typed: str, meant: str | None
) -> None:
    found = sure_range(typed)
    assert (str(found) if found else None) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("450", "0450"),
        ("93 AD", "0093"),
        ("450CE", "0450"),
        ("93", None),  # or 1993
        ("000", None),
        ("1066 AD", None),
    ],
)
def test_early_years_are_read_where_nothing_else_can_be_meant(
    typed: str, meant: str | None
) -> None:
    found = sure_year(typed)
    assert (str(found) if found else None) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1st of February, 2025", "2025-02-01"),
        ("1 February 2025, 9am", "2025-02-01 09:00"),
        ("2025-02-01 12.30 pm", "2025-02-01 12:30"),
        ("1 February 20", ""),
        ("31 November 2026", ""),
    ],
)
def test_a_day_and_a_time_of_another_form_are_read_where_they_are_sure(
    typed: str, meant: str
) -> None:
    assert sure_moment(typed) == meant
