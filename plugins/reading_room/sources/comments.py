"""Comments. Enters: a comments file. Leaves: its comments in order, and its problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.model import Comment
from reading_room.schema import COMMENT
from reading_room.schema import tables as keys
from reading_room.schema.files import COMMENTS
from reading_room.sources.values import take
from reading_room.sources.yaml.fields import Fields
from reading_room.sources.yaml.reader import Place, Reader

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    import yaml

    from reading_room.problems import Problem


def read_comments(
    path: str, text: str, zone: ZoneInfo
) -> tuple[tuple[Comment, ...], list[Problem]]:
    """The comments of one post or list; a reply must follow what it replies to."""
    reader = Reader(path, zone)
    root = reader.compose(text)
    if root is None:
        return (), reader.problems
    found: list[Comment] = []
    above: set[str] = set()
    for node in reader.sequence(root, COMMENTS.title):
        comment, whole = _comment(reader, node)
        _place(reader, node, comment, above)
        above.add(comment.id)
        if whole:
            found.append(comment)
    return tuple(found), reader.problems


def _place(reader: Reader, node: yaml.Node, comment: Comment, above: set[str]) -> None:
    """Say so where the id is taken, or what is replied to is not there."""
    if comment.id and comment.id in above:
        reader.error(
            node,
            "comment-twice",
            f"Two comments have the id {comment.id}.",
            "Give one of them another id.",
        )
    reply = comment.reply_to
    if reply and reply.id not in above:
        reader.error(
            Place(reply.line, reply.column),
            "comment-reply",
            f"No comment above this one has the id {reply.id}.",
            reader.suggest.did_you_mean(reply.id, above, "above") or _BELOW,
        )


def _comment(reader: Reader, node: yaml.Node) -> tuple[Comment, bool]:
    """The comment, and whether it has all that it needs."""
    fields = Fields(reader, node, COMMENT)
    is_whole = fields.whole()
    comment = Comment(
        path=reader.path,
        id=take(fields, keys.COMMENT_ID),
        name=take(fields, keys.COMMENT_NAME),
        text=take(fields, keys.COMMENT_TEXT),
        date=take(fields, keys.COMMENT_DATE),
        reply_to=take(fields, keys.REPLY_TO),
        person=take(fields, keys.COMMENT_PERSON),
    )
    return comment, is_whole


_BELOW = "Write a reply below the comment that it answers."
