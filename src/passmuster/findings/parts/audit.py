"""What was found by holding claims against the others: leans, verdicts, and what claims say together."""

from dataclasses import dataclass

__all__ = ["Conflict", "JointLine", "MusterLine", "SourceLean"]


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
class JointLine:
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
