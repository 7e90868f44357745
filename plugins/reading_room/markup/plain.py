"""Plain text. Enters: the words of a text, piece by piece. Leaves: a line for each block."""

from __future__ import annotations


class Plain(list[str]):
    """Pieces of plain text, in order."""

    @property
    def last(self) -> str:
        """The last letter of the line; empty where none has begun."""
        return self[-1][-1:].rstrip("\n") if self else ""

    def end_line(self) -> bool:
        """End the line; False where it has been ended, or nothing has begun."""
        if not self or self[-1][-1:] == "\n":
            return False
        if self[-1] == " ":
            self[-1] = "\n"
        else:
            self.append("\n")
        return True

    def close_up(self) -> None:
        """Take out the space before something that has no words here."""
        if self and self[-1].endswith(" "):
            self[-1] = self[-1].rstrip(" ")
