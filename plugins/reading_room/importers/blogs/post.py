"""What a reader of a system leaves: posts and a site, as they were found, and what became of
them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

Done = Literal["changed", "dropped", "kept", "decide"]
"""What became of something: it has another form now; it is gone; it stands in the text as it was,
and `check` will say so; or somebody has to decide."""
Form = Literal["markdown", "html", "ours"]
"""A text of ours is CommonMark as this site has it already."""


class AsItIs(str):
    """Words of a value that are plain: what looks like Markdown or HTML in them is none."""

    __slots__ = ()


class Left(NamedTuple):
    """Something that did not come over as it was. ``kind`` groups what is alike in the report."""

    path: str
    line: int
    kind: str
    words: str
    """What stood there."""
    became: str
    done: Done = "changed"


@dataclass(slots=True)
class ForeignComment:
    """A comment under a post; ``parent`` is the id of the one that it answers."""

    id: str
    name: str
    date: str
    text: str
    """HTML or plain words."""
    parent: str = ""


@dataclass(slots=True)
class ForeignPost:
    """A post as another system has it."""

    path: str
    """Its file in the old site, or its number in an export."""
    values: dict[str, Any]
    """Its front matter, under the names that it has there."""
    body: str
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each key."""
    line: int = 1
    """The line on which the text begins."""
    form: Form = "markdown"
    slug: str = ""
    """What the old site, or the name of the file, calls it; words of any sort."""
    date: str = ""
    """The date that its name or folder gives, where the front matter gives none."""
    language: str = ""
    addresses: tuple[str, ...] = ()
    """Paths at which the old site had it, the one that it had last first."""
    folder: Path | None = None
    """Where its pictures are looked for."""
    comments: tuple[ForeignComment, ...] = ()
    kept: dict[str, Any] = field(default_factory=dict)
    """What comes as it is, under our own keys: of a site that this program wrote out."""
    edition: tuple[str, str] = ("", "")
    """Front matter and text of its Easy Read edition, of such a site."""
    embedded: dict[str, bytes] = field(default_factory=dict)
    """Pictures that stood in the text itself, by the names in their places (``rr-data:NAME``)."""
    said: str = ""
    """A comments file, of such a site."""
    is_draft: bool = False
    held: str = ""
    """Why not everybody could read it there, where that is more than a draft's own key: it is a
    draft here, too, and the report names it."""


@dataclass(slots=True)
class Person:
    """Somebody of a file of authors."""

    name: str
    description: str = ""
    url: str = ""


@dataclass(slots=True)
class ForeignSite:
    """A blog as another system has it, and what it says of itself."""

    system: str
    root: Path
    posts: list[ForeignPost] = field(default_factory=list)
    base: str = ""
    """The address of the old site, without a slash at its end; empty where it is not known."""
    below: str = ""
    """The folder of its host in which it was ("/blog"), where that is not the top."""
    language: str = ""
    zone: str = ""
    content: str = ""
    """The folder whose paths are those of pages, from ``root``: links between files are in it."""
    statics: tuple[Path, ...] = ()
    """The folders whose files stood at the top of the old site."""
    people: dict[str, Person] = field(default_factory=dict)
    """By the handles that posts use."""
    topics: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The title and description of topics, by the words that posts use."""
    words: dict[str, str] = field(default_factory=dict)
    """Values that templates take from the site: ``site.title``."""
    pieces: dict[str, str] = field(default_factory=dict)
    """The files of its own templates that texts include, by their paths."""
    snippets: dict[str, str] = field(default_factory=dict)
    """The words of files that lines of texts name (``--8<-- "file.md"``), by those names."""
    left: list[Left] = field(default_factory=list)
    pages: int = 0
    """Pages that are no posts, and stay behind."""
    templates: frozenset[str] = frozenset()
    """Which templates run in a text there: ``liquid`` (and its like), ``hugo``, ``mdx``,
    ``wordpress``."""
    data: dict[str, Any] = field(default_factory=dict)
    """Its settings, as they were found."""

    def leave(self, path: Path | str, why: str = "", words: str = "") -> None:
        """Count a page that is not a post, and say what becomes of it."""
        shown = path if isinstance(path, str) else path.relative_to(self.root).as_posix()
        became = "not imported: to have it here, put its text in a file under docs/"
        self.pages += 1
        self.left.append(
            Left(shown, 1, why or "page that is not a post", words or shown, became, "decide")
        )
