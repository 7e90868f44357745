"""What a build says. Enters: problems, the library. Leaves: lines for an editor."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import CountHandler

from reading_room.library import account, can_stand, in_words
from reading_room.plugin.extra_files import check_extra_files, missing
from reading_room.plugin.theme_options import left_out as left_out_by_theme
from reading_room.plugin.theme_options import misspelt
from reading_room.problems import as_text, counted, errors, ordered, summary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig

    from reading_room.library import Library
    from reading_room.plugin.notices import Notices
    from reading_room.problems import Problem
    from reading_room.settings import Settings

log = get_plugin_logger("reading-room")


def tell(problems: list[Problem], whole: list[Problem]) -> None:
    """Print those problems that are to be told ``whole``; count the other advice."""
    for problem in ordered(whole):
        sys.stderr.write(as_text(problem) + "\n")
    if line := can_stand(problems):
        sys.stderr.write(line + "\n")
    if (left := len(set(problems)) - len(set(whole))) and not errors(problems):
        log.info(f"{counted(left, 'piece')} of advice: see reading-room check.")


def refusal(problems: list[Problem]) -> PluginError:
    """The end of a build that cannot be, once its problems are told."""
    return PluginError(f"{summary(errors(problems))}. Nothing was published.")


def check_theme(config: MkDocsConfig) -> None:
    """Refuse what the policy of our theme would stop, and say what in mkdocs.yml it does nothing
    with."""
    check_extra_files(config)
    for line in (*left_out_by_theme(config), *missing(config)):
        log.info(f"mkdocs.yml, {line}")
    for line in misspelt(config):
        log.warning(f"mkdocs.yml, {line}")


def say(words: str) -> None:
    """What an editor may want to know, where there is something."""
    if words:
        log.info(words)


def warn(words: str) -> None:
    """Of something that a build can go on with, and a strict one cannot."""
    if words:
        log.warning(words)


def warn_elsewhere(path: str, addresses: Iterable[str]) -> None:
    """Of pictures that the policy of our theme keeps a page from showing."""
    for address in addresses:
        log.warning(
            f"{path}: {address[:100]} would not be shown, for the theme's pages load files of this"
            " site alone. Put a copy beside the page."
        )


def say_no_words(settings: Settings) -> None:
    """That there is no catalogue for the language of a site."""
    if settings.say.locale.language != settings.language.split("-")[0].lower():
        log.info(
            f"There is no catalogue of words for {settings.language} yet: what pages say in their"
            " own words, and dates, is in British English. The manual says how to add one."
        )


def say_published(library: Library, left_out: Iterable[str]) -> None:
    """What became of each file."""
    posts, lists = len(library.posts), len(library.lists)
    log.info(f"Published {counted(posts, 'post')} and {counted(lists, 'reading list')}.")
    for line in in_words(account(library, list(left_out))):
        log.info(line)
    for path, wait in library.coming.items():
        log.info(f"In this preview alone: {path}: {wait.why}")


def say_shown(pages: int) -> None:
    """What a save has touched."""
    made = counted(pages, "page")
    log.info(f"Made again: {made}. RSS, JSON feeds and the search wait for a whole build.")


def say_stale() -> None:
    """Why serve shows nothing new."""
    log.error("There are mistakes (above): the site is shown as it was before them.")


def say_partial(notices: Notices) -> None:
    """Why serve does not show all, and what it does not."""
    log.error(f"There are mistakes (above): {notices.held} until they are mended.")
    say(notices.following)


def warned(config: MkDocsConfig) -> bool:
    """Is this a strict build that has warned? MkDocs fails it only after its last hook."""
    if not config.strict:
        return False
    loggers = (logging.getLogger(name) for name in ("mkdocs", "properdocs"))
    handlers = [handler for logger in loggers for handler in logger.handlers]
    return any(h.get_counts() for h in handlers if isinstance(h, CountHandler))
