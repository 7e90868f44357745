"""Ways through a site. Enters: a place. Leaves: where a thing is written, where it is used, and
what a file holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lsprotocol.types import DocumentSymbol, SymbolKind

from reading_room.language_server.targets import Target, target_at
from reading_room.markup import Citation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reading_room.language_server.lines import Lines
    from reading_room.language_server.place import Place
    from reading_room.language_server.site import Site
    from reading_room.markup import Text
    from reading_room.model import Item, Post, ReadingList, Record
    from reading_room.values import Name


class Spot(NamedTuple):
    """A line of a file and a column in it, both from 1, and the words there if they are known."""

    path: str
    line: int
    column: int = 1
    words: str = ""


def definition(place: Place) -> Spot | None:
    """Where that is written which is meant at a place."""
    target = target_at(place)
    return _where(place, target) if target else None


def _where(place: Place, target: Target) -> Spot | None:
    site = place.site
    known = site.known
    if target.kind == "work":
        return next((Spot(i.path, i.line) for i in _items(site) if i.id == target.id), None)
    if target.kind == "person":
        return next((Spot(p.path, p.line) for p in known.people if p.id == target.id), None)
    if target.kind == "series":
        return next((Spot(s.path, s.line) for s in known.series if s.id == target.id), None)
    if target.kind == "term":
        return next((Spot(t.path, t.line) for t in known.terms if t.term == target.id), None)
    if target.kind == "post":
        return next((Spot(p.path, 1) for p in known.posts if p.slug == target.id), None)
    if target.kind == "topic":
        path = site.tree.data.get("topics")
        ids = (target.id, site.library.index.topic_id(target.id))
        lines = [topic.line for topic in known.topics or () if topic.id in ids]
        return Spot(site.shown(path), lines[0]) if path and lines else None
    if target.kind == "file":
        return _file(site, target)
    return _comment(place, target.id)


def _comment(place: Place, id_: str) -> Spot | None:
    for line in range(len(place.lines)):
        if re.match(rf"[\s-]*id:\s*[\"']?{re.escape(id_)}[\"']?\s*$", place.lines[line]):
            return Spot(place.shown, line + 1)
    return None


def _items(site: Site) -> Iterator[Item]:
    return (item for found in site.known.reading_lists for item in found.items)


def _file(site: Site, target: Target) -> Spot | None:
    """A file of the site, and the heading or item in it."""
    for post in site.known.posts:
        if post.path == target.id:
            return _heading(post.path, [post.text], target.anchor)
        if post.easy_read and post.easy_read.path == target.id:
            texts = [row.text for row in post.easy_read.rows]
            return _heading(target.id, texts, target.anchor)
    for found in site.known.reading_lists:
        if found.path == target.id:
            entries = [entry.item for entry in found.entries if entry.item.id == target.anchor]
            return Spot(target.id, entries[0].line if entries else 1)
    path = site.settings.root / target.id
    inside = path.is_relative_to(site.settings.root) and ".." not in path.parts
    return Spot(target.id, 1) if inside and path.is_file() else None


def _heading(path: str, texts: Iterable[Text], anchor: str) -> Spot:
    for text in texts:
        for heading in text.headings:
            if anchor and heading.id == anchor:
                return Spot(path, *text.place(heading.offset))
    return Spot(path, 1)


def references(place: Place, *, declaration: bool) -> list[Spot]:
    """Every use of the work, person or topic that is meant at a place."""
    target = target_at(place)
    if target is None:
        return []
    uses = _USES[target.kind](place.site, target.id) if target.kind in _USES else ()
    found = list(uses)
    if declaration and (here := _where(place, target)):
        found.append(here)
    return sorted(set(found))


def _of_work(site: Site, id_: str) -> Iterator[Spot]:
    for path, text in _texts(site):
        for hole in text.holes:
            if isinstance(hole, Citation) and any(work.id == id_ for work in hole.works):
                yield Spot(path, *text.place(hole.offset), f"@{id_}")
    for found in site.known.reading_lists:
        own = {item.id for item in found.items}
        for entry in found.entries:
            if entry.item.id == id_ and id_ not in own:
                yield Spot(found.path, entry.item.line, entry.item.column, id_)
        for item in found.items:
            for ref in item.responds_to:
                if ref.id == id_:
                    yield Spot(found.path, ref.line, ref.column, id_)


def _texts(site: Site) -> Iterator[tuple[str, Text]]:
    for post in site.known.posts:
        yield post.path, post.text
        if post.easy_read:
            for row in post.easy_read.rows:
                yield post.easy_read.path, row.text
    for found in site.known.reading_lists:
        for text in (found.intro, found.outro):
            if text:
                yield found.path, text


def _of_person(site: Site, id_: str) -> Iterator[Spot]:
    def named(path: str, names: Iterable[Name]) -> Iterator[Spot]:
        for name in names:
            if name.person and name.person.id == id_:
                yield Spot(path, name.person.line, name.person.column, id_)

    for post in site.known.posts:
        yield from named(post.path, post.authors)
        yield from named(post.path, [post.page_author] if post.page_author else ())
        yield from _said_by(post, id_)
    for found in site.known.reading_lists:
        yield from named(found.path, found.curators)
        yield from _said_by(found, id_)
        for item in found.items:
            yield from named(item.path, item.people)


def _said_by(record: Post | ReadingList, id_: str) -> Iterator[Spot]:
    for comment in record.comments:
        if comment.person and comment.person.id == id_:
            yield Spot(comment.path, comment.person.line, comment.person.column, id_)


def _of_topic(site: Site, id_: str) -> Iterator[Spot]:
    index = site.library.index
    meant = index.topic_id(id_)
    records: list[Record | Item] = [*site.known.posts, *site.known.reading_lists, *_items(site)]
    for record in records:
        for ref in record.topics:
            if index.topic_id(ref.id) == meant:
                yield Spot(record.path, ref.line, ref.column, ref.id)


def _of_series(site: Site, id_: str) -> Iterator[Spot]:
    for post in site.known.posts:
        if post.series and post.series.id == id_:
            yield Spot(post.path, post.series.line, post.series.column, id_)


_USES: dict[str, Callable[[Site, str], Iterator[Spot]]] = {
    "work": _of_work, "person": _of_person, "topic": _of_topic, "series": _of_series,
}  # fmt: skip


def symbols(site: Site, path: str, lines: Lines) -> list[DocumentSymbol]:
    """The headings of a text, the works of a list, and the entries of people.yml and its like."""
    for post in site.known.posts:
        if post.path == path:
            return _headings([post.text], lines)
        if post.easy_read and post.easy_read.path == path:
            return _headings([row.text for row in post.easy_read.rows], lines)
    for found in site.known.reading_lists:
        if found.path == path:
            return _works(found, lines)
    known = site.known
    named = [(each.path, each.line, each.id, str(each.name)) for each in known.people]
    named += [(each.path, each.line, each.id, each.title) for each in known.series]
    named += [(each.path, each.line, each.term, "") for each in known.terms]
    if (topics := site.tree.data.get("topics")) and site.shown(topics) == path:
        named += [(path, each.line, each.id, each.title) for each in known.topics or ()]
    return [
        _symbol(id_, words, line, lines, SymbolKind.Key)
        for at, line, id_, words in named
        if at == path
    ]


def _headings(texts: Iterable[Text], lines: Lines) -> list[DocumentSymbol]:
    """Headings, each with those below it."""
    top: list[DocumentSymbol] = []
    above: list[tuple[int, list[DocumentSymbol]]] = []
    for text in texts:
        for heading in text.headings:
            below: list[DocumentSymbol] = []
            line, _ = text.place(heading.offset)
            while above and above[-1][0] >= heading.level:
                above.pop()
            siblings = above[-1][1] if above else top
            siblings.append(_symbol(heading.text, "", line, lines, SymbolKind.String, below))
            above.append((heading.level, below))
    return top


def _works(found: ReadingList, lines: Lines) -> list[DocumentSymbol]:
    titles = {item.id: item.title for item in found.items}
    made: list[DocumentSymbol] = []
    for section in found.sections:
        works = [
            _symbol(
                entry.item.id or "?", titles.get(entry.item.id, ""), entry.item.line, lines,
                SymbolKind.Field,
            )
            for entry in section.entries
        ]  # fmt: skip
        if section.id and works:
            first = works[0].range.start.line
            group = _symbol(section.id, section.title, first + 1, lines, SymbolKind.Namespace)
            group.children = works
            made.append(group)
        else:
            made += works
    return made


def _symbol(
    name: str,
    words: str,
    line: int,
    lines: Lines,
    kind: SymbolKind,
    children: list[DocumentSymbol] | None = None,
) -> DocumentSymbol:
    where = lines.range(line - 1, 0, len(lines[line - 1]))
    return DocumentSymbol(
        name=name or "?", detail=words or None, kind=kind, range=where, selection_range=where,
        children=children,
    )  # fmt: skip
