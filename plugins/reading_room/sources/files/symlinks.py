"""Where symbolic links may lead. Enters: a link, and what is the site's own. Leaves: what is wrong
with it, if anything.

Whoever sends a change can put a link into it, and whoever builds may be able to read far more than
they: a link publishes nothing that does not stand in the same repository for all to see.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import NamedTuple

_KINDS = (
    frozenset({".md"}),
    frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}),
)
"""What may stand elsewhere in the repository: texts and pictures. Data may not, for that is what
programs keep passwords in."""
NOWHERE = "This is a link that leads nowhere."
OUT = "This is a link that leads out of the site's own files."
FOLDER = "This is a link to a folder, and none is followed."
HIDDEN = "This is a link to a file that is hidden by its name, or by that of its folder."
BUILT = "This is a link into the folder of the built site."
OTHER = "This is a link to another kind of file than its own name says."
UNKEPT = "This is a link to a file that git does not keep."
ELSEWHERE = "This is a link to a text of another content folder, which has a page of its own."


class Reach(NamedTuple):
    """What is a site's own; all paths are real ones, without links."""

    top: Path
    """What links may lead to is in here."""
    folders: tuple[Path, ...]
    """The content folders."""
    site_dir: Path | None
    """Where the built site is."""


def reach_of(root: Path, folders: tuple[Path, ...], site_dir: Path | None) -> Reach:
    """How far links of a site may lead: to files of the repository that ``root`` is in, and
    where it is in none, of ``root`` itself."""
    real = tuple(folder.resolve() for folder in folders)
    return Reach(_top(root.resolve()), real, site_dir and site_dir.resolve())


def link_fault(link: Path, folder: Path, reach: Reach) -> str:
    """What is wrong with a link in a content folder (a real path): nothing, or a message."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):  # a loop is either, by the version of Python
        return NOWHERE
    own = target.is_relative_to(folder)
    if not (own or target.is_relative_to(reach.top)):
        return OUT
    if target.is_dir():
        return FOLDER
    within = target.relative_to(folder if own else reach.top)
    if any(part.startswith(".") for part in within.parts):
        return HIDDEN
    if not own:
        return _fault_elsewhere(link, target, reach)
    return "" if _is_of_one_kind(link, target) or not target.is_file() else OTHER


def _fault_elsewhere(link: Path, target: Path, reach: Reach) -> str:
    """What is wrong with a link to a file of the repository that is not in its content folder."""
    if reach.site_dir and target.is_relative_to(reach.site_dir):
        return BUILT
    if not _is_of_one_kind(link, target) or not any(_ending(target) in kind for kind in _KINDS):
        return OTHER
    if any((folder / ".git").exists() for folder in _between(target, reach.top)):
        return OUT  # into another repository
    if not _is_kept(target, reach.top):
        return UNKEPT
    text = _ending(target) == ".md"  # a post's may be a draft, or withdrawn: its own page says so
    return ELSEWHERE if text and any(map(target.is_relative_to, reach.folders)) else ""


def _ending(path: Path) -> str:
    return path.suffix.lower()


def _is_of_one_kind(link: Path, target: Path) -> bool:
    """Is a link called like the kind of file that it leads to?"""
    endings = {_ending(link), _ending(target)}
    return len(endings) == 1 or any(endings <= kind for kind in _KINDS)


def _between(target: Path, top: Path) -> list[Path]:
    """The folders that a file is in, below ``top``."""
    return [folder for folder in target.parents if folder != top and folder.is_relative_to(top)]


def _is_kept(target: Path, top: Path) -> bool:
    """Does git keep it? Where nobody can ask, it does."""
    if not (top / ".git").exists():
        return True
    path = os.fspath(target.relative_to(top))
    asked = ["git", "-c", "core.fsmonitor=false", "ls-files", "--error-unmatch", "--", path]
    try:
        done = subprocess.run(asked, cwd=top, capture_output=True, timeout=30, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return True
    return done.returncode != 1


def _top(root: Path) -> Path:
    """The top of the repository that a folder is in, or the folder; a home folder or a whole disk
    under git is no repository of a site."""
    home = Path(os.path.expanduser("~")).resolve()  # noqa: PTH111 - Path.home() may raise
    for folder in (root, *root.parents):
        if folder == home or folder == folder.parent:
            break
        if (folder / ".git").exists():
            return folder
    return root
