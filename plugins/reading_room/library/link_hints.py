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


def of_kind(like: str, paths: Iterable[str]) -> Iterator[str]:
    """Those paths that may be meant by one that is not there: a picture is no page."""
    wanted = kind(like)
    return (path for path in paths if kind(path) == wanted)


def mail(dest: str) -> tuple[str, str] | None:
    """Is it an e-mail address?"""
    if not _MAIL.fullmatch(dest):
        return None
    return f"{dest} is an e-mail address, not a file.", f"Write mailto:{dest}"


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
