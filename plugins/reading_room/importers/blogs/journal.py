"""What an import wrote. Enters: a file of the site. Leaves: the same, brought up to date.

``.reading-room/import.json`` has, for each blog that was imported, the folder of its posts, the
slug of each old post, and of each file the hash of what was written. A file whose hash is another
today was edited since, and is left alone; one that is not there was taken away, and stays away.
For each list into which works were imported, it has a line a work (see `importers.before`).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ".reading-room"
FILE = f"{FOLDER}/import.json"
_VERSION = 1


@dataclass(slots=True)
class Journal:
    """The imports of a site, by the folder of their posts."""

    imports: dict[str, Imported] = field(default_factory=dict)
    lists: dict[str, dict[str, str]] = field(default_factory=dict)
    """By the path of a list: a line for each work, by its mark."""


@dataclass(slots=True)
class Imported:
    """One of them."""

    system: str = ""
    slugs: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    """Hashes by paths below the folder of posts."""
    fetched: dict[str, str] = field(default_factory=dict)
    """Pictures of other sites that were fetched: their paths, by their addresses."""


def hash_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class JournalError(Exception):
    """It is there, and cannot be read: what was edited since would be written over."""


def read_journal(root: Path) -> Journal:
    """The journal of a site; an empty one where there is none. Raises `JournalError`."""
    file = root / FILE
    if not file.exists():
        return Journal()
    try:
        data: Any = json.loads(file.read_bytes())
        if data["version"] != _VERSION:
            raise JournalError(FILE)
        entries = data["imports"]
        return Journal(
            {
                folder: Imported(
                    str(each["system"]),
                    dict(each["slugs"]),
                    dict(each["files"]),
                    dict(each["fetched"]),
                )
                for folder, each in entries.items()
            },
            {
                str(path): {str(mark): str(line) for mark, line in works.items() if line.strip()}
                for path, works in data.get("lists", {}).items()
            },
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise JournalError(FILE) from error


def written(journal: Journal) -> bytes:
    """The journal as a file that git can compare line by line."""
    imports = {
        folder: {
            "system": each.system,
            "slugs": dict(sorted(each.slugs.items())),
            "files": dict(sorted(each.files.items())),
            "fetched": dict(sorted(each.fetched.items())),
        }
        for folder, each in sorted(journal.imports.items())
    }
    lists = {path: dict(sorted(works.items())) for path, works in sorted(journal.lists.items())}
    data = {"version": _VERSION, "imports": imports} | ({"lists": lists} if lists else {})
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
