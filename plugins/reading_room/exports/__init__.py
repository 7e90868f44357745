"""A site for other programs. Enters: the library. Leaves: files that need nothing of this package.

`site_files` is everything: posts and pages as Markdown, lists as Markdown and for programs that
keep references, people and topics, and all feeds as OPML. Nothing that a build would not publish
is in it.
"""

from __future__ import annotations

from reading_room.exports.site import MARK, Exported, site_files

__all__ = ["MARK", "Exported", "site_files"]
