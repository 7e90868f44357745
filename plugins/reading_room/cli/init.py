"""``reading-room init``. Enters: a folder, and answers. Leaves: a site that builds."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

import click
import yaml

from reading_room.cli.asking import ask, checked, one_of
from reading_room.cli.pins import from_a_folder, pins
from reading_room.problems import counted
from reading_room.publish.signals import held
from reading_room.scaffold.hosts import Guess, guess
from reading_room.scaffold.joining import CONFIGS, Config, plan
from reading_room.scaffold.site import HOSTS, THEMES, Answers
from reading_room.schema import options as option
from reading_room.sources.web import is_address
from reading_room.sources.yaml.errors import explain
from reading_room.translation.catalogues import languages
from reading_room.wording import short
from reading_room.writing.saving import save
from reading_room.writing.together import create_all
from reading_room.writing.trees import composed, value_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading_room.scaffold.joining import Plan

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_INSTEAD = "--yes accepts what is proposed."
_LOCAL = (
    "requirements.txt names Reading Room by its version, and here it was installed from a folder of"
    " this machine. Other machines need an address in its place: see Publishing in the manual."
)
_FEW = 3
_FILES_ABOVE = 9
"""MkDocs goes on for as long as a file names another; nobody has more of them."""
_REQUIREMENTS = "requirements.txt"
_PASSED_OVER = frozenset({".git", ".venv", "node_modules", "site"})
"""Folders that have nothing of a site's sources."""


class _There(NamedTuple):
    """What is in a folder."""

    files: frozenset[str]
    config: Config | None
    guess: Guess
    branch: str


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path())
@click.option("--name", help="The name of the site.")
@click.option("--address", help="The address of its home page.")
@click.option("--language", help="Its language, by its short name: en-GB, de.")
@click.option("--theme", help=f"Its theme: {' or '.join(THEMES)}.")
@click.option("--timezone", help="The time zone in which its days begin.")
@click.option("--host", help=f"Who publishes it: {', '.join(HOSTS)}.")
@click.option("--yes", is_flag=True, help="Ask nothing, and take what would be proposed.")
def init(folder: Path, *, yes: bool, **given: str | None) -> None:
    """Begin a site in FOLDER (here, where none is named), or add what a MkDocs site lacks.

    Asks for what no option says. What is there already stays as it is.
    """
    there = _look(folder)
    answers = _answers(folder, there, given, yes=yes)
    found = plan(answers, there.files, there.config, _text(folder / _REQUIREMENTS))
    if why := _write(folder, there, found):
        raise click.ClickException(f"Nothing was written. {why}.")
    _tell(folder, there, found)


def _look(folder: Path) -> _There:
    names = frozenset(_files(folder))
    config = next((name for name in CONFIGS if name in names), "")
    text = _text(folder / config) if config else ""
    if wrong := _no_yaml(text):
        raise click.ClickException(
            f"Nothing was written: {folder / config}:{wrong} Mend it, and run init again."
        )
    tops = sorted({name.partition("/")[0] for name in names})
    at = folder if folder.is_dir() else folder.absolute().parent
    remote = _git(at, "remote", "get-url", "origin") if folder.is_dir() else ""
    branch = _git(at, "symbolic-ref", "--short", "HEAD") if folder.is_dir() else ""
    found = Config(config, text, _above(folder / config, text)) if config else None
    return _There(names, found, guess(remote, tops), branch or "main")


def _no_yaml(text: str) -> str:
    """Where settings are no YAML, and what is wrong there; empty where they can be read."""
    try:
        yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        slip = explain(error, text.split("\n"))
        return f"{slip.line + 1}:{slip.column + 1}: {slip.message}"
    except yaml.YAMLError as error:
        return f"1:1: This is not YAML: {short(str(error))}."
    return ""


def _above(config: Path, text: str) -> str:
    """The text of the file that a site's settings are taken from: the one above those between."""
    above, path = "", config
    for _ in range(_FILES_ABOVE):
        root = composed(text.removeprefix("\ufeff"))
        inherited = value_of(root, "INHERIT") if root else None
        if not inherited or not isinstance(inherited.value, str):
            break
        path = path.parent / inherited.value
        above = text = _text(path)
    return above


def _text(path: Path) -> str:
    """The text of a file, its line ends as they are; empty where there is none."""
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError):
        raise click.ClickException(f"{path} cannot be read.") from None


def _files(folder: Path) -> list[str]:
    """The files of a folder, by their paths below it."""
    found = []
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in _PASSED_OVER]
        found += [(Path(at) / name).relative_to(folder).as_posix() for name in names]
    return found


