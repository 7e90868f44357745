"""Every field of every work of the list of traps, written by the site and read back by others."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from formats import readers
from formats.wanted import ROWS, Record, wanted
from reading_room.schema import TYPES as TYPES_OF_LISTS

LIST, SECOND = "every-trap", "second"
BIBLATEX, RIS, CSL = ".bib", ".ris", ".csl.json"


class Type(NamedTuple):
    """A type of CSL in BibLaTeX and RIS, and what readers make of it."""

    biblatex: tuple[str, str]
    biblatex_pandoc: str
    biblatex_citation_js: str
    ris: tuple[str, str]
    ris_citation_js: str


TYPES = {
    "": Type(("misc", ""), "", "document", ("GEN", ""), "document"),
    "article": Type(
        ("article", "article"),
        "article-journal",
        "article-journal",
        ("JOUR", "article"),
        "article-journal",
    ),
    "article-journal": Type(
        ("article", ""),
        "article-journal",
        "article-journal",
        ("JOUR", ""),
        "article-journal",
    ),
    "article-magazine": Type(
        ("article", "magazine"),
        "article-magazine",
        "article-journal",
        ("MGZN", ""),
        "article-magazine",
    ),
    "article-newspaper": Type(
        ("article", "newspaper"),
        "article-newspaper",
        "article-journal",
        ("NEWS", ""),
        "article-newspaper",
    ),
    "bill": Type(("legislation", "bill"), "legislation", "legislation", ("BILL", ""), "bill"),
    "book": Type(("book", ""), "book", "book", ("BOOK", ""), "book"),
    "broadcast": Type(
        ("video", "broadcast"),
        "motion_picture",
        "motion_picture",
        ("VIDEO", ""),
        "motion_picture",
    ),
    "chapter": Type(("incollection", ""), "chapter", "chapter", ("CHAP", ""), "chapter"),
    "document": Type(("misc", "document"), "", "document", ("GEN", "document"), "document"),
    "entry": Type(
        ("inreference", ""),
        "entry-encyclopedia",
        "entry",
        ("ENCYC", "entry"),
        "entry-encyclopedia",
    ),
    "hearing": Type(("misc", "hearing"), "", "document", ("HEAR", ""), "hearing"),
    "interview": Type(("misc", "interview"), "", "document", ("GEN", "interview"), "document"),
    "legal_case": Type(
        ("jurisdiction", ""),
        "legal_case",
        "legal_case",
        ("CASE", ""),
        "legal_case",
    ),
    "legislation": Type(
        ("legislation", ""),
        "legislation",
        "legislation",
        ("STAT", ""),
        "legislation",
    ),
    "manuscript": Type(
        ("unpublished", ""),
        "manuscript",
        "manuscript",
        ("UNPB", ""),
        "manuscript",
    ),
    "motion_picture": Type(
        ("movie", ""),
        "motion_picture",
        "motion_picture",
        ("MPCT", ""),
        "broadcast",
    ),
    "pamphlet": Type(("booklet", ""), "pamphlet", "book", ("PAMP", ""), "pamphlet"),
    "paper-conference": Type(
        ("inproceedings", ""),
        "paper-conference",
        "paper-conference",
        ("CPAPER", ""),
        "paper-conference",
    ),
    "personal_communication": Type(
        ("letter", ""),
        "personal_communication",
        "personal_communication",
        ("PCOMM", ""),
        "personal_communication",
    ),
    "post": Type(("online", "post"), "webpage", "webpage", ("BLOG", "post"), "post-weblog"),
    "post-weblog": Type(
        ("online", "post-weblog"),
        "webpage",
        "webpage",
        ("BLOG", ""),
        "post-weblog",
    ),
    "regulation": Type(
        ("legislation", "regulation"),
        "legislation",
        "legislation",
        ("STAT", "regulation"),
        "legislation",
    ),
    "report": Type(("report", ""), "report", "report", ("RPRT", ""), "report"),
    "review": Type(
        ("article", "review"),
        "article-journal",
        "article-journal",
        ("JOUR", "review"),
        "article-journal",
    ),
    "review-book": Type(
        ("article", "review-book"),
        "article-journal",
        "article-journal",
        ("JOUR", "review-book"),
        "article-journal",
    ),
    "song": Type(("audio", ""), "song", "song", ("SOUND", ""), "motion_picture"),
    "speech": Type(("misc", "speech"), "", "document", ("SLIDE", ""), "motion_picture"),
    "standard": Type(("standard", ""), "legislation", "standard", ("STAND", ""), "standard"),
    "thesis": Type(("thesis", ""), "thesis", "thesis", ("THES", ""), "thesis"),
    "webpage": Type(("online", ""), "webpage", "webpage", ("ELEC", ""), "webpage"),
    "classic": Type(("book", "classic"), "book", "book", ("CLSWK", ""), "classic"),
    "collection": Type(("misc", "collection"), "", "document", ("AGGR", ""), "dataset"),
    "dataset": Type(("dataset", ""), "dataset", "dataset", ("DATA", ""), "dataset"),
    "entry-dictionary": Type(
        ("inreference", "entry-dictionary"),
        "entry-encyclopedia",
        "entry",
        ("DICT", ""),
        "entry-dictionary",
    ),
    "entry-encyclopedia": Type(
        ("inreference", "entry-encyclopedia"),
        "entry-encyclopedia",
        "entry",
        ("ENCYC", ""),
        "entry-encyclopedia",
    ),
    "event": Type(("misc", "event"), "", "document", ("GEN", "event"), "document"),
    "figure": Type(("image", "figure"), "graphic", "figure", ("FIGURE", ""), "figure"),
    "graphic": Type(("image", ""), "graphic", "figure", ("ART", ""), "graphic"),
    "map": Type(("image", "map"), "graphic", "figure", ("MAP", ""), "map"),
    "musical_score": Type(
        ("misc", "musical_score"), "", "document", ("MUSIC", ""), "musical_score"
    ),
    "patent": Type(("patent", ""), "patent", "patent", ("PAT", ""), "patent"),
    "performance": Type(
        ("performance", ""), "speech", "performance", ("GEN", "performance"), "document"
    ),
    "periodical": Type(
        ("periodical", ""), "article-journal", "periodical", ("JFULL", ""), "article-journal"
    ),
    "software": Type(("software", ""), "software", "software", ("COMP", ""), "software"),
    "treaty": Type(
        ("legislation", "treaty"), "legislation", "legislation", ("STAT", "treaty"), "legislation"
    ),
}
"""All that a list can hold. Both of the first and of the fourth part tell every type apart."""

BABEL = {
    "en": "english", "en-GB": "british", "cy": "welsh", "fr": "french", "ar": "arabic",
    "pt-BR": "brazilian",
}  # fmt: skip
PANDOC_LANGUAGES = {
    "en": "en-US", "en-GB": "en-GB", "cy": "welsh", "fr": "fr-FR", "ar": "ar", "pt-BR": "pt-BR",
}  # fmt: skip
"""What pandoc makes of babel's names; it knows no tag for Welsh."""
MARKS = str.maketrans('“”‘’`"\u202f', "'''''' ")
"""pandoc takes marks of every kind for quotation marks and writes them anew, as an American would:
double outside, single inside; and it makes a space before ? and ! one that does not break. All
marks are one mark here, and these spaces are spaces."""


