"""Templates, compiled once. Enters: what Jinja compiles. Leaves: the same for every page, for the
next build of this process and, of templates that were installed, for the next process.

To compile them takes a quarter of a small build. They are kept in ``__pycache__``, where Python has
this package compiled: what is kept there is run, and whoever can write there can change the package
itself. No folder that others may fill would do, the user's cache included.
"""

from __future__ import annotations

import marshal
import sys
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING, cast

import jinja2
from jinja2.bccache import Bucket, bc_magic

from reading_room.outputs.cache import write_whole
from reading_room.plugin import translated

if TYPE_CHECKING:
    from types import CodeType

    from reading_room.translation import Translation

    Known = dict[str, tuple[str, CodeType]]
    """For the key of a template the checksum of its source, and what was made of that."""

PACKAGE = Path(__file__).parents[1]
_INSTALLED = tuple(f"{folder}/" for folder in (PACKAGE, Path(jinja2.__file__).parents[1]))
_SETTINGS = (
    "block_start_string", "block_end_string", "variable_start_string", "variable_end_string",
    "comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix",
    "trim_blocks", "lstrip_blocks", "newline_sequence", "keep_trailing_newline", "optimized",
)  # fmt: skip
"""What else of an environment decides what a template becomes."""
_DIGEST = 16
KINDS = 8
"""How many files stay, those written last: there is one for each language and set of features."""


class Compiled(jinja2.BytecodeCache):
    """What was made of templates. A language has its own, for its words are in what is compiled."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or Path(cache_from_source(__file__)).parent
        self._known: dict[str, Known] = {}
        self._new: dict[str, Known] = {}

    def get_bucket(
        self, environment: jinja2.Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """What was made of this very source before, if anything was."""
        kind = _kind(environment, name)
        key = self.get_cache_key(name, filename)
        bucket = _Bucket(environment, key, self.get_source_checksum(source))
        bucket.kind, bucket.installed = kind, (filename or "").startswith(_INSTALLED)
        if kind not in self._known:
            self._known[kind] = _read(self._path(kind))
        checksum, code = self._known[kind].get(key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code
        return bucket

    def set_bucket(self, bucket: Bucket) -> None:
        """Take what Jinja has made of a source, and forget what it made of another."""
        if isinstance(bucket, _Bucket) and bucket.code:
            made = bucket.checksum, bucket.code
            self._known[bucket.kind][bucket.key] = made
            if bucket.installed:
                self._new.setdefault(bucket.kind, {})[bucket.key] = made

    def keep(self) -> None:
        """Leave what is new to the next process, if it can be written and Python may do so."""
        if self._new and not sys.dont_write_bytecode:
            with suppress(OSError):
                for kind, new in self._new.items():
                    _write(self._path(kind), _read(self._path(kind)) | new)
                self._clear_up()
        self._new = {}

    def _path(self, kind: str) -> Path:
        return self._folder / f"templates.{sys.implementation.cache_tag}.{kind}.pyc"

    def _clear_up(self) -> None:
        """Take away all but the newest, and what a killed build was writing."""
        found = sorted(self._folder.glob("templates.*"), key=lambda path: -path.stat().st_mtime)
        for path in found[KINDS:]:
            path.unlink(missing_ok=True)


class _Bucket(Bucket):
    """One template, and how it is compiled."""

    kind: str
    installed: bool


def _kind(env: jinja2.Environment, name: str) -> str:
    """A digest of all but its source that decides what a template becomes."""
    say = cast("Translation | None", env.globals.get("say"))
    escape = env.autoescape if isinstance(env.autoescape, bool) else env.autoescape(name)
    proved = getattr(env.globals.get(translated.PIECES), "proved", ())
    asking = sorted(
        (each, str(getattr(function, "jinja_pass_arg", "")))
        for functions in (env.filters, env.tests)
        for each, function in functions.items()
    )
    settings = [getattr(env, each) for each in _SETTINGS]
    parts = (
        bc_magic, jinja2.__version__, _generator(), say.made_of if say else "",
        escape, sorted(proved), sorted(env.extensions), asking, settings,
    )  # fmt: skip
    return blake2b(repr(parts).encode(), digest_size=_DIGEST).hexdigest()


@cache
def _generator() -> str:
    """A digest of what compiles templates, as far as it is ours."""
    return blake2b(Path(translated.__file__).read_bytes(), digest_size=_DIGEST).hexdigest()


def _read(path: Path) -> Known:
    """What is in a file; nothing where there is none, or one bit of it is wrong."""
    try:
        data = path.read_bytes()
    except OSError:
        return {}
    rest = data[_DIGEST:]
    if not rest or blake2b(rest, digest_size=_DIGEST).digest() != data[:_DIGEST]:
        return {}
    known: Known = marshal.loads(rest)  # noqa: S302
    return known


def _write(path: Path, known: Known) -> None:
    data = marshal.dumps(known)
    digest = blake2b(data, digest_size=_DIGEST).digest()
    write_whole(path, [digest, data], 0o644)  # as Python's own, for whoever else uses it
