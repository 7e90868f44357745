"""Pictures of other sites, fetched from a server on this machine."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from importers.blogs.moved import Moved, blog_of, files, move, site_in
from liar import Liar, Reply, serving

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)


@pytest.fixture
def liar() -> Iterator[Liar]:
    with serving() as liar:
        yield liar


def fetched(site: Path, blog: Path) -> Moved:
    return move(site, blog, "--fetch", "--private", "--pause", "0", "--timeout", "2")


def test_pictures_are_fetched_once_and_stay(tmp_path: Path, liar: Liar) -> None:
    liar.routes["/a.php"] = Reply(body=PNG, headers={"Content-Type": "image/png"})
    picture = f"{liar.url}a.php"
    blog = blog_of(
        tmp_path / "old",
        {
            "2014-01-02-a.md": f"---\ntitle: A\ncover: {{image: {picture}, alt: A dot}}\n---\n"
            f"![A dot]({picture}) and ![the same]({picture}).\n",
        },
    )
    site = site_in(tmp_path)
    assert fetched(site, blog).status == 0
    assert files(site)["posts/old/a/a.png"] == PNG
    text = (site / "posts/old/a/index.md").read_text()
    assert "image: {src: a.png, alt: A dot}" in text
    assert "![A dot](a.png) and ![the same](a.png)." in text
    assert len(liar.asked("/a.php")) == 1
    before = files(site)
    assert "0 new, 0 changed" in move(site, blog).said
    assert "0 new, 0 changed" in fetched(site, blog).said
    assert files(site) == before
    assert len(liar.asked("/a.php")) == 1


def test_what_is_no_picture_stays_a_link(tmp_path: Path, liar: Liar) -> None:
    liar.routes["/page.png"] = Reply()
    liar.routes["/gone.png"] = Reply(404)
    texts = {
        "2014-01-02-a.md": f"---\ntitle: A\n---\n![One]({liar.url}page.png) "
        f"![Two]({liar.url}gone.png)\n"
    }
    site = site_in(tmp_path)
    done = fetched(site, blog_of(tmp_path / "old", texts))
    assert "sends something else than a picture" in done.said
    assert "answers 404" in done.said
    assert f"[Picture: One]({liar.url}page.png)" in (site / "posts/old/a.md").read_text()
    assert "2  picture of another site" in done.said


def test_without_fetch_nobody_is_asked(tmp_path: Path, liar: Liar) -> None:
    texts = {"2014-01-02-a.md": f"---\ntitle: A\n---\n![One]({liar.url}a.png)\n"}
    site = site_in(tmp_path)
    blog = blog_of(tmp_path / "old", texts)
    move(site, blog)
    move(site, blog, "--fetch", "--dry-run", "--private")
    assert liar.log == []
