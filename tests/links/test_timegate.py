"""Copies that an archive kept, and archives that lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest

from liar import HTML, Liar, Reply, serving
from reading_room.dates import parse_partial
from reading_room.links.http import Asker, Manners
from reading_room.links.mementos import Memento, NoMementoError, find, middle
from reading_room.links.rate_limit import Turns
from reading_room.links.runs import archived
from reading_room.links.targets import Target
from reading_room.links.trouble import Trouble
from reading_room.sources import READERS

MANNERS = Manners("test", pause=0, back_off=0, private=True, longest_wait=1)
QUICK = replace(MANNERS, timeout=0.3, whole=0.6)
"""For what never comes, however long one waits."""
URL = "https://work.example/a%20b?c=d,e#part"
ASKED = "https://work.example/a%20b?c=d,e"
WHEN = datetime(2014, 2, 8, 12, tzinfo=UTC)
SENT = "Sat, 08 Feb 2014 12:00:00 GMT"
TODAY = date(2026, 11, 22)
DAY = "Mon, 03 Feb 2014 10:00:00 GMT"


def copy(
    day: str = DAY, of: str = ASKED, status: int = 200, body: bytes = b"<p>A", **more: str
) -> Reply:
    said = {"Memento-Datetime": day} if day else {}
    link = {"Link": f'<{of}>; rel="original", </gate/{of}>; rel="timegate"'} if of else {}
    return Reply(status, body, HTML | said | link | more)


def to(where: str, status: int = 302, **more: str) -> Reply:
    return Reply(status, b"", {"Location": where, "Vary": "accept-datetime"} | more)


class Row(NamedTuple):
    """What the TimeGate answers, what else there is, and what is found: the path of the copy, or
    part of what is said."""

    gate: Any
    found: str
    others: dict[str, Any] = {}  # noqa: RUF012


COPY = {"/copy/1": copy()}
OWN = "/20140203/https://work.example/a%20b?c=d,e"
LED = to("/copy/1", **{"Memento-Datetime": DAY, "Link": f'<{ASKED}>; rel="original"'})
ROWS = {
    "a redirect to the copy": Row(to("/copy/1"), "copy/1", COPY),
    "a redirect by 307": Row(to("/copy/1", 307), "copy/1", COPY),
    "two redirects": Row(to("/x"), "copy/1", {"/x": to("/copy/1", 301), **COPY}),
    "the copy itself, which has an address": Row(copy(**{"Content-Location": "/copy/2"}), "copy/2"),
    "the copy itself, which has none": Row(copy(), "at which address"),
    "the copy itself, at the gate": Row(copy(**{"Content-Location": "//"}), "at which address"),
    "no link, and an address that ends in the one that was kept": Row(
        to(OWN), OWN[1:], {OWN: copy(of="")}
    ),
    "kept with http and www": Row(
        to("/x"), "x/", {"/x": to("/x/"), "/x/": copy(of="http://www.work.example/a%20b?c=d,e")}
    ),
    "a redirect that was kept, to the same address with https": Row(
        to("/copy/0"), "copy/1", {"/copy/0": to("/copy/1", **{"Memento-Datetime": DAY,
        "Link": f'<{ASKED}>; rel="original"'}), **COPY}),
    "a redirect that was kept": Row(
        to("/copy/0"), "copy/1", {"/copy/0": LED, "/copy/1": copy(of="https://new.example/a")}
    ),
    "two redirects that were kept": Row(
        to("/copy/0"), "copy/2",
        {"/copy/0": LED, "/copy/1": to("/copy/2", **{"Memento-Datetime": DAY,
         "Link": '<https://new.example/b>; rel="original"'}), "/copy/2": copy(of="https://new.example/a")},
    ),
    "a page that was kept, and sends its readers on": Row(
        to("/copy/0"), "copy/1",
        {"/copy/0": copy(body=b'<meta http-equiv=refresh content="0; url=/copy/1">'),
         "/copy/1": copy(of="https://new.example/a")},
    ),
    "a page that was kept as it was, and sends its readers on": Row(
        to("/copy/0"), "copy/1",
        {"/copy/0": copy(body=b'<meta http-equiv=refresh content="0; url=https://new.example/a">'),
         "/gate/https://new.example/a": to("/copy/1"), "/copy/1": copy(of="https://new.example/a")},
    ),
    "trouble once": Row([Reply(503), to("/copy/1")], "copy/1", COPY),
    "nothing kept": Row(Reply(404), "the archive has no copy"),
    "kept, and kept back": Row(Reply(451), "no copy to give (451)"),
    "no day": Row(copy(day=""), "did not say of which day"),
    "a day that is none": Row(copy(day="yesterday"), "does not say of which day"),
    "a day to come": Row(copy(day="Mon, 03 Feb 2094 10:00:00 GMT"), "which cannot be"),
    "a day before there was a web": Row(copy(day="Mon, 03 Feb 1914 10:00:00 GMT"), "cannot be"),
    "a day in a zone that no clock has": Row(
        copy(day="Wed, 01 Jan 2014 00:00:00 +99999999999999999999"), "say of which day"
    ),
    "of an address that cannot be taken apart": Row(copy(of="http://[::1"), "copy of http://[::1"),
    "of a port that is none": Row(copy(of="http://a:x/"), "a copy of http://a:x/"),
    "a redirect of an address that cannot be taken apart": Row(
        to("/copy/0"), "a copy of http://[::1",
        {"/copy/0": to("/copy/1", **{"Memento-Datetime": DAY,
                                     "Link": '<http://[::1>; rel="original"'}), **COPY},
    ),
    "the copy itself, at no address": Row(
        copy(**{"Content-Location": "http://[::1"}), "no web address"
    ),
    "the copy itself, in an encoding that only fails": Row(
        copy(**{"Content-Location": "/copy/2", "Content-Type": "text/html; charset=undefined"}),
        "copy/2",
    ),
    "another address": Row(copy(of="https://other.example/"), "copy of https://other.example/"),
    "another page of the site": Row(copy(of="https://work.example/"), "a copy of https://work"),
    "no link, and another address": Row(to("/x"), "a copy of ", {"/x": copy(of="")}),
    "a redirect that was kept, to elsewhere": Row(
        to("/copy/0"), "a copy of https://other.example/",
        {"/copy/0": to("/copy/1", **{"Memento-Datetime": DAY,
                                     "Link": '<https://other.example/>; rel="original"'}), **COPY},
    ),
    "a page of errors, kept": Row(copy(status=404), "a page of errors (404)"),
    "a fault of the site, kept": Row(copy(status=503), "a page of errors (503)"),
    "a page that says that there is nothing, kept": Row(
        copy(body=b"<title>Page not found</title>"), "says that there is nothing"
    ),
    "a circle": Row(to("/x"), "round in circles", {"/x": to("/y"), "/y": to("/x")}),
    "a way without end": Row(
        to("/0"), "round in circles", {f"/{n}": to(f"/{n + 1}") for n in range(20)}
    ),
    "sent on, not said where": Row(Reply(302, b"", {}), "without saying where"),
    "sent on to a file": Row(to("file:///etc/passwd"), "no address of the web"),
    "silence": Row(Reply(act="hang"), "took too long"),
    "broken off": Row(Reply(act="close"), "broke the connection off"),
    "busy": Row(Reply(429), "asks to come back later"),
    "trouble that stays": Row(Reply(500), "trouble of its own"),
}  # fmt: skip


@pytest.fixture(scope="module")
def liar() -> Iterator[Liar]:
    with serving() as liar:
        yield liar


def found(liar: Liar, row: Row, titles: Sequence[str] = ()) -> Memento:
    gate = list(row.gate) if isinstance(row.gate, list) else row.gate
    liar.routes = {"/gate/https://work.example/a%20b?c=d,e": gate, **row.others}
    liar.log.clear()
    manners = QUICK if row.found == "took too long" else MANNERS
    return find(Asker(manners, Turns(0)), f"{liar.url}gate/", URL, WHEN, TODAY, titles)


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if " " not in row.found])
def test_the_copy_is_found(liar: Liar, name: str) -> None:
    memento = found(liar, ROWS[name])
    print(f"{name:60} {memento}")
    assert memento.url.startswith(f"{liar.url}{ROWS[name].found}")
    assert memento.day == date(2014, 2, 3)
    assert {each.headers["accept-datetime"] for each in liar.log} == {
        "Sat, 08 Feb 2014 12:00:00 GMT"
    }
    assert {each.method for each in liar.log} == {"GET"}


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if " " in row.found])
def test_no_copy_is_better_than_a_wrong_one(liar: Liar, name: str) -> None:
    with pytest.raises((NoMementoError, Trouble)) as why:
        found(liar, ROWS[name])
    print(f"{name:60} {why.value}")
    assert ROWS[name].found in str(why.value)


TITLE = "Budgets of one's own: a study"
PDF = {"Content-Type": "application/pdf"}
DOUBTS = {
    "the title": (copy(body=f"<h1>{TITLE}</h1>".encode()), ""),
    "the title without its subtitle": (copy(body=b"<p>Budgets of one's own<p>By A Bee"), ""),
    "the title, in capitals": (copy(body=f"<h1>{TITLE.upper()}</h1>".encode()), ""),
    "a document": (copy(body=b"%PDF-", **PDF), ""),
    "a document of nothing": (copy(body=b"", **PDF), "it is empty"),
    "nothing": (copy(body=b""), "it is blank"),
    "white space": (copy(body=b"\n \n"), "it is blank"),
    "no words": (copy(body=b"<html><body><div></div></body></html>"), "it is blank"),
    "another title": (copy(body=b"<h1>A study of shoes</h1>"), "title is not on it"),
    "one word of the title": (copy(body=b"<h1>Budgets</h1><nav>News"), "title is not on it"),
    "for sale": (
        copy(body=b"<title>budgets.example</title>This domain is for sale: budgets, own, study"),
        "for sale then",
    ),
    "a page to sign in": (
        copy(body=f"<h1>Sign in</h1><input type=password>{TITLE}".encode()),
        "to sign in",
    ),
    "a guard": (copy(body=b"<h1>Just a moment...</h1>"), "showed to programs"),
}


@pytest.mark.parametrize("name", DOUBTS)
def test_a_copy_must_show_the_work_or_the_editor_is_asked(liar: Liar, name: str) -> None:
    reply, doubt = DOUBTS[name]
    memento = found(liar, Row(to("/copy/1"), "", {"/copy/1": reply}), [TITLE])
    print(f"{name:35} {memento.doubt}")
    assert memento.url == f"{liar.url}copy/1"
    assert doubt in memento.doubt
    assert bool(doubt) == bool(memento.doubt)


@pytest.mark.parametrize("where", ["https://work.example/", "https://work.example/search?q=a"])
def test_a_copy_that_led_to_a_first_page_is_doubtful(liar: Liar, where: str) -> None:
    memento = found(liar, Row(to("/copy/0"), "", {"/copy/0": LED, "/copy/1": copy(of=where)}))
    assert memento.doubt == f"the address led to {where} then"


def test_a_work_about_pages_that_are_not_found_may_have_a_copy(liar: Liar) -> None:
    reply = copy(body=b"<title>Page not found: a history</title>")
    row = Row(to("/copy/1"), "", {"/copy/1": reply})
    assert found(liar, row, ["Page not found: a history"]).doubt == ""


AT = "http://archive.example/"
NO_PLACES = [
    "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://archive.example/",
    "http://archive.example:0/", "http://archive.example:99999/",
    f"{AT}a b", f'{AT}"', f"{AT}<x>", f"{AT}a\\b", f"{AT}\x01", f"{AT}\x7f",
    f"{AT}}}, title: x, {{",
]  # fmt: skip


@pytest.mark.parametrize("place", NO_PLACES)
def test_no_copy_is_at_an_address_that_a_list_cannot_hold(liar: Liar, place: str) -> None:
    with pytest.raises(NoMementoError, match="no web address"):
        found(liar, Row(copy(**{"Content-Location": place}), ""))


@pytest.mark.parametrize(
    ("place", "url"),
    [(f"{AT}é".encode().decode("latin-1"), f"{AT}%C3%A9"), (f"{AT}\xff", f"{AT}%FF"),
     (f"{AT}\x85\xa0", f"{AT}%85%A0"), (f"{AT}a'%20{{}}", f"{AT}a'%20{{}}")],
)  # fmt: skip
def test_bytes_of_an_address_stay_what_they_are(liar: Liar, place: str, url: str) -> None:
    memento = found(liar, Row(copy(**{"Content-Location": place}), ""))
    assert memento.url == url
    target = Target(URL, "x.yml", 1, "a")
    text = f"{{title: T, items: [{{id: a, title: A, archive: {archived(target, memento).value}}}]}}"
    read, problems = READERS.reading_list("x.yml", "x", text, ZoneInfo("UTC"), ())
    assert read is not None
    assert read.items[0].archive_url == url
    assert [each for each in problems if "archive" in each.message] == []


def test_a_copy_elsewhere_must_say_of_what_it_is(liar: Liar) -> None:
    with serving("127.0.0.2") as elsewhere:
        elsewhere.routes = {OWN: copy(of=""), "/x": copy()}
        with pytest.raises(NoMementoError, match="a copy of"):
            found(liar, Row(to(f"{elsewhere.url}{OWN[1:]}"), ""))
        assert found(liar, Row(to(f"{elsewhere.url}x"), "")).url == f"{elsewhere.url}x"


@pytest.mark.parametrize(
    ("known", "moment"),
    [("2014", "2014-07-02T12:00:00+00:00"), ("2014-02", "2014-02-16T12:00:00+00:00"),
     ("2014-02-08", "2014-02-08T12:00:00+00:00")],
)  # fmt: skip
def test_the_middle_of_what_is_known(known: str, moment: str) -> None:
    partial = parse_partial(known)
    assert partial
    assert middle(partial).isoformat() == moment
