"""What briefings printed of the counts that can move, and what they expected of a later day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from passmuster.findings.parts.changes import LaterBriefing, MovedAction, PrintedBriefing
from passmuster.inference.diagnostics import FitStatus
from passmuster.model.moved import Count

if TYPE_CHECKING:
    from passmuster.findings.findings import Findings
    from passmuster.findings.parts.counts import Estimate, Fan

__all__ = [
    "Levels", "common_counts", "count_of", "counts_to_follow", "estimate_of", "expected_of", "later_of",
    "levels_of", "moved_actions", "printed_of",
]  # fmt: skip

Levels = np.ndarray
"""The three followed quantiles of a count: 5 %, 50 %, 95 %; shape (3,)."""


def printed_of(findings: Findings, *, program: str = "", case_digest: str = "") -> PrintedBriefing:
    """What a briefing printed of what can move."""
    return PrintedBriefing(
        as_of=findings.as_of, seed=findings.seed, version=findings.version, estimates=findings.estimates,
        fans=findings.fans, effective=max(findings.diagnostics.ess_min, 1.0), program=program, case_digest=case_digest,
        actions=tuple((str(row.action), row.horizon_weeks, row.probability) for row in findings.actions),
    )  # fmt: skip


def later_of(findings: Findings) -> LaterBriefing:
    """The same with how the briefing was made and what else of it is told beside what moved."""
    manifest = findings.manifest
    made = {} if manifest is None else {"program": manifest.program, "case_digest": manifest.case}
    return LaterBriefing(
        printed=printed_of(findings, **made), case=findings.case, title=findings.title,
        force_names=findings.force_names, is_usable=findings.diagnostics.status is FitStatus.OK,
    )  # fmt: skip


def counts_to_follow(then: PrintedBriefing, now: PrintedBriefing) -> tuple[Count, ...]:
    """Every count that both briefings print of their own day, on the new day and on the old one."""
    return tuple(
        dict.fromkeys(count_of(row, day) for row in common_counts(then, now) for day in (now.as_of, then.as_of))
    )


def common_counts(then: PrintedBriefing, now: PrintedBriefing) -> list[Estimate]:
    """The counts that the later briefing prints of its own day, where the earlier one printed them of its own.

    What stands at one number without an interval was not drawn, and is passed over. So is a count of people so few that
    it is not told: its parts would tell it.
    """
    told = [row for row in now.estimates if row.date == now.as_of and row.q05 < row.q95 and not row.withheld]
    return [row for row in told if (before := estimate_of(then, row)) is not None and not before.withheld]


def estimate_of(printed: PrintedBriefing, like: Estimate) -> Estimate | None:
    """What a briefing printed of the same count on its own day."""
    named = (like.subject, like.quantity, printed.as_of)
    return next((row for row in printed.estimates if (row.subject, row.quantity, row.date) == named), None)


def count_of(row: Estimate, day: date) -> Count:
    """The count of an estimate on another day; a window moves with its end."""
    since = None if row.since is None else row.since + (day - row.date)
    return Count(row.subject, row.quantity, day, since)


def expected_of(printed: PrintedBriefing, own: Estimate, day: date) -> Levels | None:
    """What a briefing expected of a count at the end of a later day, straight between Sundays; None for no course."""
    fan = next((fan for fan in printed.fans if (fan.subject, fan.quantity) == (own.subject, own.quantity)), None)
    if fan is None or own.since is not None or day > fan.dates[-1]:
        return None
    then = estimate_of(printed, own)
    return None if then is None else np.asarray(levels_of(then) + _along(fan, day) - _along(fan, printed.as_of))


def _along(fan: Fan, day: date) -> Levels:
    sundays = [sunday.toordinal() for sunday in fan.dates]
    return np.array([np.interp(day.toordinal(), sundays, values) for values in (fan.q05, fan.q50, fan.q95)])


def levels_of(row: Estimate) -> Levels:
    """The followed quantiles of an estimate."""
    return np.array([row.q05, row.q50, row.q95])


def moved_actions(then: PrintedBriefing, now: PrintedBriefing) -> tuple[MovedAction, ...]:
    """The chances that both briefings print."""
    old = {(action, weeks): chance for action, weeks, chance in then.actions}
    return tuple(
        MovedAction(action=action, horizon_weeks=weeks, old=old[action, weeks], new=chance)
        for action, weeks, chance in now.actions
        if (action, weeks) in old
    )
