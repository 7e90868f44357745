"""Lists to which something is added that have nothing yet, and what else the services say."""

from __future__ import annotations

from pathlib import Path

import pytest

from add.answers import Add, as_json, as_page
from add.test_add_command import ARTICLE, ATOM
from liar import Liar, Reply

HEAD = "title: New list   # of this year\ndate: 2026-01-08\n"
ENTRY = "id: marsh-2014"
EMPTY = {
    "brackets": ("items: []  # none yet\n", f"items:  # none yet\n  - {ENTRY}\n"),
    "no value": ("items:\n# The end\n", f"items:\n  - {ENTRY}\n"),
    "null": ("items: null\n", f"items:\n  - {ENTRY}\n"),
    "no key": ("intro: Read on.\n", f"intro: Read on.\nitems:\n  - {ENTRY}\n"),
    "lines of Windows": ("items: []\r\n", f"items:\r\n  - {ENTRY}\r\n"),
    "an empty section": (
        "sections:\n- id: one\n  title: One\n  items: []\n",
        f"  items:\n    - {ENTRY}\n",
    ),
    "a section without items": (
        "sections:\n- id: one\n  title: One\n",
        f"  title: One\n  items:\n    - {ENTRY}\n",
    ),
}


@pytest.mark.parametrize("name", EMPTY)
def test_a_list_with_nothing_in_it_can_be_added_to(
    site: Path, add: Add, liar: Liar, name: str
) -> None:
    text, wanted = EMPTY[name]
    path = site / "reading_lists/new.yml"
    head = HEAD.replace("\n", "\r\n") if "\r" in text else HEAD
    path.write_bytes((head + text).encode())
    liar.routes["/doi/10.1234/third"] = as_json(ARTICLE)
    done = add("10.1234/third", "--yes", to="new")
    new = path.read_bytes().decode()
    assert done.returncode == 0, done.stderr + done.stdout
    assert new.startswith(head)
    assert wanted in new
    assert all(line in new for line in text.splitlines() if line.startswith("#"))


def test_a_list_can_begin_with_what_is_added(site: Path, add: Add, liar: Liar) -> None:
    liar.routes["/doi/10.1234/third"] = as_json(ARTICLE)
    liar.routes["/doi/10.1234/fourth"] = as_json(
        ARTICLE | {"DOI": "10.1234/fourth", "title": ["A fourth work"]}
    )
    title = "What to read: first"
    path = site / "reading_lists/what-to-read-first.yml"
    done = add("10.1234/gone", "--new-list", title, "--yes", to="")
    assert done.returncode == 1
    assert not path.exists()
    dois = ("10.1234/third", "10.1234/fourth")
    done = add(*dois, "--new-list", title, "--dry-run", to="")
    assert done.returncode == 0, done.stderr
    assert not path.exists()
    done = add(*dois, "--new-list", title, "--yes", to="")
    assert done.returncode == 0, done.stderr + done.stdout
    assert "publisher: Works Press" in done.stdout.partition("Added: ")[0]
    text = path.read_text("utf-8")
    assert 'title: "What to read: first"' in text
    assert "  - id: marsh-2014\n" in text
    assert text.count("  - id: ") == len(dois)
    assert "items: []" not in text
    again = add("10.1234/third", "--new-list", title, "--yes", to="")
    assert again.returncode == 1
    assert "To add to it, name it: --list" in again.stderr
    assert path.read_text("utf-8") == text
    both = add("10.1234/third", "--new-list", title)
    assert both.returncode == 2


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("", "--new-list has no words"),
        (" \n", "--new-list has no words"),
        ("A\x1b[31m list", "characters that nobody can see"),
        ("\udcff", "characters that nobody can see"),
        ("Index", "Give another title."),
        ("Broken", "reading_lists/broken.yaml is there already, and cannot be read"),
    ],
)
def test_a_list_that_cannot_begin_is_not_begun(
    site: Path, add: Add, liar: Liar, title: str, said: str
) -> None:
    liar.routes["/doi/10.1234/third"] = as_json(ARTICLE)
    (site / "reading_lists/broken.yaml").write_text("title: [Broken\n")
    before = {path: path.read_bytes() for path in (site / "reading_lists").iterdir()}
    done = add("10.1234/third", "--new-list", title, "--yes", to="")
    assert done.returncode == 1
    assert said in done.stderr
    assert {path: path.read_bytes() for path in (site / "reading_lists").iterdir()} == before


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_remarks_below_the_last_work_stay_with_it(
    site: Path, add: Add, liar: Liar, end: str
) -> None:
    own = "  - id: one\n    title: One\n    # issued: 2014  # When it appeared.\n"
    text = f"{HEAD}items:\n{own}# The end\n".replace("\n", end)
    path = site / "reading_lists/new.yml"
    path.write_bytes(text.encode())
    liar.routes["/doi/10.1234/third"] = as_json(ARTICLE)
    done = add("10.1234/third", "--yes", to="new")
    assert done.returncode == 0, done.stderr + done.stdout
    wanted = f"{own}  - {ENTRY}\n".replace("\n", end)
    new = path.read_bytes().decode()
    assert wanted in new
    assert new.endswith(f"# The end{end}")


