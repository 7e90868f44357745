"""Reading aloud, in a real browser with one stand-in: headless Chromium has no voice, so that all
tests but the first bring a speechSynthesis of their own, which notes what it is given to say."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from helpers import REPOSITORY, Run

SCRIPT = REPOSITORY / "plugins/reading_room/templates/assets/reading-room/read-aloud.js"
CONFIG = """\
site_name: Aloud
theme:
  name: {theme}
  font: false
plugins:
  - reading-room: {{as_of: 2026-01-31, search: false, language: en-GB}}
"""
POST = """\
---
title: A title
date: 2026-01-05
description: It is a description.
topics: [money]
{more}---

One sentence. It
said *two* & three, e.g. a 3.5[^1]! Is `four` it?

```
code()
```

- a point
  - a point in it
- another
point

| head |
|---|
| cell |

> [!NOTE]
> An alert.

<details><summary>More</summary>Hidden words.</details>

## Why

Last, [a link](https://example.org/) and a plan.

[^1]: A note.
"""
SPOKEN = [
    "A title", "It is a description.", "One sentence.", "It said two & three, e.g. a 3.5!",
    "Is four it?", "a point", "a point in it", "another point", "head", "cell", "Note",
    "An alert.", "More", "Why", "Last, a link and a plan.",
]  # fmt: skip
LONG = ", ".join(["a clause that goes on for a while"] * 12) + "."
EASY = """\
---
title: An easy title
---

![A house](house.svg)

You live in a house. It is a **plan**.

## Part

![A house](house.svg)

You choose.
"""
FAKE = """\
(voices) => {
  window.spoken = [];
  window.cancelled = 0;
  let current;
  const fake = {
    getVoices: () => voices,
    speak: (utterance) => { current = utterance; spoken.push(utterance); },
    cancel: () => { sessionStorage.cancelled = cancelled += 1;
                    const was = current; current = undefined;
                    setTimeout(() => was?.onerror?.({ error: "interrupted" })); },
  };
  const ranges = () => [...(CSS.highlights?.get("reading-room") ?? [])];
  const marks = () => [...document.querySelectorAll("mark.reading")];
  window.marked = () => [...ranges().map(String), ...marks().map((mark) => mark.textContent)];
  window.place = () => {
    const { top, bottom } = [...ranges(), ...marks()][0].getBoundingClientRect();
    return [top, bottom, innerHeight];
  };
  window.texts = () => {
    const walker = document.createTreeWalker(document.querySelector(".rr article"), 4, (node) =>
      node.parentElement.closest(".listen") ? 2 : 1);
    return Array.from({ length: 1e4 }, () => walker.nextNode()).filter(Boolean);
  };
  Object.defineProperty(window, "speechSynthesis", { value: fake });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  window.finish = () => { const was = current; current = undefined; was.onend(); };
  window.fail = () => current.onerror({ error: "synthesis-failed" });
  window.come = (more) => { voices = more; fake.onvoiceschanged?.(); };
}
"""
ENGLISH = [{"lang": "en-GB", "name": "Ann", "localService": True, "default": False}]
NO_HIGHLIGHTS = "Object.defineProperty(CSS, 'highlights', { value: undefined })"
SHELLS = ["reading-room", "material"]


def written(folder: Path, theme: str) -> Path:
    files = {
        "mkdocs.yml": CONFIG.format(theme=theme),
        "docs/about.md": "# About\n",
        "docs/accessibility.md": "# Accessibility\n",
        "docs/glossary.yml": "- {term: Plan, definition: What will be done.}\n",
        "posts/a.md": POST.format(more=""),
        "posts/a.easy-read.md": EASY,
        "posts/house.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        "posts/welsh.md": "---\ntitle: Cymraeg\ndate: 2026-01-05\nlanguage: cy\n---\n\nHelo.\n",
        "posts/long.md": f"---\ntitle: Long\ndate: 2026-01-05\n---\n\n{LONG}\n\n"
        + "More.\n\n" * 60,
        "posts/heard.md": "---\ntitle: Heard\ndate: 2026-01-05\naudio: talk.mp3\n---\n\nWords.\n",
        "posts/talk.mp3": "ID3",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=SHELLS)
def aloud(
    request: pytest.FixtureRequest,
    serve: Callable[[Path], str],
    tmp_path_factory: pytest.TempPathFactory,
    run: Run,
) -> str:
    """The address of a small site, in our theme and in Material's."""
    folder = written(tmp_path_factory.mktemp(request.param), request.param)
    done = run("mkdocs", "build", cwd=folder)
    assert done.returncode == 0, done.stderr
    return serve(folder / "site")


Open = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, aloud: str) -> Iterator[Open]:
    """Open a page with the stand-in, or without (None); ``before`` runs before its scripts."""
    contexts = []
    wrong: list[str] = []

    def opened(path: str = "posts/a/", voices: Any = ENGLISH, before: str = "") -> Page:
        context = browser.new_context(viewport={"width": 900, "height": 500})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        if voices is not None:
            page.add_init_script(f"({FAKE})({json.dumps(voices)})")
        page.add_init_script(before)
        with page.expect_response("**/read-aloud.js"):
            page.goto(aloud + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name="Read this page aloud").get_by_role("button", name=name)


