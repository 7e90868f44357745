"""Marks of CommonMark, made. Enters: words and addresses. Leaves: links, pictures, figures, fences,
alerts."""

from __future__ import annotations

import re
from html import escape


def words(text: str) -> str:
    """Words on one line, whose brackets break no link."""
    return re.sub(r"(?<!\\)([\[\]])", r"\\\1", " ".join(text.split()))


def address(dest: str) -> str:
    """An address between round brackets."""
    dest = dest.strip()
    if re.search(r"[\s<>()]", dest):
        return f"<{re.sub(r'[<>]', '', ' '.join(dest.split()))}>"
    return dest


def link(text: str, dest: str) -> str:
    return f"[{words(text)}]({address(dest)})"


def picture(
    src: str, alt: str, caption: str = "", *, inline: bool = False, shown: bool = False
) -> str:
    """A picture; with a caption, a figure, unless it stands among words. A caption that says what
    the picture shows is its alternative text alone, where the old page had not ``shown`` it."""
    if not caption or inline or (caption == alt and not shown):
        return f"![{words(alt)}]({address(src)})"
    return (
        f'<figure>\n<img src="{escape(src.strip())}" alt="{escape(" ".join(alt.split()))}">\n'
        f"<figcaption>{inner_html(caption)}</figcaption>\n</figure>"
    )


def inner_html(text: str) -> str:
    """The links, stress and code of a line of Markdown as HTML, for it stands inside HTML."""
    if not re.search(r"[<&]", text):
        text = escape(text, quote=False)
    text = re.sub(
        r"(?<!!)\[([^\[\]]*)\]\(<?([^\s()<>]+)>?(?:\s+\"[^\"]*\")?\)", r'<a href="\2">\1</a>', text
    )
    text = re.sub(
        r"\*\*([^*\n]+)\*\*|__([^_\n]+)__", lambda f: f"<strong>{f[1] or f[2]}</strong>", text
    )
    text = re.sub(r"(?<![\w*])\*([^*\n]+)\*(?![\w*])", r"<em>\1</em>", text)
    text = re.sub(r"(?<![\w_])_([^_\n]+)_(?![\w_])", r"<em>\1</em>", text)
    text = re.sub(r"`([^`\n]+)`", r"<code>\1</code>", text)
    return " ".join(text.split())


def fence(code: str, language: str = "") -> str:
    """Code between marks that are longer than any in it."""
    code = code.strip("\n").rstrip()
    longest = max((len(run) for run in re.findall(r"`{3,}", code)), default=2)
    mark = "`" * max(3, longest + 1)
    return f"{mark}{language.strip().lower()}\n{code}\n{mark}"


def alert(kind: str, title: str, text: str) -> str:
    """A box of GitHub's."""
    lines = [f"[!{kind}]"]
    if title:
        lines += [f"**{title.strip()}**", ""]
    return "\n".join(f"> {line}".rstrip() for line in [*lines, *text.strip("\n").split("\n")])


def quotation(text: str, who: str = "") -> str:
    lines = text.strip().split("\n")
    if who:
        lines += ["", f"— {who}"]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def block(text: str) -> str:
    """What begins and ends a paragraph of its own."""
    return f"\n\n{text}\n\n"
