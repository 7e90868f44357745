"""Material as it comes: our pages look at home in it, are found by its search, and survive its
instant navigation."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from access import AXE
from helpers import REPOSITORY, Run

CONTENT = REPOSITORY / "tests/stock"
ASSETS = REPOSITORY / "plugins/reading_room/templates/assets/reading-room"
CONFIG = """\
site_name: Tea notes
site_url: https://tea.example/
theme:
  name: material
  font: false
  palette:
    - {scheme: default, toggle: {icon: material/weather-night, name: Dark}}
    - {scheme: slate, toggle: {icon: material/weather-sunny, name: Light}}
"""
README = "plugins:\n  - reading-room:\n      as_of: 2026-03-01\n  - rss\n"
WITH_SEARCH = README.replace("plugins:\n", "plugins:\n  - search\n")
INSTANT = "  features: [navigation.instant]\n"
SCHEMES = ("default", "slate")
POST = "posts/tea-times/"
LIST = "reading-lists/books-on-tea/"
Look = Callable[..., Page]


@pytest.fixture(scope="session")
def stock(
    tmp_path_factory: pytest.TempPathFactory, run: Run, serve: Callable[[Path], str]
) -> Callable[[str], str]:
    """Build the site with more in its configuration, once; the address where it is served."""
    built: dict[str, str] = {}

    def stock(more: str) -> str:
        if more not in built:
            folder = tmp_path_factory.mktemp("stock") / "site"
            shutil.copytree(CONTENT, folder)
            (folder / "mkdocs.yml").write_text(CONFIG + more, encoding="utf-8")
            done = run("mkdocs", "build", "--strict", cwd=folder)
            assert done.returncode == 0, done.stderr
            built[more] = serve(folder / "site")
        return built[more]

    return stock


@pytest.fixture(scope="session")
def plain(stock: Callable[[str], str]) -> str:
    """With the lines of the README, in which there is no search plugin."""
    return stock(README)


@pytest.fixture(scope="session")
def searching(stock: Callable[[str], str]) -> str:
    """With Material's search plugin and instant navigation."""
    return stock(INSTANT + WITH_SEARCH)


def wear(page: Page, scheme: str) -> None:
    """Put on one of Material's schemes, and have nothing move."""
    page.add_style_tag(content="* { transition: none !important; }")
    page.evaluate("name => document.body.dataset.mdColorScheme = name", scheme)


def style(page: Page, where: str, *names: str) -> dict[str, str]:
    """What a browser makes of an element's style."""
    found: dict[str, str] = page.locator(where).first.evaluate(
        "(each, names) => Object.fromEntries(names.map((n) => [n, getComputedStyle(each)[n]]))",
        list(names),
    )
    return found


