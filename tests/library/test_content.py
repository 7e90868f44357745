"""What editors are told of how a text is written: faults that were sown, and prose without any."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from casebook import Site, build, cut
from reading_room.library.readability import check_reading
from reading_room.pages import site_pages
from reading_room.problems import Problem, as_text, ordered
from reading_room.rules import CONTENT

CASES = Path(__file__).parents[1] / "cases" / "prose"
CLEAN = CASES / "clean"
SOWN = re.compile(r" *⟦([a-z-]*)⟧")
BLOCK = re.compile(r"\n\s*\n")


def told(site: Site) -> list[Problem]:
    """All that ``reading-room check`` tells."""
    return ordered([*site.problems, *check_reading(site.library)])


def sown(site: str) -> Counter[tuple[str, int, str]]:
    """The file, line and rule of each fault."""
    return Counter(
        (path, number, rule)
        for path, text in cut(site).items()
        for number, line in enumerate(text.splitlines(), 1)
        for rule in SOWN.findall(line)
        if rule
    )


def paragraphs() -> int:
    """How many blocks the clean texts have, headings and pictures aside."""
    texts = [file.read_text("utf-8").split("---\n", 2)[2] for file in CLEAN.glob("posts/*.md")]
    blocks = [block for text in texts for block in BLOCK.split(text.strip())]
    return sum(not block.startswith(("#", "![")) for block in blocks)


def test_content_faults(tmp_path: Path) -> None:
    text = (CASES / "faults.txt").read_text("utf-8")
    wanted = sown(text)
    site = build(tmp_path, SOWN.sub("", text))
    found = Counter((each.path, each.line, each.rule) for each in told(site))
    assert sorted((wanted - found).elements()) == []
    assert sorted((found - wanted).elements()) == []


def test_the_faults_are_of_every_kind() -> None:
    wanted = sown((CASES / "faults.txt").read_text("utf-8"))
    assert wanted.total() >= 40
    slips = sown((CASES.parent / "mistakes.txt").read_text("utf-8"))  # see test_mistakes.py
    rules = {rule for _, _, rule in wanted}
    assert rules <= CONTENT
    assert rules | {rule for _, _, rule in slips} >= CONTENT


def test_clean_prose_raises_no_alarms(tmp_path: Path) -> None:
    """At most two in a hundred paragraphs: the texts were written before the checks were."""
    files = sorted(path for path in CLEAN.rglob("*") if path.is_file())
    site = "".join(
        f"=== {path.relative_to(CLEAN).as_posix()}\n{path.read_text('utf-8')}" for path in files
    )
    alarms = told(build(tmp_path, site, as_of=date(2026, 12, 31)))
    printed = "\n".join([f"{len(alarms)} in {paragraphs()} paragraphs", *map(as_text, alarms)])
    assert paragraphs() >= 100
    assert len(alarms) <= 2, printed


def test_every_rule_of_content_says_what_to_write_instead(tmp_path: Path) -> None:
    site = build(tmp_path, SOWN.sub("", (CASES / "faults.txt").read_text("utf-8")))
    for problem in told(site):
        assert problem.line > 0, as_text(problem)
        assert problem.message.endswith(".") or problem.rule in LAST_WORDS, as_text(problem)
        assert len(problem.hint) > 10, as_text(problem)


LAST_WORDS = {"easy-read-sentence", "sentence-long", "link-bare", "heading-level-one"}
"""Rules whose message ends with what the editor wrote."""


def post(text: str, keys: str = "") -> str:
    """A site of one post."""
    return f"=== posts/a.md\n---\ntitle: A\ndate: 2026-01-01\n{keys}---\n{text}\n"


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("", ["link-says-nothing", "words-capitals"]),
        ("allow: [words-capitals]\n", ["link-says-nothing"]),
        ("allow: words-capitals\n", ["link-says-nothing"]),
        ("allow: [words-capitals, link-says-nothing]\n", []),
    ],
)
def test_a_file_lets_its_own_cases_stand(keys: str, said: list[str], tmp_path: Path) -> None:
    site = build(tmp_path, post("[here](a.md) and PLEASE NOTE that.", keys))
    assert sorted(problem.rule for problem in site.problems) == said


def test_lists_and_easy_read_editions_let_cases_stand(tmp_path: Path) -> None:
    edition = "=== posts/a.easy-read.md\n---\ntitle: A\nallow: [easy-read-picture]\n---\nWords.\n"
    keys = "title: MY LIST OF ALL\ndate: 2026-01-01\nallow: [words-capitals]"
    works = f"=== reading_lists/l.yml\n{keys}\nitems: [{{id: a, title: A}}]\n"
    assert build(tmp_path, post("") + edition + works).problems == []


def test_a_site_takes_rules_as_advice(tmp_path: Path) -> None:
    text = post("[here](a.md) and ![](a.svg)") + "=== posts/a.svg\n<svg/>\n"
    site = build(tmp_path, text, rules={"link-says-nothing": "advice", "link-words": "off"})
    assert {problem.rule: problem.level for problem in site.problems} == {
        "link-says-nothing": "advice",
        "image-alt": "error",
    }


def test_an_unknown_rule_is_an_error_that_names_the_nearest(tmp_path: Path) -> None:
    [problem] = build(tmp_path, post("", "allow: [link-say-nothing]\n")).problems
    assert (problem.line, problem.column, problem.rule) == (4, 9, "value-choice")
    assert problem.hint.startswith("Did you mean link-says-nothing? It is one of: abbreviation-")


def test_a_glossary_that_cannot_be_read_makes_no_abbreviation_unknown(tmp_path: Path) -> None:
    site = build(tmp_path, f"=== docs/glossary.yml\n- term: [\n{post('The CQC.')}")
    assert [problem.rule for problem in site.problems] == ["yaml"]


def test_the_longest_sentences_are_told_and_the_others_counted(tmp_path: Path) -> None:
    text = "\n\n".join(f"{'Word ' + 'word ' * (25 + number)}end." for number in range(9))
    site = build(tmp_path, post(text))
    found = [problem for problem in told(site) if problem.rule == "sentence-long"]
    assert [problem.line for problem in found] == [0, 13, 15, 17, 19, 21]
    assert found[0].message == "4 more sentences of this file have over 25 words."
    assert {problem.level for problem in found} == {"advice"}


def test_pictures_in_front_matter(tmp_path: Path) -> None:
    def rules(alt: str) -> list[str]:
        shown = post("", f"image: {{src: a.svg{alt}}}\n")
        site = build(tmp_path, f"=== posts/a.svg\n<svg/>\n{shown}")
        return [problem.rule for problem in site.problems]

    assert rules(', alt: ""') == rules(", alt: Two people") == []
    assert rules("") == rules(", alt: ") == ["key-missing"]
    assert rules(", alt: a.svg") == rules(", alt: image") == ["image-says-nothing"]


@pytest.mark.parametrize(
    "fault",
    [
        "[click here](https://a.example/)",
        "<https://a.example/>",
        "https://a.example/",
        "#### Too deep",
        "**What to bring**",
        "![](a.png)",
        "![photo](a.png)",
        "• one\n• two",
        "|  |  |\n|---|---|\n| a | b |",
    ],
)
def test_a_text_that_is_let_stand_is_published_whole(tmp_path: Path, fault: str) -> None:
    rules = ", ".join(sorted(CONTENT))
    text = f"Before it.\n\n{fault}\n\nAfter it.\n"
    files = (
        f"=== posts/a.md\n---\ntitle: A\ndate: 2026-01-01\nallow: [{rules}]\n---\n{text}"
        f"=== posts/a.easy-read.md\n---\ntitle: A\nallow: [{rules}]\n---\n{text}"
        f"=== reading_lists/l.yml\ntitle: L\ndate: 2026-01-01\nallow: [{rules}]\nintro: |\n"
        + "".join(
            f"  {line}\n" if line else "\n"
            for line in text.replace("(a.png)", "(../posts/a.png)").splitlines()
        )
        + "items: [{id: a, title: A}]\n=== posts/a.png\nx\n"
    )
    site = build(tmp_path, files)
    assert site.problems == []
    html = site.library.html
    edition = "".join(html("posts/a.easy-read.md", str(row)) for row in range(9))
    for shown in (html("posts/a.md"), html("reading_lists/l.yml", "intro"), edition):
        assert "Before it." in shown
        assert "After it." in shown


HARD = """\
=== docs/glossary.yml
- term: Plan
  definition: Short.
