"""Pages under docs/. Enters: a page as MkDocs and the site's extensions made it. Leaves: what in
it is live, and front matter that is words to whichever template prints it.

They stay ordinary pages of MkDocs: nothing is taken out of them. What would act in a reader's
browser is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import Markup, escape
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import InclusionLevel

from reading_room.markup import SCROLL, acts, live, translated
from reading_room.outputs import passages
from reading_room.plugin.time_limit import Watch
from reading_room.problems import Problem
from reading_room.sources.files.static import live_problem
from reading_room.translation import BRITISH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page

    from reading_room.library import Library
    from reading_room.markup import Live
    from reading_room.outputs import Passage
    from reading_room.translation import Translation

_SPECIAL = re.compile("[&<>\"']")
_CODE = re.compile("<pre(?=>)")
_BOX = '<pre role="group" aria-label="Code" tabindex="0"'
_TABLE = re.compile(r"<table\b(?![^>]*highlighttable)[^>]*>.*?</table>", re.DOTALL)
_ALIGNED = re.compile('(<t[hd]) (?:align="|style="text-align: )(center|left|right);?"')
_EMOJI = re.compile(r'<img alt="([^"]+)" class="(?:twemoji|gemoji|emojione)" src="https?:[^>]*>')
_CLOSED = re.compile(r"<(br|hr|img|input|wbr)\b([^<>]*?)\s*/>")
"""As Python-Markdown writes what has no end in HTML."""
_LOADED = re.compile(
    r"""<(?:img|audio|video|source|track)\b[^>]*?\ssrc=["']((?:https?:)?//[^"']*|data:[^"',;]*)""",
    re.IGNORECASE,
)
_NO_ADDRESS = re.compile(r"[\\\s]")
_WORD = re.compile(r"[^\W\d_][\w:-]*")


class Docs:
    """The pages under docs/ of one build."""

    def __init__(self, folder: str, *, trusted: bool = False) -> None:
        self.folder = folder
        self._trusted = trusted
        """May those who write them write scripts? Then what templates and hooks read in front
        matter is what stands there."""
        self.at: Page | None = None
        """The page that MkDocs is at."""
        self.watch = Watch()
        self._pages: list[Page] = []
        self._wrong: list[Problem] = []

    def begin(self, page: Page, changed: date) -> None:
        """A page was read. It is as new as what was ``changed`` last, and not as the build."""
        page.update_date = changed.isoformat()
        self.at = page
        self._pages.append(page)
        if not self._trusted:
            page.meta = words_only(page.meta)

    def path(self, page: Page) -> str:
        """A page's file, as editors write it."""
        return f"{self.folder}/{page.file.src_uri}"

    def files_of(self, problems: Iterable[Problem]) -> set[str]:
        """The pages that they are about, by the paths that MkDocs knows."""
        return {problem.path.removeprefix(f"{self.folder}/") for problem in problems}

    def converts(self, page: Page) -> None:
        """Other plugins have had their say about its Markdown: it is made into HTML next."""
        self.watch.begin(self.path(page))

    def converted(self, page: Page, html: str) -> None:
        """A page was made into HTML."""
        self.watch.end()
        self._wrong += check_page(page, html, self.folder)

    def passages(self) -> Iterator[Passage]:
        """What the search finds in them, those aside that say ``search: {exclude: true}`` (as
        MkDocs' own search and Material's have it)."""
        for page in self._pages:
            said = page.meta.get("search")
            if not (isinstance(said, dict) and said.get("exclude") is True):
                yield from passages(page.url, str(page.title or ""), page.content or "")

    def problems(self, env: jinja2.Environment) -> list[Problem]:
        """What is wrong with all of them: MkDocs has read the last."""
        self.at = None
        return self._wrong + [
            problem for page in self._pages for problem in check_template(page, env, self.folder)
        ]

    def explain(self, error: Exception) -> Iterator[Problem]:
        """Which page it was that an extension or a template could not bear; nothing for errors
        of the disk, and for those that speak for themselves."""
        at = self._culprit(error)
        if at:
            missing = isinstance(error, jinja2.TemplateNotFound) and f"there is no {error.name}"
            said = " ".join((missing or str(error)).split())[:200]
            yield Problem(
                f"{self.folder}/{at.file.src_uri}", 0, 0, "docs-page",
                f"The theme, or an extension, cannot show this page: {said}.",
                "Look at its front matter, and at what was changed in it last.",
            )  # fmt: skip

    def _culprit(self, error: Exception) -> Page | None:
        if isinstance(error, jinja2.TemplateNotFound):  # an OSError, too
            icons = {f".icons/{page.meta.get('icon')}.svg": page for page in self._pages}
            return icons.get(str(error.name))
        if isinstance(error, (MkDocsException, OSError)):
            return None
        return next((page for page in self._pages if page is self.at), None)


