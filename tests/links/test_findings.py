"""What stands of a finding, after what was found before and what an editor said."""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from helpers import values_of
from reading_room.links.findings import settle
from reading_room.links.journal import Journal
from reading_room.links.targets import Target, targets
from reading_room.links.trouble import LASTING, WORDS, Kind
from reading_room.links.verdicts import Finding
from reading_room.links.words import lines, summary
from reading_room.model import Entry, Item, ReadingList, Section, Source
from reading_room.values import Alternate, Ref

URL = "https://work.example/"
DAY = date(2026, 11, 1)


def journal_on(path: Path, day: date, *findings: Finding) -> Journal:
    with Journal(path, day) as journal:
        for finding in findings:
            journal.add(finding)
        journal.finish()
    return journal


def target(status: str = "") -> Target:
    item = Item("x.yml", "a", 3, values_of(title="A work", url=URL, link_status=status))
    return Target(URL, "x.yml", 4, "a", ("A work",), item)


GONE = Finding(URL, "gone", "the site says that it is not there (404)")


@pytest.mark.parametrize(
    ("days", "gone"), [([0], False), ([0, 0], False), ([0, 1], True), ([0, 30, 31], True)]
)
def test_what_is_not_there_on_two_days_is_gone(tmp_path: Path, days: list[int], gone: bool) -> None:
    for day in days:
        journal = journal_on(tmp_path / "j", DAY + timedelta(day), GONE)
    outcome = settle(target("alive"), GONE, journal.past[URL], journal.before.get(URL))
    assert outcome.value == ("gone" if gone else "")
    assert outcome.is_missing != gone
    assert ("another day" in outcome.why) != gone


@pytest.mark.parametrize("between", ["alive", "moved", "login", "changed"])
def test_one_good_answer_between_begins_the_count_anew(tmp_path: Path, between: str) -> None:
    for day, finding in enumerate((GONE, Finding(URL, between), GONE)):
        journal = journal_on(tmp_path / "j", DAY + timedelta(day), finding)
    assert settle(target(), GONE, journal.past[URL], journal.before[URL]).value == ""


@pytest.mark.parametrize("kind", sorted(WORDS))
def test_trouble_between_does_not(tmp_path: Path, kind: Kind) -> None:
    for day, finding in enumerate((GONE, Finding(URL, trouble=kind), GONE)):
        journal = journal_on(tmp_path / "j", DAY + timedelta(day), finding)
    assert settle(target(), GONE, journal.past[URL], journal.before[URL]).value == "gone"


def test_what_a_list_calls_gone_stays_so(tmp_path: Path) -> None:
    journal = journal_on(tmp_path / "j", DAY, GONE)
    assert settle(target("gone"), GONE, journal.past[URL], None).value == "gone"


@pytest.mark.parametrize("kind", sorted(WORDS))
def test_no_trouble_makes_it_gone_however_often(tmp_path: Path, kind: Kind) -> None:
    for day in range(0, 400, 20):
        finding = Finding(URL, why="no", trouble=kind)
        journal = journal_on(tmp_path / "j", DAY + timedelta(day), finding)
    outcome = settle(target("alive"), finding, journal.past[URL], journal.before[URL])
    assert outcome.value == ""
    assert "the list keeps what it says" in outcome.why
    said = lines(outcome)
    assert (said[-1].strip().startswith("Open it in a browser.")) == (kind in LASTING)
    assert ("it failed on 20 days" in said[0]) == (kind in LASTING)
    assert lines(settle(target("gone"), finding, journal.past[URL], None))[1:] == []


