"""`passmuster add`: put claims, events and reports on record, in one batch."""

from pathlib import Path

import click

from passmuster.cli import options
from passmuster.cli.recording import show_recorded
from passmuster.cli.saying import tell

__all__ = ["command"]


@click.command(
    epilog="Try: passmuster add mycase new-claims.csv --why 'the week of 6 January'",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--correct", "corrections", is_flag=True, help="Record rows with other content as corrections.")
@click.option("--withdraw-missing", is_flag=True, help="Withdraw rows that a table read again has no more.")
@options.why
@options.by
@options.form
@options.quiet
def command(
    case: Path,
    paths: tuple[Path, ...],
    corrections: bool,
    withdraw_missing: bool,
    why: str,
    who: str | None,
    form: str,
    quiet: bool,
) -> None:
    """Put claims, events and reports on record.

    PATHS are tables of claims or events (.csv), text files of reports, and event tables of UCDP GED, ACLED, POLECAT or
    PLOVER, known by their columns. All of them go on record in one batch, or none does. What stands already is passed
    over, and the answer says since when; what stands with other content is refused, or recorded as a correction with
    --correct. Rows on record that a table has no more are told: a table is read again where it holds half or more of
    the rows of its kind, days and forces.
    """
    from passmuster.analysis.adding import add

    appended, remarks = add(case, paths, who=who, why=why, corrections=corrections, withdraw_missing=withdraw_missing)
    tell(remarks, quiet=quiet)
    show_recorded(appended, form)
