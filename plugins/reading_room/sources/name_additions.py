"""What is written beside a name and is no part of it: "by", titles, roles, "et al.". Enters: a YAML
node and its text. Leaves: a problem with the name alone to write instead."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from reading_room.sources.name_words import OTHERS, is_person
from reading_room.wording import quoted

if TYPE_CHECKING:
    import yaml

    from reading_room.sources.yaml.reader import Reader


_NOT_SHOWN = re.compile(
    r"<?[\w.+-]+@[\w-]+\.[\w.-]+>?|\((?:[a-z]+/[a-z/]+|dr|mrs?|ms|prof)\.?\)", re.IGNORECASE
)
"""An e-mail address, pronouns or a title behind a name."""


_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_NOBODY = frozenset(
    {"-", "–", "—", "?", "n/a", "nil", "no author", "none", "tbc", "tbd", "unknown"}
)
"""What is written where nobody is to be named."""
_MARKS = re.compile(
    r"\[(?P<linked>[^\[\]]+)\]\([^()]*\)|\*\*|(?:\A|(?<=\s))[*_](?=\w)|(?<=\w)[*_](?=\s|\Z)|`"
    r"|</?[A-Za-z][^<>@]*>"
)
"""Marks of Markdown and HTML, which a name would be shown with."""


def tell_no_name(reader: Reader, node: yaml.Node, text: str) -> bool:
    """An address, a word for nobody, or a name with marks of Markdown or HTML."""
    plain = " ".join(_MARKS.sub(lambda mark: mark["linked"] or "", unescape(text)).split())
    if _ADDRESS.fullmatch(text):
        hint = "Write the name, such as Alex Fox. Its page can be given in docs/people.yml, as url."
        reader.error(node, "name-form", f"{text} is an address, not a name.", hint)
    elif text.lower() in _NOBODY:
        hint = "Take it out: a text may be without authors."
        reader.error(node, "name-form", f"{text} names nobody, and would be shown.", hint)
    elif plain != text and " " in plain:
        message = f"{text} has marks in it that would be shown."
        sure = plain if is_person(plain) else ""
        reader.error(node, "name-form", message, f"Write {plain}", sure)
    else:
        return False
    return True


def tell_more(reader: Reader, node: yaml.Node, text: str) -> None:
    """ "Ann Fox (Fen Trust)", "Ann Fox, editor", "Ann Fox <ann@example.org>"."""
    message = f"{text} has more in it than a name."
    name = re.split(r"[()<>\[\]{}@]", text)[0].strip()
    if "," in name and not is_person(name.replace(",", "")):
        name = name.split(",")[0].strip()
    else:
        name = name if is_person(name.replace(",", "")) else ""
    if name and _NOT_SHOWN.search(text):
        alone = quoted(name) if "," in name else name
        reader.error(node, "name-form", message, f"Write the name alone: {alone}", alone)
        return
    shown = name.split(",")[0] if is_person(name.split(",")[0]) else "Alex Fox"
    reader.error(
        node,
        "name-form",
        message,
        "Write the name alone. Whom somebody wrote for goes beside it:"
        f" {{name: {shown}, organisation: {'…' if shown == name else 'In Control'}}}",
    )


def tell_mail(reader: Reader, node: yaml.Node, text: str) -> None:
    """An e-mail address, which nobody wants on a page."""
    message = f"{text} is an e-mail address, not a name."
    hint = "Write the name, such as Alex Fox: the address would be published."
    reader.error(node, "name-form", message, hint)


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


def tell_account(reader: Reader, node: yaml.Node, name: str, account: str) -> None:
    """Somebody's name is read without what they are called elsewhere: people.yml can say that."""
    message = f"{account} is not part of a name, and is not shown."
    hint = f"Write {name} alone. An account can be given in docs/people.yml, as fediverse or url."
    reader.error(node, "name-account", message, hint, name)
