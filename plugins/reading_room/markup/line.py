"""What stands in a line of text. Enters: words, code, formulas, raw HTML, addresses. Leaves: HTML
and holes, plain words, faults."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from reading_room.markup import links, notes, raw, tags, vague
from reading_room.markup.anchors import Anchors
from reading_room.markup.plain import Plain
from reading_room.markup.tags import escape
from reading_room.markup.text import Citation, Fault, Link

if TYPE_CHECKING:
    from collections.abc import Collection

    from reading_room.markup.autolinks import Address
    from reading_room.markup.words import Words


class Line:
    """Writes what stands in a line. Output goes to ``out``, holes cut it in segments."""

    def __init__(self, source: str, taken: Collection[str], shown: Words) -> None:
        self.source = source
        self.shown = shown
        self.out: list[str] = []
        self.segments: list[str] = []
        self.holes: list[Link | Citation] = []
        self.anchors = Anchors(taken)
        self.plain = Plain()
        self.faults: list[Fault] = []
        self.html: list[raw.Tag] = []
        self.numbers = notes.Numbers()

    def words(self, words: str, offset: int) -> None:
        """Write words that want more than their signs escaped: marks set, addresses made links."""
        for piece in self.shown.pieces(words, self.plain.last):
            if isinstance(piece, str):
                self.out.append(escape(piece))
                self.plain.append(piece)
            else:
                self.autolink(piece, offset)

    def inline(self, key: str, value: Any, offset: int) -> None:
        """Write what an event of the parser says that neither begins nor ends anything."""
        if key == "Code":
            self.out.append(f"<code>{escape(value)}</code>")
            self.plain.append(value)
        elif key == "InlineHtml":
            self.shown.tag(value)
            self.raw([(value, offset)])
        elif key == "InlineMath":
            self.formula(value.strip("`"), offset + 1, block=False)
        elif key == "DisplayMath":
            self.formula(value, offset + 2, block=True)
        elif key == "FootnoteReference":
            self.out.append(self.numbers.call(value))
        elif key == "TaskListMarker":
            self.out.append(tags.checkbox(done=value))

    def formula(self, tex: str, offset: int, *, block: bool) -> None:
        """Write a formula as MathML; as its TeX where it cannot be read, which is a fault."""
        from reading_room.markup import maths  # most sites have none, and its patterns take 3 ms

        try:
            found = maths.formula(tex, block=block)
        except maths.FormulaError as error:
            at = offset + len(tex[: error.at].encode())
            self.faults.append(Fault(at, "maths-form", str(error), error.hint))
            self.out.append(f"<code>{escape(tex)}</code>")
        else:
            if found.coloured:
                self.faults.append(raw.looks("A colour in a formula", offset))
            self.out.append(f"{tags.FORMULA}{found.html}</span>" if block else found.html)
        self.plain.append(" ".join(tex.split()))

    def autolink(self, address: Address, offset: int) -> None:
        """A link of an address that stands among words."""
        offset = max(self.encoded.find(address.words.encode(), offset), offset)
        is_told = self.encoded[:offset].endswith(
            (b"](", b"] (", b"]\n(", b"]: ")
        )  # it was meant for a link
        if not is_told and not address.dest.startswith("mailto:"):
            self.faults.append(vague.bare(address.words, offset))
        self.out.append('<a href="')
        self.address(Link(address.dest, offset, "link", address.words))
        self.out.append('">')
        self.shown_address(address.words)
        self.out.append("</a>")

    def shown_address(self, words: str) -> None:
        """Write an address that a reader sees."""
        self.out.append(links.breakable(words))
        self.plain.append(words)

    @cached_property
    def encoded(self) -> bytes:
        """The source in UTF-8, made where it is first wanted: seldom."""
        return self.source.encode()

    def address(self, link: Link) -> None:
        """Write an outside address; cut a hole for an inside one."""
        if fault := links.fault(link):
            self.faults.append(fault)
        if fault and fault.rule in ("link-form", "link-scheme"):
            self.out.append(links.outside(link))  # whether there is such a file is of no account
        elif links.is_outside(link.dest):
            self.out.append(links.outside(link))
        else:
            self.cut()
            self.holes.append(link)

    def citation(self, reference: str, offset: int) -> None:
        """Cut a hole for a citation."""
        citation, faults = links.citation(reference, offset)
        self.faults += faults
        self.cut()
        self.plain.close_up()
        self.holes.append(citation)

    def raw(self, lines: list[tuple[str, int]]) -> str:
        """Write HTML with its addresses made links; gives its words."""
        found = raw.read("".join(line for line, _ in lines), raw.places(lines))
        self.faults += found.faults
        self.html += found.tags
        for anchor, offset in found.ids:
            self.anchors.own(anchor, offset)
        for piece in found.pieces:
            if isinstance(piece, str):
                self.out.append(piece)
            else:
                self.address(piece)
        return found.words

    def cut(self) -> None:
        """End a segment: a hole comes next, or nothing."""
        self.segments.append("".join(self.out))
        self.out.clear()
