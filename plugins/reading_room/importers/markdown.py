"""Markdown in references, as CSL-YAML has it. Enters: a value. Leaves: its words.

pandoc reads every value of CSL-YAML as Markdown, with marks of its own for what is set above or
below the line. In CSL-JSON an asterisk is an asterisk.
"""

from __future__ import annotations

import re
from typing import Any

import pyromark
from pyromark import Options

from reading_room.importers.plain import NO_CASE, set_off, without_tags

_MAY_HAVE = re.compile(r"[*_`~^\[\]<&\\]|--")
_INLINE = "x "
"""In front of a value, so that nothing at its beginning is taken for a list or a heading."""
_SCRIPTS = re.compile(r"(?<![\\~])([~^])([^\s~^]{1,60})\1(?!~)")
"""What is set below or above the line."""
_CLASSES = re.compile(r"\[([^\[\]]*)\]\{[.#][^{}]*\}")
_AS_IT_IS = frozenset({"DOI", "ISBN", "ISSN", "PMCID", "PMID", "URL", "citation-key", "custom",
                       "id", "type"})  # fmt: skip
"""Variables whose values pandoc takes as they are."""


def without_markdown(text: str) -> str:
    """The words of a text, its paragraphs apart from each other."""
    if not _MAY_HAVE.search(text):
        return text
    return "\n\n".join(_paragraph(part) for part in re.split(r"\n[ \t]*\n", text))


def words_of_markdown(value: dict[str, Any]) -> dict[str, Any]:
    """An entry of CSL-YAML with its words alone, names too."""
    return {key: held if key in _AS_IT_IS else _inside(held) for key, held in value.items()}


def links_of_markdown(text: str) -> list[str]:
    """Where the links of a text lead."""
    if "](" not in text:
        return []
    links = (event["Start"].get("Link") for event in _events(text)
             if isinstance(event, dict) and isinstance(event.get("Start"), dict))  # fmt: skip
    return [link["dest_url"] for link in links if link]


def _inside(held: Any) -> Any:
    if isinstance(held, str):
        return without_markdown(held)
    if isinstance(held, list):
        return [_inside(each) for each in held]
    return {key: _inside(each) for key, each in held.items()} if isinstance(held, dict) else held


def _paragraph(text: str) -> str:
    text = _CLASSES.sub(r"\1", NO_CASE.sub(r"\1", text))
    text = _SCRIPTS.sub(lambda found: set_off(found[2], is_low=found[1] == "~"), text)
    done: list[str] = []
    for event in _events(f"{_INLINE}{text}"):
        if isinstance(event, str):
            done.append(" ")
        elif words := event.get("Text"):
            done.append(_dashes(str(words)))
        else:
            done.append(str(event.get("Code") or event.get("InlineHtml") or ""))
    return without_tags("".join(done).removeprefix(_INLINE).strip())


def _events(text: str) -> Any:
    return pyromark.events(text, options=Options.ENABLE_STRIKETHROUGH)


def _dashes(words: str) -> str:
    return words.replace("---", "—").replace("--", "–")
