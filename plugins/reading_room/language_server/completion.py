"""What may be typed at a place. Enters: a place. Leaves: completions, those that are wanted most
first.

In text: works behind ``[@``, files and headings in links, pictures, notes and boxes. In YAML: the
keys that are not there yet, and the values of keys whose values are known.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from lsprotocol.types import (
    CompletionItem,
    CompletionItemKind,
    CompletionList,
    InsertTextMode,
    MarkupContent,
    MarkupKind,
    TextEdit,
)

from reading_room.language_server.cursor import ENTRY
from reading_room.language_server.described import items, of_item, of_key
from reading_room.language_server.values import pictures, values_of
from reading_room.language_server.words import Words
from reading_room.schema.kinds import MAPPINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.language_server.place import Place
    from reading_room.schema import Key, Keys

_CITING = re.compile(r"\[(?:[^\[\]]*[\s;-])?@([a-z0-9-]*)$")
_LINKING = re.compile(r"(?:\]\(\s*<?|^ {0,3}\[[^\]]+\]:\s*<?)([^()\s<>]*)$")
_SHOWING = re.compile(r"!\[[^\[\]]*\]\(\s*<?[^()\s<>]*$")
_NOTING = re.compile(r"\[\^([\w-]*)$")
_NOTE = re.compile(r"^ {0,3}\[\^([\w-]+)\]:[ \t]*(.*)")
_BOXING = re.compile(r"^ {0,3}> ?\[!([A-Za-z]*)$")
_BOXES = {
    "NOTE": "something to know", "TIP": "something that helps", "IMPORTANT": "something to do",
    "WARNING": "something that may go wrong", "CAUTION": "something that may do harm",
}  # fmt: skip
"""The alerts of GitHub."""
_LONGEST = 10_000
"""In longer lines nothing is offered: to find where a word begins could take a square of that."""
_MOST = 200
"""How many completions are offered at once; whoever types on is asked again."""
_MAPPING = frozenset({"image", "mapping", "archive", "link"})


def complete(place: Place) -> CompletionList:
    """Everything that may be typed at a place."""
    if len(place.text) > _LONGEST:
        return CompletionList(is_incomplete=False, items=[])
    if place.in_words:
        if found := _CITING.search(place.before):
            end = place.column + _rest(place, r"[a-z0-9-]*")
            return _offered(place, found.start(1), end, _works(place))
        if found := _LINKING.search(place.before):
            end = place.column + _rest(place, r"[^()\s<>]*")
            shown = _SHOWING.search(place.before)
            words = pictures(place) if shown else _links(place, found[1])
            return _offered(place, found.start(1), end, words)
        if found := _NOTING.search(place.before):
            end = place.column + _rest(place, r"[\w-]*")
            return _offered(place, found.start(1), end, _notes(place))
        if found := _BOXING.search(place.before):
            end = place.column + _rest(place, r"[A-Za-z]*\]?")
            return _offered(place, found.start(1), end, _boxes(place))
        return CompletionList(is_incomplete=False, items=[])
    return _in_yaml(place)


def _rest(place: Place, pattern: str) -> int:
    found = re.match(pattern, place.text[place.column :])
    return found.end() if found else 0


def _notes(place: Place) -> Iterator[Words]:
    """The footnotes whose words are in the file."""
    for number in range(len(place.lines)):
        if found := _NOTE.match(place.lines[number][:_LONGEST]):
            yield Words(found[1], found[2], None, CompletionItemKind.Reference)


def _boxes(place: Place) -> Iterator[Words]:
    """The boxes of ``> [!NOTE]``, closed where that is still to be typed."""
    del place
    for name, about in _BOXES.items():
        yield Words(f"{name}]", about, None, CompletionItemKind.EnumMember, name)


def _works(place: Place) -> Iterator[Words]:
    for item in items(place.site):
        makers = ", ".join(str(name) for name in item.makers)
        yield Words(
            item.id, item.title, partial(of_item, place.site, item), CompletionItemKind.Reference,
            f"{item.title} {makers}",
        )  # fmt: skip


def _links(place: Place, typed: str) -> Iterable[Words]:
    """Files of the site, or, behind #, the headings of one."""
    target, mark, _ = typed.partition("#")
    if mark:
        anchors = _anchors(place, place.path_of(target))
        return (each._replace(text=f"{target}#{each.text}") for each in anchors)
    return _files(place)


