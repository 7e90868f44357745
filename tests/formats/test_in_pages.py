"""What pages say to machines, read by others than wrote it: every field of every work.

COinS are found by coins-parser, JSON-LD by extruct; what Zotero makes of the former is told by
zotero.py. The site is that of tests/formats/site, whose works have all that programs stumble over.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import extruct
import html5lib
import pytest
from coins_parser import CoinsParser

import zotero
from casebook import settings
from helpers import REPOSITORY, Run, a_reference
from reading_room.formats import Reference, linked
from reading_room.formats.citation_style import cite
from reading_room.formats.coins import coins as coins_of
from reading_room.formats.highwire import highwire
from reading_room.library import Library, bibliography, build_library
from reading_room.pages.json_ld import JsonLd
from reading_room.sources import read_sources
from reading_room.values import Name

SITE = REPOSITORY / "tests/formats/site"
POST = """\
---
title: "Citing </script> & <!-- all"
date: 2026-01-05 18:30
updated: 2026-02-03
authors: [{person: alfa-bravo, organisation: "In & Out"}, {literal: "@sierra_2", kind: pseudonym}]
topics: [choice, welsh]
series: citing
description: "Why & how."
image: {src: a.svg, alt: A}
---
Words [@every-field, p. 4; @type-chapter], and again [@every-field].
"""
ADDRESS = "https://travel.example/"
PARTS = {
    "volume": "volume", "issue": "issue", "page": "pages", "edition": "edition", "ISBN": "isbn",
    "ISSN": "issn", "publisher-place": "place", "collection-title": "series",
    "number-of-pages": "tpages",
}  # fmt: skip
"""What OpenURL calls what is printed on a work."""
CONTRIBUTORS = (
    "editor", "translator", "editor-translator", "editorial-director", "director", "producer",
    "executive-producer", "script-writer", "series-creator", "host", "guest", "narrator",
    "performer", "composer", "illustrator", "interviewer", "compiler", "contributor", "curator",
    "chair", "organizer",
)  # fmt: skip
"""In the order of the declaration."""
ZOTERO_TYPES = {
    "article": "preprint", "article-journal": "journalArticle",
    "article-magazine": "magazineArticle", "article-newspaper": "newspaperArticle", "bill": "bill",
    "book": "book", "broadcast": "tvBroadcast", "chapter": "bookSection", "classic": "book",
    "dataset": "dataset", "document": "document", "entry": "encyclopediaArticle",
    "entry-dictionary": "dictionaryEntry", "entry-encyclopedia": "encyclopediaArticle",
    "figure": "artwork", "graphic": "artwork", "hearing": "hearing", "interview": "interview",
    "legal_case": "case", "legislation": "statute", "manuscript": "manuscript", "map": "map",
    "motion_picture": "film", "pamphlet": "document", "paper-conference": "conferencePaper",
    "patent": "patent", "personal_communication": "letter", "post": "forumPost",
    "post-weblog": "blogPost", "regulation": "statute", "report": "report",
    "review": "journalArticle", "review-book": "journalArticle", "software": "computerProgram",
    "song": "audioRecording", "speech": "presentation", "standard": "standard",
    "thesis": "thesis", "treaty": "statute", "webpage": "webpage",
}  # fmt: skip
"""What Zotero calls the types of CSL; of any other it knows whether there is an address."""
ZOTERO_CALLS = {"isbn": "ISBN", "issn": "ISSN", "tpages": "numPages"}
OLD, COPY, DOI = "https://gone.example/a", "https://archive.example/a", "10.1000/182"
LIST = f"{ADDRESS}reading-lists/every-trap/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The site with a post, built."""
    folder = tmp_path_factory.mktemp("travel") / "room"
    shutil.copytree(SITE, folder)
    (folder / "posts").mkdir(exist_ok=True)
    (folder / "posts/citing.md").write_text(POST, encoding="utf-8")
    (folder / "posts/a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    done = run("mkdocs", "build", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def html(folder: Path) -> Callable[[str], str]:
    """The HTML of the page at an address."""
    return lambda address: (folder / "site" / address / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def works(folder: Path) -> list[Reference]:
    """Every work of the list, as it was read."""
    library = _library(folder)
    [found] = [found for found in library.lists if found.slug == "every-trap"]
    return list(bibliography.of_list(library, found))


def _library(folder: Path) -> Library:
    made = settings(folder, site_url=ADDRESS, site_name="Works that travel")
    sources, _ = read_sources(made)
    return build_library(sources, made)[0]


def _linked(html: str) -> list[dict[str, Any]]:
    """The nodes of a page's JSON-LD."""
    found = extruct.extract(html, syntaxes=["json-ld"], uniform=False)["json-ld"]
    assert len(found) == 1
    assert found[0]["@context"] == "https://schema.org"
    return list(found[0]["@graph"])


def _compare(wanted: dict[str, object], found: dict[str, object], seen: Counter[str]) -> None:
    """Every field of both, counted."""
    assert {k: v for k, v in wanted.items() if v} == {k: v for k, v in found.items() if v}
    seen.update(key for key, value in wanted.items() if value)


def _by_coins(pairs: list[tuple[str, str]]) -> dict[str, object]:
    """What the keys of a COinS say; names as written, in their order."""
    many: dict[str, list[str]] = {}
    for key, value in pairs:
        many.setdefault(key, []).append(value)
    one = {key: "; ".join(values) for key, values in many.items()}
    book = "rft.btitle" if "rft.atitle" in one else ""
    ids = many.get("rft_id", [])
    return {
        "title": one.get("rft.title") or one.get("rft.atitle") or one.get("rft.btitle"),
        "authors": _names(pairs),
        "others": many.get("rft.contributor"),
        "container": one.get("rft.source") or one.get("rft.jtitle") or one.get(book),
        "issued": one.get("rft.date"),
        "publisher": one.get("rft.publisher") or one.get("rft.pub") or one.get("rft.inst"),
        "doi": "".join(id_[9:] for id_ in ids if id_.startswith("info:doi/")),
        "url": one.get("rft.identifier") or "".join(id_ for id_ in ids if "://" in id_),
        "language": one.get("rft.language"),
        "note": one.get("rft.description"),
        "topics": many.get("rft.subject"),
        **{key: one.get(f"rft.{name}") for key, name in PARTS.items()},
    }


def _names(pairs: list[tuple[str, str]]) -> list[str]:
    names: list[str] = []
    for key, value in pairs:
        if key in ("rft.aufirst", "rft.invfirst"):
            names[-1] = f"{names[-1]} | {value}".rstrip(" |")
        elif key in ("rft.aulast", "rft.invlast"):
            names.append(value)
        elif key in ("rft.creator", "rft.au", "rft.inventor"):
            names.append(value.replace(", ", " | ", 1))
    return names


def _by_zotero(item: zotero.Item) -> dict[str, object]:
    fields = item.fields
    return {
        "title": fields.get("title"),
        "authors": [f"{last} | {first}".rstrip(" |") for first, last in item.creators],
        "others": [f"{last}, {first}".removesuffix(" ") for first, last in item.contributors],
        "container": fields.get("publicationTitle"),
        "issued": fields.get("date") or fields.get("issueDate"),
        "publisher": fields.get("publisher"),
        "doi": fields.get("DOI"),
        "url": fields.get("url"),
        "language": fields.get("language"),
        "note": fields.get("abstractNote"),
        "topics": item.tags,
        **{key: fields.get(ZOTERO_CALLS.get(name, name)) for key, name in PARTS.items()},
        "collection-title": fields.get("series") or fields.get("seriesTitle"),
    }


def _as_read(reference: Reference) -> dict[str, object]:
    return {
        "title": reference.title,
        "authors": [
            f"{name.family or name.literal} | {name.given}".rstrip(" |")
            for name in reference.authors
        ],
        "others": _others(reference),
        "container": reference.container_title,
        "issued": str(reference.issued or ""),
        "publisher": reference.publisher,
        "doi": reference.doi,
        "url": reference.url if reference.link_status != "gone" else reference.archive_url,
        "language": reference.language,
        "note": reference.note,
        "topics": list(reference.topics),
        **{key: reference.words(key) for key in PARTS},
    }


def _others(reference: Reference) -> list[str]:
    """Everybody but authors, once; a comma within a name is the look-alike."""
    names = dict.fromkeys(name for role in CONTRIBUTORS for name in reference.names(role))
    parts = [
        [part.replace(",", "‚") for part in (name.family or name.literal, name.given)]
        for name in names
        if name not in reference.authors
    ]
    return [f"{last}, {first}".removesuffix(" ") for last, first in parts]


def _spans(html: str) -> list[str]:
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return [span.get("title", "") for span in tree.iter("span") if span.get("class") == "Z3988"]


def test_every_field_of_every_work(
    html: Callable[[str], str], works: list[Reference], capsys: pytest.CaptureFixture[str]
) -> None:
    page = html("reading-lists/every-trap/")
    assert len(works) >= 60
    seen = {name: Counter[str]() for name in ("YAML", "coins-parser", "Zotero", "extruct")}
    spans = CoinsParser.parse(page)
    for pairs, reference in zip(spans, works, strict=True):
        assert pairs[0] == ("ctx_ver", "Z39.88-2004")
        wanted = _as_read(reference)
        seen["YAML"].update(key for key, value in wanted.items() if value)
        wanted["note"] = ""  # why to read it is no abstract
        _compare(wanted, _by_coins(pairs), seen["coins-parser"])
    for span, reference in zip(_spans(page), works, strict=True):
        assert "+" not in span
        item = zotero.read(span)
        wanted = {  # Zotero takes a plus for a space wherever it stands
            key: value.replace("+", " ") if isinstance(value, str) else value
            for key, value in _as_read(reference).items()
            if key != "note"
        }
        _compare(wanted, _by_zotero(item), seen["Zotero"])
        kind = ZOTERO_TYPES.get(reference.type, "webpage" if reference.url else "document")
        assert item.itemType == kind
    for found, reference in zip(_items(page), works, strict=True):
        said = _as_linked(reference)
        assert found == said
        seen["extruct"].update(key for key in _AS_NAMED if _AS_NAMED[key] in said)
    with capsys.disabled():
        print(f"\n\n{_table(seen)}\n")


_AS_NAMED = {
    "title": "name", "authors": "author", "container": "isPartOf", "issued": "datePublished",
    "publisher": "publisher", "doi": "sameAs", "url": "url", "language": "inLanguage",
    "topics": "keywords",
}  # fmt: skip


def _table(seen: dict[str, Counter[str]]) -> str:
    """How many works have each field, and in how many each reader found it, equal."""
    lines = [f"{'':12}" + "".join(f"{name:>14}" for name in seen)]
    counts = list(seen.values())
    for key in counts[0]:
        cells = "".join(f"{count[key] or '–':>14}" for count in counts)
        lines += [f"{key:12}{cells}"]
    return "\n".join(lines)


def _items(page: str) -> Iterator[dict[str, Any]]:
    [node] = [node for node in _linked(page) if node["@type"] == "CollectionPage"]
    items = node["mainEntity"]
    assert items["@type"] == "ItemList"
    assert items["numberOfItems"] == len(items["itemListElement"])
    for at, element in enumerate(items["itemListElement"], 1):
        assert element.keys() == {"@type", "position", "item"}
        assert (element["@type"], element["position"]) == ("ListItem", at)
        yield element["item"]


_KINDS = {
    "article": ("Article", "CreativeWork"), "article-journal": ("ScholarlyArticle", "Periodical"),
    "article-magazine": ("Article", "Periodical"),
    "article-newspaper": ("NewsArticle", "Newspaper"), "bill": ("Legislation", ""),
    "book": ("Book", ""), "chapter": ("Chapter", "Book"),
    "legislation": ("Legislation", "CreativeWork"),
    "manuscript": ("Manuscript", ""), "motion_picture": ("Movie", ""),
    "paper-conference": ("ScholarlyArticle", "CreativeWork"),
    "post": ("SocialMediaPosting", "CreativeWork"), "post-weblog": ("BlogPosting", "Blog"),
    "regulation": ("Legislation", ""), "report": ("Report", "CreativeWork"),
    "review": ("Article", "CreativeWork"), "review-book": ("Article", "CreativeWork"),
    "song": ("AudioObject", ""), "thesis": ("Thesis", ""), "webpage": ("WebPage", "WebSite"),
}  # fmt: skip


def _as_linked(reference: Reference) -> dict[str, Any]:
    """What schema.org has to say of a work, field by field."""
    kind, container = _KINDS.get(reference.type, ("CreativeWork", "CreativeWork"))
    gone = reference.link_status == "gone"
    doi = reference.doi
    for char in '%<>#"\\{}^[]|`':  # what ends an address, or is none of its characters
        doi = doi.replace(char, f"%{ord(char):02X}")
    node = {
        "@type": kind,
        "@id": f"{LIST}#{reference.id}",
        "name": reference.title,
        "author": [_agent(name) for name in reference.authors],
        "datePublished": str(reference.issued or ""),
        "isPartOf": _part_of(reference, container),
        **{
            role: [_agent(name) for name in reference.names(role)]
            for role in (
                "editor",
                "translator",
                "director",
                "producer",
                "illustrator",
                "composer",
                "contributor",
            )
        },
        "pagination": reference.words("page"),
        "version": reference.words("version"),
        "abstract": reference.words("abstract"),
        **({} if reference.type == "chapter" else _book(reference)),
        "publisher": reference.publisher and {"@type": "Organization", "name": reference.publisher},
        "url": reference.archive_url if gone else reference.url,
        "identifier": gone and reference.url,
        "sameAs": doi and f"https://doi.org/{doi}",
        "archivedAt": reference.archive_url,
        "inLanguage": reference.language,
        "keywords": list(reference.topics),
        "timeRequired": reference.minutes and f"PT{reference.minutes}M",
    }
    said = {key: value for key, value in node.items() if value}
    if reference.access:
        said["isAccessibleForFree"] = reference.access != "subscription"
    return said


def _book(reference: Reference) -> dict[str, str]:
    return {
        "isbn": reference.words("ISBN"), "bookEdition": reference.words("edition"),
        "numberOfPages": reference.words("number-of-pages"),
    }  # fmt: skip


def _part_of(reference: Reference, container: str) -> dict[str, Any]:
    """What a work stands in: of a paper the issue, in its volume, in its journal."""
    part: dict[str, Any] = {}
    if reference.container_title:
        part = {"@type": container, "name": reference.container_title}
    if reference.type == "chapter":
        part |= {key: value for key, value in _book(reference).items() if value}
    if issn := reference.words("ISSN"):
        part = {"@type": "Periodical", **part, "issn": issn.split()}
    if reference.type in ("article-journal", "article-magazine"):
        for word in ("Volume", "Issue"):
            if number := reference.words(word.lower()):
                inside = {"isPartOf": part} if part else {}
                term = f"{word.lower()}Number"
                part = {"@type": f"Publication{word}", term: number, **inside}
    return part


_AGENTS = {"organisation": "Organization", "group": "Organization", "pseudonym": "Person"}


def _agent(name: Any) -> dict[str, Any]:
    if name.literal:
        agent: dict[str, Any] = {"name": name.literal}
        if name.kind:
            agent["@type"] = _AGENTS[name.kind]
    else:
        agent = {"@type": "Person", "name": f"{name.given} {name.family}".strip()}
        if name.given:
            agent |= {"givenName": name.given, "familyName": name.family}
    if name.organisation:
        agent["affiliation"] = {"@type": "Organization", "name": name.organisation}
    return agent


def _crumbs(*way: tuple[str, str]) -> dict[str, Any]:
    steps = (("Works that travel", ""), *way)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": words, "item": ADDRESS + address}
            for at, (words, address) in enumerate(steps, 1)
        ],
    }


