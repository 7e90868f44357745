"""What stands of a finding, after what was found before and what an editor said."""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from helpers import values_of
from reading_room.links.findings import is_gone, settle
from reading_room.links.journal import Journal
from reading_room.links.targets import Target, targets
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


@pytest.mark.parametrize(
    ("days", "gone"),
    [([0], False), ([0, 14], False), ([0, 1, 2], False), ([0, 1, 13], False), ([0, 1, 14], True),
     ([0, 100, 200], True), ([0, 0, 14], False), ([], False)],
)  # fmt: skip
def test_what_fails_on_three_days_over_two_weeks_is_gone(
    tmp_path: Path, days: list[int], gone: bool
) -> None:
    path = tmp_path / "links/journal.jsonl"
    silent = Finding(URL, why="nobody answers", trouble="silence")
    journal = journal_on(path, DAY)
    for day in days:
        journal = journal_on(path, DAY + timedelta(day), silent)
    failed = journal.past[URL].failed if days else ()
    assert is_gone(failed) == gone
    if days:
        told = settle(target(), silent, journal.past[URL], None)
        assert told.value == ("gone" if gone else "")
        assert "it failed on" in told.why


@pytest.mark.parametrize("kind", ["wait", "refuses", "tls", "private", "head", "fault"])
def test_what_a_reader_may_not_meet_never_makes_it_gone(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "journal.jsonl"
    for day in range(0, 60, 20):
        finding = Finding(URL, why="no", trouble=kind)  # type: ignore[arg-type]
        journal = journal_on(path, DAY + timedelta(day), finding)
    assert journal.past[URL].failed == ()
    assert settle(target("gone"), finding, journal.past[URL], None).value == ""


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
    assert Journal(path, DAY + timedelta(1)).told == {URL}
    assert Journal(path, DAY + timedelta(2)).told == set()


def test_nothing_is_gone_on_with_that_was_begun_in_days_to_come(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    with Journal(path, DAY + timedelta(300)) as journal:
        journal.add(Finding(URL, "alive"))
    assert Journal(path, DAY).told == set()


def test_lines_that_were_not_finished_or_are_not_ours_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    with Journal(path, DAY) as journal:
        journal.add(Finding(URL, "alive"))
        journal.add(Finding("https://other.example/", "gone"))
    text = path.read_text()
    path.write_text("[]\nnull\n{}\n\x00\n" + text[:-20])
    with Journal(path, DAY) as journal:
        assert journal.told == {URL}
        journal.add(Finding("https://other.example/", "gone"))
    assert Journal(path, DAY).told == {URL, "https://other.example/"}


ODD = [
    "[" * 200_000, '{"a":' * 100_000, "9" * 10_000, "NaN", '"x"', "[1]", '{"begun": 1}',
    '{"begun": []}', '{"status": ""}', '{"trouble": "cut"}',
    '{"begun": "2026"}', '{"status": ["x"]}', '{"status": {}}', '{"status": "nonsense"}',
    '{"status": 1}', '{"trouble": "nonsense"}', '{"trouble": ["cut"]}', '{"url": 1}', '{"url": ""}',
    '{"url": null}', '{"url": "\\ud800"}', '{"why": []}', '{"why": "\\udcff"}', '{"to": {}}',
    '{"to": "\\ud800"}', '{"fits": "yes"}', '{"day": 1}', '{"day": "tomorrow"}', '{"etag": 1}',
    '{"modified": []}',
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd[:20])
def test_a_damaged_line_does_no_harm(tmp_path: Path, odd: str) -> None:
    path = tmp_path / "journal.jsonl"
    good = {"day": "2026-11-01", "url": "https://odd.example/", "status": "alive"}
    line = json.dumps(good | json.loads(odd)) if odd.startswith('{"') and odd.endswith("}") else odd
    path.write_text('{"begun": "2026-11-01"}\n' + line + "\n")
    with Journal(path, DAY) as journal:
        assert journal.past == {}
        assert journal.told == set()
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
    told = {}
    for finding, said in (
        (Finding(URL, "alive", fits=True), "gone"),
        (Finding(URL, "alive", fits=True), "alive"),
        (Finding(URL, "moved", "it moved", "https://new.example/\x1b[2J"), ""),
        (Finding(URL, "gone", "it is not there (404)"), ""),
        (Finding(URL, trouble="silence", why="work.example took too long to answer"), "alive"),
    ):
        journal = journal_on(tmp_path / finding.status / said / "j", DAY, finding)
        told[finding.status or "none", said] = settle(
            target(said), finding, journal.past[URL], None
        )
    assert lines(told["alive", "alive"]) == []
    assert lines(told["alive", "gone"]) == [f"x.yml:4: alive: a, {URL}: it works again."]
    moved = lines(told["moved", ""])
    assert moved[1] == "    Write URL: https://new.example/\ufffd[2J"
    assert "reading-room links archive" in lines(told["gone", ""])[1]
    (silent,) = lines(told["none", "alive"])
    assert "took too long to answer; it failed on 1 day, first on 1 November 2026" in silent
    assert summary(told.values()) == "1 address asked: 1 could not be told."


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
