"""What stands beside a text. Enters: the library, and a post or list. Leaves: the part of its Easy
Read edition, and HTML of its comments."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reading_room.exports.books.book import Part
from reading_room.markup import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library import Library
    from reading_room.model import Comment, EasyRead, Post, ReadingList


def edition_of(library: Library, post: Post, edition: EasyRead) -> Part:
    """The Easy Read edition of a post: each picture above the words that go with it."""
    say = library.settings.words_of(post.language)
    rows = []
    for at, row in enumerate(edition.rows):
        html = library.html(edition.path, str(at))
        if row.image:
            src = escape(ROOT + library.images[edition.path, row.image.src])
            html = f'<p><img src="{src}" alt="{escape(row.image.alt)}" width="240"></p>\n{html}'
        rows.append(f'<div class="row">{html}</div>\n')
    rows += [f'<p class="by">{escape(words)}</p>\n' for words in _colophon(library, post, edition)]
    title = say.gettext("%(title)s (Easy Read)", title=edition.title)
    language = post.language if post.language != library.settings.language else ""
    address = library.addresses.edition(post.slug)
    return Part(f"easy-read-{post.slug}", title, "".join(rows), "chapter", language, (address,))


def _colophon(library: Library, post: Post, edition: EasyRead) -> Iterator[str]:
    say = library.settings.words_of(post.language)
    if edition.checked_by and not edition.checked_on:
        yield say.gettext("Checked by %(name)s.", name=edition.checked_by)
    elif edition.checked_by and edition.checked_on:
        words = "Checked by %(name)s on %(date)s."
        if not edition.checked_on.day:
            words = "Checked by %(name)s in %(date)s."
        yield say.gettext(words, name=edition.checked_by, date=say.date(edition.checked_on))
    if edition.pictures:
        yield edition.pictures


def comments_of(library: Library, record: Post | ReadingList) -> str:
    """The comments under a post or list, below a heading; empty where none are shown."""
    if record.comments_state == "off" or not record.comments:
        return ""
    say = library.settings.say
    names = {each.id: each.name for each in record.comments}
    title = escape(say.gettext("Comments"))
    made = [f'<section class="comments" lang="{library.settings.language}">\n<h2>{title}</h2>\n']
    made += [_comment(library, each, names) for each in record.comments]
    return "".join([*made, "</section>\n"])


def _comment(library: Library, comment: Comment, names: dict[str, str]) -> str:
    say = library.settings.say
    facts = [f"<b>{escape(comment.name)}</b>"]
    facts += [escape(say.date(comment.date))] if comment.date else []
    if comment.reply_to and comment.reply_to.id in names:
        said = say.gettext("In reply to %(name)s", name=names[comment.reply_to.id])
        facts.append(f'<a href="#comment:{escape(comment.reply_to.id)}">{escape(said)}</a>')
    words = [" ".join(each.split()) for each in comment.text.split("\n\n")]
    text = "".join(f"<p>{escape(each)}</p>\n" for each in words if each)
    by = f'<p class="by">{", ".join(facts)}</p>'
    return f'<div id="comment:{escape(comment.id)}" class="comment">\n{by}\n{text}</div>\n'
