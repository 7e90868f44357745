"""Easy Read editions on other pages. Enters: posts. Leaves: links, each with a first drawing."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reading_room.pages.cards import Tag

if TYPE_CHECKING:
    from reading_room.library import Library
    from reading_room.model import Post
    from reading_room.pages.card_maker import Cards


def newest_editions(library: Library, cards: Cards, most: int) -> list[Tag]:
    """Those of the newest posts that have one."""
    posts = islice((post for post in library.posts if post.easy_read), most)
    return [edition_tag(library, cards, post) for post in posts]


def edition_tag(library: Library, cards: Cards, post: Post) -> Tag:
    """A link to a post's edition."""
    title = post.easy_read.title if post.easy_read else post.title
    return Tag(
        title, library.addresses.edition(post.slug), coming=cards.coming(post),
        language=post.language, picture=first_picture(library, post),
    )  # fmt: skip


def first_picture(library: Library, post: Post) -> str:
    """The address of the first picture of a post's Easy Read edition; empty where it has none."""
    edition = post.easy_read
    images = [row.image for row in edition.rows if row.image] if edition else []
    return library.images[edition.path, images[0].src] if edition and images else ""
