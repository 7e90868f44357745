"""Downloads read back with other libraries than wrote them. Enters: a file. Leaves: every work as
the rows of the table (`wanted.ROWS`); a row that a reader cannot tell is not there.

Where a reader changes what it reads, as it may, the function that takes that back says why, and
takes back no more.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import bibtexparser
import pypandoc
import rispy
from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from pylatexenc.latex2text import (
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)

import npm
from formats.wanted import Record

SCRIPT = Path(__file__).with_name("citation.cjs")


# CSL-JSON


def csl_by_json(file: Path) -> dict[str, Record]:
    """Python's own reader of JSON: all that stands there."""
    return {item["id"]: _plain_csl(item) for item in json.loads(file.read_bytes())}


def csl_by_pandoc(file: Path) -> dict[str, Record]:
    return {item["id"]: _of_pandoc(item, "note") for item in _pandoc(file, "csljson")}


def csl_by_citation_js(file: Path) -> dict[str, Record]:
    items = _citation_js(file, "@csl/list+object")
    return {item["id"]: _plain_csl(item) for item in items}


def _plain_csl(item: Record) -> Record:
    ours = item.get("custom", {}).get("reading-room", {})
    names = item.get("author", [])
    told = ours.get("author") or [{} for _ in names]
    archive, link, section = (ours.get(key, {}) for key in ("archive", "link", "section"))
    assert archive.get("url", "") == "" or item["archive_location"]
    assert item.get("keyword", "") == ", ".join(ours.get("topics", []))
    return {
        **_common(item),
        "issued": ours.get("dates", {}).get("issued") or _whole_date(item.get("issued")),
        "type": ours.get("type", item["type"]),
        **_names(names),
        "literal names": ["literal" in name for name in names],
        "kinds of names": [each.get("kind", "") for each in told],
        "organisations": [each.get("organisation", "") for each in told],
        "note": _paragraphs(item.get("note", "")),
        "importance": ours.get("importance", ""),
        "access": ours.get("access", ""),
        "minutes": str(ours.get("minutes", "")),
        "archive address": archive.get("url", ""),
        "archive date": archive.get("date", ""),
        "link status": link.get("status", ""),
        "link checked": link.get("checked", ""),
        "alternates": [(each["format"], each["URL"]) for each in ours.get("alternates", [])],
        "topics": ours.get("topics", []),
        "responds to": ours.get("responds_to", []),
        "section": section.get("id", ""),
        "section title": section.get("title", ""),
    }


# BibLaTeX


def biblatex_by_bibtexparser(file: Path) -> dict[str, Record]:
    """bibtexparser for entries and names, pylatexenc for what TeX makes of the text."""
    found = bibtexparser.parse_file(str(file), encoding="utf-8")
    assert not found.failed_blocks
    return {entry.key: of_bibtexparser(entry) for entry in found.entries}


def biblatex_by_pandoc(file: Path) -> dict[str, Record]:
    return {item["id"]: _of_pandoc(item, "annote") for item in _pandoc(file, "biblatex")}


def biblatex_by_citation_js(file: Path) -> dict[str, Record]:
    return {
        item["id"]: {
            **_common(item),
            **_names(item.get("author", [])),
            "note": [_joined(item.get("annote", ""))],
            "topics": item.get("keyword", ""),
            "type": item["type"],
        }
        for item in _citation_js(file, "@biblatex/text")
    }


def of_bibtexparser(entry: bibtexparser.model.Entry) -> Record:
    raw = {field.key: field.value for field in entry.fields}
    text = {key: _tex(value) for key, value in raw.items()}
    get = text.get
    people = split_multiple_persons_names(raw.get("author", ""))
    parts = [parse_single_name_into_parts(name) for name in people]
    names = [(_tex(" ".join(p.von + p.last)), _tex(" ".join(p.first))) for p in parts]
    told = get("authorkind", "").split(" and ") if "authorkind" in raw else ["" for _ in names]
    # Of a name without a kind the braces say that it is whole; those of a family name that stands
    # alone are there for the same reason, and authorkind says so.
    literal = [
        not p.first and name.startswith("{") and kind != "person"
        for p, name, kind in zip(parts, people, told, strict=True)
    ]
    organisations = split_multiple_persons_names(raw.get("authororganisation", ""))
    alternates = get("alternates", "").split()
    return {
        "id": entry.key,
        "type": (entry.entry_type, get("entrysubtype", "")),
        "title": get("title", ""),
        "names": [f"{given} {family}".strip() for family, given in names],
        "family and given": names,
        "literal names": literal,
        "kinds of names": ["" if kind in ("person", "literal") else kind for kind in told],
        "organisations": [_tex(each) for each in organisations] or ["" for _ in names],
        "container": get("journaltitle") or get("booktitle") or get("journal", ""),
        "issued": raw.get("date", ""),
        "URL": get("urlexact") or raw.get("url", ""),
        "DOI": get("doiexact") or raw.get("doi", ""),
        "publisher": get("publisher") or get("institution") or get("organization", ""),
        "language": LANGUAGES.get(get("langid", ""), get("langid", "")),
        "note": _paragraphs(get("annotation", "")),
        "importance": get("importance", ""),
        "access": get("access", ""),
        "minutes": get("minutes", ""),
        "archive address": get("archiveurl", ""),
        "archive date": get("archivedate", ""),
        "link status": get("linkstatus", ""),
        "link checked": get("linkchecked", ""),
        "alternates": list(zip(alternates[::2], alternates[1::2], strict=True)),
        "topics": [_tex(each) for each in _outside_braces(raw.get("keywords", ""))],
        "responds to": get("respondsto", "").split(", ") if "respondsto" in raw else [],
        "section": get("section", ""),
        "section title": get("sectiontitle", ""),
        "list": get("list", ""),
        "list title": get("listtitle", ""),
    }