MATERIALS_OWN = """
document.querySelector(".md-typeset").insertAdjacentHTML("beforeend", `<div id="own">
<details><summary>More</summary><p>Words.</p></details>
<a class="md-button">Go</a><a class="md-button md-button--primary">Go</a>
<div class="admonition note"><p class="admonition-title">Note</p></div>
<table><tbody><tr><td>1</td></tr></tbody></table>
<pre><code>x</code></pre>
<ul class="task-list"><li class="task-list-item"><label class="task-list-control">
<input type="checkbox" disabled checked><span class="task-list-indicator"></span></label></li></ul>
</div>`)
"""
BOX = ("borderTopColor", "borderTopWidth", "borderTopLeftRadius", "backgroundColor", "color")
TYPE = ("fontSize", "fontWeight", "fontFamily")
SAME = (
    (".text details", "#own > details", BOX + TYPE),
    ("details.cite", "#own > details", BOX + TYPE),
    (".text summary", "#own summary", ("backgroundColor", "fontWeight", "paddingLeft")),
    ("details.cite > summary", "#own summary", ("backgroundColor", "paddingLeft", "paddingTop")),
    (".text .note", "#own .note", BOX + TYPE),
    (".text table", "#own table", ("borderTopColor", "borderTopLeftRadius", "fontSize", "color")),
    (".text td", "#own td", ("borderTopColor", "paddingTop", "paddingLeft")),
    (".text pre > code", "#own code", ("backgroundColor", "fontSize", "color", "paddingLeft")),
    (".switch [aria-current]", "#own .md-button--primary", (*BOX, "fontWeight")),
    (".switch a:not([aria-current])", "#own .md-button",
     ("borderTopWidth", "borderTopLeftRadius", "backgroundColor", "fontWeight")),
)  # fmt: skip


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_material_has_looks_as_it_does_there(look: Look, plain: str, scheme: str) -> None:
    page = look(1280)
    page.goto(plain + POST)
    wear(page, scheme)
    page.evaluate(MATERIALS_OWN)
    for ours, own, names in SAME:
        assert style(page, f".rr {ours}", *names) == style(page, own, *names), (ours, scheme)
    wide = "each => each.clientWidth == each.parentElement.clientWidth"
    for summary in page.locator(".rr summary").all():
        assert summary.evaluate(wide), summary.text_content()
    tick = style(page, ".rr li > [type=checkbox]:checked", "backgroundColor")
    their = page.locator("#own .task-list-indicator").evaluate(
        "each => getComputedStyle(each, '::before').backgroundColor"
    )
    assert tick["backgroundColor"] == their
    assert style(page, ".rr li:has(> [type=checkbox])", "listStyleType")["listStyleType"] == "none"
    link = style(page, ".rr .by a", "color")
    assert style(page, ".switch a:not([aria-current])", "color") == link  # readable in slate, too


@pytest.mark.parametrize("scheme", SCHEMES)
def test_buttons_and_fields_of_lists_and_of_the_search(look: Look, plain: str, scheme: str) -> None:
    page = look(1280)
    page.goto(plain + LIST)
    wear(page, scheme)
    page.evaluate(MATERIALS_OWN)
    tick = page.locator(".ticks button").first
    shape = ("borderTopWidth", "borderTopLeftRadius", "backgroundColor", "fontWeight", "fontFamily")
    assert style(page, ".ticks button", *shape) == style(page, "#own .md-button", *shape)
    page.locator(".cite summary").first.click()
    expect(page.locator(".save button")).to_have_count(3)
    assert style(page, ".save button", *shape) == style(page, "#own .md-button", *shape)
    tick.click()
    page.mouse.move(0, 0)
    tick.evaluate("each => each.blur()")
    pressed = ("color", "backgroundColor", "borderTopColor")
    primary = style(page, "#own .md-button--primary", *pressed)
    assert style(page, ".ticks [aria-pressed=true]", *pressed) == primary
    expect(page.locator(".progress button")).to_have_text("Forget my ticks on this list")
    tick.click()
    page.goto(plain + "search/")
    wear(page, scheme)
    page.evaluate(MATERIALS_OWN)
    expect(page.locator(".search-page")).to_be_visible()
    assert style(page, ".search-page button", *pressed) == primary
    field = style(page, ".search-page input", "backgroundColor", "borderTopLeftRadius")
    page_colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert field == {"backgroundColor": page_colour, "borderTopLeftRadius": "2px"}


def test_what_is_hidden_is_hidden(look: Look, plain: str) -> None:
    page = look(1280)
    page.goto(plain + LIST)
    expect(page.locator(".ticks").first).to_be_visible()
    assert page.locator(".rr [hidden]:visible:not(.views)").count() == 0


@pytest.mark.parametrize("width", [390, 1280])
def test_columns_stay_as_they_were_aligned_and_the_keyboard_scrolls_them(
    look: Look, plain: str, width: int
) -> None:
    page = look(width)
    page.goto(plain + POST)
    page.wait_for_selector(".md-typeset__table")  # Material's script has put its box round it
    for row in ("th", "td"):
        aligned = page.locator(f".text table {row}").evaluate_all(
            "cells => cells.slice(0, 3).map((cell) => getComputedStyle(cell).textAlign)"
        )
        assert aligned[1:] == ["center", "right"], row
    box = page.locator(".text .scroll").first
    box.locator("td").first.evaluate("cell => cell.style.minWidth = '3000px'")
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.text .scroll').scrollLeft > 0")


