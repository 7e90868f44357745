"""One more file, or one more entry of a file. Enters: what a site has, and values. Leaves: a path
and a text; or why there cannot be such a thing, as a sentence."""

from __future__ import annotations

import re
import shlex
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from reading_room.formats.identifiers import identifiers_in
from reading_room.library.duplicates import bare
from reading_room.scaffold.commented import commented
from reading_room.scaffold.habits import post_habit
from reading_room.scaffold.templates import render
from reading_room.slugs import SLUG, own_slug, work_id
from reading_room.sources.posts import RESERVED
from reading_room.writing.entries import with_entry

if TYPE_CHECKING:
    import datetime
    from collections.abc import Container, Iterable, Mapping

    from reading_room.model import Post, ReadingList, Sources
    from reading_room.schema import File

_MORE_OF_A_WORK = ("type", "author", "issued", "URL", "note")
_LIST_ENDING = ".yml"
_ITEMS = "\nitems:\n"
_FEW = 2
"""How many ids of the site an example has."""
_LONGEST = 80
"""How many letters an address has that is made of a title."""
_BRACKETS = re.compile(r"([\[\]\\])")
_AWKWARD = re.compile(r"[\s()<>]")


class NewFile(NamedTuple):
    """A file that is to be made or, where it is there, to have another text."""

    path: str
    text: str


class NotNewError(Exception):
    """Why there cannot be such a thing, as a sentence."""


def new_post(
    sources: Sources, folder: str, slug: str, values: Mapping[str, Any], day: datetime.date
) -> NewFile:
    """A post, filed as the site's newest are. Raises NotNewError."""
    slug = _slug(slug, str(values["title"]), "post")
    for post in sources.posts:
        if post.slug == slug:
            raise NotNewError(f"{post.path} has the address {slug} already. Give another --id.")
    path = post_habit(sources.posts, folder).path(slug, day)
    return NewFile(
        f"{folder}/{path}", render("new/post.md", {"values": values, "shown": _shown(sources)})
    )


def empty_list(sources: Sources, folder: str, slug: str, values: Mapping[str, Any]) -> NewFile:
    """A reading list that has no works yet, and that no site can be built with until it has one.
    Raises NotNewError."""
    slug = _list_slug(sources, slug, values)
    whole = render(
        "new/list.yml",
        {"values": values, "work": {"id": slug}, "more": (), "shown": _shown(sources)},
    )
    text = f"{whole.partition(_ITEMS)[0]}\nitems: []\n"
    return NewFile(f"{folder}/{slug}{_ending(sources.reading_lists)}", text)


def new_list(
    sources: Sources, folder: str, slug: str, values: Mapping[str, Any], work: str
) -> NewFile:
    """A reading list with its first work: one by its id, where the site has such a work, else a new
    one by its title. Raises NotNewError."""
    slug = _list_slug(sources, slug, values)
    if looked_up := identifiers_in(work):
        raise NotNewError(
            f"{looked_up[0].words} is no title. To have it looked up, and begin the list with it,"
            f" run reading-room add {work} --new-list {shlex.quote(str(values['title']))}"
        )
    known = {entry.item.id for found in sources.reading_lists for entry in found.entries}
    _not_there(sources, work, known)
    first = {"work": work} if work in known else {"id": work_id("", work, "", known), "title": work}
    more = () if work in known else _MORE_OF_A_WORK
    text = render(
        "new/list.yml", {"values": values, "work": first, "more": more, "shown": _shown(sources)}
    )
    return NewFile(f"{folder}/{slug}{_ending(sources.reading_lists)}", text)


def _shown(sources: Sources) -> dict[str, str]:
    """Examples that are right in this site: ids that it has, of keys that take no others."""
    people = _ids(person.id for person in sources.people)
    topics = _ids(topic.id for topic in sources.topics or ())
    return {"authors": people, "curators": people, "topics": topics}


def _ids(ids: Iterable[str]) -> str:
    """The first of some ids, as a list of YAML; empty where there are none."""
    few = list(islice(ids, _FEW))
    return f"[{', '.join(few)}]" if few else ""


def _list_slug(sources: Sources, slug: str, values: Mapping[str, Any]) -> str:
    slug = _slug(slug, str(values["title"]), "list")
    for found in sources.reading_lists:
        if found.slug == slug:
            raise NotNewError(f"{found.path} is there already. Give another --id.")
    return slug


def _not_there(sources: Sources, title: str, known: Container[str]) -> None:
    """Raise NotNewError where a list has a work of that title."""
    if title in known:
        return
    for found in sources.reading_lists:
        for item in found.items:
            if bare(item.title) == bare(title):
                raise NotNewError(
                    f"{found.path} has a work of that title. Where it is that one, write"
                    f" --work {item.id}; for another, say more: --work '{title} (second edition)'."
                )


def new_easy_read(
    post: Post, values: Mapping[str, Any], picture: str, alt: str, words: str
) -> NewFile:
    """The Easy Read edition of a post, with its first row. Raises NotNewError."""
    if post.easy_read:
        raise NotNewError(f"{post.path} has one already: {post.easy_read.path}.")
    home, _, name = post.path.rpartition("/")
    own = name == "index.md" and "/" in home
    path = f"{home}/{'easy-read.md' if own else name.replace('.md', '.easy-read.md')}"
    known = {
        "values": values,
        "alt": _BRACKETS.sub(r"\\\1", alt),
        "picture": f"<{picture}>" if _AWKWARD.search(picture) else picture,
        "words": words,
    }
    return NewFile(path, render("new/easy-read.md", known))


def new_entry(
    file: File, path: str, text: str, id_: str, values: Mapping[str, Any], known: Container[str]
) -> NewFile:
    """An entry of a file that is there with a text, or is to be made. ``known``: the ids that there
    are, or where entries have none, their names in lower case. Raises NotNewError."""
    title = str(values[file.keys.names[0]])
    lines = commented(file.keys, values, [key for key in file.keys if key.example], says=False)
    if file.shape == "ids":
        id_ = _slug(id_, _words(values[file.keys.names[0]]), file.keys.name)
        lines = [f"{id_}:", *(f"  {line}" for line in lines)]
    else:
        id_ = title.lower()
        lines = [f"- {lines[0]}", *(f"  {line}" for line in lines[1:])]
    if id_ in known:
        raise NotNewError(f"{path} has {id_} already.")
    added = with_entry(text, lines)
    if added.why:
        raise NotNewError(f"Nothing can be added to {path}. {added.why}")
    return NewFile(path, added.text)


def _slug(given: str, title: str, kind: str) -> str:
    if given and not SLUG.fullmatch(given):
        raise NotNewError(f"--id {given}: an id is lower-case letters, digits and single hyphens.")
    slug = given or _cut(own_slug(title, kind))
    if slug in RESERVED:
        raise NotNewError(f"The site needs the address {slug} for itself. Give another --id.")
    return slug


def _cut(slug: str) -> str:
    """An address of a few words: the name of a file can be only so long."""
    return slug if len(slug) <= _LONGEST else slug[:_LONGEST].rpartition("-")[0] or slug[:_LONGEST]


def _words(value: object) -> str:
    return str(value["literal"]) if isinstance(value, dict) else str(value)


def _ending(lists: tuple[ReadingList, ...]) -> str:
    """As most lists have it."""
    others = sum(not each.path.endswith(_LIST_ENDING) for each in lists)
    return ".yaml" if others * 2 > len(lists) else _LIST_ENDING
