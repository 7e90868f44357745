"""Lists that are no bibliography: what is made of each, and all that is said of the rest.

A case is a file of tests/cases/lists with what comes of it beside it, as .yml and .txt.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from helpers import REPOSITORY, Run
from importers.imported import Done, empty, imported, library_of
from importers.test_bounds import ends_in_time_and_room
from reading_room.importers.lists import FORMATS, READERS, format_of

CASES = REPOSITORY / "tests/cases/lists"
FILES = sorted(path for path in CASES.iterdir() if path.with_name(f"{path.name}.yml").exists())
TEXTS = yaml.safe_load((CASES / "texts.yaml").read_text())


def only(site: Path) -> Path:
    [made] = (site / "reading_lists").iterdir()
    return made


def test_every_format_has_a_case() -> None:
    found = {format_of(path.name, path.read_text()) for path in FILES}
    assert found == FORMATS.keys()


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_what_is_made_of_a_file_and_what_is_said(file: Path, tmp_path: Path) -> None:
    site = empty(tmp_path / "site")
    done = imported(site, file, "--all")
    assert only(site).read_text() == file.with_name(f"{file.name}.yml").read_text()
    assert f"{done.top}\n{done.said}" == file.with_name(f"{file.name}.txt").read_text()
    assert done.status == 0
    assert library_of(site)[1] == []


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_every_address_of_a_file_is_on_the_list_or_told(file: Path) -> None:
    made, said = (file.with_name(f"{file.name}{end}").read_text() for end in (".yml", ".txt"))
    for name in ("alfa", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "papa"):
        if f"{name}.example" in file.read_text():
            assert f"{name}.example" in made + said or f"{name.title()}" in made + said


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_a_second_import_changes_no_byte(file: Path, tmp_path: Path) -> None:
    site = empty(tmp_path / "site")
    imported(site, file)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    done = imported(site, file)
    assert "nothing is new." in done.said
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_a_dry_run_says_the_same_and_writes_nothing(file: Path, tmp_path: Path) -> None:
    site = empty(tmp_path / "site")
    before = sorted(site.rglob("*"))
    dry = imported(site, file, "--dry-run", "--all")
    assert sorted(site.rglob("*")) == before
    real = imported(site, file, "--all")
    assert dry.said.replace(" Nothing was written.", "") == real.said


def test_a_site_with_a_list_of_each_format_builds_strictly(tmp_path: Path, run: Run) -> None:
    site = empty(tmp_path / "site")
    (site / "docs/index.md").write_text("# Works\n")
    for file in FILES:
        name = file.name.replace(".", "-").lower()
        assert imported(site, file, "--list", name).status == 0
    done = run("reading_room", "check", cwd=site)
    assert done.returncode == 0, done.stdout
    done = run("reading_room", "build", "--strict", cwd=site)
    assert done.returncode == 0, done.stderr
    library, found = library_of(site)
    assert found == []
    assert len(library.lists) == len(FILES)
    for made in library.lists:
        html = (site / f"site/reading-lists/{made.slug}/index.html").read_text()
        for entry in made.entries:
            assert f'id="{entry.item.id}"' in html


@pytest.mark.parametrize("case", TEXTS["references"], ids=lambda case: case["line"][:40])
def test_what_is_guessed_of_a_reference(case: dict[str, object]) -> None:
    read = READERS["references"](str(case["line"]))
    [work] = read.works
    found = work.reference
    made: dict[str, object] = {
        key: [f"{name.given}|{name.family}{name.literal}" for name in value]
        if isinstance(value, tuple)
        else str(value)
        for key, value in found.values.items()
    }
    assert made == case["is"]
    assert " ".join(str(case["line"]).split()).removeprefix("[1] ") in work.guess


@pytest.mark.parametrize("case", TEXTS["links"], ids=lambda case: case["text"][:40])
def test_what_is_made_of_an_item(case: dict[str, object]) -> None:
    read = READERS["links"](str(case["text"]))
    made = [
        {
            key: value
            for key, value in (
                ("title", work.reference.title),
                ("URL", work.reference.url),
                ("note", work.reference.note),
                ("by", ", ".join(map(str, work.reference.makers))),
                ("in", work.reference.section_title),
            )
            if value
        }
        for work in read.works
    ]
    assert made == case["is"]
    assert [f"{each.fate} {each.line}" for each in read.remarks] == case.get("told", [])


class TestAgain:
    """A list that somebody edited since the import."""

    @pytest.fixture
    def site(self, tmp_path: Path) -> Path:
        site = empty(tmp_path / "site")
        imported(site, CASES / "firefox.html")
        return site

    @staticmethod
    def edit(site: Path, *changes: tuple[str, str]) -> str:
        path = only(site)
        text = path.read_text()
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text)
        return text

    def test_what_was_edited_stays(self, site: Path) -> None:
        text = self.edit(
            site,
            ("title: Alfa & co.", "title: A better title"),
            ("URL: https://alfa.example/", "URL: https://alfa.example/new"),
            ("topics: [care, budgets]", "topics: [care]"),
            ('        accessed: "2016-04-10"\n', ""),
            ("title: Not in a folder", "title: More"),
        )
        done = imported(site, CASES / "firefox.html")
        assert "nothing is new." in done.said
        assert only(site).read_text() == text

    def test_a_work_that_was_taken_off_stays_away_and_is_told(self, site: Path) -> None:
        text = only(site).read_text()
        start = text.index("      - id: golf-example-page")
        text = text[:start] + text[text.index("  - id: care\n") :]
        only(site).write_text(text)
        done = imported(site, CASES / "firefox.html")
        assert "Taken off the list since an earlier import" in done.said
        assert "golf-example-page" in done.said
        assert only(site).read_text() == text

    def test_what_changed_in_the_file_comes_unless_it_was_edited(self, site: Path) -> None:
        self.edit(site, ('accessed: "2016-04-15"', 'accessed: "2016-04"'))
        file = site.parent / "firefox.html"
        text = (CASES / "firefox.html").read_text()
        text = text.replace("Why to read it: see", "Newly said: see").replace(
            'x=&lt;1&gt;"', 'y=2"'
        )
        file.write_text(text.replace("Bravo</A>", "Bravo, second edition</A>"))
        done = imported(site, file)
        made = only(site).read_text()
        assert "Newly said" in made
        assert "Bravo, second edition" in made
        assert 'accessed: "2016-04"' in made
        assert made.count("- id:") == 3 + 4, "three parts and four works, as before"
        assert "charlie: URL is" in done.said

    def test_what_changed_in_both_stays_and_is_told(self, site: Path) -> None:
        text = self.edit(site, ("see more (https://more.example/)", "see below"))
        file = site.parent / "firefox.html"
        file.write_text((CASES / "firefox.html").read_text().replace("Why to read it", "Read it"))
        done = imported(site, file)
        assert "note was changed on the list, and in the file, too" in done.said
        assert only(site).read_text() == text
        assert "nothing is new." in imported(site, file).said

    def test_without_what_is_remembered_the_files_values_win(self, site: Path) -> None:
        (site / ".reading-room/import.json").unlink()
        self.edit(site, ('note: "Why to read it', 'note: "Edited'))
        imported(site, CASES / "firefox.html")
        assert "Why to read it" in only(site).read_text()

    def test_what_cannot_be_read_any_more_stops_an_import(self, site: Path) -> None:
        (site / ".reading-room/import.json").write_text("<<<<<<< ours\n")
        before = only(site).read_bytes()
        done = imported(site, CASES / "firefox.html")
        assert done.status == 1
        assert "import.json cannot be read" in done.said
        assert only(site).read_bytes() == before

    def test_works_of_another_file_join_the_same_list(self, site: Path) -> None:
        done = imported(site, CASES / "pocket.html", "--list", "firefox")
        assert "1 work added, 1 changed." in done.said
        made = only(site).read_text()
        assert made.count("https://alfa.example/") == 1, "known by its address"
        assert "https://bravo.example/" in made, "another Bravo, at another address"


class TestSplit:
    def test_each_part_is_a_list_of_its_own(self, tmp_path: Path) -> None:
        site = empty(tmp_path / "site")
        done = imported(site, CASES / "zotero.rdf", "--split")
        made = {path.stem: path.read_text() for path in (site / "reading_lists").iterdir()}
        assert made.keys() == {"care", "care-budgets", "not-in-a-collection"}
        assert "work: kilocharlie2014" in made["care-budgets"]
        assert "id: kilocharlie2014" in made["care"]
        assert library_of(site)[1] == []
        assert done.status == 0
        assert imported(site, CASES / "zotero.rdf", "--split").said.count("nothing is new.") == 3

    def test_all_lists_are_written_or_none(self, tmp_path: Path) -> None:
        site = empty(tmp_path / "site")
        (site / "reading_lists/care-budgets.yml").mkdir(parents=True)
        done = imported(site, CASES / "zotero.rdf", "--split")
        assert done.status == 1
        assert "was not written" in done.said
        assert [path.name for path in (site / "reading_lists").iterdir()] == ["care-budgets.yml"]
        assert not (site / ".reading-room").exists()


class TestHostile:
    """Files that could hurt are refused, or harmless."""

    @staticmethod
    def done(folder: Path, name: str, text: str, *words: str) -> Done:
        site = empty(folder / "site")
        file = folder / name
        file.write_text(text)
        return imported(site, file, *words)

    @pytest.mark.parametrize("name", ["a.opml", "a.rdf"])
    def test_entities_are_refused_with_their_line(self, tmp_path: Path, name: str) -> None:
        sign = "http://www.zotero.org/namespaces/export#"
        root = "opml" if name == "a.opml" else f'rdf:RDF xmlns:rdf="x" xmlns:z="{sign}"'
        text = (
            '<?xml version="1.0"?>\n<!DOCTYPE x [\n<!ENTITY a SYSTEM "file:///etc/passwd">\n]>\n'
            f"<{root}><body><outline text='&a;' url='https://a.example/'/></body></{root[:4]}>"
        )
        done = self.done(tmp_path, name, text)
        assert done.status == 1
        assert "It declares entities or a type of document" in done.said
        assert "root:" not in done.said
        assert not (tmp_path / "site/reading_lists").exists()

    def test_a_file_of_many_levels_is_refused(self, tmp_path: Path) -> None:
        text = f"<opml><body>{'<outline text=`a`>'.replace('`', chr(34)) * 5000}"
        done = self.done(tmp_path, "a.opml", text)
        assert "It has more than 200 levels" in done.said

    @pytest.mark.parametrize(
        ("name", "start", "piece"),
        [
            ("a.html", "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL>", "<!--"),
            ("a.html", "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL>", "<a href='\""),
            ("a.html", "<!DOCTYPE NETSCAPE-Bookmark-file-1>", "<DL><DT><H3>a"),
            ("a.html", "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL>", "<DD><a "),
            ("a.md", "- [a](https://a.example/)\n", "- [a](https://"),
            ("a.md", "- [a](https://a.example/)\n", "[["),
            ("a.md", "- [a](https://a.example/) by ", "A B and "),
            ("a.md", "- [a](https://a.example/)\n", "| a "),
            ("a.md", "- [a](https://a.example/)\n", "> - "),
            ("a.txt", "A (2014) b. https://a.example/\n", "Lee, A., "),
            ("a.txt", "A (2014) b. https://a.example/\n", "(2014 "),
            ("a.txt", "A (2014) b. https://a.example/\n", "10.1000/("),
            ("a.txt", "A (2014) b. https://a.example/\n", "A b, "),
            ("a.csv", "Title,Author\n", '"a'),
            ("a.csv", "Title,Author\n", "a,"),
        ],
    )
    def test_what_is_repeated_has_an_end(
        self, tmp_path: Path, name: str, start: str, piece: str
    ) -> None:
        """What takes the square of a length would take minutes here."""
        ends_in_time_and_room(empty(tmp_path / "site"), name[1:], start + piece * 100_000)

    def test_nothing_of_a_script_or_a_path_reaches_a_list(self, tmp_path: Path) -> None:
        links = [
            "javascript:alert(1)", " JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "../../a",
            "data:text/html,<script>", "vbscript:x", "file:///etc/passwd", "//", "https://",
        ]  # fmt: skip
        text = "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL>" + "".join(
            f'<DT><A HREF="{link}">A</A>' for link in links
        )
        done = self.done(tmp_path, "a.html", text, "--all")
        assert not (tmp_path / "site/reading_lists").exists()
        assert done.said.count("line ") == len(links)

    def test_a_folder_cannot_name_a_path(self, tmp_path: Path) -> None:
        text = (
            "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><H3>../../etc</H3><DL>"
            '<DT><A HREF="https://a.example/">A</A></DL><DT><H3>/tmp/x</H3><DL>'
            '<DT><A HREF="https://b.example/">B</A></DL></DL>'
        )
        self.done(tmp_path, "a.html", text, "--split")
        made = sorted(path.name for path in (tmp_path / "site/reading_lists").iterdir())
        assert made == ["etc.yml", "tmp-x.yml"]


def test_from_says_what_a_file_is_whatever_its_name(tmp_path: Path) -> None:
    site = empty(tmp_path / "site")
    file = tmp_path / "winter.dat"
    file.write_bytes((CASES / "references.txt").read_bytes())
    done = imported(site, file)
    assert done.status == 1
    assert "Say what it is with --from" in done.said
    assert imported(site, file, "--from", "references").status == 0
    assert only(site).name == "winter.yml"


def test_the_report_has_every_line_that_is_told(tmp_path: Path) -> None:
    site = empty(tmp_path / "site")
    report = tmp_path / "report.md"
    imported(site, CASES / "awesome.md", "--report", str(report))
    text = report.read_text()
    for remark in READERS["links"]((CASES / "awesome.md").read_text()).remarks:
        assert f"line {remark.line}" in text
    assert "## Guessed, for you to look at" in text


def test_a_list_that_would_be_too_large_says_how_to_split_it(tmp_path: Path) -> None:
    site = empty(tmp_path / "site")
    file = tmp_path / "large.md"
    items = "\n".join(f"- [A {n}](https://a.example/{n}) - {'words ' * 60}" for n in range(1500))
    file.write_text(f"# Large\n\n## One\n\n{items}\n\n## Two\n\n{items.replace('a.ex', 'b.ex')}\n")
    done = imported(site, file)
    assert "With --split, each part of the file becomes a list of its own." in done.said
    assert not (site / "reading_lists").exists()
    assert imported(site, file, "--split").status == 0


def test_a_table_without_titles_says_what_to_write(tmp_path: Path) -> None:
    site = empty(tmp_path / "site")
    file = tmp_path / "a.csv"
    file.write_text("Work Id,Edition Id\n1,2\n")
    done = imported(site, file)
    assert done.status == 1
    assert "name one Title in the first line of the table" in done.said


def test_of_two_columns_of_one_name_the_second_is_told_of(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("Title,Title,Author,Author\nOne,Another,,Bo Hill\n")
    done = imported(empty(tmp_path / "site"), file, "--from", "table", "--all")
    assert done.status == 0
    assert "line 2: title: Another" in done.said
    made = only(tmp_path / "site").read_text()
    assert "title: One" in made
    assert "Bo Hill" in made


def test_librarythings_json_is_told_from_csl() -> None:
    assert format_of("a.json", json.dumps({"1": {"books_id": "1", "title": "A"}})) == "librarything"
    assert format_of("a.json", json.dumps([{"id": "a", "title": "A"}])) == ""


def test_two_items_of_zotero_that_only_their_key_tells_apart_stay_as_they_are(
    tmp_path: Path,
) -> None:
    one = (
        '<bib:Document rdf:about="#{0}"><z:itemType>webpage</z:itemType>'
        "<dc:title>Home</dc:title><z:key>{0}</z:key>"
        "<dc:identifier><dcterms:URI><rdf:value>https://x.example/</rdf:value></dcterms:URI>"
        "</dc:identifier><dcterms:dateSubmitted>{1}</dcterms:dateSubmitted></bib:Document>"
    )
    inside = (
        '<z:Collection rdf:about="#c{0}"><dc:title>{0}</dc:title>'
        '<dcterms:hasPart rdf:resource="#{1}"/></z:Collection>'
    )
    names = "".join(
        f' xmlns:{short}="{long}"'
        for short, long in {
            "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "z": "http://www.zotero.org/namespaces/export#",
            "bib": "http://purl.org/net/biblio#",
            "dc": "http://purl.org/dc/elements/1.1/",
            "dcterms": "http://purl.org/dc/terms/",
        }.items()
    )
    # The collection whose item comes last in the file is the first on the list.
    parts = [one.format("item_2", "2020-05-01"), one.format("item_1", "2020-06-02")]
    parts += [inside.format("A", "item_1"), inside.format("B", "item_2")]
    file = tmp_path / "two.rdf"
    file.write_text(f"<rdf:RDF{names}>{''.join(parts)}</rdf:RDF>")
    site = empty(tmp_path / "site")
    imported(site, file)
    first = only(site).read_text()
    assert first.count("title: Home") == 2
    imported(site, file)
    assert only(site).read_text() == first


def test_lines_that_other_programs_saved_are_read_as_they_did(tmp_path: Path) -> None:
    file = tmp_path / "books.csv"
    lines = ["Title,Author", "Café,Zoë Lee"]
    data = "\n".join(lines).encode() + "\nGarçons élevés à côté,Ann Émile\n".encode("cp1252")
    file.write_bytes(data)
    done = imported(empty(tmp_path / "site"), file)
    made = only(tmp_path / "site").read_text()
    assert "Café" in made
    assert "Garçons élevés à côté" in made
    assert "1 of them, the first is line 3" in done.said


def test_a_law_that_another_list_has_is_named_by_its_id(tmp_path: Path) -> None:
    site = empty(tmp_path / "site")
    one, other = tmp_path / "one.bib", tmp_path / "other.ris"
    one.write_text("@legislation{ca, title={Care Act 2014}, date={2014}, url={https://x.example/}}")
    other.write_text("TY  - STAT\nTI  - Care Act 2014\nPY  - 2014\nER  - \n")
    imported(site, one)
    imported(site, other)
    assert "work: ca" in (site / "reading_lists/other.yml").read_text()