- {term: Assessment, definition: "LONG"}
- {term: Advocate, definition: "LONG", also: [advocates], easy: A friend.}
- {term: Budget, definition: "LONG"}
- {term: Means test, definition: "LONG"}
=== posts/a.md
---
title: A
date: 2026-01-05
---
A means test.
=== posts/a.easy-read.md
---
title: A
allow: [easy-read-picture]
---
## Budget

A plan. An assessment. Advocates. `Means test`.
=== posts/b.md
---
title: B
date: 2026-01-05
---
=== posts/b.easy-read.md
---
title: B
allow: [easy-read-picture]
---
An assessment.
""".replace("LONG", "It is " + "very " * 14 + "long.")


def explained(folder: Path, text: str) -> list[Problem]:
    """What is told of hard words that are not explained in easy ones."""
    return [each for each in told(build(folder, text)) if each.rule == "easy-read-explained"]


def test_hard_words_are_explained_in_easy_words(tmp_path: Path) -> None:
    [problem] = explained(tmp_path, HARD)
    assert (problem.path, problem.line, problem.level) == ("docs/glossary.yml", 3, "advice")
    assert problem.message == (
        "Assessment is a hard word of posts/a.easy-read.md and 1 other edition, and is explained"
        " there in a sentence of 17 words."
    )
    assert problem.hint == "Say the same in easy: with no more than 15 words to a sentence."


def test_hard_words_are_those_that_the_editions_link(tmp_path: Path) -> None:
    pages = {page.address: page for page in site_pages(build(tmp_path, HARD).library)}
    words = pages["posts/a/easy-read/"].view().words
    assert [word.term for word in words] == ["Advocate", "Assessment", "Plan"]


@pytest.mark.parametrize(
    "title", ["withdrawn: Wrong.\n", "language: cy\n", "draft: true\n", ""], ids=str
)
def test_an_edition_that_nobody_reads_asks_for_no_easy_words(tmp_path: Path, title: str) -> None:
    text = HARD.replace("date: 2026-01-05\n", f"date: 2026-01-05\n{title}")
    assert len(explained(tmp_path, text)) == (title in ("", "draft: true\n"))


def test_an_edition_may_let_its_hard_words_stand(tmp_path: Path) -> None:
    text = HARD.replace("[easy-read-picture]", "[easy-read-picture, easy-read-explained]")
    assert explained(tmp_path, text) == []
    one = HARD.replace("[easy-read-picture]", "[easy-read-picture, easy-read-explained]", 1)
    [problem] = explained(tmp_path, one)
    assert "a hard word of posts/b.easy-read.md, and" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "Press <kbd>CTRL</kbd> and <KBD>F</KBD>, or <code>QXB</code>.",
        "Save it as MP3 or MP4.",
        "It is measured in CO2 and written in UTF-8.",
    ],
)
def test_keys_code_and_kinds_of_files_need_no_explanation(tmp_path: Path, text: str) -> None:
    assert build(tmp_path, post(text)).problems == []
    [problem] = build(tmp_path, post(f"{text} The QXB.")).problems
    assert problem.rule == "abbreviation-unknown"
