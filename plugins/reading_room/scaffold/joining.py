"""What a folder lacks to be a site. Enters: answers, and what is in the folder. Leaves: the files
to make, the settings to change, and what is left as it is."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

import yaml

from reading_room.scaffold.commented import commented
from reading_room.scaffold.site import content, site_files, speaks
from reading_room.schema import OPTIONS
from reading_room.schema import options as option
from reading_room.writing.plugins import plugins_of, with_plugins
from reading_room.writing.trees import composed, value_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reading_room.scaffold.site import Answers

CONFIGS = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
"""What makes a folder a site."""
_PAGES = ("index.md", "about.md")
"""Pages of a new site, of which an old one has its own."""
_HOME = ("index.md", "README.md")
_WORKFLOWS = (".github/workflows/", ".forgejo/workflows/")
_OURS = "mkdocs-reading-room"
_IN_ENGLISH = "The examples are in English: write your own in their place."


class Config(NamedTuple):
    """The settings of a site that is there: the name of the file, and its text."""

    name: str
    text: str
    above: str = ""
    """The text of the file that it takes its settings from (INHERIT), if there is one."""


class Plan(NamedTuple):
    """What is to be done, and what is not."""

    files: dict[str, str]
    """What is to be made."""
    left: list[str]
    """What is there and stays as it is."""
    config: str = ""
    """The new text of the site's settings, where these change."""
    to_do: Sequence[str] = ()
    """What is left to the editor, each a sentence."""


def plan(
    answers: Answers, there: Collection[str], config: Config | None, requirements: str = ""
) -> Plan:
    """What a folder lacks. ``there``: the files that it has, by their paths; ``requirements``: the
    text of its requirements.txt."""
    to_do = _to_do(answers, requirements)
    if config is None:
        return _divided(site_files(answers), there)._replace(to_do=to_do)
    docs = docs_folder(config.text) or docs_folder(config.above) or "docs"
    made = _without_content(answers, there, docs)
    made.pop("mkdocs.yml")
    if docs.startswith(("../", "/")):
        made = {name: text for name, text in made.items() if not name.startswith(docs)}
        outside = f"docs_dir of {config.name} ({docs}) is outside this folder: move it inside."
        to_do = [outside, *to_do]
    files, left, *_ = _divided(made, there)
    used = plugins_of(config.text) or plugins_of(config.above)
    missing = [name for name in ("reading-room", "rss") if name not in used]
    if "reading-room" not in missing:
        return Plan(files, [config.name, *left], "", to_do)
    lines = _options(answers, there, docs)
    added = with_plugins(config.text, {n: lines if n == "reading-room" else () for n in missing})
    if not added.why:
        return Plan(files, left, added.text, to_do)
    wanted = "\n".join(["plugins:", "  - reading-room:", *(f"      {line}" for line in lines)])
    by_hand = f"{config.name} is left as it is. {added.why} Add this to it:\n{wanted}\n  - rss"
    return Plan(files, [config.name, *left], "", [by_hand, *to_do])


def docs_folder(text: str) -> str:
    """Where a mkdocs.yml says that MkDocs' own pages are; nothing where it does not say so. Of
    ``!ENV [NAME, docs]`` it is what holds where no variable says otherwise."""
    root = composed(text.removeprefix("\ufeff"))
    found = value_of(root, "docs_dir") if root else None
    if isinstance(found, yaml.SequenceNode) and len(found.value) > 1:
        found = found.value[-1]
    if not isinstance(found, yaml.ScalarNode) or found.tag == "!ENV" or not found.value:
        return ""
    return posixpath.normpath(str(found.value))


def _divided(made: dict[str, str], there: Collection[str]) -> Plan:
    files = {name: text for name, text in made.items() if name not in there}
    return Plan(files, [name for name in made if name in there])


def _without_content(answers: Answers, there: Collection[str], docs: str) -> dict[str, str]:
    """The files of a new site but for its pages; without posts, lists and data where there are any:
    they belong together. Without workflows where there are some."""
    made = site_files(answers)
    examples = content(answers)
    for name in examples:
        del made[name]
    data = {name: text for name, text in examples.items() if not name.endswith(_PAGES)}
    moved = {_moved(name, docs): text for name, text in data.items()}
    folders = ("posts/", "reading_lists/")
    if not any(name.startswith(folders) or name in moved for name in there):
        made |= moved
    if any(name.startswith(_WORKFLOWS) for name in there):
        made = {name: text for name, text in made.items() if not name.startswith(_WORKFLOWS)}
    return made


def _moved(name: str, docs: str) -> str:
    return f"{docs}/{name.removeprefix('docs/')}" if name.startswith("docs/") else name


def _options(answers: Answers, there: Collection[str], docs: str) -> list[str]:
    """The options of the plugin; a site that has a home page keeps it."""
    given: dict[str, object] = {
        option.TIMEZONE.name: answers.timezone, option.LANGUAGE_KEY.name: answers.language
    }  # fmt: skip
    if any(f"{docs}/{name}" in there for name in _HOME):
        given[option.HOME.name] = False
    return commented(OPTIONS, given)


def _to_do(answers: Answers, requirements: str) -> list[str]:
    """What a requirements.txt lacks that is there, and which examples are in another language."""
    to_do = [] if speaks(answers.language) else [_IN_ENGLISH]
    if not requirements or _OURS in requirements:
        return to_do
    return to_do + [
        f"Add to requirements.txt: {pin}" for pin in answers.pins if pin.startswith(_OURS)
    ]
