"""Books of lists and of years, read back by a validator and by hand."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from helpers import ENVIRONMENT, REPOSITORY, SITE, Run
from npm import MODULES, node

Write = Callable[[dict[str, str]], Path]
CHECKER = MODULES / "@likecoin/epubcheck-ts/bin/epubcheck.js"
XHTML = "{http://www.w3.org/1999/xhtml}"
DC = "{http://purl.org/dc/elements/1.1/}"
OPF = "{http://www.idpf.org/2007/opf}"
OPS = "{http://www.idpf.org/2007/ops}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site, with everything that an editor can write."""
    folder = tmp_path_factory.mktemp("sources")
    for name in SITE:
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copytree(REPOSITORY / "tests/constructs", folder, dirs_exist_ok=True)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    return folder


def book(run: Run, site: Path, wanted: str, *words: str) -> Path:
    done = run("reading_room", "export", "--epub", wanted, *words, cwd=site)
    assert done.returncode == 0, done.stderr
    return site / done.stdout.partition(": ")[0]


def faults(path: Path) -> list[str]:
    """What EPUBCheck's port says of a book."""
    command = [node(), str(CHECKER), str(path), "--json", str(path) + ".json", "--quiet"]
    subprocess.run(command, capture_output=True, check=False)
    report = json.loads(Path(f"{path}.json").read_text())
    return [str(each) for each in report["messages"]]


