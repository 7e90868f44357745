"""A site of generated posts and reading lists: the same bytes for the same count, everywhere.

A number of posts enters; a folder leaves that `mkdocs build` can read. Text is drawn from common
words and pairs of them, and names from the spelling alphabet, so that nobody takes either for real.
"""

import argparse
import itertools
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice, permutations
from math import ceil
from pathlib import Path
from random import Random
from typing import NamedTuple

COMMON_WORDS = """
    about after again all also always and any around as ask at away back be before begin best better
    between both bring build but by call can carry change clear close cold come could day deep did
    different do door down each early easy end enough even every face family far feel few fill find
    fire first follow food for friend from full garden get give go good great green ground group
    grow half hand hard have he head hear help her here high him his hold home house how idea if in
    into is it just keep know land large last late learn leave left less let letter life light like
    little live long look made make many more morning most move much music name near need never new
    next night note now number of often old one only open or other our out over own page part people
    picture place plain plan play put question quick rain reach read real right river road room said
    same say school see she short should show side simple small so some song soon start stop story
    street such sure table take talk tell that the their them then there these they thing think this
    those three through time to together too town travel tree two under up us use very voice wait
    walk want was watch water way we week well were what when where which while who whole why will
    with without word work world would write year you young your
"""
COMMON = Random(0).sample(COMMON_WORDS.split(), k=len(COMMON_WORDS.split()))
PAIRS = dict.fromkeys(one[:3] + other[-3:] for one, other in permutations(COMMON, 2))
RARE = Random(0).sample([word for word in PAIRS if word not in COMMON], k=20_000)
"""Made of two common words each: "towuse", of "town" and "house"."""
WORDS = COMMON + RARE
HOW_COMMON = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(1, len(WORDS) + 1)))
"""For each word its weight and those of all before it, by the law of Zipf and Mandelbrot. As in
English, a few words stand in every post and most in very few: what an index weighs depends on it.
"""

SPELLING_ALPHABET = """
    Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar
    Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey Yankee Zulu
"""
NAMES = [" ".join(pair) for pair in permutations(SPELLING_ALPHABET.split(), 2)]
PEOPLE = NAMES[::15]
"""The 40 who have a page; they write the posts and some of the works on the lists."""
OTHERS = [name for name in NAMES if name not in PEOPLE]
"""The 560 who are met on the lists only."""

TOPICS = 60
POSTS_PER_LIST = 20
ITEMS_PER_LIST = 10
FIRST_DAY, LAST_DAY = date(2010, 1, 1), date(2025, 12, 31)

ITEM_TYPES = "article-journal", "article-magazine", "chapter", "post-weblog", "report"
PRECISIONS = len("2014"), len("2014-01"), len("2014-01-31")

LINE = re.compile(r"(.{1,98})(?: |$)")
"""A line of 98 characters at most, which leaves two of a hundred columns for a list's indent."""

SETTINGS = """\
site_name: A generated reading room
site_url: https://example.org/
theme:
  name: reading-room
plugins:
  - reading-room:
      as_of: 2026-01-01
      timezone: Europe/London
      feed_authority: "example.org,2026"
      search: {search}
  - rss:
      use_git: false
"""

PERSON = """\
{id}:
  name: {name}
"""

TOPIC = """\
{id}:
  title: {title}
  description: {description}
"""

POST = """\
---
title: {title}
date: {day}
authors: [{authors}]
topics: [{topics}]
description: {description}
---

{text}
"""

READING_LIST = """\
title: {title}
date: {day}
curators: [{curators}]
topics: [{topics}]
description: {description}
items:
"""

ITEM = """\
  - id: item-{number}
    title: {title}
    author: [{authors}]
    container-title: {container}
    issued: "{issued}"
    type: {type}
    note: {note}
"""


