"""`passmuster import`: make a case with a ledger, of a plain folder or an export."""

from pathlib import Path

import click

from passmuster.cli import options

__all__ = ["command"]


@click.command(
    epilog="Try: passmuster import examples/kursk mycase",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--url", metavar="ADDRESS", help="Keep the ledger in PostgreSQL: postgresql://user@host/base#schema.")
@options.why
@options.by
def command(source: Path, target: Path, url: str | None, why: str, who: str | None) -> None:
    """Make a case folder with a ledger.

    SOURCE is a plain case folder, left as it stands, or a file that `passmuster export` wrote as jsonl, sqlite,
    parquet, stix or jsonld. TARGET is a folder that is not there yet. Every claim, event and report becomes an entry;
    the head of the ledger is printed.
    """
    from passmuster.analysis.carrying import import_case

    click.echo(str(import_case(source, target, url=url, who=who, why=why, workers=0)))
