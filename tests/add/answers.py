"""A list, and answers as the services give them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from liar import Asked, Reply
from reading_room.formats.identifiers import Identifier
from reading_room.importers.described import Described, described
from reading_room.importers.described.answers import Answer
from reading_room.values import Name

CONFIG = """\
site_name: Adding
site_url: https://adding.example/
theme: {{name: material, font: false}}
plugins:
  - reading-room:
      search: false
      doi_resolver: "{here}doi/"
      isbn_service: "{here}books?bibkeys=ISBN:"
      arxiv_service: "{here}arxiv?id_list="
      pmid_service: "{here}pubmed?id="
  - rss
"""
LIST = """\
# What we read, by the editors
title: Works            # of some years
date: 2026-01-06
items:
  # The first is the best known.
  - id: fox-2010
    title: A first work
    author: [Alex Fox]
    issued: "2010"

  - id: hill-2012
    title: A second work
    author: [Bo Hill]
    issued: "2012"
    DOI: 10.1234/second
    note: |
      Read it.
"""
OTHER = """\
title: Other works
date: 2026-01-07
sections:
  - id: early
    title: Early
    items:
      - id: lane-2001
        title: An early work
        author: [Cy Lane]
        issued: "2001"
        URL: https://early.example/work
  - id: late
    title: Late
    items:
      - id: moor-2020
        title: A late work
        author: [Di Moor]
        issued: "2020"
"""
CSL = "application/vnd.citationstyles.csl+json"
Add = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[[dict[str, str]], Path]


def as_json(value: object, kind: str = CSL) -> Reply:
    """An answer in JSON."""
    return Reply(200, json.dumps(value).encode(), {"Content-Type": kind})


def as_page(html: str) -> Reply:
    """An answer in HTML."""
    return Reply(200, html.encode(), {"Content-Type": "text/html; charset=utf-8"})


def negotiated(value: object) -> Callable[[Asked], Reply]:
    """What a resolver says: CSL-JSON to whoever asks for it, else the way to a page."""

    def reply(asked: Asked) -> Reply:
        if CSL in asked.headers.get("accept", ""):
            return as_json(value)
        return Reply(302, b"", {"Location": "/landing"})

    return reply


def described_as(form: str, text: str, wanted: Identifier) -> Described:
    """What is made of an answer, without a server."""
    where = "https://service.example/works/5"
    return described(Answer(form, text, where, where), wanted)


def said_of(form: str, text: str, wanted: Identifier) -> dict[str, object]:
    """The values of the work that an answer describes, names and dates in short words."""
    work = described_as(form, text, wanted).found.reference
    return {key: shown(value) for key, value in work.values.items()}


def shown(value: object) -> object:
    if isinstance(value, tuple):
        return [named(each) if isinstance(each, Name) else str(each) for each in value]
    return value if isinstance(value, str) else str(value)


def named(name: Name) -> str:
    return name.literal or f"{name.family}, {name.given}"
