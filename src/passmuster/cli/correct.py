"""`passmuster correct`: put another number or word in a claim or an event."""

from pathlib import Path

import click

from passmuster.cli import options
from passmuster.cli.recording import show_recorded

__all__ = ["command"]


@click.command(
    epilog="Try: passmuster correct mycase c12 point=600 --why 'the page says 600'",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("name")
@click.argument("changes", nargs=-1, required=True, metavar="COLUMN=VALUE...")
@options.why
@options.by
@options.form
def command(case: Path, name: str, changes: tuple[str, ...], why: str, who: str | None, form: str) -> None:
    """Put another number or word in a claim or an event of a ledger.

    NAME is its id, COLUMN a column of its table; nothing behind the equals sign empties the cell. What stood before
    stays in the log. The reason is required.
    """
    from passmuster.analysis.amending import correct

    show_recorded(correct(case, name, _cells(changes), why=why, who=who), form)


def _cells(changes: tuple[str, ...]) -> dict[str, str]:
    """Column to what it is to hold."""
    from passmuster.errors import BadInput, Fault

    faults = [Fault("COLUMN=VALUE", "a change has an equals sign", f"'{change}'", "Write for example point=600.")
              for change in changes if "=" not in change]  # fmt: skip
    if faults:
        raise BadInput(faults)
    return {column.strip(): cell for column, _, cell in (change.partition("=") for change in changes)}
