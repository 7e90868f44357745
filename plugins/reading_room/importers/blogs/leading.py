"""Links and pictures of a text are changed. Enters: a draft, and where things lead. Leaves: the
same with paths to files of this site, and the files that come along."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

from reading_room.importers.blogs.text.films import page_of
from reading_room.importers.blogs.text.shortcodes import PLACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading_room.importers.blogs.text.draft import Draft

_INLINE = re.compile(
    r"(?P<before>\]\([ \t]*\n?[ \t]*)(?:<(?P<angled>[^<>\n]*)>"
    r"|(?P<bare>(?:[^()\s<>]|\((?:[^()\s]|\([^()\s]*\))*\))+))"
    r"(?P<after>(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*\))"
)
_SPACED = re.compile(
    r"(?P<before>\]\()(?P<bare>(?:\.{0,2}/)?[\w%@&,'+~ "
    r"/.-]*[\w&+,~-] [\w&+,~-][\w%@&,'+~ /.-]*\.\w{2,4})(?P<after>(?:[ \t]+\"[^\"\n]*\")?[ \t]*\))"
)
_DEFINITION = re.compile(
    r"^(?P<before>[ \t>]{0,8}\[(?!\^)[^\]\n]+\]:[ \t]*)"
    r"(?:<(?P<angled>[^<>\n]*)>|(?P<bare>\S+))(?P<after>)",
    re.M,
)
_HTML = re.compile(
    r"(?P<before><(?P<tag>a|img)\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?\s"
    r"(?:href|src)=)(?P<quote>[\"'])(?P<bare>[^\"']*)(?P<after>[\"'])",
    re.I,
)
_AUTO = re.compile(r"(?P<before><)(?P<bare>https?://[^\s<>]+)(?P<after>>)")
_BARE_PLACE = re.compile(rf"(?P<before>)(?P<bare>{PLACE}\w+:[^\s<>)\"'\]]+)(?P<after>)")
_PICTURE = re.compile(
    r"!\[(?P<alt>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s"
    r"()]+(?:\([^()\s]*\)[^\s()]*)*))(?:\s+[\"'(](?P<title>[^\n]*?)[\"')])?[ \t]*\)"
)
_FILM = re.compile(r"\.(?:mp4|webm|mov|m4v|ogv|mp3|m4a|ogg|wav)(?:\?.*)?$", re.I)
_LINKED_PICTURE = re.compile(
    r"\[(?P<picture>!\[(?:[^\[\]]|\[[^\[\]]*\])*\]\([^()\n]*\))\]\((?P<to>[^()\s]*)\)"
)

_LINKED_TAG = re.compile(
    r"(?P<link><a\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)\s*"
    r"(?P<picture><img\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)\s*</a\s*>",
    re.I,
)
_OUTSIDE = re.compile(r"\]\(<?(?:https?:)?//")
_PICTURE_FILE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif)(?:[?#].*)?$", re.I)
_NAMED = re.compile(r"^(?:screen ?shot|img|dsc|image|picture|photo)\b|\d{4}-\d\d|\.\w{3,4}$", re.I)
"""The title of a picture that is the name of its file."""
_PAGE = "the page behind this picture"


def relink(draft: Draft, lead: Callable[[str, int, bool], str | None]) -> None:
    """Put the new address of each link and picture in its place; ``lead`` is given the address, its
    place, and if it is a picture."""

    def change(found: re.Match[str]) -> str | None:
        groups = found.groupdict()
        dest = groups.get("angled") if groups.get("angled") is not None else groups["bare"]
        in_html = bool(groups.get("tag"))
        picture = (groups.get("tag") or "").lower() == "img" or _is_picture(draft.text, found)
        new = lead(unescape(dest or ""), found.start(), picture)
        if new is None or new == dest:
            return None
        quote = groups.get("quote") or ""
        written = escape(new) if in_html else _written(new)
        return f"{found['before']}{quote}{written}{found['after']}"

    draft.sub(_SPACED, lambda found: f"{found['before']}<{found['bare']}>{found['after']}")
    for pattern in (_INLINE, _DEFINITION, _HTML):
        draft.sub(pattern, change)
    if PLACE in draft.text:  # in code, too: Hugo looks up addresses there as anywhere
        draft.sub(_BARE_PLACE, change, code=True)
    if "<http" in draft.text:
        draft.sub(_AUTO, lambda found: _words_of(found, lead))


def _words_of(found: re.Match[str], lead: Callable[[str, int, bool], str | None]) -> str | None:
    new = lead(found["bare"], found.start(), False)
    return None if new is None or new == found["bare"] else f"[{found['bare']}]({_written(new)})"


def _written(dest: str) -> str:
    return f"<{dest}>" if re.search(r"[\s()]", dest) else dest


def _is_picture(text: str, found: re.Match[str]) -> bool:
    """Does an exclamation mark stand before the bracket whose end this is?"""
    if not found[0].startswith("]"):
        return False
    depth, place = 0, found.start()
    while place >= 0 and found.start() - place < 2000:
        char = text[place]
        if char == "]" and (place == 0 or text[place - 1] != "\\"):
            depth += 1
        elif char == "[" and (place == 0 or text[place - 1] != "\\"):
            depth -= 1
            if not depth:
                return place > 0 and text[place - 1] == "!"
        place -= 1
    return False


def pictures_out(draft: Draft) -> None:
    """Pictures of other sites become links, and so do films that are written as pictures."""

    def change(found: re.Match[str]) -> str | None:
        dest = found["angled"] if found["angled"] is not None else found["bare"]
        outside = re.match(r"(?:https?:)?//", dest)
        if _FILM.search(dest):
            return _link(found["alt"] or page_of(dest)[1], dest)
        if not outside:
            return None
        draft.tell(
            found.start(),
            "picture of another site",
            dest,
            "a link to it; --fetch brings it here",
            "decide",
        )
        return _link(f"Picture: {found['alt']}" if found["alt"].strip() else "Picture", dest)

    draft.sub(_PICTURE, lambda found: _titled(draft, found))
    draft.sub(
        _LINKED_PICTURE,
        lambda found: (
            f"{found['picture']}{_behind(found['picture'], found['to'])}"
            if _OUTSIDE.search(found["picture"])
            else None
        ),
    )
    draft.sub(_PICTURE, change)

    def tag(found: re.Match[str]) -> str | None:
        src = re.search(r"\ssrc=[\"']([^\"']*)", found[0])
        alt = re.search(r"\salt=[\"']([^\"']*)", found[0])
        dest = unescape(src[1]) if src else ""
        if not re.match(r"(?:https?:)?//", dest):
            return None if dest else ""
        draft.tell(
            found.start(),
            "picture of another site",
            dest,
            "a link to it; --fetch brings it here",
            "decide",
        )
        words = f"Picture: {alt[1]}" if alt and alt[1].strip() else "Picture"
        return f'<a href="{escape(dest)}">{words}</a>'

    if "<img" in draft.text:
        draft.sub(_LINKED_TAG, _unlinked)
        draft.sub(re.compile(r"<img\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.I), tag)


def _titled(draft: Draft, found: re.Match[str]) -> str | None:
    """A picture without words whose title says what it shows; that of a file says nothing."""
    title = (found["title"] or "").strip()
    if found["alt"].strip() or " " not in title or _NAMED.search(title) or "]" in title:
        return None
    draft.tell(found.start(), "picture without words", found[0][:200], "its title is its words")
    dest = found["angled"] if found["angled"] is not None else found["bare"]
    return f"![{title}]({_written(dest)})"


def _unlinked(found: re.Match[str]) -> str | None:
    """A picture of another site that is a link: a link stands for it, and none can be in a link."""
    if not re.search(r"\ssrc=[\"'](?:https?:)?//", found["picture"]):
        return None
    to = re.search(r"\shref=[\"']([^\"']*)", found["link"])
    dest = unescape(to[1]) if to else ""
    behind = _behind(found["picture"], dest)
    return found["picture"] + (f' (<a href="{escape(dest)}">{_PAGE}</a>)' if behind else "")


def _behind(picture: str, dest: str) -> str:
    """The page to which a picture led; its own file has the link to it that takes its place."""
    is_file = not dest or dest in picture or _PICTURE_FILE.search(dest)
    return "" if is_file else f" ([{_PAGE}]({_written(dest)}))"


def _link(words: str, dest: str) -> str:
    dest = f"https:{dest}" if dest.startswith("//") else dest
    return f"[{words}]({_written(dest)})"
