"""``reading-room add``. Enters: references that somebody pasted. Leaves: works on a list, and what
was said of each."""

from __future__ import annotations

import re
import shlex
import sys
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING

import click

from reading_room.cli.links import pause, private, timeout
from reading_room.cli.lookup import NotFoundError, Wanted, described_by
from reading_room.cli.site import config_file, settings_of
from reading_room.cli.which_list import begin_list, check_section, which_list
from reading_room.importers import Site, lines_of
from reading_room.importers.adding import Added, missing
from reading_room.importers.adding import add as put
from reading_room.importers.alike import Alike, alike
from reading_room.library import build_library, settle
from reading_room.links.http import Asker, Manners
from reading_room.links.rate_limit import Turns
from reading_room.links.services import MOST
from reading_room.markup import BRITISH
from reading_room.problems import PRINTERS, errors, on_one_line, ordered
from reading_room.sources import READERS, read_sources
from reading_room.writing.saving import create, save

if TYPE_CHECKING:
    from pathlib import Path

    from reading_room.formats import Reference
    from reading_room.importers.described import Described
    from reading_room.library.index import Index
    from reading_room.model import ReadingList
    from reading_room.problems import Problem
    from reading_room.settings import Settings

_INTERRUPTED = 130
"""What a shell says of a program that Ctrl-C ended."""
_NOBODY = "Nobody answered, and nothing was added. --yes adds without asking."
_LOOK = (
    "Is it the same work? Answer, or with --yes say --new if it is another one, and write"
    " work: {} into the list if it is the same."
)


class NotAddedError(Exception):
    """Why a work was not added, as a sentence."""


@click.command()
@click.argument("references", nargs=-1, required=True, metavar="REFERENCE...")
@config_file
@click.option(
    "--list", "slug", default="",
    help="The list to add to, by its file name. Default: the site's only one.",
)  # fmt: skip
@click.option(
    "--new-list", "title", default=None, help="Begin a list of this title with the works."
)
@click.option("--section", default="", help="The id of the section to add to. Default: the last.")
@click.option("--yes", is_flag=True, help="Add without asking.")
@click.option("--new", is_flag=True, help="Add what only looks like a work of the site, too.")
@click.option("--dry-run", is_flag=True, help="Show what would be added, and write nothing.")
@private
@pause
@timeout
def add(
    references: tuple[str, ...],
    config_file: Path,
    slug: str,
    title: str | None,
    section: str,
    yes: bool,
    new: bool,
    dry_run: bool,
    private: bool,
    pause: float,
    timeout: float,
) -> None:
    """Add works to a reading list by DOI, ISBN, arXiv id, PubMed number or address.

    REFERENCE is one of these, or a reference in quotes that holds one. Shows each work as it will
    stand on the list, and asks. Exits with 1 where one could not be added.
    """
    _, settings = settings_of(config_file)
    if title is not None and (slug or section):
        raise click.UsageError("--new-list begins a list: leave --list and --section out.")
    text = None
    if title is not None:
        index, found, text = begin_list(settings, title)
    else:
        index, found = which_list(settings, slug)
    check_section(found, section)
    program = f"reading-room/{version('mkdocs-reading-room')}"
    agent = f"{program} (adds works to a reading list; {settings.site_url or settings.site_name})"
    manners = Manners(agent, timeout, 2 * timeout, pause, 2 * pause, most=MOST, private=private)
    asker = Asker(manners, Turns(pause))
    desk = _Desk(settings, index, found, section, ask=not (yes or dry_run), new=new, dry=dry_run)
    desk.text = text
    failed: list[Exception] = []
    for reference in references:
        try:
            desk.add(described_by(asker, settings, reference))
        except (NotFoundError, NotAddedError) as why:
            failed.append(why)
            _say(f"{_short(reference)}: {_once(str(why), reference)}", err=True)
        except KeyboardInterrupt:
            _say("Stopped. What was added before stays added.", err=True)
            raise SystemExit(_INTERRUPTED) from None
    if failed and not desk.lines:
        offline = any(isinstance(why, NotFoundError) and why.unreached for why in failed)
        if title or offline:
            _say(_nothing(title or "", desk.there.path, offline=offline), err=True)
    wrong = desk.problems()
    for problem in wrong:
        click.echo(PRINTERS["text"](problem))
    raise SystemExit(1 if failed or wrong else 0)


def _once(why: str, reference: str) -> str:
    """Why it was not added, where the reference before it is not said again."""
    return re.sub(rf"\. (?:DOI |ISBN )?{re.escape(reference)}: ", ". ", why, count=1)


def _nothing(title: str, path: str, *, offline: bool) -> str:
    """What is so where nothing was added, and how an editor goes on without the network."""
    said = "No list was begun." if title else f"{path} is as it was."
    if not offline:
        return said
    if title:
        words = shlex.quote(on_one_line(title))
        by_hand = f"begin it with a title: reading-room new list {words} --work 'The title'"
    else:
        by_hand = "write the work into it by hand, with an id and its title"
    return f"{said} Without the network, {by_hand}"


