"""What an export says of lists, beside their works. Enters: the page of a list, and files of data.
Leaves: lines of YAML for a new list, and entries that a site lacks."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from reading_room.importers.blogs.names import authors
from reading_room.importers.blogs.reading import text_of, yaml_of
from reading_room.importers.blogs.systems.exported import cited, data_of, said_by
from reading_room.importers.blogs.text.shortcodes import PLACE
from reading_room.writing.items import flow
from reading_room.writing.scalars import quoted, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reading_room.importers.blogs.post import ForeignSite
    from reading_room.importers.blogs.reading import Read
    from reading_room.model import Sources
    from reading_room.settings import Settings

FIRST, LAST = "<!-- works -->", "<!-- end of works -->"
_POST = re.compile(r"(?<=\]\()(?P<page>[^\s()<>#:]+\.md)(?P<anchor>#[^\s()<>]*)?(?=[\s)])")
_OF_A_TERM = ("term", "definition", "also", "easy")
_AS_IT_IS = ("description", "aliases", "source", "comments", "allow")


class Back:
    """The page of a list in an export, on its way back."""

    def __init__(self, site: ForeignSite, settings: Settings, page: Read) -> None:
        self._site, self._settings, self._page = site, settings, page
        self.title = str(page.values.get("title", ""))
        self.date = str(page.values.get("date", ""))

    def text(self, made: str) -> str:
        """The text of a new list with all that its page says."""
        head, _, rest = made.partition("\ndate:")
        day, newline, works = rest.partition("\n")
        before, _, after = self._page.body.partition(FIRST)
        lines = [*self._pairs(), *self._words("intro", before)]
        end = list(self._words("outro", after.partition(LAST)[2]))
        more = "".join(f"{line}\n" for line in lines)
        last = "".join(f"{line}\n" for line in end)
        gap = "" if works.endswith("\n") else "\n"
        return f"{head}\ndate:{day}{newline}{more}{works}{gap if last else ''}{last}"

    def _pairs(self) -> Iterator[str]:
        values = self._page.values
        people = {person.name: id_ for id_, person in self._site.people.items()}
        topics = {title: id_ for id_, (title, _) in self._site.topics.items()}
        if names := values.get("authors"):
            yield f"curators: {flow([own for each in names for own in _name(each, people)])}"
        if tags := values.get("tags"):
            yield f"topics: {flow([topics.get(each, each) for each in tags])}"
        if language := values.get("lang"):
            yield f"language: {_value(language)}"
        for key in _AS_IT_IS:
            if key in values:
                yield f"{key}: {_value(values[key])}"

    def _words(self, key: str, text: str) -> Iterator[str]:
        text = self._linked(text.strip())
        if "\n" in text:
            yield f"{key}: |"
            yield from (f"  {line}" if line else "" for line in text.split("\n"))
        elif text:
            yield f"{key}: {scalar(text)}"

    def _linked(self, text: str) -> str:
        """Citations again, and links to files of this site."""
        said = said_by(self._site.root)
        lists = str(said.get("reading_lists", "reading_lists"))
        text = cited(text, f"{lists}/x.md", lists)
        text = re.sub(rf"{re.escape(PLACE)}list:([\w-]+)", r"\1.yml", text)
        posts = {post.path: post.slug for post in self._site.posts}

        def link(found: re.Match[str]) -> str:
            where = posixpath.normpath(posixpath.join(lists, unquote(found["page"])))
            if where not in posts:
                return found[0]
            address = self._settings.addresses.post(posts[where])
            return f"/{address}{found['anchor'] or ''}"

        return _POST.sub(link, text)


def _name(value: Any, people: dict[str, str]) -> Iterator[Any]:
    name = str(value.get("name")) if isinstance(value, dict) else str(value)
    place = value.get("organisation") if isinstance(value, dict) else ""
    if id_ := people.get(name):
        yield {"person": id_, "organisation": place} if place else id_
        return
    for author in authors(name, {}):
        shown = author.shown
        if place:
            shown = {**(shown if isinstance(shown, dict) else {"literal": shown})}
            shown["organisation"] = place
        yield shown


def _value(value: Any) -> str:
    return quoted(value) if isinstance(value, str) and value.isdigit() else flow(value)


def tables(root: Path, sources: Sources) -> dict[str, str]:
    """Entries that the site does not have, by the name of the file that they belong to."""
    people = {person.id for person in sources.people}
    topics = {topic.id for topic in sources.topics or ()}
    series = {entry.id for entry in sources.series}
    names = {
        id_: {**each, "name": _person(each)}
        for id_, each in data_of(root, "authors").items()
        if id_ not in people
    }
    return {
        "people": _entries(names, ("name", "short", "description", "url", "fediverse")),
        "topics": _entries(
            {i: each for i, each in data_of(root, "tags").items() if i not in topics},
            ("title", "description"),
        ),
        "glossary": _terms(text_of(root / "data/glossary.yml"), sources),
        "series": _entries(
            {i: each for i, each in data_of(root, "series").items() if i not in series},
            ("title", "description", "order"),
        ),
    }


def _terms(text: str, sources: Sources) -> str:
    """The words of a glossary that the site does not explain."""
    if not sources.terms:
        return text
    known = {form.casefold() for word in sources.terms for form in (word.term, *word.also)}
    found = yaml_of(text) if text else None
    lines: list[str] = []
    for each in found if isinstance(found, list) else ():
        if isinstance(each, dict) and str(each.get("term", "")).casefold() not in known:
            values = [f"{key}: {flow(each[key])}" for key in _OF_A_TERM if each.get(key)]
            lines += [f"- {values[0]}\n", *(f"  {value}\n" for value in values[1:])]
    return "".join(lines)


def _person(each: dict[str, Any]) -> Any:
    kind, name = each.get("kind"), str(each.get("name", ""))
    if not kind:
        return name
    return {"literal": name, **({} if kind == "whole" else {"kind": kind})}


def _entries(entries: dict[str, dict[str, Any]], keys: tuple[str, ...]) -> str:
    lines: list[str] = []
    for id_, values in entries.items():
        lines.append(f"{quoted(id_) if id_.isdigit() else scalar(id_)}:")
        lines += [f"  {key}: {flow(values[key])}" for key in keys if values.get(key)]
    return "".join(f"{line}\n" for line in lines)
