"""How much a file may hold. Enters: nothing. Leaves: the numbers, for readers and the manual.

They are several times what an editor writes: a post of 20,000 words has 120 kB, a list of 500
works with notes 300 kB. What is within them is built in seconds, whatever it holds.
"""

from __future__ import annotations

from reading_room.markup import CELLS as CELLS_OF_A_TEXT
from reading_room.schema import kinds

POST = 500_000
"""Bytes of a post."""
EASY_READ = 200_000
"""Bytes of an Easy Read edition."""
BLOCKS = 1000
"""Pictures, headings and paragraphs of an Easy Read edition."""
LIST = 1_000_000
"""Bytes of a reading list."""
WORKS = 10_000
"""Works on one reading list: each has a card and a place in every download."""
COMMENTS = 1_000_000
"""Bytes of a file of comments."""
DATA = 500_000
"""Bytes of people.yml, topics.yml, glossary.yml, accessibility.yml or accessibility.json."""
PAGE = 250_000
"""Bytes of a Markdown page under docs/: Python-Markdown takes a hundred times as long as ours."""
IMPORT = 10_000_000
"""Bytes of a file that `reading-room import` reads."""
IMPORTED = 10_000
"""Works of such a file: what stands in one can be no more than a few lists."""
WORK = 200_000
"""Letters of one of these works."""
SUBMISSION = 1_000_000
"""Bytes of a file with what readers sent, which `reading-room comment add` reads."""
LINES = 400_000
"""Lines of such a file."""
MARKS = 1_000_000
"""Commands of LaTeX, brackets, and tags and references of HTML in such a file."""
REMARKS = 100_000
"""What can be said of such a file, counted by entries."""
FIELDS = 1000
"""Fields of one of these works."""
CELLS = CELLS_OF_A_TEXT
"""Cells of all tables on a page under docs/, as in a text."""
STATIC = 1_000_000
"""Bytes of a page of HTML or XML that is published as it is."""
DRAWING = 1_000_000
"""Bytes of an SVG picture, which is text too."""
PATH = 1000
"""Bytes of a path from the site's folder."""
ENTRIES = kinds.ENTRIES
PEOPLE = kinds.PEOPLE
MINUTES = kinds.MOST_MINUTES
TOPICS = 300
"""Topics of all the works on one reading list: each topic has a page and a feed."""


def size(number: int) -> str:
    """A number of bytes as file managers show it: "500 kB", "1.2 MB"."""
    if number < 1_000_000:
        return f"{max(1, round(number / 1000))} kB"
    return f"{number / 1_000_000:.1f} MB".replace(".0 MB", " MB")
