"""What a site says of itself. Enters: nothing; the plugin makes it. Leaves: a frozen record."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reading_room.addresses import DEFAULT
from reading_room.directions import direction_of
from reading_room.record import record
from reading_room.translation import translation_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from reading_room.addresses import Addresses
    from reading_room.rules import Setting
    from reading_room.translation import Translation


_ASIDE = "reading-room/"
"""A folder that no editor uses."""


def _origins(*places: str) -> tuple[str, ...]:
    """The origins of those that are addresses, each once."""
    found = [urlsplit(place) for place in places if "://" in place]
    return tuple(dict.fromkeys(f"{each.scheme}://{each.netloc}" for each in found))


def _nothing(path: str) -> bool:
    del path
    return False


@record
class WebEditor:
    """The web editor of a site."""

    backend: tuple[tuple[str, str], ...]
    """The git host, by the keys of `schema.BACKEND`."""
    hosts: tuple[str, ...]
    """The origins that the editor's page may send requests to: the host's API."""


@record
class Settings:
    """What a site says of itself, and where its sources are; paths are absolute."""

    root: Path
    docs: Path
    posts: Path
    reading_lists: Path
    site_name: str
    site_url: str
    description: str
    language: str
    zone: ZoneInfo
    as_of: datetime.date
    feed_authority: str
    rights: str = ""
    share: tuple[str, ...] = ()
    """The ways by which readers may tell others of a post or list: of `schema.options.WAYS`."""
    websub: str = ""
    """The WebSub hub that every feed names; empty: there is none."""
    email_form: str = ""
    """Where the form for e-mail addresses sends them; empty: there is no form."""
    email_field: str = "email"
    """What that service calls the field."""
    feed_entries: int = 20
    page_size: int = 20
    home: bool = True
    """Is the home page ours, with docs/index.md as its introduction?"""
    smart: bool = True
    """Are quotation marks, dashes and dots set as the language has them?"""
    cache: Path | None = None
    """Where what is costly to make is kept for the next build; None: nowhere."""
    doubled: frozenset[str] = frozenset()
    """The names that folders of sources share with folders inside docs/."""
    own_theme: bool = False
    """Is the theme ours, or made of it?"""
    comments_to: str = ""
    """The address of a form service, or an e-mail address, to which readers send comments."""
    suggestions_to: str = ""
    """The same for works that they suggest for a list."""
    cards: bool = False
    """Is a card drawn for each post and list?"""
    card_fonts: Path | None = None
    """Fonts of the site's own for cards."""
    picture_sizes: bool = False
    """Are smaller versions made of the pictures at the top of posts?"""
    accent: str = "#8A1C3B"
    """The colour of the band on cards, as of the band at the top of pages."""
    timegate: str = "https://web.archive.org/web/"
    """The TimeGate of an archive (RFC 7089): an address is asked for by adding it to this one."""
    doi_resolver: str = "https://doi.org/"
    """Where DOIs are looked up: a DOI is asked for by adding it to this address."""
    isbn_service: str = "https://openlibrary.org/api/books?format=json&jscmd=data&bibkeys=ISBN:"
    """Open Library's books, or what answers as it does; an ISBN is added to it."""
    arxiv_service: str = "https://export.arxiv.org/api/query?max_results=1&id_list="
    """arXiv's own service; an id is added to it."""
    pmid_service: str = "https://api.ncbi.nlm.nih.gov/lit/ctxp/v1/pubmed/?format=csl&id="
    """PubMed's exporter of citations; a number is added to it."""
    web_editor: WebEditor | None = None
    """None: the site has none."""
    addresses: Addresses = DEFAULT
    """What the site calls its parts, and whether its pages are folders or files."""
    feeds: tuple[str, ...] = ()
    """The files that mkdocs-rss-plugin writes at the top of the site."""
    site_dir: Path | None = field(default=None, compare=False)
    """Where the built site is."""
    named: frozenset[str] = frozenset()
    """Scripts and templates under docs/ that mkdocs.yml names, as editors write their paths."""
    templates: Path | None = None
    """The theme's own folder (``custom_dir``), where a site has it under docs/: what is in it
    was not written by those who write pages, though MkDocs publishes it."""
    locale_dir: Path | None = None
    """The site's own catalogues of words; None: it has none."""
    say: Translation = field(init=False, compare=False)
    """The words of pages, in its language."""
    docs_folder: str = field(init=False, compare=False)
    """The folder of MkDocs' own pages, as editors write it."""
    rules: dict[str, Setting] = field(default_factory=dict, hash=False)
    """What this site makes of rules, where that is not their own level."""
    left_out: Callable[[str], bool] = field(default=_nothing, compare=False)
    """Does MkDocs leave out the file at a path under docs/ (``exclude_docs``)?"""
    drafts: Callable[[str], bool] = field(default=_nothing, compare=False)
    """Is it a draft, which a preview alone shows (``draft_docs``)?"""
    now: datetime.datetime | None = field(default=None, compare=False)
    """The moment of the build; None where ``as_of`` was given, and all of that day counts."""
    to_come: bool = False
    """Is this a preview that shows what is not published yet: drafts, and what is dated later?"""

    def __post_init__(self) -> None:
        """Find the words of its language, and what every file's path is held against."""
        object.__setattr__(self, "say", translation_of(self.language, self.locale_dir))
        object.__setattr__(self, "docs_folder", self.docs.relative_to(self.root).as_posix())

    @property
    def form_hosts(self) -> tuple[str, ...]:
        """The origins besides the site's own to which any form of it may lead."""
        return tuple(dict.fromkeys((*self.comment_hosts, *self.email_hosts)))

    @property
    def email_hosts(self) -> tuple[str, ...]:
        """That of the service to which readers send their e-mail address."""
        return _origins(self.email_form)

    @property
    def comment_hosts(self) -> tuple[str, ...]:
        """Those of the services to which posts and lists may send what readers write."""
        return _origins(self.comments_to, self.suggestions_to)

    def uri(self, path: str) -> str:
        """The path by which MkDocs knows a file outside docs/: its own in the repository, unless
        docs/ has a folder of that name, too."""
        return f"{_ASIDE}{path}" if path.partition("/")[0] in self.doubled else path

    def path_of(self, uri: str) -> str:
        """The path in the repository of a file outside docs/ that MkDocs knows."""
        return uri.removeprefix(_ASIDE)

    @property
    def direction(self) -> str:
        """The way in which its language is written: "ltr" or "rtl"."""
        return direction_of(self.language)

    def another(self, language: str) -> str:
        """The language of a record where it is another than the site's, else nothing."""
        return "" if language == self.language else language

    def words_of(self, language: str) -> Translation:
        """The words that stand among those of a text: in the text's own language where there is a
        catalogue for it, else in the site's."""
        if not language or language == self.language:
            return self.say
        found = translation_of(language, self.locale_dir)
        spoken = language.split("-")[0].lower()
        return found if found.locale.language == spoken else self.say
