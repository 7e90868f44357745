"""How a text is built. Enters: Markdown. Leaves: faults.

Headings that skip a level, what editors wrote in HTML, tables, and what only looks like a heading
or a list.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from reading_room.markup import lookalikes, open_code, tables, vague
from reading_room.markup.events import kind_of, read
from reading_room.markup.text import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reading_room.markup.events import Span
    from reading_room.markup.raw import Tag
    from reading_room.markup.text import Heading

_A_REMARK = re.compile(rb"(?<!\\)<!--")
_A_TAG = re.compile(r"<[^<>]*>")
_ALT = re.compile(r"<img\b[^<>]*?\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)')[^<>]*>", re.IGNORECASE)


def check(
    source: str, headings: Iterable[Heading], tags: list[Tag], above: int = 1
) -> Iterator[Fault]:
    """Every fault of structure; ``above`` is the level of the heading above the text."""
    yield from _skipped(headings, tags, above)
    if tags:
        yield from _html(source.encode(), tags)
    if tables.may_be_wrong(source):
        yield from tables.check(source)
    if "<!--" in source:
        yield from _remarks(source)
    for is_suspect, find in _FINDERS:
        if is_suspect(source):
            yield from find(iter(read(source)))
    if open_code.may_be_open(source):
        yield from open_code.find(source, iter(read(source)))


def _skipped(headings: Iterable[Heading], tags: list[Tag], above: int) -> Iterator[Fault]:
    levels = [(heading.offset, heading.written, "#" * heading.written) for heading in headings]
    found = [tag for tag in tags if not tag.closing and re.fullmatch("h[1-6]", tag.name)]
    levels += [(tag.offset, int(tag.name[1]), f"<{tag.name}>") for tag in found]
    for offset, level, here in sorted(levels):
        if level > above + 1:
            marks = "#" * (above + 1) if here[0] == "#" else f"<h{above + 1}>"
            what = f"a heading with {'#' * above}" if above > 1 else "the title"
            yield Fault(
                offset,
                "heading-skipped",
                f"This heading has {here} and follows {what}: a level is skipped.",
                f"Write {marks} instead. A level says which part belongs to which, not how large"
                " the words are.",
            )
        above = level


def _html(encoded: bytes, tags: list[Tag]) -> Iterator[Fault]:
    """What editors wrote in HTML: links by their words, and tables by their headings."""
    opened: dict[str, int] = {}
    heads = False
    for tag in tags:
        if tag.name == "th":
            heads = True
        if not tag.closing:
            opened[tag.name] = tag.offset
            heads = heads and tag.name != "table"
        elif tag.name == "a" and "a" in opened:
            start = opened.pop("a")
            inner = _ALT.sub(_alt_words, encoded[start : tag.offset].decode(errors="ignore"))
            said = unescape(_A_TAG.sub("", inner)).strip()
            if said and (fault := vague.link(said, start)):
                yield fault
        elif tag.name == "table" and "table" in opened:
            start = opened.pop("table")
            if not heads:
                yield tables.headless(start)


def _alt_words(tag: re.Match[str]) -> str:
    return tag[1] or tag[2] or ""


def _remarks(source: str) -> Iterator[Fault]:
    """``<!--`` among words whose end is not in the same paragraph: readers see all of it."""
    code, words = False, []
    for event, span in read(source, merged=False):
        if not isinstance(event, dict):
            continue
        [(key, value)] = event.items()
        if key in ("Start", "End") and kind_of(value) == "CodeBlock":
            code = key == "Start"
        elif key == "Text" and not code:
            words.append((span["start"], span["end"]))
    for found in _A_REMARK.finditer(source.encode()):
        if any(start <= found.start() < end for start, end in words):
            yield Fault(
                found.start(),
                "html-unclosed",
                "A comment begins here and does not end in its paragraph, so readers see it.",
                "Write --> where it ends. One of several paragraphs begins on a line of its own.",
            )


_FINDERS: tuple[tuple[Callable[[str], bool], Callable[[Iterator[Span]], Iterator[Fault]]], ...] = (
    (lookalikes.may_be_bold, lookalikes.bold),
    (lookalikes.may_have_bullets, lookalikes.bullets),
)
"""What to look for, each behind a glance at the text: most texts have none of it."""
