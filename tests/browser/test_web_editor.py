"""The web editor in a real browser: what somebody changes there becomes a file that builds.

Sveltia's own way to work on a local repository is used, with the browser's private folder in the
place of the one that a person would choose: that choice alone cannot be made by a program.
"""

from __future__ import annotations

import shutil
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from helpers import REPOSITORY, Run, contents
from policies import shipped_headers

FOLDERS = ("docs", "posts", "reading_lists")
CHOOSE = """
const folder = async () =>
    (await navigator.storage.getDirectory()).getDirectoryHandle("repository", {create: true});
window.showDirectoryPicker = folder;
FileSystemHandle.prototype.requestPermission = async () => "granted";
FileSystemHandle.prototype.queryPermission = async () => "granted";
"""
PUT = """async files => {
    const root = await (await navigator.storage.getDirectory())
        .getDirectoryHandle("repository", {create: true});
    await root.getDirectoryHandle(".git", {create: true});
    for (const [path, bytes] of Object.entries(files)) {
        const names = path.split("/");
        let folder = root;
        for (const name of names.slice(0, -1))
            folder = await folder.getDirectoryHandle(name, {create: true});
        const file = await folder.getFileHandle(names.at(-1), {create: true});
        const stream = await file.createWritable();
        await stream.write(new Uint8Array(bytes));
        await stream.close();
    }
}"""
GET = """async () => {
    const files = {};
    const walk = async (folder, at) => {
        for await (const [name, inside] of folder.entries())
            if (inside.kind === "directory") await walk(inside, `${at}${name}/`);
            else {
                const bytes = await (await inside.getFile()).arrayBuffer();
                files[at + name] = [...new Uint8Array(bytes)];
            }
    };
    await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle("repository"), "");
    return files;
}"""
POST = """---
# Somebody's remark
title: "A post: with names"
date: 2026-01-31T10:00:00+01:00
authors: [editors, {literal: Example Group, kind: group}]
topics: [direct-payments]
allow: [link-bare]
---

First *text*, and [@routledge-2014].[^1]

| left | right |
|:-----|------:|
| one  | two   |

## A heading {#own}

[^1]: A note.
"""

IN_TOML = """+++
title = "A post in TOML"
date = 2026-01-30
+++

Its words.
"""
EASY_IN_TOML = """+++
title = "Easy words in TOML"
+++

![Two people talking](images/talk.svg)

They talk.
"""


