"""The manual and the README against what they describe."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import click
import pytest

from helpers import REPOSITORY
from reading_room.cli import main
from reading_room.schema import (
    COMMENT,
    CONTACT,
    EASY_READ,
    FAILING,
    FILES,
    ITEM,
    NAME_KEYS,
    PERSON,
    POST,
    READING_LIST,
    SECTION,
    SOURCE,
    STATEMENT,
    TERM,
    TOPIC,
    TRIED,
    TYPES,
    Keys,
)

MANUAL = REPOSITORY / "manual"
PACKAGE = REPOSITORY / "plugins" / "reading_room"
RULE = re.compile(r"[a-z]+(-[a-z]+)+|yaml")


def rules() -> set[str]:
    """The names of rules: words with hyphens that are given to a call before a message."""
    found = set()
    for path in (each for each in PACKAGE.rglob("*.py") if each.parent.name != "schema"):
        for node in ast.walk(ast.parse(path.read_text())):
            given = node.args[:-1] if isinstance(node, ast.Call) else []
            words = [arg.value for arg in given if isinstance(arg, ast.Constant)]
            found |= {word for word in words if isinstance(word, str) and RULE.fullmatch(word)}
    return found - {*ITEM.names, *TYPES, *(file.name for file in FILES)}


def test_every_rule_has_an_entry_and_no_entry_is_left_over() -> None:
    documented = set(re.findall(r"^\| `([a-z-]+)` \|", (MANUAL / "rules.md").read_text(), re.M))
    assert len(documented) > 40
    assert documented == rules()


@pytest.mark.parametrize(
    "keys",
    [
        POST, READING_LIST, ITEM, NAME_KEYS, PERSON, TOPIC, TERM, COMMENT, EASY_READ, STATEMENT,
        CONTACT, FAILING, TRIED, SECTION, SOURCE,
    ],
)  # fmt: skip
def test_every_key_is_in_the_manual(keys: Keys) -> None:
    text = (MANUAL / "writing.md").read_text()
    assert [key for key in keys.names if not re.search(rf"[`{{ ]{key}[`:]", text)] == []


def commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with the words it is called by."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}", command


def test_every_command_and_option_of_the_command_is_in_the_manual() -> None:
    text = (MANUAL / "settings.md").read_text()
    for name, command in commands(main):
        assert f"`reading-room{name}`" in text
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert max(parameter.opts, key=len) in text


def test_the_readme_names_commands_that_there_are() -> None:
    readme = (REPOSITORY / "README.md").read_text()
    makefile = (REPOSITORY / "Makefile").read_text()
    commands = re.findall(r"^make (\w+)|`make (\w+)`", readme, re.M)
    assert {"site", "test", "check"} <= {one or other for one, other in commands}
    for one, other in commands:
        assert re.search(rf"^{one or other}:", makefile, re.M)


def test_every_file_that_the_papers_link_to_is_there() -> None:
    papers = [*MANUAL.glob("*.md"), *REPOSITORY.glob("*.md"), REPOSITORY / "benchmarks/README.md"]
    for paper in papers:
        text = re.sub(r"```.*?```|`[^`]*`", "", paper.read_text(), flags=re.S)
        for target in re.findall(r"\]\(([^)#]+)", text):
            if "://" not in target and not target.startswith("/"):
                assert (paper.parent / target).exists(), (paper.name, target)
