"""`passmuster precedents`: past coalition partners, when they left, and what that says."""

import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from passmuster._version import __version__

if TYPE_CHECKING:
    from passmuster.forecast.scorecard import Scorecard, Scores
    from passmuster.precedents.participant import Participant

__all__ = ["command"]

SHIPPED: Final = "shipped"
"""Word that stands for the table that comes with the program."""

EVENT: Final = "departure: early withdrawal, drawdown or change of side"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a mode has found: facts by name, rows under a title, and sentences for readers of the table."""

    facts: Mapping[str, Any]
    title: str
    rows: Sequence[Mapping[str, Any]]
    remarks: Sequence[str] = field(default=())


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
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Fixes every draw.")
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
    print_answer(_mode(options)(table, options), form, table, options)


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


def _mode(options: Mapping[str, Any]) -> "Callable[[_Table, Mapping[str, Any]], Answer]":
    """Which question is asked."""
    if options["test_file"] or options["leave_one_war_out"]:
        return _scores
    if options["nearest"]:
        return _nearest
    return _effects if options["fit_file"] else _list


def _day(options: Mapping[str, Any]) -> date | None:
    return options["as_of"].date() if options["as_of"] else None


# ---- the four questions ---------------------------------------------------------------------------------------------


def _list(table: _Table, options: Mapping[str, Any]) -> Answer:
    """Who is in the class, and how often and how fast they left."""
    from passmuster.precedents.base_rate import fit_base_rate
    from passmuster.precedents.exposure import WEEKS_PER_MONTH, departure_indices

    base_rate = fit_base_rate(table.kept, as_of=_day(options), seed=options["seed"])
    exposure = base_rate.exposure
    horizon = [12 * WEEKS_PER_MONTH]
    year = base_rate.exit_probabilities(0.0, horizon)[:, 0, departure_indices()].sum(axis=1)
    low, high = _quantiles(year)
    by_id = {row.case_id: row for row in table.kept}
    rows = [
        {
            "case_id": case_id,
            "war": by_id[case_id].war,
            "participant": by_id[case_id].participant,
            "principal": by_id[case_id].principal,
            "start": by_id[case_id].start.isoformat(),
            "months": round(float(months), 1),
            "exit": by_id[case_id].exit if cause >= 0 else "ongoing",
        }
        for case_id, months, cause in zip(exposure.case_ids, exposure.months, exposure.cause, strict=True)
    ]
    wars = len({row["war"] for row in rows})
    facts = {
        "n": len(rows),
        "n_wars": wars,
        "n_departures": exposure.n_exits,
        "months_at_risk": round(float(exposure.months.sum()), 1),
        "departure_within_12_months": {"mean": float(year.mean()), "q05": low, "q95": high},
    }
    chance = f"{100 * year.mean():.0f} % (90 % interval {100 * low:.0f} to {100 * high:.0f} %)"
    remarks = [
        f"{len(rows)} participants of {wars} wars, {exposure.n_exits} of which left early in "
        f"{exposure.months.sum():,.0f} months; one that enters a new war leaves early within a year with {chance}."
    ]
    return Answer(facts=facts, title="participants", rows=rows, remarks=remarks)


def _effects(table: _Table, options: Mapping[str, Any]) -> Answer:
    """What drives leaving, beside what scholars expect."""
    from passmuster.precedents.effects import READING_SCALE
    from passmuster.precedents.memory import median_memory
    from passmuster.precedents.regression import fit_hazards
    from passmuster.precedents.signs import effects_of

    fit = fit_hazards(table.kept, as_of=_day(options), effect_scale=READING_SCALE, seed=options["seed"])
    rows = [
        {
            "covariate": effect.covariate,
            "meaning": effect.meaning,
            "hazard_ratio": round(effect.ratio, 3),
            "q05": round(effect.q05, 3),
            "q95": round(effect.q95, 3),
            "probability_raises": round(effect.probability_raises, 3),
            "expected": {1: "+", -1: "-", 0: "open"}[effect.expected.sign],
            "verdict": effect.verdict,
            "expected_by": effect.expected.source,
        }
        for effect in effects_of(fit)
    ]
    firmness, half_life = median_memory(fit.memory)
    facts = {
        "n": len(fit.exposure.case_ids),
        "n_departures": fit.exposure.n_exits,
        "camp_spread": float(fit.camp_spread[:, 0].mean()),
        "memory": {"exits_worth_of_prior": firmness, "half_life_months": half_life},
    }
    remarks = [
        f"Hazard ratios of leaving early: {fit.exposure.n_exits} departures of {len(fit.exposure.case_ids)}. From no "
        "to yes for a flag, by two standard deviations for a measure.",
        "Deaths are known over whole stays only, and a short stay makes the same deaths a higher rate: take that "
        "effect with care.",
    ]
    return Answer(facts=facts, title="effects", rows=rows, remarks=remarks)


def _nearest(table: _Table, options: Mapping[str, Any]) -> Answer:
    """The precedents most like one participant, with what speaks for and against each."""
    from passmuster.errors import BadInput, Fault
    from passmuster.precedents.nearest import nearest_cases, strangeness_of

    case = next((row for row in table.whole if row.case_id == options["nearest"]), None)
    if case is None:
        rule, found = "a participant of the table is named by its case_id", f"'{options['nearest']}'"
        raise BadInput([Fault("--nearest", rule, found, "See `passmuster precedents` for the names.")])
    strangeness = strangeness_of(case, table.kept)
    rows = [
        {
            "case_id": near.case_id,
            "war": near.war,
            "participant": near.participant,
            "exit": near.exit,
            "distance": round(near.distance, 3),
            "for": "; ".join(near.speaks_for),
            "against": "; ".join(near.speaks_against),
        }
        for near in nearest_cases(case, table.kept, n=options["limit"])
    ]
    facts = {
        "case_id": case.case_id,
        "outside_sample": strangeness.outside,
        "distance": strangeness.distance,
        "distance_ratio": strangeness.ratio,
        "share_stranger": strangeness.share_stranger,
    }
    stranger = f"{100 * strangeness.share_stranger:.0f} % of the precedents are stranger to the rest than it is."
    where = "outside" if strangeness.outside else "inside"
    return Answer(
        facts=facts,
        title="nearest",
        rows=rows,
        remarks=[f"{case.participant}, {case.war}, lies {where} the experience of the sample: {stranger}"],
    )


def _scores(table: _Table, options: Mapping[str, Any]) -> Answer:
    """Scores of forecasts of wars that the fit has not seen, beside the baselines."""
    from passmuster.forecast.scorecard import score_forecasts
    from passmuster.precedents.evaluation import forecast_unseen, leave_one_war_out

    if options["leave_one_war_out"]:
        click.echo("passmuster: fitting once for each war, which takes a minute or two", err=True)
        unseen = leave_one_war_out(table.kept, seed=options["seed"])
    else:
        test = _participants(options["test_file"], table.hashes)
        unseen = forecast_unseen(_from_other_wars(table.kept, test), test, seed=options["seed"])
    card = score_forecasts(unseen, seed=options["seed"])
    ours = card.scores["model"]
    baselines = {name: scores for name, scores in card.scores.items() if name != "model"}
    facts = {
        "n_train": card.n_train,
        "n_test": card.n_test,
        **_contract(ours),
        "baseline": {name: _contract(scores) for name, scores in baselines.items()},
        "difference": {name: _differences(card, name) for name in baselines},
        "calibration_slope": {"per_month": _slope(ours.slope_per_month), "12_months": _slope(ours.slope_12_months)},
        "event": EVENT,
        "n_departures": card.n_departures,
        "n_months": card.n_months,
        "n_years": card.n_years,
    }
    rows = [{"forecaster": name, **_contract(scores)} for name, scores in card.scores.items()]
    return Answer(facts=facts, title="scores", rows=rows, remarks=_score_remarks(card, options["leave_one_war_out"]))


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


def _contract(scores: "Scores") -> dict[str, float | None]:
    """The three numbers that other programs rely on."""
    return {
        "concordance": scores.concordance,
        "brier_12_months": scores.brier_12_months,
        "log_loss_per_month": scores.log_loss_per_month,
    }


def _differences(card: "Scorecard", name: str) -> dict[str, Any]:
    """Ours less a baseline's, with the interval."""
    from dataclasses import asdict

    pairs = {"brier_12_months": card.brier_difference[name], "log_loss_per_month": card.log_loss_difference[name]}
    return {score: None if difference is None else asdict(difference) for score, difference in pairs.items()}