def test_a_list_says_what_it_is(html: Callable[[str], str]) -> None:
    page, crumbs = _linked(html("reading-lists/every-trap/"))
    del page["mainEntity"]
    assert page == {
        "@type": "CollectionPage", "@id": LIST, "url": LIST, "mainEntityOfPage": LIST,
        "name": "Every trap", "datePublished": "2026-01-02", "inLanguage": "en-GB",
        "publisher": {"@type": "Organization", "name": "Works that travel", "url": ADDRESS},
    }  # fmt: skip
    lists = ("Reading lists", "reading-lists/")
    assert crumbs == _crumbs(lists, ("Every trap", "reading-lists/every-trap/"))


def test_a_post_says_what_it_is_and_what_it_cites(
    html: Callable[[str], str], works: list[Reference]
) -> None:
    page = html("posts/citing/")
    post, crumbs = _linked(page)
    here = f"{ADDRESS}posts/citing/"
    by_id = {reference.id: reference for reference in works}
    assert post == {
        "@type": "BlogPosting", "@id": here, "url": here, "mainEntityOfPage": here,
        "headline": "Citing </script> & <!-- all", "description": "Why & how.",
        "datePublished": "2026-01-05T18:30:00+00:00", "dateModified": "2026-02-03",
        "author": [
            {
                "@type": "Person", "name": "Alfa Bravo", "givenName": "Alfa",
                "familyName": "Bravo", "url": f"{ADDRESS}people/alfa-bravo/",
                "affiliation": {"@type": "Organization", "name": "In & Out"},
            },
            {"@type": "Person", "name": "@sierra_2"},
        ],
        "publisher": {"@type": "Organization", "name": "Works that travel", "url": ADDRESS},
        "image": f"{ADDRESS}posts/a.svg", "inLanguage": "en-GB",
        "keywords": ["Choice & control", "Gofal cymdeithasol"],
        "isPartOf": {
            "@type": "CreativeWorkSeries", "name": "citing", "url": f"{ADDRESS}series/citing/"
        },
        "citation": [_as_linked(by_id[id_]) for id_ in ("every-field", "type-chapter")],
    }  # fmt: skip
    assert crumbs == _crumbs(("Posts", "posts/"), (post["headline"], "posts/citing/"))


