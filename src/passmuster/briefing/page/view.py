"""What the page's template is given: one documented type, finished before the template starts.

Every string has been made plain and every link checked here, once, so that the template only has to lay out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Final

from passmuster.briefing.outline import (
    KINDS,
    claims_by_id,
    disputed_in,
    effects_at,
    estimates_by_force,
    force_name,
    muster_by_verdict,
    question_effects,
    statements_by_kind,
)
from passmuster.briefing.page.figures import (
    Figure,
    account_figures,
    dependence_figures,
    fan_figures,
    strain_figure,
)
from passmuster.briefing.page.harmless import made_plain
from passmuster.briefing.page.moved_numbers import NumberView, number_view
from passmuster.briefing.phrases import (
    caution,
    diagnostics_sentence,
    effect_cells,
    failure_sentences,
    horizon_words,
    lever_sentences,
    past_sentence,
    question_effect,
    units_words,
    what_if_sentences,
)
from passmuster.findings.findings import Findings, actions_by_horizon
from passmuster.findings.opening import opening_of, subject_of
from passmuster.findings.parts.audit import MusterLine, SourceLean
from passmuster.findings.parts.changes import View
from passmuster.findings.parts.counts import Estimate
from passmuster.findings.parts.evidence import ClaimLine, EventLine, StatementLine
from passmuster.findings.parts.opening import OpeningView
from passmuster.findings.parts.outlook import ActionOutlook
from passmuster.wording.likelihood import standard_sentence
from passmuster.wording.numbers import signed_level
from passmuster.wording.order import natural_order
from passmuster.wording.verdicts import UNKNOWN_VERDICT, VERDICTS

__all__ = [
    "DayView",
    "ForceView",
    "Heading",
    "HorizonView",
    "PageView",
    "VerdictView",
    "view_of",
]


WORST: Final = next(iter(VERDICTS))
"""The worst verdict."""

FAILING_SHOWN: Final = 5
"""Claims that fail, shown before anything is unfolded; the section on claims holds all."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A section of the page as the table of contents lists it."""

    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class DayView:
    """Estimates of one force at one day; `last` is the largest upper end, the scale of the small pictures."""

    day: date
    is_ahead: bool
    rows: tuple[Estimate, ...]
    last: float


