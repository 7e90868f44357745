"""Each behaviour of the lying server, and what is told of it."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import pytest

from liar import HTML, PAGE, WORK, Liar, Reply, serving
from reading_room.links.checking import look
from reading_room.links.http import Asker, Manners
from reading_room.links.journal import Past
from reading_room.links.rate_limit import Turns
from reading_room.links.verdicts import Finding

QUICK = Manners("test", timeout=0.3, whole=0.6, pause=0, back_off=0, private=True, longest_wait=1)
GZIP = HTML | {"Content-Encoding": "gzip"}
PDF = {"Content-Type": "application/pdf"}
NINES = {"Retry-After": "9" * 5000}
LATE = {"Retry-After": "Fri, 31 Dec 99999 23:59:59 GMT"}
NONE = "none of the title's words"
OTHER = b"<title>Bargains</title><h1>Cheap shoes</h1><p>Buy them here, today, in all colours."


def to(target: str, status: int = 301, **more: str) -> Reply:
    return Reply(status, b"", {"Location": target} | more)


def in_(charset: str) -> dict[str, str]:
    return {"Content-Type": f"text/html; charset={charset}"}


def page(title: str, body: str = "", heading: str = "") -> bytes:
    return f"<html><title>{title}</title><h1>{heading or title}</h1>{body}</html>".encode()


LOGIN = page("Sign in", '<form><input name=u><input type="password" name=p></form>')


class Row(NamedTuple):
    """What is at ``/page/deep``, and what is told: a state, or a kind of trouble. Other paths and
    the work's title can be given; ``said`` is part of what is told."""

    told: str
    at: Any
    others: dict[str, Any] = {}  # noqa: RUF012
    url: str = "{}page/deep"
    said: str = ""
    to: str = ""
    title: str = WORK
    past: Finding | None = None
    fitted: bool = False


def refuses_head(reply: Reply, status: int = 405) -> dict[str, Reply]:
    return {"HEAD": Reply(status, b""), "GET": reply}


def with_cookie(asked: Any) -> Reply:
    """Sends a reader round once, to see whether a cookie comes back."""
    if "seen=1" in asked.headers.get("cookie", ""):
        return Reply()
    return to("/page/deep", 302, **{"Set-Cookie": "seen=1"})


def only_if_asked_politely(asked: Any) -> Reply:
    agent = asked.headers.get("user-agent", "")
    return Reply() if agent == "test" else Reply(400, b"Who are you?")


GOOD = {"/new": Reply()}
HOME = Reply(body=page("Welcome to the Council", "<p>News and services."))
KNOWN = Finding("", "alive", etag='"1"', fits=True)