def a_picture() -> bytes:
    """A PNG of 40 by 30 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", 40, 30, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x20\x60\xa0" * 40) * 30)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """The repository's own site with a web editor, built; and a post that no form holds whole."""
    folder = tmp_path_factory.mktemp("edited")
    for name in FOLDERS:
        shutil.copytree(REPOSITORY / name, folder / name)
    said = (REPOSITORY / "mkdocs.yml").read_text("utf-8")
    options = "- reading-room:\n      cms: true\n      cms_backend: {name: github, repo: a/b}"
    (folder / "mkdocs.yml").write_text(said.replace("- reading-room:", options), "utf-8")
    if (REPOSITORY / "overrides").is_dir():
        shutil.copytree(REPOSITORY / "overrides", folder / "overrides")
    (folder / "posts/with-names.md").write_text(POST, "utf-8")
    (folder / "posts/in-toml.md").write_text(IN_TOML, "utf-8")
    (folder / "posts/in-toml.easy-read.md").write_text(EASY_IN_TOML, "utf-8")
    (folder / "posts/images/talk.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "utf-8"
    )
    done = run("mkdocs", "build", "--strict", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "Posts: authors, page_author" in done.stderr
    said = " ".join(done.stderr.split())
    assert "between lines of +++: posts/in-toml.easy-read.md, posts/in-toml.md." in said
    return folder


@pytest.fixture
def editor(browser: Browser, serve: Callable[..., str], repository: Path) -> Iterator[Page]:
    """Its page, at work on the files of the repository, under the headers that the site ships."""
    rules = shipped_headers((repository / "site/_headers").read_text("utf-8"))
    address = serve(repository / "site", lambda _: rules["/*"]) + "admin/"
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.add_init_script(CHOOSE)
    page = context.new_page()
    answered: list[str] = []
    page.on("response", lambda answer: answered.append(answer.url))
    page.goto(f"{address}config.json")
    page.evaluate(PUT, {path: [*data] for path, data in sources(repository).items()})
    page.goto(address)
    page.get_by_role("button", name="Work with Local Repository").click()
    page.get_by_role("button", name="Create New Entry").wait_for()
    yield page
    context.close()
    elsewhere = [url for url in answered if not url.startswith((address[:-6], "data:", "blob:"))]
    assert elsewhere == []


def sources(folder: Path) -> dict[str, bytes]:
    return {f"{n}/{p}": data for n in FOLDERS for p, data in contents(folder / n).items()}


def open_post(editor: Page, slug: str) -> None:
    editor.goto(f"{editor.url.partition('#')[0]}#/collections/posts/entries/{slug}")
    field(editor, "title").get_by_role("textbox").wait_for()


def field(editor: Page, path: str) -> Locator:
    return editor.locator(f'section.field[data-key-path="{path}"]')


def turn_on(editor: Page, path: str, first: str) -> None:
    """Open a field that may be left out, of which ``first`` is the first part. The editor looks at
    what was written a moment later, and may forget a click that came between."""
    for _ in range(5):
        field(editor, path).get_by_role("checkbox").click()
        editor.wait_for_timeout(2000)
        if field(editor, first).is_visible():
            return
    pytest.fail(f"{path} cannot be turned on.")


def save(editor: Page) -> None:
    """Leave the field in which somebody wrote, save, and wait for the list of posts."""
    editor.evaluate("document.activeElement.blur()")
    editor.wait_for_timeout(2000)  # it looks at what was written before it takes "Save"
    editor.get_by_role("button", name="Save", exact=True).click()
    editor.get_by_role("button", name="Create New Entry").wait_for()


def changed(editor: Page, repository: Path) -> dict[str, bytes]:
    """What the editor wrote that is not as it was."""
    files = {path: bytes(data) for path, data in editor.evaluate(GET).items()}
    before = sources(repository)
    assert before.keys() <= files.keys()
    return {path: data for path, data in files.items() if before.get(path) != data}


def built(folder: Path, repository: Path, files: dict[str, bytes], run: Run) -> Path:
    """A site of the repository with some files in their new form."""
    shutil.copytree(repository, folder, ignore=shutil.ignore_patterns("site"))
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    done = run("mkdocs", "build", "--strict", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_a_post_with_a_picture(editor: Page, repository: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "Town hall.png").write_bytes(a_picture())
    open_post(editor, "plain-words")
    field(editor, "title").get_by_role("textbox").fill("Plain words, again")
    turn_on(editor, "image", "image.src")
    field(editor, "image.src").get_by_role("button", name="Browse").click()
    with editor.expect_file_chooser() as chooser:
        editor.get_by_role("dialog").get_by_text("Upload").first.click()
    chooser.value.set_files(tmp_path / "Town hall.png")
    editor.get_by_role("dialog").get_by_role("button", name="Insert").click()
    field(editor, "image.alt").get_by_role("textbox").fill("A town hall")
    save(editor)
    files = changed(editor, repository)
    assert sorted(files) == ["posts/images/town-hall.png", "posts/plain-words.md"]
    assert files["posts/images/town-hall.png"] == a_picture()
    old = (repository / "posts/plain-words.md").read_text("utf-8")
    assert files["posts/plain-words.md"].decode().split("\n---\n")[1] == old.split("\n---\n")[1]
    site = built(tmp_path / "again", repository, files, run)
    page = (site / "posts/plain-words/index.html").read_text("utf-8")
    assert "Plain words, again" in page
    assert 'alt="A town hall"' in page


def test_what_a_form_does_not_hold_stays(editor: Page, repository: Path) -> None:
    open_post(editor, "with-names")
    field(editor, "title").get_by_role("textbox").fill("Another title")
    save(editor)
    files = changed(editor, repository)
    assert [*files] == ["posts/with-names.md"]
    front, _, text = files["posts/with-names.md"].decode().partition("\n---\n")
    assert text == POST.partition("\n---\n")[2]
    assert "title: Another title\n" in front
    assert "date: 2026-01-31T10:00:00+01:00\n" in front
    assert "literal: Example Group" in front
    assert "kind: group" in front
    assert "- link-bare" in front


def test_a_new_post(editor: Page, repository: Path, tmp_path: Path, run: Run) -> None:
    editor.get_by_role("button", name="Create New Entry").click()
    field(editor, "date").get_by_role("button", name="Today").click()
    field(editor, "body").locator("textarea").fill("What a council *spends*.")
    title = field(editor, "title").get_by_role("textbox")
    title.fill("Where the money goes")
    editor.wait_for_timeout(1000)  # a form that is just being shown may take what was typed away
    title.fill("Where the money goes")
    expect(title).to_have_value("Where the money goes")
    save(editor)
    files = changed(editor, repository)
    assert [*files] == ["posts/where-the-money-goes.md"]
    site = built(tmp_path / "again", repository, files, run)
    page = (site / "posts/where-the-money-goes/index.html").read_text("utf-8")
    assert "<em>spends</em>" in page


def test_lists_and_comments_have_no_form(editor: Page) -> None:
    shown = editor.locator("body").inner_text()
    assert "Posts" in shown
    assert "Easy Read editions" in shown
    assert "People and topics" in shown
    assert "Reading lists" not in shown


def test_texts_whose_front_matter_is_toml_are_not_shown(editor: Page) -> None:
    """Sveltia takes TOML for words of the text, and would write YAML above it."""
    editor.get_by_text("A post: with names").first.wait_for()
    shown = editor.locator("body").inner_text()
    assert "in-toml" not in shown.lower()
    assert "in toml" not in shown.lower()
    editor.goto(f"{editor.url.partition('#')[0]}#/collections/easy-read")
    editor.get_by_text("No entries").or_(editor.get_by_role("row")).first.wait_for()
    shown = editor.locator("body").inner_text()
    assert "in-toml" not in shown.lower()
    assert "in toml" not in shown.lower()
