"""Which system made a blog. Enters: a folder or a file. Leaves: the name of its reader, and the
site."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reading_room.importers.blogs.post import Left
from reading_room.importers.blogs.reading import text_of, yaml_of
from reading_room.importers.blogs.redirects import add_redirects
from reading_room.importers.blogs.systems import (
    docusaurus,
    eleventy,
    exported,
    ghost,
    hugo,
    jekyll,
    markdown,
    material,
    nikola,
    pelican,
    saved,
    wordpress,
    zola,
)
from reading_room.importers.blogs.systems.folders import base_of, files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reading_room.importers.blogs.post import ForeignSite


class System(NamedTuple):
    """A system that can be read: what says that a folder is its own, and its reader."""

    is_made_by: Callable[[Path], bool]
    read: Callable[[Path], ForeignSite]


SYSTEMS: dict[str, System] = {
    "reading-room": System(exported.is_exported, exported.read_exported),
    "wordpress": System(wordpress.is_wordpress, wordpress.read_wordpress),
    "ghost": System(ghost.is_ghost, ghost.read_ghost),
    "eleventy": System(eleventy.is_eleventy, eleventy.read_eleventy),
    "zola": System(zola.is_zola, zola.read_zola),
    "material": System(material.is_material, material.read_material),
    "docusaurus": System(docusaurus.is_docusaurus, docusaurus.read_docusaurus),
    "pelican": System(pelican.is_pelican, pelican.read_pelican),
    "nikola": System(nikola.is_nikola, nikola.read_nikola),
    "jekyll": System(jekyll.is_jekyll, jekyll.read_jekyll),
    "hugo": System(hugo.is_hugo, hugo.read_hugo),
    "html": System(saved.is_saved, saved.read_saved),
    "markdown": System(lambda path: path.is_dir(), markdown.read_markdown),
}
"""By the names that ``--from`` takes; the first that knows a folder for its own reads it."""


_APART = frozenset(
    """
    node_modules vendor themes theme example examples exampleSite test tests fixtures spec demo
    demos templates template starter starters dist build public
    """.split()  # noqa: SIM905
)
"""Folders whose sites are none of the blog's own."""
_DEEPEST = 3
"""Folders down to which a site is looked for."""
_LINKED = re.compile(r"https?://(?P<host>[\w.-]+)(?P<path>/[^\s<>\"'()#?]*)")
_OF_CODE = re.compile(
    r"(?:[\w-]+\.)?(?:github|gitlab|githubusercontent|codepen|npmjs|stackoverflow)\.com"
    r"|(?:www\.)?(?:bitbucket|codeberg|npmjs)\.org|codepen\.io|sr\.ht"
)
"""Hosts of programs, whose folders may be called as the posts are that explain them."""
_SURE = 3
"""Posts that have to link to a host by addresses of other posts."""
_ROBOTS = re.compile(
    r"^[ \t]*sitemap[ \t]*:[ \t]*(https?://[^\s/]+(?:/[^\s/]+)*?)/[^\s/]*\s*$", re.I | re.M
)


def read_site(name: str, path: Path) -> ForeignSite:
    """A blog, read by the reader of its system: in the folder, or in one below it."""
    home, *others = _homes(name, path) if path.is_dir() else [path]
    site = SYSTEMS[name].read(home)
    for other in others:
        words = other.relative_to(path).as_posix()
        said = "left out: import its folder, too, where it has posts"
        site.left.append(Left(words, 1, "another site below this folder", words, said, "decide"))
    for top in dict.fromkeys((*site.statics, home, path) if path.is_dir() else ()):
        if site.base:
            break
        site.base, site.below = _base_in(top)
    if not site.base and (base := _base_of_links(site)):
        site.base, site.below = base_of(base)
        said = "taken from links between its posts: --base says another"
        site.left.append(Left(path.name, 1, "address of the old site", base, said, "decide"))
    if path.is_dir():
        add_redirects(site, path)
    return site


def _base_of_links(site: ForeignSite) -> str:
    """The host to which posts link by the addresses of other posts; empty where none is sure."""
    known = {each.strip("/") for post in site.posts for each in post.addresses if "/" in each[1:-1]}
    slugs = {post.slug for post in site.posts if post.slug.count("-") > 1}
    hosts: Counter[str] = Counter()
    for post in site.posts:
        hosts.update(
            {
                found["host"]
                for found in _LINKED.finditer(post.body)
                if not _OF_CODE.fullmatch(found["host"].lower())
                and (
                    (path := found["path"].strip("/")) in known
                    or ("/" in path and path.rpartition("/")[2].partition(".")[0] in slugs)
                )
            }
        )
    (host, number), *_ = hosts.most_common(1) or [("", 0)]
    return f"https://{host}" if number >= _SURE else ""


def _base_in(folder: Path) -> tuple[str, str]:
    """The address that a folder's CNAME, robots.txt or package.json gives for its site."""
    if (file := folder / "CNAME").is_file() and (host := text_of(file).strip()) and "/" not in host:
        return base_of(f"https://{host}")
    if (file := folder / "robots.txt").is_file() and (found := _ROBOTS.search(text_of(file))):
        return base_of(found[1])
    if (file := folder / "package.json").is_file():
        package = yaml_of(text_of(file))
        home = package.get("homepage") if isinstance(package, dict) else ""
        return base_of("" if re.search(r"//(?:www\.)?git(?:hub|lab)\.com/", str(home)) else home)
    return "", ""


def system_of(path: Path) -> str:
    """The name of the system that made a folder or a file; empty where none is known."""
    own = next((name for name, system in SYSTEMS.items() if system.is_made_by(path)), "")
    if own != "markdown" or _is_astro(path):
        return own
    below = [
        (_weight(home), name) for name in _BELOW for home in _homes(name, path)[:1] if home != path
    ]
    return max(below, default=(0, own))[1]


def _is_astro(path: Path) -> bool:
    return any((path / name).is_file() for name in markdown.CONFIGS)


_BELOW: dict[str, Callable[[Path], bool]] = {
    **{
        name: SYSTEMS[name].is_made_by
        for name in (
            "zola",
            "material",
            "docusaurus",
            "pelican",
            "nikola",
            "hugo",
            "eleventy",
            "jekyll",
        )
    },
    "markdown": _is_astro,
}
"""What is looked for in the folders below one that no system knows for its own."""


def _homes(name: str, path: Path) -> list[Path]:
    """The folder itself, where it is the system's; else those below it that are, the one with most
    words first."""
    is_made_by = _BELOW.get(name)
    if not is_made_by or is_made_by(path):
        return [path]
    found = [folder for folder in _folders(path) if is_made_by(folder)]
    found.sort(key=lambda folder: (-_weight(folder), folder))
    return found or [path]


def _weight(folder: Path) -> int:
    return sum(1 for _ in files(folder))


def _folders(path: Path) -> Iterator[Path]:
    """The folders below one in which a site can be."""
    for parent, names, _ in os.walk(path):
        depth = len(Path(parent).relative_to(path).parts)
        names[:] = sorted(
            name
            for name in names
            if depth < _DEEPEST
            and not name.startswith((".", "_"))
            and name not in _APART
            and not Path(parent, name).is_symlink()
        )
        yield from (Path(parent, name) for name in names)
