"""``reading-room build`` and ``serve``: MkDocs or ProperDocs by one name."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from helpers import ENVIRONMENT, Run, contents
from reading_room.builder import OPTIONS


def test_a_build_is_that_of_mkdocs(run: Run, small_site: Path, tmp_path: Path) -> None:
    theirs = run("mkdocs", "build", "-q", "-d", str(tmp_path / "theirs"), cwd=small_site)
    ours = run("reading_room", "build", "-q", "-d", str(tmp_path / "ours"), cwd=small_site)
    assert (ours.returncode, ours.stdout, ours.stderr) == (0, theirs.stdout, theirs.stderr)
    pages = {name for name in contents(tmp_path / "ours") if name.endswith(".html")}
    assert "posts/first/index.html" in pages
    assert pages == {name for name in contents(tmp_path / "theirs") if name.endswith(".html")}


@pytest.mark.parametrize("config", ["mkdocs.yml", "properdocs.yml"])
def test_a_build_shows_no_banners(small_site: Path, config: str) -> None:
    (small_site / "mkdocs.yml").rename(small_site / config)
    plain = {name: words for name, words in ENVIRONMENT.items() if "MKDOCS_2" not in name}
    done = subprocess.run(
        [sys.executable, "-m", "reading_room", "build"], cwd=small_site, env=plain,
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Published 1 post" in done.stderr
    assert "MkDocs 2" not in done.stdout + done.stderr
    assert "replacement" not in done.stdout + done.stderr


def test_a_build_keeps_nothing_where_it_is_told_so(small_site: Path, tmp_path: Path) -> None:
    config = small_site / "mkdocs.yml"
    text = config.read_text("utf-8")
    assert "name: material" in text
    config.write_text(text.replace("name: material", "name: reading-room"), "utf-8")
    kept = {}
    for words in (("--no-cache",), ()):
        folder = tmp_path / f"cache{len(words)}"
        done = subprocess.run(
            [sys.executable, "-m", "reading_room", "build", "-q", *words], cwd=small_site,
            env=ENVIRONMENT | {"XDG_CACHE_HOME": str(folder)},
            capture_output=True, text=True, timeout=300,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        kept[words] = contents(folder) if folder.exists() else {}
    assert not kept["--no-cache",]
    assert kept[()]


@pytest.mark.parametrize("builder", ["mkdocs", "properdocs"])
@pytest.mark.parametrize("command", OPTIONS)
def test_the_help_names_the_options_of_ours_too(builder: str, command: str) -> None:
    option, what = OPTIONS[command]
    done = subprocess.run(
        [sys.executable, "-m", "reading_room.builder", builder, command, "--help"],
        env=ENVIRONMENT, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert f"{option} {what}" in " ".join(done.stdout.split())


def test_a_build_warns_of_nothing_that_is_not_the_sites(run: Run, small_site: Path) -> None:
    done = run("mkdocs", "build", cwd=small_site)
    assert done.returncode == 0, done.stderr
    assert "Warning" not in done.stdout + done.stderr


def test_a_site_of_the_shortest_words_is_published(run: Run, small_site: Path) -> None:
    """None of them is a word that a slip could be meant for: that file has nothing in it."""
    for path in ("posts/first.md", "reading_lists/works.yml", "docs/about.md", "docs/people.yml"):
        (small_site / path).unlink()
    (small_site / "posts/one.md").write_text(
        "---\ntitle: One\ndate: 2026-01-05\n---\n\nAnd so on.\n"
    )
    done = run("mkdocs", "build", cwd=small_site)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "address", ["ftp://[::1/", "https://[x]/", "https://[v1.]/", "https://ex\u2100mple.org/"]
)
@pytest.mark.parametrize("command", ["build", "check"])
def test_an_address_that_cannot_be_read_is_said_in_a_line(
    run: Run, small_site: Path, address: str, command: str
) -> None:
    """MkDocs reads site_url before it asks any plugin, so that mkdocs build shows a traceback."""
    config = small_site / "mkdocs.yml"
    text = config.read_text("utf-8").replace("https://elsewhere.example/", address)
    config.write_text(text, encoding="utf-8")
    done = run("reading_room", command, cwd=small_site)
    assert done.returncode == 1
    assert "mkdocs.yml: site_url, or another address in it, cannot be read" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_failing_build_fails(run: Run, small_site: Path) -> None:
    (small_site / "posts/first.md").write_text("---\ntitle: [\n---\n")
    assert run("reading_room", "build", cwd=small_site).returncode == 1
    nowhere = run("reading_room", "build", "-f", "none.yml", cwd=small_site)
    assert nowhere.returncode == 2
    assert "none.yml" in nowhere.stderr
    unknown = run("reading_room", "build", "--stict", cwd=small_site)
    assert (unknown.returncode, "--strict" in unknown.stderr) == (2, True)


def test_the_help_is_that_of_the_builder(run: Run, tmp_path: Path) -> None:
    done = run("reading_room", "build", "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert "Usage: reading-room build [OPTIONS]" in done.stdout
    assert "--strict" in done.stdout


@pytest.mark.parametrize(("name", "who"), [("mkdocs", "MkDocs"), ("properdocs", "ProperDocs")])
def test_a_traceback_is_shown_to_who_asks_for_it(
    run: Run, small_site: Path, name: str, who: str
) -> None:
    (small_site / "hook.py").write_text("def on_nav(*_, **__):\n    raise KeyError('apple')\n")
    config = small_site / "mkdocs.yml"
    config.write_text(config.read_text() + "hooks: [hook.py]\n")
    config.rename(small_site / f"{name}.yml")
    plain = run("reading_room", "build", cwd=small_site)
    assert plain.returncode == 1
    assert f"{who} stopped: KeyError: 'apple'" in plain.stderr
    assert "Traceback" not in plain.stderr
    assert "Traceback" in run("reading_room", "build", "--verbose", cwd=small_site).stderr


@pytest.mark.parametrize("option", [(), ("--as-published",)])
def test_serve_shows_the_site_until_it_is_stopped(
    small_site: Path, option: tuple[str, ...]
) -> None:
    draft = "---\ntitle: Plan\ndate: 2026-01-08\ndraft: true\n---\n\nNot yet.\n"
    (small_site / "posts/plan.md").write_text(draft)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [
        sys.executable,
        "-m",
        "reading_room",
        "serve",
        *option,
        "-a",
        address,
        "--no-livereload",
    ]
    server = subprocess.Popen(command, cwd=small_site, env=ENVIRONMENT, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                with urllib.request.urlopen(f"http://{address}/posts/first/") as answer:
                    assert b"Choice &amp; control" in answer.read()
                break
            except OSError:
                assert server.poll() is None
                time.sleep(0.1)
        else:
            pytest.fail("nobody answered")
        with urllib.request.urlopen(f"http://{address}/posts/") as answer:
            assert (b"A draft: not published" in answer.read()) == (not option)
        server.send_signal(signal.SIGINT)
        assert server.wait(60) in (0, 1)
    finally:
        server.kill()
        server.wait()


def test_an_address_that_is_in_use_is_told_in_a_line(small_site: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = subprocess.run(
            [sys.executable, "-m", "reading_room", "serve", "-q", "--dev-addr", address],
            cwd=small_site, env=ENVIRONMENT, capture_output=True, text=True, timeout=300,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("Error: another program shows something at this")


def test_the_theme_without_its_plugin_is_told_in_a_line_and_does_not_stop_the_next_build(
    run: Run, small_site: Path
) -> None:
    """MkDocs has copied the theme's files by then, into a folder that may be taken after all."""
    config = small_site / "mkdocs.yml"
    whole = config.read_text()
    config.write_text("site_name: A\nsite_url: https://a.example/\ntheme: reading-room\nplugins:\n")
    done = run("reading_room", "build", "-q", cwd=small_site)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "Error: The theme reading-room needs the plugin: write - reading-room under plugins in"
        " mkdocs.yml."
    )
    assert (small_site / "site/assets/site.css").is_file()
    config.write_text(whole)
    done = run("reading_room", "build", "-q", cwd=small_site)
    assert done.returncode == 0, done.stderr
    assert (small_site / "site/posts/first/index.html").is_file()
