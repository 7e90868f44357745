"""Texts and counts in words. Enters: plain text, numbers. Leaves: what a listing says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.problems import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reading_room.model import Post

WORDS_A_MINUTE = 220
"""How fast adults read on a screen, as most publishers count it: between 200 and 250."""
_EXCERPT = 180


def minutes(post: Post) -> int:
    """How long a post takes to read, in whole minutes, at least one."""
    return max(1, round(post.text.words / WORDS_A_MINUTE))


def summary(post: Post) -> str:
    """A post's description, else how its prose begins."""
    return post.description or excerpt(post.text.lead)


def excerpt(plain: str, length: int = _EXCERPT) -> str:
    """The first words of a text, cut between words, no longer than ``length`` characters."""
    head = " ".join(plain[: length * 2].split())
    if len(head) <= length:
        return head
    return head[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def paragraphs(text: str) -> tuple[str, ...]:
    """Plain text cut at its empty lines."""
    parts = (" ".join(part.split()) for part in text.split("\n\n"))
    return tuple(part for part in parts if part)


def weight(size: int) -> str:
    """How much there is to fetch: "529 kB", "4.2 MB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1_000))} kB"
    return f"{size / 1_000_000:.1f} MB"


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def essentials(times: Sequence[int | None]) -> str:
    """How many works are essential and how long they take, as far as that is known: "Five
    essentials, 40 minutes", "Five essentials, three of them 40 minutes". Nothing where there are
    none. Enters: the minutes of each."""
    if not times:
        return ""
    many = f"{_number(len(times)).capitalize()} essential{'' if len(times) == 1 else 's'}"
    known = [time for time in times if time]
    if not known:
        return many
    some = f"{_number(len(known))} of them " if len(known) < len(times) else ""
    return f"{many}, {some}{duration(sum(known))}"


def duration(minutes: int) -> str:
    """A time in words: "40 minutes", "2 hours", "2 hours 10 minutes"; hours from two on."""
    if minutes < 120:
        return counted(minutes, "minute")
    hours, rest = divmod(minutes, 60)
    return counted(hours, "hour") + (f" {counted(rest, 'minute')}" if rest else "")


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def amount(posts: int, lists: int, works: int = 0) -> str:
    """How much there is: "3 posts, 1 reading list, 12 works"."""
    counts = ((posts, "post"), (lists, "reading list"), (works, "work"))
    return ", ".join(counted(number, noun) for number, noun in counts if number)
