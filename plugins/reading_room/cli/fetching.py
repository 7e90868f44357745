"""Pictures of other sites for ``reading-room import``. Enters: addresses. Leaves: names and
bytes, each asked for once; and what could not be had."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

import click

from reading_room.links.http import Asker, Manners
from reading_room.links.pictures import MOST, NoPictureError, fetch
from reading_room.links.rate_limit import Stopped, Turns
from reading_room.links.trouble import Trouble
from reading_room.problems import on_one_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reading_room.settings import Settings


class Pictures:
    """The pictures that an import has had before, and where ``asks`` says so, those that it has
    not."""

    def __init__(self, folder: Path, before: Mapping[str, str], asker: Asker | None) -> None:
        self.folder = folder
        self.before = before
        self.asker = asker
        self.got: dict[str, tuple[str, bytes] | None] = {}

    def __call__(self, address: str) -> tuple[str, bytes] | None:
        """The name and the bytes of a picture; None where it is not to be had."""
        if address not in self.got:
            self.got[address] = self._here(address) or self._there(address)
        return self.got[address]

    def _here(self, address: str) -> tuple[str, bytes] | None:
        path = self.folder / self.before[address] if address in self.before else None
        try:
            return (path.name, path.read_bytes()) if path else None
        except OSError:
            return None

    def _there(self, address: str) -> tuple[str, bytes] | None:
        if self.asker is None:
            return None
        address = f"https:{address}" if address.startswith("//") else address
        try:
            return fetch(self.asker, address)
        except (NoPictureError, Trouble, Stopped) as why:
            click.echo(on_one_line(f"{address}: not fetched: {why}."), err=True)
            return None


def asker_for(settings: Settings, pause: float, timeout: float, *, private: bool) -> Asker:
    """Who asks for pictures, and how politely."""
    program = f"reading-room/{version('mkdocs-reading-room')}"
    agent = f"{program} (fetches the pictures of a blog; {settings.site_url or settings.site_name})"
    manners = Manners(agent, timeout, 3 * timeout, pause, 2 * pause, most=MOST, private=private)
    return Asker(manners, Turns(pause))
