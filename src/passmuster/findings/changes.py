"""What moved between two briefings: each printed count, split into what the evidence did, time, frame, method and luck.

    new − old = method + time + frame + Σ evidence + sampling

- **method**: the old evidence of the old day by today's program, less what was printed then; 0 where the program, the
  case file and the seed are the same.
- **time**: what the last briefing expected to happen by the new day.
- **frame**: the same evidence and day, told by the model as it stands on the new day; what the passing of time itself
  does to its beliefs about the past.
- **evidence**: every change along the path between both states (`inference/attribution.py`).
- **sampling**: the printed number less what all draws of the path together say.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from passmuster._version import __version__
from passmuster.findings.change_words import change_sentences
from passmuster.findings.figures_that_add import figures_that_add
from passmuster.findings.findings import Findings
from passmuster.findings.parts.changes import (
    Cause,
    ChangeFindings,
    ChangePart,
    LookedAt,
    MovedAction,
    MovedNumber,
    Others,
    Printed,
    View,
)
from passmuster.findings.parts.counts import Estimate, Fan
from passmuster.inference.diagnostics import FitStatus
from passmuster.model.changes import ChangeKind
from passmuster.model.moved import Count, Moved
from passmuster.model.passage import Passage

__all__ = ["CONVENTION", "changes", "counts_to_follow", "printed_of"]

CONVENTION: Final = "aumann-shapley power path"
"""How the evidence's move is shared out."""

CAUSE_OF_KIND: Final = {
    ChangeKind.FRESH: Cause.NEW_CLAIMS,
    ChangeKind.LATE: Cause.NEW_CLAIMS,
    ChangeKind.CORRECTION: Cause.CORRECTIONS,
    ChangeKind.WITHDRAWAL: Cause.WITHDRAWALS,
    ChangeKind.ECHO: Cause.ECHOES,
}

Levels = np.ndarray
"""The three followed quantiles of a count: 5 %, 50 %, 95 %."""

ERROR_OF_MEDIAN: Final = 1.2533
"""Standard error of a median over that of a mean, for normal draws: the root of half of pi."""
WIDTH_IN_SPREADS: Final = 3.2897
"""Width of a 90 % interval in standard deviations, for normal draws."""


def printed_of(findings: Findings, *, program: str = "", case_digest: str = "") -> Printed:
    """What a briefing printed of what can move."""
    return Printed(
        as_of=findings.as_of, seed=findings.seed, version=findings.version, estimates=findings.estimates,
        fans=findings.fans, effective=max(findings.diagnostics.ess_min, 1.0), program=program, case_digest=case_digest,
        actions=tuple((str(row.action), row.horizon_weeks, row.probability) for row in findings.actions),
    )  # fmt: skip


def counts_to_follow(then: Printed, now: Printed) -> tuple[Count, ...]:
    """Every count that both briefings print of their own day, on the new day and on the old one."""
    return tuple(dict.fromkeys(_count(row, day) for row in _common(then, now) for day in (now.as_of, then.as_of)))


def changes(
    then: Printed,
    again: Printed,
    now: Findings,
    passed: Passage,
    moved: Iterable[Moved],
    *,
    same_program: bool,
    main_subject: str,
) -> ChangeFindings:
    """What moved from one briefing to another, and what did it.

    Parameters
    ----------
    then
        What the earlier briefing printed.
    again
        The same evidence of the same day by today's program; `then` itself where nothing of the method changed.
    now
        The later briefing.
    passed, moved
        The way of the evidence, and the counts of `counts_to_follow` along it.
    same_program
        Whether program, case file and seed are those of then.
    main_subject
        The subject that is told first.
    """
    found = {own.count: own for own in moved}
    today = printed_of(now)
    numbers = [
        *_rows(then, again, today, passed, found, View.HEADLINE),
        *(_rows(then, again, today, passed, found, View.FIXED_DAY) if then.as_of != today.as_of else ()),
    ]
    numbers.sort(key=lambda row: (row.view is View.FIXED_DAY, row.subject != main_subject))
    looked_at = LookedAt(
        new_claims=sum(change.kind in {ChangeKind.FRESH, ChangeKind.LATE} for change in passed.changes)
        + len(passed.unmoved),
        weighed=len(passed.changes),
        no_weight=tuple((claim_id, str(kind)) for claim_id, kind in passed.unmoved),
    )
    changed = any(row.shown_old != row.shown_new or abs(row.new - row.old) >= 0.5 for row in numbers)
    return ChangeFindings(
        case=now.case, title=now.title, since=then.as_of, until=now.as_of, seed=now.seed, version=__version__,
        changed=changed, numbers=tuple(numbers), actions=_actions(then, today), looked_at=looked_at,
        sentences=change_sentences(numbers, looked_at, dict(now.force_names), changed=changed),
        convention=CONVENTION, fewest=passed.fewest, bridges=passed.bridges, k_hat=passed.k_hat,
        is_usable=now.diagnostics.status is FitStatus.OK, same_program=same_program, force_names=now.force_names,
        main_subject=main_subject,
    )  # fmt: skip


