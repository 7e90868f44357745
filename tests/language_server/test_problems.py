"""Problems while somebody types, as `reading-room check` prints them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types

from helpers import ENVIRONMENT
from language_server.editor import Editor, speak

POST = "posts/first.md"
LIST = "reading_lists/winter.yml"


def printed(site: Path) -> set[tuple[str, int, str]]:
    """What the command prints: file, line, rule."""
    done = subprocess.run(
        [sys.executable, "-m", "reading_room", "check", "--all"],
        cwd=site, capture_output=True, text=True, encoding="utf-8", env=ENVIRONMENT, check=False,
    )  # fmt: skip
    found = re.findall(r"^([^\s:]+)(?::(\d+):\d+)?: \w+: .* \[([\w-]+)\]$", done.stdout, re.M)
    return {(path, int(line or 1), rule) for path, line, rule in found}


def shown(editor: Editor) -> set[tuple[str, int, str]]:
    """What an editor shows."""
    return {
        (uri.removeprefix(f"{editor.folder.as_uri()}/"), each.range.start.line + 1, str(each.code))
        for uri, told in editor.told.items()
        for each in told
    }


def test_they_are_those_that_the_command_prints(site: Path) -> None:
    (site / POST).write_text(
        "---\ntitel: First\ndate: 31/31/2014\nauthors: [alex-fo]\n---\n\n# One\n\n[@nobody]"
        " [x](nowhere.md) ABC\n\n" + "word " * 40 + ".\n"
    )
    (site / LIST).write_text("title: Winter\ndate: 2014-02-14\nitems:\n- id: A B\n  titel: x\n")
    (site / "docs/people.yml").write_text("alex-fox:\n  nam: Alex\n")

    async def open_it(editor: Editor) -> set[tuple[str, int, str]]:
        editor.open("posts/second.md")
        await editor.rest()
        return shown(editor)

    wanted = printed(site)
    assert len(wanted) > 8
    assert speak(site, open_it) == wanted


def test_a_keystroke_shows_and_takes_away(site: Path) -> None:
    async def type_it(editor: Editor) -> None:
        editor.open(POST)
        await editor.until(lambda: editor.seen.get(editor.uri(POST)) == 1)
        assert editor.rules(POST) == []
        text = editor.texts[POST]
        editor.put(POST, text.replace("title:", "titel:"))
        await editor.until(lambda: editor.rules(POST) == ["key-unknown"])
        editor.put(POST, text.replace("fox-2014", "fax-2014"))
        await editor.until(lambda: editor.rules(POST) == ["citation-unknown"])
        told = editor.told[editor.uri(POST)][0]
        assert told.range.start.line == 9
        assert told.source == "reading-room"
        assert told.severity == types.DiagnosticSeverity.Error
        assert "fox-2014" in told.message
        editor.put(POST, text)
        await editor.until(lambda: editor.rules(POST) == [])

    speak(site, type_it)


def test_what_is_typed_in_one_file_is_known_in_others(site: Path) -> None:
    """Before anything is saved; the other file a moment later."""

    async def type_it(editor: Editor) -> None:
        editor.open(LIST)
        editor.open(POST)
        await editor.until(lambda: editor.seen.get(editor.uri(POST)) == 1)
        editor.put(LIST, editor.texts[LIST].replace("id: fox-2014", "id: fox-2013"))
        await editor.until(lambda: editor.rules(LIST) == ["item-unknown"])
        await editor.until(lambda: editor.rules(POST) == ["citation-unknown"])
        editor.close(LIST)
        await editor.until(lambda: editor.rules(POST) == [])

    speak(site, type_it)


@pytest.mark.parametrize("encoding", [None, "utf-8", "utf-16", "utf-32"])
def test_positions_are_those_of_the_editor(site: Path, encoding: str | None) -> None:
    words = "Zoë 👩‍👩‍👧 says 😀 "

    async def type_it(editor: Editor) -> types.Range:
        editor.open(POST)
        editor.put(POST, editor.texts[POST].replace("It cites [@fox", f"{words}[@fax"))
        await editor.until(lambda: editor.rules(POST) == ["citation-unknown"])
        return editor.told[editor.uri(POST)][0].range

    found = speak(site, type_it, encodings=[encoding] if encoding else None)
    count = {
        "utf-8": len(words.encode()),
        "utf-32": len(words),
    }.get(encoding or "", len(words.encode("utf-16-le")) // 2)
    assert found.start == types.Position(9, count)
    assert found.end == types.Position(9, count + len("[@fax-2014]"))


@pytest.mark.parametrize(
    ("encoding", "end"), [("utf-8", "\n"), ("utf-16", "\r\n"), ("utf-32", "\r")]
)
def test_a_text_that_is_typed_in_pieces_is_whole(site: Path, encoding: str, end: str) -> None:
    """With letters of every width before the place, and signs that end a line for Python alone."""
    start = f"---{end}title: A{end}date: 2014-01-31{end}---{end}😀é\u2028\x85ẞ"
    width = {"utf-8": 4 + 2 + 3 + 2 + 3, "utf-16": 2 + 1 + 1 + 1 + 1, "utf-32": 5}[encoding]

    old = ["line-ends"] if end == "\r" else []

    def reported(editor: Editor) -> list[str]:
        """The rules of all that is reported, in their order, but for ends of lines of old Macs."""
        return [rule for rule in editor.rules(POST) if rule not in old]

    async def type_it(editor: Editor) -> None:
        editor.open(POST, start)
        at = types.Position(4, width)
        for char in reversed("[@fax-2014] 😀"):
            editor.type(POST, types.Range(at, at), char)
        await editor.until(lambda: reported(editor) == ["file-control"] * 2)
        first, second = (
            each.range.start for each in editor.told[editor.uri(POST)] if each.code not in old
        )
        after = types.Position(4, second.character + (2 if encoding == "utf-8" else 1))
        editor.type(POST, types.Range(first, after), "")
        await editor.until(lambda: reported(editor) == ["citation-unknown"])
        gone = after.character - first.character
        [told] = (
            each.range.start for each in editor.told[editor.uri(POST)] if each.code not in old
        )
        assert told == types.Position(4, at.character - gone)
        editor.type(POST, types.Range(types.Position(1, 0), types.Position(1, 5)), "titel")
        await editor.until(lambda: "key-unknown" in editor.rules(POST))
        editor.type(POST, types.Range(types.Position(0, 0), types.Position(99, 0)), "")
        await editor.until(lambda: editor.rules(POST) == ["file-empty"])

    speak(site, type_it, encodings=[encoding])


def test_hidden_characters_move_nothing(site: Path) -> None:
    async def type_it(editor: Editor) -> types.Range:
        editor.open(POST)
        editor.put(POST, editor.texts[POST].replace("It cites [@fox", "\u200bIt\ufeff cites [@fax"))
        await editor.until(lambda: "citation-unknown" in editor.rules(POST))
        told = {str(each.code): each.range for each in editor.told[editor.uri(POST)]}
        assert told["character-hidden"].start == types.Position(9, 0)
        return told["citation-unknown"]

    assert speak(site, type_it).start == types.Position(9, len("\u200bIt\ufeff cites "))


def test_a_file_of_nothing_gets_nothing(site: Path) -> None:
    (site / "README.md").write_text("---\ntitel: x\n---\n[@nobody]\n")

    async def open_it(editor: Editor) -> None:
        editor.open("README.md")
        editor.open("notes.yml", "titel: [")
        editor.open("posts/NOTES", "[@nobody]")
        await editor.rest()
        assert not any(name in uri for uri in editor.told for name in ("README", "notes.yml"))
        assert editor.rules("posts/NOTES") == []
        assert await editor.hover("README.md", types.Position(1, 2)) == ""
        assert await editor.complete("notes.yml", types.Position(0, 2)) == {}

    speak(site, open_it)


def test_a_new_file_is_read_before_it_is_saved(site: Path) -> None:
    async def open_it(editor: Editor) -> None:
        editor.open("posts/new.md", "---\ntitel: New\n---\n")
        await editor.until(lambda: "key-unknown" in editor.rules("posts/new.md"))
        editor.put("posts/new.md", "---\ntitle: New\ndate: 2014-01-01\n---\nWords.\n")
        await editor.until(lambda: editor.rules("posts/new.md") == [])
        editor.open("posts/other.md", "---\ntitle: O\ndate: 2014-01-01\n---\n[New](new.md)\n")
        await editor.rest()
        assert editor.rules("posts/other.md") == []

    speak(site, open_it)


def test_files_that_come_go_and_change_outside_are_seen(site: Path) -> None:
    async def change(editor: Editor) -> None:
        editor.open("posts/second.md")
        await editor.until(lambda: editor.seen.get(editor.uri("posts/second.md")) == 1)
        await editor.rest()
        assert editor.registered == ["workspace/didChangeWatchedFiles"]
        (site / POST).rename(site / "posts/renamed.md")
        editor.changed_outside(POST, types.FileChangeType.Deleted)
        editor.changed_outside("posts/renamed.md", types.FileChangeType.Created)
        await editor.until(lambda: editor.rules("posts/second.md") == ["link-nowhere"])
        (site / "posts/renamed.md").write_text("---\ntitle: x\n---\n")
        editor.changed_outside("posts/renamed.md", types.FileChangeType.Changed)
        await editor.until(lambda: "key-missing" in editor.rules("posts/renamed.md"))
        (site / "posts/renamed.md").rename(site / POST)
        editor.changed_outside("posts/renamed.md", types.FileChangeType.Deleted)
        await editor.until(lambda: editor.rules("posts/renamed.md") == [])

    speak(site, change)


def test_settings_are_read_again_and_their_faults_are_shown(site: Path) -> None:
    good = (site / "mkdocs.yml").read_text()

    async def change(editor: Editor) -> None:
        editor.open(POST)
        editor.put(POST, editor.texts[POST].replace("A personal", "An XYZ and a personal"))
        await editor.until(lambda: editor.rules(POST) == ["abbreviation-unknown"])
        editor.open("mkdocs.yml")
        editor.texts["mkdocs.yml"] = f"{good}      rules: {{abbreviation-unknown: off}}\n"
        editor.save("mkdocs.yml")
        await editor.until(lambda: editor.rules(POST) == [])
        for fault, line in (
            (f"{good}      timezone: [\n", 8),
            (good.replace("Europe/London", "Europe/Londres"), 7),
            (good.replace("site_name: A reading room", "site_name: [1]"), 0),
            (good.replace("name: reading-room", "name: no-such-theme"), None),
            ("- a list\n", None),
        ):
            editor.texts["mkdocs.yml"] = fault
            editor.save("mkdocs.yml")
            await editor.until(lambda: len(editor.rules("mkdocs.yml")) == 1)
            told = editor.told[editor.uri("mkdocs.yml")][0]
            assert line is None or told.range.start.line == line, (fault, told)
            editor.texts["mkdocs.yml"] = good
            editor.save("mkdocs.yml")
            await editor.until(lambda: editor.rules("mkdocs.yml") == [])
        await editor.until(lambda: editor.rules(POST) == ["abbreviation-unknown"])

    speak(site, change)


def test_a_site_of_others_is_left_alone(site: Path) -> None:
    (site / "mkdocs.yml").write_text("site_name: Other\n")

    async def open_it(editor: Editor) -> None:
        editor.open(POST, "---\ntitel: x\n---\n")
        await editor.rest()
        assert editor.told == {}
        assert await editor.complete(POST, types.Position(1, 2)) == {}

    speak(site, open_it)


def test_it_ends_with_its_editor(site: Path) -> None:
    """An editor that crashes says no good-bye."""
    server = subprocess.Popen(
        [sys.executable, "-m", "reading_room", "lsp"],
        cwd=site, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    hello = b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}'
    broken = b"{no json"
    out, _ = server.communicate(
        b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(each), each) for each in (broken, hello)),
        timeout=60,
    )
    assert b"positionEncoding" in out
    assert server.returncode is not None


def test_what_a_plugin_prints_reaches_no_editor(site: Path) -> None:
    (site / "hook.py").write_text("print('Hello from a hook')\n")
    with (site / "mkdocs.yml").open("a") as file:
        file.write("hooks: [hook.py]\n")

    async def open_it(editor: Editor) -> None:
        editor.open(POST, "---\ntitel: x\n---\n")
        await editor.until(lambda: "key-unknown" in editor.rules(POST))

    speak(site, open_it)


def test_without_pygls_a_line_says_what_to_install(site: Path) -> None:
    code = (
        "import sys; sys.modules['pygls'] = None;"
        "from reading_room.cli import main; sys.argv = ['reading-room', 'lsp']; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=site, capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert 'pip install "pygls>=2.1,<3"' in done.stderr
