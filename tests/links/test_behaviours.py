"""Each behaviour of the lying server, and what is reported of it."""

from __future__ import annotations

import gzip
import re
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import pytest

from liar import HTML, PAGE, WORK, Liar, Reply, serving
from reading_room.links.checking import look
from reading_room.links.http import Asker, Manners
from reading_room.links.journal import Past
from reading_room.links.nonsense import Nonsense, nonsense_at
from reading_room.links.rate_limit import Turns
from reading_room.links.verdicts import Finding

OPEN = Manners("test", pause=0, back_off=0, private=True, longest_wait=1)
QUICK = replace(OPEN, timeout=0.3, whole=0.6)
"""For what never comes, however long one waits."""
BRISK = replace(OPEN, timeout=2, whole=2)
"""For what comes late."""
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
    """What is at ``/page/deep``, and what is found: a state, or a kind of trouble. Other paths and
    the work's title can be given; ``said`` is part of what is said."""

    found: str
    at: Any
    others: dict[str, Any] = {}  # noqa: RUF012
    url: str = "{}page/deep"
    said: str = ""
    to: str = ""
    title: str = WORK
    past: Finding | None = None
    fitted: bool = False
    manners: Manners = OPEN


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


def only_to_browsers(asked: Any) -> Reply:
    return Reply() if "Mozilla" in asked.headers.get("user-agent", "") else Reply(404)


def echoes(asked: Any) -> Reply:
    """A page of errors that says 200, and repeats what was asked for."""
    name = asked.path.rpartition("/")[2]
    return Reply(body=page(f"Page not found: {name} {WORK}", "<p>Sorry." + NAVIGATION))


def sends_home(asked: Any) -> Reply:
    del asked
    return to("/news/", 302)


