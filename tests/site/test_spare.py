"""The site that a build replaced is brought up to date by the next, and differs in nothing from one
that is made anew."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from preview_builder import Builder, alone
from reading_room.outputs.cache import KEPT, Kept
from reading_room.plugin import options, spare
from reading_room.plugin.spare import Spare

PAGE = "posts/first/index.html"


@pytest.fixture(autouse=True)
def spares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the sites that were replaced."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("READING_ROOM_NO_CACHE", raising=False)
    with alone():
        yield tmp_path / "cache/reading-room/sites"


@pytest.fixture
def stood(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pages each build found as they were to be."""
    counts: list[int] = []
    take = Spare.take

    def counting(self: Spare, *about: object) -> frozenset[str]:
        found = take(self, *about)  # type: ignore[arg-type]
        counts.append(len(found))
        return found

    monkeypatch.setattr(Spare, "take", counting)
    return counts


@pytest.fixture
def site(small_site: Path, tmp_path: Path) -> Path:
    """The small site in our own theme."""
    folder = shutil.copytree(small_site, tmp_path / "room")
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text().replace("name: material", "name: reading-room"))
    return folder


def place(site: Path) -> Path:
    return site.parent / "published"


def build(site: Path, times: int = 1) -> dict[str, bytes]:
    for _ in range(times):
        made = Builder(site / "mkdocs.yml", place(site), serve=False).build()
    return made


