"""Tags that put words into boxes. Enters: a tag of another system's templates. Leaves: an alert, a
quotation, a heading or details."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from reading_room.importers.blogs.text import marks
from reading_room.importers.blogs.text.boxes import ALERTS

if TYPE_CHECKING:
    from reading_room.importers.blogs.text.tags import Tag


def box(tag: Tag) -> str | None:
    if tag.body is None:
        return None
    words = tag.get("type", "level", "class", "kind", "style", "color", "variant", at=0).lower()
    kind = next(
        (ALERTS[word] for word in re.split(r"\W+", words) if word in ALERTS),
        ALERTS.get(tag.name, "NOTE"),
    )
    title = tag.get("title", "header", "heading")
    if not title and len(tag.args) > 1:
        title = tag.args[1]
    elif not title and tag.args and words.lower() not in ALERTS and " " in words:
        title = tag.args[0]
    return marks.block(marks.alert(kind, title, tag.body.strip()))


def quote(tag: Tag) -> str | None:
    if tag.body is None:
        return None
    who = tag.get("author", "cite", "by", "source") or ", ".join(tag.args)
    where = tag.get("link", "url", "href")
    return marks.block(marks.quotation(tag.body, f"[{who or where}]({where})" if where else who))


def details(tag: Tag) -> str | None:
    if tag.body is None:
        return None
    title = tag.get("summary", "title", "label", at=0) or "More"
    return marks.block(
        f"<details><summary>{escape(title, quote=False)}"
        f"</summary>\n\n{tag.body.strip()}\n\n</details>"
    )


def heading(tag: Tag) -> str | None:
    if tag.body is None:
        return None
    title = tag.get("label", "title", "name", "header", "value", at=0)
    return (
        marks.block(f"#### {title}\n\n{tag.body.strip()}")
        if title
        else marks.block(tag.body.strip())
    )
