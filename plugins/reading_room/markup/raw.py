"""HTML inside Markdown. Enters: raw HTML. Leaves: its faults, ids, addresses and words.

What comes out of a text is always made safe by `clean`; this module tells the editor beforehand
what `clean` would take out, and finds the addresses that must lead somewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from html import unescape
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple

from reading_room.markup import vague
from reading_room.markup.characters import invisible, references
from reading_room.markup.clean import ATTRIBUTES, CLASSES, TAGS
from reading_room.markup.depth import DEEPEST, too_deep
from reading_room.markup.hidden import hiding
from reading_room.markup.text import Fault, Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_TOKEN = re.compile(
    r"<!--(?:-?>|.*?(?:-->|(?P<unclosed>\Z)))"
    r"|<(?P<end>/?)(?P<name>[A-Za-z][^\s/<>]*)(?P<attributes>(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*+)>"
    r"|(?P<other><[!?])",
    re.DOTALL,
)
_STRAY = re.compile(r"<(?=/?[A-Za-z])")
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/=]+)"
    r"(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'<>=`]+))?"
)
_EMPTY = frozenset({"br", "hr", "img", "input", "wbr"})
_CLOSES_ITSELF = frozenset({"dd", "dt", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr"})


STYLES = frozenset(
    {
        "align", "background", "bgcolor", "border", "cellpadding", "cellspacing", "clear", "color",
        "face", "frame", "hspace", "nowrap", "rules", "style", "valign", "vspace",
    }
)  # fmt: skip
_A_LINK = "write a link to its page, which says what it is: [{}](https://www.example.org/…)"
_A_FILM = _A_LINK.format("Ann talks about her budget (film, 4 minutes)")
_A_FILE = _A_LINK.format("The form (PDF, 2 pages)")
_A_SOUND = (
    "name the recording of a post in its front matter (audio: talk.mp3), or write a link to it"
)
_A_FORM = "write a link to a page that has the form, or to an e-mail address"
_A_STYLE = "delete it: styles are the site's, not a text's"
_INSTEAD = {
    "audio": _A_SOUND, "button": _A_FORM, "embed": _A_FILE, "form": _A_FORM, "iframe": _A_FILM,
    "link": _A_STYLE, "object": _A_FILE,
    "select": _A_FORM, "style": _A_STYLE, "textarea": _A_FORM, "video": _A_FILM,
}  # fmt: skip
"""What to do with a tag that no text can have, where somebody wanted more than words."""
_STYLING = frozenset({"basefont", "big", "center", "font", "nobr"})
"""What says how something looks, which is left out, and no word with it."""
_SIDE = re.compile(r"(?:\A\s*|\btext-align\s*:\s*)(right|center)\s*(?:;|\Z)", re.IGNORECASE)
_READ = {
    "blockquote": {"cite"}, "code": {"class"}, "div": {"tabindex"}, "img": {"loading"},
    "li": {"value"}, "pre": {"tabindex"}, "q": {"cite"},
}  # fmt: skip
"""Attributes that are taken by themselves, or whose loss no reader meets."""
_PICTURES = frozenset({"img", "picture", "source"})


class Tag(NamedTuple):
    """A tag that the editor wrote, and its place in the source."""

    name: str
    closing: bool
    offset: int


class Html(NamedTuple):
    """What a piece of HTML holds. ``pieces`` in order are the HTML, cut at its addresses."""

    pieces: list[str | Link]
    ids: list[tuple[str, int]]
    tags: list[Tag]
    faults: list[Fault]
    words: str
    """What is read between the tags."""


class _Attribute(NamedTuple):
    name: str
    value: str
    begin: int
    start: int
    end: int


def places(lines: list[tuple[str, int]]) -> Callable[[int], int]:
    """The offset in the source of a place in the HTML that these lines make together."""

    starts = list(accumulate((len(line) for line, _ in lines), initial=0))

    def at(place: int) -> int:
        number = bisect_right(starts, place, hi=len(lines)) - 1
        line, offset = lines[number]
        return offset + len(line[: place - starts[number]].encode())

    return at


def read(html: str, at: Callable[[int], int]) -> Html:
    """Look through a piece of HTML; ``at`` gives the offset in the source of a place in it."""
    found = Html([], [], [], [], " ".join(unescape(_TOKEN.sub(" ", html)).split()))
    end = 0
    found.faults.extend(invisible(at(place), written) for place, written in references(html))
    found.faults.extend(_broken(html, at))
    for token in _TOKEN.finditer(html):
        offset = at(token.start())
        if token["name"] is None:
            found.faults.extend(_not_a_tag(token, offset))
            continue
        tag = Tag(token["name"].lower(), bool(token["end"]), offset)
        attributes = list(_attributes(token))
        found.tags.append(tag)
        found.faults.extend(_tag_faults(token["name"], tag, attributes))
        for attribute in attributes:
            if side := _aligned(tag, attribute):
                found.pieces.append(f'{html[end : attribute.begin]}class="{side}"')
                end = attribute.end
            elif attribute.name == "id":
                found.ids.append((attribute.value, offset))
            elif _is_target(tag, attribute, attributes):
                found.ids.append((attribute.value, offset))
                found.pieces.append(f"{html[end : attribute.begin]}id")
                end = attribute.begin + len("name")
            elif (kind := _leads(tag, attribute.name)) and attribute.end:
                link = Link(attribute.value, offset, kind)
                found.pieces.extend((f'{html[end : attribute.start]}"', link, '"'))
                end = attribute.end
    found.pieces.append(html[end:])
    return found


def _broken(html: str, at: Callable[[int], int]) -> Iterator[Fault]:
    """What browsers take for the start of a tag, and no rule of HTML does."""
    end = 0
    for start, after in [*(token.span() for token in _TOKEN.finditer(html)), (len(html), 0)]:
        for stray in _STRAY.finditer(html, end, start):
            yield Fault(
                at(stray.start()),
                "html-tag",
                f"There is no end to the HTML tag that begins here:"
                f" {html[stray.start() :].splitlines()[0][:20].strip()}",
                "Close it with a >, and every quote in it. If < is to be read, write &lt; for it.",
            )
        end = after


def unclosed(tags: Iterable[Tag]) -> Iterator[Fault]:
    """Tags that are opened and never closed: they would reach to the end of the text. And the tag
    that stands in too many others."""
    opened: dict[str, list[Tag]] = {}
    depth = 0
    for tag in tags:
        if tag.name in _EMPTY or tag.name in _CLOSES_ITSELF or tag.name not in TAGS:
            continue
        if not tag.closing:
            opened.setdefault(tag.name, []).append(tag)
            depth += 1
        elif opened.get(tag.name):
            opened[tag.name].pop()
            depth -= 1
        if depth > DEEPEST:
            yield too_deep(tag.offset)
            return
    for left in opened.values():
        for tag in left:
            yield Fault(
                tag.offset,
                "html-unclosed",
                f"The HTML tag <{tag.name}> is opened here and never closed.",
                f"Write </{tag.name}> where it ends, or take the tag out.",
            )


def _leads(tag: Tag, attribute: str) -> Literal["link", "image"] | None:
    """What an attribute is the address of; a tag that is taken out leads nowhere."""
    if attribute == "src" and tag.name in _PICTURES:
        return "image"
    return "link" if attribute == "href" and tag.name in TAGS else None


def _attributes(token: re.Match[str]) -> Iterator[_Attribute]:
    """The attributes of a tag; of those of one name the first counts, as in browsers."""
    seen: set[str] = set()
    begin = token.start("attributes")
    for found in _ATTRIBUTE.finditer(token["attributes"]):
        name, value = found["name"].lower(), found["value"] or ""
        if name in seen:
            continue
        seen.add(name)
        bare = value[1:-1] if value[:1] in ("'", '"') else value
        start, end = (begin + place for place in found.span("value"))
        given = found["value"] is not None
        name_at = begin + found.start()
        yield _Attribute(name, unescape(bare), name_at, start if given else 0, end if given else 0)


def _tag_faults(written: str, tag: Tag, attributes: list[_Attribute]) -> Iterator[Fault]:
    if tag.name in _STYLING:
        if not tag.closing:
            yield looks(f"The HTML tag <{written}>", tag.offset)
    elif not tag.closing and (tag.name not in TAGS or tag.name == "input"):
        yield Fault(
            tag.offset,
            "html-tag",
            f"The HTML tag <{written}> cannot be used in a text.",
            f"To show it to readers, write `<{written}>` in backticks. Otherwise"
            f" {_INSTEAD.get(tag.name, 'delete it, and use Markdown instead')}.",
        )
    if tag.name in TAGS and (hidden := hiding(attributes)):
        yield Fault(tag.offset, "html-attribute", *hidden)
    elif any(attribute.name in STYLES for attribute in attributes) and tag.name in TAGS:
        said = next(attribute.name for attribute in attributes if attribute.name in STYLES)
        yield looks(f"The HTML attribute {said}", tag.offset)
    elif tag.name in TAGS and (left := _left_out(tag, attributes)):
        yield looks(f"The HTML attribute {left}", tag.offset, "is of no use here")
    for attribute in attributes:
        if attribute.name.startswith("on"):
            yield Fault(
                tag.offset,
                "html-attribute",
                f"The HTML attribute {attribute.name} cannot be used in a text.",
                "Take it out: scripts are the site's, not a text's.",
            )
    if tag.name == "img" and not tag.closing:
        yield from _picture({each.name: each.value for each in attributes}, tag.offset)


def looks(what: str, offset: int, said: str = "says how something looks") -> Fault:
    """The fault of what only says how something looks."""
    return Fault(
        offset,
        "html-style",
        f"{what} {said}, and is left out, as are all that do in this file.",
        "Take them out: styles are the site's, not a text's.",
    )


def _is_target(tag: Tag, attribute: _Attribute, others: list[_Attribute]) -> bool:
    """``<a name="x">``, a target of former days."""
    return (
        tag.name == "a"
        and attribute.name == "name"
        and not tag.closing
        and all(each.name != "id" for each in others)
    )


def _aligned(tag: Tag, attribute: _Attribute) -> str:
    """The class of a cell that is aligned by HTML of former days; empty for what is no such."""
    if tag.name not in ("td", "th") or attribute.name not in ("align", "style"):
        return ""
    found = _SIDE.search(attribute.value)
    return found[1].lower() if found and (attribute.name == "style") == (":" in found[0]) else ""


def _left_out(tag: Tag, attributes: list[_Attribute]) -> str:
    """The first attribute that nothing is made of; empty where there is none."""
    if tag.closing or tag.name == "input":
        return ""
    known = ATTRIBUTES["*"] | ATTRIBUTES.get(tag.name, set()) | _READ.get(tag.name, set())
    for attribute in attributes:
        name = attribute.name
        passed = name in known or name.startswith(("on", "aria-")) or name == "role"
        if not passed and not _is_ours(tag, attribute):
            return name
    return ""


def _is_ours(tag: Tag, attribute: _Attribute) -> bool:
    """A class of the site's own, or a target's name."""
    kept = CLASSES.get(tag.name, set())
    own = attribute.name == "class" and set(attribute.value.split()) <= kept
    return own or (tag.name == "a" and attribute.name == "name")


def _picture(given: dict[str, str], offset: int) -> Iterator[Fault]:
    """What is wrong with a picture's words; ``alt=""`` says that it only decorates."""
    if "alt" not in given:
        yield Fault(
            offset,
            "image-alt",
            "This picture has no words for people who cannot see it.",
            'Add alt="What the picture shows", or alt="" if it only decorates.',
        )
    elif given["alt"].strip() and (
        fault := vague.picture(given["alt"], given.get("src", ""), offset)
    ):
        yield fault


def _not_a_tag(token: re.Match[str], offset: int) -> Iterator[Fault]:
    if token["other"]:
        yield Fault(
            offset,
            "html-tag",
            f"{token['other']} cannot be used in a text.",
            "Take it out; if it is to be read, write &lt; for <.",
        )
    elif token["unclosed"] is not None:
        yield Fault(
            offset,
            "html-unclosed",
            "A comment begins here and is never closed: it would hide the rest of the text.",
            "Write --> where the comment ends.",
        )
