"""What other plugins see and may do: a post is a page like any other."""

from __future__ import annotations

from pathlib import Path

import pytest

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


TAKEN_OUT = {
    "removed": (
        "def on_files(files, config):\n    files.remove(files.get_file_from_path('gone.md'))\n"
    ),
    "marked": (
        "from mkdocs.structure.files import InclusionLevel\n\n"
        "def on_files(files, config):\n"
        "    files.get_file_from_path('gone.md').inclusion = InclusionLevel.EXCLUDED\n"
    ),
}


@pytest.mark.parametrize("way", TAKEN_OUT)
@pytest.mark.parametrize("anchor", ["", "#here", "#:~:text=words"])
def test_no_post_links_to_a_page_that_another_plugin_takes_out(
    run: Run, small_site: Path, way: str, anchor: str
) -> None:
    config = small_site / "mkdocs.yml"
    (small_site / "docs/gone.md").write_text("# Gone\n\n## Here\n")
    with (small_site / "posts/first.md").open("a") as post:
        post.write(f"\n\n[Words](../docs/gone.md{anchor}).\n")
    done = run("mkdocs", "build", cwd=small_site)
    assert done.returncode == 0, done.stderr
    (small_site / "hook.py").write_text(TAKEN_OUT[way])
    config.write_text(f"{config.read_text()}hooks: [hook.py]\n")
    done = run("mkdocs", "build", cwd=small_site)
    assert done.returncode == 1
    assert "error: docs/gone.md is there, and is not published: another plugin" in done.stderr


WANTS_FILES = {
    "in": "[file for file in files if config.docs_dir in file.abs_src_path]",
    "stat": "[os.stat(file.abs_src_path) for file in files.documentation_pages()]",
    "method": "[file.abs_src_path.lower() for file in files]",
}


@pytest.mark.parametrize("way", WANTS_FILES)
@pytest.mark.parametrize("first", [True, False])
def test_a_plugin_that_wants_a_file_behind_every_page_is_named_in_one_line(
    run: Run, small_site: Path, way: str, first: bool
) -> None:
    """Some do, though MkDocs has pages without. The build ends, and the site stays as it was."""
    assert run("mkdocs", "build", cwd=small_site).returncode == 0
    before = (small_site / "site/index.html").read_bytes()
    (small_site / "wants.py").write_text(
        "import os\nfrom mkdocs.plugins import BasePlugin\n\n\nclass Wants(BasePlugin):\n"
        f"    def on_files(self, files, config):\n        {WANTS_FILES[way]}\n"
    )
    info = small_site / "wants-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: wants\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[mkdocs.plugins]\nwants = wants:Wants\n")
    config = small_site / "mkdocs.yml"
    text = config.read_text()
    if first:
        config.write_text(text.replace("plugins:\n", "plugins:\n  - wants\n"))
    else:
        config.write_text(text.replace("  - rss\n", "  - rss\n  - wants\n"))
    assert config.read_text() != text
    done = run("mkdocs", "build", cwd=small_site)
    assert done.returncode == 1
    assert "The plugin wants stopped this build" in done.stderr
    assert "Traceback" not in done.stderr
    assert (small_site / "site/index.html").read_bytes() == before
