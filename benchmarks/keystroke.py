"""Times the language server: what a keystroke costs until its problems are shown.

A number of posts enters; the median and the worst of some keystrokes leave, in a post and in a
reading list. CPU time is that of the server's process, all threads. The editor waits for the answer
to each keystroke, so that none is left out; whoever types faster costs less.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic

from lsprotocol import types
from pygls.lsp.client import LanguageClient

import corpus

TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 300
"""Seconds to wait for the first reading of a large site."""


def cpu(process: int) -> float:
    """The CPU seconds that a process has used so far (Linux, proc(5))."""
    words = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / TICKS


def memory(process: int) -> int:
    """The most megabytes that it has held at once."""
    [line] = [x for x in Path(f"/proc/{process}/status").read_text().split("\n") if "VmHWM" in x]
    return int(line.split()[1]) // 1024


class Editor:
    """Types into files of a folder, and waits for their diagnostics."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("benchmark", "1")
        self.versions: dict[str, int] = {}
        self.told = asyncio.Condition()
        self.process = 0

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        async def told(params: types.PublishDiagnosticsParams) -> None:
            async with self.told:
                self.versions[params.uri] = params.version or 0
                self.told.notify_all()

    async def start(self) -> None:
        """Start the server, and wait until everything has been read."""
        await self.client.start_io(sys.executable, "-m", "reading_room", "lsp")
        self.process = self.client._server.pid  # type: ignore[union-attr]
        folders = [types.WorkspaceFolder(self.folder.as_uri(), "site")]
        await self.client.initialize_async(
            types.InitializeParams(types.ClientCapabilities(), workspace_folders=folders)
        )
        self.client.initialized(types.InitializedParams())

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait for a version's diagnostics."""
        async with self.told:
            await asyncio.wait_for(self.told.wait_for(true), PATIENCE)

    async def keystrokes(self, path: Path, count: int) -> tuple[list[float], list[float]]:
        """CPU and wall seconds of typing a sentence at the end of a file, letter by letter."""
        uri, text = path.as_uri(), path.read_text("utf-8")
        item = types.TextDocumentItem(uri, "markdown", 0, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await self.until(lambda: uri in self.versions)
        await asyncio.sleep(4)  # let it come to rest
        spent, waited = [], []
        at = types.Position(text.count("\n"), 0)
        for number, char in enumerate(("# Some words, [@item-1] " * count)[:count], 1):
            before, begun = cpu(self.process), monotonic()
            change = types.TextDocumentContentChangePartial(types.Range(at, at), char)
            document = types.VersionedTextDocumentIdentifier(number, uri)
            self.client.text_document_did_change(
                types.DidChangeTextDocumentParams(document, [change])
            )
            await self.until(lambda: self.versions[uri] == number)  # noqa: B023
            spent.append(cpu(self.process) - before)
            waited.append(monotonic() - begun)
            at = types.Position(at.line, at.character + 1)
        return spent, waited


async def measure(folder: Path, count: int) -> None:
    """Print what keystrokes cost in a folder."""
    editor = Editor(folder)
    await editor.start()
    posts = sorted((folder / "posts").rglob("*.md"))
    for path in (posts[len(posts) // 2], next((folder / "reading_lists").glob("*.yml"))):
        spent, waited = await editor.keystrokes(path, count)
        print(
            f"{path.suffix:5} mean {1000 * sum(spent) / count:3.0f} ms CPU, most"
            f" {1000 * max(spent):3.0f} ms; {1000 * median(waited):3.0f} ms by the clock"
        )
    print(f"{cpu(editor.process):.1f} CPU s in all, {memory(editor.process)} MB at the most")
    await editor.client.shutdown_async(None)
    editor.client.exit(None)
    await editor.client.stop()


def main() -> None:
    """Read the command line, type, and print."""
    parser = argparse.ArgumentParser(description="Time keystrokes in the language server.")
    parser.add_argument("count", type=int, help="how many posts, 1 or more")
    parser.add_argument("--keys", type=int, default=40, help="how many keystrokes (default: 40)")
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="reading-room-") as name:
        folder = Path(name) / "site"
        corpus.write(asked.count, folder, search=False)
        asyncio.run(measure(folder, asked.keys))


if __name__ == "__main__":
    main()
