"""What a reader sent as a comment of a post or list. Enters: a submission, the site's records.
Leaves: the text of a comments file with the comment, or a RefusedError."""

from __future__ import annotations

import re
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from reading_room.dates import parse_moment
from reading_room.importers.blogs.moments import moment
from reading_room.importers.submissions.clean import RefusedError, cleaned_name, cleaned_text
from reading_room.sources.comments import read_comments
from reading_room.writing.comments import comment_lines
from reading_room.writing.entries import with_entry

if TYPE_CHECKING:
    from reading_room.importers.submissions.fields import Submission
    from reading_room.model import Comment
    from reading_room.settings import Settings


_TAKEN = frozenset({"name", "author", "text", "date", "post", "list", "reply_to"})


class Said(NamedTuple):
    """A comment, cleaned."""

    name: str
    text: str
    day: str = ""
    reply_to: str = ""
    remarks: tuple[str, ...] = ()


class Grown(NamedTuple):
    """A comments file with one more in it."""

    text: str
    lines: tuple[str, ...]
    there: str = ""
    """The id of the same comment, where it is there already: then nothing is new."""
    remarks: tuple[str, ...] = ()
    """What was left out, in sentences."""


def said_in(sent: Submission, settings: Settings) -> Said:
    """The comment in a submission, with nothing of its writer but the name. Raises RefusedError."""
    instead = settings.say.gettext("[e-mail address]")
    text = cleaned_text(sent.get("text"), instead)
    if not text:
        raise RefusedError("It has no words: a comment stands in the field text.")
    day = _day(sent.get("date"), settings)
    remarks = [left] if (left := sent.left_out(_TAKEN)) else []
    if sent.get("date") and not day:
        remarks.append("Left out: its date, which is none, or is yet to come.")
    name = cleaned_name(sent.get("name") or sent.get("author"))
    return Said(name, text, day, sent.get("reply_to").strip(), tuple(remarks))


def with_comment(said: Said, path: str, text: str, settings: Settings) -> Grown:
    """The text of a comments file, with a comment that is not there yet. Raises RefusedError."""
    before, problems = read_comments(path, text, settings.zone) if text else ((), [])
    if any(problem.level == "error" for problem in problems):
        raise RefusedError(
            f"{path} has errors, and nothing can be added to it: see reading-room check."
        )
    said = _in_reply(said, before)
    for each in before:
        if (each.name, _bare(each.text)) == (said.name, _bare(said.text)):
            return Grown(text, (), each.id, said.remarks)
    lines = tuple(comment_lines(_free(before), said.name, said.text, said.day, said.reply_to))
    added = with_entry(text, lines)
    if added.why:
        raise RefusedError(f"Nothing can be added to {path}. {added.why}")
    after, problems = read_comments(path, added.text, settings.zone)
    new = after[-1] if len(after) == len(before) + 1 else None
    if new is None or (new.name, _bare(new.text)) != (said.name, _bare(said.text)):
        raise RefusedError(f"This comment cannot be written into {path} so that it is read again.")
    return Grown(added.text, lines, remarks=said.remarks)


def _in_reply(said: Said, known: tuple[Comment, ...]) -> Said:
    """The comment without a reply to nothing, which is told."""
    if not said.reply_to or any(each.id == said.reply_to for each in known):
        return said
    told = f"Left out: reply_to, for no comment there has the id {_shown(said.reply_to)}."
    return said._replace(reply_to="", remarks=(*said.remarks, told))


def _free(known: tuple[Comment, ...]) -> str:
    taken = {each.id for each in known}
    highest = max((int(id_[1:]) for id_ in taken if re.fullmatch(r"c\d{1,6}", id_)), default=0)
    return next(id_ for number in count(highest + 1) if (id_ := f"c{number}") not in taken)


def _day(given: str, settings: Settings) -> str:
    """The day of a moment in the site's zone; none where it is yet to come."""
    made = moment(given[:100])
    found = parse_moment(made, settings.zone) if made else None
    if found is None:
        return ""
    day = found.astimezone(settings.zone).date()
    return day.isoformat() if date(1990, 1, 1) <= day <= settings.as_of else ""


def _bare(text: str) -> str:
    return " ".join(text.split())


def _shown(words: str) -> str:
    line = " ".join(words.split())
    shown = "".join(char if char.isprintable() else "\ufffd" for char in line)
    return shown if len(shown) <= 40 else f"{shown[:39]}…"
