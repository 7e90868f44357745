"""Short names of emoji, as GitHub has them. Enters: words. Leaves: the same with the signs."""

from __future__ import annotations

import re
from functools import cache

_NAME = re.compile(r":[a-z0-9_+-]{2,40}:")


def with_emoji(words: str) -> str:
    """``:tada:`` as the sign that it stands for; a name that none has stays as it is."""
    return _NAME.sub(_sign, words) if ":" in words else words


def _sign(found: re.Match[str]) -> str:
    return _signs().get(found[0], found[0])


@cache
def _signs() -> dict[str, str]:
    from pymdownx import gemoji_db

    signs = {
        name: "".join(chr(int(code, 16)) for code in each["unicode"].split("-"))
        for name, each in gemoji_db.emoji.items()
        if "unicode" in each
    }
    return signs | {name: signs[of] for name, of in gemoji_db.aliases.items() if of in signs}
