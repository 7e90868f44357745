"""What axe finds on every kind of page in every state in which it may be read.

Enters: a browser and a served site. Leaves: what axe found, as a table and as the results that the
site's accessibility statement is made from.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, CDPSession, Page, ViewportSize

from kinds import arrive, settle

AXE = Path(__file__).parent / "browser/node_modules/axe-core/axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
CONTRAST = "color-contrast-enhanced"
"""The one rule of AAA that is run: 7:1, and 4.5:1 for large text."""
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {CONTRAST: {"enabled": True}, "target-size": {"enabled": True}},
    "resultTypes": ["violations", "incomplete"],
}

FIND = """
async (options) => {
  const { violations, incomplete } = await axe.run(document, options);
  const told = (sure) => ({ id, help, tags, nodes }) =>
    ({ id, help, tags, sure, places: nodes.map((node) => node.target.join(" ")) });
  return [...violations.map(told(true)), ...incomplete.map(told(false))];
}
"""
"""What axe has to say, and no more: Python is slow to read all that axe looked at."""
WIDE = ViewportSize(width=1280, height=900)
NARROW = ViewportSize(width=320, height=640)

SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
"""WCAG 2.2, 1.4.12."""
_PLAIN = {
    "media": "screen",
    "color_scheme": "light",
    "contrast": "no-preference",
    "forced_colors": "none",
}  # fmt: skip
_MEDIA: dict[str, dict[str, str]] = {
    "Light": {},
    "Dark": {"color_scheme": "dark"},
    "High contrast, light": {"contrast": "more"},
    "High contrast, dark": {"contrast": "more", "color_scheme": "dark"},
    "Forced colours, light": {"forced_colors": "active"},
    "Forced colours, dark": {"forced_colors": "active", "color_scheme": "dark"},
    "Print": {"media": "print"},
}
_CHOSEN = {
    "Chosen here: black on white": "black-on-white",
    "Chosen here: white on black": "white-on-black",
}
"""Colours of the reading settings."""
_NARROW, _LARGE, _SPACED, _BARE = (
    "320 pixels wide", "Text at 200 %", "Text spacing", "No JavaScript"
)  # fmt: skip
STATES = (*_MEDIA, *_CHOSEN, _NARROW, _LARGE, _SPACED, _BARE)


CALCULATE = """
(targets) => {
  const parts = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
  const ratio = (one, other) => {
    const [a, b] = [light(one), light(other)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  const meet = (a, b) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const touch = (one, other) => [...one.getClientRects()].some((a) =>
    [...other.getClientRects()].some((b) => meet(a, b)));
  const all = [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }));
  const clear = (element) => {
    const style = getComputedStyle(element);
    const [size, weight] = [style.fontSize, style.fontWeight].map(parseFloat);
    const enough = size >= 24 || (size >= 18.66 && weight >= 700) ? 4.5 : 7;
    const near = all.filter((other) => other.contains(element) || touch(element, other));
    const styles = [document.documentElement, document.body, ...near].flatMap((other) =>
      [null, "::before", "::after"].map((part) => getComputedStyle(other, part)))
      .filter((each) => each.content !== "none");
    const shown = styles.map((each) => parts(each.backgroundColor)).filter((c) => c[3] !== 0);
    return shown.length > 0 && parts(style.color).length === 3 && style.textShadow === "none"
      && !near.some((other) => other.matches("img, svg, video, audio, canvas, object, iframe"))
      && styles.every((each) => each.backgroundImage === "none" && each.opacity === "1")
      && shown.every((c) => c.length === 3 && ratio(parts(style.color), c) >= enough);
  };
  return targets.filter((target) => {
    const element = document.querySelector(target);
    return element !== null && clear(element); // a script may have moved it since
  });
}
"""
"""The contrast of a text against every background that it touches, whichever of them is behind it:
7:1, or 4.5:1 for large text. axe leaves it open where boxes overlap. A picture, a gradient or
anything that shines through leaves it open here too."""
VOICE = """
const voice = { name: "A voice", lang: "en-GB", default: true, localService: true };
const nothing = () => {};
Object.defineProperty(globalThis, "speechSynthesis", {
  value: Object.assign(new EventTarget(), {
    getVoices: () => [voice], speak: nothing, cancel: nothing, pause: nothing, resume: nothing,
    speaking: false, paused: false, pending: false,
  }),
});
"""
"""A browser without a screen has no voice, and a page shows no button for reading aloud then."""


class Finding(NamedTuple):
    """A rule that a page breaks in a state, or of which nobody is sure; and at which elements."""

    page: str
    state: str
    rule: str
    help: str
    criteria: tuple[str, ...]
    """The success criteria of WCAG: "1.4.3". None for best practice."""
    elements: tuple[str, ...]
    sure: bool


class Matrix(NamedTuple):
    """Everything that was found, and with what."""

    axe: str
    chromium: str
    findings: list[Finding]
    decided: int
    """Elements whose contrast axe could not tell, and we could."""
    pages: tuple[str, ...]

    def results(self) -> dict[str, Any]:
        """What the statement is made from, the day aside."""
        return {
            "axe": self.axe,
            "chromium": self.chromium,
            "rules": [*TAGS, CONTRAST],
            "pages": [*self.pages],
            "states": [*STATES],
            "findings": [
                {
                    "page": found.page, "state": found.state, "rule": found.rule,
                    "help": found.help, "criteria": [*found.criteria],
                    "elements": len(found.elements), "sure": found.sure,
                }
                for found in self.findings
            ],
        }  # fmt: skip

    def cell(self, page: str, state: str) -> str:
        """Rules broken, elements with too little contrast, and rules that nobody is sure of."""
        here = [found for found in self.findings if (found.page, found.state) == (page, state)]
        broken = sum(found.sure and found.rule != CONTRAST for found in here)
        pale = sum(len(found.elements) for found in here if found.sure and found.rule == CONTRAST)
        return f"{broken}/{pale}/{sum(not found.sure for found in here)}"

    def table(self) -> str:
        """For those who run the tests."""
        numbers = range(1, len(STATES) + 1)
        cells = [[self.cell(page, state) for state in STATES] for page in self.pages]
        wide = max(map(len, self.pages)) + 1
        return "\n".join(
            [
                f"axe {self.axe}, Chromium {self.chromium}: {len(self.pages)} kinds of page in"
                f" {len(STATES)} states.",
                "In each cell: rules broken (A, AA, best practice) / elements below AAA contrast /"
                " rules that nobody can be sure of.",
                f"Of {self.decided} elements axe could not tell the contrast; it was calculated"
                " from all that they touch.",
                "; ".join(
                    f"{number} {state}" for number, state in zip(numbers, STATES, strict=True)
                ),
                " " * wide + "".join(f"{number:>7}" for number in numbers),
                *(
                    f"{page:<{wide}}" + "".join(f"{cell:>7}" for cell in row)
                    for page, row in zip(self.pages, cells, strict=True)
                ),
            ]
        )


def joined(parts: list[Matrix]) -> Matrix:
    """What was found in several goes, by one browser."""
    return parts[0]._replace(
        findings=[finding for part in parts for finding in part.findings],
        decided=sum(part.decided for part in parts),
        pages=tuple(page for part in parts for page in part.pages),
    )


def measure(
    browser: Browser, address: str, pages: dict[str, str], states: Collection[str] = STATES
) -> Matrix:
    """Run axe on every page in every one of these states."""
    version = json.loads((AXE.parent / "package.json").read_text(encoding="utf-8"))["version"]
    found: list[Finding] = []
    decided = 0
    context = browser.new_context(bypass_csp=True, viewport=WIDE)  # axe is no part of the page
    context.add_init_script(VOICE)
    page = context.new_page()
    session = context.new_cdp_session(page)
    for name, path in pages.items():
        for state in _states(page, session, address + path):
            if state not in states:
                continue
            for finding in _run(page, name, state):
                clear = _clear(page, finding)
                decided += len(clear)
                left = tuple(each for each in finding.elements if each not in clear)
                if left:
                    found.append(finding._replace(elements=left))
    context.close()
    return Matrix(version, browser.version.partition(".")[0], found, decided, (*pages,))


def _states(page: Page, session: CDPSession, url: str) -> Iterator[str]:
    """Bring a page into each state in turn."""
    page.set_viewport_size(WIDE)
    page.emulate_media(**_PLAIN)  # type: ignore[arg-type]
    session.send("Emulation.setScriptExecutionDisabled", {"value": True})
    page.goto(url)
    # Its own scripts have had their chance. What it shows instead of them stays until its styles
    # are worked out anew, so that this state has a page of its own.
    session.send("Emulation.setScriptExecutionDisabled", {"value": False})
    yield _BARE
    arrive(page, url)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    for state, media in _MEDIA.items():
        page.emulate_media(**_PLAIN | media)  # type: ignore[arg-type]
        yield state
    page.emulate_media(**_PLAIN)  # type: ignore[arg-type]
    for state, theme in _CHOSEN.items():
        page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
        yield state
    page.evaluate("delete document.documentElement.dataset.theme")
    style = page.add_style_tag(content=SPACING)
    yield _SPACED
    style.evaluate("style => style.remove()")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    yield _LARGE
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    page.set_viewport_size(NARROW)
    yield _NARROW


def _run(page: Page, name: str, state: str) -> Iterator[Finding]:
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE.read_text(encoding="utf-8") + "; undefined")
    settle(page)
    for one in page.evaluate(FIND, OPTIONS):
        yield Finding(
            name, state, one["id"], one["help"], _criteria(one["tags"]), tuple(one["places"]),
            one["sure"],
        )  # fmt: skip


def _clear(page: Page, finding: Finding) -> frozenset[str]:
    """Those of the elements of which axe is not sure that have contrast enough in any case."""
    if finding.sure or not finding.rule.startswith("color-contrast"):
        return frozenset()
    return frozenset(page.evaluate(CALCULATE, [*finding.elements]))


def _criteria(tags: list[str]) -> tuple[str, ...]:
    """The tag "wcag143" is 1.4.3."""
    numbers = (tag.removeprefix("wcag") for tag in tags)
    return tuple(f"{n[0]}.{n[1]}.{n[2:]}" for n in numbers if n.isdigit())
