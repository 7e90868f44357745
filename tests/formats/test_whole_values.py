"""Volumes, pages, places and the rest of a reference, as other programs read our downloads.

Expected values are those of the YAML, which nothing that is tested has read. What a reader makes of
a value by its nature is named in `LOSES`, which fails where it stops.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pypandoc
import pytest
import rispy
import yaml

from formats.wanted import SITE

LIST = "every-trap"
VALUES = (
    "volume", "issue", "page", "edition", "number", "publisher-place", "collection-title",
    "collection-number", "genre", "ISBN", "ISSN", "number-of-pages", "chapter-number", "version",
    "title-short", "original-title", "event-title", "event-place", "abstract", "call-number",
    "status", "medium",
)  # fmt: skip
ROLES = ("editor", "translator", "container-author")
Record = dict[str, Any]


def wanted() -> dict[str, Record]:
    """Every work of the list as its YAML has it, in words."""
    text = (SITE / f"reading_lists/{LIST}.yml").read_text(encoding="utf-8")
    found = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    items = [item for section in found["sections"] for item in section["items"]]
    return {item["id"]: item for item in items if "id" in item}


def csl(folder: Path) -> Iterable[Record]:
    """Python's own reader of JSON."""
    found: list[Record] = json.loads((folder / f"{LIST}.csl.json").read_bytes())
    return found


def pandoc(format_: str, ending: str) -> Callable[[Path], Iterable[Record]]:
    """pandoc, of one of our formats."""

    def read(folder: Path) -> Iterable[Record]:
        file = str(folder / f"{LIST}{ending}")
        found: list[Record] = json.loads(pypandoc.convert_file(file, "csljson", format=format_))
        return found

    return read


_OF_RISPY = {
    "volume": "volume", "number": "issue", "edition": "edition", "place_published":
    "publisher-place", "short_title": "title-short", "call_number": "call-number",
    "abstract": "abstract",
}  # fmt: skip


def of_rispy(folder: Path) -> Iterable[Record]:
    """rispy, by CSL's names."""
    with (folder / f"{LIST}.ris").open(encoding="utf-8", newline="") as stream:
        for item in rispy.load(stream):
            pages = [item[key] for key in ("start_page", "end_page") if key in item]
            yield {
                "id": item["id"], "page": "-".join(pages),
                **{name: item[key] for key, name in _OF_RISPY.items() if key in item},
            }  # fmt: skip


READERS: dict[str, Callable[[Path], Iterable[Record]]] = {
    "json .csl.json": csl,
    "pandoc .csl.json": pandoc("csljson", ".csl.json"),
    "pandoc .bib": pandoc("biblatex", ".bib"),
    "rispy .ris": of_rispy,
}
KNOWN = {"rispy .ris": {"page", *_OF_RISPY.values()}}
"""What a reader has places for, where it has not one for each variable."""
LOSES = {
    ("pandoc .bib", "volume"): (["whole-values"], "joins the part to the volume"),
    ("pandoc .bib", "issue"): (["whole-values"], "has the issue of articles alone"),
    ("pandoc .bib", "page"): (
        ["whole-article", "whole-report", "whole-values"], "makes a hyphen of every dash",
    ),
    ("pandoc .bib", "number"): (
        ["whole-article", "whole-edited", "whole-values"],
        "takes number for the issue or the series where BibLaTeX does; ours beside it is unknown",
    ),
    ("pandoc .bib", "publisher-place"): (["whole-values"], "takes places joined by and for two"),
    ("pandoc .bib", "collection-number"): (["whole-article"], "has no series of articles"),
    ("pandoc .bib", "genre"): (["whole-values"], "takes no escape out of type"),
    ("pandoc .bib", "event-title"): (["whole-values"], "has events of conferences alone"),
    ("pandoc .bib", "call-number"): (["whole-values"], "takes no escape out of library"),
    ("pandoc .bib", "medium"): (["type-graphic", "whole-values"], "has no medium"),
    ("rispy .ris", "abstract"): (["whole-values"], "keeps the first paragraph"),
}  # fmt: skip


def line(value: object) -> str:
    """White space folded."""
    return " ".join(str(value).split())


@pytest.mark.parametrize("reader", READERS)
def test_every_value_is_read_as_it_was_written(reader: str, travelled: Path) -> None:
    read = {item["id"]: item for item in READERS[reader](travelled)}
    faults = []
    seen = 0
    for key in VALUES:
        if key not in KNOWN.get(reader, VALUES):
            continue
        have = {id_: line(work[key]) for id_, work in wanted().items() if key in work}
        seen += len(have)
        lost = sorted(id_ for id_, words in have.items() if line(read[id_].get(key, "")) != words)
        typed = LOSES.get((reader, key), ([], ""))[0]
        if lost != typed:
            faults.append(f"{key}: {lost}, and not {typed}")
    assert not faults, "\n".join(faults)
    assert seen > 20


def test_every_value_is_on_the_list() -> None:
    works = wanted().values()
    assert [key for key in (*VALUES, *ROLES) if not any(key in work for work in works)] == []


@pytest.mark.parametrize("reader", ["json .csl.json", "pandoc .csl.json", "pandoc .bib"])
def test_everybody_who_had_part_in_a_work_is_read(reader: str, travelled: Path) -> None:
    read = {item["id"]: item for item in READERS[reader](travelled)}
    for role in ROLES:
        for id_, work in wanted().items():
            names = work.get(role, [])
            if reader == "pandoc .bib" and role == "editor" and not names:
                names = work.get("compiler", [])  # of types of editors it knows directors alone
            names = names if isinstance(names, list) else [names]
            assert len(read[id_].get(role, [])) == len(names), (role, id_)
