"""What a name looks like. Enters: words. Leaves: if they are a person's, and in which parts."""

from __future__ import annotations

import re

from reading_room.values import Name

ORGANISATION = frozenset(
    {
        "agency", "alliance", "association", "authority", "centre", "commission", "committee",
        "council", "department", "foundation", "group", "institute", "ministry", "network",
        "office", "partnership", "plus", "service", "services", "society", "team", "trust",
        "university",
    }
)  # fmt: skip
"""How the names of organisations end."""
TITLES = frozenset(
    {
        "baroness", "dame", "dr", "lady", "lord", "miss", "mr", "mrs", "ms", "prof", "professor",
        "rev", "revd", "sir",
    }
)  # fmt: skip
"""What is written before a name and is no part of it."""
AFTER = frozenset(
    """
    BSc CBE DBE DPhil Esq Jr Jr. KC MBChB MBE MEd MP MPhil MSc OBE PGCE Ph.D. PhD QC Sr Sr.
    """.split()  # noqa: SIM905
)
"""What is written after a name and is no part of it."""
BY = re.compile(r"(?:(?:written|posted|words|text) )?by:? (?=\S)", re.IGNORECASE)
"""What a page writes before a name."""
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
OTHERS = re.compile(
    r"(?<![\s,;])[\s,;]+(?:et\.? al(?:ii|\.|\Z)|u\. ?a\.\Z|(?:and|&) (?:others|colleagues)\Z)",
    re.IGNORECASE,
)
"""What stands for names that nobody wrote down."""
TWO = re.compile(r"\s(?:and|And|&)\s")
SMALL = re.compile(r"\s(?:[Ff]or|[Oo]f|[Tt]he|on|in(?! (?:'t|’t|d[a-z]+|het)\b))\s")
"""Small words that stand in the names of organisations, and are no particle of a person's."""
_PERSON = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*)+")
"""Two words or more with capitals, as a person may be called."""
PARTICLE = re.compile(r"['’]?[a-zà-ÿ][\w'’]*$")


_INITIALS = re.compile(r"(?:[A-Z]\.?[ -]?)+")
_GLUED = re.compile(r"([A-Z][^\W\d_][\w’'-]*(?: [A-Z][\w’'-]+)*) ((?:[A-Z]\.?){1,3})")
_FAMILY = re.compile(r"[^\W\d_][\w’' -]+")
_ACCOUNT = re.compile(
    r"(?P<name>[^()@]+?) *\((?P<account>@[\w.-]+(?:@[\w.-]+)?|(?:https?://)?[\w-]+(?:\.[\w-]+)+/[^\s()]*)\)"
)
"""Ann Bell (@ann), (@ann@example.org), (example.org/ann): no role, and nobody else."""


def account_in(text: str) -> tuple[str, str] | None:
    """A person's name and the account that stands in brackets behind it."""
    found = _ACCOUNT.fullmatch(text)
    return (found["name"], found["account"]) if found and is_person(found["name"]) else None


def has_role(text: str) -> bool:
    """Does a comma part a person from an office, or from whom they wrote for?"""
    before, comma, after = text.partition(",")
    rest = f"{after} "
    return bool(comma) and is_person(before) and bool(SMALL.search(rest) or is_organisation(after))


def are_two(text: str) -> bool:
    """Does "and" part a person from somebody, or from an organisation?"""
    first, *others = TWO.split(text)
    return any(" " in other.strip() for other in others) and is_person(first)


def is_person(text: str) -> bool:
    return bool(_PERSON.fullmatch(text)) and not is_organisation(text)


def is_organisation(text: str) -> bool:
    return text.rpartition(" ")[2].lower() in ORGANISATION


def in_row(text: str) -> list[str]:
    """The people of "Fox, Alex, and Bob" or "Alex Fox, Jo Lee and Al Day"; none without a comma."""
    if "," not in text:
        return []
    found = []
    for part in TWO.split(text):
        names = [name.strip() for name in part.split(",") if name.strip()]
        if len(names) == len(["Fox", "Alex"]) and not any(" " in name for name in names):
            names = [f"{names[1]} {names[0]}"]
        found += [name if " " in name else f"{name} …" for name in names]
    return found


def in_pairs(text: str) -> list[str]:
    """The people of "Fox, A., Lee, J. B." or "Fox A, Lee JB": each before its initials."""
    parts = [part.strip() for part in text.rstrip(",").split(",")]
    glued = [_GLUED.fullmatch(part) for part in parts]
    if len(parts) > 1 and all(glued):
        return [f"{found[1]}, {found[2]}" for found in glued if found]
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    whole = len(pairs) > 1 and len(parts) % 2 == 0
    whole = whole and all(_FAMILY.fullmatch(one) and _INITIALS.fullmatch(two) for one, two in pairs)
    return [f"{one}, {two}" for one, two in pairs] if whole else []


def title_in(text: str) -> str:
    """The title before a name: "Dr Sam Bennett" or "Bennett, Dr Sam"."""
    words = (text.partition(",")[2].strip() or text).split(" ")
    return words[0] if words[0].rstrip(".").lower() in TITLES else ""


def split(text: str) -> Name:
    """ "Ludwig van Beethoven" in two: the last word and the small words before it are family."""
    words = text.split(" ")
    at = len(words) - 1
    while at > 1 and PARTICLE.match(words[at - 1]):
        at -= 1
    return Name(given=" ".join(words[:at]), family=" ".join(words[at:]))
