"""Another system's blog becomes posts of this site. Enters: a folder or a file. Leaves: files, and
an account of everything that changed on the way.

`opening` finds out which system wrote a folder. A reader of `systems`, one a system, makes a
`ForeignSite` of it: posts with their front matter as it was found, the text as Markdown or HTML,
old addresses and comments; and what the site says of itself (its address, authors, where pictures
are). Nothing of a system is known beyond this point, but for the tags of its templates.

The stages after that are the same for all: `text` makes CommonMark of each text, one module a kind
of construct; `links` leads links and pictures to files; `keys`, `taking`, `moments` and `names`
make our keys of theirs; `plan` gives each post its file, its `pictures` and `old_addresses`. The
command writes the plan whole or not at all (`writing`), and `journal` remembers what was written,
so that a second import leaves alone what an editor changed since. Whatever was changed, left out or
not understood is a `Left`, which `report` prints.
"""

from __future__ import annotations
