"""The audit of a case, start to end: what `passmuster muster` does, for Python.

>>> import passmuster as pm
>>> print(pm.muster("examples/kursk", claims=["k097"]).text)  # doctest: +SKIP
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from passmuster.analysis.brief import briefing_of_ledger
from passmuster.analysis.briefed import Briefing
from passmuster.analysis.inputs import RolesGiven
from passmuster.analysis.run import SILENT, Progress, Run
from passmuster.analysis.sources import Source, day_of, open_source
from passmuster.analysis.who import moment_of_text
from passmuster.errors import BadInput, Fault
from passmuster.findings.findings import Findings
from passmuster.findings.mustered import audit_of, check_named
from passmuster.inference.diagnostics import FitStatus
from passmuster.ledger import Ledger

__all__ = ["Audit", "muster", "muster_ledger"]


@dataclass(frozen=True, slots=True)
class Audit:
    """The verdicts on the claims of a case, or on some of them, with what they imply together."""

    findings: Findings
    claims: tuple[str, ...]
    """The claims that were asked for; empty for all."""
    since: date | None = None
    """The day after which told claims were said, where that was asked for."""

    @property
    def is_usable(self) -> bool:
        """Whether the fit can be used; of one that cannot, no verdict counts."""
        return self.findings.diagnostics.status is FitStatus.OK

    @property
    def text(self) -> str:
        """What the command prints, at a hundred columns and without colour."""
        from passmuster.briefing.terminal.captured import captured
        from passmuster.briefing.terminal.mustering import print_muster

        return captured(
            lambda console: print_muster(self.findings, console, in_full=bool(self.claims), since=self.since)
        )

    def to_json(self) -> str:
        """What `passmuster muster --format json` prints, byte for byte."""
        from passmuster.briefing.json.mustering import muster_json

        return muster_json(self.findings, self.since)


def muster(
    source: Source,
    *,
    claims: Sequence[str] = (),
    as_of: date | str | None = None,
    known_at: datetime | date | str | None = None,
    since: date | str | None = None,
    seed: int = 0,
    cache: bool = True,
    progress: Progress = SILENT,
) -> Audit:
    """Hold each claim against the others: what passes, what fails, and what would have to be true.

    Parameters
    ----------
    source, as_of, known_at, seed, cache, progress
        As for `brief`.
    claims
        Ids of the claims to tell in full; all are told, the sound ones in short, when none is given.
    since
        Only the claims that were said after this day are told, in full; all are held against one another all the same.

    Raises
    ------
    BadInput
        As for `brief`, and when a claim is named that nobody had made by the day, or none was said since; one that the
        case does not hold at all is refused before anything is fitted.
    """
    run = Run.usual(cache=cache, seed=seed, progress=progress)
    day = day_of(as_of)
    ledger = open_source(source, day, RolesGiven(), moment_of_text(known_at))
    return muster_ledger(ledger, run, claims=claims, as_of=day, since=day_of(since, "since"))


def muster_ledger(
    ledger: Ledger, run: Run, *, claims: Sequence[str] = (), as_of: date | None = None, since: date | None = None
) -> Audit:
    """As `muster`, of a ledger that is open; an id that no claim of it bears is refused before anything is fitted."""
    if claims:
        check_named(claims, {claim.claim_id for claim in ledger.claims})
    if since is not None:
        claims = _said_after(since, ledger, as_of, claims)
    return _audit(briefing_of_ledger(ledger, run, as_of=as_of), claims, since)


def _said_after(since: date, ledger: Ledger, as_of: date | None, named: Sequence[str]) -> tuple[str, ...]:
    """Of the claims that are named, or of all, the ids of those said after a day and by the as-of day."""
    told = [claim for claim in ledger.claims if claim.said_on > since and (as_of is None or claim.said_on <= as_of)]
    ids = tuple(claim.claim_id for claim in told if not named or claim.claim_id in named)
    if not ids:
        found = "none" if ledger.last_day is None else f"none; the last was said on {ledger.last_day}"
        rule = f"some claim that is asked for was said after {since}"
        raise BadInput([Fault.of_argument("since", rule, found, "Name an earlier day.")])
    return ids


def _audit(briefing: Briefing, claims: Sequence[str], since: date | None = None) -> Audit:
    return Audit(audit_of(briefing.findings, claims), tuple(claims), since)