class Address(NamedTuple):
    """What another post needs to link to this one."""

    title: str
    day: date

    @property
    def path(self) -> str:
        """The file's path below posts/."""
        return f"{self.day.year}/{slug(self.title)}.md"

    @property
    def link(self) -> str:
        """A Markdown link that works from every folder of a year."""
        return f"[{self.title}](../{self.path})"


def write(count: int, folder: Path, *, search: bool) -> None:
    """Write a site of `count` posts to `folder`; `search` asks the plugin for a search index."""
    write_files(corpus(count, search=search), folder)


def write_files(files: Iterable[tuple[str, str]], folder: Path) -> None:
    """Write files to `folder`."""
    for path, text in files:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")


def corpus(count: int, *, search: bool) -> Iterator[tuple[str, str]]:
    """Each file of a site of `count` posts: its path in the site's folder, and its text."""
    rng = Random(count)
    titles = different_phrases(rng, 3, 6)
    topics = list(islice(different_phrases(rng, 2, 2), TOPICS))
    lists = ceil(count / POSTS_PER_LIST)
    yield "mkdocs.yml", SETTINGS.format(search=str(search).lower())
    yield "docs/people.yml", "".join(person(name) for name in PEOPLE)
    yield "docs/topics.yml", "".join(topic(rng, title) for title in topics)
    yield from reading_lists(rng, lists, titles, topics)
    yield from posts(rng, count, titles, topics, items=lists * ITEMS_PER_LIST)


