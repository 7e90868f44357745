"""What a link may have behind its address that is no anchor, and marks that stay as typed."""

from __future__ import annotations

import re
from pathlib import Path

from casebook import build

SITE = """\
=== posts/a.md
---
title: A
date: 2026-01-05
---
"q" -- it's... [one](b.md#:~:text=words), [two](b.md#part:~:text=of%20it,x), [three](#:~:text=q),
[four](https://x.example/#:~:text=a%20b), [five](../docs/c.md#:~:text=w).
=== posts/b.md
---
title: B
date: 2026-01-05
---

## Part

Words of it.
=== docs/c.md
# C
"""


def test_text_fragments_are_kept_and_are_no_anchors(tmp_path: Path) -> None:
    site = build(tmp_path, SITE)
    assert site.printed == ""
    assert re.findall(r'href="([^"]*)"', site.library.html("posts/a.md")) == [
        "\ue000posts/b/#:~:text=words",
        "\ue000posts/b/#part:~:text=of%20it,x",
        "#:~:text=q",
        "https://x.example/#:~:text=a%20b",
        "\ue000c/#:~:text=w",
    ]


def test_the_anchor_before_a_text_fragment_is_looked_for(tmp_path: Path) -> None:
    printed = build(tmp_path, SITE.replace("#part:~", "#prat:~")).printed
    assert "There is no heading or item #prat in posts/b.md. [link-anchor]" in printed


def test_marks_stay_as_typed_where_a_site_says_so(tmp_path: Path) -> None:
    smart = build(tmp_path, SITE).library.html("posts/a.md")
    typed = build(tmp_path, SITE, smart=False).library.html("posts/a.md")
    assert smart.startswith("<p>“q” – it’s… ")
    assert re.match(r"<p>(?:\"|&quot;)q(?:\"|&quot;) -- it's\.\.\. ", typed)
