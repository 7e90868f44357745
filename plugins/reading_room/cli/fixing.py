"""``reading-room check --fix``. Enters: a site and its problems. Leaves: the changes, shown, and
the files mended, each whole or not at all."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import click

from reading_room.markup import ZERO_WIDTH
from reading_room.problems import counted, on_one_line
from reading_room.writing.mending import mended
from reading_room.writing.saving import save

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reading_room.cli.site_problems import SiteProblems
    from reading_room.writing.mending import Kept, Mended


def fix(
    site: SiteProblems, wanted: Callable[[str], bool], *, ask: bool, write: bool, err: bool
) -> bool:
    """Show what can be mended, and mend it where the editor agrees; was anything changed?

    ``err`` shows it on the error stream, for the other one has a report for machines.
    """
    root = site.settings.root
    found = mended(site.with_texts({}), lambda path: _text(root / path), site.with_texts, wanted)
    for path, kept in found.files.items():
        for line in diff(path, kept):
            click.echo(line, err=err)
    _say_what_is_left(found)
    if not found.files:
        click.echo("There is nothing that --fix can mend.", err=True)
        return False
    count = len({each.problem for each in found.made})
    what = f"{counted(count, 'problem')} in {counted(len(found.files), 'file')}"
    if not write:
        click.echo(f"--fix would mend {what}.", err=True)
        return False
    if ask and not _agrees(f"Mend {what}?"):
        click.echo("Nothing was changed.", err=True)
        return False
    saved = [_save(root / path, path, kept) for path, kept in found.files.items()]
    if all(saved):
        click.echo(f"Mended {what}.", err=True)
    return any(saved)


def diff(path: str, kept: Kept) -> Iterator[str]:
    """What is changed in a file, as git shows it."""
    old, new = (_lines(text) for text in kept)
    for line in difflib.unified_diff(old, new, f"a/{path}", f"b/{path}", lineterm="", n=1):
        yield on_one_line(line)


def _lines(text: str) -> list[str]:
    """The lines of a text; what nobody would see in them has a sign or a name."""
    seen = text.replace("\r", "␍").replace("\t", "␉")
    shown = ZERO_WIDTH.sub(lambda sign: f"<U+{ord(sign[0]):04X}>", seen)
    return shown.removesuffix("\n").split("\n")


def _say_what_is_left(found: Mended) -> None:
    for problem in found.left:
        click.echo(
            f"{problem.path}:{problem.line}: {problem.rule} is left as it is, for mending it would"
            " change more than it should.",
            err=True,
        )


def _agrees(question: str) -> bool:
    """What an editor says; nobody is there to agree where there is no terminal."""
    try:
        return click.confirm(question, err=True)
    except click.Abort:
        click.echo("\nNobody answered: --yes mends without asking.", err=True)
        return False


def _save(file: Path, path: str, kept: Kept) -> bool:
    why = save(file, kept.old.encode(), kept.new.encode())
    if why:
        click.echo(f"{path} is left as it is: {why}.", err=True)
    return not why


def _text(path: Path) -> str:
    """A file's text with the line ends that it has; an empty one where it cannot be read."""
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return ""
