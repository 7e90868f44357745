"""What not everybody could read in the old blog is a draft here, and named; what a site has of its
own stays as it is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from importers.blogs.moved import move, site_in

POST = "---\ntitle: A post\ndate: 2014-01-02\n{}---\n\nWords for a few.\n"
TOML = '+++\ntitle = "A post"\ndate = 2014-01-02\n{}+++\n\nWords for a few.\n'
GHOST = {
    "id": "1", "title": "A post", "slug": "a-post", "html": "<p>Words for a few.</p>",
    "status": "published", "visibility": "paid", "published_at": "2014-01-02T10:00:00.000Z",
}  # fmt: skip
WXR = (
    '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    "<wp:wxr_version>1.2</wp:wxr_version><link>https://old.example</link><item>"
    "<title>A post</title><wp:post_id>1</wp:post_id><wp:post_name>a-post</wp:post_name>"
    "<wp:post_date>2014-01-02 10:00:00</wp:post_date><wp:post_type>post</wp:post_type>"
    "<wp:status>publish</wp:status><wp:post_password>a secret</wp:post_password>"
    "<content:encoded><![CDATA[Words for a few.]]></content:encoded></item></channel></rss>"
)
HUGO = {"hugo.toml": 'baseURL = "https://old.example/"\n'}
ZOLA = {"config.toml": 'base_url = "https://old.example"\n'}
BLOGS = {
    "a password of WordPress": ({"export.xml": WXR}, "it has a password"),
    "paid posts of Ghost": (
        {
            "ghost.json": json.dumps(
                {"db": [{"meta": {"exported_on": 1}, "data": {"posts": [GHOST]}}]}
            )
        },
        "visibility: paid",
    ),
    "a day that is over, in Hugo": (
        HUGO | {"content/posts/a-post.md": POST.format("expiryDate: 2015-01-01\n")},
        "expiryDate: 2015-01-01",
    ),
    "headless, in Hugo": (
        HUGO | {"content/posts/a-post.md": POST.format("headless: true\n")},
        "headless: true",
    ),
    "never rendered, in Hugo": (
        HUGO | {"content/posts/a-post.md": POST.format("build: {render: never}\n")},
        "build: render: never",
    ),
    "a section of drafts, in Hugo": (
        HUGO
        | {
            "content/posts/a-post.md": POST.format(""),
            "content/posts/_index.md": "---\ntitle: Posts\ncascade: {draft: true}\n---\n",
        },
        "cascade: draft: true, of content/posts/_index.md",
    ),
    "never rendered, in Zola": (
        ZOLA | {"content/blog/a-post.md": TOML.format("render = false\n")},
        "render = false",
    ),
    "a section of drafts, in Zola": (
        ZOLA
        | {
            "content/blog/a-post.md": TOML.format(""),
            "content/blog/_index.md": '+++\ntitle = "Blog"\ndraft = true\n+++\n',
        },
        "its section is a draft",
    ),
    "a status of Pelican": (
        {
            "pelicanconf.py": "SITENAME = 'Old'\n",
            "content/a-post.md": "Title: A post\nDate: 2014-01-02\nStatus: skip\n\nWords.\n",
        },
        "",
    ),
    "defaults of Jekyll": (
        {
            "_config.yml": 'defaults:\n  - scope: {path: ""}\n    values: {published: false}\n',
            "_posts/2014-01-02-a-post.md": POST.format(""),
        },
        "",
    ),
}


def blog(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / "old" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder / "old" / next(iter(files)) if len(files) == 1 else folder / "old"


@pytest.mark.parametrize("name", BLOGS)
def test_it_is_a_draft(tmp_path: Path, name: str) -> None:
    old, why = BLOGS[name]
    site = site_in(tmp_path)
    done = move(site, blog(tmp_path, old))
    [post] = (path for path in (site / "posts").rglob("*.md"))
    assert "\ndraft: true\n" in post.read_text("utf-8")
    assert why in done.report


def test_an_author_who_is_an_e_mail_address_is_told_of(tmp_path: Path) -> None:
    site = site_in(tmp_path)
    post = POST.format("author: ann@old.example\n")
    done = move(site, blog(tmp_path, HUGO | {"content/posts/a-post.md": post}))
    [made] = (path for path in (site / "posts").rglob("*.md"))
    assert "authors" not in made.read_text("utf-8")
    assert "Left out: an e-mail address is no name." in done.report


def another(folder: Path) -> Path:
    """A blog by somebody, about something."""
    post = POST.format("authors: [Ann Mead]\ntags: [Money]\n")
    return blog(folder, HUGO | {"content/posts/a-post.md": post})


def test_line_ends_of_the_sites_own_files_stay(tmp_path: Path) -> None:
    site = site_in(tmp_path)
    people = site / "docs/people.yml"
    people.write_bytes(b"alex-fox:\r\n  name: Alex Fox\r\n")
    assert move(site, another(tmp_path)).status == 0
    lines = people.read_bytes().split(b"\r\n")
    assert lines[:2] == [b"alex-fox:", b"  name: Alex Fox"]
    assert b"  name: Ann Mead" in lines
    assert not any(b"\n" in line for line in lines)


def test_the_file_that_is_there_is_added_to(tmp_path: Path) -> None:
    site = site_in(tmp_path)
    for name in ("people", "topics"):
        (site / f"docs/{name}.yml").unlink(missing_ok=True)
        what = "name" if name == "people" else "title"
        (site / f"docs/{name}.yaml").write_text(f"one:\n  {what}: One Two\n", "utf-8")
    assert move(site, another(tmp_path)).status == 0
    assert "Ann Mead" in (site / "docs/people.yaml").read_text("utf-8")
    assert not (site / "docs/people.yml").exists()


def test_a_file_that_cannot_be_added_to_stops_the_import(tmp_path: Path) -> None:
    site = site_in(tmp_path)
    (site / "docs/people.yml").write_text("{}\n", "utf-8")
    done = move(site, another(tmp_path))
    assert done.status == 1
    assert "nothing was written" in done.said
    assert (site / "docs/people.yml").read_text("utf-8") == "{}\n"
    assert [*(site / "posts").rglob("*.md")] == []


def test_a_damaged_journal_stops_the_import(tmp_path: Path) -> None:
    site = site_in(tmp_path)
    old = another(tmp_path)
    assert move(site, old).status == 0
    journal = site / ".reading-room/import.json"
    damaged = f"<<<<<<< HEAD\n{journal.read_text('utf-8')}"
    journal.write_text(damaged, "utf-8")
    done = move(site, old)
    assert done.status == 1
    assert "import.json cannot be read" in done.said
    assert journal.read_text("utf-8") == damaged
