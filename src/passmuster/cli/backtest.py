"""`passmuster backtest`: what past forecasts of a case were worth."""

from datetime import datetime
from pathlib import Path

import click

from passmuster.cli import FIT_FAILED, options
from passmuster.cli.progress import shown
from passmuster.cli.running import run_of
from passmuster.cli.saying import tell

__all__ = ["command"]

DAY = options.Day(["%Y-%m-%d", "%Y-%m"])


@click.command(
    epilog="Try: passmuster backtest examples/kursk --from 2024-12 --to 2025-02",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--from", "first", type=DAY, metavar="DAY", help="First as-of day; 2024-12 is the first of December.")
@click.option("--to", "last", type=DAY, metavar="DAY", help="Last as-of day.")
@click.option(
    "--every",
    default=1,
    show_default=True,
    type=options.Whole(1),
    metavar="MONTHS",
    help="Months from one to the next.",
)
@click.option("--later", type=click.Path(path_type=Path), metavar="FILE", help="Score these claims, never seen before.")
@click.option("--all-ahead", is_flag=True, help="Forecast each claim from every earlier as-of day, not the last only.")
@click.option("--as-recorded", is_flag=True, help="Know only what was on record by the day, not all that was said.")
@options.known_at
@click.option("--since", type=DAY, metavar="DAY", help="Score only what was said after this day.")
@click.option("--recalibrate", is_flag=True, help="Mend widths by what forecasts settled by each day were worth.")
@options.seed
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="What to print."
)
@options.small_counts
@options.no_cache
@options.quiet
def command(
    case: Path,
    first: datetime | None,
    last: datetime | None,
    every: int,
    later: Path | None,
    all_ahead: bool,
    as_recorded: bool,
    known_at: str | None,
    since: datetime | None,
    recalibrate: bool,
    seed: int,
    form: str,
    small_because: str,
    no_cache: bool,
    quiet: bool,
) -> None:
    """Rebuild what was known on past days, forecast what was claimed later, and score it beside naive forecasts.

    CASE is a case folder. Without --from and --to the as-of days are the last three firsts of a month up to the last
    claim; with --later it is the day of the case's last claim, and the claims of the file never enter what is known.
    Status 3 means that a fit failed, and the answer says so.
    """
    from passmuster.analysis.backtest import backtest_ledger, findings_of
    from passmuster.analysis.inputs import open_case, open_later
    from passmuster.analysis.who import moment_of_text

    ledger = open_case(case, moment_of_text(known_at))
    unseen = open_later(later, ledger.case) if later is not None else None
    tell((*ledger.remarks, *(unseen.remarks if unseen else ())), quiet=quiet)
    with shown(quiet, in_lines=True) as progress:
        found = backtest_ledger(
            ledger,
            run_of(seed=seed, cache=not no_cache, progress=progress),
            first=first.date() if first else None,
            last=last.date() if last else None,
            every_months=every,
            later=unseen.claims if unseen else None,
            each_once=not all_ahead,
            as_recorded=as_recorded,
            recalibrate=recalibrate,
            since=since.date() if since else None,
        )
    hashes = unseen.input_hashes if unseen else ()
    findings = findings_of(found, ledger, seed=seed, later_hashes=hashes, show_small_counts=small_because)
    if form == "json":
        from passmuster.briefing.json.backtest import backtest_to_json

        click.echo(backtest_to_json(findings), nl=False)
    else:
        from rich.console import Console

        from passmuster.briefing.terminal.backtest import print_backtest

        print_backtest(findings, Console(soft_wrap=False))
    if not findings.is_usable:
        click.get_current_context().exit(FIT_FAILED)
