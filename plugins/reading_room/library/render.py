"""Texts made ready to show. Enters: sources, and what is joined. Leaves: texts whose HTML can be
asked for, addresses of pictures, which files beside posts are published, and the problems of links.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reading_room.library.anchors import edition_ids, list_ids
from reading_room.library.citations import cited, told_apart
from reading_room.library.known import known_addresses, old_addresses, page_count, site_addresses
from reading_room.library.recordings import played_here
from reading_room.library.shown_texts import ShownTexts
from reading_room.library.sift import hidden_paths
from reading_room.library.texts import Linker
from reading_room.markup import Text

if TYPE_CHECKING:
    from reading_room.library.anchors import PageAnchor
    from reading_room.library.index import Index
    from reading_room.library.joined import Joined
    from reading_room.library.shown_texts import Finish
    from reading_room.library.sift import Shown
    from reading_room.model import Sources
    from reading_room.problems import Problem
    from reading_room.settings import Settings


class Rendered(NamedTuple):
    """Texts as they are shown; as in `Library`, where each is said."""

    texts: ShownTexts
    images: dict[tuple[str, str], str]
    apart: dict[str, dict[str, str]]
    anchors: tuple[PageAnchor, ...]
    media: tuple[str, ...]
    problems: list[Problem]


def render(
    sources: Sources,
    settings: Settings,
    shown: Shown,
    joined: Joined,
    index: Index,
    finish: Finish,
    *,
    once: bool,
    every_text: bool,
) -> Rendered:
    """Fill every text; those of hidden files too, for their links are checked. ``finish``,
    ``once`` and ``every_text`` as of `build_library`."""
    hidden = hidden_paths(sources, shown)
    known = addresses_of(settings, shown, joined, index)
    linker = Linker(
        index,
        joined.labels,
        hidden,
        gone_of(shown),
        joined.homes,
        known,
        settings.site_url,
    )
    texts = ShownTexts(finish, at_once=every_text)
    images, apart = fill(sources, linker, settings, texts, once=once)
    media = media_shown(sources, hidden, linker)
    return Rendered(texts, images, apart, tuple(linker.anchors), media, linker.problems)


def gone_of(shown: Shown) -> frozenset[str]:
    """The paths of what was withdrawn."""
    return frozenset(each.path for each in shown.withdrawn)


def addresses_of(settings: Settings, shown: Shown, joined: Joined, index: Index) -> dict[str, str]:
    """Every address of the site, and those that lead to one."""
    numbers = range(1, page_count(len(shown.posts), settings.page_size) + 1)
    addresses = settings.addresses
    made = site_addresses(
        addresses, index.people, joined.topics, joined.series, joined.years, numbers, shown.lists
    )
    if index.statement:
        made[addresses.accessibility] = ""
    if settings.own_theme and addresses.reading_settings:
        made[addresses.reading_settings] = ""
    return old_addresses(index) | known_addresses(index) | made


def fill(
    sources: Sources,
    linker: Linker,
    settings: Settings,
    texts: ShownTexts,
    *,
    once: bool = False,
) -> tuple[dict[tuple[str, str], str], dict[str, dict[str, str]]]:
    """Add every text to ``texts``. The address of every picture named outside a text, and the
    labels that a post has to tell apart."""
    images: dict[tuple[str, str], str] = {}
    apart: dict[str, dict[str, str]] = {}
    index, say = linker.index, settings.say
    cites = {post.path: tuple(cited(index.items, post.text)) for post in sources.posts}
    for post in sources.posts:
        if labels := told_apart(index, linker.labels, cites[post.path], say=say):
            apart[post.slug] = labels
        words = settings.words_of(post.language)
        if once and not settings.addresses.search:
            post.text.let_go_of_plain()
        let_go = Text.let_go_of_html if post.description else Text.let_go_of_all_but_lead
        fillings = linker.fillings(post.text, post.path, labels)
        texts.add((post.path, "text"), post.text, fillings, words, let_go if once else None)
        if post.audio and (sound := played_here(index, post)):
            images[post.path, post.audio.src] = linker.image(sound, post.path)
        if post.image:
            images[post.path, post.image.src] = linker.image(post.image, post.path)
        if post.easy_read:
            path, ids, rows = post.easy_read.path, edition_ids(post), post.easy_read.rows
            more = cited(index.items, *(row.text for row in rows))
            labels = told_apart(index, linker.labels, cites[post.path], more, say=say)
            for number, row in enumerate(rows):
                fillings = linker.fillings(row.text, path, labels, ids)
                texts.add((path, str(number)), row.text, fillings, words)
                if row.image:
                    images[path, row.image.src] = linker.image(row.image, path)
    for person in sources.people:
        if person.picture:
            images[person.path, person.picture.src] = linker.image(person.picture, person.path)
    for found in sources.reading_lists:
        words = settings.words_of(found.language)
        parts = {"intro": found.intro, "outro": found.outro}
        named = {part: text for part, text in parts.items() if text}
        labels = told_apart(index, linker.labels, cited(index.items, *named.values()), say=say)
        for part, text in named.items():
            fillings = linker.fillings(text, found.path, labels, list_ids(found))
            texts.add((found.path, part), text, fillings, words)
    return images, apart


def media_shown(sources: Sources, hidden: frozenset[str], linker: Linker) -> tuple[str, ...]:
    """What stands beside posts, but for what only hidden files show or have in their folder."""
    shown = {where for path, where in linker.uses if path not in hidden}
    waiting = {where for path, where in linker.uses if path in hidden}
    folders = tuple(p.removesuffix("index.md") for p in hidden if p.endswith("/index.md"))
    waiting |= {path for path in sources.media if path.startswith(folders)}
    return tuple(path for path in sources.media if path in shown or path not in waiting)
