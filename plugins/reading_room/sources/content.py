"""Checks of how keys are written. Enters: the fields of a file. Leaves: problems, and what the
library has to look at with the glossary.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from reading_room.markup.emoji import SHORTCODE, with_emoji
from reading_room.prose import EASY, long, sentences, shouts
from reading_room.sources.yaml.reader import Place
from reading_room.values import Ref
from reading_room.wording import quoted

if TYPE_CHECKING:
    from reading_room.markup import Fault, Text
    from reading_room.schema import Key
    from reading_room.sources.yaml.fields import Fields
    from reading_room.sources.yaml.reader import Reader

_SIGN = re.compile(r"[&<\]`*_~\\]")
_MARKS = re.compile(
    r"(?P<entity>&(?:[A-Za-z][A-Za-z0-9]{1,9}|#\d{1,6}|#[xX][0-9a-fA-F]{1,6});)"
    r"|</?[A-Za-z][^<>]{0,200}>|\[(?P<words>[^\[\]]+)\]\([^()\s]+\)|`(?P<code>[^`]+)`"
    r"|(?<!\\)\\(?!_\()(?P<escaped>[:'#&!,.?*_\[\]-])"
    r"|\*\*(?P<bold>[^*\s](?:[^*]*[^*\s])?)\*\*|~~(?P<struck>[^~\s](?:[^~]*[^~\s])?)~~"
)
_FILLED_IN = re.compile(r"\{\{[^{}]{1,200}\}\}|\{%[^{}]{1,200}%\}")
"""What another program puts words in the place of."""
_NESTED = 3
"""Marks within marks, such as bold type in a link."""
_MOST = 50
"""No description has more words."""


def read_loud(fields: Fields, **said: str) -> tuple[Ref, ...]:
    """Words in capitals of some keys that may shout: the library knows names that do not."""
    found = ((key, loud) for key, words in said.items() if (loud := shouts(words)))
    return tuple(Ref(loud, *fields.place(key)) for key, loud in found)


def check_description(reader: Reader, fields: Fields, description: str) -> None:
    """Advise of a description that is too long to be a summary."""
    words = len(description.split())
    if words > _MOST:
        reader.error(
            fields.place("description"),
            "description-long",
            f"The description has {words} words.",
            f"Say it in {_MOST} or fewer: it is shown in lists and feeds, beside many others.",
        )


def check_plain(reader: Reader, fields: Fields, **said: str) -> None:
    """Advise of marks of HTML and Markdown in keys whose words are shown as they stand."""
    for key, words in said.items():
        if "{" in words and (filled := _FILLED_IN.search(words)):
            message = f"{fields.key(key).the} would be shown with {filled[0][:40]} in it."
            hint = "It is filled in by another program: write the words that it stands for."
            reader.error(fields.place(key), "value-marks", message, hint)
        elif found := _mark_in(words):
            plain = " ".join(with_emoji(_plain(words)).split())
            reader.error(
                fields.place(key),
                "value-marks",
                f"{fields.key(key).the} would be shown with {found[:40]} in it.",
                f"Use plain words: {key}: {quoted(plain)}",
                quoted(plain),
            )


def _mark_in(words: str) -> str:
    """The first mark, or name of an emoji, that readers would see; empty where there is none."""
    if _SIGN.search(words) and (found := _MARKS.search(words)):
        return found[0]
    named = (found[0] for found in SHORTCODE.finditer(words) if with_emoji(found[0]) != found[0])
    return next(named, "") if ":" in words else ""


def _plain(words: str) -> str:
    """The words without the marks."""
    for _ in range(_NESTED):
        words = _MARKS.sub(lambda mark: mark[mark.lastgroup] if mark.lastgroup else "", words)
        words = unescape(words)
    return words


def check_picture(reader: Reader, place: Place, fault: Fault | None, hint: str) -> None:
    """Say what is wrong with the words of a picture that stands in no text."""
    if fault:
        reader.error(place, fault.rule, fault.message, hint)


def check_easy(reader: Reader, text: Text) -> None:
    """Say which sentences of an Easy Read edition are too long."""
    for sentence in long(text, EASY):
        place = Place(*text.place(sentence.offset))
        _too_long(reader, place, sentence.words, sentence.begins)


def check_easy_words(reader: Reader, fields: Fields, key: Key[str]) -> str:
    """The plain words of a key that is written in Easy Read; its long sentences are problems."""
    said = fields.line(key.name)
    for sentence in sentences(said):
        if sentence.words > EASY:
            _too_long(reader, fields.place(key.name), sentence.words, sentence.begins)
    return said


def _too_long(reader: Reader, place: Place, words: int, begins: str) -> None:
    reader.error(
        place,
        "easy-read-sentence",
        f"This sentence has {words} words: {begins} …",
        f"Make two of it: a sentence of Easy Read has {EASY} words at the most, and one idea.",
    )
