"""The options of the web editor. Enters: ``cms``, ``cms_backend`` and ``repo_url``. Leaves: a
`WebEditor`, or None."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reading_room.outputs.web_editor import FOLDER
from reading_room.plugin.rule_options import wrong
from reading_room.problems import nearest
from reading_room.schema.options import API_ROOT, BACKEND, BASE_URL, CMS_BACKEND, HOST, REPOSITORY
from reading_room.settings import WebEditor
from reading_room.sources.web import is_address

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from reading_room.plugin.options import Options

_KNOWN = {"github.com": "github", "gitlab.com": "gitlab", "codeberg.org": "gitea"}
_APIS = {
    "github": "https://api.github.com",
    "gitlab": "https://gitlab.com",
    "gitea": "https://gitea.com",
}
_WRITE = f"Write cms_backend: {CMS_BACKEND.example}"


def read_web_editor(config: MkDocsConfig, options: Options) -> WebEditor | None:
    """What the options say. Raises PluginError where the git host cannot be known."""
    if not options.cms:
        return None
    docs = Path(config.docs_dir)
    if (docs / FOLDER).exists():
        raise wrong(f"cms: true puts the editor at /{FOLDER}, and {docs.name}/{FOLDER} is there.")
    given = options.cms_backend
    if not isinstance(given, dict):
        raise wrong(f"cms_backend has keys of its own. {_WRITE}")
    backend = {**_of_repo_url(config.repo_url or ""), **_checked(given)}
    if HOST.name not in backend or REPOSITORY.name not in backend:
        raise wrong(
            "cms: true needs to know where the repository is, and repo_url does not say it."
            f" {_WRITE}"
        )
    hosts = {_origin(backend[key]) for key in (API_ROOT.name, BASE_URL.name) if key in backend}
    ordered = {key.name: backend[key.name] for key in BACKEND if key.name in backend}
    return WebEditor(tuple(ordered.items()), tuple(sorted(hosts or {_APIS[backend[HOST.name]]})))


def _of_repo_url(url: str) -> dict[str, str]:
    """The host and the repository of an address on a host that everybody knows."""
    parts = urlsplit(url)
    name = _KNOWN.get((parts.hostname or "").removeprefix("www."))
    repository = parts.path.strip("/").removesuffix(".git")
    if not name or "/" not in repository:
        return {}
    made = {HOST.name: name, REPOSITORY.name: repository}
    if name == "gitea":
        origin = _origin(url)
        made |= {BASE_URL.name: origin, API_ROOT.name: f"{origin}/api/v1"}
    return made


def _checked(given: dict[object, object]) -> dict[str, str]:
    made = {}
    for name, value in given.items():
        if name not in BACKEND.names:
            near = nearest(str(name), BACKEND.names)
            meant = f"Did you mean {near}?" if near else f"There are {', '.join(BACKEND.names)}."
            raise wrong(f"cms_backend has no key {str(name)[:60]}. {meant}")
        key = BACKEND[str(name)]
        if not isinstance(value, str) or not value:
            raise wrong(f"cms_backend, {key.name}: write words, such as {key.example}")
        if key.options and value not in key.options:
            raise wrong(f"cms_backend, {key.name}: write one of {', '.join(key.options)}")
        if key.name in (API_ROOT.name, BASE_URL.name) and not is_address(value):
            raise wrong(f"cms_backend, {key.name}: write a web address, such as {key.example}")
        made[key.name] = value
    return made


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
