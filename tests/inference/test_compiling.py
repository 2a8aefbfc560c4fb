"""How the numerical engine is set up."""

import os
import shutil
import subprocess
import sys
import time

import pytest

from passmuster.inference.compiling import PROGRAMS
from passmuster.parallel.threads import side_by_side

SHOW = "print(jax.config.jax_enable_x64, jax.config.jax_platforms, jax.config.jax_compilation_cache_dir)"


def settings(code, **environment):
    """What JAX is set to after some code in a fresh process."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("JAX_")}
    ran = subprocess.run(
        [sys.executable, "-c", f"{code}\n{SHOW}"], capture_output=True, text=True, timeout=120, env=clean | environment
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.split()


@pytest.mark.parametrize("code", ["import passmuster.model, jax", "import jax, passmuster.model"])
def test_precision_is_double_whoever_comes_first(code):
    """Whether JAX or the model is imported first, numbers are in double precision, on the processor."""
    assert settings(code)[:2] == ["True", "cpu"]


def test_a_chosen_platform_is_left_alone():
    """JAX_PLATFORMS says otherwise if the user wishes."""
    assert settings("import passmuster.model, jax", JAX_PLATFORMS="cuda")[1] == "cuda"


@pytest.mark.parametrize("order", ["import jax", ""])
def test_compiled_programs_are_kept(tmp_path, order):
    """They go to the folder that is given, before or after JAX is there."""
    code = f"""
{order}
from pathlib import Path
from passmuster.inference.compiling import keep_compiled_programs
keep_compiled_programs(Path({str(tmp_path)!r}))
import jax"""
    assert settings(code)[2] == str(tmp_path / PROGRAMS)
    assert (tmp_path / PROGRAMS).is_dir()


def test_a_chosen_folder_for_programs_is_left_alone(tmp_path):
    """JAX_COMPILATION_CACHE_DIR wins."""
    code = """
from pathlib import Path
from passmuster.inference.compiling import keep_compiled_programs
keep_compiled_programs(Path("elsewhere"))
import jax"""
    assert settings(code, JAX_COMPILATION_CACHE_DIR=str(tmp_path))[2] == str(tmp_path)


@pytest.mark.parametrize(("chosen", "kept"), [("elsewhere", 0), (f"elsewhere/{PROGRAMS}", 1)])
def test_whole_programs_are_kept_where_nobody_chose_a_folder(tmp_path, chosen, kept):
    """One that this program named itself, and a process inherited, is no choice."""
    code = f"""
from pathlib import Path
from passmuster.inference import compiling
compiling.keep_compiled_programs(Path({str(tmp_path)!r}))
print(len(compiling._kept))
import jax"""
    assert settings(code, JAX_COMPILATION_CACHE_DIR=str(tmp_path / chosen))[0] == str(kept)


def test_a_program_is_made_ready_where_programs_are_kept(tmp_path):
    """Then the call that follows makes none; without a folder nothing is made before the call."""
    code = f"""
from pathlib import Path
import numpy as np
import passmuster.model
from passmuster.inference import compiling, kept_programs
from passmuster.model.truth import log_posterior
def doubled(name, x): return x * 2.0
doubled.__module__ = "passmuster.somewhere"
made = compiling.compiled(static=(0,))(doubled)
made.made_ready("x", np.arange(3.0))
print(len(kept_programs.KeptPrograms._at_hand))
compiling.keep_compiled_programs(Path({str(tmp_path)!r}))
made.made_ready("x", np.arange(3.0))
print(len(kept_programs.KeptPrograms._at_hand))
print(float(made("x", np.arange(3.0))[2]), len(kept_programs.KeptPrograms._at_hand))
import jax"""
    assert settings(code)[:4] == ["0", "1", "4.0", "1"]


def test_kept_programs_are_found_where_the_folder_was_moved(tmp_path):
    """The key of a program is what it computes and what it runs on, and not where it lies."""
    code = """
from pathlib import Path
from passmuster.inference.compiling import keep_compiled_programs
keep_compiled_programs(Path({folder!r}))
import jax
jax.jit(lambda x: x * 3.0 + 1.0)(2.0)"""
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    settings(code.format(folder=str(first)))
    kept = sorted(path.name for path in (first / PROGRAMS).glob("*-cache"))
    assert kept
    shutil.copytree(first, second)
    settings(code.format(folder=str(second)))
    assert sorted(path.name for path in (second / PROGRAMS).glob("*-cache")) == kept


def test_tasks_side_by_side_come_back_in_order():
    """Whichever thread is done first, answers stand as their tasks did; a fault in one is raised."""
    waits = [0.02, 0.0, 0.01]
    assert side_by_side(lambda wait: time.sleep(wait) or wait, waits) == waits
    with pytest.raises(ZeroDivisionError):
        side_by_side(lambda divisor: 1 / divisor, [1, 0])


CORES = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []

SUMS = """
import os, hashlib
os.sched_setaffinity(0, {cores})
import passmuster.model, jax, numpy as np
from passmuster.inference.compiling import compiled
numbers = np.random.default_rng(1).standard_normal((1000, 197))
done = compiled(static=())(lambda x: (x.sum(), x.sum(0), x.sum(1), x @ x.T))(numbers)
print(hashlib.sha256(b"".join(np.asarray(part).tobytes() for part in done)).hexdigest())
"""


@pytest.mark.skipif(len(CORES) < 2, reason="one core cannot be told from two")
def test_sums_are_cut_alike_whatever_the_number_of_cores():
    """A long sum has the same last digits on one core and on all."""
    clean = {name: value for name, value in os.environ.items() if name != "NPROC"}

    def summed(cores):
        program = SUMS.format(cores=set(cores))
        return subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, timeout=120, env=clean, check=True
        ).stdout

    assert summed(CORES[:1]) == summed(CORES)
