"""``mkdocs`` with templates in which a name that nobody defined is an error, as a script.

MkDocs' own environment prints nothing for such a name, so that a slip in a template would be a hole
in a page.
"""

from __future__ import annotations

import jinja2
from mkdocs import theme
from mkdocs.__main__ import cli


class Strict(jinja2.Environment):
    """Jinja's environment, in which an undefined name is an error."""

    def __init__(self, *words: object, **more: object) -> None:
        super().__init__(*words, **{"undefined": jinja2.StrictUndefined} | more)  # type: ignore[arg-type]


if __name__ == "__main__":
    theme.jinja2.Environment = Strict  # type: ignore[misc]
    cli()