NAVIGATION = "<nav>Home, the law, letters, news, contact us, and about our council</nav>"
FILLED = "<p>Words that fill a page, so that it is as long as a page may be." * 9
FULL = Reply(body=page("Council", FILLED))
SHORT = page("Council", "<p>Read more.")
NEWS = Reply(body=page("News", NAVIGATION + FILLED))
KEPT = "/web/20140203101112/{}page/deep"
NOWHERE = Reply(body=page("Sorry", "<p>The page was not found." + FILLED))
REFRESH = b'<meta http-equiv="refresh" content="0; url=/new">'
NAMED = f'<meta property="og:title" content="{WORK}"><script></script>'.encode()
CHALLENGE = page("", "<script src=c.js></script><noscript>JavaScript is disabled</noscript>")
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
    "HEAD hangs": Row("alive", {"HEAD": Reply(act="hang"), "GET": Reply()}, manners=BRISK),
    "HEAD breaks off": Row("alive", {"HEAD": Reply(act="close"), "GET": Reply()}),
    "HEAD loops": Row("alive", {"HEAD": to("/page/deep"), "GET": Reply()}),
    "HEAD lies that all is well": Row("gone", {"HEAD": Reply(), "GET": Reply(404)}),
    "HEAD of a document, GET would be large": Row(
        "alive", {"HEAD": Reply(headers=PDF), "GET": Reply(headers=PDF, act="endless")}
    ),
    "a page without end": Row(
        "alive", Reply(act="endless", headers=HTML | {"Content-Length": ""}), title=""
    ),
    "a page that drips": Row("alive", Reply(act="drip body"), title="", manners=BRISK),
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
    "HTML that is none": Row("alive", Reply(body=b"<![x[ <!doctype <a <b></title></h1>" + PAGE)),
    # moved
    "moved for good": Row("moved", to("/new"), GOOD, to="{}new"),
    "moved for good, method kept": Row("moved", to("/new", 308), GOOD, to="{}new"),
    "moved by a page": Row("moved", Reply(body=REFRESH), GOOD, to="{}new"),
    "sent on by a page, in five seconds": Row(
        "alive", Reply(body=b"<meta http-equiv='Refresh' content='5;URL=/new'>Wait."), GOOD
    ),
    "a page that loads itself again": Row(
        "alive", Reply(body=PAGE + b'<meta http-equiv="refresh" content="5; url=/page/deep">')
    ),
    "sent on by a page to those without scripts": Row("alive", Reply(
        body=PAGE + b'<noscript><meta http-equiv="refresh" content="0; url=/new"></noscript>')),
    "moved to a short address": Row("moved", to("/ok"), {"/ok": Reply()}, to="{}ok"),
    "moved to the first page, which is the work": Row("alive", to("/"), {"/": Reply()}),
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
    "not found, though asked twice": Row("gone", [Reply(404), Reply(404), Reply(404), Reply()]),
    "a DOI that nobody registered": Row(
        "gone", Reply(), url="{}doi/10.1234/none", said="no such DOI"
    ),
    # what keeps programs out
    "a status that nobody knows": Row("refuses", Reply(999, b"<html></html>"), said="999"),
    "another status that nobody knows": Row("refuses", Reply(666)),
    **{
        f"trouble between a guard and its site ({status})": Row("refuses", Reply(status))
        for status in range(520, 531)
    },
    "accepted, and nothing else": Row("empty", Reply(202, b"")),
    "accepted, and no page of any kind": Row("empty", Reply(202, b"", PDF)),
    "accepted, and a challenge": Row("refuses", Reply(202, CHALLENGE)),
    "accepted, and a page without a word of the work": Row("refuses", Reply(202, OTHER)),
    "accepted, and the page": Row("alive", Reply(202)),
    "no content": Row("empty", Reply(204, b"")),
    "a guard that says 200": Row(
        "refuses", Reply(body=page("Pardon Our Interruption", "<p>We think that you were a bot."))
    ),
    "a guard before the page, that was there last time": Row(
        "refuses", Reply(body=page("Just a moment...")), fitted=True
    ),
    "a guard that only its head shows": Row(
        "refuses", Reply(body=SHORT, headers=HTML | {"cf-mitigated": "challenge"})
    ),
    "sent to be asked about cookies": Row(
        "refuses",
        to("/consent", 302),
        {"/consent": Reply(body=page("Before you continue", "We use cookies. Accept all"))},
    ),
    "a work that is called as a guard is": Row(
        "alive", Reply(body=page("Just a moment")), title="Just a moment"
    ),
    "a page that scripts make": Row(
        "script", Reply(body=b"<title>App</title><div id=root></div><script src=app.js></script>")
    ),
    "a page that asks for scripts": Row(
        "script", Reply(body=page("App", "<noscript>You need to enable JavaScript.</noscript>"))
    ),
    "any address is the same page, which scripts make": Row(
        "script", Reply(body=CHALLENGE), {"*": Reply(body=CHALLENGE)}
    ),
    "a page that scripts make, and that names the work": Row(
        "alive", Reply(body=NAMED)
    ),
    "packed in a way that nobody asked for": Row(
        "alive", Reply(body=b"\x0b\x02", headers=HTML | {"Content-Encoding": "br"})
    ),
    "a 404 for programs alone": Row("alive", only_to_browsers),
    "a page of white space": Row("empty", Reply(body=b" \n ")),
    "a page without anything to see": Row("empty", Reply(body=b"<html><body></body></html>")),
    # DOIs
    "a DOI that leads to a refusal": Row("alive", Reply(), {"/doi/10.1234/a": to("/shut", 302),
        "/shut": Reply(403)}, url="{}doi/10.1234/a"),
    "a DOI that leads to nothing": Row("alive", Reply(), {"/doi/10.1234/a": to("/nothing", 302)},
        url="{}doi/10.1234/a"),
    "a DOI that leads to a first page": Row("alive", Reply(), {"/doi/10.1234/a": to("/", 302),
        "/": HOME}, url="{}doi/10.1234/a"),
    "a DOI that was taken over by another": Row("alive", Reply(), {
        "/doi/10.1234/a": to("/doi/10.1234/b", 301), "/doi/10.1234/b": to("/shut", 302)},
        url="{}doi/10.1234/a"),
    "a DOI that was taken over by none": Row("gone", Reply(), {
        "/doi/10.1234/a": to("/doi/10.1234/b", 301)}, url="{}doi/10.1234/a"),
    "a DOI in a circle": Row("loop", Reply(), {"/doi/10.1234/a": to("/doi/10.1234/a", 301)},
        url="{}doi/10.1234/a"),
    "a DOI whose resolver refuses HEAD": Row("alive", Reply(), {
        "/doi/10.1234/a": refuses_head(to("/shut", 302))}, url="{}doi/10.1234/a"),
    "a resolver in trouble": Row("server", Reply(), {"/doi/10.1234/a": Reply(500)},
        url="{}doi/10.1234/a"),
    "the resolver's own page": Row("alive", Reply(), {"/doi/help": Reply()}, url="{}doi/help"),
    # archives
    "sent for good to an archive": Row("alive", to(KEPT), {KEPT: Reply()}, said="archive"),
    "sent for the day to an archive": Row("alive", to(KEPT, 302), {KEPT: Reply()}, said="archive"),
    "sent to an archive that has lost its way": Row(
        "alive", to(KEPT), {KEPT: Reply(body=OTHER)}, said="not to be seen"
    ),
    "sent to an archive that has nothing": Row("gone", to(KEPT)),
    "a document in an archive": Row("alive", to(KEPT), {KEPT: Reply(headers=PDF)}, said="archive"),
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
    **{
        f"sent to sign in at {path}": Row("login", to(path, 302), {path: FULL})
        for path in (
            "/Account/LogOn?ReturnUrl=a", "/users/sign_in", "/auth/realms/a", "/adfs/ls", "/wayf",
            "/idp/profile/saml2/sso", "/login.php",
        )
    },
    "a page called sign in, which asks for a password later": Row(
        "login", Reply(body=page("Log in | Council", "<input name=email>"))
    ),
    "a work about signing in": Row(
        "alive", Reply(body=page("Sign in to services")), title="Sign in to services"
    ),
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
    "says that there is nothing, and shares a word of the title": Row(
        "changed", Reply(body=page("Page not found", NAVIGATION)), said="nothing here"
    ),
    "a page of errors that repeats what was asked for": Row(
        "changed", echoes, {"*": echoes}, said="nothing here"
    ),
    "a title with 404 in it, where the site is honest": Row(
        "alive", Reply(body=page(f"{WORK} (404 pages)"))
    ),
    "says in its text that there is nothing": Row(
        "changed", Reply(body=page("Sorry", "<p>We could not find that page." + NAVIGATION))
    ),
    "a long text that says so, where the site is honest": Row(
        "alive",
        Reply(body=page("News", "<p>The file was not found, they said." + FILLED)),
        said=NONE,
    ),
    "a long text that says so, as for any address": Row(
        "changed", NOWHERE, {"*": NOWHERE}, said="nothing here"
    ),
    "a film that was taken away": Row(
        "changed", Reply(body=page("Films", "<p>Video unavailable. This video is private"))
    ),
    "a document in whose place is a page": Row(
        "changed", Reply(body=page("Document not found")), url="{}page/deep"
    ),
    **{
        f"says: {words}": Row("changed", Reply(body=page("Council", f"<h2>{words}" + NAVIGATION)))
        for words in (
            "We can't seem to find the page you're looking for.", "That page can’t be found.",
            "The page you were looking for doesn't exist.", "Sorry, this page isn't available.",
            "It looks like nothing was found at this location.", "No results found",
            "The page may have been moved or deleted.",
            "We could not find what you are looking for",
            "This content is no longer available", "The requested URL was not found",
            "The document has been removed", "No such file", "Your link has expired",
        )
    },
    **{
        f"sent to {path}": Row("changed", to(path, 302), {path: FULL})
        for path in (
            "/cy/", "/index.html", "/default.aspx", "/home", "/?redirected=1", "/?lang=en",
            "/search/all?keys=letter", "/search.aspx?q=", "/site/search/", "/find?q=letter",
            "/404.html", "/errors/404", "/Error.aspx?aspxerrorpath=/page", "/page-not-found",
            "/not_found",
        )
    },
    "not found, in Welsh": Row("changed", Reply(body=page("Tudalen heb ei chanfod"))),
    "not found, in German": Row("changed", Reply(body=page("Seite nicht gefunden"))),
    "the same page for any address": Row("changed", NEWS, {"*": NEWS}, said="nobody has"),
    "the same page for any address, with a word of the title": Row(
        "changed", Reply(body=page("Council", NAVIGATION)), {"*": Reply(body=page("Council",
        NAVIGATION))}, said="nobody has"
    ),
    "sent where any address leads": Row(
        "changed", to("/news/"), {"*": sends_home, "/news/": NEWS}, said="nobody has"
    ),
    **{
        f"sent to {path}, which is a page like others": Row(
            "alive", to(path, 302), {path: Reply(body=page("Council", FILLED))}, said=NONE
        )
        for path in ("/?p=12", "/missing-persons/a", "/research/", "/medical-error-reports", "/ok")
    },
    "sent on, where other addresses are not found": Row(
        "alive", to("/news/", 302), {"/news/": NEWS}, said=NONE
    ),
    "moved for good to a page without the title": Row(
        "alive", to("/news/"), {"/news/": NEWS}, said="not to be seen", to="{}news/"
    ),
    "moved for good to a page with one word of the title": Row(
        "alive", to("/news/"), {"/news/": Reply(body=page("Letter boxes"))}, to="{}news/"
    ),
    "a page like no other, of a site that never says 404": Row(
        "alive", Reply(body=OTHER), {"*": NEWS}, said=NONE
    ),
    "sent to the first page, which shares a word": Row(
        "changed", to("/"), {"/": Reply(body=page("Council", NAVIGATION))}, said="first page"
    ),
    "sent to the first page in a language": Row(
        "changed", to("/en-gb/index.html"), {"/en-gb/index.html": HOME}, said="first page"
    ),
    "sent to search": Row(
        "changed", to("/search?q="), {"/search?q=": Reply(body=page("Search", NAVIGATION))},
        said="search",
    ),
    "sent to search, for the title": Row(
        "changed",
        to("/?s=letter", 302),
        {"/?s=letter": Reply(body=page(f"You searched for {WORK}"))},
        said="search",
    ),
    "sent to a page of errors": Row(
        "changed", to("/error-404", 302), {"/error-404": Reply(body=page("Oh dear", FILLED))},
        said="errors",
    ),
    "for sale, with a word of the title": Row(
        "changed", Reply(body=page("personalisation.example", "This domain may be for sale.")),
        said="for sale",
    ),
    # what cannot be found out
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
    "sent on to no site": Row("redirect", to("http://")),
    "sent on to two slashes": Row("redirect", to("//")),
    "sent on to a file": Row("scheme", to("file:///etc/passwd", 302)),
    "sent on to a script": Row("scheme", to("javascript:alert(1)", 302)),
    "sent on to nonsense": Row("address", to("http://[::1/", 302)),
    "silence": Row("silence", Reply(act="hang"), manners=QUICK),
    "a head that drips": Row("silence", Reply(act="drip head"), manners=QUICK),
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


