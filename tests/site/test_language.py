"""A site in another language: its furniture, its posts, and what the build says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import html5lib
import pytest

from helpers import Run

FURNITURE = (
    "Von Alex Fox", "1 Minute Lesezeit", "Themen:", "Verwandte Beiträge", "Diesen Beitrag zitieren",
    "Zuletzt geändert am", "Kommentare", "Auf dieser Seite", "Zum Haupttext springen",
    "Abonnieren", "Vorlesen",
)  # fmt: skip
ENGLISH = (
    " by ", " the ", " and ", " to ", "Posts", "Search", "minute", "Topics", "Related", "Back to",
    "Note ", "Comments", "Subscribe", "People", "Older", "Newer", "Cite",
)  # fmt: skip
CITED = re.compile("zitieren.*?Speichern als")
"""A reference is in British style in any language."""
TEXT = """\
---
title: Wahl und Kontrolle
date: 2012-09-17
updated: 2013-01-02
authors: [alex-fox]
topics: [Geld]
comments: open
{more}
---

Eins[^1].

> [!WARNING]
> Zwei.

## A

## B

## C

| Eins | Zwei |
| --- | --- |
| 1 | 2 |

$$a = b$$

[^1]: Drei.
"""


def speak(site: Path, language: str, more: str = "", theme: str = "reading-room") -> None:
    config = site / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace(
        "  name: material\n  font: false\n", f"  name: {theme}\n"
    )
    config.write_text(
        text.replace(
            "      search: false\n", f"      search: false\n      language: {language}\n{more}"
        ),
        encoding="utf-8",
    )


@pytest.fixture
def german(small_site: Path) -> Path:
    speak(small_site, "de", "      comments_to: redaktion@beispiel.example\n")
    (small_site / "posts/first.md").write_text(TEXT.format(more=""), encoding="utf-8")
    (small_site / "posts/second.md").write_text(TEXT.format(more="").replace("Wahl", "Qual"))
    (small_site / "reading_lists/works.yml").unlink()
    (small_site / "docs/about.md").write_text("# Impressum\n")
    return small_site


LIST = """\
title: Fünf Texte
date: 2014-02-14
curators: [alex-fox]
topics: [Geld]
description: Was man lesen kann.
source: {title: Woanders, container-title: Blatt, issued: "2014-01"}
intro: Vorwort.
comments: open
sections:
  - id: eins
    title: Eins
    items:
      - {id: fox-2014, title: Ein Werk, author: [alex-fox], issued: "2014-01-03", minutes: 12,
          importance: essential, access: open, URL: "https://a.example/x", note: Warum.}
      - {id: elm-2014, title: Noch ein Werk, issued: "2014", importance: background,
          responds_to: [fox-2014], access: subscription, DOI: 10.1080/01944366908977225,
          link: {status: gone, checked: 2025-12-01},
          archive: {url: "https://web.archive.org/fox", date: 2014-02-01},
          alternates: [{format: easy-read, URL: "https://a.example/y"}]}
  - id: zwei
    title: Zwei
    items:
      - {id: oak-2015, title: Ein drittes, issued: "2015", responds_to: [fox-2014]}
