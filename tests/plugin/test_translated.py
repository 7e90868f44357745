"""Templates are compiled with the words of a language, and cost a page nothing more."""

from __future__ import annotations

from gettext import NullTranslations

import jinja2
import pytest
from babel import Locale
from markupsafe import Markup, escape

from reading_room.plugin.translated import escaped, translate
from reading_room.translation import BRITISH, Translation

GERMAN = {
    "Posts": "Beiträge",
    "By %(names)s": "Von %(names)s",
    "%(last)s, then %(first)s": "%(first)s, davor %(last)s",
    "“Both”": "„Beide“",
}


class Words(NullTranslations):
    """A catalogue of those words."""

    def gettext(self, message: str) -> str:
        return GERMAN.get(message, message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        del one, many
        return "%(num)s Beitrag" if n == 1 else "%(num)s Beiträge"


def rendered(source: str, say: Translation, **values: object) -> str:
    env = jinja2.Environment(autoescape=True)
    env.optimized = False
    translate(env, say)
    return env.from_string(source).render(**values)


@pytest.mark.parametrize(
    ("source", "english", "german"),
    [
        ('{{ _("Posts") }}', "Posts", "Beiträge"),
        ('<a title="{{ _("Posts") }}">', '<a title="Posts">', '<a title="Beiträge">'),
        ('{{ _("By %(names)s", names=who) }}', "By A &amp; B", "Von A &amp; B"),
        ('{{ _("By %(names)s", names=_("Posts")) }}', "By Posts", "Von Beiträge"),
        ('{{ _("%(last)s, then %(first)s", first=1, last=2) }}', "2, then 1", "1, davor 2"),
        ('{% set x = _("By %(names)s", names=who) %}{{ x }}', "By A &amp; B", "Von A &amp; B"),
        ('{{ _("Posts") if who else _("By %(names)s", names=1) }}', "Posts", "Beiträge"),
        ('{{ _("“Both”") }}', "“Both”", "„Beide“"),
        ('{{ ngettext("%(num)s post", "%(num)s posts", 1) }}', "1 post", "1 Beitrag"),
        ('{{ ngettext("%(num)s post", "%(num)s posts", n) }}', "1,200 posts", "1.200 Beiträge"),
        ('{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ _("By %(names)s", names=m(who)) }}',
         "By <i>A &amp; B</i>", "Von <i>A &amp; B</i>"),
        ('{{ _("<b>Posts</b>")|replace("P", "M", 1) }}', "<b>Mosts</b>", "<b>Mosts</b>"),
        ('{% set x = _("<b>By</b> %(names)s", names=who) %}{{ x }}',
         "<b>By</b> A &amp; B", "<b>By</b> A &amp; B"),
    ],
)  # fmt: skip
def test_messages(source: str, english: str, german: str) -> None:
    values = {"who": "A & B", "n": 1200}
    say = Translation(Words(), Locale("de"), british=False)
    assert rendered(source, BRITISH, **values) == english
    assert rendered(source, say, **values) == german


def test_what_is_left_of_a_message_is_text() -> None:
    env = jinja2.Environment(autoescape=True)
    translate(env, BRITISH)
    code = env.compile('<h2>{{ _("Posts") }}</h2>', raw=True)
    assert "'<h2>Posts</h2>'" in code


@pytest.mark.parametrize(
    "value", ["plain", *"&<>\"'", Markup("<b>"), 3, None, Markup("a") + "<", ""], ids=repr
)
def test_what_is_printed_is_escaped_as_ever(value: object) -> None:
    assert escaped(value) == escape(value)


def test_what_is_printed_is_escaped_where_a_template_escapes() -> None:
    source = "{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m(a) }}{{ a }}{{ b }}{{ a ~ b }}"
    html = rendered(source, BRITISH, a="<", b=Markup("<b>"))
    assert html == "<&lt;>&lt;<b>&lt;<b>"
