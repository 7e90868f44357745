"""The command ``reading-room``, for editors. Enters: its words. Leaves: what each part prints."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, cast

import click

from reading_room.problems import nearest

if TYPE_CHECKING:
    from typing import Any, TextIO

__all__ = ["main"]

COMMANDS = {
    "add": "adding.add",
    "build": "build.build",
    "check": "check.check",
    "comment": "comments.comment",
    "export": "export.export",
    "import": "importing.import_",
    "init": "init.init",
    "links": "links.links",
    "lsp": "lsp.lsp",
    "new": "new.new",
    "rules": "rules.rules",
    "schema": "schema.schema",
    "serve": "build.serve",
    "suggestion": "suggestions.suggestion",
}
"""Each command, and where it is: a module of this package and a name in it. It is imported once
somebody asks for it, for those that ask the network take longer to import than a check takes."""


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EIO)
"""What is wrong where a stream takes no more."""
_CALLED_ELSEWHERE = {
    "create": "new", "lint": "check", "post": "new", "preview": "serve", "publish": "build",
    "start": "serve", "test": "check", "validate": "check", "watch": "serve",
}  # fmt: skip
"""What other programs call such commands."""


def _nothing(mode: str) -> TextIO:
    """A stream that leads nowhere, for this process and those that it starts."""
    stream = open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123, SIM115 (until the end)
    os.set_inheritable(stream.fileno(), True)
    return cast("TextIO", stream)


class _Commands(click.Group):
    """The commands of `COMMANDS`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; None where there is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(".")
        found: Any = getattr(import_module(f"reading_room.cli.{module}"), name)
        return cast("click.Command", found)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is asked for; what may be meant, where there is none."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            near = _CALLED_ELSEWHERE.get(name) or nearest(name, COMMANDS)
            meant = f" Did you mean {near}?" if near else ""
            ctx.fail(f"There is no command {name}.{meant}")
        return super().resolve_command(ctx, args)

    def main(self, *words: Any, **options: Any) -> Any:
        """Run the command where a stream of it is closed, too, or what it goes to is full."""
        for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
            if getattr(sys, name) is None:
                setattr(sys, name, _nothing(mode))
        try:
            try:
                return super().main(*words, **options)
            finally:
                sys.stdout.flush()
        except OSError as error:
            if error.filename or error.errno not in _FULL:
                raise
            sys.stdout = _nothing("w")
            click.echo(f"Error: not all was printed: {error.strerror}.", err=True)
            raise SystemExit(1) from None


@click.group(cls=_Commands)
@click.version_option(package_name="mkdocs-reading-room")
def main() -> None:
    """Look after the posts and reading lists of a site."""
