"""Keys under other programs' names. Enters: a key that is not known, and its value. Leaves: what it
is here, where it can mean one thing only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml

from reading_room.dates import parse_partial
from reading_room.typed_dates import sure
from reading_room.wording import bare

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


_NO = frozenset({"0", "false", "n", "no", "off"})
_YES = frozenset({"1", "on", "true", "y", "yes"})
_HIDES = dict.fromkeys(
    """
    confidential eleventyexcludefromcollections exclude headless hidden hide ignore internal
    is_draft isdraft members_only private protected secret skip unlisted unpublished wip
    """.split(),  # noqa: SIM905
    _YES,
)
_HIDES |= dict.fromkeys(
    """
    active dg-publish enabled listed live online permalink public publish released render visible
    """.split(),  # noqa: SIM905
    _NO,
)
_HIDES |= dict.fromkeys(
    ("access", "audience", "post_status", "publish_status", "state", "status", "visibility"),
    frozenset(
        """
        auto-draft draft future hidden internal members paid password pending private protected
        review scheduled tiers trash unlisted unpublished wip
        """.split()  # noqa: SIM905
    ),
)
"""Keys, in lower case, by which other programs keep a post from readers, each with its values."""
_HIDE_WITH_ANY = frozenset(
    {"expire_date", "expires", "expirydate", "expiry_date", "password", "unpublish_date"}
)
"""Keys that do so whatever their value is: until somebody knows a word, or from some day on."""


_HIDE_UNTIL = frozenset(
    """
    date_published embargo embargo_until go_live publish publish_at publish_date publish_on
    publishat publishdate published published_at publishedat publishon scheduled scheduled_for
    """.split()  # noqa: SIM905
)
"""Keys that do so until a day."""
_DAY = len("2026-01-31")
_NEVER = frozenset({("list", "never"), ("render", "never"), ("list", "false"), ("render", "false")})
"""What ``build:`` says in Hugo of a page that is in no list, or that is not made."""


def hiding(name: str, value: yaml.Node, date: yaml.Node | None) -> tuple[str, str] | None:
    """What is wrong with a key by which another program keeps a post from some readers, or from
    all, and what to write instead; None for any other. ``date`` is that of the post."""
    said = value.value.strip() if isinstance(value, yaml.ScalarNode) else ""
    key = name.lower()
    what = "keeps a post from readers in other programs, and not here."
    hint = "Write draft: true to hold it back, or delete the line to publish it."
    if said.lower() in _HIDES.get(key, ()):
        return f"{name}: {said} {what}", hint
    if key in _HIDE_WITH_ANY and said.lower() not in ("", *_NO):
        return f"{name} {what}", hint
    if isinstance(value, yaml.SequenceNode):  # Prose.io makes a list of a value
        each = [part.value.lower() for part in value.value if isinstance(part, yaml.ScalarNode)]
        values = _NO if key == "published" else _HIDES.get(key, ())
        if any(part in values for part in each):
            return f"{name}: {value.value[-1].value} {what}", hint
    if key == "hidden" and isinstance(value, yaml.SequenceNode) and value.value:
        return f"{name} {what}", hint
    if key in ("build", "_build") and isinstance(value, yaml.MappingNode):
        for part, how in value.value:
            if (part.value, str(how.value).lower()) in _NEVER:
                return f"{name}: {{{part.value}: {how.value}}} {what}", hint
    day = date.value if isinstance(date, yaml.ScalarNode) else ""
    if key in _HIDE_UNTIL and (until := _later(said, day)):
        hint = f"Write date: {until}, or delete the line."
        return f"{name} is later than date, and a post comes out on its date here.", hint
    return None


def _later(said: str, date: str) -> str:
    """The day that ``said`` names, where it is later than ``date``, in any form that is read."""
    ours, theirs = (parse_partial(day[:_DAY]) or sure(bare(day)) for day in (date, said))
    is_later = ours and theirs and theirs.day and theirs.begins > ours.begins
    return str(theirs) if is_later else ""


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
    if name == "published" and said in _YES | _NO and "draft" in known:
        if said in _YES:
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
