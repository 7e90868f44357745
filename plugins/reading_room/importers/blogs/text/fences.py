"""Code that never ends. Enters: a draft. Leaves: the same, with the end that parsers give it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.importers.blogs.text.draft import FENCE

if TYPE_CHECKING:
    from reading_room.importers.blogs.text.draft import Draft


def ended(draft: Draft) -> None:
    """End the code that reaches to the end of the text, as it does in every parser."""
    mark, place, start = "", 0, 0
    for line in draft.text.split("\n"):
        found = FENCE.match(line)
        if found and mark:
            if found["mark"].startswith(mark) and not found["info"].strip():
                mark = ""
        elif found and not found["before"].strip() and "`" not in found["info"]:
            mark, start = found["mark"], place
        place += len(line) + 1
    if mark:
        became = "ended where the text ends: see what of it is code"
        draft.tell(start, "code that never ends", mark, became, "decide")
        end = len(draft.text)
        draft.splice([(end, end, f"{'' if draft.text.endswith(chr(10)) else chr(10)}{mark}\n")])