def finding_of(liar: Liar, row: Row) -> Finding:
    here = liar.url
    others = {path.replace("{}", here): route for path, route in row.others.items()}
    at = list(row.at) if isinstance(row.at, list) else row.at
    if isinstance(at, Reply) and "Location" in at.headers:
        at = at._replace(
            headers=at.headers | {"Location": at.headers["Location"].replace("{}", here)}
        )
    liar.routes = {"/page/deep": at, **others}
    liar.log.clear()
    url = row.url.replace("{}", here).replace("{port}", str(liar.port))
    known = row.past or Finding(url)
    past = Past(replace(known, url=url), date(2026, 1, 1), fitted=row.fitted)
    asker = Asker(row.manners, Turns(0))
    titles = [row.title] if row.title else []
    return look(asker, url, titles, past, Nonsense(), f"{here}doi/")


@pytest.mark.parametrize("name", ROWS)
def test_each_behaviour_is_reported_rightly(liar: Liar, name: str) -> None:
    row = ROWS[name]
    found = finding_of(liar, row)
    print(f"{name:55} {found.status or found.trouble:9} {found.why}")
    assert (found.status or found.trouble) == row.found, found
    assert bool(found.status) != bool(found.trouble)
    assert row.said in found.why
    assert found.to.startswith(row.to.replace("{}", liar.url))
    assert bool(found.to) == bool(row.to)


