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

    @property
    def is_usable(self) -> bool:
        """Whether the fit can be used; of one that cannot, no verdict counts."""
        return self.findings.diagnostics.status is FitStatus.OK

    @property
    def text(self) -> str:
        """What the command prints, at a hundred columns and without colour."""
        from passmuster.briefing.terminal.captured import captured
        from passmuster.briefing.terminal.mustering import print_muster

        return captured(lambda console: print_muster(self.findings, console, in_full=bool(self.claims)))

    def to_json(self) -> str:
        """What `passmuster muster --format json` prints, byte for byte."""
        from passmuster.briefing.json.mustering import muster_json

        return muster_json(self.findings)


def muster(
    source: Source,
    *,
    claims: Sequence[str] = (),
    as_of: date | str | None = None,
    known_at: datetime | date | str | None = None,
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

    Raises
    ------
    BadInput
        As for `brief`, and when a claim is named that nobody had made by the day; one that the case does not hold at
        all is refused before anything is fitted.
    """
    run = Run.usual(cache=cache, seed=seed, progress=progress)
    day = day_of(as_of)
    ledger = open_source(source, day, RolesGiven(), moment_of_text(known_at))
    return muster_ledger(ledger, run, claims=claims, as_of=day)


def muster_ledger(ledger: Ledger, run: Run, *, claims: Sequence[str] = (), as_of: date | None = None) -> Audit:
    """As `muster`, of a ledger that is open; an id that no claim of it bears is refused before anything is fitted."""
    if claims:
        check_named(claims, {claim.claim_id for claim in ledger.claims})
    return _audit(briefing_of_ledger(ledger, run, as_of=as_of), claims)


def _audit(briefing: Briefing, claims: Sequence[str]) -> Audit:
    return Audit(audit_of(briefing.findings, claims), tuple(claims))
