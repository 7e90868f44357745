"""Old addresses that a folder's program gives to the posts of Eleventy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reading_room.importers.blogs.systems.eleventy import read_eleventy

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("program", "addresses"),
    [
        ("permalink: function({page}) {\n return `/web/${ page.fileSlug }/`\n }", ("/web/one/",)),
        ("permalink: (data) => `/web/${data.page.fileSlug}/`,", ("/web/one/",)),
        ('permalink: "/web/{{ page.fileSlug }}/"', ("/web/one/",)),
        ("permalink: ({page}) => { if (page.x) { return `/a/` } return `/b/` }", ()),
        ("permalink: (data) => `/web/${slug(data.title)}/`", ()),
        ("permalink: (data) => data.draft ? false : `/web/`", ()),
    ],
)
def test_a_pattern_is_followed(tmp_path: Path, program: str, addresses: tuple[str, ...]) -> None:
    (tmp_path / "eleventy.config.js").write_text("export default () => {}\n")
    posts = tmp_path / "posts"
    posts.mkdir()
    (posts / "posts.11tydata.js").write_text(f"export default {{\n{program}\n}}\n")
    (posts / "2020-01-02-one.md").write_text("---\ntitle: One\ndate: 2020-01-02\n---\nWords.\n")
    assert [post.addresses for post in read_eleventy(tmp_path).posts] == [addresses]
