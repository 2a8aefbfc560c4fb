"""The order in which a briefing is read, and the small phrases that the terminal and the page share.

Everything here arranges or names what the findings already hold: worst verdicts first, forces in the case's order,
quantities in the vocabulary's, days from near to far.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from math import isfinite
from typing import Final, TypeVar

from passmuster.findings.findings import FAILED, Findings
from passmuster.findings.parts.audit import MusterLine
from passmuster.findings.parts.counts import Estimate
from passmuster.findings.parts.evidence import ClaimLine, StatementLine
from passmuster.findings.parts.methods import Diagnostics, FitStatus
from passmuster.findings.parts.outlook import EffectKind, Indicator, LeverEffect
from passmuster.findings.parts.partner import DependencePoint, StrainPoint
from passmuster.ledger.vocabulary import Quantity
from passmuster.wording.dates import long_date, tally
from passmuster.wording.numbers import NOT_KNOWN, count_words, gain_words, percent_interval_words, points_words
from passmuster.wording.order import natural_order
from passmuster.wording.verdicts import VERDICTS

__all__ = [
    "EFFECTS_NOTE",
    "KINDS",
    "answer_sentences",
    "basis_words",
    "caution",
    "claims_by_id",
    "diagnostics_sentence",
    "disputed_in",
    "effect_cells",
    "effects_at",
    "estimates_by_force",
    "failure_sentences",
    "force_name",
    "horizon_words",
    "indicator_effect",
    "latest",
    "lever_sentences",
    "muster_by_verdict",
    "past_sentence",
    "quantity_words",
    "question_effects",
    "statements_by_kind",
    "units_words",
]


KINDS: Final = {
    "known": "reported, and contested by nobody",
    "inferred": "follows from the claims by the model",
    "assumed": "held without evidence in the claims",
    "unknown": "asked, and not answered by any claim",
}
"""How a sentence of the briefing is held, in the order of reading, with what that means."""

Point = TypeVar("Point", StrainPoint, DependencePoint)


# Dates and names ----------------------------------------------------------------------------------------------------


def horizon_words(findings: Findings, weeks: int) -> str:
    """A horizon with its last day: ``"Within 26 weeks, by 29 August 2025"``."""
    return f"Within {weeks} weeks, by {long_date(findings.as_of + timedelta(weeks=weeks))}"


def force_name(findings: Findings, subject: str) -> str:
    """The force's name in words, or its id when the case gives no name."""
    return dict(findings.force_names).get(subject, "") or subject


def claims_by_id(findings: Findings) -> dict[str, ClaimLine]:
    """Claim id to the claim as a reader sees it."""
    return {claim.claim_id: claim for claim in findings.claims}


# Status -------------------------------------------------------------------------------------------------------------


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
    return (
        f"Fit: {diagnostics.status}; largest R-hat {_decimals(diagnostics.r_hat_max)}, smallest effective sample size "
        f"{count_words(diagnostics.ess_min)}, {tally(diagnostics.divergences, 'divergence')}."
    )


def _decimals(value: float) -> str:
    return f"{value:.3f}" if isfinite(value) else NOT_KNOWN


# Estimates ----------------------------------------------------------------------------------------------------------


def estimates_by_force(findings: Findings) -> list[tuple[str, list[tuple[date, list[Estimate]]]]]:
    """Force id to (day, estimates of that day): forces as the case lists them, days from the as-of date onwards."""
    order = {subject: place for place, (subject, _) in enumerate(findings.force_names)}
    subjects = sorted({row.subject for row in findings.estimates}, key=lambda name: (order.get(name, len(order)), name))
    return [(subject, _by_day(row for row in findings.estimates if row.subject == subject)) for subject in subjects]


def _by_day(rows: Iterable[Estimate]) -> list[tuple[date, list[Estimate]]]:
    by_day: dict[date, list[Estimate]] = {}
    for row in sorted(rows, key=lambda row: (row.date, _quantity_order(row.quantity))):
        by_day.setdefault(row.date, []).append(row)
    return list(by_day.items())


def _quantity_order(quantity: str) -> tuple[int, str]:
    known: list[str] = [*Quantity]
    return (known.index(quantity) if quantity in known else len(known), quantity)


def quantity_words(row: Estimate) -> str:
    """What is counted, with its window where it is a flow."""
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


# Sentences and verdicts ---------------------------------------------------------------------------------------------