def _git(folder: Path, *words: str) -> str:
    """What git says; nothing where it is not there, or has nothing to say."""
    try:
        done = subprocess.run(  # noqa: S603
            ["git", *words],  # noqa: S607
            cwd=folder, capture_output=True, text=True, timeout=10, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _answers(folder: Path, there: _There, given: dict[str, str | None], *, yes: bool) -> Answers:
    """What options say, and for the rest what somebody answers, or what is proposed."""
    name = re.sub(r"[-_]+", " ", folder.resolve().name).strip().capitalize()
    spoken = str(option.LANGUAGE_KEY.default)
    asked: list[tuple[str, str, str, Callable[[str], str], tuple[str, ...]]] = [
        ("name", "The name of the site", name or "Reading room", _name, ()),
        ("address", "The address of its home page, if it has one yet", there.guess.address,
         _address, ()),
        ("language", "Its language", spoken, _language, (spoken, *languages())),
        ("theme", "Its theme", THEMES[0], one_of(THEMES), THEMES),
        ("timezone", "The time zone in which its days begin", str(option.TIMEZONE.default),
         _timezone, ()),
        ("host", "Who publishes it", there.guess.host, one_of(HOSTS), HOSTS),
    ]  # fmt: skip
    own = ("name", "address", "theme") if there.config else ()
    answers = {}
    for key, question, default, check, choices in asked:
        value = given[key]
        if value is not None:
            answers[key] = checked(f"--{key}", value, check)
        elif yes or key in own:
            answers[key] = default
        else:
            answers[key] = ask(question, default, check, choices=choices, instead=_INSTEAD)
    today = datetime.datetime.now(ZoneInfo(answers["timezone"])).date()
    return Answers(**answers, today=today, branch=there.branch, pins=pins())


def _name(words: str) -> str:
    name = " ".join(words.split())
    if name and name.isprintable():
        return name
    raise ValueError("Write a name of letters.")


def _address(words: str) -> str:
    address = words.strip()
    if address and "://" not in address and "." in address.partition("/")[0]:
        address = f"https://{address}"
    if not address or (is_address(address) and not set(address) & set("?#'")):
        return address if not address or address.endswith("/") else f"{address}/"
    raise ValueError("Write it whole, https://www.example.org/, or nothing.")


def _language(words: str) -> str:
    if _LANGUAGE.fullmatch(words.strip()):
        return words.strip()
    raise ValueError("Write the short name of a language: en-GB, cy, de.")


def _timezone(words: str) -> str:
    try:
        return ZoneInfo(words.strip()).key
    except (KeyError, ValueError, OSError):
        raise ValueError("There is no such zone. Write Europe/London, say.") from None


def _write(folder: Path, there: _There, found: Plan) -> str:
    """All of it or nothing; why not, where it cannot be. Ctrl-C waits until it is done."""
    with held():
        files = {name: text.encode() for name, text in found.files.items()}
        if found.config and there.config:
            path = folder / there.config.name
            if why := save(path, there.config.text.encode(), found.config.encode()):
                return f"{there.config.name}: {why}"
            if why := create_all(folder, files):
                save(path, found.config.encode(), there.config.text.encode())
            return why
        return create_all(folder, files)


def _in_short(names: list[str]) -> list[str]:
    """The files, and a folder by its name where many are in it."""
    counts = Counter(name.rpartition("/")[0] for name in names)
    many = {folder for folder, count in counts.items() if folder and count > _FEW}
    return list(
        dict.fromkeys(
            f"{folder}/" if (folder := name.rpartition("/")[0]) in many else name for name in names
        )
    )


def _tell(folder: Path, there: _There, found: Plan) -> None:
    shown = f"{folder}/" if folder != Path() else "this folder"
    made = counted(len(found.files), "file") if found.files else "nothing"
    click.echo(f"Made {made} in {shown}.")
    if found.config and there.config:
        click.echo(f"Added the plugin to {there.config.name}.")
    if found.left:
        click.echo(f"Left as they were: {', '.join(_in_short(found.left))}.")
    for line in found.to_do:
        click.echo(line)
    if _REQUIREMENTS in found.files and from_a_folder():
        click.echo(_LOCAL)
    click.echo("\nNow:")
    steps = [] if folder == Path() else [(f"cd {folder}", "")]
    if not shutil.which("reading-room"):
        steps.append(("pip install -r requirements.txt", "in an environment of its own"))
    steps += [
        ("reading-room serve", "shows the site at http://127.0.0.1:8000/ while you write"),
        ("reading-room new post", "begins a post"),
        ("reading-room check", "says what is wrong, and what to write instead"),
    ]
    for command, does in steps:
        click.echo(f"  {command:32} {does}".rstrip())
