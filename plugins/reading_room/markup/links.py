"""Links and citations. Enters: addresses and references as written. Leaves: HTML, and faults."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from reading_room.markup.clean import SCHEMES
from reading_room.markup.tags import escape
from reading_room.markup.text import Citation, Cited, Fault

if TYPE_CHECKING:
    from reading_room.markup.text import Link

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_SLIP = re.compile(
    r"(?:https?(?::/?(?!/)|//)|(?=www\.)(?!.*\.(?:md|ya?ml)(?:#|$)))(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
"""``www.example.org``, ``https:/example.org`` and ``https//example.org``."""
_ROUND = re.compile(
    r"[“”‘’\"(]+(?P<address>(?:https?://|www\.|mailto:|tel:)[^\s“”‘’\"]+?)[“”‘’\")]+"
)
"""An address with quotes or brackets of its own round it."""
_ALMOST_HTTP = re.compile(
    r"(?:h{1,2}t{1,3}p{0,2}s{0,2}|t{1,2}ps?):/{1,3}(?P<rest>.+)", re.IGNORECASE
)
"""A scheme that can only be a slip for that of the web."""
_NO_PICTURE = re.compile(
    r".+\.(?P<ending>pdf|docx?|odt|pptx?|xlsx?|csv|mp3|m4a|ogg|wav|mp4|m4v|mov|webm)(?:#.*)?",
    re.IGNORECASE,
)
_UNSAFE_URL = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]")
_ON_THE_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
ON_A_COMPUTER = "Put the file beside the post, and write its name: [the form](form.pdf)"
"""What to write for a file that only its editor can open."""
_PLAIN_HOST = re.compile(r"(?:https?:)?//[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?:[/?#]|\Z)")
"""What nearly all addresses begin with, and nothing can be wrong with."""
_LOCATOR = re.compile(r"\s*@([^\s,;]+)\s*(?:,\s*(.*\S))?\s*", re.DOTALL)
_WITH_WORDS = re.compile(r"(?:.*\s)?-?@([a-z0-9-]+)\s*(?:[,;].*)?", re.DOTALL)
_SEVERAL = re.compile(r"\s*@[a-z0-9-]+(?:\s*,\s*@[a-z0-9-]+)+\s*")
"""Works with commas between them."""
_ALMOST = re.compile(
    r"\s*@?\s*(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)(?:[\s,]+(?P<page>(?:p{1,2}\.? ?)?\d[\d–-]*))?\s*"
)
_FORMS = "Write [@item-id], [@item-id, p. 4] or [@one; @two]."


OUTSIDE_PICTURE = Fault(
    0,
    "image-outside",
    "This picture is on another site, which would learn of everybody who reads the page.",
    "If you have permission, save the picture beside the text, and write the path to it.",
)
"""The fault of a picture that the site would have to ask somebody else for."""

_LONG = 30
"""Signs of an address that may be wider than a column."""
_BREAKS = re.compile(r"(?<=[^\W_][/._?&=#-])(?=\w)")
"""Between a sign that parts an address and the word behind it."""
_SHOWN = re.compile(r"(https?://\S+)")


def is_outside(dest: str) -> bool:
    """Does an address lead out of the site?"""
    return dest.startswith("//") or _SCHEME.match(dest) is not None or _is_slip(dest)


def _is_slip(dest: str) -> bool:
    return dest[:4].lower() in ("http", "www.") and _SLIP.match(dest) is not None


def names_a_site(address: str) -> bool:
    """Can an address that begins with ``https://`` or ``//`` be taken apart, and is there the name
    of a site in it? Nobody can follow any other, and Python's own readers raise errors over it."""
    if _PLAIN_HOST.match(address):
        return True
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def outside(link: Link) -> str:
    """An address that leads out of the site, as HTML."""
    return escape(_UNSAFE_URL.sub(lambda char: quote(char[0]), link.dest))


def breakable(words: str) -> str:
    """The HTML of an address that is shown; a long one may be broken behind its signs, so that a
    narrow column does not break it inside a word."""
    if len(words) < _LONG:
        return escape(words)
    return "<wbr>".join(map(escape, _BREAKS.split(words)))


def breakable_within(words: str) -> str:
    """The HTML of words, in which addresses may be broken."""
    return "".join(
        breakable(part) if number % 2 else escape(part)
        for number, part in enumerate(_SHOWN.split(words))
    )