def test_an_equation_stands_at_its_sign_and_scrolls_by_itself(look: Look, plain: str) -> None:
    page = look(390)
    page.goto(plain + POST)
    sides = page.locator(".text mtd").evaluate_all(
        "cells => cells.map((cell) => getComputedStyle(cell).textAlign)"
    )
    assert sides == ["right", "left", "right", "left"]
    box = style(page, ".text .formula", "display", "overflow-x")
    assert box == {"display": "block", "overflow-x": "auto"}


def test_there_is_one_table_of_contents_and_it_is_materials(look: Look, plain: str) -> None:
    page = look(1280)
    for address, entries in (
        (POST, ["Times", "Code", "What opens", "What to do"]),
        (
            LIST,
            ["Classics", "The Book of Tea", "All About Tea", "Answers", "Is tea a way of living?"],
        ),
        ("reading-lists/one-more/", ["All About Tea"]),
    ):  # fmt: skip
        page.goto(plain + address)
        assert page.locator(".rr .contents").count() == 0
        links = page.locator(".md-sidebar--secondary .md-nav__link[href]")
        assert [" ".join(each.split()) for each in links.all_inner_texts()] == entries
        links.last.click()
        target = page.url.partition("#")[2]
        expect(page.locator(f"[id='{target}']")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_page_marks_its_place_in_the_navigation(look: Look, plain: str, scheme: str) -> None:
    page = look(1280)
    for address, place in (
        (POST, "Posts"), (LIST, "Reading lists"), (POST + "easy-read/", "Easy Read"),
        ("topics/tea/", "Topics"), ("people/editors/", "People"), ("about/", "About these notes"),
        ("", "Tea notes"), ("search/", "Search"),
    ):  # fmt: skip
        page.goto(plain + address)
        wear(page, scheme)
        marked = page.locator(".md-sidebar--primary .md-nav__item--active > a.md-nav__link")
        assert [each.strip() for each in marked.all_inner_texts()] == [place]
        assert marked.evaluate("each => getComputedStyle(each).color") == page.evaluate(LINK)


LINK = """() => {
  const link = Object.assign(document.createElement("a"), { href: "/" });
  document.querySelector(".md-content .md-typeset").append(link);
  return getComputedStyle(link).color;
}"""


def seek(page: Page, words: str) -> None:
    """Type words into Material's search."""
    field = page.locator(".md-search__input")
    field.click()
    field.press_sequentially(words)


FOUND = """address => {
  for (const more of document.querySelectorAll(".md-search-result__more")) more.open = true;
  return document.querySelector(`.md-search-result a[href="${address}"]`);
}"""
"""Is a result there, among those that Material folds away? It shows all anew as it finds more."""


def test_materials_search_finds_posts_lists_works_and_words(look: Look, searching: str) -> None:
    page = look(1280)
    for words, title, address in (
        ("how long tea should stand", "How long tea should stand", POST),
        ("books on tea", "Books on tea", LIST),
        ("ukers", "All About Tea", LIST + "#ukers-1935"),
        ("trade and history", "All About Tea", LIST + "#ukers-1935"),
        ("tannin", "Tannin", "glossary/#tannin"),
        ("takes time", "Tea takes time", POST + "easy-read/"),
        ("keep these notes", "The editors", "people/editors/"),
    ):
        page.goto(searching + "about/")
        seek(page, words)
        page.wait_for_function(FOUND, arg=f"{searching}{address}")
        link = page.locator(f".md-search-result a[href='{searching}{address}']")
        expect(link.first).to_contain_text(title)
    page.goto(searching + "about/")
    seek(page, "ukers")
    page.locator(f".md-search-result a[href*='{LIST}#ukers-1935']").first.click()
    page.wait_for_url(f"**/{LIST}*#ukers-1935")
    expect(page.locator("li#ukers-1935")).to_be_in_viewport()


@pytest.mark.parametrize("name", ["q", "query"])
def test_a_search_of_ours_does_not_open_materials(look: Look, searching: str, name: str) -> None:
    page = look(1280)
    page.goto(f"{searching}search/?{name}=ukers")
    expect(page.get_by_role("status")).to_contain_text("for “ukers”")
    assert page.url == f"{searching}search/?query=ukers"
    assert not page.locator("#__search").is_checked()
    assert page.locator(".search-page input").input_value() == "ukers"
    page.locator(".search-page input").fill("tannin")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("for “tannin”")
    assert page.url == f"{searching}search/?query=tannin"
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("for “ukers”")
    assert not page.locator("#__search").is_checked()


@pytest.mark.parametrize("address", ["", POST, "about/", "404.html"])
def test_the_header_leads_to_a_search_without_the_plugin(
    look: Look, plain: str, address: str
) -> None:
    page = look(1280)
    page.goto(plain)  # of 404.html the addresses are those of the site itself
    page.goto(plain + address)
    field = page.locator(".md-header").get_by_role("searchbox", name="Search")
    expect(field).to_be_visible()
    expect(page.locator(".md-header .md-header__button[for=__search]")).to_be_hidden()
    assert page.locator(".md-header").get_by_role("link", name="Search").count() == 0
    if address == "404.html":
        form = page.locator(".md-header form[role=search]")
        assert form.get_attribute("action") == "/search/"
        return
    field.fill("ukers")
    field.press("Enter")
    page.wait_for_url("**/search/?query=ukers")
    expect(page.locator(".search-results h2").first).to_have_text("All About Tea")


def test_on_a_narrow_screen_a_link_leads_to_it(look: Look, plain: str) -> None:
    page = look(390)
    page.goto(plain + "about/")
    link = page.locator(".md-header").get_by_role("link", name="Search")
    expect(link).to_be_visible()
    assert page.locator(".md-header").get_by_role("searchbox").count() == 0
    assert page.locator(".md-header [for=__search]:visible").count() == 0
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/")


def test_a_site_with_the_plugin_keeps_materials_search_alone(look: Look, searching: str) -> None:
    page = look(1280)
    page.goto(searching)
    assert page.locator(".rr-find").count() == 0
    assert page.locator(".md-header [data-md-component=search]").count() == 1


def linked(page: Page) -> list[Any]:
    """What the page says of itself to machines."""
    blocks = page.locator('script[type="application/ld+json"]')
    return [json.loads(each) for each in blocks.all_text_contents()]


def let_navigate(page: Page, address: str) -> None:
    """Have the sitemap say where the site is served, as it does where it is published: Material
    shows the pages that are in it without a load, and puts another host in, but no port."""

    def served(route: Route) -> None:
        body = route.fetch().text().replace("https://tea.example/", address)
        route.fulfill(content_type="application/xml", body=body)

    page.route("**/sitemap.xml", served)


def go(page: Page, name: str, url: str) -> None:
    """Follow a link of the page; instant navigation keeps what is on the window."""
    page.evaluate("window.stayed = true")
    page.wait_for_load_state("networkidle")  # Material has its sitemap, or loads the page whole
    page.locator(".md-content").get_by_role("link", name=name, exact=True).first.click()
    page.wait_for_url(url)
    expect(page.locator(".rr h1")).to_be_visible()


def test_instant_navigation_throws_nothing_and_keeps_what_machines_read(
    look: Look, searching: str
) -> None:
    page = look(1280)
    let_navigate(page, searching)
    page.goto(searching + POST)
    [wanted] = linked(page)
    page.goto(searching)
    home = linked(page)
    go(page, "How long tea should stand", f"**/{POST}")
    assert page.evaluate("window.stayed")
    expect(page).to_have_title("How long tea should stand – Tea notes")
    assert linked(page) == [wanted]
    page.go_back()
    expect(page.locator(".rr h1")).to_have_text("Tea notes")
    assert page.evaluate("window.stayed")
    assert linked(page) == home


def test_scripts_run_again_after_instant_navigation(look: Look, searching: str) -> None:
    page = look(1280)
    let_navigate(page, searching)
    page.goto(searching + "reading-lists/")
    for name, works in (("Books on tea", 3), ("One more book", 1), ("Books on tea", 3)):
        go(page, name, "**/reading-lists/*/")
        expect(page.locator(".ticks")).to_have_count(works)
        expect(page.locator(".progress")).to_have_count(1)
        page.go_back()
        expect(page.locator(".rr h1")).to_have_text("Reading lists")
    assert page.evaluate("window.stayed")
    for _ in range(2):
        page.locator(".md-sidebar--primary").get_by_role("link", name="Search").click()
        expect(page.locator(".search-page")).to_be_visible()
        page.locator(".search-page input").fill("ukers")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_contain_text("for “ukers”")
        page.locator(".search-results a").first.click()
        expect(page.locator("li#ukers-1935")).to_be_in_viewport()
    assert page.evaluate("window.stayed")


COMPUTED = """() => [...document.querySelectorAll(".rr, .rr *")].map((each) => {
  const style = getComputedStyle(each);
  return [each.localName, each.className, ...[...style].map((name) => `${name}: ${style[name]}`)];
})"""


def test_a_page_looks_the_same_however_a_reader_came_to_it(look: Look, searching: str) -> None:
    page = look(1280)
    let_navigate(page, searching)
    for address in (POST, LIST):
        page.goto(searching + address, wait_until="networkidle")
        wanted = page.evaluate(COMPUTED)
        page.goto(searching + "about/", wait_until="networkidle")
        page.evaluate("window.stayed = true")
        page.evaluate(
            "url => { const link = Object.assign(document.createElement('a'), { href: url });"
            " document.querySelector('.md-content').append(link); link.click(); }",
            searching + address,
        )
        page.wait_for_url(searching + address)
        expect(page.locator(".rr h1")).to_be_visible()
        page.wait_for_load_state("networkidle")
        page.wait_for_function("document.styleSheets.length > 3")
        assert page.evaluate("window.stayed")
        came = page.evaluate(COMPUTED)
        assert len(came) == len(wanted)
        for one, other in zip(came, wanted, strict=True):
            assert one == other


def test_texts_say_their_language(look: Look, plain: str) -> None:
    page = look(1280)
    for address, language in ((POST, "en-GB"), ("posts/morning/", "de")):
        page.goto(plain + address)
        said = page.locator(".rr .text p").first.evaluate("each => each.closest('[lang]').lang")
        assert said == language
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator(".rr").get_attribute("lang") == "en-GB"


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("address", [POST, LIST, "search/?query=tea", "reading-lists/", ""])
def test_axe_finds_nothing_in_our_part_of_a_page(
    look: Look, plain: str, address: str, scheme: str
) -> None:
    page = look(1280)
    page.goto(plain + address)
    if "query" in address:
        expect(page.locator(".search-results > li").first).to_be_visible()
    wear(page, scheme)
    page.add_script_tag(path=AXE)
    found = page.evaluate(
        """async () => (await axe.run(document.querySelector(".rr"), {
             runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] },
             rules: { "link-in-text-block": { enabled: false } },
           })).violations.map((each) => [each.id, each.nodes.map((node) => node.html)])"""
    )
    assert found == []


def test_our_styles_are_small_and_nothing_in_our_part_would_break_a_policy(
    look: Look, plain: str
) -> None:
    packed = {
        name: len(gzip.compress((ASSETS / name).read_bytes(), 6))
        for name in ("room.css", "material.css")
    }
    assert packed["material.css"] <= 2_000, packed
    assert sum(packed.values()) <= 6_000, packed
    page = look(1280)
    for address in (POST, LIST, "search/"):
        page.goto(plain + address, wait_until="domcontentloaded")
        part = page.request.get(plain + address).text().partition('<div class="rr"')[2]
        ours = part.partition("</article>\n            </div>")[0]
        assert " style=" not in ours
        assert "<style" not in ours
        for script in ours.split("<script")[1:]:
            assert " src=" in script.partition(">")[0], script[:200]
