"""A hook of MkDocs for `test_sameness`: it moves the clock and the locale of a build as it is told,
and writes down what the build saw of its machine, and what search is given to find."""

from __future__ import annotations

import hashlib
import json
import locale
import os
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import time_machine
from mkdocs.plugins import event_priority

from reading_room.outputs.search import search_records

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

# MkDocs loads this file with its settings, before any plugin has been asked for anything.
if moment := os.environ.get("WITNESS_CLOCK"):
    time_machine.travel(float(moment), tick=True).start()
locale.setlocale(locale.LC_ALL, "")
SEEN = {
    "clock": time.time(),
    "hour": datetime.now().astimezone().isoformat(),
    "locale": locale.setlocale(locale.LC_ALL),
    "folder": os.fsencode(Path.cwd()).decode(),
    "hash": hash("reading room"),
    "umask": os.umask(0o022),
}
os.umask(int(SEEN["umask"]))


@event_priority(float("-inf"))
def on_post_build(config: MkDocsConfig) -> None:
    library = config.plugins["reading-room"].library
    records = json.dumps(list(search_records(library)), ensure_ascii=False)
    seen = SEEN | {"records": hashlib.sha256(records.encode()).hexdigest()}
    Path(os.environ["WITNESS_FILE"]).write_text(json.dumps(seen), encoding="utf-8")
