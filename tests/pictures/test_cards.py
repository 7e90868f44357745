"""Cards: lines that fit, letters that are there, and the same bytes for the same words."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from reading_room.pictures import HEIGHT, WIDTH, Card, Fonts, drawn
from reading_room.pictures.card import svg
from reading_room.pictures.wrapping import is_right_to_left, shortened, wrapped

FONTS = Fonts()
TITLES = [
    "Short",
    "The Care Act: letter and spirit",
    "“Give up” & <move> on/off: a state-of-the-art, person-centred, self-directed approach",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
    "من يقرر؟ الميزانيات الشخصية (Care Act 2014)",
    "मेरा निर्णय — การดูแล",
    "word " * 200,
    "w" * 500,
]


def each(char: str) -> float:
    """Every letter as wide as any other."""
    return float(len(char))


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("", []),
        ("one two three", ["one two", "three"]),
        ("state-of-the-art", ["state-of-", "the-art"]),
        ("on/off switch", ["on/off", "switch"]),
        ("abcdefghijkl", ["abcdefgh-", "ijkl"]),
        ("谁来决定？关于个人预算", ["谁来决定？关于个", "人预算"]),
        ("一二三四五六七八。九", ["一二三四五六七", "八。九"]),
        ("  a   b  ", ["a b"]),
    ],
)
def test_words_are_cut_into_lines(words: str, lines: list[str]) -> None:
    most = 8.0 if words[:1] > "z" else 9.0
    assert wrapped(words, most, each) == lines


def test_more_lines_than_there_is_room_for_end_with_dots() -> None:
    assert shortened(["one two", "three"], 1, 7.0, each) == ["one…"]
    assert shortened(["one"], 1, 7.0, each) == ["one"]


@pytest.mark.parametrize("title", TITLES)
def test_every_line_fits(title: str) -> None:
    """A bold letter is up to a tenth wider than a usual one: `card` counts on that."""
    card = Card(title, "Alex Fox and Jo Lee", "Reading Room", "5 January 2026")
    picture = Image.open(BytesIO(drawn(card, FONTS))).convert("RGB")
    assert picture.size == (WIDTH, HEIGHT)
    paper = (0xFF, 0xFD, 0xF7)
    edges = [(WIDTH - 60, WIDTH), (24, 60)]
    start, end = edges[is_right_to_left(title)]
    other = (start, WIDTH - 24) if not is_right_to_left(title) else (end - 36, end)
    strip = picture.crop((other[0], 0, other[1], HEIGHT))
    assert strip.getcolors() == [(strip.width * strip.height, paper)]


def test_a_card_says_title_names_and_site() -> None:
    text = svg(Card("A & B", "Jo <Lee>", "The site", "Today"), FONTS)
    for words in ("A &amp; B", "Jo &lt;Lee&gt;", "The site", "Today"):
        assert words in text


def test_letters_that_no_font_has_are_known() -> None:
    assert FONTS.lacking("Größe Ελλάδα Привет مرحبا मेरा การ — “é”") == ""
    assert FONTS.lacking("陳 and 大") == "陳大"


def test_the_same_words_are_the_same_file_in_any_process(tmp_path: Path) -> None:
    """Under another locale, zone, folder and seed of hashes."""
    program = (
        "import sys; from hashlib import sha256; from reading_room.pictures import *;"
        "f = Fonts(); print(*(sha256(drawn(Card(t, 'Alex Fox', 'Site', 'Day'), f)).hexdigest()"
        " for t in sys.argv[1:]))"
    )
    here = [sha256(drawn(Card(t, "Alex Fox", "Site", "Day"), FONTS)).hexdigest() for t in TITLES]
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        env = os.environ | {
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": "C",
            "HOME": str(tmp_path),
        }
        done = subprocess.run(
            [sys.executable, "-c", program, *TITLES],
            env=env, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=120,
        )  # fmt: skip
        assert done.stdout.split() == here
