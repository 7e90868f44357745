"""One file of a book. Enters: its title and its body. Leaves: XHTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.directions import direction_of
from reading_room.exports.books.xhtml import text

if TYPE_CHECKING:
    from reading_room.exports.books.book import Part

_ROLES = {
    "chapter": "doc-chapter",
    "introduction": "doc-introduction",
    "afterword": "doc-afterword",
    "bibliography": "doc-bibliography",
}
_PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" \
lang="{language}" xml:lang="{language}"{direction}>
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width"/>
<title>{title}</title>
<link rel="stylesheet" type="text/css" href="book.css"/>
</head>
<body>
{body}
</body>
</html>
"""


def page(title: str, body: str, language: str) -> str:
    """A whole file."""
    direction = ' dir="rtl"' if direction_of(language) == "rtl" else ""
    return _PAGE.format(title=text(title), body=body, language=language, direction=direction)


def part_page(part: Part, body: str, language: str) -> str:
    """The file of a part, whose title is its heading."""
    heading = f'<h1 id="title-of-part">{text(part.title)}</h1>'
    whole = (
        f'<section epub:type="{part.kind}" role="{_ROLES[part.kind]}"'
        f' aria-labelledby="title-of-part">\n{heading}\n{body.strip()}\n</section>'
    )
    return page(part.title, whole, part.language or language)
