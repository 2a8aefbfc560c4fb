"""Answers about past partners, in numbers, rows and sentences, from what was learned of them.

Four questions are answered: who is in a class and how fast they left, what drives leaving, who is most like one
participant, and how well forecasts of unseen wars did.
"""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, Final

import numpy as np

from passmuster.findings.parts.precedents import PrecedentAnswer
from passmuster.forecast.backtest.scorecard import ForecasterScores, Scorecard
from passmuster.precedents.exposure import WEEKS_PER_MONTH, departure_indices
from passmuster.precedents.hazards import Hazards
from passmuster.precedents.memory import median_memory
from passmuster.precedents.nearest import Neighbour, Strangeness
from passmuster.precedents.participant import Exit, Participant
from passmuster.precedents.regression import HazardFit
from passmuster.precedents.signs import effects_of
from passmuster.wording.numbers import percent_interval_words, percent_words, share_words
from passmuster.wording.quantities import tally

__all__ = ["EVENT", "drivers_of_leaving", "most_like", "scores_of", "who_left"]

EVENT: Final = "departure: early withdrawal, drawdown or change of side"


def who_left(participants: Iterable[Participant], base_rate: Hazards) -> PrecedentAnswer:
    """Who is in the class, and how often and how fast they left; `base_rate` is the fit to the same participants."""
    exposure = base_rate.exposure
    horizon = [12 * WEEKS_PER_MONTH]
    year = base_rate.exit_probabilities(0.0, horizon)[:, 0, departure_indices()].sum(axis=1)
    low, high = _quantiles(year)
    by_id = {row.case_id: row for row in participants}
    rows = [
        {
            "case_id": case_id,
            "war": by_id[case_id].war,
            "participant": by_id[case_id].participant,
            "principal": by_id[case_id].principal,
            "start": by_id[case_id].start.isoformat(),
            "months": round(float(months), 1),
            "exit": by_id[case_id].exit if cause >= 0 else Exit.ONGOING,
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
    chance = f"{percent_words(float(year.mean()))} (90 % interval {percent_interval_words(low, high)})"
    remarks = [
        f"{tally(len(rows), 'participant')} of {tally(wars, 'war')}, {exposure.n_exits} of which left early in "
        f"{tally(round(float(exposure.months.sum())), 'month')}; one that enters a new war leaves early within a year "
        f"with {chance}."
    ]
    return PrecedentAnswer(facts=facts, title="participants", rows=rows, remarks=remarks)


def drivers_of_leaving(fit: HazardFit) -> PrecedentAnswer:
    """What drives leaving, beside what scholars expect."""
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
    return PrecedentAnswer(facts=facts, title="effects", rows=rows, remarks=remarks)


def most_like(case: Participant, nearest: Iterable[Neighbour], strangeness: Strangeness) -> PrecedentAnswer:
    """The precedents most like one participant, with what speaks for and against each, and how strange it is to all."""
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
        for near in nearest
    ]
    facts = {
        "case_id": case.case_id,
        "outside_sample": strangeness.outside,
        "distance": strangeness.distance,
        "distance_ratio": strangeness.ratio,
        "share_stranger": strangeness.share_stranger,
    }
    stranger = f"{share_words(strangeness.share_stranger)} of the precedents are stranger to the rest than it is."
    where = "outside" if strangeness.outside else "inside"
    return PrecedentAnswer(
        facts=facts,
        title="nearest",
        rows=rows,
        remarks=[f"{case.participant}, {case.war}, lies {where} the experience of the sample: {stranger}"],
    )


def scores_of(card: Scorecard, *, across_wars: bool) -> PrecedentAnswer:
    """Scores of forecasts of wars that the fit has not seen, beside the baselines.

    `across_wars` says that each war was forecast from all the others.
    """
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
        "n_wars": card.n_wars,
        "n_wars_with_departures": card.n_wars_with_departures,
        "within_wars": {
            name: {
                "concordance": scores.concordance_within_wars,
                "first_leavers": scores.concordance_first_leavers,
            }
            for name, scores in card.scores.items()
        },
        "n_months": card.n_months,
        "n_years": card.n_years,
    }
    rows = [{"forecaster": name, **_contract(scores)} for name, scores in card.scores.items()]
    return PrecedentAnswer(facts=facts, title="scores", rows=rows, remarks=_score_remarks(card, across_wars))


def _contract(scores: ForecasterScores) -> dict[str, float | None]:
    """The three numbers that other programs rely on."""
    return {
        "concordance": scores.concordance,
        "brier_12_months": scores.brier_12_months,
        "log_loss_per_month": scores.log_loss_per_month,
    }


def _within(scores: ForecasterScores) -> dict[str, float | None]:
    """Concordance within wars, of all who left and of those who left first."""
    return {
        "concordance": scores.concordance_within_wars,
        "of those who left before anybody else": scores.concordance_first_leavers,
    }


def _differences(card: Scorecard, name: str) -> dict[str, Any]:
    """Ours less a baseline's, with the interval."""
    pairs = {"brier_12_months": card.brier_difference[name], "log_loss_per_month": card.log_loss_difference[name]}
    return {score: None if difference is None else asdict(difference) for score, difference in pairs.items()}


def _slope(slope: Any) -> dict[str, float] | None:
    return None if slope is None else asdict(slope)


def _score_remarks(card: Scorecard, across: bool) -> list[str]:
    """The result in sentences: what was scored, the difference from each baseline, and calibration."""
    remarks = [
        f"Event: {EVENT}. Learned from {card.n_train} participants, forecast {card.n_test}: "
        f"{tally(card.n_departures, 'departure')} in {tally(card.n_months, 'month')}, and "
        f"{tally(card.n_years, 'year')} ahead."
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
    told = [f"{name} {value:.2f}" for name, value in _within(ours).items() if value is not None]
    if told:
        remarks.append(
            f"Who leaves within one war, rather than which war is left: {', '.join(told)} (a half is chance). Wars are "
            f"what is independent: {card.n_wars} of them, {card.n_wars_with_departures} with a departure."
        )
    if across:
        remarks.append(
            "Concordance compares wars here: to leave a war out in which many left lowers what the rest say of it, so "
            "that a constant forecaster falls below one half, and ours is held down as well."
        )
    return remarks


def _quantiles(draws: Any) -> tuple[float, float]:
    """The 5 and 95 per cent quantiles."""
    low, high = np.quantile(draws, [0.05, 0.95])
    return float(low), float(high)