# One number -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Steps:
    """Where a number stood at each step of the way, quantiles of shape (3,)."""

    printed: Levels
    by_method: Levels
    expected: Levels
    in_frame: Levels
    after: Levels
    now: Levels


def _rows(
    then: Printed, again: Printed, now: Printed, passed: Passage, found: dict[Count, Moved], view: View
) -> list[MovedNumber]:
    return [row for own in _common(then, now) if (row := _row(own, then, again, now, passed, found, view)) is not None]


def _row(
    own: Estimate, then: Printed, again: Printed, now: Printed, passed: Passage, found: dict[Count, Moved], view: View
) -> MovedNumber | None:
    day = now.as_of if view is View.HEADLINE else then.as_of
    moved, at_old = found.get(_count(own, day)), found.get(_count(own, then.as_of))
    old, redone = _estimate(then, own), _estimate(again, own)
    if moved is None or at_old is None or old is None or redone is None:
        return None
    by_method = _levels(redone)
    expected = by_method
    if view is View.HEADLINE:
        # Where the last briefing followed the count week by week, what it expected; else what the evidence of then
        # says of both days.
        ahead = _expected(again, own, day)
        expected = ahead if ahead is not None else by_method + moved.before - at_old.before
    new = _levels(own) if view is View.HEADLINE else moved.after
    steps = _Steps(
        printed=_levels(old), by_method=by_method, expected=expected, in_frame=moved.before, after=moved.after, now=new
    )
    return _moved_number(own, view, day, then, steps, moved, passed, now)


def _moved_number(
    own: Estimate, view: View, day: date, then: Printed, steps: _Steps, moved: Moved, passed: Passage, now: Printed
) -> MovedNumber:
    others = _others(steps, moved.parts.sum(axis=0))
    width = Others(**{name: _rounded(values[2] - values[0]) for name, values in others.items()})
    parts = tuple(_part(passed, place, moved) for place in range(len(passed.changes)))
    old, new = _rounded(steps.printed[1]), _rounded(steps.now[1])
    told = {name: _rounded(others[name][1]) for name in ("method", "time", "frame")}
    # Rounding a dozen parts to a millionth of a head leaves a few millionths over; they go where luck is.
    sampling = _rounded(new - old - sum(told.values()) - sum(part.part for part in parts))
    assert abs(sampling - others["sampling"][1]) < 1e-6 * (len(parts) + 6), "the parts of a number make its move"
    median = Others(**told, sampling=sampling)
    by_cause = _by_cause(parts, median)
    shown_old, shown_new, shown = figures_that_add(old, new, by_cause)
    return MovedNumber(
        subject=own.subject, quantity=own.quantity, date=day, old_date=then.as_of, unit=own.unit, view=view,
        old=old, new=new, old_interval=(_rounded(steps.printed[0]), _rounded(steps.printed[2])),
        new_interval=(_rounded(steps.now[0]), _rounded(steps.now[2])),
        parts=parts, others=median, width=width, errors=_errors(steps, moved, then, now), move_mcse=moved.move_mcse,
        shown_old=shown_old, shown_new=shown_new, shown=tuple(shown.items()),
    )  # fmt: skip


def _rounded(value: float) -> float:
    """To a millionth of a head: beyond it machines differ, and a printed sum must add up on all of them."""
    return round(float(value), 6) + 0.0