def test_a_list_whose_sections_are_none_says_what_to_write(
    site: Path, add: Add, liar: Liar
) -> None:
    path = site / "reading_lists/new.yml"
    path.write_text(f"{HEAD}sections: []\n")
    liar.routes["/doi/10.1234/third"] = as_json(ARTICLE)
    done = add("10.1234/third", "--yes", to="new")
    assert done.returncode == 1
    assert "write one with id, title and items" in done.stderr
    assert path.read_text() == f"{HEAD}sections: []\n"


ASKED = {
    "ISBN 978-0-14-312774-1": "/books?bibkeys=ISBN:9780143127741",
    "arXiv:2007.00642": "/arxiv?id_list=2007.00642",
    "PMID: 17463137": "/pubmed?id=17463137",
    "page": "/page",
}
BOOK = {"ISBN:9780143127748": {"title": "Another"}}
LIES = {
    "no such thing": Reply(404),
    "refused": Reply(403),
    "trouble": Reply(500),
    "nothing": Reply(204, b"", {}),
    "an empty object": as_json({}, "application/json"),
    "another book": as_json(BOOK, "application/json"),
    "no title": as_json({"title": [""], "ISBN:9780143127741": {"title": " "}}),
    "a list of words": as_json(["9780143127741"], "application/json"),
    "half": Reply(200, b'{"ISBN:9780143127741": {"ti', {"Content-Type": "application/json"}),
    "an empty feed": Reply(200, b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>",
                           {"Content-Type": "application/atom+xml"}),
    "another work": Reply(200, ATOM.format(id="2007.99999").encode(),
                          {"Content-Type": "application/atom+xml"}),
    "entities": Reply(200, b"<!DOCTYPE a [<!ENTITY b 'c'>]><feed>&b;</feed>",
                      {"Content-Type": "application/atom+xml"}),
    "an empty page": as_page("<html></html>"),
    "circle": Reply(302, b"", {"Location": "/page"}),
    "deep": Reply(200, b"[" * 100_000, {"Content-Type": "application/json"}),
    "noise": Reply(act="noise"),
}  # fmt: skip


@pytest.mark.parametrize("lie", LIES)
def test_lies_of_every_service_are_told_and_nothing_is_written(
    site: Path, add: Add, liar: Liar, lie: str
) -> None:
    before = (site / "reading_lists/works.yml").read_text()
    for path in ASKED.values():
        liar.routes[path] = LIES[lie]
    asked = [f"{liar.url}page" if words == "page" else words for words in ASKED]
    done = add(*asked, "--yes")
    assert done.returncode == 1
    assert done.stderr.count(": not found. ") == len(asked), done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert (site / "reading_lists/works.yml").read_text() == before
