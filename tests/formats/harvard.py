"""References as citeproc-js writes them. Enters: works, in CSL-JSON. Leaves: a text for each id."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import npm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reading_room.dates import PartialDate
    from reading_room.formats import Reference
    from reading_room.values import Name

SCRIPT = Path(__file__).with_name("citeproc.cjs")
STYLE = "harvard-cite-them-right"
_OURS = frozenset({"archive", "link", "access", "minutes", "alternates", "custom"})


def cited(works: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Each work alone, in Cite Them Right's style."""
    done = subprocess.run(
        [npm.node(), str(SCRIPT), STYLE], input=json.dumps(list(works)),
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, str] = json.loads(done.stdout)
    return found


def csl(work: Reference) -> dict[str, Any]:
    """A work in CSL-JSON, without the writers whose work is held against it."""
    values = {key: _csl(value) for key, value in work.values.items() if key not in _OURS}
    return {"type": "document", **values, "id": work.id}


def _csl(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_name(name) for name in value]
    return value if isinstance(value, str) else _date(value)


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    return {"family": name.family, "given": name.given}


def _date(date: PartialDate) -> dict[str, Any]:
    days = [date, *([date.end] if date.end else [])]
    parts = [[part for part in (day.year, day.month, day.day) if part] for day in days]
    return {"date-parts": parts, **({"circa": True} if date.mark else {})}