def test_one_good_answer_begins_the_count_anew_and_one_that_says_nothing_does_not(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.jsonl"
    silent = Finding(URL, trouble="refused")
    journal_on(path, DAY, silent)
    journal = journal_on(path, DAY + timedelta(1), Finding(URL, trouble="wait"))
    assert journal.past[URL].failed == (DAY,)
    assert journal_on(path, DAY + timedelta(2), Finding(URL, "alive")).past[URL].failed == ()


def test_a_check_that_found_nobody_counts_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    journal_on(path, DAY, Finding(URL, "alive", etag="x"))
    with Journal(path, DAY + timedelta(1)) as journal:
        journal.add(Finding(URL, trouble="dns"))
        journal.void()
    past = Journal(path, DAY + timedelta(2)).past[URL]
    assert (past.finding.etag, past.failed) == ("x", ())


def test_a_check_that_was_stopped_goes_on_for_a_day(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    with Journal(path, DAY) as journal:
        journal.add(Finding(URL, "alive"))
    assert Journal(path, DAY + timedelta(1)).resumed == {URL}
    assert Journal(path, DAY + timedelta(2)).resumed == set()


def test_nothing_is_gone_on_with_that_was_begun_in_days_to_come(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    with Journal(path, DAY + timedelta(300)) as journal:
        journal.add(Finding(URL, "alive"))
    assert Journal(path, DAY).resumed == set()


def test_lines_that_were_not_finished_or_are_not_ours_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    with Journal(path, DAY) as journal:
        journal.add(Finding(URL, "alive"))
        journal.add(Finding("https://other.example/", "gone"))
    text = path.read_text()
    path.write_text("[]\nnull\n{}\n\x00\n" + text[:-20])
    with Journal(path, DAY) as journal:
        assert journal.resumed == {URL}
        journal.add(Finding("https://other.example/", "gone"))
    assert Journal(path, DAY).resumed == {URL, "https://other.example/"}


ODD = [
    "[" * 200_000, '{"a":' * 100_000, "9" * 10_000, "NaN", '"x"', "[1]", '{"begun": 1}',
    '{"begun": []}', '{"status": ""}', '{"trouble": "cut"}',
    '{"begun": "2026"}', '{"status": ["x"]}', '{"status": {}}', '{"status": "nonsense"}',
    '{"status": 1}', '{"trouble": "nonsense"}', '{"trouble": ["cut"]}', '{"url": 1}', '{"url": ""}',
    '{"url": null}', '{"url": "\\ud800"}', '{"why": []}', '{"why": "\\udcff"}', '{"to": {}}',
    '{"to": "\\ud800"}', '{"fits": "yes"}', '{"day": 1}', '{"day": "tomorrow"}', '{"etag": 1}',
    '{"modified": []}', '{"copied": "2014-01-01"}', '{"copied": "x", "copy": "http://a.example/"}',
    '{"copied": "2014-01-01", "copy": "javascript:x"}', '{"copy": 1}',
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd[:20])
def test_a_damaged_line_does_no_harm(tmp_path: Path, odd: str) -> None:
    path = tmp_path / "journal.jsonl"
    good = {"day": "2026-11-01", "url": "https://odd.example/", "status": "alive"}
    line = json.dumps(good | json.loads(odd)) if odd.startswith('{"') and odd.endswith("}") else odd
    path.write_text('{"begun": "2026-11-01"}\n' + line + "\n")
    with Journal(path, DAY) as journal:
        assert journal.past == {}
        assert journal.resumed == set()
        journal.add(Finding(URL, "alive"))
    assert set(Journal(path, DAY).past) == {URL}


@pytest.mark.parametrize("mark", ["\xff", "\xa0x", "\u0100", "\ud800", "a\r\nHost: x"])
def test_a_mark_that_cannot_be_sent_is_forgotten(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "journal.jsonl"
    good = {"day": "2026-11-01", "url": URL, "status": "alive", "etag": mark, "modified": mark}
    path.write_text(json.dumps(good) + "\n")
    finding = Journal(path, DAY).past[URL].finding
    assert (finding.status, finding.etag, finding.modified) == ("alive", "", "")


def test_letters_without_a_code_stop_no_line(tmp_path: Path) -> None:
    with Journal(tmp_path / "j", DAY) as journal:
        journal.add(Finding(URL, "alive", "it says \ud800 é"))
        journal.add(Finding(f"{URL}é", "alive", "é"))
    assert Journal(tmp_path / "j", DAY).past[f"{URL}é"].finding.why == "é"


def test_where_nothing_is_kept_nothing_is_read() -> None:
    with Journal(Path(os.devnull), DAY) as journal:
        journal.add(Finding(URL, "alive"))
    assert Journal(Path(os.devnull), DAY).past == {}


@pytest.mark.parametrize("kind", ["a device", "a pipe", "a folder"])
def test_a_journal_that_is_no_file_is_not_read(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "journal.jsonl"
    if kind == "a device":
        path.symlink_to("/dev/zero")
    elif kind == "a pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
    with pytest.raises(OSError, match="not a file"):
        Journal(path, DAY)


@pytest.mark.parametrize("kind", ["changed", "login"])
def test_what_an_editor_says_against_a_finding_stands(tmp_path: Path, kind: str) -> None:
    found = Finding(URL, kind, "so it seems")
    first = journal_on(tmp_path / "j", DAY, found)
    assert settle(target("alive"), found, first.past[URL], None).value == kind
    again = journal_on(tmp_path / "j", DAY + timedelta(9), found)
    assert settle(target("alive"), found, again.past[URL], again.before[URL]).value == "alive"
    assert settle(target(kind), found, again.past[URL], again.before[URL]).value == kind


def test_what_is_said_names_the_place_and_what_to_do(tmp_path: Path) -> None:
    outcomes = {}
    for finding, said in (
        (Finding(URL, "alive", fits=True), "gone"),
        (Finding(URL, "alive", fits=True), "alive"),
        (Finding(URL, "moved", "it moved", "https://new.example/\x1b[2J"), ""),
        (Finding(URL, "gone", "it is not there (404)"), "gone"),
        (Finding(URL, "gone", "it is not there (404)"), "alive"),
        (Finding(URL, trouble="silence", why="work.example took too long to answer"), "alive"),
    ):
        journal = journal_on(tmp_path / finding.status / said / "j", DAY, finding)
        outcomes[finding.status or "none", said] = settle(
            target(said), finding, journal.past[URL], None
        )
    assert lines(outcomes["alive", "alive"]) == []
    assert lines(outcomes["alive", "gone"]) == [f"x.yml:4: alive: a, {URL}: it works again."]
    moved = lines(outcomes["moved", ""])
    assert moved[1] == "    Write URL: https://new.example/\ufffd[2J"
    assert "reading-room links archive" in lines(outcomes["gone", "gone"])[1]
    (silent,) = lines(outcomes["none", "alive"])
    assert "took too long to answer; it failed on 1 day, first on 1 November 2026" in silent
    missing = outcomes["gone", "alive"]
    assert lines(missing) == [
        f"x.yml:4: missing: a, {URL}: it is not there (404); if it says so on another day too, it"
        " is gone; the list keeps what it says."
    ]
    assert summary([missing]) == "1 address asked: 1 was not found today."
    assert summary(outcomes.values()) == "1 address asked: 1 could not be checked."


def test_which_addresses_are_asked_and_where_they_stand() -> None:
    others = (Alternate("audio", "https://a.example/"),)
    archive = "https://archive.example/"
    facts = values_of(title="A", url=URL, doi="10.1/2", archive_url=archive, alternates=others)
    item = Item("x.yml", "a", 4, facts)
    alone = Item("x.yml", "b", 9, values_of(title="B", doi="10.1/3"))
    entries = (Entry(Ref("a", 4, 1), 1), Entry(Ref("c", 12, 1), 2))
    found = ReadingList(
        "x.yml", "x", "X", None, (Section("", "", entries),), (item, alone),  # type: ignore[arg-type]
        source=Source(url="https://source.example/"),
    )  # fmt: skip
    text = f"title: X\nsource:\n  URL: https://source.example/\n- id: a\n  URL: {URL}\n"
    text += (
        "  alternates:\n  - {format: audio, URL: https://a.example/}\n\n- id: b\n  DOI: 10.1/3\n"
    )
    asked = [(each.url, each.line, each.what) for each in targets([found], {"x.yml": text})]
    assert asked == [
        ("https://source.example/", 3, "the source of the list"),
        (URL, 5, "a"),
        ("https://a.example/", 7, "a, its recording"),
        ("https://doi.org/10.1/3", 10, "b"),
    ]
