"""Policies and headers as the files that ship them say them."""

from __future__ import annotations

import re

_MAP = re.compile(r"map \$uri \$(\w+) \{(.*?)\n\}", re.DOTALL)
_ENTRY = re.compile(r'^\s+(\S+) "([^"]*)";$', re.MULTILINE)
_HEADER = re.compile(r'^\s+add_header (\S+) "([^"]*)" always;$', re.MULTILINE)


def policy(text: str) -> dict[str, frozenset[str]]:
    """A Content-Security-Policy: what each directive allows. A directive given twice is refused."""
    rules = [part.split() for part in text.split(";")]
    assert len({name for name, *_ in rules}) == len(rules), text
    return {name: frozenset(allowed) for name, *allowed in rules}


def shipped_headers(text: str) -> dict[str, dict[str, str]]:
    """A _headers file: the headers of each rule."""
    rules: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            rules[line] = {}
        elif line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rules[[*rules][-1]][name] = value
        else:
            assert line.startswith("#"), line
    return rules


def nginx_headers(text: str, path: str) -> dict[str, str]:
    """What nginx would add for a path, by the map and the headers of the one server in a file."""
    [(variable, body)] = _MAP.findall(text)
    entries = dict(_ENTRY.findall(body))
    value = entries.pop("default")
    for pattern, other in entries.items():
        if re.search(pattern.removeprefix("~"), path):
            value = other
            break
    return {name: given.replace(f"${variable}", value) for name, given in _HEADER.findall(text)}
