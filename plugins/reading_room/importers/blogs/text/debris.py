"""What other programs leave in words. Enters: a draft. Leaves: the same without it.

Characters without width, icons of private fonts, marks of the end of an excerpt, notes of Word
(``_ftn``) and Google Docs, comments of editors.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reading_room.importers.blogs.text.draft import Draft

_WIDTHLESS = re.compile(
    "[\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069]"
    "|(?<![\u0600-\u0dff\u200d\U0001f000-\U0001ffff\ufe0f])\u200c"
)
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]|[\u2028\u2029]|&#(?:[0-8]|1[124-9]|2\\d|3[01]);"
)
_EXCERPT = re.compile(
    r"^[ \t]*(?:<!--[ \t]*(?:more|excerpt|truncate|end[-_ ]?excerpt|read[-_ "
    r"]?more|summary|endsummary|nextpage|noteaser|teaser|/?excerpt|"
    r"pelican_(?:begin|end)_summary)\b[^>\n]*-->"
    r"|\{/\*[ \t]*truncate[ \t]*\*/\}|\[more\]|\{\{<[ \t]*more[ \t]*>\}\})[ \t]*$\n?"
    r"|<!--[ \t]*(?:more|excerpt|truncate)[ \t]*-->|<span "
    r"id=\"(?:more|continue-reading)[^\"]*\"></span>",
    re.M | re.I,
)
_JSX_COMMENT = re.compile(r"\{/\*.*?\*/\}", re.S)
_FTN_LINK = re.compile(
    r"(?:<sup\b[^<>]*>\s*)?<a\b[^<>]*\bhref=[\"'][^\"'<>]*#(?P<to>_(?:ftn|edn)\w*)[\"'][^<>]*>"
    r"(?:<[^<>]*>|\s)*\\?\[?(?P<number>[\divxlc]+)\\?\]?(?:<[^<>]*>|\s)*?</a>(?:\s*</sup>)?",
    re.I,
)
"""A mark of a note in HTML: ``<a href="#_ftn1" name="_ftnref1">[1]</a>``."""
_FTN_BOX = re.compile(
    r"^[ \t]*<(?P<tag>p|div)\b[^<>]*>\s*(?P<link>\[\w+\]\(#_(?:ftn|edn)ref\w*\))"
    r"(?P<words>.{0,5000}?)</(?P=tag)>",
    re.M | re.S | re.I,
)
_FTN_MARK = re.compile(
    r"\\?\[?\[\\?\[?(?P<number>[\divxlc]+)\\?\]?\]\((?P<to>[^()\s]*#?_(?:ftn|edn)(?P<id>\w*))\)\]?"
)
_FTN_NOTE = re.compile(
    r"^[ \t]*\\?\[?\[\\?\[?(?P<number>[\divxlc]+)\\?\]?\]\([^"
    r"()\s]*#?_(?:ftn|edn)ref\w*\)\]?[ \t]*(?P<words>[^\n]*)$",
    re.M,
)
_FTN_ANCHOR = re.compile(
    r"<a\s+(?:name|id)=[\"']_(?:ftn|edn)(?:ref)?\w*[\"']\s*>(?:</a>)?|\{#_(?:ftn|edn)\w*\}", re.I
)
_TRAILING_NBSP = re.compile("^[ \t]*(?:\u00a0|&nbsp;)+[ \t]*$", re.M)
EXCERPT_KIND = "mark of an excerpt"


def debris(draft: Draft) -> None:
    """Take out what no reader sees or wants."""
    text = draft.text
    if _WIDTHLESS.search(text):
        _drop(draft, _WIDTHLESS, "character without width", code=True)
    if _PRIVATE.search(text):
        _drop(draft, _PRIVATE, "character of a private font", code=True)
    if _CONTROL.search(text):
        _drop(draft, _CONTROL, "control character", code=True)
    if "\u00a0" in text or "&nbsp;" in text:
        draft.sub(_TRAILING_NBSP, lambda _: "")
    if _EXCERPT.search(text):
        _drop(
            draft, _EXCERPT, EXCERPT_KIND, became="left out: `description` says what listings show"
        )


def word_notes(draft: Draft) -> None:
    """Notes of Word as footnotes."""
    if not re.search(r"_(?:ftn|edn)", draft.text):
        return
    draft.sub(_FTN_LINK, lambda found: f"[{found['number']}](#{found['to']})")
    draft.sub(_FTN_BOX, lambda found: f"{found['link']} {' '.join(found['words'].split())}")
    notes: set[str] = set()

    def note(found: re.Match[str]) -> str:
        notes.add(found["number"])
        kind = "note of reStructuredText" if "_ftnrefrst" in found[0] else "note of Word"
        draft.tell(found.start(), kind, found[0], "a footnote")
        return f"\n[^{found['number']}]: {found['words'].strip()}\n"

    draft.sub(_FTN_NOTE, note)
    draft.sub(
        _FTN_MARK,
        lambda found: f"[^{found['number']}]" if found["number"] in notes else found["number"],
    )
    draft.sub(_FTN_ANCHOR, lambda _: "")


def remarks(draft: Draft) -> None:
    """Remarks of MDX."""
    if "{/*" in draft.text:
        _drop(draft, _JSX_COMMENT, "remark of MDX")


def _drop(
    draft: Draft,
    pattern: re.Pattern[str],
    kind: str,
    became: str = "left out",
    *,
    code: bool = False,
) -> None:
    def change(found: re.Match[str]) -> str:
        if kind == "control character" and "</" in found[0]:
            return ""
        words = found[0].strip()
        shown = words if words.isprintable() else f"U+{ord(found[0][0]):04X}"
        draft.tell(found.start(), kind, shown, became, "dropped")
        return ""

    draft.sub(pattern, change, code=code)
