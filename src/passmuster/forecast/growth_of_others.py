"""How often other contingents grew: the shipped counts without those of the case's own contingent.

A case that is set against its own course has been told its answer. So the counts of its partner are left out, as its
own row is among the precedents and its own war among the acts.
"""

from collections.abc import Iterable
from datetime import date

from passmuster.datasets.coalitions import load_participants
from passmuster.datasets.strengths import load_strengths
from passmuster.ledger import Case
from passmuster.ledger.actors import actor_name
from passmuster.precedents.growth import StrengthCount, SurgeRate, fit_surges
from passmuster.precedents.participant import own_row

__all__ = ["growth_of_others", "others_counts"]


def growth_of_others(case: Case, as_of: date, *, seed: int) -> SurgeRate:
    """How often contingents other than the case's own grew, as far as counted by the as-of day.

    As many draws whatever the case: it hangs on the counts, the day and the seed alone.
    """
    return fit_surges(others_counts(load_strengths(), case), as_of=as_of, seed=seed)


def others_counts(counts: Iterable[StrengthCount], case: Case) -> list[StrengthCount]:
    """Counts without the case's own: by its row among the precedents, or of its partner since the case's start."""
    row = own_row(load_participants(), case.precedent_id)
    own = {(row.war, row.participant)} if row is not None else set()
    partner = actor_name(case.partner)
    return [
        count
        for count in counts
        if (count.war, count.participant) not in own and not (count.participant == partner and count.day >= case.start)
    ]
