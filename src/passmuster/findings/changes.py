"""What moved between two briefings: each printed count, split into what the evidence did, time, frame, method and luck.

    new − old = method + time + frame + Σ evidence + sampling

- **method**: the old evidence of the old day by today's program, less what was printed then; 0 where the program, the
  case file and the seed are the same.
- **time**: what the last briefing expected to happen by the new day.
- **frame**: the same evidence and day, told by the model as it stands on the new day; what the passing of time itself
  does to its beliefs about the past. 0 where both states stand in one frame, as accounts of one day mostly do.
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
from passmuster.findings.discretion import discreet_surprises
from passmuster.findings.figures_that_add import figures_that_add
from passmuster.findings.parts.changes import (
    Cause,
    ChangeFindings,
    ChangePart,
    LaterBriefing,
    MovedNumber,
    Others,
    PrintedBriefing,
    View,
)
from passmuster.findings.parts.counts import Estimate
from passmuster.findings.printed_counts import (
    Levels,
    common_counts,
    count_of,
    estimate_of,
    expected_of,
    levels_of,
    moved_actions,
)
from passmuster.findings.touched_claims import UNSEEN, TouchedClaims, looked_at_of
from passmuster.model.changes import ChangeKind
from passmuster.model.moved import Count, MovedCount
from passmuster.model.passage import Passage
from passmuster.muster.readings import Surprise

__all__ = ["CONVENTION", "changes"]

CONVENTION: Final = "aumann-shapley power path"
"""How the evidence's move is shared out."""

CAUSE_OF_KIND: Final = {
    ChangeKind.FRESH: Cause.NEW_CLAIMS,
    ChangeKind.LATE: Cause.NEW_CLAIMS,
    ChangeKind.CORRECTION: Cause.CORRECTIONS,
    ChangeKind.WITHDRAWAL: Cause.WITHDRAWALS,
    ChangeKind.ECHO: Cause.ECHOES,
}

ERROR_OF_MEDIAN: Final = 1.2533
"""Standard error of a median over that of a mean, for normal draws: the root of half of pi."""
WIDTH_IN_SPREADS: Final = 3.2897
"""Width of a 90 % interval in standard deviations, for normal draws."""


