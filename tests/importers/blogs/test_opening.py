"""What is found out by itself about a blog: where it is in a repository, and its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from importers.blogs.moved import blog_of, move, site_in
from reading_room.cli import main
from reading_room.importers.blogs.opening import read_site, system_of

if TYPE_CHECKING:
    from pathlib import Path

_ZOLA = {
    "config.toml": 'base_url = "https://blog.example.org"\n',
    "content/one.md": '+++\ntitle = "One"\ndate = 2024-01-02\n+++\n\nSee [two](@/two.md).\n',
    "content/two.md": '+++\ntitle = "Two"\ndate = 2024-01-03\n+++\n\n[About](@/about.md)\n',
}


def _below(folder: str, texts: dict[str, str]) -> dict[str, str]:
    return {f"{folder}/{name}": text for name, text in texts.items()}


def test_a_site_below_the_folder_of_a_repository_is_read_by_its_system(tmp_path: Path) -> None:
    blog = blog_of(tmp_path / "a", {"README.md": "# A blog\n", **_below("site", _ZOLA)})
    done = move(site_in(tmp_path), blog)
    assert done.said.startswith("Zola: 2 posts in the old site; 2 posts in posts/a/.")
    assert "link-nowhere" not in done.report
    text = (tmp_path / "site" / "posts" / "a" / "two.md").read_text()
    assert "https://blog.example.org/about/" in text


def test_the_largest_of_several_sites_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    small = {name: text for name, text in _ZOLA.items() if "two" not in name}
    blog = blog_of(
        tmp_path / "a",
        {**_below("old", small), **_below("new", _ZOLA), **_below("themes/x", _ZOLA)},
    )
    assert system_of(blog) == "zola"
    site = read_site("zola", blog)
    assert site.root.name == "new"
    named = [each.path for each in site.left if each.kind == "another site below this folder"]
    assert named == ["old"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("public/robots.txt", "User-agent: *\nSitemap: https://blog.example.org/sitemap.xml\n"),
        ("CNAME", "blog.example.org\n"),
        ("package.json", '{"homepage": "https://blog.example.org/"}'),
    ],
)
def test_the_address_is_found_in_other_files_of_the_site(
    name: str, text: str, tmp_path: Path
) -> None:
    post = "---\ntitle: One\ndate: 2024-01-02\n---\n\nSee [about](/about/).\n"
    blog = blog_of(tmp_path / "a", {"posts/one.md": post, name: text})
    assert read_site("markdown", blog).base == "https://blog.example.org"


def test_a_repository_is_not_taken_for_the_site(tmp_path: Path) -> None:
    package = '{"homepage": "https://github.com/example/blog#readme"}'
    blog = blog_of(tmp_path / "a", {"package.json": package})
    assert read_site("markdown", blog).base == ""


def test_the_data_file_of_a_page_of_eleventy_is_its_front_matter(tmp_path: Path) -> None:
    blog = blog_of(
        tmp_path / "a",
        {
            "eleventy.config.js": "export default () => {}\n",
            "articles/one/index.md": "The words.\n",
            "articles/one/index.yml": "title: One\ndate: 2024-01-02\ntags: [meta, articles]\n",
        },
    )
    (post,) = read_site("eleventy", blog).posts
    assert post.values["title"] == "One"
    assert post.addresses == ("/articles/one/",)


_SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://blog.example.org/</loc></url>
<url><loc>https://blog.example.org/notes/2024/first-day.html</loc></url>
<url><loc>https://blog.example.org/about/</loc></url>
<url><loc>https://[::1/second/</loc></url>
<url><loc>/notes/second.html</loc></url>
<url><loc>https://blog.example.org:99999/second/</loc></url>
<url><loc>https://other.example/notes/second.html</loc></url>
<url><loc>https://www.blog.example.org/old/second/</loc></url>
</urlset>
"""


