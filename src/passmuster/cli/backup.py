"""`passmuster backup`: copy a case and its ledger whole, while others write."""

from pathlib import Path

import click

__all__ = ["command"]


@click.command(
    epilog="Try: passmuster backup mycase mycase-backup",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
def command(case: Path, target: Path) -> None:
    """Copy a case and its ledger whole into a new folder, while others go on writing.

    TARGET is a folder that is not there yet; the copy is a case that every command reads. Its head is printed.
    """
    from passmuster.analysis.carrying import backup

    click.echo(str(backup(case, target)))
