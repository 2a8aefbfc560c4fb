"""Who leaves with the partner: others that help the same side, and other forces of the partner's own.

Volunteers, brigades of neighbours and instructors came beside somebody and seldom stay without him. Of fourteen wars in
which the one who sent most left while smaller contingents were there, these were gone or going within the year in ten
(docs/explanation/precedents.md names them); those who stayed were sent by a body of many states, or stayed in part.

So on paths on which the partner leaves, cuts back or makes its peace, each such force does likewise with that chance,
by a luck of its own, and where the war is over all of them go home. Nobody of them sends more because the partner does.
The principal's own force, and those of the other side, stay.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.forecast.stance import OVER, Fates, steering_of
from passmuster.ledger import Case, Force
from passmuster.model.steering import Steering
from passmuster.randomness import RandomStream, generator

__all__ = ["FOLLOWING", "company_of", "with_company"]

FOLLOWING: Final = 10 / 14
"""Share of such contingents that leave when the partner does, by those fourteen wars."""


def company_of(case: Case, forces: Sequence[Force], partner_force: int) -> tuple[int, ...]:
    """Places among the counted forces of those that are there beside the partner's, which has the place given."""
    own_side = case.side_of(case.partner)
    return tuple(
        place
        for place, force in enumerate(forces)
        if place != partner_force
        and (force.actor == case.partner or (own_side and case.side_of(force.actor) == own_side))
        and force.actor != case.principal
    )


def with_company(
    steering: Steering, fates: Fates, company: Sequence[int], return_rates: NDArray[np.float64], seed: int
) -> Steering:
    """The steering with what the partner's fates do to those beside it.

    `return_rates`, shape (path, force), is the share of those present whose tours end in a week.
    """
    for place in company:
        luck = generator(RandomStream.COMPANY, seed, place).random(fates.exit_week.size)
        stays = (luck >= FOLLOWING) & (fates.cause != OVER)
        never = np.full_like(fates.exit_week, fates.n_weeks + 1)
        own = replace(fates, exit_week=np.where(stays, never, fates.exit_week), surge_week=never)
        steering = steering_of(
            own, strength=np.zeros(stays.size), return_rate=return_rates[:, place], force=place,
            n_forces=return_rates.shape[1], base=steering,
        )  # fmt: skip
    return steering
