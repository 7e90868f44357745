"""Keys under other programs' names. Enters: a key that is not known, and its value. Leaves: what it
is here, where it can mean one thing only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading_room.schema import Keys

_SILENT = frozenset(
    {"hide", "katex", "layout", "math", "mathjax", "render_with_liquid", "template", "toc"}
)
"""Keys that say to other programs how a page is to be made."""


_OF_AUTHORS = frozenset(
    {"avatar", "email", "image", "image_url", "page", "socials", "title", "url"}
)
"""Keys of an author in the front matter of Docusaurus and the like."""
_ONE = frozenset({"date", "description", "updated"})
"""Keys of a post that other programs have twice: when it was begun and when it came out, a summary
for listings and one for search engines."""


class Taken(NamedTuple):
    """A key that is read though it is called otherwise here; an empty one says nothing here."""

    key: str
    value: yaml.Node
    written: str
    meant: str = ""
    """What takes the key's place, or that of key and value; empty where more would change."""
    instead: str = ""
    """The key that is given as well, and alone is read."""


def taken(
    name: str, value: yaml.Node, known: Keys, given: Callable[[str], yaml.Node | None]
) -> Taken | None:
    """What a key of another program is here, where it can mean one thing only, and where what it
    means is not ``given`` as well; topics, and old addresses, of two names are put together."""
    said = str(value.value).lower() if isinstance(value, yaml.ScalarNode) else ""
    if (name in _SILENT and "title" in known) or (name in _OF_AUTHORS and "literal" in known):
        return Taken("", value, "")
    if name == "published" and said in ("true", "false") and "draft" in known:
        if said == "true":
            return Taken("", value, "")
        yes = yaml.ScalarNode("tag:yaml.org,2002:bool", "true", value.start_mark, value.end_mark)
        return None if given("draft") else Taken("draft", yes, *["draft: true"] * 2)
    key = name.lower() if name.lower() in known else known.read_as.get(name.lower(), "")
    if key not in known:
        return None
    if isinstance(value, yaml.ScalarNode) and not value.value:
        return Taken("", value, "") if known.from_elsewhere else None
    there = given(key)
    if there is None:
        return Taken(key, value, f"{key}: for {name}:", key)
    both = [there, value]
    if key in _ONE and "authors" in known:
        return Taken("", value, "", instead=key)
    if key not in ("aliases", "topics") or any(isinstance(each, yaml.MappingNode) for each in both):
        return None
    entries = [e for n in both for e in (n.value if isinstance(n, yaml.SequenceNode) else [n])]
    once = {str(entry.value): entry for entry in reversed(entries)}
    merged = yaml.SequenceNode(
        "tag:yaml.org,2002:seq", [*reversed(once.values())], there.start_mark, there.end_mark
    )
    return Taken(key, merged, f"all of them in {key}:")
