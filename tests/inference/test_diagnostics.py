"""Whether draws can be used."""

import os
import subprocess
import sys

import pytest

from passmuster.inference.diagnostics import ESS_NEEDED, R_HAT_LIMIT, FitStatus, Health

SOUND = {"r_hat_max": 1.004, "ess_min": 900.0, "divergences": 0, "worst": "x"}


def test_within_all_limits_draws_can_be_used():
    """R-hat below its limit, enough effective draws, and few that diverge."""
    assert Health(**SOUND).status is FitStatus.OK


@pytest.mark.parametrize(
    ("name", "value"),
    [("r_hat_max", R_HAT_LIMIT), ("ess_min", ESS_NEEDED), ("divergences", 1), ("r_hat_max", float("nan"))],
)
def test_one_limit_missed_is_enough(name, value):
    """A value on the limit misses it, and so does one that is no number."""
    health = Health(**(SOUND | {name: value}))
    assert not health.is_usable
    assert health.status == "failed"


def test_asking_for_health_changes_nothing_in_the_process():
    """Whoever reads of a fit's health sets up no numerical engine, and no environment for one."""
    code = (
        "import os, sys, passmuster.inference.diagnostics;"
        "sys.exit('jax' in sys.modules or any(name.startswith('JAX_') for name in os.environ))"
    )
    clean = {name: value for name, value in os.environ.items() if not name.startswith("JAX_")}
    assert subprocess.run([sys.executable, "-c", code], timeout=60, env=clean).returncode == 0


@pytest.mark.parametrize(
    ("r_hat", "ess", "is_slow"),
    [
        (1.004, 900.0, False),
        (1.025, 150.0, False),
        (1.03, 900.0, True),
        (1.004, 133.0, True),
        (float("nan"), 9.0, True),
    ],
)
def test_chains_are_slow_where_twice_as_many_draws_again_would_not_do(r_hat, ess, is_slow):
    """Three times the draws bring R-hat three times as near to 1 and treble what counts: slow is what falls short."""
    assert Health(r_hat_max=r_hat, ess_min=ess, divergences=0, worst="x").is_slow is is_slow
