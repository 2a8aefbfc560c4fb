"""`passmuster forecast`: what lies ahead, on record, and what earlier forecasts were worth."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from passmuster.cli import FIT_FAILED, options
from passmuster.cli.progress import shown
from passmuster.cli.record_asked import Asked, check_asked, show_proof
from passmuster.cli.running import run_of
from passmuster.cli.saying import say, tell

if TYPE_CHECKING:
    from passmuster.analysis.forecast import CaseForecast, RecordedScores

__all__ = ["command"]


@click.command(
    epilog="Try: passmuster forecast examples/kursk --record forecasts.jsonl",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("case", type=click.Path(path_type=Path), required=False)
@options.as_of
@options.known_at
@options.since
@options.horizon
@click.option("--record", type=click.Path(path_type=Path), metavar="FILE", help="Append the forecasts to this record.")
@click.option("--resolve", type=click.Path(path_type=Path), metavar="TABLE", help="Append what came, and score it.")
@click.option("--scores", is_flag=True, help="Score what is on record, and forecast nothing.")
@click.option("--head", is_flag=True, help="Say where the record stands: its number of entries and its head hash.")
@click.option("--verify", type=click.Path(path_type=Path), metavar="FILE", help="Hold this record against a witness.")
@click.option(
    "--against", metavar="HASH|FILE", help="A head noted earlier, a copy of the record, or JSON naming a head."
)
@options.seed
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "hubverse"]),
    default="table",
    show_default=True,
    help="A table for eyes, JSON, or hubverse model output.",
)
@options.standard
@options.no_cache
@options.quiet
def command(
    case: Path | None,
    as_of: datetime | None,
    known_at: str | None,
    since: str | None,
    horizon: int | None,
    record: Path | None,
    resolve: Path | None,
    scores: bool,
    head: bool,
    verify: Path | None,
    against: str | None,
    seed: int,
    form: str,
    standard: str,
    no_cache: bool,
    quiet: bool,
) -> None:
    """Say what lies ahead of a case: the partner's actions, rival classes, strength and losses, and its questions.

    CASE is a case folder. With --record the forecasts are appended to a file that is never written over; with
    --resolve what came is appended to it, each with its receipts, and the record is scored. --head and --verify look
    at the record alone and need no CASE: a head that was noted elsewhere proves later that nothing up to it was changed
    or cut, and status 1 means that it does not hold. Status 3 means that the fit failed, and the answer says so.
    """
    from passmuster.analysis.forecast import check_record, forecast_ledger, record_scores
    from passmuster.analysis.inputs import open_case
    from passmuster.analysis.who import moment_of_text

    asked = Asked(case, record, resolve, scores, head, verify, against)
    check_asked(asked, form, {"--as-of": str(as_of.date()) if as_of else None, "--since": since})
    if asked.is_of_record_alone:
        show_proof(asked, form)
        return
    assert case is not None
    ledger = open_case(case, moment_of_text(known_at))
    remarks = check_record(record, ledger.case.case_id) if record is not None else ()
    tell((*ledger.remarks, *remarks), quiet=quiet)
    if record is not None and (resolve is not None or scores):
        _show_scores(record_scores(record, resolve=resolve, case=ledger.case.case_id), form)
        return
    with shown(quiet) as progress:
        run = run_of(seed=seed, cache=not no_cache, progress=progress)
        day = as_of.date() if as_of else None
        found = forecast_ledger(
            ledger, run, as_of=day, since=since, horizon_weeks=horizon, standard=standard, record=record
        )  # fmt: skip
    if record is not None and not quiet:
        _tell_record(found, record)
    _show(found, form)
    if not found.is_usable:
        if record is not None:
            say("the fit failed, and a failed fit is no forecast: nothing was recorded")
        click.get_current_context().exit(FIT_FAILED)


def _tell_record(found: "CaseForecast", record: Path) -> None:
    """How many forecasts went on record, on standard error."""
    if found.recorded is not None:
        also = f"; {found.recorded.held} stood there already" if found.recorded.held else ""
        say(f"{found.recorded.written} forecasts appended to {record}{also}")


def _show(found: "CaseForecast", form: str) -> None:
    if form == "json":
        click.echo(found.to_json(), nl=False)
    elif form == "hubverse":
        click.echo(found.to_hubverse(), nl=False)
    else:
        from rich.console import Console

        from passmuster.briefing.terminal.forecast import print_forecast

        record = found.recorded.sentences if found.recorded else ()
        print_forecast(found.findings, Console(soft_wrap=False), record=record)


def _show_scores(found: "RecordedScores", form: str) -> None:
    if form == "json":
        click.echo(found.to_json(), nl=False)
        return
    from rich.console import Console

    from passmuster.briefing.terminal.record import print_record

    print_record(found.findings, Console(soft_wrap=False))
