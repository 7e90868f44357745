"""Where a work can be had, and what became of its address."""

from __future__ import annotations

from typing import Any

import pytest

from helpers import values_of
from reading_room.dates import PartialDate, parse_partial
from reading_room.library import Availability, availability_of
from reading_room.model import Item
from reading_room.values import Alternate

URL, COPY, DOI = "https://work.example/a", "https://archive.example/a", "10.1000/182"
THEN, TODAY = PartialDate(2014, 2, 3), PartialDate(2026, 11, 22)


def found(url: str = URL, status: str = "", **more: Any) -> Availability:
    return availability_of(
        Item("x.yml", "a", 1, values_of(title="A work", url=url, link_status=status, **more))
    )


@pytest.mark.parametrize(
    ("facts", "address", "said", "others"),
    [
        ({}, URL, "", []),
        ({"status": "alive", "link_checked": TODAY}, URL, "", []),
        ({"status": "moved", "link_checked": TODAY}, URL, "", []),
        ({"doi": DOI}, URL, "", [f"DOI {DOI}"]),
        ({"url": "", "doi": DOI}, f"https://doi.org/{DOI}", "", []),
        ({"url": ""}, "", "", []),
        ({"url": "", "status": "gone"}, "", "", []),
        ({"archive_url": COPY}, URL, "", ["Archived copy"]),
        ({"archive_url": COPY, "archive_date": THEN}, URL, "", ["Archived copy, 3 February 2014"]),
        (
            {"status": "gone", "link_checked": TODAY},
            "", f" The address no longer works (looked at on 22 November 2026): {URL}", [],
        ),
        ({"status": "gone"}, "", f" The address no longer works: {URL}", []),
        (
            {"status": "gone", "doi": DOI},
            f"https://doi.org/{DOI}", f" The address no longer works: {URL}", [],
        ),
        (
            {"url": "", "doi": DOI, "status": "gone"},
            "", f" The address no longer works: https://doi.org/{DOI}", [],
        ),
        (
            {"status": "gone", "archive_url": COPY, "archive_date": THEN, "link_checked": TODAY},
            COPY, "This is a copy archived on 3 February 2014. The original address no longer works"
            f" (looked at on 22 November 2026): {URL}", [],
        ),
        (
            {"status": "gone", "archive_url": COPY, "archive_date": parse_partial("2014-02")},
            COPY, "This is a copy archived in February 2014. The original address no longer works:"
            f" {URL}", [],
        ),
        (
            {"status": "gone", "archive_url": COPY},
            COPY, f"This is an archived copy. The original address no longer works: {URL}", [],
        ),
        (
            {"status": "login", "archive_url": COPY, "alternates": (Alternate("audio", "https://a"),)},
            URL, " The address asks you to sign in", ["Audio", "Archived copy"],
        ),
        (
            {"status": "changed", "link_checked": parse_partial("2026")},
            URL, " The address may show something else today (looked at in 2026)", [],
        ),
    ],
)  # fmt: skip
def test_title_words_and_other_places(
    facts: dict[str, Any], address: str, said: str, others: list[str]
) -> None:
    where = found(**facts)
    dead = f": {where.gone}" if where.gone else ""
    told = f"{where.copy} {where.state}{dead}" if where.state else ""
    assert (where.address, told, [each.words for each in where.others]) == (address, said, others)


def test_what_robust_links_are_told() -> None:
    for status in ("", "gone", "changed"):
        where = found(status=status, archive_url=COPY, archive_date=THEN)
        assert (where.original, where.version, where.version_date) == (URL, COPY, "2014-02-03")
    assert found(archive_url=COPY, archive_date=PartialDate(2014, 2)).version_date == ""
    assert found().original == found().version == ""
