"""What browsers are told to refuse: in each page, in the theme's _headers, in nginx.conf."""

from __future__ import annotations

import re
from pathlib import Path

import html5lib
import pytest

from helpers import REPOSITORY, Run, contents
from policies import nginx_headers, policy, shipped_headers
from reading_room.outputs.redirects import MOVED

XHTML = "{http://www.w3.org/1999/xhtml}"
PAGE = policy(
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; font-src 'self';"
    " img-src 'self'; media-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
)
SEARCH = PAGE | policy("script-src 'self' 'wasm-unsafe-eval'")
DATA = {"application/ld+json"}
SHIPPED = REPOSITORY / "plugins/reading_room/theme/_headers"
HEADER_ONLY = policy("frame-ancestors 'none'")


def headed(allowed: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """What headers allow, which rule redirects too, where a page allows this."""
    return allowed | HEADER_ONLY | {"script-src": allowed["script-src"] | {MOVED}}


def policies(site: Path) -> dict[str, list[str]]:
    """The policies of each page, by its path."""
    found = {}
    for path, data in contents(site).items():
        if path.endswith(".html"):
            tree = html5lib.parse(data)
            metas = [meta for meta in tree.iter(f"{XHTML}meta") if meta.get("http-equiv")]
            found[path] = [
                meta.get("content")
                for meta in metas
                if meta.get("http-equiv").lower() == "content-security-policy"
            ]
    return found


def test_every_page_has_the_policy_and_the_search_page_alone_has_more(
    real_site: Path,
) -> None:
    found = policies(real_site)
    assert len(found) > 60
    assert policy(*found.pop("search/index.html")) == SEARCH
    assert {path: given for path, given in found.items() if [*map(policy, given)] != [PAGE]} == {}


def test_the_policy_comes_before_all_that_it_rules(real_site: Path) -> None:
    for path in real_site.rglob("*.html"):
        head = path.read_text(encoding="utf-8").partition("<head>")[2].split()
        assert head[:3] == ["<meta", 'charset="utf-8">', "<meta"], path
        assert head[3] == 'http-equiv="Content-Security-Policy"', path


def test_a_redirect_may_load_nothing_and_run_its_own_line_in_any_site(
    run: Run, small_site: Path
) -> None:
    post = small_site / "posts/first.md"
    post.write_text(post.read_text().replace("topics:", "aliases: [/old/first/]\ntopics:"))
    assert run("mkdocs", "build", "--strict", cwd=small_site).returncode == 0
    given = policies(small_site / "site")
    one_line = policy(
        f"default-src 'none'; script-src {MOVED}; form-action 'none'; base-uri 'none'"
    )
    assert [*map(policy, given["old/first/index.html"])] == [one_line]
    assert given["posts/first/index.html"] == []  # Material's pages hold scripts of their own


def test_no_page_holds_a_script_or_style_that_the_policy_would_stop(real_site: Path) -> None:
    wrong = []
    for path, data in contents(real_site).items():
        if not path.endswith(".html"):
            continue
        for element in html5lib.parse(data).iter():
            tag = str(element.tag).removeprefix(XHTML)
            is_data = element.get("type") in DATA  # no browser runs it
            if tag == "style" or (tag == "script" and not element.get("src") and not is_data):
                wrong.append((path, tag))
            wrong += [
                (path, name) for name in element.attrib if name == "style" or name.startswith("on")
            ]
    assert wrong == []


def test_the_headers_are_published_and_allow_what_any_page_needs(real_site: Path) -> None:
    shipped = (real_site / "_headers").read_text(encoding="utf-8")
    rules = shipped_headers(shipped)
    assert [*rules] == ["/*"]  # a second rule would take away from the first
    assert policy(rules["/*"]["Content-Security-Policy"]) == headed(SEARCH)
    assert max(map(len, shipped.splitlines())) < 2000  # Cloudflare's limit


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", PAGE),
        ("/index.html", PAGE),
        ("/posts/search/", PAGE),
        ("/searching/", PAGE),
        ("/search/", SEARCH),
        ("/search/index.html", SEARCH),
        ("/pagefind/pagefind-worker.js", SEARCH),
        ("/feed.xml", PAGE),
        ("/reading-lists/", PAGE),
        ("/reading-lists/index.html", PAGE),
        ("/reading-lists/x.ris", PAGE),
        ("/reading-lists/x/", PAGE),
        ("/reading-lists/x/index.html", PAGE),
    ],
)
def test_nginx_says_the_same_as_the_pages_and_the_shipped_headers(
    path: str, allowed: dict[str, frozenset[str]]
) -> None:
    given = nginx_headers((REPOSITORY / "docs/manual/nginx.conf").read_text(encoding="utf-8"), path)
    shipped = shipped_headers(SHIPPED.read_text(encoding="utf-8"))["/*"]
    assert policy(given.pop("Content-Security-Policy")) == headed(allowed)
    del shipped["Content-Security-Policy"]
    assert given == shipped


def test_shipped_headers_say_what_is_asked_of_them() -> None:
    shipped = shipped_headers(SHIPPED.read_text(encoding="utf-8"))["/*"]
    assert shipped["X-Content-Type-Options"] == "nosniff"
    assert shipped["Referrer-Policy"] == "same-origin"
    refused = shipped["Permissions-Policy"].split(", ")
    assert {"camera=()", "geolocation=()", "microphone=()"} <= {*refused}
    assert all(re.fullmatch(r"[a-z-]+=\(\)", feature) for feature in refused)
