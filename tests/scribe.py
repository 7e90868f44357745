"""A small site, and somebody who goes on changing it in every way there is, always the same way."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from helpers import REPOSITORY

WORDS = ["choice", "control", "home", "street", "voice", "friend", "budget", "plan", "music"]
PEOPLE = ["alex-fox", "sam-oak", "jo-elm"]
TOPICS = ["funding", "rights", "home"]


class Scribe:
    """Writes a site into a folder; `edit` makes one change, and returns what it was."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.random = folder, Random(seed)  # noqa: S311
        self.posts: dict[str, dict[str, Any]] = {}
        self.works = ["fox-2014", "oak-2015", "elm-2016"]
        self.names = dict.fromkeys(PEOPLE, "")
        self.number = 0
        self.edits: list[Callable[[], str]] = [
            self.text, self.text, self.text, self.field, self.field, self.link, self.cite,
            self.companion, self.picture, self.add, self.remove, self.a_list, self.person,
            self.topic, self.glossary, self.page, self.template, self.style, self.settings,
            self.mistake, self.moved, self.statement,
        ]  # fmt: skip
        (folder / "overrides").mkdir(parents=True)
        for number, name in enumerate(self.names):
            self.names[name] = f"{name.split('-')[0].title()} {number}"
        self.tables()
        self.settings()
        self.page()
        self.write("docs/index.md", "Welcome, and see [about](about.md).\n")
        self.write("docs/pictures/one.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>\n')
        self.a_list()
        for _ in range(7):
            self.add()

    def edit(self) -> str:
        """One change."""
        return self.random.choice(self.edits)()

    def write(self, name: str, text: str) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return name

    def words(self, count: int) -> str:
        return " ".join(self.random.choices(WORDS, k=count))

    def pick(self, options: list[str]) -> list[str]:
        return self.random.sample(options, self.random.randint(0, 2))

    def some(self) -> str:
        return self.random.choice(sorted(self.posts))

    def save(self, slug: str) -> str:
        post = self.posts[slug]
        front = {key: value for key, value in post.items() if key != "text" and value}
        lines = [f"{key}: {json.dumps(value)}" for key, value in front.items()]
        lines = [line.replace('"', "") if line.startswith("date") else line for line in lines]
        return self.write(f"posts/{slug}.md", "\n".join(["---", *lines, "---", "", post["text"]]))

    def add(self) -> str:
        self.number += 1
        slug = f"post-{self.number}"
        self.posts[slug] = {
            "title": f"About {self.words(2)}",
            "date": f"2025-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}",
            "authors": self.pick(PEOPLE),
            "topics": self.pick(TOPICS),
            "text": f"## {self.words(2)} {{#part}}\n\n{self.words(30)}\n",
        }
        return self.save(slug)

    def remove(self) -> str:
        linked = " ".join(post["text"] for post in self.posts.values())
        free = [slug for slug in self.posts if f"({slug}.md" not in linked]
        if len(free) < 4:
            return self.add()
        slug = self.random.choice(free)
        del self.posts[slug]
        for path in (self.folder / "posts").glob(f"{slug}.*"):
            path.unlink()
        return f"removed {slug}"

    def text(self) -> str:
        slug = self.some()
        self.posts[slug]["text"] += f"\n{self.words(12)}, said twice.\n"
        return self.save(slug)

    def field(self) -> str:
        slug = self.some()
        key, value = self.random.choice([
            ("title", f"On {self.words(3)}"), ("description", self.words(6)), ("description", ""),
            ("topics", self.pick(TOPICS)), ("authors", self.pick(PEOPLE)), ("draft", True),
            ("draft", False), ("series", self.random.choice(["one-two", "three", ""])),
            ("date", f"2025-0{self.random.randint(1, 9)}-11"), ("updated", ""),
            ("withdrawn", self.random.choice(["The figures were wrong.", ""])),
            ("comments", self.random.choice(["open", "off", ""])), ("language", "cy"),
        ])  # fmt: skip
        self.posts[slug][key] = value
        return self.save(slug)

    def moved(self) -> str:
        slug = self.some()
        self.posts[slug]["aliases"] = [f"/old/{slug}/{self.random.randint(1, 3)}/"]
        return self.save(slug)

    def link(self) -> str:
        slug, other = self.some(), self.some()
        self.posts[slug]["text"] += f"\nSee [that post]({other}.md#part).\n"
        return self.save(slug)

    def cite(self) -> str:
        slug = self.some()
        self.posts[slug]["text"] += f"\nSo says [@{self.random.choice(self.works)}, p. 4].\n"
        return self.save(slug)

    def companion(self) -> str:
        slug = self.some()
        easy = self.folder / f"posts/{slug}.easy-read.md"
        if easy.exists():
            easy.unlink()
            return f"removed {easy.name}"
        if self.random.random() < 0.5:
            said = f"- id: c1\n  name: Robin\n  text: {self.words(5)}\n"
            return self.write(f"posts/{slug}.comments.yml", said)
        return self.write(
            f"posts/{slug}.easy-read.md",
            f"---\ntitle: Easy\nallow: easy-read-picture\n---\n\n{self.words(4)}.\n",
        )

    def picture(self) -> str:
        size = self.random.randint(1, 99)
        self.write("posts/picture.svg", f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}"/>')
        slug = self.some()
        self.posts[slug]["text"] += "\n![A line](picture.svg)\n"
        return self.save(slug)

    def a_list(self) -> str:
        items = "".join(
            f"  - id: {work}\n    title: The {self.words(3)}\n    author: [{who}]\n"
            f"    issued: '201{number}'\n    note: {self.words(5)}\n    topics: [{topic}]\n"
            for number, (work, who, topic) in enumerate(
                zip(self.works, PEOPLE, TOPICS, strict=True)
            )
        )
        head = f"title: Works on {self.words(1)}\ndate: 2025-03-03\ncurators: [{PEOPLE[0]}]\n"
        return self.write("reading_lists/works.yml", f"{head}items:\n{items}")

    def person(self) -> str:
        who = self.random.choice(PEOPLE)
        self.names[who] = f"{who.split('-')[0].title()} {self.words(1).title()}"
        return self.tables()

    def topic(self) -> str:
        return self.tables()

    def tables(self) -> str:
        people = "".join(f"{id_}:\n  name: {name}\n" for id_, name in self.names.items())
        self.write("docs/people.yml", people)
        topics = "".join(f"{id_}:\n  title: {self.words(2).title()}\n" for id_ in TOPICS)
        return self.write("docs/topics.yml", topics)

    def glossary(self) -> str:
        terms = "".join(
            f"- term: {word}\n  definition: {self.words(4)}.\n" for word in self.pick(WORDS)
        )
        return self.write("docs/glossary.yml", f"- term: DP\n  definition: A pair.\n{terms}")

    def statement(self) -> str:
        email = f"{self.words(1)}@example.org"
        text = f"organisation: {self.words(2)}\nprepared: 2026-01-02\ncontact: {{email: {email}}}\n"
        results = {
            "tested_on": "2026-01-03", "axe": self.words(1), "chromium": "1", "rules": ["x"],
            "pages": ["Home"], "states": ["Light"], "findings": [],
        }  # fmt: skip
        self.write("docs/accessibility.json", json.dumps(results))
        return self.write("docs/accessibility.yml", text)

    def page(self) -> str:
        slug = self.random.choice([*self.posts, ""])
        link = f"[a post](../posts/{slug}.md#part)" if slug else "nothing"
        return self.write("docs/about.md", f"# About {self.words(1)}\n\nSee {link}.\n")

    def template(self) -> str:
        shell = (REPOSITORY / "plugins/reading_room/theme/main.html").read_text()
        return self.write("overrides/main.html", f"{shell}<!-- {self.words(2)} -->\n")

    def style(self) -> str:
        self.text()
        name = self.random.choice(["assets/own.css", "people.css"])  # not people.yml
        return self.write(f"docs/{name}", f"/* {self.words(3)} */\n")

    def settings(self) -> str:
        return self.write("mkdocs.yml", CONFIG.format(name=self.words(2).title()))

    def mistake(self) -> str:
        slug = self.some()
        path = self.folder / f"posts/{slug}.md"
        path.write_text(path.read_text().replace("title:", "titel:", 1))
        return f"a mistake in {slug}"

    def mend(self) -> None:
        """Write every post as it should be, and take away links to what is not there."""
        for slug in self.posts:
            self.save(slug)
        self.page()
        about = (self.folder / "docs/about.md").read_text()
        if not any(f"/{slug}.md" in about for slug in self.posts):
            self.write("docs/about.md", "# About\n")


CONFIG = """\
site_name: {name}
site_url: https://elsewhere.example/
theme:
  name: reading-room
  custom_dir: overrides
nav: [posts.md, reading-lists.md, topics.md, about.md]
not_in_nav: index.md
plugins:
  - reading-room: {{as_of: 2026-01-31, search: false, page_size: 3, feed_entries: 5}}
  - rss
"""
