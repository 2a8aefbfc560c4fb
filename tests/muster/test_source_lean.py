import numpy as np
import pytest

from passmuster.muster.found import AuditMethod
from passmuster.muster.leave_out import WithoutOrigin
from passmuster.muster.readings import Interval
from passmuster.muster.source_lean import claim_lean
from worlds.muster_world import claim, decreed_fit

ESTIMATE = Interval(400.0, 500.0, 600.0)


def _lean(said: object, *others: object) -> object:
    """The lean beside a claim in the decreed world, whose draws all count alike."""
    fit = decreed_fit(said, *others)
    even = np.full(fit.posterior.n_draws, 1.0 / fit.posterior.n_draws)
    origin = fit.design.echoes.origin_of[said.claim_id]
    return claim_lean(said, ESTIMATE, WithoutOrigin(origin, AuditMethod.IMPORTANCE_SAMPLING, fit.posterior, even))


def test_a_group_with_other_numbers_shows_its_lean() -> None:
    """Group, side and family are named, and claimed over true stands with its interval."""
    lean = _lean(claim("too", "killed", 700))
    assert (lean.group, lean.side, lean.family) == ("UA", "Russian side", "losses")
    assert lean.q05 <= lean.q50 <= lean.q95
    assert lean.ratio == pytest.approx(700 / 500)


def test_a_group_that_speaks_for_the_first_time_shows_none() -> None:
    """No lean is made up where no other origin of the group speaks of such numbers."""
    assert _lean(claim("new", "killed", 500, claimant_group="OSINT")) is None


def test_a_range_is_taken_at_its_middle() -> None:
    """The ratio of a range is that of its geometric middle; a count of none has no ratio."""
    lean = _lean(claim("range", "killed", bound="range", low=250.0, high=1_000.0))
    assert lean.ratio == pytest.approx(1.0)
    assert _lean(claim("none", "killed", 0.0, bound="exact")).ratio is None


def test_the_lean_beside_prisoners_is_a_fifth_of_that_of_the_dead() -> None:
    """What a group adds to the dead it hardly adds to those whom it can show."""
    dead, held = _lean(claim("too", "killed", 700)), _lean(claim("held", "captured", 30))
    assert (held.group, held.side, held.family) == (dead.group, dead.side, dead.family)
    assert held.q50 == pytest.approx(dead.q50**0.2)
