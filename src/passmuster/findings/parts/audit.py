"""What was found by holding claims against the others: leans, verdicts, and what claims say together."""

from dataclasses import dataclass
from datetime import date

from passmuster.ledger.vocabulary import Family, Quantity
from passmuster.muster.found import ClaimLean, Rule, VerdictWord, WhyUnjudged
from passmuster.muster.readings import Interval

__all__ = ["AdmittedLine", "Conflict", "JointLine", "MusterLine", "PassingLine", "SourceLean"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLean:
    """How far a source group leans on one kind of number about one side: claimed divided by true, 1 is no lean.

    The scatter is the factor within which two in three of its numbers lie of what it usually prints, 1 or more; None
    where fewer than three of its numbers tell. The last three say how its claims fared against those of others.
    """

    group: str
    side: str
    family: Family
    claims: int
    origins: int
    factor_q05: float
    factor_q50: float
    factor_q95: float
    claim_ids: tuple[str, ...] = ()
    rating: str | None = None
    """The letter that people rated the group with, A to E; None where nobody judged it."""
    scatter_q05: float | None = None
    scatter_q50: float | None = None
    scatter_q95: float | None = None
    scatter_claims: int = 0
    passed: int = 0
    doubtful: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PassingLine:
    """Another reading of a claim's number, under which it would pass, with the estimate of it."""

    measure: Quantity
    first_day: date | None
    last_day: date
    estimate: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class MusterLine:
    """The verdict on one claim, in sentences and in numbers."""

    claim_id: str
    verdict: VerdictWord
    tail_probability: float | None
    reason: str
    would_have_to_be_true: str = ""
    method: str = ""
    """How its own origin was left out: `importance sampling`, `shared walk`, `refit` or `importance sampling, coarse`;
    `paths ahead` for plans and projections."""
    echoes: tuple[str, ...] = ()
    measure: str = ""
    """What it was held against, over `first_day` to `last_day`, or on or by `last_day`; empty where there is none."""
    first_day: date | None = None
    last_day: date | None = None
    estimate: Interval | None = None
    """The count without the claim's origin, in people or pieces."""
    lean: ClaimLean | None = None
    """How its group leans on such numbers, as far as other origins show it."""
    would_pass_as: tuple[PassingLine, ...] = ()
    contradicted_by: str = ""
    """The claim that it cannot hold beside, where that alone makes it doubtful."""
    ceiling_reached: float | None = None
    """For a ceiling on the future the probability that it is reached."""
    cannot_be_judged_because: WhyUnjudged | None = None
    printable: Interval | None = None
    """Where too little is known: what a witness without lean could print."""
    paths_end: date | None = None
    """Where its day lies beyond the paths: the last day that they reach."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JointLine:
    """What several claims imply together, such as a strength and a throughput by Little's law.

    The numbers are people, weeks, and people a week.
    """

    claims: tuple[str, ...]
    """The throughput first, then every claim that gives the strength."""
    text: str
    implied: str
    """A sentence: what follows from them together."""
    against_estimate: str
    """A sentence: what the estimate says beside it."""
    strength: float
    through: float
    weeks: float
    last_day: date
    """The end of the window of the throughput."""
    stay_weeks: float
    arrivals_a_week: float
    arrivals_so_far: Interval | None = None
    """What arrived a week in the last quarter."""
    tour_weeks: Interval | None = None
    probability: float | None = None
    """That the throughput is reached; None where the paths end before its window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmittedLine:
    """What one claim admits: `low` to `high` of a measure; `high` is None where it sets no ceiling."""

    claim_id: str
    subject: str
    measure: Quantity
    first_day: date | None
    last_day: date
    low: float
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Claims that cannot all hold: what each says, and the rule that they break together."""

    claims: tuple[str, ...]
    text: str
    rule: str
    """In words; `broken` is its name."""
    broken: Rule
    smaller: AdmittedLine
    larger: AdmittedLine
