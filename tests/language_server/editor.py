"""An editor that speaks with ``reading-room lsp``, as a process of its own, over its standard
input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient

PATIENCE = 30.0
"""Seconds to wait for an answer on a machine that has other things to do."""
Found = TypeVar("Found")


class Editor:
    """Opens files, types, and keeps the diagnostics that it is sent."""

    def __init__(self, folder: Path, *, encodings: list[str] | None = None) -> None:
        self.folder = folder
        self.encodings = encodings
        self.client = LanguageClient("an-editor", "1")
        self.told: dict[str, list[types.Diagnostic]] = {}
        self.versions: dict[str, int] = {}
        self.texts: dict[str, str] = {}
        self.seen: dict[str, int | None] = {}
        self.shown: list[str] = []
        """What the server wanted its user to read: errors of its own."""
        self.registered: list[str] = []
        self._news = asyncio.Event()
        self._listen()

    def _listen(self) -> None:
        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def told(params: types.PublishDiagnosticsParams) -> None:
            self.told[params.uri] = list(params.diagnostics)
            self.seen[params.uri] = params.version
            self._news.set()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def shown(params: types.ShowMessageParams) -> None:
            self.shown.append(params.message)

        @self.client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def registered(params: types.RegistrationParams) -> None:
            self.registered += [each.method for each in params.registrations]

    async def start(self) -> types.InitializeResult:
        """Start the server in the folder, and agree with it."""
        await self.client.start_io(
            sys.executable, "-m", "reading_room", "lsp", cwd=str(self.folder)
        )
        general = types.GeneralClientCapabilities(
            position_encodings=[types.PositionEncodingKind(each) for each in self.encodings]
            if self.encodings
            else None
        )
        watched = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True)
        result = await self.client.initialize_async(
            types.InitializeParams(
                capabilities=types.ClientCapabilities(
                    general=general,
                    workspace=types.WorkspaceClientCapabilities(did_change_watched_files=watched),
                ),
                workspace_folders=[types.WorkspaceFolder(self.folder.as_uri(), "site")],
                root_uri=self.folder.as_uri(),
            )
        )
        self.client.initialized(types.InitializedParams())
        return result

    async def stop(self) -> int | None:
        """End it as editors do; what it exited with."""
        await self.client.shutdown_async(None)
        server = self.client._server
        self.client.exit(None)
        await self.client.stop()
        return server.returncode if server else None

    def uri(self, name: str) -> str:
        """The address of a file of the site."""
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str | None = None) -> None:
        """Open a file, as it is on the disk if nothing else is said."""
        self.texts[name] = (self.folder / name).read_text("utf-8") if text is None else text
        self.versions[name] = 1
        language = "markdown" if name.endswith(".md") else "yaml"
        self.client.text_document_did_open(
            types.DidOpenTextDocumentParams(
                types.TextDocumentItem(self.uri(name), language, 1, self.texts[name])
            )
        )

    def put(self, name: str, text: str) -> None:
        """Put another text in its place."""
        self._change(name, types.TextDocumentContentChangeWholeDocument(text))
        self.texts[name] = text

    def type(self, name: str, where: types.Range, text: str) -> None:
        """Type in the place of a range."""
        self._change(name, types.TextDocumentContentChangePartial(where, text))

    def _change(self, name: str, change: types.TextDocumentContentChangeEvent) -> None:
        self.versions[name] += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.versions[name], self.uri(name)), [change]
            )
        )

    def save(self, name: str) -> None:
        """Save it."""
        (self.folder / name).write_text(self.texts[name], encoding="utf-8")
        self.client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(self.uri(name)))
        )

    def close(self, name: str) -> None:
        """Close it."""
        self.client.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(self.uri(name)))
        )

    def changed_outside(self, name: str, kind: types.FileChangeType) -> None:
        """Say that another program wrote, made or deleted a file."""
        self.client.workspace_did_change_watched_files(
            types.DidChangeWatchedFilesParams([types.FileEvent(self.uri(name), kind)])
        )

    def rules(self, name: str) -> list[str]:
        """The rules of the problems that are shown in a file."""
        return [str(each.code) for each in self.told.get(self.uri(name), [])]

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait for diagnostics that make something true."""

        async def wait() -> None:
            while not true():
                self._news.clear()
                await self._news.wait()

        await asyncio.wait_for(wait(), PATIENCE)

    async def rest(self, seconds: float = 3.0) -> None:
        """Wait until everything has been read: longer than the server lets a hand rest."""
        await asyncio.sleep(seconds)

    def mark(self, name: str, mark: str = "‸") -> types.Position:
        """Put the text of a file there without its mark, and say where that was, as UTF-16."""
        before, _, after = self.texts[name].partition(mark)
        line = before.rpartition("\n")[2]
        self.put(name, before + after)
        return types.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)

    async def complete(self, name: str, at: types.Position) -> dict[str, types.CompletionItem]:
        """What may be typed at a place, by its label."""
        found = await self.client.text_document_completion_async(
            types.CompletionParams(types.TextDocumentIdentifier(self.uri(name)), at)
        )
        items = found.items if isinstance(found, types.CompletionList) else found or []
        return {item.label: item for item in items}

    async def hover(self, name: str, at: types.Position) -> str:
        """What is said of a place."""
        found = await self.client.text_document_hover_async(
            types.HoverParams(types.TextDocumentIdentifier(self.uri(name)), at)
        )
        if found is None:
            return ""
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value

    async def definition(self, name: str, at: types.Position) -> tuple[str, int, str]:
        """The file, the line from 1 and the words to which a place leads."""
        found: Any = await self.client.text_document_definition_async(
            types.DefinitionParams(types.TextDocumentIdentifier(self.uri(name)), at)
        )
        return self.words(found) if found else ("", 0, "")

    async def references(self, name: str, at: types.Position) -> list[tuple[str, int, str]]:
        """Where a thing is used."""
        found = await self.client.text_document_references_async(
            types.ReferenceParams(
                types.ReferenceContext(include_declaration=False),
                types.TextDocumentIdentifier(self.uri(name)), at,
            )
        )  # fmt: skip
        return [self.words(each) for each in found or []]

    def words(self, where: types.Location) -> tuple[str, int, str]:
        """The file, the line and the words of a location, in UTF-16."""
        path = Path(where.uri.removeprefix("file://")).relative_to(self.folder).as_posix()
        text = self.texts.get(path) or (self.folder / path).read_text("utf-8")
        line = text.split("\n")[where.range.start.line].encode("utf-16-le")
        start, end = where.range.start.character * 2, where.range.end.character * 2
        return path, where.range.start.line + 1, line[start:end].decode("utf-16-le")


def speak(
    folder: Path,
    what: Callable[[Editor], Awaitable[Found]],
    *,
    encodings: list[str] | None = None,
) -> Found:
    """Do something with an editor in a folder, and end the server well."""

    async def run() -> Found:
        editor = Editor(folder, encodings=encodings)
        await editor.start()
        try:
            found = await what(editor)
        finally:
            code = await editor.stop()
        assert code == 0
        assert editor.shown == []
        return found

    with ThreadPoolExecutor(1) as thread:  # Playwright's loop runs on in that of the tests
        return thread.submit(asyncio.run, run()).result()
