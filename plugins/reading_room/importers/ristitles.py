"""In what a work of RIS appeared. Enters: a record. Leaves: titles of that, in a draft.

T2, T3, JF, BT and others are journals, books or series, as the type of the work says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.formats.mapping import SERIES
from reading_room.importers.risown import label_of
from reading_room.importers.ristables import FIELDS_OF, IN_SERIES, SHORT
from reading_room.importers.riswords import plain_words, put_words

if TYPE_CHECKING:
    from reading_room.importers.draft import Draft
    from reading_room.importers.ristext import Record, Value


def take_own_containers(draft: Draft, record: Record, own: list[Value]) -> None:
    """What the work appeared in and its series, as an export of this site has them."""
    kind = record.first("TY").upper()
    for value in record.values:
        if value.tag == "T2" and kind in SERIES:
            if ("container-title", value.text) not in map(label_of, own):
                draft.put("collection-title", "T2", value.text, value.line)
        elif value.tag in ("T2", "T3", "J2"):
            put_words(draft, FIELDS_OF[value.tag], value, is_ours=True)


def take_containers(draft: Draft, record: Record, kind: str) -> None:
    """Which title is what the work appeared in, its series, a department or a short form."""
    given = {tag: value for value in reversed(record.values) if value.text
             for tag in (value.tag,) if tag in ("T2", "T3", "JF", "BT", "C3", *SHORT)}  # fmt: skip
    second = given.pop("T2", None)
    if second and kind == "THES":
        draft.put("division", "T2", plain_words(draft, second), second.line)
        second = None
    elif second and kind in IN_SERIES:
        draft.put("collection-title", "T2", plain_words(draft, second), second.line)
        second = None
    if kind in IN_SERIES and "title" in draft and "BT" in given:
        book = given.pop("BT")
        if book.text != draft.value("title"):
            draft.put("collection-title", "BT", plain_words(draft, book), book.line)
    elif kind in IN_SERIES:
        given.pop("BT", None)
    ranked = [given.get("C3"), given.get("JF"), given.get("BT"), second,
              *(given.get(tag) for tag in SHORT)]  # fmt: skip
    titles = [value for value in ranked if value]
    main, others = (titles[0], titles[1:]) if titles else (None, [])
    if main:
        draft.put("container-title", main.tag, plain_words(draft, main), main.line)
    for value in others:
        words = plain_words(draft, value) if value else ""
        if value and words != draft.value("container-title"):
            field = "container-title-short" if value.tag in SHORT else ""
            field = "event-title" if value.tag == "T2" and "C3" in given else field
            if value.tag == "T2" and "BT" in given and "T3" not in given:
                field = "collection-title"
            if value.tag == "T2" and not field and str(draft.value("title")).endswith(":"):
                draft.extend_title(words)
            elif field and field not in draft:
                draft.put(field, value.tag, words, value.line)
            elif words != draft.value(field):
                draft.keep(value.tag, words, "", value.line)
    if "T3" in given:
        draft.put("collection-title", "T3", plain_words(draft, given["T3"]), given["T3"].line)
