"""``reading-room add``, run as editors run it, against a server that answers as the services do."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from add.answers import LIST, OTHER, Add, as_json, as_page, negotiated
from helpers import ENVIRONMENT
from liar import Liar, Reply

ARTICLE = {
    "indexed": {"date-parts": [[2026, 1, 1]]},
    "type": "journal-article",
    "title": ["A <i>third</i> work &amp; more"],
    "subtitle": ["what it says"],
    "author": [
        {"given": "Cleo", "family": "Marsh", "sequence": "first", "affiliation": []},
        {"name": "The Third Group", "sequence": "additional"},
    ],
    "container-title": ["Journal of Works"],
    "issued": {"date-parts": [[2014, 3]]},
    "publisher": "Works Press",
    "DOI": "10.1234/THIRD",
    "URL": "http://dx.doi.org/10.1234/third",
}


def test_a_doi_is_negotiated_and_added_behind_the_last(site: Path, add: Add, liar: Liar) -> None:
    liar.routes["/doi/10.1234/third"] = Reply(302, b"", {"Location": "/agency/works/third"})
    liar.routes["/agency/works/third"] = negotiated(ARTICLE)
    path = site / "reading_lists/works.yml"
    done = add("https://doi.org/10.1234/third", "--yes")
    assert done.returncode == 0, done.stderr + done.stdout
    new = path.read_text()
    assert new.startswith(LIST.rstrip("\n"))
    assert [line for line in new[len(LIST) - 1 :].split("\n") if line] == [
        "  - id: marsh-2014",
        "    type: article-journal",
        '    title: "A third work & more: what it says"',
        "    author: [Cleo Marsh, {literal: The Third Group}]",
        "    container-title: Journal of Works",
        '    issued: "2014-03"',
        "    DOI: 10.1234/third",
        "    publisher: Works Press",
    ]
    assert "  - id: marsh-2014" in done.stdout.splitlines()
    assert "Added: marsh-2014, reading_lists/works.yml:18." in done.stdout


def test_an_isbn_becomes_a_book(site: Path, add: Add, liar: Liar) -> None:
    liar.routes["/books?bibkeys=ISBN:9780143127741"] = as_json(
        {
            "ISBN:9780143127741": {
                "title": "A book", "subtitle": "of many works /",
                "authors": [{"name": "Dan Vale"}, {"name": "Bureau of Works"}],
                "publishers": [{"name": "Works Press"}], "publish_date": "October 1, 1988",
                "identifiers": {"isbn_13": ["9780143127741"], "isbn_10": ["0143127748"]},
            }
        },
        "application/json",
    )  # fmt: skip
    done = add("ISBN 978-0-14-312774-1", "--yes")
    assert done.returncode == 0, done.stderr + done.stdout
    new = (site / "reading_lists/works.yml").read_text()
    assert "  - id: vale-1988\n    type: book\n" in new
    assert 'title: "A book: of many works"' in new
    assert "author: [Dan Vale, {literal: Bureau of Works}]" in new
    assert 'issued: "1988-10-01"' in new


ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>A query</title><id>x</id>
<entry><id>http://arxiv.org/abs/{id}v2</id><title>A work
  in two lines</title><published>2020-07-01T17:00:00Z</published>
<author><name>Eva van der Lind</name></author>
<arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1234/later</arxiv:doi></entry></feed>"""


def test_an_arxiv_id_becomes_an_article(site: Path, add: Add, liar: Liar) -> None:
    feed = ATOM.format(id="2007.00642").encode()
    kind = {"Content-Type": "application/atom+xml"}
    liar.routes["/arxiv?id_list=2007.00642"] = Reply(200, feed, kind)
    done = add("arXiv:2007.00642", "--yes")
    assert done.returncode == 0, done.stderr + done.stdout
    new = (site / "reading_lists/works.yml").read_text()
    assert "title: A work in two lines" in new
    assert "author: [Eva van der Lind]" in new
    assert "URL: https://arxiv.org/abs/2007.00642" in new
    assert "add 10.1234/later" in done.stdout


def test_a_pubmed_number_becomes_an_article(site: Path, add: Add, liar: Liar) -> None:
    liar.routes["/pubmed?id=17463137"] = as_json(
        {
            "source": "PubMed", "id": "pmid:17463137", "title": "A trial of works.",
            "author": [{"family": "Wood", "given": "Fay"}], "PMID": "17463137",
            "container-title": "Journal of Trials", "issued": {"date-parts": [[2007, 4, 26]]},
            "type": "article-journal", "DOI": "10.1234/trial",
        },
        "application/json",
    )  # fmt: skip
    done = add("PMID: 17463137", "--yes")
    assert done.returncode == 0, done.stderr + done.stdout
    new = (site / "reading_lists/works.yml").read_text()
    assert "  - id: wood-2007\n" in new
    assert "title: A trial of works\n" in new
    assert "DOI: 10.1234/trial" in new


