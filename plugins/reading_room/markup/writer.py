"""CommonMark events to a `Text`. Enters: Markdown. Leaves: segments of HTML, holes, faults.

The HTML is written here and not by the parser because links, citations, footnotes and headings
need more than the parser knows; tests hold the rest to the parser's own HTML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reading_room.markup import (
    characters,
    code,
    links,
    notes,
    pasted,
    raw,
    slips,
    structure,
    tags,
    templates,
    vague,
)
from reading_room.markup.depth import Depth, TooMuchError
from reading_room.markup.events import read, take, words
from reading_room.markup.line import Line
from reading_room.markup.outline import Outline
from reading_room.markup.tags import escape
from reading_room.markup.text import HOLE, ROOT, Heading, Link, Origin, Text
from reading_room.markup.words import Words

if TYPE_CHECKING:
    from collections.abc import Collection

    from reading_room.markup.events import Events, Span


def parse(
    source: str,
    line: int = 1,
    column: int = 1,
    *,
    folded: bool = False,
    taken: Collection[str] = (),
    above: int = 1,
    language: str = "en-GB",
    smart: bool = True,
) -> Text:
    """Parse Markdown that stands at a line and column of its file (see `Origin`).

    ``taken`` are ids that its page has already; notes go on from those among them. ``above`` is
    the level of the heading under which the text stands. ``smart`` punctuation is that of the
    ``language``.
    """
    source = source.replace(ROOT, "").replace(HOLE, "\ufffd")
    writer = _Writer(source, taken, above, Words(source, language, smart=smart))
    writer.run()
    return writer.text(Origin(line, column, folded))


class _Writer(Line):
    """One pass over the events of one text: its blocks, links, pictures and footnotes."""

    def __init__(self, source: str, taken: Collection[str], above: int, shown: Words) -> None:
        super().__init__(source, taken, shown)
        self.taken = taken
        self.above = above
        self.outline = Outline(above)
        self.headings: list[Heading] = []
        self.aligns: tuple[str, ...] = ()
        self.column = 0
        self.cell = "td"
        self.alerts: list[bool] = []  # is this block quotation an alert?
        self.depth = Depth()

    def text(self, origin: Origin) -> Text:
        self.cut()
        self.faults += [*self.anchors.faults, *raw.unclosed(self.html)]
        plain = "".join(self.plain).strip()
        self.faults += structure.check(self.source, self.headings, self.html, self.above)
        self.faults = pasted.instead(templates.instead(self.faults, self.source), self.source)
        return Text(
            source=self.source,
            origin=origin,
            html=HOLE.join(self.segments).encode(),
            holes=tuple(self.holes),
            headings=tuple(self.headings),
            ids=frozenset(self.anchors.ids.difference(self.taken)),
            said=plain.encode(),
            words=len(plain.split()),
            faults=tuple(self.faults),
        )

    def run(self) -> None:
        self.faults += slips.headings(self.source)
        events = read(self.source, slips.Unknown(self.source, self.faults))
        try:
            if "[^" in self.source:
                self._with_notes(list(events))
            else:
                self._write(iter(events))
        except TooMuchError as much:
            self.faults.append(much.fault)
        if "&" in self.source and self._hidden():
            told = {fault.rule for fault in self.faults}
            self.faults += characters.in_markdown(self.source, told=characters.RULE in told)

    def _hidden(self) -> bool:
        """Does a reference, such as ``&#1;``, stand for a character that nobody can see?"""
        titles = (heading.text for heading in self.headings)
        parts = (*self.segments, *self.out, *self.plain, *titles)
        return any(map(characters.UNPRINTABLE.search, parts))

    def _write(self, events: Events) -> None:
        out, plain = self.out, self.plain
        plainly, are_set = self.shown.are_plain, self.shown.are_set
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
                if plainly or are_set(value):
                    out.append(escape(value))
                    plain.append(value)
                else:
                    self.words(value, span["start"])
            elif key == "End":
                self._end(value)
            elif key != "Start":
                self.inline(key, value, span["start"])
            elif isinstance(value, dict):
                self._start_of(value, span["start"], events)
            else:
                self._start(value, span["start"], events)

    # Blocks

    def _start(self, tag: str, offset: int, events: Events) -> None:
        self.depth.enter(tag, offset)
        if tag == "HtmlBlock":
            self._html_block(take(events))
        elif tag == "TableCell":
            align = self.aligns[self.column] if self.column < len(self.aligns) else "None"
            self.out.append(tags.cell(self.cell, align))
        else:
            self.out.append(tags.START[tag])
            if tag in ("TableHead", "TableRow"):
                self.column = 0
                self.cell = "th" if tag == "TableHead" else "td"

    def _start_of(self, tag: Any, offset: int, events: Events) -> None:
        [(kind, value)] = tag.items()
        if kind == "Link":
            self._link(value, offset, events)
        elif kind == "Image":
            self._image(value, offset, events)
        elif kind == "Heading":
            self._heading(value, offset, events)
        elif kind == "CodeBlock":
            self._code(value, offset, events)
        else:
            self._block(kind, value, offset)

    def _block(self, kind: str, value: Any, offset: int) -> None:
        self._gap()
        self.depth.enter(kind, offset)
        if kind == "List":
            self.out.append(tags.listing(value))
        elif kind == "BlockQuote":
            self.alerts.append(bool(value))
            self.out.append(tags.quotation(value))
        elif kind == "Table":
            self.aligns = value
            self.out.append(tags.TABLE)

    def _end(self, tag: Any) -> None:
        if isinstance(tag, dict):
            [(kind, value)] = tag.items()
            self.depth.leave(kind)
            if kind == "List":
                self.out.append("</ol>\n" if value else "</ul>\n")
            elif kind == "BlockQuote":
                self.out.append("</div>\n" if self.alerts.pop() else "</blockquote>\n")
        elif tag in tags.END:
            self.depth.leave(tag)
            self.out.append(tags.END[tag])
            if tag in tags.BLOCKS:
                self.plain.end_line()
                self.shown.punctuation.end_block()
        elif tag == "TableCell":
            self.out.append(f"</{self.cell}>")
            self.plain.append(" ")
            self.column += 1

    def _gap(self) -> None:
        """Begin a new line, also where a block stands among the words of a tight list's item."""
        if self.plain.end_line():
            self.out.append("\n")

    def _heading(self, tag: Any, offset: int, events: Events) -> None:
        written = int(tag["level"][1])
        level = self.outline.level(written, is_quoted=bool(self.alerts))
        inner = take(events)
        title, anchor = self.anchors.heading(tag["id"], inner, offset)
        if tag["classes"]:
            self.faults.append(raw.looks(f"The class {tag['classes'][0]} of a heading", offset))
        self.headings.append(Heading(level, anchor, self.shown.alone(title), offset, written))
        self._gap()
        self.out.append(f'<h{level} id="{escape(anchor)}">')
        self._write(iter(inner))
        self.out.append(f"</h{level}>\n")
        self.plain.end_line()
        self.shown.punctuation.end_block()

    def _code(self, kind: Any, offset: int, events: Events) -> None:
        inner = take(events)
        text = "".join(event["Text"] for event, _ in inner)
        info = kind["Fenced"] if isinstance(kind, dict) else ""
        self._gap()
        if info.strip() == "math":
            self.out.append("<p>")
            self.formula(text, inner[0][1]["start"] if inner else offset, block=True)
            self.out.append("</p>\n")
        else:
            self.out.append(code.html(info, text))
            self.plain.append(text)
        self.plain.end_line()

    def _html_block(self, events: list[Span]) -> None:
        self._gap()
        lines = [(e.get("Html") or e.get("Text", ""), span["start"]) for e, span in events]
        self.plain.append(self.raw(lines))
        self.plain.end_line()

    def _link(self, link: Any, offset: int, events: Events) -> None:
        inner = take(events)
        if link["link_type"] == "ShortcutUnknown":
            self.citation(link["id"], offset)
            return
        label = words(inner)
        if not label.strip() and not any(tags.is_picture(event) for event, _ in inner):
            self.faults.append(links.wordless(offset))
        elif (
            label.strip() and link["link_type"] != "Email" and (fault := vague.link(label, offset))
        ):
            self.faults.append(fault)
        dest = f"mailto:{link['dest_url']}" if link["link_type"] == "Email" else link["dest_url"]
        self.out.append('<a href="')
        self.address(Link(dest, offset, "link", label))
        self.out.append(f'"{tags.title(link["title"])}>')
        self.shown.linked = True
        if link["link_type"] == "Autolink":
            self.shown_address(label)
        else:
            self._write(iter(inner))
        self.shown.linked = False
        self.out.append("</a>")

    def _image(self, image: Any, offset: int, events: Events) -> None:
        alt = self.shown.alone(words(take(events)))
        if image["link_type"] == "ShortcutUnknown":
            self.faults.append(links.unreadable(image["id"], offset))
            return
        if fault := vague.picture(alt, image["dest_url"], offset):
            self.faults.append(fault)
        self.out.append('<img src="')
        self.address(Link(image["dest_url"], offset, "image", alt))
        self.out.append(f'" alt="{escape(alt)}"{tags.title(image["title"])} loading="lazy">')

    # Footnotes

    def _with_notes(self, events: list[Span]) -> None:
        """Write the text, then its footnotes in the order in which they are first referred to."""
        body, texts, twice = notes.split(events)
        order = notes.order(body, texts)
        self.faults += twice + notes.faults(self.source, body, texts, order)
        first = 1 + sum(anchor.startswith("fn:") for anchor in self.taken)
        self.numbers = notes.Numbers(order, first)
        self._write(iter(body))
        if not order:
            return
        start = tags.listing(first)
        self.out.append(f'<section class="footnotes" aria-label="Notes">\n{start}')
        shown = {label: texts[label].events for label in order}
        references = notes.references(body, shown)
        for label in order:
            back = notes.back(self.numbers[label], references[label])
            self._note(self.numbers[label], shown[label], back)
        self.out.append("</ol>\n</section>\n")

    def _note(self, number: int, events: list[Span], back: str) -> None:
        self.anchors.ids.add(f"fn:{number}")
        self.out.append(f'<li id="fn:{number}">')
        self._write(iter(events))
        if self.out[-1] == "</p>\n":
            self.out[-1] = f"{back}</p>\n"
        else:
            self.out.append(f"<p>{back}</p>\n")
        self.out.append("</li>\n")
