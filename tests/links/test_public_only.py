"""Only public addresses are asked, and one thing at a time of each host."""

from __future__ import annotations

import ipaddress
import random
import re
import socket
import threading
from itertools import pairwise
from typing import Any

import pytest

from liar import Liar, Reply, serving
from reading_room.links import public_only
from reading_room.links.addresses import is_public
from reading_room.links.checking import ask_each, look
from reading_room.links.http import Asker, Manners
from reading_room.links.rate_limit import Stopped, Turns
from reading_room.links.trouble import LASTING
from reading_room.links.verdicts import Finding

OPEN = Manners("test", timeout=2, whole=4, pause=0, back_off=0, private=True)
SHUT = Manners("test", timeout=2, whole=4, pause=0, back_off=0)


NOT_PUBLIC = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "100.127.255.255", "0.0.0.0", "0.255.255.255", "172.31.255.255", "224.0.0.1",  # noqa: S104
    "239.255.255.255", "240.0.0.1", "255.255.255.255", "192.0.2.1", "192.0.0.1", "192.0.0.8",
    "192.0.0.9", "192.0.0.170", "192.0.0.192", "192.0.0.255", "192.88.99.1", "198.18.0.1",
    "198.19.255.255", "198.51.100.1", "203.0.113.1", "::1", "::", "fe80::1%eth0", "fec0::1",
    "fc00::1", "fdff::1", "ff02::1", "ff0e::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "::ffff:0:7f00:1", "::127.0.0.1", "::10.0.0.1", "::1.1.1.1", "64:ff9b::7f00:1",
    "64:ff9b::a00:1", "64:ff9b::c000:c0", "64:ff9b:1::7f00:1", "64:ff9b:1::101:101", "100::1",
    "100:0:0:1::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:2::1", "2001:10::1",
    "2001:1ff:ffff::1", "2001:db8::1", "2002:7f00:1::", "2002:c0a8:101::", "2002:c000:c0::",
    "3fff::1", "3fff:fff::1", "4000::1", "5f00::1", "1fff::1",
]  # fmt: skip
PUBLIC = [
    "1.1.1.1", "93.184.216.34", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1",
    "126.255.255.255", "128.0.0.1", "172.15.255.255", "172.32.0.1", "192.0.1.1", "192.0.3.1",
    "192.31.196.1", "192.88.100.1", "192.167.255.255", "192.175.48.1", "198.17.255.255",
    "198.20.0.1", "223.255.255.255", "2001:200::1", "2001:4860:4860::8888",
    "2606:4700:4700::1111", "2a00:1450::1", "2620:4f:8000::1", "3fff:1000::1", "64:ff9b::101:101",
    "2002:101:101::1", "::ffff:1.1.1.1",
]  # fmt: skip


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_that_are(address: str) -> None:
    assert is_public(address)


def test_what_python_calls_private_is_not_public() -> None:
    draw = random.Random(2026)  # noqa: S311
    for bits, of in ((32, ipaddress.IPv4Address), (128, ipaddress.IPv6Address)):
        addresses = [of(draw.getrandbits(bits)) for _ in range(20_000)]
        wrong = [ip for ip in addresses if ip.is_private and is_public(str(ip))]
        assert [ip for ip in wrong if ip not in ipaddress.ip_network("2002::/16")] == []
        assert any(is_public(str(ip)) for ip in addresses)


def ask(url: str, manners: Manners = SHUT) -> str:
    found = look(Asker(manners, Turns(0)), url, [], None)
    return found.status or found.trouble or ""


@pytest.mark.parametrize(
    "way",
    ["http://127.0.0.1:{}/", "http://localhost:{}/", "http://2130706433:{}/", "http://127.1:{}/",
     "http://0x7f000001:{}/", "http://0:{}/", "http://[::ffff:127.0.0.1]:{}/"],
)  # fmt: skip
def test_this_machine_is_not_asked_by_any_name(way: str) -> None:
    with serving() as liar:
        liar.routes["/"] = Reply()
        assert ask(way.format(liar.port)) == "private"
        assert liar.log == []


def test_it_is_asked_where_somebody_means_it() -> None:
    with serving() as liar:
        liar.routes["/"] = Reply()
        assert ask(liar.url, OPEN) == "alive"


