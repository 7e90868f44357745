"""No word of what is not published yet gets into a build, though a preview has just shown it."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from helpers import Run
from preview_builder import Builder, alone

LETTERS = "bcdfghjklmnpqrstvwxz"
CONFIG = """\
site_name: Elsewhere
site_url: https://elsewhere.example/
theme: {name: reading-room}
draft_docs: /notes.md
plugins:
  - reading-room: {as_of: 2026-01-31}
  - rss
"""


class Secrets:
    """Words that nothing else has in it."""

    def __init__(self, seed: int) -> None:
        self.random, self.words = Random(seed), list[str]()  # noqa: S311

    def __str__(self) -> str:
        word = "".join(self.random.choices(LETTERS, k=9)) + "a"
        self.words.append(word)
        return word


def write(folder: Path, secret: Secrets) -> None:
    """A site with one post and one list that are published, and others that are not."""
    files = {
        "mkdocs.yml": CONFIG,
        "docs/about.md": "# About\n",
        "docs/notes.md": f"# Notes {secret}\n\n{secret}\n",
        "docs/people.yml": "jo-elm:\n  name: Jo Elm\n",
        "docs/glossary.yml": "- term: Budget\n  definition: Money for care.\n",
        "posts/out.md": "---\ntitle: Out\ndate: 2026-01-05\nauthors: [jo-elm]\n---\n\nA budget. See"
        " [the other](held.md), [a plan](folder/index.md) and"
        " [a list](../reading_lists/held.yml).\n",
        "reading_lists/out.yml": "title: Works\ndate: 2026-01-06\nitems:\n  - id: elm-2014\n"
        "    title: A work\n    author: [jo-elm]\n    issued: '2014'\n",
        "reading_lists/held.yml": f"title: {secret}\ndate: 2027-01-06\ndescription: {secret}\n"
        f"curators: [jo-elm]\ntopics: [{secret}]\nintro: {secret}\naliases: [/old/{secret}/]\n"
        f"items:\n  - id: {secret}\n    title: {secret}\n    author: [{{literal: The {secret}}}]\n"
        f"    container-title: {secret}\n    issued: '2014'\n    note: {secret}\n"
        f"    URL: https://{secret}.example/\n    responds_to: [elm-2014]\n"
        "  - work: elm-2014\n    note: Again.\n",
        "posts/picture.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    }
    for path, key in (("posts/held.md", "date: 2026-02-01"), ("posts/folder/index.md",
                      "date: 2026-01-02\ndraft: true")):  # fmt: skip
        base = path.removesuffix("index.md").removesuffix(".md")
        beside = base if base.endswith("/") else f"{base}."
        picture = f"{secret}.svg"
        files[path] = (
            f"---\ntitle: {secret}\n{key}\nauthors: [jo-elm, Ann {secret}]\ntopics: [{secret}]\n"
            f"series: {secret}\ndescription: {secret}\naliases: [/old/{secret}/]\n"
            f"image: {{src: {picture}, alt: {secret}}}\n---\n\n"
            f"## {secret}\n\nA budget, {secret} [@elm-2014]. ![{secret}]({picture})[^1]\n\n"
            f"[^1]: {secret}\n"
        )
        files[f"{path.rpartition('/')[0]}/{picture}"] = (
            f'<svg xmlns="http://www.w3.org/2000/svg"><title>{secret}</title></svg>\n'
        )
        files[f"{beside}easy-read.md"] = (
            f"---\ntitle: {secret}\nallow: easy-read-picture\n---\n\n{secret}.\n"
        )
        files[f"{beside}comments.yml"] = (
            f"- id: c1\n  name: {secret}\n  person: jo-elm\n  text: {secret}\n"
        )
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def said(site: dict[str, bytes]) -> bytes:
    """All that a site says, the names of its files among it, in small letters."""
    unpacked = (
        gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data for data in site.values()
    )
    return b"\n".join([*(path.encode() for path in site), *unpacked]).lower()


@pytest.mark.parametrize("seed", range(3))
def test_a_build_has_no_word_of_it_before_a_preview_or_after(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))  # where an index is kept
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    secret = Secrets(seed)
    write(tmp_path / "work", secret)
    config = tmp_path / "work/mkdocs.yml"
    with alone():
        before = Builder(config, tmp_path / "before", serve=False).build()
        shown = said(Builder(config, tmp_path / "shown", serve=True).build())
        after = Builder(config, tmp_path / "after", serve=False).build()
    assert [word for word in secret.words if word.encode() not in shown] == []
    for site in (before, after):
        words = said(site)
        assert b"money for care" in words
        assert [word for word in secret.words if word.encode() in words] == []
        assert b'class="coming"' not in words
        assert b"livereload" not in words
        assert b"preview-panel" not in words


def test_a_draft_without_a_day_is_shown_with_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    write(tmp_path / "work", Secrets(0))
    (tmp_path / "work/posts/no-day.md").write_text(
        "---\ntitle: A post without a day\ndate: soon\ndraft: true\n---\n\nWords.\n"
    )
    with alone():
        shown = Builder(tmp_path / "work/mkdocs.yml", tmp_path / "shown", serve=True).build()
    assert b"A post without a day" in shown["posts/no-day/index.html"]
    assert b"datePublished" not in shown["posts/no-day/index.html"]
    assert b"published_time" not in shown["posts/no-day/index.html"]
    pages = {path: page for path, page in shown.items() if path.endswith(".html")}
    assert [path for path, page in pages.items() if b"1970" in page or "1970" in path] == []


def test_a_post_of_later_today_waits_for_its_time(run: Run, tmp_path: Path) -> None:
    """Without ``as_of`` a build has a clock. Just before midnight it is a post of tomorrow."""
    now = datetime.now(UTC)
    for name, moment in (("before", now - timedelta(hours=1)), ("after", now + timedelta(hours=1))):
        (tmp_path / "posts").mkdir(exist_ok=True)
        text = f"---\ntitle: Post\ndate: {moment:%Y-%m-%dT%H:%M:%S}+00:00\n---\n\nWords.\n"
        (tmp_path / f"posts/{name}.md").write_text(text)
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(
        CONFIG.replace("draft_docs: /notes.md\n", "").replace("as_of: 2026-01-31", "timezone: UTC")
    )
    done = run("mkdocs", "build", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "posts/after.md: until" in " ".join(done.stderr.split())
    assert (tmp_path / "site/posts/before/index.html").is_file()
    assert not (tmp_path / "site/posts/after").exists()
