"""Names. Enters: a YAML node. Leaves: a `Name`, or a problem with the form to use instead.

A bare string is an id of people.yml (one word in lower case), "Given Family" or "Family, Given".
What else it might be (a group, an organisation, a pseudonym) is taken as ``literal``, with advice.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import yaml

from reading_room.schema import NAME_KEYS
from reading_room.schema import names as keys
from reading_room.sources.name_additions import (
    tell_account,
    tell_by,
    tell_mail,
    tell_more,
    tell_no_name,
    tell_others,
    tell_title,
)
from reading_room.sources.name_words import (
    AFTER,
    BY,
    MAIL,
    ORGANISATION,
    OTHERS,
    PARTICLE,
    SMALL,
    TITLES,
    TWO,
    account_in,
    are_two,
    has_role,
    in_pairs,
    in_row,
    is_organisation,
    is_person,
    split,
    title_in,
)
from reading_room.sources.yaml.fields import Fields
from reading_room.values import KINDS, Name, Ref
from reading_room.wording import curly_off, quoted

if TYPE_CHECKING:
    from reading_room.sources.yaml.reader import Reader

_ID = re.compile(r"[a-z0-9._-]+", re.ASCII)
_BRACKET = re.compile(r"[()<>\[\]{}@]")
_SEVERAL = re.compile(r";| - |/| [+|·•] ")
_INITIALS = re.compile(r"(?:[A-Z]\.-?)+|[A-Z]{1,3}", re.ASCII)
_GROUP = re.compile(r"(?:[A-Z][a-z]{2,} ){2,}(?![IVX]+\Z)[A-Z]{2,3}")
"""Care Response WG: a family name stands alone before its initials."""
_TWO_WORDS = re.compile(r"([A-Z][a-z]+\d*) ([A-Z][a-z]+\d*)")
_NO_GIVEN = TITLES | {"the"}
_NUMERAL = re.compile(r"[IVX]{2,}")


def read_name(reader: Reader, node: yaml.Node, *, ids: bool = True) -> Name | None:
    """A name in any of its forms; ``ids``: an id of people.yml would do."""
    if isinstance(node, yaml.MappingNode):
        return _mapping(reader, node, ids=ids)
    before = len(reader.problems)
    text = " ".join(reader.text(node, keys.NAME, "A name").split())
    if not text and len(reader.problems) == before:
        reader.error(node, "name-form", "There is no name here.", "Write it, or take this out.")
    if not text or len(reader.problems) > before:
        return None
    if (inside := curly_off(text)) != text:
        message = f"{text} has curly quotes round it, which would be shown."
        reader.error(node, "name-form", message, f"Write {inside}", inside)
        return None
    return None if tell_no_name(reader, node, text) else _bare(reader, node, text, ids=ids)


def _mapping(reader: Reader, node: yaml.MappingNode, *, ids: bool) -> Name | None:
    fields = Fields(reader, node, NAME_KEYS)
    organisation = fields.line("organisation")
    kind = fields.choice("kind", KINDS)
    given = [key.name for key in keys.FORMS if key.name in fields]
    if len(given) != 1 or ("given" in fields and given != ["family"]):
        reader.error(
            node,
            "name-form",
            "A name is one of: literal, family (with given), name, person.",
            "Write {given: Alex, family: Fox} or {literal: The A Team, kind: group}.",
        )
        return None
    if not fields.require(given[0], keys.NAME.example):
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
    words = fields.line("name")
    name = _bare(reader, name_node, words, ids=ids) if name_node and words else None
    return replace(name, organisation=organisation) if name else None


def _bare(reader: Reader, node: yaml.Node, text: str, *, ids: bool) -> Name | None:
    if called := account_in(text):
        tell_account(reader, node, *called)
        return _bare(reader, node, called[0], ids=ids)
    if by := BY.match(text):
        tell_by(reader, node, text[by.end() :], by[0].strip())
        return None
    if OTHERS.search(text):
        tell_others(reader, node, text)
        return None
    if found := plain_name(text):
        return found
    if _ID.fullmatch(text):
        return Name(person=Ref(text, *reader.place(node)))
    if MAIL.fullmatch(text):
        tell_mail(reader, node, text)
        return None
    if text.startswith("@") or text.lower().startswith("the ") or " " not in text:
        return _say_which(reader, node, text, ids=ids)
    if _BRACKET.search(text) or has_role(text):
        tell_more(reader, node, text)
        return None
    if are_two(text):
        _two(reader, node, text)
        return None
    if ";" not in text and (SMALL.search(text) or is_organisation(text)):
        return _organisation(reader, node, text)
    if ";" not in text and TWO.search(text):
        _two(reader, node, text)
        return None
    if _SEVERAL.search(text):
        message = f"{text} looks like more than one name."
        listed = _listed(_SEVERAL, text)
        sure = ";" in text and not TWO.search(text) and not re.search(r" [-+|·•] |/", text)
        reader.error(node, "name-form", message, f"Write {listed}", listed if sure else "")
        return None
    if title := title_in(text):
        tell_title(reader, node, text, title)
        return None
    return _comma(reader, node, text) if "," in text else _two_parts(reader, node, text)


def plain_name(text: str) -> Name | None:
    """A name of two words in which nothing can be meant otherwise, as most are: "Alex Fox"."""
    found = _TWO_WORDS.fullmatch(text)
    if not found or found[1].lower() in _NO_GIVEN or found[2].lower() in ORGANISATION:
        return None
    return None if found[2] in AFTER else Name(given=found[1], family=found[2])


def _say_which(reader: Reader, node: yaml.Node, text: str, *, ids: bool) -> Name:
    """A name that is shown as it is written, until somebody says whose it is."""
    kind = "pseudonym" if text.startswith("@") else "group"
    hint = f"Write {{literal: {quoted(text)}, kind: {kind}}} ({', '.join(KINDS)})"
    if " " not in text and kind == "group" and text[0].isalnum():
        hint += f"; for a person, {{given: …, family: {text}}} or {{family: {text}}}"
    hint += ", or an id of people.yml." if ids else "."
    message = f"{text} could be a group, an organisation or a pseudonym, and is shown as written."
    reader.error(node, "name-literal", message, hint)
    return Name(literal=text)


def _organisation(reader: Reader, node: yaml.Node, text: str) -> Name:
    """A name that is never split: of its kind nothing is said before an editor does."""
    hint = f"Write {{literal: {quoted(text)}, kind: organisation}}"
    if not (SMALL.search(text) or TWO.search(text) or "," in text):
        given, _, family = text.rpartition(" ")
        hint += f"; if it is a person, {{given: {given}, family: {family}}}"
    message = f"{text} looks like an organisation, and is shown as written."
    reader.error(node, "name-literal", message, hint)
    return Name(literal=text)


def _two(reader: Reader, node: yaml.Node, text: str) -> None:
    """ "Alex Fox and Jo Bloggs", or "Health and Care"; "Fox, Alex, and Bob"."""
    people = in_row(text)
    if len(people) > 1:
        message = f"{text} looks like more than one name."
        listed = f"[{', '.join(people)}]"
        hint = f"Write a list, one name an entry: {listed}"
        hint += f"; for an organisation, {{literal: {quoted(text)}, kind: organisation}}"
        sure = all(map(is_person, people)) and "…" not in listed
        reader.error(node, "name-form", message, hint, listed if sure else "")
        return
    hint = f"Write {{literal: {quoted(text)}, kind: organisation}}"
    parts = [part.strip() for part in TWO.split(text)]
    if all(" " in part or _ID.fullmatch(part) for part in parts):
        hint += f"; if these are two people, {_listed(TWO, text)}"
    reader.error(node, "name-form", f"{text} is an organisation, or more than one name.", hint)


def _listed(between: re.Pattern[str], text: str) -> str:
    parts = [part.strip() for part in between.split(text) if part.strip()]
    return f"[{', '.join(quoted(part) if ',' in part else part for part in parts)}]"


def _comma(reader: Reader, node: yaml.Node, text: str) -> Name | None:
    """ "Family, Given"."""
    family, _, given = (part.strip() for part in text.partition(","))
    ids = [part.strip() for part in text.split(",")]
    if "-" in text and all(map(_ID.fullmatch, ids)) and text.islower():
        listed = f"[{', '.join(ids)}]"
        message = f"{text} looks like several ids of people.yml."
        reader.error(node, "name-form", message, f"Write a list: {listed}", listed)
        return None
    if people := in_pairs(text):
        listed = f"[{', '.join(map(quoted, people))}]"
        message = f"{text} looks like more than one name."
        reader.error(node, "name-form", message, f"Write {listed}", listed)
        return None
    two = " " in given and " " in family and "," not in given
    if two and not PARTICLE.match(family.partition(" ")[0]):
        reader.error(
            node,
            "name-form",
            f"{text} could be one name or two.",
            f"For two people write [{family}, {given}];"
            f" for one, {{given: {given}, family: {family}}}.",
        )
        return None
    if family and given and "," not in given and given not in AFTER:
        return Name(given=given, family=family)
    if given in AFTER and is_person(family):
        message = f"{given} is not part of the name."
        reader.error(node, "name-form", message, f"Leave it out: {family}", family)
        return None
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
    if last in AFTER:
        reader.error(
            node,
            "name-form",
            f"{last} is not the family name.",
            f"Leave it out: {text.rpartition(' ')[0]}",
            text.rpartition(" ")[0] if is_person(text.rpartition(" ")[0]) else "",
        )
        return None
    if _GROUP.fullmatch(text):
        return _organisation(reader, node, text)
    if _INITIALS.fullmatch(last) and not _NUMERAL.fullmatch(last):
        _initials(reader, node, text.rpartition(" ")[0], last)
        return None
    if text.islower():
        reader.error(
            node,
            "name-small",
            f"{text} is written with small letters alone.",
            f"Write {text.title()}; or if they write it so, {_mapping_of(split(text))}",
        )
    return split(text)


def _initials(reader: Reader, node: yaml.Node, before: str, last: str) -> None:
    """ "Smith J.", which would be read as one J., whose given name is Smith."""
    both = f"{before}, {last}"
    reader.error(
        node,
        "name-form",
        f"{before} {last} looks like a family name and initials.",
        f"Write {quoted(both)}; or if {last} is the family name,"
        f" {_mapping_of(Name(given=before, family=last))}",
    )


def _mapping_of(name: Name) -> str:
    return f"{{given: {name.given}, family: {name.family}}}"
