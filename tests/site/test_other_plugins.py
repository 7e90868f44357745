"""What other plugins see and may do: a post is a page like any other."""

from __future__ import annotations

from pathlib import Path

from helpers import Run

HOOKS = """
import os


def on_files(files, config):
    made = {file.src_uri: file.generated_by for file in files if file.abs_src_path is None}
    assert {made[path] for path in ("posts.md", "reading-room/people/alex-fox.md")} == {
        "reading-room"
    }
    assert not {"posts/first.md", "reading_lists/works.yml", "about.md"} & made.keys()
    assert all(os.path.exists(file.abs_src_path) for file in files if file.abs_src_path)


def on_page_markdown(markdown, page, config, files):
    if page.file.src_uri == "posts/first.md":
        assert "Because of [@fox-2014]" in markdown, markdown
        assert page.meta["title"] == "Choice &amp; control"
        assert page.url == "posts/first/"


def on_page_content(html, page, config, files):
    if page.file.src_uri == "posts/first.md":
        assert [(item.title, item.url) for item in page.toc] == [("Why", "#why")]
        return html.replace("Because", "Simply because")


def on_page_context(context, page, config, nav):
    if page.file.src_uri == "posts/first.md":
        assert "Simply because" in page.content
        assert page.present_anchor_ids >= {"why"}


def on_post_page(output, page, config):
    return output.replace("</body>", "<!-- seen --></body>")
"""


def test_hooks_of_pages_run_for_posts_and_change_them(run: Run, small_site: Path) -> None:
    (small_site / "hooks.py").write_text(HOOKS)
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text() + "hooks: [hooks.py]\n")
    done = run("mkdocs", "build", "--strict", cwd=small_site)
    assert done.returncode == 0, done.stderr
    pages = list((small_site / "site").rglob("index.html"))
    assert len(pages) > 10
    assert all("<!-- seen -->" in page.read_text() for page in pages)
    post = (small_site / "site/posts/first/index.html").read_text()
    assert "Simply because of" in post
    assert "Simply" not in (small_site / "site/feed.xml").read_text()
