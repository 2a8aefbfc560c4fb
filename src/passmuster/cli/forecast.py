"""`passmuster forecast`: what lies ahead, on record, and what earlier forecasts were worth."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from passmuster.cli import FIT_FAILED, options
from passmuster.cli.progress import doing_shown
from passmuster.cli.running import run_of

if TYPE_CHECKING:
    from passmuster.findings.findings import Findings
    from passmuster.ledger import Ledger

__all__ = ["command"]


@click.command(
    epilog="Try: passmuster forecast examples/kursk --record forecasts.jsonl",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("case", type=click.Path(path_type=Path))
@options.as_of
@options.horizon
@click.option("--record", type=click.Path(path_type=Path), metavar="FILE", help="Append the forecasts to this record.")
@click.option("--resolve", type=click.Path(path_type=Path), metavar="TABLE", help="Append what came, and score it.")
@click.option("--scores", is_flag=True, help="Score what is on record, and forecast nothing.")
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
    case: Path,
    as_of: datetime | None,
    horizon: int,
    record: Path | None,
    resolve: Path | None,
    scores: bool,
    seed: int,
    form: str,
    standard: str,
    no_cache: bool,
    quiet: bool,
) -> None:
    """Say what lies ahead of a case: the partner's actions, rival classes, strength and losses, and its questions.

    CASE is a case folder. With --record the forecasts are appended to a file that is never written over; with
    --resolve what came is appended to it, each with its receipts, and the record is scored. Status 3 means that the fit
    failed, and the answer says so.
    """
    from passmuster.store.folder import open_case

    _check(record, resolve, scores, form, as_of)
    ledger = open_case(case)
    if record is not None:
        from passmuster.forecast.record.record import check_record_place

        check_record_place(record, ledger.case.case_id)
    if not quiet:
        for remark in ledger.remarks:
            click.echo(f"passmuster: {remark}", err=True)
    if record is not None and (resolve is not None or scores):
        _score(record, resolve, ledger.case.case_id, form)
        return
    from passmuster.analysis.brief import brief_ledger

    with doing_shown(quiet) as progress:
        run = run_of(seed=seed, cache=not no_cache, progress=progress)
        day = as_of.date() if as_of else None
        findings = brief_ledger(ledger, run, as_of=day, horizon_weeks=horizon, standard=standard)
    is_usable = findings.diagnostics.status == "ok"
    written = _record(record, findings, ledger, quiet) if record is not None and is_usable else None
    _show(findings, form, written)
    if not is_usable:
        if record is not None:
            click.echo("passmuster: the fit failed, and a failed fit is no forecast: nothing was recorded", err=True)
        click.get_current_context().exit(FIT_FAILED)


def _check(record: Path | None, resolve: Path | None, scores: bool, form: str, as_of: datetime | None) -> None:
    """Refuse options that do not go together, all at once."""
    from passmuster.errors import BadInput, Fault

    faults = []
    scoring = "--resolve" if resolve is not None else "--scores" if scores else ""
    if scoring and record is None:
        faults.append(Fault(scoring, "it needs the record that is meant", "none", "Name it with --record FILE."))
    if scoring and form == "hubverse":
        remedy = "Ask for --format table or json."
        faults.append(Fault("--format", "scores are no model output", "hubverse", remedy))
    if scoring and as_of is not None:
        remedy = "Leave --as-of out, or forecast first and score after."
        faults.append(Fault("--as-of", "scores look at the record alone", f"{as_of.date()}", remedy))
    if faults:
        raise BadInput(faults)


def _score(record: Path, resolve: Path | None, case: str, form: str) -> None:
    """Append what came, where a table of it is given, and print the scores of the record."""
    from passmuster.errors import BadInput, Fault
    from passmuster.forecast.record.record import append_entries, read_record
    from passmuster.forecast.record.resolutions import read_resolutions
    from passmuster.forecast.record.scores import score_record

    if not record.exists():
        remedy = f"Make one first: passmuster forecast CASE --record {record}"
        raise BadInput([Fault(str(record), "the record to be scored must be there", "no such file", remedy)])
    written = append_entries(record, read_resolutions(resolve, read_record(record))) if resolve is not None else ()
    scores = score_record(read_record(record))
    if form == "json":
        from passmuster.briefing.json.forecast import scores_to_json

        click.echo(scores_to_json(scores, case=case, written=len(written)), nl=False)
        return
    from rich.console import Console

    from passmuster.briefing.terminal.forecast import print_scores

    print_scores(scores, case=case, written=len(written), console=Console(soft_wrap=False))


def _record(record: Path, findings: "Findings", ledger: "Ledger", quiet: bool) -> int:
    """Append the forecasts that are not on record yet; how many were."""
    from passmuster.analysis.record import entries_of
    from passmuster.forecast.record.record import append_entries

    entries = entries_of(findings, ledger)
    written = append_entries(record, entries)
    if not quiet:
        held = len(entries) - len(written)
        also = f"; {held} stood there already" if held else ""
        click.echo(f"passmuster: {len(written)} forecasts appended to {record}{also}", err=True)
    return len(written)


def _show(findings: "Findings", form: str, written: int | None) -> None:
    if form == "json":
        from passmuster.briefing.json.forecast import forecast_to_json

        click.echo(forecast_to_json(findings, recorded=written), nl=False)
    elif form == "hubverse":
        from passmuster.exchange.hubverse import hub_rows, hub_table

        click.echo(hub_table(hub_rows(findings)), nl=False)
    else:
        from rich.console import Console

        from passmuster.briefing.terminal.forecast import print_forecast

        print_forecast(findings, Console(soft_wrap=False))