def fault(link: Link) -> Fault | None:
    """What is wrong with a link before anybody knows where it leads."""
    if fault := _round(link):
        return fault
    found = _SCHEME.match(link.dest)
    if found and (found[1].lower() == "file" or len(found[1]) == 1):
        return Fault(
            link.offset,
            "link-scheme",
            f"{link.dest} is on your own computer, where no reader can open it.",
            ON_A_COMPUTER,
        )
    if found and found[1].lower() not in SCHEMES:
        if slip := _ALMOST_HTTP.fullmatch(link.dest):
            meant = f"https://{slip['rest']}"
            message = f"{link.dest} is not a whole address."
            return Fault(link.offset, "link-scheme", message, f"Write {meant}", meant)
        return Fault(
            link.offset,
            "link-scheme",
            f"An address cannot begin with {found[1]}: here.",
            "Use https://, http://, mailto: or tel:, or a path to a file.",
        )
    if link.kind == "image" and is_outside(link.dest):
        return OUTSIDE_PICTURE._replace(offset=link.offset)
    if _is_slip(link.dest) and (slip := _SLIP.match(link.dest)):
        return Fault(
            link.offset,
            "link-scheme",
            f"{link.dest} is not a whole address.",
            f"Write https://{slip['rest']}",
            f"https://{slip['rest']}",
        )
    if _ON_THE_WEB.match(link.dest) and not names_a_site(link.dest):
        return Fault(
            link.offset,
            "link-form",
            f"{link.dest} is no address of the web.",
            "Copy it again from the top of your browser: no site can have this name.",
        )
    if not link.dest:
        what = "picture" if link.kind == "image" else "link"
        return Fault(
            link.offset,
            "link-empty",
            f"This {what} has no address.",
            "Write the address between the round brackets.",
        )
    return None


def _round(link: Link) -> Fault | None:
    """What is wrong round an address, or with a picture that is none."""
    if found := _ROUND.fullmatch(link.dest):
        return Fault(
            link.offset,
            "link-scheme",
            f"The address {link.dest} has quotes or brackets round it.",
            f"Write {found['address']}",
            "" if "(" in link.dest else found["address"],
        )
    if link.kind == "image" and (found := _NO_PICTURE.fullmatch(link.dest)):
        ending = found["ending"].lower()
        return Fault(
            link.offset,
            "link-form",
            f"A file that ends in .{ending} is no picture, and browsers do not show it as one.",
            f"Take the ! away, which makes a link of it: [{link.words}]({link.dest})",
        )
    return None


def wordless(offset: int) -> Fault:
    """The fault of a link that nobody can see or hear."""
    return Fault(
        offset,
        "link-words",
        "This link has no words.",
        "Write between the square brackets what the link leads to.",
    )


def undefined(label: str, offset: int) -> Fault:
    """The fault of ``[words][label]`` where the label is nowhere given an address."""
    return Fault(
        offset,
        "link-reference",
        f"The link refers to [{label}], which is not defined in this file.",
        f"Add a line: [{label}]: https://… or put the address in round brackets.",
    )


def glued(label: str, line: str, offset: int) -> Fault:
    """The fault of ``[label]: address`` right below other words, with which it goes on."""
    return Fault(
        offset,
        "link-reference",
        f"This line gives [{label}] no address, for it goes on with the line above it: {line[:60]}",
        "Put an empty line above the first of these lines.",
        "\n",
    )


def reads_as_citation(reference: str) -> bool:
    """``[see @id]`` or ``[-@id]``, as other systems write citations."""
    return "@" in reference and _WITH_WORDS.fullmatch(reference) is not None


def citation(reference: str, offset: int) -> tuple[Citation, list[Fault]]:
    """The works of ``@one, p. 4; @two``, and those parts that cannot be read."""
    works: list[Cited] = []
    faults: list[Fault] = []
    for part in reference.split(";"):
        found = _LOCATOR.fullmatch(part)
        if found and "@" not in (found[2] or ""):
            works.append(Cited(found[1], found[2] or ""))
        elif not faults:
            faults.append(unreadable(reference, offset))
    return Citation(tuple(works), offset), faults


def unreadable(reference: str, offset: int) -> Fault:
    """The fault of a citation in another form than ours."""
    return Fault(
        offset,
        "citation-form",
        f"This citation cannot be read: [{' '.join(reference.split())}]",
        _likely(reference) or _FORMS,
    )


def _likely(reference: str) -> str:
    """The citation that was probably meant: with a comma before the page, an @ before each id, and
    no space behind it. Empty where that is not sure."""
    if _SEVERAL.fullmatch(reference):
        return f"Write [{'; '.join(part.strip() for part in reference.split(','))}]"
    parts = []
    for part in reference.split(";"):
        found = _ALMOST.fullmatch(part)
        if found is None:
            return ""
        parts.append(f"@{found['id']}" + (f", {found['page']}" if found["page"] else ""))
    return f"Write [{'; '.join(parts)}]"


def with_words(reference: str, offset: int) -> Fault:
    """The fault of a citation with words before the id."""
    return Fault(
        offset,
        "citation-form",
        f"This looks like a citation, and would be published as it stands: [{reference}]",
        "Write words outside the brackets: see [@item-id]. If it is not one, write \\[ for [.",
    )
