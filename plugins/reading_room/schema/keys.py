"""The form of a declaration. Enters: nothing. Leaves: kinds of value, keys, and files of keys.

A `Kind` says what a value is, in an editor's words and as JSON Schema; a `Key` is declared once,
and from it come reading, messages, JSON Schemas, the manual's tables and the order of writing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from reading_room.record import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Value = TypeVar("Value")


@record
class Kind(Generic[Value]):
    """A kind of value. ``name`` chooses what reads it (`sources.values`)."""

    name: str
    says: str
    """What such a value is, in an editor's words: "a web address"."""
    empty: Value
    """The value of a key that is not given."""
    json: Mapping[str, Any] = field(default_factory=dict)
    """The same as a JSON Schema (2020-12)."""
    values_read_as: tuple[tuple[str, str], ...] = ()
    """Words of other programs, in lower case, with that of ours that is just this: they are taken,
    with advice."""
    most: int = 0
    """How many entries a value has at the most, where its key says nothing else."""
    is_noun: bool = False
    """Are its keys named after what they hold? A message then says "The title", not "title"."""


@record
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
    read_as: tuple[str, ...] = ()
    """What other programs call just this: a value under such a name is taken, with advice."""
    options: tuple[str, ...] = ()
    """Every value it can have, where these are few."""
    elsewhere: Callable[[str], str] | None = None
    """Which of them another program's word for one means; empty where none does."""
    values_read_as: tuple[tuple[str, str], ...] = ()
    """Words of other programs, in lower case, with that of ours that is just this: they are taken,
    with advice."""
    most: int = 0
    """How many entries it can have; 0 is any number, or no list."""
    parts: Keys | None = None
    """The keys inside its value, where that is a mapping or a list of mappings."""
    is_csl: bool = False
    """Is it a variable of CSL 1.0.2, under CSL's name?"""
    default: Value | None = None
    """Its value where it is not given, if that is not the empty one of its kind."""
    default_says: str = ""
    """The same in words, where no value says it."""
    filled: str = ""
    """What to write where it is given and left empty, if that is not as good as not given."""
    is_noun: bool | None = None
    """As of its kind, where its name differs from what is usual."""
    counted: bool = True
    """Does its name take an article? "It needs a title", but "it needs text"."""

    @property
    def not_given(self) -> Value:
        """Its value where it is not given, or cannot be read."""
        return self.kind.empty if self.default is None else self.default

    @property
    def limit(self) -> int:
        """How many entries it has at the most; 0 is any number, or no list."""
        return self.most or self.kind.most

    @property
    def the(self) -> str:
        """At the start of a sentence: "The title", but "issued"."""
        is_noun = self.kind.is_noun if self.is_noun is None else self.is_noun
        return f"The {self.name}" if is_noun else self.name

    @property
    def a(self) -> str:
        """As something that is wanted: "a title", "an id", "text"."""
        if not self.counted:
            return self.name
        return f"{'an' if self.name[0] in 'aeio' else 'a'} {self.name}"


@dataclass(frozen=True)
class Keys:
    """Every key of one kind of mapping, in the order in which they are written."""

    name: str
    """As file names and messages of programs have it: "item"."""
    what: str
    """At the start of a sentence: "An item"."""
    about: str
    keys: tuple[Key[Any], ...]
    between: Mapping[str, Any] = field(default_factory=dict)
    """What its keys ask of one another, as JSON Schema: what the readers of the record see to."""
    from_elsewhere: bool = False
    """Do such files come from other programs? Keys that look like none of these are then theirs."""

    def __iter__(self) -> Iterator[Key[Any]]:
        return iter(self.keys)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {key.name: key for key in self.keys})
        meant: dict[str, str] = {}
        for key in self.keys:
            for name in key.also:
                meant.setdefault(name.lower(), key.name)
        object.__setattr__(self, "_meant", meant)
        object.__setattr__(self, "read_as", {n: key.name for key in self.keys for n in key.read_as})

    by_name: dict[str, Key[Any]] = field(init=False, repr=False, compare=False)
    _meant: dict[str, str] = field(init=False, repr=False, compare=False)
    read_as: dict[str, str] = field(init=False, repr=False, compare=False)
    """The keys whose values are taken under other names, by those names."""

    def meant(self, name: str) -> str:
        """The key that another program calls so; empty where none is."""
        return self._meant.get(name.lower(), "")

    @property
    def required(self) -> tuple[Key[Any], ...]:
        """The keys that must be given."""
        return tuple(key for key in self.keys if key.required)

    def __contains__(self, name: str) -> bool:
        return name in self.by_name

    def __getitem__(self, name: str) -> Key[Any]:
        return self.by_name[name]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the keys, in their order."""
        return tuple(self.by_name)
