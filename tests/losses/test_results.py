"""Results: plain values that need nothing heavy to be read back."""

import subprocess
import sys

from passmuster.inference.diagnostics import Health
from passmuster.losses.results import LossResults

HEAVY = ("numpy", "scipy", "jax", "arviz_stats")


def test_results_need_no_numerical_library() -> None:
    """What was kept is read back at once: importing the types of results imports nothing numerical."""
    code = f"import sys, passmuster.losses.results; print([name for name in {HEAVY} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_a_model_may_have_totals_and_leans_alone() -> None:
    """What a model does not say is empty, and no score is none."""
    results = LossResults(health=Health(1.0, 500.0, 0, ""), totals=(), leans=())
    assert (results.meanings, results.drifts, results.slips, results.echoes) == ((), (), (), ())
    assert results.held_out is None
