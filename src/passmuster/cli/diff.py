"""`passmuster diff`: what moved since a day or a briefing, and what moved it."""

import sys
from datetime import date, datetime
from pathlib import Path

import click

from passmuster.cli import FIT_FAILED, options
from passmuster.cli.progress import shown
from passmuster.cli.running import run_of
from passmuster.cli.saying import tell

__all__ = ["command"]


@click.command(
    epilog="Try: passmuster diff examples/kursk --since 2025-01-31",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--since",
    metavar="DAY|FILE|DIR",
    help="What to compare with: a day, a briefing kept as JSON, or an earlier copy of the case.",
)
@click.option(
    "--until",
    metavar="DAY|FILE|DIR",
    help="The later state, named likewise; the day of the latest claim when left out.",
)
@click.option(
    "--as-of",
    type=options.Day(["%Y-%m-%d"]),
    help="The later state as a day, as the other commands take it; the same as --until DAY.",
)
@click.option(
    "--through",
    multiple=True,
    metavar="DAY|FILE|DIR",
    help="Something between the two: the main number is told from one to the next; may be repeated.",
)
@click.option(
    "--known-at",
    metavar="MOMENT",
    help="The earlier state is what was on record at this moment, a day or ISO 8601; for cases with a ledger.",
)
@click.option("--until-known-at", metavar="MOMENT", help="The later state is what was on record at this moment.")
@options.seed
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write the answer as a page as well.")
@click.option("--force", is_flag=True, help="Let --html write over a file that is no page of passmuster.")
@options.form
@options.no_cache
@options.quiet
def command(
    case: Path,
    since: str | None,
    until: str | None,
    as_of: datetime | None,
    through: tuple[str, ...],
    known_at: str | None,
    until_known_at: str | None,
    seed: int,
    html: Path | None,
    force: bool,
    form: str,
    no_cache: bool,
    quiet: bool,
) -> None:
    """Say what moved since a day or a briefing: new claims, corrections, time, method, or luck.

    CASE is a case folder. Every printed count is split into parts that add up to its move. An answer comes whether or
    not anything moved. Status 3 means that the fit failed, and the answer says so.
    """
    from passmuster.analysis.diff import diff_ledger
    from passmuster.analysis.inputs import open_case
    from passmuster.analysis.who import moment_of_text

    later = _later(until, as_of)
    if html is not None:
        from passmuster.briefing.page.file import check_page_place

        check_page_place(html, force=force)
    ledger = open_case(case, moment_of_text(until_known_at, "until_known_at"))
    before = None if known_at is None else open_case(case, moment_of_text(known_at))
    tell(ledger.remarks, quiet=quiet)
    with shown(quiet) as progress:
        run = run_of(seed=seed, cache=not no_cache, progress=progress)
        found = diff_ledger(ledger, run, since=since, until=later, through=through, before=before)
    if html is not None:
        found.to_html(html)
    if form == "json":
        click.echo(found.to_json(), nl=False)
    else:
        from passmuster.briefing.terminal.changes import write_changes

        write_changes(found.findings, sys.stdout)
    if not found.findings.is_usable:
        click.get_current_context().exit(FIT_FAILED)


def _later(until: str | None, as_of: datetime | None) -> str | date | None:
    """The later state, by whichever of the two options names it."""
    if as_of is None:
        return until
    if until is not None:
        raise click.UsageError(f"--as-of: it names the later state, as --until {until} does; leave one of the two out.")
    return as_of.date()
