"""Tests of levels within a step: claims and findings read the same, on told days of landings and of an ending."""

from datetime import timedelta

import numpy as np
import pytest

from passmuster.model.counts import read_count
from passmuster.model.design import Design, make_design
from passmuster.model.fixed_inputs import fixed_inputs
from passmuster.model.moments import landed_by, moment_of
from passmuster.model.parameters import n_parameters
from passmuster.model.posterior import Posterior, posterior_from
from passmuster.model.priors import resolve
from passmuster.model.truth import fair_count, what_happened
from passmuster.observation.dating import AS_NAMED
from worlds import rich_case
from worlds.small_case import START, claim

LANDED = claim("came", 93, "arrivals", 800.0, as_of_start=START + timedelta(days=93))
LAST = START + timedelta(days=96)
MORE = {
    "landed": (LANDED, claim("now", 94, "present", 4500.0), claim("all", 92, "deployed", 9000.0)),
    "ended": (claim("none", 93, "present", 0.0), claim("dead", 94, "killed", 500.0)),
}


def drawn(name: str) -> tuple[Design, Posterior, np.ndarray]:
    """A design, a draw of it, and what its claims read off that, in their order."""
    design = make_design(rich_case.ledger(*MORE[name]).known(LAST))
    given = fixed_inputs(design, resolve(()))
    x = 0.3 * np.random.default_rng(3).standard_normal(n_parameters(design.shape))
    posterior = posterior_from(design, given, x[None, None])
    own = {key: value[0] for key, value in posterior.parameters.items()}
    read = np.exp(np.asarray(fair_count(own, what_happened(design.shape, own, given), given)))
    return design, posterior, read[design.rows, AS_NAMED]


@pytest.mark.parametrize("name", MORE)
def test_findings_read_what_claims_read(name: str) -> None:
    """Levels and windows of every claim but those of a part that is told over some days."""
    design, posterior, read = drawn(name)
    for claim_, expected in zip(design.observed, read, strict=True):
        if claim_.quantity != "shells":
            opening = design.clock.beginning_of(claim_.as_of_start) if claim_.is_window else None
            found = read_count(posterior, claim_.subject, claim_.quantity, opening, design.clock.end_of(claim_.day))
            assert found is not None
            assert found[0] == pytest.approx(expected, rel=1e-9), claim_.claim_id


def test_the_account_balances_on_the_day_of_an_ending() -> None:
    """Everybody sent is somewhere, in the week of an ending as at its end."""
    design, posterior, _ = drawn("ended")
    places = ("present", "deployed", "killed", "captured", "returned")
    here, there = (
        [posterior.level("force", place, moment) for place in places] for moment in (design.clock.end_of(LAST), 14.0)
    )
    np.testing.assert_allclose(here, there)


def test_parts_end_with_their_whole_and_nothing_else_is_moved() -> None:
    """Nor is a loss raised by a landing, or another force."""
    ended, landed = drawn("ended")[0], drawn("landed")[0]
    moment = np.asarray(13.9)
    assert float(moment_of(ended, "front", moment)) == float(moment_of(ended, "force", moment)) == 14.0
    assert float(moment_of(ended, "host", moment)) == float(moment_of(landed, "force", moment)) == 13.9
    assert landed_by(landed, "force", "present", moment).sum() > 0.0  # type: ignore[arg-type]
    assert landed_by(landed, "force", "killed", moment).sum() == 0.0  # type: ignore[arg-type]
    assert landed_by(landed, "host", "present", moment).sum() == 0.0  # type: ignore[arg-type]
