"""Where readers send what they write. Enters: an option. Leaves: the address of a form service, or
of somebody's e-mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reading_room.plugin.rule_options import wrong
from reading_room.sources.web import is_address, is_email

if TYPE_CHECKING:
    from reading_room.schema import Key

_HOST = re.compile(r"[A-Za-z0-9.-]+(?::\d{1,5})?|\[[0-9A-Fa-f:.]+\](?::\d{1,5})?")
"""What a policy takes for one host, and for nothing else."""


def recipient(key: Key[str], given: str) -> str:
    """Where a form is sent: by https, as the pages are that it is sent from, or by mail. Raises
    PluginError for what is neither."""
    to = given.strip().removeprefix("mailto:")
    is_form = to.startswith("https://") and is_address(to) and _HOST.fullmatch(urlsplit(to).netloc)
    if to and not is_form and not is_email(to):
        raise wrong(
            f"{key.name} is the address of a form service, which begins with https://, or an e-mail"
            f" address, and {given} is neither. Write {key.name}: {key.example}"
        )
    return to
