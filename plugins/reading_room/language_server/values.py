"""The values that a key may have. Enters: a place, a key. Leaves: words for each value that is
known: ids of people and works, topics, languages, files, and the few words of closed sets.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from babel import Locale, UnknownLocaleError
from lsprotocol.types import CompletionItemKind

from reading_room.language_server import described
from reading_room.language_server.targets import namespace
from reading_room.language_server.words import Words
from reading_room.library.link_hints import kind
from reading_room.rules import CONTENT
from reading_room.rules import RULES as RULES_BY_ID
from reading_room.schema.kinds import (
    DAY,
    EDTF,
    LANGUAGE,
    MOMENT,
    PARTIAL,
    PATH,
    RECORDING,
    RULES,
    YES,
)
from reading_room.sources.files.media_types import SOUNDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reading_room.language_server.place import Place
    from reading_room.schema import Key

_REFERENCE = CompletionItemKind.Reference
_SCALAR_DATES = (MOMENT, DAY, PARTIAL, EDTF)
_ID = re.compile(r"^\s*(?:- )?\s*id:\s*[\"']?([a-z0-9-]+)")
_OFTEN = ("en-GB", "cy", "gd", "ga")


def values_of(place: Place, key: Key[Any]) -> Iterable[Words]:
    """The values that a key may have at a place; none where they are anybody's words."""
    if key.options:
        return (Words(option, kind=CompletionItemKind.EnumMember) for option in key.options)
    if kind := namespace(key):
        return _IDS[kind](place)
    if key.kind is YES:
        return (Words("true"), Words("false"))
    if key.kind in _SCALAR_DATES:
        today = datetime.datetime.now(place.site.settings.zone).date()
        return (Words(today.isoformat(), "today"),)
    if key.kind is RULES:
        return (Words(rule, RULES_BY_ID[rule].sentence) for rule in sorted(CONTENT))
    if key.kind is LANGUAGE:
        return _languages(place.site.settings.language)
    if key.kind in (PATH, RECORDING):
        return _files(place, sound=key.kind is RECORDING)
    return ()


def _people(place: Place) -> Iterator[Words]:
    for person in place.site.known.people:
        name = str(person.name)
        yield Words(person.id, name, partial(described.of_person, person), _REFERENCE, name)


def _topics(place: Place) -> Iterator[Words]:
    listed = place.site.known.topics
    if listed is None:  # any words may be a topic: those in use
        for topic in place.site.library.topics.values():
            yield Words(topic.title, "", None, _REFERENCE)
        return
    for topic in listed:
        yield Words(
            topic.id, topic.title, partial(described.of_topic, topic), _REFERENCE, topic.title
        )


def _series(place: Place) -> Iterator[Words]:
    known = {entry.id: entry for entry in place.site.known.series}
    for entry in known.values():
        yield Words(
            entry.id, entry.title, partial(described.of_series, entry), _REFERENCE, entry.title
        )
    for post in place.site.known.posts:
        if post.series and post.series.id not in known:
            yield Words(post.series_title or post.series.id, "", None, _REFERENCE)


def _works(place: Place) -> Iterator[Words]:
    for item in described.items(place.site):
        more = partial(described.of_item, place.site, item)
        yield Words(item.id, item.title, more, _REFERENCE, item.title)


def _posts(place: Place) -> Iterator[Words]:
    for post in place.site.known.posts:
        yield Words(post.slug, post.title, None, _REFERENCE, post.title)


def _comments(place: Place) -> Iterator[Words]:
    """The comments above, for only those can be answered."""
    for line in range(place.line):
        if found := _ID.match(place.lines[line]):
            yield Words(found[1], "", None, _REFERENCE)


_IDS: dict[str, Callable[[Place], Iterator[Words]]] = {
    "person": _people, "topic": _topics, "series": _series, "work": _works, "post": _posts,
    "comment": _comments,
}  # fmt: skip


def pictures(place: Place) -> Iterator[Words]:
    """The pictures of the site, as paths in a link."""
    return _files(place, sound=False)


def _files(place: Place, *, sound: bool) -> Iterator[Words]:
    """Pictures or recordings, those beside the file first."""
    found = []
    for path in place.site.known.media:
        ending = f".{path.rpartition('.')[2].lower()}"
        if ending in SOUNDS if sound else kind(path) == "picture":
            found.append(place.link_to(path))
    for link in sorted(found, key=lambda each: (each.startswith(".."), each)):
        yield Words(link, kind=CompletionItemKind.File)


@lru_cache(maxsize=4)
def _languages(spoken: str) -> tuple[Words, ...]:
    """Languages by name, as the site's own language calls them."""
    try:
        found = Locale.parse(spoken, sep="-").languages
    except (UnknownLocaleError, ValueError):
        found = Locale("en").languages
    names = {str(tag).replace("_", "-"): str(name) for tag, name in found.items()}
    first = [tag for tag in _OFTEN if tag in names]
    rest = sorted(names.keys() - set(first))
    return tuple(Words(tag, names[tag], known_as=names[tag]) for tag in (*first, *rest))
