"""Titles in another language than the site's say so, wherever they stand: a screen reader would
else read them out by the wrong rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import pytest

from helpers import Run

POST, EDITION, WORK, ANSWER = "Gofal yn y gymuned", "Gofal hawdd", "Hawliau pawb", "Ateb i bawb"
LIST = "Llyfrau newydd"
TITLES = (POST, EDITION, WORK, ANSWER, LIST)
WORDS = ("Rhagair byr", "Disgrifiad byr", "Rhan gyntaf", "Nodyn byr", "Gair olaf")
"""What a list in Welsh says itself."""
CONFIG = """\
site_name: Ours
site_url: https://ours.example/
theme: {name: THEME}
plugins:
  - reading-room: {as_of: 2026-12-31, search: false}
  - rss: {use_git: false}
"""
ENGLISH = """\
---
title: English {0}
date: 2026-0{0}-01
authors: [ann-oak]
topics: [Rights]
series: All of it
---

See [@hawliau] and [@ateb], and [@plain].
"""
FILES = {
    "docs/index.md": "# Home\n",
    "docs/people.yml": "ann-oak: {name: Ann Oak}\n",
    "posts/one.md": ENGLISH.format(1),
    "posts/three.md": ENGLISH.format(3),
    "posts/two.md": ENGLISH.format(2).replace("English 2", f"{POST}\nlanguage: cy"),
    "posts/two.easy-read.md": (
        f"---\ntitle: {EDITION}\nallow: [easy-read-picture]\n---\n\nGofal yw hyn.\n"
    ),
    "posts/two.comments.yml": "- {id: a, name: Ann, person: ann-oak, text: Good.}\n",
    "reading_lists/works.yml": f"""\
title: Works
date: 2026-01-06
items:
  - {{id: hawliau, title: {WORK}, author: [ann-oak], issued: "2014", language: cy}}
  - {{id: plain, title: A plain work, author: [ann-oak], issued: "2015", responds_to: [hawliau]}}
  - {{id: ateb, title: {ANSWER}, author: [ann-oak], issued: "2016", language: cy,
      responds_to: [hawliau, plain]}}
""",
    "reading_lists/more.yml": f"""\
title: {LIST}
date: 2026-01-07
language: cy
curators: [ann-oak]
topics: [Rights]
description: Disgrifiad byr.
intro: Rhagair byr.
outro: Gair olaf.
comments: open
sections:
  - id: rhan
    title: Rhan gyntaf
    items:
      - {{id: another, title: Another, author: [ann-oak], issued: "2017", responds_to: [ateb],
          note: Nodyn byr.}}
""",
}
NO_TEXT = {"script", "style", "template", "title"}
"""The title of a page is in two languages, with the site's name; its `lang` says the site's."""


def said(element: ET.Element, language: str = "") -> Iterator[tuple[str, str]]:
    """Each text with the language it is in."""
    if not isinstance(element.tag, str) or element.tag in NO_TEXT:
        return
    name = "{http://www.w3.org/XML/1998/namespace}lang"
    language = element.get("lang") or element.get(name) or language
    yield element.text or "", language
    for child in element:
        yield from said(child, language)
        yield child.tail or "", language


@pytest.mark.parametrize("theme", ["reading-room", "material"])
def test_a_title_says_its_language_wherever_it_stands(
    run: Run, write: Callable[[dict[str, str]], Path], theme: str
) -> None:
    folder = write(FILES | {"mkdocs.yml": CONFIG.replace("THEME", theme)})
    done = run("mkdocs", "build", cwd=folder)
    assert done.returncode == 0, done.stderr
    met, wrong = dict.fromkeys((*TITLES, *WORDS), 0), []
    for path in sorted((folder / "site").rglob("*.html")):
        tree = html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)
        body = tree.find("body")
        for text, language in said(body, tree.get("lang", "")):
            for title in (*TITLES, *WORDS):
                if title in text:
                    met[title] += 1
                    if language != "cy":
                        wrong.append((path.relative_to(folder / "site").as_posix(), text.strip()))
    if theme == "material":  # its own header says the title of each page
        wrong = [each for each in wrong if each[1] not in (*TITLES, *WORDS)]
    assert wrong == []
    assert min(met[title] for title in TITLES) >= 3
    assert all(met.values())


def test_a_title_says_its_language_in_feeds(
    run: Run, write: Callable[[dict[str, str]], Path]
) -> None:
    folder = write(FILES | {"mkdocs.yml": CONFIG.replace("THEME", "reading-room")})
    done = run("mkdocs", "build", cwd=folder)
    assert done.returncode == 0, done.stderr
    wrong = []
    for path in sorted((folder / "site").rglob("feed.xml")):
        text = path.read_text("utf-8")
        assert "<subtitle></subtitle>" not in text
        root = ET.fromstring(text.replace(' xmlns="http://www.w3.org/2005/Atom"', ""))
        for entry in root.iter("entry"):
            name = "{http://www.w3.org/XML/1998/namespace}lang"
            title, inside = entry.find("title"), entry.get(name, "")
            assert title is not None
            if title.text in TITLES and "cy" not in (inside, title.get(name)):
                wrong.append((path, title.text))
            if title.text == "Another":  # no language of its own, on a list in Welsh
                assert title.get(name, inside) == ""
            content = html5lib.parse(entry.findtext("content"), namespaceHTMLElements=False)
            for words, language in said(content, inside):
                wrong += [
                    (path, words)
                    for each in (*TITLES, *WORDS)
                    if each in words and language != "cy"
                ]
    assert wrong == []
