"""Builds as ``serve`` makes them, one after another in this process."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from helpers import contents

ADDRESS = "http://127.0.0.1:8000/"


class Builder:
    """Builds a site as ``mkdocs serve`` does: the plugins live on from one build to the next."""

    def __init__(self, config_file: Path, site: Path, *, serve: bool) -> None:
        self.config_file, self.site, self.serve = config_file, site, serve
        self.plugins: dict[str, Any] = {}
        site.mkdir(exist_ok=True)
        command: Literal["build", "serve"] = "serve" if serve else "build"
        self._config().plugins.on_startup(command=command, dirty=False)

    def build(self) -> dict[str, bytes]:
        config = self._config()
        config.site_url = ADDRESS
        build(config, serve_url=ADDRESS if self.serve else None)
        return contents(self.site)

    def _config(self) -> MkDocsConfig:
        plugins = dict(MkDocsConfig._schema)["plugins"]
        plugins.plugin_cache = self.plugins  # type: ignore[attr-defined]
        return load_config(str(self.config_file), site_dir=str(self.site))


@contextmanager
def alone() -> Iterator[None]:
    """MkDocs' plugins are kept by the class of its configuration, and put back afterwards."""
    plugins = dict(MkDocsConfig._schema)["plugins"]
    kept = plugins.plugin_cache  # type: ignore[attr-defined]
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logging.getLogger("mkdocs").setLevel(logging.NOTSET)
        plugins.plugin_cache = kept  # type: ignore[attr-defined]
