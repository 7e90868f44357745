"""The options of our theme. Enters: nothing. Leaves: every key under ``theme`` in mkdocs.yml that
`reading-room` takes, beside MkDocs' own ``name``, ``custom_dir``, ``locale`` and
``static_templates``."""

from __future__ import annotations

from reading_room.schema.keys import Key, Keys
from reading_room.schema.kinds import MAPPING, PATH, WORDS

PRIMARY = Key("primary", WORDS, "The colour of links, on light paper.", '"#0A4A55"',
              default="#0A4A55")  # fmt: skip
ACCENT = Key("accent", WORDS, "The colour of the band at the top, of marks and of lines, on light "
             "paper.", '"#8A1C3B"', default="#8A1C3B")  # fmt: skip
PRIMARY_DARK = Key("primary_dark", WORDS, "The colour of links on a dark ground.", '"#8FD3DE"',
                   default_says="`primary`, as much lighter as it must be")  # fmt: skip
ACCENT_DARK = Key("accent_dark", WORDS, "The colour of the band, marks and lines on a dark "
                  "ground.", '"#FFB3C4"',
                  default_says="`accent`, as much lighter as it must be")  # fmt: skip
COLOUR_KEYS = Keys(
    "colour",
    "A palette",
    "What palette may say. Each colour has a contrast of 7:1 or more on its ground.",
    (PRIMARY, ACCENT, PRIMARY_DARK, ACCENT_DARK),
)

PALETTE = Key("palette", MAPPING, "The site's own colours.",
              '{primary: "#1A4480", accent: "#8A1C3B"}', parts=COLOUR_KEYS,
              default_says="the theme's own")  # fmt: skip
LOGO = Key("logo", PATH, "A picture before the site's name, by its path under docs/.",
           "images/logo.svg", default_says="none")  # fmt: skip
FAVICON = Key("favicon", PATH, "The picture in a browser's tab, by its path under docs/.",
              "images/favicon.png", default="assets/icon.svg")  # fmt: skip
ICON = Key("icon", MAPPING, "In place of a picture, one of Material's icons before the site's "
                "name.", "{logo: material/library}", default_says="none")  # fmt: skip

THEME_OPTIONS = Keys(
    "theme-option",
    "An option of the theme",
    "What mkdocs.yml may say under theme, with the theme reading-room.",
    (PALETTE, LOGO, FAVICON, ICON),
)
