"""WordPress' own paragraphs. Enters: the text of a post as its editors typed it. Leaves: HTML.

A text of the time before blocks has no ``<p>``: an empty line parts paragraphs there, and the
end of a line is a line break.
"""

from __future__ import annotations

import re

_BLOCKS = (
    "table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|"
    "blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|header|footer|nav|figure|"
    "figcaption|details|menu|summary|iframe|script|video|audio|object"
)
_BLOCK = re.compile(rf"<(?:/?(?:{_BLOCKS})\b|!--)", re.I)
_WHOLE = re.compile(
    r"<(pre|script|style|textarea)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|\[(code|sourcecode|highlight)\b[^\]]*\].*?\[/\2\]",
    re.S | re.I,
)
_OPEN = re.compile(rf"<({_BLOCKS})\b[^<>]*>|</({_BLOCKS})\s*>", re.I)


_CODE_LINES = re.compile(
    r"^[ \t]*<code>[ \t]*\n(?P<code>(?:(?!</?(?:code|pre)\b).)*?)\n[ \t]*</code>[ \t]*$",
    re.M | re.S,
)
"""Lines of code of their own, which WordPress shows as one paragraph."""
_BLOCK_TAG = re.compile(rf"<!-- wp:|<(?:{_BLOCKS})\b", re.I)
_HEADING_OR_CODE = re.compile(r"^(?:#{1,6} \S|```)", re.M)
_LINK = re.compile(r"\[[^\[\]\n]+\]\((?:https?:|/)[^\s()]+\)")
_LIST_OR_BOLD = re.compile(r"^[*+-] \S|\*\*\S|(?<!\w)[*_]\w", re.M)


def is_markdown(text: str, *, said: bool) -> bool:
    """Was a text typed in Markdown, which a plugin of WordPress showed as it was meant? ``said``:
    a field of the post says so; of some it does, though the text is HTML."""
    if _BLOCK_TAG.search(text):
        return False
    marks = [bool(each.search(text)) for each in (_HEADING_OR_CODE, _LINK, _LIST_OR_BOLD)]
    return any(marks) if said else all(marks[:2])


def paragraphs(text: str) -> str:
    """The text with its paragraphs marked; one with blocks is as it should be. Where some are
    marked already (an editor centred one), the others are marked too, as WordPress does it."""
    if "<!-- wp:" in text:
        return _pre(text)
    kept: list[str] = []
    text = _CODE_LINES.sub(r"<pre><code>\g<code></code></pre>", text.replace("\r\n", "\n"))

    def hide(found: re.Match[str]) -> str:
        kept.append(found[0])
        return (
            f"\n\n\x01{len(kept) - 1}\x02\n\n"
            if not found[0].startswith("<!--")
            else f"\x01{len(kept) - 1}\x02"
        )

    text = _WHOLE.sub(hide, text.replace("\r\n", "\n").replace("\r", "\n"))
    text = re.sub(rf"(<(?:{_BLOCKS})\b[^<>]*>)", r"\n\n\1", text, flags=re.I)
    text = re.sub(rf"(</(?:{_BLOCKS})\s*>)", r"\1\n\n", text, flags=re.I)
    made = "\n".join(_one(part.strip()) for part in re.split(r"\n\s*\n", text) if part.strip())
    return re.sub("\x01(\\d+)\x02", lambda found: kept[int(found[1])], _pre(made))


def _one(part: str) -> str:
    if (
        _BLOCK.match(part)
        or re.fullmatch("\x01\\d+\x02", part)
        or re.fullmatch(r"\[/?[\w-]+[^\]]*\]", part)
    ):
        return (
            part
            if not re.match(r"<(?:li|td|th|dd|dt|blockquote|div)\b", part, re.I)
            else part.replace("\n", "<br>\n")
        )
    bare = re.match(rf"(?P<words>.*?)(?P<end>(?:</(?:{_BLOCKS})>\s*)*)\Z", part, re.S | re.I)
    words, end = (bare["words"], bare["end"]) if bare else (part, "")
    words = re.sub(r"(?<!<br>)(?<!<br />)(?<!<br/>)\n", "<br>\n", words.strip())
    return f"<p>{words}</p>{end}" if words else end


def _pre(text: str) -> str:
    """Code of WordPress' own plugins as code."""

    def code(found: re.Match[str]) -> str:
        language = re.search(r"(?:lang|language|title)=[\"']?([\w+#-]+)", found["args"])
        words = found["code"]
        words = words if "&lt;" in words else words.replace("<", "&lt;").replace(">", "&gt;")
        name = f' class="language-{language[1]}"' if language else ""
        return f"<pre><code{name}>{words.strip()}</code></pre>"

    return re.sub(
        r"\[(?P<tag>code|sourcecode)(?P<args>[^\]]*)\](?P<code>.*?)\[/(?P=tag)\]",
        code,
        text,
        flags=re.S,
    )
