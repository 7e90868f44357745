"""HTML for where the site's styles do not reach. Enters: clean HTML. Leaves: the same, so that its
words alone say what pages say with styles.

No reader of feeds hides words or lets a box scroll, and most leave out the boxes of tasks.
"""

from __future__ import annotations

import re

_HIDDEN = re.compile(r'<span class="visually-hidden">([^<]*)</span>')
_ALERT = re.compile(r'<p class="admonition-title">([^<]*)</p>')
_NOTES = re.compile(r'<section class="footnotes" aria-label="([^"]*)">')
_BOX = re.compile(r'<(?:div|pre|span) [^<>]*tabindex="0"[^<>]*>')
_SCROLLS = re.compile(r' (?:role="group"|aria-label="[^"]*"|tabindex="0"|class="scroll")')
_TASK = re.compile(r'<input [^<>]*aria-label="([^"]*)"[^<>]*>')


def unstyled(html: str) -> str:
    """Hidden words are plain ones ("Note 1"), titles of alerts and of the notes are bold, the state
    of a task is told in words, and no box asks for the keyboard."""
    if "visually-hidden" in html:
        html = _HIDDEN.sub(r"\1", html).replace('<span class="visually-hidden">', "<span>")
    if "admonition-title" in html:
        html = _ALERT.sub(r"<p><strong>\1</strong></p>", html)
    if 'class="footnotes"' in html:
        html = _NOTES.sub(r'<section class="footnotes">\n<p><strong>\1</strong></p>', html)
    if "tabindex" in html:
        html = _BOX.sub(lambda box: _SCROLLS.sub("", box[0]), html)
    if "<input" in html:
        html = _TASK.sub(r"\1:", html)
    return html
