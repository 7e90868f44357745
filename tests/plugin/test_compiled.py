"""Templates that were installed are compiled once, and never taken for others."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import jinja2
import pytest
from mkdocs.theme import Theme

from reading_room.plugin.compiled import KINDS, Compiled
from reading_room.plugin.theme import OURS, LeanTheme
from reading_room.translation import BRITISH, translation_of

if TYPE_CHECKING:
    from pathlib import Path

    from reading_room.translation import Translation

OUR_OWN = "reading_room/records.html"


class Counted(Compiled):
    """Counts what Jinja has to compile."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.made: list[str] = []

    def set_bucket(self, bucket: jinja2.bccache.Bucket) -> None:
        self.made.append(bucket.key)
        super().set_bucket(bucket)


def environment(
    compiled: Compiled, *folders: Path, say: Translation = BRITISH
) -> jinja2.Environment:
    theme = Theme("material")
    theme.dirs = [*map(str, folders), str(OURS), *theme.dirs]
    return LeanTheme(theme, compiled, say).get_env()


def compiled_in(folder: Path, name: str, *folders: Path, say: Translation = BRITISH) -> Counted:
    """What a process compiles for one template, and keeps."""
    counted = Counted(folder)
    environment(counted, *folders, say=say).get_template(name)
    counted.keep()
    return counted


@pytest.fixture(autouse=True)
def _may_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def test_the_next_process_compiles_nothing(tmp_path: Path) -> None:
    assert compiled_in(tmp_path, OUR_OWN).made
    assert not compiled_in(tmp_path, OUR_OWN).made


def test_what_other_settings_make_of_a_template_is_another(tmp_path: Path) -> None:
    compiled_in(tmp_path, OUR_OWN)
    env = environment(counted := Counted(tmp_path))
    env.autoescape = True
    env.get_template(OUR_OWN)
    assert counted.made


def test_each_language_has_its_own_words(tmp_path: Path) -> None:
    german = translation_of("de")
    shown = []
    for say in (BRITISH, german, BRITISH, german):
        env = environment(compiled := Compiled(tmp_path), say=say)
        macros = env.get_template("reading_room/macros.html").make_module()
        said = {"all": [], "state": "closed"}
        shown.append(getattr(macros, "remarks")(said, ""))  # noqa: B009
        compiled.keep()
    assert shown[0] == shown[2] != shown[1] == shown[3]


def test_templates_of_a_site_are_not_kept(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/own.html").write_text("one", encoding="utf-8")
    for _ in range(2):
        assert compiled_in(tmp_path, "own.html", tmp_path / "site").made
    assert not list(tmp_path.glob("templates.*"))


def test_a_template_that_changed_in_one_process_is_compiled_again(tmp_path: Path) -> None:
    own = tmp_path / "own.html"
    compiled = Counted(tmp_path)
    for text, made in (("one", 1), ("one", 1), ("two", 2)):
        own.write_text(text, encoding="utf-8")
        assert environment(compiled, tmp_path).get_template("own.html").render() == text
        assert len(compiled.made) == made


def test_a_damaged_file_counts_for_nothing(tmp_path: Path) -> None:
    compiled_in(tmp_path, OUR_OWN)
    [kept] = tmp_path.glob("templates.*")
    data = kept.read_bytes()
    for damaged in (b"", data[:-1], data[:40] + b"\0" + data[41:]):
        kept.write_bytes(damaged)
        assert compiled_in(tmp_path, OUR_OWN).made
    assert not compiled_in(tmp_path, OUR_OWN).made


def test_nothing_is_written_where_python_may_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiled_in(tmp_path, OUR_OWN)
    assert not list(tmp_path.iterdir())
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    compiled_in(tmp_path / "there-is-no-such-folder", OUR_OWN)
    assert not list(tmp_path.iterdir())


def test_old_files_go(tmp_path: Path) -> None:
    for number in range(KINDS + 3):
        (tmp_path / f"templates.cpython-39.{number}").touch()
    compiled_in(tmp_path, OUR_OWN)
    assert len(list(tmp_path.glob("templates.*"))) == KINDS