LANGUAGES = {
    "english": "en", "british": "en-GB", "welsh": "cy", "french": "fr", "arabic": "ar",
    "brazilian": "pt-BR",
}  # fmt: skip
"""As babel calls those of the lists of traps."""


def _latex() -> LatexNodes2Text:
    """pylatexenc takes \\textasciicircum for an accent, and has no \\textbraceleft and its other
    half: all three are commands of LaTeX itself, with these meanings."""
    known = get_default_latex_context_db()
    signs = {"textasciicircum": "^", "textbraceleft": "{", "textbraceright": "}"}
    known.add_context_category(
        "latex", [MacroTextSpec(name, sign) for name, sign in signs.items()], prepend=True
    )
    return LatexNodes2Text(
        known, math_mode="verbatim", keep_comments=True, strict_latex_spaces=True
    )


_tex: Callable[[str], str] = _latex().latex_to_text


def _outside_braces(text: str) -> Iterator[str]:
    """The parts between the commas that stand in no braces, as biber splits keywords."""
    depth, part = 0, ""
    for before, sign in zip(" " + text, text, strict=False):
        depth += {"{": 1, "}": -1}.get(sign, 0) if before != "\\" else 0
        if sign == "," and depth == 0:
            yield part.strip()
            part = ""
        else:
            part += sign
    if part:
        yield part.strip()


# RIS


def ris_by_rispy(file: Path) -> dict[str, Record]:
    with file.open(encoding="utf-8", newline="") as stream:
        return {item["id"]: _of_rispy(item) for item in rispy.load(stream)}


def ris_by_citation_js(file: Path) -> dict[str, Record]:
    records = {}
    for item in _citation_js(file, "@ris/file"):
        # What RIS calls an author is by this reader of a film its director, of a newspaper's
        # piece its reporter; T2 is by type another title; N1 and KW come as one or as a list.
        names = next((item[key] for key in ("author", "director", "reporter") if key in item), [])
        titles = ("container-title", "collection-title", "event-title", "committee", "section")
        item["container-title"] = next((item[key] for key in titles if key in item), "")
        item["publisher"] = item.get("publisher") or item.get("authority", "")
        note = item.get("note", [])
        records[item["id"]] = {
            **_common(item),
            **_names(_as_written(names)),
            "type": item["type"],
            "note": [note] if isinstance(note, str) else note,
            "topics": item.get("keyword", ""),
            "archive address": item.get("archive_location", ""),
        }
    return records


SERIES = ("BOOK", "RPRT", "THES")
"""Of which T2 is the series."""