def spoken(page: Page) -> list[str]:
    found: list[str] = page.evaluate("spoken.map((utterance) => utterance.text)")
    return found


def read_to_the_end(page: Page) -> Iterator[str]:
    """Begin, and stop at each sentence."""
    button(page, "Read aloud").click()
    while button(page, "Pause").is_visible():
        yield spoken(page)[-1]
        page.evaluate("finish()")


def test_without_a_voice_there_is_no_button(opened: Open) -> None:
    """The browser as it is, with no stand-in: it has the interface and no voice."""
    page = opened(voices=None)
    page.wait_for_timeout(300)
    assert page.evaluate("speechSynthesis.getVoices().length") == 0
    assert page.locator(".listen").count() == 0


def test_without_the_interface_there_is_no_button(opened: Open) -> None:
    gone = "Object.defineProperty(window, 'speechSynthesis', { value: undefined })"
    assert opened(voices=None, before=gone).locator(".listen").count() == 0


def test_without_scripts_there_is_nothing(browser: Browser, aloud: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(aloud + "posts/a/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator(".listen").count() == 0
    context.close()


def test_a_post_with_a_recording_has_a_player_and_no_script(browser: Browser, aloud: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(aloud + "posts/heard/")
    expect(page.locator(".listen audio")).to_be_visible()
    assert page.locator("script[src*=read-aloud]").count() == 0
    context.close()


def test_the_button_comes_with_a_voice_of_the_language_and_goes_with_it(opened: Open) -> None:
    page = opened("posts/welsh/")
    assert page.locator(".listen").count() == 0
    page.evaluate("come([{ lang: 'cy_GB', localService: true, default: false }])")
    expect(button(page, "Read aloud")).to_be_visible()
    expect(button(page, "Stop")).to_be_hidden()
    page.evaluate("come([])")
    assert page.locator(".listen").count() == 0


def test_the_voice_of_the_device_comes_before_one_that_is_asked_elsewhere(opened: Open) -> None:
    voices = [
        {"lang": "en-GB", "name": "elsewhere", "localService": False, "default": True},
        {"lang": "en-US", "name": "another", "localService": True, "default": True},
        {"lang": "cy", "name": "Welsh", "localService": True, "default": True},
        {"lang": "en_GB", "name": "right", "localService": True, "default": False},
    ]
    page = opened(voices=voices)
    button(page, "Read aloud").click()
    assert page.evaluate("spoken[0].voice.name") == "right"  # though Material's page says "en"


@pytest.mark.parametrize("before", ["", NO_HIGHLIGHTS])
def test_it_reads_every_sentence_in_turn_and_marks_it(opened: Open, before: str) -> None:
    page = opened(before=before)
    page.evaluate("window.nodes = texts()")
    html = page.locator(".rr article").inner_html()
    for words in read_to_the_end(page):
        marked = page.evaluate("marked()")
        assert " ".join("".join(marked).split()) == words
        assert page.locator("mark.reading").count() == (len(marked) if before else 0)
    assert spoken(page) == SPOKEN
    assert page.evaluate("marked()") == []
    expect(page.get_by_role("status").last).to_have_text("That is the end.")
    page.locator(".listen").evaluate("box => box.remove()")
    assert page.locator(".rr article").inner_html() == html.replace(page_box(html), "")
    assert page.evaluate("texts().every((node, at) => node === nodes[at])")


def page_box(html: str) -> str:
    """The buttons as they stood before anything was read."""
    start = html.index('<div class="listen"')
    return html[start : html.index("</div>", start) + len("</div>")]


def test_an_easy_read_edition_is_read_too(opened: Open) -> None:
    page = opened("posts/a/easy-read/")
    assert list(read_to_the_end(page)) == [
        "An easy title", "You live in a house.", "It is a plan.", "Part", "You choose."
    ]  # fmt: skip


def test_it_pauses_goes_on_with_the_sentence_and_stops(opened: Open) -> None:
    page = opened()
    main = page.locator(".listen button").first
    main.press("Enter")
    page.evaluate("finish()")
    expect(main).to_have_text("Pause")
    main.press("Enter")
    expect(main).to_have_text("Go on")
    expect(main).to_be_focused()
    page.wait_for_timeout(50)
    assert spoken(page) == SPOKEN[:2]
    assert page.evaluate("marked()") == [SPOKEN[1]]  # where one was is still to be seen
    main.press("Space")
    expect(main).to_have_text("Pause")
    assert spoken(page) == [*SPOKEN[:2], SPOKEN[1]]
    button(page, "Stop").press("Enter")
    expect(main).to_have_text("Read aloud")
    expect(main).to_be_focused()
    expect(page.locator(".listen").get_by_role("button")).to_have_count(1)
    page.wait_for_timeout(50)
    assert page.evaluate("marked()") == []
    main.press("Enter")
    assert spoken(page)[-1] == SPOKEN[0]


def test_a_voice_that_fails_is_told_once_it_is_silent(opened: Open) -> None:
    page = opened()
    button(page, "Read aloud").click()
    expect(page.get_by_role("status").last).to_have_text("")
    page.evaluate("fail()")
    expect(page.get_by_role("status").last).to_have_text("The voice of your browser stopped.")
    expect(button(page, "Read aloud")).to_be_visible()


def test_it_stops_when_the_page_is_left(opened: Open, aloud: str) -> None:
    page = opened()
    button(page, "Read aloud").click()
    before = page.evaluate("cancelled")
    page.goto(aloud + "about/")
    assert page.evaluate("Number(sessionStorage.cancelled)") == before + 1


def test_long_sentences_are_spoken_in_parts_and_stay_in_view(opened: Open) -> None:
    page = opened("posts/long/")
    found = list(read_to_the_end(page))
    parts = found[1 : found.index("More.")]
    assert len(parts) > 1
    assert " ".join(parts) == LONG
    assert max(map(len, found)) <= 201
    assert found.count("More.") == 60


def test_the_page_moves_only_where_the_sentence_is_out_of_view(opened: Open) -> None:
    page = opened("posts/long/")
    tops = []
    for _ in read_to_the_end(page):
        top, bottom, height = page.evaluate("place()")
        assert top >= 0
        assert bottom <= height or top > 0
        tops.append(page.evaluate("scrollY"))
    moves = sum(one != other for one, other in pairwise(tops))
    assert tops[0] == 0
    assert 1 < moves < len(tops) / 3


def test_the_script_is_small() -> None:
    assert len(gzip.compress(SCRIPT.read_bytes(), 9)) <= 2_600
