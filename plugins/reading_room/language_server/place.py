"""A place in a file of a site. Enters: a site, a file that is open, a position. Leaves: what kind
of file it is, the line, and what is declared of the key there.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from reading_room.language_server.cursor import ENTRY, Cursor, cursor_at
from reading_room.language_server.settings import CONFIGS
from reading_room.schema import FILES, NAME_KEYS, OPTIONS, File, Key, Keys
from reading_room.schema.files import COMMENTS
from reading_room.schema.kinds import MAPPING, MAPPINGS, NAME, NAMES, OWN_NAME
from reading_room.sources import DATA, post_part

if TYPE_CHECKING:
    from pathlib import Path

    from reading_room.language_server.lines import Lines
    from reading_room.language_server.site import Site
    from reading_room.settings import Settings

_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*$")
_OF_NAME = {file.name: file for file in FILES}
_PLUGIN = Key("reading-room", MAPPING, "The options of Reading Room.", parts=OPTIONS)
_PLUGINS = Keys("plugin", "A plugin", "A plugin of MkDocs.", (_PLUGIN,))
_SETTINGS = Keys(
    "settings", "The settings", "The settings of a site.",
    (Key("plugins", MAPPINGS, "The plugins of the site.", parts=_PLUGINS),),
)  # fmt: skip
_MKDOCS = File("settings", "The settings of a site", CONFIGS, "one", _SETTINGS)
"""What of mkdocs.yml is declared here; the rest is MkDocs' own."""
_NAMED = frozenset({NAME.name, NAMES.name, OWN_NAME.name})


@dataclass(frozen=True)
class Place:
    """A character of a file."""

    site: Site
    path: Path
    lines: Lines
    line: int
    column: int

    @property
    def text(self) -> str:
        """The words of its line."""
        return self.lines[self.line]

    @property
    def before(self) -> str:
        """Those of them before it."""
        return self.text[: self.column]

    @cached_property
    def shown(self) -> str:
        """The path of the file as problems name it."""
        return self.site.shown(self.path)

    @cached_property
    def file(self) -> File | None:
        """What kind of file it is; None where no keys are declared for it."""
        return kind_of(self.path, self.site.settings)

    @cached_property
    def yaml(self) -> tuple[int, list[str]]:
        """The lines of YAML in the file, and the number of the first."""
        rows = [self.lines[number] for number in range(len(self.lines))]
        if self.path.suffix != ".md":
            return 0, rows
        if not rows or not re.match(r"\ufeff?---[ \t]*$", rows[0]):
            return 0, []
        ends = (at for at, row in enumerate(rows) if at and _FENCE.match(row))
        return 1, rows[1 : next(ends, len(rows))]

    @cached_property
    def cursor(self) -> Cursor | None:
        """Where it is in the YAML of the file; None where it is in none."""
        first, rows = self.yaml
        if not first <= self.line < first + len(rows):
            return None
        return cursor_at(rows, self.line - first, self.column)

    @cached_property
    def in_words(self) -> bool:
        """Is it where Markdown may be: in the text of a post, or in a block of words?"""
        return self.cursor is None

    def declared(self) -> tuple[Keys | None, Key[Any] | None]:
        """The keys that may be written at the cursor, and the key whose value it is in."""
        if self.cursor is None or self.file is None:
            return None, None
        return declared_at(self.file, self.cursor.way)

    def path_of(self, link: str) -> str:
        """The path below the site's folder to which a link in this file leads."""
        folder = posixpath.dirname(self.shown)
        return posixpath.normpath(posixpath.join(folder, link)) if link else self.shown

    def link_to(self, path: str) -> str:
        """How this file links to a file of the site."""
        return posixpath.relpath(path, posixpath.dirname(self.shown) or ".")


def kind_of(path: Path, settings: Settings) -> File | None:
    """What kind of file stands at a path, by where it is; None where it is no file with keys."""
    if path.parent == settings.root and path.name in CONFIGS:
        return _MKDOCS
    if path.parent == settings.docs:
        return _OF_NAME.get(path.stem) if path.name in DATA and path.suffix != ".json" else None
    if path.is_relative_to(settings.posts):
        role = post_part(path, settings.posts)
        return _OF_NAME["post" if role[0] == "text" else role[0]] if role else None
    if path.parent == settings.reading_lists and path.suffix in (".yml", ".yaml"):
        return COMMENTS if path.stem.endswith(".comments") else _OF_NAME["reading-list"]
    return None


def declared_at(file: File, way: tuple[str, ...]) -> tuple[Keys | None, Key[Any] | None]:
    """The keys that may be written where a way leads, and the last key of the way."""
    if file.shape != "one":
        if not way or (file.shape == "list") != (way[0] == ENTRY):
            return None, None
        way = way[1:]
    keys: Keys | None = file.keys
    key: Key[Any] | None = None
    for name in way:
        if name == ENTRY:
            continue
        key = keys[name] if keys and name in keys else None
        keys = inside(key)
    return keys, key


def inside(key: Key[Any] | None) -> Keys | None:
    """The keys that the value of a key may have."""
    if key is None:
        return None
    return NAME_KEYS if key.kind.name in _NAMED else key.parts
