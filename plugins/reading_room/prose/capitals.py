"""Words in capitals. Enters: the words of a text, and what a glossary explains. Leaves: those that
nobody explains, and those that shout.

Texts are many and faults are few, so that `suspect` looks at bytes first: a text whose capitals
are all explained costs some millionths of a second.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Literal, NamedTuple

from reading_room.prose.everyday import COMMON, EVERYDAY
from reading_room.prose.exempt import CHUNK, CITED, ROMAN, UNIT
from reading_room.prose.written_out import CAPITALS, written_out
from reading_room.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CASES = bytes(
    65 if 65 <= code <= 90 else 97 if 97 <= code <= 122 else 32 for code in range(256)
)  # fmt: skip
"""A for each capital, a for each small letter."""
_TWO = re.compile(b"A(?:A|aA)")
_TOKEN = re.compile(rb"[A-Za-z0-9\x80-\xff]*")
_BEFORE = re.compile(rb"[A-Za-z0-9\x80-\xff]*\Z")
_BETWEEN = re.compile(r"(?:[\s,'’-]|\b[AI]\b)+")
_NAME = re.compile(r"\s[A-Z][a-z’'][A-Za-z’'-]+")
_DETERMINER = re.compile(r"\b(?:an?|the|this|that|our|your|their|each|every|no|of|in|by)\s\Z", re.I)
_QUOTED = re.compile(
    r"“[^“”]*”|\A\s*“[^“”]*\Z|\"[^\"]*\"|«[^«»]*»"
    r"|(?<!\w)[‘'](?=\w)(?:[^‘’']|[’'](?=\w)){0,300}[’'](?!\w)"
)
"""What stands in quotation marks; of a quotation that goes on in the next paragraph all."""
_CONSONANTS = re.compile("[BCDFGHJKLMNPQRSTVWXZ]{4}")
_VOWEL = re.compile("[AEIOUY]")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_SMALL = re.compile(r"(?<!\w)[a-z]+(?!\w)")
_LOWER = {code: code + 32 for code in range(65, 91)}
_GIVEN = re.compile(
    r"(?:(?P<by>\b(?:[Bb]y|[Ww]ith|[Ff]rom|and|Dr|Mrs?|Ms|Prof|Professor|Author):?\.?)\s+)?"
    r"(?P<given>[A-Z][^\W\d_A-Z]+(?:-[A-Z][^\W\d_A-Z]+)?)(?:\s+[A-Z]\.)*\s\Z"
)
_NO_NAMES = frozenset(
    """
    dear every former great local many most national new north old our several south under west
    when while
    """.split()  # noqa: SIM905
)
_LONG = 6
_LONGEST_SAID = 8
"""An abbreviation that is said as a word (OFSTED, UNISON) has no more letters."""


class Found(NamedTuple):
    """Words in capitals, and where they begin."""

    kind: Literal["abbreviation", "capitals"]
    words: str
    start: int


@record
class Known:
    """The abbreviations that a glossary explains: alone, and as parts of longer terms."""

    words: frozenset[str]
    phrases: re.Pattern[str] | None

    def __contains__(self, word: object) -> bool:
        return word in self.words or word in EVERYDAY


def known(forms: Iterable[str]) -> Known:
    """What the forms of a glossary's terms explain."""
    forms = list(forms)
    words = frozenset(one for form in forms if " " not in form for one in _numbers(form))
    long = [form for form in forms if " " in form and CAPITALS.search(form)]
    long.sort(key=len, reverse=True)
    pattern = "|".join(map(re.escape, long))
    return Known(words, re.compile(rf"\b(?:{pattern})\b") if long else None)


def _numbers(form: str) -> tuple[str, str]:
    """A form, and the singular that it may be the plural of."""
    return form, form.removesuffix("s")


NOTHING = known(())


def suspect(said: bytes, explained: Known) -> bool:
    """May there be something to tell of a text, whose words are given in UTF-8?"""
    cases = said.translate(_CASES)
    told: set[bytes] = set()
    here: frozenset[str] | None = None
    for two in _TWO.finditer(cases):
        start = two.start() - len(_BEFORE.search(said, max(0, two.start() - 40), two.start())[0])  # type: ignore[index]
        word = _TOKEN.match(said, start)[0]  # type: ignore[index]
        if word in told:
            continue
        told.add(word)
        shown = word.decode(errors="ignore")
        if not _is_explained(shown, explained):
            here = written_out(said.decode()) if here is None else here
            if shown.removesuffix("s") not in here:
                return True
    return False


