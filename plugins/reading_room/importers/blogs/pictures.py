"""The pictures of a moved post. Enters: a post with its place. Leaves: the files that come along,
and what its front matter and its text call them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.importers.blogs.leading import pictures_out, relink
from reading_room.importers.blogs.links import MOST, Places
from reading_room.importers.blogs.post import Left
from reading_room.importers.blogs.text.inside import DATA
from reading_room.slugs import slug_of

if TYPE_CHECKING:
    from pathlib import Path

    from reading_room.importers.blogs.plan import Here, Moved
    from reading_room.importers.blogs.text.draft import Draft


_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def pictures(moved: Moved, places: Places, here: Here, left: list[Left]) -> None:
    """What comes along is found, and pictures of other sites are fetched or become links."""
    for draft in moved.drafts:
        _of_text(moved, draft, places, here)
    src, alt, caption = moved.meant.image
    if src:
        _front_picture(moved, src, alt, caption, places, here, left)
    if moved.meant.audio:
        led = places.lead(moved.meant.audio, moved.post)
        moved.meant.audio = _along(moved, led.file, moved.draft, 0) if led.file else led.address


def _of_text(moved: Moved, draft: Draft, places: Places, here: Here) -> None:
    def lead(dest: str, place: int, picture: bool) -> str | None:
        if (name := dest.removeprefix(DATA)) != dest:
            return _held(moved, name) if name in moved.post.embedded else None
        led = places.lead(dest, moved.post, picture=picture)
        if led.file:
            return _along(moved, led.file, draft, place)
        if picture and led.address:
            if led.is_lost:
                draft.tell(
                    place, "picture that is not there", dest, "kept as it was written", "kept"
                )
                return None
            return _fetched(moved, led.address, here)
        return None

    relink(draft, lead)
    pictures_out(draft)


def _front_picture(
    moved: Moved, src: str, alt: str, caption: str, places: Places, here: Here, left: list[Left]
) -> None:
    post, at = moved.post, moved.post.lines.get("image", 1)
    led = places.lead(src, post, picture=True)
    new = (
        _along(moved, led.file, moved.draft, 0) if led.file else _fetched(moved, led.address, here)
    )
    moved.meant.image = ("", "", "")
    if re.match(r"(?:https?:)?//", new):
        left.append(
            Left(
                post.path,
                at,
                "picture of another site",
                src,
                "left out; --fetch brings it here",
                "decide",
            )
        )
    elif not led.file and led.is_lost:
        left.append(Left(post.path, at, "picture that is not there", src, "left out", "dropped"))
    else:
        moved.meant.image = (new, alt, caption)
        if not alt:
            left.append(
                Left(
                    post.path,
                    at,
                    "picture of front matter without words",
                    src,
                    'taken as one that only decorates (alt: ""): say what it shows',
                    "decide",
                )
            )


def _fetched(moved: Moved, address: str, here: Here) -> str:
    """The name here of a picture of another site, or its address where it is not fetched."""
    if address in moved.fetched:
        return moved.fetched[address][0]
    got = here.fetch(address) if here.fetch else None
    if got is None:
        return address
    name = _free_name(got[0], {*moved.files, *(name for name, _ in moved.fetched.values())})
    moved.fetched[address] = (name, got[1])
    moved.folder = True
    return name


def _held(moved: Moved, name: str) -> str:
    """The name here of a picture that stood in the text itself."""
    key = f"{DATA}{name}"
    if key not in moved.fetched:
        taken = {*moved.files, *(each for each, _ in moved.fetched.values())}
        moved.fetched[key] = (_free_name(name, taken), moved.post.embedded[name])
        moved.folder = True
    return moved.fetched[key][0]


def _along(moved: Moved, file: Path, draft: Draft, place: int) -> str:
    """The name here of a file that comes along."""
    for name, known in moved.files.items():
        if known == file:
            return name
    try:
        size = file.stat().st_size
    except OSError:
        size = MOST + 1
    if size > MOST:
        draft.tell(place, "file that is too large", str(file.name), "not copied", "decide")
        return file.name
    held = (each for each, _ in moved.fetched.values())
    name = _free_name(file.name, {*moved.files, *held})
    moved.files[name] = file
    moved.folder = True
    return name


def _free_name(name: str, taken: set[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    stem = slug_of(stem) if _UNSAFE.search(stem) or not stem else stem
    stem = (stem or "file").strip("._")[:100] or "file"
    ending = ending.lower()
    low = {each.lower() for each in taken}
    made, number = f"{stem}{dot}{ending}", 1
    while made.lower() in low or made.lower() in ("index.md", "comments.yml", "easy-read.md"):
        number += 1
        made = f"{stem}-{number}{dot}{ending}"
    return made
