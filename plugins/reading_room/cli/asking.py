"""Questions in a terminal. Enters: a question. Leaves: an answer that can be used."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NOBODY = "Nobody answered, and nothing was written."
_INTERRUPTED = 130


def ask(
    question: str,
    default: str,
    check: Callable[[str], str],
    *,
    choices: Sequence[str] = (),
    instead: str = "",
) -> str:
    """Ask until the answer is right: ``check`` gives it back as it is used, or raises ValueError
    with what to write instead. An empty answer is the default. ``instead``: what to do where nobody
    can answer, as a sentence."""
    kinds = f" ({', '.join(choices)})" if choices else ""
    asked = f"{question.rstrip('.')}{kinds}"
    try:
        return click.prompt(
            asked, default, show_default=bool(default), value_proc=_proc(check), err=True

        )  # fmt: skip
    except click.Abort:
        click.echo(err=True)
        if sys.stdin.isatty():
            raise SystemExit(_INTERRUPTED) from None
        raise click.ClickException(f"{NOBODY} {instead}".strip()) from None


def checked(what: str, value: str, check: Callable[[str], str]) -> str:
    """The value of an option, which nobody can be asked for again."""
    try:
        return check(value)
    except ValueError as why:
        raise click.BadParameter(str(why), param_hint=what) from None


def one_of(choices: Sequence[str]) -> Callable[[str], str]:
    """A check that takes one of a few words."""

    def check(words: str) -> str:
        if (word := words.strip().lower()) in choices:
            return word
        raise ValueError(f"Write one of {', '.join(choices)}.")

    return check


def _proc(check: Callable[[str], str]) -> Callable[[str], str]:
    def proc(value: str) -> str:
        try:
            return check(value)
        except ValueError as why:
            raise click.UsageError(str(why)) from None

    return proc