def days(count: int) -> Iterator[date]:
    """So many days, oldest first, evenly from `FIRST_DAY` to before `LAST_DAY`."""
    span = (LAST_DAY - FIRST_DAY).days
    return (FIRST_DAY + timedelta(days=span * number // count) for number in range(count))


def person(name: str) -> str:
    """An entry of people.yml."""
    return PERSON.format(id=slug(name), name=name)


def topic(rng: Random, title: str) -> str:
    """An entry of topics.yml."""
    return TOPIC.format(id=slug(title), title=title, description=sentence(rng))


def posts(
    rng: Random, count: int, titles: Iterator[str], topics: list[str], items: int
) -> Iterator[tuple[str, str]]:
    """The path and text of each post, oldest first; they cite items numbered 1 to `items`."""
    earlier: list[Address] = []
    for day in days(count):
        address = Address(next(titles), day)
        text = POST.format(
            title=address.title,
            day=day,
            authors=some_ids(rng, PEOPLE, 1, 3),
            topics=some_ids(rng, topics, 2, 4),
            description=sentence(rng),
            text=post_text(rng, earlier, items),
        )
        yield f"posts/{address.path}", text
        earlier.append(address)


def post_text(rng: Random, earlier: list[Address], items: int) -> str:
    """A post's Markdown: 600 to 900 words in paragraphs and a list, under 3 to 5 headings."""
    paragraphs = list(batches(rng, sentences(rng, rng.randint(620, 840)), 3, 6))
    footnotes = []
    if earlier:
        rng.choice(paragraphs).append(f"See {rng.choice(earlier).link}.")
    if rng.random() < 1 / 2:
        cites = rng.choice(paragraphs)
        cites[-1] = f"{cites[-1][:-1]} [@item-{rng.randint(1, items)}]."
    if rng.random() < 1 / 5:
        rng.choice(paragraphs)[0] += "[^note]"
        footnotes.append(wrapped(f"[^note]: {sentence(rng)}", indent="  "))

    as_list = rng.randrange(len(paragraphs) - 1)  # the last may be a single sentence
    under_heading = rng.sample(range(1, len(paragraphs)), k=rng.randint(3, 5))
    blocks = []
    for number, paragraph in enumerate(paragraphs):
        if number in under_heading:
            blocks.append(f"## {phrase(rng, 2, 4)}")
        if number == as_list:
            blocks.append("\n".join(wrapped(f"- {entry}", indent="  ") for entry in paragraph))
        else:
            blocks.append(wrapped(" ".join(paragraph)))
    return "\n\n".join(blocks + footnotes)


def reading_lists(
    rng: Random, count: int, titles: Iterator[str], topics: list[str]
) -> Iterator[tuple[str, str]]:
    """The path and text of each reading list, oldest first; items are numbered through them all."""
    numbers = itertools.count(1)
    for day in days(count):
        title = next(titles)
        head = READING_LIST.format(
            title=title,
            day=day,
            curators=some_ids(rng, PEOPLE, 1, 2),
            topics=some_ids(rng, topics, 2, 4),
            description=sentence(rng),
        )
        items = [item(rng, next(numbers), next(titles), day) for _ in range(ITEMS_PER_LIST)]
        yield f"reading_lists/{slug(title)}.yml", head + "".join(items)


def item(rng: Random, number: int, title: str, listed: date) -> str:
    """An item issued, to the year, month or day, in the ten years before it was `listed`."""
    issued = listed - timedelta(days=rng.randrange(3650))
    authors = [slug(name) for name in rng.sample(PEOPLE, k=rng.randint(0, 2))]
    authors += rng.sample(OTHERS, k=rng.randint(0 if authors else 1, 2))
    return ITEM.format(
        number=number,
        title=title,
        authors=", ".join(authors),
        container=phrase(rng, 2, 3),
        issued=issued.isoformat()[: rng.choice(PRECISIONS)],
        type=rng.choice(ITEM_TYPES),
        note=sentence(rng),
    )


def some_ids(rng: Random, names: list[str], least: int, most: int) -> str:
    """The ids of `least` to `most` of these names, as the inside of a YAML sequence."""
    return ", ".join(map(slug, rng.sample(names, k=rng.randint(least, most))))


def slug(name: str) -> str:
    """The id or file name that goes with a name or title; nothing here needs more than this."""
    return name.lower().replace(" ", "-")


def different_phrases(rng: Random, least: int, most: int) -> Iterator[str]:
    """Phrases without end, none of them twice."""
    seen: set[str] = set()
    while True:
        if (drawn := phrase(rng, least, most)) not in seen:
            seen.add(drawn)
            yield drawn


def phrase(rng: Random, least: int, most: int) -> str:
    """Between `least` and `most` words with a capital."""
    return " ".join(some_words(rng, rng.randint(least, most))).capitalize()


def some_words(rng: Random, count: int) -> list[str]:
    """So many words, each as often as it is common."""
    return rng.choices(WORDS, cum_weights=HOW_COMMON, k=count)


def sentence(rng: Random) -> str:
    """One sentence of 8 to 16 words."""
    return phrase(rng, 8, 16) + "."


def sentences(rng: Random, words: int) -> Iterator[str]:
    """Sentences of 8 to 16 words, `words` words in all; the last has what remains."""
    for drawn in batches(rng, iter(some_words(rng, words)), 8, 16):
        yield " ".join(drawn).capitalize() + "."


def batches(rng: Random, source: Iterator[str], least: int, most: int) -> Iterator[list[str]]:
    """What `source` gives, `least` to `most` at a time; the last batch has what remains."""
    while batch := list(islice(source, rng.randint(least, most))):
        yield batch


def wrapped(text: str, *, indent: str = "") -> str:
    """The text in lines of at most 100 columns, all but the first indented (by two at most)."""
    return f"\n{indent}".join(LINE.findall(text))


def main() -> None:
    """Read the command line and write the corpus it asks for."""
    parser = argparse.ArgumentParser(description="Write a site of generated posts.")
    parser.add_argument("count", type=int, help="how many posts, 1 or more")
    parser.add_argument("folder", type=Path, help="where to; new or empty")
    parser.add_argument("--search", action="store_true", help="have the site make a search index")
    asked = parser.parse_args()
    if asked.count < 1:
        parser.error("count must be 1 or more")
    if asked.folder.exists() and any(asked.folder.iterdir()):
        parser.error(f"{asked.folder} is not empty; name a new folder, or empty this one first")
    write(asked.count, asked.folder, search=asked.search)


if __name__ == "__main__":
    main()