def changes(
    then: PrintedBriefing,
    again: PrintedBriefing,
    now: LaterBriefing,
    passed: Passage,
    moved: Iterable[MovedCount],
    *,
    other_method: tuple[str, ...],
    main_subject: str,
    seen: TouchedClaims = UNSEEN,
    surprises: tuple[Surprise, ...] = (),
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
    other_method
        Which of program, case file and seed are other than then, in these words.
    main_subject
        The subject that is told first.
    seen
        The claims that came, went or were changed, as a reader sees them.
    surprises
        What the earlier evidence had expected of those that came.
    """
    found = {own.count: own for own in moved}
    today = now.printed
    told = _Briefings(then=then, again=again, now=today, passed=passed, found=found)
    views = (View.HEADLINE, View.FIXED_DAY) if then.as_of != today.as_of else (View.HEADLINE,)
    numbers = [row for view in views for row in _rows(told, view)]
    numbers.sort(key=lambda row: (row.view is View.FIXED_DAY, row.subject != main_subject))
    looked_at = looked_at_of(passed, seen)
    changed = any(row.shown_old != row.shown_new or abs(row.new - row.old) >= 0.5 for row in numbers)
    return ChangeFindings(
        case=now.case, title=now.title, since=then.as_of, until=today.as_of, seed=today.seed, version=__version__,
        changed=changed, numbers=tuple(numbers), actions=moved_actions(then, today), looked_at=looked_at,
        sentences=change_sentences(
            numbers, looked_at, dict(now.force_names), changed=changed, other_method=other_method
        ),
        convention=CONVENTION, fewest=passed.fewest, bridges=passed.bridges, k_hat=passed.k_hat,
        is_usable=now.is_usable, same_program=not other_method, force_names=now.force_names,
        other_method=other_method,
        main_subject=main_subject, claims=seen.claims, former=seen.former,
        surprises=_told_surprises(surprises, seen),
    )  # fmt: skip


def _told_surprises(surprises: tuple[Surprise, ...], seen: TouchedClaims) -> tuple[Surprise, ...]:
    """What had been expected of the claims that are told, by the rule about people."""
    quantities = {line.claim_id: line.quantity for line in seen.claims}
    return discreet_surprises([one for one in surprises if one.claim_id in quantities], seen.few, quantities)


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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Briefings:
    """What was printed then, the same by today's program, and what is printed now; the way between, and its counts."""

    then: PrintedBriefing
    again: PrintedBriefing
    now: PrintedBriefing
    passed: Passage
    found: dict[Count, MovedCount]


def _rows(told: _Briefings, view: View) -> list[MovedNumber]:
    return [row for own in common_counts(told.then, told.now) if (row := _row(own, told, view)) is not None]


def _row(own: Estimate, told: _Briefings, view: View) -> MovedNumber | None:
    then, now = told.then, told.now
    day = now.as_of if view is View.HEADLINE else then.as_of
    moved, at_old = told.found.get(count_of(own, day)), told.found.get(count_of(own, then.as_of))
    old, redone = estimate_of(then, own), estimate_of(told.again, own)
    if moved is None or at_old is None or old is None or redone is None:
        return None
    by_method = levels_of(redone)
    expected = by_method
    if view is View.HEADLINE:
        # Where the last briefing followed the count week by week, what it expected; else what the evidence of then
        # says of both days.
        ahead = expected_of(told.again, own, day)
        expected = ahead if ahead is not None else by_method + moved.before - at_old.before
    new = levels_of(own) if view is View.HEADLINE else moved.after
    steps = _Steps(
        printed=levels_of(old),
        by_method=by_method,
        expected=expected,
        in_frame=moved.before,
        after=moved.after,
        now=new,
    )
    return _moved_number(own, view, day, steps, moved, told)


def _moved_number(
    own: Estimate, view: View, day: date, steps: _Steps, moved: MovedCount, told: _Briefings
) -> MovedNumber:
    others = _others(steps, moved.parts.sum(axis=0), told.passed.shares_frame)
    width = Others(**{name: _rounded(values[2] - values[0]) for name, values in others.items()})
    parts = tuple(_part(told.passed, place, moved) for place in range(len(told.passed.changes)))
    old, new = _rounded(steps.printed[1]), _rounded(steps.now[1])
    split = {name: _rounded(others[name][1]) for name in ("method", "time", "frame")}
    # Rounding a dozen parts to a millionth of a head leaves a few millionths over; they go where luck is.
    sampling = _rounded(new - old - sum(split.values()) - sum(part.part for part in parts))
    assert abs(sampling - others["sampling"][1]) < 1e-6 * (len(parts) + 6), "the parts of a number make its move"
    median = Others(**split, sampling=sampling)
    by_cause = _by_cause(parts, median)
    shown_old, shown_new, shown = figures_that_add(old, new, by_cause)
    return MovedNumber(
        subject=own.subject, quantity=own.quantity, date=day, old_date=told.then.as_of, unit=own.unit, view=view,
        old=old, new=new, old_interval=(_rounded(steps.printed[0]), _rounded(steps.printed[2])),
        new_interval=(_rounded(steps.now[0]), _rounded(steps.now[2])),
        parts=parts, others=median, width=width, errors=_errors(steps, told),
        move_mcse=moved.move_mcse, shown_old=shown_old, shown_new=shown_new, shown=tuple(shown.items()),
        expected=_three(steps.expected) if view is View.HEADLINE else None,
    )  # fmt: skip


def _three(levels: Levels) -> tuple[float, float, float]:
    return _rounded(levels[0]), _rounded(levels[1]), _rounded(levels[2])


def _rounded(value: float) -> float:
    """To a millionth of a head: beyond it machines differ, and a printed sum must add up on all of them."""
    return round(float(value), 6) + 0.0


def _others(steps: _Steps, evidence: Levels, shares_frame: bool) -> dict[str, Levels]:
    """What is no evidence's, for each followed quantile; with the evidence it makes the whole move.

    Two accounts of one day that share a frame have no time and no frame between them: what the path says of the first
    and what was printed of it are the same but for luck.
    """
    in_frame = steps.expected if shares_frame else steps.in_frame
    return {
        "method": steps.by_method - steps.printed,
        "time": steps.expected - steps.by_method,
        "frame": in_frame - steps.expected,
        # The printed number is that of one fit, and quantiles are smoothed along the path.
        "sampling": steps.now - steps.after + (steps.after - in_frame - evidence),
    }


def _errors(steps: _Steps, told: _Briefings) -> Others:
    """Monte Carlo standard errors of what is no evidence's, from intervals and effective draws.

    What the evidence of then says in the frame of now rests on the draws along the path, weighed; they hang together
    as those of now do. They are taken for strangers to the printed ones, which some of them may be.
    """
    then, now, passed = told.then, told.now, told.passed
    along = passed.pool.effective(0.0) * min(now.effective / passed.posteriors[-1].n_draws, 1.0)
    old = _error(steps.by_method, then.effective)
    printed, new = _error(steps.printed, then.effective), _error(steps.now, now.effective)
    is_same = bool(np.all(steps.by_method == steps.printed))
    in_frame = float(np.hypot(old, _error(steps.in_frame, along)))
    return Others(
        method=0.0 if is_same else float(np.hypot(old, printed)),
        time=0.0,
        frame=0.0 if passed.shares_frame else in_frame,
        sampling=float(np.hypot(new, in_frame)) if passed.shares_frame else new,
    )


def _error(levels: Levels, effective: float) -> float:
    return float(ERROR_OF_MEDIAN * (levels[2] - levels[0]) / WIDTH_IN_SPREADS / np.sqrt(effective))


def _part(passed: Passage, place: int, moved: MovedCount) -> ChangePart:
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
