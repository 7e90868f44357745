"""What a book is made of. Enters: the library, and a list or a year. Leaves: a `Book`."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reading_room.exports.books.beside import comments_of, edition_of
from reading_room.exports.books.book import Book, Part
from reading_room.formats.citation_style import cite_around
from reading_room.library import bibliography
from reading_room.markup import ROOT
from reading_room.outputs.works import Works

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.library import Library
    from reading_room.model import Post, ReadingList, Section
    from reading_room.values import Name

CITED = "works-cited"


def book_of_list(library: Library, found: ReadingList) -> Book:
    """A list: what introduces it, its sections with every work, and what closes it."""
    settings, say = library.settings, library.settings.say
    address = library.addresses.reading_list(found.slug)
    names = tuple(_names(library, found.curators))
    return Book(
        id=f"{settings.site_url.rstrip('/')}/{address}",
        title=found.title,
        language=settings.language,
        creators=names,
        role="com",
        byline=say.gettext("Chosen by %(names)s", names=_joined(library, names)) if names else "",
        date=found.date.date(),
        changed=found.changed,
        parts=tuple(_of_list(library, found, address)),
        source=address,
        description=found.description,
        topics=tuple(_topics(library, [found])),
    )


def book_of_year(library: Library, year: int) -> Book:
    """The posts of a year from its beginning to its end, and the works that they cite."""
    settings, say = library.settings, library.settings.say
    posts = tuple(reversed(library.years[year]))
    names = tuple(dict.fromkeys(n for post in posts for n in _names(library, post.authors)))
    address = library.addresses.year(year) if library.addresses.archive else ""
    title = say.gettext("Posts of %(year)s", year=year)
    return Book(
        id=f"{settings.site_url.rstrip('/')}/{address or f'archive/{year}/'}",
        title=f"{settings.site_name}: {title}",
        language=settings.language,
        creators=names,
        role="aut",
        byline=say.gettext("By %(names)s", names=_joined(library, names)) if names else "",
        date=posts[-1].date.date(),
        changed=max(post.changed for post in posts),
        parts=tuple(_of_posts(library, posts)),
        source=address,
        topics=tuple(_topics(library, posts)),
    )


def _of_list(library: Library, found: ReadingList, address: str) -> Iterator[Part]:
    say, html = library.settings.say, library.html
    works = iter(Works(library, ROOT, own=False).of(found))
    intro, outro = html(found.path, "intro"), html(found.path, "outro")
    divided = any(section.title for section in found.sections)
    before = _source(library, found) + intro
    here: tuple[str, ...] = (address,)
    if divided and before:
        yield Part("introduction", say.gettext("Introduction"), before, "introduction", "", here)
        before, here = "", ()
    for number, section in enumerate(found.sections, 1):
        own = [f"#{entry.item.id}" for entry in section.entries]
        own += [f"#{section.id}"] if section.id else []
        title = section.title or (say.gettext("Works") if divided else found.title)
        text = before + _section(section, works)
        after = outro if not divided else ""
        anchors = (*here, *(address + each for each in own))
        yield Part(f"part-{number}", title, text + after, "chapter", "", anchors)
        before, here = "", ()
    if divided and outro:
        yield Part("afterword", say.gettext("Afterword"), outro, "afterword")
    if said := comments_of(library, found):
        title = say.gettext("Comments")
        yield Part("comments", title, said.replace(f"<h2>{title}</h2>\n", ""), "afterword")


def _section(section: Section, works: Iterator[str]) -> str:
    if not section.entries:
        return ""
    rows = [
        f'<li id="{entry.item.id}" class="work">{next(works)}</li>\n' for entry in section.entries
    ]
    return f'<ol start="{section.entries[0].number}">\n{"".join(rows)}</ol>\n'


def _source(library: Library, found: ReadingList) -> str:
    """Where a list was first published by others."""
    source, say = found.source, library.settings.say
    if source is None or not (source.title or source.container_title):
        return ""
    title, container = escape(source.title), escape(source.container_title)
    if title and container:
        words = say.gettext(
            "First published as %(title)s in %(container)s", title=title, container=container
        )
    elif title:
        words = say.gettext("First published as %(title)s", title=title)
    else:
        words = say.gettext("First published in %(container)s", container=container)
    day = f", {escape(say.date(source.issued))}" if source.issued else ""
    link = f' <a href="{escape(source.url)}">{escape(source.url)}</a>' if source.url else ""
    return f"<p>{words}{day}.{link}</p>\n"


def _of_posts(library: Library, posts: tuple[Post, ...]) -> Iterator[Part]:
    for post in posts:
        language = post.language if post.language != library.settings.language else ""
        address = library.addresses.post(post.slug)
        html = _head(library, post) + library.html(post.path) + comments_of(library, post)
        yield Part(f"post-{post.slug}", post.title, html, "chapter", language, (address,))
        if post.easy_read:
            yield edition_of(library, post, post.easy_read)
    ids = dict.fromkeys(id_ for post in posts for id_ in library.cites.get(post.slug, ()))
    shown = [id_ for id_ in ids if id_ in library.homes]
    if shown:
        title = library.settings.say.gettext("Works cited")
        yield Part(
            CITED,
            title,
            _cited(library, shown),
            "bibliography",
            "",
            tuple(
                f"{library.addresses.reading_list(library.homes[id_].slug)}#{id_}" for id_ in shown
            ),
        )


def _head(library: Library, post: Post) -> str:
    """Who wrote a post and when, what it says of itself, and its picture."""
    say = library.settings.words_of(post.language)
    names = list(_names(library, post.authors))
    by = say.gettext("By %(names)s", names=_joined(library, names)) if names else ""
    day = f'<time datetime="{post.date.date().isoformat()}">{say.day(post.date.date())}</time>'
    parts = [f"<p>{escape(by)}{', ' if by else ''}{day}</p>\n"]
    if post.image:
        src = library.images[post.path, post.image.src]
        caption = f"<figcaption>{escape(post.image.caption)}</figcaption>"
        parts.append(
            f'<figure><img src="{escape(ROOT + src)}" alt="{escape(post.image.alt)}">'
            f"{caption if post.image.caption else ''}</figure>\n"
        )
    return "".join(parts)


def _cited(library: Library, ids: list[str]) -> str:
    rows = []
    for id_ in ids:
        reference = bibliography.of_item(library, library.index.items[id_])
        before, title, after = cite_around(reference)
        shown = escape(title)
        if reference.language:
            shown = f'<span lang="{escape(reference.language)}">{shown}</span>'
        if reference.place:
            shown = f'<a href="{escape(reference.place)}">{shown}</a>'
        text = f"{before}{title}{after}".casefold()
        rows.append((text, f'<li id="{id_}">{escape(before)}{shown}{escape(after)}</li>\n'))
    return f'<ul class="cited">\n{"".join(row for _, row in sorted(rows))}</ul>\n'


def _names(library: Library, names: Iterable[Name]) -> Iterator[str]:
    for name in names:
        yield library.name(name)


def _joined(library: Library, names: Iterable[str]) -> str:
    """``A, B and C``."""
    found, say = list(names), library.settings.say
    return "".join(say.before_name(at, len(found)) + name for at, name in enumerate(found))


def _topics(library: Library, records: Iterable[Post | ReadingList]) -> list[str]:
    ids = (ref.id for record in records for ref in record.topics)
    known = (library.topic_ids[id_] for id_ in ids if id_ in library.topic_ids)
    return [library.topics[id_].title for id_ in dict.fromkeys(known)]