@dataclass(frozen=True, slots=True)
class ForceView:
    """One force: its name, its estimates by day and their unit, its quantities over time."""

    name: str
    units: str
    days: tuple[DayView, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class VerdictView:
    """One verdict: its word, mark and meaning, and the claims that got it."""

    verdict: str
    mark: str
    meaning: str
    rows: tuple[MusterLine, ...]


@dataclass(frozen=True, slots=True)
class HorizonView:
    """One horizon in words, with its actions."""

    title: str
    rows: tuple[ActionOutlook, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """All variables of the page.

    `findings` has been made plain. `opening` and `account` are what the page opens with: words and pictures. `failing`
    are the claims farthest out, of `n_failing`. `failure` is what must be said first when the fit failed, `what_if`
    what the reader set, `caution` the remark beside each table of its figures; both are empty when it did not.
    `verdict_of` maps a claim id to its verdict, `former_of` to what it said before it was changed.
    `moved` are the counts that can be set beside an earlier briefing, where one was asked about.
    `data` is the whole briefing as JSON in base64, without the wall-clock seconds.
    """

    findings: Findings
    opening: OpeningView
    account: tuple[Figure, ...]
    failing: tuple[tuple[MusterLine, ClaimLine], ...]
    n_failing: int
    contents: tuple[Heading, ...]
    failure: tuple[str, ...]
    what_if: tuple[str, ...]
    caution: str
    statements: tuple[tuple[str, str, tuple[StatementLine, ...]], ...]
    forces: tuple[ForceView, ...]
    leans: tuple[SourceLean, ...]
    verdicts: tuple[VerdictView, ...]
    verdict_of: dict[str, str]
    strain: Figure | None
    dependence: tuple[Figure, ...]
    horizons: tuple[HorizonView, ...]
    past: str
    disputed: dict[str, tuple[str, ...]]
    lever_sentences: tuple[tuple[str, str], ...]
    lever_effects: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    question_effects: tuple[tuple[str, str], ...]
    strain_parts: tuple[tuple[str, str], ...]
    claims: tuple[ClaimLine, ...]
    claim_of: dict[str, ClaimLine]
    events: tuple[EventLine, ...]
    standard_sentence: str
    diagnostics_sentence: str
    moved: tuple[NumberView, ...]
    former_of: dict[str, ClaimLine]
    data: str


# The view -----------------------------------------------------------------------------------------------------------


def view_of(findings: Findings, data: str) -> PageView:
    """Arrange findings for the page; `data` is the JSON twin in base64."""
    shown = made_plain(findings)
    return PageView(
        findings=shown,
        opening=opening_of(shown),
        account=account_figures(shown, subject_of(shown)) if not failure_sentences(shown) else (),
        failing=_failing(shown)[:FAILING_SHOWN],
        n_failing=len(_failing(shown)),
        contents=_contents(shown),
        failure=failure_sentences(shown),
        what_if=what_if_sentences(shown),
        caution=caution(shown),
        statements=tuple((kind, KINDS.get(kind, ""), tuple(rows)) for kind, rows in statements_by_kind(shown)),
        forces=_forces(shown),
        leans=tuple(sorted(shown.sources, key=lambda row: (row.side, row.family, row.group))),
        verdicts=_verdicts(shown),
        verdict_of={row.claim_id: row.verdict for row in shown.muster},
        strain=strain_figure(shown),
        dependence=dependence_figures(shown),
        horizons=_horizons(shown),
        past=past_sentence(shown),
        disputed={section: tuple(disputed_in(shown, section)) for section, _ in shown.disputed},
        lever_sentences=tuple(lever_sentences(shown)),
        lever_effects=tuple(
            (horizon_words(shown, weeks), tuple(effect_cells(row) for row in rows)) for weeks, rows in effects_at(shown)
        ),
        question_effects=tuple((row.what, question_effect(row)) for row in question_effects(shown)),
        strain_parts=tuple((row.name, signed_level(row.amount)) for row in shown.strain_parts),
        claims=tuple(sorted(shown.claims, key=lambda row: natural_order(row.claim_id))),
        claim_of=_claim_of(shown),
        events=tuple(sorted(shown.events, key=lambda row: (row.date, natural_order(row.event_id)))),
        standard_sentence=standard_sentence(shown.standard),
        diagnostics_sentence=diagnostics_sentence(shown.diagnostics),
        moved=_moved(shown),
        former_of={} if shown.moved is None else {line.claim_id: line for line in shown.moved.former},
        data=data,
    )


def _claim_of(findings: Findings) -> dict[str, ClaimLine]:
    """Every claim by its id, and those that went since what was asked about."""
    gone = {} if findings.moved is None else {line.claim_id: line for line in findings.moved.claims}
    return gone | claims_by_id(findings)


def _moved(findings: Findings) -> tuple[NumberView, ...]:
    """The main count first."""
    if findings.moved is None:
        return ()
    names = dict(findings.moved.force_names)
    return tuple(number_view(row, names) for row in findings.moved.numbers if row.view == View.HEADLINE)


def _failing(findings: Findings) -> tuple[tuple[MusterLine, ClaimLine], ...]:
    """Claims that do not hold against the others, those farthest out first."""
    claims = claims_by_id(findings)
    rows = [row for row in findings.muster if row.verdict == WORST and row.claim_id in claims]
    far = sorted(rows, key=lambda row: (row.tail_probability or 0.0, natural_order(row.claim_id)))
    return tuple((row, claims[row.claim_id]) for row in far)


def _verdicts(findings: Findings) -> tuple[VerdictView, ...]:
    groups = muster_by_verdict(findings)
    return tuple(VerdictView(verdict, *VERDICTS.get(verdict, UNKNOWN_VERDICT), tuple(rows)) for verdict, rows in groups)


def _horizons(findings: Findings) -> tuple[HorizonView, ...]:
    horizons = actions_by_horizon(findings)
    return tuple(HorizonView(horizon_words(findings, weeks), tuple(rows)) for weeks, rows in horizons)


def _forces(findings: Findings) -> tuple[ForceView, ...]:
    """Forces with estimates, then forces that have only a course over time."""
    by_force = dict(estimates_by_force(findings))
    subjects = [*by_force, *sorted({fan.subject for fan in findings.fans} - set(by_force))]
    return tuple(
        ForceView(
            force_name(findings, subject),
            units_words(row for _, rows in by_force.get(subject, []) for row in rows),
            tuple(_day(findings, day, rows) for day, rows in by_force.get(subject, [])),
            fan_figures(findings, subject),
        )
        for subject in subjects
    )


def _day(findings: Findings, day: date, rows: Sequence[Estimate]) -> DayView:
    ends = [row.q95 for row in rows if isfinite(row.q95)]
    return DayView(day, day > findings.as_of, tuple(rows), max(ends, default=0.0))


SECTIONS: Final = (
    ("moved", "What moved", "moved"),
    ("held", "What is known and what is not", "statements"),
    ("estimates", "Estimates", ""),
    ("sources", "How far sources lean", "sources"),
    ("muster", "Which claims pass muster", "muster"),
    ("joint", "What claims imply together", "joint"),
    ("conflicts", "Claims that cannot both hold", "conflicts"),
    ("strain", "Strain and dependence", "strain dependence"),
    ("actions", "What the partner does next", ""),
    ("classes", "What partners did in other wars", "classes"),
    ("questions", "Questions", "questions"),
    ("levers", "What the levers change", "lever_lines"),
    ("indicators", "What would change this", "indicators"),
    ("claims", "Claims", "claims"),
    ("events", "Events", "events"),
    ("methods", "How this was made", ""),
)
"""Anchor and title of each section, and the findings that call for it; those without are always there."""


def _contents(findings: Findings) -> tuple[Heading, ...]:
    return tuple(
        Heading(name, title)
        for name, title, needs in SECTIONS
        if not needs or any(getattr(findings, need) for need in needs.split())
    )
