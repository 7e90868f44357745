"""References of links and notes. Enters: a draft. Leaves: pictures with their address beside
them, and brackets that refer to nothing as words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reading_room.importers.blogs.text.draft import Draft

_DEFINED = re.compile(
    r"^[ \t>]{0,8}\[(?!\^)(?P<label>(?:[^\[\]\\]|\\.)+)\]:[ \t]*\n?[ \t]*<?(?P<to>[^\s<>]+)>?", re.M
)
_NOTED = re.compile(r"^[ \t>]*\[\^(?P<label>[^\]\n]+)\]:", re.M)
_PICTURE = re.compile(r"!\[(?P<alt>[^\[\]\n]*)\][ ]?\[(?P<label>[^\[\]\n]*)\]")
_REFERENCE = re.compile(r"(?<=[^\\]\])\[(?P<label>(?!\^)(?:[^\[\]\n\\]|\\.)+)\](?![(:])")
_AT = re.compile(r"(?<!\\)\[@\]")
"""How people hide an e-mail address from programs; a citation begins so here."""
_NOTE = re.compile(r"(?<!\\)\[\^(?P<label>[^\]\s\[]+)\](?!:)")


def references(draft: Draft) -> None:
    """Mend what refers to a line elsewhere in the text."""
    text = draft.text
    if "][" in text or "![" in text:
        known = {_bare(found["label"]): found["to"] for found in _DEFINED.finditer(text)}

        def picture(found: re.Match[str]) -> str | None:
            to = known.get(_bare(found["label"] or found["alt"]))
            return f"![{found['alt']}]({to})" if to else None

        def words(found: re.Match[str]) -> str | None:
            if _bare(found["label"]) in known:
                return None
            draft.tell(
                found.start(), "reference to nothing", found[0], "its words, brackets and all"
            )
            return f"\\[{found['label']}\\]"

        draft.sub(_PICTURE, picture)
        draft.sub(_REFERENCE, words)
    if "[@]" in text:
        draft.sub(_AT, lambda _: "\\[@]")
    if "[^" in text:
        notes = {found["label"].lower() for found in _NOTED.finditer(text)}

        def note(found: re.Match[str]) -> str | None:
            if found["label"].lower() in notes:
                return None
            draft.tell(
                found.start(), "reference to nothing", found[0], "its words, brackets and all"
            )
            return f"\\[^{found['label']}]"

        draft.sub(_NOTE, note)


def _bare(label: str) -> str:
    return " ".join(label.split()).casefold()
