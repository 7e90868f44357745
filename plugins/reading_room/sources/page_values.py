"""Values that posts, lists, the glossary and the statement have.

Enters: the fields of a mapping, and a key. Leaves: its value.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import unquote

import yaml

from reading_room.criteria import CRITERIA
from reading_room.markup import OUTSIDE_PICTURE, UNPRINTABLE, is_outside, picture
from reading_room.problems import nearest
from reading_room.rules import RULES
from reading_room.schema import patterns, posts
from reading_room.sources.content import check_picture
from reading_room.sources.web import is_email
from reading_room.sources.yaml.fields import Fields
from reading_room.sources.yaml.reader import Place
from reading_room.values import Image, Recording
from reading_room.wording import quoted, short

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from reading_room.schema import Key
    from reading_room.values import Ref

_LIKE_SLASHES = "\u2024\u2044\u2215\u2216\u29f5\u29f8\uff0e\uff0f\uff3c"
"""Signs that are taken for a dot or a slash, by people or by programs."""
_NOT_IN_FILES = rf'[\x00-\x1f\x7f\ufffd%?#:*|<>"\\{_LIKE_SLASHES}]|(?:^|/)[./]|//|^ | $| /|/ '
"""What no name of a file may hold on every system, or begin and end with. Such patterns are
compiled when a file first needs one: they take 4 ms, and most sites have no aliases."""
_LEVELS = 30
_LONGEST = 1_000


def _aliases(fields: Fields, key: Key[tuple[Ref, ...]]) -> tuple[Ref, ...]:
    """Old addresses inside the site: the names of folders and files, without the slash at either
    end. ``é`` and ``%C3%A9`` are the same file."""
    aliases = []
    for ref in fields.refs(key.name):
        path = unicodedata.normalize("NFC", unquote(ref.id.strip("/")))
        if wrong := _no_alias(ref.id, path):
            fields.reader.error(Place(ref.line, ref.column), "alias-form", *wrong)
        else:
            aliases.append(ref._replace(id=path))
    return tuple(aliases)


def _no_alias(written: str, path: str) -> tuple[str, str] | None:
    """Why there can be no file for an old address, and what to write instead."""
    shown = short(written)
    if "?" in written:
        return (
            f"{shown} is no file: what follows a ? is for a program, and this site is files.",
            "Have your web server lead on from there, or take it out.",
        )
    if "#" in written:
        return (
            f"{shown} is a place on a page: browsers keep what follows a # to themselves.",
            "Write the address up to the #.",
        )
    if path.count("/") >= _LEVELS or len(path.encode()) > _LONGEST:
        return (
            f"{shown} is longer than an address of this site can be, or has more folders.",
            f"Keep to {_LEVELS} folders and {_LONGEST:,} letters.",
        )
    as_many = path.count("/") == written.strip("/").count("/")  # no %2F
    fits = re.fullmatch(patterns.ALIAS, written) and as_many
    if not fits or re.search(_NOT_IN_FILES, path) or UNPRINTABLE.search(path):
        return (
            f"{shown} is not an old address inside this site.",
            "Write the path without the site's name: /2014/first-post/",
        )
    return None


def _rules(fields: Fields, key: Key[tuple[str, ...]]) -> tuple[str, ...]:
    """The rules of content that a file need not keep."""
    refs = fields.refs(key.name)
    for ref in refs:
        if ref.id not in key.options:
            near = nearest(ref.id, key.options) if ref.id not in RULES else ""
            sound = f"No file can let {ref.id} stand. " if ref.id in RULES else ""
            fields.reader.error(
                Place(ref.line, ref.column),
                "value-choice",
                f"{key.name} cannot be {short(ref.id)}.",
                f"{f'Did you mean {near}? ' if near else sound}It is one of:"
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
            "A picture needs words for people who cannot see it.",
            f"Write {key.name}: {{src: {_path(node.value)}, alt: What the picture shows}}",
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


def _path(value: str) -> str:
    """A path within braces of YAML."""
    return quoted(short(value)) if re.search(r"[\s,{}\[\]:#]", value) else value or "photo.jpg"


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


def _fediverse(fields: Fields, key: Key[str]) -> str:
    account = fields.raw(key.name)
    if account and not re.fullmatch(patterns.FEDIVERSE, account):
        fields.reader.error(
            fields.place(key.name),
            "value-address",
            f"{short(account)} is not an account of the fediverse.",
            f"Write the name and the server, in quotes: {key.name}: {key.example}",
        )
        return ""
    return account if account.startswith("@") or not account else f"@{account}"


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
    "fediverse": _fediverse,
    "criterion": _criterion,
}
