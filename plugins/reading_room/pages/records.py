"""Posts, their Easy Read editions, and reading lists. Enters: the library. Leaves: pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reading_room.formats.highwire import highwire
from reading_room.library.bibliography import of_list, of_post
from reading_room.library.pictures import lead_picture
from reading_room.library.recordings import recording
from reading_room.model import Post
from reading_room.pages import citing, content, debates
from reading_room.pages.forms import comment_form, suggestion_form
from reading_room.pages.page import SitePage
from reading_room.pages.sharing import sharing
from reading_room.pages.shown import (
    EasyReadView,
    ListView,
    PlaceInSeries,
    PostView,
    Remarks,
    Row,
    Sound,
    WithdrawnView,
)
from reading_room.pages.views import LONG, views
from reading_room.pages.words import minutes, summary, weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library import Library
    from reading_room.model import EasyRead, ReadingList, Record
    from reading_room.pages.card_maker import Cards

_PARTS = 25
"""How many parts of its series a post names: each naming all would be a million links in a series
of a thousand. The series' own page has them all."""


def post_pages(library: Library, cards: Cards) -> Iterator[SitePage]:
    """A page a post, and one for its Easy Read edition."""
    for at, post in enumerate(library.posts):
        newer = library.posts[at - 1] if at else None
        older = library.posts[at + 1] if at + 1 < len(library.posts) else None
        yield _post_page(library, cards, post, newer, older)
        if post.easy_read:
            yield _easy_read_page(library, cards, post, post.easy_read)


def list_pages(library: Library, cards: Cards) -> Iterator[SitePage]:
    """A page a reading list."""
    for found in library.lists:
        yield _list_page(library, cards, found)


def withdrawn_pages(library: Library, cards: Cards) -> Iterator[SitePage]:
    """What was withdrawn keeps its addresses, and says why."""
    del cards
    uri = library.settings.uri
    for record in library.withdrawn:
        yield _withdrawn_page(record, library.addresses.of(record), uri(record.path), record.title)
        if isinstance(record, Post) and record.easy_read:
            edition = record.easy_read
            address = library.addresses.edition(record.slug)
            page = _withdrawn_page(record, address, uri(edition.path), edition.title)
            yield replace(page, part=library.addresses.easy_read)


def _withdrawn_page(record: Record, address: str, source: str, title: str) -> SitePage:
    return SitePage(
        address=address,
        source=source,
        template="withdrawn.html",
        title=title,
        view=lambda: WithdrawnView(
            reason=record.withdrawn,
            kind="post" if isinstance(record, Post) else "reading list",
        ),
        changed=record.changed.date(),
        listed=False,
    )


def _post_page(
    library: Library, cards: Cards, post: Post, newer: Post | None, older: Post | None
) -> SitePage:
    return SitePage(
        address=library.addresses.post(post.slug),
        source=library.settings.uri(post.path),
        template="post.html",
        title=post.title,
        view=lambda: _post_view(library, cards, post, newer, older),
        description=summary(post),
        changed=post.changed.date(),
        record=post,
        markdown=post.text.source,
        html=lambda: cards.glossary.linked([library.texts[post.path, "text"]], post.language)[0],
        headings=post.text.headings,
        ids=post.text.ids,
        made_of=lambda: _of_post(library, cards, post, newer, older),
        coming=cards.coming(post),
    )


def _of_post(
    library: Library, cards: Cards, post: Post, newer: Post | None, older: Post | None
) -> tuple[object, ...]:
    """What the view and the text of a post are made of."""
    beside = [*library.related[post.slug], *filter(None, (newer, older))]
    return (
        cards.made_of.post(post),
        [cards.made_of.work(id_) for id_ in library.cites[post.slug]],
        library.apart.get(post.slug),
        cards.all(beside),
        (newer is None, older is None),
        post.series and library.series[post.series.id].title,
        _series(library, cards, post),
        _terms(library, cards, post),
        sharing(library, post),
        lead_picture(library, post),
    )


def _terms(library: Library, cards: Cards, post: Post) -> object:
    """Which words of the glossary a post uses, and where; its HTML is not asked for in vain."""
    if not cards.glossary.words:
        return ()
    return cards.glossary.found([library.texts[post.path, "text"]], post.language)


def _post_view(
    library: Library, cards: Cards, post: Post, newer: Post | None, older: Post | None
) -> PostView:
    reference = of_post(library, post)
    return PostView(
        post=post,
        picture=lead_picture(library, post),
        card=cards.of(post),
        updated=library.settings.say.day(post.updated.date()) if post.updated else "",
        page_author=library.name(post.page_author) if post.page_author else "",
        topics=cards.topics(post),
        minutes=minutes(post),
        image=library.images.get((post.path, post.image.src), "") if post.image else "",
        sound=_sound(library, post),
        easy_read=library.addresses.edition(post.slug) if post.easy_read else "",
        contents=[heading for heading in post.text.headings if heading.level == 2],
        reading=cards.reading(post),
        cite=citing.post(reference, post.language),
        linked=cards.json_ld.post(post, reference),
        citation=highwire(reference),
        sharing=sharing(library, post),
        series=_series(library, cards, post),
        words=cards.glossary.used([library.texts[post.path, "text"]], post.language),
        remarks=_remarks(cards, post),
        related=cards.all(library.related[post.slug]),
        newer=cards.of(newer) if newer else None,
        older=cards.of(older) if older else None,
    )


