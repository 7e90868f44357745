"""The benchmarks run, and what they print can be read. How long anything takes is not asserted."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

from helpers import REPOSITORY, Run
from reading_room.schema import ITEM

BENCHMARKS = REPOSITORY / "benchmarks"
PHASES = [
    "start",
    "read",
    "parse",
    "resolve",
    "render",
    "feeds",
    "downloads",
    "search",
    "write",
    "publish",
    "MkDocs",
    "leaving",
]
A_PEER = f"""\
#!{sys.executable}
from pathlib import Path
posts = list(Path("content/posts").rglob("*.md"))
lists = list(Path("content/reading-lists").rglob("*.md"))
assert Path("hugo.toml").is_file()
assert len(posts) == 12 and len(lists) == 1
assert all("\\nyears: [" in post.read_text() for post in posts)
Path("public").mkdir()
Path("public/index.html").write_text("")
"""

A_COUNTER = f"""\
#!{sys.executable}
import os, sys
from itertools import takewhile
from pathlib import Path
told = list(takewhile(lambda word: word.startswith("--"), sys.argv[1:]))
logs, = (word.removeprefix("--log-file=") for word in told if word.startswith("--log-file="))
Path(logs.replace("%p", "1")).write_text("==1== \\n==1== I   refs:      1,003,000,000\\n")
Path(logs.replace("%p", "2")).write_text("==2== I   refs:      4,000,000\\n")
command = sys.argv[1 + len(told):]
os.execv(command[0], command)
"""
"""In the place of Valgrind: it starts the program, and says what two processes took."""


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory, run: Run) -> list[list[str]]:
    """The cells of each row that a run prints for 12 posts, beside a program in Hugo's place."""
    hugo = tmp_path_factory.mktemp("peer") / "hugo"
    hugo.write_text(A_PEER)
    hugo.chmod(0o755)
    words = ("12", "--runs", "1", "--hugo", str(hugo), "--eleventy", "")
    done = run(str(BENCHMARKS / "run.py"), *words, cwd=REPOSITORY)
    assert done.returncode == 0, done.stderr
    rows = [line for line in done.stdout.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def test_the_table_of_builds(printed: list[list[str]]) -> None:
    heading, _, *rows, _phases, _, _spent = printed
    assert heading == [
        "build", "pages", "files", "folders", "CPU s", "user", "system", "of the first's",
        "wall s", "peak MiB",
    ]  # fmt: skip
    assert [row[0] for row in rows] == [
        "Reading Room",
        "… after one edit",
        "… after one more",
        "… with search",
        "… with search, its text unchanged",
        "Hugo",
    ]
    assert [row[1] for row in rows] == ["103", "103", "103", "104", "104", "1"]
    for row in rows:
        assert len(row) == len(heading)
        pages, files, folders = map(int, row[1:4])
        assert files >= pages
        assert folders >= 1
        cpu, user, system = map(float, row[4:7])
        assert cpu == pytest.approx(user + system, abs=0.16)  # each is rounded
        assert float(row[9]) > 0
    assert rows[-1][2:4] == ["1", "1"]


def test_the_phases_add_up(printed: list[list[str]]) -> None:
    *_, phases, _, spent = printed
    assert phases == ["CPU s of a build with search", *PHASES, "in all"]
    *parts, whole = map(float, spent[1:])
    assert sum(parts) == pytest.approx(whole, abs=0.005 * len(parts))
    assert min(parts) >= -0.01  # the system counts a process in whole ticks of its own
    assert max(parts) < whole


def test_the_instructions_of_all_processes_are_added_up(tmp_path: Path, run: Run) -> None:
    counter = tmp_path / "valgrind"
    counter.write_text(A_COUNTER)
    counter.chmod(0o755)
    words = ("12", "--hugo", "", "--valgrind", str(counter))
    done = run(str(BENCHMARKS / "instructions.py"), *words, cwd=REPOSITORY)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-3:] == [
        "| Reading Room | 1,007 | 1.00× |",
        "| … after one edit | 1,007 | 1.00× |",
        "| … after one more | 1,007 | 1.00× |",
    ]


def test_without_valgrind_nothing_is_counted(run: Run) -> None:
    done = run(str(BENCHMARKS / "instructions.py"), "12", "--valgrind", "", cwd=REPOSITORY)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Valgrind, which counts, is not on PATH: name its program" in done.stderr


