"""Material: everything that a briefing is composed from, finished before composing starts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from passmuster.forecast.courses import Courses
from passmuster.forecast.horizons import partner_horizon
from passmuster.forecast.levers import SetLever
from passmuster.forecast.looking_ahead import LookedAhead
from passmuster.forecast.outlook import Outlook
from passmuster.forecast.stance import Fates
from passmuster.forecast.strain import Strain
from passmuster.ledger import Case, Claim, Event, Force
from passmuster.model.ahead import Ahead
from passmuster.model.design import Design, partner_force
from passmuster.model.fit import Fit
from passmuster.muster.found import Audited, VerdictWord

__all__ = ["Material"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Material:
    """A fit with what was found out about it.

    `horizons_weeks` are in order and within the paths ahead. `audited` holds a verdict for each claim known as of the
    day. `fates` are those of the paths ahead. With `levers` set, `ahead` and `outlook` are what they make of them, and
    `without_levers` holds both as they are without. `words` are those of `LookedAhead`.
    """

    fit: Fit
    ahead: Ahead
    audited: Audited
    strain: Strain | None
    outlook: Outlook | None
    horizons_weeks: tuple[int, ...]
    standard: str
    fates: Fates | None = None
    levers: tuple[SetLever, ...] = ()
    without_levers: LookedAhead | None = None
    words: tuple[tuple[str, str, float], ...] = ()
    shows_small_because: str = ""
    """Why small counts of people are shown; empty where they are not."""

    @property
    def design(self) -> Design:
        """What was fitted."""
        return self.fit.design

    @property
    def case(self) -> Case:
        """The case as its file, or the program, set it up."""
        return self.fit.known.case

    @property
    def as_of(self) -> date:
        """The day whose knowledge is used."""
        return self.fit.as_of

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Claims said by the as-of day."""
        return self.fit.known.claims

    @property
    def events(self) -> tuple[Event, ...]:
        """Events on record by the as-of day."""
        return self.fit.known.events

    @property
    def courses(self) -> Courses:
        """Every count, past and ahead."""
        return Courses(self.ahead)

    @property
    def partner_force(self) -> Force | None:
        """The partner's force: the first one of its own that is modelled."""
        return partner_force(self.design)

    @property
    def verdict_of(self) -> Mapping[str, VerdictWord]:
        """Claim id to its verdict."""
        return {verdict.claim_id: verdict.verdict for verdict in self.audited.verdicts}

    @property
    def partner_horizon(self) -> int:
        """Weeks ahead for which the bottom line speaks: half a year, or the last horizon before it."""
        return partner_horizon(self.horizons_weeks)
