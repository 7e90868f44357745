"""Pagefind. Enters: records. Leaves: the files of their index.

The index is made by Pagefind's own ``--service``: a stream of JSON messages in base64, a comma
between them (https://pagefind.app/docs/node-api/ describes the same requests). Its Python client
speaks it too, but sleeps a tenth of a second for each record.
"""

from __future__ import annotations

import base64
import gzip
import json
import os
import subprocess
import threading
import zlib
from contextlib import suppress
from hashlib import blake2b
from math import isqrt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reading_room.outputs.cache import Kept

FOLDER = "pagefind/"
_INTERFACES = ("pagefind-component-ui", "pagefind-modular-ui", "pagefind-ui", "pagefind-highlight")
"""Pagefind's own pages and boxes, which this site does not use."""
_OF_A_PART = ("pagefind-entry.json", "index/", "fragment/", "filter/")
_META = ".pf_meta"
"""What an index has of its own; all else is Pagefind's program, of which the first has one."""
_OF_EVERY_SEARCH = (".pagefind", ".pf_index", _META)
_LEVEL = 10
"""Of libdeflate: 12 takes half as long again and saves three thousandths more."""
_INDEX = 0
"""What Pagefind calls its first index."""
_PIECES = "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE"
"""Pagefind's own setting, by environment alone, for how many places of words it puts in a file
(20,000). A version that does not know it makes larger files, and finds the same."""
_LEAST = 5_000


def pagefind(
    records: Iterable[dict[str, Any]], language: str, kept: Kept | None = None, part: int = 0
) -> list[tuple[str, bytes]]:
    """The index of records of ``url``, ``content``, ``meta`` and ``filters``, as `kept` from an
    earlier build, if the same was asked of the same Pagefind. Of an index in several parts the
    first, 0, has the program of the search, and the others are folders in its own.

    Raises RuntimeError where Pagefind is missing, fails, or refuses a record.
    """
    program = _program()
    messages = list(_messages(records, language))
    if kept is None:
        return _placed(_made(program, messages), part)
    key = _key(program, messages)
    files = kept.get(key)
    if files is None:
        files = _made(program, messages)
        kept.put(key, files)
    return _placed(files, part)


def _placed(files: list[tuple[str, bytes]], part: int) -> list[tuple[str, bytes]]:
    """The files of a part of the index, where search.js looks for them."""
    if not part:
        return [(FOLDER + path, data) for path, data in files]
    return [
        (f"{FOLDER}part-{part}/{path}", data)
        for path, data in files
        if path.startswith(_OF_A_PART) or path.endswith(_META)
    ]


def _messages(records: Iterable[dict[str, Any]], language: str) -> Iterator[bytes]:
    """What is asked of Pagefind; the last asks for the files."""
    requests: list[dict[str, Any]] = [{"type": "NewIndex", "config": {"force_language": language}}]
    about = {"type": "AddRecord", "index_id": _INDEX, "language": language}
    requests += (about | record | {"url": f"/{record['url']}"} for record in records)
    requests.append({"type": "GetFiles", "index_id": _INDEX})
    for number, payload in enumerate(requests, 1):
        yield json.dumps({"message_id": number, "payload": payload}).encode()


def _key(program: Path, messages: list[bytes]) -> str:
    """The same for the same program, records and options, and for these alone."""
    options = _INTERFACES, _OF_EVERY_SEARCH, _LEVEL, _piece(messages)
    digest = blake2b(repr(options).encode(), digest_size=16)
    try:
        digest.update(program.read_bytes())
    except OSError as error:
        raise _cannot_start(error) from None
    for message in messages:
        digest.update(message)
    return digest.hexdigest()


def _piece(messages: list[bytes]) -> int:
    """How many places of words stand in a file of the index.

    Each word of a search downloads the file that it is in, and every search downloads the list of
    these files. Both together weigh least where a file has about as many places as the root of the
    letters of all texts; for the three or four words that people type, three quarters of it.
    """
    return max(_LEAST, isqrt(sum(map(len, messages))) * 3 // 4)


def _made(program: Path, messages: list[bytes]) -> list[tuple[str, bytes]]:
    """Put every request to Pagefind at once; the files it answers the last with.

    Its input stays open until then: at the end of its input it leaves without an answer.
    """
    with _start(program, _piece(messages)) as process:
        asking = threading.Thread(target=_ask, args=(process.stdin, messages))
        asking.start()
        try:
            return _files(process.stdout)
        finally:
            process.kill()
            asking.join()
            _close(process.stdin)


def _program() -> Path:
    from pagefind import service  # it brings asyncio, for which a build without search has no use

    program = service.get_executable()
    if program is None:
        msg = "Pagefind is not installed: install pagefind[bin], or set search: false."
        raise RuntimeError(msg)
    return program


def _start(program: Path, piece: int) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603
            [program, "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {_PIECES: str(piece)},
        )
    except OSError as error:
        raise _cannot_start(error) from None


def _cannot_start(error: OSError) -> RuntimeError:
    return _stopped(f"it cannot be started ({error.strerror})")


def _close(pipe: Any) -> None:
    """Close a pipe; what was never read of it does not matter."""
    with suppress(BrokenPipeError):
        pipe.close()


def _files(pipe: Any) -> list[tuple[str, bytes]]:
    """The files in Pagefind's last answer, by path."""
    try:
        for payload in _answers(pipe):
            if payload["type"] == "Error":
                raise _stopped(payload["message"])
            if "files" in payload:
                return sorted(
                    (file["path"], _packed(file["path"], base64.b64decode(file["content"])))
                    for file in payload["files"]
                    if not file["path"].startswith(_INTERFACES)
                )
    except (ValueError, KeyError, TypeError, EOFError, gzip.BadGzipFile, zlib.error):
        raise _stopped("its answer cannot be read") from None
    raise _stopped("it stopped half-way")


def _packed(path: str, data: bytes) -> bytes:
    """A file of the index, packed more tightly where every search downloads it: 3.5 kB of a first
    search at 1,000 posts. Servers do not pack these files, and Pagefind does not try hard."""
    import deflate  # a build without search has no use for it

    if not path.endswith(_OF_EVERY_SEARCH):
        return data
    return bytes(deflate.gzip_compress(gzip.decompress(data), _LEVEL))


def _stopped(why: str) -> RuntimeError:
    return RuntimeError(
        f"Pagefind could not make the search index: {why}. Install pagefind[bin] again,"
        " or build without search (search: false)."
    )


def _ask(pipe: Any, messages: list[bytes]) -> None:
    try:
        for message in messages:
            pipe.write(base64.b64encode(message) + b",")
        pipe.flush()
    except BrokenPipeError:
        return  # it stopped: the missing answer says so


def _answers(pipe: Any) -> Iterator[dict[str, Any]]:
    """Each answer, once it is whole. The last holds every file: its pieces are joined but once."""
    pieces: list[bytes] = []
    while read := pipe.read1(1 << 20):
        *ends, rest = read.split(b",")
        for end in ends:
            yield json.loads(base64.b64decode(b"".join([*pieces, end])))["payload"]
            pieces.clear()
        pieces.append(rest)
