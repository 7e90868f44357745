"""Pictures at the top of posts. Enters: the library. Leaves: their files, sizes and versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reading_room.pictures.sizes import size_of, widths_of

if TYPE_CHECKING:
    from pathlib import Path

    from reading_room.library.library import Library
    from reading_room.model import Post
    from reading_room.values import Image

_FOLDER = "assets/reading-room/pictures/"


class Picture(NamedTuple):
    """A picture as pages show it. Addresses are from the site's root."""

    address: str
    image: Image
    size: tuple[int, int] | None
    versions: tuple[tuple[str, int], ...] = ()
    """The smaller ones, each with its width."""


def picture(library: Library, path: str, image: Image) -> Picture:
    """A picture that the file at ``path`` names."""
    address = library.images.get((path, image.src), "")
    return Picture(address, image, size_of(library.file_at(address)) if address else None)


def lead_picture(library: Library, post: Post) -> Picture | None:
    """The picture at the top of a post, with its versions where the site has them."""
    if post.image is None:
        return None
    shown = picture(library, post.path, post.image)
    if not library.settings.picture_sizes or not shown.address:
        return shown
    widths = widths_of(library.file_at(shown.address))
    return shown._replace(
        versions=tuple((f"{_FOLDER}{post.slug}-{width}.webp", width) for width in widths)
    )


def file_of(library: Library, shown: Picture) -> Path:
    """The picture itself."""
    return library.file_at(shown.address)