def test_a_post_goes_into_zotero_as_a_post(html: Callable[[str], str]) -> None:
    [span] = _spans(html("posts/citing/"))
    item = zotero.read(span)
    assert item.itemType == "blogPost"
    assert item.creators == [("Alfa", "Bravo"), ("", "@sierra_2")]
    assert item.tags == ["Choice & control", "Gofal cymdeithasol"]
    assert item.fields == {
        "title": "Citing </script> & <!-- all", "publicationTitle": "Works that travel",
        "date": "2026-01-05", "url": f"{ADDRESS}posts/citing/", "language": "en-GB",
        "abstractNote": "Why & how.",
    }  # fmt: skip


def _metas(html: str) -> list[tuple[str, str]]:
    """The names and contents of the meta elements in the head, by html5lib."""
    head = html5lib.parse(html, namespaceHTMLElements=False).find("head")
    return [(each.get("name", ""), each.get("content", "")) for each in head.iter("meta")]


def test_the_head_of_a_post_says_what_it_is(html: Callable[[str], str]) -> None:
    """In the theme of Material; tests/site/test_highwire.py has the shell of this repository."""
    metas = _metas(html("posts/citing/"))
    assert [pair for pair in metas if pair[0].startswith("citation_")] == [
        ("citation_title", "Citing </script> & <!-- all"),
        ("citation_author", "Bravo, Alfa"), ("citation_author", "@sierra_2"),
        ("citation_publication_date", "2026/01/05"), ("citation_online_date", "2026/01/05"),
        ("citation_journal_title", "Works that travel"), ("citation_language", "en-GB"),
        ("citation_public_url", f"{ADDRESS}posts/citing/"),
        ("citation_keywords", "Choice & control"), ("citation_keywords", "Gofal cymdeithasol"),
    ]  # fmt: skip
    item = zotero.embedded(metas)
    assert item.creators == [("Alfa", "Bravo"), ("", "@sierra_2")]
    assert item.tags == ["Choice & control", "Gofal cymdeithasol"]
    assert item.fields == {
        "title": "Citing </script> & <!-- all", "publicationTitle": "Works that travel",
        "date": "2026/01/05", "url": f"{ADDRESS}posts/citing/", "language": "en-GB",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("names", "read"),
    [
        ([Name(family="Fox", given="Alex")], [("Alex", "Fox")]),
        ([Name(family="van der Meer", given="Anna Maria")], [("Anna Maria", "van der Meer")]),
        (
            [Name(family="van der Meer", given="Anna Maria"), Name(family="Lee", given="Jo An")],
            [("Anna Maria", "van der Meer"), ("Jo An", "Lee")],
        ),
        ([Name(literal="The A Team")], [("", "The A Team")]),
        (
            [Name(literal="Department for Education, Skills and Work")],
            [("", "Department for Education‚ Skills and Work")],
        ),
        ([Name(literal="One; Other", kind="group")], [("", "One\u037e Other")]),
        ([Name(literal="@sierra_2"), Name(family="Foxe")], [("", "@sierra_2"), ("", "Foxe")]),
        ([Name(family="Lee, Jr", given="Jo")], [("Jo", "Lee‚ Jr")]),
    ],
)  # fmt: skip
def test_nobody_in_the_head_is_split(names: list[Name], read: list[zotero.Creator]) -> None:
    metas = list(highwire(a_reference("a", "A", author=tuple(names))))
    assert zotero.embedded(metas).creators == read