HIGHWIRE = """<html lang="en-GB"><head><title>A page of work | Works Online</title>
<meta name="citation_title" content="A page of &lt;i&gt;work&lt;/i&gt;">
<meta name="citation_author" content="Reed, Gus"><meta name="citation_author" content="Ida Stone">
<meta name="citation_publication_date" content="2016/05/04">
<meta name="citation_journal_title" content="Works Online"></head>"""
JSON_LD = """<html><head><title>x</title><meta property="og:site_name" content="The Works Blog">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebPage", "name": "Not this"}, {"@id": "#p", "@type": "Person", "name": "Jo Brook"},
{"@type": ["Article", "BlogPosting"], "headline": "A post of work", "author": {"@id": "#p"},
 "datePublished": "2019-08-09T23:30:00+01:00"}]}</script></head>"""
BLOG = """<head><meta name="citation_title" content="A blog of work">
<meta name="citation_author" content="Works‚ Words and More,">
<meta name="citation_author" content="Reed, Gus">
<meta name="citation_journal_title" content="Works in Blogs">
<script type="application/ld+json">{"@type": "BlogPosting", "headline": "A blog of work"}</script>
</head>"""
DUBLIN = """<head><meta name="DC.title" content="A report of work">
<meta name="DC.creator" content="Kay Field; Len Wold"><meta name="DCTERMS.issued" content="2011">
</head>"""
GRAPH = """<head><meta property="og:title" content="A preview of work">
<meta property="og:site_name" content="Works News">
<meta property="article:published_time" content="2021-02-03T04:05:06Z">
<meta name="author" content="By Mia Ford and Ned Ash"><title>No</title></head>"""


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (HIGHWIRE, ["type: article-journal", "title: A page of work",
                    "author: [Gus Reed, Ida Stone]",
                    "container-title: Works Online", 'issued: "2016-05-04"']),
        (JSON_LD, ["type: post-weblog", "title: A post of work", "author: [Jo Brook]",
                   "container-title: The Works Blog", 'issued: "2019-08-09"']),
        (BLOG, ["type: post-weblog", "title: A blog of work",
                'author: [{literal: "Works, Words and More"}, Gus Reed]',
                "container-title: Works in Blogs"]),
        (DUBLIN, ["type: webpage", "title: A report of work", "author: [Kay Field, Len Wold]",
                  'issued: "2011"']),
        (GRAPH, ["type: webpage", "title: A preview of work", "author: [Mia Ford, Ned Ash]",
                 "container-title: Works News", 'issued: "2021-02-03"']),
        ("<title>Only a title - Works</title>", ["type: webpage", "title: Only a title - Works"]),
    ],
)  # fmt: skip
def test_a_page_says_what_it_is(
    site: Path, add: Add, liar: Liar, html: str, lines: list[str]
) -> None:
    liar.routes["/page"] = as_page(html)
    done = add(f"{liar.url}page?utm_source=list", "--yes")
    assert done.returncode == 1
    liar.routes["/page?utm_source=list"] = as_page(html)
    done = add(f"{liar.url}page?utm_source=list", "--yes")
    assert done.returncode == 0, done.stderr + done.stdout
    new = (site / "reading_lists/works.yml").read_text()[len(LIST) :]
    assert [line for line in lines if f"    {line}\n" not in new] == []
    assert f'URL: "{liar.url}page"' in new or f"URL: {liar.url}page\n" in new


def test_a_page_of_a_doi_is_asked_for_by_that(site: Path, add: Add, liar: Liar) -> None:
    html = '<meta name="citation_title" content="A third work">'
    liar.routes["/page"] = as_page(html + '<meta name="citation_doi" content="doi:10.1234/third">')
    liar.routes["/doi/10.1234/third"] = as_json(ARTICLE)
    done = add(f"{liar.url}page", "--yes")
    assert done.returncode == 0, done.stderr + done.stdout
    assert "id: marsh-2014" in (site / "reading_lists/works.yml").read_text()


