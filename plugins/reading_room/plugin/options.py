"""The plugin's options. Enters: mkdocs.yml as MkDocs read it. Leaves: `Settings`."""

from __future__ import annotations

import datetime
import os
import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, cast

from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from pathspec.gitignore import GitIgnoreSpec
from platformdirs import user_cache_path

from reading_room.plugin.card_options import accent, card_fonts, picture_sizes
from reading_room.plugin.folders import check_inside, content_root, overlap, source_folder
from reading_room.plugin.option_values import (
    check_epoch,
    check_old,
    check_site_url,
    check_values,
    check_words,
    day_of,
    ways_of,
    zone_of,
)
from reading_room.plugin.places import check_home, read_addresses
from reading_room.plugin.recipients import recipient
from reading_room.plugin.rss import check_names, rss_plugins
from reading_room.plugin.rule_options import read_rules, unknown, wrong
from reading_room.plugin.web_editor_options import read_web_editor
from reading_room.schema import options as declared
from reading_room.settings import Settings
from reading_room.translation import CatalogueError, translation_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.base import ConfigErrors, ConfigWarnings
    from mkdocs.config.defaults import MkDocsConfig

    from reading_room.schema import Key

NO_CACHE = "READING_ROOM_NO_CACHE"
"""The variable of the environment by which a build keeps and takes nothing."""
_TAG = re.compile(r"<[^>]*>")
THEME = str(Path(__file__).parents[1] / "theme")
"""The folder of our own theme."""


def _words(key: Key[str]) -> c.Type[str]:
    return c.Type(str, default=key.not_given)


def _count(key: Key[int]) -> c.Type[int]:
    return c.Type(int, default=key.not_given)


def _yes(key: Key[bool]) -> c.Type[bool]:
    return c.Type(bool, default=key.not_given)


def _place(key: Key[str | bool]) -> c.Type[object]:
    return c.Type(object, default=key.not_given)


