"""Pages that were finished by an earlier build are those that a build without them makes."""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.exceptions import MkDocsException

from preview_builder import Builder, alone
from reading_room.outputs.cache import Kept
from reading_room.pages import SitePage
from reading_room.plugin import ground, own_templates
from reading_room.plugin.finished import MOST, Before, Finished
from reading_room.plugin.spare import Spare
from scribe import Scribe

EDITS = int(os.environ.get("READING_ROOM_EDITS", "40"))
"""How many changes are tried one after another: 200 and more by hand."""


class Counts:
    """How many pages of a build were finished before, how many of them stood in the site before
    last as they were to be, and how many it made."""

    def __init__(self) -> None:
        self.kept = self.made = self.stood = 0

    def leave(self, stand: frozenset[str]) -> frozenset[str]:
        self.kept, self.stood = self.kept + len(stand), len(stand)
        return stand

    def take(self, before: Before | None) -> Before | None:
        known = before is not None and before.html is not None
        self.kept, self.made = self.kept + known, self.made + (not known)
        return before


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of what is kept."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("READING_ROOM_NO_CACHE", raising=False)
    with alone():
        yield tmp_path / "cache/reading-room/pages"


@pytest.fixture
def texts(cache: Path) -> Path:
    """The folder of the texts that were read."""
    return cache.with_name("texts")


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counts:
    counts, before = Counts(), Finished.before
    monkeypatch.setattr(Finished, "before", lambda self, page: counts.take(before(self, page)))
    take = Spare.take
    monkeypatch.setattr(Spare, "take", lambda *about: counts.leave(take(*about)))
    return counts


@pytest.fixture
def own_site(small_site: Path) -> Path:
    """The small site in our own theme."""
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text().replace("name: material", "name: reading-room"))
    return small_site


def warm(site: Path, counts: Counts) -> dict[str, bytes]:
    """What a build makes of a site that may take pages from the cache."""
    counts.__init__()  # type: ignore[misc]
    return Builder(site / "mkdocs.yml", site.parent / f"{site.name}-built", serve=False).build()


