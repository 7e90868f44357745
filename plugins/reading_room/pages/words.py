"""Texts and counts in words. Enters: plain text, numbers. Leaves: what a listing says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.translation import BRITISH, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reading_room.model import Post
    from reading_room.translation import Translation

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
    return head[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.…–-") + "…"


def paragraphs(text: str) -> tuple[str, ...]:
    """Plain text cut at its empty lines."""
    parts = (" ".join(part.split()) for part in text.split("\n\n"))
    return tuple(part for part in parts if part)


def weight(size: int, say: Translation = BRITISH) -> str:
    """How much there is to fetch: "529 kB", "4.2 MB"."""
    if size < 1_000_000:
        return say.gettext("%(size)s kB", size=max(1, round(size / 1_000)))
    return say.gettext("%(size)s MB", size=say.decimal(size / 1_000_000))


_NUMBERS = (
    marked("one"),
    marked("two"),
    marked("three"),
    marked("four"),
    marked("five"),
    marked("six"),
    marked("seven"),
    marked("eight"),
    marked("nine"),
    marked("ten"),
)


def essentials(times: Sequence[int | None], say: Translation = BRITISH) -> str:
    """How many works are essential and how long they take, as far as that is known: "Five
    essentials, 40 minutes", "Five essentials, three of them 40 minutes". Nothing where there are
    none. Enters: the minutes of each."""
    if not times:
        return ""
    count = len(times)
    number = _number(count, say)
    number = f"{number[:1].upper()}{number[1:]}"
    many = say.ngettext("%(number)s essential", "%(number)s essentials", count, number=number)
    known = [time for time in times if time]
    if not known:
        return many
    took = duration(sum(known), say)
    if len(known) < count:
        some = _number(len(known), say)
        took = say.ngettext(
            "%(number)s of them %(time)s",
            "%(number)s of them %(time)s",
            len(known),
            number=some,
            time=took,
        )
    return f"{many}, {took}"


def duration(minutes: int, say: Translation = BRITISH) -> str:
    """A time in words: "40 minutes", "2 hours", "2 hours 10 minutes"; hours from two on."""
    if minutes < 120:
        return in_minutes(minutes, say)
    hours, rest = divmod(minutes, 60)
    whole = say.ngettext("%(num)s hour", "%(num)s hours", hours)
    return f"{whole} {in_minutes(rest, say)}" if rest else whole


def in_minutes(minutes: int, say: Translation) -> str:
    """ "40 minutes"."""
    return say.ngettext("%(num)s minute", "%(num)s minutes", minutes)


def _number(number: int, say: Translation) -> str:
    """A number from one on in a word, where it is small. Where the words of a language depend on
    what is counted, its catalogue has figures."""
    return say.gettext(_NUMBERS[number - 1]) if number <= len(_NUMBERS) else str(number)


def in_posts(posts: int, say: Translation) -> str:
    """ "3 posts"."""
    return say.ngettext("%(num)s post", "%(num)s posts", posts)


def in_works(works: int, say: Translation) -> str:
    """ "12 works"."""
    return say.ngettext("%(num)s work", "%(num)s works", works)


def amount(posts: int, lists: int, works: int = 0, *, say: Translation = BRITISH) -> str:
    """How much there is: "3 posts, 1 reading list, 12 works"."""
    counts = (
        in_posts(posts, say) if posts else "",
        say.ngettext("%(num)s reading list", "%(num)s reading lists", lists) if lists else "",
        in_works(works, say) if works else "",
    )
    return ", ".join(part for part in counts if part)
