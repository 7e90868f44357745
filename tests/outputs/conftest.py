"""A site with what is hard for feeds and for search: marks, pictures, zones, drafts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from casebook import build

if TYPE_CHECKING:
    from reading_room.library import Library

TEXT = """\
=== docs/people.yml
alex-fox:
  name: Alex Fox
  description: Writes & listens.
nobody:
  name: Ann Nobody
=== docs/topics.yml
money:
  title: Money & <care>
unused:
  title: Unused
=== docs/images/open door.png
12345
=== posts/marks.md
---
title: 'Choice & "control" <now> ]]> &amp; more'
date: 2014-01-31 18:30
updated: 2014-06-01
description: 'Short & <sweet> ]]>'
authors: [alex-fox, {literal: "Smith & <Co>", kind: organisation}]
topics: [money]
series: the-road
image: {src: my photo.png, alt: 'A & "b" <c>'}
aliases: [/2014/marks/, old.html]
---

## Why & how {#why-how}

[Why](#why-how), [that post](plain.md), ![A door](<my photo.png>), `]]>` and `<a href="#x">`.

<b>Bold</b> &lt;script&gt; & more[^1].

[^1]: Note.
=== posts/my photo.png
abc
=== posts/plain.md
---
title: Plain
date: 2014-02-01
image: {src: "../docs/images/open door.png", alt: A door}
---
=== posts/far.md
---
title: Far away
date: 2014-02-01T01:00:00+10:00
authors: [alex-fox]
---
=== posts/easy/index.md
---
title: A long post
date: 2013-05-01
series: the-road
---
Hard words.
=== posts/easy/easy-read.md
---
title: An easy post & more
---

![A house](house.svg)

You live in [a house](#).

Choose.
=== posts/easy/house.svg
<svg/>
=== posts/draft.md
---
title: Secret draft
date: 2014-01-01
draft: true
topics: [money]
authors: [alex-fox]
aliases: [/draft-was-here/]
---
=== posts/draft.easy-read.md
---
title: Secret edition
---
## Secret words
=== posts/held.md
---
title: Secret future
date: 2027-01-01
topics: [money]
---
=== posts/gone.md
---
title: Secret withdrawn
date: 2014-01-01
topics: [money]
withdrawn: It was wrong.
aliases: [/gone-was-here/]
---
=== reading_lists/works.yml
title: Works & days
date: 2014-03-01
curators: [alex-fox]
topics: [money]
description: Three works.
intro: Begin with [Fox](#fox-2014).
outro: The end.
sections:
  - id: first-part
    title: First & foremost
    items:
      - id: fox-2014
        title: 'A <work> & ]]>'
        author: [alex-fox, {literal: The A Team, kind: group}]
        container-title: A & B blog
        issued: "2014-01"
        topics: [unused]
        note: |
          Why & how.

          Second paragraph.
      - id: morris-2014
        title: Undated
  - id: last-part
    title: Last
    items:
      - id: third
        title: Third
        issued: "2013-12-11"
=== reading_lists/secret.yml
title: Secret list
date: 2014-03-01
withdrawn: Wrong.
items:
  - id: secret-work
    title: Secret work
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    site = build(tmp_path, TEXT, rights="CC BY & more")
    assert not [problem for problem in site.problems if problem.level == "error"]
    return site.library
