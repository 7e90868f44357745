"""``reading-room links``, run as editors run it, against a server on this machine."""

from __future__ import annotations

import difflib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from helpers import ENVIRONMENT, REPOSITORY
from liar import Asked, Liar, Reply, serving
from reading_room.cli import main
from reading_room.links import runs
from reading_room.links.http import Asker
from reading_room.links.journal import Journal
from reading_room.sources import limits

QUICK = ("--private", "--pause", "0", "--timeout", "20")
Links = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[[dict[str, str]], Path]
CONFIG = """\
site_name: Links
site_url: https://links.example/
theme: {{name: material, font: false}}
plugins:
  - reading-room: {{search: false, timegate: "{gate}"}}
  - rss
"""
LIST = """\
# What we read, by the editors
title: Works            # of some years
date: 2026-01-06

items:
  # The first is the best known.
  - id: good            # still there?
    title: "A good work"
    URL: {here}good     # looked at by hand
    importance: essential
    note: |
      Read it.

      # This is no remark.

  - {{id: gone, title: 'A work, gone', URL: "{here}gone"}}   # in one line
  - id: moved
    link:   {{ checked: "2020-01-01",   status: 'alive' }}  # our own
    title: A moved work
    URL: {here}moved
    alternates: [{{format: audio, URL: "{here}audio"}}]
  - title: A work in trouble
    URL: {here}trouble
    id: trouble
    link:
      # by the editors
      status: login     # as of old
      checked: 2020-01-01
  - id: no-address
    title: A book"""


def environment(folder: Path) -> dict[str, str]:
    return ENVIRONMENT | {"XDG_CACHE_HOME": str(folder / "cache")}


@pytest.fixture
def liar() -> Iterator[Liar]:
    with serving() as liar:
        yield liar


@pytest.fixture
def site(write: Write, liar: Liar) -> Path:
    """A site with one list, of works at the server."""
    liar.routes |= {
        "/good": Reply(body=b"<title>A good work</title>"),
        "/gone": Reply(410),
        "/moved": Reply(301, b"", {"Location": "/new"}),
        "/new": Reply(body=b"<title>A moved work</title>"),
        "/trouble": Reply(500),
        "/audio": Reply(404),
    }
    return write(
        {
            "mkdocs.yml": CONFIG.format(gate=f"{liar.url}gate/"),
            "docs/index.md": "# Links\n",
            "reading_lists/works.yml": LIST.format(here=liar.url),
        }
    )


@pytest.fixture
def links(site: Path) -> Links:
    """Run ``reading-room links`` with these words."""

    def links(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "reading_room", "links", *words, *QUICK]
        return subprocess.run(
            command, cwd=site, env=environment(site), capture_output=True, text=True, timeout=60
        )

    return links


def a_day_passes(site: Path) -> None:
    """Let what the journal has be of yesterday."""
    [journal] = (site / "cache/reading-room/links").glob("*.jsonl")
    days = set(re.findall(r"\d{4}-\d\d-\d\d", journal.read_text()))
    for day in days:
        before = date.fromisoformat(day) - timedelta(1)
        journal.write_text(journal.read_text().replace(day, before.isoformat()))


def differences(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.split("\n"), after.split("\n"))
    return [line for line in lines if line[0] in "+-"]


