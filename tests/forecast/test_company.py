"""Tests of who leaves with the partner."""

import numpy as np
import pytest

from passmuster.forecast.company import FOLLOWING, company_of, with_company
from passmuster.forecast.stance import Fates
from passmuster.ledger import Force, Side
from passmuster.model.steering import Steering
from passmuster.precedents.participant import CAUSES, Exit
from worlds import small_case

N_PATHS, N_WEEKS = 4000, 12
FORCES = tuple(
    Force(force_id=actor, name=actor, actor=actor) for actor in ("ALLY", "BUND", "FRIEND", "HELPER", "FOE", "ALLY")
)


def fates(cause: str, week: int = 3) -> Fates:
    """Every path leaves in one week for one cause, and sends more before."""
    return Fates(
        n_weeks=N_WEEKS, exit_week=np.full(N_PATHS, week), cause=np.full(N_PATHS, CAUSES.index(cause)),
        surge_week=np.ones(N_PATHS, dtype=int), growth=np.full(N_PATHS, 2.0), left_share=np.full(N_PATHS, 0.01),
    )  # fmt: skip


def gone(cause: str, place: int = 1) -> np.ndarray:
    """Whether a second force goes home on each path, beside that of the partner, the first."""
    rates = np.full((N_PATHS, 2), 0.02)
    made = with_company(Steering(), fates(cause), (place,), rates, seed=7)
    assert (np.asarray(made.extra_arrivals) == 0.0).all()
    assert (np.asarray(made.return_rate)[:, :, 0] == 1.0).all()
    return np.asarray(made.return_rate)[:, 5, place] > 1.0


def test_helpers_and_the_partner_s_other_forces_are_its_company() -> None:
    """The principal's force and those of the other side are not."""
    sides = (Side(name="one", members=("BUND", "ALLY", "HELPER")), Side(name="other", members=("FOE", "FRIEND")))
    case = small_case.case(sides=sides, groups=("BUND", "ALLY", "FOE", "FRIEND", "HELPER"))
    assert company_of(case, FORCES, 0) == (3, 5)
    assert company_of(small_case.case(sides=()), FORCES, 0) == (5,)


def test_ten_in_fourteen_leave_with_the_partner() -> None:
    """Whatever makes it leave while the war goes on, and by a luck of their own."""
    share = gone(Exit.DRAWDOWN).mean()
    assert share == pytest.approx(FOLLOWING, abs=4.0 * np.sqrt(FOLLOWING * (1.0 - FOLLOWING) / N_PATHS))


def test_all_go_home_when_the_war_is_over() -> None:
    """Nobody stays in a war that nobody fights."""
    assert gone(Exit.COMPLETED).all()


def test_a_force_alone_is_steered_as_it_was() -> None:
    """Without company nothing changes."""
    steering = Steering(arrivals=0.5)
    assert with_company(steering, fates(Exit.DRAWDOWN), (), np.ones((N_PATHS, 1)), seed=7) is steering
