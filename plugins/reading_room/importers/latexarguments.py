r"""Arguments of LaTeX that are no words of the text in which they stand. Enters: LaTeX. Leaves: it
without them, and those that are kept elsewhere: where links lead, and what footnotes say.

``\href{https://a.example/}{A page}`` is "A page", and leads somewhere; ``\footnote{So he says}`` is
printed at the foot of a page, and not in a title.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reading_room.importers.plain import set_off

_GROUP = r"\{(?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.|\{(?:[^{}\\]|\\.)*+\})*+\})*+\}"
"""A group, with groups in it down to the third level."""
_OPTION = r"(?:\[[^\[\]]{0,200}\])?"
_LINK = re.compile(
    rf"\\(?P<name>href|burlalt)\s*{_OPTION}\s*(?P<target>{_GROUP})(?:\s*(?P<words>{_GROUP}))?"
    rf"|\\hyperref\s*(?P<old>{_GROUP})\s*{_GROUP}\s*{_GROUP}"
    rf"|\\(?:url|nolinkurl|burl|path)\s*(?P<shown>{_GROUP})"
    r"|\\(?:url|nolinkurl|path)(?P<mark>[|!+])(?P<verb>[^|!+\s]{1,2000})(?P=mark)",
    re.DOTALL,
)
_LABELLED = re.compile(r"\\hyperref\s*\[[^\[\]]{0,200}\]")
_SILENT = re.compile(
    rf"\\(?:noopsort|switchargs|SortNoop|hskip|vspace|hspace|color|foreignlanguage|textcolor|"
    rf"textlang|hyperlink|hypertarget|label|index|phantom|hphantom|vphantom)\*?\s*{_OPTION}\s*{_GROUP}",
    re.DOTALL,
)
"""Commands whose first argument is nothing to read: what it sorts by, a colour, a place."""
_NOTE = re.compile(
    rf"\\(?:footnote|thanks|mkbibfootnote|footnotetext|endnote)\s*{_OPTION}\s*(?P<words>{_GROUP})"
    r"|\\footnotemark\s*" + _OPTION,
    re.DOTALL,
)
_SCRIPT = re.compile(r"\\text(?P<which>super|sub)script\s*\{(?P<words>[0-9+\-=()ni]{1,8})\}")
_ESCAPED = re.compile(r"\\([%_#&$~^{}])(?:\{\})?|\\(?:textasciitilde|string|protect)\s*(?:\{\})?")


class Cut(NamedTuple):
    """LaTeX without arguments that are no words, the addresses of links, and footnotes as LaTeX."""

    latex: str
    links: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def without_arguments(latex: str) -> Cut:
    """What is left is read as words: of ``\\href`` the words, of ``\\url`` the address."""
    notes: list[str] = []

    def note(found: re.Match[str]) -> str:
        if found["words"]:
            notes.append(found["words"][1:-1])
        return ""

    links = tuple(address for found in _LINK.finditer(latex) if (address := _address(found)))
    latex = _NOTE.sub(note, latex)
    latex = _LINK.sub(_shown, _LABELLED.sub("", latex))
    latex = _SCRIPT.sub(
        lambda found: set_off(found["words"], is_low=found["which"] == "sub"), latex
    )
    return Cut(_SILENT.sub("", latex), links, tuple(notes))


def with_addresses(latex: str) -> str:
    """Links as nothing but their addresses, for fields that hold addresses."""
    return _LINK.sub(lambda found: f" {_as_latex(_address(found))} ", latex).strip()


def _address(found: re.Match[str]) -> str:
    """Where a link leads, as it is typed in a browser: no address can mean LaTeX's escapes."""
    group = found["target"] or found["old"] or found["shown"]
    if not group:
        return str(found["verb"])
    words = _ESCAPED.sub(lambda sign: sign[1] or ("~" if "tilde" in sign[0] else ""), group)
    return words.replace("{", "").replace("}", "").strip()


def _shown(found: re.Match[str]) -> str:
    """What of a link is printed: the address, or words, which stay in braces only where a command
    among them would run into what follows."""
    if found["shown"] or found["verb"]:
        return _as_latex(_address(found))
    words = found["words"] or ""
    return words if "\\" in words else words[1:-1]


def _as_latex(address: str) -> str:
    """An address in which LaTeX sees neither dashes nor spaces."""
    return address.replace("~", r"\textasciitilde{}").replace("--", "-{}-")
