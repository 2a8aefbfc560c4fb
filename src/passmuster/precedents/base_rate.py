"""The base rate: how fast partners left past wars, with wars allowed to differ.

There are three kinds of exit: departure (early withdrawal, drawdown, change of side), completed, defeated. Participant
i on side w of a war makes an exit of kind c in interval j since entry at the rate, per month,

    h = level_c * shape_cj * camp_cw
    level_c  ~ Gamma(1/2, rate 60)      how often it happens at all
    shape_cj ~ Gamma(4, rate 4)         how the rate varies with time since entry; mean 1, spread about a half
    camp_cw  ~ Gamma(1/s_c^2, 1/s_c^2)  what this war does to this side; mean 1, standard deviation s_c
    s_c      ~ half-normal(scale 1)     how much camps differ

and a departure is one of its three sorts with shares ~ Dirichlet(1/2 each). A war's two sides have effects of their
own, because what makes one of them crumble makes the other stay.

Exits then count as Poisson over time at risk (Holford 1980, Biometrics 36:299-305), and each factor has a Gamma
posterior given the others, so that the posterior is drawn by Gibbs steps; s_c is drawn from a grid with camp_cw summed
out. A participant still in after m months comes, on the evidence of having stayed, from a camp that is milder than
average: camp_cw given no exit is Gamma(1/s^2, 1/s^2 + hazard added up to m) (Hougaard 2000, section 7.2).

Completed and defeated are risks like the others: they end the time in which a partner can leave.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from passmuster.errors import BadInput, Fault
from passmuster.precedents.exposure import INTERVAL_BOUNDS, Exposure, exposure_of
from passmuster.precedents.gibbs import Counts, draw_posterior
from passmuster.precedents.incidence import exit_chances
from passmuster.precedents.participant import Participant
from passmuster.randomness import RandomStream, generator

__all__ = ["BaseRate", "fit_base_rate"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class BaseRate:
    """Posterior draws of the hazards of leaving, and the participants they rest on.

    `rates` is level times shape, per month in an average camp, shape (draw, kind, interval); `camp_spread` is the
    standard deviation s_c of the camp effects, shape (draw, kind); `camp_effects` those of the camps in the sample,
    shape (draw, kind, camp); `shares` of the sorts of departure, shape (draw, departure). Kinds and departures are in
    the order of `participant.KINDS` and `participant.DEPARTURES`.
    """

    rates: Floats
    camp_spread: Floats
    camp_effects: Floats
    shares: Floats
    exposure: Exposure
    seed: int

    def exit_probabilities(self, months_in: float, horizons_weeks: Sequence[float]) -> Floats:
        """Probability of each exit within each horizon for a participant still in after `months_in` months.

        Its war is new to the sample: its effect is drawn from the spread between camps, given that nobody has left so
        far. Returns shape (draw, horizon, cause), causes in the order of `participant.CAUSES`; the mean over draws is
        the forecast, their spread is what is not known about it. The same object gives the same draws each time it is
        asked.
        """
        return exit_chances(
            self.rates,
            self.shares,
            camp_spread=self.camp_spread,
            bounds=self.exposure.bounds,
            months_in=months_in,
            horizons_weeks=horizons_weeks,
            random=generator(RandomStream.NEW_WAR, self.seed),
        )


def fit_base_rate(
    participants: Sequence[Participant],
    *,
    as_of: date | None = None,
    leave_out: Collection[str] = (),
    seed: int = 0,
    n_draws: int = 2000,
    bounds: tuple[float, ...] = INTERVAL_BOUNDS,
) -> BaseRate:
    """Hazards of leaving among the participants, as far as known on a day; takes half a second.

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
    refuse_nobody(exposure, as_of)
    posterior = draw_posterior(Counts.of(exposure), seed=seed, n_draws=n_draws)
    return BaseRate(
        rates=posterior.rates,
        camp_spread=posterior.camp_spread,
        camp_effects=posterior.camp_effects,
        shares=posterior.shares,
        exposure=exposure,
        seed=seed,
    )


def refuse_nobody(exposure: Exposure, as_of: date | None) -> None:
    """Refuses an exposure without participants, from which nothing can be learned."""
    if not exposure.case_ids:
        until = "at all" if as_of is None else f"before {as_of.isoformat()}"
        rule = "a base rate needs at least one participant that entered before the as-of day"
        raise BadInput([Fault("precedents", rule, f"none {until}", "Widen the class or move the day.")])
