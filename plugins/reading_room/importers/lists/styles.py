"""The usual styles of references. Enters: one in words. Leaves: its parts, as far as they stand
where a style has them.

APA and Harvard have the year in brackets behind the authors; MLA and Chicago the title between
quotes; Vancouver stops behind authors, title and journal. What stands nowhere is left open.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reading_room.importers.described.names import is_organisation
from reading_room.importers.markdown import without_markdown
from reading_room.importers.people import parted
from reading_room.sources.name_words import split
from reading_room.values import Name

_ADDRESS = re.compile(
    r"(?:(?:available|accessed|retrieved|verfügbar|disponible)\s*(?:at|from|on|under|unter|en|sur)?"
    r"\s*:?\s*(?:[A-Z][a-z]+ \d{1,2}, \d{4},? from\s*)?)?<?\b(?:https?://|www\.)[^\s<>]+>?|"
    r"(?:\bdoi\s*:?\s*)?\b10\.\d{4,9}/\S+|\barXiv:\s*\S+|\bPM(?:C)?ID:?\s*\w+|"
    r"\bISBN(?:-1[03])?:?\s*[\dX][\dX -]+",
    re.IGNORECASE,
)
_ACCESSED = re.compile(
    r"[\[(]?\b(?:accessed|last accessed|retrieved|viewed|consulted)(?:\s+on)?:?\s+"
    r"[^\])]{4,30}?\d{4}[\])]?\.?|\[(?:online|internet|pdf|html)\]",
    re.IGNORECASE,
)
_YEARS = r"(?:(?:1[5-9]|20)\d\d)"
_IN_BRACKETS = re.compile(
    rf"\((?P<year>{_YEARS})[a-z]?(?:[,;]? (?P<more>[^()]{{1,30}}))?\)|\(n\.? ?d\.?\)|"
    r"\((?:in press|forthcoming)\)",
    re.IGNORECASE,
)
_YEAR = re.compile(rf"(?<![\d/.:–-]){_YEARS}(?![\d/–-])")
_QUOTED = re.compile(r"[“\"‘](?P<title>[^“”\"]{3,300}?)[,.?!]?(?:[”\"]|’(?=[\s,.;)]|$))")
_JOURNAL = re.compile(
    r"(?P<container>[^,.;]*[^\W\d_][^,.;]*?)[,.]?\s+(?:vol(?:ume)?\.?\s*)?(?P<volume>\d{1,4})"
    r"(?:\s*\(\s*(?P<issue>[\w–/ -]{1,12})\)|[,:]?\s*(?:no|issue|nr)\.?\s*(?P<number>\d{1,4}))?"
    r"(?:\s*[,:;(]\s*(?:\(?\d{4}\)?[:,]\s*)?(?:pp?\.?\s*)?(?P<pages>[A-Za-z]?\d+(?:\s*[-–]\s*"
    r"[A-Za-z]?\d+)?))?",
    re.IGNORECASE,
)
_VANCOUVER = re.compile(
    rf"(?P<container>[^.;]+?)\.?\s+(?P<year>{_YEARS})[^;:]{{0,12}};\s*(?P<volume>\d+)"
    r"(?:\((?P<issue>[^()]+)\))?(?::(?P<pages>[\w–-]+))?"
)
_PAGES = re.compile(r"\bpp?\.?\s*(\d+\s*[-–]\s*\d+)")
_IN = re.compile(
    r"^In[:\s]+(?:(?P<who>[^()]{3,100}?)\s*[,(]?\s*\(?(?:Eds?|Hrsg)\b\.?\)?[,:]?\s*)?(?P<title>.+)$",
    re.IGNORECASE,
)
_EDITORS = re.compile(r",?\s*\((?:eds?|editors?|hrsg)\.?\)\.?,?\s*$", re.IGNORECASE)
_PLACE = re.compile(r"(?P<place>[^\W\d_][\w .’'-]{1,40}(?:, [^\W\d_][\w .’'-]{1,30})?):\s*"
                    r"(?P<publisher>[^\W\d_][^.:;]{2,80})")  # fmt: skip
_WITH_PLACE = re.compile(r"(?P<title>.{3,}?),\s(?P<place>[A-Z][\w .’'-]{1,30}:\s[^:,.]{2,60})")
_INITIALS = r"(?:[^\W\d_a-z](?:\.|(?=[\s,;&.-]|$))[\s-]?){1,4}"
_TURNED = re.compile(
    rf"(?P<family>(?:(?:van|von|der|den|de|la|le|da|di|du|al|el|ten|ter)\s+)*[^\W\d_a-z][\w’'-]+"
    rf"(?:[ -][^\W\d_a-z][\w’'-]+)?)(?:,\s*(?P<given>{_INITIALS}|[^\W\d_a-z][\w’'-]+"
    rf"(?:\s[^\W\d_a-z][\w.]*)?)|\s(?P<initials>[^\W\d_a-z]{{1,3}}(?=[,.;\s]|$)))\s*"
)
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and|&|und|et|y)\s+|[;,]\s*|\s*(?:&|\band\b|\bund\b)\s*)")
_OTHERS = re.compile(r"[,\s]*(?:…|\.\.\.|et al\.?|and others)\s*", re.IGNORECASE)
_OTHERS_NAMED = re.compile(r"(?<=[\w.]),?\s*(?:et al\.?|and others\.?)(?=\s)", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_a-z][\w’'.-]+(?:\s(?:[^\W\d_a-z][\w’'.-]*|van|von|de|der|la|le))*"
                   r"\s[^\W\d_a-z][\w’'-]+")  # fmt: skip
_STOP = re.compile(r"(?<=[^\W\d_]{3})[.](?=\s|$)|(?<=[\w)])[?!](?=\s|$)|(?<=\d)\.(?=\s)")
_DASH = re.compile(r"\s[–—-]\s|:\s|\s\|\s")
_EDGES = " \t,;:.–—-|()[]<>"
_LONGEST = 300
_MOST_NAMES, _LONGEST_NAME = 30, 120


class Parts(NamedTuple):
    """What was found of a reference; what is empty was not."""

    title: str = ""
    names: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    """Of the book in which it is a chapter."""
    are_editors: bool = False
    year: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    is_chapter: bool = False


def parts_of(words: str) -> Parts:
    """The parts of a reference."""
    plain = without_markdown(words) if re.search(r"[*_\[`]", words) else words
    bare = _ACCESSED.sub(" ", _ADDRESS.sub(" ", plain))
    bare = re.sub(r"\s+", " ", re.sub(r"\(\s*\)|<\s*>|\[\s*\]", " ", bare)).strip()
    for style in (_of_brackets, _of_quotes, _of_vancouver, _of_names):
        if found := style(bare):
            return _clean(found)
    return _clean(_alone(bare))


def _of_brackets(words: str) -> Parts | None:
    """``Lee, A., & Hill, B. (2014). Title. Container, 3(2), 4–9.``"""
    found = _IN_BRACKETS.search(words)
    quoted = _QUOTED.search(words)
    if not found or found.start() > _LONGEST or (quoted and quoted.start() < found.start()):
        return None
    before, after = words[: found.start()], words[found.end() :].lstrip(" .,:;")
    are_editors = bool(_EDITORS.search(before))
    names = _names(_EDITORS.sub("", before).strip(_EDGES.replace(".", "")))
    if not names:
        return None
    quoted = _QUOTED.match(after)
    if quoted:
        title, rest = quoted["title"], after[quoted.end() :]
    else:
        title, rest = _sentence(after)
        if book := _WITH_PLACE.fullmatch(title):
            title, rest = book["title"], f"{book['place']}. {rest}"
    if not title.strip(_EDGES):
        return None
    year = _dated(found["year"] or "", found["more"] or "")
    return _rest(Parts(title, names, are_editors=are_editors, year=year), rest)


def _dated(year: str, more: str) -> str:
    """``2014`` and ``March 3`` as one date."""
    return f"{more} {year}" if re.fullmatch(r"[^\W\d_]{3,9}( \d{1,2})?", more) else year


def _of_quotes(words: str) -> Parts | None:
    """``Lee, Ann. “Title.” Container 3, no. 2 (2014): 4–9.``"""
    found = _QUOTED.search(words)
    if not found:
        return None
    before = words[: found.start()].strip(_EDGES.replace(".", ""))
    years = _YEAR.findall(words[: found.start()] + words[found.end() :])
    names = _names(before) if before else ()
    if before and not names:
        return None
    year = years[-1] if years else ""
    return _rest(Parts(found["title"], names, year=year), words[found.end() :])


def _of_vancouver(words: str) -> Parts | None:
    """``Lee A, Hill B. Title. Container. 2014;3(2):4-9.``"""
    words = _OTHERS_NAMED.sub(".", words, count=1)
    names, at = _turned(words)
    if not names or (words[at : at + 1] not in (".", ":") and words[at - 1 : at] != "."):
        return None
    title, more = _sentence(words[at:].lstrip(" .:"))
    if not title:
        return None
    if _YEAR.fullmatch(title.strip(_EDGES)):  # Chicago has the year behind the authors
        year, (title, more) = title.strip(_EDGES), _sentence(more)
        return _rest(Parts(title, names, year=year), more)
    found = _VANCOUVER.search(more)
    if found:
        return Parts(
            title, names, year=found["year"], container=found["container"],
            volume=found["volume"], issue=found["issue"] or "", pages=found["pages"] or "",
        )  # fmt: skip
    years = _YEAR.findall(more)
    return _rest(Parts(title, names, year=years[-1] if years else ""), more)


def _of_names(words: str) -> Parts | None:
    """``Ann Lee and Bo Hill, Title (London, 2014)``; ``Title by Ann Lee``."""
    by = re.search(r"^(?P<title>.{3,200}?),?\s+by\s+(?P<names>[^.;()]+)(?P<rest>.*)$", words)
    if by and (names := _names(by["names"].strip(_EDGES))):
        years = _YEAR.findall(by["rest"])
        return Parts(by["title"], names, year=years[-1] if years else "")
    return None


def _alone(words: str) -> Parts:
    """A title, and perhaps a year."""
    years = _YEAR.findall(words)
    title = re.sub(rf"\s*[(\[]?{_YEARS}[)\]]?\.?\s*$", "", words) if years else words
    if len(title) > _LONGEST:
        title, _ = _sentence(title)
    return Parts(title, year=years[-1] if years else "")


def _rest(parts: Parts, rest: str) -> Parts:
    """What stands behind the title: where it appeared, and who published it."""
    rest = rest.strip(" .,;’'”\"")
    inside = _IN.match(rest)
    pages = _PAGES.search(rest)
    if inside:
        title = re.split(r"\s*\((?:pp?|S)\.|[.,]\s", inside["title"], maxsplit=1)[0]
        editors = _names(inside["who"]) if inside["who"] else ()
        parts = parts._replace(container=title, editors=editors, is_chapter=True)
    else:
        found = _JOURNAL.search(rest)
        if found and (found["issue"] or found["number"] or found["pages"]):
            return parts._replace(
                container=re.sub(r"^.*\.\s", "", found["container"]), volume=found["volume"],
                issue=found["issue"] or found["number"] or "",
                pages=found["pages"] or (pages[1] if pages else ""),
            )  # fmt: skip
    if pages:
        parts = parts._replace(pages=pages[1])
    if place := _PLACE.search(rest):
        name = re.sub(rf",?\s*(?:{_YEARS}|pp?\b).*$", "", place["publisher"])
        parts = parts._replace(publisher=name)
    return parts


def _sentence(words: str) -> tuple[str, str]:
    """The words up to the first full stop that ends a sentence, and those behind it."""
    found = _STOP.search(words)
    if not found:
        return words, ""
    end = found.end() if words[found.start()] in "?!" else found.start()
    return words[:end], words[found.end() :].strip()


def _names(words: str) -> tuple[Name, ...]:
    """The names that some words are, in any of the usual forms; none where one of them is none."""
    words = _OTHERS.sub("", words).strip(" ,;:")
    if not words or len(words) > 1000:
        return ()
    is_short = len(words) <= _LONGEST_NAME and not re.search(r"\d|[“”\"]|[.?!]\s", words)
    if is_organisation(words) and is_short and not re.search(r"\b[A-Z]\.", words):
        return (Name(literal=words.rstrip(".")),)
    turned, at = _turned(words)
    if turned and not words[at:].strip(" .,"):
        return turned
    straight = [part.strip() for part in re.split(_BETWEEN, words) if part.strip()]
    if len(straight) <= _MOST_NAMES and all(_NAME.fullmatch(part) for part in straight):
        return tuple(split(part) for part in straight)
    if re.fullmatch(r"[A-Z]{2,12}", words):
        return (Name(literal=words),)
    by_commas = parted(words)
    if by_commas and all("," in part for part in by_commas):
        return tuple(
            Name(given=given.strip(), family=family.strip())
            for family, _, given in (part.partition(",") for part in by_commas)
        )
    return ()


def _turned(words: str) -> tuple[tuple[Name, ...], int]:
    """``Lee, A. B., Hill, C., & van der Meer, D.``, ``Lee AB, Hill C``, at the beginning of words;
    and where they end."""
    found: list[Name] = []
    at = end = 0
    while name := _TURNED.match(words, at):
        given = (name["given"] or name["initials"] or "").strip()
        found.append(Name(given=_spaced(given), family=name["family"]))
        at = end = name.end()
        between = _BETWEEN.match(words, at)
        if not between or len(found) > _MOST_NAMES:
            break
        at = between.end()
    if found and at > end and (straight := _NAME.match(words, at)):
        found.append(split(straight[0]))
        end = straight.end()
    return tuple(found), end


def _spaced(given: str) -> str:
    """``AB`` as ``A. B.``"""
    if re.fullmatch(r"[^\W\d_a-z]{1,3}", given):
        return " ".join(f"{letter}." for letter in given)
    return given.strip()


def _clean(parts: Parts) -> Parts:
    title = parts.title.strip(" \t,;:–—|<>")
    title = title if title.endswith(("...", "etc.")) else title.rstrip(".")
    if title.startswith(("“", '"', "‘")) and title.endswith(("”", '"', "’")):
        title = title[1:-1]
    return parts._replace(
        title=title.strip(),
        container=parts.container.strip(_EDGES),
        publisher=parts.publisher.strip(_EDGES),
        pages=re.sub(r"\s*[-–]\s*", "–", parts.pages),
    )