def test_it_asks_and_no_is_no(site: Path, add: Add, liar: Liar) -> None:
    liar.routes["/doi/10.1234/third"] = as_json(ARTICLE)
    path = site / "reading_lists/works.yml"
    done = add("10.1234/third", typed="n\n")
    assert (done.returncode, path.read_text()) == (0, LIST)
    assert "Not added." in done.stdout
    done = add("10.1234/third")
    assert (done.returncode, path.read_text()) == (1, LIST)
    assert "--yes adds without asking" in done.stderr
    done = add("10.1234/third", typed="y\n")
    assert done.returncode == 0
    assert "marsh-2014" in path.read_text()


def test_a_dry_run_writes_nothing(site: Path, add: Add, liar: Liar) -> None:
    liar.routes["/doi/10.1234/third"] = as_json(ARTICLE)
    more = ARTICLE | {"title": "Quite another", "DOI": "10.1234/more"}
    liar.routes["/doi/10.1234/more"] = as_json(more)
    done = add("10.1234/third", "10.1234/more", "10.1234/third", "--dry-run")
    assert done.returncode == 0, done.stderr
    assert "Would be added: marsh-2014," in done.stdout
    assert "Would be added: marsh-2014-2," in done.stdout
    assert "It is there already: marsh-2014 (the same DOI)" in done.stdout
    assert (site / "reading_lists/works.yml").read_text() == LIST


def test_one_that_fails_hides_no_other(site: Path, add: Add, liar: Liar) -> None:
    liar.routes["/doi/10.1234/third"] = as_json(ARTICLE)
    done = add("10.1234/unknown", "nothing", "10.1234/third", "--yes")
    assert done.returncode == 1
    assert "10.1234/unknown: not found. 127.0.0.1 knows no DOI 10.1234/unknown.\n" in done.stderr
    assert "nothing: there is nothing in it to look up." in done.stderr
    assert "marsh-2014" in (site / "reading_lists/works.yml").read_text()


def test_a_work_is_never_there_twice(site: Path, add: Add, liar: Liar) -> None:
    second = ARTICLE | {"DOI": "10.1234/Second", "title": "A second work, again"}
    liar.routes["/doi/10.1234/SECOND"] = as_json(second)
    done = add("10.1234/SECOND", "--yes")
    assert done.returncode == 0
    assert "hill-2012 (the same DOI), reading_lists/works.yml:11. Nothing was added." in done.stdout
    assert (site / "reading_lists/works.yml").read_text() == LIST


def test_a_work_of_another_list_is_named_by_its_id(site: Path, add: Add, liar: Liar) -> None:
    liar.routes["/doi/10.1234/second"] = as_json(ARTICLE | {"DOI": "10.1234/second"})
    done = add("10.1234/second", "--yes", "--section", "early", to="others")
    assert done.returncode == 0, done.stderr
    assert (
        "Another list has it: hill-2012 (the same DOI), reading_lists/works.yml:11." in done.stdout
    )
    whole = (site / "reading_lists/others.yml").read_text()
    early = "        URL: https://early.example/work\n"
    assert whole == OTHER.replace(early, f"{early}      - work: hill-2012\n")


def test_what_looks_like_a_work_is_for_an_editor_to_say(site: Path, add: Add, liar: Liar) -> None:
    author = [{"given": "B.", "family": "Hill"}]
    alike = ARTICLE | {
        "DOI": "10.1234/a",
        "title": "A second work",
        "subtitle": [],
        "author": author,
    }
    liar.routes["/doi/10.1234/a"] = as_json(alike)
    path = site / "reading_lists/works.yml"
    done = add("10.1234/a", "--yes")
    assert (done.returncode, path.read_text()) == (1, LIST)
    assert "It looks like hill-2012 (the same title, and another DOI)" in done.stdout
    assert "--new" in done.stderr
    done = add("10.1234/a", typed="y\n")
    assert (done.returncode, path.read_text()) == (0, LIST)
    done = add("10.1234/a", "--yes", "--new")
    assert done.returncode == 0
    assert "  - id: hill-2014\n" in path.read_text()


def test_lists_and_sections_that_are_not_there_are_named(add: Add) -> None:
    done = add("10.1234/a", to="work")
    assert done.returncode == 1
    assert "There is no reading list work. Did you mean works?" in done.stderr
    done = add("10.1234/a", "--section", "erly", to="others")
    assert "has no section erly. Did you mean early?" in done.stderr
    done = add("10.1234/a", "--section", "early")
    assert "has no sections: leave --section out" in done.stderr


