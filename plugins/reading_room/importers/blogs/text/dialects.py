"""Marks of Markdown's dialects. Enters: a draft. Leaves: CommonMark with GitHub's additions.

kramdown's and Python-Markdown's lists of attributes, tables of contents, marked, inserted, raised
and lowered letters, wiki links, notes in the line, meanings of abbreviations, icons, sizes of
pictures.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from html import escape
from typing import TYPE_CHECKING

from reading_room.importers.blogs.text.shortcodes import PLACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading_room.importers.blogs.text.draft import Draft

_ATTRIBUTES = r"\{:?[ \t]*(?:[.#:][\w-]+|[\w:-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}]+))[^{}\n]*\}"
_HEADING_ID = re.compile(
    r"^(?P<all>[ \t>]{0,6}#{1,6}[ \t][^\n]*?)[ \t]*#*[ "
    r"\t]*\{:?[ \t]*(?P<inside>[^{}\n]*)\}[ \t]*#*[ \t]*$",
    re.M,
)
_TOC_KRAMDOWN = re.compile(
    r"^[ \t]*(?:[-*+]|\d+\.)[ \t]+[^\n]*\n[ \t]*\{:[ \t]*toc\b[^}\n]*\}[ \t]*$", re.M
)
_LINE_ATTRIBUTES = re.compile(
    rf"^[ \t>]*(?:{_ATTRIBUTES}|\{{:[^{{}}\n]*\}}|\{{::?[^{{}}\n]*/?\}})[ \t]*$\n?", re.M
)
_BEHIND = re.compile(
    rf"(?<=[)\]*_`>\"'\w.!?])[ \t]?(?!\{{#[\w.~-]+\}}[ \t]*$)"
    rf"(?!\{{[^{{}}\n]*=>)(?:{_ATTRIBUTES}|\{{:[ \t]*[.#\w][^{{}}\n]*\}})",
    re.M,
)
_COLON_ONLY = re.compile(r"(?<=[)\]*_`])\{:target=[^{}\n]*\}")
_TOC = re.compile(
    r"^[ \t]*(?:\[TOC\]|\[\[_?TOC_?\]\]|\$\{toc\}"
    r"|<!--\s*toc\s*-->|\[\[toc\]\]|\{\{TOC\}\})[ \t]*$\n?",
    re.M | re.I,
)
_ABBREVIATION = re.compile(r"^\*\[(?P<short>[^\]\n]+)\]:[ \t]*(?P<long>[^\n]*)$\n?", re.M)
_ICON = re.compile(
    r"(?<![\w:]):(?:material|fontawesome|octicons|simple"
    r"|fa[brs]?|mdi|bi)-[a-z0-9-]+:(?:\{[^{}\n]*\})?[ ]?"
)
_ICON_TAG = re.compile(
    r"<i\b[^<>]*class(?:Name)?=[\"'][^\"']*\b(?:fa|fas|far|fab|icon"
    r"|bi|glyphicon|material-icons)\b[^<>]*>(?:[\w]*)</i>[ ]?"
)
_WIKI = re.compile(
    r"(?P<picture>!?)(?<![\[\\])\[\[(?P<to>[^\[\]|\n]+)(?:\|(?P<words>[^\[\]\n]+))?\]\](?![(\[:])"
)
_INLINE_NOTE = re.compile(
    r"(?<![\[\\\w])\^\[(?P<note>(?:[^\[\]\n]|\[[^\[\]\n]*\](?:\([^()\n]*\))?)+)\]"
)
_SIZE = re.compile(r"(!\[[^\[\]\n]*\]\([^()\s]+)[ \t]+=\d*%?x\d*%?(\))")
_SPAN = re.compile(r"(?<!\])\[(?P<words>[^\[\]\n]+)\]\{[.#][^{}\n]*\}")
_PAIRS = (
    (re.compile(r"(?<![=\w])==(?![=\s])(?P<words>[^=\n]+)(?<!\s)==(?![=\w])"), "mark", "==words=="),
    (
        re.compile(r"(?<![\^\w])\^\^(?![\^\s])(?P<words>[^^\n]+)(?<!\s)\^\^(?![\^\w])"),
        "ins",
        "^^words^^",
    ),
    (
        re.compile(r"(?<![+\w])\+\+(?![+\s])(?P<words>[\w+\" -]{1,40})(?<!\s)\+\+(?![+\w])"),
        "kbd",
        "++keys++",
    ),
    (re.compile(r"(?<=[\w)])\^(?P<words>[\w+-]{1,10})\^(?!\w)"), "sup", "x^2^"),
    (re.compile(r"(?<=[A-Za-z\d)])~(?P<words>\d{1,3}[+-]?)~(?!~)"), "sub", "H~2~O"),
)
_CRITIC = re.compile(
    r"\{(?:\+\+(?P<in>[^{}\n]+)\+\+|--(?P<out>[^{}\n]+)--"
    r"|==(?P<mark>[^{}\n]+)==|>>(?P<note>[^{}\n]+)<<)\}"
)
_HIGHLIGHT = re.compile(
    r"^(?P<fence>[ \t>]*(?:`{3,}|~{3,}))[ \t]*\{[ \t]*\."
    r"(?P<language>[\w+#-]+)(?P<more>[^{}\n]*)\}[ \t]*$",
    re.M,
)
_IAL_FENCE = re.compile(
    r"^(?P<fence>[ \t>]*(?:`{3,}|~{3,})[ \t]*[\w+#-]*)[ \t]*\{:?[^{}\n]*[.=][^{}\n]*\}[ \t]*$", re.M
)


_ID_BELOW = re.compile(
    r"^(?P<head>[ \t>]{0,3}#{1,6}[ \t][^\n{}]*)\n[ "
    r"\t]*\{:[^{}\n]*?#(?P<id>[\w-]+)[^{}\n]*\}[ \t]*$",
    re.M,
)
_ID_LINE = re.compile(r"^[ \t>]*\{:[^{}\n]*?#(?P<id>[A-Za-z][\w-]*)[^{}\n]*\}[ \t]*$", re.M)


_HOW_IT_LOOKS = "left out: it says how something looks"
_INFO = re.compile(
    r"^(?P<fence>[ \t>]*(?:[-*+][ \t]+)?(?:`{3,}|~{3,})[ \t]*[\w+#.-]+),[^\n`]*$", re.M
)


def dialects(draft: Draft) -> None:
    """Change what CommonMark would show as it is written."""
    text = draft.text
    if "," in text and ("```" in text or "~~~" in text):
        _openings(
            draft, _INFO, lambda found: _told(draft, found, "settings of code", found["fence"])
        )
    if "{" in text:
        _attributes(draft)
    if "toc" in text.lower():
        _drop(draft, _TOC, "table of contents", "left out: the site makes one of the headings")
    if "*[" in text:
        _abbreviations(draft)
    if ":" in text and "-" in text:
        _drop(draft, _ICON, "icon of a theme", "left out")
    if "<i" in text:
        _drop(draft, _ICON_TAG, "icon of a theme", "left out")
    if "[[" in text:
        draft.sub(_WIKI, lambda found: _wiki(draft, found))
    if "^[" in text:
        _notes(draft)
    if "=" in text:
        draft.sub(
            _SIZE, lambda found: _told(draft, found, "size of a picture", f"{found[1]}{found[2]}")
        )
    if "{" in text:
        draft.sub(_CRITIC, lambda found: _critic(draft, found))
    for pattern, tag, shown in _PAIRS:
        if shown[:1] in text or tag in ("sup", "sub"):
            draft.sub(pattern, _wrapped(draft, tag, shown))


def _openings(
    draft: Draft, pattern: re.Pattern[str], change: Callable[[re.Match[str]], str | None]
) -> None:
    """Change lines that begin code, and none that code shows."""
    code = draft.code()
    starts = [start for start, _ in code]

    def only(found: re.Match[str]) -> str | None:
        at = bisect_left(starts, found.start()) - 1
        return None if at >= 0 and found.start() < code[at][1] else change(found)

    draft.sub(pattern, only, code=True)


def _drop(draft: Draft, pattern: re.Pattern[str], kind: str, became: str) -> None:
    def change(found: re.Match[str]) -> str:
        draft.tell(found.start(), kind, found[0].strip(), became, "dropped")
        return ""

    draft.sub(pattern, change)


def _told(draft: Draft, found: re.Match[str], kind: str, new: str) -> str:
    draft.tell(found.start(), kind, found[0], "left out", "dropped")
    return new


def _wrapped(draft: Draft, tag: str, shown: str) -> Callable[[re.Match[str]], str]:
    def change(found: re.Match[str]) -> str:
        draft.tell(found.start(), f"mark {shown}", found[0], f"<{tag}>")
        return f"<{tag}>{found['words']}</{tag}>"

    return change


def _attributes(draft: Draft) -> None:
    _drop(draft, _TOC_KRAMDOWN, "table of contents", "left out: the site makes one of the headings")
    _openings(draft, _HIGHLIGHT, lambda f: f"{f['fence']}{f['language']}{_lines(f['more'])}")
    _openings(draft, _IAL_FENCE, lambda found: _fence(draft, found))
    draft.sub(_ID_BELOW, lambda found: f"{found['head'].rstrip()} {{#{found['id']}}}\n")
    draft.sub(_HEADING_ID, lambda found: _heading(draft, found))
    draft.sub(_SPAN, lambda found: _told(draft, found, "list of attributes", found["words"]))
    _drop(draft, _LINE_ATTRIBUTES, "list of attributes", _HOW_IT_LOOKS)
    draft.sub(_BEHIND, lambda found: _behind(draft, found))
    _drop(draft, _COLON_ONLY, "list of attributes", _HOW_IT_LOOKS)


def _behind(draft: Draft, found: re.Match[str]) -> str | None:
    """A list of attributes; what is behind a directive belongs to it."""
    start = draft.text.rfind("\n", 0, found.start()) + 1
    if re.match(r"[ \t]{0,3}::[A-Za-z]", draft.text[start : found.start()]):
        return None
    draft.tell(found.start(), "list of attributes", found[0].strip(), _HOW_IT_LOOKS, "dropped")
    return ""


def _lines(more: str) -> str:
    """The marked lines and the title of a piece of code are known here too."""
    found = re.findall(r"(?:hl_lines|title)=\"[^\"]*\"", more)
    return f" {' '.join(found)}" if found else ""


def _fence(draft: Draft, found: re.Match[str]) -> str | None:
    if re.search(r"\{[\d,\s-]+\}", found[0]):
        return None
    draft.tell(found.start(), "list of attributes", found[0], "left out", "dropped")
    return f"{found['fence']}{_lines(found[0])}"


def _heading(draft: Draft, found: re.Match[str]) -> str:
    own = re.search(r"(?:^|\s)#(?P<id>[\w.-]+)", found["inside"])
    if not own and not re.search(r"[.=:]|-$", found["inside"]) and "{:" not in found[0]:
        return found[0]
    if len(found["inside"].split()) > 1 or not own:
        draft.tell(
            found.start(), "list of attributes", found[0], "left out but for the id", "dropped"
        )
    if not own:
        return found["all"].rstrip()
    id_ = re.sub(r"[^\w.~-]", "-", own["id"])
    return f"{found['all'].rstrip()} {{#{id_}}}"


def _abbreviations(draft: Draft) -> None:
    """The first use of an abbreviation says what it means."""
    meanings: list[tuple[str, str]] = []

    def take(found: re.Match[str]) -> str:
        meanings.append((found["short"], found["long"].strip()))
        draft.tell(
            found.start(), "meaning of an abbreviation", found[0].strip(), "<abbr> at its first use"
        )
        return ""

    draft.sub(_ABBREVIATION, take)
    for short, long in meanings:
        done = False

        def change(_: re.Match[str], short: str = short, long: str = long) -> str | None:
            nonlocal done
            if done:
                return None
            done = True
            return f'<abbr title="{escape(long)}">{short}</abbr>'

        draft.sub(
            re.compile(rf"(?<![\w\[\](/#\"'=<-]){re.escape(short)}(?![\w\])/\"'=>-])"), change
        )


def _wiki(draft: Draft, found: re.Match[str]) -> str | None:
    to = found["to"].strip()
    if not re.search(r"[^\W\d_]", to):
        return None
    draft.tell(found.start(), "link of a wiki", found[0], "a link")
    name, _, anchor = to.partition("#")
    if re.match(r"https?://\S+$", to):
        return f"[{found['words']}]({to})" if found["words"] else f"<{to}>"
    place = f"<{PLACE}wiki:{name}{f'#{anchor}' if anchor else ''}>"
    if found["picture"]:
        return (
            f"![{found['words'] or ''}](<{name}>)"
            if re.search(r"\.\w{3,4}$", name)
            else f"[{name}]({place})"
        )
    return f"[{found['words'] or to.replace('#', ', ')}]({place})"


def _notes(draft: Draft) -> None:
    """``^[words]`` becomes a note at the end."""
    notes: list[str] = []
    used = set(re.findall(r"\[\^([^\[\]\s]{1,200})\]", draft.text))

    def change(found: re.Match[str]) -> str:
        number = len(notes) + 1
        name = f"n{number}"
        while name in used:
            number += 100
            name = f"n{number}"
        notes.append(f"[^{name}]: {found['note']}")
        draft.tell(found.start(), "note in the line", found[0], "a footnote")
        return f"[^{name}]"

    draft.sub(_INLINE_NOTE, change)
    if notes:
        end = len(draft.text)
        draft.splice([(end, end, "\n\n" + "\n\n".join(notes) + "\n")])


def _critic(draft: Draft, found: re.Match[str]) -> str:
    draft.tell(
        found.start(), "mark of CriticMarkup", found[0], "the words, or <del>, <ins>, <mark>"
    )
    for name, tag in (("in", "ins"), ("out", "del"), ("mark", "mark")):
        if found[name]:
            return f"<{tag}>{found[name]}</{tag}>"
    return f"<!-- {found['note'].replace('--', '—')} -->"