def test_a_check_tells_what_is_not_well_and_writes_what_it_found(
    site: Path, links: Links, liar: Liar
) -> None:
    path = site / "reading_lists/works.yml"
    path.chmod(0o640)
    before = path.read_text()
    done = links("check", "--dry-run")
    assert done.stderr.startswith(
        "5 addresses asked: 1 works, 1 has moved, 2 were not found today, 1 could not be checked.\n"
    )
    a_day_passes(site)
    done = links("check")
    assert (done.returncode, done.stderr) == (
        0,
        "5 addresses asked: 1 works, 1 has moved, 2 are gone, 1 could not be checked.\n"
        "Written: 3 works.\n",
    )
    told = done.stdout.splitlines()
    assert [line.split(": ")[:3] for line in told if not line.startswith(" ")] == [
        ["reading_lists/works.yml:16", "gone", f"gone, {liar.url}gone"],
        ["reading_lists/works.yml:20", "moved", f"moved, {liar.url}moved"],
        ["reading_lists/works.yml:21", "gone", f"moved, its recording, {liar.url}audio"],
        ["reading_lists/works.yml:23", "not checked", f"trouble, {liar.url}trouble"],
    ]
    assert f"    Write URL: {liar.url}new" in told
    today = re.search(r"checked: (\S+)}", path.read_text())
    assert today
    day = today[1]
    assert differences(before, path.read_text()) == [
        f"+     link: {{status: alive, checked: {day}}}",
        f"-   - {{id: gone, title: 'A work, gone', URL: \"{liar.url}gone\"}}   # in one line",
        f"+   - {{id: gone, title: 'A work, gone', URL: \"{liar.url}gone\","
        f" link: {{status: gone, checked: {day}}}}}   # in one line",
        "-     link:   { checked: \"2020-01-01\",   status: 'alive' }  # our own",
        f"+     link:   {{ checked: \"{day}\",   status: 'moved' }}  # our own",
    ]
    assert path.stat().st_mode & 0o777 == 0o640
    once = path.read_bytes()
    again = links("check")
    assert "Written: 0 works." in again.stderr
    assert path.read_bytes() == once


def test_nothing_is_written_in_a_dry_run(site: Path, links: Links) -> None:
    before = (site / "reading_lists/works.yml").read_bytes()
    done = links("check", "--dry-run")
    assert "Would be written: 2 works." in done.stderr
    assert (site / "reading_lists/works.yml").read_bytes() == before


def test_what_was_checked_since_a_day_is_not_asked(links: Links, liar: Liar) -> None:
    links("check")
    liar.log.clear()
    done = links("check", "--since", "1d")
    assert {each.path for each in liar.log} == {"/trouble", "/gone"}
    said = "2 addresses asked: 1 was not found today, 1 could not be checked."
    assert done.stderr.startswith(said)
    assert links("check", "--since", "soon").returncode == 2


def test_lists_are_asked_by_name(site: Path, links: Links, liar: Liar) -> None:
    other = site / "reading_lists/other.yml"
    other.write_text(
        f"title: O\ndate: 2030-01-01\nitems: [{{id: o, title: O, URL: '{liar.url}o'}}]\n"
    )
    for name in ("other", "reading_lists/other.yml"):
        liar.log.clear()
        assert links("check", name).returncode == 0
        assert {each.path for each in liar.log} == {"/o"}
    done = links("check", "othre")
    assert done.returncode == 1
    assert "There is no reading list othre. There are: other, works." in done.stderr


def test_what_has_not_changed_is_asked_for_once_with_its_mark(links: Links, liar: Liar) -> None:
    mark = {
        "Content-Type": "text/html",
        "ETag": '"7"',
        "Last-Modified": "Mon, 05 Jan 2026 10:00:00 GMT",
    }
    liar.routes["/good"] = Reply(body=b"<title>A good work</title>", headers=mark)
    links("check")
    assert liar.asked("/good") == ["HEAD", "GET"]
    liar.log.clear()
    liar.routes["/good"] = Reply(304, b"", {})
    links("check")
    (asked,) = [each for each in liar.log if each.path == "/good"]
    assert (asked.method, asked.headers["if-none-match"]) == ("HEAD", '"7"')
    assert asked.headers["if-modified-since"] == "Mon, 05 Jan 2026 10:00:00 GMT"
    assert re.fullmatch(
        r"reading-room/\S+ \(.*; https://links\.example/\)", asked.headers["user-agent"]
    )