@pytest.mark.parametrize("other", ["http://127.0.0.2:{}/", "http://inside.example:{}/"])
def test_no_redirect_and_no_name_leads_in(monkeypatch: pytest.MonkeyPatch, other: str) -> None:
    looked_up = socket.getaddrinfo
    monkeypatch.setattr(public_only, "is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr(
        socket, "getaddrinfo",
        lambda host, *words, **more: looked_up(
            "127.0.0.2" if host == "inside.example" else host, *words, **more
        ),
    )  # fmt: skip
    with serving("127.0.0.2") as inside, serving() as liar:
        inside.routes["/"] = Reply()
        liar.routes["/"] = Reply(302, b"", {"Location": other.format(inside.port)})
        assert ask(liar.url) == "private"
        assert inside.log == []
        assert [each.path for each in liar.log] == ["/"]


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(2, 1, 6, "", ("1.1.1.1", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    assert ask("http://two.example/") == "private"


def test_a_name_is_looked_up_once_and_the_connection_goes_where_that_led(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = iter(["127.0.0.1", "127.0.0.2"])
    asked = []
    looked_up = socket.getaddrinfo

    def turning(host: str, *words: Any, **more: Any) -> Any:
        if host == "turns.example":
            asked.append(host)
            return looked_up(next(answers), *words, **more)
        return looked_up(host, *words, **more)

    monkeypatch.setattr(public_only, "is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr(socket, "getaddrinfo", turning)
    with serving() as liar:
        liar.routes["/"] = Reply(headers={"Content-Type": "application/pdf"})
        assert ask(f"http://turns.example:{liar.port}/") == "alive"
        assert asked == ["turns.example"]
        assert liar.log[0].headers["host"] == f"turns.example:{liar.port}"


def overlaps(liars: list[Liar]) -> bool:
    log = sorted((each for liar in liars for each in liar.log), key=lambda each: each.begun)
    return any(one.ended > other.begun for one, other in pairwise(log))


def test_one_request_at_a_time_to_each_host_and_several_hosts_at_once() -> None:
    hosts = ["127.0.0.1", "127.0.0.2", "127.0.0.3"]
    with serving(hosts[0]) as one, serving(hosts[1]) as two, serving(hosts[2]) as three:
        all_three = [one, two, three]
        for liar in all_three:
            liar.takes = 0.02
            liar.routes |= {f"/{n}": Reply() for n in range(8)}
        for number in range(4):  # a thread of another host comes by
            one.routes[f"/to{number}"] = Reply(302, b"", {"Location": f"{two.url}{number}"})
        urls = [f"{liar.url}{n}" for liar in all_three for n in range(8)]
        urls += [f"{one.url}to{n}" for n in range(4)]
        turns = Turns(0)
        found = list(ask_each(urls, lambda asker, url: look(asker, url, [], None), OPEN, turns))
        assert sorted(each.url for each in found) == sorted(urls)
        assert {each.status for each in found} == {"alive"}
        assert len(two.log) == 2 * (8 + 4)
        assert [overlaps([liar]) for liar in all_three] == [False] * 3
        assert overlaps(all_three)


def test_who_waits_for_a_turn_is_stopped() -> None:
    turns = Turns(60)
    with turns.at("a"):
        pass
    threading.Timer(0.05, turns.stop.set).start()
    with pytest.raises(Stopped), turns.at("a"):
        pass


def test_a_host_that_asks_for_an_hour_is_left_alone() -> None:
    with serving() as liar:
        liar.routes["/busy"] = Reply(429, b"", {"Retry-After": "3600"})
        liar.routes["/other"] = Reply()
        urls = [f"{liar.url}busy", f"{liar.url}other", f"{liar.url}busy#again"]
        found = ask_each(urls, lambda a, url: look(a, url, [], None), OPEN, Turns(0))
        assert [each.trouble for each in found] == ["wait"] * 3
        assert [each.path for each in liar.log] == ["/busy"]


def test_cookies_stay_with_the_address_that_set_them() -> None:
    with serving() as liar:
        liar.routes["/a"] = Reply(headers={"Set-Cookie": "a=1; Path=/"})
        liar.routes["/b"] = Reply()
        urls = [f"{liar.url}a", f"{liar.url}b"]
        list(ask_each(urls, lambda a, url: look(a, url, [], None), OPEN, Turns(0)))
        assert [each.headers.get("cookie") for each in liar.log if each.path == "/b"] == [None] * 2


def test_what_nobody_foresaw_is_told_of_its_address_and_stops_no_other() -> None:
    def tell(_: object, url: str) -> Finding:
        if "bad" in url:
            raise ZeroDivisionError("no\nway")
        return Finding(url, "alive")

    urls = ["http://a.example/bad", "http://a.example/good", "http://b.example/"]
    found = {each.url: each for each in ask_each(urls, tell, OPEN, Turns(0))}
    assert [found[url].status for url in urls] == ["", "alive", "alive"]
    bad = found[urls[0]]
    assert bad.trouble == "fault"
    assert bad.trouble not in LASTING
    assert re.search(r"ZeroDivisionError.*, no\nway\)$", bad.why, re.DOTALL)


def test_what_ends_a_program_ends_the_check() -> None:
    def ends(*_: object) -> Any:
        raise SystemExit

    with pytest.raises(SystemExit):
        list(ask_each(["http://a.example/"], ends, OPEN, Turns(0)))


def test_a_page_is_read_no_further_than_needed() -> None:
    with serving() as liar:
        asker = Asker(OPEN, Turns(0))
        liar.routes["/"] = Reply(body=b"x" * 5_000_000)
        assert len(asker.ask("GET", liar.url).body) == OPEN.most
        liar.routes["/"] = Reply(302, b"x" * 5_000_000, {"Location": "/"})
        assert len(asker.ask("GET", liar.url).body) == OPEN.most