def _same(value: Any) -> Any:
    return value


def _marks(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(MARKS)
    return [_marks(each) if isinstance(each, str) else tuple(map(_marks, each)) for each in value]


def _one_paragraph(value: list[str]) -> list[str]:
    return [" ".join(value)]


def _by_commas(value: list[str]) -> str:
    return ",".join(value)


def _by_commas_and_spaces(value: list[str]) -> str:
    return ", ".join(value)


def _first(value: str) -> str:
    """Of a range the first date, and of a date no season and no doubt: all that some readers keep
    of them, and what others of the format have in full."""
    date = value.partition("/")[0].rstrip("?~%")
    return date[:4] if date[5:7] > "12" else date


def _begins(value: str) -> str:
    """Of a range the first date, without doubt."""
    return value.partition("/")[0].rstrip("?~%")


def _in_braces(value: str) -> str:
    """``url`` and ``doi`` of BibLaTeX have no escapes: where braces don't match, or a backslash
    would be taken with a brace, these are written as RFC 3986 has them, and fields of our own have
    them as they are."""
    if value in ("https://alfa.example/}{?q={", "10.1000/}b{", '10.1000/[a];"b"\\c\\.'):
        return value.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
    return value


class Reader(NamedTuple):
    """A reader of a format. ``means`` says what it makes of a value by its nature."""

    name: str
    ending: str
    read: Callable[[Path], dict[str, Record]]
    means: dict[str, Callable[[Any], Any]]
    loses: dict[str, tuple[Collection[str], str]]
    """By row, the works of which it cannot tell the value, and why. They are read by others."""


TEXTS = ("title", "names", "family and given", "container", "publisher")
BRACES = {"URL": _in_braces, "DOI": _in_braces}
NO_BRACELEFT = "drops \\textbraceleft, the only form of an odd brace that BibTeX reads"
NO_AUTHOR = "has no authors of laws and hearings"
NOT_AUTHORED = ["type-bill", "type-hearing", "type-legislation", "type-regulation"]
PAPERS = ["type-article", "every-field"]
READERS = (
    Reader("json", CSL, readers.csl_by_json, {"type": _same}, {}),
    Reader(
        "pandoc", CSL, readers.csl_by_pandoc,
        dict.fromkeys(TEXTS, _marks)
        | {"type": lambda type_: type_ or "document", "issued": _first}
        | {"note": lambda value: _marks(_one_paragraph(value)), "topics": _by_commas_and_spaces},
        {
            "note": (["text-tex"], "takes a word and a colon at the beginning for a field"),
            "archive address": (["whole-values"], "has only where in an archive it is kept"),
        },
    ),
    Reader("Citation.js", CSL, readers.csl_by_citation_js, {}, {}),
    Reader(
        "bibtexparser", BIBLATEX, readers.biblatex_by_bibtexparser,
        {"type": lambda type_: TYPES[type_].biblatex},
        {},
    ),
    Reader(
        "pandoc", BIBLATEX, readers.biblatex_by_pandoc,
        BRACES
        | dict.fromkeys(TEXTS, _marks)
        | {"type": lambda type_: TYPES[type_].biblatex_pandoc, "issued": _begins}
        | {"note": lambda value: _marks(_one_paragraph(value)), "topics": _by_commas_and_spaces}
        | {"language": lambda tag: PANDOC_LANGUAGES.get(tag, tag.lower())},
        {
            "title": (["text-unbalanced-open", "text-unbalanced-close", "text-json"], NO_BRACELEFT),
            "note": (["text-unbalanced-open", "text-unbalanced-close"], NO_BRACELEFT),
            "container": (["type-periodical"], "takes a periodical for its own container"),
        },
    ),
    Reader(
        "Citation.js", BIBLATEX, readers.biblatex_by_citation_js,
        BRACES
        | {"type": lambda t: TYPES[t].biblatex_citation_js, "issued": _first}
        | {"language": lambda tag: BABEL.get(tag, tag)}
        | {"note": _one_paragraph, "topics": _by_commas},
        {},
    ),
    Reader(
        "rispy", RIS, readers.ris_by_rispy, {"type": lambda type_: TYPES[type_].ris}, {}
    ),
    Reader(
        "Citation.js", RIS, readers.ris_by_citation_js,
        {"type": lambda type_: TYPES[type_].ris_citation_js, "topics": _by_commas}
        | {"issued": _first},
        {
            "names": (NOT_AUTHORED, NO_AUTHOR),
            "family and given": (NOT_AUTHORED, NO_AUTHOR),
            "issued": (
                ["type-article-newspaper", "type-chapter", "whole-page-two", "whole-values"],
                "has no DA of newspapers and chapters, and takes the year from PY",
            ),
            "DOI": (["doi-end"], "ends a DOI before its full stop"),
            "container": (
                ["type-broadcast", "whole-report", "whole-edited"], "takes T2 as it comes",
            ),
            "publisher": (PAPERS, "has no PB of papers in journals"),
        },
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def found(travelled: Path) -> dict[tuple[str, str], dict[str, Record]]:
    """What every reader finds, by its name and the ending."""
    return {
        (reader.name, reader.ending): reader.read(travelled / f"{LIST}{reader.ending}")
        for reader in READERS
    }


def test_the_list_has_every_type_and_every_field_filled_and_empty() -> None:
    works = wanted(LIST)
    assert len(works) >= 60
    assert {work["type"] for work in works.values()} == set(TYPES) == {"", *TYPES_OF_LISTS}
    for row in ROWS:
        values = [work[row] for work in works.values()]
        assert any(values), row
        assert row in ("id", "title", "section", "section title") or not all(values), row


def test_no_two_types_look_alike() -> None:
    assert len({each.biblatex for each in TYPES.values()}) == len(TYPES)
    assert len({each.ris for each in TYPES.values()}) == len(TYPES)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: f"{reader.name}{reader.ending}")
def test_every_field_is_read_back(
    reader: Reader, found: dict[tuple[str, str], dict[str, Record]]
) -> None:
    read = found[reader.name, reader.ending]
    works = wanted(LIST)
    assert list(read) == list(works), "in the order of the list"
    faults = []
    for row in ROWS:
        lost = reader.loses.get(row, ((), ""))[0]
        wrong = _wrong(reader, row, works, read) or {}
        faults += [f"{row} of {id_}: {wrong[id_]}" for id_ in wrong.keys() - set(lost)]
        faults += [f"{row} of {id_} is read after all" for id_ in set(lost) - wrong.keys()]
    assert not faults, "\n".join(faults)


def test_no_field_is_told_by_nobody(found: dict[tuple[str, str], dict[str, Record]]) -> None:
    """What a reader does not know, or loses, another reader of the format finds whole."""
    works = wanted(LIST)
    for ending in (CSL, BIBLATEX, RIS):
        of_format = [reader for reader in READERS if reader.ending == ending]
        for row in ROWS:
            assert any(
                _wrong(reader, row, works, found[reader.name, ending]) == {} for reader in of_format
            ), (ending, row)


def test_the_table(
    found: dict[tuple[str, str], dict[str, Record]], capsys: pytest.CaptureFixture[str]
) -> None:
    works = wanted(LIST)
    lines = [["", *(f"{reader.name} {reader.ending}" for reader in READERS)]]
    for row in ROWS:
        filled = {id_ for id_, work in works.items() if any(work[row])}
        lines.append([row])
        for reader in READERS:
            wrong = _wrong(reader, row, works, found[reader.name, reader.ending])
            right = "–" if wrong is None else f"{len(filled - wrong.keys())} of {len(filled)}"
            lines[-1].append(right)
    lost = [
        f"{reader.name} {reader.ending}, {row}: it {why} ({', '.join(ids)})"
        for reader in READERS
        for row, (ids, why) in reader.loses.items()
    ]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rows = ["  ".join(map(str.ljust, line, widths)).rstrip() for line in lines]
    told = (
        f"Of {len(works)} works, those that have a field, and how many are read with its value\n"
        "(where a work has none, none is read; –: the reader has no such field)"
    )
    with capsys.disabled():
        print("", told, *rows, "", *lost, sep="\n")


def _wrong(
    reader: Reader, row: str, works: dict[str, Record], read: dict[str, Record]
) -> dict[str, tuple[Any, Any]] | None:
    """The works of which a reader finds another value, with what was found; None where it has no
    such field."""
    if row not in next(iter(read.values())):
        return None
    means = reader.means.get(row, _same)
    alike = _marks if means is _marks or (row == "note" and reader.name == "pandoc") else _same
    return {
        id_: (read[id_][row], means(work[row]))
        for id_, work in works.items()
        if alike(read[id_][row]) != means(work[row])
    }
