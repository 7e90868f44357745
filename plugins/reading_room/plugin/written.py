"""Files that are no pages, written into a site. Enters: the library. Leaves: their paths."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from reading_room.library.previews import without_cards
from reading_room.outputs import outputs, search_index
from reading_room.outputs.web_editor import without_fields
from reading_room.plugin import report
from reading_room.plugin.rss import mend_feeds
from reading_room.plugin.sveltia import sveltia

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from reading_room.library import Library
    from reading_room.outputs import Entries, Output, Passage

THEME = Path(__file__).parents[1] / "theme"
HEADERS = "_headers"
_POLICY = re.compile(r"(?<=Content-Security-Policy: ).*")
_FOR_ALL = "base-uri 'none'; frame-ancestors 'none'"
_ABOUT = """\
# Headers for Netlify, Cloudflare Pages and others that read this file. Each page says its own
# policy: one for all of them would have to allow what the web editor alone may do.
"""
_FORMS = "form-action 'self'"
_ALONE = "Cross-Origin-Opener-Policy: same-origin"


def write_files(
    site: Path,
    library: Library,
    entries: Entries,
    passages: Iterable[Passage],
    config: MkDocsConfig,
    stands: Callable[[Output], bool],
) -> frozenset[str]:
    """Write what is no page, but for outputs that stand already; the paths of all that."""
    left: set[str] = set()

    def others() -> Iterator[tuple[str, bytes]]:
        for output in outputs(library):
            if stands(output):
                left.add(output.path)
            else:
                yield output.path, output.write()

    quick = put(site, others()) | left
    try:
        slow = put(site, search_index(library, passages))
    except RuntimeError as error:
        raise PluginError(str(error)) from error
    for line in without_cards(library):
        report.say(line)
    if library.settings.web_editor:
        slow |= put(site, sveltia(library.settings.cache))
        _let_the_editor_run(site / HEADERS)
        report.say(without_fields(library))
    elif hosts := library.settings.form_hosts:
        _let_forms_be_sent(site / HEADERS, hosts)
    mend_feeds(config, site, entries)
    return quick | slow


class QuickFiles:
    """The files that a preview writes at each save, too: those that differ."""

    def __init__(self) -> None:
        self._made_of: dict[str, object] = {}
        """What each is made of that is there, by its path."""

    def keep(self, library: Library) -> None:
        """A build has written all of them."""
        self._made_of = {output.path: output.made_of() for output in outputs(library)}

    def show(self, site: Path, library: Library) -> None:
        """Put those there that differ, and take away those that are no more."""
        before, self._made_of = self._made_of, {}
        for output in outputs(library):
            about = self._made_of[output.path] = output.made_of()
            if output.path not in before or before[output.path] != about:
                put(site, [(output.path, output.write())])
        for path in before.keys() - self._made_of.keys():
            (site / path).unlink()


def put(site: Path, outputs: Iterable[tuple[str, bytes]]) -> frozenset[str]:
    """Write files into a site, but for those that are there already; their paths."""
    made = set()
    for path, data in outputs:
        made.add(path)
        target = os.path.join(site, path)  # noqa: PTH118 - of 15,000 files a Path each is dear
        try:
            _create(target, data)
        except FileExistsError:
            _replace(Path(target), data)
        except FileNotFoundError:  # its folder: nearly every file has one that is there
            os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120
            _create(target, data)
    return frozenset(made)


def _let_the_editor_run(headers: Path) -> None:
    """Leave to each page its own policy, where the headers are the theme's: the editor's page may
    do what no other may, and signs in in a window of its own. Two rules for one page would both
    hold."""
    theirs = (THEME / HEADERS).read_text("utf-8")
    if headers.is_file() and headers.read_text("utf-8") == theirs:
        rules = _POLICY.sub(_FOR_ALL, theirs[theirs.index("/*") :])
        alone = rules.replace(_ALONE, f"{_ALONE}-allow-popups")
        headers.write_text(f"{_ABOUT}{alone}", "utf-8")


def _let_forms_be_sent(headers: Path, hosts: tuple[str, ...]) -> None:
    """Name the form services in the headers, too, where they are the theme's."""
    theirs = (THEME / HEADERS).read_text("utf-8")
    if headers.is_file() and headers.read_text("utf-8") == theirs:
        headers.write_text(theirs.replace(_FORMS, f"{_FORMS} {' '.join(hosts)}"), "utf-8")


def _create(path: str, data: bytes) -> None:
    with open(path, "xb") as file:  # noqa: PTH123
        file.write(data)


def _replace(path: Path, data: bytes) -> None:
    """Leave a file alone that is the same already."""
    if path.read_bytes() != data:
        path.write_bytes(data)
