"""What is said of settings that our theme leaves out: those of Material, above all. Enters:
nothing. Leaves: words for each."""

from __future__ import annotations

QUIET = frozenset(
    {"name", "locale", "language", "include_search_page", "search_index_only", "static_templates"}
)
"""MkDocs' own, and what the theme says itself."""

THEME = {
    "features": "What they turn on in Material, this theme does by itself or not at all; no script"
    " of Material's is loaded.",
    "font": "No fonts are loaded from elsewhere. Name fonts of your own in a file of extra_css.",
    "direction": "Text runs from left to right.",
}

ICONS = "The theme shows icons before the site's name and for social accounts."

PALETTES = (
    "Light, dark and high contrast follow the reader's system, or the reader's choice under Reading"
    ' settings. Write colours straight under it: palette: {primary: "#0A4A55", accent: "#8A1C3B"}'
)

PALETTE = {
    "scheme": "Light, dark and high contrast follow the reader's system, or the reader's choice"
    " under Reading settings.",
    "toggle": "A reader chooses colours under Reading settings.",
    "media": "Colours follow the reader's system by themselves.",
}

MATERIAL_COLOURS = frozenset({
    "red", "pink", "purple", "deep purple", "indigo", "blue", "light blue", "cyan", "teal", "green",
    "light green", "lime", "yellow", "amber", "orange", "deep orange", "brown", "grey", "blue grey",
    "black", "white", "custom",
})  # fmt: skip

EXTRA = {
    "analytics": "Pages ask no other site for anything, so nobody is counted.",
    "consent": "No cookies are set, so there is nothing to consent to.",
    "alternate": "The header has no choice of languages. Put links into nav instead.",
    "version": "The header has no choice of versions.",
    "homepage": "The name of the site leads to its home page. Put a link into nav instead.",
    "status": "The menu shows titles alone.",
    "annotate": "Code is shown without notes that open.",
}

PLUGINS = {
    "search": "makes an index that no page uses: the theme searches with Pagefind. Take it out.",
    "material/search": "makes an index that no page uses: the theme searches with Pagefind. Take it"
    " out.",
}

TABS = "tabs are shown one after another. Write alternate_style: true below it."

EXTENSIONS = {
    "pymdownx.arithmatex": "formulas in pages under docs/ need a script of their own: put it under"
    " docs/ and name it in extra_javascript.",
}
