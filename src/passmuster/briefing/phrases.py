"""The short phrases that the terminal and the page share, made of what the findings already hold."""

from collections.abc import Iterable
from datetime import timedelta
from math import isfinite
from typing import Final

from passmuster.findings.findings import Findings
from passmuster.findings.parts.audit import SourceLean
from passmuster.findings.parts.changes import FAILED
from passmuster.findings.parts.counts import Estimate
from passmuster.findings.parts.methods import Diagnostics, FitStatus
from passmuster.findings.parts.outlook import EffectKind, Indicator, LeverEffect
from passmuster.wording.dates import long_date
from passmuster.wording.numbers import NOT_KNOWN, count_words, gain_words, percent_interval_words, points_words
from passmuster.wording.quantities import tally

__all__ = [
    "EFFECTS_NOTE",
    "ELSEWHERE",
    "LEAN_NOTE",
    "RATED_NOTE",
    "STRAIN_SCALE",
    "answer_sentences",
    "basis_words",
    "caution",
    "diagnostics_sentence",
    "effect_cells",
    "failure_sentences",
    "fared_words",
    "has_exactness",
    "horizon_words",
    "indicator_effect",
    "lever_sentences",
    "past_sentence",
    "quantity_label",
    "question_effect",
    "units_words",
    "what_if_sentences",
]

LEAN_NOTE: Final = "Factor: claimed divided by true; 1 is no lean. The same rule holds for every side."
"""How the columns of leans are read."""

SCATTER_NOTE: Final = (
    "Scatter: two in three of its numbers lie within this factor of what it usually prints, its lean taken off; worked "
    "out from what is left over of its own numbers, three or more. The estimate itself takes all sources of a kind for "
    "equally exact. Fared: how its claims came out against those of other origins."
)
"""How the columns of scatter are read."""

RATED_NOTE: Final = "A letter in brackets, A to E, is what people rated the group; it weighs nothing here."
"""What stands behind a group that somebody rated."""

STRAIN_SCALE: Final = "0 is the level at the start, 1 one prior standard deviation."
"""How a level of strain is read."""

EFFECTS_NOTE: Final = (
    "Differences are means, path by path under one luck: of probabilities in points, of counts in people. Counts "
    "themselves are medians."
)
"""What the columns of effects are."""

ELSEWHERE: Final = "in the page (--html FILE) and the data (--format json)"
"""Where everything stands that a screen has no room for."""


# What is said first -------------------------------------------------------------------------------------------------


def failure_sentences(findings: Findings) -> tuple[str, ...]:
    """What must be said before anything else when the fit failed; empty when it did not."""
    if findings.diagnostics.status != FitStatus.FAILED:
        return ()
    return (FAILED, diagnostics_sentence(findings.diagnostics), *findings.diagnostics.remarks)


def answer_sentences(findings: Findings) -> tuple[str, ...]:
    """The bottom line, without what has been said above it when the fit failed."""
    said = failure_sentences(findings)
    return tuple(line for line in findings.bottom_line if line not in said) or ("No answer was reached.",)


def caution(findings: Findings) -> str:
    """A remark to put beside every table of numbers when the fit failed; empty when it did not."""
    return "Figures of a failed fit, for inspection only: not estimates." if failure_sentences(findings) else ""


def diagnostics_sentence(diagnostics: Diagnostics) -> str:
    """Status of the fit with its three figures; wall-clock seconds are left out, because they differ between runs."""
    r_hat = f"{diagnostics.r_hat_max:.3f}" if isfinite(diagnostics.r_hat_max) else NOT_KNOWN
    return (
        f"Fit: {diagnostics.status}; largest R-hat {r_hat}, smallest effective sample size "
        f"{count_words(diagnostics.ess_min)}, {tally(diagnostics.divergences, 'divergence')}."
    )


def what_if_sentences(findings: Findings) -> tuple[str, ...]:
    """For each lever that was set that the briefing is not on the case as it is."""
    return tuple(
        f"What if {name} = {value}: set by the reader, not the case as it is." for name, value in findings.levers
    )


