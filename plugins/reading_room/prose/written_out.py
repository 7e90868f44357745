"""Abbreviations that a text writes out itself. Enters: its words. Leaves: those abbreviations."""

from __future__ import annotations

import re

CAPITALS = re.compile(r"(?<![\w&@#./])(?=\w*[A-Z]{2}|[A-Z][a-z][A-Z])[A-Za-z][A-Za-z0-9]*(?![\w@])")
_MEANT = re.compile(r"\s+(?:stands for|is short for|means)\b|,?\s+\(?short for\b")
_IS = re.compile(
    r"\s+(?:is|was|are|were)\s+(?:(?:the|an?|our)\s+)?"
    r"((?:(?:[A-Z][\w’'-]*|of|for|and|the|in|to|on|&)\s+){1,12}[A-Z][\w’'-]*)"
)
"""The ZDC is the Zebra Dance Company: the first letters decide."""
_BETWEEN_NAMES = frozenset({"and", "for", "in", "of", "on", "the", "to"})
_KNOWN_AS = re.compile(
    r"(?<![\w-])(?:known as|called|abbreviated (?:to|as)|shortened to)\s(?:the\s)?\Z"
)
_IN_BRACKETS = re.compile(r"\s[(\[]([^()\[\]]{5,150})[)\]]")
_OR = re.compile(r",? or (?:the )?\Z")
_BEHIND = re.compile(r"(?::| [–—-]) ((?:[\w’'-]+ ){1,11}[\w’'-]+)")
"""WDS: workforce data set; SRO – senior responsible officer."""
_LONGEST = 20
"""What may stand before an abbreviation in its brackets: (known as CQC)."""
_FAR = 160
"""How far before its brackets an abbreviation is written out, in letters, at the most."""


def written_out(text: str) -> frozenset[str]:
    """What is written out in a text: Care Quality Commission (CQC), or CQC (the Care …)."""
    found = set()
    for word in CAPITALS.finditer(text):
        one = word[0].removesuffix("s")
        if one not in found and _is_written_out(one, text, word):
            found.add(one)
    return frozenset(found)


def _is_written_out(one: str, text: str, word: re.Match[str]) -> bool:
    before = text[max(0, word.start() - _FAR) : word.start()]
    words, bracket, inside = before.rpartition("(")
    if bracket and ")" not in inside and len(inside) < _LONGEST and _begins(one, words):
        return True
    called = _KNOWN_AS.search(before)
    if called and _has_initials(one, before[: called.start()]):
        return True
    after = text[word.end() : word.end() + _FAR]
    meaning = _IN_BRACKETS.match(after)
    if meaning and " " in meaning[1] and _begins(one, meaning[1]):
        return True
    if _MEANT.match(after):
        return True
    other = _OR.search(before)
    if other and _ends_with(one, before[: other.start()]):
        return True
    behind = _BEHIND.match(after)
    if behind and _starts_with(one, behind[1]):
        return True
    named = _IS.match(after)
    return named is not None and _has_initials(one, named[1])


def _has_initials(word: str, name: str) -> bool:
    """Are the first letters of a name those of an abbreviation, small words counted or not?"""
    near = [each for each in re.findall(r"[^\W_][\w’']*", name) if not each[1:].isupper()]
    every = "".join(each[0] for each in near).upper()
    large = "".join(each[0] for each in near if each not in _BETWEEN_NAMES).upper()
    return word.upper() in every or word.upper() in large


def _starts_with(word: str, words: str) -> bool:
    """Do the first letters of the first words make an abbreviation?"""
    return _initials(words)[: len(word)] == word.upper()


def _ends_with(word: str, words: str) -> bool:
    """Do the first letters of the last words make an abbreviation?"""
    return _initials(words).endswith(word.upper())


def _initials(words: str) -> str:
    return "".join(each[0] for each in re.findall(r"[^\W_][\w’']*", words)).upper()


def _begins(word: str, words: str) -> bool:
    """Does one of the last words begin as an abbreviation does?"""
    near = re.findall(r"[^\W_]+", words)[-(2 * len(word) + 3) :]
    return any(each[0].lower() == word[0].lower() for each in near)