def test_addresses_of_a_sitemap_are_aliases(tmp_path: Path) -> None:
    blog = blog_of(
        tmp_path / "a",
        {
            "posts/first-day.md": "---\ntitle: First\ndate: 2024-01-02\n---\n\n[A](/about/).\n",
            "posts/second.md": "---\ntitle: Second\ndate: 2024-01-03\n---\n\nWords.\n",
            "posts/third.md": "---\ntitle: Third\ndate: 2024-01-04\n---\n\nWords.\n",
        },
    )
    sitemap = tmp_path / "sitemap.xml"
    sitemap.write_text(_SITEMAP)
    site = site_in(tmp_path)
    done = move(site, blog, "--sitemap", str(sitemap))
    text = (site / "posts" / "a" / "first-day.md").read_text()
    assert "aliases: [/notes/2024/first-day.html]" in text
    assert "[A](https://blog.example.org/about/)" in text
    assert "`sitemap.xml:5`" in done.report
    assert "https://blog.example.org/about/" in done.report
    for address in ("https://[::1/second/", "/notes/second.html", "https://blog.example.org:99999"):
        assert address in done.report
    assert done.report.count("it is no address of the web") == 1
    assert "it is of another site" in done.report
    assert "post without an address" in done.report
    other = (site / "posts" / "a" / "second.md").read_text()
    assert "aliases: [/old/second/]" in other


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<rss/>", "has no <url> with a <loc>"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><urlset/>", "declares entities"),
        (
            "<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>",
            "only names other sitemaps",
        ),
    ],
)
def test_what_is_no_sitemap_is_refused(text: str, said: str, tmp_path: Path) -> None:
    blog = blog_of(tmp_path / "a", {"one.md": "---\ntitle: One\ndate: 2024-01-02\n---\n\nA.\n"})
    sitemap = tmp_path / "sitemap.xml"
    sitemap.write_text(text)
    assert said in move(site_in(tmp_path), blog, "--sitemap", str(sitemap)).said


def test_snippets_of_material_are_the_words_of_their_files(tmp_path: Path) -> None:
    post = (
        "---\ndate: 2024-01-02\n---\n\n# One\n\n--8<-- 'snippets/a.md'\n\n"
        "--8<--\nb.md\n--8<--\n\n"
        '--8<-- "../secret.md"\n'
    )
    blog = blog_of(
        tmp_path / "a",
        {
            "mkdocs.yml": "site_name: A\nplugins:\n  - blog\n",
            "docs/blog/posts/one.md": post,
            "snippets/a.md": "Words of a.\n",
            "docs/b.md": "---\ntitle: B\n---\nWords of b.\n",
        },
    )
    (tmp_path / "secret.md").write_text("A secret.\n")
    site = site_in(tmp_path)
    done = move(site, blog)
    text = (site / "posts" / "a" / "one.md").read_text()
    assert "Words of a.\n\nWords of b.\n" in text
    assert "secret" not in text.replace('"../secret.md"', "")
    assert "text-template" in done.report


def test_published_true_is_no_date(tmp_path: Path) -> None:
    blog = blog_of(
        tmp_path / "a",
        {
            "one.md": "---\ntitle: One\ndate: 2024-01-02\n---\n\nA.\n",
            "resume.md": "---\ntitle: Resume\npublished: true\n---\n\nB.\n",
        },
    )
    assert [post.slug for post in read_site("markdown", blog).posts] == ["one"]


def test_a_host_of_programs_is_not_the_address_of_a_blog_that_explains_them(
    tmp_path: Path,
) -> None:
    slugs = [f"how-to-write-{word}" for word in ("one", "two", "three", "four", "five")]
    code = "https://github.com/someone/tests/tree/main/{}"
    other = "https://blog.example.org/2024/01/02/{}/"
    texts = {
        f"_posts/2024-01-02-{slug}.md": f"---\ntitle: {slug}\n---\n\n"
        f"[Code]({code.format(slug)}) and [more]({other.format(slugs[at - 1])}).\n"
        for at, slug in enumerate(slugs)
    }
    assert read_site("jekyll", blog_of(tmp_path / "a", texts)).base == "https://blog.example.org"
    for name in texts:
        (tmp_path / "a" / name).write_text(texts[name].replace(other[:24], "/"))
    assert read_site("jekyll", tmp_path / "a").base == ""


def test_where_there_is_no_post_what_might_have_been_one_is_named(tmp_path: Path) -> None:
    blog = blog_of(tmp_path / "a", {"_posts/2024-01-02-one.md": "---\ntitle: One\n---\n"})
    with (blog / "_posts/2024-01-02-one.md").open("r+b") as file:
        file.truncate(20_000_001)
    said = move(site_in(tmp_path), blog, "--from", "jekyll").said
    assert "There is no post in" in said
    assert "_posts/2024-01-02-one.md: file that is too large" in said


def test_the_examples_of_a_new_site_are_named_until_somebody_changes_them(tmp_path: Path) -> None:
    site = tmp_path / "site"
    line = ["init", str(site), "--yes", "--name", "Ours", "--address", "https://ours.example/"]
    assert CliRunner().invoke(main, line).exit_code == 0
    blog = blog_of(tmp_path / "a", {"README.md": "# A blog\n", **_below("site", _ZOLA)})
    post, listed = "posts/how-to-write-a-post.md", "reading_lists/where-to-begin.yml"
    assert f"home page: {post} and {listed}. Delete them" in move(site, blog).said
    (site / post).write_text((site / post).read_text().replace("Open it", "Open mine"))
    assert f"home page: {listed}. Delete it" in move(site, blog).said
    (site / listed).unlink()
    assert "Still there" not in move(site, blog).said
