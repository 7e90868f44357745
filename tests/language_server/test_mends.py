"""Mends that an editor offers: those of `reading-room check --fix`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from lsprotocol import types

from helpers import ENVIRONMENT
from language_server.editor import Editor, speak

POST = "posts/first.md"
FAULTY = """\
---
title: 2014
date: 14 May 2014
topics: [Direct payments]
---

W\u200bords 😀.
"""


async def offered(
    editor: Editor, name: str, where: types.Range, only: list[str] | None = None
) -> list[types.CodeAction]:
    found = await editor.client.text_document_code_action_async(
        types.CodeActionParams(
            types.TextDocumentIdentifier(editor.uri(name)), where,
            types.CodeActionContext([], only=only),
        )
    )  # fmt: skip
    assert all(isinstance(each, types.CodeAction) for each in found or [])
    return [each for each in found or [] if isinstance(each, types.CodeAction)]


def taken(editor: Editor, name: str, action: types.CodeAction) -> str:
    """The text once an action is taken; positions in UTF-16."""
    assert action.edit
    edits = (action.edit.changes or {})[editor.uri(name)]
    text = editor.texts[name]
    lines = text.split("\n")

    def offset(at: types.Position) -> int:
        before = lines[at.line].encode("utf-16-le")[: at.character * 2].decode("utf-16-le")
        return sum(len(line) + 1 for line in lines[: at.line]) + len(before)

    for edit in sorted(edits, key=lambda each: offset(each.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


def test_each_problem_has_its_mend(site: Path) -> None:
    async def ask(editor: Editor) -> None:
        editor.open(POST, FAULTY)
        await editor.until(lambda: "date-form" in editor.rules(POST))
        told = {str(each.code): each for each in editor.told[editor.uri(POST)]}
        [quick] = await offered(editor, POST, told["date-form"].range, ["quickfix"])
        assert quick.kind == types.CodeActionKind.QuickFix
        assert list(quick.diagnostics or []) == [told["date-form"]]
        assert "2014-05-14" in quick.title
        assert taken(editor, POST, quick) == FAULTY.replace("14 May 2014", "2014-05-14")
        [hidden] = await offered(editor, POST, told["character-hidden"].range, ["quickfix"])
        assert taken(editor, POST, hidden) == FAULTY.replace("\u200b", "")
        nowhere = types.Range(types.Position(5, 0), types.Position(5, 0))
        assert await offered(editor, POST, nowhere, ["quickfix"]) == []
        assert await offered(editor, POST, nowhere, ["refactor"]) == []

    speak(site, ask)


def test_all_of_them_are_what_the_command_does(site: Path) -> None:
    async def ask(editor: Editor) -> str:
        editor.open(POST, FAULTY)
        await editor.until(lambda: "date-form" in editor.rules(POST))
        whole = types.Range(types.Position(0, 0), types.Position(0, 0))
        [action] = await offered(editor, POST, whole, ["source"])
        assert action.kind == types.CodeActionKind.SourceFixAll
        done = taken(editor, POST, action)
        editor.put(POST, done)
        await editor.until(lambda: editor.rules(POST) == [])
        assert await offered(editor, POST, whole, ["source.fixAll"]) == []
        return done

    done = speak(site, ask)
    (site / POST).write_text(FAULTY, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "reading_room", "check", "--fix", "--yes"],
        cwd=site, env=ENVIRONMENT, check=False, capture_output=True,
    )  # fmt: skip
    assert (site / POST).read_text("utf-8") == done


def test_what_was_typed_a_moment_ago_is_mended_as_it_stands(site: Path) -> None:
    async def ask(editor: Editor) -> None:
        editor.open(POST, FAULTY)
        await editor.until(lambda: "date-form" in editor.rules(POST))
        editor.put(POST, FAULTY.replace("---\ntitle", "---\nslug: x\ntitle"))
        line = types.Range(types.Position(3, 0), types.Position(3, 99))
        [quick] = await offered(editor, POST, line, ["quickfix"])
        assert "\nslug: x\n" in taken(editor, POST, quick)
        assert "\ndate: 2014-05-14\n" in taken(editor, POST, quick)

    speak(site, ask)
