"""What a record is. Enters: a class with fields. Leaves: it as a dataclass that costs little.

Nobody sets a field of a record: mypy refuses it. That Python refuses it too (``frozen=True``) takes
half of what it costs to make a class, of which a build makes a hundred before it reads a word, and
two thirds of what it costs to make a record.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[Made]) -> type[Made]:
    """A frozen dataclass with slots, which can be compared and be a key."""
    return dataclass(slots=True, unsafe_hash=True)(cls)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def view(cls: type[Made]) -> type[Made]:
    """The same, whose fields have to be named as it is made."""
    return dataclass(slots=True, unsafe_hash=True, kw_only=True)(cls)