def test_the_head_says_nothing_that_nobody_knows() -> None:
    assert highwire(a_reference("a", "A")) == (("citation_title", "A"),)


def test_a_person_and_a_group(html: Callable[[str], str]) -> None:
    page, crumbs = _linked(html("people/delta-echo/"))
    here = "people/delta-echo/"
    assert page == {
        "@type": "ProfilePage",
        "mainEntity": {
            "@type": "Person", "name": "Delta van 't Écho", "givenName": "Delta",
            "familyName": "van 't Écho", "url": ADDRESS + here,
        },
    }  # fmt: skip
    assert crumbs == _crumbs(("People", "people/"), ("Delta van 't Écho", here))
    [group] = [n for n in _linked(html("people/the-foxtrots/")) if n["@type"] == "ProfilePage"]
    assert group["mainEntity"]["@type"] == "Organization"


@pytest.mark.parametrize(
    ("facts", "coins", "json_ld", "cited"),
    [
        ({"url": OLD}, OLD, {"url": OLD}, f"Available at: {OLD}."),
        (
            {"url": OLD, "archive_url": COPY},
            OLD, {"url": OLD, "archivedAt": COPY}, f"Available at: {OLD}. Archived at: {COPY}.",
        ),
        (
            {"url": OLD, "archive_url": COPY, "link_status": "gone"},
            COPY, {"url": COPY, "identifier": OLD, "archivedAt": COPY},
            f"Formerly at: {OLD}. Archived at: {COPY}.",
        ),
        ({"url": OLD, "link_status": "gone"}, OLD, {"identifier": OLD}, f"Formerly at: {OLD}."),
        (
            {"url": OLD, "doi": DOI, "link_status": "gone"},
            OLD, {"identifier": OLD, "sameAs": f"https://doi.org/{DOI}"},
            f"Available at: https://doi.org/{DOI}.",
        ),
        (
            {"doi": DOI, "link_status": "gone"},
            "", {"sameAs": f"https://doi.org/{DOI}"}, f"Formerly at: https://doi.org/{DOI}.",
        ),
        (
            {"doi": DOI, "archive_url": COPY, "link_status": "gone"},
            COPY, {"url": COPY, "sameAs": f"https://doi.org/{DOI}", "archivedAt": COPY},
            f"Formerly at: https://doi.org/{DOI}. Archived at: {COPY}.",
        ),
    ],
)  # fmt: skip
def test_what_became_of_an_address_is_the_same_for_all(
    facts: dict[str, Any], coins: str, json_ld: dict[str, str], cited: str
) -> None:
    """A reader is led where the title leads; a dead address names a work, and leads nowhere."""
    reference = a_reference("a", "A work", **facts)
    pairs = dict(parse_qsl(coins_of(reference)))
    assert pairs.get("rft.identifier", "") == coins
    node = linked.work(reference)
    assert {key: node[key] for key in node if key not in ("@type", "name")} == json_ld
    assert cite(reference) == f"‘A work’ (no date). {cited}"


