"""What a preview looks at, in MkDocs' own server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from reading_room.plugin.watching import Watch

if TYPE_CHECKING:
    from pathlib import Path


def test_a_preview_that_ends_takes_no_folder_for_one_that_has_gone(tmp_path: Path) -> None:
    """Its observer forgets what it looked at first, and ends a moment later."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    watch, server = Watch(), LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    try:
        for path in (config.docs_dir, str(config.config_file_path)):
            server.watch(path)
        server.observer.start()
        watch.over(config, [])
        watch.begin(server)
        server.observer.stop()
        assert not watch._has_changed(server)
    finally:
        server.observer.stop()
        server.server_close()