def cold(site: Path) -> dict[str, bytes]:
    """What it makes without."""
    folder = site.parent / f"{site.name}-cold"
    shutil.rmtree(folder, ignore_errors=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("READING_ROOM_NO_CACHE", "1")
        return Builder(site / "mkdocs.yml", folder, serve=False).build()


@pytest.mark.parametrize("seed", [3])
def test_changes_of_any_kind_are_published_as_a_build_without_a_cache_does(
    tmp_path: Path, seed: int, counts: Counts
) -> None:
    scribe = Scribe(tmp_path / "work", seed)
    warm(scribe.folder, counts)
    kept = stood = 0
    for number in range(EDITS):
        what = scribe.edit()
        try:
            fresh = cold(scribe.folder)
        except MkDocsException:
            with pytest.raises(MkDocsException):
                warm(scribe.folder, counts)
            scribe.mend()
            fresh = cold(scribe.folder)
        assert warm(scribe.folder, counts) == fresh, f"change {number}: {what}"
        kept, stood = kept + counts.kept, stood + counts.stood
    assert kept > EDITS * 5
    assert stood > EDITS


def test_a_build_makes_only_what_has_changed(own_site: Path, counts: Counts) -> None:
    post = own_site / "posts/first.md"
    post.write_text(post.read_text().replace("topics:", "description: Why.\ntopics:"))
    warm(own_site, counts)
    assert counts.kept == 0
    every = counts.made
    warm(own_site, counts)
    assert (counts.kept, counts.made) == (every, 0)
    post.write_text(post.read_text().replace("Because of", "On account of"))
    assert b"On account of" in warm(own_site, counts)["posts/first/index.html"]
    assert counts.made == 1


def _add(site: Path, path: str, text: str) -> None:
    with (site / path).open("a") as file:
        file.write(text)


def _hook(site: Path) -> None:
    (site / "hook.py").write_text(
        "import pathlib\ndef on_post_page(output, page, config):\n"
        "    return output + pathlib.Path(config.docs_dir, '../said.txt').read_text()\n"
    )
    (site / "said.txt").write_text("<!-- once -->")
    _add(site, "mkdocs.yml", "hooks: [hook.py]\n")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a setting": lambda site: _add(site, "mkdocs.yml", "copyright: Ours\n"),
    "the navigation": lambda site: _add(site, "mkdocs.yml", "nav: [about.md]\n"),
    "a page under docs/": lambda site: _add(site, "docs/about.md", "More.\n"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_nothing_is_taken_where_any_page_may_depend_on_a_change(
    own_site: Path, counts: Counts, change: Callable[[Path], object]
) -> None:
    warm(own_site, counts)
    change(own_site)
    assert warm(own_site, counts) == cold(own_site)
    assert counts.kept == 0


def test_nothing_is_taken_from_another_version(
    own_site: Path, counts: Counts, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("_code", "_versions"):
        warm(own_site, counts)
        warm(own_site, counts)
        assert counts.made == 0
        monkeypatch.setattr(ground, name, lambda: "another")
        warm(own_site, counts)
        assert counts.kept == 0


def test_nothing_is_kept_beside_a_hook_or_a_plugin_that_nobody_knows(
    own_site: Path, counts: Counts, cache: Path
) -> None:
    _hook(own_site)
    warm(own_site, counts)
    (own_site / "said.txt").write_text("<!-- twice -->")
    assert b"<!-- twice -->" in warm(own_site, counts)["posts/first/index.html"]
    assert counts.kept == 0
    config = own_site / "mkdocs.yml"
    config.write_text(
        config.read_text()
        .replace("hooks: [hook.py]", "")
        .replace("plugins:", "plugins:\n  - material/meta")
    )
    warm(own_site, counts)
    warm(own_site, counts)
    assert counts.kept == 0
    assert not cache.exists()


def test_a_template_that_says_the_time_is_not_kept(own_site: Path, counts: Counts) -> None:
    partial = own_site / "overrides/reading_room/partials/footer.html"
    partial.parent.mkdir(parents=True)
    partial.write_text("{{ build_date_utc }}")
    config = own_site / "mkdocs.yml"
    config.write_text(
        config.read_text().replace(
            "name: reading-room", "name: reading-room\n  custom_dir: overrides"
        )
    )
    warm(own_site, counts)
    warm(own_site, counts)
    assert counts.kept == 0


@pytest.mark.parametrize(
    "asks",
    [
        "{% for each in pages %}{{ each.page.meta.description }}{% endfor %}",
        '{{ (shown("posts/first.md") or {}).title }}',
        '{% set at = "posts/first.md" %}{{ shown(at).title }}',
        '{% set ask = shown %}{{ ask("posts/first.md").title }}',
        '{{ shown ("posts/first.md").title }}{{ shown("posts" "/first.md").title }}',
        '{{ shown("posts/\\u0066irst.md").title }}',
        "{% for item in nav %}{{ item.title }}{{ item.meta.description }}{% endfor %}",
    ],
)
def test_what_a_template_shows_of_another_page_is_never_stale(
    own_site: Path, counts: Counts, asks: str
) -> None:
    partial = own_site / "overrides/reading_room/partials/footer.html"
    partial.parent.mkdir(parents=True)
    partial.write_text(asks)
    config, post = own_site / "mkdocs.yml", own_site / "posts/first.md"
    more = "name: reading-room\n  custom_dir: overrides"
    config.write_text(config.read_text().replace("name: reading-room", more))
    if "nav" in asks:
        _add(own_site, "mkdocs.yml", "nav: [about.md, {First: posts/first.md}, posts.md]\n")
    warm(own_site, counts)
    warm(own_site, counts)
    post.write_text(
        post.read_text().replace("Choice", "Voice").replace("---\n", "---\ndescription: New.\n", 1)
    )
    assert warm(own_site, counts) == cold(own_site)


def test_what_a_page_takes_from_elsewhere_is_never_stale(own_site: Path, counts: Counts) -> None:
    """A snippet, or an extension that is the site's own, is no file under docs/."""
    _add(
        own_site, "mkdocs.yml", "markdown_extensions:\n  - pymdownx.snippets:\n"
        f"      base_path: [{own_site}]\n",
    )  # fmt: skip
    included = own_site / "hours.md"
    included.write_text("Nine to five.\n")
    (own_site / "docs/index.md").write_text('# Home\n\n--8<-- "hours.md"\n')
    (own_site / "docs/about.md").write_text('# About\n\n--8<-- "hours.md"\n')
    partial = own_site / "overrides/reading_room/partials/after-post.html"
    partial.parent.mkdir(parents=True)
    partial.write_text('{{ shown("about.md").content }}')
    config = own_site / "mkdocs.yml"
    more = "name: reading-room\n  custom_dir: overrides"
    config.write_text(config.read_text().replace("name: reading-room", more))
    warm(own_site, counts)
    warm(own_site, counts)
    included.write_text("Ten to four.\n")
    assert b"Ten to four" in warm(own_site, counts)["index.html"]
    assert warm(own_site, counts) == cold(own_site)


def test_what_is_made_once_for_all_pages_knows_none(own_site: Path, counts: Counts) -> None:
    folder = own_site / "overrides/reading_room/partials"
    folder.mkdir(parents=True)
    for name in ("footer", "announcement"):
        (folder / f"{name}.html").write_text(
            f"<p>{name}: {{{{ page.url if page else 'no page' }}}}</p>"
        )
    config = own_site / "mkdocs.yml"
    more = "name: reading-room\n  custom_dir: overrides"
    config.write_text(config.read_text().replace("name: reading-room", more))
    made = warm(own_site, counts)["posts/first/index.html"]
    assert b"<p>footer: no page</p>" in made
    assert b"<p>announcement: no page</p>" in made


def test_no_template_of_ours_asks_for_the_day_of_the_build() -> None:
    folders = [ground.PACKAGE / "templates", ground.PACKAGE / "theme"]
    found = [path for folder in folders for path in folder.rglob("*.html")]
    assert len(found) > 20
    assert not [path for path in found if own_templates.UNSTEADY.search(path.read_bytes())]


def _forge(path: Path) -> None:
    """The same pages with other words, under a digest that is right."""
    kept = Kept(path.parent, lasting=True)
    key = path.name.removesuffix(".kept")
    files = kept.get(key)
    assert files
    kept.put(key, [(name, b"<p>FORGED</p>") for name, _ in files])


def _linked(path: Path) -> None:
    _forge(path)
    path.rename(path.with_suffix(".moved"))
    path.symlink_to(path.with_suffix(".moved"))


def _changed(path: Path, change: Callable[[bytes], bytes]) -> None:
    path.write_bytes(change(path.read_bytes()))


POISONS: dict[str, Callable[[Path], object]] = {
    "cut off": lambda path: _changed(path, lambda data: data[:-1]),
    "empty": lambda path: path.write_bytes(b""),
    "one bit": lambda path: _changed(path, lambda data: data[:-9] + b"?" + data[-8:]),
    "a pickle": lambda path: path.write_bytes(pickle.dumps(print)),
    "open to others": lambda path: (_forge(path), path.chmod(0o666)),
    "in an open folder": lambda path: (_forge(path), path.parent.chmod(0o777)),
    "a link": _linked,
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "half written": lambda path: path.rename(f"{path}x7k2"),
}


@pytest.mark.parametrize("poison", POISONS.values(), ids=POISONS)
def test_what_cannot_be_trusted_counts_for_nothing(
    own_site: Path, counts: Counts, cache: Path, texts: Path, poison: Callable[[Path], object]
) -> None:
    made = warm(own_site, counts)
    found = [*cache.glob("*.kept"), *texts.glob("*.kept")]
    assert {path.parent for path in found} == {cache, texts}
    for path in found:
        poison(path)
    assert warm(own_site, counts) == made
    assert counts.kept == 0


def test_what_the_user_alone_can_write_is_trusted(
    own_site: Path, counts: Counts, cache: Path
) -> None:
    """So that the tests above are of what they seem to be."""
    warm(own_site, counts)
    for path in cache.glob("*.kept"):
        _forge(path)
    assert b"FORGED" in warm(own_site, counts)["posts/first/index.html"]


def test_texts_that_the_user_alone_can_write_are_trusted(
    own_site: Path, counts: Counts, cache: Path, texts: Path
) -> None:
    warm(own_site, counts)
    shutil.rmtree(cache)
    for path in texts.glob("*.kept"):
        kept = Kept(texts, lasting=True)
        files = kept.get(path.name.removesuffix(".kept"))
        assert files
        forged = [(name, data.replace(b"Because of", b"Forged for")) for name, data in files]
        kept.put(path.name.removesuffix(".kept"), forged)
    assert b"Forged for" in warm(own_site, counts)["posts/first/index.html"]


def test_a_build_in_another_theme_reads_only_what_has_changed(
    small_site: Path, counts: Counts, cache: Path, texts: Path
) -> None:
    made = warm(small_site, counts)
    assert texts.exists()
    assert not cache.exists()
    assert warm(small_site, counts) == made == cold(small_site)


def test_nothing_is_kept_without_a_cache(
    own_site: Path, counts: Counts, cache: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = cold(own_site)
    assert not cache.parent.exists()
    (tmp_path / "file").write_text("")
    for place in ("XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
        monkeypatch.setenv(place, str(tmp_path / "file"))
        assert warm(own_site, counts) == made
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache.parents[1]))
    config = own_site / "mkdocs.yml"
    text = config.read_text()
    config.write_text(text.replace("- reading-room:", "- reading-room:\n      cache: false"))
    assert config.read_text() != text
    assert warm(own_site, counts) == made
    assert not cache.parent.exists()


def _pages(count: int) -> list[SitePage]:
    import datetime

    return [
        SitePage(
            address=f"posts/{number}/", source=f"posts/{number}.md", template="post.html",
            title=str(number), view=lambda: None, changed=datetime.date(2026, 1, 1),  # type: ignore[arg-type, return-value]
            made_of=lambda: (),
        )
        for number in range(count)
    ]  # fmt: skip


def _round(finished: Finished, pages: list[SitePage], html: str) -> Iterator[str | None]:
    for page in pages:
        before = finished.before(page)
        assert before
        if before.html is None:
            before.keep(html + page.title)
        yield before.html
    finished.end()


def test_two_builds_at_once_keep_pages_that_are_whole(tmp_path: Path) -> None:
    pages = _pages(300)
    sources = [page.source for page in pages]
    one, other = (Finished(tmp_path, "site", "ground", sources) for _ in range(2))
    rounds = _round(one, pages, "one "), _round(other, pages[50:], "other ")
    for _ in range(len(pages)):
        for each in rounds:
            next(each, None)
    again = list(_round(Finished(tmp_path, "site", "ground", sources), pages, "new "))
    assert all(
        html in {f"one {page.title}", f"other {page.title}"}
        for page, html in zip(pages, again, strict=True)
    )


def test_what_is_kept_does_not_grow(tmp_path: Path) -> None:
    pages = _pages(300)
    sources = [page.source for page in pages]
    sizes = []
    for number in range(4):
        list(_round(Finished(tmp_path, "site", f"ground {number}", sources), pages, "html"))
        sizes.append(sum(path.stat().st_size for path in (tmp_path / "pages").iterdir()))
    assert len(set(sizes)) == 1
    Kept(tmp_path / "pages", lasting=True).forget(30, sizes[0] // 2)
    left = sum(path.stat().st_size for path in (tmp_path / "pages").iterdir())
    assert 0 < left <= sizes[0] // 2 < MOST
