"""Roles that BibLaTeX has as types of editors: written, read by others, and by us as they were."""

from __future__ import annotations

import json
from itertools import combinations
from typing import Any

import bibtexparser
import pypandoc
import pytest

from helpers import a_reference
from reading_room.formats import biblatex
from reading_room.importers.biblatex import read_biblatex
from reading_room.values import Name

ONE, TWO = Name(family="Bravo", given="Alfa"), Name(family="Delta", given="Charlie")
GROUP = Name(literal="The Echo Group", kind="group")
ROLES = ("editor", "director", "compiler", "organizer", "contributor")
CASES: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "a compiler": ({"compiler": (ONE,)}, {"editor": "Bravo, Alfa", "editortype": "compiler"}),
    "a compiler beside an editor": (
        {"compiler": (ONE,), "editor": (TWO,)},
        {"editor": "Delta, Charlie", "editora": "Bravo, Alfa", "editoratype": "compiler"},
    ),
    "a director": ({"director": (ONE,)}, {"editor": "Bravo, Alfa", "editortype": "director"}),
    "a director beside an editor": (
        {"director": (ONE,), "editor": (TWO,)},
        {"editor": "Delta, Charlie", "director": "Bravo, Alfa"},
    ),
    "contributors, who edited nothing": (
        {"contributor": (ONE, GROUP)},
        {"editora": "Bravo, Alfa and {The Echo Group}", "editoratype": "collaborator",
         "editorakind": "person and group"},
    ),
    "organisers and contributors": (
        {"organizer": (GROUP,), "contributor": (TWO,)},
        {"editora": "{The Echo Group}", "editoratype": "organizer", "editorakind": "group",
         "editorb": "Delta, Charlie", "editorbtype": "collaborator"},
    ),
    "a reviser": (
        {"contributor": (ONE,), "custom": {"editoratype": "reviser"}},
        {"editora": "Bravo, Alfa", "editoratype": "reviser",
         "custom": r'\{"editoratype": "reviser"\}'},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("facts", "fields"), CASES.values(), ids=CASES)
def test_each_is_an_editor_of_its_type(facts: dict[str, Any], fields: dict[str, str]) -> None:
    text = biblatex.write(a_reference("a", "A", type="book", **facts))
    [entry] = bibtexparser.parse_string(text).entries
    found = {field.key: field.value for field in entry.fields}
    assert found.pop("title") == "{A}"
    assert found == fields


@pytest.mark.parametrize("count", range(1, len(ROLES) + 1))
def test_every_set_of_roles_comes_back_byte_for_byte(count: int) -> None:
    for roles in combinations(ROLES, count):
        names = {role: (Name(family=role.title(), given="A."), GROUP) for role in roles}
        whole = a_reference("a", "A", type="book", list="l", list_title="L", **names)
        text = biblatex.write(whole)
        [found] = read_biblatex(text).works
        assert found.reference.values == whole.values
        assert biblatex.write(found.reference) == text


@pytest.mark.parametrize("word", ["founder", "continuator", "redactor", "reviser", "collaborator"])
@pytest.mark.parametrize("field", ["editor", "editora", "editorc"])
def test_what_others_write_leaves_as_it_came(field: str, word: str) -> None:
    text = f"@book{{a, title = {{A}}, {field} = {{Bravo, Alfa}}, {field}type = {{{word}}}}}"
    [found] = read_biblatex(text).works
    assert found.reference.names("contributor") == (ONE,)
    [entry] = bibtexparser.parse_string(biblatex.write(found.reference)).entries
    left = {each.key: each.value for each in entry.fields}
    kept = "editora" if word == "collaborator" else field
    assert (left[kept], left[f"{kept}type"]) == ("Bravo, Alfa", word)


def test_pandoc_knows_directors_and_takes_nobody_else_for_an_editor() -> None:
    works = [
        a_reference("a", "A", type="motion_picture", director=(ONE,)),
        a_reference("b", "B", type="motion_picture", director=(ONE,), editor=(TWO,)),
        a_reference("c", "C", type="event", organizer=(ONE,), contributor=(TWO,)),
    ]
    text = "".join(map(biblatex.write, works))
    read = json.loads(pypandoc.convert_text(text, "csljson", format="biblatex"))
    roles = [{role: item[role] for role in ("director", "editor") if role in item} for item in read]
    one = [{"family": "Bravo", "given": "Alfa"}]
    two = [{"family": "Delta", "given": "Charlie"}]
    assert roles == [{"director": one}, {"director": one, "editor": two}, {}]
