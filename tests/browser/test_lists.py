"""A reading list: parts of it shown alone, a reader's own ticks, and the list on paper."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from helpers import REPOSITORY, Run
from kinds import KINDS, LIST

KEY = "reading-room-works"
SHOWN = ".cards > li"
IDS = "all => all.filter(each => each.checkVisibility()).map(each => each.id)"
HEADS = "all => all.filter(each => each.checkVisibility()).map(each => each.textContent)"
VIEWS = {
    "Only the essentials": (
        "The essentials: 2 of the 17 works on this list.",
        ["every-field-one", "routledge-2014"], ["The first part", "The second part"], ["1", "5"],
    ),
    "Only open access": (
        "Open to read: 2 of the 17 works on this list.",
        ["every-field-two", "every-field-alive"],
        ["The first part", "What became of addresses"], ["2", "6"],
    ),
    "Only Easy Read": (
        "With an Easy Read edition: 1 of the 17 works on this list.",
        ["every-field-one"], ["The first part"], ["1"],
    ),
}  # fmt: skip
Look = Callable[..., Page]
SETTINGS = """\
site_name: Elsewhere
theme: {name: reading-room}
plugins: [{reading-room: {search: false, as_of: 2026-01-01}}]
"""


def shown(page: Page, what: str = SHOWN, how: str = IDS) -> list[str]:
    found: list[str] = page.locator(what).evaluate_all(how)
    return found


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_shows_its_works_and_no_others_without_javascript(
    look: Look, every_kind: str, name: str
) -> None:
    says, ids, heads, numbers = VIEWS[name]
    page = look(1280, java_script_enabled=False)
    page.goto(every_kind + KINDS[LIST])
    everything = page.locator(SHOWN).count()
    expect(page.locator(".view")).to_have_count(3)
    assert page.locator(".view:visible").count() == 0
    page.get_by_role("link", name=name).click()
    assert [each.get_attribute("id") for each in page.locator(f"{SHOWN}:visible").all()] == ids
    assert page.locator(".shelf > h2:visible").all_text_contents() == heads
    assert page.locator(f"{SHOWN} .number:visible").all_text_contents() == numbers
    assert page.locator(":is(.debate, .years):visible").count() == 0
    view = page.locator(".view:visible")
    expect(view).to_have_text(f"{says} Show all 17 works")
    expect(view).to_be_focused()
    page.keyboard.press("Tab")
    expect(
        page.get_by_role("link", name="Show all 17 works").and_(page.locator(":focus"))
    ).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="Parts of this list")).to_be_focused()
    assert page.locator(f"{SHOWN}:visible").count() == everything == 17
    page.go_back()
    assert page.locator(f"{SHOWN}:visible").count() == len(ids)


def test_the_anchor_of_a_work_or_part_always_shows_it(look: Look, every_kind: str) -> None:
    page = look(320)
    page.goto(every_kind + KINDS[LIST] + "#only:essential")
    assert len(shown(page)) == 2
    for anchor in ("every-field-bare", "third-part", "page:debate"):
        page.evaluate("anchor => { location.hash = anchor; }", anchor)
        expect(page.locator(f"[id='{anchor}']")).to_be_visible()
        assert len(shown(page)) == 17


def test_without_styles_nothing_is_said_of_views(look: Look, every_kind: str) -> None:
    page = look(1280)
    page.route("**/*.css", lambda route: route.fulfill(body="", content_type="text/css"))
    page.goto(every_kind + KINDS[LIST] + "#only:essential")
    assert len(shown(page)) == 17
    assert shown(page, ".views, .view") == []


def test_a_view_is_printed_as_it_is_shown(look: Look, every_kind: str) -> None:
    page = look(700)
    page.goto(every_kind + KINDS[LIST] + "#only:essential")
    page.emulate_media(media="print")
    assert len(shown(page)) == 2
    expect(page.locator("[id='only:essential']")).to_be_visible()
    assert shown(page, ".view a, .views, .ticks, .progress") == []


@pytest.mark.parametrize("width", [320, 700])
def test_on_paper_each_work_has_an_empty_box(look: Look, every_kind: str, width: int) -> None:
    page = look(width)
    page.goto(every_kind + KINDS[LIST])
    page.locator(".ticks button").nth(1).click()
    page.emulate_media(media="print", color_scheme="dark")
    boxes = page.locator(".cards .number").evaluate_all(
        """all => all.map((each) => {
          const { width, height, borderTopColor, borderTopWidth, backgroundColor, content } =
            getComputedStyle(each, "::after");
          return [Math.round(parseFloat(width)) === Math.round(parseFloat(height)),
            parseFloat(width) > 16, borderTopColor, parseFloat(borderTopWidth) >= 1,
            backgroundColor, content];
        })"""
    )
    black, white = "rgb(0, 0, 0)", "rgb(255, 255, 255)"
    assert boxes == [[True, True, black, True, white, '""']] * 17
    assert page.evaluate("measure.lost()") == []


FORBIDDEN = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("The operation is insecure.", "SecurityError"); } });"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("The quota has been exceeded.", "QuotaExceededError"); };"""
GARBAGE = ("<b>", "null", "5", '"read"', "[[1]]", '{"every-field-one": "eaten", "x": ["read"]}',
           '{"__proto__": "read", "constructor": "read"}', "{" * 100000)  # fmt: skip


