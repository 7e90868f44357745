"""What somebody may have meant. Enters: a key or a value that cannot be. Leaves: one that can."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

from reading_room.sources import limits

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

_ELSEWHERE = {
    "abstract": ("note", "description"),
    "blog": ("container-title",),
    "by": ("author", "authors", "curators"),
    "comment": ("note",),
    "date": ("issued",),
    "heading": ("title",),
    "journal": ("container-title",),
    "keywords": ("topics",),
    "length": ("minutes",),
    "name": ("title",),
    "pubdate": ("issued",),
    "published": ("issued", "date"),
    "source": ("container-title",),
    "summary": ("note", "description"),
    "tags": ("topics",),
    "website": ("container-title",),
    "why": ("note",),
    "work-title": ("title",),
    "writer": ("author", "authors"),
    "year": ("issued", "date"),
}
"""What keys are called in other places, and what they may be called here."""
_ONE_MEANING = {
    "author": "authors",
    "categories": "topics",
    "category": "topics",
    "created": "date",
    "excerpt": "description",
    "keyword": "topics",
    "keywords": "topics",
    "lang": "language",
    "last_modified_at": "updated",
    "last_updated": "updated",
    "lastmod": "updated",
    "modified": "updated",
    "permalink": "aliases",
    "pubdate": "date",
    "published": "date",
    "redirect_from": "aliases",
    "subject": "topics",
    "summary": "description",
    "tag": "topics",
    "tags": "topics",
}
"""Keys of other programs that can mean one thing only, where they are not known themselves."""
_SILENT = frozenset(
    {"hide", "katex", "layout", "math", "mathjax", "render_with_liquid", "template", "toc"}
)
"""Keys that say to other programs how a page is to be made."""
_TIME = re.compile(
    r"(?:(?P<hours>[0-9]{1,2}) ?h(?:ours?|rs?)?\.?,? ?(?:and )?)?"
    r"(?:(?P<minutes>[0-9]{1,4})(?: ?(?:m|mins?|minutes?)\.?)?)?",
    re.ASCII,
)


def meant_keys(name: str) -> tuple[str, ...]:
    """The keys that may be meant by one that is called otherwise elsewhere, the likeliest first."""
    return _ELSEWHERE.get(name.lower(), ())


class Taken(NamedTuple):
    """A key that is read though it is called otherwise here; an empty one says nothing here."""

    key: str
    value: yaml.Node
    written: str


def taken(
    name: str, value: yaml.Node, known: Collection[str], given: Callable[[str], yaml.Node | None]
) -> Taken | None:
    """What a key of another program is here, where it can mean one thing only, and where what it
    means is not ``given`` as well; topics, and old addresses, of two names are put together."""
    said = str(value.value).lower() if isinstance(value, yaml.ScalarNode) else ""
    if name in _SILENT and "title" in known:
        return Taken("", value, "")
    if name == "published" and said in ("true", "false") and "draft" in known:
        if said == "true":
            return Taken("", value, "")
        yes = yaml.ScalarNode("tag:yaml.org,2002:bool", "true", value.start_mark, value.end_mark)
        return None if given("draft") else Taken("draft", yes, "draft: true")
    key = name.lower() if name.lower() in known else _ONE_MEANING.get(name.lower(), "")
    if key not in known or (isinstance(value, yaml.ScalarNode) and not value.value):
        return None
    there = given(key)
    if there is None:
        return Taken(key, value, f"{key}: for {name}:")
    both = [there, value]
    if key not in ("aliases", "topics") or any(isinstance(each, yaml.MappingNode) for each in both):
        return None
    entries = [e for n in both for e in (n.value if isinstance(n, yaml.SequenceNode) else [n])]
    once = {str(entry.value): entry for entry in reversed(entries)}
    merged = yaml.SequenceNode(
        "tag:yaml.org,2002:seq", [*reversed(once.values())], there.start_mark, there.end_mark
    )
    return Taken(key, merged, f"all of them in {key}:")


def meant_minutes(text: str) -> int:
    """The number of minutes in ``40 min`` or ``1 h 30``; 0 where there is none."""
    found = _TIME.fullmatch(" ".join(text.lower().split()))
    if not found:
        return 0
    minutes = 60 * int(found["hours"] or 0) + int(found["minutes"] or 0)
    return minutes if minutes <= limits.MINUTES else 0
