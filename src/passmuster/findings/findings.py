"""Findings: everything a briefing says, as plain data, finished before any word is written.

The terminal, the page and the JSON lay out the same `Findings`; none of them computes. Field names that other
programs rely on are those of the JSON contract; fields beyond the contract may be added, never renamed.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from passmuster.wording.order import action_order

__all__ = [
    "FAILED",
    "ActionOutlook",
    "Alternative",
    "Change",
    "ClaimLine",
    "ClassOutlook",
    "Conflict",
    "DependencePoint",
    "Diagnostics",
    "Estimate",
    "EventLine",
    "Fan",
    "Findings",
    "Indicator",
    "JointReading",
    "LeverEffect",
    "LeverLine",
    "MethodsNote",
    "MusterLine",
    "PriorLine",
    "QuestionAnswer",
    "SourceLean",
    "StanceStep",
    "Statement",
    "StrainPart",
    "StrainPoint",
    "actions_by_horizon",
]

FAILED: Final = "THE FIT FAILED: no number below is an estimate, and none may be used as one."
"""First line of a briefing whose fit cannot be used."""

_Day = date
"""The type, for classes that have a field of its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """One claim as a reader sees it. `text` is the number with its bound in words; `when` the days it speaks about."""

    claim_id: str
    said_on: date
    claimant: str
    group: str
    relay: str
    subject: str
    quantity: str
    text: str
    when: str
    mode: str
    outlet: str = ""
    url: str = ""
    cue: str = ""
    note: str = ""
    role: str = "observation"
    """`observation` (weighed), `repeat` (same origin as another), `prospect` (plan or projection), `not modelled`."""
    low: float | None = None
    high: float | None = None
    """The smallest and the largest number its words admit, as reported; None where they set no floor or no ceiling."""
    as_of_start: date | None = None
    as_of_end: date | None = None
    """The days it speaks about: both for a flow, the end alone for a stock or running total, none for a plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """One event as a reader sees it."""

    event_id: str
    date: date
    source_actor: str
    target_actor: str
    event: str
    score: float
    claimant: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence of the briefing with the claims it rests on and how it is held."""

    kind: str
    """`known`, `inferred`, `assumed` or `unknown`."""
    text: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """Quantiles of one quantity at one date, in people (or pieces)."""

    subject: str
    quantity: str
    date: date
    q05: float
    q25: float
    q50: float
    q75: float
    q95: float
    unit: str = "people"
    claims: tuple[str, ...] = ()
    is_prior: bool = False
    """True when no claim bears on it and the numbers are the prior alone."""
    since: _Day | None = None
    """First day of the window that a flow covers; None for a stock or running total."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fan:
    """Weekly quantiles of one quantity, past and ahead. All lists are equally long; dates are the Sundays."""

    subject: str
    quantity: str
    dates: tuple[date, ...]
    q05: tuple[float, ...]
    q25: tuple[float, ...]
    q50: tuple[float, ...]
    q75: tuple[float, ...]
    q95: tuple[float, ...]
    unit: str = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLean:
    """How far a source group leans on one kind of number about one side: claimed divided by true, 1 is no lean."""

    group: str
    side: str
    family: str
    claims: int
    origins: int
    factor_q05: float
    factor_q50: float
    factor_q95: float
    claim_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MusterLine:
    """The verdict on one claim."""

    claim_id: str
    verdict: str
    """`passes`, `doubtful`, `fails` or `cannot be judged`."""
    tail_probability: float | None
    reason: str
    would_have_to_be_true: str = ""
    method: str = ""
    """How its own origin was left out: `importance sampling` or `refit`; `paths ahead` for plans and projections."""
    echoes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JointReading:
    """What several claims imply together, such as a strength and a throughput by Little's law."""

    claims: tuple[str, ...]
    text: str
    implied: str
    """A sentence: what follows from them together."""
    against_estimate: str
    """A sentence: what the estimate says beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Claims that cannot all hold: what each says, and the rule that they break together."""

    claims: tuple[str, ...]
    text: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StrainPoint:
    """Strain of the partner on a standard scale (0 at the start, 1 is one prior standard deviation) at a date."""

    date: date
    q05: float
    q50: float
    q95: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StrainPart:
    """What one driver or event adds to strain on the as-of day, on the standard scale; negative lowers it."""

    name: str
    amount: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceStep:
    """A turn of the partner that an event on record shows: the day, what it did, who reports it, how far that counts.

    `credit` is above 0 and at most 1, as for strain.
    """

    date: date
    text: str
    event_id: str
    claimant: str
    group: str
    credit: float
    url: str = ""
    stance: str = ""
    """The stance that it opens, a word of the actions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DependencePoint:
    """The partner's share of the joint force at a date, 0 to 1."""

    date: date
    measure: str
    q05: float
    q50: float
    q95: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionOutlook:
    """Probability that the partner's first departure from its course by the horizon is this action."""

    action: str
    horizon_weeks: int
    probability: float
    q05: float
    q95: float
    words: str
    baseline: float | None = None
    """The naive constant-hazard answer, for comparison."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassOutlook:
    """A reference class beside its rivals: who is in it and what it says."""

    name: str
    definition: str
    n_members: int
    n_exits: int
    members: tuple[str, ...]
    exit_probability: tuple[tuple[int, float, float, float], ...]
    """(horizon in weeks, median, q05, q95) of leaving early."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswer:
    """The answer to one forecast question."""

    question_id: str
    text: str
    probability: float
    q05: float
    q95: float
    words: str
    basis: str = ""
    """A sentence: what was counted, and how it lies beside the threshold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverLine:
    """A lever of the case: what it stands for, the values it takes, how it acts, what an expert may dispute.

    `value` is what the reader set, empty when it was left alone.
    """

    name: str
    text: str
    unit: str
    values: str
    acts: str
    disputed: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverEffect:
    """What the levers that were set do together to one action, count or answer, path by path under one luck.

    `what` is an action, a quantity or the text of a question, `kind` says which: `action`, `count` or `question`. The
    horizon of a question is the week of its day. `before` and `after` are the probability, or the median count; `mean`,
    `q05`, `q50` and `q95` are of the difference, the mean never outside the outer two: many paths see no change at all
    where few see a large one.
    """

    what: str
    kind: str
    horizon_weeks: int
    before: float
    after: float
    mean: float
    q05: float
    q50: float
    q95: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A report to watch for, and which way it would move the judgement.

    `moves` names the judgement ("withdraw within 26 weeks"); `direction` is the verb before it (`raises`, `lowers`,
    `widens`, `narrows`); `size` is the change in probability, 0.12 for twelve percentage points, None if not computed.
    """

    text: str
    moves: str
    direction: str
    size: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Another reading of the same claims, and the report that would show it to be right."""

    text: str
    shown_by: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that moved since the last briefing, and why."""

    text: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorLine:
    """A prior as printed: name, what it implies in the world, and why."""

    name: str
    text: str
    reason: str
    is_default: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodsNote:
    """What was used: enough to repeat it and to cite it."""

    paragraphs: tuple[str, ...]
    priors: tuple[PriorLine, ...]
    versions: tuple[tuple[str, str], ...]
    references: tuple[str, ...]
    input_hashes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostics:
    """Whether the fit can be used. `seconds` is wall-clock and is not part of what must be equal between runs."""

    status: str
    """`ok` or `failed`."""
    r_hat_max: float
    ess_min: float
    divergences: int
    seconds: float
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """A whole briefing, as data."""

    case: str
    title: str
    as_of: date
    seed: int
    version: str
    standard: str
    bottom_line: tuple[str, ...]
    """Sentences: the answer with its probability word and number; the confidence in a sentence of its own."""
    estimates: tuple[Estimate, ...]
    fans: tuple[Fan, ...]
    sources: tuple[SourceLean, ...]
    muster: tuple[MusterLine, ...]
    joint: tuple[JointReading, ...]
    strain: tuple[StrainPoint, ...]
    dependence: tuple[DependencePoint, ...]
    actions: tuple[ActionOutlook, ...]
    classes: tuple[ClassOutlook, ...]
    questions: tuple[QuestionAnswer, ...]
    indicators: tuple[Indicator, ...]
    changes: tuple[Change, ...]
    statements: tuple[Statement, ...]
    claims: tuple[ClaimLine, ...]
    events: tuple[EventLine, ...]
    methods: MethodsNote
    diagnostics: Diagnostics
    force_names: tuple[tuple[str, str], ...] = field(default=())
    """Force id to its name in words."""
    alternatives: tuple[Alternative, ...] = ()
    """The strongest other readings, the strongest first."""
    conflicts: tuple[Conflict, ...] = ()
    """Pairs that cannot both hold, in the order of the days they speak of; of very many, the widest apart."""
    levers: tuple[tuple[str, str], ...] = ()
    """What the reader set with `--if`: name and value. Empty for a briefing on the case as it stands."""
    lever_lines: tuple[LeverLine, ...] = ()
    """Every lever of the case that has a mechanism, in its order."""
    lever_effects: tuple[LeverEffect, ...] = ()
    """What the levers that were set change; empty when none was."""
    stances: tuple[StanceStep, ...] = ()
    """What the partner has done so far, by the events on record, the earliest first."""
    strain_parts: tuple[StrainPart, ...] = ()
    """What strain on the as-of day is made of, the largest part first."""
    disputed: tuple[tuple[str, str], ...] = ()
    """Section (`strain`, `dependence`, `actions`, `classes`, `questions`) and an assumption in it that an expert may
    dispute."""


def actions_by_horizon(findings: Findings) -> list[tuple[int, list[ActionOutlook]]]:
    """Horizon in weeks to its actions, from the nearest horizon on, and from staying to leaving."""
    rows = sorted(findings.actions, key=lambda row: action_order(row.action))
    weeks = sorted({row.horizon_weeks for row in rows})
    return [(horizon, [row for row in rows if row.horizon_weeks == horizon]) for horizon in weeks]
