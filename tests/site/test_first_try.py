"""Posts as strangers write them, under the mkdocs.yml that the README tells them to write."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from helpers import REPOSITORY, Run

Write = Callable[[dict[str, str]], Path]

PLAIN = """\
---
layout: post
title: 2026
date: 14 May 2026
author: James
tags: [Open data, policy]
categories: News
series: Refreshing Partnership
---

The SRO and the DPO of the CQC met in Portland, OR, on Tuesday. PLEASE NOTE that the text is under
CC BY-NC-ND 4.0, and that https://www.example.org/ has it\u200b all.

**What happened next**

We went home, says <span style="color: #900">the minister</span>. See [Monday's post](second.md).

• one thing
• another

<table border="1">
<tr><th>Year</th><th align="right">Pounds</th></tr>
<tr><td>2014</td><td style="text-align: right">5</td></tr>
</table>

| Name | Cost |
|:-----|-----:|
| Rent |    5 |
"""
SECOND = """\
--- \n\
title: The second
date: 2026-5-15 2:30 PM
updated: 2026-05-14
authors: [The A Team, "@ermintrude", Skills for Care]
---

Plain words.
"""
CALM = """\
---
title: A calm post
date: 2026-05-16
---

It was a good day.
"""


def site(write: Write) -> Path:
    """A folder of posts, and the mkdocs.yml of the README, unchanged."""
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    [config] = re.findall(r"```yaml\n(site_name:.*?)```", readme, re.S)
    assert len(config.splitlines()) <= 10
    assert "rules" not in config
    folder = write({"mkdocs.yml": config, "docs/index.md": "# Welcome\n"})
    (folder / "posts").mkdir()
    for name, text in (("first", PLAIN), ("second", SECOND), ("third", CALM)):
        (folder / f"posts/{name}.md").write_text(text, "utf-8")
    return folder


def test_sound_posts_build_with_advice_alone(run: Run, write: Write) -> None:
    folder = site(write)
    done = run("mkdocs", "build", "--strict", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "Published 3 posts" in done.stderr
    page = (folder / "site/posts/first/index.html").read_text("utf-8")
    assert page.count('class="right"') == 4  # both tables keep their columns as they were aligned
    for words in ("James", "14 May 2026", "Refreshing Partnership", "has it all", "Open data"):
        assert words in page, words
    assert "#900" not in page
    assert "The A Team" in (folder / "site/posts/second/index.html").read_text("utf-8")


def test_check_says_each_rule_and_how_to_set_them(run: Run, write: Write) -> None:
    folder = site(write)
    done = run("reading_room", "check", cwd=folder)
    assert done.returncode == 0, done.stdout
    assert ": error: " not in done.stdout
    told = Counter(re.findall(r"\[([a-z-]+)\]$", done.stdout, re.M))
    assert told.keys() >= {
        "abbreviation-unknown", "words-capitals", "link-bare", "heading-bold", "bullet-typed",
        "name-literal", "post-dates", "html-style", "character-hidden", "date-form", "value-quotes",
        "key-elsewhere", "series-form",
    }  # fmt: skip
    assert told["html-style"] == told["character-hidden"] == 1
    [line] = re.findall(r"mkdocs\.yml: (rules: \{.*\})$", done.stderr, re.M)
    config = folder / "mkdocs.yml"
    text = config.read_text()
    config.write_text(text.replace("- reading-room\n", f"- reading-room:\n      {line}\n"))
    quiet = run("reading_room", "check", cwd=folder)
    assert (quiet.returncode, quiet.stdout) == (0, "")


def test_a_rules_advice_is_printed_five_times_or_all(run: Run, write: Write) -> None:
    folder = site(write)
    words = "\n\n".join(f"The X{letter}QZ is here." for letter in "BCDFGHJ")
    (folder / "posts/third.md").write_text(f"{CALM}\n{words}\n", "utf-8")
    few, every = (run("reading_room", "check", *more, cwd=folder) for more in ([], ["--all"]))
    count = every.stdout.count("[abbreviation-unknown]")
    assert few.stdout.count("[abbreviation-unknown]") == 5
    assert count >= 7
    assert re.search(rf"^ +{count}  advice  abbreviation-unknown$", few.stderr, re.M)
    assert f"{count - 5} more pieces of advice" in few.stderr
