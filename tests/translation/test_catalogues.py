"""The catalogues are whole, and what Babel makes of the package and of them."""

from __future__ import annotations

import gettext
import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.messages.catalog import Message

from reading_room.translation import translation_of
from reading_room.translation.catalogues import FOLDER

_spec = spec_from_file_location("catalogues", Path(__file__).with_name("catalogues.py"))
assert _spec
assert _spec.loader
catalogues: Any = module_from_spec(_spec)
_spec.loader.exec_module(catalogues)

PLACE = re.compile(r"%\(\w+\)s")
MARKUP = re.compile(r"<[^>]*>|&")
TAGS = ("zero", "one", "two", "few", "many", "other")
languages = pytest.mark.parametrize("language", catalogues.LANGUAGES)


def messages(language: str) -> list[Message]:
    return [message for message in catalogues.read(language) if message.id]


def forms(of: Any) -> tuple[str, ...]:
    return of if isinstance(of, tuple) else (of,)


def test_the_template_is_what_is_in_the_package() -> None:
    assert catalogues.TEMPLATE.read_bytes() == catalogues.written(catalogues.extracted()), (
        "run make words"
    )


@languages
def test_a_catalogue_has_the_messages_of_the_template_and_is_compiled(language: str) -> None:
    path = catalogues.path_of(language)
    assert path.read_bytes() == catalogues.written(catalogues.updated(language)), "run make words"
    assert path.with_suffix(".mo").read_bytes() == catalogues.compiled(language), "run make words"


def test_there_are_no_other_catalogues() -> None:
    found = {path.relative_to(FOLDER).parts[0] for path in FOLDER.glob("*/LC_MESSAGES/*.mo")}
    assert found == set(catalogues.LANGUAGES)


@languages
def test_every_message_is_translated_with_all_that_stands_in_it(language: str) -> None:
    count = len(Locale(language).plural_form.tags | {"other"})
    for message in messages(language):
        said = forms(message.string)
        assert all(said), message.id
        assert not message.fuzzy, message.id
        assert len(said) == (count if message.pluralizable else 1), message.id
        wanted = sorted(PLACE.findall(forms(message.id)[-1]))
        for form in said:
            assert sorted(PLACE.findall(form)) == wanted, form
            assert form.count("%") == len(wanted), form


@languages
def test_a_translation_has_the_markup_of_its_message_and_no_other(language: str) -> None:
    """It is put into pages as it is, also between quotes."""
    for message in messages(language):
        wanted = sorted(MARKUP.findall(forms(message.id)[0]))
        for form in forms(message.string):
            found = [each for each in MARKUP.findall(form) if each != "&" or wanted]
            if message.id != "%(names)s and %(last)s":  # escaped where it is shown
                assert "&" not in form, form
            assert sorted(found) == wanted, form
            if not wanted:
                assert not re.search('[<>"]', form), form


@languages
def test_a_translation_ends_as_its_message_does(language: str) -> None:
    for message in messages(language):
        for one, form in zip(forms(message.id), forms(message.string), strict=False):
            ends = {one[-1], form[-1]} & set(":?…")
            assert len(ends) == 0 or one[-1] == form[-1], (one, form)
            assert not one.endswith(".") or form.endswith("."), (one, form)
            assert (one.strip(), form.strip()) == (one, form)


@languages
def test_the_plural_is_that_of_cldr(language: str) -> None:
    rule = Locale(language).plural_form
    order = [tag for tag in TAGS if tag in rule.tags | {"other"}]
    with catalogues.path_of(language, ".mo").open("rb") as file:
        words = gettext.GNUTranslations(file)
    catalogue = catalogues.read(language)
    found = next(each for each in catalogue if each.id == ("%(num)s post", "%(num)s posts"))
    for number in (*range(120), 1_000, 999_999, 1_000_000, 2_000_000, 1_000_001):
        form = words.ngettext("%(num)s post", "%(num)s posts", number)
        assert form == found.string[order.index(rule(number))], number


@languages
def test_a_catalogue_says_that_no_native_speaker_has_read_it(language: str) -> None:
    head = catalogues.path_of(language).read_text(encoding="utf-8").partition("msgid")[0]
    name = Locale(language).get_display_name("en")
    assert f"No native speaker of {name} has read this catalogue yet" in " ".join(
        head.split("\n# ")
    )


@languages
def test_a_language_is_found_by_its_tag_and_by_that_of_a_variety(language: str) -> None:
    say = translation_of(language)
    assert say.tag == language
    assert say.gettext("Reading lists") != "Reading lists"
    variety = {"de": "de-AT", "cy": "cy-GB", "es": "es-MX", "fr": "fr-CA"}[language]
    assert translation_of(variety).gettext("Reading lists") == say.gettext("Reading lists")
    assert translation_of(variety).tag == variety