def _slope(slope: Any) -> dict[str, float] | None:
    from dataclasses import asdict

    return None if slope is None else asdict(slope)


def _score_remarks(card: "Scorecard", across: bool) -> list[str]:
    """The result in sentences: what was scored, the difference from each baseline, and calibration."""
    remarks = [
        f"Event: {EVENT}. Learned from {card.n_train} participants, forecast {card.n_test}: {card.n_departures} "
        f"departures in {card.n_months:,} months, and {card.n_years:,} years ahead."
    ]
    pairs = {"Log loss per month": card.log_loss_difference, "12-month Brier": card.brier_difference}
    for score, by_name in pairs.items():
        for name, difference in by_name.items():
            if difference is not None:
                remarks.append(
                    f"{score} less that of {name}: {difference.mean:+.5f} (90 % interval over wars "
                    f"{difference.q05:+.5f} to {difference.q95:+.5f}; below zero is better)."
                )
    ours = card.scores["model"]
    slopes = {"month by month": ours.slope_per_month, "a year ahead": ours.slope_12_months}
    for when, slope in slopes.items():
        if slope is not None:
            remarks.append(
                f"Calibration slope {when}: {slope.slope:.2f} (1 is calibrated, below 1 too extreme; standard error "
                f"{slope.slope_error:.2f} were exits independent, and more because they are not)."
            )
    if across:
        remarks.append(
            "Concordance compares wars here: to leave a war out in which many left lowers what the rest say of it, so "
            "that a constant forecaster falls below one half, and ours is held down as well."
        )
    return remarks


