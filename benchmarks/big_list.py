"""One reading list in which every work has every field: what it costs to build and to fetch.

Enters: how many works. Leaves: a table of CPU seconds, the list's page, feed and exports together,
and of what each file weighs.
"""

import argparse
import gzip
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random

import corpus

SLUG = "works"
SECTIONS = 10
HEAD = """\
title: {title}
date: 2025-01-01
curators: [{curators}]
topics: [{topics}]
description: {description}
intro: {description}
sections:
"""
SECTION = """\
  - id: part-{number}
    title: {title}
    items:
"""
ITEM = """\
      - id: work-{number}
        type: {type}
        title: {title}
        author: [{authors}]
        container-title: {container}
        publisher: {publisher}
        issued: "{issued}"
        URL: https://journal-{host}.example/{year}/{slug}
        DOI: 10.1000/{number}
        language: en
        note: {note}
        archive: {{url: "https://archive.example/2025/{year}/{slug}", date: 2025-01}}
        link: {{status: {state}, checked: 2025-02-03}}
        importance: {importance}
        access: {access}
        minutes: {minutes}
        alternates: [{{format: {form}, URL: "https://journal-{host}.example/{year}/{slug}/{form}"}}]
        topics: [{topics}]
"""
STATES = "alive", "alive", "moved", "gone", "login", "changed"
LITERALS = (
    "{literal: The Works, kind: organisation}",
    '{literal: "@somebody", kind: pseudonym}',
    "{literal: A group of friends, kind: group}",
)


def site(works: int) -> Iterator[tuple[str, str]]:
    """Each file of a site with one list: its path in the site's folder, and its text."""
    rng = Random(works)
    topics = list(islice(corpus.different_phrases(rng, 2, 2), 12))
    yield "mkdocs.yml", corpus.SETTINGS.format(search="false")
    yield "docs/people.yml", "".join(map(corpus.person, corpus.PEOPLE))
    yield "docs/topics.yml", "".join(corpus.topic(rng, title) for title in topics)
    if works:
        yield f"reading_lists/{SLUG}.yml", reading_list(rng, works, topics)


def reading_list(rng: Random, works: int, topics: list[str]) -> str:
    """A list in sections; two of three works answer an earlier one, some of them two."""
    titles = corpus.different_phrases(rng, 3, 9)
    text = HEAD.format(
        title=next(titles),
        curators=corpus.some_ids(rng, corpus.PEOPLE, 2, 2),
        topics=corpus.some_ids(rng, topics, 3, 3),
        description=corpus.sentence(rng),
    )
    for number in range(1, works + 1):
        if (number - 1) % -(-works // SECTIONS) == 0:
            text += SECTION.format(number=number, title=corpus.phrase(rng, 2, 4))
        text += work(rng, number, next(titles), topics)
        if number % 3 != 1:
            text += answers(rng, number)
    return text


def answers(rng: Random, number: int) -> str:
    """One or two of the twenty works before a work."""
    earlier = {rng.randrange(max(1, number - 20), number) for _ in range(rng.randint(1, 2))}
    return f"        responds_to: [{', '.join(f'work-{each}' for each in sorted(earlier))}]\n"


def work(rng: Random, number: int, title: str, topics: list[str]) -> str:
    """A work with every field. Its makers are people, others, and in one of four a literal name;
    its note has 18 words on average, and those on this repository's lists have 17."""
    day = date(2012, 1, 1) + timedelta(days=7 * number)
    authors = [corpus.slug(name) for name in rng.sample(corpus.PEOPLE, k=rng.randint(1, 2))]
    authors += rng.sample(corpus.OTHERS, k=rng.randint(0, 2))
    authors += [rng.choice(LITERALS)] if number % 4 == 0 else []
    return ITEM.format(
        number=number,
        type=rng.choice(corpus.ITEM_TYPES),
        title=title,
        authors=", ".join(authors),
        container=corpus.phrase(rng, 2, 3),
        publisher=corpus.phrase(rng, 1, 2),
        issued=day.isoformat()[: rng.choice(corpus.PRECISIONS)],
        host=rng.randint(1, 40),
        year=day.year,
        slug=corpus.slug(title),
        note=" ".join(corpus.sentence(rng) for _ in range(rng.randint(1, 2))),
        state=rng.choice(STATES),
        importance=rng.choice(("essential", "recommended", "background")),
        access=rng.choice(("open", "free-login", "subscription")),
        minutes=rng.randint(3, 90),
        form=rng.choice(("easy-read", "audio", "video", "bsl")),
        topics=corpus.some_ids(rng, topics, 1, 2),
    )


def write(works: int, folder: Path) -> None:
    """Write a site with one list of so many works, or with none."""
    corpus.write_files(site(works), folder)


def cpu(folder: Path) -> float:
    """User and system seconds of one build in a process of its own."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    process = subprocess.Popen(command, cwd=folder)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"The build of {folder} failed.")
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Build the site with the list and without it, in turn, and print the difference."""
    parser = argparse.ArgumentParser(description="What one large reading list costs.")
    parser.add_argument("works", type=int, nargs="?", default=500)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="write the site there, and do no more")
    asked = parser.parse_args()
    if asked.keep:
        write(asked.works, asked.keep)
        return
    with tempfile.TemporaryDirectory() as kept:
        without, whole = Path(kept, "without"), Path(kept, "with")
        write(0, without)
        write(asked.works, whole)
        rounds = [(cpu(without), cpu(whole)) for _ in range(asked.runs)]
        spent = [statistics.median(column) for column in zip(*rounds, strict=True)]
        print("| what | CPU s |\n|---|---|")
        print(f"| a build without lists | {spent[0]:.2f} |")
        print(f"| with one of {asked.works} works | {spent[1]:.2f} |")
        print(f"| the list: read, its page, feed and exports | {spent[1] - spent[0]:.2f} |")
        weigh(whole / "site/reading-lists")


def weigh(made: Path) -> None:
    """Print what the files of the lists weigh."""
    print("\n| file | kB | kB, gzip |\n|---|---|---|")
    for file in sorted(path for path in made.rglob("*") if path.is_file()):
        data = file.read_bytes()
        path = file.relative_to(made.parent).as_posix()
        print(f"| {path} | {len(data) / 1000:.1f} | {len(gzip.compress(data, 6)) / 1000:.1f} |")


if __name__ == "__main__":
    main()
