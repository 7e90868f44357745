"""LaTeX as bibliographies hold it. Enters: a value of a .bib file. Leaves: plain text.

pylatexenc's own conversion drops commands that it does not know, what follows a %, and < and >
as commands, without a word: only its table of symbols is used here. Groups need no tree: a brace
leaves nothing behind, and an accent waits for the next letter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from pylatexenc.latex2text import get_default_latex_context_db

from reading_room.importers.latexarguments import Cut, without_arguments
from reading_room.importers.plain import set_off

_SYMBOLS = get_default_latex_context_db()
_TOKEN = re.compile(r"\\(?:[A-Za-z]+\*?[ \t\n]*|.|$)|---?|``|''|[{}~]", re.DOTALL)
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361", "textcommabelow": "\u0326",
}  # fmt: skip
_ALONE = {"`": "`", "'": "´", "^": "^", "~": "~", "=": "¯", ".": "˙", '"': "¨", "c": "¸"}
"""An accent over nothing: how ~ and ^ are written."""
_PLAIN = {
    "---": "—", "--": "–", "``": "“", "''": "”", "~": "\u00a0",
    "\\\\": " ", "\\-": "", "\\/": "", "\\@": "", "\\!": "", "\\,": " ", "\\;": " ", "\\:": " ",
    "\\ ": " ", "\\\n": " ", "\\\t": " ", "\\": "\\", "\\(": "$", "\\)": "$",
}  # fmt: skip
_WORDS = {
    "par": "\n\n", "newline": "\n", "i": "ı", "j": "ȷ", "relax": "", "protect": "", "space": " ",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textless": "<",
    "textgreater": ">", "textbar": "|", "textquotedbl": '"', "textquotesingle": "'",
    "textunderscore": "_", "textdollar": "$", "textbraceleft": "{", "textbraceright": "}",
    "textasciigrave": "`", "slash": "/", "bibstring": "", "hskip": " ",
    "textendash": "–", "textemdash": "—", "euro": "€", "texteuro": "€", "textpercent": "%",
    "lbrace": "{", "rbrace": "}", "backslash": "\\", "textampersand": "&", "texthash": "#",
    "textnumbersign": "#", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "pounds": "£", "lq": "‘", "rq": "’",
    "BibTeX": "BibTeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "LuaTeX": "LuaTeX", "TeX": "TeX",
    "XeTeX": "XeTeX", "pdfTeX": "pdfTeX", "hyphen": "-", "hyphendependent": "-",
    "textregistered": "®", "S": "§", "P": "¶", "textsection": "§", "textparagraph": "¶",
    "dag": "†", "ddag": "‡", "copyright": "©", "SS": "ẞ", "EUR": "€", "textminus": "−",
    "prime": "′", "thinspace": " ", "enspace": " ", "emspace": " ", "negthinspace": "",
    "guillemetleft": "«", "guillemetright": "»", "micro": "µ", "ohm": "Ω", "permil": "‰",
    "adddot": ".", "addcolon": ":", "addcomma": ",", "isdot": "", "nopunct": "", "newblock": "",
    "bibrangedash": "–",
    "texttrademark": "™", "textcopyright": "©", "autodot": "", "addspace": " ", "ensuremath": "",
    "mathrm": "", "mathit": "", "mathbf": "", "mathcal": "", "ldots": "…", "dots": "…",
    "textellipsis": "…", "bibhyphen": "-", "nobreakspace": "\u00a0", "url": "", "path": "",
    "quotesinglbase": "‚", "quotedblbase": "„", "guillemotleft": "«", "guillemotright": "»",
    "guilsinglleft": "‹", "guilsinglright": "›", "flqq": "«", "frqq": "»", "glqq": "„",
    "grqq": "“", "textcompwordmark": "", "cprime": "ʹ", "cdprime": "ʺ", "textdegree": "°",
    "degree": "°", "quad": " ", "qquad": " ", "break": " ", "linebreak": " ", "allowbreak": "",
    "bibinitperiod": ".", "nocase": "", "NoCaseChange": "", "textnohyphenation": "",
}  # fmt: skip
_MARKUP = frozenset(
    {
        "MakeUppercase", "MakeLowercase", "MakeTextUppercase", "caps", "lowercase", "mkbibacro",
        "oldstylenums", "textlf", "uppercase",
        "bf", "bfseries", "em", "emph", "it", "itshape", "mbox", "mkbibbold", "mkbibemph",
        "mkbibitalic", "normalfont", "sc", "scshape", "sl", "sout", "text", "textbf", "textit",
        "textmd", "textnormal", "textrm", "textsc", "textsf", "textsl", "textsubscript",
        "textsuperscript", "texttt", "textup", "tt", "uline", "underline",
    }
)  # fmt: skip
"""Commands that only change how their words look."""
_QUOTED = frozenset({"enquote", "mkbibquote", "textquote"})
_SINGLE = re.compile(r"(?<![\\`])`(?!`)((?:[^`'\\]|(?<=\w)'(?=\w)){1,200})'(?!')")
"""Words between single quotation marks; an accent has a backslash before it."""
_GERMAN = re.compile(r'(?<!\\)"`([^"`]{1,200})"\'')
_SIMPLE = re.compile(r"(?<!\\)\$([^$]{1,60})(?<!\\)\$")
_SCRIPTS = re.compile(r"([_^])(?:\{([0-9+\-=()ni]{1,8})\}|([0-9+\-ni]))")
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([\w.]{1,9})\}\s*\{([\w.]{1,9})\}")
_FORMULA = re.compile(r"(?<!\\)\$[^$]{0,300}\\[A-Za-z]+[^$]{0,300}(?<!\\)\$")
_MONEY = re.compile(r"\d[\d,.]*(?:[kmb]n?)? [a-z][a-z ,]*[a-z] ", re.IGNORECASE)
"""Between two sums in dollars, ``$5 and $10``."""
_ENDS_IN_COMMAND = re.compile(r"\\[A-Za-z]+\Z")
_PLAIN_MATHS = re.compile(
    r"(?:[\w\s.,+\-–—=<>()/*|:;'′%°\u0370-\u03ff\u2070-\u22ff]|\\[A-Za-z]+\s*)+"
)


class Plain(NamedTuple):
    """Text, and what is not in it: commands that only change how words ``look``, those that are
    not known, and may have stood for words themselves, where links lead, and footnotes as LaTeX."""

    text: str
    look: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def plain(latex: str) -> Plain:
    """What a value of a .bib file says."""
    if not _TOKEN.search(latex):
        return Plain(without_maths(latex))
    cut = without_arguments(latex) if "\\" in latex else Cut(latex)
    writer = _Writer()
    latex, at = without_maths(cut.latex), 0
    for formula in _FORMULA.finditer(latex) if "$" in latex else ():
        writer.latex(latex[at : formula.start()])
        writer.words(formula[0])
        at = formula.end()
    writer.latex(latex[at:])
    look, lost = (tuple(dict.fromkeys(commands)) for commands in (writer.look, writer.lost))
    return Plain("".join(writer.done), look, lost, cut.links, cut.notes)


def marked(latex: str) -> str:
    """LaTeX with signs for single quotation marks and for babel's German ones, which have no
    commands."""
    if "`" not in latex:
        return latex
    return _SINGLE.sub(r"‘\1’", _GERMAN.sub(r"„\1“", latex))


def without_maths(latex: str) -> str:
    """Formulas that are words, a letter or a small number, as those: ``H$_2$O`` is H₂O."""
    return _SIMPLE.sub(_maths, latex) if "$" in latex else latex


def _maths(found: re.Match[str]) -> str:
    if _MONEY.fullmatch(found[1]):
        return found[0]
    inside = _SCRIPTS.sub(
        lambda m: _unless_same(set_off(m[2] or m[3], is_low=m[1] == "_"), m),
        _FRACTION.sub(r"\1/\2", found[1]) if "frac" in found[1] else found[1],
    )
    simple = _PLAIN_MATHS.fullmatch(inside) and not re.search(r"\\(?!text|math)\w+\s*\{", inside)
    known = all(_symbol(name) or name in _WORDS for name in re.findall(r"\\([A-Za-z]+)", inside))
    if not (simple and known) or re.search(r"[_^]", inside):
        return found[0]
    # a space behind the formula is no part of a command within it
    return f"{inside}{{}}" if _ENDS_IN_COMMAND.search(inside) else inside


def _unless_same(signs: str, found: re.Match[str]) -> str:
    """Signs of Unicode; where there are none, the formula as it was."""
    return found[0] if signs in (found[2], found[3]) else signs


class _Writer:
    """Takes tokens one after another."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.look: list[str] = []
        self.lost: list[str] = []
        self._accents: list[str] = []
        self._closers: list[str] = []
        self._next_closer = ""
        self._opened_at = -1

    def latex(self, latex: str) -> None:
        """Text with commands."""
        at = 0
        for token in _TOKEN.finditer(latex):
            self.words(latex[at : token.start()])
            self.token(token[0])
            at = token.end()
        self.words(latex[at:])

    def words(self, text: str) -> None:
        """Text without any command."""
        if not text:
            return
        if self._accents and text.strip():
            letter, text = text.lstrip()[0], text.lstrip()[1:]
            self._put_accent(letter)
        self.done.append(text)

    def token(self, token: str) -> None:
        """A brace, a mark or a command."""
        if token == "{":  # noqa: S105 (a brace, no secret)
            self._closers.append(self._next_closer)
            self._next_closer = ""
            self._opened_at = len(self.done)
        elif token == "}":  # noqa: S105
            self._close()
        elif token in _PLAIN:
            self.done.append(_PLAIN[token])
        elif token[1:2].isascii() and token[1:2].isalpha():
            self._command(token[1:].rstrip(" \t\n*"))
        else:
            self._mark(token[1:])

    def _close(self) -> None:
        if self._accents and self._opened_at == len(self.done):
            self.done.append("".join(_ALONE.get(each, "") for each in self._accents))
            self._accents.clear()
        self.done.append(self._closers.pop() if self._closers else "")

    def _mark(self, mark: str) -> None:
        if mark in _ACCENTS:
            self._accents.append(mark)
        else:
            self.words(mark)

    def _command(self, name: str) -> None:
        if name in _ACCENTS:
            self._accents.append(name)
        elif name in _WORDS:
            self._symbol(_WORDS[name])
        elif name in _QUOTED:
            self.done.append("“")
            self._next_closer = "”"
        elif name in _MARKUP:
            self.look.append(f"\\{name}")
        elif symbol := _symbol(name):
            self._symbol(symbol)
        else:
            self.lost.append(f"\\{name}")

    def _symbol(self, text: str) -> None:
        if self._accents and text:
            self._put_accent(text)
        else:
            self.done.append(text)

    def _put_accent(self, letter: str) -> None:
        letter = {"ı": "i", "ȷ": "j"}.get(letter, letter)
        marks = "".join(_ACCENTS[each] for each in reversed(self._accents))
        self.done.append(unicodedata.normalize("NFC", letter + marks))
        self._accents.clear()


@cache
def _symbol(name: str) -> str:
    """The characters that a command without arguments stands for; empty where it is none."""
    found = _SYMBOLS.get_macro_spec(name)
    stands_for = getattr(found, "simplify_repl", None)
    return stands_for if isinstance(stands_for, str) and not stands_for.isascii() else ""
