"""The allow-list of HTML. Enters: HTML of any sort. Leaves: HTML that can do no harm."""

from __future__ import annotations

import nh3

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "blockquote",
        "br",
        "cite",
        "code",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "samp",
        "section",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
        "var",
        "wbr",
    ]
)
MATHS = frozenset(
    """
    math menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow
    ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none
    """.split()  # noqa: SIM905
)
"""What formulas are made of (`maths`); no text may write it itself."""
_MARKS = frozenset(
    """
    bp c c1 ch cm cp cpf cs dl err esc fm g gd ge gh gi go gp gr gs gt gu hll il k kc kd kn kp kr kt
    l ld m mb mf mh mi mo n na nb nc nd ne nf ni nl nn no nt nv nx o ow p pm py s s1 s2 sa sb sc sd
    se sh si sr ss sx vc vg vi vm w x
    """.split()  # noqa: SIM905
)
"""Pygments' short names for words of code."""
CLASSES = {
    "a": {"footnote-back"},
    "div": {
        "admonition",
        "caution",
        "highlight",
        "important",
        "note",
        "scroll",
        "tip",
        "warning",
    },
    "p": {"admonition-title"},
    "section": {"footnotes"},
    "mrow": {"menclose-updiagonalstrike"},
    "mtd": {"left", "right"},
    "span": {"citation", "filename", "formula", "visually-hidden", *_MARKS},
    "sup": {"footnote"},
    "td": {"center", "right"},
    "th": {"center", "right"},
}
ATTRIBUTES: dict[str, set[str]] = {
    "*": {"dir", "id", "lang", "title"},
    "a": {"href"},
    "bdo": {"dir"},
    "code": {"class"},
    "details": {"open"},
    "img": {"alt", "height", "loading", "src", "width"},
    "ol": {"reversed", "start"},
    "math": {"display"},
    "menclose": {"notation"},
    "mfrac": {"displaystyle", "linethickness"},
    "mi": {"mathvariant"},
    "mo": {
        "fence",
        "form",
        "largeop",
        "lspace",
        "maxsize",
        "minsize",
        "movablelimits",
        "rspace",
        "separator",
        "stretchy",
        "symmetric",
    },
    "mover": {"accent"},
    "mpadded": {"depth", "height", "lspace", "voffset", "width"},
    "mspace": {"depth", "height", "width"},
    "mstyle": {"displaystyle", "scriptlevel"},
    "mtable": {"displaystyle", "scriptlevel"},
    "mtd": {"columnspan", "rowspan"},
    "munder": {"accentunder"},
    "munderover": {"accent", "accentunder"},
    "td": {"colspan", "headers", "rowspan"},
    "th": {"colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
}
_VALUES = {
    "div": {"role": {"group"}, "tabindex": {"0"}, "aria-label": {"Table"}},
    "input": {
        "aria-label": {"Done", "To do"},
        "checked": {""},
        "disabled": {""},
        "type": {"checkbox"},
    },
    "pre": {"role": {"group"}, "tabindex": {"0"}, "aria-label": {"Code"}},
    "section": {"aria-label": {"Notes"}},
    "span": {"role": {"group"}, "tabindex": {"0"}, "aria-label": {"Formula"}},
}


def _cleaner(attribute: str, value: str) -> nh3.Cleaner:
    """The allow-list, and one attribute that every box is given."""
    return nh3.Cleaner(
        tags=TAGS | MATHS,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        tag_attribute_values=_VALUES,
        set_tag_attribute_values={"input": {attribute: value}},
        url_schemes=SCHEMES,
        link_rel=None,
    )


_CLEANER = _cleaner("type", "checkbox")
_LOCK = _cleaner("disabled", "")
"""The boxes of tasks are the only thing of a form that there is, and nobody ticks them. One
attribute at a time: nh3 sets several in an order that changes from one run to the next."""


def clean(html: str) -> str:
    """HTML with only the tags, attributes and schemes above, balanced; no comments, no script."""
    html = _CLEANER.clean(html)
    return _LOCK.clean(html) if "<input" in html else html
