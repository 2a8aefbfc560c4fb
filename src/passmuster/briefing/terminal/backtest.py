"""A backtest on the terminal: the answer first, then beside whom, then where it lost, then what was not asked."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from passmuster._version import __version__
from passmuster.briefing.plaintext import one_line
from passmuster.briefing.terminal.tables import Trimmed, plain
from passmuster.forecast.backtest.actions import ActionScore, action_means
from passmuster.forecast.backtest.backtest import (
    Backtest,
    Summary,
    biggest_losses,
    by_key,
    differences,
    held_if_right,
    model_summary,
    naive_summaries,
    summary,
)
from passmuster.forecast.backtest.claim_scores import ClaimScore
from passmuster.ledger.vocabulary import Action
from passmuster.wording.numbers import count_words, percent_words, reported_words

__all__ = ["loss_words", "print_backtest"]

MAXIMUM_WIDTH: Final = 116

NAMES: Final = {"last_claim": "last claim", "median_claim": "median of the last five", "trend": "straight trend"}
"""The naive forecasters in words."""

SHORT_NAMES: Final = ("last", "median", "trend")
"""The same where columns are narrow."""

OURS: Final = "passmuster"


def print_backtest(found: Backtest, *, title: str, case: str, seed: int, console: Console) -> None:
    """Print the whole backtest to the console."""
    days = ", ".join(str(day.as_of) for day in found.days)
    head = (
        Text(one_line(title), style="bold"),
        Text(f"{case} · as of {days} · seed {seed} · passmuster {__version__}"),
    )
    sections = (
        ("", [*head, Text(), *_paragraphs(_failure_words(found)), *_paragraphs(_answer_words(found))]),
        ("What coverage to expect", _paragraphs(_width_words(found))),
        ("Beside naive forecasters", _forecasters(found.comparable)),
        ("By as-of day", _parts(found.comparable, lambda score: str(score.as_of))),
        ("By kind of number", _parts(found.comparable, lambda score: score.family)),
        ("Where it lost", _losses(found.scores)),
        ("The partner's actions", _actions(found)),
        ("Not compared", _not_compared(found)),
    )
    width = min(console.width, MAXIMUM_WIDTH)
    for heading, body in sections:
        if heading and body:
            console.print()
            console.print(plain(heading, style="bold"), width=width)
        for part in body:
            console.print(Trimmed(part), width=width, highlight=False, markup=False, emoji=False)


def _paragraphs(sentences: Iterable[str]) -> list[RenderableType]:
    return [plain(sentence) for sentence in sentences]


# The answer -----------------------------------------------------------------------------------------------------------


def _failure_words(found: Backtest) -> Iterable[str]:
    """A failed fit is said before anything else."""
    for day in found.days:
        if day.status != "ok":
            yield (
                f"THE FIT AS OF {day.as_of} FAILED (R-hat {day.r_hat_max:.3f}, effective sample {day.ess_min:.0f}, "
                f"{day.divergences} divergences): its forecasts are no estimates."
            )


def _answer_words(found: Backtest) -> Iterable[str]:
    """How good the forecasts were, in three sentences."""
    ours, naive = summary(found.comparable), naive_summaries(found.comparable)
    if ours is None:
        yield "Nothing said later could be compared with a naive forecast: every later claim was the first of its kind."
        return
    best = min(naive, key=lambda name: naive[name].crps_log)
    yield (
        f"{ours.n} later claims were forecast. The error (mean CRPS of log numbers; 0.1 is about a tenth) was "
        f"{ours.crps_log:.3f}, that of the best naive forecaster, the {NAMES[best]}, {naive[best].crps_log:.3f}: "
        f"{_change_words(ours.crps_log, naive[best].crps_log)}."
    )
    gap = differences(found.comparable, seed=0).get(best)
    if gap is not None:
        yield (
            f"The difference is {gap.mean:+.3f} (90 % interval over origins {gap.q05:+.3f} to {gap.q95:+.3f}; below "
            "zero is better)."
        )
    yield (
        f"The 90 % intervals held {_share(ours.coverage90)} of the numbers and the 50 % intervals "
        f"{_share(ours.coverage50)}."
    )


def _width_words(found: Backtest) -> Iterable[str]:
    """What to hold the coverage against, and what was learned about widths before each day."""
    held, modelled = held_if_right(found), model_summary(found.comparable)
    if held is None or modelled is None:
        return
    yield (
        "Claims share truths, so that even a perfect forecaster seldom holds just 90 in 100: were these forecasts "
        f"exactly right, their 90 % intervals would hold {_share(held.q05)} to {_share(held.q95)} of the numbers in "
        f"nine cases of ten, and as many as they did or more with a chance of {percent_words(held.as_many)}."
    )
    learned = [f"{day.width.factor:.2f} as of {day.as_of}" for day in found.days if day.width.n_claims]
    if learned:
        yield (
            "Each day's widths were multiplied by what forecasts made and settled before it had taught: "
            f"{', '.join(learned)}. At its own widths the model's error would have been {modelled.crps_log:.3f}, and "
            f"its 90 % intervals would have held {_share(modelled.coverage90)}."
        )


def _change_words(ours: float, theirs: float) -> str:
    if theirs <= 0.0:
        return "no lower, as that was without error"
    change = 1.0 - ours / theirs
    return f"{abs(change):.0%} {'lower' if change >= 0 else 'HIGHER'}".replace("%", " %")


def _share(value: float) -> str:
    """A share of claims that were counted, and no estimate."""
    return f"{round(100.0 * value)} %"


# Tables ---------------------------------------------------------------------------------------------------------------


def _table(*headings: str, text_columns: int = 1) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for place, heading in enumerate(headings):
        is_text = place < text_columns
        table.add_column(heading, justify="left" if is_text else "right", overflow="fold", no_wrap=not is_text)
    return table


def _forecasters(scores: Sequence[ClaimScore]) -> list[RenderableType]:
    ours = summary(scores)
    if ours is None:
        return []
    table = _table("forecaster", "claims", "CRPS", "interval score", "in 50 %", "in 90 %")
    rows = {OURS: ours} | {NAMES[name]: own for name, own in naive_summaries(scores).items()}
    for name, own in rows.items():
        table.add_row(name, *_summary_cells(own))
    return [table]


def _summary_cells(own: Summary) -> tuple[str, ...]:
    shares = (_share(own.coverage50), _share(own.coverage90))
    return str(own.n), f"{own.crps_log:.3f}", f"{own.interval_score_log:.2f}", *shares


def _parts(scores: Sequence[ClaimScore], key: object) -> list[RenderableType]:
    groups = by_key(scores, key)  # type: ignore[arg-type]
    if not groups:
        return []
    table = _table("", "claims", OURS, *SHORT_NAMES, "in 90 %")
    table.columns[0].no_wrap = True
    for name, own in groups:
        ours, naive = summary(own), naive_summaries(own)
        assert ours is not None
        errors = [f"{naive[name].crps_log:.3f}" if name in naive else "-" for name in NAMES]
        table.add_row(name, str(ours.n), f"{ours.crps_log:.3f}", *errors, _share(ours.coverage90))
    return [table]


def _losses(scores: Sequence[ClaimScore]) -> list[RenderableType]:
    """The claims that cost most, each with what was forecast and why it was missed."""
    lost = biggest_losses(scores)
    if not lost:
        return [plain("Nowhere: no naive forecaster did better on any claim, and every number lay in its interval.")]
    table = _table("claim", "lost by", "", text_columns=3)
    table.columns[0].no_wrap = table.columns[1].no_wrap = True
    for score in lost:
        amount = f"{score.lost_by:.2f}" if score.naive else "-"
        table.add_row(one_line(score.claim_id), amount, plain(loss_words(score)))
    note = (
        "'Lost by' is the CRPS of log numbers less that of the naive forecaster that did best on that claim; a dash "
        "means that nobody else had a forecast. Forecasts are medians with 90 % intervals."
    )
    return [table, plain(note, style="dim")]


def loss_words(score: ClaimScore) -> str:
    """One claim, its forecast and what was missed."""
    about = f"{score.subject}, {score.quantity}{' in a window' if score.is_window else ''}"
    said = f"{score.group} said {BOUND_WORDS.get(score.bound, '')}{reported_words(round(score.number))}"
    days = "1 day" if score.lead_days == 1 else f"{score.lead_days} days"
    forecast = f"{count_words(score.q50)} ({count_words(score.q05)} to {count_words(score.q95)})"
    return f"{about}: {said} {days} after {score.as_of}; forecast {forecast}: {score.why}."


BOUND_WORDS: Final = {"at_least": "at least ", "at_most": "at most ", "about": "about ", "range": "a range around "}


def _actions(found: Backtest) -> list[RenderableType]:
    means = action_means(found.actions)
    if means["brier"] is None:
        return [plain(found.actions_remark)] if found.actions_remark else []
    table = _table("as of", "weeks", "what came, by what is known now (forecast)", "Brier", "constant", "K-M")
    table.columns[0].no_wrap, table.columns[2].no_wrap, table.columns[2].justify = True, False, "left"
    for score in found.actions:
        scores = (score.brier, score.brier_constant, score.brier_kaplan_meier)
        table.add_row(str(score.as_of), str(score.horizon_weeks), _came_words(score), *(f"{n:.3f}" for n in scores))
    sentence = (
        f"Brier score over the five actions (0 to 2) {means['brier']:.3f}; of the better baseline, a constant hazard "
        f"or Kaplan-Meier (K-M), {means['baseline_brier']:.3f}; over {len(found.actions)} forecasts."
    )
    return [plain(sentence), table]


def _came_words(score: ActionScore) -> str:
    """What is likely to have come, each with the chance it was given."""
    came = [
        f"{action} {percent_words(chance)} ({percent_words(said)})"
        for action, chance, said in zip(Action, score.outcome, score.forecast, strict=True)
        if chance >= WORTH_NAMING
    ]
    return ", ".join(came)


WORTH_NAMING: Final = 0.02
"""Chance below which an action is not named among what may have come."""


def _not_compared(found: Backtest) -> list[RenderableType]:
    """First claims of their kind, and claims that were not forecast, by reason."""
    lines: list[RenderableType] = []
    first = summary(found.first_of_kind)
    if first is not None:
        lines.append(
            plain(
                f"{first.n} claims were the first of their kind, so that no naive forecaster had a number: mean CRPS "
                f"{first.crps_log:.3f}, {_share(first.coverage90)} in the 90 % interval "
                f"({_named(score.claim_id for score in found.first_of_kind)})."
            )
        )
    for reason, count in Counter(claim.reason for claim in found.left_out).most_common():
        names = _named(claim.claim_id for claim in found.left_out if claim.reason == reason)
        claims = "1 claim" if count == 1 else f"{count} claims"
        lines.append(plain(f"{claims} not forecast: {one_line(reason)} ({names})."))
    return lines


NAMED_AT_MOST: Final = 12


def _named(claim_ids: Iterable[str]) -> str:
    names = [one_line(name) for name in claim_ids]
    more = f" and {len(names) - NAMED_AT_MOST} more" if len(names) > NAMED_AT_MOST else ""
    return ", ".join(names[:NAMED_AT_MOST]) + more
