"""Values that posts, lists, the glossary and the statement have.

Enters: the fields of a mapping, and a key. Leaves: its value.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from reading_room.criteria import CRITERIA
from reading_room.markup import OUTSIDE_PICTURE, is_outside, picture
from reading_room.problems import nearest
from reading_room.schema import patterns, posts
from reading_room.sources.content import check_picture
from reading_room.sources.web import is_email
from reading_room.sources.yaml.fields import Fields
from reading_room.sources.yaml.reader import Place
from reading_room.values import Image, Recording
from reading_room.wording import short

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from reading_room.schema import Key
    from reading_room.values import Ref

_ALIAS = re.compile(patterns.ALIAS)


def _aliases(fields: Fields, key: Key[tuple[Ref, ...]]) -> tuple[Ref, ...]:
    """Old addresses inside the site, without the slash at either end."""
    aliases = []
    for ref in fields.refs(key.name):
        parts = ref.id.strip("/").split("/")
        if not _ALIAS.fullmatch(ref.id) or any(not part.strip(".") for part in parts):
            fields.reader.error(
                Place(ref.line, ref.column),
                "alias-form",
                f"{ref.id} is not an old address inside this site.",
                "Write the path without the site's name: /2014/first-post/",
            )
            continue
        aliases.append(ref._replace(id=ref.id.strip("/")))
    return tuple(aliases)


def _rules(fields: Fields, key: Key[tuple[str, ...]]) -> tuple[str, ...]:
    """The rules of content that a file need not keep."""
    refs = fields.refs(key.name)
    for ref in refs:
        if ref.id not in key.options:
            near = nearest(ref.id, key.options)
            fields.reader.error(
                Place(ref.line, ref.column),
                "value-choice",
                f"{key.name} cannot be {short(ref.id)}.",
                f"{f'Did you mean {near}? ' if near else ''}It is one of:"
                f" {', '.join(key.options)}.",
            )
    return tuple(ref.id for ref in refs)


def _recording(fields: Fields, key: Key[Recording | None]) -> Recording | None:
    src = fields.path(key.name)
    return Recording(src, *fields.place(key.name)) if src else None


def _image(fields: Fields, key: Key[Image | None]) -> Image | None:
    reader, node = fields.reader, fields.get(key.name)
    if isinstance(node, yaml.ScalarNode):
        reader.error(
            node,
            "image-alt",
            "A picture needs words for those who do not see it.",
            f"Write {key.name}: {{src: photo.jpg, alt: What the picture shows}}",
        )
    if node is None or isinstance(node, yaml.ScalarNode):
        return None
    inside = Fields(reader, node, posts.IMAGE_KEYS)
    meant = _is_empty(inside.get("alt"))
    given = [inside.require("src")]
    if not all([*given, meant or inside.require("alt")]):
        return None
    place = inside.place("src")
    src, alt = inside.path("src"), inside.line("alt")
    if not meant:
        check_picture(reader, inside.place("alt"), picture(alt, src, 0), "Write what it shows.")
    if is_outside(src):
        reader.error(place, *OUTSIDE_PICTURE[1:])
    return Image(src, alt, inside.line("caption"), *place)


def _is_empty(alt: yaml.Node | None) -> bool:
    """Does it say, by ``alt: ""``, that a picture only decorates? Without quotes, nothing does."""
    return isinstance(alt, yaml.ScalarNode) and alt.style is not None and not alt.value


def _phrases(fields: Fields, key: Key[tuple[str, ...]]) -> tuple[str, ...]:
    what = "A form" if key.name == "also" else "An entry"
    return tuple(fields.reader.text(node, key, what) for node in fields.entries(key.name))


def _email(fields: Fields, key: Key[str]) -> str:
    email = fields.raw(key.name)
    if email and not is_email(email):
        fields.reader.error(
            fields.place(key.name),
            "value-address",
            f"{short(email)} is not an e-mail address.",
            f"Write {key.name}: {key.example}",
        )
    return email


def _criterion(fields: Fields, key: Key[str]) -> str:
    criterion = fields.raw(key.name)
    if criterion and criterion not in CRITERIA:
        fields.reader.error(
            fields.place(key.name),
            "value-choice",
            f"{short(criterion)} is not the number of a success criterion of WCAG 2.2.",
            f"Write {key.name}: {key.example}, or take the line out where it fails none.",
        )
    return criterion


READERS: dict[str, Callable[[Fields, Key[Any]], Any]] = {
    "aliases": _aliases,
    "rules": _rules,
    "recording": _recording,
    "image": _image,
    "phrases": _phrases,
    "email": _email,
    "criterion": _criterion,
}
