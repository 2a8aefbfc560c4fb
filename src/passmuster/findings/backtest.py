"""Findings about past forecasts of a case: how they did, beside naive ones, in numbers and in sentences.

The answer comes first, then beside whom, then where it lost, then what was not asked.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from passmuster._version import __version__
from passmuster.findings.backtest_discretion import backtest_discretion, discreet_scores
from passmuster.findings.parts.backtest import BacktestFindings, DayFindings, LostClaim, Part
from passmuster.forecast.backtest.actions import ActionScore, action_means
from passmuster.forecast.backtest.backtest import (
    Backtest,
    DayOutcome,
    biggest_losses,
    by_key,
    differences,
    held_if_right,
    model_summary,
    naive_summaries,
    summary,
)
from passmuster.forecast.backtest.claim_scores import ClaimScore
from passmuster.inference.diagnostics import FitStatus
from passmuster.ledger.vocabulary import Action, Bound
from passmuster.wording.dates import long_date
from passmuster.wording.few import FewerThan
from passmuster.wording.lists import first_of
from passmuster.wording.numbers import BOUND_WORDS, estimate_words, percent_words, reported_words, share_words
from passmuster.wording.quantities import quantity_noun, tally

__all__ = ["NAIVE_NAMES", "backtest_findings", "lost_words"]

NAIVE_NAMES: Final = {"last_claim": "last claim", "median_claim": "median of the last five", "trend": "straight trend"}
"""The naive forecasters in words."""

WORTH_NAMING: Final = 0.02
"""Chance below which an action is not named among what may have come."""

NAMED_AT_MOST: Final = 12
"""Claims named in a sentence."""

RESAMPLING_SEED: Final = 0
"""Fixes which origins are drawn again for the interval of a difference, whatever seed the fits had."""


def backtest_findings(
    found: Backtest,
    *,
    case: str,
    title: str,
    seed: int,
    input_hashes: Sequence[tuple[str, str]],
    shown_because: str = "",
) -> BacktestFindings:
    """The findings about a backtest, by the rule about people; `shown_because` is why small counts are shown."""
    comparable = found.comparable
    means = action_means(found.actions)
    told = found.scores if shown_because else discreet_scores(found.scores)
    return BacktestFindings(
        case=case,
        title=title,
        seed=seed,
        version=__version__,
        input_hashes=tuple(sorted(input_hashes)),
        days=tuple(_day(day) for day in found.days),
        comparable=_part("", comparable),
        by_day=_parts(comparable, lambda score: str(score.as_of)),
        by_family=_parts(comparable, lambda score: score.family),
        as_modelled=model_summary(comparable),
        if_right=held_if_right(found),
        differences=differences(comparable, seed=RESAMPLING_SEED),
        first_of_kind=summary(found.first_of_kind),
        claims=told,
        left_out=found.left_out,
        actions=found.actions,
        action_means=means,
        actions_remark=found.actions_remark,
        on_actions=_on_actions(means, len(found.actions)) or found.actions_remark,
        came=tuple(_came(score) for score in found.actions),
        failure=tuple(_failure(found)),
        answer=tuple(_answer(comparable)),
        on_width=tuple(_on_width(found)),
        lost=tuple(_lost(found.scores, told)),
        not_compared=tuple(_not_compared(found)),
        discretion=backtest_discretion(told, shown_because=shown_because),
    )


def _part(name: str, scores: Sequence[ClaimScore]) -> Part:
    return Part(name=name, ours=summary(scores), naive=naive_summaries(scores))


def _parts(scores: Sequence[ClaimScore], key: Callable[[ClaimScore], str]) -> tuple[Part, ...]:
    return tuple(_part(name, own) for name, own in by_key(scores, key))


def _day(day: DayOutcome) -> DayFindings:
    return DayFindings(
        as_of=day.as_of,
        n_known=day.n_known,
        status=day.status,
        r_hat_max=day.r_hat_max,
        ess_min=day.ess_min,
        divergences=day.divergences,
        width=day.width,
        scores=_part(str(day.as_of), [score for score in day.scores if score.naive]),
    )


# The answer -----------------------------------------------------------------------------------------------------------


def _failure(found: Backtest) -> Iterator[str]:
    """A failed fit is said before anything else."""
    for day in found.days:
        if day.status is not FitStatus.OK:
            yield (
                f"THE FIT AS OF {day.as_of} FAILED (R-hat {day.r_hat_max:.3f}, effective sample {day.ess_min:.0f}, "
                f"{tally(day.divergences, 'divergence')}): its forecasts are no estimates."
            )


def _answer(comparable: Sequence[ClaimScore]) -> Iterator[str]:
    """How good the forecasts were, in three sentences."""
    ours, naive = summary(comparable), naive_summaries(comparable)
    if ours is None:
        yield "Nothing said later could be compared with a naive forecast: every later claim was the first of its kind."
        return
    best = min(naive, key=lambda name: naive[name].crps_log)
    yield (
        f"{tally(ours.n, 'later claim')} {'was' if ours.n == 1 else 'were'} forecast. The error (mean CRPS of log "
        f"numbers; 0.1 is about a tenth) was {ours.crps_log:.3f}, that of the best naive forecaster, the "
        f"{NAIVE_NAMES[best]}, {naive[best].crps_log:.3f}: {_change_words(ours.crps_log, naive[best].crps_log)}."
    )
    gap = differences(comparable, seed=RESAMPLING_SEED).get(best)
    if gap is not None:
        yield (
            f"The difference is {gap.mean:+.3f} (90 % interval over origins {gap.q05:+.3f} to {gap.q95:+.3f}; below "
            "zero is better)."
        )
    yield (
        f"The 90 % intervals held {share_words(ours.coverage90)} of the numbers and the 50 % intervals "
        f"{share_words(ours.coverage50)}."
    )


def _on_width(found: Backtest) -> Iterator[str]:
    """What to hold the coverage against, and what was learned about widths before each day."""
    held, modelled = held_if_right(found), model_summary(found.comparable)
    if held is None or modelled is None:
        return
    yield (
        "Claims share truths, so that even a perfect forecaster seldom holds just 90 in 100: were these forecasts "
        f"exactly right, their 90 % intervals would hold {share_words(held.q05)} to {share_words(held.q95)} of the "
        f"numbers in nine cases of ten, and as many as they did or more with a chance of {percent_words(held.as_many)}."
    )
    learned = [f"{day.width.factor:.2f} as of {long_date(day.as_of)}" for day in found.days if day.width.n_claims]
    if learned:
        yield (
            "Each day's widths were multiplied by what forecasts made and settled before it had taught: "
            f"{', '.join(learned)}. At its own widths the model's error would have been {modelled.crps_log:.3f}, and "
            f"its 90 % intervals would have held {share_words(modelled.coverage90)}."
        )


def _change_words(ours: float, theirs: float) -> str:
    if theirs <= 0.0:
        return "no lower, as that was without error"
    change = 1.0 - ours / theirs
    return f"{share_words(abs(change))} {'lower' if change >= 0 else 'HIGHER'}"


# Claims ---------------------------------------------------------------------------------------------------------------


def _lost(scores: Sequence[ClaimScore], told: Sequence[ClaimScore]) -> Iterator[LostClaim]:
    """The claims that cost most, as they are told; those of few people cost what they cost, and it is not said."""
    as_told = {(score.claim_id, score.as_of): score for score in told}
    for score in biggest_losses(scores):
        shown = as_told[score.claim_id, score.as_of]
        lost_by = score.lost_by if score.naive and "number" not in shown.withheld else None
        yield LostClaim(claim_id=score.claim_id, lost_by=lost_by, text=lost_words(shown))


def lost_words(score: ClaimScore) -> str:
    """One claim, its forecast and what was missed."""
    number = f"{_number_words(score)} {quantity_noun(score.quantity)}"
    window = " in a window" if score.is_window else ""
    return (
        f"{score.subject}: {score.group} said {number}{window}, {tally(score.lead_days, 'day')} after "
        f"{long_date(score.as_of)}; forecast {estimate_words(score.q05, score.q50, score.q95)}: {score.why}."
    )


def _number_words(score: ClaimScore) -> str:
    if isinstance(score.number, FewerThan):
        return score.number.words
    bound = "a range around" if score.bound == Bound.RANGE else BOUND_WORDS.get(Bound(score.bound), "")
    return f"{bound} {reported_words(round(score.number))}".lstrip()


def _not_compared(found: Backtest) -> Iterator[str]:
    """First claims of their kind, and claims that were not forecast, by reason."""
    first = summary(found.first_of_kind)
    if first is not None:
        yield (
            f"{tally(first.n, 'claim')} had nothing of their kind before them, so that no naive forecaster had a "
            f"number: mean CRPS {first.crps_log:.3f}, {share_words(first.coverage90)} in the 90 % interval "
            f"({_named(score.claim_id for score in found.first_of_kind)})."
        )
    for reason, count in Counter(claim.reason for claim in found.left_out).most_common():
        names = _named(claim.claim_id for claim in found.left_out if claim.reason == reason)
        yield f"{tally(count, 'claim')} not forecast: {reason} ({names})."


def _named(claim_ids: Iterable[str]) -> str:
    return first_of(list(claim_ids), NAMED_AT_MOST)


# Actions --------------------------------------------------------------------------------------------------------------


def _on_actions(means: dict[str, float | None], n: int) -> str:
    if means["brier"] is None:
        return ""
    return (
        f"Brier score over the five actions (0 to 2) {means['brier']:.3f}; of the better baseline, a constant hazard "
        f"or Kaplan-Meier (K-M), {means['baseline_brier']:.3f}; over {tally(n, 'forecast')}."
    )


def _came(score: ActionScore) -> str:
    """What is likely to have come, each with the chance it was given."""
    return ", ".join(
        f"{action} {percent_words(chance)} ({percent_words(said)})"
        for action, chance, said in zip(Action, score.outcome, score.forecast, strict=True)
        if chance >= WORTH_NAMING
    )
