"""MkDocs or ProperDocs, whose mistakes are said in a line. Enters: which of the two, and its words.
Leaves: what it does.

``python -m reading_room.builder mkdocs build --strict`` is ``mkdocs build --strict``, but for
banners and tracebacks. It is no part of the command, which has loaded MkDocs: before ProperDocs
runs, nothing of MkDocs may be loaded.
"""

from __future__ import annotations

import errno
import sys
from importlib import import_module

import click

BANNERS = {"NO_MKDOCS_2_WARNING": "true", "DISABLE_MKDOCS_2_WARNING": "true"}
"""What Material and ProperDocs look for before they print what they think of MkDocs 2."""
_ALL_OF_IT = ("-v", "--verbose")
_OF_ADDRESSES = ("URL", "netloc", "IPv4", "IPv6", "IPvFuture", "Port ")
"""Words of `urllib.parse`, of which each message has one, and of `ipaddress`, which it asks."""
_IN_USE = (
    "another program shows something at this address, perhaps another preview. End it (Ctrl+C where"
    " it runs), or take another address: reading-room serve --dev-addr 127.0.0.1:8001"
)
_THEME = "The theme reading-room needs the plugin"
"""The name of a template that our theme asks for, and nobody has, where there is no plugin."""
OPTIONS = {
    "build": ("--no-cache", "Make everything anew, and keep nothing."),
    "serve": ("--as-published", "Show no drafts, and nothing dated later."),
}
"""Of ours, by the command that has them beside its own, and what they do. `cli.build` takes them;
here they are only named in its help."""
_NAMES = {"mkdocs": "MkDocs", "properdocs": "ProperDocs"}


def main(words: list[str]) -> None:
    """Run the builder that the first word names with the other words."""
    name, *rest = words
    command = import_module(f"{name}.__main__").cli
    for which, (option, what) in OPTIONS.items():
        shown = click.Option([option], is_flag=True, expose_value=False, help=what)
        command.commands[which].params.append(shown)
    try:
        command(rest, prog_name="reading-room")
    except Exception as error:
        if not set(_ALL_OF_IT).isdisjoint(rest):
            raise
        said = " ".join(str(error).split()) or "it does not say why"
        if unreadable := address_unread(error):
            sys.exit(f"Error: mkdocs.yml: {unreadable}")
        if type(error).__name__ == "TemplateNotFound" and _THEME in said:
            sys.exit(f"Error: {said.split(chr(39))[1]}")
        if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
            sys.exit(f"Error: {_IN_USE}")
        print(
            f"{_NAMES[name]} stopped: {type(error).__name__}: {said}\n"
            "No page of yours should do that. --verbose shows where it happened.",
            file=sys.stderr,
        )
        sys.exit(1)


def address_unread(error: Exception) -> str:
    """What to say where Python cannot read an address in mkdocs.yml, which MkDocs asks of it before
    it asks any plugin; nothing of other errors."""
    said = str(error)
    if not isinstance(error, ValueError) or not any(part in said for part in _OF_ADDRESSES):
        return ""
    return (
        f"site_url, or another address in it, cannot be read ({said}). Write the address of the"
        " home page: site_url: https://example.org/"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
