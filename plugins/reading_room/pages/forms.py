"""Forms by which readers write to the editors. Enters: a post or list. Leaves: a `Form`, or None
where mkdocs.yml does not say where it is to be sent.

`importers.submissions` reads what such a form sends: the names of its fields are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit

from reading_room.model import Post

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reading_room.model import Comment, Record
    from reading_room.settings import Settings

_MOST = 100
"""How many comments can be chosen from, to be answered."""
_TITLE = 100
"""The letters of a title in the subject of a mail."""


class Form(NamedTuple):
    """Where a reader's words go. ``action`` is a service's address, or ``mailto`` one of e-mail."""

    action: str
    host: str
    mailto: str
    kind: str
    slug: str
    comments: Sequence[Comment] = ()
    """Those that can be answered."""


def comment_form(record: Record, settings: Settings) -> Form | None:
    """The form below a post or list, whose comments are open."""
    subject = settings.say.gettext("Comment on “%(title)s”", title=_short(record.title))
    if record.comments_state != "open":
        return None
    return _form(settings.comments_to, subject, record, record.comments[-_MOST:])


def suggestion_form(record: Record, settings: Settings) -> Form | None:
    """The form by which a work is suggested for a list."""
    subject = settings.say.gettext("A work for “%(title)s”", title=_short(record.title))
    return _form(settings.suggestions_to, subject, record, ())


def _form(to: str, subject: str, record: Record, comments: Sequence[Comment]) -> Form | None:
    if not to:
        return None
    kind = "post" if isinstance(record, Post) else "list"
    if "://" in to:
        return Form(to, urlsplit(to).netloc, "", kind, record.slug, comments)
    words = quote(f"{subject} [{kind}: {record.slug}]", safe="")
    return Form("", "", f"mailto:{quote(to, safe='@+')}?subject={words}", kind, record.slug)


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