def test_of_a_whole_name_only_what_is_known_is_said() -> None:
    """Nobody said whether it is a person or an organisation."""
    for words in ("Voltaire", "@sierra_2", "The A Team"):
        assert linked.agent(Name(literal=words)) == {"name": words}
    named = linked.agent(Name(literal="Voltaire", organisation="Ferney"), "https://a.example/")
    assert named == {
        "name": "Voltaire", "url": "https://a.example/",
        "affiliation": {"@type": "Organization", "name": "Ferney"},
    }  # fmt: skip


def test_nothing_in_a_data_block_can_end_it(html: Callable[[str], str]) -> None:
    for address in ("reading-lists/every-trap/", "posts/citing/"):
        _, _, rest = html(address).partition('<script type="application/ld+json">')
        block, _, _ = rest.partition("</script>")
        assert not set("<>&\u2028\u2029") & set(block)
        json.loads(block)
    written = linked.data_block(linked.text({"name": "</script><!-- & \u2028\u2029"}))
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written)["@graph"] == [{"name": "</script><!-- & \u2028\u2029"}]


def test_other_pages_say_nothing(html: Callable[[str], str]) -> None:
    for address in ("", "posts/", "reading-lists/", "people/", "subscribe/"):
        assert "ld+json" not in html(address)
        assert "citation_" not in html(address)
        assert _spans(html(address)) == []


def test_without_an_address_of_its_own_a_site_says_less(folder: Path) -> None:
    made = settings(folder, site_url="")
    library = build_library(read_sources(made)[0], made)[0]
    [post] = library.posts
    graph = json.loads(JsonLd(library).post(post, bibliography.of_post(library, post)))["@graph"]
    assert [node["@type"] for node in graph] == ["BlogPosting"]
    text = json.dumps(graph)
    assert "posts/citing" not in text
    assert "series/" not in text
