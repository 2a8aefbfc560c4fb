"""The base rate: how fast partners left past wars, by cause, with wars allowed to differ.

Participant i of war w leaves by cause c in interval j since entry at the rate, per month,

    h = level_c * shape_cj * war_cw
    level_c  ~ Gamma(1/2, rate 60)      how often the cause happens at all
    shape_cj ~ Gamma(4, rate 4)         how the rate varies with time since entry; mean 1, spread about a half
    war_cw   ~ Gamma(1/s_c^2, 1/s_c^2)  what this war does to it; mean 1, standard deviation s_c
    s_c      ~ half-normal(scale 1)     how much wars differ

Exits then count as Poisson over time at risk (Holford 1980, Biometrics 36:299-305), and each factor has a Gamma
posterior given the others, so that the posterior is drawn by Gibbs steps; s_c is drawn from a grid with war_cw summed
out. A participant still in after m months comes, on the evidence of having stayed, from a war that is milder than
average: war_cw given no exit is Gamma(1/s^2, 1/s^2 + hazard added up to m) (Hougaard 2000, section 7.2).

Completed and defeated are risks like the others: they end the time in which a partner can leave.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.errors import BadInput, Fault
from passmuster.precedents.exposure import INTERVAL_BOUNDS, WEEKS_PER_MONTH, Exposure, exposure_of
from passmuster.precedents.gibbs import Counts, draw_posterior
from passmuster.precedents.incidence import cumulative_hazard, cumulative_incidence
from passmuster.precedents.participant import Participant

__all__ = ["BaseRate", "fit_base_rate"]

Floats = NDArray[np.float64]

FRAILTY_STREAM: Final = 1
"""Stream of the seed from which war effects of a new war are drawn; stream 0 is the posterior's."""


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class BaseRate:
    """Posterior draws of the hazards of leaving, and the participants they rest on.

    `rates` is level times shape, per month in an average war, shape (draw, cause, interval); `war_spread` is the
    standard deviation s_c of the war effects, shape (draw, cause); `war_effects` those of the wars in the sample,
    shape (draw, cause, war). Causes are in the order of `participant.CAUSES`.
    """

    rates: Floats
    war_spread: Floats
    war_effects: Floats
    exposure: Exposure
    seed: int

    def exit_probabilities(self, months_in: float, horizons_weeks: Sequence[float]) -> Floats:
        """Probability of each exit within each horizon for a participant still in after `months_in` months.

        Its war is new to the sample: its effect is drawn from the spread between wars, given that nobody has left so
        far. Returns shape (draw, horizon, cause); the mean over draws is the forecast, their spread is what is not
        known about it. The same object gives the same draws each time it is asked.
        """
        faults = horizon_faults(months_in, horizons_weeks)
        if faults:
            raise BadInput(faults)
        bounds = self.exposure.bounds
        hazards = self.rates * self.effects_of_new_war(months_in)[:, :, None]
        horizons = [weeks / WEEKS_PER_MONTH for weeks in horizons_weeks]
        return cumulative_incidence(hazards, bounds=bounds, months_in=months_in, horizons=horizons)

    def effects_of_new_war(self, months_in: float) -> Floats:
        """War effects of a war outside the sample in which a participant stayed `months_in` months, (draw, cause)."""
        random = np.random.default_rng([FRAILTY_STREAM, self.seed])
        firmness = self.war_spread**-2
        endured = cumulative_hazard(self.rates, bounds=self.exposure.bounds, months=months_in)
        return random.standard_gamma(firmness) / (firmness + endured)


def fit_base_rate(
    participants: Sequence[Participant],
    *,
    as_of: date | None = None,
    leave_out: Collection[str] = (),
    seed: int = 0,
    n_draws: int = 2000,
    bounds: tuple[float, ...] = INTERVAL_BOUNDS,
) -> BaseRate:
    """Hazards of leaving among the participants, as far as known on a day; takes about a second.

    Parameters
    ----------
    as_of
        Last day that counts: who entered later is dropped, who left later counts as still in.
    leave_out
        Names (`case_id`) of rows that must not count, such as the case that is being forecast.
    n_draws
        Posterior draws kept, a multiple of the four chains.

    Raises
    ------
    BadInput
        When nobody is left to learn from.
    """
    exposure = exposure_of(participants, as_of=as_of, leave_out=leave_out, bounds=bounds)
    if not exposure.case_ids:
        until = "any day" if as_of is None else as_of.isoformat()
        rule = "a base rate needs at least one participant that entered before the as-of day"
        raise BadInput([Fault("precedents", rule, f"none before {until}", "Widen the class or move the day.")])
    posterior = draw_posterior(Counts.of(exposure), seed=seed, n_draws=n_draws)
    return BaseRate(
        rates=posterior.rates,
        war_spread=posterior.war_spread,
        war_effects=posterior.war_effects,
        exposure=exposure,
        seed=seed,
    )


def horizon_faults(months_in: float, horizons_weeks: Sequence[float]) -> list[Fault]:
    """What is wrong with a question about a participant and horizons."""
    faults = []
    if not months_in >= 0:
        faults.append(
            Fault("months_in", "months since entry are 0 or more", f"{months_in}", "Give the time since entry.")
        )
    ordered = all(early < late for early, late in pairwise(horizons_weeks))
    if not horizons_weeks or not ordered or not horizons_weeks[0] >= 0:
        rule = "horizons are weeks, 0 or more, each later than the one before"
        faults.append(Fault("horizons_weeks", rule, f"{list(horizons_weeks)}", "Sort them and drop repeats."))
    return faults
