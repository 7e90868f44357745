"""Records in words. Enters: a site, and what is meant. Leaves: Markdown that an editor shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reading_room.formats.citation_style import cite
from reading_room.library import bibliography
from reading_room.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reading_room.language_server.site import Site
    from reading_room.language_server.targets import Target
    from reading_room.model import Item, Person, SeriesEntry, Term, Topic
    from reading_room.schema import Key

_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|"})


def plain(words: str) -> str:
    """Words that Markdown makes nothing of."""
    return words.translate(_SIGNS)


def of_key(key: Key[Any]) -> str:
    """What a key says, what its value is, an example, and whether it must be given."""
    about = [key.about, f"Its value is {key.kind.says}."]
    if key.options and len(key.options) < _MANY:
        about = [key.about, f"One of: {', '.join(f'`{option}`' for option in key.options)}."]
    if key.required:
        about.append("It is required.")
    elif key.default is not None or key.default_says:
        about.append(f"Where it is not given: {key.default_says or f'`{key.default}`'}.")
    example = f"\n\n```yaml\n{key.name}: {key.example}\n```" if key.example else ""
    return " ".join(about) + example


_MANY = 12


def of_rule(rule: str) -> str:
    """What a rule asks for."""
    found = RULES.get(rule)
    return f"`{rule}`: {plain(found.sentence)}." if found else ""


def of_target(site: Site, target: Target) -> str:
    """What is meant, in words; empty where nobody knows."""
    return _WORDS[target.kind](site, target.id)


def of_item(site: Site, item: Item) -> str:
    """The reference of a work, and the list that it is on."""
    people = {person.id: person for person in site.known.people}
    titles = {topic.id: topic.title for topic in site.known.topics or ()}
    topics = [titles[ref.id] for ref in item.topics if ref.id in titles]
    said = cite(bibliography.reference(item, people, topics))
    return f"{plain(said)}\n\n`{item.id}`, {item.path}"


def items(site: Site) -> Iterable[Item]:
    """Every work of the site."""
    return (item for found in site.known.reading_lists for item in found.items)


def _work(site: Site, id_: str) -> str:
    return next((of_item(site, item) for item in items(site) if item.id == id_), "")


def of_person(person: Person) -> str:
    """Who somebody is."""
    return _titled(str(person.name), person.description, person.url)


def of_topic(topic: Topic) -> str:
    """What a topic covers."""
    return _titled(topic.title, topic.description)


def of_series(series: SeriesEntry) -> str:
    """What a series is about."""
    return _titled(series.title, series.description)


def of_term(term: Term) -> str:
    """What a word means."""
    return _titled(term.term, term.definition)


def _titled(title: str, *more: str) -> str:
    return "\n\n".join([f"**{plain(title)}**", *(plain(words) for words in more if words)])


def title_of(site: Site, path: str) -> str:
    """The title of a post, an Easy Read edition or a list; empty where there is none."""
    for post in site.known.posts:
        if post.path == path:
            return post.title
        if post.easy_read and post.easy_read.path == path:
            return post.easy_read.title
    return next((found.title for found in site.known.reading_lists if found.path == path), "")


def _file(site: Site, path: str) -> str:
    title = title_of(site, path)
    return _titled(title, path) if title else ""


def _first(found: Iterable[str]) -> str:
    return next(iter(found), "")


def _topic(site: Site, id_: str) -> str:
    known = site.known.topics or ()
    meant = site.library.index.topic_id(id_)
    return _first(of_topic(topic) for topic in known if topic.id in (id_, meant))


_WORDS: dict[str, Callable[[Site, str], str]] = {
    "work": _work,
    "person": lambda site, id_: _first(of_person(p) for p in site.known.people if p.id == id_),
    "topic": _topic,
    "series": lambda site, id_: _first(of_series(s) for s in site.known.series if s.id == id_),
    "term": lambda site, id_: _first(of_term(t) for t in site.known.terms if t.term == id_),
    "post": lambda site, id_: _first(
        _titled(post.title, post.path) for post in site.known.posts if post.slug == id_
    ),
    "file": _file,
    "comment": lambda _site, _id: "",
}
