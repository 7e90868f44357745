"""Names. Enters: a YAML node. Leaves: a `Name`, or a problem with the form to use instead.

A bare string is an id of people.yml (one word in lower case), "Given Family" or "Family, Given".
What else it might be (a group, an organisation, a pseudonym) has to be said with ``literal``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml
from reading_room.model import KINDS, Name
from reading_room.sources.fields import SLUG, Fields

if TYPE_CHECKING:
    from reading_room.sources.reader import Reader

KEYS = ("given", "family", "literal", "kind", "name", "person", "organisation")
_PARTICLE = re.compile(r"[a-zà-ÿ][\w'’]*$")


def read_names(reader: Reader, nodes: list[yaml.Node]) -> tuple[Name, ...]:
    """Every name that can be read, in order."""
    found = (read_name(reader, node) for node in nodes)
    return tuple(name for name in found if name is not None)


def read_name(reader: Reader, node: yaml.Node) -> Name | None:
    """A name in any of its forms."""
    if isinstance(node, yaml.MappingNode):
        return _mapping(reader, node)
    text = " ".join(reader.text(node, "A name").split())
    return _bare(reader, node, text) if text else None


def _mapping(reader: Reader, node: yaml.MappingNode) -> Name | None:
    fields = Fields(reader, node, KEYS, "A name")
    organisation = fields.line("organisation")
    kind = fields.choice("kind", KINDS)
    given = [key for key in ("literal", "family", "name", "person") if key in fields]
    if len(given) != 1:
        reader.error(
            node,
            "name-form",
            "A name is one of: literal, family (with given), name, person.",
            "Write {given: Alex, family: Fox} or {literal: The A Team, kind: group}.",
        )
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
    if name is None:
        return None
    return Name(name.person, name.given, name.family, organisation=organisation)


def _bare(reader: Reader, node: yaml.Node, text: str) -> Name | None:
    if SLUG.fullmatch(text) and isinstance(node, yaml.ScalarNode):
        return Name(person=reader.ref(node))
    if text.startswith(("The ", "@")) or " " not in text:
        kind = "pseudonym" if text.startswith("@") else "group"
        reader.error(
            node,
            "name-literal",
            f"{text} could be a group, an organisation or a pseudonym: say which.",
            f'Write {{literal: "{text}", kind: {kind}}} '
            f"({', '.join(KINDS)}), or an id of people.yml.",
        )
        return None
    if "," in text:
        family, _, given = (part.strip() for part in text.partition(","))
        if not family or not given or "," in given:
            reader.error(
                node,
                "name-form",
                f"{text} is not one name.",
                "Write one name an entry: Alex Fox, or Fox, Alex.",
            )
            return None
        return Name(given=given, family=family)
    return split(text)


def split(text: str) -> Name:
    """ "Ludwig van Beethoven" in two: the last word and the small words before it are family."""
    words = text.split(" ")
    at = len(words) - 1
    while at > 1 and _PARTICLE.match(words[at - 1]):
        at -= 1
    return Name(given=" ".join(words[:at]), family=" ".join(words[at:]))
