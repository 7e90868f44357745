"""What a site does for its readers, as the search finds it. Enters: the library. Leaves: the title
and words of the pages for feeds, reading settings and accessibility, which stand in no file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reading_room.translation import marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library import Library

_TAG = re.compile("<[^>]*>")
_FEEDS = (
    marked("Subscribe"),
    marked("How to be told of new posts and reading lists: the site's feeds."),
    marked("What is a feed?"),
    marked("RSS, newest first"),
    marked("JSON Feed"),
    marked("Follow"),
)
_NO_ACCOUNT = marked(
    "New posts and reading lists can come to you, with no account and no e-mail address."
)
_BY_EMAIL = marked("By e-mail")
_SETTINGS = (
    marked("Reading settings"),
    marked(
        "Choose how large the text is, how far apart its lines stand, how long they are, and in"
        " which colours. A choice changes this page at once, and then every page of this site."
    ),
    marked("Text size"),
    marked("Space between lines"),
    marked("Length of lines"),
    marked("Colours"),
    marked("Dark"),
    marked("High contrast, black on white"),
    marked(
        "<strong>Show the text alone.</strong> Many browsers have a reader mode or reading view. It"
        " takes away everything but the text, and lets you choose the letters, the colours and the"
        " spacing."
    ),
)
_STATEMENT = (
    marked("Accessibility statement"),
    marked("Report a problem"),
    marked("Contact"),
)


class Service(NamedTuple):
    """A page that serves readers. The first of its words are its title."""

    url: str
    words: tuple[str, ...]


def services(library: Library) -> Iterator[Service]:
    """Those that the site has."""
    addresses, settings = library.addresses, library.settings
    say = settings.say.gettext
    if addresses.subscribe:
        words = (*_FEEDS, _BY_EMAIL if settings.email_form else _NO_ACCOUNT)
        yield Service(addresses.subscribe, tuple(map(say, words)))
    if settings.own_theme and addresses.reading_settings:
        plain = (_TAG.sub("", say(each)) for each in _SETTINGS)
        yield Service(addresses.reading_settings, tuple(plain))
    if library.statement:
        said = (*map(say, _STATEMENT), *library.statement.aims)
        yield Service(addresses.accessibility, said)
