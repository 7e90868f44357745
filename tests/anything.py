"""What a contributor may put into a site: strategies for files, good, nearly good and hostile."""

from __future__ import annotations

import json
from pathlib import Path

import yaml
from hypothesis import strategies as st

from safety import INVISIBLE

CASES = Path(__file__).parent / "cases"
PIECES: dict[str, list[str]] = yaml.safe_load((CASES / "anything.yml").read_text(encoding="utf-8"))
ATTACKS = [
    str(each)
    for kind in yaml.safe_load((CASES / "markup/attacks.yml").read_text(encoding="utf-8")).values()
    for each in kind
]
MORE = PIECES["more"]
CHARACTERS = st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs", "Cf", "Co"))
MARKS = st.sampled_from(list("<>&\"'`#*_[](){}!|:;=/\\-\n\t @^~$%+.,?"))
NOISE = st.text(st.one_of(MARKS, MARKS, CHARACTERS, st.characters(codec="utf-8")), max_size=40)
HOSTILE = st.one_of(st.sampled_from(ATTACKS), st.sampled_from(MORE), st.sampled_from(MORE), NOISE)
WORDS = st.sampled_from(
    [
        "Choice and control",
        "Direct payments",
        "The Care Act: a letter",
        "Who’s “in”?",
        "A & B",
        "Tŷ",
    ]
)
SEEN = HOSTILE.map(lambda text: " ".join(INVISIBLE.sub("", text).split()) or "x")
LINE = st.one_of(WORDS, SEEN, SEEN, SEEN, HOSTILE.map(lambda text: " ".join(text.split()) or "x"))
RAW = st.sampled_from(PIECES["raw"])


def quoted(words: str) -> str:
    """Words as YAML takes them, whatever they hold; what cannot be seen as an escape."""
    return INVISIBLE.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(words, ensure_ascii=False)
    )


def fields(
    known: dict[str, st.SearchStrategy[str]], needed: tuple[str, ...], rate: int = 12
) -> st.SearchStrategy[str]:
    """Lines of YAML: the needed keys, some others; one value in ``rate`` is anything at all."""

    @st.composite
    def make(draw: st.DrawFn) -> str:
        chosen = draw(st.lists(st.sampled_from(sorted(known)), unique=True, max_size=6))
        lines = []
        for key in dict.fromkeys([*needed, *chosen]):
            if draw(st.integers(0, rate)) == rate:
                lines.append(f"{key}: {draw(RAW)}")
            else:
                lines.append(f"{key}: {draw(known[key])}")
        if draw(st.integers(0, 40)) == 40:
            lines.insert(draw(st.integers(0, len(lines))), draw(st.one_of(HOSTILE, RAW)))
        return "\n".join(lines)

    return make()


TEXT = LINE.map(quoted)
NAME = st.one_of(
    st.sampled_from(["alex-fox", "Alex Fox", '"Fox, Alex"', "{literal: The Team, kind: group}"]),
    LINE.map(lambda words: f"{{literal: {quoted(words)}, kind: organisation}}"),
    LINE.map(lambda words: f"{{person: alex-fox, organisation: {quoted(words)}}}"),
    st.tuples(LINE, LINE).map(lambda two: f"{{given: {quoted(two[0])}, family: {quoted(two[1])}}}"),
)
NAMES = st.lists(NAME, max_size=3).map(lambda names: f"[{', '.join(names)}]")
TOPIC = st.one_of(st.sampled_from(["Direct payments", "care-act"]), TEXT)
TOPICS = st.lists(TOPIC, max_size=3, unique=True).map(lambda topics: f"[{', '.join(topics)}]")
DATE = st.sampled_from(["2026-01-05", "2026-01-06 09:30", "2025-12-31", "2026-02-01", "1999-01-01"])
PARTIAL = st.sampled_from(['"2014"', '"2014-01"', '"2014-01-31"', "2014"])
ADDRESS = st.one_of(
    st.sampled_from(["https://e.example/a?b=c&d", "http://e.example/(a)"]),
    HOSTILE.map(lambda text: quoted("https://e.example/" + "".join(text.split()))),
)
ALIASES = st.sampled_from(PIECES["aliases"])
IMAGE = st.tuples(st.sampled_from(["a.png", "b.svg", "../posts/a.png", "x.png"]), LINE, LINE).map(
    lambda i: f"{{src: {i[0]}, alt: {quoted(i[1])}, caption: {quoted(i[2])}}}"
)
POST = {
    "title": TEXT,
    "date": DATE,
    "authors": NAMES,
    "topics": TOPICS,
    "description": TEXT,
    "updated": st.just("2026-01-20"),
    "page_author": NAME,
    "image": IMAGE,
    "series": st.sampled_from(["road", "road-2", "index"]),
    "aliases": ALIASES,
    "audio": st.one_of(st.sampled_from(["a.png", "talk.mp3"]), ADDRESS),
    "draft": st.sampled_from(["true", "false"]),
    "review_by": DATE,
    "withdrawn": TEXT,
    "comments": st.sampled_from(["open", "closed", "off"]),
    "canonical_url": ADDRESS,
    "language": st.sampled_from(["cy", "en-GB"]),
    "slug": st.sampled_from(["other", "first", "feed"]),
}
BLOCK = st.one_of(
    st.sampled_from(PIECES["block"]),
    LINE.map(lambda words: f"`` {words} ``"),
    LINE.map(lambda words: f"```\n{words}\n```"),
    LINE.map(lambda words: f"## {words}"),
    HOSTILE,
)
MARKDOWN = st.lists(BLOCK, max_size=5).map("\n\n".join)
PLAIN_MARKDOWN = st.lists(
    st.sampled_from(
        ["Plain words.", "## Why\n\nBecause.", "`<script>`", "&lt;b&gt;", "![B](b.svg)"]
    ),
    max_size=3,
).map("\n\n".join)


