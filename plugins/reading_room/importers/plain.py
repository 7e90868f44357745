"""Text of other programs as plain text. Enters: a value, perhaps with markup. Leaves: words.

Reference managers put a few HTML tags into titles (CSL-JSON's rich text) and whole HTML into
notes. What looks like a tag and is none of theirs stays as it was written.
"""

from __future__ import annotations

import html
import re

from reading_room.markup import UNPRINTABLE

_BLOCK = "address|article|blockquote|dd|div|dl|dt|figure|h[1-6]|hr|li|ol|p|pre|section|table|tr|ul"
_INLINE = "a|abbr|b|cite|code|em|font|i|img|q|s|sc|small|span|strike|strong|sub|sup|td|th|tt|u"
_TAG = re.compile(rf"<(?P<close>/)?(?P<name>{_BLOCK}|{_INLINE}|br)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#\d{2,7}|#x[\da-f]{2,6}|[A-Za-z][A-Za-z0-9]{1,30});", re.IGNORECASE)
NO_CASE = re.compile(r"\[([^\[\]]*)\]\{\.nocase\}")
"""What pandoc writes around words whose capitals stay."""
_PREFIXED = re.compile(r"</?[A-Za-z][\w.-]*:[A-Za-z][^<>]*>")
"""Tags of JATS and MathML, as Crossref has them in titles."""
_JATS = re.compile(
    r"</?(?:scp?|inf|title|italic|bold|roman|sans-serif|monospace|underline|overline|named-content|"
    r"styled-content|inline-formula|alternatives|tex-math|mfrac|m[inorst]{1,5}|math)\b[^<>]*>",
    re.IGNORECASE,
)
_HREF = re.compile(r"<a\s[^<>]*?href\s*=\s*([\"'])(?P<address>[^\"'<>]+)\1", re.IGNORECASE)
_SCRIPT = re.compile(r"<su(?P<letter>[bp])>(?P<words>[^<>]{1,8})</su(?P=letter)>", re.IGNORECASE)
_LOW = str.maketrans("0123456789+-=()n", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ")
_HIGH = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_LABEL = re.compile(r"^(?:volume|vol\.?|issue|number|no\.?)\s+(?=[\dIVXLC]+$)", re.IGNORECASE)
_LARGE = 10**15
"""No program gives a number of more digits where words are meant."""
_BREAK = re.compile(rf"{_BLOCK}|br", re.IGNORECASE)


def without_tags(text: str) -> str:
    """The words of rich text, with the characters that stand behind references."""
    text = NO_CASE.sub(r"\1", unescaped(text)) if "{.nocase}" in text else unescaped(text)
    if not _TAG.search(text):
        return text
    text = _SCRIPT.sub(lambda found: set_off(found["words"], is_low=found["letter"] in "bB"), text)
    words = _TAG.sub(_instead, text.replace("\n", " "))
    lines = [" ".join(line.split()) for line in unescaped(words).split("\n")]
    return "\n\n".join(filter(None, lines))


def links_in(text: str) -> list[str]:
    """Where the links of rich text lead."""
    return [unescaped(found["address"]) for found in _HREF.finditer(text)]


def set_off(words: str, *, is_low: bool) -> str:
    """Words that are set below or above the line, as signs of Unicode where there are such signs
    for all of them: ``2`` as ``²``. Others stay as they are."""
    signs = _LOW if is_low else _HIGH
    return words.translate(signs) if all(ord(letter) in signs for letter in words) else words


def without_jats(text: str) -> str:
    """Words of Crossref without the tags of journals' own XML, which no other program has."""
    return _JATS.sub("", _PREFIXED.sub("", text))


def unescaped(text: str) -> str:
    """``&amp;`` and other references of HTML as the characters that they stand for."""
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def _instead(tag: re.Match[str]) -> str:
    return "\n" if _BREAK.fullmatch(tag["name"]) else ""


def without_label(words: str) -> str:
    """``523`` of ``Volume 523``: styles put the word before the number themselves."""
    return _LABEL.sub("", words)


def on_one_line(text: str) -> str:
    """Words without line ends and invisible characters."""
    if text.isprintable() and "  " not in text and text.strip(" ") == text:
        return text  # as most are: names by the hundred thousand come here
    return " ".join(UNPRINTABLE.sub("", " ".join(text.split())).split())


def in_paragraphs(text: str) -> str:
    """Words that keep their lines, without invisible characters."""
    return UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def words_of(value: object) -> str | None:
    """The words of a value that is a text or a number; None where it is neither."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return str(value) if abs(value) < _LARGE else None