def held(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pages(path: Path) -> dict[str, ET.Element]:
    """Every page by its path, and the package as ``EPUB/package.opf``."""
    found = held(path).items()
    return {name: ET.fromstring(data) for name, data in found if name.endswith(("xhtml", "opf"))}


BOOKS = ["2026", "every-field", "links", "evidence-and-practice", "what-future-for-personalisation"]


@pytest.mark.parametrize("wanted", BOOKS)
def test_a_book_is_valid_and_its_links_lead_somewhere(run: Run, sources: Path, wanted: str) -> None:
    path = book(run, sources, wanted)
    assert faults(path) == []
    found, files = pages(path), held(path)
    ids = {name: {each.get("id") for each in page.iter()} for name, page in found.items()}
    for name, page in found.items():
        own = [each.get("id") for each in page.iter() if each.get("id")]
        assert len(own) == len(set(own)), name
        for link in [*page.iter(f"{XHTML}a"), *page.iter(f"{XHTML}img")]:
            dest = link.get("href") or link.get("src") or ""
            if re.match(r"https?:|mailto:|tel:", dest):
                continue
            assert dest, ET.tostring(link)
            target, _, anchor = dest.partition("#")
            there = posixpath.join(posixpath.dirname(name), target) if target else name
            assert there in files, dest
            assert not anchor or anchor in ids[there], dest


def test_the_validator_sees_what_is_wrong(run: Run, small_site: Path) -> None:
    path = book(run, small_site, "works")
    assert faults(path) == []
    files = held(path)
    for name, old, new in (
        ("EPUB/part-1.xhtml", b"</ol>", b""),
        ("EPUB/package.opf", b"dcterms:modified", b"dcterms:created"),
        ("EPUB/part-1.xhtml", b"<ol ", b'<ol><li><a href="gone.xhtml">x</a></li></ol><ol '),
    ):
        assert old in files[name]
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for other, data in files.items():
                archive.writestr(other, data.replace(old, new) if other == name else data)
        path.write_bytes(out.getvalue())
        assert faults(path), new


def test_posts_of_a_year_keep_to_the_book(run: Run, sources: Path) -> None:
    found = pages(book(run, sources, "2026"))
    post = found["EPUB/post-every-construct.xhtml"]
    links = {"".join(a.itertext()).strip(): a.get("href") for a in post.iter(f"{XHTML}a")}
    assert links["link to a post"] == "post-what-comes-next.xhtml"
    assert links["Fox and others 2012"] == "works-cited.xhtml#every-field-one"
    assert links["link to a list"] == "works-cited.xhtml#every-field-one"
    notes = [a for a in post.iter(f"{XHTML}a") if a.get(f"{OPS}type") == "noteref"]
    assert [note.get("href") for note in notes] == ["#fn.1", "#fn.1", "#fn.2"]
    ends = [li.get("id") for li in post.iter(f"{XHTML}li") if li.get(f"{OPS}type") == "footnote"]
    assert ends == ["fn.1", "fn.2"]
    assert not list(post.iter(f"{XHTML}input"))
    nav = found["EPUB/nav.xhtml"].find(f".//{XHTML}nav")
    assert nav is not None
    assert nav.get(f"{OPS}type") == "toc"
    shown = [a.get("href") for a in nav.iter(f"{XHTML}a")]
    assert set(shown) == {
        name.removeprefix("EPUB/")
        for name in found
        if name.endswith("xhtml") and not name.endswith(("/nav.xhtml", "/title.xhtml"))
    }


def test_what_a_book_says_of_itself(run: Run, sources: Path) -> None:
    package = pages(book(run, sources, "every-field"))["EPUB/package.opf"]
    metadata = package.find(f"{OPF}metadata")
    assert metadata is not None
    said = [(each.tag.rpartition("}")[2], each.text or "") for each in metadata]
    assert ("title", "Every field that a work can have") in said
    assert ("language", "en-GB") in said
    assert ("publisher", "Reading Room") in said
    assert next(text for name, text in said if name == "identifier").startswith("urn:uuid:")
    metas = {(m.get("property"), m.text) for m in metadata.iter(f"{OPF}meta")}
    assert {
        ("schema:accessMode", "textual"),
        ("schema:accessModeSufficient", "textual"),
        ("schema:accessibilityFeature", "tableOfContents"),
        ("schema:accessibilityHazard", "none"),
    } <= metas
    assert {name for name, _ in metas} >= {"dcterms:modified", "schema:accessibilitySummary"}


def test_the_same_bytes_each_time(
    run: Run, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = book(run, sources, "2026").read_bytes()
    again = tmp_path / "again"
    shutil.copytree(sources, again)
    assert book(run, again, "2026").read_bytes() == one
    monkeypatch.setitem(ENVIRONMENT, "SOURCE_DATE_EPOCH", "1700000000")
    package = held(book(run, again, "2026"))["EPUB/package.opf"]
    assert b'"dcterms:modified">2023-11-14T22:13:20Z<' in package


def test_books_go_into_the_folder_that_is_named(run: Run, small_site: Path) -> None:
    """Though it is not there yet, and none takes the place of another."""
    lists = sorted(path.stem for path in (small_site / "reading_lists").glob("*.yml"))
    for wanted in (*lists[:1], "2026"):
        done = run("reading_room", "export", "--epub", wanted, "books/here", cwd=small_site)
        assert done.returncode == 0, done.stderr
    made = sorted(path.name for path in (small_site / "books/here").iterdir())
    assert made == sorted([f"{lists[0]}.epub", "posts-2026.epub"])


def test_no_colour_of_words_is_set(run: Run, small_site: Path) -> None:
    style = held(book(run, small_site, "works"))["EPUB/book.css"].decode()
    assert "color-scheme: light dark" in style
    assert not re.search(r"(?<![\w-])color:", style)
    assert "prefers-color-scheme: dark" in style


POST = "---\ntitle: {}\ndate: {}\n{}---\n\n{}\n"


def test_only_what_is_published_is_in_a_book(run: Run, write: Write, small_site: Path) -> None:
    word = "zqxjkvbw"
    write(
        {
            "posts/held.md": POST.format(word, "2026-12-01", "", word),
            "posts/draft.md": POST.format(word, "2025-01-01", "draft: true\n", word),
            "posts/out.md": POST.format("Out", "2026-01-07", "", "See [the other](held.md)."),
        }
    )
    for name, data in held(book(run, small_site, "2026")).items():
        assert word not in name
        assert word.encode() not in data, name
    done = run("reading_room", "export", "--epub", "2025", cwd=small_site)
    assert done.returncode == 1
    assert "No post of 2025 is published. Years with posts: 2026." in done.stderr
    assert not (small_site / "posts-2025.epub").exists()
    asked = held(book(run, small_site, "2025", "--drafts"))
    assert word.encode() in asked["EPUB/post-draft.xhtml"]


def test_each_part_is_in_its_language(run: Run, write: Write, small_site: Path) -> None:
    write(
        {
            "posts/cymraeg.md": POST.format("Bore da", "2026-01-07", "language: cy\n", "Helo."),
            "posts/arabi.md": POST.format("مرحبا", "2026-01-08", "language: ar\n", "مرحبا."),
        }
    )
    found = pages(book(run, small_site, "2026"))
    welsh, arabic = found["EPUB/post-cymraeg.xhtml"], found["EPUB/post-arabi.xhtml"]
    assert (welsh.get("lang"), welsh.get(LANG), welsh.get("dir")) == ("cy", "cy", None)
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")
    languages = [each.text for each in found["EPUB/package.opf"].iter(f"{DC}language")]
    assert languages[1:] == ["cy", "ar"]


def test_a_site_without_an_address_has_books(run: Run, small_site: Path) -> None:
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text().replace("site_url: https://elsewhere.example/\n", ""))
    post = small_site / "posts/first.md"
    post.write_text(post.read_text() + "\nSee [all about it](../docs/about.md).\n")
    path = book(run, small_site, "2026")
    assert faults(path) == []
    text = held(path)["EPUB/post-first.xhtml"].decode()
    assert "<a>all about it</a>" in text


def test_addresses_of_others_are_addresses(run: Run, write: Write, small_site: Path) -> None:
    dest = "https://elsewhere.example/a|b?c={d}#e[1-25]"
    write({"posts/out.md": POST.format("Out", "2026-01-07", "", f"[A talk of theirs]({dest})")})
    path = book(run, small_site, "2026")
    assert faults(path) == []
    assert b"#e%5B1-25%5D" in held(path)["EPUB/post-out.xhtml"]


def test_a_book_takes_the_place_of_a_book_alone(run: Run, small_site: Path) -> None:
    (small_site / "letter.epub").write_text("Dear")
    done = run("reading_room", "export", "--epub", "works", "letter.epub", cwd=small_site)
    assert done.returncode == 1
    assert "is there, and is no book" in done.stderr
    assert (small_site / "letter.epub").read_text() == "Dear"
    path = book(run, small_site, "works", "my.epub")
    path = book(run, small_site, "reading_lists/works.yml", "my.epub")
    assert zipfile.is_zipfile(path)
    done = run("reading_room", "export", "--epub", "work", cwd=small_site)
    assert "There is no published list called work. Did you mean works?" in done.stderr


def test_a_book_has_a_cover_comments_and_easy_read(run: Run, sources: Path) -> None:
    path = book(run, sources, "2026")
    found, files = pages(path), held(path)
    package = found["EPUB/package.opf"]
    cover = [each for each in package.iter(f"{OPF}item") if each.get("properties") == "cover-image"]
    assert [each.get("href") for each in cover] == ["cover.svg"]
    drawing = ET.fromstring(files["EPUB/cover.svg"])
    assert "Posts of 2026" in " ".join(" ".join(drawing.itertext()).split())
    post = found["EPUB/post-every-construct.xhtml"]
    said = {each.get("id"): each for each in post.iter(f"{XHTML}div")}
    assert "The first." in "".join(said["comment.c1"].itertext())
    answered = said["comment.c2"].find(f".//{XHTML}a")
    assert answered is not None
    assert answered.get("href") == "#comment.c1"
    order = [str(each.get("href")) for each in package.iter(f"{OPF}item")]
    at = order.index("post-who-is-in-the-room.xhtml")
    assert order[at + 1] == "easy-read-who-is-in-the-room.xhtml"
    edition = found["EPUB/easy-read-who-is-in-the-room.xhtml"]
    assert all(each.get("alt") is not None for each in edition.iter(f"{XHTML}img"))
    assert list(edition.iter(f"{XHTML}img"))
