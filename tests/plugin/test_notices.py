"""What the pages of a preview say of mistakes, in HTML."""

from __future__ import annotations

import logging

import html5lib

from reading_room.plugin.notices import STALE, Notices
from reading_room.plugin.serving import add_panel, guarded
from reading_room.problems import Problem

WRONG = Problem("posts/<b>.md", 3, 7, "value-date", "No such <day>.", "Write 2026-01-03")
ADVICE = Problem("posts/a.md", 0, 0, "review-due", "Look again.")


def text(html: str) -> str:
    return " ".join("".join(html5lib.parse(html, namespaceHTMLElements=False).itertext()).split())


def told(problems: list[Problem], *saved: str, held: str = "") -> Notices:
    notices = Notices()
    notices.tell(problems, saved)
    notices.held = held
    return notices


def test_a_problem_is_said_with_its_place_words_and_hint_and_nothing_in_it_acts() -> None:
    said = told([WRONG], held=STALE).html()
    assert text(said) == (
        "1 problem: pages stay as they were until it is mended"
        "Error posts/<b>.md:3:7No such <day>.Write 2026-01-03"
    )
    assert "<b>" not in said
    assert "<day>" not in said


def test_advice_is_said_of_a_file_just_saved_and_errors_come_first() -> None:
    assert told([ADVICE]).html() == ""
    assert text(told([ADVICE], "posts/a.md").html()).startswith("1 piece of advice on what you")
    both = text(told([ADVICE, WRONG], "posts/a.md", held=STALE).html())
    assert both.startswith("1 problem: ")
    assert both.index("No such") < both.index("Look again.")


def test_of_many_the_first_are_shown_and_the_rest_counted() -> None:
    many = [Problem("posts/a.md", line, 1, "value-date", f"Fault {line}.") for line in range(1, 51)]
    said = text(told(many, held=STALE).html())
    assert said.startswith("50 problems: pages stay as they were until they are mended")
    assert "Fault 20." in said
    assert "Fault 21." not in said
    assert said.endswith("And 30 more: see the terminal.")


def test_what_is_missing_for_want_of_something_else_is_named() -> None:
    notices = told([WRONG], held="2 posts are missing")
    notices.following = "Also missing: posts/<i>.md."
    said = text(notices.html())
    assert said.startswith("1 problem: 2 posts are missing until it is mended")
    assert said.endswith("Also missing: posts/<i>.md.")
    notices.begin()
    assert notices.html() == ""


def test_a_build_that_fails_without_problems_says_why_and_the_next_one_takes_it_back() -> None:
    notices = Notices()
    errors = [ValueError("Out of <order>")]

    def build() -> None:
        if errors:
            logging.getLogger("mkdocs.config").error("Config value 'nav': no.")
            raise errors.pop()

    guard = guarded(build, notices)
    guard()
    assert "Config value 'nav': no." in text(notices.html())
    guard()
    assert notices.html() == ""
    errors.append(ValueError("Out of <order>"))
    logging.getLogger("mkdocs").error("Nothing of a build.")
    guard()
    assert "Nothing of a build." not in text(notices.html())


def test_the_panel_stands_at_the_end_of_a_page_whose_policy_lets_it_be() -> None:
    page = b"<html><head><title>T</title></head><body><p>Words</p></body></html>"
    added = add_panel(page, b"[panel]")
    assert added.index(b"panel.css") < added.index(b"</head>")
    assert added.index(b"Words") < added.index(b"[panel]") < added.index(b"</body>")
    assert b"[panel]" in add_panel(b"404 Not Found", b"[panel]")
    policy = b'<meta http-equiv="Content-Security-Policy" content="%s">'
    stopped = page.replace(b"<title>", policy % b"default-src 'none'" + b"<title>")
    assert add_panel(stopped, b"[panel]") == stopped
    ours = page.replace(b"<title>", policy % b"script-src 'self'; style-src 'self'" + b"<title>")
    assert b"[panel]" in add_panel(ours, b"[panel]")
