"""Sentences about a table of losses: what may have happened to a number, whom a series follows, how a lean changed."""

from typing import Final

from passmuster.findings.parts.losses import (
    HeldOutLine,
    LeanDrift,
    LossDiagnostics,
    LossTotal,
    NamesColumn,
    SetAsideColumn,
)
from passmuster.findings.parts.methods import FitStatus
from passmuster.losses.number_echoes import NumberEcho
from passmuster.losses.results import LikelySlip
from passmuster.losses.slip_causes import SlipCause, SlipKind
from passmuster.wording.numbers import (
    NOT_KNOWN,
    count_words,
    factor_interval_words,
    factor_words,
    interval_words,
    reported_words,
    share_words,
)

__all__ = [
    "drift_sentence", "echo_sentence", "held_out_sentence", "names_sentence", "set_aside_sentence", "slip_sentence",
    "slips_sentence", "total_words", "unsettled_sentences",
]  # fmt: skip

MUCH: Final = 2.0
"""A miss beyond this factor, up or down, is told as a multiple, and a smaller one in per cent."""


def total_words(total: LossTotal) -> tuple[str, str]:
    """A total and its interval; of what was told by floors alone only how much at least."""
    if total.floors_alone:
        return NOT_KNOWN, f"at least {count_words(total.q025, digits=2)}"
    width = total.q975 - total.q025
    return count_words(total.q50, width=width), interval_words(total.q025, total.q975)


def slip_sentence(slip: LikelySlip) -> str:
    """One sentence that says how far a number is off and what may have happened."""
    ratio = slip.printed / slip.expected
    off = f"{_whole(slip.printed)} where about {_whole(slip.expected)} was to be expected"
    return f"{off}, {_size(ratio)}: {_cause(slip.cause)}."


def slips_sentence(number: int) -> str:
    """How many rows look like slips, and what became of them."""
    if number == 1:
        return "1 row looks like a slip; it is kept and weighed down."
    return (
        f"{number:,} rows look like slips; they are kept and weighed down." if number else "No row looks like a slip."
    )


def _size(ratio: float) -> str:
    if ratio > MUCH or ratio < 1.0 / MUCH:
        return f"{factor_words(ratio)} times it" if ratio > 1.0 else f"1/{factor_words(1.0 / ratio)} of it"
    return f"{share_words(abs(ratio - 1.0))} {'above' if ratio > 1.0 else 'below'} it"


def _cause(cause: SlipCause) -> str:
    match cause.kind:
        case SlipKind.OTHER_COLUMN:
            return f"it fits the column {cause.column} of the same source and day"
        case SlipKind.DAY_AS_TOTAL:
            return f"it fits the day alone, about {_whole(cause.number)}, filed as a total"
        case SlipKind.DIGIT_DROPPED:
            return f"a digit dropped, perhaps a {cause.digits}"
        case SlipKind.DIGIT_TOO_MANY:
            return f"a digit too many, perhaps the {cause.digits}"
        case SlipKind.DIGITS_EXCHANGED:
            return f"the digits {cause.digits[0]} and {cause.digits[1]} exchanged"
        case SlipKind.WRONG_UNIT:
            return f"a wrong unit, by a factor of {_whole(cause.number)}"
        case SlipKind.STALE_REPEAT:
            return f"the number of day {cause.number:.0f} again"
        case SlipKind.FALL:
            return "a running total that falls"
        case SlipKind.UNKNOWN:
            return "no simple cause found"


def _whole(number: float | None) -> str:
    """A number of heads or pieces, every digit of it."""
    return NOT_KNOWN if number is None else reported_words(round(number))


def echo_sentence(echo: NumberEcho) -> str:
    """One sentence that shows how a series grows as another does."""
    (group, side, category), (other, _, other_category) = echo.echo, echo.follows
    pairs = zip(echo.steps, echo.followed_steps, strict=True)
    shown = ", ".join(f"{_whole(step)} against {_whole(theirs)}" for step, theirs in pairs)
    return (
        f"{group} on {category} of {side} grows as {other} on {other_category} does ({shown}): "
        f"{share_words(echo.misfit)} of its growth lies elsewhere, {share_words(echo.even_misfit)} with an even pace."
    )


def drift_sentence(drift: LeanDrift) -> str:
    """One sentence that says how a lean changed."""
    times = f"{factor_words(drift.factor_q50)} times as much of the truth as at first"
    ends = factor_interval_words(drift.factor_q025, drift.factor_q975)
    about = f"{drift.group} on {drift.category} of {drift.side}"
    return f"Drift: {about} came to claim {times} (95 % interval {ends})."


def set_aside_sentence(column: SetAsideColumn) -> str:
    """One sentence that says what was left out as another's number."""
    return f"Set aside as told again: {column.group} on {column.category}."


def names_sentence(column: NamesColumn) -> str:
    """One sentence that says which column was held for a list of names."""
    late = f"{column.delay_days:g} days late on average"
    return f"Held for a list of names, {late}: {column.group} on {column.category}."


def held_out_sentence(model: str, score: HeldOutLine) -> str:
    """One sentence that says how well a model foretold the rows left out."""
    in_turn = f" in {score.folds} parts" if score.folds else ""
    return (
        f"Held out{in_turn}, {model}: {score.n} rows, CRPS of logs {score.crps_log:.4f}, "
        f"log score {score.log_score:.3f}, "
        f"95 % intervals cover {100.0 * score.coverage95:.1f} %."
    )


def unsettled_sentences(diagnostics: LossDiagnostics) -> tuple[str, ...]:
    """What must be said before anything else when the draws have not settled; empty when they have."""
    if diagnostics.status is FitStatus.OK:
        return ()
    return (
        f"THE FIT FAILED: the draws have not settled. R-hat is {diagnostics.r_hat_max:.3f} where less than "
        f"{diagnostics.r_hat_limit} is needed, the effective sample size {diagnostics.ess_min:.0f} where "
        f"{diagnostics.ess_needed} are needed, worst for {diagnostics.worst}. Do not use these numbers; ask for more "
        "draws.",
    )
