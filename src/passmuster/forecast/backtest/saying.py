"""What a source of a kind would say: the distribution of the number a later claim prints.

The whole witness, drawn path by path. With the fair count c of what the claim speaks about on one path of the posterior
(past days) or of its continuation (days ahead), natural logs throughout:

    belief  = log c + lean of the group, side and family + noise of family and mode,
              or, with the chance of a slip, + a slip's wide spread instead
    print   = belief                           a point
              belief + half-width · U(−1, 1)   the middle of a range
              log c + lean + gap               a floor or a ceiling, the gap a habit of those who hedge
    rounded as numbers of the family are, and, with the chance of a repeat, the last number over again.

An office that told a running total before adds to it (`told_totals`): its new total is the old one and what came
since, told with lean and noise, and no fresh count of everything.

Those present are counted on paths on which they are still there (`spoken_of`), and losses of a few days or weeks as
those of times worth telling of (`fights_counted`). What is meant is drawn from the claim's measures by weight. Of the
claim itself nothing is looked at but what a reader knows before reading the number: who speaks, about which subject,
quantity and days, how firmly and with what bound. A group that has not spoken yet has its camp's lean and a spread of
its own; so a new speaker widens and is not refused, and one that speaks of its own losses hardly admits more than there
are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from passmuster.forecast.backtest.fights_counted import counts_a_fight, losses_of_a_fight
from passmuster.forecast.backtest.habits import (
    GAP_GUESS,
    chance_of_repeating,
    chosen,
    gap_sources,
    range_widths,
    rounding,
)
from passmuster.forecast.backtest.printed import Printed, log_heads, log_number
from passmuster.forecast.backtest.spoken_of import read_from, speaks_of_the_standing
from passmuster.forecast.backtest.told_totals import added_to, chance_of_adding, last_total, on_its_days, told_on
from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Bound, Quantity
from passmuster.model.ahead import Ahead
from passmuster.model.bend import admitted
from passmuster.model.claim_noise import log_own_noise
from passmuster.model.counts import supply_index, supply_total
from passmuster.model.fights import told_battles
from passmuster.model.leans import OWN_LOSSES, LeanCell, camp_of, camp_prior, lean_cell, lean_share, measure_cell
from passmuster.model.priors import PriorTable
from passmuster.model.shape import SUPPLY_QUANTITIES
from passmuster.observation.printing import draw_error, luck_of_generator, new_lean
from passmuster.observation.rounding import rounded

__all__ = ["Saying", "Sayings", "printed_numbers"]

Floats = NDArray[np.float64]

IN_FULL: Final = 0.0
"""Coarseness of a number that is printed to the head."""

ONE_SIDED: Final = {Bound.AT_LEAST: -1.0, Bound.AT_MOST: 1.0}
"""Which way a bound lies from what its source believes."""


@dataclass(frozen=True, slots=True, eq=False)
class Saying:
    """Draws of the natural log of what would be printed, shape (draw,), or the reason why nothing can be said."""

    draws: Floats | None
    why_not: str = ""


@dataclass(frozen=True)
class Sayings:
    """Forecasts of claims from one fit and its paths ahead.

    `ahead` must reach the last day that any claim asked about speaks of. `known` is what had been said by the as-of
    day, in order of saying, plans and projections aside.
    """

    ahead: Ahead
    priors: PriorTable
    known: tuple[Claim, ...]

    def of(self, claim: Claim, random: np.random.Generator) -> Saying:
        """What a source of the claim's kind would print in its place."""
        last = None if claim.bound in ONE_SIDED else last_total(claim, self.known)
        counts, why_not = self._counts(claim, last, random)
        if counts is None:
            return Saying(None, why_not)
        fair, lean = log_heads(counts[0]), self._lean(claim, random)
        if claim.bound in ONE_SIDED:
            fresh = self._printed(claim, self._hedged(claim, fair + lean, random), random)
        else:
            error = lean + self._noise(claim, random)
            fresh = self._printed(claim, fair + error, random)
            if last is not None:
                added = self._printed(claim, added_to(last, counts[0] - counts[1], error), random)
                fresh = told_on(last, added, fresh, self._adding, random)
        return Saying(self._or_repeated(claim, fresh, random))

    # What is counted --------------------------------------------------------------------------------------------------

    def _counts(self, claim: Claim, last: Claim | None, random: np.random.Generator) -> tuple[Floats | None, str]:
        """Draws of the fair count of what the claim means, shape (1, draw), or None and why there is none.

        With a total that its office told last a second row is that of the same on the days of that total.
        """
        measures = claim.measures or ((claim.quantity, 1.0),)
        counts = [(self._told_counts(claim, last, measure, random), weight) for measure, weight in measures]
        missing = [measure for (measure, _), (count, _) in zip(measures, counts, strict=True) if count is None]
        if missing:
            return None, self._why_not(claim, missing[0])
        weights = np.array([weight for _, weight in counts])
        meant = random.choice(len(counts), p=weights / weights.sum(), size=self.ahead.n_paths)
        stacked = np.stack([np.asarray(count) for count, _ in counts])
        return np.asarray(stacked[meant, :, np.arange(meant.size)].T), ""

    def _told_counts(
        self, claim: Claim, last: Claim | None, measure: Quantity, random: np.random.Generator
    ) -> Floats | None:
        """Draws of one measure as it is where somebody speaks of it: of a force while it is there, and of days that
        were bad where a fight is told of."""
        design = self.ahead.design
        is_ahead = (claim.as_of_start or claim.day) > design.as_of
        if is_ahead and counts_a_fight(claim, design.observed):
            count = losses_of_a_fight(self.ahead, claim, measure, self._fights_of(claim.subject), random)
        else:
            count = self._fair_count(claim, measure)
        before = None if last is None else self._fair_count(on_its_days(claim, last), measure)
        if count is None:
            return None
        counts = np.stack([count] if last is None else [count, np.zeros_like(count) if before is None else before])
        if not is_ahead or not speaks_of_the_standing(claim, measure):
            return counts
        then = self.ahead.level(claim.subject, Quantity.PRESENT, claim.day)
        now = self.ahead.level(claim.subject, Quantity.PRESENT, design.as_of)
        return counts if then is None or now is None else counts[:, read_from(then, now, random)]

    def _fair_count(self, claim: Claim, measure: Quantity) -> Floats | None:
        """Draws of one measure on the claim's days, shape (draw,); None when the model keeps no such count."""
        closing = claim.day
        supply = supply_index(self.ahead.design, claim.subject)
        if supply is not None:
            return self._delivered(claim, supply) if measure in SUPPLY_QUANTITIES else None
        if self.ahead.design.clock.end_of(closing) <= 0.0:
            return None
        if claim.as_of_start is None or claim.as_of_end is None:
            return self.ahead.level(claim.subject, measure, closing)
        read = self.ahead.mean_level if claim.has_width else self.ahead.gain
        return read(claim.subject, measure, claim.as_of_start, claim.as_of_end)

    def _fights_of(self, subject: str) -> list[tuple[Claim, Floats]]:
        """Weighed claims about fights of a force, each with how far its source leans."""
        told = told_battles(self.ahead.design.observed, subject) or ()
        leans = self.ahead.posterior.leans[self.ahead.draw]
        cells = [(claim, self.ahead.design.cell_index(claim)) for claim in told]
        return [(claim, np.asarray(lean_share(claim) * leans[:, cell])) for claim, cell in cells if cell is not None]

    def _delivered(self, claim: Claim, supply: int) -> Floats:
        """A supply's running total, or what it gained in the window; its law holds before the case's start too."""
        clock, own = self.ahead.design.clock, self.ahead.posterior.parameters
        total = supply_total(own, supply, clock.end_of(claim.day))
        if claim.as_of_start is not None and claim.as_of_end is not None:
            total = total - supply_total(own, supply, clock.beginning_of(claim.as_of_start))
        return np.asarray(total[self.ahead.draw])

    def _why_not(self, claim: Claim, measure: Quantity) -> str:
        design = self.ahead.design
        force = design.case.force(claim.subject)
        name = force.name if force else claim.subject
        modelled = (*design.forces, *design.parts, *design.sums, *design.supplies)
        if all(claim.subject != known.force_id for known in modelled):
            return f"by the as-of day too little had been said of {name} for the model to count it"
        if design.clock.end_of(claim.day) <= 0.0:
            return f"it speaks about days before the case's start on {design.clock.start}"
        return f"the model keeps no count of {measure} for {name}"

    # How it is told ---------------------------------------------------------------------------------------------------

    def _printed(self, claim: Claim, belief: Floats, random: np.random.Generator) -> Floats:
        """What is printed of what is believed, logs, shape (draw,): the middle of a range, or rounded, or in full."""
        if claim.bound == Bound.RANGE:
            half_width = range_widths(self.known, claim.family, belief.size, random)
            belief = belief + half_width * random.uniform(-1.0, 1.0, belief.size)
        if claim.bound == Bound.EXACT:
            return log_heads(rounded(belief, IN_FULL, xp=np))
        return rounding(belief, claim.family, self.known, random)

    def _lean(self, claim: Claim, random: np.random.Generator) -> Floats:
        """Log of claimed over true for the claim's group, side and measure, shape (draw,)."""
        design, own, draw = self.ahead.design, self.ahead.posterior.parameters, self.ahead.draw
        lean, habit = self._group_lean(claim, random), measure_cell(claim, design.case)
        if habit is None:
            return lean
        if habit in design.measure_cells:
            return np.asarray(lean + own["habits"][draw, design.measure_cells.index(habit)])
        return np.asarray(new_lean(lean, np.exp(own["measure_lean"][draw]), random.standard_normal(draw.size)))

    def _group_lean(self, claim: Claim, random: np.random.Generator) -> Floats:
        """Log of claimed over true for the claim's group, side and family, shape (draw,)."""
        design, own, draw = self.ahead.design, self.ahead.posterior, self.ahead.draw
        cell = design.cell_index(claim)
        if cell is not None:
            return np.asarray(lean_share(claim) * own.leans[draw, cell])
        camp = camp_of(lean_cell(claim, design.case), design.case)
        spread = np.exp(own.parameters[f"group_lean_{claim.family}"][draw])
        lean = new_lean(self._camp_lean(camp, random), spread, random.standard_normal(draw.size))
        own_losses = bool(camp[0]) and camp_prior(camp) == OWN_LOSSES
        return np.asarray(lean_share(claim) * (admitted(lean) if own_losses else lean))

    def _camp_lean(self, camp: LeanCell, random: np.random.Generator) -> Floats:
        """Lean of the camp that a group not heard before belongs to; none for a group that stands on no side."""
        design, draw = self.ahead.design, self.ahead.draw
        if not camp[0]:
            return np.zeros(draw.size)
        prior = camp_prior(camp)
        if camp in design.camps:
            drawn = self.ahead.posterior.parameters["camps"][draw, design.camps.index(camp)]
        else:
            drawn = random.standard_normal(draw.size)
        return np.asarray(self.priors.location(prior) + self.priors.scale(prior) * drawn)

    def _noise(self, claim: Claim, random: np.random.Generator) -> Floats:
        """Noise of the claim's family and mode, or a slip, shape (draw,)."""
        own, draw = self.ahead.posterior.parameters, self.ahead.draw
        scale, slips = np.exp(log_own_noise(own, claim)), expit(own["slip_probability"])
        return np.asarray(draw_error(scale[draw], slips[draw], luck_of_generator(random, draw.shape), xp=np))

    def _hedged(self, claim: Claim, fair: Floats, random: np.random.Generator) -> Floats:
        """A floor or a ceiling: what known ones of the kind lay from their truth, or noise and a gap by guess."""
        gaps, weighed = self._known_gaps, self.ahead.design.observed
        own, others = gap_sources(claim, weighed)
        source = chosen(own, others, fair.size, random)
        guess = self._noise(claim, random) + ONE_SIDED[claim.bound] * random.exponential(GAP_GUESS, fair.size)
        if not weighed:
            return fair + guess
        copied = gaps[np.arange(fair.size), np.maximum(source, 0)]
        return np.asarray(fair + np.where(source < 0, guess, copied))

    @cached_property
    def _known_gaps(self) -> Floats:
        """Log of printed over fair count and lean for each claim that was weighed, shape (draw, n_observed).

        Only floors and ceilings are worked out; other columns are zero and never copied.
        """
        columns = [self._gap(claim) for claim in self.ahead.design.observed]
        return np.stack(columns, axis=1) if columns else np.zeros((self.ahead.n_paths, 0))

    def _gap(self, claim: Claim) -> Floats:
        measure = max(claim.measures, key=lambda pair: pair[1])[0] if claim.measures else claim.quantity
        count = self._fair_count(claim, measure) if claim.bound in ONE_SIDED else None
        cell = self.ahead.design.cell_index(claim)
        if count is None or cell is None:
            return np.zeros(self.ahead.n_paths)
        fair = log_heads(count) + lean_share(claim) * self.ahead.posterior.leans[self.ahead.draw, cell]
        return np.asarray(log_number(claim) - fair)

    def _or_repeated(self, claim: Claim, fresh: Floats, random: np.random.Generator) -> Floats:
        """The fresh number, or with the learned chance the one in circulation."""
        target = Printed.of(claim)
        lead = max((claim.said_on - self.ahead.design.as_of).days, 1)
        repeats = chance_of_repeating(self._said, target, lead)
        if repeats is None:
            return fresh
        again = random.random(fresh.size) < repeats.chance
        return np.where(again, repeats.log_number, fresh)

    @cached_property
    def _adding(self) -> float:
        return chance_of_adding(self.known)

    @cached_property
    def _said(self) -> tuple[Printed, ...]:
        return printed_numbers(self.known)


def printed_numbers(claims: Sequence[Claim]) -> tuple[Printed, ...]:
    """The numbers of claims, in their order."""
    return tuple(Printed.of(claim) for claim in claims)
