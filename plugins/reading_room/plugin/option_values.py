"""What the plugin's options may say. Enters: their values. Leaves: nothing, or what is made of one;
each raises PluginError, in an editor's words, for what cannot be."""

from __future__ import annotations

import datetime
import re
from dataclasses import fields
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from mkdocs.exceptions import PluginError

from reading_room.dates import parse_partial
from reading_room.markup import UNPRINTABLE
from reading_room.plugin.rule_options import instead_of_advice_only, wrong
from reading_room.schema import options as declared
from reading_room.settings import Settings
from reading_room.sources.web import is_address

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from reading_room.plugin.options import Options

_NOT_IN_URL = re.compile(r"[\s<>\"'\\?#]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_FIELD = re.compile(r"[A-Za-z][\w.:-]*(?:\[[\w.:-]+\])?")
_AUTHORITY = re.compile(r"[A-Za-z0-9.@_-]+,\d{4}(?:-\d\d(?:-\d\d)?)?")
_SERVICES = {each.name: each.default for each in fields(Settings) if each.name.endswith("_service")}


def check_words(config: MkDocsConfig) -> None:
    """What every page and feed says must be words that XML takes."""
    for name in ("site_name", "site_description", "site_author", "copyright"):
        if found := UNPRINTABLE.search(config[name] or ""):
            shown = f"U+{ord(found[0]):04X}"
            raise PluginError(f"mkdocs.yml: there is an invisible character ({shown}) in {name}.")


def check_values(options: Options) -> None:
    """Numbers, languages and addresses must be such as the build and its readers can use."""
    for name in ("feed_entries", "page_size"):
        if options[name] is True or options[name] < 1:
            raise wrong(f"{name} must be a whole number, 1 or more.")
    if not _LANGUAGE.fullmatch(options.language):
        raise wrong(f"language: {options.language!r} is no language tag. Write en-GB, say.")
    if not is_address(options.timegate) or not options.timegate.endswith(("/", "=")):
        raise wrong(
            "timegate is the address of an archive to which an address can be added:"
            " https://web.archive.org/web/"
        )
    if not is_address(options.doi_resolver) or not options.doi_resolver.endswith("/"):
        raise wrong(
            "doi_resolver is the address of a resolver to which a DOI can be added:"
            " https://doi.org/"
        )
    for name, usual in _SERVICES.items():
        if not is_address(options[name]) or not options[name].endswith(("/", "=", ":")):
            raise wrong(
                f"{name} is the address of a service to which what is asked for can be added, so"
                f" that it ends in /, = or a colon: {usual}"
            )
    for name, what in (("websub", "a hub"), ("email_form", "a service for forms")):
        if options[name] and not is_address(options[name]):
            raise wrong(f"{name} is the address of {what}: https://example.org/, and not a name.")
    if not _FIELD.fullmatch(options.email_field):
        raise wrong(
            "email_field is one word, as the service that takes the form has it in its own form:"
            " email, EMAIL or fields[email]"
        )
    if options.feed_authority and not _AUTHORITY.fullmatch(options.feed_authority):
        raise wrong(
            "feed_authority is a domain and the year since which it is yours: example.org,2026"
        )


def ways_of(said: str) -> tuple[str, ...]:
    """The ways to share a page, as `share` lists them."""
    found = tuple(filter(None, (way.strip() for way in said.split(","))))
    for way in found:
        if way not in declared.WAYS:
            raise wrong(f"share: {way} is none of {', '.join(declared.WAYS)}.")
    return found


def check_old(options: Options) -> None:
    """What was an option once: its message says what to write instead."""
    if options.advice_only is not None:
        raise wrong(f"advice_only is gone. {instead_of_advice_only(options.advice_only)}")


def check_site_url(url: str) -> None:
    """Addresses of pages are put after it, in feeds, the sitemap and the head of every page."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # which is read when it is asked for
    except ValueError:
        parts = urlsplit("")
    good = parts.scheme in ("http", "https") and parts.hostname and not parts.query
    if url and (not good or parts.fragment or _NOT_IN_URL.search(url)):
        raise PluginError(
            f"mkdocs.yml: site_url is the address of the home page, https://example.org/, and {url}"
            " is not."
        )


def check_epoch(value: str | None) -> None:
    """``SOURCE_DATE_EPOCH``, the moment by which MkDocs dates a build, is a count of seconds since
    1970, where it is set."""
    if value is None:
        return
    try:
        datetime.datetime.fromtimestamp(int(value), datetime.UTC)
    except (ValueError, OverflowError, OSError):
        raise PluginError(
            f"The environment variable SOURCE_DATE_EPOCH of this build is {value!r}. Write seconds"
            " since 1970, such as 1764547200, or take the variable away (unset SOURCE_DATE_EPOCH)."
        ) from None


def zone_of(name: str) -> ZoneInfo:
    """The time zone of that name, in which the site's days begin."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise wrong(f"timezone: there is no zone {name}. Write Europe/London, say.") from None


def day_of(value: str | int | datetime.date) -> datetime.date:
    """The day as of which a site is built."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    found = parse_partial(str(value))
    if found is None or not found.day:
        raise wrong(f"as_of must be a day, such as 2026-01-31, and {value} is not.")
    return datetime.date(found.year, found.month, found.day)
