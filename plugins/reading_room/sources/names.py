"""Names. Enters: a YAML node. Leaves: a `Name`, or a problem with the form to use instead.

A bare string is an id of people.yml (one word in lower case), "Given Family" or "Family, Given".
What else it might be (a group, an organisation, a pseudonym) has to be said with ``literal``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import yaml

from reading_room.model import KINDS, Name, Ref
from reading_room.sources.complaints import quoted
from reading_room.sources.fields import Fields

if TYPE_CHECKING:
    from reading_room.sources.reader import Reader

KEYS = ("given", "family", "literal", "kind", "name", "person", "organisation")
_ID = re.compile(r"[a-z0-9._-]+", re.ASCII)
_BRACKET = re.compile(r"[()<>\[\]{}@]")
_SEVERAL = re.compile(r" and | & |;| - |/")
_AFTER = frozenset(
    ["CBE", "DBE", "Esq", "Jr", "Jr.", "KC", "MBE", "MP", "OBE", "PhD", "QC", "Sr", "Sr."]
)
"""What is written after a name and is no part of it."""
_PARTICLE = re.compile(r"[a-zà-ÿ][\w'’]*$")


def read_names(fields: Fields, key: str) -> tuple[Name, ...]:
    """Every name that can be read, in order; one alone needs no list."""
    node = fields.get(key)
    if node is None:
        return ()
    alone = isinstance(node, yaml.MappingNode)
    nodes = [node] if alone else fields.entries(key)
    found = (read_name(fields.reader, each) for each in nodes)
    return tuple(name for name in found if name is not None)


def read_name(reader: Reader, node: yaml.Node) -> Name | None:
    """A name in any of its forms."""
    if isinstance(node, yaml.MappingNode):
        return _mapping(reader, node)
    before = len(reader.problems)
    text = " ".join(reader.text(node, "name", "A name").split())
    if not text and len(reader.problems) == before:
        reader.error(node, "name-form", "There is no name here.", "Write it, or take this out.")
    return _bare(reader, node, text) if text and len(reader.problems) == before else None


def _mapping(reader: Reader, node: yaml.MappingNode) -> Name | None:
    fields = Fields(reader, node, KEYS, "A name")
    organisation = fields.line("organisation")
    kind = fields.choice("kind", KINDS)
    given = [key for key in ("literal", "family", "name", "person") if key in fields]
    if len(given) != 1 or ("given" in fields and given != ["family"]):
        reader.error(
            node,
            "name-form",
            "A name is one of: literal, family (with given), name, person.",
            "Write {given: Alex, family: Fox} or {literal: The A Team, kind: group}.",
        )
        return None
    if not fields.require(given[0], "Alex Fox"):
        return None
    if kind and given != ["literal"]:
        reader.error(
            node,
            "name-kind",
            "Only a literal name has a kind.",
            "Take kind out, or write the name as literal.",
        )
    if literal := fields.line("literal"):
        return Name(literal=literal, kind=kind, organisation=organisation)
    if family := fields.line("family"):
        return Name(given=fields.line("given"), family=family, organisation=organisation)
    if person := fields.ref("person"):
        return Name(person=person, organisation=organisation)
    name_node = fields.get("name")
    name = _bare(reader, name_node, fields.line("name")) if name_node else None
    return replace(name, organisation=organisation) if name else None


def _bare(reader: Reader, node: yaml.Node, text: str) -> Name | None:
    if _ID.fullmatch(text):
        return Name(person=Ref(text, *reader.place(node)))
    if text.startswith("@") or text.lower().startswith("the ") or " " not in text:
        kind = "pseudonym" if text.startswith("@") else "group"
        reader.error(
            node,
            "name-literal",
            f"{text} could be a group, an organisation or a pseudonym: say which.",
            f'Write {{literal: "{text}", kind: {kind}}} '
            f"({', '.join(KINDS)}), or an id of people.yml.",
        )
        return None
    if _BRACKET.search(text):
        reader.error(
            node,
            "name-form",
            f"{text} has more in it than a name.",
            "Write the name alone. Whom somebody wrote for goes beside it:"
            " {name: Alex Fox, organisation: In Control}",
        )
        return None
    if _SEVERAL.search(text):
        parts = [part.strip() for part in _SEVERAL.split(text) if part.strip()]
        names = ", ".join(quoted(part) if "," in part else part for part in parts)
        reader.error(
            node, "name-form", f"{text} looks like more than one name.", f"Write [{names}]"
        )
        return None
    return _comma(reader, node, text) if "," in text else _two_parts(reader, node, text)


def _comma(reader: Reader, node: yaml.Node, text: str) -> Name | None:
    """ "Family, Given"."""
    family, _, given = (part.strip() for part in text.partition(","))
    if family and given and "," not in given and given not in _AFTER:
        return Name(given=given, family=family)
    reader.error(
        node,
        "name-form",
        f"{text} is not one name.",
        "Write one name an entry: Alex Fox, or Fox, Alex; where that is not enough,"
        " {given: Alex, family: Fox}.",
    )
    return None


def _two_parts(reader: Reader, node: yaml.Node, text: str) -> Name | None:
    """ "Given Family"."""
    last = text.rpartition(" ")[2]
    if last in _AFTER:
        reader.error(
            node,
            "name-form",
            f"{last} is not the family name.",
            f"Leave it out: {text.rpartition(' ')[0]}; or say what is what:"
            " {given: Alex, family: Fox}",
        )
        return None
    return split(text)


def split(text: str) -> Name:
    """ "Ludwig van Beethoven" in two: the last word and the small words before it are family."""
    words = text.split(" ")
    at = len(words) - 1
    while at > 1 and _PARTICLE.match(words[at - 1]):
        at -= 1
    return Name(given=" ".join(words[:at]), family=" ".join(words[at:]))
