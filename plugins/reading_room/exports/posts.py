"""A post as Markdown that any program reads. Enters: the library. Leaves: its file, its Easy Read
edition and its comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reading_room.exports.data import comments_text
from reading_room.exports.markdown import exported, led
from reading_room.exports.matter import matter, post_matter
from reading_room.exports.places import GONE
from reading_room.importers.blogs.reading import read
from reading_room.importers.blogs.text.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.exports.places import Places
    from reading_room.model import EasyRead, Post


def post_files(post: Post, places: Places) -> Iterator[tuple[str, bytes]]:
    """All that is written of a post, by path; its pictures are files of the site."""
    library = places.library
    image = _led(post.image.src, post.path, places) if post.image else ""
    audio = _led(post.audio.src, post.path, places) if post.audio else ""
    head = post_matter(library, post, image, audio)
    apart = library.apart.get(post.slug, {})
    body = exported(post.text, post.path, places, apart).strip("\n")
    yield post.path, f"{head}\n{body}\n".encode()
    if post.easy_read:
        yield post.easy_read.path, _edition(post.easy_read, places).encode()
    if post.comments:
        yield post.comments[0].path, comments_text(library, post.comments).encode()


def _led(dest: str, path: str, places: Places) -> str:
    """A path in front matter."""
    led_ = places.lead(dest, path)
    return dest if led_ is None else ("" if led_ == GONE else led_)


def _edition(edition: EasyRead, places: Places) -> str:
    """An Easy Read edition: its rows are Markdown as they stand."""
    pairs: dict[str, Any] = {
        "title": edition.title,
        "checked_by": edition.checked_by,
        "checked_on": str(edition.checked_on) if edition.checked_on else "",
        "pictures": edition.pictures,
        "allow": list(edition.allow),
    }
    text = (places.library.settings.root / edition.path).read_bytes().decode("utf-8-sig")
    draft = Draft(edition.path, read(text.replace("\r\n", "\n")).body, 1, [])
    return f"{matter(pairs)}\n{led(draft, edition.path, places).strip(chr(10))}\n"
