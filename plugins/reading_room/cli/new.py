"""``reading-room new``. Enters: what somebody wants to write. Leaves: the file to write it in."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import click

from reading_room.cli.asking import ask, checked, one_of
from reading_room.cli.site import config_file, settings_of
from reading_room.cli.trying import Trial
from reading_room.problems import did_you_mean
from reading_room.scaffold.new import NotNewError, new_easy_read, new_entry, new_list, new_post
from reading_room.schema import lists, posts, tables
from reading_room.schema.files import GLOSSARY, PEOPLE, TOPICS
from reading_room.schema.names import KIND

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reading_room.model import Post, Sources
    from reading_room.scaffold.new import NewFile
    from reading_room.schema import File, Key

_KINDS = ("post", "list", "person", "topic", "term", "easy-read")
_ENDINGS = (".yml", ".yaml")


class _Site:
    """A site, to which something is to be added."""

    def __init__(self, config: Path) -> None:
        _, self.settings = settings_of(config)
        self.trial = Trial(self.settings)

    @property
    def sources(self) -> Sources:
        """What it has."""
        return self.trial.sources

    def today(self) -> datetime.date:
        """The day, where the site is."""
        return datetime.datetime.now(self.settings.zone).date()

    def folder(self, path: Path) -> str:
        """A folder as editors write it."""
        return path.relative_to(self.settings.root).as_posix()

    def data(self, name: str) -> tuple[str, str]:
        """The path and the text of a file of data, which need not be there."""
        paths = [self.settings.docs / f"{name}{ending}" for ending in _ENDINGS]
        found = next((path for path in paths if path.is_file()), paths[0])
        return self.folder(found), self.trial.text(self.folder(found))

    def make(self, new: Callable[[], NewFile], *, edit: bool, says: str = "") -> None:
        """Write what is new, and open it where that is wanted."""
        try:
            found = new()
        except NotNewError as why:
            raise click.ClickException(str(why)) from None
        self.trial.write(found.path, found.text)
        click.echo(f"{found.path}{says}")
        if edit:
            click.edit(filename=str(self.settings.root / found.path))


def _is_many(key: Key[Any]) -> bool:
    """Can it have several values?"""
    return isinstance(key.kind.empty, tuple)


def _option(key: Key[Any]) -> Callable[[Any], Any]:
    """An option for a key, called as the key is: what it says is what the key says."""
    name = f"--{key.name.replace('_', '-')}"
    return click.option(name, key.name, help=key.about, multiple=_is_many(key))


def _options(*keys: Key[Any]) -> Callable[[Any], Any]:
    def decorated(command: Any) -> Any:
        for key in reversed(keys):
            command = _option(key)(command)
        return command

    return decorated


_id = click.option("--id", "id_", default="", help="Its id, where the title gives no good one.")
_edit = click.option("--edit", is_flag=True, help="Open the file in $EDITOR.")


@click.group(invoke_without_command=True)
@click.pass_context
def new(context: click.Context) -> None:
    """Begin a post, a list or an Easy Read edition, or add a person, a topic or a term."""
    if context.invoked_subcommand is None:
        words = ask("What", _KINDS[0], one_of(_KINDS), choices=_KINDS, instead=_instead(_KINDS[0]))
        context.invoke(new.commands[words])


@new.command("post")
@click.argument("title", required=False)
@config_file
@_options(posts.DATE, posts.AUTHORS, posts.TOPICS, posts.DESCRIPTION, posts.SERIES)
@click.option("--draft/--no-draft", default=True, help="Is it kept out of the site? Default: yes.")
@_id
@_edit
def _post(title: str | None, config_file: Path, id_: str, *, draft: bool, edit: bool,
          **given: Any) -> None:  # fmt: skip
    """Begin a post: a draft, which no build publishes until its line ``draft`` is taken out."""
    site = _Site(config_file)
    asked = (posts.AUTHORS, posts.TOPICS, posts.DESCRIPTION) if title is None else ()
    values = {"title": _named(title, posts.TITLE, "post")} | _given(given, asked)
    day = _day(values, site)
    if draft:
        values["draft"] = True
    folder = site.folder(site.settings.posts)
    says = "  It is a draft: take out its line draft: true to publish it." if draft else ""
    site.make(lambda: new_post(site.sources, folder, id_, values, day), edit=edit, says=says)


@new.command("list")
@click.argument("title", required=False)
@config_file
@click.option("--work", help="Its first work: the id of one that the site has, or a title.")
@_options(lists.DATE, lists.CURATORS, posts.TOPICS, posts.DESCRIPTION)
@_id
@_edit
def _list(title: str | None, config_file: Path, work: str | None, id_: str, *, edit: bool,
          **given: Any) -> None:  # fmt: skip
    """Begin a reading list with its first work, without which there is no list."""
    site = _Site(config_file)
    asked = (lists.CURATORS, posts.TOPICS, posts.DESCRIPTION) if title is None else ()
    values = {"title": _named(title, lists.TITLE, "list")} | _given(given, asked)
    _day(values, site)
    first = work or _asked_for(
        "Its first work: a title, or an id of another list", 'new list "…" --work "…"'
    )
    folder = site.folder(site.settings.reading_lists)
    site.make(lambda: new_list(site.sources, folder, id_, values, first), edit=edit)


@new.command("person")
@click.argument("name", required=False)
@config_file
@_options(tables.PERSON_DESCRIPTION, tables.PERSON_URL)
@click.option("--kind", type=click.Choice(KIND.options), help=KIND.about)
@_id
@_edit
def _person(name: str | None, config_file: Path, kind: str | None, id_: str, *, edit: bool,
            **given: Any) -> None:  # fmt: skip
    """Give somebody a page: an entry of people.yml."""
    asked = (tables.PERSON_DESCRIPTION, tables.PERSON_URL) if name is None else ()
    words = _named(name, tables.PERSON_NAME, "person")
    called = {"literal": words, "kind": kind} if kind else words
    values = {tables.PERSON_NAME.name: called} | _given(given, asked)
    _entry(config_file, PEOPLE, id_, values, edit=edit)


@new.command("topic")
@click.argument("title", required=False)
@config_file
@_options(tables.TOPIC_DESCRIPTION)
@_id
@_edit
def _topic(title: str | None, config_file: Path, id_: str, *, edit: bool, **given: Any) -> None:
    """Add a topic to topics.yml."""
    asked = (tables.TOPIC_DESCRIPTION,) if title is None else ()
    values = {"title": _named(title, tables.TOPIC_TITLE, "topic")} | _given(given, asked)
    _entry(config_file, TOPICS, id_, values, edit=edit)


@new.command("term")
@click.argument("term", required=False)
@config_file
@_options(tables.DEFINITION, tables.ALSO, tables.EASY)
@_edit
def _term(term: str | None, config_file: Path, *, edit: bool, **given: Any) -> None:
    """Add a word to the glossary, with what it means."""
    asked = (tables.ALSO, tables.EASY) if term is None else ()
    word = _named(term, tables.TERM_TERM, "term")
    definition = given.pop(tables.DEFINITION.name) or _asked_for(
        tables.DEFINITION.about, 'new term "…" --definition "…"'
    )
    values = {"term": word, "definition": definition} | _given(given, asked)
    _entry(config_file, GLOSSARY, "", values, edit=edit)


@new.command("easy-read")
@click.argument("post", required=False)
@config_file
@_options(posts.EASY_READ_TITLE)
@click.option("--picture", help="The picture of its first row. Default: that of the post.")
@click.option("--alt", help="What the picture shows.")
@click.option("--words", help="The words beside it. Default: the title.")
@_edit
def _easy_read(post: str | None, config_file: Path, title: str | None, picture: str | None,
               alt: str | None, words: str | None, *, edit: bool) -> None:  # fmt: skip
    """Begin the Easy Read edition of POST, which is named by its file or its address."""
    site = _Site(config_file)
    found = _found(site.sources, post or _asked_for("Which post, by its file or address",
                                                    "new easy-read POST"))  # fmt: skip
    image = found.image
    src = (
        picture
        or (image.src if image else "")
        or _asked_for(
            "The picture of its first row", "new easy-read POST --picture images/… --alt …"
        )
    )
    shows = (
        alt
        or (image.alt if image and not picture else "")
        or _asked_for("What the picture shows", "new easy-read POST --picture images/… --alt …")
    )
    called = title or found.title
    values = {"title": called}
    site.make(lambda: new_easy_read(found, values, src, shows, words or called), edit=edit)


def _entry(config: Path, file: File, id_: str, values: dict[str, Any], *, edit: bool) -> None:
    site = _Site(config)
    path, text = site.data(file.name)
    sources = site.sources
    known = {
        PEOPLE.name: {person.id for person in sources.people},
        TOPICS.name: {topic.id for topic in sources.topics or ()},
        GLOSSARY.name: {word.lower() for term in sources.terms for word in (term.term, *term.also)},
    }[file.name]
    site.make(lambda: new_entry(file, path, text, id_, values, known), edit=edit)


def _found(sources: Sources, named: str) -> Post:
    known = {post.slug: post for post in sources.posts}
    paths = {post.path: post for post in sources.posts}
    slug = named.strip("/").rpartition("/")[2].removesuffix(".md")
    if found := paths.get(named) or known.get(slug):
        return found
    raise click.ClickException(f"There is no post {named}. {did_you_mean(slug, known)}".strip())


def _given(given: dict[str, Any], asked: Sequence[Key[Any]]) -> dict[str, Any]:
    """What options say, and what somebody answers of the rest; nothing is no answer."""
    values = {name: list(value) if isinstance(value, tuple) else value
              for name, value in given.items() if value}  # fmt: skip
    for key in asked:
        if key.name not in values and (answer := ask(key.about, "", str.strip)):
            values[key.name] = [answer] if _is_many(key) else answer
    return values


def _day(values: dict[str, Any], site: _Site) -> datetime.date:
    """The date that is given, else today's; one that is none is for the check to tell."""
    try:
        values["date"] = datetime.date.fromisoformat(values.get("date") or site.today().isoformat())
    except ValueError:
        return site.today()
    day: datetime.date = values["date"]
    return day


def _named(given: str | None, key: Key[Any], kind: str) -> str:
    """What it is called: given, or asked for."""
    if given is None:
        return _asked_for(key.about, f'new {kind} "…"')
    return checked(key.name.upper(), given, _needed)


def _asked_for(question: str, words: str) -> str:
    return ask(question, "", _needed, instead=f"Say it: reading-room {words}")


def _instead(kind: str) -> str:
    return f'Say it: reading-room new {kind} "…"'


def _needed(words: str) -> str:
    if not words.isascii() and any("\ud800" <= letter <= "\udfff" for letter in words):
        raise ValueError("It has letters that this terminal does not send as UTF-8.")
    if found := " ".join(words.split()):
        return found
    raise ValueError("It is needed, and there are no words in it.")
