"""What past wars teach about leaving, for the case at hand: found again, or learned and kept.

None of it hangs on a claim, so that it can be learned while the case is being fitted.
"""

from collections.abc import Sequence

from passmuster.cache.keeper import Keeper
from passmuster.datasets.coalitions import load_participants
from passmuster.forecast.kept_precedents import TaughtByPast, find_learned, keep_learned
from passmuster.forecast.outlook import hazards_of_class, months_in, rivals_of
from passmuster.forecast.reference_classes import forecast_classes
from passmuster.ledger import Known
from passmuster.precedents.participant import own_row
from passmuster.precedents.regression import fit_hazards

__all__ = ["taught_by_past"]


def taught_by_past(known: Known, horizons_weeks: Sequence[int], *, seed: int, keeper: Keeper) -> TaughtByPast:
    """What past wars teach of leaving, as far as known on the day.

    Raises
    ------
    BadInput
        When the case's reference class names a column or value that the precedents do not have.
    """
    found = find_learned(keeper, known, seed, horizons_weeks)
    if found is None:
        found = _learned(known, horizons_weeks, seed)
        keep_learned(keeper, known, seed, horizons_weeks, found)
    return found


def _learned(known: Known, horizons_weeks: Sequence[int], seed: int) -> TaughtByPast:
    case, as_of, participants = known.case, known.day, load_participants()
    own, so_far = own_row(participants, case.precedent_id), months_in(case, as_of)
    leave_out, rivals = {case.precedent_id} if case.precedent_id else set(), rivals_of(case)
    learned = base_rate = None
    if own is None:
        base_rate = hazards_of_class(rivals, as_of, leave_out, so_far, None, seed).base_rate
    else:
        learned = fit_hazards(participants, as_of=as_of, leave_out=[own.case_id], seed=seed)
    classes = forecast_classes(
        rivals, months_in=so_far, as_of=as_of, leave_out=leave_out, horizons_weeks=horizons_weeks, seed=seed
    )
    return TaughtByPast(learned, base_rate, classes)
