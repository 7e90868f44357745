"""Links that lead to no page and no file. Enters: an address. Leaves: why, and what to write."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Kind = Literal["text", "picture", "sound", "film", "paper"]

_ENDINGS: dict[Kind, str] = {
    "text": ".md .yml .yaml .html .htm .txt",
    "picture": """
        .ai .avif .bmp .cr2 .dng .eps .gif .heic .heif .jpeg .jpg .png .psd .raw .svg .tif .tiff
        .webp
    """,
    "sound": """
        .aac .aif .aiff .amr .flac .m4a .mid .mp3 .oga .ogg .opus .ra .wav .weba .wma
    """,
    "film": ".3gp .avi .flv .m4v .mkv .mov .mp4 .mpeg .mpg .vtt .webm .wmv",
}
_KINDS = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings.split()}
_SAVE: dict[Kind, str] = {
    "text": "Save it as PDF, or make a post or a page of it.",
    "picture": "Save it as JPEG or PNG",
    "sound": "Save it as MP3",
    "film": "Save it as MP4",
    "paper": "Save it as PDF",
}
_EXAMPLES: dict[Kind, str] = {
    "text": "../reading_lists/x.yml", "picture": "images/park.jpg", "sound": "talk.mp3",
    "film": "talk.mp4", "paper": "leaflet.pdf",
}  # fmt: skip
_AS = {"picture": ".jpg", "sound": ".mp3", "film": ".mp4", "paper": ".pdf"}
_LEFT = re.compile(
    r"[~.#].*|.*[~#]|.*\.(?:md|ya?ml)(?:\..*)?|.*\.(?:bak|old|orig|part|sw[a-p]|tmp)",
    re.IGNORECASE,
)
"""Names by which programs leave something behind, or that are slips for those of posts."""
_WORD = re.compile(r"_(?:(?P<note>ftn|edn)(?P<back>ref)?|Toc|Ref|Hlk|heading=)[\w.-]*")
"""What Word and Google Docs call the places in a document."""
_MAIL = re.compile(r"[^\s/@:]+@[^\s/@:]+\.[A-Za-z]{2,}")


def kind(path: str) -> Kind:
    """What a file is by the ending of its name; what has none is a page."""
    ending = PurePosixPath(path).suffix.lower()
    return _KINDS.get(ending, "paper") if ending else "text"


def of_kind(what: Kind, paths: Iterable[str]) -> Iterator[str]:
    """Those paths that are of a kind."""
    return (path for path in paths if kind(path) == what)


def to_write(dest: str) -> str:
    """What to write for a path to a file that is not there, and that nothing is like."""
    what = kind(dest)
    if what == "text":
        return f"Write the path from this file to the other, such as {_EXAMPLES[what]}"
    return f"Put the file beside this one, and write its path from here, such as {_EXAMPLES[what]}"


def mail(dest: str) -> tuple[str, str] | None:
    """Is it an e-mail address?"""
    if not _MAIL.fullmatch(dest):
        return None
    return f"{dest} is an e-mail address, not a file.", f"Write mailto:{dest}"


def own_addresses(site: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What every text with an address of this site in it has, quick to look for, as signs without
    case come first; and such an address."""
    own = re.escape(site.partition("://")[2].rstrip("/"))
    whole = re.compile(rf"https?://{own}(?P<path>/[^\s<>()\"'\]]*)", re.IGNORECASE)
    return re.compile(f"://(?i:{own})/"), whole


def anchor(name: str) -> str:
    """What to write for a link inside a document of Word; empty for any other."""
    found = _WORD.fullmatch(name)
    if not found:
        return ""
    if found["back"]:
        return "It leads back from a note of Word: begin the line with [^1]: and the note's words."
    if found["note"]:
        return "It is a note of Word: write [^1] here, and at the end [^1]: and the note's words."
    return "It leads to a place in a document of Word: write the heading's own, such as #costs"


def left_over(dest: str) -> tuple[str, str]:
    """What to say of a file that is there and is not published."""
    path = PurePosixPath(dest)
    what = kind(dest)
    if _LEFT.fullmatch(path.name):
        return (
            f"The file {dest} was left behind by another program, and is not published.",
            "Put it under docs/, which is published as it is, or link to it where it is kept.",
        )
    message = f"The file {dest} is there, and files that end in {path.suffix} are not published."
    if what == "text" or not path.suffix:
        return message.replace("that end in  ", "without an ending "), _SAVE["text"]
    return message, f"{_SAVE[what]}, and write {path.with_suffix(_AS[what])}"
