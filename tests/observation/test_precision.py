"""What the witness computes does not hang on what was imported first."""

import os
import subprocess
import sys

IMPORTED_FIRST = """
import passmuster.observation.noise as noise
import passmuster.model
import jax.numpy as jnp

print(float(noise.log_density(jnp.float64(0.0))).hex(), float(noise.log_distribution(jnp.float64(0.0))).hex())
"""


def test_importing_the_witness_first_costs_no_digits():
    """Imported before double precision is settled, the noise still has the double-precision density 3/8 at zero."""
    settings = {name: value for name, value in os.environ.items() if name != "JAX_ENABLE_X64"}
    done = subprocess.run([sys.executable, "-c", IMPORTED_FIRST], env=settings, capture_output=True, text=True)
    assert done.stderr == ""
    density, distribution = (float.fromhex(number) for number in done.stdout.split())
    # The logarithm of a rounded 3/8 would be off by a hundred-millionth.
    assert abs(density - -0.9808292530117262) < 1e-15
    assert abs(distribution - -0.6931471805599453) < 1e-15
