"""Forms and links by which readers write, on the pages of small sites."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

import pytest

from casebook import settings
from helpers import Run
from reading_room.importers.submissions.mail import mail_fields
from reading_room.markup import parse
from reading_room.model import Post
from reading_room.pages.forms import comment_form, suggestion_form
from reading_room.settings import Settings

OPEN = "---\ntitle: '{}'\ndate: 2014-05-14\ncomments: {}\n---\n\nWords.\n"


@pytest.fixture
def with_forms(small_site: Path) -> Path:
    (small_site / "posts/open.md").write_text(OPEN.format("Open", "open"))
    (small_site / "posts/closed.md").write_text(OPEN.format("Closed", "closed"))
    comments = "- id: c1\n  name: Jo <b>\n  text: Yes\n"
    (small_site / "posts/closed.comments.yml").write_text(comments)
    (small_site / "posts/open.comments.yml").write_text(comments)
    return small_site


def built(run: Run, site: Path, options: str, theme: str = "reading-room") -> Path:
    config = (site / "mkdocs.yml").read_text()
    config = config.replace("as_of:", f"{options}\n      as_of:")
    if theme == "reading-room":
        config = config.replace("name: material\n  font: false", "name: reading-room")
    (site / "mkdocs.yml").write_text(config)
    done = run("mkdocs", "build", cwd=site)
    assert done.returncode == 0, done.stderr
    return site / "site"


def test_where_nothing_says_where_comments_go_no_page_asks_for_them(
    run: Run, with_forms: Path
) -> None:
    site = built(run, with_forms, "")
    page = (site / "posts/open/index.html").read_text()
    assert "Comments are open" not in page
    assert "<form" not in page.partition("<main")[2]
    assert "Jo &lt;b&gt;" in page
    assert "Comments are closed." in (site / "posts/closed/index.html").read_text()
    assert "Suggest a work" not in (site / "reading-lists/works/index.html").read_text()
    assert "forms.example" not in (site / "_headers").read_text()


@pytest.mark.parametrize("theme", ["reading-room", "material"])
def test_a_form_is_sent_to_the_service_and_nowhere_else(
    run: Run, with_forms: Path, theme: str
) -> None:
    options = "comments_to: https://forms.example/c\n      suggestions_to: https://works.example/s"
    site = built(run, with_forms, options, theme)
    page = (site / "posts/open/index.html").read_text()
    assert "Comments are open." in page
    [action] = re.findall(r'<form action="([^"]*)" method="post"', page)
    assert action == "https://forms.example/c"
    assert '<option value="c1">Jo &lt;b&gt;</option>' in page
    assert '<input type="hidden" name="post" value="open">' in page
    assert re.search(r'<label for="([\w:-]+)">Leave this empty[^<]*</label>\s*<input[^>]* id="\1"',
                     page)  # fmt: skip
    works = (site / "reading-lists/works/index.html").read_text()
    assert '<form action="https://works.example/s" method="post"' in works
    assert 'method="post"' not in (site / "posts/closed/index.html").read_text()
    if theme == "reading-room":
        hosts = "form-action 'self' https://forms.example https://works.example;"
        assert hosts in page
        assert hosts in (site / "_headers").read_text()
        assert "form-action 'self';" in (site / "index.html").read_text()


@pytest.mark.parametrize(
    "given",
    [
        "http://forms.example/c",
        "https://forms.example;evil.example/",
        "https://jo@forms.example/",
        "javascript:alert(1)",
        "forms.example",
        "a@b.example, c@d.example",
        "a@b.example?bcc=c@d.example",
    ],
)
def test_what_is_no_place_to_send_words_to_is_refused(
    run: Run, small_site: Path, given: str
) -> None:
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text().replace("as_of:", f'comments_to: "{given}"\n      as_of:'))
    done = run("reading_room", "check", cwd=small_site)
    assert done.returncode != 0
    assert "comments_to is the address of a form service" in done.stderr


@pytest.mark.parametrize(
    "title", ["Choice & control", "A\r\nBcc: x@example.org", "[post: other] ?&#%", "ä" * 500]
)
def test_a_link_begins_a_mail_that_says_what_it_is_about(tmp_path: Path, title: str) -> None:
    made = settings(tmp_path, comments_to="a+b@example.org", suggestions_to="a+b@example.org")
    form = comment_form(_post(made, title), made)
    assert form
    address, _, query = form.mailto.partition("?")
    assert address == "mailto:a+b@example.org"
    assert re.fullmatch(r"subject=[A-Za-z0-9%._~-]+", query)
    subject = " ".join(unquote(query.removeprefix("subject=")).split())
    assert len(subject) < 200
    assert mail_fields(f"From: J\nSubject: {subject}\n\nYes".encode())["post"] == "the-post"


def test_a_form_is_made_where_there_is_somebody_to_send_it_to(tmp_path: Path) -> None:
    nowhere = settings(tmp_path)
    assert comment_form(_post(nowhere, "x"), nowhere) is None
    assert suggestion_form(_post(nowhere, "x"), nowhere) is None


def _post(made: Settings, title: str) -> Post:
    day = datetime(2014, 5, 14, tzinfo=made.zone)
    return Post("posts/the-post.md", "the-post", title, day, parse("Words."), comments_state="open")