@pytest.mark.parametrize(
    "mark", ["\xa0x", "\x0bx", "a\r b", "x\x85", '"é"', "\x01", '"' + "x" * 5000 + '"']
)
@pytest.mark.parametrize("name", ["ETag", "Last-Modified"])
def test_a_mark_that_cannot_be_sent_back_is_not_kept(liar: Liar, name: str, mark: str) -> None:
    first = finding_of(liar, Row("alive", Reply(headers=HTML | {name: mark})))
    assert (first.status, first.etag, first.modified) == ("alive", "", "")
    again = finding_of(liar, Row("alive", Reply(headers=HTML | {name: mark}), past=first))
    assert again.status == "alive"


@pytest.mark.parametrize("mark", ['"1"', 'W/"a b"', "unquoted", "Mon, 05 Jan 2026 10:00:00 GMT"])
def test_any_other_mark_is(liar: Liar, mark: str) -> None:
    first = finding_of(
        liar, Row("alive", Reply(headers=HTML | {"ETag": mark, "Last-Modified": mark}))
    )
    assert (first.etag, first.modified) == (mark, mark)
    finding_of(liar, Row("alive", Reply(304, b"", {}), past=first))
    assert liar.log[0].headers["if-none-match"] == liar.log[0].headers["if-modified-since"] == mark


