"""Hazards of leaving, however they were learned: of anybody in a class, or of one participant by its conditions."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passmuster.errors import BadInput, Fault
from passmuster.precedents.exposure import Exposure
from passmuster.precedents.floors import held_up
from passmuster.precedents.incidence import exit_chances, horizon_faults
from passmuster.randomness import RandomStream, generator

__all__ = ["Hazards"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Hazards:
    """Posterior draws of the hazards of leaving, and the participants they rest on.

    `rates` per month in an average camp, shape (draw, kind, interval); `camp_spread` the standard deviation of the
    effects of camps, shape (draw, kind); `shares` of the sorts of departure, shape (draw, departure). Kinds and
    departures are in the order of `participant.KINDS` and `participant.DEPARTURES`. `stream` is that of the seed from
    which the effect of the participant's own camp is drawn. `floors` are what acts on record hold the weekly hazards
    up to, from the as-of day on, shape (draw, week, cause), None where there are no such acts.
    """

    rates: Floats
    camp_spread: Floats
    shares: Floats
    exposure: Exposure
    seed: int
    stream: RandomStream
    floors: Floats | None = None

    def exit_probabilities(self, months_in: float, horizons_weeks: Sequence[float]) -> Floats:
        """Probability of each exit within each horizon for a participant still in after `months_in` months.

        Nobody else of its camp is known: the camp's effect is drawn from the spread between camps, given that it has
        stayed so long. Returns shape (draw, horizon, cause), causes in the order of `participant.CAUSES`; the mean
        over draws is the forecast, their spread is what is not known about it. The same seed gives the same effects,
        so that two sets of hazards are paired draw by draw and what a lever does is told sharply.

        Raises
        ------
        BadInput
            When months are negative or horizons out of order.
        """
        if self.floors is None:
            return self._exit_chances(months_in, horizons_weeks)
        if not all(week == int(week) for week in horizons_weeks):
            rule, remedy = "with acts on record horizons are whole weeks", "Round them."
            raise BadInput([Fault("horizons_weeks", rule, f"{list(horizons_weeks)}", remedy)])
        if faults := horizon_faults(months_in, horizons_weeks):
            raise BadInput(faults)
        weeks = [int(week) for week in horizons_weeks]
        return held_up(self._exit_chances(months_in, range(weeks[-1] + 1)), self.floors)[:, weeks]

    def _exit_chances(self, months_in: float, horizons_weeks: Sequence[float]) -> Floats:
        """As `exit_probabilities`, without the acts on record."""
        return exit_chances(
            self.rates,
            self.shares,
            camp_spread=self.camp_spread,
            bounds=self.exposure.bounds,
            months_in=months_in,
            horizons_weeks=horizons_weeks,
            random=generator(self.stream, self.seed),
        )
