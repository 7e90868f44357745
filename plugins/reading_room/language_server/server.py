"""The language server. Enters: messages of an editor. Leaves: answers, and diagnostics."""

from __future__ import annotations

import asyncio
import importlib.metadata
import logging
import os
import sys
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from reading_room.language_server.actions import KINDS, actions
from reading_room.language_server.completion import complete
from reading_room.language_server.documents import Documents, path_of
from reading_room.language_server.hover import hover
from reading_room.language_server.navigation import definition, references, symbols
from reading_room.language_server.place import Place
from reading_room.language_server.protocol import Protocol
from reading_room.language_server.session import Session
from reading_room.language_server.settings import CONFIGS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from reading_room.language_server.navigation import Spot
    from reading_room.problems import Problem
    from reading_room.settings import Settings

    Load = Callable[[Path], Settings | None]

_TRIGGERS = ["@", "(", "/", "#", ":", "[", "-", " ", "!", "^"]
_PATIENCE = 20.0
"""Seconds that a question waits for a site that is being read for the first time."""
_log = logging.getLogger(__name__)


class Server(LanguageServer):
    """Knows the sites whose files are open. ``config`` is the mkdocs.yml of the only one, where
    somebody named it; ``load`` reads one."""

    def __init__(self, load: Load, config: Path | None = None) -> None:
        super().__init__(
            "reading-room",
            importlib.metadata.version("mkdocs-reading-room"),
            protocol_cls=Protocol,
        )
        self.load = load
        self.config = config
        self.documents = Documents()
        self.sessions: dict[Path, Session] = {}

    def begin(self, params: types.InitializeParams) -> None:
        """Agree on how to count, and read the sites in the folders that are open."""
        encoding = self.workspace.position_encoding
        self.documents = Documents(str(getattr(encoding, "value", encoding)))
        folders = [folder.uri for folder in params.workspace_folders or ()]
        folders += [params.root_uri] if params.root_uri and not folders else []
        for folder in map(path_of, folders):
            for config in (folder / name for name in CONFIGS if folder):
                if folder and config.is_file():
                    self.session(config)
                    break
        if self.config:
            self.session(self.config)

    def session(self, config: Path) -> Session:
        """The session of the site at a mkdocs.yml, which begins where there was none."""
        if config not in self.sessions:
            made = Session(config, self.load, self.documents, self._tell)
            self.sessions[config] = made
            made.look(0)
        return self.sessions[config]

    def of(self, path: Path) -> Session | None:
        """The session of the site that a file belongs to: its own, or that of the nearest
        mkdocs.yml above it."""
        for session in self.sessions.values():
            if session.has(path):
                return session
        if self.config:
            return self.session(self.config)
        for folder in path.parents:
            for name in CONFIGS:
                if (folder / name).is_file():
                    return self.session(folder / name)
        return None

    async def place(self, uri: str, position: types.Position) -> Place | None:
        """A place in a file that is open; None where it is no file of a site."""
        document = self.documents.get(uri)
        session = self.of(document.path) if document else None
        if document is None or session is None:
            return None
        try:
            await asyncio.wait_for(session.ready.wait(), _PATIENCE)
        except TimeoutError:
            return None
        if session.site is None or not session.knows(document.path):
            return None
        lines = document.lines
        return Place(session.site, document.path, lines, position.line, lines.column(position))

    def location(self, site_root: Path, spot: Spot) -> types.Location:
        """Where a spot is; the words there, or else its whole line."""
        path = site_root / spot.path
        lines = self.documents.lines(path)
        line, text = spot.line - 1, lines[spot.line - 1]
        start = text.find(spot.words, max(spot.column - 1, 0)) if spot.words else -1
        if start < 0:
            start = len(text) - len(text.lstrip())
            where = lines.range(line, start, len(text.rstrip()))
        else:
            where = lines.range(line, start, start + len(spot.words))
        return types.Location(self.documents.uri(path), where)

    def _tell(self, uri: str, version: int | None, found: list[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=uri, version=version, diagnostics=found)
        )


def make(load: Load, config: Path | None = None) -> Server:
    """A server that answers everything."""
    server = Server(load, config)
    _files(server)
    _questions(server)
    return server


