"""Names that several tests use."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

from reading_room.formats import Reference
from reading_room.values import Archive, LinkState

REPOSITORY = Path(__file__).parents[1]
ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
SITE = ("docs", "overrides", "posts", "reading_lists")
"""The folders that the repository's own site is made of, with mkdocs.yml."""
WRITE = bool(os.environ.get("READING_ROOM_WRITE_ACCESS"))
"""Does ``make access`` write what the browser tests find, whatever was written before?"""
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path, with its bytes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def values_of(**facts: Any) -> dict[str, Any]:
    """The values of a work, from facts by name: ``_`` for ``-``, ``archive_url`` and the like for
    what is inside others."""
    names = {"url": "URL", "doi": "DOI", "authors": "author"}
    archive = Archive(facts.pop("archive_url", ""), facts.pop("archive_date", None))
    link = LinkState(facts.pop("link_status", ""), facts.pop("link_checked", None))
    values = {names.get(name, name.replace("_", "-")): value for name, value in facts.items()}
    values |= {"archive": archive if any(archive) else None, "link": link if any(link) else None}
    return {key: value for key, value in values.items() if value}


def a_reference(id_: str, title: str, **facts: Any) -> Reference:
    """A reference of a work, from facts by name, and what a list says of it."""
    said = {name: facts.pop(name) for name in list(facts) if name in _SAID}
    return Reference(id_, values_of(title=title, **facts), **said)


_SAID = frozenset(field.name for field in fields(Reference)) - {"id", "values"}
