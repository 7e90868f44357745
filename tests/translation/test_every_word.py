"""No word that the plugin adds to a site stands outside its catalogues.

The site of `everything` is built with a catalogue that has each message between ⟦ and ⟧. What is
outside them must come from the sources, or be a name that is the same in every language.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import html5lib
import pytest
import yaml

from helpers import REPOSITORY, Run, contents
from reading_room.dates import PartialDate
from reading_room.settings import Settings
from reading_room.sources import read_sources

LANGUAGE = "eo"
XHTML = "{http://www.w3.org/1999/xhtml}"
ATTRIBUTES = ("alt", "aria-label", "title", "placeholder", "label")
NAMES = {
    "RIS", "BibLaTeX", "CSL-JSON", "DOI", "MP3", "CC BY 4.0", "Reading Room", "Text", "Code", "MIT",
    "Bluesky LinkedIn WhatsApp",
    "About", "Every construct",
    "A blog and reading lists about personalisation in English social care",
}  # fmt: skip
"""Names that are the same in every language, and words of mkdocs.yml."""
OF_EDITORS = (
    "text", "welcome", "cite/p", "Z3988", "easy-read/div", "picture-row", "reading/li", "remark/p",
    "why",
)  # fmt: skip
"""Where a text or a reference stands: a class, or one of an element above and a tag."""
HEAD = f"""\
msgid ""
msgstr ""
"Language: {LANGUAGE}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""
ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
NOT_SHOWN = {"Escape"}
INLINE = frozenset(
    {"a", "abbr", "b", "cite", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "time"}
)
TAG = re.compile(r"</?(?:a|b|em|li|p|span|strong)[ >]")
"""A message's tag that was escaped, and is read as words."""
LETTER = re.compile(r"[^\W\d_]")
ADDRESS = re.compile(r"(https?://)?\b[\w-]+(\.[\w-]+)*\.(org|uk|net|example)\b(/\S*)?")
MESSAGE = re.compile(r"⟦[^⟦⟧]*⟧")


def bracketed(template: Path) -> str:
    """A catalogue that has each message in brackets."""
    lines = []
    for block in template.read_text(encoding="utf-8").split("\n\n")[1:]:
        found = dict.fromkeys(("msgctxt", "msgid", "msgid_plural"), "")
        key = ""
        for line in block.splitlines():
            if line.startswith(("msg", '"')):
                name, _, text = line.partition('"')
                key = name.strip() or key
                if key in found:
                    found[key] += json.loads(f'"{text}')
        context = f"msgctxt {quoted(found['msgctxt'])}\n" if found["msgctxt"] else ""
        one, many = (quoted(found[name]) for name in ("msgid", "msgid_plural"))
        said = [quoted(f"⟦{found[name]}⟧") for name in ("msgid", "msgid_plural")]
        if found["msgid_plural"]:
            lines.append(
                f"{context}msgid {one}\nmsgid_plural {many}\n"
                f"msgstr[0] {said[0]}\nmsgstr[1] {said[1]}\n"
            )
        else:
            lines.append(f"{context}msgid {one}\nmsgstr {said[0]}\n")
    return "\n".join([HEAD, *lines])


def quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The folder of the site of everything, built with that catalogue."""
    folder = tmp_path_factory.mktemp("bracketed")
    for name in ("docs", "posts", "reading_lists"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copytree(REPOSITORY / "tests/constructs", folder, dirs_exist_ok=True)
    catalogue = folder / f"locale/{LANGUAGE}/LC_MESSAGES/reading_room.po"
    catalogue.parent.mkdir(parents=True)
    template = REPOSITORY / "plugins/reading_room/locale/reading_room.pot"
    catalogue.write_text(bracketed(template), encoding="utf-8")
    config = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    for line, more in {
        "      language: en-GB\n": f"      language: {LANGUAGE}\n      locale_dir: locale\n"
        "      page_size: 5\n",
        "  custom_dir: overrides\n": "",  # the site's own words
        "not_in_nav: |\n": "not_in_nav: |\n  /every-markdown.md\n",
    }.items():
        assert line in config
        config = config.replace(line, more)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    done = run("mkdocs", "build", "--strict", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def known(folder: Path) -> Known:
    """All that the sources say, and dates as they are shown, without what stands about them."""
    settings = Settings(
        root=folder, docs=folder / "docs", posts=folder / "posts",
        reading_lists=folder / "reading_lists", site_name="", site_url="", description="",
        language=LANGUAGE, zone=ZoneInfo("Europe/London"), as_of=datetime.now(UTC).date(),
        feed_authority="", locale_dir=folder / "locale",
    )  # fmt: skip
    sources, _ = read_sources(settings)
    found = set(NAMES)
    for value in values_of(sources):
        if isinstance(value, str):
            found |= {value, *value.split("\n\n")}
        elif isinstance(value, PartialDate):
            found |= {MESSAGE.sub("", settings.say.date(value)), settings.say.years(value)}
        else:
            found.add(settings.say.day(value.date() if isinstance(value, datetime) else value))
    nav = yaml.safe_load(re.sub(r"!!.*", "", (folder / "mkdocs.yml").read_text(encoding="utf-8")))
    found |= {str(name) for entry in nav["nav"] if isinstance(entry, dict) for name in entry}
    for page in (folder / "docs").rglob("*.md"):
        lines = page.read_text(encoding="utf-8").split("\n")
        found |= {line.removeprefix("title: ").lstrip("# ") for line in lines}
    return Known(found)


def values_of(value: Any) -> Iterator[str | PartialDate | date]:
    """Every word and date in a record, and in what is in it."""
    if isinstance(value, str | PartialDate | date):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in ("path", "slug", "id", "line"):
                yield from values_of(getattr(value, field.name))
        yield from named(value)
    elif isinstance(value, dict):
        for part in value.values():
            yield from values_of(part)
    elif isinstance(value, Iterable):
        yield from named(value)
        for part in value:
            yield from values_of(part)


def named(value: Any) -> Iterator[str]:
    """A name as it is read."""
    if hasattr(value, "family"):
        yield str(value)


def bare(words: str) -> str:
    """Words without the signs and numbers about them."""
    return " ".join(words.split()).strip(" .,:;()[]“”‘’\"'·–…!?/&✓⁂0123456789\xa0-")


class Known:
    """All that the sources say."""

    def __init__(self, said: Iterable[str]) -> None:
        words = {" ".join(each.split()) for each in said}
        self._short = {bare(each) for each in words}
        self._long = sorted((each for each in words if len(each) > 7), key=len, reverse=True)

    def strange(self, words: str) -> list[str]:
        """What of some words is neither in brackets nor known."""
        while (less := MESSAGE.sub("⁂", words)) != words:
            words = less
        if not LETTER.search(words):
            return []
        words = ADDRESS.sub("⁂", " ".join(words.split()))
        if bare(words) in self._short:
            return []
        for each in self._long:
            if each in words:
                words = words.replace(each, "⁂")
        parts = (bare(part) for part in re.split(r"⁂|, | · | – |: | \(|\) |; ", words))
        return [part for part in parts if len(part) > 2 and part not in self._short]


def lines_of(element: Any) -> Iterator[str]:
    """The words of a page, a line for each block, and attributes that are read out."""
    found: list[str] = []
    _words(element, frozenset(), found)
    yield from "".join(found).split("\n")
    for each in element.iter():
        yield from (each.get(name) for name in ATTRIBUTES if each.get(name))


def _words(element: Any, above: frozenset[str], found: list[str]) -> None:
    tag = str(element.tag).removeprefix(XHTML) if isinstance(element.tag, str) else ""
    classes = element.get("class", "").split() if tag else []
    here = {*classes, *(f"{each}/{tag}" for each in above)}
    if tag == "template":  # the words of a script
        found += [f"{each}\n" for each in values_of(json.loads(element.text)) if each != LANGUAGE]
    elif not here.isdisjoint(OF_EDITORS):
        found += [f"{words}\n" for words in added(element)]
        for each in element.iter():  # what an editor says of a picture
            each.attrib.pop("alt", None)
            each.attrib.pop("title", None)
    elif tag and tag not in ("style", "code", "pre", "script"):
        inline = tag in INLINE
        found += ["" if inline else "\n", element.text or ""]
        for child in element:
            _words(child, above | {*classes}, found)
            found.append(child.tail or "")
        found.append("" if inline else "\n")


def added(element: Any) -> Iterator[str]:
    """What the plugin adds to a text of an editor's: titles of alerts, and hidden words."""
    for child in element.iter():
        if child.get("class") in ("admonition-title", "visually-hidden", "footnote-back", "meta"):
            yield "".join(child.itertext())


def test_pages_have_every_word_from_a_catalogue(folder: Path, known: Known) -> None:
    wrong = {}
    for path, data in contents(folder / "site").items():
        if path.endswith(".html"):
            lines = {*lines_of(html5lib.parse(data))}
            tags = {line for line in lines if TAG.search(line)}
            if found := tags | {part for line in lines for part in known.strange(line)}:
                wrong[path] = found
    assert wrong == {}


def test_feeds_do_too(folder: Path, known: Known) -> None:
    wrong: dict[str, set[str]] = {}
    for path in (folder / "site").rglob("feed.xml"):
        feed = ET.parse(path).getroot()
        assert feed.get(f"{XML}lang") == LANGUAGE
        said = {feed.findtext(f"{ATOM}title") or ""}
        said |= {link.get("title") or "" for link in feed.iter(f"{ATOM}link")}
        if path.parent.parent.name == "reading-lists":
            for content in feed.iter(f"{ATOM}content"):
                said |= {*lines_of(html5lib.parse(content.text or ""))}
        if found := {part for line in said for part in known.strange(line)}:
            wrong[path.relative_to(folder).as_posix()] = found
    assert wrong == {}


def test_so_do_the_kinds_that_a_search_offers(folder: Path) -> None:
    kinds = json.loads((folder / "site/search/filters.json").read_text())["kind"]
    assert len(kinds) == 7
    assert all(MESSAGE.fullmatch(kind) for kind in kinds)


def test_the_words_of_scripts_stand_in_pages() -> None:
    """A sentence between quotes in a script would be in one language."""
    for path in (REPOSITORY / "plugins/reading_room").rglob("assets/**/*.js"):
        script = re.sub(r"(?m)(^|\s)//.*$", "", path.read_text(encoding="utf-8"))
        said = re.findall(r"[\"`]([A-Z][a-z]+(?: [^\"`]*)?)[\"`]", script)
        assert [each for each in said if each not in NOT_SHOWN] == [], path.name
