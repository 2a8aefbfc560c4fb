"""`passmuster precedents`: past coalition partners, when they left, and what that says."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

from passmuster.cli import options
from passmuster.cli.progress import shown

if TYPE_CHECKING:
    from passmuster.analysis.precedents import Precedents

__all__ = ["command"]


@click.command(
    epilog="Try: passmuster precedents --where paid=yes --where regime=autocracy",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--where", "filters", multiple=True, metavar="COLUMN=VALUE[,VALUE]", help="Keep participants like this.")
@click.option("--since", metavar="YEAR", help="Keep who entered in that year, or on that day, or later.")
@click.option("--until", metavar="YEAR", help="Keep who entered in that year, or on that day, or earlier.")
@click.option("--fit", "fit_file", metavar="FILE", help="Learn from this table ('shipped': the one that comes along).")
@click.option("--test", "test_file", metavar="FILE", help="Forecast the participants of this table and score it.")
@click.option("--leave-one-war-out", is_flag=True, help="Forecast each war from all the others and score it; minutes.")
@click.option("--nearest", metavar="CASE_ID", help="Show the precedents most like this participant.")
@click.option("--limit", type=options.Whole(1), default=10, show_default=True, help="How many with --nearest.")
@click.option("--as-of", type=options.Day(["%Y-%m-%d"]), help="Know nothing later than this day.")
@options.seed
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="A table for eyes, JSON with everything, or CSV of the rows.",
)
def command(
    filters: tuple[str, ...],
    since: str | None,
    until: str | None,
    fit_file: str | None,
    test_file: str | None,
    leave_one_war_out: bool,
    nearest: str | None,
    limit: int,
    as_of: datetime | None,
    seed: int,
    form: str,
) -> None:
    """List past coalition partners, fit when they leave, find the nearest to one, or score forecasts of unseen wars.

    Without options: all participants, by war. With --fit alone: what drives leaving, beside what scholars expect. With
    --test or --leave-one-war-out: scores beside a constant hazard and Kaplan-Meier.
    """
    from passmuster.analysis.precedents import precedents

    with shown(quiet=False, in_lines=True) as progress:
        found = precedents(
            where=filters,
            since=since,
            until=until,
            fit=fit_file,
            test=test_file,
            leave_one_war_out=leave_one_war_out,
            nearest=nearest,
            limit=limit,
            as_of=as_of.date() if as_of else None,
            seed=seed,
            progress=progress,
        )
    _show(found, form)


def _show(found: "Precedents", form: str) -> None:
    """Results to standard output in the form asked for."""
    if form == "json":
        click.echo(found.to_json(), nl=False)
    elif form == "csv":
        click.echo(found.to_csv(), nl=False)
    else:
        from rich.console import Console

        from passmuster.briefing.terminal.precedents import print_answer

        print_answer(found.answer, Console(soft_wrap=False))