# ---- output ---------------------------------------------------------------------------------------------------------


def print_answer(answer: Answer, form: str, table: _Table, options: Mapping[str, Any]) -> None:
    """Results to standard output in the form asked for."""
    if form == "json":
        day = _day(options)
        frame = {
            "version": __version__,
            "seed": options["seed"],
            "as_of": day.isoformat() if day else None,
            "inputs": table.hashes,
        }
        click.echo(json.dumps({**answer.facts, answer.title: list(answer.rows), **frame}, indent=2, allow_nan=False))
    elif form == "csv":
        writer = csv.DictWriter(sys.stdout, fieldnames=list(answer.rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(answer.rows)
    else:
        for line in _aligned(answer.rows):
            click.echo(line)
        click.echo()
        for remark in answer.remarks:
            click.echo(remark)


def _aligned(rows: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    """Rows as columns of equal width, numbers to the right."""
    cells = [list(rows[0]), *([_shown(value) for value in row.values()] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    right = [isinstance(value, int | float) for value in rows[0].values()]
    for line in cells:
        padded = [
            cell.rjust(width) if number else cell.ljust(width)
            for cell, width, number in zip(line, widths, right, strict=True)
        ]
        yield "  ".join(padded).rstrip()


def _shown(value: Any) -> str:
    """A cell in words; a number that cannot be told is a dash."""
    if value is None:
        return "-"
    return f"{value:.5g}" if isinstance(value, float) else str(value)


def _quantiles(draws: Any) -> tuple[float, float]:
    """The 5 and 95 per cent quantiles."""
    import numpy as np

    low, high = np.quantile(draws, [0.05, 0.95])
    return float(low), float(high)
