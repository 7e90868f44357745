"""CommonMark events to a `Text`. Enters: Markdown. Leaves: segments of HTML, holes, faults.

The parser is pulldown-cmark (through pyromark), with GitHub's tables, footnotes, strikethrough,
task lists and alerts, heading attributes, definition lists and smart punctuation. The HTML is
written here and not by the parser because links, citations, footnotes and headings need more than
the parser knows; tests hold the rest to the parser's own HTML.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import quote

import pyromark
from pyromark import Options
from reading_room.markup import notes, raw
from reading_room.markup.clean import SCHEMES
from reading_room.markup.text import ROOT, Citation, Cited, Fault, Heading, Link, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyromark.event import BrokenLink

_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_GFM
    | Options.ENABLE_HEADING_ATTRIBUTES
    | Options.ENABLE_DEFINITION_LIST
    | Options.ENABLE_SMART_PUNCTUATION
)
_START = {
    "Paragraph": "<p>",
    "Item": "<li>",
    "Emphasis": "<em>",
    "Strong": "<strong>",
    "Strikethrough": "<del>",
    "DefinitionList": "<dl>\n",
    "DefinitionListTitle": "<dt>",
    "DefinitionListDefinition": "<dd>",
    "TableRow": "<tr>",
    "HtmlBlock": "",
    "TableHead": "<thead><tr>",
}
_END = {
    "Paragraph": "</p>\n",
    "Item": "</li>\n",
    "Emphasis": "</em>",
    "Strong": "</strong>",
    "Strikethrough": "</del>",
    "DefinitionList": "</dl>\n",
    "DefinitionListTitle": "</dt>\n",
    "DefinitionListDefinition": "</dd>\n",
    "TableRow": "</tr>\n",
    "HtmlBlock": "",
    "TableHead": "</tr></thead><tbody>\n",
    "Table": "</tbody></table></div>\n",
    "CodeBlock": "</code></pre>\n",
}
_BLOCK_ENDS = frozenset(
    {"Paragraph", "Item", "DefinitionListTitle", "DefinitionListDefinition", "TableRow"}
)
_ALIGN = {"None": "", "Left": "", "Center": ' class="center"', "Right": ' class="right"'}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_UNSAFE_URL = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]")
_NOT_IN_ID = re.compile(r"[^\w\- ]")
_LOCATOR = re.compile(r"\s*@([^\s,;]+)\s*(?:,\s*(.*\S))?\s*", re.DOTALL)


Events: TypeAlias = "Iterator[notes.Span]"


def parse(source: str, line: int = 1) -> Text:
    """Parse Markdown that begins on ``line`` of its file."""
    writer = _Writer(source.replace(ROOT, ""))
    writer.run()
    return writer.text(line)


def blocks(source: str) -> list[tuple[str, int, int]]:
    """The top-level blocks of Markdown: ("Heading", "Paragraph", …, start, end) in UTF-8 bytes."""
    found = []
    depth = 0
    for event, span in pyromark.events_with_range(source, options=_OPTIONS):
        if not isinstance(event, dict):
            continue
        if "Start" in event:
            if depth == 0:
                found.append((_kind(event["Start"]), span["start"], span["end"]))
            depth += 1
        elif "End" in event:
            depth -= 1
    return found


def escape(text: str) -> str:
    """Text as HTML, also between double quotes."""
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


def _kind(tag: Any) -> str:
    return tag if isinstance(tag, str) else str(next(iter(tag)))


class _Writer:
    """One pass over the events of one text. Output goes to ``out``, holes cut it in segments."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.out: list[str] = []
        self.segments: list[str] = []
        self.holes: list[Link | Citation] = []
        self.headings: list[Heading] = []
        self.ids: set[str] = set()
        self.plain: list[str] = []
        self.faults: list[Fault] = []
        self.notes: dict[str, int] = {}  # label -> number, in the order of the references
        self.calls: dict[str, int] = {}  # label -> how often it was referred to so far
        self.aligns: tuple[str, ...] = ()
        self.column = 0
        self.cell = "td"
        self.quotes: list[bool] = []  # is this block quotation an alert?

    def text(self, line: int) -> Text:
        self._cut()
        return Text(
            source=self.source,
            line=line,
            segments=tuple(self.segments),
            holes=tuple(self.holes),
            headings=tuple(self.headings),
            ids=frozenset(self.ids),
            plain="".join(self.plain).strip(),
            faults=tuple(self.faults),
        )

    def run(self) -> None:
        events = pyromark.events_with_range(
            self.source, options=_OPTIONS, merge_text=True, broken_link_callback=self._unknown
        )
        if "[^" in self.source:
            self._with_notes(list(events))
        else:
            self._write(iter(events))

    def _write(self, events: Events) -> None:
        out, plain = self.out, self.plain
        for event, span in events:
            if event == "SoftBreak":
                out.append("\n")
                plain.append(" ")
                continue
            if event == "HardBreak":
                out.append("<br>\n")
                plain.append(" ")
                continue
            if event == "Rule":
                out.append("<hr>\n")
                continue
            [(key, value)] = event.items()
            if key == "Text":
                out.append(escape(value))
                plain.append(value)
            elif key == "End":
                self._end(value)
            elif key != "Start":
                self._inline(key, value, span["start"])
            elif isinstance(value, dict) and "Image" in value:
                self._image(value["Image"], span["start"], events)
            elif isinstance(value, dict) and "Link" in value:
                self._link(value["Link"], span["start"], events)
            elif isinstance(value, dict) and "Heading" in value:
                self._heading(value["Heading"], span["start"], events)
            else:
                self._start(value)

    def _inline(self, key: str, value: Any, offset: int) -> None:
        if key == "Code":
            self.out.append(f"<code>{escape(value)}</code>")
            self.plain.append(value)
        elif key in ("Html", "InlineHtml"):
            self._raw(value, offset)
        elif key == "FootnoteReference":
            self._note_call(value)
        elif key == "TaskListMarker":
            state = 'checked aria-label="Done"' if value else 'aria-label="To do"'
            self.out.append(f'<input type="checkbox" disabled {state}> ')

    def _start(self, tag: Any) -> None:
        if isinstance(tag, str):
            if tag == "TableCell":
                align = _ALIGN[self.aligns[self.column]] if self.column < len(self.aligns) else ""
                scope = ' scope="col"' if self.cell == "th" else ""
                self.out.append(f"<{self.cell}{scope}{align}>")
            else:
                self.column = 0
                self.cell = "th" if tag == "TableHead" else self.cell
                self.out.append(_START[tag])
            return
        [(kind, value)] = tag.items()
        if kind == "List":
            start = f' start="{value}"' if value not in (None, 1) else ""
            self.out.append("<ul>\n" if value is None else f"<ol{start}>\n")
        elif kind == "BlockQuote":
            self.quotes.append(bool(value))
            if value:
                self.out.append(
                    f'<div class="admonition {value.lower()}">\n'
                    f'<p class="admonition-title">{value}</p>\n'
                )
            else:
                self.out.append("<blockquote>\n")
        elif kind == "Table":
            self.aligns = value
            self.out.append('<div class="scroll" role="region" aria-label="Table" tabindex="0">')
            self.out.append("<table>")
        elif kind == "CodeBlock":
            language = value["Fenced"].split(" ")[0] if isinstance(value, dict) else ""
            css = f' class="language-{escape(language)}"' if language else ""
            self.out.append(f'<pre tabindex="0"><code{css}>')

    def _end(self, tag: Any) -> None:
        if isinstance(tag, str):
            if tag == "TableCell":
                self.out.append(f"</{self.cell}>")
                self.plain.append(" ")
                self.column += 1
                return
            if tag == "TableHead":
                self.cell = "td"
                self.plain.append("\n")
            elif tag in _BLOCK_ENDS or tag == "CodeBlock":
                self.plain.append("\n")
            self.out.append(_END[tag])
            return
        [(kind, value)] = tag.items()
        if kind == "List":
            self.out.append("</ol>\n" if value else "</ul>\n")
        elif kind == "BlockQuote":
            self.out.append("</div>\n" if self.quotes.pop() else "</blockquote>\n")

    # Headings

    def _heading(self, tag: Any, offset: int, events: Events) -> None:
        level = int(tag["level"][1])
        inner = _take(events)
        title = _words(inner).strip()
        if not title:
            self._fault(
                offset,
                "heading-empty",
                "This heading has no words.",
                "Write the heading after the # marks, or take the marks away.",
            )
        anchor = self._anchor(tag["id"] or "", title, offset)
        self.headings.append(Heading(level, anchor, title, offset))
        self.out.append(f'<h{level} id="{escape(anchor)}">')
        self._write(iter(inner))
        self.out.append(f"</h{level}>\n")
        self.plain.append("\n")

    def _anchor(self, explicit: str, title: str, offset: int) -> str:
        """The heading's id: its own, else made from its words as GitHub makes it."""
        if explicit:
            self._own_id(explicit, offset)
            return explicit
        base = _NOT_IN_ID.sub("", title.lower()).strip().replace(" ", "-") or "section"
        anchor, count = base, 0
        while anchor in self.ids:
            count += 1
            anchor = f"{base}-{count}"
        self.ids.add(anchor)
        return anchor

    def _own_id(self, anchor: str, offset: int) -> None:
        if ":" in anchor:
            self._fault(
                offset,
                "id-reserved",
                f"The id {anchor} has a colon in it.",
                "Ids with a colon are the page's own. Use letters, digits and hyphens.",
            )
        elif anchor in self.ids:
            self._fault(
                offset,
                "id-twice",
                f"The id {anchor} is used twice in this text.",
                "Give one of the two another id.",
            )
        self.ids.add(anchor)

    # Links, pictures, citations

    def _unknown(self, link: BrokenLink) -> tuple[str, str] | None:
        reference = link["reference"]
        if link["link_type"] == "Shortcut":
            return ("", "") if reference.startswith("@") else None
        label = reference.strip()
        self._fault(
            link["span"]["start"],
            "link-reference",
            f"The link refers to [{label}], which is not defined in this file.",
            f"Add a line: [{label}]: https://… or put the address in round brackets.",
        )
        return None

    def _link(self, link: Any, offset: int, events: Events) -> None:
        inner = _take(events)
        if link["link_type"] == "ShortcutUnknown":
            self._citation(link["id"], offset)
            return
        dest = f"mailto:{link['dest_url']}" if link["link_type"] == "Email" else link["dest_url"]
        self.out.append('<a href="')
        self._address(Link(dest, offset, "link", _words(inner)))
        self.out.append(f'"{_title(link)}>')
        self._write(iter(inner))
        self.out.append("</a>")

    def _image(self, image: Any, offset: int, events: Events) -> None:
        alt = _words(_take(events))
        self.out.append('<img src="')
        self._address(Link(image["dest_url"], offset, "image", alt))
        self.out.append(f'" alt="{escape(alt)}"{_title(image)} loading="lazy">')

    def _address(self, link: Link) -> None:
        """Write an outside address; cut a hole for an inside one."""
        found = _SCHEME.match(link.dest)
        if found is None and not link.dest.startswith("//"):
            self._cut()
            self.holes.append(link)
            return
        if found and found[1].lower() not in SCHEMES:
            self._fault(
                link.offset,
                "link-scheme",
                f"An address cannot begin with {found[1]}: here.",
                "Use https://, http://, mailto: or tel:, or a path to a file.",
            )
        self.out.append(escape(_UNSAFE_URL.sub(lambda char: quote(char[0]), link.dest)))

    def _citation(self, reference: str, offset: int) -> None:
        works = []
        for part in reference.split(";"):
            found = _LOCATOR.fullmatch(part)
            if found is None:
                self._fault(
                    offset,
                    "citation-form",
                    f"This citation cannot be read: [{reference}]",
                    "Write [@item-id], [@item-id, p. 4] or [@one; @two].",
                )
                continue
            works.append(Cited(found[1], found[2] or ""))
        self._cut()
        self.holes.append(Citation(tuple(works), offset))

    def _raw(self, html: str, offset: int) -> None:
        """HTML that the editor wrote: its addresses become links, its faults are named."""
        self.faults += raw.faults(html, offset)
        for anchor in raw.ids(html):
            self._own_id(anchor, offset)
        for piece, kind in raw.pieces(html):
            if kind is None:
                self.out.append(piece)
            else:
                self._address(Link(piece, offset, kind))

    # Footnotes

    def _with_notes(self, events: list[notes.Span]) -> None:
        """Write the text, then its footnotes in the order in which they are first referred to."""
        body, texts = notes.split(events)
        order = notes.order(body, texts)
        self.faults += notes.faults(body, texts, order)
        self.notes = {label: number for number, label in enumerate(order, 1)}
        self._write(iter(body))
        if not order:
            return
        self.out.append('<section class="footnotes" aria-label="Notes">\n<ol>\n')
        for label in order:
            self._note(label, texts[label])
        self.out.append("</ol>\n</section>\n")

    def _note_call(self, label: str) -> None:
        number = self.notes.get(label)
        if number is None:
            return
        count = self.calls[label] = self.calls.get(label, 0) + 1
        again = f":{count}" if count > 1 else ""
        self.out.append(
            f'<sup class="footnote"><a id="fnref:{number}{again}" href="#fn:{number}">'
            f'<span class="visually-hidden">Note </span>{number}</a></sup>'
        )

    def _note(self, label: str, events: list[Any]) -> None:
        number = self.notes[label]
        back = (
            f' <a class="footnote-back" href="#fnref:{number}">Back to the text'
            f'<span class="visually-hidden"> at note {number}</span></a>'
        )
        self.out.append(f'<li id="fn:{number}">')
        self._write(iter(events))
        if self.out[-1] == "</p>\n":
            self.out[-1] = f"{back}</p>\n"
        else:
            self.out.append(f"<p>{back}</p>\n")
        self.out.append("</li>\n")

    def _cut(self) -> None:
        self.segments.append("".join(self.out))
        self.out.clear()

    def _fault(self, offset: int, rule: str, message: str, hint: str) -> None:
        self.faults.append(Fault(offset, rule, message, hint))


def _take(events: Events) -> list[notes.Span]:
    """Take the events inside a heading, link or picture, and its end."""
    inner = []
    depth = 1
    for event, span in events:
        if isinstance(event, dict):
            depth += ("Start" in event) - ("End" in event)
        if depth == 0:
            break
        inner.append((event, span))
    return inner


def _words(events: list[notes.Span]) -> str:
    """The words of some events, without marks."""
    words = []
    for event, _ in events:
        if isinstance(event, str):
            words.append(" ")
        else:
            words.append(str(event.get("Text") or event.get("Code") or ""))
    return "".join(words)


def _title(link: Any) -> str:
    return f' title="{escape(link["title"])}"' if link["title"] else ""