def outside(site: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command as it is without ``--private``."""
    return subprocess.run(
        [sys.executable, "-m", "reading_room", "links", *words, "--pause", "0"],
        cwd=site, env=environment(site), capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def test_this_machine_is_not_asked_unless_somebody_means_it(site: Path, liar: Liar) -> None:
    done = outside(site, "check")
    assert liar.log == []
    assert done.stdout == (
        "Not asked: 5 addresses lead to this machine or its own network (reading_lists/works.yml:9,"
        " reading_lists/works.yml:16, reading_lists/works.yml:20, reading_lists/works.yml:21,"
        " reading_lists/works.yml:23). --private asks them too.\n"
    )
    assert "5 could not be checked" in done.stderr
    assert done.returncode == 0


def test_an_archive_on_this_machine_is_not_asked_unless_somebody_means_it(
    site: Path, liar: Liar
) -> None:
    done = outside(site, "archive")
    assert liar.log == []
    assert done.stdout == (
        "The archive (timegate) leads to this machine or its own network, and was not asked for"
        " 4 works. --private asks it too.\n"
    )


def test_a_second_check_says_that_it_waits_for_the_first(
    site: Path, links: Links, liar: Liar
) -> None:
    asked, go_on = threading.Event(), threading.Event()

    def waits(_: object) -> Reply:
        asked.set()
        go_on.wait(60)
        return Reply(body=b"<title>A good work</title>")

    liar.routes["/good"] = waits
    first = started(site, liar, 0, "60")
    assert asked.wait(60)
    second = started(site, liar, 0)
    assert second.stderr
    said = second.stderr.readline()
    go_on.set()
    assert said == "Another check of this site's links is running; waiting for it.\n"
    for process in (first, second):
        _, said = process.communicate(timeout=60)
        assert "5 addresses asked" in said
        assert "A check was stopped" not in said
    [journal] = (site / "cache/reading-room/links").iterdir()
    lines = [json.loads(line) for line in journal.read_text().splitlines()]
    kinds = ["address" if "url" in line else next(iter(line)) for line in lines]
    assert kinds == ["begun", *["address"] * 5, "finished"] * 2
    assert "waiting" not in links("check").stderr


def test_where_nobody_answers_at_all_nothing_counts(site: Path, links: Links) -> None:
    path = site / "reading_lists/works.yml"
    text = re.sub(r"http://127.0.0.1:\d+/", "http://127.0.0.1:1/", path.read_text())
    path.write_text(text)
    done = links("check")
    assert "5 addresses asked: 5 could not be checked." in done.stderr  # the archive answers
    assert done.stdout.count("it failed on 1 day") == 5
    config = site / "mkdocs.yml"
    config.write_text(re.sub(r"http://127.0.0.1:\d+/", "http://127.0.0.1:1/", config.read_text()))
    done = links("check")
    assert (done.returncode, path.read_text()) == (1, text)
    assert "No site answers, nor does the archive." in done.stderr


def many(site: Path, liar: Liar) -> None:
    """A list of 40 works, each of which takes its time."""
    items = "".join(f"  - {{id: w{n}, title: W, URL: '{liar.url}w{n}'}}\n" for n in range(40))
    (site / "reading_lists/works.yml").write_text(f"title: M\ndate: 2026-01-06\nitems:\n{items}")
    liar.routes |= {f"/w{n}": Reply(headers={"Content-Type": "text/plain"}) for n in range(40)}
    liar.takes = 0.02


def started(site: Path, liar: Liar, least: int, timeout: str = QUICK[-1]) -> subprocess.Popen[str]:
    """A check, once the server was asked so many times."""
    words = [*QUICK[:-1], timeout]
    command = [sys.executable, "-m", "reading_room", "links", "check", *words]
    process = subprocess.Popen(
        command, cwd=site, env=environment(site), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    until = time.monotonic() + 60
    while len(liar.log) < least and time.monotonic() < until:
        time.sleep(0.005)
    return process


def test_a_check_that_is_killed_goes_on_where_it_was(site: Path, links: Links, liar: Liar) -> None:
    many(site, liar)
    before = (site / "reading_lists/works.yml").read_bytes()
    process = started(site, liar, 12)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert (site / "reading_lists/works.yml").read_bytes() == before
    journal = next((site / "cache/reading-room/links").glob("*.jsonl")).read_text()
    told = set(re.findall(r'"url": "[^"]*(/w\d+)"', journal))
    assert 9 < len(told) < 40
    with next((site / "cache/reading-room/links").glob("*.jsonl")).open("a") as file:
        file.write('{"day": "2026-')  # as a machine that loses its power leaves it
    time.sleep(0.1)
    liar.log.clear()
    done = links("check")
    asked = {each.path for each in liar.log}
    assert asked & told == set()
    assert asked | told == {f"/w{n}" for n in range(40)}
    assert (
        f"A check was stopped: {len(told)} of 40 addresses have been asked already." in done.stderr
    )
    assert "Written: 40 works." in done.stderr
    liar.log.clear()
    assert "stopped" not in links("check").stderr
    assert len({each.path for each in liar.log}) == 40


def stalled(liar: Liar) -> threading.Event:
    """Let the twelfth request and all behind it wait for the event."""
    go_on = threading.Event()

    def waits(_: Asked) -> Reply:
        if len(liar.log) >= 11:
            go_on.wait(60)
        return Reply(headers={"Content-Type": "text/plain"})

    liar.routes |= {f"/w{n}": waits for n in range(40)}
    return go_on


def journal_has(site: Path, findings: int) -> None:
    """Wait until so many findings are in the journal."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        for path in (site / "cache/reading-room/links").glob("*.jsonl"):
            if path.read_text().count('"url"') >= findings:
                return
        time.sleep(0.005)
    pytest.fail(f"the journal never had {findings} findings")


def test_ctrl_c_keeps_and_writes_what_was_found(site: Path, links: Links, liar: Liar) -> None:
    many(site, liar)
    go_on = stalled(liar)
    process = started(site, liar, 11, "60")
    journal_has(site, 11)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    go_on.set()
    assert process.returncode == 130
    assert "Traceback" not in said
    text = (site / "reading_lists/works.yml").read_text()
    written = text.count("link: {status: alive")
    assert written == 11
    assert f"Written: {written} works." in said
    assert f"A check was stopped: {written} of 40" in links("check").stderr
    assert (site / "reading_lists/works.yml").read_text().count("link: {status: alive") == 40


@pytest.mark.parametrize(("owner", "name"), [(Journal, "add"), (runs.Check, "record")])
def test_ctrl_c_comes_between_no_finding_and_its_list(
    site: Path, liar: Liar, monkeypatch: pytest.MonkeyPatch, owner: type, name: str
) -> None:
    """Ctrl-C while a finding is recorded: what the journal has is written, too."""
    many(site, liar)
    sound, recorded = getattr(owner, name), []

    def then_ctrl_c(*words: Any) -> None:
        sound(*words)
        recorded.append(words)
        if len(recorded) == 5:
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(owner, name, then_ctrl_c)
    monkeypatch.setenv("XDG_CACHE_HOME", str(site / "cache"))
    words = ["links", "check", "--config-file", str(site / "mkdocs.yml"), *QUICK]
    assert CliRunner().invoke(main, words).exit_code == 130
    [journal] = (site / "cache/reading-room/links").glob("*.jsonl")
    assert journal.read_text().count('"url"') == 5
    assert (site / "reading_lists/works.yml").read_text().count("link: {status: alive") == 5


def test_anew_asks_all_again(site: Path, links: Links, liar: Liar) -> None:
    many(site, liar)
    process = started(site, liar, 12)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    liar.log.clear()
    links("check", "--anew")
    assert len({each.path for each in liar.log}) == 40


def test_what_an_editor_changed_meanwhile_stays(site: Path, links: Links, liar: Liar) -> None:
    path = site / "reading_lists/works.yml"

    def edits(_: object) -> Reply:
        text = path.read_text().replace(f"{liar.url}good ", f"{liar.url}better ")
        path.write_text(text.replace("Read it.", "Read it soon."))
        return Reply(body=b"<title>A good work</title>")

    liar.routes["/good"] = edits
    done = links("check")
    assert done.returncode == 1
    assert "good is not written: its address was changed meanwhile." in done.stderr
    assert "Written: 1 work." in done.stderr
    assert "Read it soon." in path.read_text()
    assert path.read_text().count("link:") == 2


def test_what_cannot_be_written_is_named_and_the_rest_is_written(site: Path, links: Links) -> None:
    path = site / "reading_lists/works.yml"
    written = "link:   { checked: \"2020-01-01\",   status: 'alive' }"
    path.write_text(path.read_text().replace(written, "link: # why\n      state: x"))
    done = links("check")
    assert done.returncode == 1
    assert "link of moved is not written. A remark stands inside the old value" in done.stderr
    assert "Written: 1 work." in done.stderr


@pytest.mark.parametrize(("room", "written"), [(40, 0), (400, 2)])
def test_no_list_grows_longer_than_lists_are_read(
    site: Path, links: Links, room: int, written: int
) -> None:
    path = site / "reading_lists/works.yml"
    text = path.read_text()
    padding = limits.LIST - len(text) - room
    text = "# so it goes on\n" * (padding // 16) + " " * (padding % 16 - 1) + "\n" + text
    path.write_text(text)
    done = links("check")
    assert f"Written: {written} works." in done.stderr
    if not written:
        assert "would be larger than 1 MB, and could not be read any more" in done.stderr
        assert (done.returncode, path.read_text()) == (1, text)
    assert links("check").stderr.startswith("5 addresses asked")


@pytest.mark.parametrize("place", ["good", "gone"])
def test_copies_are_found_and_written(site: Path, links: Links, liar: Liar, place: str) -> None:
    path = site / "reading_lists/works.yml"
    before = path.read_text()
    memento = {"Memento-Datetime": "Tue, 07 Jan 2020 10:00:00 GMT"}
    original = {"Link": f'<{liar.url}{place}>; rel="original"'}
    liar.routes[f"/gate/{liar.url}{place}"] = Reply(302, b"", {"Location": "/copy/1"})
    body = b"<title>A work</title><p>A good work, gone" if place == "good" else b"<h1>A work, gone"
    liar.routes["/copy/1"] = Reply(body=body, headers=memento | original)
    done = links("archive")
    assert done.returncode == 0
    assert "4 looked for, 1 found.\nWritten: 1 work.\n" in done.stderr
    assert done.stdout.count("no copy: the archive has no copy.") == 3
    assert "It was made 6 years before the list's date (the work has none): look" in done.stdout
    value = f'{{url: "{liar.url}copy/1", date: 2020-01-07}}'.replace('"', "")
    assert re.sub(rf",? *(?:\n    )?archive: {re.escape(value)}", "", path.read_text()) == before
    asked = next(each for each in liar.log if each.path.endswith(place))
    assert asked.headers["accept-datetime"] == "Tue, 06 Jan 2026 00:00:00 GMT"
    liar.log.clear()
    links("archive")
    assert not [each for each in liar.log if each.path == f"/gate/{liar.url}{place}"]


def test_a_list_in_json_stays_json(site: Path, links: Links, liar: Liar) -> None:
    path = site / "reading_lists/works.yml"
    items = [
        {"id": "good", "title": "A good work", "URL": f"{liar.url}good"},
        {"id": "moved", "title": "A moved work", "URL": f"{liar.url}moved", "link": {}},
    ]
    path.write_text(json.dumps({"title": "W", "date": "2026-01-06", "items": items}, indent=2))
    liar.routes[f"/gate/{liar.url}good"] = Reply(
        body=b"<title>A good work</title>",
        headers={
            "Memento-Datetime": "Tue, 07 Jan 2020 10:00:00 GMT",
            "Content-Location": f"/copy/{liar.url}good",
        },
    )
    assert "Written: 2 works." in links("check").stderr
    assert "Written: 1 work." in links("archive").stderr
    good, moved = json.loads(path.read_text())["items"]
    assert (good["link"]["status"], moved["link"]["status"]) == ("alive", "moved")
    assert good["archive"] == {"url": f"{liar.url}copy/{liar.url}good", "date": "2020-01-07"}
    assert "Written: 0 works." in links("check").stderr


def test_a_redirect_into_an_archive_is_written_as_a_copy(
    site: Path, links: Links, liar: Liar
) -> None:
    kept = f"/web/20140203101112/{liar.url}good"
    liar.routes |= {
        "/good": Reply(301, b"", {"Location": kept}),
        kept: Reply(body=b"<title>A good work</title>"),
    }
    done = links("check")
    assert done.stdout.startswith("reading_lists/works.yml:9: archive: good, ")
    assert "1 leads to an archived copy" in done.stderr
    assert "Written: 2 works." in done.stderr
    text = (site / "reading_lists/works.yml").read_text()
    assert f'archive: {{url: "{liar.url}{kept[1:]}", date: 2014-02-03}}'.replace('"', "") in text
    assert text.count("status: alive") == 1
    assert "Written: 0 works." in links("check").stderr


def test_a_work_with_a_doi_alone_gets_a_copy_of_where_it_leads(
    site: Path, links: Links, liar: Liar
) -> None:
    config = site / "mkdocs.yml"
    text = config.read_text().replace(
        "search: false", f'search: false, doi_resolver: "{liar.url}doi/"'
    )
    config.write_text(text)
    path = site / "reading_lists/works.yml"
    path.write_text(
        "title: W\ndate: 2026-01-06\nitems:\n- {id: one, title: A good work, DOI: 10.1234/one}\n"
        "- {id: two, title: A good work, DOI: 10.1234/two}\n"
        "- {id: three, title: A good work, DOI: 10.1234/three}\n"
    )
    liar.routes |= {
        "/doi/10.1234/one": Reply(302, b"", {"Location": "/landing"}),
        "/landing": Reply(301, b"", {"Location": "/shut"}),
        "/shut": Reply(403),
        "/doi/10.1234/two": Reply(302, b"", {"Location": "/shut"}),
    }
    memento = {"Memento-Datetime": "Tue, 07 Jan 2020 10:00:00 GMT"}
    liar.routes[f"/gate/{liar.url}landing"] = Reply(
        body=b"<title>A good work</title>",
        headers=memento | {"Content-Location": f"/copy/{liar.url}landing"},
    )
    done = links("check")
    assert done.stderr.startswith("3 addresses asked: 2 work, 1 was not found today.")
    assert "no such DOI is registered (404)" in done.stdout
    done = links("archive")
    assert "3 looked for, 1 found." in done.stderr
    assert f"url: {liar.url}copy/{liar.url}landing, date: 2020-01-07" in path.read_text()
    assert "two: no copy" not in path.read_text()
    assert f"three, {liar.url}doi/10.1234/three: no copy: no such DOI is registered" in done.stdout


def test_a_copy_that_may_be_another_page_is_for_the_editor_to_look_at(
    site: Path, links: Links, liar: Liar
) -> None:
    path = site / "reading_lists/works.yml"
    before = path.read_text()
    liar.routes[f"/gate/{liar.url}good"] = Reply(
        body=b"<title>Cheap shoes</title>",
        headers={
            "Memento-Datetime": "Tue, 07 Jan 2020 10:00:00 GMT",
            "Content-Location": f"/copy/{liar.url}good",
        },
    )
    done = links("archive")
    assert "4 looked for, 0 found, 1 for you to look at." in done.stderr
    assert path.read_text() == before
    copy = f"{liar.url}copy/{liar.url}good"
    assert (
        f"works.yml:9: good: not written: a copy of 7 January 2020, {copy}: the work's title is not"
        " on it.\n    Look at it. If it is the work, write archive: "
        f"{{url: {copy}, date: 2020-01-07}}\n"
    ) in done.stdout


def test_copies_of_what_is_gone_alone(site: Path, links: Links, liar: Liar) -> None:
    links("check")
    a_day_passes(site)
    links("check")
    liar.log.clear()
    links("archive", "--gone", "--dry-run")
    assert [each.path for each in liar.log] == [f"/gate/{liar.url}gone"]


def test_of_real_lists_only_lines_of_links_change(site: Path, links: Links, liar: Liar) -> None:
    folder = site / "reading_lists"
    (folder / "works.yml").unlink()
    for path in (REPOSITORY / "reading_lists").glob("*.yml"):
        text = re.sub(r"^ +URL: .*\n", "", path.read_text(), flags=re.M)
        text = re.sub(r"^( +)(type: .*\n)", rf"\1\2\1URL: {liar.url}real\n", text, flags=re.M)
        (folder / path.name).write_text(
            re.sub(r"^( +- id: .*)$", r"\1  # remark", text, flags=re.M)
        )
    (site / "docs/people.yml").write_text((REPOSITORY / "docs/people.yml").read_text())
    liar.routes["/real"] = Reply(headers={"Content-Type": "application/pdf"})
    before = {path: path.read_text() for path in folder.glob("*.yml")}
    liar.routes[f"/gate/{liar.url}real"] = Reply(
        headers={
            "Memento-Datetime": "Tue, 07 Jan 2020 10:00:00 GMT",
            "Content-Type": "application/pdf",
            "Content-Location": f"/copy/{liar.url}real",
        }
    )
    assert links("check").returncode == 0
    assert links("archive").returncode == 0
    changed = 0
    for path, text in before.items():
        lines = differences(text, path.read_text())
        assert all(re.fullmatch(r"\+ +(?:link|archive): \{.*\}", line) for line in lines)
        changed += len(lines)
    assert changed > 50


@pytest.mark.parametrize(("command", "part"), [("check", "look"), ("archive", "find")])
def test_what_nobody_foresaw_is_said_and_the_others_are_told(
    site: Path, liar: Liar, monkeypatch: pytest.MonkeyPatch, command: str, part: str
) -> None:
    sound = getattr(runs, part)

    def with_a_fault(asker: Asker, url: str, *more: object) -> object:
        if any("trouble" in str(each) for each in (url, *more)):
            raise KeyError(url)
        return sound(asker, url, *more)

    liar.routes[f"/gate/{liar.url}good"] = Reply(
        body=b"<title>A good work</title>",
        headers={
            "Memento-Datetime": "Tue, 07 Jan 2020 10:00:00 GMT",
            "Link": f'<{liar.url}good>; rel="original"',
            "Content-Location": "/copy/1",
        },
    )
    monkeypatch.setattr(runs, part, with_a_fault)
    monkeypatch.setenv("XDG_CACHE_HOME", str(site / "cache"))
    words = ["links", command, "--config-file", str(site / "mkdocs.yml"), *QUICK]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 1
    assert re.search(
        r"works\.yml:23: .*Reading Room went wrong over .*: please report it \(KeyError in \w+\.py,"
        r" line \d+, ",
        done.output,
    )
    assert re.search(r"Written: [12] works?\.", done.output)


def test_a_site_without_lists_is_no_error(site: Path, links: Links) -> None:
    shutil.rmtree(site / "reading_lists")
    assert links("check").stderr.startswith("There is no address to ask.")
    assert links("archive").returncode == 0
