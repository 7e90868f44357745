"""Sites of odd shapes, each at four sizes: where does a build take more than its share?

Enters: nothing, or the names of shapes. Leaves: a table of CPU seconds, memory and files. Twice the
site should take twice the time of what its content takes, and no more: the column `×` says how many
times that of the size before a build took, with what an empty site takes left out.
"""

import argparse
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

import corpus
import run

Files = Iterator[tuple[str, str]]
HEADINGS = "shape", "size", "CPU s", "×", "peak MiB", "files", "MB written"
TOPICS = 99
LISTED = 20
"""Works of the debate that all lists share."""


def day(number: int) -> date:
    """A day for each number, and the same for some."""
    return date(2000, 1, 1) + timedelta(days=number % 9000)


def post(number: int, text: str, **keys: str) -> tuple[str, str]:
    """A short post with these keys and this text."""
    head = "".join(f"{key}: {value}\n" for key, value in keys.items())
    return (
        f"posts/p{number}.md",
        f"---\ntitle: Post {number}\ndate: {day(number)}\n{head}---\n\n{text}\n",
    )


def texts(count: int) -> Iterator[str]:
    """A paragraph for each of so many posts."""
    rng = Random(count)
    return (" ".join(corpus.sentences(rng, 60)) for _ in range(count))


def names(count: int) -> list[str]:
    """So many names of two words, all different."""
    words = [word.title() for word in corpus.RARE]
    return [f"{words[n]} {words[7 * n % len(words)]}" for n in range(count)]


def shared_topics(size: int) -> Files:
    """Posts that all have the same 99 topics."""
    ids = ", ".join(f"topic-{number}" for number in range(TOPICS))
    yield "docs/topics.yml", "".join(f"topic-{n}:\n  title: Topic {n}\n" for n in range(TOPICS))
    for number, text in enumerate(texts(size)):
        yield post(number, text, topics=f"[{ids}]")


def topics(size: int) -> Files:
    """Posts with a topic each that no other has."""
    yield "docs/topics.yml", "".join(f"topic-{n}:\n  title: Topic {n}\n" for n in range(size))
    for number, text in enumerate(texts(size)):
        yield post(number, text, topics=f"[topic-{number}]")


def one_list(size: int) -> Files:
    """One list, in which each work answers the one before."""
    works = "".join(
        f"  - id: w{n}\n    title: {name}\n    author: [{name}]\n    issued: '{day(n)}'\n"
        f"    note: Why to read {name}.\n" + (f"    responds_to: [w{n - 1}]\n" if n else "")
        for n, name in enumerate(names(size))
    )
    yield "reading_lists/one.yml", f"title: One\ndate: 2025-01-01\nitems:\n{works}"


