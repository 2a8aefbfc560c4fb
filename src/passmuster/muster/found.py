"""What the audit finds, as values: with everything that a sentence about it needs, and no sentence.

Nothing heavy is imported here, so that what was kept can be read back, and laid out, without a numerical library.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from passmuster.ledger.vocabulary import Family
from passmuster.muster.readings import CountReading, Interval

__all__ = [
    "Admitted",
    "AuditMethod",
    "Audited",
    "ClaimLean",
    "Contradiction",
    "Contradictions",
    "JointReading",
    "JointReadings",
    "PassingReading",
    "Rule",
    "Verdict",
    "VerdictWord",
    "WhyUnjudged",
]


class VerdictWord(StrEnum):
    """What becomes of a claim that is held against the others."""

    PASSES = "passes"
    DOUBTFUL = "doubtful"
    FAILS = "fails"
    CANNOT_BE_JUDGED = "cannot be judged"


class AuditMethod(StrEnum):
    """How a claim's own origin was left out; `paths ahead` for what lies after the as-of day."""

    IMPORTANCE_SAMPLING = "importance sampling"
    COARSE_WEIGHTS = "importance sampling, coarse"
    """Weights that a refit would better, in a war where refits cost too much to do all of them."""
    SHARED_WALK = "shared walk"
    """Weights of the fit's draws together with those of a short walk that leaves several origins out by turns."""
    REFIT = "refit"
    NOT_WEIGHED = "not weighed"
    """The origin put nothing into the posterior: its claims are plans, or are not modelled."""
    PATHS_AHEAD = "paths ahead"


class WhyUnjudged(StrEnum):
    """Why a claim cannot be judged."""

    NOT_MODELLED = "not modelled"
    """It does not enter the fit; the design of the fit says why."""
    NO_DAY = "no day"
    """A plan that names no day by which: evidence of an intention, and no count to hold it against."""
    BEYOND_THE_PATHS = "beyond the paths"
    """The paths ahead end before its day; a longer horizon would reach it."""
    NO_SUCH_COUNT = "no such count"
    """The model keeps no count of its kind."""
    WITHHELD = "withheld"
    """The chains of its force do not agree, so that there is no estimate to hold it against."""
    TOO_LITTLE_KNOWN = "too little known"
    """The others, or its own looseness, leave the number open."""
    TOLD_ALONE = "told alone"
    """Losses of a battle, or men who came or went, of which nobody else tells, with room in what others allow."""
    COUNTED_ALONE = "counted alone"
    """Prisoners, of whom nobody else counts any, with room among those lost for good."""


@dataclass(frozen=True, slots=True)
class PassingReading:
    """What else the number may have counted, and would pass as, with the fair count of it."""

    reading: CountReading
    estimate: Interval


@dataclass(frozen=True, slots=True)
class ClaimLean:
    """How far the claim's group leans on such numbers, without its origin, and how far this claim goes.

    The quantiles are of claimed over true, 1 is no lean. `ratio` is the claim's number, or the middle of its range on
    the log scale, over the median estimate; None where the claim or the estimate is zero.
    """

    group: str
    side: str
    """The side leaned about; empty where its force stands on none."""
    family: Family
    q05: float
    q50: float
    q95: float
    ratio: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The verdict on one claim, with what it rests on."""

    claim_id: str
    verdict: VerdictWord
    tail_probability: float | None = None
    """How far out the claim lies, 0 to 1, small is far; None where it cannot be judged."""
    reading: CountReading | None = None
    """What it was held against: for words of several meanings what suits it best; None where there is no such count."""
    is_ahead: bool = False
    """Whether the reading lies after the as-of day, so that the paths ahead answer for it."""
    estimate: Interval | None = None
    """The fair count without its origin."""
    method: AuditMethod | None = None
    """None where the claim cannot be judged."""
    echoes: tuple[str, ...] = ()
    """The other claims of its origin."""
    lean: ClaimLean | None = None
    """None where no other origin shows how its group leans."""
    would_pass_as: tuple[PassingReading, ...] = ()
    """For a claim that is doubtful or fails: related readings under which it would pass, the likeliest first."""
    contradicted_by: str = ""
    """For a claim that is doubtful only because it cannot hold beside another that lies nearer: that one's id."""
    ceiling_reached: float | None = None
    """For a ceiling on the future the probability that the count reaches it, 0 to 1."""
    unjudged: WhyUnjudged | None = None
    """None where there is a verdict."""
    printable: Interval | None = None
    """For `too little known`: what a witness without lean would print."""
    paths_end: date | None = None
    """For `beyond the paths`: the last day of the paths ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JointReading:
    """A strength and a throughput read together. People, weeks, and people a week."""

    claims: tuple[str, ...]
    """The throughput first, then every claim that gives this strength."""
    strength: float
    through: float
    weeks: float
    last_day: date
    """The end of the window of the throughput."""
    stay_weeks: float
    arrivals_a_week: float
    arrivals_so_far: Interval | None
    """What arrived a week in the last quarter; None when the model keeps no such force."""
    tour_weeks: Interval | None
    probability: float | None
    """That the throughput is reached; None when the paths end before its window does."""


@dataclass(frozen=True, slots=True)
class JointReadings:
    """The readings that are told, in order of saying, and how many were found in all."""

    told: tuple[JointReading, ...]
    n_found: int


class Rule(StrEnum):
    """What two claims break together."""

    ONE_COUNT = "one count"
    """One count on nearly the same days cannot be two numbers."""
    TOTAL = "running total"
    """A running total cannot fall."""
    MEASURE = "measure within measure"
    """Some counts are part of others of the same people: the killed of the casualties."""
    PART = "part of a force"
    """A part cannot exceed its whole."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """What one claim admits: numbers from `low`, zero or more, to `high`, infinity where there is no ceiling."""

    claim_id: str
    subject: str
    reading: CountReading
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both hold, the smaller number first, and the rule that they break together."""

    smaller: Admitted
    larger: Admitted
    rule: Rule

    @property
    def claims(self) -> tuple[str, str]:
        """Ids of both, that of the smaller number first."""
        return self.smaller.claim_id, self.larger.claim_id


@dataclass(frozen=True, slots=True)
class Contradictions:
    """The pairs that are told, in order of the days they speak of, and how many were found in all."""

    told: tuple[Contradiction, ...]
    n_found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """What was found by holding claims against a fit and against one another; verdicts in order of saying."""

    verdicts: tuple[Verdict, ...]
    joint: JointReadings
    contradictions: Contradictions