@pytest.fixture
def ticks(look: Look, every_kind: str) -> Page:
    page = look(1280)
    page.goto(every_kind + KINDS[LIST])
    return page


def button(page: Page, state: str, title: str = "A work with every field") -> Any:
    return page.get_by_role("button", name=f"{state} “{title}”", exact=True)


def kept(page: Page) -> Any:
    return json.loads(page.evaluate(f"localStorage.getItem('{KEY}')") or "{}")


def says(page: Page, words: str) -> None:
    expect(page.locator("[id='page:progress']")).to_have_text(words)


def says_nothing(page: Page) -> None:
    """Before the first tick there is nothing to be seen of progress."""
    says(page, "")
    assert page.locator(".progress *:visible").count() == 0


def test_a_tick_stays_and_can_be_taken_back(ticks: Page) -> None:
    says_nothing(ticks)
    asked: list[str] = []
    ticks.on("request", lambda request: asked.append(request.url))
    button(ticks, "Have read").click()
    button(ticks, "To read", "A work with a title and an address").press("Space")
    says(ticks, "You have read 1 of 17 works, 1 of 2 essentials. 1 marked to read.")
    expect(ticks.locator(".progress")).to_contain_text("on this device only. Nothing is sent")
    expect(
        ticks.get_by_role("progressbar", name="You have read 1 of 17 works")
    ).to_have_js_property("value", 1)
    assert kept(ticks) == {"every-field-one": "read", "every-field-two": "to-read"}
    assert asked == []
    ticks.reload()
    says(ticks, "You have read 1 of 17 works, 1 of 2 essentials. 1 marked to read.")
    expect(button(ticks, "Have read")).to_have_attribute("aria-pressed", "true")
    expect(button(ticks, "To read")).to_have_attribute("aria-pressed", "false")
    button(ticks, "To read").click()  # one or the other
    expect(button(ticks, "Have read")).to_have_attribute("aria-pressed", "false")
    button(ticks, "To read").click()
    button(ticks, "To read", "A work with a title and an address").click()
    assert ticks.evaluate("localStorage.length") == 0
    says_nothing(ticks)


def test_what_a_list_has_ticked_is_forgotten_and_brought_back(ticks: Page) -> None:
    elsewhere = {"on-another-list": "read"}
    ticks.evaluate(f"localStorage.setItem('{KEY}', '{json.dumps(elsewhere)}')")
    button(ticks, "Have read").click()
    forget = ticks.get_by_role("button", name="Forget my ticks on this list")
    forget.press("Enter")
    says(ticks, "You have read 0 of 17 works, 0 of 2 essentials.")
    assert kept(ticks) == elsewhere
    undo = ticks.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    undo.press("Enter")
    says(ticks, "You have read 1 of 17 works, 1 of 2 essentials.")
    assert kept(ticks) == elsewhere | {"every-field-one": "read"}
    expect(forget).to_be_focused()
    forget.click()
    button(ticks, "To read").click()
    expect(undo).to_have_count(0)


def test_a_work_has_its_tick_on_every_list_and_in_every_tab(ticks: Page, every_kind: str) -> None:
    other = ticks.context.new_page()
    other.goto(every_kind + KINDS["List"])
    title = "Personalisation – give up or move on"
    button(other, "Have read", title).click()
    expect(button(ticks, "Have read", title)).to_have_attribute("aria-pressed", "true")
    says(ticks, "You have read 1 of 17 works, 1 of 2 essentials.")
    button(ticks, "To read").click()
    button(other, "Have read", title).click()
    assert kept(other) == {"every-field-one": "to-read"}
    other.evaluate("localStorage.clear()")
    says_nothing(ticks)


@pytest.mark.parametrize("garbage", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_is_as_good_as_nothing(ticks: Page, garbage: str) -> None:
    ticks.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, garbage])
    ticks.reload()
    says_nothing(ticks)
    button(ticks, "Have read").click()
    assert kept(ticks)["every-field-one"] == "read"


@pytest.mark.parametrize("reason", ["no JavaScript", FORBIDDEN, FULL])
def test_nothing_is_promised_where_nothing_can_be_kept(
    look: Look, every_kind: str, reason: str
) -> None:
    page = look(1280, java_script_enabled=reason != "no JavaScript")
    if reason != "no JavaScript":
        page.add_init_script(reason)
    page.goto(every_kind + KINDS[LIST], wait_until="networkidle")
    expect(page.locator(".cards button, .progress")).to_have_count(0)
    assert "device" not in page.locator("main").inner_text()


