"""`passmuster export`: write a ledger out for others."""

from datetime import datetime
from pathlib import Path

import click

from passmuster.cli import options
from passmuster.cli.saying import say

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
@options.as_of
@options.known_at
@click.option("--since", type=options.Day(["%Y-%m-%d"]), help="Only what was said after this day.")
@click.option(
    "--show-small-counts",
    "small_because",
    metavar="REASON",
    default="",
    help="Write the record as it stands, with small counts and private people; the reason is written with it.",
)
def command(
    case: Path,
    out: Path,
    form: str,
    as_of: datetime | None,
    known_at: str | None,
    since: datetime | None,
    small_because: str,
) -> None:
    """Write what stands in a ledger to OUT, which must not be there yet.

    folder is a plain case folder, csv a claim table, parquet and sqlite are tables of what stands, stix is a STIX 2.1
    bundle, jsonld schema.org claims, plover events as JSON lines; jsonl is the whole ledger with every entry, and
    `passmuster import` makes the same ledger of it, with the same head. Of folder, sqlite, parquet, stix and jsonld it
    makes a ledger in which the same stands. Counts of fewer than ten dead, wounded or captured people go out as such,
    and private people by their role, unless a reason is given; jsonl, whose hashes are of its words, then needs one.
    The head is printed.
    """
    from passmuster.analysis.export_source import Cutting
    from passmuster.analysis.exporting import ExportForm, exported
    from passmuster.analysis.who import moment_of_text

    cutting = Cutting(
        known_at=moment_of_text(known_at), as_of=as_of.date() if as_of else None, since=since.date() if since else None
    )
    done = exported(case, ExportForm(form), out, cutting, show_small_counts=small_because)
    if cutting.words:
        say(cutting.words)
    if done.words:
        say(done.words)
    click.echo(str(done.head))
