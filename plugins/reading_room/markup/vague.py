"""Words that say nothing. Enters: the words of a link or a picture. Leaves: a fault, or None.

Who listens to a page, or has one link after another read out, hears these words and no others.
"""

from __future__ import annotations

import re

from reading_room.markup.text import Fault

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_LINKS = frozenset(
    """
    article|click|click link|click me|click on link|continue|continue reading|details|document|
    download|download file|download here|download link|download now|download pdf|find out more|
    follow link|follow this link|full article|full details|full story|full text|further details|
    further information|further reading|go|go here|go there|go to link|go to page|go to site|
    go to website|here|hyperlink|info|information|it|keep reading|learn more|link|link here|link to|
    links|look here|more|more details|more here|more info|more information|more on this|
    on this link|on this page|open|open link|page|pdf|press here|read|read here|read it|
    read it here|read more|read more here|read on|read on here|read this|see|see here|see link|
    see more|see this|site|source|tap|tap here|that|that link|the link|the page|the site|
    the website|there|these|these links|this|this article|this document|this file|this link|
    this one|this page|this pdf|this piece|this post|this site|this story|this url|this web page|
    this webpage|this website|url|view|view here|view more|visit|visit site|visit website|
    visit the website|web|web page|web site|webpage|website
    """.replace("\n", "")
    .replace("    ", "")
    .strip()
    .split("|")
)
_CLICK = re.compile(
    r"(?:please )?(?:click|tap|press)(?: on)? (?:here|this|the link)\b(.*)", re.DOTALL
)
_EMPTY = frozenset(
    """
    a about access all an and article at details document download file find for from full further
    get go here how in info information is it know learn link look me more my now of on open our out
    page pdf please post read see site than that the these this to us view visit web website what
    with you your
    """.split()  # noqa: SIM905
)
"""Words that say nothing of their own behind "click here"."""
_BARE = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)
_FILE = re.compile(
    r"\S.{0,200}\.(?:avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)"
    r"|(?:img|image|dscn?|pxl|photo|picture|screenshot|scan|whatsapp image)"
    r"[\W_]*\d[\d\W_]*(?:at)?[\d\W_]*",
    re.IGNORECASE,
)
_PICTURES = frozenset(
    """
    alt|alt text|banner|chart|cover|cover image|decoration|decorative|decorative image|diagram|
    drawing|featured image|figure|graph|graphic|header|hero|hero image|icon|illustration|image|
    image description|image here|img|infographic|logo|photo|photo here|photograph|pic|picture|
    picture here|placeholder|screenshot|spacer|stock image|stock photo|tba|tbc|tbd|the image|
    the photo|the picture|this image|this photo|this picture|thumbnail|to do|todo|untitled
    """.replace("\n", "")
    .replace("    ", "")
    .strip()
    .split("|")
)
_ARTICLE = re.compile(r"(?:an? )")
_VERBS = ("click ", "tap he", "tap on", "tap th", "press ", "please")
_ENOUGH = 3
"""Words behind "click here" that may say what it leads to."""
_LONGEST = 200
"""Words that are longer say something."""


def link(words: str, offset: int) -> Fault | None:
    """The fault of a link whose words don't say where it leads; ``words`` are not empty."""
    shown = " ".join(words.split())
    if _BARE.fullmatch(shown):
        return bare(shown, offset)
    plain = _EDGES.sub("", shown).lower() if len(shown) < _LONGEST else shown
    if plain in _LINKS or not plain or (plain[:6] in _VERBS and _is_click(plain)):
        return Fault(
            offset,
            "link-says-nothing",
            f'The words of this link, "{shown}", do not say what it leads to.',
            "Make a link of words that do: [how to join the library](…). Many readers hear the"
            " links of a page one after another, and nothing else.",
        )
    return None


def _is_click(plain: str) -> bool:
    """Is it "click here", with nothing behind it that says what for?"""
    click = _CLICK.fullmatch(plain)
    if not click:
        return False
    behind = re.findall(r"[\w’'-]+", click[1])
    return len(behind) < _ENOUGH or _EMPTY.issuperset(behind)


def bare(address: str, offset: int, what: str = "The words of this link are its address") -> Fault:
    """The fault of an address that stands among words; ``what`` says how."""
    near = address if "://" in address else f"https://{address}"
    return Fault(
        offset,
        "link-bare",
        f"{what}, which is read out sign by sign: {address[:80]}",
        f"Write [what it leads to]({near})",
    )


def picture(alt: str, dest: str, offset: int) -> Fault | None:
    """The fault of a picture whose words don't say what it shows; ``alt`` may be empty."""
    shown = " ".join(alt.split())
    name = dest.rpartition("/")[2].rpartition(".")[0]
    if not shown:
        return Fault(
            offset,
            "image-alt",
            "This picture has no words for people who cannot see it.",
            "Say what it shows: ![A meeting round a table](…). If it only decorates, say so:"
            f' <img src="{dest}" alt="">',
        )
    if len(shown) > _LONGEST:
        return None
    plain = _ARTICLE.sub("", _EDGES.sub("", shown).lower(), count=1)
    if _FILE.fullmatch(shown):
        said = "are the name of a file"
    elif plain in _PICTURES or not plain:
        said = "say only that there is a picture"
    elif shown == name and re.search(r"[-_\d]", name):
        said = "are the name of its file"
    else:
        return None
    return Fault(
        offset,
        "image-says-nothing",
        f'The words of this picture, "{shown[:80]}", {said}.',
        "Say what it shows, for people who cannot see it: ![A meeting round a table](…)",
    )