def test_what_could_not_be_kept_is_said(ticks: Page) -> None:
    ticks.evaluate(f"() => {{ {FULL} }}")
    button(ticks, "Have read").click()
    says(ticks, "Your browser did not keep this.")
    expect(button(ticks, "Have read")).to_have_attribute("aria-pressed", "false")


def test_titles_alone_are_shown_while_the_reader_wants_it_so(look: Look, every_kind: str) -> None:
    page = look(1280)
    page.goto(every_kind + KINDS[LIST])
    first = page.locator("#every-field-one")
    tall = first.evaluate("each => each.offsetHeight")
    titles = page.get_by_role("button", name="Titles only")
    expect(titles).to_have_attribute("aria-pressed", "false")
    titles.press("Enter")
    expect(titles).to_have_attribute("aria-pressed", "true")
    assert first.evaluate("each => each.offsetHeight") < tall / 2
    for there, what in ((True, "h2, h3"), (True, ".who"), (True, ".where"), (False, ".why"),
                        (False, ".ticks"), (False, ".cite")):  # fmt: skip
        assert first.locator(what).first.is_visible() == there, what
    page.goto(every_kind + KINDS["List"])
    assert page.locator(".why:visible").count() == 0
    page.evaluate("document.querySelector('.tools button').click()")
    page.reload()
    assert page.locator(".why:visible").count() == 10
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("width", [390, 1280])
def test_a_view_keeps_its_place_and_says_that_it_is_shown(
    look: Look, every_kind: str, width: int
) -> None:
    page = look(width, 500)
    page.goto(every_kind + KINDS["List in parts"])
    essentials = page.get_by_role("link", name="Only the essentials")
    essentials.scroll_into_view_if_needed()
    before = essentials.bounding_box()
    assert before
    plain = essentials.evaluate("each => getComputedStyle(each, '::before').content")
    essentials.click()
    after = essentials.bounding_box()
    assert after
    assert abs(after["y"] - before["y"]) < 1
    expect(essentials).to_have_attribute("aria-current", "true")
    marked = essentials.evaluate("each => getComputedStyle(each, '::before').content")
    assert plain == "none"
    assert marked.startswith('"✓ "')
    page.get_by_role("link", name="Show all").locator("visible=true").click()
    expect(essentials).not_to_have_attribute("aria-current", "true")


def test_background_is_quieter_than_essential(look: Look, every_kind: str) -> None:
    page = look(1280)
    page.goto(every_kind + KINDS["List in parts"])
    weights = {
        word: page.locator(".importance", has_text=word).first.evaluate(
            "each => Number(getComputedStyle(each).fontWeight)"
        )
        for word in ("Essential", "Background")
    }
    assert weights == {"Essential": 700, "Background": 400}


