"""What only this site's exports say, in U4 and U5. Enters: a record. Leaves: values, in a draft.

RIS has no tags for much that a list knows: U5 has it, as ``label: words``.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from reading_room.formats.mapping import FIELDS
from reading_room.work import NAME_KEYS

if TYPE_CHECKING:
    from reading_room.importers.draft import Draft
    from reading_room.importers.ristext import Record, Value

_LABELS = {
    place.strip().partition(":")[2].strip(): field
    for field, places in FIELDS.items()
    for place in places.ris.split(", ")
    if place.strip().startswith("U5:") and " 1 " not in place
}
"""The field of each label in U5."""
OF_PERSON = re.compile(rf"({'|'.join(NAME_KEYS)}) (\d{{1,3}}) (kind|organisation)", re.ASCII)
"""A label of what is said of one name of a role, such as ``author 2 kind``."""


def is_own(value: Value) -> bool:
    """Is it one of the labels that no other program writes?"""
    label = label_of(value)[0]
    return value.tag == "U5" and (label in _LABELS or OF_PERSON.fullmatch(label) is not None)


def own_values(record: Record) -> list[Value]:
    """What an export of this site says in U5, the names of authors aside."""
    return [value for value in record.values if value.tag == "U5" and label_of(value)[0] in _LABELS]


def label_of(value: Value) -> tuple[str, str]:
    """The label at the beginning of a value, and the words after it."""
    label, _, words = value.text.partition(":")
    return label.strip(), words.strip()


def take_own(draft: Draft, record: Record, own: list[Value]) -> None:
    """Take all that U4 and ``own`` say, names and the type aside."""
    annotes = []
    for value in record.values:
        if value.tag == "U4":
            draft.put("list.section_title", "U4", value.text, value.line)
        elif value.tag == "U5" and not is_own(value):
            draft.left("U5", value.text, value.line)
    for value in own:
        label, words = label_of(value)
        field = _LABELS[label]
        if field == "alternates":
            form, _, address = words.partition(" ")
            draft.alternate(form, address, "U5 alternate", value.line)
        elif field == "responds_to":
            draft.answers(words)
        elif field == "custom":
            draft.own(json.loads(words) if words.startswith("{") else {"custom": words}, "custom")
        elif field == "annote":
            annotes.append(words)
        elif field != "type" and field not in NAME_KEYS:
            draft.put(field, f"U5 {label}", words, value.line)
    draft.put("annote", "U5 annote", "\n\n".join(annotes))
