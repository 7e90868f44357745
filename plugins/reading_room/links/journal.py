"""What was found, kept on this machine as it is found. Enters: findings. Leaves: those of before.

One line of JSON each, in the user's cache folder and not in the site's: a check that is killed goes
on where it was, and how often an address failed is nobody's business but the checker's. A line that
was not written to its end counts for nothing.
"""

from __future__ import annotations

import errno
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reading_room.links.trouble import LASTING, WORDS
from reading_room.links.verdicts import Finding, mark
from reading_room.sources.web import is_address
from reading_room.values import LINK_STATES

if TYPE_CHECKING:
    from types import TracebackType

    from reading_room.settings import Settings

_FIELDS = frozenset(field.name for field in fields(Finding))
_WORDS = ("url", "status", "why", "to", "copy", "copied")
"""Those of them that are text, besides marks."""
_LONGEST = 1_000_000
"""Bytes of a line; of a longer one the parts are read, which are no JSON."""
_FRESH = timedelta(days=1)
"""A check that was stopped is gone on with for as long."""


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of an address."""

    finding: Finding
    day: date
    failed: tuple[date, ...] = ()
    """The days on which nothing came of asking, since it last answered."""
    fitted: bool = False
    """Were words of the title on the page once?"""
    missing: tuple[date, ...] = ()
    """The days on which the site said that it is not there, since it last said anything else."""


class Journal:
    """The file, open for more lines."""

    def __init__(self, path: Path, today: date) -> None:
        self.today = today
        self.past: dict[str, Past] = {}
        self.resumed: set[str] = set()
        """Addresses that a check which was stopped had asked; none where the last was finished."""
        self._begun: date | None = None
        self.before: dict[str, Past] = {}
        """What was known when this check began."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        torn = self._read(path)
        self._file = path.open("a", encoding="utf-8")
        if torn:
            self._file.write("\n")
        if self._begun is None or abs(today - self._begun) > _FRESH:
            self.resumed.clear()
            self._write({"begun": today.isoformat()})

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def anew(self) -> None:
        """Forget that a check was stopped."""
        self.resumed.clear()

    def add(self, finding: Finding) -> None:
        """Put a finding by."""
        known = {name: value for name, value in asdict(finding).items() if value not in ("", None)}
        self._write({"day": self.today.isoformat()} | known)

    def finish(self) -> None:
        """Every address of this check was asked."""
        self._write({"finished": self.today.isoformat()})

    def void(self) -> None:
        """Nothing that this check found counts: the fault was on our side."""
        self._write({"void": self.today.isoformat()})

    def _write(self, line: dict[str, Any]) -> None:
        self._file.write(json.dumps(line) + "\n")
        self._file.flush()
        self._take(line)

    def _read(self, path: Path) -> bool:
        """Read what is there; does it end in the middle of a line? Raises OSError where it is no
        file: a device may have no end, and a pipe no beginning."""
        if not path.exists():
            return False
        if not (path.is_file() or path == Path(os.devnull)):
            raise OSError(errno.EINVAL, "it is not a file")
        line = b""
        with path.open("rb") as file:
            while more := file.readline(_LONGEST):
                line = more
                with suppress(ValueError, TypeError, KeyError, RecursionError):
                    self._take(_ours(json.loads(line.decode(errors="replace"))))
        return bool(line) and not line.endswith(b"\n")

    def _take(self, line: dict[str, Any]) -> None:
        """Raises ValueError, TypeError or KeyError where a day is none or is not there."""
        if "begun" in line:
            self._begun = date.fromisoformat(line["begun"])
            self.before = dict(self.past)
            self.resumed.clear()
        elif "void" in line:
            self.past = dict(self.before)
            self._begun = None
            self.resumed.clear()
        elif "finished" in line:
            self._begun = None
            self.resumed.clear()
        else:
            day = date.fromisoformat(line["day"])
            finding = Finding(**{name: line[name] for name in line.keys() & _FIELDS})
            self.past[finding.url] = _after(self.past.get(finding.url), finding, day)
            self.resumed.add(finding.url)


def _ours(line: object) -> dict[str, Any]:
    """A line, if it is one that could have been written here: what it says may go into a list, and
    its marks to a server. Raises ValueError or TypeError where it is another."""
    if not isinstance(line, dict):
        raise TypeError(line)
    if "url" in line:
        line |= {name: mark(line[name]) for name in line.keys() & {"etag", "modified"}}
        "".join(line.get(name, "") for name in _WORDS).encode()
        status, trouble = line.get("status", ""), line.get("trouble")
        known = status in LINK_STATES if trouble is None else not status and trouble in list(WORDS)
        if not (line["url"] and known and line.get("fits") in (None, True, False)):
            raise ValueError(line)
        if line.get("copied"):
            date.fromisoformat(line["copied"])
            if not is_address(line.get("copy", "")):
                raise ValueError(line)
    return line


def _after(before: Past | None, finding: Finding, day: date) -> Past:
    """What is known after one more finding. Where a server keeps us out, what was known of failures
    before is neither more nor less true."""
    failed = before.failed if before and finding.trouble else ()
    if finding.trouble in LASTING:
        failed = tuple(sorted({*failed, day}))
    missing = before.missing if before and (finding.trouble or finding.status == "gone") else ()
    if finding.status == "gone":
        missing = tuple(sorted({*missing, day}))
    fitted = bool(finding.fits) or bool(before and before.fitted)
    return Past(finding, day, failed, fitted, missing)


def journal_path(settings: Settings) -> Path | None:
    """Where a site's journal is kept; None where nothing is."""
    if settings.cache is None:
        return None
    name = blake2b(str(settings.root.resolve()).encode(), digest_size=12).hexdigest()
    return settings.cache / "links" / f"{name}.jsonl"
