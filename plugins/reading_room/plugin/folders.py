"""The folders of a site. Enters: mkdocs.yml as MkDocs read it. Leaves: where its sources are; or a
plain reason why they, or the site, cannot be there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reading_room.plugin.rule_options import wrong

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def content_root(config: MkDocsConfig) -> Path:
    """The folder that posts/ and reading_lists/ are in: that of mkdocs.yml, or where docs_dir leads
    out of it, the one that docs_dir is in. MkDocs gives the path of mkdocs.yml as it was typed."""
    docs = Path(config.docs_dir)
    if not config.config_file_path:
        return docs.parent
    beside = Path(os.path.abspath(config.config_file_path)).parent  # noqa: PTH100 - links stay
    return beside if docs.is_relative_to(beside) and docs != beside else docs.parent


def source_folder(root: Path, name: str, option: str, default: str) -> Path:
    folder = root / name
    if Path(name).is_absolute() or ".." in Path(name).parts or folder == root:
        raise wrong(f"{option} must be a folder beside mkdocs.yml, and {name} is not.")
    check_inside(root, folder, option)
    if not folder.is_dir() and (name != default or folder.exists()):
        raise wrong(f"{option}: there is no folder {name} beside mkdocs.yml.")
    return folder


def check_inside(root: Path, folder: Path, option: str) -> None:
    """A folder of sources may be a link to another place in the site's own folder, but no other:
    whoever can put a link there could publish anything that the machine can read. Nor may it be a
    link to a hidden folder, such as git's own."""
    real, top = folder.resolve(), root.resolve()
    if not real.is_relative_to(top):
        raise wrong(f"{option}: {folder.name} is a link that leads out of the site's folder.")
    inside = real.relative_to(top)
    if inside != folder.relative_to(root) and any(part.startswith(".") for part in inside.parts):
        raise wrong(f"{option}: {folder.name} is a link to a hidden folder.")


def overlap(one: Path, other: Path) -> bool:
    """Is one folder the other, or in it?"""
    one, other = one.resolve(), other.resolve()
    return one == other or one in other.parents or other in one.parents
