"""The level of a count on a day, read off what follows from draws."""

import subprocess
import sys

import numpy as np

from passmuster.ledger.vocabulary import Quantity
from passmuster.model.unfolded import Unfolded, level_of
from worlds.muster_world import decreed_fit


def test_a_posterior_is_read_as_it_says_itself() -> None:
    """A level of a force, straight between the ticks around the day; none of a count that is not kept."""
    posterior: Unfolded = decreed_fit().posterior
    level = level_of(posterior, "kp-force", Quantity.KILLED, 3.4)
    row = posterior.design.series_index("kp-force", Quantity.KILLED)
    assert level is not None
    assert row is not None
    before, after = (posterior.tick(row, tick) for tick in (3, 4))
    np.testing.assert_allclose(level, before + 0.4 * (after - before), rtol=1e-12)
    assert np.array_equal(level, posterior.level("kp-force", Quantity.KILLED, 3.4))
    assert level_of(posterior, "nobody", Quantity.KILLED, 3.4) is None


def test_who_reads_what_was_kept_loads_nothing_that_unfolds_draws() -> None:
    """Neither the truth that claims are held against nor the posterior that is made of it."""
    told = "import sys, passmuster.model.kept_unfoldings, passmuster.model.passage; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True).stdout.split()
    assert not {"passmuster.model.truth", "passmuster.model.posterior", "jax"} & {*loaded}
