"""What is written beside a name and is no part of it: "by", titles, roles, "et al.". Enters: a YAML
node and its text. Leaves: a problem with the name alone to write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reading_room.sources.name_words import OTHERS, is_person
from reading_room.wording import quoted

if TYPE_CHECKING:
    import yaml

    from reading_room.sources.yaml.reader import Reader


def tell_more(reader: Reader, node: yaml.Node, text: str) -> None:
    """ "Ann Fox (Fen Trust)", "Ann Fox, editor"."""
    name = re.split(r"[,()<>\[\]{}@]", text)[0].strip()
    shown = name if is_person(name) else "Alex Fox"
    reader.error(
        node,
        "name-form",
        f"{text} has more in it than a name.",
        "Write the name alone. Whom somebody wrote for goes beside it:"
        f" {{name: {shown}, organisation: {'…' if shown == name else 'In Control'}}}",
    )


def tell_by(reader: Reader, node: yaml.Node, name: str, by: str) -> None:
    """ "by Ann Fox": the page has such a word itself."""
    hint = f"Write the name alone: {name}; or if the word is part of it,"
    hint += f" {{literal: {quoted(f'{by} {name}')}, kind: organisation}}"
    meant = name if by[0].islower() and is_person(name) else ""
    reader.error(node, "name-form", f"{by} is not part of a person's name.", hint, meant)


def tell_others(reader: Reader, node: yaml.Node, text: str) -> None:
    """ "Ann Fox et al.", which names nobody but the first."""
    first = OTHERS.split(text)[0].rstrip(" ,;")
    reader.error(
        node,
        "name-form",
        f"{OTHERS.search(text)[0].strip(' ,;')} is no name.",  # type: ignore[index]
        f"Name everybody, one name an entry: [{first}, …]",
    )


def tell_title(reader: Reader, node: yaml.Node, text: str, title: str) -> None:
    """ "Dr Ann Fox"."""
    rest = " ".join(text.replace(title, "", 1).split())
    alone = f"{{given: …, family: {rest}}}"
    hint = f"Leave it out: {rest if ' ' in rest else alone}"
    message, meant = f"{title} is a title, not part of the name.", rest if " " in rest else ""
    reader.error(node, "name-form", message, hint, meant)
