"""``reading-room import`` of a blog. Enters: a folder or an export of another system. Leaves:
posts, people and topics, written whole or not at all, and a report."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from reading_room.cli.fetching import Pictures, asker_for
from reading_room.cli.moving_files import write
from reading_room.cli.one_import import alone, journal_of
from reading_room.importers.blogs.journal import Imported
from reading_room.importers.blogs.matter import bare_alias
from reading_room.importers.blogs.opening import SYSTEMS, read_site, system_of
from reading_room.importers.blogs.plan import Here, plan
from reading_room.importers.blogs.report import in_markdown, in_terminal
from reading_room.importers.blogs.site_map import add_addresses
from reading_room.importers.blogs.systems.disqus import add_comments
from reading_room.importers.blogs.systems.folders import base_of
from reading_room.importers.blogs.writing import fates
from reading_room.importers.lists import ENDINGS, format_of
from reading_room.library.levels import staying, to_set
from reading_room.library.taken import files_of_site
from reading_room.problems import counted, on_one_line
from reading_room.scaffold.site import untouched_examples
from reading_room.slugs import own_slug
from reading_room.sources import read_sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reading_room.cli.moving_options import Wanted
    from reading_room.importers.blogs.plan import Plan
    from reading_room.importers.blogs.post import ForeignSite
    from reading_room.importers.blogs.writing import Fate
    from reading_room.model import Sources
    from reading_room.settings import Settings


def is_blog(path: Path, system: str) -> bool:
    """Is it something that another system's blog comes in, and no list?"""
    if system or path.is_dir():
        return True
    return path.suffix.lower() not in _LISTS and not _is_list(path) and bool(system_of(path))


def _is_list(path: Path) -> bool:
    """Is it an export of bookmarks, feeds or books, as far as its beginning shows?"""
    if path.suffix.lower() not in ENDINGS or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            start = file.read(_START).decode("utf-8", "replace")
    except OSError:
        return False
    return bool(format_of(path.name, start))


_LISTS = frozenset({".bib", ".ris", ".yaml", ".yml"})
_TOLD = 5
"""Of so many files it is said why they are no posts, where there is none."""
_START = 50_000
"""Bytes by which a list is known."""


def move(path: Path, settings: Settings, wanted: Wanted) -> int:
    """Import a blog; what the command ends with. One import of a site waits for another."""
    if wanted.dry_run:
        return _move(path, settings, wanted)
    with alone(settings):
        return _move(path, settings, wanted)


def _move(path: Path, settings: Settings, wanted: Wanted) -> int:
    site = _site(path, wanted)
    name = own_slug(wanted.into or _name(path), "blog")
    folder = settings.posts / name
    sources, _ = read_sources(settings)
    journal = journal_of(settings)
    before = journal.imports.get(name, Imported())
    asks = wanted.fetch and not wanted.dry_run
    asker = asker_for(settings, wanted.pause, wanted.timeout, private=wanted.private)
    here = _here(sources, settings, name, before)
    here.fetch = Pictures(folder, before.fetched, asker if asks else None)
    made = plan(site, here)
    fate = fates(made.files, folder, before)
    journal.imports[name] = Imported(
        site.system,
        {moved.post.path: moved.slug for moved in made.moved},
        fate.hashes,
        made.fetched,
    )
    try:
        found = write(settings, folder, made, fate, journal, dry_run=wanted.dry_run)
    except OSError as error:
        raise click.ClickException(
            f"Nothing was imported: {error.filename or folder}: {error.strerror}."
        ) from None
    head = [
        *_head(site, made, fate, settings, folder, dry_run=wanted.dry_run),
        *_examples(settings),
    ]
    for line in [*head, *in_terminal(made.left, found)]:
        click.echo(on_one_line(line))
    if line := to_set(found, settings):
        click.echo(f"To build before all is mended, write under reading-room in mkdocs.yml: {line}")
    if stays := staying(found):
        named = ", ".join(f"{number:,} {rule}" for rule, number in stays.most_common())
        click.echo(f"No build before these are mended, whatever mkdocs.yml says: {named}")
    if wanted.report:
        text = in_markdown(f"What became of {path.name}", head, made.left, found)
        wanted.report.write_text(text, encoding="utf-8")
        click.echo(f"The whole report: {wanted.report}")
    elif made.left:
        click.echo("With --report FILE, every place is named.")
    return 1 if found else 0


