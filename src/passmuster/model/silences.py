"""Silences: times in which nobody speaks of losses, because there were hardly any.

Whoever writes down what was said of a war takes its losses from the months in which it lost many. A hazard that is one
and the same throughout makes of them the losses of every year that a quiet occupation lasts: of five hundred dead in
four months twelve thousand in twelve years. So the log hazard of a force moves, where no claim tells, by

    q · (1 − exp(−max(d − A_MONTH, 0) / A_QUARTER) + log(max(d / HALF_A_YEAR, 1)) / DEEPER),

q having the prior `hazard_silence` and d being the weeks between the middle of a step and the nearest week that some
claim about its losses tells of: a window tells of its days, a running total of all days up to its own. Where somebody
speaks of losses every other month nothing moves, and nothing does before a running total.

From half a year on the middle loss falls as one over the time since anybody spoke of losses: a silence of ten years is
no twenty silences of half a year. Where q is nothing, losses that go on unheard do so for as long as it lasts.

The level of a force's hazard is its mean over the weeks that are no silence (`share_told_of`): past contingents, whose
losses it is expected by, are those that fought. Were it the mean of all weeks, each year of silence would ask for as
many dead as a year of war.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import FAMILY_OF_QUANTITY, Family
from passmuster.model.clock import Clock
from passmuster.model.grid import Grid
from passmuster.model.priors import DEFAULTS

__all__ = ["share_told_of", "silences"]

A_MONTH: Final = 4.0
"""Weeks without a word that say nothing yet: bulletins and debates of parliaments are that far apart."""
A_QUARTER: Final = 13.0
"""Weeks beyond that month after which two thirds of a silence are told by it: offensives end within a season."""
HALF_A_YEAR: Final = 26.0
"""Weeks without a word beyond which a silence deepens: the season that it began in is over, and those told after it."""
DEEPER: Final = -DEFAULTS["hazard_silence"].location
"""Log units of d over which a silence deepens by a whole one, so that the middle loss falls as 1 / d. Of six past
contingents that stayed for a decade and more after costly months five came to less than a hundredth of those months
over that time (docs/explanation/model.md), where 1 / d makes a fortieth of twenty years."""
BARELY: Final = 1e-3
"""What the deepest silence counts of a told week, so that a war that is silent throughout has a mean as well."""
AT_LEAST: Final = 0.9
"""The longest silence of a force, as a share of a whole one, from which on it has a parameter: eight months."""


def silences(
    claims: Iterable[Claim], forces: Sequence[str], wholes: Mapping[str, str], clock: Clock, grid: Grid
) -> np.ndarray:
    """How far nobody tells of a force's losses in each step: 0 to 1, past half a year more; shape (n_steps, n_forces).

    0 throughout for a force of whose losses nobody speaks at all, or whose silences are short.

    Parameters
    ----------
    claims
        Those that are weighed.
    forces
        Ids of the forces.
    wholes
        Of each part the id of its force; what is lost in a part is lost to it.
    clock, grid
        The weeks and steps of the fit.
    """
    middles = (np.array(grid.ticks[:-1]) + np.array(grid.ticks[1:])) / 2.0
    apart = np.full((len(forces), middles.size), np.inf)
    for claim in claims:
        force = wholes.get(claim.subject, claim.subject)
        if FAMILY_OF_QUANTITY[claim.quantity] == Family.LOSSES and force in forces:
            opening = clock.beginning_of(claim.as_of_start) if claim.is_window and claim.as_of_start else -np.inf
            away = np.maximum(np.maximum(opening - middles, middles - clock.end_of(claim.day)), 0.0)
            place = forces.index(force)
            apart[place] = np.minimum(apart[place], away)
    told = np.where(np.isfinite(apart), apart, 0.0)
    silent = -np.expm1(-np.maximum(told - A_MONTH, 0.0) / A_QUARTER)
    silent += np.log(np.maximum(told / HALF_A_YEAR, 1.0)) / DEEPER
    lasting: np.ndarray = np.where(silent.max(axis=1, initial=0.0)[:, None] >= AT_LEAST, silent, 0.0).T
    return lasting


def share_told_of(silences: np.ndarray) -> np.ndarray:
    """How far a step is none of a long silence, above 0 to 1, shaped as the silences."""
    told: np.ndarray = np.maximum(1.0 - silences, BARELY)
    return told