class Options(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml may say under ``reading-room``: `schema.options` says what each means."""

    timezone = _words(declared.TIMEZONE)
    language = _words(declared.LANGUAGE_KEY)
    as_of = c.Optional(c.Type((str, datetime.date, int)))
    smart = _yes(declared.SMART)
    feed_authority = _words(declared.FEED_AUTHORITY)
    feed_entries = _count(declared.FEED_ENTRIES)
    websub = _words(declared.WEBSUB)
    email_form = _words(declared.EMAIL_FORM)
    email_field = _words(declared.EMAIL_FIELD)
    share = _words(declared.SHARE)
    page_size = _count(declared.PAGE_SIZE)
    home = _yes(declared.HOME)
    posts = _place(declared.POSTS)
    reading_lists = _place(declared.LISTS)
    people = _place(declared.PEOPLE)
    topics = _place(declared.TOPICS)
    series = _place(declared.SERIES)
    archive = _place(declared.ARCHIVE)
    easy_read = _place(declared.EASY_READ)
    glossary = _place(declared.GLOSSARY)
    search = _place(declared.SEARCH)
    subscribe = _place(declared.SUBSCRIBE)
    accessibility = _place(declared.ACCESSIBILITY)
    reading_settings = _place(declared.READING_SETTINGS)
    posts_dir = _words(declared.POSTS_DIR)
    lists_dir = _words(declared.LISTS_DIR)
    locale_dir = _words(declared.LOCALE_DIR)
    comments_to = _words(declared.COMMENTS_TO)
    suggestions_to = _words(declared.SUGGESTIONS_TO)
    cards = _yes(declared.CARDS)
    card_fonts = _words(declared.CARD_FONTS)
    picture_sizes = _yes(declared.PICTURE_SIZES)
    timegate = _words(declared.TIMEGATE)
    doi_resolver = _words(declared.DOI_RESOLVER)
    isbn_service = _words(declared.ISBN_SERVICE)
    arxiv_service = _words(declared.ARXIV_SERVICE)
    pmid_service = _words(declared.PMID_SERVICE)
    cms = _yes(declared.CMS)
    cms_backend = c.Type(object, default=declared.CMS_BACKEND.not_given)
    cache = _yes(declared.CACHE)
    rules = c.Type(object, default=declared.RULES_KEY.not_given)
    advice_only = c.Optional(c.Type(object))
    """An option of former days: `rules` is what to write instead."""

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """As MkDocs does, which warns of what it does not know and could say what was meant."""
        errors, warnings = super().validate()
        told = unknown(self)
        kept = [warning for warning in warnings if str(warning[0]) not in told]
        return errors, [*kept, *told.items()]


def read_settings(config: MkDocsConfig, options: Options, *, to_come: bool = False) -> Settings:
    """The settings of a site, or of a preview that shows what is ``to_come``. Raises PluginError,
    in an editor's words, for what cannot be."""
    docs = Path(config.docs_dir)
    root = content_root(config)
    zone = zone_of(options.timezone)
    check_old(options)
    check_values(options)
    check_epoch(os.environ.get("SOURCE_DATE_EPOCH"))
    check_site_url(config.site_url or "")
    feeds = [feed for rss in rss_plugins(config) for feed in rss.config.feeds_filenames.items()]
    check_names(feeds)
    check_inside(root, docs, "docs_dir")
    check_words(config)
    check_home(config, ours=options.home)
    posts = source_folder(root, options.posts_dir, "posts_dir", "posts")
    lists = source_folder(root, options.lists_dir, "lists_dir", "reading_lists")
    for one, other in ((posts, docs), (lists, docs), (posts, lists)):
        if overlap(one, other):
            raise wrong(f"{one.name} and {other.name} must be folders beside one another.")
    now = None if options.as_of is not None else datetime.datetime.now(zone)
    return Settings(
        root=root,
        docs=docs,
        posts=posts,
        reading_lists=lists,
        site_dir=Path(config.site_dir),
        site_name=config.site_name,
        site_url=config.site_url or "",
        description=config.site_description or "",
        language=options.language,
        locale_dir=_catalogues(root, options),
        zone=zone,
        as_of=now.date() if now else day_of(cast("str | int | datetime.date", options.as_of)),
        now=now,
        feed_authority=options.feed_authority,
        rights=" ".join(unescape(_TAG.sub("", config.copyright or "")).split()),
        feed_entries=options.feed_entries,
        websub=options.websub,
        email_form=options.email_form,
        email_field=options.email_field,
        share=ways_of(options.share),
        page_size=options.page_size,
        home=options.home,
        addresses=read_addresses(config, options),
        smart=options.smart,
        cache=_cache(options),
        feeds=tuple(name for _, name in feeds),
        named=_named(config, docs.relative_to(root).as_posix()),
        templates=_templates(config, docs),
        left_out=_left_out(config),
        drafts=_drafts(config),
        to_come=to_come,
        rules=read_rules(options.rules),
        doubled=frozenset(
            top
            for top in (folder.relative_to(root).parts[0] for folder in (posts, lists))
            if (docs / top).exists()
        ),
        own_theme=THEME in config.theme.dirs,
        comments_to=recipient(declared.COMMENTS_TO, options.comments_to),
        suggestions_to=recipient(declared.SUGGESTIONS_TO, options.suggestions_to),
        cards=options.cards,
        card_fonts=card_fonts(root, options),
        picture_sizes=picture_sizes(options),
        accent=accent(config),
        timegate=options.timegate,
        doi_resolver=options.doi_resolver,
        isbn_service=options.isbn_service,
        arxiv_service=options.arxiv_service,
        pmid_service=options.pmid_service,
        web_editor=read_web_editor(config, options),
    )


def _cache(options: Options) -> Path | None:
    """Where to keep what is costly to make; nowhere, if the site or a command will have it so."""
    without = os.environ.get(NO_CACHE, "").strip().lower() not in {"", "0", "false", "no", "off"}
    if without or not options.cache:
        return None
    return user_cache_path("reading-room", appauthor=False)


def _catalogues(root: Path, options: Options) -> Path | None:
    """The folder of the site's own catalogues, where it has one, with a catalogue that can be
    read."""
    if not options.locale_dir:
        return None
    folder = source_folder(root, options.locale_dir, "locale_dir", "")
    try:
        translation_of(options.language, folder)
    except CatalogueError as error:
        raise wrong(f"locale_dir: {error}") from error
    return folder


def _named(config: MkDocsConfig, docs: str) -> frozenset[str]:
    """The scripts and templates that mkdocs.yml names."""
    names = [*map(str, config.extra_javascript), *config.extra_templates]
    return frozenset(f"{docs}/{name.partition('?')[0].lstrip('/')}" for name in names)


def _templates(config: MkDocsConfig, docs: Path) -> Path | None:
    """The folder of the site's own templates, where it is below that of pages."""
    folder = Path(config.theme.custom_dir or docs).resolve()
    return folder if docs in folder.parents else None


def _left_out(config: MkDocsConfig) -> Callable[[str], bool]:
    """Which files MkDocs leaves out, as its `set_exclusions` finds them."""
    spec = GitIgnoreSpec.from_lines([".*", "/templates/"])
    return (spec + config.exclude_docs if config.exclude_docs else spec).match_file


def _drafts(config: MkDocsConfig) -> Callable[[str], bool]:
    """Which files it shows in a preview alone."""
    return (config.draft_docs or GitIgnoreSpec([])).match_file
