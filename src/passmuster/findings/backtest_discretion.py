"""Discretion about past forecasts: claims of few harmed people, and forecasts of so few, are told as such.

What a claim of few has scored would tell its number to whoever holds it against the forecast, and is not told; means
over claims are of all of them.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import nan
from typing import Any, Final

from passmuster.findings.discretion import AT_LEAST_ONE, CELL_SIZE, WITHHELD, is_small, of_harmed
from passmuster.findings.parts.discretion import Discretion
from passmuster.forecast.backtest.claim_scores import ClaimScore, RivalScore
from passmuster.ledger.vocabulary import Bound
from passmuster.wording.few import FewerThan
from passmuster.wording.quantities import tally

__all__ = ["backtest_discretion", "discreet_scores", "forecast_discretion_words"]

QUANTILES: Final = ("q05", "q25", "q50", "q75", "q95")

WHY: Final = f"the claim is of {WITHHELD} people, and what was missed is withheld"
WHY_FORECAST: Final = f"the forecast is of {WITHHELD} people, and what was missed is withheld"


def discreet_scores(scores: Sequence[ClaimScore]) -> tuple[ClaimScore, ...]:
    """Scores by the rule about people; `withheld` names what stands for fewer."""
    return tuple(_discreet(score) if of_harmed(score.quantity) else score for score in scores)


def backtest_discretion(told: Sequence[ClaimScore], *, shown_because: str) -> Discretion:
    """What was kept back of scores, counted."""
    few = tuple(dict.fromkeys(score.claim_id for score in told if "number" in score.withheld))
    estimates = sum(bool(set(score.withheld) - {"number"}) for score in told)
    return Discretion(cell_size=CELL_SIZE, claims=few, estimates=estimates, shown_because=shown_because)


def forecast_discretion_words(kept: Discretion) -> str:
    """What was kept back of scores, in a sentence; empty where nothing was and no reason was given."""
    if kept.shown_because:
        return f"Small counts of people are shown, because: {kept.shown_because.rstrip('.')}."
    if not (kept.claims or kept.estimates):
        return ""
    where = f"{tally(len(kept.claims), 'claim')} and {tally(kept.estimates, 'forecast')}"
    return f"Numbers of {WITHHELD} dead, wounded, captured or missing people are withheld in {where}."


def _discreet(score: ClaimScore) -> ClaimScore:
    small = tuple(name for name in ("number", *QUANTILES) if is_small(getattr(score, name)))
    if not small:
        return score
    told: dict[str, Any] = dict.fromkeys(small, FewerThan(CELL_SIZE))
    why = score.why and WHY_FORECAST
    if "number" in small:
        told |= _unscored(score)
        why = score.why and WHY
        if score.bound == Bound.AT_LEAST:
            told["number"] = AT_LEAST_ONE
    return replace(score, why=why, withheld=small, **told)


def _unscored(score: ClaimScore) -> dict[str, Any]:
    naive = tuple(map(_unscored_rival, score.naive))
    scores = dict.fromkeys(("crps_log", "interval_score_log", "ignorance_bits", "square"), nan)
    return {**scores, "naive": naive, "as_modelled": _unscored_rival(score.as_modelled)}


def _unscored_rival(rival: RivalScore) -> RivalScore:
    return replace(rival, crps_log=nan, interval_score_log=nan)