@dataclass
class _Desk:
    """Puts one work after another on a list, and knows what it has put there."""

    settings: Settings
    index: Index
    there: ReadingList
    section: str
    ask: bool
    new: bool
    dry: bool
    lines: list[tuple[int, int]] = field(default_factory=list)
    """The first and the last line of what was added."""
    text: str | None = None
    """The list as it would be, where nothing is written: at all, or not yet."""

    def add(self, wanted: Wanted) -> None:
        """Show a work, ask, and write it. Raises NotAddedError."""
        site = Site(self.index, self.settings)
        _say(f"{wanted.identifier.words}, as {wanted.host} describes it:")
        self._tell(wanted.described)
        work = wanted.described.found.reference
        known = self._known(site, work)
        if known and known.is_sure and self._is_here(known.work.id):
            _say(f"  It is there already: {self._place(known)}. Nothing was added.")
            return
        old = self._old()
        text = self.text if self.text is not None else old.decode()
        added = put(site, self.there, self.section, text, wanted.described.found, known)
        self._show(added, known)
        if self.ask and not _confirmed(f"Add it to {self.there.path}?"):
            _say("  Not added.")
            return
        self._write(old, added)
        verb = "Would be added" if self.dry else "Added"
        _say(f"  {verb}: {added.work.id}, {self.there.path}:{self.lines[-1][0]}.")

    def _known(self, site: Site, work: Reference) -> Alike | None:
        """The same work in the site. Raises NotAddedError where somebody has to look."""
        every = [site.reference(item) for item in self.index.items.values()]
        found = alike(work, every)
        if not found:
            return None
        if found.is_sure:
            return found
        _say(f"  It looks like {self._place(found)}.")
        if self.new:
            return None
        if not self.ask:
            raise NotAddedError(f"not added. {_LOOK.format(found.work.id)}")
        is_same = _confirmed("Is it the same work?")
        return found._replace(is_sure=True) if is_same else None

    def _is_here(self, id_: str) -> bool:
        return any(entry.item.id == id_ for entry in self.there.entries)

    def _place(self, known: Alike) -> str:
        item = self.index.items[known.work.id]
        return f"{item.id} ({known.why}), {item.path}:{item.line}"

    def _tell(self, described: Described) -> None:
        for line in lines_of(described.remarks):
            _say(f"  {line}")
        for doubt in described.doubts:
            _say(f"  {doubt}")
        if lacking := missing(described.found.reference):
            _say(f"  Not found: {'; '.join(lacking)}.")

    def _show(self, added: Added, known: Alike | None) -> None:
        """Raises NotAddedError where the list cannot take it."""
        if known:
            _say(f"  Another list has it: {self._place(known)}. Here it is named by its id.")
        for line in lines_of(added.remarks):
            _say(f"  {line}")
        made = added.made
        if made.failed or made.faults:
            faults = [f"{each.message} {each.hint}" for each in made.faults]
            raise NotAddedError(f"not added. {' '.join([*made.failed, *faults])}")
        for line in added.lines:
            _say(line)

    def _old(self) -> bytes:
        """Raises NotAddedError where the list can no longer be read."""
        if self.text is not None:
            return b""
        try:
            old = (self.settings.root / self.there.path).read_bytes()
            old.decode()
        except (OSError, UnicodeDecodeError):
            raise NotAddedError(f"not added. {self.there.path} cannot be read any more.") from None
        return old

    def _write(self, old: bytes, added: Added) -> None:
        """Raises NotAddedError where it cannot be written."""
        new = added.made.text
        path, is_new = self.settings.root / self.there.path, self.text is not None
        if self.dry:
            self.text = new
        elif why := create(path, new.encode()) if is_new else save(path, old, new.encode()):
            raise NotAddedError(f"not added to {self.there.path}: {why}.")
        else:
            self.text = None
        self._learn(new, added)

    def _learn(self, new: str, added: Added) -> None:
        """The list and its works as they are now."""
        clean = new.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        path, zone = self.there.path, self.settings.zone
        found, _ = READERS.reading_list(
            path, self.there.slug, clean, zone, self.there.comments, BRITISH
        )
        if found is None:
            return
        self.there = found
        self.index.lists[path] = found
        for item in found.items:
            if item.id == added.work.id and self.index.homes.get(item.id) in (None, found):
                self.index.items[item.id] = item
                self.index.homes[item.id] = found
        refs = [entry.item for entry in found.entries if entry.item.id == added.work.id]
        first = refs[0].line if refs else 0
        self.lines.append((first, first + len(added.lines) - 1))

    def problems(self) -> list[Problem]:
        """The errors in what was written."""
        if self.dry or not self.lines:
            return []
        sources, problems = read_sources(self.settings)
        _, more = build_library(sources, self.settings)
        found = settle([*problems, *more], sources, self.settings)
        return [
            problem
            for problem in ordered(errors(found))
            if problem.path == self.there.path
            and any(first <= problem.line <= last for first, last in self.lines)
        ]


def _confirmed(question: str) -> bool:
    """Raises NotAddedError where nobody answers."""
    try:
        return click.confirm(f"  {question}", default=True)
    except click.Abort:
        if sys.stdin.isatty():
            raise KeyboardInterrupt from None
        click.echo()
        raise NotAddedError(_NOBODY) from None


def _say(line: str, *, err: bool = False) -> None:
    click.echo(on_one_line(line), err=err)


def _short(reference: str) -> str:
    words = " ".join(reference.split())
    return words if len(words) <= 80 else f"{words[:79]}…"
