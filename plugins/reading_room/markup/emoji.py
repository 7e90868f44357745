"""Emoji by their names. Enters: words. Leaves: words with GitHub's emoji in them.

The names are gemoji's, GitHub's own list, as pymdown-extensions brings it; it is read where a text
has a name in it, and not before.
"""

from __future__ import annotations

import re
from functools import cache

SHORTCODE = re.compile(r"(?<![\w:]):(?:[a-z0-9_]+|[+-]1):(?![\w:])")

_GLANCE = re.compile(r":(?:[a-z0-9_]+|[+-]1):")


def may_have(source: str) -> bool:
    """May there be an emoji's name in a text?"""
    return ":" in source and _GLANCE.search(source) is not None


def with_emoji(words: str) -> str:
    """``:tada:`` as the emoji of that name; other names stay as they are."""
    return SHORTCODE.sub(lambda found: _named(found[0]), words)


@cache
def _named(name: str) -> str:
    from pymdownx import gemoji_db

    found = gemoji_db.emoji.get(gemoji_db.aliases.get(name, name))
    if not found:
        return name
    points = found.get("unicode_alt") or found["unicode"]
    return "".join(chr(int(point, 16)) for point in points.split("-"))