def page(front: st.SearchStrategy[str], text: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A Markdown file with front matter."""
    return st.tuples(front, text).map(lambda parts: f"---\n{parts[0]}\n---\n\n{parts[1]}\n")


FIRST = page(
    fields(POST, ("title", "date"), 60), st.one_of(PLAIN_MARKDOWN, PLAIN_MARKDOWN, MARKDOWN)
)
SECOND = page(fields(POST, ("title", "date")), MARKDOWN)
EASY_READ = page(
    fields(
        {"title": TEXT, "checked_by": TEXT, "checked_on": PARTIAL, "pictures": TEXT}, ("title",), 30
    ),
    st.one_of(st.just("![A hand](b.svg)\n\nWords."), MARKDOWN),
)
ITEM = {
    "title": TEXT,
    "type": st.sampled_from(["report", "book", "blog"]),
    "author": NAMES,
    "container-title": TEXT,
    "issued": PARTIAL,
    "URL": ADDRESS,
    "DOI": st.sampled_from(["10.1000/x", "10.1/<b>"]),
    "publisher": TEXT,
    "language": st.just("cy"),
    "note": TEXT,
    "minutes": st.just("12"),
    "importance": st.just("essential"),
    "access": st.just("open"),
    "topics": TOPICS,
    "archive": ADDRESS.map(lambda url: f'{{url: {url}, date: "2014"}}'),
    "alternates": ADDRESS.map(lambda url: f"[{{format: audio, URL: {url}}}]"),
    "link": st.just("{status: gone, checked: '2026-01-01'}"),
    "responds_to": st.just("[fox-2014]"),
}
LIST = {
    "title": TEXT,
    "date": DATE,
    "curators": NAMES,
    "topics": TOPICS,
    "description": TEXT,
    "intro": MARKDOWN.map(quoted),
    "outro": MARKDOWN.map(quoted),
    "comments": st.just("open"),
    "aliases": ALIASES,
    "withdrawn": TEXT,
    "source": st.tuples(TEXT, ADDRESS).map(
        lambda s: f'{{title: {s[0]}, URL: {s[1]}, issued: "2014"}}'
    ),
}


def _indented(text: str, by: str) -> str:
    return text.replace("\n", f"\n{by}")


@st.composite
def reading_list(draw: st.DrawFn) -> str:
    """A list of one work that others may cite, and some others."""
    keys = {key: LIST[key] for key in LIST if key not in ("intro", "outro")}
    head = draw(fields(keys if draw(st.booleans()) else LIST, ("title", "date"), 60))
    works = [draw(fields(ITEM, ("title",), 60))]
    works += draw(st.lists(fields(ITEM, ("title",)), max_size=2))
    ids = ["fox-2014", draw(st.sampled_from(["b", "fox-2014", "page"])), "c"]
    items = [
        f"  - id: {id_}\n    {_indented(work, '    ')}"
        for id_, work in zip(ids, works, strict=False)
    ]
    return "\n".join([head, "items:", *items]) + "\n"


COMMENTS = st.lists(
    fields(
        {"name": TEXT, "text": TEXT, "date": PARTIAL, "person": st.just("alex-fox")},
        ("name", "text"),
        30,
    ),
    max_size=3,
).map(
    lambda all_: (
        "".join(f"- id: c{n}\n  {_indented(c, '  ')}\n" for n, c in enumerate(all_)) or "[]"
    )
)
PEOPLE = fields(
    {
        "name": LINE.map(lambda w: f"{{literal: {quoted(w)}, kind: group}}"),
        "description": TEXT,
        "url": ADDRESS,
    },
    ("name",),
    40,
).map(lambda f: f"alex-fox:\n  {_indented(f, '  ')}\n")
TOPICS_FILE = st.tuples(TEXT, TEXT).map(
    lambda two: (
        f"direct-payments:\n  title: {two[0]}\n"
        f"care-act:\n  title: {two[0]}\n  description: {two[1]}\n"
    )
)
GLOSSARY = st.lists(
    fields(
        {
            "term": st.one_of(st.sampled_from(["words", "Because"]), TEXT),
            "definition": TEXT,
            "easy": TEXT,
            "also": TEXT.map(lambda w: f"[{w}]"),
        },
        ("term", "definition"),
        40,
    ),
    max_size=3,
).map(lambda terms: "".join(f"- {_indented(term, '  ')}\n" for term in terms) or "[]")
DOCS_META = {
    "title": TEXT,
    "description": TEXT,
    "author": TEXT,
    "subtitle": TEXT,
    "icon": TEXT,
    "status": TEXT,
    "hide": st.sampled_from(["[toc]", "5", "navigation"]),
    "tags": TOPICS,
    "date": DATE,
    "image": TEXT,
    "template": st.sampled_from(["main.html", "none.html", "404.html"]),
    "location": st.one_of(ADDRESS, st.just("javascript:alert(1)"), TEXT),
}
DOCS_TEXT = st.lists(
    st.one_of(
        st.sampled_from(PIECES["docs_text"]),
        BLOCK,
    ),
    max_size=4,
).map("\n\n".join)
DOCS = st.one_of(DOCS_TEXT, page(fields(DOCS_META, (), 12), DOCS_TEXT))
SVG_PARTS = st.sampled_from(PIECES["svg_parts"])
SVG = st.tuples(
    st.sampled_from(["", "", "<?xml version='1.0'?>", "<!DOCTYPE svg [<!ENTITY x '<script/>'>]>"]),
    st.lists(SVG_PARTS, max_size=2),
).map(
    lambda parts: (
        f"{parts[0]}<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>"
        f"{''.join(parts[1])}</svg>"
    )
)
CALM_LIST = """\
title: Works
date: 2026-01-06
items:
  - id: fox-2014
    title: A work
"""
CALM_SVG = "<svg xmlns='http://www.w3.org/2000/svg'><circle r='4'/></svg>"
NAMES_OF_FILES = st.sampled_from(PIECES["names_of_files"])
STEMS = st.sampled_from(PIECES["stems"])
OTHER = st.tuples(st.sampled_from(["posts", "docs", "reading_lists"]), NAMES_OF_FILES, STEMS).map(
    lambda name: f"{name[0]}/{name[1].format(name[2])}"
)
BODIES = st.one_of(
    SECOND,
    DOCS,
    SVG,
    reading_list(),
    COMMENTS,
    HOSTILE,
    st.binary(max_size=60),
    st.sampled_from(
        ["<!doctype html><html><body><script>alert(1)</script>", "<p>Hello.</p>", "alert(1)", ""]
    ),
)


def _others(number: int) -> st.SearchStrategy[list[str]]:
    return st.lists(OTHER, min_size=number, max_size=number)


@st.composite
def sites(draw: st.DrawFn) -> dict[str, bytes]:
    """The files of a site, by path: a calm one, in which something was changed."""
    files: dict[str, str | bytes] = {
        "docs/about.md": "# About\n\nSee [the post](../posts/first.md).\n",
        "docs/accessibility.md": "# Accessibility\n",
        "docs/people.yml": "alex-fox:\n  name: Alex Fox\n",
        "posts/first.md": draw(FIRST),
        "posts/a.png": b"\x89PNG",
        "posts/talk.mp3": b"ID3",
        "posts/b.svg": CALM_SVG,
        "reading_lists/works.yml": CALM_LIST,
    }
    changes: dict[str, st.SearchStrategy[str]] = {
        "docs/about.md": DOCS,
        "docs/people.yml": PEOPLE,
        "docs/topics.yml": TOPICS_FILE,
        "docs/glossary.yml": GLOSSARY,
        "posts/second.md": SECOND,
        "posts/b.svg": SVG,
        "docs/c.svg": SVG,
        "posts/first.comments.yml": COMMENTS,
        "posts/first.easy-read.md": EASY_READ,
        "reading_lists/works.yml": reading_list(),
        "reading_lists/works.comments.yml": COMMENTS,
    }
    for name in draw(st.lists(st.sampled_from(sorted(changes)), unique=True, max_size=4)):
        files[name] = draw(changes[name])
    for name in draw(st.sampled_from([0, 0, 0, 1, 1, 2]).flatmap(_others)):
        if not any(f"{one}/".startswith(f"{name}/") or name.startswith(f"{one}/") for one in files):
            files[name] = draw(BODIES)
    if draw(st.integers(0, 30)) == 30:
        files[draw(st.sampled_from(sorted(files)))] = draw(st.binary(max_size=80))
    return {
        name: text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
        for name, text in files.items()
    }
