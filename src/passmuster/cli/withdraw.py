"""`passmuster withdraw`: take claims, events or reports off the record."""

from pathlib import Path

import click

from passmuster.cli import options
from passmuster.cli.recording import show_recorded
from passmuster.cli.saying import tell

__all__ = ["command"]


@click.command(
    epilog="Try: passmuster withdraw mycase c12 --why 'retracted by the ministry'",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("names", nargs=-1, required=True)
@options.why
@options.by
@options.form
def command(case: Path, names: tuple[str, ...], why: str, who: str | None, form: str) -> None:
    """Take claims, events or reports off the record, so that they no longer count.

    NAMES are their ids. Nothing is lost: the log tells it, --known-at of an earlier moment still counts them, and
    `passmuster undo` brings them back. Where one of them spoke for echoes that
    stand, a remark says what these count from now on. The reason is required.
    """
    from passmuster.analysis.amending import withdraw

    recorded = withdraw(case, names, why=why, who=who)
    tell(recorded.remarks, quiet=False)
    show_recorded(recorded, form)
