"""The manual and the README against what they describe."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import click
import pytest

from helpers import REPOSITORY
from reading_room.cli import main
from reading_room.plugin.options import Options
from reading_room.rules import RULES, SECTIONS
from reading_room.schema import (
    COMMENT,
    CONTACT,
    EASY_READ,
    FAILING,
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
    Keys,
)

MANUAL = REPOSITORY / "docs/manual"
PACKAGE = REPOSITORY / "plugins" / "reading_room"


def words_of_the_code() -> set[str]:
    """Every word in quotes in the package, where rules are declared aside."""
    return {
        node.value
        for path in PACKAGE.rglob("*.py")
        if path.name != "rules.py"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_no_declared_rule_is_left_over() -> None:
    """One that is used and not declared has no level, and fails where it is used."""
    assert len(RULES) > 40
    assert RULES.keys() - words_of_the_code() == set()


def test_the_manual_has_the_rules_as_they_are_declared() -> None:
    page = (MANUAL / "rules.md").read_text("utf-8")
    sections = {part.partition("\n")[0]: part for part in page.split("\n## ")[1:]}
    assert sections.keys() == SECTIONS.keys()
    for title, declared in SECTIONS.items():
        rows = re.findall(r"^\| `.*", sections[title], re.M)
        assert rows == [rule.row for rule in declared]


def test_a_rule_is_one_sentence() -> None:
    for rule in RULES.values():
        assert ". " not in rule.sentence, rule.id
        assert not rule.sentence.endswith("."), rule.id


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


def test_every_option_is_in_the_manual_with_its_default() -> None:
    text = (MANUAL / "settings.md").read_text()
    [table] = re.findall("<!-- keys: option -->(.*?)<!-- end", text, re.S)
    rows = dict(re.findall(r"^\| `(\w+)` \|.*\| (.+) \|$", table, re.M))
    options = {name: option.default for name, option in Options._schema}
    assert options.pop("advice_only") is None  # its message says what to write instead
    assert rows.keys() == options.keys()
    for name, default in options.items():
        if default not in (None, ""):
            shown = str(default).lower() if isinstance(default, bool) else str(default)
            assert rows[name] == f"`{shown}`"


def commands(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with the words it is called by."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command
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


def test_the_readme_names_commands_of_ours_that_there_are() -> None:
    readme = (REPOSITORY / "README.md").read_text()
    named = set(re.findall(r"reading-room ((?:new )?[a-z]+)(?=[`\s])", readme))
    there = {name.strip() for name, _ in commands(main)}
    assert {"init", "new post", "serve", "build"} <= named & there
    for name in re.findall(r"^(?:uvx .* )?reading-room (\w+)", readme, re.M):
        assert name in there, name


def test_every_file_that_the_papers_link_to_is_there() -> None:
    papers = [*MANUAL.glob("*.md"), *REPOSITORY.glob("*.md"), REPOSITORY / "benchmarks/README.md"]
    for paper in papers:
        text = re.sub(r"```.*?```|`[^`]*`", "", paper.read_text(), flags=re.S)
        for target in re.findall(r"\]\(([^)#]+)", text):
            if "://" not in target and not target.startswith("/"):
                assert (paper.parent / target).exists(), (paper.name, target)
