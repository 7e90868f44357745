"""Words of the glossary, and where a text uses them. Enters: terms, clean HTML. Leaves: each word
with its id, the HTML with a link at the first use of each, and the words to explain below it.

Links are made for pages alone: feeds and the search take a text from the library, where it has
none. The HTML is that of `markup.clean`, balanced and with every ``<``, ``>`` and ``&`` of its
words escaped.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from reading_room.memory import Memory
from reading_room.slugs import address_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reading_room.model import Term

_KEPT = b"0123456789abcdefghijklmnopqrstuvwxyz"
_FLAT = bytes(low if (low := ord(chr(code).lower())) in _KEPT else 32 for code in range(128))
_FLAT += b" " * 128
"""Makes small letters of capitals, and spaces of all that is no letter or digit of ASCII: the same
bytes of a form and of a text come out the same, each in its place."""

_SAME = (("’", "'"), ("“", '"'), ("”", '"'), ("‐", "-"), ("‑", "-"), ("\n", " "), ("\xa0", " "))
"""What smart punctuation, or a line's end, makes of a mark means the same as what it was."""
_BEFORE = re.compile(r"(?<![\w&])(?<!\w['.@-])")
_AFTER = re.compile(r"(?:'s)?(?!\w)(?!['.@-]\w)")
"""A form is a whole word: no part of a compound, of a site's name or of an entity. The link holds
the ending of "carer's" too."""

_TAG = re.compile(r'<(/?)([a-z0-9]+)([^<>"]*(?:"[^"]*"[^<>"]*)*)>')
_EMPTY = frozenset({"br", "hr", "img", "input", "wbr"})
_LEFT_ALONE = frozenset(
    {
        "a", "abbr", "caption", "cite", "code", "del", "dfn", "dt", "figcaption", "h1", "h2", "h3",
        "h4", "h5", "h6", "kbd", "pre", "s", "samp", "summary", "th", "var",
    }
)  # fmt: skip
"""Headings, links, code and what is like them: none is a place for one more link."""
_ASIDE = re.compile(r' class="[^"]*\b(?:admonition-title|citation|visually-hidden)\b')
_LANGUAGE = re.compile(r' lang="([^"-]*)')


class Word(NamedTuple):
    """A term as a reader meets it; ``id``, where it stands in the glossary, is its alone."""

    id: str
    term: str
    definition: str
    also: tuple[str, ...] = ()
    easy: str = ""


def words_of(terms: Iterable[Term]) -> tuple[Word, ...]:
    """The words of a glossary in the order of the alphabet, each with its id."""
    words: dict[str, Word] = {}
    taken: Counter[str] = Counter()
    for term in sorted(terms, key=lambda term: term.term.lower()):
        base = id_ = address_part(term.term) or "word"
        while id_ in words:
            taken[base] += 1
            id_ = f"{base}-{taken[base] + 1}"
        words[id_] = Word(id_, term.term, term.definition, term.also, term.easy)
    return tuple(words.values())


class Glossary:
    """Finds terms in texts. What it found it remembers, for a page is asked for more than once."""

    def __init__(self, words: tuple[Word, ...], language: str) -> None:
        self.words = words
        self._links = [_link(word) for word in words]
        self._language = _primary(language)
        self._forms = {form: at for at, word in enumerate(words) for form in _forms(word)}
        self._lengths = _lengths(self._forms)
        self._begin = _begin(self._forms)
        self._others = _others(self._forms)
        self._in: Memory[array[int]] = Memory(self._find)
        """The first use of each term in a text: start, end, term; start, end, term; …"""

    def linked(self, texts: Sequence[bytes], language: str = "") -> list[str]:
        """The texts of one page with a link at the first use of each term.

        A text in a ``language`` other than the site's is left alone.
        """
        return [
            self._with_links(_spaced(text).decode(), uses) if uses else text.decode()
            for text, uses in zip(texts, self._uses(texts, language), strict=True)
        ]

    def used(self, texts: Sequence[bytes], language: str = "") -> list[Word]:
        """The terms that the texts of one page use, in the order of the alphabet."""
        found = {term for uses in self._uses(texts, language) for term in uses[2::3]}
        return [self.words[term] for term in sorted(found)]

    def found(self, texts: Sequence[bytes], language: str = "") -> list[tuple[object, ...]]:
        """Which terms the texts of one page use, and where: where that and the texts are the same,
        so is what `linked` and `used` make of them."""
        return [
            tuple(
                (start, end, self.words[term])
                for start, end, term in zip(uses[::3], uses[1::3], uses[2::3], strict=True)
            )
            for uses in self._uses(texts, language)
        ]

    def _uses(self, texts: Sequence[bytes], language: str) -> list[array[int]]:
        """For each text the first uses of terms that no text before it has."""
        if not self._forms or (language and _primary(language) != self._language):
            return [_NONE] * len(texts)
        each = [self._in(text) for text in texts]
        return each if len(each) == 1 else list(_first(each))

    def next_build(self) -> None:
        """Forget the texts that the last build of the site did not have."""
        self._in.next_round()

    def _find(self, text: bytes) -> array[int]:
        spaced = _spaced(text)
        flat = b" %b " % spaced.translate(_FLAT)
        places = [found.start() for found in self._begin.finditer(flat)]
        return self._firsts(spaced, flat, places) if places or self._others else _NONE

    def _firsts(self, text: bytes, flat: bytes, places: Iterable[int]) -> array[int]:
        """The first use of each term that stands in plain words and in no longer form."""
        html = text.decode()
        even = _even(html)
        begin = list(_characters(text, flat, places))
        if self._others:
            begin += [(found.start(), b"") for found in self._others.finditer(even)]
            begin.sort()
        starts, ends = _closed(html, self._language)
        uses, seen, free = array("I"), set(), 0
        for start, key in begin:
            if start < free or ends[bisect_right(starts, start) - 1] > start:
                continue
            term, free = self._longest(even, start, self._lengths[key])
            if term >= 0 and term not in seen:
                seen.add(term)
                uses.extend((start, free, term))
        return uses

    def _longest(self, even: str, start: int, lengths: Sequence[int]) -> tuple[int, int]:
        """The term of the longest form that begins there, or -1, and where its link ends."""
        if _BEFORE.match(even, start):
            for length in lengths:
                term = self._forms.get(even[start : start + length])
                if term is not None and (after := _AFTER.match(even, start + length)):
                    return term, after.end()
        return -1, start

    def _with_links(self, html: str, uses: array[int]) -> str:
        parts: list[str] = []
        at = 0
        for start, end, term in zip(uses[::3], uses[1::3], uses[2::3], strict=True):
            parts += (html[at:start], self._links[term], html[start:end], "</a>")
            at = end
        return "".join([*parts, html[at:]])