def horizon_words(findings: Findings, weeks: int) -> str:
    """A horizon with its last day: ``"Within 26 weeks, by 29 August 2025"``."""
    return f"Within {weeks} weeks, by {long_date(findings.as_of + timedelta(weeks=weeks))}"


# Estimates ----------------------------------------------------------------------------------------------------------


def quantity_label(row: Estimate) -> str:
    """The row of a table: the quantity, with its window where it is a flow, ``"rotated, 26 weeks"``."""
    weeks = 0 if row.since is None else round((row.date - row.since).days / 7)
    return f"{row.quantity}, {weeks} weeks" if weeks else row.quantity


def units_words(rows: Iterable[Estimate]) -> str:
    """What the numbers of one column count, "people" or "pieces"; where that differs or is neither, "number"."""
    units = {row.unit for row in rows}
    return units.pop() if units in ({"people"}, {"pieces"}) else "number"


def basis_words(row: Estimate) -> str:
    """What an estimate rests on: "3 claims", "by balance" of what others count, or "prior only" when nothing does."""
    if row.is_prior:
        return "prior only"
    return tally(len(row.claims), "claim") if row.claims else "by balance"


# Outlook ------------------------------------------------------------------------------------------------------------


def past_sentence(findings: Findings) -> str:
    """What the partner has done so far, by the events on record; empty when they show nothing."""
    steps = [f"{long_date(row.date)} {row.text} ({row.claimant}, {row.group})" for row in findings.stances]
    if not steps:
        return ""
    stance = max(findings.stances, key=lambda row: row.date).stance
    reads = f" The last of these reads as: {stance}." if stance else ""
    return f"So far, by the events on record: {'; '.join(steps)}.{reads}"


def fared_words(row: SourceLean) -> str:
    """How the claims of a source came out against those of others: "5 pass, 1 doubtful"; empty where none could."""
    counts = ((row.passed, "pass"), (row.doubtful, "doubtful"), (row.failed, "fail"))
    return ", ".join(f"{count:,} {word}" for count, word in counts if count)


def has_exactness(rows: Iterable[SourceLean]) -> bool:
    """Whether of any of these lines the scatter is known, or how claims fared."""
    return any(row.scatter_q50 is not None or fared_words(row) for row in rows)


def lever_sentences(findings: Findings) -> list[tuple[str, str]]:
    """Each lever as it is written and one sentence of what it stands for; those set come first, with how they act."""
    pulled = [row for row in findings.lever_lines if row.value]
    others = [row for row in findings.lever_lines if not row.value]
    set_ones = [(f"{row.name}={row.value}", f"{row.text} {row.acts} May be disputed: {row.disputed}") for row in pulled]
    return [*set_ones, *((f"{row.name}=", f"{row.text} Takes {row.values}.") for row in others)]


def effect_cells(row: LeverEffect) -> tuple[str, ...]:
    """An effect in words: what, without, with, difference, its interval."""
    if row.kind != EffectKind.COUNT:
        interval = f"{points_words(row.q05)} to {points_words(row.q95)}"
        before, after = (percent_interval_words(value, value) for value in (row.before, row.after))
        return (row.what, before, after, points_words(row.mean), interval)
    interval = f"{gain_words(row.q05)} to {gain_words(row.q95)}"
    return (row.what, count_words(row.before), count_words(row.after), gain_words(row.mean), interval)


def question_effect(row: LeverEffect) -> str:
    """A sentence on what the set levers change about the answer to a question."""
    _, before, after, change, interval = effect_cells(row)
    return f"{before} as it stands, {after} with the levers: {change} (90 % interval {interval})."


def indicator_effect(row: Indicator) -> str:
    """Which way and how far: ``"lowers: withdraw within 26 weeks, by about 9 points"``."""
    effect = f"{row.direction}: {row.moves}" if row.direction else row.moves
    if row.size is None or not isfinite(row.size):
        return effect
    points = abs(100.0 * row.size)
    if points < 1.5:
        return f"{effect}, by {'about' if points >= 0.5 else 'less than'} one point"
    return f"{effect}, by about {points:.0f} points"
