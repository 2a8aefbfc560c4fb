"""`passmuster export`: write a ledger out for others."""

from pathlib import Path

import click

from passmuster.cli import options

__all__ = ["command"]


@click.command(
    epilog="Try: passmuster export mycase claims.parquet --to parquet",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "form",
    type=click.Choice(["folder", "csv", "jsonl", "parquet", "sqlite", "stix", "jsonld", "plover"]),
    default="folder",
    show_default=True,
    help="A plain folder, a claim table, the whole ledger, or a format of other programs.",
)
@options.known_at
def command(case: Path, out: Path, form: str, known_at: str | None) -> None:
    """Write what stands in a ledger to OUT, which must not be there yet.

    folder is a plain case folder, csv a claim table, parquet and sqlite are tables of what stands, stix is a STIX 2.1
    bundle, jsonld schema.org claims, plover events as JSON lines; jsonl is the whole ledger with every entry, and
    `passmuster import` makes the same ledger of it, with the same head. Of folder, sqlite, parquet, stix and jsonld it
    makes a ledger in which the same stands. The head is printed.
    """
    from passmuster.analysis.carrying import ExportForm, export_case
    from passmuster.analysis.who import moment_of_text

    click.echo(str(export_case(case, ExportForm(form), out, known_at=moment_of_text(known_at))))
