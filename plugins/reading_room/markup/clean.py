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
_CLASSES = {
    "a": {"footnote-back"},
    "div": {
        "admonition",
        "caution",
        "important",
        "note",
        "scroll",
        "tip",
        "warning",
    },
    "p": {"admonition-title"},
    "section": {"footnotes"},
    "span": {"citation", "visually-hidden"},
    "sup": {"footnote"},
    "td": {"center", "right"},
    "th": {"center", "right"},
}
_ATTRIBUTES = {
    "*": {"dir", "id", "lang", "title"},
    "a": {"href"},
    "bdo": {"dir"},
    "code": {"class"},
    "details": {"open"},
    "img": {"alt", "height", "loading", "src", "width"},
    "ol": {"reversed", "start"},
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
}


def _cleaner(attribute: str, value: str) -> nh3.Cleaner:
    """The allow-list, and one attribute that every box is given."""
    return nh3.Cleaner(
        tags=TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
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
