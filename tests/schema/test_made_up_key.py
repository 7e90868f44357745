"""Keys that are added to the declaration of an item, and to nothing else, travel in every format:
one of words, a date, names, and a number.

The declaration is patched in a process of its own, before anything derives a table from it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

SCRIPT = """\
import json, sys
from pathlib import Path

from reading_room.schema import Key, Keys, items, kinds
import reading_room.schema as schema

added = (
    Key("smell-of", kinds.WORDS, "What the paper smells of.", "rain"),
    Key("smelt_on", kinds.EDTF, "When.", '"2014"'),
    Key("smelt_by", kinds.NAMES, "Who.", "Alex Fox"),
    Key("smell-number", kinds.NUMBER, "How often.", "2"),
)
schema.ITEM = items.ITEM = Keys(
    items.ITEM.name, items.ITEM.what, items.ITEM.about, (*items.ITEM, *added)
)

from reading_room.cli.site import settings_of
from reading_room.formats import FORMATS
from reading_room.importers import IMPORTERS
from reading_room.library import bibliography, build_library
from reading_room.sources import read_sources

site = Path(sys.argv[1])
settings = settings_of(site / "mkdocs.yml")[1]
sources, problems = read_sources(settings)
library, more = build_library(sources, settings)
[one] = bibliography.of_list(library, library.lists[0])
written = {form.ending: form.join([form.write(one)]) for form in FORMATS}
back = {ending: IMPORTERS[ending](text) for ending, text in written.items()}
print(json.dumps({
    "problems": [problem.message for problem in problems],
    "written": written,
    "same": {ending: [each.reference for each in read.works] == [one]
             for ending, read in back.items()},
    "remarks": [remark.words for read in back.values() for remark in read.remarks],
}))
"""
CONFIG = """\
site_name: Works
site_url: https://works.example/
theme: {name: material, font: false}
plugins: [{reading-room: {as_of: 2026-06-01, search: false}}]
"""
LIST = """\
title: A
date: 2026-01-02
items:
  - id: a
    title: A
    smell-of: "{rain} & 100% $tea_"
    smelt_on: "1984/1986~"
    smelt_by:
      - {given: Alfa, family: van Bravo, organisation: "Delta & Echo"}
      - {literal: The Fox Group, kind: group}
      - {literal: Voltaire}
    smell-number: 2nd-4th
"""


def test_a_made_up_key_comes_back_from_every_format(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "reading_lists").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    (tmp_path / "reading_lists/a.yml").write_text(LIST)
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["problems"] == []
    assert told["remarks"] == []
    assert told["same"] == {".ris": True, ".bib": True, ".csl.json": True}
    [item] = json.loads(told["written"][".csl.json"])
    assert item["custom"]["reading-room"]["smell-of"] == "{rain} & 100% $tea_"
    assert item["custom"]["reading-room"]["smelt_on"] == "1984/1986~"
    assert item["custom"]["reading-room"]["smelt_by"] == [
        {"family": "van Bravo", "given": "Alfa", "organisation": "Delta & Echo"},
        {"literal": "The Fox Group", "kind": "group"},
        {"literal": "Voltaire"},
    ]
    assert item["custom"]["reading-room"]["smell-number"] == "2nd-4th"
    assert item.keys() == {"id", "type", "title", "custom"}