class Capitals:
    """Looks through the parts of a text. ``plain`` are the words of the whole, and of what is read
    together with it."""

    def __init__(self, plain: str, explained: Known, here: Iterable[str] = ()) -> None:
        self.explained = explained
        self.here = written_out(plain).union(word.removesuffix("s") for word in here)
        self.small = frozenset(_SMALL.findall(plain))

    def find(self, text: str, *, quoted: bool = False) -> Iterator[Found]:
        """What nobody explains, wherever it stands, and what shouts; ``quoted`` are the words of
        others, whom no editor corrects: they may shout, as may what stands in quotation marks."""
        for pattern in _passing(self.explained):
            text = pattern.sub(lambda found: found[0].translate(_LOWER), text)
        others = _Others(text, all_of_it=quoted)
        for run in _runs(text):
            left = [word for word in run if not self._passes(word, text)]
            if not left:
                continue
            start, end = left[0].start(), left[-1].end()
            if self._is_loud([word[0] for word in left], text[start:end]):
                if not others.said(start, end):
                    yield Found("capitals", text[start:end], start)
            elif not others.is_sign(start, end):
                yield from (Found("abbreviation", word[0], word.start()) for word in left)

    def _passes(self, word: re.Match[str], text: str) -> bool:
        """Is it explained, or are these the initials of a name (AB Smith)?"""
        if _is_explained(word[0], self.explained) or word[0].removesuffix("s") in self.here:
            return True
        if _is_surname(word, text):
            return True
        return (
            len(word[0]) == len("AB")
            and word[0].isupper()
            and word[0].lower() not in COMMON
            and _NAME.match(text, word.end()) is not None
            and not _DETERMINER.search(text[max(0, word.start() - 9) : word.start()])
        )

    def _is_loud(self, words: list[str], shown: str) -> bool:
        """Are these no abbreviations but words, which shout? One alone, or one of several with
        commas between them, may be an abbreviation that is said as a word."""
        whole = [word for word in words if word.isalpha() and word.isupper()]
        if any(word.lower() in COMMON for word in whole):
            return True
        spoken = [word for word in whole if _can_be_said(word)]
        if any(len(word) > _LONGEST_SAID for word in spoken):
            return True
        small = any(word.lower() in self.small for word in whole)
        return len(words) > 1 and "," not in shown and (small or bool(spoken))


def _is_surname(word: re.Match[str], text: str) -> bool:
    """Does a given name stand before it (Anne DURAND), of which a text says "by" or the like, or
    that nothing but a name can be?"""
    shown = word[0]
    if not shown.isalpha() or not _VOWEL.search(shown) or _CONSONANTS.search(shown):
        return False
    found = _GIVEN.search(text, max(0, word.start() - 60), word.start())
    if not found or found["given"].lower() in COMMON or found["given"].lower() in _NO_NAMES:
        return False
    return bool(found["by"]) or len(shown) >= _LONG


class _Others:
    """What a text has in quotation marks, looked for where it is first asked for."""

    def __init__(self, text: str, *, all_of_it: bool) -> None:
        self.text = text
        self.spans = [(0, len(text))] if all_of_it else None

    def said(self, start: int, end: int) -> str:
        """The quotation that holds a part of the text; empty where none does."""
        if self.spans is None:
            self.spans = [found.span() for found in _QUOTED.finditer(self.text)]
        at = bisect_right(self.spans, (start, len(self.text))) - 1
        if at >= 0 and end <= self.spans[at][1]:
            return self.text[slice(*self.spans[at])]
        return ""

    def is_sign(self, start: int, end: int) -> bool:
        """Does somebody quote words that stood in capitals: several, or these and no more?"""
        shown = self.text[start:end]
        if not _VOWEL.search(shown):
            return False
        said = self.said(start, end)
        several = " " in shown and "," not in shown
        return bool(said) and (several or _EDGES.sub("", said) == shown)


def _can_be_said(word: str) -> bool:
    return len(word) >= _LONG and len(_VOWEL.findall(word)) > 1 and not _CONSONANTS.search(word)


def shouts(words: str, explained: Known = NOTHING) -> str:
    """The first words of a line that shout; empty where none does."""
    if not CAPITALS.search(words):
        return ""
    found = Capitals(words, explained).find(words)
    return next((each.words for each in found if each.kind == "capitals"), "")


def _passing(explained: Known) -> Iterator[re.Pattern[str]]:
    yield from (CHUNK, CITED, UNIT)
    if explained.phrases:
        yield explained.phrases


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Words in capitals that stand side by side."""
    run: list[re.Match[str]] = []
    for word in CAPITALS.finditer(text):
        if not _is_abbreviation(word[0]):
            continue
        if run and not _BETWEEN.fullmatch(text, run[-1].end(), word.start()):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _is_abbreviation(word: str) -> bool:
    """Two capitals or more, and more of them than other letters: not McKay, and not YouTube."""
    upper = sum(map(str.isupper, word))
    lower = sum(map(str.islower, word.removesuffix("s")))
    return upper > 1 and upper > lower and sum(map(str.isdigit, word)) < 2


def _is_explained(word: str, explained: Known) -> bool:
    one = word.removesuffix("s")
    return (
        word in explained
        or one in explained
        or ROMAN.fullmatch(word) is not None
        or not _is_abbreviation(word)
    )
