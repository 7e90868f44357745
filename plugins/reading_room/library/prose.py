"""Checks of words that need the glossary. Enters: the index. Leaves: problems."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.problems import MOST, Problem
from reading_room.prose import Capitals, known, shouts, suspect, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reading_room.library.index import Index
    from reading_room.markup import Text
    from reading_room.model import EasyRead, Post, ReadingList
    from reading_room.prose import Known
    from reading_room.settings import Settings

_EXPLAINED = re.compile(r"<abbr\b[^<>]*\btitle\s*=\s*[\"'][^<>]+>([^<>]+)</abbr", re.IGNORECASE)
"""What a text explains in HTML."""
_SMALL = (
    "To stress a word, write *word*. If it is a name that is written so, explain it in"
    " docs/glossary.yml."
)


def check_capitals(index: Index, settings: Settings) -> Iterator[Problem]:
    """abbreviation-unknown: an abbreviation is explained in docs/glossary.yml or where it stands.
    words-capitals: nothing is written in capitals to make it louder."""
    del settings
    explained = known(form for term in index.terms for form in (term.term, *term.also))
    for path, texts in readings(index):
        yield from _of_texts(path, texts, explained)
    for record in _records(index):
        for words in record.loud:
            if shouts(words.id, explained):
                yield _loud(record.path, words.line, words.column, words.id)


def readings(index: Index) -> Iterator[tuple[str, list[Text]]]:
    """What is read together, and the file it stands in."""
    for post in index.posts.values():
        yield post.path, [post.text]
        if post.easy_read:
            yield post.easy_read.path, [row.text for row in post.easy_read.rows]
    for found in index.lists.values():
        yield found.path, [text for text in (found.intro, found.outro) if text]


def _records(index: Index) -> Iterator[Post | EasyRead | ReadingList]:
    for post in index.posts.values():
        yield post
        if post.easy_read:
            yield post.easy_read
    yield from index.lists.values()


def _of_texts(path: str, texts: list[Text], explained: Known) -> Iterator[Problem]:
    said = texts[0].said if len(texts) == 1 else b"\n".join(text.said for text in texts)
    if not suspect(said, explained):
        return
    explained_here = [word for text in texts for word in _EXPLAINED.findall(text.source)]
    capitals = Capitals(said.decode(), explained, explained_here)
    told: set[str] = set()
    count = 0
    for text in texts:
        marks = {text.place(f.offset)[0] for f in text.faults if f.rule == "text-template"}
        for unit in units(text.source):
            for found in capitals.find(unit.text, quoted=unit.quoted):
                loud = found.kind == "capitals"
                if not loud and found.words in told:
                    continue
                place = text.place(unit.offset(found.start))
                if place[0] in marks:
                    continue  # what another program would make words of
                told.add(found.words)
                yield (_loud if loud else _unknown)(path, *place, found.words)
                count += 1
                if count > MOST:
                    return  # nobody is told of more


def _unknown(path: str, line: int, column: int, word: str) -> Problem:
    return Problem(
        path, line, column, "abbreviation-unknown",
        f"{word} is not explained.",
        "Write it out where it is first used, as in World Health Organization (WHO), or explain it"
        f" in docs/glossary.yml. If it is a word and not a name, write {word.lower()}, or"
        f" *{word.lower()}* to stress it.",
    )  # fmt: skip


def _loud(path: str, line: int, column: int, words: str) -> Problem:
    shown = " ".join(words.split())[:80]
    return Problem(
        path, line, column, "words-capitals",
        f"{shown} is in capitals, which are slow to read, and which a screen reader may spell out.",
        f"Write {shown.lower()}, with a capital where a sentence begins. {_SMALL}",
    )  # fmt: skip
