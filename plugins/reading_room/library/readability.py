"""Advice on how a text reads. Enters: the library. Leaves: advice.

It takes longer than all other checks together and stops nothing, so that ``reading-room check``
alone asks for it. No mark of a reading-age formula is given: they praise nonsense in short words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from reading_room.library.prose import readings
from reading_room.library.terms import Glossary
from reading_room.problems import Problem, counted
from reading_room.prose import EASY, long, sentences, units

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reading_room.library.index import Index
    from reading_room.library.library import Library
    from reading_room.library.terms import Word
    from reading_room.model import EasyRead
    from reading_room.settings import Settings

_MOST = 25
"""Words of a sentence, as GOV.UK advises."""
_TOLD = 5
"""How many sentences of a file are told: who has mended those looks again."""
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_VOWELS = re.compile("[aeiouyà-öø-ÿ]+")
_SILENT = re.compile(r"(?:[^aeiouylr]e|[^td]ed|[^szxc]es|[^aeiou]ely)\Z")
_LONG = 13
_SYLLABLES = 4
_MET = frozenset(
    """
    anybody birthday community communities disability disabilities everybody everyday everyone
    everything february information january somebody supermarket television understanding university
    """.split()  # noqa: SIM905
)
"""Long words that everybody has met."""


class _Sentence(NamedTuple):
    line: int
    column: int
    words: int
    begins: str


def check_reading(library: Library) -> Iterator[Problem]:
    """What `check_texts` and `check_explained` find."""
    yield from check_texts(library.index, library.settings)
    yield from check_explained(library)


def check_texts(index: Index, settings: Settings) -> Iterator[Problem]:
    """sentence-long (advice): a sentence has 25 words at the most.
    easy-read-word (advice): a long word of an Easy Read edition is in the glossary."""
    easy = index.editions.keys()
    for path, texts in readings(index):
        found = [
            _Sentence(*text.place(each.offset), each.words, each.begins)
            for text in texts
            for each in long(text, _MOST)
            if path not in easy
        ]
        if path in index.lists:
            found += _notes(index, path)
        yield from _tell(path, found)
    forms = {form.lower() for term in index.terms for form in (term.term, *term.also)}
    explained = {word for form in forms for word in _WORD.findall(form)}
    for post in index.posts.values():
        if post.easy_read and (post.language or settings.language).startswith("en"):
            yield from _hard(post.easy_read, explained)


def _notes(index: Index, path: str) -> Iterator[_Sentence]:
    for entry in index.lists[path].entries:
        for paragraph in entry.note.split("\n\n"):
            for found in sentences(paragraph):
                if found.words > _MOST:
                    yield _Sentence(entry.item.line, entry.item.column, found.words, found.begins)


def _tell(path: str, found: list[_Sentence]) -> Iterator[Problem]:
    """The longest sentences, and how many more there are."""
    longest = sorted(found, key=lambda each: -each.words)[:_TOLD]
    for line, column, words, begins in longest:
        yield Problem(
            path, line, column, "sentence-long",
            f"This sentence has {words} words: {begins} …",
            f"Make two of it, or leave out what can go: {_MOST} words are enough for most.",
        )  # fmt: skip
    if more := len(found) - len(longest):
        yield Problem(
            path, 0, 0, "sentence-long",
            f"{counted(more, 'more sentence')} of this file {'has' if more == 1 else 'have'} over"
            f" {_MOST} words.",
            "Mend the longest, which are named, and look again.",
        )  # fmt: skip


def _hard(edition: EasyRead, explained: Collection[str]) -> Iterator[Problem]:
    told: set[str] = set()
    for row in edition.rows:
        for unit in units(row.text.source):
            for sentence in sentences(unit.text):
                for word in _WORD.finditer(sentence.text):
                    small = word[0].lower().replace("’", "'")
                    name = word.start() > 0 and word[0][0].isupper()
                    if name or small in told or not _is_hard(small, explained):
                        continue
                    told.add(small)
                    at = unit.offset(sentence.start + word.start())
                    yield Problem(
                        edition.path, *row.text.place(at), "easy-read-word",
                        f"{word[0]} may be a hard word, and docs/glossary.yml does not explain it.",
                        "Say it in shorter words, or add it to the glossary in plain English.",
                    )  # fmt: skip


def check_explained(library: Library) -> Iterator[Problem]:
    """easy-read-explained (advice): the glossary explains a hard word of Easy Read editions there
    in sentences of 15 words."""
    if not library.index.editions:
        return
    terms = {term.term: term for term in library.index.terms}
    for word, paths in _linked(library).items():
        longest = max((each.words for each in sentences(word.definition)), default=0)
        if word.easy or longest <= EASY:
            continue
        more = f" and {counted(len(paths) - 1, 'other edition')}" if len(paths) > 1 else ""
        term = terms[word.term]
        yield Problem(
            term.path, term.line, 1, "easy-read-explained",
            f"{word.term} is a hard word of {paths[0]}{more}, and is explained there in a sentence"
            f" of {longest} words.",
            f"Say the same in easy: with no more than {EASY} words to a sentence.",
        )  # fmt: skip


def _linked(library: Library) -> dict[Word, list[str]]:
    """The words that are links in Easy Read editions, and in which."""
    glossary = Glossary(library.words, library.settings.language)
    found: dict[Word, list[str]] = defaultdict(list)
    for path, post in library.index.editions.items():
        edition = post.easy_read
        if edition and not post.withdrawn and "easy-read-explained" not in edition.allow:
            texts = [library.texts[path, str(at)] for at, _ in enumerate(edition.rows)]
            for word in glossary.used(texts, post.language):
                found[word].append(path)
    return found


def _is_hard(word: str, explained: Collection[str]) -> bool:
    """Is it a word of four syllables or thirteen letters that nobody explains?"""
    parts = {word, word.removesuffix("'s"), word.removesuffix("s")}
    if not parts.isdisjoint(explained) or not parts.isdisjoint(_MET):
        return False
    return any(
        len(part) >= _LONG or syllables(part) >= _SYLLABLES
        for part in word.split("-")
        if part not in explained and part not in _MET
    )


def syllables(word: str) -> int:
    """How many syllables an English word has, near enough."""
    return max(1, len(_VOWELS.findall(word)) - bool(_SILENT.search(word)))