_NONE: array[int] = array("I")


def _link(word: Word) -> str:
    id_ = escape(word.id)
    return f'<a class="term" href="#word:{id_}" id="use:{id_}">'


def _forms(word: Word) -> Iterator[str]:
    """The ways in which a word may be written in a text.

    A form with a capital behind its first letter is a name or an abbreviation, and stays as it
    is; any other a sentence may begin with.
    """
    for written in (word.term, *word.also):
        form = _even(escape(" ".join(written.split()), quote=False))
        if form:
            yield form
        if form[1:] and form[1:] == form[1:].lower():
            yield form[0].swapcase() + form[1:]


def _lengths(forms: Iterable[str]) -> dict[bytes, list[int]]:
    """How long the forms are that begin with a word, the longest first."""
    found: dict[bytes, set[int]] = {}
    for form in forms:
        found.setdefault(_key(form), set()).add(len(form))
    return {key: sorted(lengths, reverse=True) for key, lengths in found.items()}


def _key(form: str) -> bytes:
    """The first word of a form as `_FLAT` makes it; empty where it begins with another mark."""
    flat = form.encode().translate(_FLAT)
    return flat.split()[0] if flat[:1] != b" " else b""


def _begin(forms: Iterable[str]) -> re.Pattern[bytes]:
    """Finds in a flat text the space before each place where a form with a key may begin.

    It looks at no place twice: in a glossary as large as any, no text takes long.
    """
    flat = {b" ".join(form.encode().translate(_FLAT).split()) for form in forms if _key(form)}
    either = _either(sorted(words.decode() for words in flat)) if flat else "(?!)"
    return re.compile(f" (?={either} )".encode())


def _either(words: list[str]) -> str:
    """Any of some words, in order; what they begin with alike stands once."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[:1], []).append(word[1:])
    whole = rests.pop("", None) is not None
    parts = [(" +" if first == " " else first) + _either(rest) for first, rest in rests.items()]
    if len(parts) == 1 and not whole:
        return parts[0]
    return f"(?:{'|'.join(parts)}){'?' if whole else ''}" if parts else ""


def _others(forms: Iterable[str]) -> re.Pattern[str] | None:
    """Finds where the forms without a key may begin."""
    firsts = sorted({re.escape(form[0]) for form in forms if not _key(form)})
    return re.compile("|".join(firsts)) if firsts else None


def _spaced(text: bytes) -> bytes:
    return text.replace(b"&nbsp;", "\xa0".encode())


def _even(text: str) -> str:
    for mark, same in _SAME:
        text = text.replace(mark, same)
    return text


def _characters(text: bytes, flat: bytes, places: Iterable[int]) -> Iterator[tuple[int, bytes]]:
    """Where words begin, in characters, and what keys they are; ``flat`` has one byte more before
    it, so that a word begins in a text where it has the space before."""
    last = characters = 0
    for at in places:
        characters += len(text[last:at].decode())
        last = at
        yield characters, flat[at + 1 : flat.index(b" ", at + 1)]


def _closed(html: str, language: str) -> tuple[list[int], list[int]]:
    """Where tags, and elements that are left alone, start and end; first of all nothing does."""
    starts, ends = [-1], [-1]
    name, depth = "", 0
    for tag in _TAG.finditer(html):
        end, kind, facts = tag.groups()
        if depth:
            if kind == name:
                depth += -1 if end else 1
                ends[-1] = ends[-1] if depth else tag.end()
            continue
        starts.append(tag.start())
        ends.append(tag.end())
        if not end and kind not in _EMPTY and _is_left_alone(kind, facts, language):
            name, depth = kind, 1
            ends[-1] = len(html)
    return starts, ends


def _is_left_alone(kind: str, facts: str, language: str) -> bool:
    if kind in _LEFT_ALONE or (facts and _ASIDE.search(facts)):
        return True
    other = _LANGUAGE.search(facts) if facts else None
    return other is not None and other[1].lower() != language


def _first(each: Iterable[array[int]]) -> Iterator[array[int]]:
    seen: set[int] = set()
    for uses in each:
        new = array("I")
        for at in range(0, len(uses), 3):
            if uses[at + 2] not in seen:
                new.extend(uses[at : at + 3])
        seen.update(new[2::3])
        yield new


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()
