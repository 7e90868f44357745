"""The language server: what ``reading-room check`` finds, while somebody types. Enters: messages of
an editor (LSP). Leaves: diagnostics, completions, and what else it asks for.

Everything goes the way of a build: files that are open stand in the place of those on the disk
(`sources.Contents`), and the library joins them. Needs pygls, which a build does not.
"""

from __future__ import annotations

from reading_room.language_server.server import serve
from reading_room.language_server.settings import SettingsError

__all__ = ["SettingsError", "serve"]
