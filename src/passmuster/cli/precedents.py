"""`passmuster precedents`: past coalition partners, when they left, and what that says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from passmuster.cli import options

if TYPE_CHECKING:
    from passmuster.findings.precedents import PrecedentAnswer
    from passmuster.precedents.participant import Participant

__all__ = ["command"]

SHIPPED: Final = "shipped"
"""Word that stands for the table that comes with the program."""


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
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="How many with --nearest.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Know nothing later than this day.")
@options.seed
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="A table for eyes, JSON with everything, or CSV of the rows.",
)
def command(form: str, **options: Any) -> None:
    """List past coalition partners, fit when they leave, find the nearest to one, or score forecasts of unseen wars.

    Without options: all participants, by war. With --fit alone: what drives leaving, beside what scholars expect. With
    --test or --leave-one-war-out: scores beside a constant hazard and Kaplan-Meier.
    """
    _check(options)
    table = _Table.opened(options)
    _print(_answer(table, options), form, table, options)


def _check(options: Mapping[str, Any]) -> None:
    """Refuse options that do not go together, all at once."""
    from passmuster.errors import BadInput, Fault

    faults = [
        Fault("--where", "a filter is COLUMN=VALUE", f"'{text}'", "Write --where paid=yes.")
        for text in options["filters"]
        if "=" not in text
    ]
    chosen = [name for name in ("test_file", "leave_one_war_out", "nearest") if options[name]]
    if len(chosen) > 1:
        rule = "--test, --leave-one-war-out and --nearest are three questions"
        faults.append(Fault("precedents", rule, f"{len(chosen)} of them", "Ask one at a time."))
    if options["as_of"] and (options["test_file"] or options["leave_one_war_out"]):
        faults.append(Fault("--as-of", "scores use all that the tables hold", remedy="Leave it out."))
    if faults:
        raise BadInput(faults)


@dataclass(frozen=True, kw_only=True)
class _Table:
    """Participants that passed the filters, all of the table they came from, and the hashes of the files read."""

    kept: "tuple[Participant, ...]"
    whole: "tuple[Participant, ...]"
    hashes: dict[str, str]

    @classmethod
    def opened(cls, options: Mapping[str, Any]) -> "_Table":
        from passmuster.precedents.classes import filter_participants

        hashes: dict[str, str] = {}
        whole = _participants(options["fit_file"] or SHIPPED, hashes)
        return cls(kept=filter_participants(whole, _filter(options)), whole=whole, hashes=hashes)


def _filter(options: Mapping[str, Any]) -> dict[str, list[str]]:
    """Column to allowed values; a column named twice allows both."""
    allowed: dict[str, list[str]] = {}
    for text in options["filters"]:
        column, _, values = text.partition("=")
        allowed.setdefault(column.strip(), []).extend(value.strip() for value in values.split(","))
    for bound in ("since", "until"):
        if options[bound]:
            allowed[bound] = [options[bound]]
    return allowed


def _participants(name: str, hashes: dict[str, str]) -> "tuple[Participant, ...]":
    """Participants of a table, whose hash is noted."""
    from hashlib import sha256

    from passmuster.datasets.coalitions import SHIPPED_TABLE, load_participants

    path = SHIPPED_TABLE if name == SHIPPED else Path(name)
    participants = load_participants(path)
    hashes[SHIPPED if name == SHIPPED else path.name] = sha256(path.read_bytes()).hexdigest()
    return participants


def _answer(table: _Table, options: Mapping[str, Any]) -> "PrecedentAnswer":
    """What was asked, answered."""
    from passmuster.findings.precedents import drivers_of_leaving, most_like, who_left

    if options["test_file"] or options["leave_one_war_out"]:
        return _scores(table, options)
    if options["nearest"]:
        return most_like(options["nearest"], table.whole, table.kept, limit=options["limit"])
    ask = drivers_of_leaving if options["fit_file"] else who_left
    return ask(table.kept, as_of=_day(options), seed=options["seed"])


def _scores(table: _Table, options: Mapping[str, Any]) -> "PrecedentAnswer":
    """Scores of forecasts of wars that the fit has not seen."""
    from passmuster.findings.precedents import scores_of
    from passmuster.precedents.evaluation import forecast_unseen, leave_one_war_out

    across, seed = options["leave_one_war_out"], options["seed"]
    if across:
        click.echo("passmuster: fitting once for each war, which takes a minute or two", err=True)
        return scores_of(leave_one_war_out(table.kept, seed=seed), across_wars=True, seed=seed)
    test = _participants(options["test_file"], table.hashes)
    return scores_of(forecast_unseen(_from_other_wars(table.kept, test), test, seed=seed), across_wars=False, seed=seed)


def _from_other_wars(learned: "Sequence[Participant]", test: "Sequence[Participant]") -> "list[Participant]":
    """The participants to learn from, without those of wars that are to be forecast as unseen."""
    wars = {row.war for row in test}
    others = [row for row in learned if row.war not in wars]
    if len(others) < len(learned):
        dropped = len(learned) - len(others)
        click.echo(
            f"passmuster: left {dropped} participants of the wars to be forecast out of what is learned", err=True
        )
    return others


def _day(options: Mapping[str, Any]) -> date | None:
    return options["as_of"].date() if options["as_of"] else None


def _print(answer: "PrecedentAnswer", form: str, table: _Table, options: Mapping[str, Any]) -> None:
    """Results to standard output in the form asked for."""
    if form == "json":
        from passmuster.briefing.json.precedents import answer_to_json

        text = answer_to_json(answer, seed=options["seed"], as_of=_day(options), inputs=table.hashes)
        click.echo(text, nl=False)
    elif form == "csv":
        from passmuster.briefing.csvtable import csv_text

        click.echo(csv_text(answer.rows), nl=False)
    else:
        from rich.console import Console

        from passmuster.briefing.terminal.precedents import print_answer

        print_answer(answer, Console(soft_wrap=False))
