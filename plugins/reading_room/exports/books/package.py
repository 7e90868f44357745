"""What a book says of itself. Enters: a book, and what is in its files. Leaves: the package
document, the table of contents and the title page."""

from __future__ import annotations

import uuid
from datetime import UTC
from typing import TYPE_CHECKING, NamedTuple

from reading_room.exports.books.page import page
from reading_room.exports.books.xhtml import text
from reading_room.translation import marked

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from reading_room.exports.books.book import Book
    from reading_room.settings import Settings

SUMMARY = marked(
    "The words can be shown in any size and colour, and read aloud. There are headings, a table of"
    " contents, and words for pictures."
)
_MAY_FLASH = frozenset({"image/gif", "image/webp"})


class Held(NamedTuple):
    """A file of a book."""

    path: str
    type: str
    properties: str = ""

    @property
    def id(self) -> str:
        """What the package calls it."""
        return f"f-{self.path.replace('/', '-')}"


def package(book: Book, files: list[Held], modified: datetime.datetime, settings: Settings) -> str:
    """The package document (EPUB 3.3), with what EPUB Accessibility 1.1 asks to be said."""
    items = [
        f'<item id="{file.id}" href="{file.path}" media-type="{file.type}"{_properties(file)}/>'
        for file in files
    ]
    spine = [f'<itemref idref="{file.id}"/>' for file in files if file.path.endswith(".xhtml")]
    root = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"'
        f' xml:lang="{book.language}" dir="auto">'
    )
    return "\n".join([
        '<?xml version="1.0" encoding="utf-8"?>',
        root,
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
        *_about(book, modified, settings),
        *_access(files, settings.say.gettext(SUMMARY)),
        "</metadata>",
        "<manifest>",
        *items,
        "</manifest>",
        "<spine>",
        *spine,
        "</spine>",
        "</package>",
        "",
    ])  # fmt: skip


def _about(book: Book, modified: datetime.datetime, settings: Settings) -> Iterator[str]:
    moment = modified.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    own = uuid.uuid5(uuid.NAMESPACE_URL, book.id)
    yield f'<dc:identifier id="id">urn:uuid:{own}</dc:identifier>'
    yield f"<dc:title>{text(book.title)}</dc:title>"
    yield from (f"<dc:language>{text(each)}</dc:language>" for each in book.languages)
    for number, name in enumerate(book.creators, 1):
        yield f'<dc:creator id="creator-{number}">{text(name)}</dc:creator>'
        yield (
            f'<meta refines="#creator-{number}" property="role" scheme="marc:relators">'
            f"{book.role}</meta>"
        )
    yield f"<dc:publisher>{text(settings.site_name)}</dc:publisher>"
    yield f"<dc:date>{book.date.isoformat()}</dc:date>"
    yield from (f"<dc:subject>{text(topic)}</dc:subject>" for topic in book.topics)
    if book.description:
        yield f"<dc:description>{text(book.description)}</dc:description>"
    if settings.rights:
        yield f"<dc:rights>{text(settings.rights)}</dc:rights>"
    if settings.site_url and book.source:
        source = f"{settings.site_url.rstrip('/')}/{book.source}"
        yield f"<dc:source>{text(source)}</dc:source>"
    yield f'<meta property="dcterms:modified">{moment}</meta>'


def _access(files: list[Held], summary: str) -> Iterator[str]:
    """What a reader who cannot see can expect; only what holds of every book that is made here."""
    types = {file.type for file in files if file.properties != "cover-image"}
    shows = any(kind.startswith("image/") for kind in types)
    features = [
        "tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability",
        *(["alternativeText"] if shows else []),
        *(["MathML"] if any("mathml" in file.properties for file in files) else []),
    ]  # fmt: skip
    yield '<meta property="schema:accessMode">textual</meta>'
    if shows:
        yield '<meta property="schema:accessMode">visual</meta>'
    yield '<meta property="schema:accessModeSufficient">textual</meta>'
    yield from (f'<meta property="schema:accessibilityFeature">{each}</meta>' for each in features)
    hazard = "unknown" if types & _MAY_FLASH else "none"
    yield f'<meta property="schema:accessibilityHazard">{hazard}</meta>'
    yield f'<meta property="schema:accessibilitySummary">{text(summary)}</meta>'


def contents(book: Book, settings: Settings) -> str:
    """nav.xhtml: the parts of the book."""
    words = text(settings.say.gettext("Contents"))
    rows = [
        f'<li><a href="{part.name}.xhtml"{_said(part.language)}>{text(part.title)}</a></li>'
        for part in book.parts
    ]
    first = f"{book.parts[0].name}.xhtml" if book.parts else "title.xhtml"
    start = text(settings.say.gettext("Start of the text"))
    marks = [
        f'<li><a epub:type="titlepage" href="title.xhtml">{text(book.title)}</a></li>',
        f'<li><a epub:type="toc" href="#toc">{words}</a></li>',
        f'<li><a epub:type="bodymatter" href="{first}">{start}</a></li>',
    ]
    body = [
        '<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="toc-title">',
        f'<h1 id="toc-title">{words}</h1>',
        "<ol>",
        *rows,
        "</ol>",
        "</nav>",
        '<nav epub:type="landmarks" hidden="hidden">',
        "<ol>",
        *marks,
        "</ol>",
        "</nav>",
    ]
    return page(settings.say.gettext("Contents"), "\n".join(body), book.language)


def title_page(book: Book, settings: Settings) -> str:
    """Title, who made it, of which site, and from when."""
    say = settings.say
    parts = [f"<h1>{text(book.title)}</h1>"]
    parts += [f'<p class="by">{text(book.byline)}</p>'] if book.byline else []
    day = f'<time datetime="{book.date.isoformat()}">{text(say.day(book.date))}</time>'
    parts.append(f'<p class="by">{text(settings.site_name)}, {day}</p>')
    parts += [f"<p>{text(book.description)}</p>"] if book.description else []
    if settings.site_url and book.source:
        address = f"{settings.site_url.rstrip('/')}/{book.source}"
        parts.append(f'<p><a href="{text(address)}">{text(address)}</a></p>')
    parts += [f'<p class="rights">{text(settings.rights)}</p>'] if settings.rights else []
    body = "\n".join(parts)
    whole = f'<section epub:type="titlepage" class="titlepage">\n{body}\n</section>'
    return page(book.title, whole, book.language)


def _properties(file: Held) -> str:
    return f' properties="{file.properties}"' if file.properties else ""


def _said(language: str) -> str:
    return f' lang="{language}" xml:lang="{language}"' if language else ""