def _files(place: Place) -> Iterator[Words]:
    known, site = place.site.known, place.site
    docs = site.settings.docs_folder
    titles = {post.path: post.title for post in known.posts}
    titles |= {p.easy_read.path: p.easy_read.title for p in known.posts if p.easy_read}
    titles |= {found.path: found.title for found in known.reading_lists}
    others = [*known.media, *(f"{docs}/{path}" for path in known.pages)]
    titles = titles | {path: "" for path in others if path not in titles}
    for path, title in titles.items():
        if path != place.shown:
            link = quote(place.link_to(path), safe="/.-_~!$&'*+,;=:@")
            yield Words(link, title or path, None, CompletionItemKind.File, f"{title} {path}")


def _anchors(place: Place, path: str) -> Iterator[Words]:
    known = place.site.known
    for post in known.posts:
        texts = [post.text] if post.path == path else []
        if post.easy_read and post.easy_read.path == path:
            texts = [row.text for row in post.easy_read.rows]
        for text in texts:
            for heading in text.headings:
                yield Words(heading.id, heading.text, None, CompletionItemKind.Reference)
    for found in known.reading_lists:
        if found.path == path:
            for section in found.sections:
                if section.id:
                    yield Words(section.id, section.title, None, CompletionItemKind.Reference)
            titles = {item.id: item.title for item in items(place.site)}
            for entry in found.entries:
                title = titles.get(entry.item.id, "")
                yield Words(entry.item.id, title, None, CompletionItemKind.Reference)


def _in_yaml(place: Place) -> CompletionList:
    cursor = place.cursor
    if cursor is None or place.file is None:
        return CompletionList(is_incomplete=False, items=[])
    keys, key = place.declared()
    found: list[Words] = []
    if cursor.key:
        found += values_of(place, key) if key else ()
    else:
        listed = cursor.way[-1:] == (ENTRY,)
        if (
            key
            and not cursor.beside
            and not cursor.colon
            and (key.limit != 0 or listed or key.options)
        ):
            found += values_of(place, key)
        if keys and not (listed and key is None and place.file.shape != "list"):
            found += _keys(place, keys)
    return _offered(place, cursor.start, cursor.end, found)


def _keys(place: Place, keys: Keys) -> Iterator[Words]:
    """The keys that are not there yet, those that must be first."""
    cursor = place.cursor
    if cursor is None:
        return
    missing = [key for key in keys if key.name not in cursor.beside]
    for key in sorted(missing, key=lambda each: not each.required):
        text = key.name if cursor.colon else f"{key.name}:{_opening(place, key)}"
        says = f"{key.kind.says}, required" if key.required else key.kind.says
        yield Words(text, says, partial(of_key, key), CompletionItemKind.Property, key.name)


def _opening(place: Place, key: Key[object]) -> str:
    """What comes behind the colon of a key."""
    cursor = place.cursor
    if cursor is None or "{" in place.text[: cursor.start]:
        return " "
    under = f"\n{' ' * cursor.start}  "
    if key.kind is MAPPINGS:
        return f"{under}- "
    return under if key.parts and key.kind.name in _MAPPING else " "


def _offered(place: Place, start: int, end: int, found: Iterable[Words]) -> CompletionList:
    """Completions that take the place of the words between two columns, each once: those that have
    in them what is typed so far, and no more than anybody looks through."""
    where = place.lines.range(place.line, start, end)
    typed = place.text[start : place.column].strip("\"' ").lower()
    offered: dict[str, CompletionItem] = {}
    for number, words in enumerate(found):
        if typed not in f"{words.text} {words.known_as}".lower():
            continue
        if len(offered) == _MOST:
            return CompletionList(is_incomplete=True, items=list(offered.values()))
        is_key = words.kind is CompletionItemKind.Property
        label = words.known_as if is_key else words.text
        offered.setdefault(label, _item(words, label, number, TextEdit(where, words.text)))
    return CompletionList(is_incomplete=False, items=list(offered.values()))


def _item(words: Words, label: str, number: int, edit: TextEdit) -> CompletionItem:
    more = words.more() if words.more else ""
    return CompletionItem(
        label=label,
        kind=words.kind,
        detail=words.about or None,
        documentation=MarkupContent(MarkupKind.Markdown, more) if more else None,
        sort_text=f"{number:05}",
        filter_text=label if words.known_as in ("", label) else f"{label} {words.known_as}",
        text_edit=edit,
        insert_text_mode=InsertTextMode.AsIs,
    )
