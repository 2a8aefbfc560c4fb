"""`passmuster undo`: take an entry of a ledger back."""

from pathlib import Path

import click

from passmuster.cli import options
from passmuster.cli.recording import show_recorded
from passmuster.cli.saying import tell

__all__ = ["command"]


@click.command(
    epilog="Try: passmuster undo mycase 120 --why 'the page was right after all'",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("number", type=options.Whole(1))
@options.why
@options.by
@options.form
def command(case: Path, number: int, why: str, who: str | None, form: str) -> None:
    """Take an entry back: what stood before it stands again.

    NUMBER is that of the entry, as `passmuster log` tells it. Only the latest entry about a thing can be taken back,
    and undoing an undo does the thing again. What was forgotten cannot be brought back.
    """
    from passmuster.analysis.amending import undo

    recorded = undo(case, number, why=why, who=who)
    tell(recorded.remarks, quiet=False)
    show_recorded(recorded, form)