def _site(path: Path, wanted: Wanted) -> ForeignSite:
    name = wanted.system or system_of(path)
    if name not in SYSTEMS:
        raise click.ClickException(
            f"{path} is nothing that can be imported: no system is known by it. Say which it is:"
            f" --from {', '.join(SYSTEMS)}"
        )
    try:
        site = read_site(name, path.resolve())
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        why = error if isinstance(error, ValueError) else "it has another form than an export has"
        raise click.ClickException(f"{path} cannot be imported: {why}.") from None
    if wanted.comments:
        try:
            add_comments(site, wanted.comments)
        except ValueError as error:
            raise click.ClickException(f"{wanted.comments} cannot be read: {error}.") from None
    if wanted.base:
        site.base, site.below = base_of(wanted.base)
        if not site.base:
            raise click.ClickException(
                f"{wanted.base} is no address. Write --base https://blog.example.org"
            )
    for sitemap in wanted.sitemap:
        try:
            add_addresses(site, sitemap)
        except ValueError as error:
            raise click.ClickException(f"{sitemap} cannot be read: {error}.") from None
    if not site.posts:
        raise click.ClickException(
            f"There is no post in {path}, read as {site.system}, and nothing was written."
            f"{_not_taken(site)}"
        )
    return site


def _not_taken(site: ForeignSite) -> str:
    """Which files might have been posts, and why they are none."""
    told = [
        f" {each.path}: {each.kind}, {each.became}." for each in site.left if each.done != "changed"
    ]
    more = len(told) - _TOLD
    return "".join(told[:_TOLD]) + (f" And {more:,} more." if more > 0 else "")


def _examples(settings: Settings) -> Iterator[str]:
    """That a new site's own post and list are still there, before those that were imported."""
    if paths := untouched_examples(settings.root, settings):
        them = "it" if len(paths) == 1 else "them"
        yield (
            f"Still there from the new site, on its home page: {' and '.join(paths)}. Delete {them}"
            " before you publish."
        )


def _name(path: Path) -> str:
    return path.resolve().name.partition(".")[0] or "blog"


def _here(sources: Sources, settings: Settings, name: str, before: Imported) -> Here:
    """What the site has that is not of this import."""
    inside = f"{(settings.posts / name).relative_to(settings.root).as_posix()}/"
    topics = sources.topics
    return Here(
        files=files_of_site(settings.addresses),
        pages=frozenset(_pages(settings.docs)),
        slugs=frozenset(post.slug for post in sources.posts if not post.path.startswith(inside)),
        people={person.id: str(person.name) for person in sources.people},
        topics=frozenset(topic.id for topic in topics or ()),
        has_topics=topics is not None,
        before=before.slugs,
        posts=settings.addresses.posts,
        language=settings.language,
        below=base_of(settings.site_url)[1],
        lists=os.path.relpath(settings.reading_lists, settings.posts / name).replace(os.sep, "/"),
    )


def _pages(docs: Path) -> Iterator[str]:
    """The addresses of the pages below docs/."""
    for path in docs.rglob("*.md"):
        inside = path.relative_to(docs).with_suffix("")
        named = inside.parent if inside.name.lower() in ("index", "readme") else inside
        yield bare_alias(named.as_posix())


def _head(
    site: ForeignSite, made: Plan, fate: Fate, settings: Settings, folder: Path, *, dry_run: bool
) -> Iterator[str]:
    where = folder.relative_to(settings.root).as_posix()
    drafts = sum(moved.meant.is_draft for moved in made.moved)
    more = f", {counted(drafts, 'draft')} among them" if drafts else ""
    yield (
        f"{site.system}: {counted(len(site.posts), 'post')} in the old "
        f"site{more}; {counted(len(made.moved), 'post')} in {where}/."
    )
    if site.pages:
        stay = (
            "is not imported: it is not a post"
            if site.pages == 1
            else "are not imported: they are not posts"
        )
        yield f"{counted(site.pages, 'page')} {stay}."
    files = [
        f"{len(fate.new):,} new",
        f"{len(fate.changed):,} changed",
        f"{len(fate.same):,} the same",
    ]
    yield f"Files: {', '.join(files)}{' (nothing was written)' if dry_run else ''}."
    added = [
        f"{counted(len(new), what)} to {file}"
        for new, what, file in (
            (made.people, "name", "people.yml"),
            (made.topics, "topic", "topics.yml"),
        )
        if new
    ]
    if added and (fate.new or fate.changed):
        yield f"Also {'to be ' if dry_run else ''}added: {' and '.join(added)}."
    for said, paths in (
        ("Edited since the last import, and left alone", fate.edited),
        ("Taken away since the last import, and not made again", fate.gone),
        ("There already, of no import, and left alone", fate.taken),
    ):
        if paths:
            shown = ", ".join(paths[:5])
            yield f"{said}: {shown}{f' and {len(paths) - 5:,} more' if len(paths) > 5 else ''}."