"""
OF_LISTS = (
    "Leseliste", "Zuerst erschienen", "Die Debatte", "Nur Titel", "herunterladen",
    "Teile dieser Liste", "Das Unverzichtbare", "archivierte Kopie", "Ein Werk vorschlagen",
)  # fmt: skip


def words_of(page: Path) -> str:
    """What a page shows and what is read out of it, without its references for other programs."""
    found = []
    for element in html5lib.parse(page.read_bytes(), namespaceHTMLElements=False).iter():
        if element.tag in ("style", "script") and element.get("type") != "application/json":
            continue
        above = element.get("class") or ""
        if "Z3988" in above:
            continue
        found += [element.text or "", element.tail or ""]
        found += [element.get(name) or "" for name in ("alt", "aria-label", "title", "content")]
    return " ".join(" ".join(found).split())


def test_a_german_post_in_a_german_site_has_german_about_it(german: Path, run: Run) -> None:
    done = run("mkdocs", "build", "--strict", cwd=german)
    assert done.returncode == 0, done.stderr
    assert "catalogue" not in done.stderr
    words = words_of(german / "site/posts/first/index.html")
    missing = [each for each in FURNITURE if each not in words]
    assert missing == []
    assert "17. September 2012" in words
    html = (german / "site/posts/first/index.html").read_text()
    assert '<html lang="de">' in html
    for added in (
        '<p class="admonition-title">Warnung</p>', 'aria-label="Anmerkungen"',
        'aria-label="Tabelle"', 'aria-label="Formel"',
        '<span class="visually-hidden"> Anmerkung </span>1', "Zurück zum Text",
    ):  # fmt: skip
        assert added in html
    cite = words.partition("Diesen Beitrag zitieren")[2].partition("Speichern als")[0]
    rest = words.replace(cite, "")
    found = [each for each in ENGLISH if each in rest]
    assert found == []


def test_every_page_of_a_german_site_has_german_about_it(german: Path, run: Run) -> None:
    """Lists, the search, the page that is not found, and all others."""
    speaks = german / "mkdocs.yml"
    text = speaks.read_text("utf-8").replace("      search: false\n", "")
    speaks.write_text(
        text.replace("redaktion@beispiel.example\n", "redaktion@beispiel.example\n"
                     "      suggestions_to: redaktion@beispiel.example\n"), encoding="utf-8"
    )  # fmt: skip
    (german / "reading_lists/works.yml").write_text(LIST, encoding="utf-8")
    (german / "docs/glossary.yml").write_text("- {term: Plan, definition: Was sein wird.}\n")
    done = run("mkdocs", "build", "--strict", cwd=german)
    assert done.returncode == 0, done.stderr
    pages = {path.relative_to(german / "site").as_posix(): words_of(path)
             for path in (german / "site").rglob("*.html")}  # fmt: skip
    assert {"404.html", "search/index.html", "reading-lists/works/index.html"} < set(pages)
    found = {
        name: [word for word in ENGLISH if word in CITED.sub("", words)]
        for name, words in pages.items()
    }
    assert {name: words for name, words in found.items() if words} == {}
    missing = [each for each in OF_LISTS if each not in pages["reading-lists/works/index.html"]]
    assert missing == []
    assert "nicht gefunden" in pages["404.html"]


def test_a_post_in_another_language_than_the_site_has_its_own_words_among_its_text(
    small_site: Path, run: Run
) -> None:
    speak(small_site, "en-GB")
    (small_site / "posts/third.md").write_text(TEXT.format(more="language: de"), encoding="utf-8")
    done = run("mkdocs", "build", cwd=small_site)
    assert done.returncode == 0, done.stderr
    html = (small_site / "site/posts/third/index.html").read_text()
    assert "Zurück zum Text" in html.partition('<div class="text" lang="de">')[2]
    assert "1 minute to read" in html.replace("\u00a0", " ")
    index = (small_site / "site/posts/index.html").read_text()
    assert '<h2 lang="de"><a href="../posts/third/">Wahl und Kontrolle' in index
    assert '<entry xml:lang="de">' in (small_site / "site/feed.xml").read_text()
    feed = json.loads((small_site / "site/feed_json_created.json").read_text())
    assert {item["title"]: item.get("language") for item in feed["items"]}[
        "Wahl und Kontrolle"
    ] == "de"
    rss = (small_site / "site/feed_rss_created.xml").read_text()
    assert "<dc:language>de</dc:language>" in rss
    assert "<language>en-GB</language>" in rss


def test_a_language_without_a_catalogue_is_told_and_shown_in_english(
    small_site: Path, run: Run
) -> None:
    speak(small_site, "it")
    done = run("mkdocs", "build", "--strict", cwd=small_site)
    assert done.returncode == 0, done.stderr
    assert "There is no catalogue of words for it yet" in done.stderr
    assert "The manual says how to add one." in done.stderr
    html = (small_site / "site/posts/first/index.html").read_text()
    assert "5 January 2026" in html
    assert "Cite this post" in html


def test_a_site_has_a_catalogue_of_its_own(small_site: Path, run: Run) -> None:
    speak(small_site, "cy", "      locale_dir: locale\n")
    own = small_site / "locale/cy/LC_MESSAGES/reading_room.po"
    own.parent.mkdir(parents=True)
    own.write_text(
        'msgid "Related posts"\nmsgstr "x"\n\nmsgid "Cite this post"\nmsgstr "Cyfeirio"\n'
    )
    done = run("mkdocs", "build", "--strict", cwd=small_site)
    assert done.returncode == 0, done.stderr
    html = (small_site / "site/posts/first/index.html").read_text()
    assert "<summary>Cyfeirio</summary>" in html
    assert "Gan <a" in html
    assert "5 Ionawr 2026" in html


def test_a_catalogue_that_is_none_is_told(small_site: Path, run: Run) -> None:
    speak(small_site, "cy", "      locale_dir: locale\n")
    own = small_site / "locale/cy/LC_MESSAGES/reading_room.po"
    own.parent.mkdir(parents=True)
    own.write_text("Related posts: x\n")
    done = run("mkdocs", "build", cwd=small_site)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "locale_dir: " in done.stderr
    assert "reading_room.po" in done.stderr