def broken_anchors(library: Library, find: Callable[[str], File | None]) -> Iterator[Problem]:
    """Links of posts and lists to pages that another plugin has taken out, and to headings that
    are not there: both are known once MkDocs has made the pages."""
    for link in library.anchors:
        file = find(link.page.removeprefix(f"{library.settings.docs_folder}/"))
        if file is None or file.inclusion.value <= InclusionLevel.DRAFT.value:
            yield link.gone
            continue
        ids = file.page.present_anchor_ids if file.page else None
        if link.problem and ids is not None and link.anchor not in ids:
            yield link.problem


def boxed(html: str, say: Translation = BRITISH) -> str:
    """The HTML of a page with its code and tables in boxes that the keyboard can scroll, as those
    of posts are, and columns aligned by classes: ``align`` is no attribute of HTML any more, and
    the policy stops ``style``. Emoji that are pictures of another site are characters."""
    html = _EMOJI.sub(r"\1", html)
    html = _CLOSED.sub(r"<\1\2>", html)
    html = _CODE.sub(lambda _: translated(_BOX, say), html)
    html = _TABLE.sub(lambda table: f"{translated(SCROLL, say)}{table[0]}</div>", html)
    return _ALIGNED.sub(r'\1 class="\2"', html)


def loaded_elsewhere(html: str) -> list[str]:
    """The pictures and sounds of a page that are not of this site."""
    return [found[1] for found in _LOADED.finditer(_EMOJI.sub("", html))]


def words_only(value: Any) -> Any:
    """Front matter with every string escaped: themes print it as it is, also between quotes."""
    if isinstance(value, dict):
        return {words_only(key): words_only(part) for key, part in value.items()}
    if isinstance(value, (list, tuple, set)):
        return type(value)(words_only(part) for part in value)
    if isinstance(value, bytes):  # ``!!binary``, which would be printed as b'<…>'
        return words_only(value.decode(errors="replace"))
    if isinstance(value, str) and _SPECIAL.search(value):
        return Markup(escape(value))  # noqa: S704
    return value


def check_page(page: Page, html: str, folder: str) -> Iterator[Problem]:
    """docs-script: what would act in a page whose HTML is ``html``, and who says so in it."""
    path = f"{folder}/{page.file.src_uri}"
    text = page.file.content_string
    for found in live("\n".join([html, *_titles(page.toc)])):
        yield live_problem(path, found, text, _source(text, found))
    location = page.meta.get("location")  # Material's redirect.html writes it into a script
    for value in _strings(page.meta):
        if acts(value) or (value == location and _NO_ADDRESS.search(value)):
            shown = " ".join(value.split())[:60]
            yield Problem(
                path, 1, 1, "docs-script", f"The front matter leads to {shown}: that is live.",
                "Write an address that begins with https://, or a path.",
            )  # fmt: skip


def check_template(page: Page, env: jinja2.Environment, folder: str) -> Iterator[Problem]:
    """docs-template: a page names a template that the theme has."""
    name = page.meta.get("template")
    if name is None:
        return
    try:
        env.get_template(name)
    except (jinja2.TemplateNotFound, TypeError, AttributeError):
        yield Problem(
            f"{folder}/{page.file.src_uri}", 1, 1, "docs-template",
            f"The theme has no template {str(name)[:60]}.",
            "Take the line out of the front matter.",
        )  # fmt: skip


def _titles(toc: Iterable[Any]) -> Iterator[str]:
    for link in toc:
        yield f'<a href="{link.url}">{link.title}</a>'  # as themes print them
        yield from _titles(link.children)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def _source(text: str, found: Live) -> int:
    """Where an editor wrote something that was found in the page; -1 where nobody can tell."""
    lower = text.lower()
    words = [found.written, found.written[:40], *reversed(_WORD.findall(found.what))]
    places = (lower.find(word.lower()) for word in words if len(word) > 1)
    return next((place for place in places if place >= 0), -1)
