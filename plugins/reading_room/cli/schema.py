"""``reading-room schema``. Enters: what is declared. Leaves: JSON Schemas, printed or written."""

from __future__ import annotations

from pathlib import Path

import click

from reading_room.schema import FILES
from reading_room.schema.json_schema import as_text, schemas
from reading_room.schema.report import NAME, report_schema

_SCHEMAS = schemas() | {NAME: report_schema()}


@click.command()
@click.argument("name", type=click.Choice(sorted(_SCHEMAS)), required=False)
@click.option(
    "--write",
    is_flag=True,
    help="Write them into schemas/ in this folder, one file for each kind of file.",
)
def schema(name: str | None, *, write: bool) -> None:
    """Print the JSON Schema of a kind of file, or say what kinds there are.

    With --write, write the schema of NAME, or those of all kinds.
    """
    chosen = [name] if name else list(_SCHEMAS)
    if write:
        folder = Path("schemas")
        folder.mkdir(exist_ok=True)
        for each in chosen:
            (folder / f"{each}.json").write_text(as_text(_SCHEMAS[each]), encoding="utf-8")
        click.echo(f"{len(chosen)} written into {folder}/", err=True)
    elif name:
        click.echo(as_text(_SCHEMAS[name]), nl=False)
    else:
        for file in FILES:
            click.echo(f"{file.name:14} {file.title}: {', '.join(file.where)}")
        click.echo(f"{NAME:14} What reading-room check --format json prints")
