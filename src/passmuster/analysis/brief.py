"""A briefing from a ledger, start to end: what `passmuster brief` does, for Python.

>>> from datetime import date
>>> from passmuster.analysis.brief import brief_ledger
>>> from passmuster.store.folder import open_case
>>> findings = brief_ledger(open_case("examples/kursk"), as_of=date(2025, 2, 28))  # doctest: +SKIP

Nothing heavy is imported until something has to be worked out, so that what was worked out before answers at once.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from passmuster.cache.codec import findings_from_text, findings_to_text
from passmuster.cache.keeper import Keeper, cache_folder, key_of, own_folder
from passmuster.errors import BadInput, Fault
from passmuster.findings.findings import Findings
from passmuster.forecast.horizons import HORIZONS_WEEKS, LONGEST_HORIZON
from passmuster.ledger import Ledger
from passmuster.wording.standards import standard_of

if TYPE_CHECKING:
    from passmuster.forecast.levers import SetLever
    from passmuster.model.fit import Settings

__all__ = ["brief_ledger"]


MOST_WEEKS: Final = 1040
"""Weeks from a case's start to its as-of day: twenty years, beyond any partner's stay in a modern war."""


def brief_ledger(
    ledger: Ledger,
    *,
    as_of: date | None = None,
    horizon_weeks: int = HORIZONS_WEEKS[-1],
    seed: int = 0,
    standard: str = "icd203",
    levers: Sequence[str] = (),
    settings: "Settings | None" = None,
    keep: bool = True,
    progress: Callable[[str], None] = lambda _: None,
) -> Findings:
    """The findings of a case.

    Parameters
    ----------
    as_of
        The day whose knowledge is used; the day of the latest claim when None.
    horizon_weeks
        How far ahead to look, 1 to 260 weeks.
    seed
        Fixes every draw.
    standard
        Whose words of likelihood to use, a key of `briefing.words.STANDARDS`.
    levers
        What is set of the case's levers, each written NAME=VALUE; what lies ahead is then told as they would have it.
    settings
        How long to sample; the usual length when None.
    keep
        Whether to look for, and to leave, the result in the user's cache.
    progress
        Told in a few words what is being done.

    Raises
    ------
    BadInput
        When the day, the horizon, the standard, a lever, a prior or the reference class cannot be used.
    """
    words = standard_of(standard).key
    pulled = _set(ledger, levers)
    day = _checked_day(ledger, as_of, horizon_weeks)
    keeper = Keeper(own_folder(cache_folder()) if keep else None)
    known = ledger.known(day)
    call = (day.isoformat(), str(horizon_weeks), str(seed), words, repr(settings), repr(pulled))
    # Where the findings come from is printed with them, so that other files of the same content are another entry.
    key = key_of(["findings", known.digest, repr(known.input_hashes), *call])
    kept = keeper.find(key)
    findings = None if kept is None else findings_from_text(kept)
    if findings is None:
        from passmuster.analysis.working_out import work_out

        findings = work_out(
            known, _horizons(horizon_weeks), seed=seed, standard=words, levers=pulled, settings=settings,
            keeper=keeper, progress=progress,
        )  # fmt: skip
        keeper.put(key, findings_to_text(findings))
    return findings


def _set(ledger: Ledger, levers: Sequence[str]) -> "tuple[SetLever, ...]":
    """The levers that were set; none at all needs nothing heavy."""
    if not levers:
        return ()
    from passmuster.forecast.levers import set_levers

    return set_levers(ledger.case, levers)


def _horizons(horizon_weeks: int) -> tuple[int, ...]:
    return (*(weeks for weeks in HORIZONS_WEEKS if weeks < horizon_weeks), horizon_weeks)


def _checked_day(ledger: Ledger, as_of: date | None, horizon_weeks: int) -> date:
    """The day to use, once everything about the call has been found in order."""
    faults = []
    if not 1 <= horizon_weeks <= LONGEST_HORIZON:
        rule = f"the horizon is 1 to {LONGEST_HORIZON} weeks"
        faults.append(Fault.of_argument("horizon", rule, str(horizon_weeks), "Ask for a length within it."))
    day = as_of or ledger.last_day
    if day is None:
        rule = "a case without claims and events needs an as-of date"
        remedy = 'Give the day whose knowledge is to be used: `as_of="2025-02-28"`.'
        faults.append(Fault.of_argument("as_of", rule, "none", remedy))
    else:
        faults += _day_faults(day, ledger.case.start)
    if faults or day is None:
        raise BadInput(faults)
    return day


def _day_faults(day: date, start: date) -> list[Fault]:
    weeks = (day - start).days // 7
    if weeks < 0:
        rule = f"the as-of date is not before the case's start, {start.isoformat()}"
        return [
            Fault.of_argument("as_of", rule, day.isoformat(), "Ask for a later day, or let the case start earlier.")
        ]
    if weeks > MOST_WEEKS:
        rule = f"the as-of date is at most {MOST_WEEKS} weeks after the case's start, {start.isoformat()}"
        return [
            Fault.of_argument("as_of", rule, day.isoformat(), "Ask for an earlier day, or let the case start later.")
        ]
    return []
