"""The lean theme copies what MkDocs' own would, and pieces of pages are made once."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from reading_room.plugin.compiled import Compiled
from reading_room.plugin.theme import LeanTheme


def copied(theme: Theme) -> list[str]:
    """The files that MkDocs would copy for a theme."""
    config = MkDocsConfig()
    config.theme = theme
    config.site_dir = "site"
    config.use_directory_urls = True
    files = Files([])
    files.add_files_from_theme(theme.get_env(), config)
    return sorted(file.src_uri for file in files)


def test_the_same_files_are_copied() -> None:
    material = Theme("material")
    found = copied(material)
    assert "assets/images/favicon.png" in found
    assert copied(LeanTheme(material, Compiled())) == found


def test_icons_are_not_listed_and_can_be_used() -> None:
    env = LeanTheme(Theme("material"), Compiled()).get_env()
    assert not any(".icons" in name for name in env.list_templates())
    assert "<svg" in env.get_template(".icons/material/library.svg").render()


def test_a_piece_is_made_once_for_the_same_words() -> None:
    env = LeanTheme(Theme("material"), Compiled()).get_env()
    page = env.from_string(
        "{% for n in [1, 2, 1, 3] %}"
        "{% call once('odd' if n % 2 else 'even', root) %}{{ n }}{{ root }} {% endcall %}"
        "{% endfor %}"
    )
    assert page.render(root="../") == "1../ 2../ 1../ 1../ "
    assert page.render(root="./") == "1./ 2./ 1./ 1./ "


def test_a_piece_of_addresses_is_made_once_for_all_pages() -> None:
    env = LeanTheme(Theme("material"), Compiled()).get_env()
    env.autoescape = True
    page = env.from_string(
        "{% call(root) once('card', name, root=root) %}"
        "<a href='{{ root }}x/'>{{ name }}{{ calls.append(1) or '' }}</a>{% endcall %}"
    )
    calls: list[int] = []
    assert page.render(root="../", name="A & B", calls=calls) == "<a href='../x/'>A &amp; B</a>"
    assert page.render(root="./", name="A & B", calls=calls) == "<a href='./x/'>A &amp; B</a>"
    assert len(calls) == 1
