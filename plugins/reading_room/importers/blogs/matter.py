"""A post as this site writes one. Enters: a moved post. Leaves: its file, keys in their usual
order."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from reading_room.importers.blogs.reading import parts_of
from reading_room.schema.patterns import ALIAS
from reading_room.slugs import address_part
from reading_room.writing.items import flow
from reading_room.writing.scalars import quoted, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.importers.blogs.names import Author
    from reading_room.importers.blogs.plan import Moved

_MOST = 30
_NOT_IN_FILES = re.compile(r"[\x00-\x1f\x7f\ufffd%?#:*|<>\"\\]|(?:^|/)[./]|//|^ | $| /|/ ")


def written(moved: Moved) -> str:
    """The whole text of a post's file."""
    return "\n".join(["---", *_pairs(moved), "---", "", moved.draft.text.strip("\n"), ""])


def _pairs(moved: Moved) -> Iterator[str]:
    meant = moved.meant
    yield f"title: {scalar(meant.title)}"
    if meant.date:
        yield f"date: {meant.date}"
    if meant.authors:
        yield f"authors: {flow([_author(author) for author in meant.authors])}"
    if meant.topics:
        yield f"topics: [{', '.join(map(_id, meant.topics))}]"
    if meant.description:
        yield f"description: {scalar(meant.description)}"
    if meant.updated:
        yield f"updated: {meant.updated}"
    if meant.series and address_part(meant.series):
        yield f"series: {_id(address_part(meant.series))}"
    if meant.image[0]:
        src, alt, caption = meant.image
        more = f", caption: {scalar(caption)}" if caption else ""
        yield f"image: {{src: {scalar(src)}, alt: {scalar(alt) if alt else quoted('')}{more}}}"
    if meant.audio:
        yield f"audio: {scalar(meant.audio)}"
    if meant.is_draft:
        yield "draft: true"
    if moved.post.comments:
        yield "comments: closed"
    if meant.aliases:
        yield f"aliases: [{', '.join(scalar(alias) for alias in meant.aliases)}]"
    if meant.language:
        yield f"language: {_id(meant.language)}"
    if meant.canonical_url:
        yield f"canonical_url: {scalar(meant.canonical_url)}"
    for key, value in moved.post.kept.items():
        yield f"{key}: {flow(value)}"


def _id(words: str) -> str:
    return scalar(words) if not words.isdigit() else quoted(words)


def _author(author: Author) -> Any:
    if author.organisation:
        return {"person": author.person, "organisation": author.organisation}
    return author.person


def alias(address: str) -> str | None:
    """An old address as ``aliases`` has it; None where no file can stand for it, and empty where
    there is nothing."""
    path = parts_of(address).path if "://" in address else address
    if "?" in address or "#" in path:
        return None
    path = path.replace("//", "/").strip()
    path = re.sub(r"/index\.html?$", "/", path)
    bare = path.strip("/")
    if not bare or bare == "index.html":
        return ""
    decoded = unicodedata.normalize("NFC", unquote(bare))
    if (
        decoded.count("/") != bare.count("/")
        or decoded.count("/") >= _MOST
        or len(decoded.encode()) > 1000
    ):
        return None
    if _NOT_IN_FILES.search(decoded) or not re.fullmatch(ALIAS, f"/{decoded}"):
        return None
    decoded = decoded.replace(",", "%2C").replace(";", "%3B")
    return f"/{decoded}" if re.search(r"\.\w{2,5}$", decoded) else f"/{decoded}/"


def bare_alias(address: str) -> str:
    """As two addresses are compared that would be one file."""
    return unicodedata.normalize("NFC", unquote(address.strip("/"))).lower()


def people(new: dict[str, Author]) -> str:
    """What is added to people.yml."""
    lines: list[str] = []
    for id_, author in new.items():
        shown = author.shown
        lines += [
            f"{_id(id_)}:",
            f"  name: {flow(shown) if isinstance(shown, dict) else scalar(str(shown))}",
        ]
        if author.description:
            lines.append(f"  description: {scalar(author.description)}")
        if author.url.startswith("http"):
            lines.append(f"  url: {scalar(author.url)}")
    return "\n".join(lines) + "\n" if lines else ""


def topics(new: dict[str, tuple[str, str]]) -> str:
    """What is added to topics.yml."""
    lines: list[str] = []
    for id_, (title, about) in sorted(new.items()):
        lines += [f"{_id(id_)}:", f"  title: {scalar(title)}"]
        if about:
            lines.append(f"  description: {scalar(about)}")
    return "\n".join(lines) + "\n" if lines else ""
