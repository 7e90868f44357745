"""Who wrote a post. Enters: a value in any of the forms that systems have. Leaves: authors, one an
entry, each with whom they wrote for.

A name that this site's own reader would refuse becomes a ``literal``, which is never taken apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from reading_room.problems import errors
from reading_room.slugs import own_slug
from reading_room.sources.name_words import AFTER, TWO, is_organisation, is_person, title_in
from reading_room.sources.names import read_name
from reading_room.sources.yaml.reader import Reader
from reading_room.writing.items import flow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reading_room.importers.blogs.post import Person

_EMAIL = re.compile(r"\s*[<(\[]?\b[\w.+-]+@[\w-]+\.[\w.-]+[>)\]]?")
_ROLE = re.compile(r"^(?P<name>[^()\[\]]+?)\s*[(\[](?P<role>[^()\[\]]+)[)\]]$")
_BY = re.compile(r"^(?:written |posted |words )?by:?\s+", re.I)
_URL = re.compile(r"https?://\S+")
_ROLES = re.compile(
    r"\b(?:director|manager|officer|lead|head|chair|chief|adviser|advisor|editor|member|worker|"
    r"professor|lecturer|researcher|commissioner|councillor|engineer|developer|consultant|founder|"
    r"coordinator|co-ordinator|carer|secretary|president|guest)\b",
    re.I,
)
_ANYBODY = frozenset({"", "none", "null", "unknown", "author", "your name", "n/a"})


class Author(NamedTuple):
    """Somebody who wrote a post."""

    name: str
    kind: str = ""
    """organisation, group or pseudonym, where the name is never taken apart."""
    organisation: str = ""
    url: str = ""
    description: str = ""
    is_literal: bool = False
    person: str = ""
    """The id of people.yml that it has been given."""

    @property
    def shown(self) -> object:
        """The value of ``name`` in people.yml."""
        if not self.is_literal:
            return self.name
        return {"literal": self.name, **({"kind": self.kind} if self.kind else {})}

    @property
    def id(self) -> str:
        """The id that it would have."""
        family, comma, given = self.name.partition(",")
        name = f"{given} {family}" if comma and not self.is_literal else self.name
        return own_slug(name, "person")


def authors(value: Any, people: dict[str, Person]) -> list[Author]:
    """Everybody of a value, each once."""
    found: dict[str, Author] = {}
    for author in _of(value, people):
        if author.name.strip().lower() not in _ANYBODY:
            found.setdefault(author.id, author)
    return list(found.values())


def _of(value: Any, people: dict[str, Person]) -> Iterator[Author]:
    if isinstance(value, list | tuple):
        for each in value:
            yield from _of(each, people)
    elif isinstance(value, dict):
        yield from _of_mapping(value, people)
    elif value is not None and not isinstance(value, bool):
        yield from _of_words(" ".join(str(value).split()), people)


def _of_mapping(value: dict[str, Any], people: dict[str, Person]) -> Iterator[Author]:
    low = {str(key).lower(): each for key, each in value.items()}
    name = next(
        (
            str(low[key])
            for key in ("name", "display_name", "displayname", "title", "full_name", "nick")
            if isinstance(low.get(key), str) and low[key].strip()
        ),
        "",
    )
    if not name and low.get("given"):
        name = f"{low['given']} {low.get('family', '')}".strip()
    handle = next(
        (
            str(low[key])
            for key in ("id", "key", "handle", "username", "slug", "twitter")
            if low.get(key)
        ),
        "",
    )
    if not name and handle:
        yield from _of_words(handle, people)
        return
    if not name and len(value) > 0 and all(isinstance(each, dict) for each in value.values()):
        for key, each in value.items():
            yield from _of_mapping({"name": key, **each}, people)
        return
    place = (
        low.get("organisation")
        or low.get("organization")
        or low.get("affiliation")
        or low.get("company")
        or ""
    )
    url = next(
        (
            str(low[key])
            for key in ("url", "website", "link", "homepage", "uri")
            if str(low.get(key, "")).startswith("http")
        ),
        "",
    )
    bio = low.get("description") or low.get("bio") or low.get("title") if low.get("name") else ""
    for author in _of_words(name, people):
        yield author._replace(
            organisation=str(place) or author.organisation,
            url=url or author.url,
            description=_line(bio) or author.description,
        )


def _of_words(text: str, people: dict[str, Person]) -> Iterator[Author]:
    known = {key.lower(): person for key, person in people.items()}
    if person := known.get(text.lower().lstrip("@")) or known.get(text.lower()):
        made = next(_one(person.name), None)
        if made:
            yield made._replace(url=person.url, description=_line(person.description))
        return
    text = _URL.sub("", _EMAIL.sub("", _BY.sub("", text))).strip(" ,;")
    for part in _parted(text, known):
        if part.lower().lstrip("@") in known and part != text:
            yield from _of_words(part, people)
        else:
            yield from _one(part)


def _parted(text: str, known: Iterable[str]) -> list[str]:
    """The names of one string."""
    if ";" in text or "|" in text or " / " in text:
        return [each.strip() for each in re.split(r"[;|]| / ", text) if each.strip()]
    bare = re.sub(r"[(\[][^()\[\]]*[)\]]", lambda found: found[0].replace(",", "\0"), text)
    parts = [part.strip() for part in bare.split(",") if part.strip()]
    last = re.sub(r"^(?:and|&)\s+", "", parts[-1], flags=re.I) if parts else ""
    if len(parts) > 1:
        is_role = (
            not is_person(last)
            and (" " in last or _ROLES.search(last))
            and (
                _ROLES.search(last)
                or is_organisation(last)
                or re.search(r"\b(?:of|at|for|the)\b", last)
            )
        )
        if is_role and len(parts) == 2:
            return [text]
        if (
            len(parts) == 2
            and " " not in parts[0]
            and not {part.lower() for part in parts} <= set(known)
        ):
            return [text]
        if last in AFTER:
            return [", ".join(parts[:-1])]
    names: list[str] = []
    for part in parts:
        part = re.sub(r"^(?:and|&)\s+", "", part, flags=re.I)
        two = [each.strip() for each in TWO.split(part)]
        whole = (
            len(two) > 1
            and (len(parts) > 1 or all(" " in each or each.lower() in known for each in two))
            and not is_organisation(part)
        )
        if len(two) > 1 and not whole and " " in two[-1] and " " not in two[0]:
            family = two[-1].rpartition(" ")[2]
            two, whole = [f"{two[0]} {family}", two[-1]], is_person(two[-1])
        names += two if whole else [part]
    return [name.replace("\0", ",") for name in names if name]


def _one(text: str) -> Iterator[Author]:
    text = " ".join(text.split()).strip(" ,;")
    place = ""
    if found := _ROLE.match(text):
        text, place = found["name"].strip(), found["role"].strip()
    elif "," in text:
        name, _, role = (part.strip() for part in text.partition(","))
        if " " in name and (
            role in AFTER
            or _ROLES.search(role)
            or is_organisation(role)
            or re.search(r"\b(?:of|at|for|the)\b", role)
        ):
            text, place = name, "" if role in AFTER else role
    if text.rpartition(" ")[2] in AFTER:
        text = text.rpartition(" ")[0].rstrip(",")
    if (title := title_in(text)) and " " in text.replace(title, "", 1).strip():
        text = " ".join(text.replace(title, "", 1).split())
    if not text:
        return
    if text.startswith("@"):
        yield Author(text, "pseudonym", place, is_literal=True)
    elif " " not in text or text.lower().startswith("the "):
        kind = "group" if text.lower().startswith("the ") else ""
        yield Author(text, kind, place, is_literal=True)
    else:
        yield Author(text, "", place, is_literal=not _is_read(text))


def _is_read(text: str) -> bool:
    """Does this site's own reader take the words for one name?"""
    reader = Reader("people.yml", ZoneInfo("UTC"))
    node = reader.compose(flow(text))
    name = read_name(reader, node, ids=False) if node else None
    return name is not None and not errors(reader.problems) and not name.literal


def _line(words: Any) -> str:
    return " ".join(re.sub(r"<[^<>]*>", "", str(words or "")).split())
