"""The whole way of a text. Enters: a post of another system. Leaves: a draft in CommonMark."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from reading_room.importers.blogs.text.boxes import boxes
from reading_room.importers.blogs.text.debris import debris, remarks, word_notes
from reading_room.importers.blogs.text.dialects import dialects
from reading_room.importers.blogs.text.draft import Draft
from reading_room.importers.blogs.text.headings import headings
from reading_room.importers.blogs.text.html import changes, sifted, to_markdown
from reading_room.importers.blogs.text.marks import link
from reading_room.importers.blogs.text.tags import unhide
from reading_room.importers.blogs.text.templates import fill

if TYPE_CHECKING:
    from reading_room.importers.blogs.post import ForeignPost, ForeignSite, Left

_BLANKS = re.compile(r"\n{4,}")
_ROUNDS = 4


_LINK = re.compile(r"<a href=\"([^\"]*)\">([^<]*)</a>")


def _linked(old: str, new: str) -> str:
    """A link that stands for a frame is one of Markdown."""
    found = None if old.startswith("<a") else _LINK.fullmatch(new)
    return link(unescape(found[2]), unescape(found[1])) if found else new


def common(post: ForeignPost, site: ForeignSite, title: str, left: list[Left]) -> Draft:
    """CommonMark of a post's text."""
    draft = Draft(post.path, post.body, post.line, left)
    debris(draft)
    words = {**site.words, "page.title": title, "title": title}
    if post.form == "html":
        fill(draft, site.templates, words)
        html = sifted(draft.text, lambda *told: draft.tell(*told))
        draft.replace_lines([(line, post.line) for line in to_markdown(html).split("\n")])
        word_notes(draft)
    else:
        boxes(draft)
        fill(draft, site.templates, words)
        remarks(draft)
        word_notes(draft)
        dialects(draft)
        for _ in range(_ROUNDS):
            if "<" not in draft.text:
                break
            made = changes(draft.text, lambda *told: draft.tell(*told), None, list(draft.code()))
            text = draft.text
            draft.splice([(start, end, _linked(text[start:end], new)) for start, end, new in made])
            if not made:
                break
    headings(draft, title)
    unhide(draft)
    draft.sub(_BLANKS, lambda _: "\n\n")
    return draft