@pytest.mark.parametrize("scheme", ["light", "dark", "forced"])
def test_a_tick_shows_by_more_than_its_colour(ticks: Page, scheme: str) -> None:
    if scheme == "forced":
        ticks.emulate_media(forced_colors="active")
    else:
        ticks.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    looks = """each => [getComputedStyle(each, "::before").content, each.offsetHeight >= 44,
      getComputedStyle(each).backgroundColor]"""
    before = button(ticks, "Have read").evaluate(looks)
    button(ticks, "Have read").click()
    after = button(ticks, "Have read").evaluate(looks)
    assert before[:2] == ["none", True]
    assert after[0].startswith('"✓ "')
    assert before[2] != after[2]
    assert ticks.evaluate("[...measure.faint(), ...measure.edgeless(), ...measure.tight()]") == []


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A built site with one list of 500 works that have every field (benchmarks/big_list.py)."""
    folder = tmp_path_factory.mktemp("list") / "site"
    script = str(REPOSITORY / "benchmarks/big_list.py")
    made = run(script, "500", "--keep", str(folder), cwd=REPOSITORY)
    assert made.returncode == 0, made.stderr
    built = run("mkdocs", "build", "--strict", cwd=folder)
    assert built.returncode == 0, built.stderr
    return folder / "site"


def test_a_list_of_500_works_weighs_under_200_kb(large: Path) -> None:
    html = (large / "reading-lists/works/index.html").read_bytes()
    assert html.count(b'<span class="number"') == 500
    assert len(gzip.compress(html, 6)) < 200_000


@pytest.mark.parametrize("letters", [16, 32])
def test_a_list_of_500_works_fits_on_a_narrow_page(
    look: Look, serve: Callable[[Path], str], large: Path, letters: int
) -> None:
    page = look(320)
    session = page.context.new_cdp_session(page)
    session.send("Page.enable")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": letters, "fixed": letters}})
    page.goto(serve(large) + "reading-lists/works/")
    expect(page.locator(".ticks")).to_have_count(500)
    assert page.evaluate("[...measure.lost(), ...measure.overlaps()]") == []
    page.get_by_role("link", name="Only the essentials").click()
    assert page.evaluate("[...measure.lost(), ...measure.overlaps()]") == []


def made(folder: Path, run: Run, text: str) -> Path:
    """A built site with one list, long.yml, in our theme."""
    for path, words in (("reading_lists/long.yml", text), ("mkdocs.yml", SETTINGS)):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(words)
    (folder / "docs").mkdir()
    built = run("mkdocs", "build", cwd=folder)
    assert built.returncode == 0, built.stderr
    return folder / "site"


def test_a_list_of_200_works_is_no_pile_of_paper(
    look: Look, serve: Callable[[Path], str], tmp_path: Path, run: Run
) -> None:
    """Five works on a page or nearly, with all that most lists say of them, and a box for each."""
    works = "".join(
        f"  - id: w{at}\n    title: What somebody said about support and who decides, part {at}\n"
        f"    author: [Ann Example, Bob Day]\n    container-title: A journal\n    issued: 2012-03\n"
        f"    URL: https://journal.example/2012/what-somebody-said-{at}\n    DOI: 10.1000/{at}\n"
        f"    archive: {{url: https://archive.example/20140203/https://journal.example/{at}}}\n"
        "    note: Read it for what it says about budgets, and about the people who hold them.\n"
        "    importance: recommended\n    access: open\n    minutes: 12\n"
        for at in range(1, 201)
    )
    site = made(tmp_path, run, f"title: Long\ndate: 2025-01-01\nitems:\n{works}")
    page = look(1280)
    page.goto(serve(site) + "reading-lists/long/")
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert 20 < len(re.findall(rb"/Type\s*/Page\b", paper)) <= 45
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 642, "height": 900})  # as wide as the paper's text
    assert page.evaluate("[...measure.small(16), ...measure.lost(), ...measure.overlaps()]") == []


def test_a_debate_of_fifty_turns_fits_on_a_narrow_page(
    look: Look, serve: Callable[[Path], str], tmp_path: Path, run: Run
) -> None:
    head = "title: Long\ndate: 2025-01-01\nitems:\n  - {id: w0, title: The first word}\n"
    answers = "".join(
        f"  - {{id: w{at}, title: A word about what was said before it, issued: {1950 + at},"
        f" responds_to: [w{at - 1}]}}\n" for at in range(1, 60)
    )  # fmt: skip
    site = made(tmp_path, run, head + answers)
    page = look(320)
    page.goto(serve(site) + "reading-lists/long/")
    assert page.locator(".debate li").count() == 60
    assert page.locator(".debate " + "ul " * 51).count() == 1
    assert page.locator(".debate " + "ul " * 52).count() == 0
    assert page.evaluate("[...measure.lost(), ...measure.overlaps()]") == []
    narrowest = page.locator(".debate li").evaluate_all(
        "all => Math.min(...all.map(each => each.getBoundingClientRect().width))"
    )
    assert narrowest > 200


def test_views_ticks_and_debates_work_in_materials_own_shell(
    page: Page, serve: Callable[[Path], str], tmp_path: Path, run: Run
) -> None:
    folder = tmp_path / "site"
    script = str(REPOSITORY / "benchmarks/big_list.py")
    assert run(script, "30", "--keep", str(folder), cwd=REPOSITORY).returncode == 0
    config = folder / "mkdocs.yml"
    config.write_text(
        config.read_text().replace("name: reading-room", "name: material\n  font: false")
    )
    built = run("mkdocs", "build", cwd=folder)
    assert built.returncode == 0, built.stderr
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(serve(folder / "site") + "reading-lists/works/")
    essential = page.locator(".cards > .is-essential").count()
    assert 0 < essential < 30
    page.get_by_role("link", name="Only the essentials").click()
    assert len(shown(page)) == essential == page.locator(".cards > .is-essential:visible").count()
    page.get_by_role("link", name="Show all 30 works").click()
    assert len(shown(page)) == 30
    page.locator(".ticks button").nth(1).click()
    expect(page.locator("[id='page:progress']")).to_contain_text("You have read 1 of 30 works")
    steps = page.locator(".debate > ul, .debate ul ul").evaluate_all(
        "all => all.map(each => each.firstElementChild.getBoundingClientRect().left"
        " - each.parentElement.getBoundingClientRect().left)"
    )
    assert len(steps) > 5
    assert max(steps) < 20
    # Material's header slides for a quarter of a second as a page begins to scroll.
    page.wait_for_function("document.documentElement.scrollWidth === 320")
