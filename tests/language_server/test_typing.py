"""Files typed letter by letter: no error of the server, and in the end no problem that is not
there. What stands half-typed is asked about, too."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from casebook import settings
from language_server.conftest import FILES
from language_server.editor import Editor, speak
from reading_room.language_server.completion import complete
from reading_room.language_server.diagnostics import diagnostic
from reading_room.language_server.hover import hover
from reading_room.language_server.lines import Lines
from reading_room.language_server.navigation import definition, references, symbols
from reading_room.language_server.place import Place
from reading_room.language_server.site import again, whole
from reading_room.sources import READERS, Contents, remembering

POST = """\
---
title: "A post: 😀"
date: 2014-01-31
authors: [alex-fox, {given: Jo, family: Lee}]
topics:
  - care-act
image: {src: a.png, alt: What it shows}
---

## What it says {#says}

It cites [@fox-2014, p. 4; @griffiths-2014] and [a post](second.md#x "t").

> [!NOTE]
> | a | b |
> |---|---|
> | $x^2$ | `code` |

[^1]: A note, <b>bold</b> & more.
"""
LIST = """\
title: Winter
date: 2014-02-14
source: {title: Ten pieces, URL: "https://example.org/list"}
intro: |
  Ten *pieces*, [@fox-2014].

sections:
  - id: one
    title: One
    items:
      - id: fox-2014
        title: "Give up: or move on"
        author: [alex-fox, {literal: The A Team, kind: group}]
        type: report
        issued: 2014-01/2014-03
        note: >
          Short, and kind.
      - work: nobody-2014
"""
COMMENTS = "- id: c1\n  name: Jo\n  text: |\n    Words\n  reply_to: c1\n"


@pytest.mark.parametrize(
    ("name", "text"), [("posts/first.md", POST), ("reading_lists/winter.yml", LIST)]
)
def test_letter_by_letter_it_is_as_read_whole(site: Path, name: str, text: str) -> None:
    """At each letter the file's problems are those of a site that is read whole."""
    made = settings(site)
    path = site / name
    path.write_text("", encoding="utf-8")
    readers = remembering(READERS)
    now = whole(made, Contents(), readers, ())
    for end in range(1, len(text) + 1):
        typed = text[:end].encode()
        found = again(now, path, Contents({path: typed}), readers)
        assert found
        now = found[0]
        if end % 7 == 0 or end == len(text):
            wanted = whole(made, Contents({path: typed}), readers, ())
            assert now.sources == wanted.sources
            for each in found[1]:
                assert now.problems.get(each, ()) == wanted.problems.get(each, ()), text[:end]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("posts/first.md", POST),
        ("reading_lists/winter.yml", LIST),
        *((name, text) for name, text in FILES.items() if name.startswith("docs/")),
        ("posts/first.comments.yml", COMMENTS),
        ("posts/first.easy-read.md", "---\ntitle: Easy\n---\n\n![A cat](a.png)\n\nA cat.\n"),
    ],
)
def test_every_question_has_an_answer_at_every_letter(site: Path, name: str, text: str) -> None:
    made = settings(site)
    path = site / name
    path.write_text(text, encoding="utf-8")
    now = whole(made, Contents(), READERS, ())
    for end in range(0, len(text) + 1, 3):
        lines = Lines(text[:end])
        at = lines.position(end)
        place = Place(now, path, lines, at.line, lines.column(at))
        complete(place)
        hover(place)
        definition(place)
        references(place, declaration=True)
    whole_lines = Lines(text)
    for line in range(len(whole_lines)):
        for column in range(len(whole_lines[line]) + 1):
            place = Place(now, path, whole_lines, line, column)
            complete(place)
            hover(place)
            definition(place)
    symbols(now, name, Lines(text))
    symbols(now, name, Lines(""))  # most of it has just been deleted


def test_a_whole_post_is_typed_and_deleted(site: Path) -> None:
    name = "posts/first.md"

    async def type_it(editor: Editor) -> None:
        editor.open(name, "")
        lines = Lines(POST)
        for number, char in enumerate(POST):
            at = lines.position(number)
            editor.type(name, types.Range(at, at), char)
            if number % 40 == 0:
                await editor.complete(name, at)
        await editor.until(lambda: editor.seen.get(editor.uri(name)) == editor.versions[name])
        wanted = {"footnote-unused", "link-anchor", "link-nowhere"}
        assert set(editor.rules(name)) == wanted
        await editor.rest()
        assert set(editor.rules(name)) == wanted
        for number in range(len(POST) - 1, -1, -1):
            where = types.Range(lines.position(number), lines.position(number + 1))
            editor.type(name, where, "")
        await editor.until(lambda: editor.rules(name) == ["file-empty"])

    speak(site, type_it)


LONG = 60_000
"""A square of this is an hour."""


@pytest.mark.parametrize(
    "line",
    [
        "[" + "@" * LONG, "x" + " " * LONG, '"' * LONG, "[](" * LONG, "{" * LONG,
        "[x](" + "a(" * LONG,
        "- " * LONG, "a: " * LONG, "a" * LONG, "\u200b" * LONG, "[@a;" * LONG, "'\\" * LONG,
    ],
    ids=lambda line: line[:5],
)  # fmt: skip
@pytest.mark.parametrize("name", ["posts/first.md", "reading_lists/winter.yml"])
def test_a_line_without_end_keeps_nobody_waiting(site: Path, name: str, line: str) -> None:
    made = settings(site)
    path = site / name
    now = whole(made, Contents(), READERS, ())
    for text in (f"---\n{line}", f"---\ntitle: A\n---\n{line}", f"title: A\nintro: {line}\n"):
        lines = Lines(text)
        found = again(now, path, Contents({path: text.encode()}), READERS)
        assert found
        for problem in found[0].problems.get(name, ()):
            diagnostic(problem, lines)
        for column in (0, 4, 9_000, LONG):
            place = Place(found[0], path, lines, len(lines) - 1, column)
            complete(place)
            hover(place)
            definition(place)
