"""Templates in a text. Enters: a draft, and what its site says of itself. Leaves: the same with
what templates stand for."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from reading_room.importers.blogs.text.boxes import ALERTS
from reading_room.importers.blogs.text.converting import to_markdown
from reading_room.importers.blogs.text.directives import directives
from reading_room.importers.blogs.text.films import film
from reading_room.importers.blogs.text.html import changes, sifted
from reading_room.importers.blogs.text.own_tags import own
from reading_room.importers.blogs.text.shortcodes import HANDLERS, PLACE
from reading_room.importers.blogs.text.tags import Tag, hide, plain, raws, tags, values

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reading_room.importers.blogs.text.draft import Draft

_IMPORT = re.compile(
    r"^import\s+(?:(?P<name>\w+)\s+from\s+)?[^\n;]*?[\"'](?P<path>[^\"'\n]+)[\"'];?[ \t]*$\n?"
    r"|^import\s*\{[^}]*\}\s*from\s*[\"'][^\"'\n]+[\"'];?[ \t]*$\n?"
    r"|^export\s+(?:default\s+|const\s+|let\s+|function\s+|\{)[^\n]*$\n?(?:^[ \t}][^\n]*$\n?)*",
    re.M,
)
_REQUIRED = re.compile(r"require\([\"']([^\"']+)[\"']\)(?:\.default)?")
_SPACE = re.compile(r"\{[\"']([ ]?|<br ?/>)[\"']\}")
_FILTER = re.compile(r"\|\s*(\w+)\s*:?\s*(?:\(?\s*(\"[^\"]*\"|'[^']*'|[\w.]+)[^|]*)?")
_ELEMENT = re.compile(r"<[a-z]\w*-[\w-]+")
"""An element that a program of the old site defines: ``<lite-youtube>``."""
_LITERAL = re.compile(r"\{\{+|\{%|(?<!\d)%\}")
_TOP = re.compile(
    r"(?<=[(\"'=<])\s*(?:\{\{|%7B%7B)(?:\s|%20)*(?:@?site[._]?(?:base)?_?url|@?blog\.url|base_?url|root"
    r"|root_?url)(?:\s|%20)*(?:\}\}|%7D%7D)(?=/)",
    re.IGNORECASE,
)
"""The top of the old site, where an address begins with it."""
_KEEPS = frozenset(
    """
    relative_url absolute_url url prepend append asset_url asset_path escape xml_escape strip
    cgi_escape uri_escape url_encode safe html_base_url prepend_base htmlbaseurl downcase lower
    default remove_first baseurl withbase abs_url rel_url absurl relurl static img_url markdownify
    """.split()  # noqa: SIM905
)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif)(?:[?#].*)?$", re.I)
_BOX = re.compile(
    r"(?:callout|admonition|alert|notice|message|box)(?P<kind>{0})"
    r"|(?P<before>{0})(?:callout|admonition|alert|notice|message|box)".format("|".join(ALERTS))
)
"""A box whose name says of which kind it is: "callout-info"."""
_OF_HTML = frozenset({"caption", "wpcaption", "gallery", "code", "sourcecode", "highlight"})
"""Tags whose handlers take HTML."""


def fill(
    draft: Draft,
    templates: frozenset[str],
    words: Mapping[str, str],
    kept: list[str] | None = None,
    own_pieces: Mapping[str, str] | None = None,
) -> None:
    """Put what templates stand for in their place; what nobody knows stays, and is told.

    In HTML, Markdown is ``kept`` aside, and a mark stands for it until all is Markdown
    (`restored`).
    """
    raws(draft)
    if "mdx" in templates:
        _mdx(draft)
    elif not templates & {"liquid"}:
        _literal(draft, hugo="hugo" in templates)
    if "mdx" not in templates and kept is None and _ELEMENT.search(draft.text):
        components(draft, {}, only=_ELEMENT)
    mine = own_pieces or {}
    is_hugo = "hugo" in templates
    tags(
        draft,
        lambda tag: _known(draft, tag, kept, mine if tag.file or is_hugo else None),
        " ".join(templates),
    )
    values(draft, lambda said, tag: _value(draft, said, tag, words))
    directives(draft, lambda tag: _known(draft, tag))


def restored(text: str, kept: list[str]) -> str:
    """The text with what was kept aside, in the place of its marks."""
    text = re.sub(r"(?m)^\ue010(\d+)\ue011$", lambda found: kept[int(found[1])].strip("\n"), text)
    return re.sub("\ue010(\\d+)\ue011", lambda found: kept[int(found[1])].strip(), text)


def _like(tag: Tag) -> Callable[[Tag], str | None] | None:
    """What a tag is by its name: "linkedfigure" is a figure."""
    has_picture = any(_PICTURE.search(value) for value in (*tag.named.values(), *tag.args))
    if has_picture and re.search(r"figure|image|img|picture|photo", tag.name):
        return HANDLERS["figure"]
    if boxed := _BOX.fullmatch(tag.name):
        tag.named.setdefault("type", boxed["kind"] or boxed["before"])
        return HANDLERS["box"]
    found = re.search(r"youtube|vimeo", tag.name)
    return HANDLERS[found[0]] if found else None


def _quiet(*_: object) -> None:
    """Tells nothing: it is told elsewhere."""


def _known(
    draft: Draft, tag: Tag, kept: list[str] | None = None, mine: Mapping[str, str] | None = None
) -> str | None:
    handler = HANDLERS.get(tag.name) or _like(tag)
    if tag.body and "\n" in tag.body and tag.name not in ("highlight", "code"):
        tag.body = textwrap.dedent(tag.body.strip("\n"))
    if kept is not None and tag.body and handler and tag.name not in _OF_HTML:
        tag.body = restored(to_markdown(sifted(tag.body, _quiet)), kept)
    made = handler(tag) if handler else None
    if made is None and mine:
        made = own(tag, mine)
    if kept is not None and made and made.strip() and not re.match(r"\s*<(?:figure|img|p)\b", made):
        draft.tell(tag.place, f"tag {tag.name}", " ".join(tag.written.split())[:200], _became(made))
        kept.append(made)
        mark = f"\ue010{len(kept) - 1}\ue011"
        return f"\n<p>{mark}</p>\n" if made.startswith("\n\n") else mark
    shown = " ".join(tag.written.split())[:200]
    if made is None:
        return None
    draft.tell(
        tag.place, f"tag {tag.name}", shown, _became(made), "changed" if made.strip() else "dropped"
    )
    return made


def _became(made: str) -> str:
    made = made.strip()
    for sign, said in (
        ("```", "code"),
        ("![", "a picture"),
        ("<figure", "a figure"),
        ("> [!", "an alert"),
        (f"{PLACE}", "an address"),
        (">", "a quotation"),
        ("<details", "details"),
        ("#", "a heading"),
        ("[", "a link"),
        ("<", "HTML"),
    ):
        if made.startswith(sign):
            return said
    return "its words" if made else "left out"


def _literal(draft: Draft, *, hugo: bool) -> None:
    """Braces that mean nothing in a text of that system are words."""
    draft.sub(_TOP, lambda _: "")
    if "{{" not in draft.text and "{%" not in draft.text:
        return
    code = draft.code()

    def change(found: re.Match[str]) -> str | None:
        after = draft.text[found.end() : found.end() + 1]
        is_hugo = hugo and ((found[0] == "{{" and after in "<%") or found[0] == "%}")
        if is_hugo or any(start <= found.start() < end for start, end in code):
            return None
        if draft.text[: found.start()].endswith("\\") and found[0][0] == "{":
            return "{" + "\\{" * (len(found[0]) - 1)
        return hide(found[0][:2]) + "\\{" * (len(found[0]) - 2)

    draft.sub(_LITERAL, change)


def _value(draft: Draft, said: str, tag: Tag | None, words: Mapping[str, str]) -> str | None:
    """What ``{{ … }}`` stands for: a tag with arguments, or a value with filters behind it."""
    if tag and (made := _known(draft, tag)) is not None:
        return made
    first = re.split(r"\|", said, maxsplit=1)[0].strip()
    value = _plain(first, words)
    if value is None:
        return None
    for found in _FILTER.finditer(said[len(first) :]):
        if found[1].lower() in ("embed", "youtube", "youtube_embed", "vimeo", "oembed"):
            return film(value, _plain(found[2] or "", words) or "")
        name, given = found[1].lower(), _plain(found[2] or "", words)
        if name not in _KEEPS and re.match(r"https?://\S+$", value):
            draft.tell(0, f"filter {found[1]}", f"{{{{ {said} }}}}", "left out", "dropped")
            continue
        if name not in _KEEPS:
            return None
        if name in ("prepend", "append") and given is None:
            return None
        if name == "prepend" and not given.startswith(("http", "site")):  # type: ignore[union-attr]
            value = f"{given}{value}"
        if name == "append":
            value = f"{value}{given}"
    draft.tell(0, "value of a template", f"{{{{ {said} }}}}", "what it stands for")
    return value


def _plain(said: str, words: Mapping[str, str]) -> str | None:
    said = said.strip()
    if len(said) > 1 and said[0] in "\"'" and said[-1] == said[0]:
        return said[1:-1]
    return words.get(said)


def _mdx(draft: Draft) -> None:
    """Imports, remarks and components of MDX."""
    files: dict[str, str] = {}

    def take(found: re.Match[str]) -> str:
        if found["name"] and re.search(r"\.\w{2,4}$", found["path"]):
            files[found["name"]] = found["path"]
        draft.tell(found.start(), "line of a program", found[0].strip(), "left out", "dropped")
        return ""

    if "import" in draft.text or "export" in draft.text:
        draft.sub(_IMPORT, take)
    draft.sub(_GIVEN, lambda found: _given(found, files))
    draft.sub(_SPACE, lambda found: found[1] or "")
    components(draft, files)


_GIVEN = re.compile(r"(?P<key>\b(?:src|href|image|poster))=\{(?P<value>[^{}]+)\}")


def _given(found: re.Match[str], files: Mapping[str, str]) -> str | None:
    """An attribute that a program gives: a file that was imported, or is required."""
    required = _REQUIRED.search(found["value"])
    path = required[1] if required else files.get(found["value"].strip().removesuffix(".src"), "")
    return f'{found["key"]}="{path}"' if path else None


def components(
    draft: Draft, files: Mapping[str, str], *, only: re.Pattern[str] | None = None
) -> None:
    """Change components that `shortcodes` knows by their names; ``only`` those of some form."""

    def component(name: str, given: dict[str, str], body: str | None, place: int) -> str | None:
        if only and not only.match(f"<{name}"):
            return None
        for key, value in given.items():
            if found := _REQUIRED.search(value):
                given[key] = found[1]
            given[key] = files.get(given[key].removesuffix(".src"), given[key])
        tag = Tag(plain(name), f"<{name} {' '.join(given)}>", [], given, body, place)
        tag.is_inside = _is_inside(draft.text, place)
        return _known(draft, tag)

    for _ in range(6):
        made = [
            each
            for each in changes(draft.text, _quiet, component, draft.code())
            if _is_component(draft.text[each[0] : each[1]])
        ]
        if not made:
            return
        draft.splice(made)


def _is_component(written: str) -> bool:
    return bool(re.match(r"<[A-Z]", written)) or bool(re.match(r"<\w+-\w", written))


def _is_inside(text: str, place: int) -> bool:
    start = text.rfind("\n", 0, place) + 1
    return bool(text[start:place].strip(" \t>*-"))
