"""A key that is added to the declaration alone: all that follows from it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from jsonschema import Draft202012Validator

from helpers import REPOSITORY, Run

PROGRAM = """
import json, sys
from pathlib import Path
from reading_room.schema import items, keys
from reading_room.schema.kinds import EDTF

made = keys.Key("shelved", EDTF, "When it was put on the shelf.", "2014-01", also=("placed",))
object.__setattr__(items.ITEM, "keys", (*items.ITEM.keys, made))
items.ITEM.__post_init__()

sys.path.insert(0, sys.argv[2])
from casebook import build
from reading_room.schema.json_schema import schemas
from reading_room.schema.manual import TABLES

LIST = '''
=== reading_lists/works.yml
title: Works
date: 2014-02-14
items:
  - {id: fox-2014, title: A work, %s}
'''
root = Path(sys.argv[1])
found = {}
for name, written in (
    ("good", 'shelved: "2014-03/2014-05"'), ("bad", "shelved: some day"),
    ("near", "shelvd: 2014"), ("other", "placed: 2014"),
):
    folder = root / name
    folder.mkdir()
    site = build(folder, LIST % written)
    found[name] = site.printed
    if name == "good":
        found["value"] = str(site.library.index.items["fox-2014"].values["shelved"])
found["schema"] = schemas()["reading-list"]
found["table"] = TABLES["item-more"]()
print(json.dumps(found))
"""


def test_a_key_that_is_declared_is_read_checked_documented_and_in_the_schema(
    tmp_path: Path, run: Run
) -> None:
    script = tmp_path / "made.py"
    script.write_text(PROGRAM, encoding="utf-8")
    site = tmp_path / "site"
    site.mkdir()
    done = run(str(script), str(site), str(REPOSITORY / "tests"), cwd=REPOSITORY)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["good"] == ""
    assert found["value"] == "2014-03/2014-05"
    assert re.search(r"shelved is some day, which is not a date .*\[value-date\]", found["bad"])
    assert "no key called shelvd. [key-unknown]\n    Did you mean shelved?" in found["near"]
    assert "Did you mean shelved?" in found["other"]
    assert "| `shelved` | When it was put on the shelf. | `2014-01` |" in found["table"]
    schema = Draft202012Validator(found["schema"])
    work = {"id": "fox-2014", "title": "A work"}
    reading_list = {"title": "Works", "date": "2014-02-14"}
    assert schema.is_valid({**reading_list, "items": [{**work, "shelved": "2014-03"}]})
    assert not schema.is_valid({**reading_list, "items": [{**work, "shelved": "some day"}]})