def _files(server: Server) -> None:
    """What an editor says of files."""

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.begin(params)

    @server.feature(types.INITIALIZED)
    async def initialized(_params: types.InitializedParams) -> None:
        await _watch(server)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        file = params.text_document
        document = server.documents.open(file.uri, file.text, file.version)
        if document and (session := server.of(document.path)):
            session.typed(document.path)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        document = server.documents.get(params.text_document.uri)
        if document is None:
            return
        document.change(params.content_changes, params.text_document.version)
        if session := server.of(document.path):
            session.typed(document.path)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        if path := path_of(params.text_document.uri):
            _touched(server, path)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        path = server.documents.close(params.text_document.uri)
        if path and (session := server.of(path)):
            session.typed(path)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(params: types.DidChangeWatchedFilesParams) -> None:
        for change in params.changes:
            if path := path_of(change.uri):
                _touched(server, path)

    @server.feature(types.SHUTDOWN)
    def shutdown(_params: Any = None) -> None:
        for session in server.sessions.values():
            session.close()


def _touched(server: Server, path: Path) -> None:
    """A file was saved, came or went."""
    for session in server.sessions.values():
        if session.has(path):
            session.look()
        elif path.suffix in (".yml", ".yaml") and path.parent == session.config.parent:
            session.settings_changed()


async def _watch(server: Server) -> None:
    """Ask to hear of files that others than the editor change, where it can be asked."""
    workspace = server.client_capabilities.workspace
    watched = workspace.did_change_watched_files if workspace else None
    if not (watched and watched.dynamic_registration):
        return
    globs = ["**/mkdocs.y*ml", "**/*.md", "**/*.yml", "**/*.yaml"]
    options = types.DidChangeWatchedFilesRegistrationOptions(
        watchers=[types.FileSystemWatcher(glob_pattern=glob) for glob in globs]
    )
    registration = types.Registration(
        id="files", method=types.WORKSPACE_DID_CHANGE_WATCHED_FILES, register_options=options
    )
    try:
        await server.client_register_capability_async(types.RegistrationParams([registration]))
    except Exception:
        _log.exception("The editor does not say which files change")


def _questions(server: Server) -> None:
    """What an editor asks."""

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=_TRIGGERS)
    )
    async def completion(params: types.CompletionParams) -> types.CompletionList | None:
        place = await server.place(params.text_document.uri, params.position)
        return complete(place) if place else None

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        place = await server.place(params.text_document.uri, params.position)
        return hover(place) if place else None

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def defined(params: types.DefinitionParams) -> types.Location | None:
        place = await server.place(params.text_document.uri, params.position)
        spot = definition(place) if place else None
        return server.location(place.site.settings.root, spot) if place and spot else None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=list(KINDS))
    )
    async def mends(params: types.CodeActionParams) -> list[types.CodeAction]:
        document = server.documents.get(params.text_document.uri)
        session = server.of(document.path) if document else None
        if document is None or session is None or not session.has(document.path):
            return []
        problems = session.now(document.path)
        shown = session.site.shown(document.path) if session.site else ""

        def read(texts: Mapping[str, str]) -> Sequence[Problem]:
            return session.as_if(document.path, texts[shown])

        wanted = params.context.only
        return actions(document, shown, problems, params.range, read, wanted)

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def used(params: types.ReferenceParams) -> list[types.Location]:
        place = await server.place(params.text_document.uri, params.position)
        if place is None:
            return []
        found = references(place, declaration=params.context.include_declaration)
        return [server.location(place.site.settings.root, spot) for spot in found]

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def outline(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        place = await server.place(params.text_document.uri, types.Position(0, 0))
        return symbols(place.site, place.shown, place.lines) if place else []


def serve(load: Load, config: Path | None = None) -> None:
    """Speak with an editor until it ends: by standard input and output, which nobody else is to
    write to, whatever plugins a mkdocs.yml names."""
    speaking = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    hearing = os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    sys.stdout = sys.stderr
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123
        os.dup2(nothing.fileno(), sys.stdin.fileno())
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    make(load, config).start_io(hearing, speaking)
