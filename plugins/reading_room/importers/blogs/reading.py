"""A file of Markdown as other systems write it. Enters: its text. Leaves: its front matter with the
line of each key, and the text below.

Front matter is YAML between hyphens, TOML between pluses, JSON between braces, or (Pelican) lines
of ``Key: words`` down to the first that is empty. Dates stay as they were typed, for a zone would
be lost.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import SplitResult, urlsplit

import yaml

from reading_room.sources.yaml import limits

if TYPE_CHECKING:
    from pathlib import Path

MOST = 50_000_000
"""Bytes of an export."""
POST = 20_000_000
"""Bytes of a file of one post: there may be pictures in it."""
_YAML = re.compile(r"\ufeff?\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
_TOML = re.compile(r"\ufeff?\s*\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.S | re.M)
_META = re.compile(r"(?:[A-Za-z][\w-]*:[ \t]*[^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+(?=\n|\Z)")
_PAIR = re.compile(r"^([A-Za-z][\w-]*):[ \t]*(.*(?:\n[ \t]+\S.*)*)", re.M)
_TOML_KEY = re.compile(r"^\s*(?:\[+)?[\"']?([\w-]+)[\"']?(?:\s*=|[.\]])", re.M)
_ESCAPED = re.compile(
    r"(?P<backslash>\\\\)|(?P<pair>\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2})"
    r"|\\u[dD][89a-fA-F][\da-fA-F]{2}"
)
_JSON_KEY = re.compile(r"^\s*\"([^\"\n]+)\"\s*:", re.M)


class Read(NamedTuple):
    """A file: ``fault`` says why its front matter could not be read, and is empty where it was."""

    values: dict[str, Any]
    lines: dict[str, int]
    body: str
    line: int = 1
    fault: str = ""
    kind: str = ""
    """yaml, toml, json or meta; empty where there is no front matter."""


class _Loader(yaml.CSafeLoader):
    """Dates stay words; so do numbers with underscores and colons, which nobody means."""


_Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: str(node.value))
_Loader.add_constructor("tag:yaml.org,2002:binary", lambda _, node: str(node.value))


def text_of(path: Path, most: int = 5_000_000) -> str:
    """The words of a file, whatever wrote it; empty where there are too many, or none."""
    try:
        if path.stat().st_size > most:
            return ""
        data = path.read_bytes()
    except OSError:
        return ""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def parts_of(address: str) -> SplitResult:
    """The parts of an address; of one that is none (``https://[x/``) all is its path."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", address, "", "")


def json_of(text: str, *, strict: bool = True) -> Any:
    """What JSON holds. Half of a pair of UTF-16 stands for no letter, and no file can hold it.
    Raises ValueError."""
    halves = "\\ud" in text or "\\uD" in text
    return json.loads(_ESCAPED.sub(_whole, text) if halves else text, strict=strict)


def _whole(found: re.Match[str]) -> str:
    return found[0] if found.lastgroup else "\\ufffd"


def read(text: str, *, meta: bool = False) -> Read:
    """Take a file apart; ``meta``: Pelican's lines without hyphens are front matter too."""
    if found := _YAML.match(text):
        first = text.count("\n", 0, found.start(1)) + 1
        return _of_yaml(found[1], first, text[found.end() :], _line(text, found.end()))
    if found := _TOML.match(text):
        first = text.count("\n", 0, found.start(1)) + 1
        return _of_toml(found[1], first, text[found.end() :], _line(text, found.end()))
    if text.lstrip("\ufeff").startswith("{") and (made := _of_json(text.lstrip("\ufeff"))):
        return made
    if meta and (found := _META.match(text)):
        return _of_meta(found[0], text[found.end() :], _line(text, found.end()))
    return Read({}, {}, text)


def yaml_of(text: str) -> Any:
    """What a file of YAML holds; None where it cannot be read, or could hurt."""
    try:
        if _hurts(text):
            return None
        return yaml.load(text, _Loader)  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def _hurts(text: str) -> bool:
    """Aliases of aliases stand for gigabytes, and what is deep overflows a stack."""
    found = list(limits.refuse(text, text.split("\n")))
    return any("more than" in each.message for each in found) or (
        text.count("*") > 0
        and (
            sum(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.CSafeLoader))
            > 50
        )
    )


def _of_yaml(text: str, first: int, body: str, line: int) -> Read:
    fault = ""
    for tried in (text, _mended(text)):
        try:
            if _hurts(tried):
                return Read(
                    {}, {}, body, line, "its YAML stands for more than a post needs", "yaml"
                )
            node = yaml.compose(tried, _Loader)
            values = yaml.load(tried, _Loader)  # noqa: S506
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            fault = fault or " ".join(str(getattr(error, "problem", None) or error).split())
            continue
        if not isinstance(values, dict):
            return Read({}, {}, body, line, "" if values is None else "no keys", "yaml")
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        lines = {str(key.value): key.start_mark.line + first for key, _ in pairs}
        return Read({str(k): v for k, v in values.items()}, lines, body, line, "", "yaml")
    return Read({}, {}, body, line, fault, "yaml")


def _mended(text: str) -> str:
    """Tabs, and words with a colon or a sign that YAML takes for its own, which others let pass."""
    return re.sub(
        r"^([A-Za-z_][\w-]*):[ \t]+(?![\"'\[{|>&*])(\S.*(?::[ \t]| #).*|[@`%].*)$",
        lambda pair: f"{pair[1]}: {json.dumps(pair[2].strip(), ensure_ascii=False)}",
        text.replace("\t", "  "),
        flags=re.M,
    )


def _of_toml(text: str, first: int, body: str, line: int) -> Read:
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        return Read({}, {}, body, line, str(error), "toml")
    lines: dict[str, int] = {}
    for key in _TOML_KEY.finditer(text):
        lines.setdefault(key[1], _line(text, key.start(1)) + first - 1)
    return Read(_plain(values), lines, body, line, "", "toml")


def _of_json(text: str) -> Read | None:
    try:
        values, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict):
        return None
    lines = {key[1]: _line(text, key.start(1)) for key in _JSON_KEY.finditer(text[:end])}
    return Read(values, lines, text[end:], _line(text, end), "", "json")


def _of_meta(head: str, body: str, line: int) -> Read:
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for pair in _PAIR.finditer(head):
        name = pair[1].lower()
        values[name] = " ".join(pair[2].split())
        lines[name] = _line(head, pair.start())
    return Read(values, lines, body, line, "", "meta")


def _plain(value: Any) -> Any:
    """Dates of TOML as words, their zone with them."""
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1
