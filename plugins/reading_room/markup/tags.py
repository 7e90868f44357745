"""The HTML of each kind of block and mark. Enters: the parser's names. Leaves: tags."""

from __future__ import annotations

import re

from reading_room.markup.events import is_start

START = {
    "Paragraph": "<p>",
    "Item": "<li>",
    "Emphasis": "<em>",
    "Strong": "<strong>",
    "Strikethrough": "<del>",
    "DefinitionList": "<dl>\n",
    "DefinitionListTitle": "<dt>",
    "DefinitionListDefinition": "<dd>",
    "TableRow": "<tr>",
    "TableHead": "<thead><tr>",
}
END = {
    "Paragraph": "</p>\n",
    "Item": "</li>\n",
    "Emphasis": "</em>",
    "Strong": "</strong>",
    "Strikethrough": "</del>",
    "DefinitionList": "</dl>\n",
    "DefinitionListTitle": "</dt>\n",
    "DefinitionListDefinition": "</dd>\n",
    "TableRow": "</tr>\n",
    "TableHead": "</tr></thead><tbody>\n",
    "Table": "</tbody></table></div>\n",
}
BLOCKS = frozenset(
    {
        "Paragraph",
        "Item",
        "DefinitionListTitle",
        "DefinitionListDefinition",
        "TableRow",
        "TableHead",
    }
)
"""The tags after whose end a new line of plain text begins."""
SCROLL = '<div class="scroll" role="group" aria-label="Table" tabindex="0">'
"""A box that scrolls where the table is too wide. The keyboard reaches it everywhere: whether it
scrolls is known to the browser alone, and not every browser makes it a stop by itself. It is a
group and no region: a landmark for each would bury the page's own."""
TABLE = f"{SCROLL}<table>"
FORMULA = '<span class="formula" role="group" aria-label="Formula" tabindex="0">'
"""A box for a formula that stands by itself; it is in a paragraph, where no division can be."""
_ALIGN = {"None": "", "Left": "", "Center": ' class="center"', "Right": ' class="right"'}


def escape(text: str) -> str:
    """Text as HTML, also between double quotes."""
    if not ("&" in text or "<" in text or ">" in text or '"' in text):
        return text
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


def listing(start: int | None) -> str:
    """The start of a list: None has bullets, a number is that of the first item."""
    if start is None:
        return "<ul>\n"
    return "<ol>\n" if start == 1 else f'<ol start="{start}">\n'


def quotation(alert: str | None) -> str:
    """The start of a quotation, or of an alert (``> [!NOTE]``)."""
    if not alert:
        return "<blockquote>\n"
    return f'<div class="admonition {alert.lower()}">\n<p class="admonition-title">{alert}</p>\n'


def cell(name: str, align: str) -> str:
    """The start of a cell of a table, ``th`` or ``td``."""
    scope = ' scope="col"' if name == "th" else ""
    return f"<{name}{scope}{_ALIGN[align]}>"


def checkbox(*, done: bool) -> str:
    """The box of a task."""
    state = 'checked aria-label="Done"' if done else 'aria-label="To do"'
    return f'<input type="checkbox" disabled {state}> '


def title(words: str) -> str:
    """The ``title`` of a link or picture, where it has one."""
    return f' title="{escape(words)}"' if words else ""


_SHOWN = re.compile(r"<img\b[^<>]*\salt=(?:\"[^\"]*\w|'[^']*\w|\w)", re.IGNORECASE)


def is_picture(event: object) -> bool:
    """Is it a picture, which is heard by its own words: of Markdown, or of HTML with ``alt``?"""
    html = event.get("InlineHtml") if isinstance(event, dict) else None
    return is_start(event, "Image") or (isinstance(html, str) and bool(_SHOWN.match(html)))