def anew(site: Path) -> dict[str, bytes]:
    folder = site.parent / "anew"
    shutil.rmtree(folder, ignore_errors=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("READING_ROOM_NO_CACHE", "1")
        return Builder(site / "mkdocs.yml", folder, serve=False).build()


def save(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_only_what_differs_is_written_again(site: Path, stood: list[int]) -> None:
    build(site)
    before = {path: path.stat() for path in place(site).rglob("*.html")}
    build(site)
    save(site / "posts/first.md", "Because of", "On account of")
    assert build(site) == anew(site)
    same = [path for path, facts in before.items() if facts.st_ctime_ns == path.stat().st_ctime_ns]
    assert place(site) / PAGE not in same
    assert len(same) == stood[-2] - 1 > 5  # one dates the sitemap


def test_the_packed_sitemap_of_a_site_without_other_pages_has_the_same_date(
    site: Path, stood: list[int]
) -> None:
    """MkDocs gives it that of the newest page, among those that it makes."""
    (site / "docs/about.md").unlink()
    save(site / "posts/first.md", "date: 2026-01-05", "date: 2026-01-05\nupdated: 2026-02-03")
    shutil.copy(site / "posts/first.md", site / "posts/second.md")
    save(site / "posts/second.md", "title: ", "title: Another ")
    save(site / "posts/second.md", "updated: 2026-02-03", "description: So that pages show less.")
    build(site, 2)
    with (site / "posts/second.md").open("a") as post:
        post.write("\nThe end.\n")
    assert build(site) == anew(site)
    assert stood[-2]


def _by_hand(page: Path) -> None:
    """Other words of the same length, at the same time."""
    facts = page.stat()
    page.write_bytes(page.read_bytes().replace(b"Because of", b"BECAUSE OF"))
    os.utime(page, ns=(facts.st_atime_ns, facts.st_mtime_ns))


def _another(page: Path) -> None:
    (page.parent / "mine.html").write_text("Mine.")
    (page.parent / "more").mkdir()
    (page.parent / "more/mine.txt").write_text("Mine.")


CHANGES: dict[str, Callable[[Path], object]] = {
    "other words": _by_hand,
    "cut short": lambda page: page.write_bytes(b""),
    "taken away": lambda page: page.unlink(),
    "a link": lambda page: (page.rename(page.with_suffix(".was")), page.symlink_to("/etc/hosts")),
    "a folder": lambda page: (page.unlink(), page.mkdir(), (page / "index.html").write_text("x")),
    "its folder is a link": lambda page: (
        page.parent.rename(page.parent.with_name("was")),
        page.parent.symlink_to("was"),
    ),
    "more files": _another,
    "not to be read": lambda page: page.chmod(0),
    "an output": lambda page: (page.parents[2] / "feed.xml").write_text("Mine."),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_was_done_to_a_published_site_is_not_published_again(
    site: Path, change: Callable[[Path], object], stood: list[int]
) -> None:
    build(site)
    change(place(site) / PAGE)
    for _ in range(3):
        assert build(site) == anew(site)
        assert not (place(site) / PAGE).is_symlink()
    assert any(stood)


def test_what_no_build_would_make_any_more_goes(site: Path, stood: list[int]) -> None:
    """Pages, downloads and feeds, and their folders."""
    save(site / "mkdocs.yml", "  - reading-room:", "  - reading-room:\n      search: false")
    more = site / "posts/second-thoughts.md"
    shutil.copy(site / "posts/first.md", more)
    save(more, "title: ", "title: Another ")
    build(site, 2)
    more.unlink()
    found = next((site / "reading_lists").glob("*.yml"))
    found.rename(found.with_name("renamed.yml"))
    assert build(site) == anew(site)
    assert stood[-2]
    left = {path for path in place(site).rglob("*") if path.is_dir() and not any(path.iterdir())}
    assert left == set()


def test_names_that_begin_with_a_dot_stay_as_they_are_now(site: Path) -> None:
    build(site, 2)
    (place(site) / ".git").mkdir()
    (place(site) / ".git/HEAD").write_text("ref: refs/heads/pages")
    build(site, 2)
    (place(site) / ".git/HEAD").write_text("ref: refs/heads/other")
    build(site)
    assert (place(site) / ".git/HEAD").read_text() == "ref: refs/heads/other"


def test_another_mask_of_rights_holds_for_every_file(site: Path) -> None:
    build(site, 2)
    before = os.umask(0o077)
    try:
        build(site)
    finally:
        os.umask(before)
    assert (place(site) / PAGE).stat().st_mode & 0o777 == 0o600


def test_a_site_that_a_group_may_write_to_is_brought_up_to_date(
    site: Path, stood: list[int]
) -> None:
    before = os.umask(0o002)
    try:
        build(site, 3)
    finally:
        os.umask(before)
    assert stood[-1]


def test_a_setting_that_all_pages_show_makes_all_anew(site: Path, stood: list[int]) -> None:
    build(site, 2)
    with (site / "mkdocs.yml").open("a") as config:
        config.write("copyright: Ours\n")
    assert build(site) == anew(site)
    assert not any(stood)


@pytest.mark.parametrize("entry", ["search", "material/search", "material/meta"])
def test_a_plugin_that_has_a_part_in_pages_sees_every_page(
    site: Path, spares: Path, entry: str
) -> None:
    save(site / "mkdocs.yml", "plugins:", f"plugins:\n  - {entry}")
    build(site, 3)
    assert not spares.exists()


def _forged(spares: Path) -> None:
    for path in spares.glob("*.kept"):
        path.write_bytes(path.read_bytes()[:-1])


POISONS: dict[str, Callable[[Path], object]] = {
    "no list": lambda spares: [path.unlink() for path in spares.glob("*.kept")],
    "a damaged list": _forged,
    "a list of something else": lambda spares: [
        Kept(spares, lasting=True).put(path.stem, [("files", b"[1]")])
        for path in spares.glob("*.kept")
    ],
    "a folder that others may write to": lambda spares: spares.chmod(0o777),
    "a link": lambda spares: [
        (path.rename(spares.parent / "elsewhere"), path.symlink_to(spares.parent / "elsewhere"))
        for path in spares.iterdir()
        if path.is_dir()
    ],
    "a file": lambda spares: [
        (shutil.rmtree(path), path.write_text("x")) for path in spares.iterdir() if path.is_dir()
    ],
}


@pytest.mark.parametrize("poison", POISONS.values(), ids=POISONS)
def test_what_cannot_be_trusted_is_not_used(
    site: Path, spares: Path, poison: Callable[[Path], object], stood: list[int]
) -> None:
    build(site, 2)
    poison(spares)
    assert build(site) == anew(site)
    assert not any(stood)
    assert build(site) == anew(site)


def test_a_cache_on_another_disk_keeps_no_site(
    site: Path, spares: Path, monkeypatch: pytest.MonkeyPatch, stood: list[int]
) -> None:
    rename = Path.rename

    def apart(self: Path, target: Path) -> Path:
        if (self.parent == spares) != (Path(target).parent == spares):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", apart)
    for _ in range(3):
        assert build(site) == anew(site)
    assert not any(stood)
    assert not [path for path in spares.iterdir() if path.is_dir()]
    assert [path for path in site.parent.iterdir() if path.name.startswith(".published")] == []


def test_a_spare_that_cannot_be_tidied_is_made_anew(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(site, 2)
    (place(site) / "feed.xml").unlink()

    def fails(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(spare, "keep_only", fails)
    assert build(site) == anew(site)


@pytest.mark.parametrize(
    ("before", "file"),
    [
        ("/old/place/", "old"),
        ("/old/place/", "old/place"),
        ("/old.html", "old.html/deep/inside/mine.txt"),
    ],
)
def test_a_file_stands_where_a_folder_of_a_redirect_was_and_the_other_way_round(
    site: Path, stood: list[int], before: str, file: str
) -> None:
    """MkDocs would copy a file into a folder of its name."""
    text = (site / "posts/first.md").read_text()
    save(site / "posts/first.md", "title: ", f"aliases: [{before}]\ntitle: ")
    build(site, 2)
    (site / "posts/first.md").write_text(text)
    mine = site / "docs" / file
    mine.parent.mkdir(parents=True, exist_ok=True)
    mine.write_text("Mine.")
    assert build(site) == anew(site)
    assert (place(site) / file).read_text() == "Mine."
    assert len(stood) > 2


def test_an_old_address_may_become_a_folder_of_another(site: Path, stood: list[int]) -> None:
    text = (site / "posts/first.md").read_text()

    def alias(address: str) -> None:
        (site / "posts/first.md").write_text(
            text.replace("title: ", f"aliases: [{address}]\ntitle: ", 1)
        )

    for address in ("/a.html", "/a.html", "/a.html/b/", "/a.html/b/", "/a.html", "/a.html"):
        alias(address)
        assert build(site) == anew(site)
    assert any(stood)


def test_a_feed_without_entries_has_the_day_of_the_build(
    site: Path, monkeypatch: pytest.MonkeyPatch, stood: list[int]
) -> None:
    """Pages show nothing of that day, and stand."""
    save(site / "mkdocs.yml", "  - reading-room:", "  - reading-room:\n      search: false")
    for day in ["2026-02-01"] * 2 + ["2026-02-02"] * 2 + ["2026-02-03"] * 2:
        monkeypatch.setattr(options, "day_of", lambda *_, now=day: date.fromisoformat(now))
        made = build(site)
        assert made == anew(site)
    empty = [path for path, data in made.items() if b"<feed" in data and b"<entry" not in data]
    assert empty
    assert b"<updated>2026-02-03" in made[empty[0]]
    assert stood[-2] or stood[-1]


@pytest.mark.parametrize("mode", [0o700, 0o2775])
def test_folders_have_the_rights_of_new_ones(site: Path, mode: int, stood: list[int]) -> None:
    build(site, 2)
    (place(site) / "posts").chmod(mode)
    was = (site / "posts").stat().st_mode
    for _ in range(3):
        build(site)
        for folder in (place(site) / "posts", *(place(site) / "posts").glob("*/")):
            assert folder.stat().st_mode == was
    assert any(stood)


def test_a_folder_that_is_read_only_does_not_keep_the_next_build_from_its_work(site: Path) -> None:
    """As some are that Git and others make; root may write to them nevertheless."""
    build(site, 2)
    (place(site) / ".git/objects").mkdir(parents=True)
    (place(site) / ".git/objects/one").write_text("One.")
    (place(site) / ".git/objects").chmod(0o555)
    (place(site) / "posts/first").chmod(0o555)
    for _ in range(4):
        assert build(site)[PAGE] == anew(site)[PAGE]
    assert [path.name for path in site.parent.glob(".published*")] == []
    (place(site) / ".git/objects").chmod(0o755)


def test_names_that_differ_in_capitals_alone_may_be_one_file(
    site: Path, monkeypatch: pytest.MonkeyPatch, stood: list[int]
) -> None:
    """As on macOS and Windows: there only the pages stay that have the very same name."""
    save(site / "mkdocs.yml", "  - reading-room:", "  - reading-room:\n      search: false")
    build(site, 2)
    before = {path: path.stat().st_ctime_ns for path in place(site).rglob("*.bib")}
    monkeypatch.setattr(spare, "folds", lambda _: True)
    build(site, 2)
    assert before
    assert stood[-1]
    assert not [path for path, when in before.items() if path.stat().st_ctime_ns == when]


def test_few_sites_are_kept_and_none_for_long(
    site: Path, spares: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(KEPT + 2):
        folder = site.parent / f"published-{number}"
        for _ in range(2):
            Builder(site / "mkdocs.yml", folder, serve=False).build()
    kept = [path for path in spares.iterdir() if path.is_dir()]
    assert len(kept) == KEPT
    monkeypatch.setattr(spare, "DAYS", 0)
    build(site, 2)
    assert [path for path in spares.iterdir() if path.is_dir()] == []