@pytest.mark.parametrize(
    ("name", "day"),
    [("sent for good to an archive", "2014-02-03"), ("a document in an archive", "2014-02-03"),
     ("sent to an archive that has lost its way", "")],
)  # fmt: skip
def test_a_redirect_into_an_archive_gives_a_copy(liar: Liar, name: str, day: str) -> None:
    found = finding_of(liar, ROWS[name])
    assert (found.copy, found.copied) == (liar.url + KEPT[1:].replace("{}", liar.url), day)


def test_nonsense_is_asked_for_once_a_site_and_only_in_doubt(liar: Liar) -> None:
    liar.routes = {f"/{n}": Reply(body=OTHER) for n in range(9)} | {"/good": Reply()}
    liar.log.clear()
    nonsense = Nonsense()
    found: list[Finding] = []

    def ask(url: str) -> None:
        found.append(look(Asker(OPEN, Turns(0)), url, [WORK], None, nonsense))

    ask(f"{liar.url}good")
    assert liar.log[-1].path == "/good"
    threads = [threading.Thread(target=ask, args=(f"{liar.url}{n}",)) for n in range(9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    paths = [each.path for each in liar.log if len(each.path) > 6]
    assert len(paths) == 1
    assert re.fullmatch(r"/[0-9a-f]{24}", paths[0])
    assert [each.status for each in found] == ["alive"] * 10


@pytest.mark.parametrize(
    ("url", "near"),
    [("https://a.example/b/c.html?d=e#f", r"https://a\.example/b/[0-9a-f]{24}\.html"),
     ("https://a.example", r"https://a\.example/[0-9a-f]{24}"),
     ("https://a.example/b/", r"https://a\.example/b/[0-9a-f]{24}")],
)  # fmt: skip
def test_nonsense_is_beside_what_was_asked_for(url: str, near: str) -> None:
    assert re.fullmatch(near, nonsense_at(url))
    assert nonsense_at(url) != nonsense_at(url)


def test_a_page_that_is_not_there_is_asked_for_as_browsers_ask_once(liar: Liar) -> None:
    finding_of(liar, Row("gone", Reply(404)))
    agents = [each.headers["user-agent"] for each in liar.log]
    assert agents == ["test", "test", "Mozilla/5.0 (compatible; test)"]
    asker = Manners("reading-room/1 (looks after links; https://a.example/)")
    assert asker.compatible == (
        "Mozilla/5.0 (compatible; reading-room/1; looks after links; https://a.example/)"
    )


def test_the_publisher_of_a_doi_is_not_asked(liar: Liar) -> None:
    finding_of(liar, ROWS["a DOI that leads to a refusal"])
    assert [(each.method, each.path) for each in liar.log] == [("HEAD", "/doi/10.1234/a")]


def test_there_are_many_behaviours() -> None:
    assert len(ROWS) >= 120
    assert {row.found for row in ROWS.values()} >= {"alive", "moved", "gone", "login", "changed"}