def test_a_clock_gives_each_moment_to_one_phase(monkeypatch: pytest.MonkeyPatch) -> None:
    import phases

    moments = iter([1.0, 3.0, 4.0, 8.0, 10.0])
    monkeypatch.setattr(phases, "cpu", lambda: next(moments))
    clock = phases.Clock()
    clock.begin("read")  # at 1
    clock.begin("write")  # at 3
    clock.end()  # at 4
    clock.end()  # at 8
    clock.switch()  # at 10
    spent = {phase: seconds for phase, seconds in clock.spent.items() if seconds}
    assert spent == {"start": 3.0, "read": 6.0, "write": 1.0}


def test_each_step_of_a_generator_is_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    import phases

    moments = iter(range(100))
    monkeypatch.setattr(phases, "cpu", lambda: float(next(moments)))
    clock = phases.Clock()
    steps = clock.timed("feeds", "a seam", lambda: (yield from "ab"))
    assert list(steps()) == ["a", "b"]
    assert clock.spent["feeds"] == 3.0  # two steps and the end
    assert clock.called == {"a seam"}


def test_a_seam_that_has_gone_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import phases

    gone = ("read", "reading_room.sources:no_such_thing"), ("read", "reading_room.nowhere:f")
    monkeypatch.setattr(phases, "SEAMS", gone)
    monkeypatch.setattr(phases, "TABLES", ())
    with pytest.raises(SystemExit) as caught:
        phases.wrap(phases.Clock())
    for _, seam in gone:
        assert seam in str(caught.value)


def test_the_same_count_gives_the_same_files() -> None:
    import corpus

    def written(count: int) -> dict[str, str]:
        return dict(corpus.corpus(count, search=False))

    assert written(12) == written(12)
    assert len([path for path in written(12) if path.startswith("posts/")]) == 12


def test_a_large_list_has_what_lists_usually_say_and_is_weighed(run: Run) -> None:
    import big_list

    text = dict(big_list.site(12))["reading_lists/works.yml"]
    fields = {
        key for item in yaml.safe_load(text)["sections"] for each in item["items"] for key in each
    }
    assert fields <= {*ITEM.names} - {"work"}
    assert len(fields) > 18
    words = (str(BENCHMARKS / "big_list.py"), "12", "--runs", "1")
    done = run(*words, cwd=REPOSITORY)
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stdout.splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    weighed = {row[0]: float(row[1]) for row in rows if row[1][0].isdigit()}
    assert weighed["reading-lists/works/index.html"] > weighed["reading-lists/works/feed.xml"] > 1
    assert weighed["with one of 12 works"] > 0


def test_the_table_of_shapes(run: Run) -> None:
    script = str(BENCHMARKS / "growth.py")
    done = run(script, "cited work", "--smaller", "500", cwd=REPOSITORY)
    assert done.returncode == 0, done.stderr
    cells = [line.strip("| ").split(" | ") for line in done.stdout.splitlines() if "|" in line]
    heading, _, *rows = cells
    assert [row[:2] for row in rows] == [["cited work", size] for size in ("1", "2", "4", "8")]
    assert [float(row[heading.index("CPU s")]) > 0 for row in rows] == [True] * 4
    files = [int(row[heading.index("files")]) for row in rows]
    assert files == sorted(set(files))
    assert "there is no shape x" in run(script, "x", cwd=REPOSITORY).stderr


def test_every_shape_is_a_site_that_builds(tmp_path: Path, run: Run) -> None:
    import corpus  # found beside the benchmarks
    import growth

    for name, shape in growth.SHAPES.items():
        folder = tmp_path / name
        corpus.write_files([("mkdocs.yml", corpus.SETTINGS.format(search="false"))], folder)
        (folder / "docs").mkdir()
        corpus.write_files(shape.files(20), folder)
        done = run("reading_room", "check", cwd=folder)
        assert done.returncode == 0, (name, done.stdout)


@pytest.mark.parametrize("program", ["zensical", "pelican", "material"])
def test_other_peers_get_the_same_posts(program: str, tmp_path: Path) -> None:
    import peers

    peers.write(program, 12, tmp_path)
    content = tmp_path / peers.PEERS[program].content
    posts = [post.read_text("utf-8") for post in content.glob("posts/*/*.md")]
    assert len(posts) == 12
    assert len(list(content.glob("reading-lists/*.md"))) == 1
    key, between = {"pelican": ("authors: ", "; "), "material": ("categories: [", ", ")}.get(
        program, ("topics: [", ", ")
    )
    assert all(f"\n{key}" in post for post in posts)
    assert any(between in post.partition(f"\n{key}")[2].partition("\n")[0] for post in posts)