def _others(steps: _Steps, evidence: Levels) -> dict[str, Levels]:
    """What is no evidence's, for each followed quantile; with the evidence it makes the whole move."""
    return {
        "method": steps.by_method - steps.printed,
        "time": steps.expected - steps.by_method,
        "frame": steps.in_frame - steps.expected,
        # The printed number is that of one fit, and quantiles are smoothed along the path.
        "sampling": steps.now - steps.after + (steps.after - steps.in_frame - evidence),
    }


def _errors(steps: _Steps, moved: Moved, then: Printed, now: Printed) -> Others:
    """Monte Carlo standard errors of what is no evidence's, from intervals and effective draws."""
    old = _error(steps.by_method, then.effective)
    printed, new = _error(steps.printed, then.effective), _error(steps.now, now.effective)
    is_same = bool(np.all(steps.by_method == steps.printed))
    return Others(
        method=0.0 if is_same else float(np.hypot(old, printed)),
        time=0.0,
        frame=float(np.hypot(old, moved.move_mcse)),
        sampling=new,
    )


def _error(levels: Levels, effective: float) -> float:
    return float(ERROR_OF_MEDIAN * (levels[2] - levels[0]) / WIDTH_IN_SPREADS / np.sqrt(effective))


def _part(passed: Passage, place: int, moved: Moved) -> ChangePart:
    change, (low, middle, high) = passed.changes[place], map(_rounded, moved.parts[place])
    undone = float(moved.without[place])
    return ChangePart(
        cause=CAUSE_OF_KIND[change.kind], kind=str(change.kind), claims=change.claims, origin=change.origin,
        group=change.group, part=middle, mcse=float(moved.mcse[place]),
        without=undone if np.isfinite(undone) else None, q05_part=low, q95_part=high,
        width_part=_rounded(high - low),
    )  # fmt: skip


def _by_cause(parts: Sequence[ChangePart], others: Others) -> dict[Cause, float]:
    """The move of the median by cause, those that occur, in the order in which they are told."""
    found = {cause: [part.part for part in parts if part.cause is cause] for cause in Cause}
    sums = {cause: sum(own) for cause, own in found.items() if own}
    return sums | {
        Cause.TIME: others.time, Cause.FRAME: others.frame, Cause.METHOD: others.method,
        Cause.SAMPLING: others.sampling,
    }  # fmt: skip


# What was printed -----------------------------------------------------------------------------------------------------


def _common(then: Printed, now: Printed) -> list[Estimate]:
    """The counts that the later briefing prints of its own day, where the earlier one printed them of its own."""
    return [row for row in now.estimates if row.date == now.as_of and _estimate(then, row) is not None]


def _estimate(printed: Printed, like: Estimate) -> Estimate | None:
    """What a briefing printed of the same count on its own day."""
    named = (like.subject, like.quantity, printed.as_of)
    return next((row for row in printed.estimates if (row.subject, row.quantity, row.date) == named), None)


def _count(row: Estimate, day: date) -> Count:
    """The count of an estimate on another day; a window moves with its end."""
    since = None if row.since is None else row.since + (day - row.date)
    return Count(row.subject, row.quantity, day, since)


def _expected(printed: Printed, own: Estimate, day: date) -> Levels | None:
    """What a briefing expected of a count at the end of a later day, straight between Sundays; None for no course."""
    fan = next((fan for fan in printed.fans if (fan.subject, fan.quantity) == (own.subject, own.quantity)), None)
    if fan is None or own.since is not None or day > fan.dates[-1]:
        return None
    then = _estimate(printed, own)
    return None if then is None else np.asarray(_levels(then) + _along(fan, day) - _along(fan, printed.as_of))


def _along(fan: Fan, day: date) -> Levels:
    sundays = [sunday.toordinal() for sunday in fan.dates]
    return np.array([np.interp(day.toordinal(), sundays, values) for values in (fan.q05, fan.q50, fan.q95)])


def _levels(row: Estimate) -> Levels:
    return np.array([row.q05, row.q50, row.q95])


def _actions(then: Printed, now: Printed) -> tuple[MovedAction, ...]:
    old = {(action, weeks): chance for action, weeks, chance in then.actions}
    return tuple(
        MovedAction(action=action, horizon_weeks=weeks, old=old[action, weeks], new=chance)
        for action, weeks, chance in now.actions
        if (action, weeks) in old
    )
