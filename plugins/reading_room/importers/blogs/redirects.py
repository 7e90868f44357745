"""Addresses from which the old site led on. Enters: a site whose posts are known. Leaves: each such
address with the post to which it led, and the report of the others.

They are in a file ``_redirects`` (Netlify, Cloudflare Pages, GitLab Pages: ``/from /to 301``), or
in the settings of mkdocs-redirects (``redirect_maps``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from reading_room.importers.blogs.links import Places
from reading_room.importers.blogs.post import Left
from reading_room.importers.blogs.reading import parts_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reading_room.importers.blogs.post import ForeignPost, ForeignSite

_PATTERN = ("*", "/:", "{", "$")
"""What says that a rule is for more than one address."""


class _Rule(NamedTuple):
    path: str
    line: int
    old: str
    new: str
    words: str


def add_redirects(site: ForeignSite, path: Path) -> None:
    """Give posts the addresses that led to them; ``path`` is the folder of the import."""
    rules = [*_of_files(site, path), *_of_mkdocs(site)]
    if not rules:
        return
    places = Places(site)
    for rule in rules:
        said = ""
        post = None
        if any(sign in rule.old for sign in _PATTERN):
            said = "left out: it is for many addresses, so your web server has to lead on from them"
        elif parts_of(rule.old).netloc or parts_of(rule.old).query:
            said = (
                "left out: no file can stand for it, so your web server has to lead on from there"
            )
        elif not (post := _led(site, places, rule.new)):
            said = "left out: it leads to no post"
        if said or post is None:
            kind = "address that leads on"
            site.left.append(Left(rule.path, rule.line, kind, rule.words, said, "dropped"))
            continue
        old = unquote(rule.old).removeprefix(site.below)
        if old.strip("/") and old not in post.addresses:
            post.addresses = (*post.addresses, old)


def _led(site: ForeignSite, places: Places, address: str) -> ForeignPost | None:
    """The post at an address of the old site."""
    if address.endswith((".md", ".markdown")) and "://" not in address:
        return places.of_file(f"{site.content}/{address}" if site.content else address)
    host = parts_of(address).netloc
    own = host in ("", parts_of(site.base).netloc)
    return places.at(address) if own else None


def _of_files(site: ForeignSite, path: Path) -> Iterator[_Rule]:
    tops = dict.fromkeys((path, site.root, *site.statics))
    for file in dict.fromkeys(top / "_redirects" for top in tops if top.is_dir()):
        if not file.is_file() or file.is_symlink():
            continue
        shown = file.relative_to(path).as_posix() if file.is_relative_to(path) else file.name
        for number, line in enumerate(text_of(file).split("\n"), 1):
            words = line.split()
            if len(words) > 1 and not words[0].startswith("#"):
                yield _Rule(shown, number, words[0], words[1], " ".join(words)[:200])


def _of_mkdocs(site: ForeignSite) -> Iterator[_Rule]:
    plugins = site.data.get("plugins")
    entries = plugins.items() if isinstance(plugins, dict) else _pairs(plugins)
    for name, options in entries:
        maps = options.get("redirect_maps") if isinstance(options, dict) else None
        if name != "redirects" or not isinstance(maps, dict):
            continue
        for old, new in maps.items():
            bare = str(old).removesuffix(".md")
            address = f"/{bare.removesuffix('index').strip('/')}/"
            yield _Rule("mkdocs.yml", 1, address, str(new).partition("#")[0], f"{old}: {new}"[:200])


def _pairs(plugins: Any) -> Iterator[tuple[str, Any]]:
    for each in plugins if isinstance(plugins, list) else ():
        if isinstance(each, dict):
            yield from ((str(name), options) for name, options in each.items())
