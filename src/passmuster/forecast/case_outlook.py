"""The hazards of the case at hand: the precedents' with its own ties, losses and strain, widened if it is strange.

Beside a reference class, which counts all its members alike, this asks what is particular to the case. Out of sample
the particulars have added little (see the page on precedents), so both are worth showing.
"""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import ArrayLike, NDArray

from passmuster.errors import BadInput, Fault
from passmuster.forecast.strain import strain_tilt
from passmuster.precedents.case import hazards_of_case
from passmuster.precedents.hazards import Hazards
from passmuster.precedents.nearest import Neighbour, Strangeness, nearest_cases, strangeness_of
from passmuster.precedents.participant import Exit, Participant
from passmuster.precedents.regression import HazardFit, fit_hazards
from passmuster.wording.numbers import share_words

__all__ = ["CaseOutlook", "outlook_of_case"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class CaseOutlook:
    """Hazards of the case, ready for `draw_actions`, with whom it is like and whether it is like anyone.

    `remarks` are sentences that must stand beside any number made from the hazards.
    """

    hazards: Hazards
    fit: HazardFit
    strangeness: Strangeness
    neighbours: tuple[Neighbour, ...]
    remarks: tuple[str, ...]


def outlook_of_case(
    case: Participant,
    participants: Sequence[Participant],
    *,
    as_of: date,
    months_in: float,
    killed: ArrayLike | None = None,
    peak_present: ArrayLike | None = None,
    joint_peak: ArrayLike | None = None,
    strain_now: ArrayLike | None = None,
    fit: HazardFit | None = None,
    seed: int = 0,
) -> CaseOutlook:
    """The case among its precedents on a day, with what is estimated of it.

    Parameters
    ----------
    case
        Its row: who it is and how it is tied. The row's own counts are passed over; they may be of a later day.
    participants
        The reference class; the case's own row in it does not count.
    killed, peak_present, joint_peak
        Draws of its dead so far, of its largest strength so far, and of that of the whole side, people, (draw,).
    strain_now
        Draws of strain on the as-of day, (draw,).
    fit
        One made before with the same participants, day and seed, so that several levers share it.
    """
    faults = count_faults(killed, peak_present, joint_peak)
    if faults:
        raise BadInput(faults)
    learned = fit_hazards(participants, as_of=as_of, leave_out=[case.case_id], seed=seed) if fit is None else fit
    seen = as_known(case, killed, peak_present, joint_peak)
    others = [row for row in participants if row.start < as_of]
    # Strange is what a case is and not what it loses: more losses would else move its chances by luck.
    strangeness = strangeness_of(dataclasses.replace(seen, deaths=None), others)
    hazards = hazards_of_case(
        learned,
        seen,
        months_in=months_in,
        overrides=measures_of(months_in, killed, peak_present, joint_peak),
        tilt=0.0 if strain_now is None else strain_tilt(strain_now, seed=seed),
        widening=strangeness.widening,
        seed=seed,
    )
    return CaseOutlook(
        hazards=hazards,
        fit=learned,
        strangeness=strangeness,
        neighbours=nearest_cases(seen, others),
        remarks=remarks_on(case, strangeness, strained=strain_now is not None),
    )


def as_known(
    case: Participant, killed: ArrayLike | None, peak_present: ArrayLike | None, joint_peak: ArrayLike | None
) -> Participant:
    """The row with the medians of what is estimated in place of its counts, nothing where nothing is."""
    return dataclasses.replace(
        case,
        end=None,
        exit=Exit.ONGOING,
        deaths=middle(killed),
        peak_troops=middle(peak_present),
        coalition_peak_troops=middle(joint_peak),
    )


def measures_of(
    months_in: float, killed: ArrayLike | None, peak_present: ArrayLike | None, joint_peak: ArrayLike | None
) -> dict[str, Floats]:
    """Draws of the measures that the precedents know: log deaths per soldier and month, log share of the coalition."""
    if peak_present is None:
        return {}
    peak = np.maximum(np.asarray(peak_present, dtype=np.float64), 1.0)
    measures = {}
    if killed is not None and months_in > 0:
        # Half a death stands for none: the log needs something, and less than one is what none observed suggests.
        dead = np.maximum(np.asarray(killed, dtype=np.float64), 0.5)
        measures["log_losses"] = np.log(dead / (peak * months_in))
    if joint_peak is not None:
        joint = np.maximum(np.asarray(joint_peak, dtype=np.float64), peak)
        measures["log_share"] = np.log(peak / joint)
    return measures


def middle(draws: ArrayLike | None) -> int | None:
    """Median of the draws as a whole number of people, None for none."""
    return None if draws is None else round(float(np.median(np.asarray(draws)))) or None


def remarks_on(case: Participant, strangeness: Strangeness, *, strained: bool) -> tuple[str, ...]:
    """What must be said beside the numbers."""
    remarks = []
    share = f"{share_words(strangeness.share_stranger)} of the precedents are stranger to the rest than it is"
    if strangeness.outside:
        remarks.append(
            f"{case.participant} lies outside the experience of the sample ({share}); its chances are widened by "
            f"judgement (standard deviation {strangeness.widening:.2f} of the log hazard)."
        )
    else:
        remarks.append(f"{case.participant} lies inside the experience of the sample ({share}).")
    if strained:
        remarks.append("Strain acts on the chances by a stated judgement; no precedent has a measure of it.")
    return tuple(remarks)


def count_faults(killed: ArrayLike | None, peak_present: ArrayLike | None, joint_peak: ArrayLike | None) -> list[Fault]:
    """What is wrong with the counts: negative or missing people, draws that do not pair up."""
    given = {"killed": killed, "peak_present": peak_present, "joint_peak": joint_peak}
    arrays = {name: np.asarray(values, dtype=np.float64) for name, values in given.items() if values is not None}
    faults = []
    for name, values in arrays.items():
        bad = int((~(np.isfinite(values) & (values >= 0))).sum())
        if bad:
            faults.append(Fault(name, "people are 0 or more", f"{bad} other values", "Check the posterior."))
    if len({values.shape for values in arrays.values()}) > 1:
        shapes = ", ".join(f"{name} {values.shape}" for name, values in arrays.items())
        faults.append(Fault("counts", "draws are of one shape", shapes, "Take them from one posterior."))
    return faults
