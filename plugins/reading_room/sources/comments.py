"""Comments. Enters: a comments file. Leaves: its comments in order, and its problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.model import Comment
from reading_room.sources.fields import Fields
from reading_room.sources.reader import Reader

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    import yaml
    from reading_room.problems import Problem

KEYS = ("id", "name", "date", "text", "reply_to", "person")


def read_comments(
    path: str, text: str, zone: ZoneInfo
) -> tuple[tuple[Comment, ...], list[Problem]]:
    """The comments of one post or list; a reply must follow what it replies to."""
    reader = Reader(path, zone)
    root = reader.compose(text)
    if root is None:
        return (), reader.problems
    found: dict[str, Comment] = {}
    for node in reader.sequence(root, "A comments file"):
        comment = _comment(reader, node)
        if comment is None:
            continue
        if comment.id in found:
            reader.error(
                node,
                "comment-twice",
                f"Two comments have the id {comment.id}.",
                "Give one of them another id.",
            )
        if comment.reply_to and comment.reply_to.id not in found:
            reader.error(
                node,
                "comment-reply",
                f"No comment above this one has the id {comment.reply_to.id}.",
                "A reply stands below the comment that it answers: check the id.",
            )
        found[comment.id] = comment
    return tuple(found.values()), reader.problems


def _comment(reader: Reader, node: yaml.Node) -> Comment | None:
    fields = Fields(reader, node, KEYS, "A comment")
    given = [
        fields.require("id", "c1"),
        fields.require("name", "Jo"),
        fields.require("text", "…"),
    ]
    comment = Comment(
        id=fields.slug("id", "the id of a comment"),
        name=fields.line("name"),
        text=fields.text("text"),
        line=reader.place(node).line,
        date=fields.partial("date"),
        reply_to=fields.ref("reply_to"),
        person=fields.ref("person"),
    )
    return comment if all(given) else None
