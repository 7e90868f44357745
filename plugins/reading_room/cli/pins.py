"""What a site is built with. Enters: what is installed here. Leaves: lines of requirements.txt."""

from __future__ import annotations

import json
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_OURS = "mkdocs-reading-room"


def pins() -> tuple[str, ...]:
    """Our package and all that it needs, each at the version that is installed."""
    found: dict[str, str] = {}
    waiting = [(_OURS, frozenset({""}))]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        name, extras = waiting.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        try:
            installed = distribution(name)
        except PackageNotFoundError:  # of another system
            continue
        found[name] = _pin(name, installed)
        waiting += _needed(installed, extras)
    ours = found.pop(_OURS, _OURS)
    return (ours, *sorted(found.values()))


def from_a_folder() -> str:
    """Where our package was installed from, if that is a folder or file of this machine."""
    where = json.loads(distribution(_OURS).read_text("direct_url.json") or "{}")
    url = str(where.get("url", ""))
    return url if url.startswith("file:") and "vcs_info" not in where else ""


def _needed(installed: Distribution, extras: frozenset[str]) -> list[tuple[str, frozenset[str]]]:
    """The packages that one needs here, with their own extras."""
    needs = map(Requirement, installed.requires or ())
    return [
        (canonicalize_name(need.name), frozenset({"", *need.extras}))
        for need in needs
        if need.marker is None or any(need.marker.evaluate({"extra": each}) for each in extras)
    ]


def _pin(name: str, installed: Distribution) -> str:
    """A package at its version; one that came from a repository of git, at its commit."""
    where = json.loads(installed.read_text("direct_url.json") or "{}")
    commit = where.get("vcs_info", {}).get("commit_id")
    return f"{name} @ git+{where['url']}@{commit}" if commit else f"{name}=={installed.version}"
