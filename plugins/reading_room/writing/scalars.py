"""Words as YAML. Enters: any words. Leaves: how they are written on one line, in quotes or without.

Without quotes only where YAML takes them for the same words: what libyaml says decides. Words of
letters alone, which most are, are known at a glance, in a hundredth of the time.
"""

from __future__ import annotations

import json
import math
import re
from functools import lru_cache

import yaml

_WORDS = "tag:yaml.org,2002:str"
_PLACES = 3
_SAME_IN_JSON = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("int", "float", "bool", "null"))
_JSON = re.compile(r"true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_LETTERS = r"[A-Za-z0-9\u00c0-\u024f.'’()/–-]"
_SURELY_PLAIN = re.compile(rf"[A-Za-z\u00c0-\u024f]{_LETTERS}*(?: {_LETTERS}+)*")
_NO_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""What YAML 1.1 takes for something else, however it is capitalised."""
_NO_ESCAPES = re.compile(r"[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*")
"""What PyYAML escapes nowhere, quotes and backslashes aside."""


def scalar(words: str) -> str:
    """A value that means the same between brackets too: in quotes only where it must be."""
    return words if is_surely_plain(words) or _is_plain_inside(words) else quoted(words)


def quoted(words: str, style: str = "") -> str:
    """Words in quotes of a style: by itself in those that need the fewest escapes."""
    if not style:
        style = "'" if words.isprintable() and ('"' in words or "\\" in words) else '"'
    if style == '"' and '"' not in words and "\\" not in words and _NO_ESCAPES.fullmatch(words):
        return f'"{words}"'
    dumped = yaml.safe_dump(words, default_style=style, width=math.inf, allow_unicode=True)
    return str(dumped).rstrip("\n")


def json_value(written: str) -> str:
    """A value on one line as JSON: a day is words there."""
    return _as_json(yaml.compose(written, yaml.CSafeLoader))


def _as_json(node: yaml.Node | None) -> str:
    if isinstance(node, yaml.MappingNode):
        pairs = (f"{_as_json(key)}: {_as_json(value)}" for key, value in node.value)
        return f"{{{', '.join(pairs)}}}"
    if isinstance(node, yaml.SequenceNode):
        return f"[{', '.join(map(_as_json, node.value))}]"
    if node is None:
        return "null"
    as_it_is = node.tag in _SAME_IN_JSON and _JSON.fullmatch(node.value)
    return str(node.value) if as_it_is else json.dumps(node.value, ensure_ascii=False)


def is_words(node: yaml.Node | None, words: str) -> bool:
    """Does a node hold just these words?"""
    return isinstance(node, yaml.ScalarNode) and node.tag == _WORDS and node.value == words


def is_surely_plain(words: str) -> bool:
    """Are these words that YAML takes for the same words wherever they stand, at a glance?"""
    return _SURELY_PLAIN.fullmatch(words) is not None and words.lower() not in _NO_WORDS


@lru_cache(maxsize=1000)
def _is_plain_inside(words: str) -> bool:
    """Is it the same without quotes wherever it stands between brackets? There a ``?`` ends plain
    words to PyYAML's own loader and to some of libyaml's, though not to all.

    The works of a list often have a publisher or a journal in common."""
    if not words.isprintable() or "?" in words:
        return False
    try:
        node = yaml.compose(f"[{{a: {words}, b: {words}}}, {words}, {words}]", yaml.CSafeLoader)
        alone = yaml.compose(words, yaml.CSafeLoader)
    except yaml.YAMLError:
        return False
    parts = node.value if isinstance(node, yaml.SequenceNode) else []
    if len(parts) != _PLACES or not isinstance(parts[0], yaml.MappingNode):
        return False
    found = [*(value for _, value in parts[0].value), *parts[1:], alone]
    return len(found) == 2 * _PLACES - 1 and all(is_words(each, words) for each in found)
