"""The option ``rules``. Enters: what mkdocs.yml says of rules. Leaves: each rule's setting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from reading_room.problems import nearest
from reading_room.rules import RULES, SETTINGS
from reading_room.schema import OPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reading_room.rules import Setting

_EXAMPLE = "rules: {abbreviation-unknown: error, sentence-long: off}"
_LONGEST = 60


def wrong(message: str) -> PluginError:
    """An option that cannot be."""
    return PluginError(f"mkdocs.yml, plugins, reading-room: {message}")


def unknown(names: Iterable[object]) -> dict[str, str]:
    """What to say of each option that there is not."""
    told = {}
    for name in sorted({str(name) for name in names} - {*OPTIONS.names, "advice_only"}):
        near = nearest(name, OPTIONS.names)
        hint = f"Did you mean {near}?" if near else f"There are {', '.join(OPTIONS.names)}."
        told[name] = f"There is no option called {name[:_LONGEST]}. {hint}"
    return told


def read_rules(given: object) -> dict[str, Setting]:
    """The setting of each rule that is named. Raises PluginError for what cannot be set."""
    if not isinstance(given, dict):
        raise wrong(f"rules gives each rule a level of its own. Write {_EXAMPLE}")
    return {_rule(name): _setting(str(name), value) for name, value in given.items()}


def instead_of_advice_only(given: object) -> str:
    """What to write for the option of former days."""
    names = [str(name) for name in given] if isinstance(given, list) else []
    free = [name for name, rule in RULES.items() if not rule.is_fixed]
    known = filter(None, (nearest(name, free) for name in names))
    return f"Write instead: rules: {{{', '.join(f'{name}: advice' for name in known)}}}"


def _rule(name: object) -> str:
    if name in RULES:
        return str(name)
    near = nearest(str(name), RULES)
    meant = f" Did you mean {near}?" if near else ""
    raise wrong(
        f"rules: there is no rule called {str(name)[:_LONGEST]}.{meant} `reading-room rules`"
        " prints them all, and a message ends with the name of its own."
    )


def _setting(name: str, value: object) -> Setting:
    if value is False:  # as YAML reads a bare off
        value = "off"
    for setting in SETTINGS:
        if value == setting:
            break
    else:
        raise wrong(
            f"rules: {name} cannot be {str(value)[:_LONGEST]}. Write {name}: error, {name}: advice"
            f" or {name}: off"
        )
    if RULES[name].is_fixed and setting != "error":
        raise wrong(
            f"rules: {name} cannot be {setting}. It keeps the site sound: what it finds cannot be"
            " published as it is, or would be lost. Only rules of how a text is written, and those"
            " that advise anyway, can be set. Take the entry out."
        )
    return setting
