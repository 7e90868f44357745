"""The fonts of the test browser. Enters: a folder for its cache. Leaves: what it is started with.

Fonts decide heights and where lines break, so that the browser sees the same ones everywhere: those
of DejaVu, from npm, and none of the machine's. `READING_ROOM_FONTS` names another folder: with that
of Noto's or Liberation's the pages are measured by hand.
"""

from __future__ import annotations

import os
from pathlib import Path

from npm import MODULES

DEJAVU = MODULES / "dejavu-fonts-ttf/ttf"
OTHERS = "READING_ROOM_FONTS"
_MAKERS = ("DejaVu", "Noto", "Liberation")
_KINDS = {
    "sans-serif": ("Sans",),
    "system-ui": ("Sans",),
    "Arial": ("Sans",),
    "serif": ("Serif",),
    "Times New Roman": ("Serif",),
    "monospace": ("Sans Mono", "Mono"),
}
"""Which names of fonts mean which: Arial and Times New Roman are what Chromium asks for first."""


def environment(folder: Path) -> dict[str, str | float | bool]:
    """The variables of a browser that knows these fonts alone (fontconfig's, on Linux)."""
    settings = folder / "fonts.conf"
    settings.write_text(_settings(folder), encoding="utf-8")
    return {**os.environ, "FONTCONFIG_FILE": str(settings)}


def _settings(folder: Path) -> str:
    families = {
        kind: "".join(f"<family>{maker} {name}</family>" for maker in _MAKERS for name in names)
        for kind, names in _KINDS.items()
    }
    aliases = "".join(
        f"<alias><family>{kind}</family><prefer>{preferred}</prefer></alias>\n"
        for kind, preferred in families.items()
    )
    return f"""<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>{os.environ.get(OTHERS) or DEJAVU}</dir>
<cachedir>{folder}</cachedir>
<match>
<test qual="all" name="family" compare="not_eq"><string>sans-serif</string></test>
<test qual="all" name="family" compare="not_eq"><string>serif</string></test>
<test qual="all" name="family" compare="not_eq"><string>monospace</string></test>
<edit name="family" mode="append_last"><string>sans-serif</string></edit>
</match>
{aliases}</fontconfig>
"""
