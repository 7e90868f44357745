"""A stranger's words made safe. Enters: words as they came. Leaves: plain words, or a RefusedError.

A comment is plain text, on pages and in feeds: what looks like HTML or Markdown in it is shown as
it was typed. So nothing is escaped here; characters that nobody sees go, and e-mail addresses.
"""

from __future__ import annotations

import re
from email.utils import parseaddr

from reading_room.markup import UNPRINTABLE, ZERO_WIDTH

NAME = 100
"""The letters of a name."""
TEXT = 10_000
"""The letters of a comment: some 1,700 words."""
NOBODY = "Anonymous"
_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_EMAIL = re.compile(r"<?(?:mailto:)?[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+>?")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*", re.IGNORECASE)


class RefusedError(Exception):
    """Why words cannot be taken, as a sentence."""


def cleaned_name(given: str) -> str:
    """Who wrote it, on one line, without addresses. Raises RefusedError."""
    words = parseaddr(given)[0] if "<" in given and "@" in given else given
    name = " ".join(_visible(_ADDRESS.sub("", _EMAIL.sub("", words))).split())
    if len(name) > NAME:
        raise RefusedError(f"The name has {len(name):,} letters, and {NAME} is the most.")
    return name or NOBODY


def cleaned_text(given: str, instead: str) -> str:
    """The words, in paragraphs, with ``instead`` in the place of addresses of e-mail. Raises
    RefusedError."""
    if len(given) > TEXT * 2:
        raise RefusedError(_long(len(given)))
    text = _EMAIL.sub(instead, _visible(given))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    words = re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).strip()
    if len(words) > TEXT:
        raise RefusedError(_long(len(words)))
    return words


def _long(length: int) -> str:
    return f"The text has {length:,} letters, and {TEXT:,} is the most."


def _visible(words: str) -> str:
    """Words without what nobody sees; lines end as they do on Unix."""
    lines = _BREAK.sub("\n", words).split("\n")
    return "\n".join(
        UNPRINTABLE.sub("", ZERO_WIDTH.sub("", line.replace("\t", " "))) for line in lines
    )
