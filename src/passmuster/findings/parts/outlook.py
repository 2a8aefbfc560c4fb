"""What lies ahead: actions, rival classes, questions, levers, and what would move a judgement."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from passmuster.findings.parts.counts import CountLevels
from passmuster.ledger.vocabulary import Action

__all__ = [
    "ActLine",
    "ActionOutlook",
    "ClassOutlook",
    "EffectKind",
    "Indicator",
    "LeverEffect",
    "LeverLine",
    "QuestionAnswer",
    "WarEnd",
]

Day: TypeAlias = date
"""A name for the type beside fields that are called `date`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionOutlook:
    """Probability that the partner's first departure from its course by the horizon is this action."""

    action: Action
    horizon_weeks: int
    probability: float
    q05: float
    q95: float
    words: str
    baseline: float | None = None
    """The naive constant-hazard answer, for comparison."""
    is_base_rate: bool = False
    """Whether nothing on record in this case moves it; then its interval says what is unknown of other wars alone."""
    basis: str = ""
    """Half a line: the base rate, or what moves it in this case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WarEnd:
    """Probability that the war or mission ends, or the partner is defeated, by the horizon, before it chooses anything.

    It is a part of sustain.
    """

    horizon_weeks: int
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ActLine:
    """An act on record that points to leaving, and what such acts meant in past wars.

    `kind` is a word of the program's own, `text` what is on record of it, `credence` how likely it is that the act took
    place (0 to 1), `borne_out` how likely it is that a quarter of the force has left since (0 to 1). Of `contingents`
    past partners with an act of the kind fewer than half were left within a year in `within_a_year`. `last_day` is the
    last day of leaving that it names, None where it names none; of `naming` past partners that named one `kept` had
    fewer than half left by then. `claim_ids` are the claims that tell of it where no event does.
    """

    date: Day
    kind: str
    text: str
    event_ids: tuple[str, ...]
    claimants: tuple[str, ...]
    credence: float
    borne_out: float
    contingents: int
    within_a_year: int
    last_day: Day | None = None
    naming: int = 0
    kept: int = 0
    claim_ids: tuple[str, ...] = ()


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
    count: CountLevels | None = None
    """The number that is asked about, on the question's own day, people or pieces."""


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


class EffectKind(StrEnum):
    """What a lever may change."""

    ACTION = "action"
    COUNT = "count"
    QUESTION = "question"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverEffect:
    """What the levers that were set do together to one action, count or answer, path by path under one luck.

    `what` is an action, a quantity or the text of a question, `kind` says which. The
    horizon of a question is the week of its day. `before` and `after` are the probability, or the median count; `mean`,
    `q05`, `q50` and `q95` are of the difference, the mean never outside the outer two: many paths see no change at all
    where few see a large one.
    """

    what: str
    kind: EffectKind
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
