"""Our scripts and styles without remarks say what they said with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.structure.files import File

from reading_room.plugin.packing import PACKAGE, pack, packed

OURS = sorted(
    path
    for folder in (PACKAGE / "templates/assets", PACKAGE / "theme/assets")
    for path in folder.rglob("*")
    if path.suffix in {".js", ".css"}
)


def test_remarks_go_and_words_stay() -> None:
    script = (
        "// A remark.\n\n(() => {\n  const a = 1; // one\n"
        '  const b = "https://x.example/ // no remark"; // it\'s "said"\n})();\n'
    )
    assert packed(script, ".js") == (
        "(() => {\nconst a = 1;\n"
        'const b = "https://x.example/ // no remark"; // it\'s "said"\n})();\n'
    )
    styles = "/* A remark,\n   in two lines. */\n:root {\n  --a: 1px; /* of one */\n}\n"
    assert packed(styles, ".css") == ":root {\n--a: 1px;\n}\n"


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_our_files_are_written_so_that_remarks_can_go(path: Path) -> None:
    """No text goes on over a line, in none stands what begins a remark, and a file gets lighter."""
    text = path.read_text("utf-8")
    assert len(packed(text, path.suffix)) < len(text)
    if path.suffix == ".js":
        assert "/*" not in text
        code = [line for line in text.splitlines() if not line.lstrip().startswith("//")]
        assert [line for line in code if line.partition(" // ")[0].count("`") % 2] == []
    else:
        assert packed(text, ".css").count("{") == text.count("{")


def test_files_of_others_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "own.css").write_text("/* Mine. */\n")
    file = File("own.css", str(tmp_path), str(tmp_path / "site"), use_directory_urls=True)
    pack([file])
    assert file.content_string == "/* Mine. */\n"
