"""A value of BibTeX as words. Enters: a value, with LaTeX. Leaves: its words, and remarks.

What LaTeX says and a list cannot is told: unknown commands, formulas, tags of HTML.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.importers.bibtables import OWN_LINKS
from reading_room.importers.latex import marked, plain, without_maths
from reading_room.importers.latexarguments import with_addresses
from reading_room.importers.plain import on_one_line, unescaped, without_tags

if TYPE_CHECKING:
    from reading_room.importers.bibtext import Value
    from reading_room.importers.draft import Draft

_FORMULA = re.compile(
    r"(?<!\\)\$[^$]{1,300}(?<!\\)\$|\\\([^\\]{0,100}(?:\\(?!\))[^\\]{0,60}){0,9}\\\)"
)


_TILDE = re.compile(r"\$\\sim\$|\\sim(?![a-z])|\\(?:textasciitilde|~)(?:\{\})?")


def words_in(draft: Draft, key: str, value: Value) -> str:
    """The words of a value; commands that could not be kept are told, and formulas, which are."""
    said = plain(value.text if draft.is_ours else marked(value.text))
    for command in said.look:
        draft.say("mended", f"{command} in {key} was left out, and its words kept", value.text)
    for command in said.lost:
        words = f"{command} in {key} is not known, and was left out: it may have stood for words"
        draft.say("mended", words, value.text)
    tell_cut(draft, key, said.links, said.notes, value.line)
    if ("$" in said.text or "\\(" in value.text) and _FORMULA.search(without_maths(value.text)):
        draft.say("mended", f"{key} has a formula, which stays as it was typed", value.text)
    return said.text


def tell_cut(
    draft: Draft, key: str, links: tuple[str, ...], notes: tuple[str, ...], line: int
) -> None:
    """Keep what stood among the words of a value, and is none of them."""
    for address in links:
        draft.link(key, address, line, is_own=key in OWN_LINKS)
    for note in notes:
        words = f"A footnote in {key} is no part of it, and is kept under custom"
        draft.keep(f"{key}-footnote", on_one_line(plain(note).text), words, line)


def untagged(draft: Draft, key: str, text: str, value: Value) -> str:
    """Words without tags of HTML, which are told."""
    words = without_tags(text)
    if words != unescaped(text):
        draft.say("mended", f"{key} has formatting, and its words were taken", text, value.line)
    return words


def verbatim(address: str) -> str:
    r"""An address; Mendeley's has LaTeX in it (``{\_}``), which no address can mean, and so have
    ours in the fields for those that BibLaTeX cannot hold."""
    if "\\" not in address:
        return address
    return plain(
        with_addresses(_TILDE.sub(r"\\textasciitilde{}", address.replace("\\/", "/")))
    ).text
