"""Footnotes. Enters: the events of a text. Leaves: its body, its notes and their order."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reading_room.markup.depth import TooMuchError
from reading_room.markup.events import is_start
from reading_room.markup.text import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reading_room.markup.events import Span

_REFERENCES = 10_000
"""The most references to the notes of a text: each is published as a link of 150 letters, and so is
the way back to it."""
_NO_COLON = re.compile(rb"\[\^(?P<label>[^\[\]\s]{1,200})\][ \t]+\S")
_CODE_ENDS = {"End": "CodeBlock"}
_LOOSE = re.compile(rb"(?<!\\)\[\^([^\[\]\s]{1,200})\]")


class Note(NamedTuple):
    """A footnote: its label as written, where it is defined, and its events."""

    label: str
    offset: int
    events: list[Span]


class Numbers:
    """The number of each note, given in the order of ``labels``, and its references so far."""

    def __init__(self, labels: Iterable[str] = (), first: int = 1) -> None:
        self._numbers = {label: number for number, label in enumerate(labels, first)}
        self._calls: dict[str, int] = {}

    def __getitem__(self, label: str) -> int:
        return self._numbers[label]

    def call(self, label: str) -> str:
        """The HTML of the next reference to a note."""
        label = fold(label)
        number = self._numbers[label]
        count = self._calls[label] = self._calls.get(label, 0) + 1
        again = f":{count}" if count > 1 else ""
        return (
            f'<sup class="footnote"><a id="fnref:{number}{again}" href="#fn:{number}">'
            f'<span class="visually-hidden"> Note </span>{number}</a></sup>'
        )


def fold(label: str) -> str:
    """A label without regard to case, as the parser compares them."""
    return label.casefold()


def split(events: Iterable[Span]) -> tuple[list[Span], dict[str, Note], list[Fault]]:
    """The events of the body, the notes by their folded labels, and labels defined twice.

    Raises TooMuchError where there are too many references.
    """
    references = 0
    body: list[Span] = []
    notes: dict[str, Note] = {}
    faults: list[Fault] = []
    stack = [body]
    for event, span in events:
        # `in` finds a key of an event, or a piece of the name of one that is no more than a name
        if "Start" in event and "FootnoteDefinition" in event["Start"]:
            note = Note(event["Start"]["FootnoteDefinition"], span["start"], [])
            if notes.setdefault(fold(note.label), note) is not note:
                faults.append(_twice(note))
            stack.append(note.events)
        elif "End" in event and event["End"] == "FootnoteDefinition":
            stack.pop()
        else:
            references += isinstance(event, dict) and "FootnoteReference" in event
            if references > _REFERENCES:
                raise TooMuchError(_many(span["start"]))
            stack[-1].append((event, span))
    return body, notes, faults


def order(body: list[Span], notes: dict[str, Note]) -> list[str]:
    """The labels in the order in which body and notes first refer to them."""
    found: dict[str, None] = {}
    queue = [body]
    while queue:
        for event, _ in queue.pop(0):
            if "FootnoteReference" not in event:
                continue
            label = fold(event["FootnoteReference"])
            if label in notes and label not in found:
                found[label] = None
                queue.append(notes[label].events)
    return list(found)


def references(body: list[Span], texts: dict[str, list[Span]]) -> dict[str, list[int]]:
    """Which references to each note of ``texts`` lead to it from elsewhere, as `Numbers` counts."""
    counts: Counter[str] = Counter()
    found: dict[str, list[int]] = {label: [] for label in texts}
    for own, events in (("", body), *texts.items()):
        for event, _ in events:
            if "FootnoteReference" in event:
                label = fold(event["FootnoteReference"])
                counts[label] += 1
                if label != own:
                    found[label].append(counts[label])
    return found


def faults(
    source: str, body: list[Span], notes: dict[str, Note], used: Iterable[str]
) -> list[Fault]:
    """References without a note, and notes without a reference."""
    encoded = source.encode()
    found = []
    for events in (body, *(note.events for note in notes.values())):
        in_code = False
        for event, span in events:
            if is_start(event, "CodeBlock") or event == _CODE_ENDS:
                in_code = event != _CODE_ENDS
            elif not in_code and "Text" in event and "[^" in event["Text"]:
                text = encoded[span["start"] : span["end"]]
                found += [
                    _missing(loose[1].decode(), span["start"] + loose.start())
                    for loose in _LOOSE.finditer(text)
                    if loose.start() or encoded[: span["start"]][-1:] != b"\\"
                ]
    shown = set(used)
    found = _without_colon(encoded, found)
    found += [_unused(note) for label, note in notes.items() if label not in shown]
    return found + [
        _empty(note) for label, note in notes.items() if label in shown and not note.events
    ]


def _without_colon(source: bytes, missing: list[Fault]) -> list[Fault]:
    """``[^1] The note``: its colon is not there, which explains why the note is missing."""
    bare = {fault.offset: _NO_COLON.match(source, fault.offset) for fault in missing}
    begins = {at: found for at, found in bare.items() if found and source[:at][-1:] in (b"", b"\n")}
    labels = {found["label"].decode(): at for at, found in begins.items()}
    if not labels:
        return missing
    kept = [each for each in missing if not any(f"[^{name}]" in each.message for name in labels)]
    return kept + [
        Fault(
            at,
            "footnote-missing",
            f"There is no colon after [^{label}], so this is not a note.",
            f"Write [^{label}]: and then the words of the note.",
        )
        for label, at in labels.items()
    ]


def back(number: int, references: Iterable[int] = ()) -> str:
    """The ways back from a note: to its first reference, and to each of the others by its place."""
    first = (
        f' <a class="footnote-back" href="#fnref:{number}">Back to the text'
        f'<span class="visually-hidden"> at note {number}</span></a>'
    )
    return first + "".join(
        f' <a class="footnote-back" href="#fnref:{number}:{count}">Back to the text'
        f'<span class="visually-hidden"> at note {number}</span> (place {place})</a>'
        for place, count in enumerate(references, 1)
        if count > 1
    )


def _missing(label: str, offset: int) -> Fault:
    return Fault(
        offset,
        "footnote-missing",
        f"The note [^{label}] is not in this file.",
        f"Add a line at the end: [^{label}]: the words of the note.",
    )


def _empty(note: Note) -> Fault:
    return Fault(
        note.offset,
        "footnote-missing",
        f"The note [^{note.label}] has no words.",
        f"Write them behind its colon, on the same line: [^{note.label}]: the words of the note.",
    )


def _unused(note: Note) -> Fault:
    return Fault(
        note.offset,
        "footnote-unused",
        f"Nothing in the text refers to the note [^{note.label}].",
        f"Put [^{note.label}] where the note belongs, or take the note out.",
    )


def _twice(note: Note) -> Fault:
    return Fault(
        note.offset,
        "footnote-twice",
        f"The note [^{note.label}] is written twice, and only the first would be shown.",
        "Give one of the two another label, or take it out.",
    )


def _many(offset: int) -> Fault:
    return Fault(
        offset,
        "footnote-many",
        f"This text refers to its notes more than {_REFERENCES:,} times.",
        "Look for a key that was held down, or divide the text.",
    )
