"""What kind of work a work is, in words. Enters: works. Leaves: ``Report``, ``PhD thesis``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading_room.translation import marked

if TYPE_CHECKING:
    from reading_room.translation import Translation
    from reading_room.work import Work

KINDS = {
    "article": marked("Article"),
    "article-journal": marked("Journal article"),
    "article-magazine": marked("Magazine article"),
    "article-newspaper": marked("Newspaper article"),
    "bill": marked("Bill"),
    "book": marked("Book"),
    "broadcast": marked("Broadcast"),
    "chapter": marked("Chapter"),
    "classic": marked("Book"),
    "collection": marked("Collection"),
    "dataset": marked("Data set"),
    "document": "",
    "entry": marked("Entry"),
    "entry-dictionary": marked("Dictionary entry"),
    "entry-encyclopedia": marked("Encyclopedia entry"),
    "event": marked("Event"),
    "figure": marked("Figure"),
    "graphic": marked("Picture"),
    "hearing": marked("Hearing"),
    "interview": marked("Interview"),
    "legal_case": marked("Court case"),
    "legislation": marked("Legislation"),
    "manuscript": marked("Manuscript"),
    "map": marked("Map"),
    "motion_picture": marked("Film"),
    "musical_score": marked("Musical score"),
    "pamphlet": marked("Pamphlet"),
    "paper-conference": marked("Conference paper"),
    "patent": marked("Patent"),
    "performance": marked("Performance"),
    "periodical": marked("Periodical"),
    "personal_communication": marked("Letter"),
    "post": marked("Post online"),
    "post-weblog": marked("Blog post"),
    "regulation": marked("Regulations"),
    "report": marked("Report"),
    "review": marked("Review"),
    "review-book": marked("Book review"),
    "software": marked("Software"),
    "song": marked("Recording"),
    "speech": marked("Talk"),
    "standard": marked("Standard"),
    "thesis": marked("Thesis"),
    "treaty": marked("Treaty"),
    "webpage": marked("Web page"),
}
"""Each type of CSL. A document is what has no kind."""
_IN = frozenset(
    {"chapter", "entry", "entry-dictionary", "entry-encyclopedia", "figure", "paper-conference"}
)
"""Parts, which are told by what they are in."""
_OTHERS = {
    "editor": marked("edited by %(names)s"),
    "editor-translator": marked("edited and translated by %(names)s"),
    "translator": marked("translated by %(names)s"),
}
"""Those beside its makers whom a reader of a list asks for."""


def kind_of_work(work: Work, say: Translation) -> str:
    """In the editors' own words, where they gave some: "PhD thesis"; else by its type. Empty where
    nobody said what it is."""
    genre = work.words("genre")
    if genre:
        return f"{genre[:1].upper()}{genre[1:]}"
    kind = KINDS.get(work.type, "")
    return say.gettext(kind) if kind else ""


def kind_and_container(work: Work, say: Translation) -> str:
    """What it is and what it is in: "Chapter in Debates". An article or a post is told by
    its journal or blog."""
    container = work.container_title
    kind = "" if _told_by_container(work) else kind_of_work(work, say)
    if kind and container:
        return say.gettext("%(kind)s in %(container)s", kind=kind, container=container)
    return kind or container


def others_in(work: Work) -> dict[str, str]:
    """The roles of those who edited or translated it and are not named as its makers, each with
    what is said of them. The editors of a journal are left out."""
    if _OTHERS.keys().isdisjoint(work.values):
        return {}
    roles = ["translator"] if _told_by_container(work) else list(_OTHERS)
    made = work.maker_role
    return {role: _OTHERS[role] for role in roles if role in work.values and role != made}


def _told_by_container(work: Work) -> bool:
    return bool(work.container_title) and work.type not in _IN
