"""Every case of tests/cases/markup/faults.yml and texts.yml."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from reading_room.markup import ROOT, Citation, Link, blocks, clean, parse, position
from reading_room.markup.translated import translated
from reading_room.translation import translation_of

CASES = Path(__file__).parents[1] / "cases" / "markup"


def cases(name: str) -> list[Any]:
    found = yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["about"]) for case in found]


@pytest.mark.parametrize("case", cases("faults"))
def test_faults(case: dict[str, str]) -> None:
    text = parse(case["text"])
    found = sorted((text.place(fault.offset), fault.rule, fault.message) for fault in text.faults)
    lines = [f"{line}:{column} {rule}: {words}" for (line, column), rule, words in found]
    assert "\n".join(lines) == case["faults"].strip()
    assert all(fault.hint for fault in text.faults)


def test_a_quote_in_an_address_without_quotes_hides_no_picture() -> None:
    """Releases of Python read such a tag in two ways; in either it is refused."""
    text = parse("<div>\n<img src=https://example.org/x'y alt=''>\n</div>\n")
    refused = {fault.rule for fault in text.faults if text.place(fault.offset) == (2, 1)}
    assert refused & {"html-tag", "image-outside"}


@pytest.mark.parametrize("case", cases("texts"))
def test_texts(case: dict[str, str]) -> None:
    text = parse(case["text"], language=case.get("language", "en-GB"))
    headings = [f"{each.level} {each.id} {each.text}" for each in text.headings]
    if "html" in case:
        assert text.fill(_link, _citation).strip() == case["html"].strip()
    if "headings" in case:
        assert headings == case["headings"].splitlines()
    if "plain" in case:
        assert text.plain.splitlines() == case["plain"].splitlines()
    assert not text.faults


def _link(link: Link) -> str:
    return f"{{{link.dest}}}"


def _citation(citation: Citation) -> str:
    works = (", ".join(part for part in work if part) for work in citation.works)
    return f"{{{'; '.join(works)}}}"


def test_ids_are_each_once_on_a_page_of_two_texts() -> None:
    first = parse("## More\n\nA[^1]\n\n[^1]: One.\n")
    second = parse("## More\n\nB[^1]\n\n[^1]: Two.\n", taken=first.ids)
    assert first.ids == {"more", "fn:1"}
    assert second.ids == {"more-1", "fn:2"}
    assert 'href="#fn:2"' in second.segments[0]


def test_a_note_of_the_page_above_is_no_note_of_this_text() -> None:
    [fault] = parse("B[^1]\n", taken={"fn:1"}).faults
    assert fault.rule == "footnote-missing"


@pytest.mark.parametrize(
    "source",
    ["```\nx [^;]* y\n```", "    x [^;]* y", "- a\n\n  ```sh\n  [^:]+\n  ```", "`[^;]*`"],
)
def test_code_refers_to_no_note(source: str) -> None:
    assert parse(source).faults == ()


def test_words_after_code_still_refer_to_notes() -> None:
    faults = parse("```\n[^a]\n```\n\nWords [^b] here.").faults
    assert [fault.rule for fault in faults] == ["footnote-missing"]
    assert "[^b]" in faults[0].message


def test_places_of_a_text_inside_yaml() -> None:
    text = parse("één\n\n<script>\n", 10, 3)
    assert text.place(text.faults[0].offset) == (12, 3)
    folded = parse("één\n\n<script>\n", 10, 3, folded=True)
    assert folded.place(folded.faults[0].offset) == (10, 3)


@pytest.mark.parametrize(
    ("offset", "place"), [(0, (1, 1)), (2, (1, 2)), (6, (1, 3)), (7, (2, 1)), (8, (2, 2))]
)
def test_position_counts_characters(offset: int, place: tuple[int, int]) -> None:
    assert position("é😀\nx\n", offset) == place


def test_a_source_cannot_write_the_mark_of_the_root() -> None:
    text = parse(f"a {ROOT}b <b title='{ROOT}'>c</b> [d]({ROOT}e.md)")
    assert ROOT not in text.fill(lambda link: link.dest, lambda _: "")
    assert text.holes == (Link("e.md", 22, "link", "d"),)


def test_headings_of_one_name_stay_fast() -> None:
    """Twenty thousand of them took minutes when each looked for its number from 1."""
    text = parse("## Same\n\n" * 20_000)
    assert text.headings[-1].id == "same-19999"


@pytest.mark.parametrize(
    "source",
    ["<div\n" + "<a " * 20_000, "<a<" * 20_000, '<a "' * 20_000, "<!--" * 20_000,
     "<div>\n" * 5_000, "[@" * 20_000, "[^1]" * 5_000 + "\n\n[^1]: a", "> " * 2_000 + "a"],
    ids=["open tags", "names", "quotes", "comments", "lines", "citations", "notes", "quotations"],
)  # fmt: skip
def test_no_text_takes_for_ever(source: str) -> None:
    """Each of these took more than a minute, or could: the time must grow with the length."""
    assert parse(source).segments


def test_blocks_know_the_pictures_that_paragraphs_begin_with() -> None:
    source = "é\n\n![a *b*](c.png)\n\n![d][e] words\n\n- ![f](g.png)\n\n# h\n\n[e]: e.png\n"
    found = [
        (block.kind, source.encode()[block.start : block.end].decode().strip(), block.picture and
         (block.picture.dest, block.picture.words), block.alone)
        for block in blocks(source)
    ]  # fmt: skip
    assert found == [
        ("Paragraph", "é", None, False),
        ("Paragraph", "![a *b*](c.png)", ("c.png", "a b"), True),
        ("Paragraph", "![d][e] words", ("e.png", "d"), False),
        ("List", "- ![f](g.png)", None, False),
        ("Heading", "# h", None, False),
    ]


@pytest.mark.parametrize(
    "tex",
    ["{" * 4_000 + "}" * 4_000, r"\sqrt{" * 1_500 + "x" + "}" * 1_500, r"\sqrt" * 1_500,
     r"\left(" * 1_000 + r"\right)" * 1_000, "x^{" * 3_000 + "}" * 3_000, r"\frac" * 1_500,
     r"\begin{matrix}" * 500 + r"\end{matrix}" * 500, r"\def\a{\a\a}\a", "a" * 200_000,
     r"\hspace{99999em}x", "x^y_" * 2_000],
    ids=lambda tex: tex[:12],
)  # fmt: skip
def test_hostile_formulas_end_in_bounds(tex: str) -> None:
    """The converter would end the process, by a full stack, or take what no page can show."""
    assert {fault.rule for fault in parse(f"$${tex}$$\n").faults} == {"maths-form"}


def test_mathml_and_marks_of_code_pass_the_allow_list_whole() -> None:
    formula = "$$\\begin{cases} a & \\cancel{b} \\\\ \\sqrt[3]{c} \\end{cases}$$"
    html = parse(f"{formula}\n\n```python {{1}}\nx = 1\n```\n").fill(_link, _citation)
    assert clean(html) == html
    assert "onerror" not in clean("<math><mtext><img src=x onerror=a></mtext></math>")
    [fault] = parse("<math><mi>x</mi></math>\n").faults[:1]
    assert fault.rule == "html-tag"


def test_no_level_is_skipped_on_the_page_whatever_was_written() -> None:
    text = parse("#### A\n\n###### B\n\n##### C\n\n> ### D\n\n## E\n\n#### F\n")
    assert [(each.text, each.level, each.written) for each in text.headings] == [
        ("A", 2, 4), ("B", 3, 6), ("C", 3, 5), ("D", 2, 3), ("E", 2, 2), ("F", 3, 4)
    ]  # fmt: skip
    assert [fault.rule for fault in text.faults] == ["heading-skipped"] * 3
    assert re.findall(r"<h(\d)", text.fill(_link, _citation)) == ["2", "3", "3", "2", "2", "3"]
    quoted = parse("## A\n\n> # B\n\n## C\n\n### D\n").headings
    assert [each.level for each in quoted] == [2, 2, 2, 3]
    every = "\n".join("#" * level + " A" for level in range(1, 7))
    assert [each.level for each in parse(every).headings] == [2, 3, 4, 5, 6, 6]


def test_the_ways_back_from_a_note_are_in_the_language_of_the_text() -> None:
    html = parse("A[^1] b[^1].\n\n[^1]: C.\n").fill(_link, _citation)
    german = translated(html, translation_of("de"))
    assert 'bei Anmerkung 1</span></a> <a class="footnote-back" href="#fnref:1:2">Zur' in german
    assert german.count(" (Stelle 2)</a>") == 1
    assert "place" not in german