def test_which_list_is_asked_for_only_where_there_are_several(
    site: Path, command: list[str]
) -> None:
    def add(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, *words], cwd=site, env=ENVIRONMENT, capture_output=True, text=True,
            timeout=60, stdin=subprocess.DEVNULL,
        )  # fmt: skip

    done = add("10.1234/a")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Say which list: --list others (or works)" in done.stderr
    (site / "reading_lists/others.yml").unlink()
    assert "10.1234/a: " in add("10.1234/a").stderr  # it went on, and asked the service
    (site / "reading_lists/works.yml").unlink()
    done = add("10.1234/a")
    assert "There is no reading list yet." in done.stderr
    assert '--new-list "…"' in done.stderr


LIES = {
    "a page": as_page("<title>Welcome</title>"),
    "no json": Reply(200, b'{"title": "A', {"Content-Type": "application/json"}),
    "another doi": as_json(ARTICLE | {"DOI": "10.1234/other"}),
    "no title": as_json(ARTICLE | {"title": [""], "subtitle": []}),
    "no object": as_json(["10.1234/x"]),
    "nothing": Reply(204, b"", {}),
    "not acceptable": Reply(406, b"no", {"Content-Type": "text/plain"}),
    "refused": Reply(403),
    "circle": Reply(302, b"", {"Location": "/doi/10.1234/x"}),
    "nowhere": Reply(302, b"", {"Location": ""}),
    "huge": as_json({"title": "x" * 5_000_000}),
    "deep": Reply(200, b"[" * 100_000, {"Content-Type": "application/json"}),
    "slow": Reply(act="drip body"),
    "cut": as_json(ARTICLE)._replace(act="cut"),
    "noise": Reply(act="noise"),
    "trouble": Reply(500),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_is_told_and_nothing_is_written(site: Path, add: Add, liar: Liar, lie: str) -> None:
    liar.routes["/doi/10.1234/x"] = LIES[lie]
    done = add("10.1234/x", "--yes")
    assert done.returncode == 1
    assert done.stderr.startswith("10.1234/x: not found. ")
    assert "DOI 10.1234/x:" not in done.stderr
    assert "Traceback" not in done.stderr
    assert (site / "reading_lists/works.yml").read_text() == LIST


def test_killed_half_way_nothing_is_half_written(
    site: Path, command: list[str], liar: Liar
) -> None:
    for number in range(8):
        doi = f"10.1234/n{number}"
        work = ARTICLE | {"DOI": doi, "title": f"Work number {'abcdefgh'[number]}"}
        liar.routes[f"/doi/{doi}"] = as_json(work)
    liar.takes = 0.05
    words = [f"10.1234/n{number}" for number in range(8)]
    path = site / "reading_lists/works.yml"
    running = subprocess.Popen(
        [*command, "--list", "works", "--yes", *words],
        cwd=site, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert running.stdout
    for line in running.stdout:
        if line.startswith("  Added:") and "-4," in line:
            os.kill(running.pid, signal.SIGKILL)
            break
    running.stdout.close()
    running.wait()
    text = path.read_text()
    assert text.startswith(LIST.rstrip("\n"))
    assert text.count("\n  - id: marsh-2014") in (4, 5)
    assert text.endswith("\n")
    again = subprocess.run(
        [*command, "--list", "works", "--yes", *words],
        cwd=site, env=ENVIRONMENT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert again.returncode == 0, again.stderr + again.stdout
    assert path.read_text().count("\n  - id: marsh-2014") == 8


@pytest.mark.parametrize(
    ("reference", "who"),
    [
        ("10.1234/third", "nowhere.invalid"),
        ("https://no-such-site.invalid/a", "no-such-site.invalid"),
    ],
)
def test_without_a_network_that_is_said_and_not_that_nothing_is_there(
    site: Path, add: Add, reference: str, who: str
) -> None:
    config = site / "mkdocs.yml"
    text = config.read_text()
    start = text.index("doi_resolver:")
    end = text.index("\n", start)
    config.write_text(f'{text[:start]}doi_resolver: "https://nowhere.invalid/"{text[end:]}')
    done = add(reference, "--yes")
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert f"{who} could not be reached (its name could not be looked up)" in said
    assert "not looked up" in said
    assert "not found" not in said
    assert said.count(reference) == 1
    assert "reading_lists/works.yml is as it was. Without the network, write the work" in said
    assert (site / "reading_lists/works.yml").read_text() == LIST
    new = add(reference, "--new-list", "Why & how", "--yes", to="").stderr
    assert new.endswith(
        "No list was begun. Without the network, begin it with a title: reading-room new list"
        " 'Why & how' --work 'The title'\n"
    )
    assert not (site / "reading_lists/why-how.yml").exists()
