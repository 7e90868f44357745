"""Where the text of a saved page is. Enters: HTML. Leaves: the part of it that is the post's.

Pages mark their text in many ways, and mark teasers in the same way. So the part is taken that has
most of the paragraphs: a marked one where it has half of them, else the smallest that has nearly
all. Comments, menus and what else stands round a text do not count, and go.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reading_room.importers.blogs.text.html_tags import attributes

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<end>/?)(?P<name>[A-Za-z][\w:-]*)"
    r"(?P<given>(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL,
)
_SILENT = re.compile(r"<(script|style|noscript|template|svg)\b[^<>]*>", re.IGNORECASE)
_ENDS = {
    name: re.compile(rf"</{name}\b[^<>]*>", re.IGNORECASE)
    for name in ("script", "style", "noscript", "template", "svg")
}
_EMPTY = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"}
    | {"track", "wbr", "param"}
)
_PARAGRAPHS = frozenset({"p", "pre", "blockquote", "li", "dd", "td"})
_AROUND = frozenset({"nav", "footer", "button", "select", "dialog"})
_PERHAPS = frozenset({"header", "aside", "form"})
"""Tags that stand round a text, unless they hold much of it."""
_MARKED = re.compile(
    r"(?:^|\s)(?:e-content|(?:entry|post|article|story|blog|page)[-_]{0,2}(?:content|body|text)"
    r"|articlebody|mw-parser-output|kg-content|gh-content|story|content-body)(?=\s|$)",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments?|disqus\w*|respond|comment-?list|comments-?area)(?=$|[\s_-])",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:sidebar|related|share|sharing|sharedaddy|social|promo|newsletter|cookies?"
    r"|breadcrumbs?|pagination|jp-relatedposts|post-nav\w*|advert\w*|sponsor\w*|mw-editsection"
    r"|noprint|screen-reader-text)(?=$|[\s_-])",
    re.IGNORECASE,
)
_NO_TEXT = frozenset({"a", "title", "option", "button", "label", "h1", "h2", "h3"})
_SENTENCE = 40
"""Letters."""
_MOST = 200_000
"""Elements of a page that are looked at."""
_DEEPEST = 200
"""Elements around one that are looked at."""


@dataclass(slots=True)
class _Part:
    """An element: where it begins and ends, and how many letters of paragraphs are in it."""

    name: str
    start: int
    inside: int
    given: dict[str, str]
    above: _Part | None
    end: int = 0
    words: int = 0
    is_said: bool = False
    """Is it a paragraph, or in one?"""
    is_aside: bool = False
    below: list[_Part] = field(default_factory=list)

    @property
    def names(self) -> str:
        """Its class and its id."""
        return f"{self.given.get('class', '')} {self.given.get('id', '')}"

    @property
    def is_marked(self) -> bool:
        """Does it say that it is the text of its page?"""
        given = self.given
        return (
            self.name in ("article", "main")
            or given.get("role") in ("main", "article")
            or given.get("itemprop", "").lower() == "articlebody"
            or given.get("data-field") == "body"
            or bool(_MARKED.search(self.names))
        )


def body_of(page: str) -> str:
    """The HTML of a page's text."""
    page = _heard(page)
    parts = _parts(page)
    _add_up(parts)
    _part_from(parts)
    chosen = _chosen(parts)
    pieces = []
    at = chosen.inside
    for part in _left_out(chosen):
        pieces.append(page[at : part.start])
        at = part.end
    pieces.append(page[at : chosen.end])
    return "".join(pieces)


def _heard(page: str) -> str:
    """A page without scripts, styles and drawings; one without an end takes all that follows."""
    pieces = []
    at = 0
    while found := _SILENT.search(page, at):
        pieces.append(page[at : found.start()])
        end = _ENDS[found[1].lower()].search(page, found.end())
        at = end.end() if end else len(page)
    return "".join([*pieces, page[at:]])