def statements_by_kind(findings: Findings) -> list[tuple[str, list[StatementLine]]]:
    """Known, inferred, assumed, unknown, in that order; any other kind after them; kinds without sentences left out."""
    kinds = [*KINDS, *sorted({row.kind for row in findings.statements} - set(KINDS))]
    groups = [(kind, [row for row in findings.statements if row.kind == kind]) for kind in kinds]
    return [(kind, rows) for kind, rows in groups if rows]


def muster_by_verdict(findings: Findings) -> list[tuple[str, list[MusterLine]]]:
    """Verdicts from the worst to the best, claims in natural order; verdicts nobody got are left out."""
    verdicts = [*VERDICTS, *sorted({row.verdict for row in findings.muster} - set(VERDICTS))]
    rows = sorted(findings.muster, key=lambda row: natural_order(row.claim_id))
    groups = [(verdict, [row for row in rows if row.verdict == verdict]) for verdict in verdicts]
    return [(verdict, members) for verdict, members in groups if members]


# Outlook ------------------------------------------------------------------------------------------------------------


def past_sentence(findings: Findings) -> str:
    """What the partner has done so far, by the events on record; empty when they show nothing."""
    steps = [f"{long_date(row.date)} {row.text} ({row.claimant}, {row.group})" for row in findings.stances]
    if not steps:
        return ""
    stance = max(findings.stances, key=lambda row: row.date).stance
    reads = f" The last of these reads as: {stance}." if stance else ""
    return f"So far, by the events on record: {'; '.join(steps)}.{reads}"


def disputed_in(findings: Findings, section: str) -> list[str]:
    """Assumptions of a section that an expert may dispute."""
    return [text for name, text in findings.disputed if name == section]


def lever_sentences(findings: Findings) -> list[tuple[str, str]]:
    """Each lever as it is written and one sentence of what it stands for; those set come first, with how they act."""
    pulled = [row for row in findings.lever_lines if row.value]
    others = [row for row in findings.lever_lines if not row.value]
    told = [(f"{row.name}={row.value}", f"{row.text} {row.acts} May be disputed: {row.disputed}") for row in pulled]
    return [*told, *((f"{row.name}=", f"{row.text} Takes {row.values}.") for row in others)]


def effects_at(findings: Findings) -> list[tuple[int, list[LeverEffect]]]:
    """Horizon in weeks to what the set levers change there, actions before counts."""
    told = [row for row in findings.lever_effects if row.kind != EffectKind.QUESTION]
    weeks = sorted({row.horizon_weeks for row in told})
    return [(horizon, [row for row in told if row.horizon_weeks == horizon]) for horizon in weeks]


def question_effects(findings: Findings) -> list[tuple[str, str]]:
    """Each question and a sentence on what the set levers change about its answer."""
    told = [row for row in findings.lever_effects if row.kind == EffectKind.QUESTION]
    return [(row.what, _question_effect(*effect_cells(row)[1:])) for row in told]


def _question_effect(before: str, after: str, change: str, interval: str) -> str:
    return f"{before} as it stands, {after} with the levers: {change} (90 % interval {interval})."


EFFECTS_NOTE: Final = (
    "Differences are means, path by path under one luck: of probabilities in points, of counts in people. Counts "
    "themselves are medians."
)
"""What the columns of effects are."""


def effect_cells(row: LeverEffect) -> tuple[str, ...]:
    """An effect in words: what, without, with, difference, its interval."""
    if row.kind != EffectKind.COUNT:
        interval = f"{points_words(row.q05)} to {points_words(row.q95)}"
        before, after = (percent_interval_words(value, value) for value in (row.before, row.after))
        return (row.what, before, after, points_words(row.mean), interval)
    interval = f"{gain_words(row.q05)} to {gain_words(row.q95)}"
    return (row.what, count_words(row.before), count_words(row.after), gain_words(row.mean), interval)


def latest(points: Sequence[Point], as_of: date) -> Point | None:
    """The last point on or before the as-of date, or None."""
    past = [point for point in points if point.date <= as_of]
    return max(past, key=lambda point: point.date) if past else None


def indicator_effect(row: Indicator) -> str:
    """Which way and how far: ``"lowers: withdraw within 26 weeks, by about 9 points"``."""
    effect = f"{row.direction}: {row.moves}" if row.direction else row.moves
    if row.size is None or not isfinite(row.size):
        return effect
    points = abs(100.0 * row.size)
    if points < 1.5:
        return f"{effect}, by {'about' if points >= 0.5 else 'less than'} one point"
    return f"{effect}, by about {points:.0f} points"
