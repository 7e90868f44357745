"""Search. Enters: the library. Leaves: the records to be found, and the index of Pagefind.

The index is made by Pagefind's own ``--service``: a stream of JSON messages in base64, a comma
between them (https://pagefind.app/docs/node-api/ describes the same requests). Its Python client
speaks it too, but sleeps a tenth of a second for each record.
"""

from __future__ import annotations

import base64
import json
import subprocess
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from pagefind.service import get_executable

from reading_room.library import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.library import Library
    from reading_room.model import Item, Post, ReadingList, Record

FOLDER = "pagefind/"
_INTERFACES = ("pagefind-component-ui", "pagefind-modular-ui", "pagefind-ui", "pagefind-highlight")
"""Pagefind's own pages and boxes, which this site does not use."""
_INDEX = 0
"""What Pagefind calls its first index."""


class SearchRecord(NamedTuple):
    """Something that can be found: where, by which words, shown and narrowed down how."""

    url: str
    content: str
    meta: dict[str, str]
    filters: dict[str, list[str]]


def search_records(library: Library) -> Iterator[SearchRecord]:
    """Posts, lists, works and people, in an order that only their content decides."""
    for post in library.posts:
        yield _post(library, post)
    for found in library.lists:
        yield _list(library, found)
        yield from _works(library, found)
    for person in library.people.values():
        name = str(person.name)
        yield SearchRecord(
            addresses.person(person.id),
            f"{name}. {person.description}",
            {"title": name, "kind": "Person", "excerpt": person.description},
            {"kind": ["Person"], "person": [name]},
        )


def search_index(library: Library) -> Iterator[tuple[str, bytes]]:
    """The files of Pagefind; nothing where search is off."""
    if library.settings.search:
        yield from pagefind(search_records(library), library.settings.language)


def pagefind(records: Iterable[SearchRecord], language: str) -> Iterator[tuple[str, bytes]]:
    """Index records. Raises RuntimeError where Pagefind is missing, fails, or refuses one."""
    requests: list[dict[str, Any]] = [{"type": "NewIndex", "config": {"force_language": language}}]
    requests += (
        {
            "type": "AddRecord",
            "index_id": _INDEX,
            "url": f"/{record.url}",
            "content": record.content,
            "language": language,
            "meta": record.meta,
            "filters": record.filters,
        }
        for record in records
    )
    requests.append({"type": "GetFiles", "index_id": _INDEX})
    for file in _service(requests):
        if not file["path"].startswith(_INTERFACES):
            yield FOLDER + file["path"], base64.b64decode(file["content"])


def _service(requests: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Put every request to Pagefind at once; the files it answers the last with.

    Its input stays open until then: at the end of its input it leaves without an answer.
    """
    with _start() as process:
        asking = threading.Thread(target=_ask, args=(process.stdin, requests))
        asking.start()
        try:
            return _files(process.stdout)
        finally:
            process.kill()
            asking.join()
            _close(process.stdin)


def _start() -> subprocess.Popen[bytes]:
    binary = get_executable()
    if binary is None:
        msg = "Pagefind is not installed: install pagefind[bin], or set search: false."
        raise RuntimeError(msg)
    try:
        return subprocess.Popen(  # noqa: S603
            [binary, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
    except OSError as error:
        raise _stopped(f"it cannot be started ({error.strerror})") from None


def _close(pipe: Any) -> None:
    """Close a pipe; what was never read of it does not matter."""
    with suppress(BrokenPipeError):
        pipe.close()


def _files(pipe: Any) -> list[dict[str, str]]:
    """The files in Pagefind's last answer, by path."""
    try:
        for payload in _answers(pipe):
            if payload["type"] == "Error":
                raise _stopped(payload["message"])
            if "files" in payload:
                return sorted(payload["files"], key=lambda file: str(file["path"]))
    except (ValueError, KeyError, TypeError):
        raise _stopped("its answer cannot be read") from None
    raise _stopped("it stopped half-way")


def _stopped(why: str) -> RuntimeError:
    return RuntimeError(
        f"Pagefind could not make the search index: {why}. Install pagefind[bin] again,"
        " or build without search (search: false)."
    )


def _ask(pipe: Any, requests: list[dict[str, Any]]) -> None:
    try:
        for number, payload in enumerate(requests, 1):
            message = json.dumps({"message_id": number, "payload": payload}).encode()
            pipe.write(base64.b64encode(message) + b",")
        pipe.flush()
    except BrokenPipeError:
        return  # it stopped: the missing answer says so


def _answers(pipe: Any) -> Iterator[dict[str, Any]]:
    rest = b""
    while piece := pipe.read1(1 << 20):
        *whole, rest = (rest + piece).split(b",")
        for answer in whole:
            yield json.loads(base64.b64decode(answer))["payload"]


def _post(library: Library, post: Post) -> SearchRecord:
    names = [library.name(name) for name in post.authors]
    meta = {"title": post.title, "kind": "Post", "date": post.date.date().isoformat()}
    words = f"{post.title}. {post.description} {', '.join(names)}. {post.text.plain}"
    if post.easy_read:
        words += "\n" + "\n".join(row.text.plain for row in post.easy_read.rows)
    return SearchRecord(
        addresses.post(post.slug),
        words,
        _about(meta, names),
        _filters(library, "Post", post, names),
    )


def _list(library: Library, found: ReadingList) -> SearchRecord:
    names = [library.name(name) for name in found.curators]
    meta = {"title": found.title, "kind": "Reading list", "date": found.date.date().isoformat()}
    texts = [text.plain for text in (found.intro, found.outro) if text]
    words = " ".join([f"{found.title}.", found.description, *texts])
    return SearchRecord(
        addresses.reading_list(found.slug),
        words,
        _about(meta, names),
        _filters(library, "Reading list", found, names),
    )


def _works(library: Library, found: ReadingList) -> Iterator[SearchRecord]:
    for entry in found.entries:
        if library.homes[entry.item.id] is not found:
            continue  # it is found on its first list
        item = library.index.items[entry.item.id]
        names = [library.name(name) for name in item.authors]
        meta = {"title": item.title, "kind": "Work on a list", "list": found.title}
        if item.issued:
            meta["date"] = str(item.issued)
        appeared = library.appeared(item)
        appeared = "" if item.title.endswith(appeared) else appeared  # "Care Act 2014. 2014."
        said = (item.title, ", ".join(names), appeared, entry.note)
        words = ". ".join(part for part in said if part)
        yield SearchRecord(
            f"{addresses.reading_list(found.slug)}#{item.id}",
            words,
            _about(meta, names),
            _item_filters(library, item, found, names),
        )


def _about(meta: dict[str, str], names: list[str]) -> dict[str, str]:
    return meta | ({"authors": ", ".join(names)} if names else {})


def _filters(library: Library, kind: str, record: Record, names: list[str]) -> dict[str, list[str]]:
    topics = [library.topics[library.topic_ids[ref.id]].title for ref in record.topics]
    return _some(kind, topics, names, str(record.date.year))


def _item_filters(
    library: Library, item: Item, found: ReadingList, names: list[str]
) -> dict[str, list[str]]:
    refs = item.topics or found.topics
    ids = (library.topic_ids.get(ref.id, ref.id) for ref in refs)
    topics = [library.topics[id_].title for id_ in ids if id_ in library.topics]
    return _some("Work on a list", topics, names, str(item.issued.year) if item.issued else "")


def _some(kind: str, topics: list[str], names: list[str], year: str) -> dict[str, list[str]]:
    filters = {"kind": [kind], "topic": topics, "person": names, "year": [year] if year else []}
    return {key: values for key, values in filters.items() if values}