ROWS = {
    # alive
    "a page": Row("alive", Reply()),
    "a document": Row("alive", Reply(body=b"%PDF-", headers=PDF)),
    "HEAD is refused": Row("alive", refuses_head(Reply())),
    "HEAD is said to be missing": Row("alive", refuses_head(Reply(), 404)),
    "HEAD is forbidden": Row("alive", refuses_head(Reply(), 403)),
    "HEAD fails": Row("alive", refuses_head(Reply(), 500)),
    "HEAD hangs": Row("alive", {"HEAD": Reply(act="hang"), "GET": Reply()}),
    "HEAD breaks off": Row("alive", {"HEAD": Reply(act="close"), "GET": Reply()}),
    "HEAD loops": Row("alive", {"HEAD": to("/page/deep"), "GET": Reply()}),
    "HEAD lies that all is well": Row("gone", {"HEAD": Reply(), "GET": Reply(404)}),
    "HEAD of a document, GET would be large": Row(
        "alive", {"HEAD": Reply(headers=PDF), "GET": Reply(headers=PDF, act="endless")}
    ),
    "a page without end": Row(
        "alive", Reply(act="endless", headers=HTML | {"Content-Length": ""}), title=""
    ),
    "a page that drips": Row("alive", Reply(act="drip body"), title=""),
    "a page that is cut off": Row("alive", Reply(body=PAGE * 9, act="cut")),
    "a page that is packed unasked": Row(
        "alive", Reply(body=gzip.compress(PAGE), headers=GZIP)
    ),
    "a page packed to burst": Row(
        "alive",
        Reply(body=gzip.compress(PAGE + b" " * 50_000_000), headers=GZIP),
    ),
    "an old encoding": Row(
        "alive",
        Reply(body=page("Côté").decode().encode("latin-1"), headers=in_("latin-1")),
        title="Côté",
    ),
    "an encoding that nobody knows": Row("alive", Reply(headers=in_("x-y"))),
    "an encoding for names of sites": Row("alive", Reply(headers=in_("idna"))),
    "an encoding that only fails": Row("alive", Reply(headers=in_("undefined"))),
    "an encoding that only fails, as the page says": Row(
        "alive", Reply(body=b"<meta charset=undefined>" + PAGE, headers={})
    ),
    "an encoding that has no such letters": Row(
        "alive", Reply(body=PAGE + b"\xff-\xff", headers=in_("punycode"))
    ),
    "no word of what it is": Row("alive", Reply(headers={})),
    "sent on for today": Row("alive", to("/new", 302), GOOD),
    "sent on for today, then for good": Row("alive", [to("/a", 302)], {"/a": to("/new"), **GOOD}),
    "a slash more": Row("alive", to("/page/deep/"), {"/page/deep/": Reply()}),
    "a cookie is wanted": Row("alive", with_cookie),
    "the agent is looked at": Row("alive", only_if_asked_politely),
    "not changed since": Row("alive", Reply(304, b"", {}), past=KNOWN),
    "the same mark, though nobody looked at the condition": Row(
        "alive",
        {"HEAD": Reply(headers=HTML | {"ETag": '"1"'}), "GET": Reply(act="hang")},
        past=KNOWN,
    ),
    "trouble once, then well": Row("alive", [Reply(500), Reply(502), Reply()]),
    "trouble twice, then well": Row("alive", [Reply(503), Reply(503), Reply(503), Reply()][1:]),
    "cut off once, then well": Row("alive", [Reply(act="close"), Reply(act="close"), Reply()]),
    "asks to wait a moment, then well": Row(
        "alive", [Reply(429, b"", {"Retry-After": "0"}), Reply()]
    ),
    "a title that has nothing of the work's": Row("alive", Reply(body=OTHER), said=NONE),
    "a work about pages that are not found": Row(
        "alive",
        Reply(body=page("404: the page not found, a history")),
        title="404: The Page Not Found",
    ),
    "a first page, and the work is a site": Row(
        "alive", HOME, {"/": HOME}, url="{}", title="Council"
    ),
    "sent from the index to the first page": Row(
        "alive",
        to("/", 302),
        {"/": Reply(body=OTHER), "/index.html": to("/", 302)},
        url="{}index.html",
        said=NONE,
    ),
    "a page with a box to sign in at its head": Row(
        "alive", Reply(body=page(WORK, '<form>Log in <input type="password"></form>'))
    ),
    "an address that speaks of signing in, as the work does": Row(
        "alive", Reply(), {"/sign-in/why": Reply()}, url="{}sign-in/why"
    ),
    "a guard before the page, that was there last time": Row(
        "alive", Reply(body=page("Just a moment...")), fitted=True, said=NONE
    ),
    "HTML that is none": Row("alive", Reply(body=b"<![x[ <!doctype <a <b></title></h1>" + PAGE)),
    # moved
    "moved for good": Row("moved", to("/new"), GOOD, to="{}new"),
    "moved for good, method kept": Row("moved", to("/new", 308), GOOD, to="{}new"),
    "moved twice": Row("moved", to("/a"), {"/a": to("/new"), **GOOD}, to="{}new"),
    "moved, and from there sent on for today": Row(
        "moved", to("/new"), {"/new": to("/b", 302), "/b": Reply()}, to="{}new"
    ),
    "moved, and a part of the page was meant": Row(
        "moved", to("/new"), GOOD, url="{}page/deep#two", to="{}new#two"
    ),
    "moved to an address with spaces and accents": Row(
        "moved", to("/a b/\xe9"), {"/a%20b/%E9": Reply(), "/a%20b/%C3%A9": Reply()}, to="{}a%20b/"
    ),
    "a document that moved": Row("moved", to("/new"), {"/new": Reply(headers=PDF)}, to="{}new"),
    # gone
    "not found": Row("gone", Reply(404), said="404"),
    "gone for good": Row("gone", Reply(410), said="410"),
    "not found, and the page is the work's": Row("gone", Reply(404, PAGE)),
    "moved to what is not found": Row("gone", to("/nowhere")),
    # login
    "who are you": Row("login", Reply(401, b"")),
    "pay first": Row("login", Reply(402, b"")),
    "sent to sign in": Row(
        "login", to("/login?next=/work", 302), {"/login?next=/work": Reply(body=LOGIN)}
    ),
    "sent for good to sign in": Row(
        "login", to("/account/sign-in"), {"/account/sign-in": Reply(body=LOGIN)}
    ),
    "sent to sign in, where programs are refused": Row(
        "login", to("/sso/start", 302), {"/sso/start": Reply(403)}
    ),
    "forbidden, with a box to sign in": Row("login", Reply(403, LOGIN)),
    "a page to sign in, at the address itself": Row("login", Reply(body=LOGIN)),
    # changed
    "says that there is nothing, and that all is well": Row(
        "changed", Reply(body=page("Page not found")), said="nothing here"
    ),
    "sorry, 404, and that all is well": Row(
        "changed", Reply(body=page("Sorry", heading="Error 404"))
    ),
    "sent to the first page": Row("changed", to("/", 302), {"/": HOME}, said="first page"),
    "moved for good to the first page": Row("changed", to("/"), {"/": HOME}),
    "for sale": Row(
        "changed",
        Reply(body=page("work.example", "<p>This domain is for sale! Buy now.")),
        said="for sale",
    ),
    "another page than last time": Row(
        "changed", Reply(body=OTHER + b"<p>Shoes" * 60), fitted=True, said="earlier"
    ),
    # what cannot be told
    "trouble that stays": Row("server", Reply(500)),
    "a gateway that finds nobody": Row("server", Reply(502)),
    "busy": Row("wait", Reply(503)),
    "too many requests": Row("wait", Reply(429)),
    "asks to wait for an hour": Row("wait", Reply(503, b"", {"Retry-After": "3600"})),
    "asks to wait till a day": Row(
        "wait", Reply(429, b"", {"Retry-After": "Sun, 01 Jan 2090 00:00:00 GMT"})
    ),
    "asks to wait for nonsense": Row("wait", Reply(429, b"", {"Retry-After": "soon"})),
    "asks to wait till the year 99999": Row("wait", Reply(503, b"", LATE)),
    "asks to wait for ever": Row("wait", Reply(429, b"", NINES)),
    "programs are refused": Row("refuses", Reply(403, b"Forbidden")),
    "kept back by law": Row("refuses", Reply(451)),
    "I am a teapot": Row("refuses", Reply(418)),
    "not changed since what nobody asked": Row("refuses", Reply(304, b"", {})),
    "a circle of one": Row("loop", to("/page/deep", 302)),
    "a circle of two": Row("loop", to("/b"), {"/b": to("/page/deep")}),
    "a way without end": Row(
        "loop", to("/0", 302), {f"/{n}": to(f"/{n + 1}", 302) for n in range(20)}
    ),
    "sent on, not said where": Row("redirect", Reply(302, b"", {})),
    "sent on to a file": Row("scheme", to("file:///etc/passwd", 302)),
    "sent on to a script": Row("scheme", to("javascript:alert(1)", 302)),
    "sent on to nonsense": Row("address", to("http://[::1/", 302)),
    "silence": Row("silence", Reply(act="hang")),
    "a head that drips": Row("silence", Reply(act="drip head")),
    "broken off": Row("cut", Reply(act="close")),
    "no HTTP": Row("cut", Reply(act="noise")),
    "a redirect with a thousand cookies": Row(
        "head", to("/new", 302, **{f"Set-Cookie{' ' * n}": f"c{n}=v" for n in range(1000)}), GOOD
    ),
    "a hundred and more lines of a head": Row(
        "head", Reply(headers=HTML | {f"X{n}": "a" for n in range(120)})
    ),
    "a line without end": Row("head", Reply(headers=HTML | {"X": "a" * 5_000_000})),
    "a status without end": Row("head", Reply(act="long status")),
    "two lengths": Row("head", Reply(headers=HTML | {"content-length": "3"}), said="be read"),
    "an empty page": Row("empty", Reply(body=b"")),
    "no TLS where there should be": Row("tls", Reply(), url="https://127.0.0.1:{port}/"),
    "nobody there": Row("refused", Reply(), url="http://127.0.0.1:1/"),
    "no such name": Row("nameless", Reply(), url="http://nobody.invalid/"),
    "a name that cannot be looked up now": Row("dns", Reply(), url="http://later.invalid/"),
    "sent on to a name that is none": Row("nameless", to("http://nobody.invalid/", 302)),
}  # fmt: skip