def terms(size: int) -> Files:
    """A glossary, and a post for every ten of its words, which uses all of the ten."""
    words = names(size)
    yield "docs/glossary.yml", "".join(f"- term: {w}\n  definition: What {w} is.\n" for w in words)
    for number in range(size // 10):
        used = words[number * 10 : number * 10 + 10]
        yield post(number, "\n\n".join(f"Here is {word}, and more." for word in used))


def people(size: int) -> Files:
    """People, and a post for every ten of them, which all ten wrote."""
    yield (
        "docs/people.yml",
        "".join(f"person-{n}:\n  name: {w}\n" for n, w in enumerate(names(size))),
    )
    for number, text in enumerate(texts(size // 10)):
        ids = ", ".join(f"person-{number * 10 + each}" for each in range(10))
        yield post(number, text, authors=f"[{ids}]")


def shared_debate(size: int) -> Files:
    """Lists that all have the same works, which answer each other."""
    works = "".join(
        f"  - id: w{n}\n    title: Work {n}\n    issued: '{2000 + n}'\n"
        + (
            f"    responds_to: [w{n - 1}, w0]\n"
            if n > 1
            else "    responds_to: [w0]\n"
            if n
            else ""
        )
        for n in range(LISTED)
    )
    again = "".join(f"  - work: w{n}\n" for n in range(LISTED))
    for number in range(size):
        items = again if number else works
        yield (
            f"reading_lists/l{number}.yml",
            f"title: L {number}\ndate: {day(number)}\nitems:\n{items}",
        )


def cited_work(size: int) -> Files:
    """Posts that all cite one work, link to one post, and are parts of one series."""
    yield (
        "reading_lists/one.yml",
        ("title: One\ndate: 1999-01-01\nitems:\n  - id: w0\n    title: Work\n    issued: '1999'\n"),
    )
    for number, text in enumerate(texts(size)):
        yield post(number, f"{text} See [Post 0](p0.md) and [@w0].", series="all")


def long_post(size: int) -> Files:
    """One post with sections, notes and a table that grow."""
    rng = Random(size)
    parts = [
        f"## Part {n}\n\n{corpus.sentence(rng)} A note.[^{n}]\n\n[^{n}]: {corpus.sentence(rng)}"
        for n in range(size)
    ]
    rows = "\n".join(f"| {n} | {corpus.phrase(rng, 2, 3)} |" for n in range(size))
    yield post(0, "\n\n".join([*parts, f"| a | b |\n|---|---|\n{rows}"]))


def posts(size: int) -> Files:
    """The site of `corpus.py`: posts, lists, people and topics as a blog has them."""
    return (
        (path, text) for path, text in corpus.corpus(size, search=False) if "mkdocs" not in path
    )


class Shape(NamedTuple):
    """A kind of site, and the largest that is built of it; the others are a half of that, a quarter
    and an eighth."""

    files: Callable[[int], Files]
    largest: int


SHAPES = {
    "posts": Shape(posts, 8000),
    "shared topics": Shape(shared_topics, 3000),
    "topics": Shape(topics, 4000),
    "one list": Shape(one_list, 2000),
    "terms": Shape(terms, 5000),
    "people": Shape(people, 10000),
    "shared debate": Shape(shared_debate, 500),
    "cited work": Shape(cited_work, 4000),
    "long post": Shape(long_post, 2000),
}


def cost(files: Files, folder: Path) -> tuple[run.Cost, int]:
    """What a build of a site of these files takes, and the bytes that it writes."""
    corpus.write_files([("mkdocs.yml", corpus.SETTINGS.format(search="false"))], folder)
    (folder / "docs").mkdir(exist_ok=True)
    corpus.write_files(files, folder)
    spent = run.Build(folder.name, folder, run.MKDOCS).run()
    written = sum(file.stat().st_size for file in (folder / "site").rglob("*") if file.is_file())
    return spent, written


def rows(name: str, shape: Shape, folder: Path, empty: float) -> Iterator[str]:
    """A row for each size, smallest first."""
    before = 0.0
    for part in (8, 4, 2, 1):
        size = shape.largest // part
        spent, written = cost(shape.files(size), folder / f"{name}-{size}")
        taken = max(spent.cpu - empty, 0.01)
        times = f"{taken / before:.1f}" if before else ""
        before = taken
        yield run.row([
            name, f"{size:,}", f"{spent.cpu:.1f}", times, f"{spent.peak:,.0f}",
            f"{spent.files:,.0f}", f"{written / 1e6:,.1f}",
        ])  # fmt: skip


def main() -> None:
    """Build each shape that is asked for at each size, and print a row for each."""
    parser = argparse.ArgumentParser(description="Where a build takes more than its share.")
    parser.add_argument("shapes", nargs="*", help=f"of {', '.join(SHAPES)}; all without")
    parser.add_argument("--smaller", type=int, default=1, help="divide all sizes by this")
    asked = parser.parse_args()
    if unknown := [name for name in asked.shapes if name not in SHAPES]:
        parser.error(f"there is no shape {unknown[0]}; there are {', '.join(SHAPES)}")
    run.say(run.machine())
    run.say(run.row(HEADINGS))
    run.say(run.row(["---"] + ["--:"] * (len(HEADINGS) - 1)))
    with TemporaryDirectory(prefix="reading-room-") as kept:
        empty = cost(iter(()), Path(kept, "empty"))[0].cpu
        for name in asked.shapes or SHAPES:
            shape = SHAPES[name]._replace(largest=SHAPES[name].largest // asked.smaller)
            for line in rows(name, shape, Path(kept), empty):
                run.say(line)
    run.say(run.machine())


if __name__ == "__main__":
    main()
