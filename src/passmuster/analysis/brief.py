"""A briefing, start to end: what `passmuster brief` does, for Python.

>>> import passmuster as pm
>>> pm.brief("examples/kursk", as_of="2025-02-28")  # doctest: +SKIP

Nothing heavy is imported until something has to be worked out, so that what was worked out before answers at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from passmuster.analysis.inputs import RolesGiven
from passmuster.analysis.run import SILENT, Progress, Run
from passmuster.analysis.sources import Source, day_of, open_source
from passmuster.analysis.who import moment_of_text
from passmuster.cache.codec import find_value, keep_value
from passmuster.cache.keeper import key_of
from passmuster.errors import BadInput, Fault
from passmuster.findings.parts.changes import LaterBriefing
from passmuster.forecast.horizons import HORIZONS_WEEKS, LONGEST_HORIZON, usual_horizon
from passmuster.ledger import Known, Ledger
from passmuster.wording.standards import DEFAULT_STANDARD, standard_of

if TYPE_CHECKING:
    from passmuster.analysis.briefed import Briefing
    from passmuster.findings.findings import Findings
    from passmuster.findings.material import Material
    from passmuster.forecast.levers import SetLever

__all__ = ["brief", "brief_ledger", "briefing_of_ledger", "printed_of_ledger"]

MOST_WEEKS: Final = 1040
"""Weeks from a case's start to its as-of day: twenty years, beyond any partner's stay in a modern war."""


def brief(
    source: Source,
    *,
    as_of: date | str | None = None,
    known_at: datetime | date | str | None = None,
    since: date | str | Path | None = None,
    horizon: int | None = None,
    levers: str | Sequence[str] = (),
    partner: str = "",
    principal: str = "",
    opponent: str = "",
    seed: int = 0,
    standard: str = DEFAULT_STANDARD,
    show_small_counts: str = "",
    cache: bool = True,
    progress: Progress = SILENT,
) -> "Briefing":
    """What is there behind the claims, and what comes next.

    Parameters
    ----------
    source
        A case folder or shipped example, articles or claim tables, by name or as `Path`; the text of an article; a data
        frame of claims; or a `Ledger`.
    as_of
        The day whose knowledge is used, a date or ISO text; the day of the latest claim when None.
    known_at
        Use only what was on record at this moment: a moment, a day (its end) or ISO text; for cases with a ledger.
    since
        A day, a kept briefing's file or another copy of the case: what moved since is told as well, see `diff`.
    horizon
        How far ahead to look, 1 to 260 weeks; a year, or as far as the last question of the case, when None.
    levers
        What is set of the case's levers, each written NAME=VALUE, such as "losses=2".
    partner, principal, opponent
        Whose war articles are about, by code or name ("KE", "Somalia", "al-Shabaab"); what is left empty is read off
        the text.
    seed
        Fixes every draw.
    standard
        Whose words of likelihood to use: `icd203`, `phia`, `wep` or another that the commands list.
    show_small_counts
        Why counts of fewer than ten dead, wounded or captured people are shown, if they are; the briefing says it.
    cache, progress
        Whether results of the user's cache are used and left there; told what is being done, see `passmuster.progress`.

    Raises
    ------
    BadInput
        When anything about the source or the call is wrong; it carries every fault. A fit that failed is no error: the
        briefing says so, see `Briefing.is_usable` and `Briefing.or_raise`.
    """
    day = day_of(as_of)
    run = Run.usual(cache=cache, seed=seed, progress=progress)
    ledger = open_source(source, day, RolesGiven(partner, principal, opponent), moment_of_text(known_at))
    return briefing_of_ledger(
        ledger, run, as_of=day, horizon_weeks=horizon, standard=standard,
        levers=(levers,) if isinstance(levers, str) else tuple(levers), show_small_counts=show_small_counts,
        since=since,
    )  # fmt: skip


def brief_ledger(
    ledger: Ledger,
    run: Run,
    *,
    as_of: date | None = None,
    horizon_weeks: int | None = None,
    standard: str = DEFAULT_STANDARD,
    levers: Sequence[str] = (),
) -> "Findings":
    """The findings of a case.

    Parameters
    ----------
    run
        Seed, sampling, cache and progress.
    as_of
        The day whose knowledge is used; the day of the latest claim when None.
    horizon_weeks
        How far ahead to look, 1 to 260 weeks; a year, or as far as the last question of the case, when None.
    standard
        Whose words of likelihood to use, a key of `wording.standards.STANDARDS`.
    levers
        What is set of the case's levers, each written NAME=VALUE; what lies ahead is then told as they would have it.

    Raises
    ------
    BadInput
        When the day, the horizon, the standard, a lever, a prior or the reference class cannot be used.
    """
    return briefing_of_ledger(
        ledger, run, as_of=as_of, horizon_weeks=horizon_weeks, standard=standard, levers=levers
    ).findings


def briefing_of_ledger(
    ledger: Ledger,
    run: Run,
    *,
    as_of: date | None = None,
    horizon_weeks: int | None = None,
    standard: str = DEFAULT_STANDARD,
    levers: Sequence[str] = (),
    show_small_counts: str = "",
    since: date | str | Path | None = None,
) -> "Briefing":
    """As `brief_ledger`, with everything behind the findings on demand; small counts are shown for a reason.

    Where `since` is given, what moved since then is told with it.
    """
    from passmuster.analysis.briefed import Briefing

    asked = replace(
        _asked(ledger, run, as_of, horizon_weeks, standard, levers), show_small_counts=show_small_counts.strip()
    )
    findings = asked.findings()
    if since is not None:
        from passmuster.analysis.diff import diff_ledger

        findings = replace(findings, moved=diff_ledger(ledger, run, since=since, until=findings.as_of).findings)
    return Briefing(findings, asked.material)


def printed_of_ledger(ledger: Ledger, run: Run, as_of: date) -> LaterBriefing:
    """What `brief_ledger` prints of what can move: a tenth of its findings, kept beside them, and read alone.

    Raises
    ------
    BadInput
        As `brief_ledger`.
    """
    return _asked(ledger, run, as_of, None, DEFAULT_STANDARD, ()).printed()


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """A call whose parts have been found in order."""

    known: Known
    run: Run
    horizons_weeks: tuple[int, ...]
    standard: str
    levers: "tuple[SetLever, ...]"
    show_small_counts: str = ""

    def findings(self) -> "Findings":
        """The findings, found again or worked out and kept, of the ledger as it stands."""
        from passmuster.findings.discretion import told_small
        from passmuster.findings.findings import Findings
        from passmuster.findings.where_from import where_from

        found = find_value(self.run.keeper, self._key("findings"), Findings) or self._composed()
        return replace(told_small(found), methods=where_from(found.methods, self.known))

    def printed(self) -> LaterBriefing:
        """What they print of what can move, found again or read off them."""
        from passmuster.findings.printed_counts import later_of

        return find_value(self.run.keeper, self._key("printed"), LaterBriefing) or later_of(self.findings())

    def _composed(self) -> "Findings":
        """The findings, worked out and kept, and beside them what they print of what can move."""
        from passmuster.findings.printed_counts import later_of
        from passmuster.findings.whole import compose

        found = compose(replace(self.material(), shows_small_because=self.show_small_counts))
        keep_value(self.run.keeper, self._key("findings"), found)
        keep_value(self.run.keeper, self._key("printed"), later_of(found))
        return found

    def material(self) -> "Material":
        """Everything that the findings are composed from."""
        from passmuster.analysis.working_out import material_for

        return material_for(self.known, self.horizons_weeks, self.run, standard=self.standard, levers=self.levers)

    def _key(self, kind: str) -> str:
        """Everything that the findings follow from.

        What files are called is printed with them, so that others of the same content are another entry; where a ledger
        stood is told anew each time.
        """
        known, run = self.known, self.run
        call = (known.day.isoformat(), repr(self.horizons_weeks), str(run.seed), self.standard)
        others = (repr(run.settings), repr(self.levers), self.show_small_counts)
        told = (repr(known.ratings), repr(known.credibility), repr(known.revised), repr(known.withdrawn))
        files = repr(known.input_hashes) if known.head is None else "a ledger"
        return key_of([kind, known.digest, files, *call, *others, *told])


def _asked(
    ledger: Ledger, run: Run, as_of: date | None, horizon_weeks: int | None, standard: str, levers: Sequence[str]
) -> _Asked:
    words = standard_of(standard).key
    pulled = _set(ledger, levers)
    day = _checked_day(ledger, as_of, horizon_weeks)
    weeks = usual_horizon(ledger.case.questions, day) if horizon_weeks is None else horizon_weeks
    return _Asked(known=ledger.known(day), run=run, horizons_weeks=_horizons(weeks), standard=words, levers=pulled)


def _set(ledger: Ledger, levers: Sequence[str]) -> "tuple[SetLever, ...]":
    """The levers that were set; none at all needs nothing heavy."""
    if not levers:
        return ()
    from passmuster.forecast.levers import set_levers

    return set_levers(ledger.case, levers)


def _horizons(horizon_weeks: int) -> tuple[int, ...]:
    return (*(weeks for weeks in HORIZONS_WEEKS if weeks < horizon_weeks), horizon_weeks)


def _checked_day(ledger: Ledger, as_of: date | None, horizon_weeks: int | None) -> date:
    """The day to use, once everything about the call has been found in order."""
    faults = []
    if horizon_weeks is not None and not 1 <= horizon_weeks <= LONGEST_HORIZON:
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