@pytest.fixture(scope="module")
def liar() -> Iterator[Liar]:
    with serving() as liar:
        yield liar


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """The names that end in .invalid, for no test may ask a server of names on the network."""
    looked_up = socket.getaddrinfo

    def look_up(host: str, *words: Any, **more: Any) -> Any:
        if host.endswith(".invalid"):
            error = socket.EAI_NONAME if host == "nobody.invalid" else socket.EAI_AGAIN
            raise socket.gaierror(error, "no answer")
        return looked_up(host, *words, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


def told(liar: Liar, row: Row, manners: Manners = QUICK) -> Finding:
    liar.routes = {"/page/deep": list(row.at) if isinstance(row.at, list) else row.at, **row.others}
    liar.log.clear()
    url = row.url.replace("{}", liar.url).replace("{port}", str(liar.port))
    known = row.past or Finding(url)
    past = Past(replace(known, url=url), date(2026, 1, 1), fitted=row.fitted)
    asker = Asker(manners, Turns(manners.pause))
    return look(asker, url, [row.title] if row.title else [], past)


@pytest.mark.parametrize("name", ROWS)
def test_each_behaviour_is_told_right(liar: Liar, name: str) -> None:
    row = ROWS[name]
    found = told(liar, row)
    print(f"{name:55} {found.status or found.trouble:9} {found.why}")
    assert (found.status or found.trouble) == row.told, found
    assert bool(found.status) != bool(found.trouble)
    assert row.said in found.why
    assert found.to.startswith(row.to.replace("{}", liar.url))
    assert bool(found.to) == bool(row.to)


@pytest.mark.parametrize(
    "mark", ["\xa0x", "\x0bx", "a\r b", "x\x85", '"é"', "\x01", '"' + "x" * 5000 + '"']
)
@pytest.mark.parametrize("name", ["ETag", "Last-Modified"])
def test_a_mark_that_cannot_be_sent_back_is_not_kept(liar: Liar, name: str, mark: str) -> None:
    first = told(liar, Row("alive", Reply(headers=HTML | {name: mark})))
    assert (first.status, first.etag, first.modified) == ("alive", "", "")
    again = told(liar, Row("alive", Reply(headers=HTML | {name: mark}), past=first))
    assert again.status == "alive"


@pytest.mark.parametrize("mark", ['"1"', 'W/"a b"', "unquoted", "Mon, 05 Jan 2026 10:00:00 GMT"])
def test_any_other_mark_is(liar: Liar, mark: str) -> None:
    first = told(liar, Row("alive", Reply(headers=HTML | {"ETag": mark, "Last-Modified": mark})))
    assert (first.etag, first.modified) == (mark, mark)
    told(liar, Row("alive", Reply(304, b"", {}), past=first))
    assert liar.log[0].headers["if-none-match"] == liar.log[0].headers["if-modified-since"] == mark


def test_there_are_many_behaviours() -> None:
    assert len(ROWS) >= 40
    assert {row.told for row in ROWS.values()} >= {"alive", "moved", "gone", "login", "changed"}
