"""``reading-room lsp``. Enters: an editor's messages. Leaves: answers; see `language_server`."""

from __future__ import annotations

import importlib.util
import logging
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reading_room.cli.site import NotOursError, settings_of

if TYPE_CHECKING:
    from reading_room.settings import Settings

_NEEDED = (
    "The language server needs more than a site does. Install it beside Reading Room: pip install"
    ' "pygls>=2.1,<3"'
)


@click.command()
@click.option(
    "--config-file",
    "-f",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The site's mkdocs.yml. Default: the nearest above each file.",
)
@click.option("--stdio", is_flag=True, help="Taken, and makes no difference: some editors give it.")
def lsp(config_file: Path | None, *, stdio: bool) -> None:
    """Speak with an editor: problems while typing, completion, and what a key says.

    Editors start this command themselves, as the manual says. It speaks the Language
    Server Protocol by standard input and output.
    """
    del stdio
    if importlib.util.find_spec("pygls") is None:
        raise click.ClickException(_NEEDED)
    from reading_room.language_server import serve

    serve(_load, config_file.absolute() if config_file else None)


def _load(path: Path) -> Settings | None:
    """The settings of a site; None where its mkdocs.yml does not use the plugin."""
    from reading_room.language_server import SettingsError

    heard = _Heard()
    logging.getLogger("mkdocs").addHandler(heard)
    try:
        return settings_of(path)[1]
    except NotOursError:
        return None
    except click.ClickException as error:
        raise SettingsError(" ".join([*heard.said, error.message])) from error
    except (Exception, SystemExit) as error:  # what hooks and other plugins raise is anything
        raise SettingsError(f"mkdocs.yml cannot be read: {error}.") from error
    finally:
        logging.getLogger("mkdocs").removeHandler(heard)


class _Heard(logging.Handler):
    """Keeps what MkDocs says of settings: the error that follows only counts them."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.said.append(record.getMessage())
