"""The pictures of the manual: ``python tests/browser/pictures.py docs/manual/images``.

They show a site as ``reading-room init`` makes it, with one post and one list more: its web editor,
its preview and its pages. The web editor comes from npm at the first run, as in any build.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from test_web_editor import CHOOSE, FOLDERS, PUT, field, sources

from preview_server import get, serving, wait_for

SIZE: ViewportSize = {"width": 1024, "height": 640}
NAME = "what-we-learnt-in-leeds"
FRONT = """---
title: What we learnt in Leeds
date: 2026-05-14
authors: [editors]
topics: [plain-words]
description: Nine people, one afternoon, and a letter that nobody understood.
"""
TEXT = """
We met in the library on a wet Thursday. We read one letter from the council together, line by
line, and wrote down every word that one of us did not know.

## What helped

- Short sentences.
- A telephone number at the top.

Who decides what a letter says? That is a question of power [@arnstein-1969].
"""
MISTAKE = FRONT.replace("topics:", "topcis:").replace("-14", "-34")


def made(folder: Path) -> Path:
    """A new site with a web editor, whose posts and list keep their dates from run to run."""
    done = [sys.executable, "-m", "reading_room", "init", str(folder), "--yes", "--name",
            "The Wednesday group", "--address", "https://reading.example/"]  # fmt: skip
    subprocess.run(done, check=True, capture_output=True)
    settings = folder / "mkdocs.yml"
    option = "- reading-room:\n      cms: true\n      cms_backend: {name: github, repo: a/b}"
    text = settings.read_text("utf-8")
    assert "- reading-room:\n" in text
    settings.write_text(text.replace("- reading-room:", option, 1), "utf-8")
    for path in ("posts/how-to-write-a-post.md", "reading_lists/where-to-begin.yml"):
        lines = (folder / path).read_text("utf-8").splitlines()
        dated = ["date: 2026-05-02" if line.startswith("date: ") else line for line in lines]
        (folder / path).write_text("\n".join(dated) + "\n", "utf-8")
    return folder


def write(site: Path, front: str) -> None:
    (site / f"posts/{NAME}.md").write_text(f"{front}---\n{TEXT}", "utf-8")


def form(page: Page, address: str, site: Path, pictures: Path) -> None:
    """The web editor, with the post filled in."""
    page.set_default_timeout(120_000)  # the editor is large, and the machine may be busy
    page.add_init_script(CHOOSE)
    page.goto(f"{address}admin/config.json")
    page.evaluate(PUT, {path: [*data] for path, data in sources(site).items()})
    page.goto(f"{address}admin/", wait_until="commit")
    page.get_by_role("button", name="Work with Local Repository").click()
    page.get_by_role("button", name="Create New Entry").click()
    field(page, "title").get_by_role("textbox").fill("What we learnt in Leeds")
    field(page, "date").get_by_role("button", name="Today").click()
    page.screenshot(path=pictures / "form.png")
    page.close()


def look(page: Page, address: str, picture: Path) -> None:
    """One page; the preview reloads a page that is open at each save, so each is opened anew."""
    page.goto(address)
    page.screenshot(path=picture)
    page.close()


def previewed(browser: Browser, site: Path, pictures: Path) -> None:
    """What ``reading-room serve`` shows, as the post is written."""

    def page() -> Page:
        return browser.new_page(viewport=SIZE, color_scheme="light", locale="en-GB")

    with serving(site) as address:
        post = f"{address}posts/{NAME}/"
        form(page(), address, site, pictures)
        write(site, FRONT + "draft: true\n")
        wait_for(lambda: "We met in the library" in get(post))
        look(page(), post, pictures / "draft.png")
        write(site, MISTAKE + "draft: true\n")
        wait_for(lambda: "preview-panel" in get(post))
        look(page(), post, pictures / "mistake.png")
        write(site, FRONT)
        wait_for(lambda: "preview-panel" not in get(address) and NAME in get(address))
        look(page(), address, pictures / "published.png")
        look(page(), f"{address}reading-lists/where-to-begin/#gowers-1948", pictures / "list.png")


def main(pictures: str) -> None:
    """Make a site, look at it in Chromium, and leave the pictures in a folder."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        site = made(Path(folder) / "site")
        assert all((site / name).is_dir() for name in FOLDERS)
        found = shutil.which("chromium") or play.chromium.executable_path
        browser = play.chromium.launch(executable_path=found, args=["--no-sandbox"])
        Path(pictures).mkdir(parents=True, exist_ok=True)
        previewed(browser, site, Path(pictures))
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
