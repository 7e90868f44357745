"""Comments of other systems as ours. Enters: comments. Leaves: a comments file: names, days, words
and who answers whom; addresses, e-mails and the marks of HTML are gone."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from reading_room.importers.blogs.moments import moment
from reading_room.writing.comments import comment_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.importers.blogs.post import ForeignComment

_BREAK = re.compile(r"<br\s*/?>|</(?:div|li|tr)>", re.I)
_BLOCK = re.compile(r"</(?:p|blockquote|ul|ol|pre|h[1-6])>", re.I)
_LINK = re.compile(r"<a\b[^<>]*?href=[\"']([^\"']+)[\"'][^<>]*>(.*?)</a>", re.I | re.S)
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e]"
)


def written(found: Iterable[ForeignComment]) -> str:
    """A comments file: each comment stands above those that answer it."""
    lines: list[str] = []
    ids: dict[str, str] = {}
    for number, comment in enumerate(_ordered(list(found)), 1):
        ids[comment.id] = f"c{number}"
        name = " ".join(comment.name.split()) or "Anonymous"
        day, parent = moment(comment.date)[:10], ids.get(comment.parent, "")
        lines += comment_lines(f"c{number}", name, plain(comment.text), day, parent)
    return "\n".join(lines) + "\n"


def plain(text: str) -> str:
    """The words of a comment, in paragraphs."""
    text = text.replace("\r", "")
    text = _LINK.sub(lambda link: _words(link[1], re.sub(r"<[^<>]*>", "", link[2])), text)
    text = _BLOCK.sub("\n\n", _BREAK.sub("\n", text))
    text = _HIDDEN.sub("", unescape(re.sub(r"</?[A-Za-z!][^<>]*>", "", text)))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).strip()


def _words(dest: str, words: str) -> str:
    same = not words.strip() or words.strip() in dest or not dest.startswith("http")
    return (words.strip() or dest) if same else f"{words} ({dest})"


def _ordered(found: list[ForeignComment]) -> Iterator[ForeignComment]:
    """By their dates, but none above the one that it answers; a circle is opened at its oldest."""
    waiting = sorted(found, key=lambda comment: (moment(comment.date) or comment.date, comment.id))
    known = {comment.id for comment in found}
    done: set[str] = set()
    while waiting:
        ready = [c for c in waiting if not c.parent or c.parent in done or c.parent not in known]
        for comment in ready or waiting[:1]:
            done.add(comment.id)
            yield comment
        waiting = [comment for comment in waiting if comment.id not in done]