def _sound(library: Library, post: Post) -> Sound | None:
    """The recording of a post: its address, whether it is elsewhere, and its kind and size."""
    found = recording(library, post)
    if found is None:
        return None
    size = weight(found.size, library.settings.say) if found.size else ""
    kind = [part for part in (found.name, size) if part]
    return Sound(
        address=found.address,
        at=urlsplit(found.address).hostname or "" if found.is_outside else "",
        kind=", ".join(kind),
    )


def _series(library: Library, cards: Cards, post: Post) -> PlaceInSeries | None:
    series = library.series[post.series.id] if post.series else None
    if series is None or len(series.posts) == 1:
        return None
    slugs = (each.slug for each in series.posts)
    at = next(at for at, slug in enumerate(slugs) if slug == post.slug)
    first = max(0, min(at - _PARTS // 2, len(series.posts) - _PARTS))
    return PlaceInSeries(
        title=series.title,
        address=library.addresses.one_series(series.id),
        number=at + 1,
        total=len(series.posts),
        first=first + 1,
        cards=cards.all(series.posts[first : first + _PARTS]),
    )


def _remarks(cards: Cards, record: Record) -> Remarks | None:
    """Comments and their state; nothing where they are off, or nobody wrote and nobody can."""
    form = comment_form(record, cards.library.settings)
    if record.comments_state == "off" or not (form or record.comments):
        return None
    return Remarks(all=cards.remarks(record), state=record.comments_state, form=form)


def _easy_read_page(library: Library, cards: Cards, post: Post, edition: EasyRead) -> SitePage:
    def view() -> EasyReadView:
        texts = [library.texts[edition.path, str(at)] for at, _ in enumerate(edition.rows)]
        rows = [
            Row(
                html=html,
                image=row.image,
                src=library.images[edition.path, row.image.src] if row.image else "",
            )
            for row, html in zip(
                edition.rows, cards.glossary.linked(texts, post.language), strict=True
            )
        ]
        return EasyReadView(
            edition=edition, rows=rows, card=cards.of(post),
            words=cards.glossary.used(texts, post.language),
            sharing=sharing(library, post), linked=cards.json_ld.edition(post, edition),
        )  # fmt: skip

    return SitePage(
        address=library.addresses.edition(post.slug),
        source=library.settings.uri(edition.path),
        template="easy-read.html",
        title=edition.title,
        view=view,
        description=library.settings.say.gettext(
            "The Easy Read edition of “%(title)s”.", title=post.title
        ),
        changed=post.changed.date(),
        html=lambda: content.of_edition(library, edition),
        part=library.addresses.easy_read,
        coming=cards.coming(post),
    )


def _list_page(library: Library, cards: Cards, found: ReadingList) -> SitePage:
    return SitePage(
        address=library.addresses.reading_list(found.slug),
        source=library.settings.uri(found.path),
        template="list.html",
        title=found.title,
        view=lambda: _list_view(library, cards, found),
        description=found.description,
        feed=library.settings.say.gettext("%(title)s: works on this list", title=found.title),
        changed=found.date.date(),
        record=found,
        html=lambda: content.of_list(library, found),
        headings=content.headings_of_list(library, found),
        ids=frozenset(entry.item.id for entry in found.entries)
        | frozenset(section.id for section in found.sections if section.id),
        made_of=lambda: _of_list(library, cards, found),
        coming=cards.coming(found),
    )


def _of_list(library: Library, cards: Cards, found: ReadingList) -> tuple[object, ...]:
    """What the view and the text of a list are made of."""
    return (
        cards.made_of.reading_list(found),
        cards.of(found),
        cards.parts(found),
        debates.lines(library, cards, found),
        sharing(library, found),
    )


def _list_view(library: Library, cards: Cards, found: ReadingList) -> ListView:
    parts = cards.parts(found)
    references = list(of_list(library, found))
    files = citing.list_files(found.slug, library.addresses)
    long = len(references) > LONG
    return ListView(
        list=found,
        card=cards.of(found),
        topics=cards.topics(found),
        intro=library.html(found.path, "intro"),
        outro=library.html(found.path, "outro"),
        parts=parts,
        views=views([work.kinds for part in parts for work in part.works], library.settings.say),
        debate=debates.lines(library, cards, found),
        cites={each.id: citing.work(each, files, brief=long) for each in references},
        downloads=files,
        linked=cards.json_ld.reading_list(found, references, brief=long),
        sharing=sharing(library, found),
        long=long,
        suggest=suggestion_form(found, library.settings),
        remarks=_remarks(cards, found),
    )
