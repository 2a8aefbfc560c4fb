"""Past days at which knowledge is rebuilt, and which later claims each of them is asked about."""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from passmuster.errors import BadInput, Fault
from passmuster.forecast.backtest.printed import is_observation
from passmuster.ledger import Claim, Ledger

__all__ = ["FARTHEST_WEEKS", "LeftOut", "Round", "as_of_days", "practice_days", "rounds_of"]

CUSTOMARY_DAYS: Final = 3
"""How many as-of days when none are asked for: the last three firsts of a month up to the last observation."""

PRACTICE_DAYS: Final = 3
"""How many as-of days before the first are tried, so that the width of its forecasts can be learned too."""

FARTHEST_WEEKS: Final = 260
"""As far ahead as a briefing looks; what is said later than that is not forecast."""

MOST_DAYS: Final = 240
"""As-of days in one run: twenty years of months. More is a slip of the keyboard."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A later claim that is not scored, and the reason."""

    claim_id: str
    as_of: date
    reason: str


@dataclass(frozen=True, slots=True)
class Round:
    """One as-of day: what had been said by then, and the later observations that are to be forecast from it."""

    as_of: date
    known: tuple[Claim, ...]
    targets: tuple[Claim, ...]
    left_out: tuple[LeftOut, ...]


def as_of_days(ledger: Ledger, first: date | None, last: date | None, every_months: int) -> tuple[date, ...]:
    """The days from `first` to `last`, so many months apart; the customary ones where either is None.

    Raises
    ------
    BadInput
        When there is no observation to go by, or the days are in the wrong order, before the case or too many.
    """
    observed = [claim.said_on for claim in ledger.claims if is_observation(claim)]
    if not observed and (first is None or last is None):
        rule = "a backtest needs claims about what is or was"
        raise BadInput([Fault(ledger.case.case_id, rule, "none", "Add claims that are no plans or projections.")])
    end = last or max(observed).replace(day=1)
    faults = day_faults(first or end, end, every_months, ledger.case.start)
    if faults:
        raise BadInput(faults)
    if first is None:
        back = (months_later(end, -every_months * step) for step in reversed(range(CUSTOMARY_DAYS)))
        return tuple(day for day in back if day >= ledger.case.start)
    days = [first]
    while (following := months_later(first, every_months * len(days))) <= end:
        days.append(following)
    return tuple(days)


def practice_days(first: date, every_months: int, case_start: date) -> tuple[date, ...]:
    """Days before the first as-of day, as far apart as those, none before the case's start; in order."""
    earlier = (months_later(first, -every_months * step) for step in reversed(range(1, PRACTICE_DAYS + 1)))
    return tuple(day for day in earlier if day >= case_start)


def day_faults(start: date, end: date, every_months: int, case_start: date) -> list[Fault]:
    """What is wrong with the days, all of it."""
    faults = []
    if start > end:
        rule = "the first as-of day is not after the last"
        faults.append(Fault.of_argument("first", rule, f"{start} after {end}", "Swap them."))
    if start < case_start:
        rule = f"no as-of day lies before the case's start, {case_start}"
        faults.append(
            Fault.of_argument("first", rule, f"{start}", "Ask for a later day, or let the case start earlier.")
        )
    if every_months > LONGEST_STEP:
        rule = f"as-of days are at most {LONGEST_STEP} months apart"
        faults.append(Fault.of_argument("every_months", rule, f"{every_months}", "Take them nearer together."))
    months = (end.year - start.year) * 12 + end.month - start.month
    if months // every_months >= MOST_DAYS:
        rule, found = f"at most {MOST_DAYS} as-of days", f"{months // every_months + 1}"
        faults.append(Fault.of_argument("first", rule, found, "Take them further apart with `every_months`."))
    return faults


LONGEST_STEP: Final = 1200
"""Months between as-of days: a century, longer than any war of which claims are kept."""


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last day of that month when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def rounds_of(
    claims: Sequence[Claim],
    days: Sequence[date],
    later: Iterable[Claim] | None,
    *,
    each_once: bool,
    since: date | None = None,
) -> list[Round]:
    """For each as-of day what was known and what is to be forecast.

    Parameters
    ----------
    claims
        Those of the case.
    later
        Claims that never enter what is known; when None, the case's own later claims are forecast.
    each_once
        Forecast each claim from the last as-of day before it only; else from every one before it.
    since
        Forecast only what was said after this day.
    """
    asked = tuple(claims if later is None else later)
    ours = {claim.claim_id for claim in claims}
    rounds = []
    for place, day in enumerate(days):
        until = days[place + 1] if each_once and place + 1 < len(days) else date.max
        said = [claim for claim in asked if day < claim.said_on <= until]
        if place == 0 and later is not None:
            said += [claim for claim in asked if claim.said_on <= day]
        reasons = {
            claim.claim_id: why_not_asked(claim, day, held=later is not None and claim.claim_id in ours, since=since)
            for claim in said
        }
        known = tuple(claim for claim in claims if claim.said_on <= day and is_observation(claim))
        rounds.append(
            Round(
                as_of=day,
                known=known,
                targets=tuple(claim for claim in said if not reasons[claim.claim_id]),
                left_out=tuple(LeftOut(name, day, reason) for name, reason in reasons.items() if reason),
            )
        )
    return rounds


def why_not_asked(claim: Claim, as_of: date, *, held: bool, since: date | None = None) -> str:
    """Why a claim is no question of a backtest; empty when it is one."""
    if held:
        return "the case holds a claim of this id already"
    if claim.said_on <= as_of:
        return f"it was said by {as_of}, no later than the as-of day"
    if since is not None and claim.said_on <= since:
        return f"it was said by {since}, and what was said later is asked about"
    if not is_observation(claim):
        return "it is a plan or a projection, and no observation"
    if claim.said_on > as_of + timedelta(weeks=FARTHEST_WEEKS):
        return f"it was said more than {FARTHEST_WEEKS} weeks after the as-of day"
    return ""
