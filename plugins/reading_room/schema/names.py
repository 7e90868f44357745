"""Names. Enters: nothing. Leaves: every key of a name that is written with keys."""

from __future__ import annotations

from reading_room.schema import patterns
from reading_room.schema.keys import Key, Keys
from reading_room.schema.kinds import CHOICE, REF, WORDS
from reading_room.values import KINDS

GIVEN = Key("given", WORDS, "The given name.", "Alex")
FAMILY = Key("family", WORDS, "The family name, particles with it.", "Fox")
LITERAL = Key("literal", WORDS, "A name that is never split: of a group, an organisation, or a "
              "pseudonym.", "The A Team")  # fmt: skip
KIND = Key("kind", CHOICE, "Whose a literal name is.", "group", options=KINDS)
NAME = Key("name", WORDS, "A given name and a family name, as they are said.", "Alex Fox")
PERSON = Key("person", REF, "An id of people.yml.", "alex-fox")
ORGANISATION = Key("organisation", WORDS, "Whom its bearer wrote for.", "Shared Lives Plus")

FORMS = (LITERAL, FAMILY, NAME, PERSON)
"""A name has exactly one of these."""

NAME_KEYS = Keys(
    "name",
    "A name",
    "A name whose parts are said; most are written as words, or as an id of people.yml.",
    (GIVEN, FAMILY, LITERAL, KIND, NAME, PERSON, ORGANISATION),
    between={
        "oneOf": [{"required": [key.name]} for key in FORMS],
        "properties": {key.name: {"pattern": patterns.SOME} for key in FORMS},
        "dependentRequired": {GIVEN.name: [FAMILY.name], KIND.name: [LITERAL.name]},
    },
)
