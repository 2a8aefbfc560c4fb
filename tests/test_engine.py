"""JAX, loaded when it is first asked for."""

import subprocess
import sys


def told(code: str) -> list[str]:
    """What a fresh process prints, in words."""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.split()


def test_jax_is_loaded_when_it_is_asked_for() -> None:
    """Before, nothing of it is there; then it is JAX itself, with the parts that it loads when told to."""
    code = """
import sys
from passmuster.engine import jax, jnp
print("jax" in sys.modules)
print(float(jnp.sum(jnp.ones(3))), jax.scipy is sys.modules["jax.scipy"], callable(jax.scipy.linalg.solve_triangular))
"""
    assert told(code) == ["False", "3.0", "True", "True"]


def test_what_says_what_a_fit_is_loads_no_jax() -> None:
    """Every file of the model is read, and no program made."""
    code = """
import sys
import passmuster.model.fit, passmuster.model.passage, passmuster.model.moved, passmuster.model.paths
print("jax" in sys.modules)
"""
    assert told(code) == ["False"]
