"""What a page of another theme leaves in memory goes while the next are made."""

from __future__ import annotations

import shutil
from pathlib import Path

from helpers import REPOSITORY, Run

POSTS = 400
CONFIG = """\
site_name: Elsewhere
site_url: https://elsewhere.example/
theme: {name: material, font: false}
plugins:
  - reading-room: {search: false}
hooks: [count.py]
"""
COUNT = """\
import gc
from jinja2.runtime import Context

def on_post_build(config):
    gc.unfreeze()
    kept = [each for each in gc.get_objects() if isinstance(each, Context)]
    print(sum(each.name == "reading_room/post.html" for each in kept), "pages kept")
"""


def test_pages_of_material_do_not_all_stay_in_memory(tmp_path: Path, run: Run) -> None:
    shutil.copytree(REPOSITORY / "tests/stock", tmp_path, dirs_exist_ok=True)
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    (tmp_path / "count.py").write_text(COUNT)
    for number in range(POSTS):
        text = f"---\ntitle: Post {number}\ndate: 2026-01-01\n---\n\n## One\n\nText.\n"
        (tmp_path / f"posts/post-{number}.md").write_text(text)
    done = run("mkdocs", "build", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    kept = int(done.stdout.split(" pages kept")[0].split()[-1])
    assert 0 < kept < POSTS / 2
