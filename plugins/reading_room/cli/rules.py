"""``reading-room rules``. Enters: the names of rules. Leaves: what each finds, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reading_room.problems import nearest
from reading_room.rules import RULES, SECTIONS

if TYPE_CHECKING:
    from reading_room.rules import Rule


@click.command()
@click.argument("names", metavar="[RULE]...", nargs=-1)
def rules(names: tuple[str, ...]) -> None:
    """Say what a rule finds: the word in brackets at the end of a message.

    Without a name, print every rule.
    """
    if names:
        click.echo("\n\n".join(_whole(_known(name)) for name in names))
        return
    for title, declared in SECTIONS.items():
        click.echo(f"{title}\n")
        for rule in declared:
            click.echo(f"  {rule.id}: {rule.sentence}")
        click.echo()


def _known(name: str) -> Rule:
    if name in RULES:
        return RULES[name]
    near = nearest(name, RULES)
    meant = f"Did you mean {near}?" if near else "reading-room rules prints them all."
    raise click.UsageError(f"There is no rule called {name[:60]}. {meant}")


def _whole(rule: Rule) -> str:
    """A rule, its level, and what an editor can do about it."""
    lines = [f"{rule.id}: {rule.sentence}.", f"It is {_level(rule)}."]
    if not rule.is_fixed:
        lines.append(f"A site can change that, in mkdocs.yml: rules: {{{rule.id}: off}}")
    if rule.of_content:
        lines.append(f"A file can let it stand, in its front matter: allow: [{rule.id}]")
    return "\n".join(lines)


def _level(rule: Rule) -> str:
    if rule.is_fixed:
        return "always an error: what it finds could not be published as it is, or would be lost"
    if rule.level == "error":
        return "an error, which stops a build"
    return "advice, which stops nothing"