def _parts(html: str) -> list[_Part]:
    """The elements of a page, in its order; one that nobody ends is ended by that around it."""
    top = open_ = _Part("body", 0, 0, {}, None)
    top.end = len(html)
    parts = [top]
    at = 0
    for found in _TOKEN.finditer(html):
        open_.words += _weight(html[at : found.start()], open_)
        at = found.end()
        name = (found["name"] or "").lower()
        if not name or name in _EMPTY or found[0].endswith("/>") or len(parts) > _MOST:
            continue
        if found["end"]:
            open_ = _ended(open_, name, found)
            continue
        if name in ("p", "li") and open_.name == name and open_.above:
            open_.end, open_ = found.start(), open_.above
        given = attributes(found["given"])
        said = open_.is_said or name in _PARAGRAPHS
        part = _Part(name, found.start(), found.end(), given, open_, is_said=said)
        open_.below.append(part)
        parts.append(part)
        open_ = part
    while open_.above:
        open_.end, open_ = len(html), open_.above
    return parts


def _weight(words: str, part: _Part) -> int:
    """How much of a text words are, counted in letters, for not every language has spaces: those of
    paragraphs, and others where they are as long as a sentence and no link."""
    letters = len("".join(words.split()))
    is_text = part.is_said or (letters >= _SENTENCE and part.name not in _NO_TEXT)
    return letters if is_text else 0


def _ended(open_: _Part, name: str, found: re.Match[str]) -> _Part:
    """The element that is open after an end; an end of nothing says nothing."""
    part: _Part | None = open_
    for _ in range(_DEEPEST):
        if part is None or part.name == name:
            break
        part = part.above
    if part is None or part.name != name or part.above is None:
        return open_
    each = open_
    while each is not part and each.above:
        each.end, each = found.start(), each.above
    part.end = found.end()
    return part.above


def _add_up(parts: list[_Part]) -> None:
    """Give every element the words of those inside it."""
    for part in reversed(parts):
        if part.above:
            part.above.words += part.words


def _part_from(parts: list[_Part]) -> None:
    """Find what stands round a text; its words count for nothing."""
    whole = parts[0].words
    for part in parts[1:]:
        around = part.name in _AROUND or bool(_COMMENTS.search(part.names))
        perhaps = (part.name in _PERHAPS and _is_head(part)) or bool(_ASIDE.search(part.names))
        part.is_aside = (
            bool(part.above and part.above.is_aside)
            or (around and part.name != "body" and not part.is_marked)
            or (perhaps and not part.is_marked and part.words < whole / 4)
        )
    for part in parts:
        if part.is_aside and part.above and not part.above.is_aside:
            lost, each = part.words, part.above
            depth = 0
            while each and depth < _DEEPEST:
                each.words -= lost
                each, depth = each.above, depth + 1  # type: ignore[assignment]


def _is_head(part: _Part) -> bool:
    """Is a header the head of a page, with its title, or none of a text? An aside may be."""
    return part.name != "header" or any(
        each.name in ("h1", "nav", "time") for below in part.below for each in [below, *below.below]
    )


def _chosen(parts: list[_Part]) -> _Part:
    """The part that has the text."""
    top = parts[0]
    marked = [part for part in parts if part.is_marked and not part.is_aside]
    most = max((part.words for part in marked), default=0)
    if most and most >= top.words / 2:
        return next(part for part in reversed(marked) if part.words >= 0.99 * most)
    while found := next((p for p in top.below if p.words and p.words >= 0.97 * top.words), None):
        if found.name in _PARAGRAPHS or found.is_aside:
            break
        top = found
    return top


def _left_out(chosen: _Part) -> list[_Part]:
    """What stands in a text and is none of it."""
    found: list[_Part] = []
    waiting = list(reversed(chosen.below))
    while waiting:
        part = waiting.pop()
        if part.is_aside:
            found.append(part)
        else:
            waiting += reversed(part.below)
    return found
