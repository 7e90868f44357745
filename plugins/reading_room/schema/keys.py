"""The form of a declaration. Enters: nothing. Leaves: kinds of value, keys, and files of keys.

A `Kind` says what a value is, in an editor's words and as JSON Schema; a `Key` is declared once,
and from it come reading, messages, JSON Schemas, the manual's tables and the order of writing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Kind(Generic[Value]):
    """A kind of value. ``name`` chooses what reads it (`sources.values`)."""

    name: str
    says: str
    """What such a value is, in an editor's words: "a web address"."""
    empty: Value
    """The value of a key that is not given."""
    json: Mapping[str, Any] = field(default_factory=dict)
    """The same as a JSON Schema (2020-12)."""


@dataclass(frozen=True, slots=True)
class Key(Generic[Value]):
    """One key of one kind of file."""

    name: str
    kind: Kind[Value]
    about: str
    """What it says, in one sentence."""
    example: str = ""
    """A value as an editor writes it."""
    required: bool = False
    also: tuple[str, ...] = ()
    """What other programs call it: a hint, for what is read under another name is said."""
    options: tuple[str, ...] = ()
    """Every value it can have, where these are few."""
    most: int = 0
    """How many entries it can have; 0 is any number, or no list."""
    parts: Keys | None = None
    """The keys inside its value, where that is a mapping or a list of mappings."""
    is_csl: bool = False
    """Is it a variable of CSL 1.0.2, under CSL's name?"""


@dataclass(frozen=True)
class Keys:
    """Every key of one kind of mapping, in the order in which they are written."""

    name: str
    """As file names and messages of programs have it: "item"."""
    what: str
    """At the start of a sentence: "An item"."""
    about: str
    keys: tuple[Key[Any], ...]

    def __iter__(self) -> Iterator[Key[Any]]:
        return iter(self.keys)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {key.name: key for key in self.keys})

    by_name: dict[str, Key[Any]] = field(init=False, repr=False, compare=False)

    def __contains__(self, name: str) -> bool:
        return name in self.by_name

    def __getitem__(self, name: str) -> Key[Any]:
        return self.by_name[name]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the keys, in their order."""
        return tuple(self.by_name)