def _of_rispy(item: Record) -> Record:
    unknown = item.get("unknown_tag", {})
    rest = [line.partition(": ")[::2] for line in unknown.get("U5", [])]
    one = dict(rest)
    authors = [_person(author) for author in item.get("authors", [])]
    kinds = [one.get(f"author {n} kind", "") for n in range(1, len(authors) + 1)]
    day = [part for part in item.get("date", "").split("/") if part]
    assert item.get("year", "") == "".join(day[:1])
    assert one.get("issued", "-".join(day)).startswith(day[0] if day else "")
    return {
        "id": item["id"],
        "type": (item["type_of_reference"], one.get("type", "")),
        "title": item["title"],
        "names": [f"{given} {family}".strip() for family, given, _ in authors],
        "family and given": [(family, given) for family, given, _ in authors],
        "literal names": [
            literal and kind != "person" for (*_, literal), kind in zip(authors, kinds, strict=True)
        ],
        "kinds of names": ["" if kind == "person" else kind for kind in kinds],
        "organisations": [
            one.get(f"author {n} organisation", "") for n in range(1, len(authors) + 1)
        ],
        "container": one.get("container-title")
        or ("" if item["type_of_reference"] in SERIES else item.get("secondary_title", "")),
        "issued": one.get("issued") or "-".join(day),
        "URL": "".join(item.get("urls", [])),
        "DOI": item.get("doi", ""),
        "publisher": item.get("publisher", ""),
        "language": item.get("language", ""),
        "note": item.get("notes", []),
        "importance": "".join(unknown.get("U1", [])),
        "access": "".join(unknown.get("U2", [])),
        "minutes": "".join(unknown.get("U3", [])),
        "archive address": "".join(unknown.get("AV", [])),
        "archive date": one.get("archived", ""),
        "link status": one.get("link", ""),
        "link checked": one.get("checked", ""),
        "alternates": [tuple(value.split(" ")) for label, value in rest if label == "alternate"],
        "topics": item.get("keywords", []),
        "responds to": [value for label, value in rest if label == "responds to"],
        "section": one.get("section", ""),
        "section title": "".join(unknown.get("U4", [])),
        "list": one.get("list", ""),
        "list title": one.get("list title", ""),
    }


def _person(author: str) -> tuple[str, str, bool]:
    """Family name, given name, and whether it is whole, for it ends with a comma."""
    family, comma, given = author.partition(",")
    return family.replace("‚", ","), given.strip(), bool(comma and not given.strip())


def _as_written(names: Any) -> list[dict[str, str]]:
    """Names as RIS has them have a look-alike for a comma, U+201A. A reporter is left unparsed."""
    parted = []
    for name in [names] if isinstance(names, str) else names:
        if isinstance(name, str):
            family, given, _ = _person(name)
            parted.append({"family": family, "given": given})
        else:
            parted.append({key: value.replace("‚", ",") for key, value in name.items()})
    return parted


# What several readers share


def _pandoc(file: Path, format_: str) -> list[Record]:
    found: list[Record] = json.loads(pypandoc.convert_file(str(file), "csljson", format=format_))
    return found


def _citation_js(file: Path, format_: str) -> list[Record]:
    done = subprocess.run(
        [npm.node(), str(SCRIPT), str(file), format_], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    found: list[Record] = json.loads(done.stdout)
    return found


def _common(item: Record) -> Record:
    return {
        "id": item["id"],
        "title": item.get("title", ""),
        "container": item.get("container-title", ""),
        "issued": _edtf(item.get("issued")),
        "URL": item.get("URL", ""),
        "DOI": item.get("DOI", ""),
        "publisher": item.get("publisher", ""),
        "language": item.get("language", ""),
    }


def _names(names: Iterable[dict[str, str]]) -> Record:
    pairs = [(_family(name), _given(name)) for name in names]
    return {
        "names": [f"{given} {family}".strip() for family, given in pairs],
        "family and given": pairs,
    }


def _family(name: dict[str, str]) -> str:
    """pandoc and citeproc take the small words off a family name (CSL 1.0.2, "Name particles");
    one that ends with an apostrophe or a hyphen stands close to it."""
    particle = name.get("non-dropping-particle", "")
    close = "" if not particle or particle[-1] in "'’-" else " "
    return name.get("literal") or f"{particle}{close}{name.get('family', '')}"


def _given(name: dict[str, str]) -> str:
    """They take small words off a given name too, and what follows a comma."""
    words = " ".join(filter(None, [name.get("given", ""), name.get("dropping-particle", "")]))
    return f"{words}, {name['suffix']}" if "suffix" in name else words


def _of_pandoc(item: Record, note: str) -> Record:
    return {
        **_common(item),
        **_names(item.get("author", [])),
        "type": item["type"],
        "note": [_joined(item.get(note, ""))],
        "topics": item.get("keyword", ""),
        **({"archive address": item.get("archive_location", "")} if note == "note" else {}),
    }


def _edtf(date: Any) -> str:
    parts = date["date-parts"][0] if date else []
    return "-".join(f"{part:0{width}}" for part, width in zip(parts, (4, 2, 2), strict=False))


def _whole_date(date: Any) -> str:
    """With its end, its season and its "circa", as EDTF."""
    if not date:
        return ""
    mark = "~" if date.get("circa") else ""
    season = f"-{20 + date['season']}" if "season" in date else ""
    ends = [_edtf({"date-parts": [parts]}) for parts in date["date-parts"]]
    return "/".join(f"{end}{season}{mark}" for end in ends)


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n\n") if part]


def _joined(text: str) -> str:
    """Of an annotation some readers make one paragraph."""
    return " ".join(text.split())
