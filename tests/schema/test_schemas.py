"""The JSON Schemas against this site, every accepted case, and every case refused for a key."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from helpers import REPOSITORY
from reading_room.schema import FILES, File, Key, Keys
from reading_room.schema.core_yaml import read
from reading_room.schema.json_schema import as_text, schemas
from reading_room.schema.report import NAME, report_schema

CASES = Path(__file__).parents[1] / "cases" / "sources"
DATA = yaml.safe_load((Path(__file__).parent / "refused.yml").read_text(encoding="utf-8"))
SCHEMAS = schemas()
VALIDATORS = {name: Draft202012Validator(schema) for name, schema in SCHEMAS.items()}


class Words(yaml.BaseLoader):
    """Takes every value for words, but nothing for nothing."""


Words.yaml_implicit_resolvers = {"": [("tag:yaml.org,2002:null", re.compile("^$"))]}
Words.add_constructor("tag:yaml.org,2002:null", lambda *_: None)
READERS = {"core": read, "words": lambda text: yaml.load(text, Loader=Words)}  # noqa: S506
_FRONT = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_PROBLEM = re.compile(r"^(\S+?)(?::\d+:\d+)?: (error|advice): .* \[([a-z-]+)\]$", re.MULTILINE)


def file_of(path: str) -> File | None:
    """The kind of a file."""
    found = None
    for file in FILES:
        for where in file.where:
            form = re.escape(where).replace(r"\*\*/", "(?:.*/)?").replace(r"\*", "[^/]*")
            if re.fullmatch(form, path):
                found = file
    return found


def written(path: str, text: str) -> str | None:
    """The YAML of a file; None where it has none."""
    if not path.endswith(".md"):
        return text
    found = _FRONT.match(text)
    return found[1] if found else None


def faults(file: File, value: Any) -> list[str]:
    """What the schema says of a value, as JSON has it."""
    plain = json.loads(json.dumps(value))
    found = VALIDATORS[file.name].iter_errors(plain)
    return [f"{'/'.join(map(str, one.absolute_path))}: {one.message}"[:300] for one in found]


def cases() -> Iterator[Any]:
    """Each file of each case: the case, its path and text, and the rules that refuse it.

    One that is taken with the advice to write it otherwise is neither accepted as it is nor
    refused: a schema asks for the form that is advised.
    """
    for path in sorted(CASES.glob("*.yml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            refused: dict[str, set[str]] = {}
            mended: set[str] = set()
            for name, level, rule in _PROBLEM.findall(case.get("problems", "")):
                if level == "error":
                    refused.setdefault(name, set()).add(rule)
                elif rule in (*DATA["forms"], "file-ending"):  # such a file is not read
                    mended.add(name)
            for name, text in case["files"].items():
                if isinstance(text, str) and file_of(name) and written(name, text) is not None:
                    title = f"{path.stem}: {case['name']}"
                    rules = refused.get(name, set())
                    if name in mended and not rules:
                        continue
                    yield pytest.param(title, name, text, rules, id=f"{title}, {name}")


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("case", "path", "text", "rules"), list(cases()))
def test_what_is_accepted_validates_and_what_is_refused_for_a_key_does_not(
    case: str, path: str, text: str, rules: set[str], reader: str
) -> None:
    file = file_of(path)
    assert file
    source = written(path, text) or ""
    if not rules:
        assert faults(file, READERS[reader](source)) == []
    elif rules & {*DATA["rules"]} and reader == "core":
        try:
            value = read(source)
        except yaml.YAMLError:  # a key that is a list or a mapping, as JSON has none
            return
        assert bool(faults(file, value)) != (case in DATA["unseen"])


def site() -> Iterator[Path]:
    """Every file that this repository publishes, and of the site with every construct."""
    for root in (REPOSITORY, REPOSITORY / "tests/constructs"):
        for folder in ("posts", "reading_lists", "docs"):
            for path in sorted((root / folder).rglob("*")):
                if path.is_file() and file_of(path.relative_to(root).as_posix()):
                    yield path


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("path", list(site()), ids=lambda path: path.name)
def test_every_file_of_this_site_validates(path: Path, reader: str) -> None:
    root = next(root for root in (REPOSITORY / "tests/constructs", REPOSITORY)
                if path.is_relative_to(root))  # fmt: skip
    shown = path.relative_to(root).as_posix()
    file = file_of(shown)
    text = written(shown, path.read_text(encoding="utf-8"))
    assert file
    assert text
    assert faults(file, READERS[reader](text)) == []
    assert faults(file, "words alone")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_files_in_the_repository_are_what_the_code_says(file: File) -> None:
    path = REPOSITORY / "schemas" / f"{file.name}.json"
    assert path.read_text(encoding="utf-8") == as_text(SCHEMAS[file.name]), "Run make schema."
    Draft202012Validator.check_schema(SCHEMAS[file.name])


def test_the_schema_of_reports_is_what_the_code_says() -> None:
    path = REPOSITORY / "schemas" / f"{NAME}.json"
    assert path.read_text(encoding="utf-8") == as_text(report_schema()), "Run make schema."
    Draft202012Validator.check_schema(report_schema())
    names = {file.name for file in FILES} | {NAME}
    assert {each.stem for each in (REPOSITORY / "schemas").glob("*.json")} == names


def every_key(keys: Keys) -> Iterator[tuple[str, Key[Any]]]:
    """Each key of a mapping, and of those in it."""
    for key in keys:
        yield f"{keys.name}.{key.name}", key
        if key.parts:
            yield from every_key(key.parts)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_key_says_what_it_is_and_has_an_example_that_validates(file: File) -> None:
    for name, key in every_key(file.keys):
        assert key.about.endswith((".", "?")), name
        assert key.example, name
    properties = [
        one for part in (SCHEMAS[file.name], *SCHEMAS[file.name]["$defs"].values())
        for one in part.get("properties", {}).values()
    ]  # fmt: skip
    assert properties
    for one in properties:
        schema = {**one, "$defs": SCHEMAS[file.name]["$defs"]}
        [example] = one["examples"]
        assert list(Draft202012Validator(schema).iter_errors(example)) == [], one
        assert one["title"]
        assert one["description"]
