"""Findings: everything a briefing says, as plain data, finished before any word is written.

The terminal, the page and the JSON lay out the same `Findings`; none of them computes. Field names that other
programs rely on are those of the JSON contract; fields beyond the contract may be added, never renamed.
"""

from dataclasses import dataclass, field
from datetime import date

from passmuster.findings.parts.about import AboutCase, ConfidenceLine
from passmuster.findings.parts.audit import Conflict, JointLine, MusterLine, SourceLean
from passmuster.findings.parts.changes import ChangeFindings
from passmuster.findings.parts.counts import Estimate, Fan
from passmuster.findings.parts.discretion import Discretion
from passmuster.findings.parts.evidence import ClaimLine, EventLine, StatementLine
from passmuster.findings.parts.methods import Diagnostics, Manifest, MethodsNote
from passmuster.findings.parts.outlook import (
    ActionOutlook,
    ActLine,
    ClassOutlook,
    Indicator,
    LeverEffect,
    LeverLine,
    QuestionAnswer,
    WarEnd,
)
from passmuster.findings.parts.partner import DependencePoint, StanceStep, StrainPart, StrainPoint
from passmuster.wording.order import action_order

__all__ = ["Findings", "actions_by_horizon"]


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
    joint: tuple[JointLine, ...]
    strain: tuple[StrainPoint, ...]
    dependence: tuple[DependencePoint, ...]
    actions: tuple[ActionOutlook, ...]
    classes: tuple[ClassOutlook, ...]
    questions: tuple[QuestionAnswer, ...]
    indicators: tuple[Indicator, ...]
    statements: tuple[StatementLine, ...]
    claims: tuple[ClaimLine, ...]
    events: tuple[EventLine, ...]
    methods: MethodsNote
    diagnostics: Diagnostics
    force_names: tuple[tuple[str, str], ...] = field(default=())
    """Force id to its name in words."""
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
    war_end: tuple[WarEnd, ...] = ()
    """How likely the war is over before the partner chooses anything, horizon by horizon; a part of sustain."""
    acts: tuple[ActLine, ...] = ()
    """Acts on record that point to the partner's leaving, the earliest first."""
    disputed: tuple[tuple[str, str], ...] = ()
    """Section (`strain`, `dependence`, `actions`, `classes`, `questions`) and an assumption in it that an expert may
    dispute."""
    discretion: Discretion | None = None
    """What was kept back about people; None where nobody looked."""
    about: AboutCase | None = None
    """Whose troops in whose war; None where nothing says."""
    confidence: tuple[ConfidenceLine, ...] = ()
    """Confidence in each judgement of the bottom line, in its order."""
    manifest: Manifest | None = None
    """What it rested on, for a later briefing; None for findings that no fit stands behind."""
    moved: ChangeFindings | None = None
    """What moved since the day or the briefing that was asked about; None where nobody asked."""


def actions_by_horizon(findings: Findings) -> list[tuple[int, list[ActionOutlook]]]:
    """Horizon in weeks to its actions, from the nearest horizon on, and from staying to leaving."""
    rows = sorted(findings.actions, key=lambda row: action_order(row.action))
    weeks = sorted({row.horizon_weeks for row in rows})
    return [(horizon, [row for row in rows if row.horizon_weeks == horizon]) for horizon in weeks]
