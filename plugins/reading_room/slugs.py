"""Ids and parts of addresses. Enters: words in any script. Leaves: ids that are stable.

Two forms: an id that editors write and other files use is lower-case ASCII with single hyphens
(`slug_of`); the address of a topic, series or term keeps the letters of its own script
(`address_part`), as it always has, for published addresses do not change.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING

from anyascii import anyascii

if TYPE_CHECKING:
    from collections.abc import Container

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What an id is."""
_PLAIN = re.compile(r"[a-z0-9][a-z0-9._@+,'’!&~=;$#-]*", re.ASCII | re.IGNORECASE)
"""A name whose address is plain, once its accents are left away. "_index" is another program's,
and a space or a bracket may be that of "Copy of" or "post (1)"."""
_YEAR = re.compile(r"\d{4}")
_WORDS = 3
"""Of how many words of its title the id of a work is made, where it has no author."""


def slug_of(words: str, most: int = 0) -> str:
    """Words as an id, transliterated where they are in another script: "Литература" is
    ``literatura``. Empty where there is neither a letter nor a digit in them.

    ``most``: how many letters it has at the most; 0 is any number.
    """
    plain = "".join(map(_ascii, unicodedata.normalize("NFC", words))).lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain))
    return slug[:most].strip("-") if most else slug


def file_slug(name: str) -> str:
    """The name of a file as an id, where only capitals, accents, dots, underscores and marks such
    as @ keep it from being one; any other name as it is."""
    plain = "".join(map(_without_accent, unicodedata.normalize("NFC", name)))
    return slug_of(name) if _PLAIN.fullmatch(plain) else name


def own_slug(words: str, kind: str) -> str:
    """As `slug_of`, and never empty: of signs alone ("!!!") a digest is taken, so that two such
    titles have two ids, at every run the same. ``kind`` is what such an id begins with."""
    digest = hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:6]
    return slug_of(words) or f"{kind}-{digest}"


@lru_cache(maxsize=1024)
def address_part(words: str) -> str:
    """Words as part of an address: "Direct payments" is ``direct-payments``.

    Words in a script that has no Latin letters keep their own.
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return _hyphens(plain) or _hyphens(unicodedata.normalize("NFC", words).lower())


def work_id(
    family: str,
    title: str,
    issued: str,
    taken: Container[str],
    tried: dict[str, int] | None = None,
) -> str:
    """An id of the first author's family name, or else of the first words of the title, and of the
    year: none of ``taken``. ``tried``: see `free_id`."""
    year = _YEAR.match(issued)
    who = slug_of(family) or "-".join(slug_of(title).split("-")[:_WORDS])
    if not who:
        return free_id("routledge-2014", taken, tried)
    return free_id("-".join(filter(None, (who, year[0] if year else ""))), taken, tried)


def free_id(id_: str, taken: Container[str], tried: dict[str, int] | None = None) -> str:
    """The id, or where it is taken the first of ``id-2``, ``id-3`` and so on that is not.

    ``tried`` is kept from call to call by who makes many ids and gives none back: for each id the
    number up to which all are taken.
    """
    start = tried.get(id_, 1) if tried is not None else 1
    for number in count(start):
        made = f"{id_}-{number}" if number > 1 else id_
        if made not in taken:
            break
    if tried is not None:
        tried[id_] = number
    return made


def _without_accent(char: str) -> str:
    """A letter without its accent; any other character as it is."""
    if char.isascii() or not char.isalpha():
        return char
    return unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode() or char


def _ascii(char: str) -> str:
    """A character in ASCII: an accent is left away, a letter of another script transliterated."""
    if char.isascii():
        return char
    plain = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode()
    return plain or (str(anyascii(char)) if char.isalnum() else "")


def _hyphens(words: str) -> str:
    letters = (c if unicodedata.category(c)[0] in "LMN" else " " for c in words)
    return "-".join("".join(letters).split())
