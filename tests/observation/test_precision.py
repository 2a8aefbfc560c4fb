"""What the witness computes does not hang on what was imported first."""

import os
import subprocess
import sys

import pytest

FIRST = {
    "the noise first": "from passmuster.observation import t4\nimport passmuster.model\n",
    "the model first": "import passmuster.model\nfrom passmuster.observation import t4\n",
}
ASK = """
import jax.numpy as jnp

at = jnp.float64(0.25)
for number in (t4.log_density(at, xp=jnp), t4.log_distribution(at, xp=jnp), t4.log_interval(-at, at, xp=jnp)):
    print(float(number).hex())
"""
EXPECTED = (-1.0195897193516392, -0.5233217186397968, -1.6868699263400728)
"""By SciPy in double precision; a logarithm of 3/8 in single precision would be off by a hundred-millionth."""


@pytest.fixture(scope="module")
def told() -> dict[str, list[float]]:
    """What a fresh process prints for each order of imports, with nothing about JAX settled beforehand."""
    settings = {name: value for name, value in os.environ.items() if name != "JAX_ENABLE_X64"}
    told = {}
    for order, imports in FIRST.items():
        done = subprocess.run([sys.executable, "-c", imports + ASK], env=settings, capture_output=True, text=True)
        assert done.stderr == ""
        told[order] = [float.fromhex(number) for number in done.stdout.split()]
    return told


def test_importing_the_witness_first_costs_no_digits(told):
    """Imported before double precision is settled, the noise gives what it gives when imported after, bit for bit."""
    assert told["the noise first"] == told["the model first"]


def test_the_noise_is_of_double_precision(told):
    """In either order of imports the numbers have all their digits."""
    for numbers in told.values():
        assert numbers == pytest.approx(EXPECTED, abs=1e-13)
