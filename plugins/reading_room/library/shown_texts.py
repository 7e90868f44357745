"""Clean HTML of texts, made when somebody asks for it. Enters: a text, and what belongs into its
holes. Leaves: its HTML, safe, with `markup.ROOT` where the way to the site's root belongs.

A build that makes one page again needs the HTML of few texts; the links of all of them have been
looked at by then.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reading_room.markup import clean, filled, translated

if TYPE_CHECKING:
    from collections.abc import Callable

    from reading_room.markup import Text
    from reading_room.translation import Translation

    Finish: TypeAlias = Callable[[bytes, tuple[str, ...]], str]
    LetGo: TypeAlias = Callable[[Text], None]
    Part: TypeAlias = tuple[str, str]
    """A file, and which of its texts."""


def finished(html: bytes, fillings: tuple[str, ...]) -> str:
    """The HTML of a text with its holes filled, made safe."""
    return clean(filled(html, fillings))


class _Waiting(NamedTuple):
    """A text that nobody has asked for yet."""

    text: Text
    fillings: tuple[str, ...]
    words: Translation
    let_go: LetGo | None


class ShownTexts:
    """The texts of a library: a post's "text", a list's "intro" and "outro", and the rows of an
    Easy Read edition, "0" and on. In UTF-8, for all of them may be in memory at once."""

    def __init__(self, finish: Finish = finished, *, at_once: bool = False) -> None:
        """``finish`` may remember the HTML that it made of a text. ``at_once`` asks for each text
        as it comes, so that what it was made of leaves its room to the next."""
        self._finish, self._at_once = finish, at_once
        self._waiting: dict[Part, _Waiting] = {}
        self._made: dict[Part, bytes] = {}
        self._beside: dict[Part, str] = {}

    def add(
        self,
        part: Part,
        text: Text,
        fillings: tuple[str, ...],
        words: Translation,
        let_go: LetGo | None = None,
    ) -> None:
        """A text with what belongs into its holes, and the ``words`` that are added to it in its
        own language. It may be ``let_go`` once its HTML is made."""
        self._waiting[part] = _Waiting(text, fillings, words, let_go)
        self._beside[part] = _digest(fillings) if fillings else ""
        if self._at_once:
            self._make(part)

    def __getitem__(self, part: Part) -> bytes:
        """The HTML of a text. Raises KeyError where there is none."""
        if part in self._waiting:
            self._make(part)
        return self._made[part]

    def _make(self, part: Part) -> None:
        text, fillings, words, let_go = self._waiting.pop(part)
        # Of a text that cannot be shown nothing is published, and it may be anything.
        shown = self._finish(text.html, fillings) if text.can_be_shown else ""
        self._made[part] = translated(shown, words).encode()
        if let_go:
            let_go(text)

    def get(self, part: Part) -> bytes:
        """The HTML of a text; nothing where there is none."""
        return self[part] if part in self._beside else b""

    def beside(self, part: Part) -> str | None:
        """A digest of what stands in the holes of a text: where the text and this are the same, so
        is its HTML. None where there is no text."""
        return self._beside.get(part)


def _digest(fillings: tuple[str, ...]) -> str:
    """In place of the words themselves, which would all be in memory at once, too."""
    data = "\0".join(fillings).encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=20).hexdigest()
