"""JAX, loaded when it is first asked for."""

import ast
import subprocess
import sys
from pathlib import Path

import passmuster


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


def test_threads_that_ask_at_once_all_get_jax() -> None:
    """One asks for a part of it while the other is loading the whole; without a lock both fail."""
    code = """
import sys, time
from concurrent.futures import ThreadPoolExecutor
from passmuster.engine import jax, jnp
with ThreadPoolExecutor(2) as threads:
    whole = threads.submit(lambda: jax.jit)
    while "jax" not in sys.modules:
        time.sleep(0.001)
    part = threads.submit(lambda: float(jnp.sum(jnp.ones(3))))
    print(callable(whole.result()), part.result())
"""
    assert told(code) == ["True", "3.0"]


def test_no_other_file_imports_jax() -> None:
    """Whoever imports it beside the lock may load a part of it into half of it."""
    root = Path(passmuster.__file__).parent
    named = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if "jax" in _imported(node)
    }
    assert named == {"engine.py"}


def _imported(node: ast.AST) -> set[str]:
    """The packages that a statement imports."""
    if isinstance(node, ast.Import):
        return {name.name.split(".")[0] for name in node.names}
    if isinstance(node, ast.ImportFrom):
        return {(node.module or "").split(".")[0]}
    return set()
