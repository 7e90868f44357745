"""Comments of an export of Disqus. Enters: its file. Leaves: the comments of each post, by the
address under which they stood."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reading_room.importers.blogs.links import Places
from reading_room.importers.blogs.post import ForeignComment, Left
from reading_room.importers.blogs.systems.streams import stream

if TYPE_CHECKING:
    from pathlib import Path

    from reading_room.importers.blogs.post import ForeignPost, ForeignSite

_ID = "dsq:id"
_KEPT = frozenset({"message", "createdAt", "isDeleted", "isSpam", "name", "link", "isApproved"})


@dataclass(slots=True)
class _Export:
    threads: dict[str, str] = field(default_factory=dict)
    """Addresses, by the numbers of their threads."""
    comments: list[dict[str, str]] = field(default_factory=list)


class _Taker:
    def __init__(self) -> None:
        self.export = _Export()
        self.thread = ""
        self.comment: dict[str, str] | None = None

    def start(self, name: str, given: dict[str, str], line: int) -> None:
        if name == "post":
            self.comment = {"id": given.get(_ID, str(line))}
        elif name == "thread" and self.comment is not None:
            self.comment["thread"] = given.get(_ID, "")
        elif name == "parent" and self.comment is not None:
            self.comment["parent"] = given.get(_ID, "")
        elif name == "thread":
            self.thread = given.get(_ID, "")

    def end(self, name: str, words: str) -> None:
        if name == "post" and self.comment is not None:
            self.export.comments.append(self.comment)
            self.comment = None
        elif self.comment is not None and name in _KEPT:
            self.comment.setdefault(name, words)
        elif name == "link" and self.thread:
            self.export.threads[self.thread] = words


def add_comments(site: ForeignSite, path: Path) -> None:
    """Give posts the comments of an export. Raises StreamError."""
    taker = _Taker()
    stream(path, taker)
    places = Places(site)
    found: dict[int, list[ForeignComment]] = {}
    posts: dict[int, ForeignPost] = {}
    lost: dict[str, int] = {}
    for each in taker.export.comments:
        if (
            "true" in (each.get("isDeleted"), each.get("isSpam"))
            or each.get("isApproved") == "false"
        ):
            said = "left out: it was deleted, or not approved"
            site.left.append(Left(path.name, 1, "comment", each.get("name", ""), said, "dropped"))
            continue
        address = taker.export.threads.get(each.get("thread", ""), "")
        post = places.at(address)
        if post is None:
            lost[address] = lost.get(address, 0) + 1
            continue
        posts[id(post)] = post
        found.setdefault(id(post), []).append(
            ForeignComment(
                each["id"],
                each.get("name", ""),
                each.get("createdAt", ""),
                each.get("message", ""),
                each.get("parent", ""),
            )
        )
    for key, comments in found.items():
        posts[key].comments = (*posts[key].comments, *comments)
    for address, count in lost.items():
        said = "left out: no post had this address"
        site.left.append(
            Left(path.name, 1, "comments of no post", f"{address} ({count:,})", said, "decide")
        )
