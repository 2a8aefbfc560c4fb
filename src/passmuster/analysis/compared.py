"""What a briefing is set beside: an earlier state of a case, given as a day, a kept briefing, or another folder."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from passmuster.analysis.inputs import is_example
from passmuster.analysis.printed import kept_briefing
from passmuster.analysis.sources import day_of, open_source
from passmuster.errors import BadInput, Fault
from passmuster.findings.parts.changes import PrintedBriefing
from passmuster.ledger import Ledger

__all__ = ["Earlier", "Since", "earlier_state", "refused"]

Since = date | str | Path
"""A day, a file that `brief --format json` wrote, or a case folder."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A ledger as it was, the day that is meant, and what was printed of it, where that was kept.

    `briefing` has the name and SHA-256 of the file of a kept briefing.
    """

    ledger: Ledger
    day: date
    printed: PrintedBriefing | None = None
    briefing: tuple[str, str] | None = None

    @property
    def input_hashes(self) -> tuple[tuple[str, str], ...]:
        """What was read for it: each name and the SHA-256 of its bytes, sorted."""
        return tuple(sorted(self.ledger.input_hashes)) if self.briefing is None else (self.briefing,)


def earlier_state(since: Since, ledger: Ledger, until: date | None = None, argument: str = "since") -> Earlier:
    """The state that is meant.

    Parameters
    ----------
    since
        A day of `ledger`; the file of a briefing on the same case; or the folder of an earlier or another copy of it.
    until
        A folder is taken as of its latest claim, and not beyond this day.
    argument
        What a refusal calls it.

    Raises
    ------
    BadInput
        When it is none of these, or is about another case.
    """
    if isinstance(since, date) and not isinstance(since, datetime):
        return _of_day(since, ledger, argument)
    path = Path(str(since))
    if path.is_dir() or path.name == "case.toml" or is_example(path):
        return _of_folder(path, ledger, until, argument)
    if path.suffix == "" and not path.exists():
        day = day_of(str(since), argument)
        assert day is not None
        return _of_day(day, ledger, argument)
    return _of_briefing(path, ledger, argument)


def _of_day(day: date, ledger: Ledger, argument: str) -> Earlier:
    """A day of the case itself; one before its start is refused by the name that it was given under."""
    start = ledger.case.start
    if day < start:
        rule = f"a state of the case is of no day before its start, {start.isoformat()}"
        remedy = f'Give that or a later day: `{argument}="{start.isoformat()}"`.'
        raise BadInput([Fault.of_argument(argument, rule, day.isoformat(), remedy)])
    return Earlier(ledger, day)


def _of_folder(path: Path, ledger: Ledger, until: date | None, argument: str) -> Earlier:
    other = open_source(path)
    _refuse_other_case(other.case.case_id, ledger, path, argument)
    day = other.last_day
    if until is not None and day is not None:
        day = min(day, until)
    return Earlier(other, day or other.case.start)


def _of_briefing(path: Path, ledger: Ledger, argument: str) -> Earlier:
    kept = kept_briefing(path)
    _refuse_other_case(kept.case, ledger, path, argument)
    return Earlier(kept.ledger(ledger), kept.printed.as_of, kept.printed, (path.name, kept.sha256))


def _refuse_other_case(found: str, ledger: Ledger, since: Path, argument: str) -> None:
    if found != ledger.case.case_id:
        rule = f"a briefing is set beside another of the same case, '{ledger.case.case_id}'"
        raise refused(argument, rule, f"'{since}' is on '{found}'")


def refused(argument: str, rule: str, found: str) -> BadInput:
    """What is said of states that cannot be compared."""
    remedy = 'Give an earlier day or briefing: `since="2025-01-31"`.'
    return BadInput([Fault.of_argument(argument, rule, found, remedy)])
