"""What an editor asks: completion, what a word means, where it is written and used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lsprotocol import types

from language_server.editor import Editor, speak

POST = "posts/first.md"
SECOND = "posts/second.md"
LIST = "reading_lists/winter.yml"
PEOPLE = "docs/people.yml"


async def complete(editor: Editor, name: str, text: str) -> dict[str, types.CompletionItem]:
    """What may be typed at the mark of a text, with what would then stand there."""
    if name not in editor.texts:
        editor.open(name, "")
    editor.texts[name] = text
    return await editor.complete(name, editor.mark(name))


def applied(editor: Editor, name: str, item: types.CompletionItem) -> str:
    """The text of a file once a completion is taken."""
    edit = item.text_edit
    assert isinstance(edit, types.TextEdit)
    lines = editor.texts[name].split("\n")
    line = lines[edit.range.start.line].encode("utf-16-le")
    start, end = edit.range.start.character * 2, edit.range.end.character * 2
    new = line[:start] + edit.new_text.encode("utf-16-le") + line[end:]
    lines[edit.range.start.line] = new.decode("utf-16-le")
    return "\n".join(lines)


def test_completion_of_keys(site: Path) -> None:
    async def ask(editor: Editor) -> None:
        found = await complete(editor, POST, "---\ntitle: 😀\n‸\n---\n")
        assert {"date", "authors", "review_by"} <= found.keys()
        assert "title" not in found
        first = min(found.values(), key=lambda each: str(each.sort_text))
        assert first.label == "date"
        assert "required" in str(first.detail)
        assert isinstance(first.documentation, types.MarkupContent)
        assert "until then a post is held back" in first.documentation.value
        assert applied(editor, POST, found["date"]) == "---\ntitle: 😀\ndate: \n---\n"
        found = await complete(editor, POST, "---\ntitle: A\ndat‸e: x\nau\n---\n")
        assert applied(editor, POST, found["date"]) == editor.texts[POST]
        found = await complete(editor, LIST, "title: L\nitems:\n  - id: a\n    iss‸\n")
        assert set(found) == {"ISSN", "issue", "issued"}
        found = await complete(editor, LIST, "sections:\n  - id: a\n    ‸\n")
        assert set(found) == {"title", "items"}
        assert "- " in applied(editor, LIST, found["items"])
        found = await complete(editor, LIST, "items:\n  - author: [{given: Alex, ‸}]\n")
        assert "family" in found
        assert "given" not in found
        found = await complete(editor, PEOPLE, "jo:\n  name: Jo\n  ‸\n")
        assert set(found) == {"description", "fediverse", "picture", "short", "url"}
        found = await complete(editor, "docs/glossary.yml", "- term: A\n  def‸\n")
        assert set(found) == {"definition"}
        found = await complete(editor, "posts/first.comments.yml", "- id: c1\n  na‸\n")
        assert "name" in found

    speak(site, ask)


def test_completion_of_options(site: Path) -> None:
    async def ask(editor: Editor) -> None:
        start = "site_name: A\nplugins:\n  - reading-room:\n      timezone: Europe/London\n"
        found = await complete(editor, "mkdocs.yml", f"{start}      feed_‸\n")
        assert set(found) == {"feed_authority", "feed_entries"}
        assert "timezone" not in await complete(editor, "mkdocs.yml", f"{start}      ‸\n")
        assert set(await complete(editor, "mkdocs.yml", f"{start}      smart: ‸\n")) == {
            "true", "false"
        }  # fmt: skip
        editor.put("mkdocs.yml", start)
        assert "IANA" in await editor.hover("mkdocs.yml", types.Position(3, 8))
        assert await editor.hover("mkdocs.yml", types.Position(0, 2)) == ""

    speak(site, ask)


def test_completion_of_values(site: Path) -> None:
    async def ask(editor: Editor) -> None:
        async def post(front: str) -> list[str]:
            return list(await complete(editor, POST, f"---\n{front}\n---\n"))

        async def item(line: str) -> list[str]:
            return list(await complete(editor, LIST, f"title: L\nitems:\n  - id: a\n    {line}\n"))

        assert await post("authors: [al‸]") == ["alex-fox"]
        assert await post("authors:\n  - griff‸") == ["miro"]
        assert await post("page_author: ‸") == ["alex-fox", "miro"]
        assert await post("topics: [care-act, dir‸]") == ["direct-payments"]
        assert await post("topics:\n- money‸") == []
        assert await post("comments: ‸") == ["open", "closed", "off"]
        assert await post("draft: ‸") == ["true", "false"]
        assert await post("language: welsh‸") == ["cy"]
        assert "words-capitals" in await post("allow: [‸]")
        assert await item("type: post-‸") == ["post-weblog"]
        assert await item("importance: ‸") == ["essential", "recommended", "background"]
        assert await item("access: op‸") == ["open"]
        assert await item("author: [{literal: The A Team, kind: gr‸}]") == ["group"]
        assert await complete(editor, LIST, "items:\n  - work: answer‸\n")
        editor.close(LIST)
        found = await complete(editor, SECOND, "---\nseries: ‸\n---\n")
        assert found == {}

    speak(site, ask)


def test_completion_of_works_links_and_headings(site: Path) -> None:
    async def ask(editor: Editor) -> None:
        found = await complete(editor, SECOND, "---\ntitle: S\n---\n😀 [@fox-2014; see @‸]\n")
        assert set(found) == {"fox-2014", "griffiths-2014"}
        assert isinstance(found["fox-2014"].documentation, types.MarkupContent)
        assert "Give up or move on" in found["fox-2014"].documentation.value
        assert applied(editor, SECOND, found["fox-2014"]).endswith("see @fox-2014]\n")
        found = await complete(editor, SECOND, "---\ntitle: S\n---\n[x](‸)\n")
        assert {"first.md", "../reading_lists/winter.yml"} <= found.keys()
        assert "second.md" not in found
        found = await complete(editor, SECOND, "---\ntitle: S\n---\n[x](first.md#in‸)\n")
        assert set(found) == {"first.md#in-detail"}
        found = await complete(
            editor, SECOND, "---\ntitle: S\n---\n[x](../reading_lists/winter.yml#fox‸)\n"
        )
        assert set(found) == {"../reading_lists/winter.yml#fox-2014"}
        found = await complete(editor, LIST, "title: L\nintro: |\n  See [@grif‸\n")
        assert set(found) == {"griffiths-2014"}
        assert await complete(editor, SECOND, "---\ntitle: S\n---\nWords ‸ alone\n") == {}
        found = await complete(editor, SECOND, "---\ntitle: S\n---\n> [!wa‸\n> Words.\n")
        assert set(found) == {"WARNING]"}
        assert applied(editor, SECOND, found["WARNING]"]).endswith("> [!WARNING]\n> Words.\n")
        found = await complete(editor, SECOND, "---\ntitle: S\n---\nA[^‸]\n\n[^one]: Words.\n")
        assert set(found) == {"one"}
        assert applied(editor, SECOND, found["one"]).startswith("---\ntitle: S\n---\nA[^one]\n")
        found = await complete(editor, SECOND, "---\ntitle: S\n---\n![A park](‸)\n")
        assert all(each.endswith((".jpg", ".png", ".svg")) for each in found)
        assert "../reading_lists/winter.yml" not in found
        found = await complete(editor, SECOND, "---\ntitle: S\nallow: [words-cap‸]\n---\n")
        assert set(found) == {"words-capitals"}

    speak(site, ask)


def test_what_words_mean(site: Path) -> None:
    async def ask(editor: Editor) -> None:
        async def over(name: str, text: str) -> str:
            if name not in editor.texts:
                editor.open(name)
            old, editor.texts[name] = editor.texts[name], text
            said = await editor.hover(name, editor.mark(name))
            editor.put(name, old)
            await editor.until(
                lambda: editor.seen.get(editor.uri(name)) == editor.versions[name]
            )  # the next question may be about this file
            return said

        def front(line: str) -> str:
            return f"---\n{line}\n---\n"

        assert "held back" in await over(POST, front("da‸te: 2014-01-31"))
        assert "Money instead" in await over(POST, front("topics: [direct-pay‸ments]"))
        assert "Alex Fox" in await over(POST, front("authors: [alex‸-fox]"))
        assert "Give up or move on" in await over(POST, front("title: A") + "[@fox-20‸14]\n")
        assert "council" in await over(POST, front("title: A") + "Her personal bud‸gets.\n")
        assert "First" in await over(SECOND, front("title: A") + "[x](first‸.md)\n")
        answer = await over(LIST, "items:\n  - id: b\n    title: B\n    responds_to: [fox‸-2014]\n")
        assert "Give up or move on" in answer
        assert "CSL" in await over(LIST, "items:\n  - id: b\n    ty‸pe: report\n")
        assert await over(SECOND, front("title: A") + "Nothing‸ at all.\n") == ""
        editor.put(SECOND, front("titel: A"))
        await editor.until(lambda: "key-unknown" in editor.rules(SECOND))
        said = await editor.hover(SECOND, types.Position(1, 2))
        assert "`key-unknown`: there is no such key" in said

    speak(site, ask)


def test_where_things_are_written_and_used(site: Path) -> None:
    async def ask(editor: Editor) -> None:
        for name in (POST, SECOND, LIST, PEOPLE):
            editor.open(name)

        def at(name: str, words: str) -> types.Position:
            before = editor.texts[name].partition(words)[0]
            line = before.rpartition("\n")[2]
            return types.Position(before.count("\n"), len(line) + 2)

        async def where(name: str, words: str) -> tuple[str, int, str]:
            return await editor.definition(name, at(name, words))

        assert await where(POST, "fox-2014") == (LIST, 5, "- id: fox-2014")
        assert await where(POST, "alex-fox") == (PEOPLE, 1, "alex-fox:")
        assert await where(POST, "care-act") == ("docs/topics.yml", 4, "care-act:")
        assert await where(POST, "personal budget") == (
            "docs/glossary.yml", 1, "- term: Personal budget"
        )  # fmt: skip
        assert await where(SECOND, "first.md#") == (POST, 12, "### In detail")
        assert await where(LIST, "fox-2014]") == (LIST, 5, "- id: fox-2014")
        assert await where(LIST, "title: Winter") == ("", 0, "")

        async def used(name: str, words: str) -> list[tuple[str, int, str]]:
            return await editor.references(name, at(name, words))

        assert await used(LIST, "fox-2014") == [
            (POST, 10, "@fox-2014"), (LIST, 14, "fox-2014"),
        ]  # fmt: skip
        assert await used(PEOPLE, "alex-fox") == [
            (POST, 4, "alex-fox"), (LIST, 3, "alex-fox"), (LIST, 7, "alex-fox"),
        ]  # fmt: skip
        assert await used(POST, "care-act") == [(POST, 5, "care-act")]

    speak(site, ask)


def test_an_outline(site: Path) -> None:
    async def ask(editor: Editor) -> None:
        async def outline(name: str) -> list[Any]:
            editor.open(name)
            found = await editor.client.text_document_document_symbol_async(
                types.DocumentSymbolParams(types.TextDocumentIdentifier(editor.uri(name)))
            )
            return list(found or [])

        [heading] = await outline(POST)
        assert heading.name == "What it says"
        assert [each.name for each in heading.children] == ["In detail"]
        works = await outline(LIST)
        assert [each.name for each in works] == ["fox-2014", "griffiths-2014"]
        assert [each.name for each in await outline(PEOPLE)] == ["alex-fox", "miro"]

    speak(site, ask)
